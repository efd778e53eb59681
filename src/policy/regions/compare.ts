/**
 * Where two policies decide differently, computed from their rules. The flows are cut wherever a rule or a fact draws a line: by source,
 * service, address, name and path. No rule can tell two flows of one piece apart, so one of them stands for all, and the evaluator
 * itself says what becomes of it. Pieces in which both policies ask the same rules in the same order are passed over unasked.
 */
import { formatAddress } from '../addresses.ts'
import type { Facts, Flow } from '../decision.ts'
import { type Axis, has, intersect, join } from '../intervals.ts'
import type { Policy, Rule } from '../model.ts'
import { applicationParts, type Effort, type Verdict } from './application-phase.ts'
import type { Box } from './arrange.ts'
import { atomsOf } from './axis.ts'
import { changedClasses, changedRules, concerned, concerns } from './changed.ts'
import { decided } from './decided.ts'
import { networkParts } from './network-phase.ts'
import { type PathSet, pathKey, pathSet } from './paths.ts'
import { asFlow, kinds, serviceAt, spaceOf as spaceOfKind, standardServices } from './services.ts'
import { type Asked, type Entry, type Side, sideOf } from './side.ts'
import { knownAddresses, type Space, spaceOf, UNKNOWN_ADDRESS } from './space.ts'
import { withoutWeb } from './without-web.ts'

/** Flows that were decided one way and are now decided another. `box`: source, service, address, name. */
export type Piece = { readonly paths: PathSet; readonly was: Verdict; readonly is: Verdict; readonly boxes: readonly Box[] }

export type Comparison = {
  readonly space: Space
  readonly pieces: readonly Piece[]
  /** How far it came, where there was too much to compare. */
  readonly unfinished?: string
}

type Both<T> = readonly [T, T]

/** Evaluations, or the like of it, before giving up: some ten seconds. A piece that differs counts more: somebody will have to read it. */
const PATIENCE = 400_000
const FOUND = 15
class TooMuch extends Error {}

/** All flows that two policies decide differently, in pieces. `patience`: how many evaluations it may take. */
export function compare(old: Policy, next: Policy, facts: Facts, patience = PATIENCE): Comparison {
  const sides = [sideOf(old), sideOf(next)] as const
  const families = [
    { sides, family: join(kinds.filter(kind => kind !== 'tcp').map(spaceOfKind)) },
    { sides: [sideOf(withoutWeb(old)), sideOf(withoutWeb(next))] as const, family: spaceOfKind('tcp') },
  ]
  const rules =
    families[0]?.sides.flatMap(({ nat, network, application }) => [...nat, ...network, ...application].map(({ rule }) => rule as Rule)) ??
    []
  const space = spaceOf(rules, facts)
  const found = new Map<string, { readonly paths: PathSet; readonly was: Verdict; readonly is: Verdict; readonly boxes: Box[] }>()
  let left = patience
  const effort: Effort = {
    spend: amount => {
      left -= amount
      if (left < 0) throw new TooMuch()
    },
  }
  const report: Report = (paths, was, is, box) => {
    effort.spend(FOUND)
    const key = `${pathKey(paths)} ${was.effect} ${was.inspected} ${is.effect} ${is.inspected}`
    const piece = found.get(key)
    if (piece) piece.boxes.push(box)
    else found.set(key, { paths, was, is, boxes: [box] })
  }
  let unfinished: string | undefined
  for (const { sides: all, family } of families) {
    const sides = family.length > 1 ? concerned(all, space) : all
    unfinished ??= bySource({ sides, changed: changedRules(sides), space, effort, report }, family)
  }
  return { space, pieces: [...found.values()], ...(unfinished === undefined ? {} : { unfinished }) }
}

/** What stays the same while the flows of one family are cut up. */
type Comparing = {
  readonly sides: Both<Side>
  /** The rules between what both sides begin and end with (changed.ts). */
  readonly changed: ReadonlySet<Rule>
  readonly space: Space
  readonly effort: Effort
  readonly report: Report
}

type Report = (paths: PathSet, was: Verdict, is: Verdict, box: Box) => void

const narrowed = ({ nat, network, application }: Asked, keep: <R extends Rule>(entry: Entry<R>) => Entry<R> | undefined): Asked => {
  const kept = <R extends Rule>(entries: readonly Entry<R>[]) => entries.flatMap(entry => keep(entry) ?? [])
  return { nat: kept(nat), network: kept(network), application: kept(application) }
}

const keyOfAsked = ({ nat, network, application }: Asked, key: (entry: Entry) => string): string =>
  [nat, network, application].map(entries => entries.map(key).join('\n')).join('\f')

const agree = (sides: Both<Side>, keys: Both<string>): boolean => keys[0] === keys[1] && sides[0].settings === sides[1].settings

