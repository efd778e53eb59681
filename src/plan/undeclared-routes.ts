/** Routes that nobody declared and that lead past the firewall. Applying leaves routes of others alone, so they have to be told. */
import { encloses } from '../policy/addresses.ts'
import { at } from './reference.ts'
import type { Json } from './resource.ts'

export type UndeclaredRoute = { readonly name: string; readonly prefix: string; readonly to: string }

/**
 * What leads nowhere, into the network or to the firewall takes nothing past it. Neither do the routes that a cluster with kubenet keeps here:
 * from the pods of a node to that node, in the cluster's subnet.
 * @param table the route table as it is
 * @param declared the names of the routes that the spec stands for
 */
export function undeclaredRoutes(
  table: Json | undefined,
  declared: readonly string[],
  { privateIp, aksSubnet }: { readonly privateIp: string | undefined; readonly aksSubnet: string },
): readonly UndeclaredRoute[] {
  const routes = at(table, '/properties/routes')
  if (!Array.isArray(routes)) return []
  const names = new Set(declared.map(name => name.toLowerCase()))
  return (routes as readonly Json[]).flatMap(route => {
    const text = (pointer: string): string => String(at(route, pointer) ?? '')
    const [name, prefix, kind, hop] = ['/name', '/properties/addressPrefix', '/properties/nextHopType', '/properties/nextHopIpAddress'].map(
      text,
    )
    if (names.has((name ?? '').toLowerCase())) return []
    const [type, address] = [(kind ?? '').toLowerCase(), hop ?? '']
    if (type === 'none' || type === 'vnetlocal') return []
    if (type === 'virtualappliance' && address !== '' && (address === privateIp || encloses(aksSubnet, address))) return []
    return [{ name: name ?? '', prefix: prefix ?? '', to: address === '' ? (kind ?? '') : address }]
  })
}

/** A way past the firewall that stands in no route table: a service endpoint of the subnet, or what hands the subnet the routes of a gateway. */
export type Bypass = { readonly kind: 'service endpoint' | 'gateway'; readonly name: string }

/**
 * Service endpoints come before every route of a table. Routes that a gateway learns stand beside those of the table, unless it does not take
 * them over; one that is more precise than 0.0.0.0/0 goes before it. A gateway is in the network itself, or in one that it is peered with.
 */
export function bypasses(table: Json | undefined, network: Json | undefined, aksSubnet: string): readonly Bypass[] {
  const list = (document: Json | undefined, pointer: string): readonly Json[] => {
    const found = at(document, pointer)
    return Array.isArray(found) ? (found as readonly Json[]) : []
  }
  const named = (document: Json, pointer = '/name'): string => String(at(document, pointer) ?? '')
  const subnets = list(network, '/properties/subnets')
  const endpoints = subnets
    .filter(subnet => named(subnet).toLowerCase() === aksSubnet.toLowerCase())
    .flatMap(subnet => list(subnet, '/properties/serviceEndpoints'))
    .map((endpoint): Bypass => ({ kind: 'service endpoint', name: named(endpoint, '/service') }))
  if (table === undefined || at(table, '/properties/disableBgpRoutePropagation') === true) return endpoints
  const gateways = [
    ...subnets.filter(subnet => /^(GatewaySubnet|RouteServerSubnet)$/i.test(named(subnet))),
    ...list(network, '/properties/virtualNetworkPeerings').filter(peering => at(peering, '/properties/useRemoteGateways') === true),
  ]
  return [...endpoints, ...gateways.map((gateway): Bypass => ({ kind: 'gateway', name: named(gateway) }))]
}
