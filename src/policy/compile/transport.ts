import { blocksOf, parseBlock } from '../addresses.ts'
import type { Facts, Flow } from '../decision.ts'
import { type Block, union } from '../intervals.ts'
import { addressesOf, lookup } from '../match.ts'
import { hostName } from '../match-host.ts'
import type { NatRule, NetworkRule } from '../model.ts'
import type { Ordered } from '../order.ts'
import { isExact } from './exact.ts'
import { ANY_TRANSPORT, transportSets } from './ports.ts'
import { indexPrefixes } from './prefixes.ts'
import { type AddressSets, EVERYWHERE } from './sources.ts'
import { NONE, UNDECIDED } from './verdict.ts'

/** The DNAT and network rules, by where they lead. Rules are numbered as they stand: DNAT first. */
export type TransportIndex = {
  /** Whether any rule speaks of this protocol and port. Where none does, nobody need know where a flow goes. */
  readonly concerns: (protocol: Flow['protocol'], port: number) => boolean
  /** The first rule that covers a flow to an address. `alike`: whoever asked for the host goes where a rule's name leads. */
  readonly toAddress: (flow: Flow, source: number, address: number, host: string | undefined, alike: boolean) => number
  /** The first rule that covers a flow to an address that is not known; `outsideTags`: assumed to be in no service tag. */
  readonly toAnywhere: (flow: Flow, source: number, outsideTags: boolean) => number
  /** Every rule that may have a part in a flow, ascending. */
  readonly candidates: (flow: Flow, addresses: readonly number[] | undefined, host: string | undefined) => readonly number[]
}

/** The rules that cover one protocol and port, ascending. */
type View = {
  /** Those that lead anywhere at all; and those that still do when service tags do not count. */
  readonly all: readonly number[]
  readonly outsideTags: readonly number[]
  /** Those that may lead to any address, as far as it is known. */
  readonly open: readonly number[]
}

/** What a rule's destinations are, apart from any flow. */
type Reach = {
  readonly from: number
  readonly transport: number
  /** Its sources are not all known. */
  readonly anySource: boolean
  /** Names and groups whose addresses are not known; service tags whose prefixes are not. */
  readonly open: boolean
  readonly openTags: boolean
  /** What is known, with the prefixes of tags and without. */
  readonly some: boolean
  readonly someOutsideTags: boolean
  readonly everywhere: boolean
  readonly everywhereOutsideTags: boolean
  readonly names: readonly string[]
}

/** Whether a rule leads anywhere. */
const leads = ({ some, open, openTags, names }: Reach): boolean => some || open || openTags || names.length > 0

const PORTS = 65_536

/** So many protocols and ports are remembered at a time. */
const MOST_VIEWS = 512

