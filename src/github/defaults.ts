import { readFileSync } from 'node:fs'

/**
 * The inputs of an action.yml and their defaults, by name. GitHub passes defaults itself; they are read again here for two
 * cases: an input that a workflow sets to nothing (`mode: ${{ vars.MODE }}`), and an action that somebody runs by hand.
 *
 * Not a YAML parser, which would cost more than everything else that happens before the first line: our files write each default
 * on one line, plain or as a double-quoted JSON string, and `test/github/action-files.test.ts` compares this with a real parser.
 */
export const readDefaults = (actionFile: string): ReadonlyMap<string, string> => {
  const defaults = new Map<string, string>()
  let section = ''
  let input = ''
  for (const line of readFileSync(actionFile, 'utf8').split('\n')) {
    const top = /^(\w[\w-]*):/.exec(line)
    if (top?.[1]) section = top[1]
    if (section !== 'inputs') continue
    const name = /^ {2}([\w-]+):\s*$/.exec(line)
    if (name?.[1]) {
      input = name[1]
      defaults.set(input, '')
    }
    const value = /^ {4}default: (.*)$/.exec(line)?.[1]
    if (value !== undefined) defaults.set(input, value.startsWith('"') ? JSON.parse(value) : value)
  }
  return defaults
}
