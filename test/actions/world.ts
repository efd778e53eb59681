/** An action's world for tests, and the inputs as a workflow would give them. */

import type { Action, ActionResult, ActionWorld } from '../../src/github/action.ts'
import { readDefaults } from '../../src/github/defaults.ts'
import { readInputs } from '../../src/github/inputs.ts'

export async function runAction<I>(
  action: Action<I>,
  inputs: Readonly<Record<string, string>>,
  world: Partial<ActionWorld> = {},
): Promise<ActionResult & { lines: string[] }> {
  const env = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))
  const read = readInputs(reader => action.inputs(reader), {
    env: { ...env, GITHUB_WORKSPACE: inputs['workspace'] ?? process.cwd() },
    defaults: readDefaults(new URL(`../../actions/${action.name}/action.yml`, import.meta.url).pathname),
  })
  if (!read.ok) throw new Error(`inputs: ${read.faults.map(({ input, message }) => `${input} ${message}`).join('; ')}`)
  const lines: string[] = []
  const result = await action.run(read.inputs, {
    env: {},
    log: {
      info: line => void lines.push(line),
      debug: line => void lines.push(line),
      warning: message => void lines.push(message),
      group: (_, body) => body(),
    },
    signal: new AbortController().signal,
    idToken: undefined,
    mask: () => {},
    saveState: () => {},
    exportVariable: () => {},
    temp: '/tmp',
    ...world,
  })
  return { ...result, lines }
}
