import { blocksOf, everywhere, parseBlock } from './addresses.ts'
import { type Block, intersect, subtract, union } from './intervals.ts'
import { addressesOf, list, lookup, type Match, no, type Possible, type Question } from './match.ts'
import { hostName } from './match-host.ts'
import { matchesSource, shortId, sourceMiss } from './match-source.ts'
import type { NatRule, NetworkRule } from './model.ts'
import { portCovered } from './ports.ts'
import { keyOf, unknownOf } from './unknown.ts'

/** Whether a network or NAT rule covers a flow. What is behind tags, names and groups comes from the facts, or is unknown. */
export function matchNetwork(rule: NetworkRule | NatRule, asked: Question, possible: Possible): Match {
  if (rule.skipped !== undefined) return no(rule.skipped, possible)
  const source = matchesSource(rule, asked)
  if (source.matched === 'no') return no(sourceMiss(rule, asked), possible)
  const transport = coversTransport(rule, asked)
  if (transport.matched === 'no') return no(`it covers ${rule.ipProtocols.join(', ')} on ${list(rule.destinationPorts)}`, possible)
  const exact = source.matched === 'yes' && transport.matched === 'yes'

  const { known, conditions, assumed } = destinations(rule, asked)
  const blocks = known.length === 1 && known[0] ? known[0].blocks : union(known.flatMap(destination => destination.blocks))
  const open = conditions.filter(({ key }) => !possible.ruledOut.has(key))
  const inside = intersect(possible.destination, blocks)
  const covered = subtract(possible.destination, blocks).length === 0
  const whither = destinationText(asked)
  if (covered && exact) return { ...no(`${coveredBy(known, possible)} ${whither}`, possible), matched: 'yes' }
  if (!covered && inside.length === 0 && open.length === 0) {
    const because = assumed ? `${whither} is assumed to be outside every service tag` : `its destinations leave out ${whither}`
    return { ...no(because, possible), ...(assumed ? { assumed } : {}) }
  }
  const waitsFor = [
    ...source.waitsFor,
    ...transport.waitsFor,
    ...open.map(({ text }) => text),
    ...(covered || inside.length === 0 ? [] : [`the address of ${asked.host ?? 'the destination'}`]),
  ]
  // Only when the destination is the one thing unknown does "not matched" say anything about it.
  const otherwise = exact
    ? { destination: subtract(possible.destination, blocks), ruledOut: new Set([...possible.ruledOut, ...open.map(({ key }) => key)]) }
    : possible
  return { matched: 'unknown', because: `it depends on ${list(waitsFor)}`, waitsFor, otherwise }
}

/** `Any` with a port is TCP and UDP; `Any` with `*` is every IP protocol. ICMP knows no ports (facts 1.1). */
function coversTransport(
  rule: NetworkRule | NatRule,
  { flow }: Question,
): { readonly matched: 'yes' | 'no' | 'unknown'; readonly waitsFor: readonly string[] } {
  const { ipProtocols, destinationPorts } = rule
  const protocols: readonly string[] = ipProtocols.map(protocol => protocol.toLowerCase())
  const [otherProtocols, otherPorts] = [unknownOf(rule, 'ipProtocols'), unknownOf(rule, 'destinationPorts')]
  const icmp = flow.protocol === 'icmp'
  const named = protocols.includes(flow.protocol)
  const everyPort = destinationPorts.includes('*')
  const covered = icmp
    ? named || (protocols.includes('any') && everyPort)
    : (named || protocols.includes('any')) && portCovered(destinationPorts, flow.port)
  if (covered) return { matched: 'yes', waitsFor: [] }
  const portsMay = otherPorts.length > 0 || (icmp ? everyPort : portCovered(destinationPorts, flow.port))
  const may = icmp
    ? otherProtocols.length > 0 || (protocols.includes('any') && portsMay)
    : (named || protocols.includes('any') || otherProtocols.length > 0) && portsMay
  if (!may) return { matched: 'no', waitsFor: [] }
  const what = icmp ? 'ICMP' : `${flow.port}/${flow.protocol}`
  return {
    matched: 'unknown',
    waitsFor: [...new Set([...otherProtocols, ...otherPorts].map(({ because }) => `whether ${because} covers ${what}`))],
  }
}

/** The one destination that covers all that is possible, or all of them together. */
function coveredBy(known: readonly Destination[], possible: Possible): string {
  const one = known.find(({ blocks }) => subtract(possible.destination, blocks).length === 0)
  return one === undefined ? 'its destinations cover' : `${one.text} covers`
}

type Destination = { readonly text: string; readonly blocks: readonly Block[] }
type Condition = { readonly key: string; readonly text: string }

/** Where a rule leads: the addresses that are known, and what stands for addresses that are not. */
function destinations(rule: NetworkRule | NatRule, asked: Question) {
  const known: Destination[] = []
  const conditions: Condition[] = []
  let assumed = false
  for (const text of rule.destinationAddresses) {
    const block = parseBlock(text)
    if (block) known.push({ text, blocks: [block] })
    else if (asked.outsideTags) assumed = true
    else {
      const prefixes = lookup(asked.facts.serviceTags, text)
      if (prefixes) known.push({ text, blocks: blocksOf(prefixes) })
      else conditions.push({ key: `tag:${text.toLowerCase()}`, text: `the prefixes of service tag ${text}` })
    }
  }
  const network: Partial<NetworkRule> = rule.ruleType === 'NetworkRule' ? rule : {}
  for (const name of network.destinationFqdns ?? []) {
    const resolved = addressesOf(name, asked.facts)
    // The name itself was asked for, and both sides resolve it at the firewall: the flow goes where the rule leads.
    if (asked.dnsProxy && asked.host !== undefined && hostName(name) === asked.host && resolvesAlike(asked))
      known.push({ text: name, blocks: everywhere })
    else if (resolved) known.push({ text: name, blocks: union(resolved) })
    else conditions.push({ key: `name:${hostName(name) ?? name}`, text: `the addresses of ${name}` })
  }
  for (const id of [...(network.destinationIpGroups ?? []), ...(network.destinationGeoLocations ?? [])])
    conditions.push({ key: `group:${id.toLowerCase()}`, text: `the addresses in ${shortId(id)}` })
  // The same words are the same value, but only of the same field: a name and an address may be written alike.
  for (const field of DESTINATIONS)
    for (const unknown of unknownOf(rule, field))
      conditions.push({ key: `unknown:${field}:${keyOf(unknown)}`, text: `the destinations in ${unknown.because}` })
  return { known, conditions, assumed }
}

/** A TLS or HTTP client may write any name on a packet to any address; whoever only resolves a name goes where it leads. */
const resolvesAlike = ({ flow }: Question) => flow.application === undefined || flow.address === undefined

const DESTINATIONS = ['destinationAddresses', 'destinationFqdns', 'destinationIpGroups', 'destinationGeoLocations']

const destinationText = ({ flow, host }: Question): string => flow.address ?? host ?? flow.host ?? 'the destination'
