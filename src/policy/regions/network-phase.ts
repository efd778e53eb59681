/** What the DNAT and network rules of both sides say of one service from one source, for every address and name. */
import { formatAddress } from '../addresses.ts'
import type { Flow } from '../decision.ts'
import { type Axis, join } from '../intervals.ts'
import { addressesOf, lookup, question } from '../match.ts'
import { matchNetwork } from '../match-network.ts'
import type { NatRule, NetworkRule } from '../model.ts'
import { effectsOf } from '../unknown.ts'
import { walk } from '../walk.ts'
import { atomsOf, keyOf } from './axis.ts'
import { serviceAt } from './services.ts'
import { type Asked, addressesOfText, type Entry, type Side } from './side.ts'
import { everyAddress, knownAddresses, type Space, UNKNOWN_ADDRESS } from './space.ts'

/** The ways in which a flow may end here; `settled`: it ends here for certain. */
export type NetworkAnswer = {
  readonly allow: boolean
  readonly deny: boolean
  readonly settled: boolean
  /** The rules that may have a word in it. */
  readonly entries: readonly Entry[]
  readonly key: string
}

export type NetworkPart = { readonly address: Axis; readonly host: Axis; readonly answers: readonly [NetworkAnswer, NetworkAnswer] }

type Transport = Entry<NatRule | NetworkRule>
type Both<T> = readonly [T, T]

export function networkParts(
  sides: Both<Side>,
  asked: Both<Asked>,
  flow: Pick<Flow, 'source' | 'protocol' | 'port' | 'application'>,
  service: number,
  space: Space,
): readonly NetworkPart[] {
  const { names } = space
  const rules = asked.map(({ nat, network }): readonly Transport[] => [...nat, ...network]) as unknown as Both<readonly Transport[]>
  const all = rules.flat()
  if (all.length === 0) {
    const none: NetworkAnswer = { allow: false, deny: false, settled: false, entries: [], key: '' }
    return [{ address: everyAddress, host: names.everything, answers: [none, none] }]
  }
  const { kind } = serviceAt(service)
  const web = kind === 'https' || kind === 'http'
  const where = all.map(({ rule }) => reach(rule, space, web))
  const firstNew = rules[0].length
  const kept = (within: ReadonlySet<number>, side: 0 | 1): readonly Transport[] =>
    rules[side].filter((_, index) => {
      const place = index + side * firstNew
      return within.has(place) || (where[place]?.open ?? true) || all[place]?.loose
    })
  const ask = (side: 0 | 1, entries: readonly Transport[], more: Pick<Flow, 'host' | 'address'>, where: string): NetworkAnswer =>
    sides[side].whole
      ? answer(sides[side], entries, { ...flow, ...more }, space)
      : { ...unasked, entries, key: `${where}|${entries.map(({ targetKey, doubt }) => targetKey + doubt).join()}` }
  const both = (within: ReadonlySet<number>, more: Pick<Flow, 'host' | 'address'>, where: string): Both<NetworkAnswer> => [
    ask(0, kept(within, 0), more, where),
    ask(1, kept(within, 1), more, where),
  ]

  const named = new Set(all.flatMap(({ rule }) => (rule.ruleType === 'NetworkRule' ? rule.destinationFqdns.map(names.classOf) : [])))
  named.delete(names.nameless)
  const atoms = atomsOf(
    knownAddresses,
    where.map(({ axis }) => axis),
  ).map(({ axis, within }) => ({ axis, within: new Set(within), key: within.join() }))
  const given = (host: string | undefined, id: string) =>
    atoms.map(({ axis, within, key }) => ({
      axis,
      answers: both(within, { address: formatAddress(axis[0]?.first ?? 0), ...(host === undefined ? {} : { host }) }, `${key}@${id}`),
    }))
  const anywhere = given(undefined, '')
  const every = new Set(all.keys())

  // Names that are treated alike where their address is not known: what the facts say of them counts, and whether a rule names them.
  const groups = new Map<string, { readonly example: number; readonly ids: number[] }>()
  names.classes.forEach(({ parent, example }, id) => {
    const alike = example === undefined ? (parent ?? id) : id
    const key = `${space.resolution[alike] ?? ''}${named.has(alike) ? `#${alike}` : ''}`
    const group = groups.get(key)
    if (group) group.ids.push(id)
    else groups.set(key, { example: alike, ids: [id] })
  })
  groups.get(`${space.resolution[0] ?? ''}${named.has(0) ? '#0' : ''}`)?.ids.push(names.nameless)

  const rows = new Map<string, { readonly columns: readonly NetworkPart[]; readonly ids: number[] }>()
  for (const [id, { example, ids }] of groups) {
    const host = names.classes[example]?.example
    if (host === undefined) continue
    const known = named.has(example) && !web ? given(host, id) : anywhere
    const unknown = { axis: [{ first: UNKNOWN_ADDRESS, last: UNKNOWN_ADDRESS }], answers: both(every, { host }, `?${id}`) }
    const columns = grouped([...known, unknown])
    const key = columns.map(({ address, answers }) => `${keyOf(address)}:${answers[0].key}/${answers[1].key}`).join(';')
    const row = rows.get(key)
    if (row) row.ids.push(...ids)
    else rows.set(key, { columns, ids: [...ids] })
  }
  return [...rows.values()].flatMap(({ columns, ids }) => {
    const host = join([ids.map(id => ({ first: id, last: id })), []])
    return columns.map(column => ({ ...column, host }))
  })
}

