/** Hosts that pods reach without the firewall, whatever network they are in. */
import { contains, parseAddress } from './addresses.ts'
import { hostName } from './match-host.ts'

/** Addresses that no route table sends to a firewall: a pod's own, its link's, Azure's platform address, several receivers at once. */
const ownWay = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '168.63.129.16', '224.0.0.0/4', '240.0.0.0/4'] as const

const itself = /^(?:.+\.)?localhost$/
/** Kubernetes' own names, and names without a dot, which a pod's resolver looks for in the cluster first. */
const inCluster = /^[^.]+$|\.(?:svc|cluster\.local)$/

/** The pod itself is left out: what stands in for the internet on one machine has no other address. */
const answeredAt = ownWay.filter(range => range !== '127.0.0.0/8')

/** The range in which an address lies that something in the pod was connected to, where pods of this network reach it by itself. */
export const pastFirewall =
  (addressSpace: readonly string[], serviceCidr: string) =>
  (address: string): string | undefined =>
    [...answeredAt, ...addressSpace, serviceCidr].find(range => contains(range, address))

/** The range of such an address. */
export const ownWayOf = (address: string): string | undefined => ownWay.find(range => contains(range, address))

/** Why this host, a name or an address, is one of them. What is seen of it says nothing of the firewall. */
export function goesOwnWay(host: string): string | undefined {
  if (parseAddress(host) !== undefined) {
    const range = ownWayOf(host)
    return range === undefined ? undefined : `${host} lies in ${range}`
  }
  const name = hostName(host)
  if (name !== undefined && itself.test(name)) return `${host} is the pod itself`
  return name !== undefined && inCluster.test(name) ? `${host} is a name of the pod's own cluster` : undefined
}
