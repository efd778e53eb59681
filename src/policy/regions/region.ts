/** Regions of flows whose decision changes, each with one flow as an example, and the words that sort them. */
import { blocksOf, formatAddress, parseAddress } from '../addresses.ts'
import type { Decision, Flow } from '../decision.ts'
import { evaluate } from '../evaluate.ts'
import { type Axis, has, intersect } from '../intervals.ts'
import type { Policy, Rule } from '../model.ts'
import { isWhole } from '../unknown.ts'
import type { Verdict } from './application-phase.ts'
import { arrange, type Box } from './arrange.ts'
import type { Comparison } from './compare.ts'
import { type PathSet, pathClasses } from './paths.ts'
import { everyService, serviceAt, serviceOf, servicesOf } from './services.ts'
import { everyAddress, knownAddresses, type Space, UNKNOWN_ADDRESS } from './space.ts'
import { withoutWeb } from './without-web.ts'

/** What becomes of a region's flows, gravest first. */
export const changes = ['newly-allowed', 'no-longer-inspected', 'newly-denied', 'newly-inspected', 'uncertain', 'denied-otherwise'] as const
export type Change = (typeof changes)[number]

export type Region = {
  readonly change: Change
  readonly was: Verdict
  readonly is: Verdict
  readonly source: Axis
  readonly service: Axis
  /** `UNKNOWN_ADDRESS` among them: flows of which only the name is known. */
  readonly address: Axis
  /** Classes of names (`Space.names`). */
  readonly host: Axis
  /** Every path for what is not HTTP. */
  readonly paths: PathSet
  readonly example: Example
}

export type Example = {
  readonly flow: Flow
  /** TCP that is neither HTTP nor HTTPS, which a flow cannot say of itself. */
  readonly neither: boolean
  readonly was: Decision
  readonly is: Decision
}

/** What a reader would call the step from one verdict to the other. */
export function changeOf(was: Verdict, is: Verdict): Change {
  if (was.effect === 'unknown' || is.effect === 'unknown' || was.inspected === 'unknown' || is.inspected === 'unknown') return 'uncertain'
  if (was.effect !== is.effect) return is.effect === 'allow' ? 'newly-allowed' : 'newly-denied'
  if (is.effect === 'deny') return 'denied-otherwise'
  return is.inspected ? 'newly-inspected' : 'no-longer-inspected'
}

/** @param clients where the sources of examples are taken from, if they can be */
export function regionsOf({ space, pieces }: Comparison, old: Policy, next: Policy, clients: Axis): readonly Region[] {
  const policies: Policies = { space, clients, web: [old, next], neither: [withoutWeb(old), withoutWeb(next)], inFull: IN_FULL }
  const whole: Box = [knownAddresses, everyService, everyAddress, space.names.everything]
  const regions = pieces.flatMap(({ boxes, paths, was, is }) =>
    arrange(boxes, whole, costOf).flatMap(([source = [], service = [], address = [], host = []]): readonly Region[] => {
      const change = changeOf(was, is)
      const found = exampleIn({ source, service, address, host, paths }, { was, is }, policies)
      return found ? [{ change, was, is, source, service, address, host, paths, example: found }] : []
    }),
  )
  const weight = ({ change, service }: Region) => changes.indexOf(change) * 1e6 + (service[0]?.first ?? 0)
  return regions.sort((a, b) => weight(a) - weight(b))
}

const costOf = (box: Box): number => box.reduce((sum, axis) => sum + Math.min(12, axis.length), 0)

/** So many examples are asked of both policies in full, the graver changes first; of the rest, the rules for their source and service. */
const IN_FULL = 200

type Policies = {
  inFull: number
  readonly space: Space
  readonly clients: Axis
  readonly web: readonly [Policy, Policy]
  readonly neither: readonly [Policy, Policy]
}
type Place = Pick<Region, 'source' | 'service' | 'address' | 'host' | 'paths'>

/**
 * One flow of a region, asked of both policies in full. That both say what the region says is what keeps this computation honest: if
 * not, no word of it can be believed, and nothing is reported.
 */
