import type { Difference } from '../policy/diff.ts'
import type { Rule } from '../policy/model.ts'

type Policy = Difference['policies'][number]

/** All rules of a policy, those of its parents first. Asked for each region, so remembered. */
export function rulesOf(policy: Policy): readonly Rule[] {
  const known = rulesBefore.get(policy)
  if (known) return known
  const own = policy.ruleCollectionGroups.flatMap(({ ruleCollections }) => ruleCollections.flatMap(({ rules }) => rules))
  const rules = policy.parent ? [...rulesOf(policy.parent), ...own] : own
  rulesBefore.set(policy, rules)
  return rules
}
const rulesBefore = new WeakMap<Policy, readonly Rule[]>()
