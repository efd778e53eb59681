import type { Consideration } from './decision.ts'
import type { Match, Possible } from './match.ts'
import type { Rule } from './model.ts'
import type { Ordered } from './order.ts'
import { isUnread, keyOf, unknownOf, unreadText } from './unknown.ts'

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
    const answer = ifPresent(entry, asWhole(entry.rule, match(entry.rule, possible)), possible)
    trace.push(considered(entry, answer, label))
    assumed ||= answer.assumed === true
    if (answer.matched !== 'no') hits.push({ entry, match: answer })
    if (answer.matched === 'yes') return { hits, settled: true, possible, trace, assumed }
    possible = answer.otherwise
  }
  return { hits, settled: false, possible, trace, assumed }
}

/**
 * The answer of a rule whose collection or group may not be there at all. If it would have matched, then what comes later knows that it
 * is not there; and so do the other rules that hang on the same condition.
 */
function ifPresent({ group, collection }: Ordered, answer: Match, possible: Possible): Match {
  const open = [...unknownOf(group, 'condition'), ...unknownOf(collection, 'condition')]
  if (open.length === 0 || answer.matched === 'no') return answer
  const conditions = [...new Set(open.map(({ because }) => because))]
  const keys = [...new Set(open.map(unknown => `condition:${keyOf(unknown)}`))]
  const joint = [...keys].sort().join(' and ')
  if ([...keys, joint].some(key => possible.ruledOut.has(key)))
    return { matched: 'no', because: 'it stands under a condition that is already ruled out here', waitsFor: [], otherwise: possible }
  const waitsFor = [...answer.waitsFor, ...conditions]
  const because = `it depends on ${waitsFor.join(', ')}`
  if (answer.matched === 'unknown') return { ...answer, because, waitsFor, otherwise: possible }
  return { ...answer, matched: 'unknown', because, waitsFor, otherwise: { ...possible, ruledOut: new Set([...possible.ruledOut, joint]) } }
}

function asWhole(rule: Rule, answer: Match): Match {
  if (answer.matched !== 'unknown' || !isUnread(rule)) return answer
  const waitsFor = [unreadText(rule)]
  return { ...answer, waitsFor, because: `it depends on ${waitsFor[0]}` }
}

const considered = ({ rule, collection, group }: Ordered, { matched, because }: Match, label: string): Consideration => ({
  rule: rule.name,
  ruleCollection: collection.name,
  ruleCollectionGroup: group.name,
  matched,
  because: label + because,
  ...(rule.place ? { place: rule.place } : {}),
})
