import type { ApplicationRule, Policy, Rule, RuleCollectionGroup } from '../model.ts'

/** The policy as it is for TCP that is neither HTTP nor HTTPS: no rule for these takes it. */
export function withoutWeb(policy: Policy): Policy {
  const groups = (all: readonly RuleCollectionGroup[]) =>
    all.map(group => ({
      ...group,
      ruleCollections: group.ruleCollections.map(collection => ({
        ...collection,
        rules: collection.rules.map((rule): Rule => (rule.ruleType === 'ApplicationRule' ? withoutWebProtocols(rule) : rule)),
      })),
    }))
  return {
    ...policy,
    ruleCollectionGroups: groups(policy.ruleCollectionGroups),
    ...(policy.parent ? { parent: withoutWeb(policy.parent) } : {}),
  }
}

const withoutWebProtocols = (rule: ApplicationRule): ApplicationRule => ({
  ...rule,
  protocols: rule.protocols.filter(({ protocolType }) => protocolType.toLowerCase() === 'mssql'),
})
