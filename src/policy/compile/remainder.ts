import type { Facts, Flow } from '../decision.ts'
import { evaluate } from '../evaluate.ts'
import type { Policy, RuleCollectionGroup } from '../model.ts'
import type { Ordered } from '../order.ts'
import { type Verdict, verdict } from './verdict.ts'

/**
 * The explaining evaluator's answer to a flow, given the only rules that can have a part in it. A rule that does not match changes nothing
 * for those behind it, so what all other rules would have said need not be asked.
 */
export function askFew(policy: Policy, rules: readonly Ordered[], numbers: readonly number[], flow: Flow, facts: Facts): Verdict {
  const { parent, ...own } = policy
  const groups = numbers.map(number => alone(rules[number] as Ordered, number))
  // The order is that of the numbers, whoever holds the rules; of the parent only the settings count.
  const few: Policy = { ...own, ruleCollectionGroups: groups, ...(parent ? { parent: { ...parent, ruleCollectionGroups: [] } } : {}) }
  const { effect, inspected, rule } = evaluate(few, flow, facts)
  return verdict(effect, inspected, rule === undefined ? -1 : Number(rule))
}

/** A group of one rule, which bears its number for a name and for a priority. */
const alone = ({ rule, collection, group }: Ordered, number: number): RuleCollectionGroup => ({
  ...group,
  priority: number,
  ruleCollections: [{ ...collection, priority: 0, rules: [{ ...rule, name: String(number) }] }],
})

/** The same for a policy of which no part can stand for the whole. Its rules are told apart by their names, as decisions tell them. */
export function askAll(policy: Policy, rules: readonly Ordered[], flow: Flow, facts: Facts): Verdict {
  const { effect, inspected, rule, ruleCollection, ruleCollectionGroup } = evaluate(policy, flow, facts)
  const ruleIndex = rules.findIndex(
    entry => entry.rule.name === rule && entry.collection.name === ruleCollection && entry.group.name === ruleCollectionGroup,
  )
  return verdict(effect, inspected, ruleIndex)
}
