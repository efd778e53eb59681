import type { Consideration } from './decision.ts'
import type { Match, Possible } from './match.ts'
import type { Rule } from './model.ts'
import type { Ordered } from './order.ts'

/** A rule that decides, or may decide, and what it waits for. */
export type Hit<R extends Rule> = { readonly entry: Ordered<R>; readonly match: Match }

export type Walk<R extends Rule> = {
  /** In order. Only the last can be certain; the others may or may not match. */
  readonly hits: readonly Hit<R>[]
  /** A rule matches for certain, so nothing after it is asked. */
  readonly settled: boolean
  /** What is still possible if none of them matched. */
  readonly possible: Possible
  readonly trace: readonly Consideration[]
  /** Some rule was passed over on an assumption of the author's. */
  readonly assumed: boolean
}

/** Asks rules in order until one matches for certain. */
export function walk<R extends Rule>(
  entries: readonly Ordered<R>[],
  start: Possible,
  match: (rule: R, possible: Possible) => Match,
  label = '',
): Walk<R> {
  const hits: Hit<R>[] = []
  const trace: Consideration[] = []
  let possible = start
  let assumed = false
  for (const entry of entries) {
    const answer = match(entry.rule, possible)
    trace.push(considered(entry, answer, label))
    assumed ||= answer.assumed === true
    if (answer.matched !== 'no') hits.push({ entry, match: answer })
    if (answer.matched === 'yes') return { hits, settled: true, possible, trace, assumed }
    possible = answer.otherwise
  }
  return { hits, settled: false, possible, trace, assumed }
}

const considered = ({ rule, collection, group }: Ordered, { matched, because }: Match, label: string): Consideration => ({
  rule: rule.name,
  ruleCollection: collection.name,
  ruleCollectionGroup: group.name,
  matched,
  because: label + because,
  ...(rule.place ? { place: rule.place } : {}),
})
