import { blocksOf, parseBlock, prefixesOf } from './addresses.ts'
import type { Facts } from './decision.ts'
import { type Block, union } from './intervals.ts'
import { addressesOf, lookup } from './match.ts'
import type { NetworkRule, Policy } from './model.ts'
import { inOrder, type Ordered } from './order.ts'
import { type PortRange, parsePorts } from './ports.ts'

/** One step that a packet filter can carry out. */
export type NetworkTuple = {
  readonly action: 'allow' | 'deny'
  /** `any` is every IP protocol. */
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'any'
  /** CIDR prefixes; `0.0.0.0/0` is everywhere. */
  readonly source: string
  readonly destination: string
  /** Destination ports, inclusive. Meaningless for `icmp` and `any`, where it spans all. */
  readonly ports: PortRange
  readonly rule: string
  readonly ruleCollection: string
  readonly ruleCollectionGroup: string
}

/** A part of a rule that cannot be carried out, because nobody says which addresses it means. */
export type LeftOut = Pick<NetworkTuple, 'action' | 'rule' | 'ruleCollection' | 'ruleCollectionGroup'> & { readonly because: string }

/**
 * The network rules of a policy as tuples, in the order in which they must be asked: the first that fits decides. Names and tags
 * are replaced by what the facts say of them; what they do not say is left out and reported, so that the caller can fail closed
 * (a `deny` that is left out lets through what it should have stopped).
 */
export function networkTuples(
  policy: Policy,
  facts: Facts,
): { readonly tuples: readonly NetworkTuple[]; readonly leftOut: readonly LeftOut[] } {
  const resolved = inOrder(policy, 'NetworkRule').map(entry => ({ entry, ...resolve(entry.rule, facts) }))
  return {
    tuples: resolved.flatMap(({ entry, sources, destinations }) => tuplesOf(entry, sources, destinations)),
    leftOut: resolved.flatMap(({ entry, unknown }) => unknown.map(because => ({ ...labels(entry), because }))),
  }
}

function resolve(rule: NetworkRule, facts: Facts) {
  const unknown: string[] = []
  const destinations: Block[] = []
  for (const text of rule.destinationAddresses) {
    const block = parseBlock(text)
    const prefixes = block ? undefined : lookup(facts.serviceTags, text)
    if (block) destinations.push(block)
    else if (prefixes) destinations.push(...blocksOf(prefixes))
    else unknown.push(`the prefixes of service tag ${text} are not known`)
  }
  for (const name of rule.destinationFqdns) {
    const known = addressesOf(name, facts)
    if (known) destinations.push(...known)
    else unknown.push(`the addresses of ${name} are not known`)
  }
  const opaque = [
    rule.sourceIpGroups,
    rule.sourceKubeSelectorGroups,
    rule.sourceGeoLocations,
    rule.destinationIpGroups,
    rule.destinationGeoLocations,
  ]
  for (const id of opaque.flatMap(ids => ids ?? [])) unknown.push(`the addresses in ${id} are not known`)
  for (const { field, because } of rule.unknown ?? []) unknown.push(`${field} is not known: ${because}`)
  if (rule.skipped !== undefined) return { sources: [], destinations: [], unknown: [] }
  return { sources: prefixesOf(blocksOf(rule.sourceAddresses)), destinations: prefixesOf(destinations), unknown }
}

const labels = ({
  rule,
  collection,
  group,
}: Ordered): Pick<NetworkTuple, 'action' | 'rule' | 'ruleCollection' | 'ruleCollectionGroup'> => ({
  action: collection.action === 'Deny' ? 'deny' : 'allow',
  rule: rule.name,
  ruleCollection: collection.name,
  ruleCollectionGroup: group.name,
})

const allPorts: PortRange = { from: 1, to: 65_535 }

function tuplesOf(entry: Ordered<NetworkRule>, sources: readonly string[], destinations: readonly string[]): readonly NetworkTuple[] {
  return transports(entry.rule).flatMap(transport =>
    sources.flatMap(source => destinations.map(destination => ({ ...labels(entry), ...transport, source, destination }))),
  )
}

/** `Any` with ports is TCP and UDP; `Any` with `*` is every protocol; ICMP knows no ports (facts 1.1). */
function transports({ ipProtocols, destinationPorts }: NetworkRule): readonly Pick<NetworkTuple, 'protocol' | 'ports'>[] {
  const any = ipProtocols.includes('Any')
  if (any && destinationPorts.includes('*')) return [{ protocol: 'any', ports: allPorts }]
  const ranges = joined(destinationPorts.map(parsePorts).filter(range => range !== undefined))
  return [
    ...(any || ipProtocols.includes('TCP') ? ranges.map(ports => ({ protocol: 'tcp' as const, ports })) : []),
    ...(any || ipProtocols.includes('UDP') ? ranges.map(ports => ({ protocol: 'udp' as const, ports })) : []),
    ...(ipProtocols.includes('ICMP') ? [{ protocol: 'icmp' as const, ports: allPorts }] : []),
  ]
}

const joined = (ranges: readonly PortRange[]): readonly PortRange[] =>
  union(ranges.map(({ from, to }) => ({ first: from, last: to }))).map(({ first, last }) => ({ from: first, to: last }))
