/** Connects an action, which is a value, to GitHub's runner. This file and what it imports statically load before the first line is printed. */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Action } from './action.ts'
import { command, harmless } from './commands.ts'
import { createConsole } from './console.ts'
import { readDefaults } from './defaults.ts'
import { checkAnswerFiles } from './files.ts'
import { type InputFault, inputVariable, readInputs } from './inputs.ts'
import { misspeltInputs } from './misspelt-inputs.ts'

/** What every action takes besides its own inputs. */
export type CommonInputs = { readonly summary: boolean; readonly timeoutMinutes: number; readonly reportDirectory: string }

/**
 * Runs an action to its end and ends the process: 0 when the report's result is `pass`, 1 when it is not or something failed,
 * 130 after a signal. Wrong inputs are all reported before anything but this file's few kilobytes is loaded.
 * @param directory the folder of the action's action.yml, which holds the defaults.
 */
export const runAction = async <Inputs>(action: Action<Inputs>, directory: string): Promise<void> => {
  const defaults = readDefaults(join(directory, 'action.yml'))
  const env = process.env
  const read = readInputs(
    reader => {
      const common: CommonInputs = {
        summary: reader.boolean('summary'),
        timeoutMinutes: reader.integer('timeout-minutes', { min: 1, max: 1440 }),
        reportDirectory: reader.text('report-directory'),
      }
      return { own: action.inputs(reader), common }
    },
    { env, defaults },
  )
  const faults = [...(read.ok ? [] : read.faults), ...misspeltInputs(env, [...defaults.keys()]), ...checkAnswerFiles(env)]
  if (!read.ok || faults.length > 0) {
    print(describeFaults(action.name, faults))
    process.exitCode = 1
    return
  }
  const console = createConsole(text => process.stdout.write(text))
  const { runJob } = await import('./job.ts')
  await runJob(action, read.inputs.own, read.inputs.common, console)
}

/** Without `process.stdout`: making that stream takes longer than everything else that happens before the first line. */
const print = (text: string): void => {
  const bytes = Buffer.from(text)
  let written = 0
  try {
    while (written < bytes.length) written += writeSync(1, bytes, written)
  } catch {
    // A pipe that is full for the moment: the stream waits.
    process.stdout.write(bytes.subarray(written))
  }
}

/** Every fault as an annotation and as a line, in one write: the first bytes are also the last. */
const describeFaults = (action: string, faults: readonly InputFault[]): string => {
  const shown = faults.slice(0, 10).map(({ input, message }) => command('error', { title: `${action}: ${input}` }, `${input} ${message}`))
  const variable = (input: string): string => (input.startsWith('GITHUB_') ? input : inputVariable(input))
  // A message quotes paths and texts that others may have chosen.
  const lines = faults.map(({ input, message }) => harmless(`  ${input} ${message} (${variable(input)})`).join(' '))
  const total = `${action}: ${faults.length} ${faults.length === 1 ? 'input is' : 'inputs are'} wrong; nothing was done.`
  return `${[...shown, total, ...lines].join('\n')}\n`
}
