/**
 * Findings turned off where they stand, with a reason that others can read:
 *
 *     # egress-gate: allow LINT: REASON                on the line, or on lines of its own right above
 *     # egress-gate: allow LINT for "RULE": REASON     anywhere in the spec, for policies that are read from elsewhere
 *
 * `//` in place of `#` in JSON.
 */
import { Lexer } from 'yaml'
import type { Place } from '../place.ts'

export type Allowance = {
  readonly lint: string
  readonly rule?: string
  readonly reason: string
  /** Where the comment stands. */
  readonly place: Place
  /** The line that it speaks of. */
  readonly line: number
}

const FORM = /^(?:#|\/\/)\s*egress-gate:\s*allow\s+([\w-]+)(?:\s+for\s+(?:"([^"]*)"|(\S+?)))?\s*(?::\s*(.*?))?\s*$/
/** Enough to find those that are written wrongly, too: they must not be passed over in silence. */
const SIGN = /^(?:#|\/\/)\s*egress-gate\s*:/

export type Allowances = { readonly all: readonly Allowance[]; readonly malformed: readonly Place[] }

export function readAllowances(text: string, file: string): Allowances {
  if (!text.includes('egress-gate')) return { all: [], malformed: [] }
  const json = /^\uFEFF?\s*(?:\/[/*]|[{[])/.test(text)
  const lines = text.split(/\r\n|[\r\n]/)
  const comments = (json ? jsonComments(text) : yamlComments(text)).filter(({ body }) => SIGN.test(body))
  const all: Allowance[] = []
  const malformed: Place[] = []
  for (const { body, line, column } of comments) {
    const place = { file, line, column }
    const [, lint, quotedRule, bareRule, reason = ''] = FORM.exec(body) ?? []
    const rule = quotedRule ?? bareRule
    if (lint === undefined) malformed.push(place)
    else all.push({ lint, reason, place, line: targetLine(lines, line), ...(rule === undefined ? {} : { rule }) })
  }
  return { all, malformed }
}

/** A comment behind something speaks of its own line; one that stands alone, of the next line that is not a comment. */
function targetLine(lines: readonly string[], line: number): number {
  const alone = (text: string | undefined): boolean => text !== undefined && /^\s*(#|\/\/|$)/.test(text)
  if (!alone(lines[line - 1])) return line
  for (let next = line; next < lines.length; next++) if (!alone(lines[next])) return next + 1
  return line
}

type Comment = { readonly body: string; readonly line: number; readonly column: number }

/** By the YAML reader's own lexer: what stands in quotes or in a block of text is no comment. */
function yamlComments(text: string): readonly Comment[] {
  const comments: Comment[] = []
  let line = 1
  let column = 1
  let before = ''
  for (const token of new Lexer().lex(text)) {
    // Control characters announce what follows and are not in the text; behind \x1f comes a scalar, whatever it begins with.
    if (token === '\x02' || token === '\x18' || token === '\x1f') {
      before = token
      continue
    }
    if (token.startsWith('#') && before !== '\x1f') comments.push({ body: token.trimEnd(), line, column })
    before = token
    const parts = token.split('\n')
    line += parts.length - 1
    column = parts.length > 1 ? (parts.at(-1) ?? '').length + 1 : column + token.length
  }
  return comments
}

function jsonComments(text: string): readonly Comment[] {
  const comments: Comment[] = []
  const tokens = /"(?:\\.|[^"\\\n])*"|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|\n/g
  let line = 1
  let start = 0
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if (token === '\n') {
      line += 1
      start = index + 1
    } else if (token.startsWith('//')) comments.push({ body: token.trimEnd(), line, column: index - start + 1 })
    else if (token.startsWith('/*')) line += token.split('\n').length - 1
  }
  return comments
}
