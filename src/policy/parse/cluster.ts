import { encloses, formatAddress, parseAddress, parseBlock } from '../addresses.ts'
import type { Cluster } from '../spec.ts'
import { fault, type Read } from './cursor.ts'
import { boolean, checked, declared, defaulted, fields, integer, listOf, optional, present, required, text } from './fields.ts'
import { names } from './names.ts'
import { address, cidr, prefix } from './values.ts'

const SERVICE_CIDR = '10.41.0.0/16'
const NODE_SIZE = 'Standard_D4s_v5'

export const defaultCluster = (name: string): Cluster => ({
  name: `aks-${name}`,
  dnsPrefix: `aks-${name}`,
  nodeCount: 2,
  nodeSize: NODE_SIZE,
  serviceCidr: SERVICE_CIDR,
  dnsServiceIp: tenthOf(SERVICE_CIDR),
  authorizedIpRanges: [],
  monitoring: true,
  workloadIdentity: `id-${name}-pods`,
})

/** AKS's own habit: the DNS service takes the tenth address. */
const tenthOf = (serviceCidr: string): string => formatAddress((parseBlock(serviceCidr)?.first ?? 0) + 10)

const version = checked(text, value =>
  /^\d+\.\d+(\.\d+)?$/.test(value) ? undefined : `${JSON.stringify(value)} is not a Kubernetes version; use one like "1.34" or "1.34.2"`,
)

const spotPool: Read<NonNullable<Cluster['spotPool']>> = at =>
  fields(at, {
    name: defaulted(names.nodePool, 'spot'),
    nodeSize: defaulted(names.vmSize, NODE_SIZE),
    count: defaulted(integer(0, 1000), 1),
  })?.whole

const fileShare: Read<NonNullable<Cluster['fileShare']>> = at =>
  fields(at, {
    storageAccount: required(names.storageAccount),
    share: required(names.share),
    secret: required(declared('secret', names.kubernetesObject)),
  })?.whole

export const cluster =
  (name: string): Read<Cluster> =>
  at => {
    const defaults = defaultCluster(name)
    const found = fields(at, {
      name: defaulted(names.cluster, defaults.name),
      dnsPrefix: defaulted(names.dnsPrefix, defaults.dnsPrefix),
      nodeCount: defaulted(integer(1, 1000), defaults.nodeCount),
      nodeSize: defaulted(names.vmSize, defaults.nodeSize),
      kubernetesVersion: optional(version),
      serviceCidr: defaulted(cidr, defaults.serviceCidr),
      dnsServiceIp: optional(address),
      authorizedIpRanges: defaulted(listOf(prefix), []),
      monitoring: defaulted(boolean, true),
      registry: optional(names.registry),
      spotPool: optional(spotPool),
      fileShare: optional(fileShare),
      workloadIdentity: defaulted(names.identity, defaults.workloadIdentity),
    })
    if (!found) return undefined
    const { serviceCidr, dnsServiceIp, authorizedIpRanges } = found.values
    if (serviceCidr !== undefined) {
      const block = parseBlock(serviceCidr)
      if (block && block.last - block.first + 1 < 16)
        fault(found.at('serviceCidr'), `${serviceCidr} is too small: the DNS service alone needs a tenth address; use a /28 or larger`)
      if (block && block.last - block.first + 1 > 2 ** 20)
        fault(found.at('serviceCidr'), `${serviceCidr} is too large: AKS takes a /12 or smaller`)
      if (dnsServiceIp !== undefined && !encloses(serviceCidr, dnsServiceIp))
        fault(found.at('dnsServiceIp'), `${dnsServiceIp} is outside the service CIDR ${serviceCidr}`)
      else if (block && dnsServiceIp !== undefined && (parseAddress(dnsServiceIp) ?? 0) <= block.first + 1)
        fault(found.at('dnsServiceIp'), `${dnsServiceIp} is taken: the first address of the service CIDR belongs to the API server`)
    }
    // AKS takes at most 200 ranges (facts 5.2); the firewall's own addresses are added to these.
    if (authorizedIpRanges && authorizedIpRanges.length > 190)
      fault(found.at('authorizedIpRanges'), 'too many ranges: AKS takes 200 in all')
    if (!found.whole || serviceCidr === undefined) return undefined
    const { kubernetesVersion, registry, spotPool: spot, fileShare: share, dnsServiceIp: _, ...always } = found.whole
    return {
      ...always,
      dnsServiceIp: dnsServiceIp ?? tenthOf(serviceCidr),
      ...present({ kubernetesVersion, registry, spotPool: spot, fileShare: share }),
    }
  }
