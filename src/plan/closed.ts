import type { ApplicationRule, Policy, Rule, RuleCollection } from '../policy/model.ts'

/**
 * The policy while there is no CA: nothing that was to be inspected passes. Rules that allow with inspection are left out, and rules that deny
 * with inspection deny the whole host, since the path cannot be seen. No public text says whether Azure takes `terminateTLS` in a policy without
 * a CA, and writing the rules without inspection would let traffic through that nobody looked at; this is safe either way.
 */
export const withoutInspection = (policy: Policy): Policy => ({
  ...policy,
  ruleCollectionGroups: policy.ruleCollectionGroups.map(group => ({
    ...group,
    ruleCollections: group.ruleCollections.map(closed).filter(({ rules }) => rules.length > 0),
  })),
})

const closed = (collection: RuleCollection): RuleCollection => ({
  ...collection,
  rules: collection.rules.flatMap((rule): readonly Rule[] => {
    if (!inspects(rule)) return [rule]
    return collection.action === 'Deny' ? [wholeHost(rule)] : []
  }),
})

const inspects = (rule: Rule): rule is ApplicationRule => rule.ruleType === 'ApplicationRule' && rule.terminateTLS

const wholeHost = (rule: ApplicationRule): ApplicationRule => ({
  ...rule,
  terminateTLS: false,
  targetUrls: [],
  targetFqdns: [...new Set([...rule.targetFqdns, ...rule.targetUrls.map(url => url.split('/')[0] ?? url)])],
  httpHeadersToInsert: [],
})

/** Names of the rules that wait for a CA. */
export const inspectedRules = (policy: Policy): readonly string[] =>
  policy.ruleCollectionGroups.flatMap(({ ruleCollections }) =>
    ruleCollections.flatMap(({ rules }) => rules.filter(inspects).map(({ name }) => name)),
  )
