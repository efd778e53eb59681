/** Which policies point at what. */
import type { Cloud } from '../cloud.ts'
import { documentsAt, textAt, textsAt } from '../document.ts'
import { parentOf, sameId } from '../ids.ts'
import type { Resource } from '../store.ts'

export const policyType = 'Microsoft.Network/firewallPolicies'
export const groupType = `${policyType}/ruleCollectionGroups`

export const rulesOf = (group: Resource) =>
  documentsAt(group.body, 'properties.ruleCollections').flatMap(collection => documentsAt(collection, 'rules'))

export function policiesWithGroup(ipGroup: string, { store }: Pick<Cloud, 'store'>): Resource[] {
  const groups = store
    .list(groupType)
    .filter(group =>
      rulesOf(group).some(rule =>
        [...textsAt(rule, 'sourceIpGroups'), ...textsAt(rule, 'destinationIpGroups')].some(id => sameId(id, ipGroup)),
      ),
    )
  return [...new Set(groups.map(group => parentOf(group.id).toLowerCase()))].flatMap(id => store.get(id) ?? [])
}

export const childPolicies = (policyId: string, { store }: Pick<Cloud, 'store'>) =>
  store.list(policyType).filter(policy => sameId(textAt(policy.body, 'properties.basePolicy.id'), policyId))
