/** Microsoft.Network/routeTables/routes. Also written as part of their table. */
import { readAddress, readCidr } from '../cidr.ts'
import { compact, type Document, documentAt, textAt } from '../document.ts'
import { badRequest } from '../refusal.ts'
import { anotherOperation, networkVersions, onlyKnown, readOnlyMembers } from './network.ts'
import type { ResourceType } from './type.ts'

const hops = ['VirtualAppliance', 'Internet', 'None', 'VnetLocal', 'VirtualNetworkGateway']

export function routeBody(id: string, body: Document): Document {
  const properties = documentAt(body, 'properties')
  onlyKnown(properties, ['addressPrefix', 'nextHopType', 'nextHopIpAddress', 'hasBgpOverride', 'nextHop', ...readOnlyMembers], 'Route')
  const [addressPrefix, nextHopType, nextHopIpAddress] = ['addressPrefix', 'nextHopType', 'nextHopIpAddress'].map(key =>
    textAt(properties, key),
  )
  // Service tags are allowed as prefixes too.
  if (!addressPrefix || (/^[\d.:/]+$/.test(addressPrefix) && !readCidr(addressPrefix))) {
    throw badRequest(
      'InvalidAddressPrefixFormat',
      `Address prefix ${addressPrefix} of resource ${id} is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.`,
    )
  }
  const hop = hops.find(known => known.toLowerCase() === nextHopType?.toLowerCase())
  if (!hop) throw badRequest('InvalidRequestFormat', `Next hop type '${nextHopType}' of route ${id} is not one of ${hops.join(', ')}.`)
  if (hop === 'VirtualAppliance' && (nextHopIpAddress === undefined || readAddress(nextHopIpAddress) === undefined)) {
    throw badRequest('RouteNextHopIpAddressRequired', `Route ${id} has next hop type VirtualAppliance and needs a valid nextHopIpAddress.`)
  }
  if (hop !== 'VirtualAppliance' && nextHopIpAddress) {
    throw badRequest('RouteNextHopIpAddressNotAllowed', `Route ${id} has next hop type ${hop}, with which nextHopIpAddress is not allowed.`)
  }
  return {
    properties: compact({
      addressPrefix,
      nextHopType: hop,
      nextHopIpAddress: nextHopIpAddress || undefined,
      hasBgpOverride: false,
      provisioningState: 'Succeeded',
    }),
  }
}

export const routes: ResourceType = {
  type: 'Microsoft.Network/routeTables/routes',
  apiVersions: networkVersions,
  etag: 'etag',
  duration: { write: () => 1, remove: 1 },
  conflict({ existing, parent, cloud }) {
    anotherOperation(existing, cloud)
    anotherOperation(parent, cloud)
    for (const sibling of parent ? cloud.store.children(parent.id, 'Microsoft.Network/routeTables/routes') : [])
      anotherOperation(sibling, cloud)
  },
  write: ({ id, body }) => routeBody(id.id, body),
  provision: (_, cloud) => cloud.wiring.network(),
  remove(resource, cloud) {
    cloud.store.remove(resource.id)
    return cloud.wiring.network()
  },
}
