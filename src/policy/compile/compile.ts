import type { Facts, Flow } from '../decision.ts'
import { hostName } from '../match-host.ts'
import type { Policy } from '../model.ts'
import { inOrder, type Ordered } from '../order.ts'
import { denies, indexApplication, indexOf, inspects, type RuleCode } from './application.ts'
import { isOrdered } from './exact.ts'
import { BEYOND, NOT_NORMAL } from './hosts.ts'
import { indexNames } from './names.ts'
import { askAll, askFew } from './remainder.ts'
import { addressSets, NO_ADDRESS, readAddress } from './sources.ts'
import { indexTransport } from './transport.ts'
import { indexPorts } from './unspoken.ts'
import { NONE, UNDECIDED, type Verdict, verdict } from './verdict.ts'

/** A policy under certain facts, made ready to be asked millions of times. */
export type CompiledPolicy = {
  /** What `evaluate` says of a flow, without its reasons. */
  readonly decide: (flow: Flow) => Verdict
  /** The rule with the number that a verdict names, with its collection, group and policy. */
  readonly rule: (ruleIndex: number) => Ordered | undefined
}

/**
 * An index over the rules of a policy, which gives the answers of `evaluate` and none of its reasons.
 *
 * It finds the few rules that a flow can meet, and decides between them as long as each of them covers the flow for certain or certainly
 * does not. Where one only may, because something is not known or is written in a way that the index does not hold, those few rules are put
 * before `evaluate`. So the index never has to know what "unknown" means, and cannot be of another opinion.
 */
export function compile(policy: Policy, facts: Facts = {}): CompiledPolicy {
  const routes = [...inOrder(policy, 'NatRule'), ...inOrder(policy, 'NetworkRule')]
  const requests = inOrder(policy, 'ApplicationRule')
  const rules: readonly Ordered[] = [...routes, ...requests]
  const rule = (ruleIndex: number): Ordered | undefined => rules[ruleIndex]
  if (!isOrdered(policy)) return { decide: flow => askAll(policy, rules, flow, facts), rule }

  const sources = addressSets()
  const transport = indexTransport(routes, facts, sources)
  const application = indexApplication(requests, routes.length, facts, sources)
  const ports = indexPorts(requests, routes.length)
  const resolve = facts.dns === undefined ? () => undefined : indexNames(facts.dns)
  const isProxy = policy.dnsSettings?.enableProxy === true
  const outsideTags = facts.otherNames === 'outside-service-tags'
  const hasAuthority = policy.certificateAuthority !== undefined
  const routed = routes.map(({ collection }, index) => verdict(collection.action === 'Deny' ? 'deny' : 'allow', false, index))

  function decide(flow: Flow): Verdict {
    const source = readAddress(flow.source)
    if (source === NO_ADDRESS) return unreadable
    if (flow.address !== undefined && readAddress(flow.address) === NO_ADDRESS) return unreadable
    if (!isUsual(flow)) return unusual(flow)
    if (flow.host === undefined) return decideFor(flow, undefined, 0, source)
    const count = application.find(flow.host)
    if (count !== NOT_NORMAL) return decideFor(flow, flow.host, count, source)
    const host = hostName(flow.host)
    if (host === undefined) return decideFor(flow, undefined, 0, source)
    const other = application.findNormal(host)
    // A name that is another one once it is normalised again: none is known, and it would be for `evaluate` to say.
    return other === BEYOND || hostName(host) !== host ? unusual(flow) : decideFor(flow, host, other, source)
  }

  /** @param count how many patterns cover the host */
  function decideFor(flow: Flow, host: string | undefined, count: number, source: number): Verdict {
    if (transport.concerns(flow.protocol, flow.port)) {
      const first = route(flow, host, source)
      if (first === UNDECIDED) return undecided(flow, host, count)
      if (first !== NONE) return routed[first] as Verdict
    }
    if (flow.protocol !== 'tcp') return denied
    if (flow.application === undefined) return undecided(flow, host, count)
    if (host === undefined) return denied
    let inspected = false
    if (flow.application === 'https') {
      const hello = application.greet(count, flow.port, source)
      if (hello === UNDECIDED) return undecided(flow, host, count)
      if (hello === NONE) return unlisted(count, host, false)
      if (!inspects(hello)) return ruled(hello, false)
      if (!hasAuthority) return undecided(flow, host, count)
      // The rules that cover the request are among those that cover its host, and by name they cover both.
      if (!application.greetedByUrl()) return ruled(hello, true)
      inspected = true
    }
    const first = application.request(count, host, flow, source)
    if (first === UNDECIDED) return undecided(flow, host, count)
    return first === NONE ? unlisted(count, host, inspected) : ruled(first, inspected)
  }

  function unlisted(count: number, host: string, inspected: boolean): Verdict {
    if (application.isAzure(count, host)) return inspected ? perhapsInside : perhaps
    return inspected ? deniedInside : denied
  }

  /** The DNAT or network rule that takes a flow. */
  function route(flow: Flow, host: string | undefined, source: number): number {
    const addresses = destination(flow, host)
    if (addresses === undefined) return transport.toAnywhere(flow, source, outsideTags && host !== undefined)
    // Whoever writes a name into what is sent to an address has not shown that the name leads there.
    const alike = isProxy && (flow.application === undefined || flow.address === undefined)
    let first = UNDECIDED
    for (let index = 0; index < addresses.length; index++) {
      const one = transport.toAddress(flow, source, addresses[index] as number, host, alike)
      if (index > 0 && one !== first) return UNDECIDED
      first = one
    }
    return first
  }

  /** Where a flow may go, as far as it is known. */
  function destination(flow: Flow, host: string | undefined): readonly number[] | undefined {
    const given = readAddress(flow.address ?? (host === undefined ? flow.host : undefined) ?? '')
    if (given !== NO_ADDRESS) return [given]
    return host === undefined ? undefined : resolve(host)
  }

  /** What `evaluate` says when it is asked about the rules that may have a part in a flow. */
  function undecided(flow: Flow, host: string | undefined, count: number): Verdict {
    const few = [...transport.candidates(flow, destination(flow, host), host)]
    if (flow.protocol === 'tcp') {
      const covering = host === undefined ? undefined : application.candidates(count)
      if (flow.application === undefined) few.push(...ports.candidates(flow.port, covering && new Set(covering)))
      else if (covering !== undefined) few.push(...covering)
    }
    return askFew(policy, rules, few, flow, facts)
  }

  const unusual = (flow: Flow): Verdict => askFew(policy, rules, [...rules.keys()], flow, facts)

  return { decide, rule }
}

const ruled = (code: RuleCode, inspected: boolean): Verdict => verdict(denies(code) ? 'deny' : 'allow', inspected, indexOf(code))

const unreadable = verdict('unknown', 'unknown', -1)
const denied = verdict('deny', false, -1)
const deniedInside = verdict('deny', true, -1)
const perhaps = verdict('unknown', false, -1)
const perhapsInside = verdict('unknown', true, -1)

/** Whether a flow is one that the index is made for. */
function isUsual({ protocol, port, application }: Flow): boolean {
  if (protocol !== 'tcp' && protocol !== 'udp' && protocol !== 'icmp') return false
  if (application !== undefined && application !== 'http' && application !== 'https') return false
  return Number.isInteger(port) && port >= 0 && port <= 65_535
}
