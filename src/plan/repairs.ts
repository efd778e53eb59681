import { contains } from '../policy/addresses.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { asItStands } from './as-it-stands.ts'
import { readOnly } from './context.ts'
import type { Ids } from './ids.ts'
import { at, from } from './reference.ts'
import type { Json, Resource } from './resource.ts'

type Object_ = { readonly [key: string]: Json }

/** JSON pointer of the private address, in a firewall whose first configuration carries it. */
const privateIpPath = '/properties/ipConfigurations/0/properties/privateIPAddress'

/**
 * Route tables and the virtual network with every entry that points into the firewall's subnet pointing at the firewall's address, whatever
 * that will be. Only documents that have such an entry.
 */
export function repairs(
  spec: EgressSpec,
  ids: Ids,
  routeTables: readonly Json[],
  network: Json | undefined,
  previousIp: string | undefined,
): readonly Resource[] {
  const stale = (address: Json | undefined): boolean =>
    typeof address === 'string' && (address === previousIp || contains(spec.network.firewallSubnet.prefix, address))
  const current = from(ids.firewall, privateIpPath)
  const tables = routeTables.flatMap((table): Resource[] => {
    const { properties, ...rest } = asItStands(table) as { readonly properties: Object_ }
    const routes = (Array.isArray(properties.routes) ? properties.routes : []) as readonly Object_[]
    if (!routes.some(route => stale(at(route, '/properties/nextHopIpAddress')))) return []
    const repaired = routes.map(route => {
      const own = route.properties as Object_
      return { name: route.name ?? '', properties: stale(own.nextHopIpAddress) ? { ...own, nextHopIpAddress: current } : own }
    })
    const { subnets: _, resourceGuid: __, ...others } = properties
    return [
      {
        id: String(at(table, '/id')),
        title: `route table ${at(table, '/name')}`,
        needs: [ids.firewall],
        desired: { ...(rest as Object_), properties: { ...others, routes: repaired } },
        // The firewall takes minutes to come: what others add meanwhile stays.
        compare: { unordered: { '/properties/routes': 'name' }, keep: ['/tags', '/properties/routes'], readOnly },
      },
    ]
  })
  return [...tables, ...(network === undefined ? [] : dnsRepair(spec, ids, network, stale, current, tables))]
}

function dnsRepair(
  spec: EgressSpec,
  ids: Ids,
  network: Json,
  stale: (address: Json | undefined) => boolean,
  current: Json,
  tables: readonly Resource[],
): readonly Resource[] {
  const servers = at(network, '/properties/dhcpOptions/dnsServers')
  if (!Array.isArray(servers) || !servers.some(stale)) return []
  const { properties, ...rest } = asItStands(network) as { readonly properties: Object_ }
  const writable = [
    'addressSpace',
    'subnets',
    'enableDdosProtection',
    'ddosProtectionPlan',
    'flowTimeoutInMinutes',
    'encryption',
    'privateEndpointVNetPolicies',
    'bgpCommunities',
    'virtualNetworkPeerings',
  ]
  const own = Object.fromEntries(Object.entries(properties).filter(([name]) => writable.includes(name)))
  const subnets = ((own.subnets ?? []) as readonly { readonly name: Json; readonly properties: Object_ }[]).map(
    ({ name, properties: { ipConfigurations: _, ...members } }) => ({ name, properties: members }),
  )
  return [
    {
      id: ids.network,
      title: `virtual network ${spec.network.virtualNetwork}`,
      // After the route tables: Azure refuses a network whose route table is being written.
      needs: [ids.firewall, ...tables.map(({ id }) => id)],
      desired: {
        ...(rest as Object_),
        properties: {
          ...own,
          subnets,
          dhcpOptions: { dnsServers: (servers as readonly Json[]).map(server => (stale(server) ? current : server)) },
        },
      },
      compare: { unordered: { '/properties/subnets': 'name' }, keep: ['/tags', '/properties/subnets'], readOnly },
    },
  ]
}
