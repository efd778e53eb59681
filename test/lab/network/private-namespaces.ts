/**
 * Network tests run in namespaces of their own: what they make cannot be left behind, and nothing of the machine can be reached.
 * The test file starts itself again as the first process in there; its results go to the same standard output.
 */
import { spawnSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onPath } from '../../../src/lab/requirements.ts'

const inside = 'EGRESS_GATE_TEST_NAMESPACES'

/**
 * Call it before the first test of a `*.lab.test.ts`. Outside, it does not return. `programs` are those that the file needs and that a machine
 * may lack: without one of them the file is one skipped test that says so.
 */
export function enterPrivateNamespaces(meta: ImportMeta, programs: readonly string[] = []): void {
  if (process.env[inside]) return
  const missing = programs.filter(program => !onPath(program))
  if (missing.length > 0) {
    const env = {
      ...process.env,
      EGRESS_GATE_NOT_RUN: `there is no ${missing.join(', no ')} on this machine`,
      EGRESS_GATE_NOT_RUN_FILE: basename(fileURLToPath(meta.url)),
    }
    const told = spawnSync(process.execPath, [...process.execArgv, join(import.meta.dirname, 'not-run.ts')], { stdio: 'inherit', env })
    process.exit(told.status ?? 1)
  }
  const flags = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc']
  const settle = 'mount -t tmpfs tmpfs /run && ip link set lo up && exec "$@"'
  const again = [process.execPath, ...process.execArgv, fileURLToPath(meta.url)]
  const run = spawnSync('unshare', [...flags, 'sh', '-c', settle, 'sh', ...again], {
    stdio: 'inherit',
    env: { ...process.env, [inside]: '1', PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` },
  })
  if (run.error) console.error(`needs root, util-linux and iproute2 to make namespaces: ${run.error.message}`)
  process.exit(run.status ?? 1)
}
