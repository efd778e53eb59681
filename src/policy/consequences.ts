import { blocksOf, contains, everywhere, parseAddress } from './addresses.ts'
import type { Decision, Facts, Flow } from './decision.ts'
import { type Axis, includes, intersect, union } from './intervals.ts'
import { addressesOf, point } from './match.ts'
import { hostName } from './match-host.ts'
import type { IntrusionDetection, Policy } from './model.ts'
import { portCovered } from './ports.ts'

/** What a decision means for whoever sends the flow, and what may still happen to it: sentences that change no verdict. */
export function consequencesOf(policy: Policy, flow: Flow, decision: Decision, facts: Facts = {}): readonly string[] {
  return [
    ...seen(decision, flow),
    ...limits(decision, flow),
    ...detection(policy, flow, decision, facts),
    ...translation(policy, flow, decision, facts),
  ]
}

/** What a client sees that the verdict alone does not say (facts 0.2, 1.4). */
function seen({ effect, inspected, by }: Decision, { application, protocol, port }: Flow): readonly string[] {
  if (effect === 'allow' && application === 'https' && by === 'network')
    return ['a network rule decides first, so TLS inspection is off for this flow']
  if (effect === 'deny' && application === 'http') return ['the client gets HTTP status 470 with the text "Action: Deny"']
  if (effect === 'deny' && application === 'https' && inspected === false)
    return ['TCP connects, then the firewall closes after the ClientHello']
  if (effect !== 'allow' && protocol === 'tcp' && application === undefined && (port === 80 || port === 443))
    return ['the firewall answers TCP on 80 and 443 for any address: a connection alone proves nothing']
  return []
}

/** What inspection does to a session, and what it never sees (facts 1.4). */
function limits({ effect, inspected }: Decision, { application, protocol, port }: Flow): readonly string[] {
  if (effect === 'allow' && inspected === true && application === 'https')
    return [
      'an inspected session is TLS 1.2 without ALPN (no HTTP/2, no gRPC), under a certificate of the firewall: clients that pin certificates or show one of their own fail, and an origin whose certificate is not publicly trusted is answered with HTTP 500',
    ]
  if (effect === 'allow' && protocol === 'udp' && (port === 443 || port === 80))
    return ['QUIC (HTTP/3) is never inspected: clients that speak it go past TLS inspection']
  return []
}

const strictness = ['Off', 'Alert', 'Deny'] as const

/** Intrusion detection comes after the rules, and what it recognises is not public: it is told, never predicted (facts 1.1, 1.3). */
function detection(policy: Policy, flow: Flow, { effect, inspected }: Decision, facts: Facts): readonly string[] {
  if (effect !== 'allow') return []
  const family = [policy, ...(policy.parent ? [policy.parent] : [])].flatMap(({ intrusionDetection }) => intrusionDetection ?? [])
  // The stricter of the two modes counts, a base policy's and its child's.
  const mode = family.reduce((worst, each) => Math.max(worst, strictness.indexOf(each.mode)), 0)
  if (mode === 0) return []
  const bypasses = family.flatMap(({ bypassTrafficSettings }) =>
    bypassTrafficSettings.map(bypass => ({ bypass, taken: takes(bypass, flow, facts) })),
  )
  const past = bypasses.find(({ taken }) => taken === 'yes')
  if (past) return [`intrusion detection does not look at it: bypass "${past.bypass.name}"`]
  const stopped = family.flatMap(({ signatureOverrides }) => signatureOverrides.filter(each => each.mode === 'Deny').map(({ id }) => id))
  const may = bypasses.filter(({ taken }) => taken === 'unknown').map(({ bypass }) => `"${bypass.name}"`)
  const acts =
    mode === 2
      ? 'intrusion detection (mode Deny) may still drop it, without a word to the client'
      : stopped.length > 0
        ? `intrusion detection reports what it recognises (mode Alert), and drops it on ${stopped.length > 3 ? `${stopped.length} signatures` : `signature ${stopped.join(', ')}`}`
        : 'intrusion detection reports what it recognises (mode Alert)'
  const inside = policy.intrusionDetection?.privateRanges ?? policy.parent?.intrusionDetection?.privateRanges
  const towards = inside === undefined ? '' : `; by its private ranges it is ${direction(inside, flow, facts)}`
  const blind = flow.application === 'https' && inspected === false ? '; of TLS that is not inspected it sees the outside alone' : ''
  const unless = may.length > 0 ? `; unless bypass ${may.join(', ')} takes it, which depends on its address` : ''
  return [`${acts}${blind}${towards}${unless}`]
}

/** Signatures are for a direction; which one a flow has is told by where its ends lie (facts 1.3). */
function direction(ranges: readonly string[], flow: Flow, facts: Facts): string {
  const from = ranges.some(range => contains(range, flow.source))
  const to = lies(flow, ranges, facts)
  if (to === 'unknown')
    return from ? 'outbound or internal, which depends on its address' : 'inbound or external, which depends on its address'
  if (from) return to === 'yes' ? 'internal' : 'outbound'
  return to === 'yes' ? 'inbound' : 'between two ends outside'
}

/**
 * Whether the source is translated, where a policy has ranges of its own. Application rules always do (facts 1.1); network rules do unless
 * the destination is private. `0.0.0.0/0` makes that never, `255.255.255.255/32` always: both follow from what they cover.
 */
function translation({ snat, parent }: Policy, flow: Flow, { effect, by }: Decision, facts: Facts): readonly string[] {
  const ranges = snat?.privateRanges ?? parent?.snat?.privateRanges
  if (effect !== 'allow' || by !== 'network' || ranges === undefined) return []
  const named = ranges.flatMap(range => (/^IANAPrivateRanges$/i.test(range) ? azureRanges : [range]))
  switch (lies(flow, named, facts)) {
    case 'yes':
      return [
        "its source address stays as it is (the policy's private ranges hold the destination), so answers must come back through the firewall",
      ]
    case 'no':
      return ["it leaves under an address of the firewall (the policy's private ranges do not hold the destination)"]
    case 'unknown':
      return ["whether its source address stays depends on the destination's address (the policy has private ranges of its own)"]
  }
}

/** What `IANAPrivateRanges` stands for. */
const azureRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']

/** Whether the destination lies in these ranges. */
function lies(flow: Flow, ranges: readonly string[], facts: Facts): 'yes' | 'no' | 'unknown' {
  const covered = blocksOf(ranges)
  const to = destinationOf(flow, facts)
  if (includes(covered, to ?? everywhere)) return 'yes'
  return to !== undefined && intersect(covered, to).length === 0 ? 'no' : 'unknown'
}

type Bypass = IntrusionDetection['bypassTrafficSettings'][number]

function takes(
  { protocol, sourceAddresses, destinationAddresses, destinationPorts }: Bypass,
  flow: Flow,
  facts: Facts,
): 'yes' | 'no' | 'unknown' {
  const named = protocol === 'ANY' || protocol.toLowerCase() === flow.protocol
  if (!named || !sourceAddresses.some(from => contains(from, flow.source))) return 'no'
  if (flow.protocol !== 'icmp' && !portCovered(destinationPorts, flow.port)) return 'no'
  return lies(flow, destinationAddresses, facts)
}

function destinationOf({ address, host }: Flow, facts: Facts): Axis | undefined {
  const given = parseAddress(address ?? host ?? '')
  const name = hostName(host)
  const known = given !== undefined ? [point(given)] : name === undefined ? undefined : addressesOf(name, facts)
  return known && union(known)
}
