/** Sums over all rules that a firewall gets from a policy (`azure-firewall.md` 3). What Azure says beyond them is [?]. */
import type { Cloud } from '../cloud.ts'
import { type Document, documentsAt, textAt, textsAt } from '../document.ts'
import { parentOf, sameId } from '../ids.ts'
import { badRequest } from '../refusal.ts'
import { childPolicies, groupType } from './policy-links.ts'

const most = { combinations: 20_000, collections: 2_000, natDestinations: 250, ipGroups: 200 }

/** @param properties of the group that is being written, in place of what is stored of it */
export function checkTotals(groupId: string, properties: Document, cloud: Cloud): void {
  const policy = parentOf(groupId)
  for (const user of [policy, ...childPolicies(policy, cloud).map(({ id }) => id)]) {
    const base = textAt(cloud.store.get(user)?.body, 'properties.basePolicy.id')
    const others = [user, ...(base ? [base] : [])]
      .flatMap(id => cloud.store.children(id, groupType))
      .filter(({ id }) => !sameId(id, groupId))
    const collections = [properties, ...others.map(({ body }) => body.properties)].flatMap(group => documentsAt(group, 'ruleCollections'))
    const rules = collections.flatMap(collection => documentsAt(collection, 'rules'))
    const of = (type: string) => rules.filter(rule => textAt(rule, 'ruleType') === type)
    const distinct = (found: readonly Document[], ...members: string[]) =>
      new Set(found.flatMap(rule => members.flatMap(member => textsAt(rule, member))).map(text => text.toLowerCase())).size
    const counts = {
      combinations: of('NetworkRule').reduce(
        (sum, rule) =>
          sum +
          distinct([rule], 'sourceAddresses', 'sourceIpGroups') *
            distinct([rule], 'destinationAddresses', 'destinationFqdns', 'destinationIpGroups'),
        0,
      ),
      collections: collections.length,
      natDestinations: distinct(of('NatRule'), 'destinationAddresses'),
      ipGroups: distinct(rules, 'sourceIpGroups', 'destinationIpGroups'),
    }
    for (const [what, limit] of Object.entries(most) as [keyof typeof most, number][])
      if (counts[what] > limit)
        throw badRequest(
          'FirewallPolicyRuleCollectionGroupLimitExceeded',
          `With rule collection group ${groupId} firewall policy ${user} would have ${counts[what]} ${names[what]}; the limit is ${limit}.`,
        )
  }
}

const names = {
  combinations: 'unique combinations of source and destination in network rules',
  collections: 'rule collections',
  natDestinations: 'destinations of DNAT rules',
  ipGroups: 'IP groups',
}
