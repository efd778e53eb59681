import { distance } from '../policy/parse/similar.ts'
import type { InputFault } from './inputs.ts'

/**
 * Inputs that were given and that the action does not have, where one that it has was meant for certain. The runner passes them on with no
 * more than a warning, and the one that was meant keeps its default: another spec, or a log that is not asked. Only what is nearly the
 * same is refused: a job may have variables of its own that begin with `INPUT_`.
 */
export function misspeltInputs(env: Readonly<Record<string, string | undefined>>, declared: readonly string[]): readonly InputFault[] {
  return Object.keys(env).flatMap(variable => {
    const given = /^INPUT_(.+)$/.exec(variable)?.[1]?.toLowerCase()
    if (given === undefined || env[variable] === '' || declared.some(name => written(name) === given)) return []
    const meant = declared.find(name => nearly(given, written(name)))
    return meant === undefined ? [] : [{ input: given, message: `is no input of this action; ${meant} is meant` }]
  })
}

/** As the runner writes it in a variable's name, but for case. */
const written = (name: string): string => name.toLowerCase().replaceAll(' ', '_')

const nearly = (given: string, name: string): boolean => {
  const plain = given.replaceAll('_', '-')
  const [short, long] = plain.length < name.length ? [plain, name] : [name, plain]
  return distance(plain, name) <= (name.length < 8 ? 1 : 2) || (short.length >= 8 && long.startsWith(`${short}-`))
}