function exampleIn(place: Place, expected: { readonly was: Verdict; readonly is: Verdict }, policies: Policies): Example | undefined {
  const flow = flowIn(place, policies)
  if (!flow) return undefined
  const neither = serviceAt(preferred(place.service, SERVICES)).kind === 'tcp'
  const asked = neither ? policies.neither : policies.web
  policies.inFull -= 1
  const [old, next] = policies.inFull < 0 && asked.every(isWhole) ? asked.map(policy => concerned(policy, flow, neither)) : asked
  if (!old || !next) return undefined
  const was = evaluate(old, flow, policies.space.facts)
  const is = evaluate(next, flow, policies.space.facts)
  for (const [decision, verdict] of [
    [was, expected.was],
    [is, expected.is],
  ] as const)
    if (decision.effect !== verdict.effect || decision.inspected !== verdict.inspected)
      throw new Disagreement(
        `the comparison says of ${JSON.stringify(flow)}: ${verdict.effect}, inspected: ${verdict.inspected}; the evaluator says ${decision.effect}, inspected: ${decision.inspected}. One of them is wrong, so no region can be believed. Please report this fault of egress-gate, with both files.`,
      )
  return { flow, neither, was, is }
}

/** A policy without the rules that name other sources or services. */
function concerned(policy: Policy, flow: Flow, neither: boolean): Policy {
  const source = parseAddress(flow.source) ?? -1
  const service = serviceOf(flow, neither) ?? -1
  const concerns = (rule: Rule): boolean => {
    const opaque =
      rule.sourceIpGroups ?? rule.sourceKubeSelectorGroups ?? ('sourceGeoLocations' in rule ? rule.sourceGeoLocations : undefined)
    return has(servicesOf(rule), service) && (opaque !== undefined || has(blocksOf(rule.sourceAddresses), source))
  }
  return {
    ...policy,
    ruleCollectionGroups: policy.ruleCollectionGroups.map(group => ({
      ...group,
      ruleCollections: group.ruleCollections.map(collection => ({ ...collection, rules: collection.rules.filter(concerns) })),
    })),
    ...(policy.parent ? { parent: concerned(policy.parent, flow, neither) } : {}),
  }
}

const SERVICES = [443, 65_536 + 80]
const preferred = (axis: Axis, wishes: readonly number[]): number => wishes.find(wish => has(axis, wish)) ?? axis[0]?.first ?? 0

const PRIVATE = ['10.0.0.4', '172.16.0.4', '192.168.0.4'].map(text => parseAddress(text) ?? 0)
const DESTINATIONS = ['203.0.113.10', '10.0.0.10'].map(text => parseAddress(text) ?? 0)

/** The flow that people would take for an example. Undefined where the region holds none: no name is left for it. */
function flowIn({ source, service, address, host, paths }: Place, { space, clients }: Policies): Flow | undefined {
  const { names } = space
  const near = intersect(source, clients)
  const from = near.length > 0 ? inside(near) : preferred(source, PRIVATE)
  const at = preferred(service, SERVICES)
  const { kind, port } = serviceAt(at)
  const web = kind === 'https' || kind === 'http'
  const name = nameIn(host, space)
  const anonymous = has(host, names.nameless)
  const byName = has(address, UNKNOWN_ADDRESS) && name !== undefined
  const known = intersect(address, knownAddresses)
  if (!byName && known.length === 0) return undefined
  if (name === undefined && !anonymous) return undefined
  const to = DESTINATIONS.find(wish => has(known, wish)) ?? inside(known)
  const shown = byName || ((web || !anonymous) && name !== undefined)
  const path =
    paths.patterns.length === 0 ? '/' : pathClasses(paths.patterns).find(({ spelling }) => paths.spellings.has(spelling))?.example
  if (path === undefined) return undefined
  return {
    source: formatAddress(from),
    protocol: web ? 'tcp' : kind,
    port,
    ...(byName ? {} : { address: formatAddress(to) }),
    ...(shown ? { host: name } : {}),
    ...(web ? { application: kind, path } : {}),
  }
}

/** The comparison and the evaluator contradict each other. */
export class Disagreement extends Error {}

/** Not the first address of a block, which is often nobody's. */
const inside = (axis: Axis): number => {
  const [block] = axis
  return block ? Math.min(block.last, block.first + 4) : 0
}

function nameIn(host: Axis, { names }: Space): string | undefined {
  let second: string | undefined
  for (const { first, last } of host)
    for (let id = first; id <= last && id < names.nameless; id += 1) {
      const { kind, example } = names.classes[id] ?? {}
      if (example === undefined) continue
      if (kind !== 'disk') return example
      second ??= example
    }
  return second
}
