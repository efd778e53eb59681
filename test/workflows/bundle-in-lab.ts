/** One action's bundle in a kept lab, as a runner runs it, with the lab's own identity unless `env` says another. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { RanAction } from '../../src/lab/github/run-action.ts'
import { intoLab } from './act.ts'
import { root } from './files.ts'
import type { LabOfAct } from './lab-of-act.ts'

export type RanBundle = Pick<RanAction, 'exitCode' | 'outputs' | 'exportedEnv' | 'lines' | 'complaints'>
type Words = Readonly<Record<string, string>>

export async function runBundle({ lab, place }: LabOfAct, action: string, inputs: Words, env: Words = {}): Promise<RanBundle> {
  const [file = '', ...args] = intoLab(lab.first, root, [process.execPath, join(root, 'test/actions/run-bundle.ts')])
  const workspace = place.folder
  const options = { action, repository: root, workspace, inputs, env: { ...lab.env, RUNNER_TEMP: join(workspace, '_temp'), ...env } }
  const { stdout } = await promisify(execFile)(file, args, {
    env: { PATH: process.env['PATH'], RUN_ACTION: JSON.stringify(options) },
    timeout: 180_000,
    maxBuffer: 64 * 1024 * 1024,
  })
  return JSON.parse(stdout) as RanBundle
}
