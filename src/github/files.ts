import { accessSync, constants, statSync } from 'node:fs'
import type { InputFault } from './inputs.ts'

/** The files through which an action answers its runner. Without them outputs and state would be lost after all the work. */
const answerFiles = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE'] as const

/** Why a file that the runner names cannot be written, or undefined when it can. */
export const unwritable = (path: string): string | undefined => {
  try {
    if (!statSync(path).isFile()) return `${path} is not a file`
    accessSync(path, constants.W_OK)
    return undefined
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return `${path} does not exist`
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return `${path} may not be written by this user`
    return `${path}: ${error instanceof Error ? error.message : error}`
  }
}

/** Looks at the runner's files before any work is done. By hand (no GITHUB_ACTIONS) they may be missing: answers are then printed. */
export const checkAnswerFiles = (env: Readonly<Record<string, string | undefined>>): readonly InputFault[] =>
  answerFiles.flatMap(name => {
    const path = env[name]
    if (!path) {
      const message = 'is not set, although GITHUB_ACTIONS is: the runner has to name a file through which the action can answer'
      return env['GITHUB_ACTIONS'] === 'true' ? [{ input: name, message }] : []
    }
    const because = unwritable(path)
    return because === undefined ? [] : [{ input: name, message: `names a file that cannot be written: ${because}` }]
  })
