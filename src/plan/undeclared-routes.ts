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
