/** Microsoft.Network/virtualNetworks. Subnets in the body are written with it; a body without `subnets` leaves them alone. */
import { randomUUID } from 'node:crypto'
import { readCidr } from '../cidr.ts'
import type { Cloud } from '../cloud.ts'
import { at, compact, type Document, documentAt, documentsAt, textAt, textsAt } from '../document.ts'
import { badRequest } from '../refusal.ts'
import { newEtag, type Resource } from '../store.ts'
import { present } from './lifecycle.ts'
import { anotherOperation, networkVersions, onlyKnown, readOnlyMembers } from './network.ts'
import { checkPrefixStays, checkSubnetUnused, prefixOf, subnetBody, subnets } from './subnets.ts'
import type { ResourceType, Write } from './type.ts'

const kept = [
  'addressSpace',
  'dhcpOptions',
  'enableDdosProtection',
  'ddosProtectionPlan',
  'encryption',
  'flowTimeoutInMinutes',
  'bgpCommunities',
  'privateEndpointVNetPolicies',
]

export const virtualNetworks: ResourceType = {
  type: 'Microsoft.Network/virtualNetworks',
  apiVersions: networkVersions,
  tracked: true,
  etag: 'etag',
  patch: 'tags',
  duration: { write: () => 1, remove: 1 },
  conflict({ existing, cloud }) {
    anotherOperation(existing, cloud)
    for (const subnet of existing ? cloud.store.children(existing.id, subnets.type) : []) anotherOperation(subnet, cloud)
  },
  write(write) {
    const properties = documentAt(write.body, 'properties')
    onlyKnown(
      properties,
      [...kept, 'subnets', 'virtualNetworkPeerings', 'ipAllocations', 'flowLogs', 'defaultPublicNatGateway', ...readOnlyMembers],
      'VirtualNetwork',
    )
    const prefixes = textsAt(properties, 'addressSpace.addressPrefixes')
    if (prefixes.length === 0) throw badRequest('InvalidRequestFormat', `Virtual network ${write.id.id} has no address space.`)
    for (const prefix of prefixes) {
      if (!readCidr(prefix)) {
        throw badRequest(
          'InvalidAddressPrefixFormat',
          `Address prefix ${prefix} of resource ${write.id.id} is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.`,
        )
      }
    }
    const planned = planSubnets(write, properties, prefixes)
    for (const gone of planned.gone) checkSubnetUnused(gone, write.cloud)
    for (const stays of planned.stays) {
      if (!prefixes.some(prefix => within(prefixOf(stays), prefix)))
        throw badRequest('NetcfgInvalidSubnet', `Subnet '${stays.name}' is not valid in virtual network '${write.name}'.`)
    }
    for (const { id } of planned.gone) write.cloud.store.remove(id)
    for (const subnet of planned.written) write.cloud.store.put(subnet)
    return compact({
      location: at(write.body, 'location'),
      tags: at(write.body, 'tags'),
      properties: {
        ...compact(Object.fromEntries(kept.map(key => [key, at(properties, key)]))),
        enableDdosProtection: at(properties, 'enableDdosProtection') ?? false,
        resourceGuid: textAt(write.existing?.body, 'properties.resourceGuid') ?? randomUUID(),
      },
    })
  },
  read(network, cloud) {
    const own = cloud.store.children(network.id, subnets.type).map(subnet => present(subnet, subnets, cloud))
    return { ...network.body, properties: { ...documentAt(network.body, 'properties'), subnets: own, virtualNetworkPeerings: [] } }
  },
  provision: (_, cloud) => cloud.wiring.network(),
  removable(network, cloud) {
    for (const subnet of cloud.store.children(network.id, subnets.type)) checkSubnetUnused(subnet, cloud)
  },
}

const within = (prefix: string, outer: string) => {
  const [small, large] = [readCidr(prefix), readCidr(outer)]
  return small !== undefined && large !== undefined && small.first >= large.first && small.last <= large.last
}

/** Checks every subnet of the body before any of them is kept. */
function planSubnets(write: Write, properties: Document, prefixes: readonly string[]) {
  const { cloud, id, name } = write
  const existing = write.existing ? cloud.store.children(write.existing.id, subnets.type) : []
  if (at(properties, 'subnets') === undefined) return { written: [], gone: [], stays: existing }
  const sent = documentsAt(properties, 'subnets')
  const checked: { name: string; prefix: string }[] = []
  const written = sent.map(body => {
    const own = textAt(body, 'name')
    if (!own) throw badRequest('InvalidRequestFormat', `A subnet of ${id.id} has no name.`)
    const before = existing.find(subnet => subnet.name.toLowerCase() === own.toLowerCase())
    const subnetId = before?.id ?? `${id.id}/subnets/${own}`
    const kept = subnetBody(
      { id: subnetId, name: own, body, network: { id: id.id, name, prefixes, others: checked }, caller: write.caller },
      cloud,
    )
    checkPrefixStays(before, kept, cloud)
    checked.push({ name: own, prefix: textAt(kept, 'properties.addressPrefix') ?? textsAt(kept, 'properties.addressPrefixes')[0] ?? '' })
    return toResource(subnetId, own, kept, before, cloud)
  })
  const gone = existing.filter(subnet => !written.some(other => other.id === subnet.id))
  return { written, gone, stays: [] }
}

function toResource(id: string, name: string, body: Document, before: Resource | undefined, _: Cloud): Resource {
  return { id, name: before?.name ?? name, type: subnets.type, etag: newEtag(), body, hidden: before?.hidden ?? {} }
}
