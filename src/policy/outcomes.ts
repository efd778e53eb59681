import type { Consideration, Decision } from './decision.ts'
import type { Ordered } from './order.ts'
import { withoutDetails } from './unknown.ts'

/** One way in which a flow may end, given what is not known. */
export type Outcome = {
  readonly effect: 'allow' | 'deny'
  readonly inspected: boolean | 'unknown'
  readonly by: Exclude<Decision['by'], 'undecided'>
  readonly because: string
  readonly from?: Ordered
  /** What would have to be known to say whether it ends this way. Empty: everything before it is settled. */
  readonly waitsFor: readonly string[]
}

/**
 * One decision from all the ways in which a flow may end, first possible first. Where they agree there is nothing unknown about
 * the answer, whichever rule gives it; where they do not, the first rule that may decide is named, and what it waits for.
 */
export function decide(outcomes: readonly [Outcome, ...Outcome[]], trace: readonly Consideration[]): Decision {
  const [first, ...others] = outcomes
  const effect = outcomes.every(outcome => outcome.effect === first.effect) ? first.effect : 'unknown'
  const inspected = outcomes.every(outcome => outcome.inspected === first.inspected) ? first.inspected : 'unknown'
  const open = effect === 'unknown' || inspected === 'unknown'
  const waitsFor = withoutDetails([...new Set(outcomes.flatMap(outcome => outcome.waitsFor))])
  return {
    effect,
    inspected,
    by: open ? 'undecided' : first.by,
    ...named(first.from),
    because: others.length === 0 ? first.because : open ? undecided(outcomes, waitsFor) : agreed(outcomes),
    dependsOn: open ? waitsFor : [],
    trace,
    ...(others.length === 0 && first.effect === 'allow' ? headers(first.from) : {}),
  }
}

const named = (from: Ordered | undefined) =>
  from === undefined
    ? {}
    : {
        rule: from.rule.name,
        ruleCollection: from.collection.name,
        ruleCollectionGroup: from.group.name,
        ...(from.rule.place ? { place: from.rule.place } : {}),
      }

const headers = (from: Ordered | undefined) =>
  from?.rule.ruleType === 'ApplicationRule' && from.rule.httpHeadersToInsert.length > 0
    ? { insertedHeaders: from.rule.httpHeadersToInsert }
    : {}

const undecided = (outcomes: readonly Outcome[], waitsFor: readonly string[]): string =>
  `it depends on ${enumerate(waitsFor)}: ${endings(outcomes)}`

const agreed = (outcomes: readonly Outcome[]): string => `whatever is not known, the answer is the same: ${endings(outcomes)}`

const endings = (outcomes: readonly Outcome[]): string => {
  const texts = [...new Set(outcomes.map(ending))]
  return texts.length <= 4 ? texts.join(', or ') : `${texts.slice(0, 3).join(', or ')}, or ${texts.length - 3} further rules decide`
}

const ending = ({ from, effect, inspected }: Outcome): string => {
  const verb = `${effect === 'allow' ? 'allows' : 'denies'} it${inspected === true ? ' (inspected)' : ''}`
  return from ? `rule "${from.rule.name}" ${verb}` : `no rule matches, which ${verb}`
}

export const enumerate = (items: readonly string[]): string =>
  items.length <= 1 ? (items[0] ?? 'something unknown') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
