import type { Checked } from '../policy/check.ts'
import type { Severity } from '../policy/lint/lint.ts'
import { severities } from '../policy/lint/lint.ts'
import type { Linted } from '../policy/lint/run.ts'
import type { Expectation } from '../policy/spec.ts'

/** What `check` has to say, as one value; every format is one function of it. */
export type CheckReport = Linted & {
  /** The spec that holds the expectations, if one was given. */
  readonly spec?: string
  /** What was checked: a file or a resource id. */
  readonly policy: string
  /** The addresses for which expectations were evaluated. */
  readonly subnet?: string
  readonly checked: readonly Checked[]
  /** Findings from this severity on fail the check, as broken expectations do. Absent: findings are told, and fail nothing. */
  readonly failOn?: Severity
}

/** All expectations hold, there is at least one, and no finding is as grave as it must not be. */
export function passes({ spec, checked, findings, failOn }: CheckReport): boolean {
  if (spec !== undefined && (checked.length === 0 || !checked.every(({ holds }) => holds))) return false
  return failOn === undefined || !findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(failOn))
}

/** `allow, inspected, by rule "x"`: as much as the expectation says. */
export function expectedText({ expect, inspected, rule }: Expectation): string {
  const how = inspected === undefined ? '' : inspected ? ', inspected' : ', not inspected'
  return `${expect}${how}${rule === undefined ? '' : `, by ${rule}`}`
}

/** Where a lint is explained. */
export const documentation = (id: string): string => `docs/policy.md#${id}`

export const placeText = (place: { readonly file: string; readonly line: number; readonly column: number }): string =>
  `${place.file}:${place.line}:${place.column}`
