import { knownFault } from './fault.ts'
import type { Finding, Report } from './report.ts'

/** The report of an action that ended by an error. A known fault brings its advice; an unknown one keeps its stack. */
export const failureReport = (action: string, at: string, error: unknown): Report => {
  const known = knownFault(error)
  const message = error instanceof Error ? error.message : String(error)
  const finding: Finding = known ? { level: 'error', message, advice: known.advice } : { level: 'error', message: `Unexpected: ${message}` }
  return {
    action,
    title: action,
    at,
    result: 'fail',
    headline: (known ? message : `Unexpected: ${message}`).split('\n', 1)[0] ?? '',
    outcomes: [],
    verdicts: [],
    facts: known ? [] : [{ name: 'stack', value: stackOf(error) }],
    findings: known && known.findings.length > 0 ? known.findings : [finding],
    next: known ? [known.advice] : ['This failure is not one that the action knows. Please report it with the lines above.'],
  }
}

/** The stack with those of its causes, each once. */
const stackOf = (error: unknown): string => {
  const stacks: string[] = []
  for (let each = error; each instanceof Error && stacks.length < 5; each = each.cause) stacks.push(each.stack ?? each.message)
  return stacks.join('\ncaused by: ') || String(error)
}
