/** The policy that a firewall runs, from what ARM holds: groups gathered, IP groups written out, the base policy included. */
import { fromArm } from '../../../policy/arm.ts'
import type { Policy } from '../../../policy/model.ts'
import { type Document, documentAt, documentsAt, textAt, textsAt } from '../document.ts'
import type { Resource, Store } from '../store.ts'
import { groupType } from './policy-links.ts'

export function firewallPolicyModel(policy: Resource, store: Store): Policy {
  const parent = store.get(textAt(policy.body, 'properties.basePolicy.id') ?? '')
  const ruleCollectionGroups = store.children(policy.id, groupType).map(group => ({
    name: group.name,
    properties: {
      ...documentAt(group.body, 'properties'),
      ruleCollections: documentsAt(group.body, 'properties.ruleCollections').map(collection => ({
        ...collection,
        rules: documentsAt(collection, 'rules').flatMap(rule => writtenOut(rule, store)),
      })),
    },
  }))
  return fromArm({
    name: policy.name,
    policy: documentAt(policy.body, 'properties'),
    ruleCollectionGroups,
    ...(parent ? { parent: firewallPolicyModel(parent, store) } : {}),
  })
}

/** An IP group stands for its addresses; a rule whose groups are all empty is skipped. */
function writtenOut(rule: Document, store: Store): Document[] {
  const { sourceIpGroups: _, destinationIpGroups: __, ...rest } = rule
  const result: Document = rest
  for (const [groups, addresses] of [
    ['sourceIpGroups', 'sourceAddresses'],
    ['destinationIpGroups', 'destinationAddresses'],
  ] as const) {
    const named = textsAt(rule, groups)
    if (named.length === 0) continue
    const all = [...textsAt(rule, addresses), ...named.flatMap(id => textsAt(store.get(id)?.body, 'properties.ipAddresses'))]
    if (all.length === 0) return []
    result[addresses] = all
  }
  return [result]
}
