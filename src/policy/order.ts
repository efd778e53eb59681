import type { Policy, Rule, RuleCollection, RuleCollectionGroup } from './model.ts'

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
export function inOrder<T extends Rule['ruleType']>(policy: Policy, ruleType: T): readonly Ordered<Extract<Rule, { ruleType: T }>>[] {
  type R = Extract<Rule, { ruleType: T }>
  const own = byPriority(policy.ruleCollectionGroups).flatMap(group =>
    byPriority(group.ruleCollections).flatMap(collection =>
      collection.rules
        .filter((rule): rule is R => rule.ruleType === ruleType)
        .map(rule => ({ rule, collection, group, policy: policy.name })),
    ),
  )
  return policy.parent ? [...inOrder(policy.parent, ruleType), ...own] : own
}

const byPriority = <T extends { readonly priority: number }>(items: readonly T[]): readonly T[] =>
  [...items].sort((a, b) => a.priority - b.priority)
