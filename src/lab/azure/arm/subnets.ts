/** Microsoft.Network/virtualNetworks/subnets. Also written as part of their virtual network. */
import { type Cidr, inside, overlap, readCidr } from '../cidr.ts'
import type { Cloud } from '../cloud.ts'
import { at, compact, type Document, documentAt, textAt, textsAt } from '../document.ts'
import type { Caller } from '../entra/tokens.ts'
import { parentOf, sameId } from '../ids.ts'
import { badRequest, Refusal } from '../refusal.ts'
import type { Resource } from '../store.ts'
import { anotherOperation, linked, networkVersions, onlyKnown, readOnlyMembers } from './network.ts'
import { usersOfSubnet } from './subnet-users.ts'
import type { ResourceType } from './type.ts'

const kept = [
  'addressPrefix',
  'addressPrefixes',
  'networkSecurityGroup',
  'routeTable',
  'natGateway',
  'serviceEndpoints',
  'serviceEndpointPolicies',
  'delegations',
  'privateEndpointNetworkPolicies',
  'privateLinkServiceNetworkPolicies',
  'defaultOutboundAccess',
  'sharingScope',
  'ipAllocations',
]
const shown = [
  'ipConfigurations',
  'ipConfigurationProfiles',
  'privateEndpoints',
  'resourceNavigationLinks',
  'serviceAssociationLinks',
  'purpose',
  'applicationGatewayIPConfigurations',
]

export const prefixOf = (subnet: Resource) =>
  textAt(subnet.body, 'properties.addressPrefix') ?? textsAt(subnet.body, 'properties.addressPrefixes')[0] ?? ''

export function subnetBody(
  {
    id,
    name,
    body,
    network,
    caller,
  }: {
    id: string
    name: string
    body: Document
    network: { id: string; name: string; prefixes: readonly string[]; others: readonly { name: string; prefix: string }[] }
    caller: Caller
  },
  cloud: Cloud,
): Document {
  const properties = documentAt(body, 'properties')
  onlyKnown(properties, [...kept, ...shown, ...readOnlyMembers], 'Subnet')
  const prefix = textAt(properties, 'addressPrefix') ?? textsAt(properties, 'addressPrefixes')[0]
  if (prefix === undefined) throw badRequest('InvalidRequestFormat', `Subnet '${name}' has no address prefix.`)
  checkPrefix(prefix, id, name, network)
  for (const [member, action] of [
    ['routeTable', 'Microsoft.Network/routeTables/join/action'],
    ['natGateway', 'Microsoft.Network/natGateways/join/action'],
    ['networkSecurityGroup', 'Microsoft.Network/networkSecurityGroups/join/action'],
  ] as const) {
    const reference = textAt(properties, `${member}.id`)
    if (reference) linked(reference, action, { id, type: 'Microsoft.Network/virtualNetworks/subnets' }, caller, cloud)
  }
  const selected = Object.fromEntries(kept.map(key => [key, at(properties, key)]))
  return {
    properties: compact({
      ...selected,
      delegations: selected.delegations ?? [],
      privateEndpointNetworkPolicies: selected.privateEndpointNetworkPolicies ?? 'Disabled',
      privateLinkServiceNetworkPolicies: selected.privateLinkServiceNetworkPolicies ?? 'Enabled',
      provisioningState: 'Succeeded',
    }),
  }
}

function checkPrefix(
  prefix: string,
  id: string,
  name: string,
  network: { name: string; prefixes: readonly string[]; others: readonly { name: string; prefix: string }[] },
) {
  const cidr = readCidr(prefix)
  if (!cidr) {
    throw badRequest(
      'InvalidAddressPrefixFormat',
      `Address prefix ${prefix} of resource ${id} is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.`,
    )
  }
  if (cidr.bits > 29 || !network.prefixes.map(readCidr).some(outer => outer && inside(cidr, outer))) {
    throw badRequest('NetcfgInvalidSubnet', `Subnet '${name}' is not valid in virtual network '${network.name}'.`)
  }
  const clash = network.others.find(other => overlap(cidr, readCidr(other.prefix) as Cidr))
  if (clash) {
    throw badRequest(
      'NetcfgSubnetRangesOverlap',
      `Subnet '${name}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '${network.name}'.`,
    )
  }
}

export function checkSubnetUnused(subnet: Resource, cloud: Cloud): void {
  const user = usersOfSubnet(subnet.id, cloud)[0]
  if (!user) return
  throw badRequest(
    'InUseSubnetCannotBeDeleted',
    `Subnet ${subnet.name} is in use by ${user} and cannot be deleted. In order to delete the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`,
  )
}

/** "Subnet … is in use and cannot be updated": where addresses are taken, the range stays as it is. */
export function checkPrefixStays(existing: Resource | undefined, kept: Document, cloud: Cloud): void {
  const wanted = textAt(kept, 'properties.addressPrefix') ?? textsAt(kept, 'properties.addressPrefixes')[0]
  if (!existing || prefixOf(existing) === wanted || usersOfSubnet(existing.id, cloud).length === 0) return
  throw badRequest('InUseSubnetCannotBeUpdated', `Subnet ${existing.name} is in use and cannot be updated.`)
}

export const subnets: ResourceType = {
  type: 'Microsoft.Network/virtualNetworks/subnets',
  apiVersions: networkVersions,
  etag: 'etag',
  duration: { write: () => 1, remove: 1 },
  conflict({ existing, parent, cloud }) {
    anotherOperation(existing, cloud)
    anotherOperation(parent, cloud)
    const sibling = parent && cloud.store.children(parent.id, this.type).find(other => other.operation)
    if (sibling) anotherOperation(sibling, cloud)
  },
  write({ cloud, id, name, body, existing, parent, caller }) {
    if (!parent) throw new Refusal(404, 'ParentResourceNotFound', id.id)
    const others = cloud.store
      .children(parent.id, 'Microsoft.Network/virtualNetworks/subnets')
      .filter(other => !sameId(other.id, id.id))
      .map(other => ({ name: other.name, prefix: prefixOf(other) }))
    const network = { id: parent.id, name: parent.name, prefixes: textsAt(parent.body, 'properties.addressSpace.addressPrefixes'), others }
    const kept = subnetBody({ id: id.id, name, body, network, caller }, cloud)
    checkPrefixStays(existing, kept, cloud)
    return kept
  },
  read({ id, body }, cloud) {
    const users = usersOfSubnet(id, cloud)
    return {
      ...body,
      properties: { ...documentAt(body, 'properties'), ...(users.length ? { ipConfigurations: users.map(user => ({ id: user })) } : {}) },
    }
  },
  provision: (_, cloud) => cloud.wiring.network(),
  removable: checkSubnetUnused,
}

export const networkOf = (subnetId: string) => parentOf(subnetId)
