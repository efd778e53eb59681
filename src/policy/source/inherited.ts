import type { Policy, RuleCollection, RuleCollectionGroup } from '../model.ts'

/**
 * A base policy as the policy below it has it. Its network and application rules come first there. Of its DNAT rules Microsoft says both:
 * the worked example of "rule processing" asks the base policy's first, and "policy overview" of Firewall Manager says that NAT rule
 * collections are not inherited. So they may be there or not, all of them alike.
 */
export const inherited = (base: Policy): Policy => ({ ...base, ruleCollectionGroups: base.ruleCollectionGroups.map(withOpenDnat) })

const withOpenDnat = (group: RuleCollectionGroup): RuleCollectionGroup => ({
  ...group,
  ruleCollections: group.ruleCollections.map(collection => (collection.action === 'DNAT' ? open(collection) : collection)),
})

const open = (collection: RuleCollection): RuleCollection => ({
  ...collection,
  unknown: [
    ...(collection.unknown ?? []),
    { field: 'condition', because: "whether a base policy's DNAT rules are inherited (Microsoft's documents say both)" },
  ],
})
