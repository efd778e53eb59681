/** What an HTTP answer has to look like: its status and its body. */
import { RE2JS } from 're2js'

/** `200`, or a whole class: `2xx`. */
export type StatusPattern = number | '1xx' | '2xx' | '3xx' | '4xx' | '5xx'
export type StatusPatterns = StatusPattern | readonly StatusPattern[]

/** A text that the body contains, or a regular expression that is found in it. */
export type BodyPattern = string | { readonly matches: string }

const each = (patterns: StatusPatterns): readonly StatusPattern[] => (typeof patterns === 'object' ? patterns : [patterns])

/** Whether a status is one of those, or of the class, that is expected. */
export const statusFits = (patterns: StatusPatterns, status: number): boolean =>
  each(patterns).some(pattern => (typeof pattern === 'number' ? pattern === status : Number(pattern[0]) === Math.floor(status / 100)))

/** `200 or 3xx`. */
export const statusText = (patterns: StatusPatterns): string => each(patterns).join(' or ')

/**
 * Expressions are those of RE2: the body is whatever an origin likes to send, and RE2 reads it in linear time, whatever the expression
 * (no backreferences, no lookaround). JavaScript's own can be made to run for years by 40 letters.
 */
export function bodyFits(pattern: BodyPattern, body: string): boolean {
  return typeof pattern === 'string' ? body.includes(pattern) : compiled(pattern.matches).matcher(body).find()
}

export const bodyText = (pattern: BodyPattern): string =>
  typeof pattern === 'string' ? `contain ${JSON.stringify(pattern)}` : `match /${pattern.matches}/`

/** Characters of an expression, and instructions of the program that it becomes: `(a{1000}){1000}` is short as well. */
const longest = 500
const largest = 1500

/** Why this is no expression that can be asked for; undefined: it is one. */
export function expressionComplaint(expression: string): string | undefined {
  if (expression.length > longest) return `is longer than ${longest} characters`
  try {
    const program = RE2JS.compile(expression)
    if (program.programSize() > largest) return 'is too large once its repetitions are written out'
    return program.matcher('').find() ? 'is found in an empty body too, so it asserts nothing' : undefined
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)} (RE2 syntax: no lookaround, no backreferences)`
  }
}

const compiled = (expression: string): RE2JS => RE2JS.compile(expression)
