import type { Outcome } from '../plan/resource.ts'

/** How long a refusal of the data plane may be a grant on its way. Minutes: long after a grant was just made, short after one that was there. */
export function grantMinutes(outcomes: readonly Outcome[], runnerKnown: boolean): number {
  if (!runnerKnown) return 0
  const granted = outcomes.some(({ result, change }) => result === 'applied' && /\/roleAssignments\//.test(change.resource.id))
  return granted ? 10 : 2
}