const unasked = { allow: false, deny: false, settled: false }

/** The addresses that a rule names, and whether something of it may cover any other. */
function reach(rule: NatRule | NetworkRule, { facts }: Space, web: boolean): { readonly axis: Axis; readonly open: boolean } {
  const texts = rule.destinationAddresses.map(text => addressesOfText(text, facts))
  const network: Partial<NetworkRule> = rule.ruleType === 'NetworkRule' ? rule : {}
  const fqdns = network.destinationFqdns ?? []
  const resolved = fqdns.map(name => addressesOf(name, facts))
  const opaque = [...(network.destinationIpGroups ?? []), ...(network.destinationGeoLocations ?? [])]
  return {
    axis: join([...texts, ...resolved.map(blocks => (blocks ? join([blocks, []]) : [])), []]),
    open:
      opaque.length > 0 ||
      resolved.includes(undefined) ||
      (!web && fqdns.length > 0) ||
      rule.destinationAddresses.some((text, index) => texts[index]?.length === 0 && lookup(facts.serviceTags, text) === undefined),
  }
}

function grouped(columns: readonly { readonly axis: Axis; readonly answers: Both<NetworkAnswer> }[]): readonly NetworkPart[] {
  const parts = new Map<string, { readonly axes: Axis[]; readonly answers: Both<NetworkAnswer> }>()
  for (const { axis, answers } of columns) {
    const key = `${answers[0].key}/${answers[1].key}`
    const part = parts.get(key)
    if (part) part.axes.push(axis)
    else parts.set(key, { axes: [axis], answers })
  }
  return [...parts.values()].map(({ axes, answers }) => ({ address: join([...axes, []]), host: [], answers }))
}

/** The evaluator's own walk, over the rules that are left. */
function answer({ dnsProxy }: Side, entries: readonly Transport[], flow: Flow, { facts }: Space): NetworkAnswer {
  const prepared = question(flow, facts, dnsProxy)
  if (!prepared) throw new Error(`no question can be made of ${JSON.stringify(flow)}`)
  const { asked, possible } = prepared
  const ordered = entries.map(({ ordered }) => ordered)
  const nat = walk(
    ordered.filter(({ rule }) => rule.ruleType === 'NatRule'),
    possible,
    (rule, left) => matchNetwork(rule, asked, left),
  )
  const network = nat.settled
    ? undefined
    : walk(
        ordered.filter(({ rule }) => rule.ruleType === 'NetworkRule'),
        nat.possible,
        (rule, left) => matchNetwork(rule, asked, left),
      )
  const effects = (network?.hits ?? []).flatMap(({ entry }) => effectsOf(entry.collection).map(({ effect }) => effect))
  const allow = nat.hits.length > 0 || effects.includes('allow')
  const deny = effects.includes('deny')
  const settled = nat.settled || (network?.settled ?? false)
  return { allow, deny, settled, entries, key: `${allow ? 'a' : ''}${deny ? 'd' : ''}${settled ? '!' : ''}` }
}
