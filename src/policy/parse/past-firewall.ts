import { contains, formatAddress, overlaps, parseAddress } from '../addresses.ts'
import type { Facts } from '../decision.ts'
import { addressesOf } from '../match.ts'
import { hostName } from '../match-host.ts'
import { goesOwnWay, ownWayOf } from '../own-way.ts'
import type { Cluster, Network } from '../spec.ts'
import { type Cursor, fault } from './cursor.ts'

/** A host that an expectation asks for, and where that stands. */
export type AskedHost = { readonly host: string; readonly at: Cursor }

/**
 * Reports every host that pods reach without the firewall. Routes of the network itself come before the route table's 0.0.0.0/0, so whatever
 * is seen of such a host says nothing of the firewall: a closed port there would pass for a denial, and for the control of one.
 */
export function refusePastFirewall(
  asked: readonly AskedHost[],
  { addressSpace }: Pick<Network, 'addressSpace'>,
  { serviceCidr }: Pick<Cluster, 'serviceCidr'>,
  facts: Facts,
): void {
  const inside = (address: string): string | undefined =>
    ownWayOf(address) ?? addressSpace.find(range => contains(range, address)) ?? (overlaps(serviceCidr, address) ? serviceCidr : undefined)
  for (const { host, at } of asked) {
    const name = hostName(host)
    const known = name === undefined ? [] : (addressesOf(name, facts) ?? []).map(({ first }) => formatAddress(first))
    const ranges = (parseAddress(host) === undefined ? known : [host]).map(inside)
    const range = ranges.every(each => each !== undefined) ? ranges[0] : undefined
    const why = range !== undefined ? `${host} lies in ${range}` : goesOwnWay(host)
    if (why !== undefined) fault(at, `${why}, which is reached without the firewall: what pods see of it proves nothing of egress`)
  }
}
