import type { Policy, Rule, RuleCollection } from '../model.ts'
import type { Ordered } from '../order.ts'
import { effectsOf, isUnread, unknownOf } from '../unknown.ts'
import type { Reach } from './algebra/reach.ts'
import type { LintContext } from './lint.ts'

/** A rule to which no flow ever comes, and what that makes of it. */
export type Idle = {
  readonly entry: Ordered
  readonly takers: readonly Ordered[]
  readonly kind: 'empty' | 'duplicate' | 'shadowed' | 'contradicted' | 'taken-by-network'
}

/** Sorted into kinds, so that each rule is told of once. Remembered, because four lints ask. */
export function idleRules(context: LintContext): readonly Idle[] {
  const known = remembered.get(context.policy)
  if (known) return known
  const { nat, network, application } = context.reach()
  const reaches: readonly Reach[] = [...nat, ...network, ...application]
  const idle = reaches.flatMap(reach =>
    reach.reached === 'no' && !isUnread(reach.entry.rule) ? [{ entry: reach.entry, takers: reach.takers, kind: kindOf(reach) }] : [],
  )
  remembered.set(context.policy, idle)
  return idle
}
const remembered = new WeakMap<Policy, readonly Idle[]>()

function kindOf({ entry, takers, empty }: Reach): Idle['kind'] {
  if (empty) return 'empty'
  const [first] = takers
  const against = takers.filter(taker => differs(taker, entry))
  // Where the others do as the rule would, those that deny a part of it are exceptions from it.
  if (opens(entry, against) || (against.length > 0 && against.length === takers.length)) return 'contradicted'
  if (takers.some(taker => taker.rule.ruleType !== entry.rule.ruleType)) return 'taken-by-network'
  return takers.length === 1 && first && sameFlows(first.rule, entry.rule) ? 'duplicate' : 'shadowed'
}

/** Whether two rules would treat the same flow differently: one lets through what the other stops, or only one of them inspects. */
export function differs(taker: Ordered, entry: Ordered): boolean {
  // What could not be read contradicts nothing.
  if ([taker, entry].some(({ collection, rule }) => effectsOf(collection).length > 1 || unknownOf(rule, 'terminateTLS').length > 0))
    return false
  if (taker.collection.action !== entry.collection.action) return true
  if (entry.collection.action === 'Deny') return false
  if (entry.rule.ruleType === 'NatRule') return taker.rule.ruleType === 'NatRule' && translation(taker.rule) !== translation(entry.rule)
  return inspects(taker.rule) !== inspects(entry.rule)
}

/** Whether one of those who do otherwise lets through what the rule stops, or unseen what it inspects: worse than what fails closed. */
export const opens = (entry: Ordered, against: readonly Ordered[]): boolean =>
  against.some(({ collection, rule }) => collection.action !== 'Deny' && (entry.collection.action === 'Deny' || !inspects(rule)))

const translation = (rule: Extract<Rule, { ruleType: 'NatRule' }>): string =>
  `${rule.translatedAddress ?? rule.translatedFqdn}:${rule.translatedPort}`

/** Whether a collection lets through what its rules match, for certain. */
export const allows = (collection: RuleCollection): boolean => effectsOf(collection).every(({ effect }) => effect === 'allow')

export const inspects = (rule: Rule): boolean =>
  rule.ruleType === 'ApplicationRule' && rule.terminateTLS && rule.protocols.some(({ protocolType }) => protocolType === 'Https')

/** Written with the same values, in whatever order. Anything less is "covered by", which is as useful to know. */
function sameFlows(one: Rule, other: Rule): boolean {
  const { name: _, description: __, place: ___, ...a } = one
  const { name: ____, description: _____, place: ______, ...b } = other
  return normal(a) === normal(b)
}

const normal = (value: unknown): string =>
  JSON.stringify(value, (_, item) =>
    Array.isArray(item)
      ? [...new Set(item.map(each => (typeof each === 'string' ? each.toLowerCase() : JSON.stringify(each))))].sort()
      : item && typeof item === 'object'
        ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
        : item,
  )

/** What the takers do, in words, for a sentence that ends with it. */
export const doing = ({ rule, collection }: Ordered): string => {
  if (collection.action === 'Deny') return 'denied'
  if (rule.ruleType === 'NatRule') return 'translated'
  if (rule.ruleType === 'NetworkRule') return 'allowed as a network rule, uninspected'
  return rule.terminateTLS ? 'allowed and inspected' : 'allowed uninspected'
}
