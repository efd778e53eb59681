/** Microsoft.Network/ipGroups: up to 5000 addresses under one name; the firewalls that use it take the change over. */

import { readAddress, readCidr } from '../cidr.ts'
import { at, compact, documentAt, textsAt } from '../document.ts'
import { badRequest } from '../refusal.ts'
import { anotherOperation, networkVersions, onlyKnown, readOnlyMembers } from './network.ts'
import { policiesWithGroup } from './policy-links.ts'
import { rollOut } from './policy-rollout.ts'
import type { ResourceType } from './type.ts'

export const ipGroups: ResourceType = {
  type: 'Microsoft.Network/ipGroups',
  apiVersions: networkVersions,
  tracked: true,
  etag: 'etag',
  patch: 'tags',
  duration: { write: () => 2, remove: 1 },
  conflict({ existing, cloud }) {
    anotherOperation(existing, cloud)
    // Two groups of one firewall at once fault it (terraform-provider-azurerm#19843): the lab refuses what Azure warns of.
    for (const other of existing ? cloud.store.list('Microsoft.Network/ipGroups') : [])
      if (other !== existing) anotherOperation(other, cloud)
  },
  write({ id, body }) {
    const properties = documentAt(body, 'properties')
    onlyKnown(properties, ['ipAddresses', 'firewalls', 'firewallPolicies', ...readOnlyMembers], 'IpGroup')
    const ipAddresses = textsAt(properties, 'ipAddresses')
    const wrong = ipAddresses.find(text => !text.split('-').every(part => readAddress(part) !== undefined || readCidr(part)))
    if (wrong !== undefined) throw badRequest('IpGroupInvalidAddress', `IP group ${id.id} has an invalid address '${wrong}'.`) // code [K]
    if (ipAddresses.length > 5000)
      throw badRequest('IpGroupTooManyAddresses', `IP group ${id.id} has ${ipAddresses.length} addresses; the limit is 5000.`) // code [K]
    return compact({ location: at(body, 'location'), tags: at(body, 'tags'), properties: { ipAddresses } })
  },
  read({ id, body }, cloud) {
    const policies = policiesWithGroup(id, cloud)
    const firewalls = policies.flatMap(policy => cloud.wiring.firewallsOf(policy.id))
    return {
      ...body,
      properties: {
        ...documentAt(body, 'properties'),
        firewallPolicies: policies.map(({ id }) => ({ id })),
        firewalls: firewalls.map(({ id }) => ({ id })),
      },
    }
  },
  provision: ({ id, name }, cloud) =>
    rollOut(
      `IP Groups ${name}`,
      policiesWithGroup(id, cloud).map(policy => policy.id),
      cloud,
    ),
  removable({ id }, cloud) {
    const user = policiesWithGroup(id, cloud)[0]
    if (user) throw badRequest('IpGroupInUse', `IP group ${id} is in use by ${user.id} and cannot be deleted.`) // code [K]
  },
}
