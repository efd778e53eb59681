/**
 * Network tests run in namespaces of their own: what they make cannot be left behind, and nothing of the machine can be reached.
 * The test file starts itself again as the first process in there; its results go to the same standard output.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const inside = 'EGRESS_GATE_TEST_NAMESPACES'

/** Call it before the first test of a `*.lab.test.ts`. Outside, it does not return. */
export function enterPrivateNamespaces(meta: ImportMeta): void {
  if (process.env[inside]) return
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