/** Says what was left, where it was too much. */
function bySource(comparing: Comparing, family: Axis): string | undefined {
  const { sides, changed } = comparing
  if (agree(sides, [keyOfAsked(sides[0], ({ wholeKey }) => wholeKey), keyOfAsked(sides[1], ({ wholeKey }) => wholeKey)])) return undefined
  const entries = sides.flatMap(({ nat, network, application }): readonly Entry[] => [...nat, ...network, ...application])
  const groups = new Map<string, { readonly asked: Both<Asked>; readonly axes: Axis[] }>()
  for (const { axis } of atomsOf(
    knownAddresses,
    entries.map(({ source }) => source),
  )) {
    const source = axis[0]?.first ?? 0
    if (!concerns(changed, sides, entry => has(entry.source, source) || doubtful(entry, entry.doubt, '') !== undefined)) continue
    const asked = sides.map(side =>
      narrowed(side, entry => (has(entry.source, source) ? { ...entry, doubt: '' } : doubtful(entry, entry.doubt, 'source'))),
    ) as unknown as Both<Asked>
    const key = ({ serviceKey, doubt }: Entry) => serviceKey + doubt
    const keys = [keyOfAsked(asked[0], key), keyOfAsked(asked[1], key)] as const
    if (agree(sides, keys)) continue
    const joint = keys.join('\v')
    const group = groups.get(joint)
    if (group) group.axes.push(axis)
    else groups.set(joint, { asked, axes: [axis] })
  }
  let done = 0
  for (const { asked, axes } of groups.values()) {
    const axis = join([...axes, []])
    try {
      byService(comparing, asked, axis, family)
    } catch (error) {
      if (!(error instanceof TooMuch)) throw error
      const kind = family.length === 1 ? 'TCP that is neither HTTP nor HTTPS' : 'HTTP, HTTPS, UDP and ICMP'
      const rest = family.length === 1 ? '' : ', and other TCP was not'
      return `for ${kind}, ${done} of ${groups.size} groups of sources were compared${rest}`
    }
    done += 1
  }
  return undefined
}

/** A rule that does not say that it covers a flow, but of which that is not known either. */
const doubtful = <R extends Rule>(entry: Entry<R>, because: string, what: string): Entry<R> | undefined =>
  because !== '' || entry.loose ? { ...entry, doubt: `${entry.doubt} ${what}` } : undefined

/** `asked`: the rules that flows from this source may meet. */
function byService(comparing: Comparing, asked: Both<Asked>, source: Axis, family: Axis): void {
  const { sides, changed, effort } = comparing
  const entries = asked.flatMap(({ nat, network, application }): readonly Entry[] => [...nat, ...network, ...application])
  const sets = [...kinds.map(spaceOfKind), standardServices, ...entries.map(({ service }) => service)]
  const groups = new Map<string, { readonly asked: Both<Asked>; readonly axes: Axis[] }>()
  for (const { axis } of atomsOf(family, sets)) {
    effort.spend(0.02)
    const service = axis[0]?.first ?? 0
    if (!concerns(changed, asked, entry => has(entry.service, service) || entry.loose)) continue
    const left = asked.map(each =>
      narrowed(each, entry => (has(entry.service, service) ? entry : doubtful(entry, '', 'service'))),
    ) as unknown as Both<Asked>
    const key = ({ targetKey, doubt }: Entry) => targetKey + doubt
    const keys = [keyOfAsked(left[0], key), keyOfAsked(left[1], key)] as const
    if (agree(sides, keys)) continue
    const joint = [serviceAt(service).kind, has(standardServices, service), ...keys].join('\v')
    const group = groups.get(joint)
    if (group) group.axes.push(axis)
    else groups.set(joint, { asked: left, axes: [axis] })
  }
  for (const group of groups.values()) byDestination(comparing, group.asked, source, join([...group.axes, []]))
}

/** `asked`: the rules that flows of this service from this source may meet. */
function byDestination({ sides, changed, space, effort, report }: Comparing, asked: Both<Asked>, source: Axis, service: Axis): void {
  const at = service[0]?.first ?? 0
  const flow = { source: formatAddress(source[0]?.first ?? 0), ...asFlow(at) }
  effort.spend(1)
  const network = networkParts(sides, asked, flow, at, space)
  effort.spend(network.length * 0.1)
  const parted = network.some(({ answers: [was, is] }) => was.key !== is.key)
  const all = parted || !sides.every(({ whole }) => whole)
  const classes = all ? undefined : changedClasses(changed, asked, space)
  const application = applicationParts(sides, asked, flow, at, space, { all, ...(classes ? { classes } : {}) }, effort)
  for (const part of application)
    for (const { address, host: hosts, answers } of network) {
      effort.spend(0.01)
      if (part.same && answers[0].key === answers[1].key && sides[0].settings === sides[1].settings) continue
      const host = intersect(part.host, hosts)
      const example = exampleOf(host, space)
      if (example === undefined) continue
      const differing = new Map<string, { readonly was: Verdict; readonly is: Verdict; readonly spellings: Set<string> }>()
      for (const { path, answers: applied } of part.rows) {
        const asks = (): Flow => ({
          ...flow,
          ...(example.host === undefined ? {} : { host: example.host }),
          ...(flow.application === undefined ? {} : { path: path.example }),
          ...((address[0]?.first ?? UNKNOWN_ADDRESS) === UNKNOWN_ADDRESS ? {} : { address: formatAddress(address[0]?.first ?? 0) }),
        })
        const was = decided(sides[0], answers[0], applied[0], asks, space.facts, effort)
        const is = decided(sides[1], answers[1], applied[1], asks, space.facts, effort)
        if (was.effect === is.effect && was.inspected === is.inspected) continue
        const key = `${was.effect} ${was.inspected} ${is.effect} ${is.inspected}`
        const same = differing.get(key)
        if (same) same.spellings.add(path.spelling)
        else differing.set(key, { was, is, spellings: new Set([path.spelling]) })
      }
      const spellings = part.rows.map(({ path }) => path.spelling)
      for (const { was, is, spellings: own } of differing.values())
        report(pathSet(part.patterns, own, spellings), was, is, [source, service, address, host])
    }
}

/** Some name of a set that has one; the absence of a name only where nothing else is there. */
export function exampleOf(host: Axis, { names }: Space): { readonly host?: string } | undefined {
  for (const { first, last } of host)
    for (let id = first; id <= last && id < names.nameless; id += 1) {
      const example = names.classes[id]?.example
      if (example !== undefined) return { host: example }
    }
  return has(host, names.nameless) ? {} : undefined
}
