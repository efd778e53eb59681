import type { Outcome } from '../plan/resource.ts'
import type { Finding, Report } from '../report/report.ts'

/** A report of an action that converges Azure: it passes when every outcome is good and no finding is an error. */
export function azureReport(parts: {
  readonly action: string
  readonly title: string
  readonly headline?: string | undefined
  readonly outcomes: readonly Outcome[]
  readonly facts?: Report['facts']
  readonly findings?: readonly Finding[]
  readonly next?: readonly string[]
  readonly comparison?: Report['comparison'] | undefined
}): Report {
  const { action, title, outcomes, facts = [], findings = [], next = [] } = parts
  const failed =
    outcomes.some(({ result }) => result === 'failed' || result === 'skipped') || findings.some(({ level }) => level === 'error')
  return {
    action,
    title,
    at: new Date().toISOString(),
    result: failed ? 'fail' : 'pass',
    headline: failed || parts.headline === undefined ? tally(outcomes, failed) : parts.headline,
    outcomes,
    verdicts: [],
    facts,
    findings,
    ...(parts.comparison ? { comparison: parts.comparison } : {}),
    next: failed ? ['Correct what failed and run this again: what was done stays, and is not done twice.', ...next] : next,
  }
}

/** `3 created, 1 updated, 20 unchanged`. */
export function tally(outcomes: readonly Outcome[], failed = false): string {
  const count = (wanted: (outcome: Outcome) => boolean): number => outcomes.filter(wanted).length
  const parts: readonly (readonly [number, string])[] = [
    [count(({ result }) => result === 'failed'), 'failed'],
    [count(({ result }) => result === 'skipped'), 'skipped'],
    [count(({ result, change }) => result === 'applied' && change.action === 'create'), 'created'],
    [count(({ result, change }) => result === 'applied' && change.action === 'update'), 'updated'],
    [count(({ result, change }) => result === 'planned' && change.action === 'create'), 'to create'],
    [count(({ result, change }) => result === 'planned' && change.action === 'update'), 'to update'],
    [count(({ result }) => result === 'unchanged'), 'unchanged'],
  ]
  const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`)
  return `${failed ? 'Not everything is as it should be: ' : ''}${said.join(', ') || 'nothing to do'}.`
}

export const changedAnything = (outcomes: readonly Outcome[]): boolean =>
  outcomes.some(({ result }) => result === 'applied' || result === 'planned')

export const anyFailed = (outcomes: readonly Outcome[]): boolean =>
  outcomes.some(({ result }) => result === 'failed' || result === 'skipped')

/** A plan as an output: what would change, without the documents. */
export const planOutput = (outcomes: readonly Outcome[]): string =>
  JSON.stringify(
    outcomes
      .filter(({ change }) => change.action !== 'none')
      .map(({ change, result }) => ({
        action: change.action,
        id: change.resource.id,
        title: change.resource.title,
        result,
        differs: change.differs,
      })),
  )