export function indexTransport(rules: readonly Ordered<NatRule | NetworkRule>[], facts: Facts, sources: AddressSets): TransportIndex {
  const transports = transportSets()
  const destinations = new Map<string, { readonly blocks: readonly Block[]; readonly rules: number[] }>()
  const named = new Map<string, number[]>()

  const leadsTo = (rule: number, key: string, blocks: () => readonly Block[]): readonly Block[] => {
    const known = destinations.get(key) ?? { blocks: blocks(), rules: [] }
    destinations.set(key, known)
    if (known.rules.at(-1) !== rule) known.rules.push(rule)
    return known.blocks
  }

  const reaches = rules.map((entry, number): Reach | undefined => {
    const { rule } = entry
    if (rule.skipped !== undefined) return undefined
    if (!isExact(entry)) return unclear
    const network: Partial<NetworkRule> = rule.ruleType === 'NetworkRule' ? rule : {}
    const tags: Block[] = []
    const others: Block[] = []
    let openTags = false
    let open = (network.destinationIpGroups?.length ?? 0) + (network.destinationGeoLocations?.length ?? 0) > 0
    for (const text of rule.destinationAddresses) {
      const block = parseBlock(text)
      const prefixes = block ? undefined : lookup(facts.serviceTags, text)
      if (block) others.push(...leadsTo(number, `address ${text}`, () => [block]))
      else if (prefixes) tags.push(...leadsTo(number, `tag ${text}`, () => blocksOf(prefixes)))
      else openTags = true
    }
    const names: string[] = []
    for (const name of network.destinationFqdns ?? []) {
      const resolved = addressesOf(name, facts)
      if (resolved) others.push(...leadsTo(number, `name ${name}`, () => union(resolved)))
      else open = true
      const normal = hostName(name)
      if (normal === undefined) continue
      names.push(normal)
      const same = named.get(normal)
      if (same === undefined) named.set(normal, [number])
      else same.push(number)
    }
    return {
      from: sources.add(rule.sourceAddresses),
      transport: transports.add(rule),
      anySource: [rule.sourceIpGroups, rule.sourceKubeSelectorGroups, network.sourceGeoLocations].some(ids => ids && ids.length > 0),
      open,
      openTags,
      some: others.length + tags.length > 0,
      someOutsideTags: others.length > 0,
      everywhere: isEverywhere([...others, ...tags]),
      everywhereOutsideTags: isEverywhere(others),
      names,
    }
  })

  const held = [...destinations.values()].map(destination => destination.rules)
  const prefixes = indexPrefixes([...destinations.values()].map(({ blocks }) => blocks))

  const views = new Map<number, View>()
  function viewOf(protocol: Flow['protocol'], port: number): View {
    const key = protocol === 'icmp' ? -1 : protocol === 'udp' ? -2 - port : port
    const known = views.get(key)
    if (known !== undefined) return known
    const covering = reaches.flatMap((reach, rule) =>
      reach !== undefined && transports.covers(reach.transport, protocol, port) ? [{ rule, ...reach }] : [],
    )
    const numbers = (those: (reach: Reach) => boolean) => covering.filter(those).map(({ rule }) => rule)
    const view: View = {
      all: numbers(leads),
      outsideTags: numbers(({ someOutsideTags, open, names }) => someOutsideTags || open || names.length > 0),
      open: numbers(({ open, openTags }) => open || openTags),
    }
    if (views.size >= MOST_VIEWS) views.clear()
    views.set(key, view)
    return view
  }

  const mayComeFrom = (reach: Reach, source: number): boolean => reach.anySource || sources.has(reach.from, source)

  function toAddress({ protocol, port }: Flow, source: number, address: number, host: string | undefined, alike: boolean): number {
    let sure = NONE
    let perhaps = NONE
    for (const rule of viewOf(protocol, port).open) {
      if (!mayComeFrom(reaches[rule] as Reach, source)) continue
      perhaps = rule
      break
    }
    const weigh = (candidates: readonly number[]): void => {
      for (const rule of candidates) {
        if (rule >= sure || rule > perhaps) return
        const reach = reaches[rule] as Reach
        if (!transports.covers(reach.transport, protocol, port)) continue
        if (sources.has(reach.from, source)) sure = rule
        else if (reach.anySource && rule < perhaps) perhaps = rule
      }
    }
    for (const { size, holders } of prefixes) {
      const sets = holders.get(address - (address % size))
      if (sets !== undefined) for (const set of sets) weigh(held[set] as readonly number[])
    }
    if (alike && host !== undefined) {
      const byName = named.get(host)
      if (byName !== undefined) weigh(byName)
    }
    return perhaps < sure ? UNDECIDED : sure
  }

  function toAnywhere({ protocol, port }: Flow, source: number, outsideTags: boolean): number {
    const view = viewOf(protocol, port)
    for (const rule of outsideTags ? view.outsideTags : view.all) {
      const reach = reaches[rule] as Reach
      const everywhere = outsideTags ? reach.everywhereOutsideTags : reach.everywhere
      if (everywhere && sources.has(reach.from, source)) return rule
      if (mayComeFrom(reach, source)) return UNDECIDED
    }
    return NONE
  }

  function candidates({ protocol, port }: Flow, addresses: readonly number[] | undefined, host: string | undefined): readonly number[] {
    const view = viewOf(protocol, port)
    if (addresses === undefined) return view.all
    const sets = addresses.flatMap(address => prefixes.flatMap(({ size, holders }) => holders.get(address - (address % size)) ?? []))
    const rules = [...view.open, ...new Set(sets.flatMap(set => held[set] ?? [])), ...((host && named.get(host)) || [])]
    return [...new Set(rules)].sort((a, b) => a - b)
  }

  /** 1 for each TCP port, then each UDP port, then ICMP, that some rule speaks of and leads anywhere. */
  const concerned = new Uint8Array(2 * PORTS + 1)
  const everyTransport = new Set(reaches.flatMap(reach => (reach !== undefined && leads(reach) ? [reach.transport] : [])))
  for (const set of everyTransport) {
    for (const { from, to } of transports.rangesOf(set, 'tcp')) concerned.fill(1, from, to + 1)
    for (const { from, to } of transports.rangesOf(set, 'udp')) concerned.fill(1, PORTS + from, PORTS + to + 1)
    if (transports.covers(set, 'icmp', 0)) concerned[2 * PORTS] = 1
  }
  const concerns = (protocol: Flow['protocol'], port: number): boolean =>
    concerned[protocol === 'tcp' ? port : protocol === 'udp' ? PORTS + port : 2 * PORTS] === 1

  return { concerns, toAddress, toAnywhere, candidates }
}

/** A rule that may cover any flow. */
const unclear: Reach = {
  from: EVERYWHERE,
  transport: ANY_TRANSPORT,
  anySource: true,
  open: true,
  openTags: true,
  some: false,
  someOutsideTags: false,
  everywhere: false,
  everywhereOutsideTags: false,
  names: [],
}

const isEverywhere = (blocks: readonly Block[]): boolean => {
  const [only, ...others] = union(blocks)
  return only !== undefined && others.length === 0 && only.first === 0 && only.last === 0xffff_ffff
}
