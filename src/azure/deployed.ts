/** What decides, in Azure, which way the pods' traffic goes and what becomes of it: one hash, to see later whether anybody changed it. */
import type { TokenCredential } from '@azure/core-auth'
import type { Ids } from '../plan/ids.ts'
import { at } from '../plan/reference.ts'
import type { Json, Store } from '../plan/resource.ts'
import { deployedHash } from '../verify/subject.ts'
import { idsIn, type LivePolicy, livePolicy } from './live-policy.ts'

export type DeployedWorld = {
  readonly store: Pick<Store, 'read'>
  readonly credential: TokenCredential
  readonly signal: AbortSignal
  readonly log: (line: string) => void
}

/**
 * The policy that the firewall has (with its groups, its base policies and its IP groups), the firewall, the cluster's subnet and its route
 * table. Whole documents where nothing changes by itself; of the subnet only what steers, as its list of addresses follows the nodes.
 * @throws where any of it cannot be read or is not at rest: half of it is worth nothing
 */
export async function deployed(ids: Ids, world: DeployedWorld): Promise<string> {
  const read = async (id: string): Promise<Json> => {
    const found = await world.store.read(id, world.signal)
    if (found === undefined) throw new Error(`${id.split('/').slice(-2).join(' ')} does not exist`)
    const state = at(found, '/properties/provisioningState')
    if (state !== 'Succeeded') throw new Error(`${id.split('/').slice(-2).join(' ')} is ${String(state ?? 'in no state that is known')}`)
    return found
  }
  const [firewall, network] = await Promise.all([read(ids.firewall), read(ids.network)])
  const subnets = at(network, '/properties/subnets')
  const subnet = (Array.isArray(subnets) ? subnets : []).find(each => same(at(each, '/name'), ids.aksSubnet.split('/').at(-1)))
  if (subnet === undefined) throw new Error("the network has no subnet of the cluster's name")
  const policyId = at(firewall, '/properties/firewallPolicy/id')
  if (typeof policyId !== 'string') throw new Error('the firewall has no policy')
  const routeTableId = at(subnet, '/properties/routeTable/id')
  if (typeof routeTableId !== 'string') throw new Error("the cluster's subnet has no route table")
  const [policy, routeTable] = await Promise.all([livePolicy(policyId, world), read(routeTableId)])
  const unread = unreadGroups(policy)
  if (unread !== undefined) throw new Error(`IP group ${unread} cannot be read`)
  const steering = ['addressPrefix', 'addressPrefixes', 'networkSecurityGroup', 'natGateway', 'serviceEndpoints', 'defaultOutboundAccess']
  return deployedHash([
    settled(policy),
    settled(firewall),
    settled([
      at(network, '/properties/dhcpOptions') ?? null,
      routeTableId,
      ...steering.map(key => at(subnet, `/properties/${key}`) ?? null),
    ]),
    settled({ ...(routeTable as object), properties: { ...(at(routeTable, '/properties') as object), subnets: null } }),
  ])
}

/** Names of resources are the same in any case. */
const same = (one: unknown, other: unknown): boolean => String(one).toLowerCase() === String(other).toLowerCase()

/** An IP group that a rule names and whose addresses could not be had. */
function unreadGroups({ ruleCollectionGroups, ipGroups, parent }: LivePolicy): string | undefined {
  const known = new Set(ipGroups.map(group => String((group as { id?: unknown }).id).toLowerCase()))
  return [...idsIn(ruleCollectionGroups)].find(id => !known.has(id.toLowerCase())) ?? (parent && unreadGroups(parent))
}

/** Without what is written anew while the resource stays what it is. */
const passing = new Set(['etag', 'systemData', 'resourceGuid'])

function settled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(settled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (passing.has(key) ? [] : [[key, settled(item)]])))
}
