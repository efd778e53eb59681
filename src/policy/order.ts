import type { Policy, Rule, RuleCollection, RuleCollectionGroup } from './model.ts'
import { isUnread, unknownOf, unreadRule } from './unknown.ts'

type PassType = Rule['ruleType']

export type Ordered<R extends Rule = Rule> = {
  readonly rule: R
  readonly collection: RuleCollection
  readonly group: RuleCollectionGroup
  /** Name of the policy that holds it: the parent's or the child's. */
  readonly policy: string
}

/**
 * The rules of one type in the order in which the firewall asks them: the parent's groups first whatever their numbers, then
 * groups by priority, collections by priority, rules as they stand (facts 1.1). Type order (DNAT, network, application) is the
 * caller's, because it beats inheritance.
 */
export function inOrder<T extends PassType>(policy: Policy, ruleType: T): readonly Ordered<Extract<Rule, { ruleType: T }>>[] {
  type R = Extract<Rule, { ruleType: T }>
  const own = byPriority(policy.ruleCollectionGroups).flatMap(group =>
    byPriority(group.ruleCollections).flatMap(collection =>
      collection.rules.flatMap(rule => {
        const stands = isUnread(rule) ? unread(rule, collection, ruleType) : rule.ruleType === ruleType ? (rule as R) : undefined
        return stands ? [{ rule: stands, collection, group, policy: policy.name }] : []
      }),
    ),
  )
  return policy.parent ? [...inOrder(policy.parent, ruleType), ...own] : own
}

/** What could not be read may be of any type that its collection can hold. */
function unread<T extends PassType>(rule: Rule, collection: RuleCollection, ruleType: T) {
  const anyType = unknownOf(collection, 'ruleCollectionType').length > 0
  return anyType || (collection.action === 'DNAT') === (ruleType === 'NatRule') ? unreadRule(ruleType, rule) : undefined
}

const byPriority = <T extends { readonly priority: number }>(items: readonly T[]): readonly T[] =>
  [...items].sort((a, b) => a.priority - b.priority)
