/** Rows of the firewall's log, from decisions. */
import type { Decision, Flow } from '../../policy/decision.ts'
import type { Policy } from '../../policy/model.ts'
import type { FirewallLogRow, RuleName } from '../parts.ts'

export const reasons = {
  noRule: 'No rule matched. Proceeding with default action.',
  noServerName: 'SNI TLS extension was missing.',
  unresolved: 'Failed to resolve address.',
} as const

/** Who asked what, at the level of HTTP or of the ClientHello. */
export type Asked = { readonly flow: Flow; readonly sourcePort: number }

/** One application request: HTTP and inspected HTTPS by request, other HTTPS by connection. `reason` overrides what the decision says. */
export function applicationRow(asked: Asked, decision: Decision, policy: Policy, options: { denied?: string } = {}): FirewallLogRow {
  const { flow, sourcePort } = asked
  const allow = decision.effect === 'allow' && options.denied === undefined
  const inspected = decision.inspected === true
  const rule = ruleName(decision, policy)
  const reason = options.denied ?? (allow ? undefined : denialReason(asked, decision))
  const url = flow.application === 'http' || inspected ? flow.path : undefined
  return {
    kind: 'application',
    time: new Date().toISOString(),
    protocol: flow.application === 'http' ? 'HTTP' : 'HTTPS',
    sourceIp: flow.source,
    sourcePort,
    destinationPort: flow.port,
    ...(flow.host === undefined ? {} : { fqdn: flow.host }),
    ...(flow.host === undefined || url === undefined ? {} : { targetUrl: `${flow.host}${url}` }),
    action: allow ? 'Allow' : 'Deny',
    tlsInspected: inspected,
    ...(rule ? { rule } : {}),
    ...(reason === undefined ? {} : { reason }),
  }
}

export function networkRow(asked: Asked, decision: Decision, policy: Policy): FirewallLogRow {
  const { flow, sourcePort } = asked
  const rule = ruleName(decision, policy)
  return {
    kind: 'network',
    time: new Date().toISOString(),
    protocol: flow.protocol === 'tcp' ? 'TCP' : flow.protocol === 'udp' ? 'UDP' : 'ICMP',
    sourceIp: flow.source,
    sourcePort,
    destinationIp: flow.address ?? '',
    destinationPort: flow.port,
    action: decision.effect === 'allow' ? 'Allow' : 'Deny',
    ...(rule ? { rule } : {}),
    ...(rule || decision.effect === 'allow' ? {} : { reason: reasons.noRule }),
  }
}

function denialReason({ flow }: Asked, decision: Decision): string | undefined {
  if (decision.effect === 'unknown') return `The lab's firewall cannot decide: ${decision.because}`
  if (flow.application === 'https' && flow.host === undefined) return reasons.noServerName
  return decision.rule === undefined ? reasons.noRule : undefined
}

function ruleName({ rule, ruleCollection, ruleCollectionGroup, effect }: Decision, policy: Policy): RuleName | undefined {
  if (effect === 'unknown' || rule === undefined || ruleCollection === undefined || ruleCollectionGroup === undefined) return undefined
  return { policy: holder(policy, ruleCollectionGroup, ruleCollection, rule), ruleCollectionGroup, ruleCollection, rule }
}

/** The policy whose rule it is: the base policy's rules come first, so its name wins where both have such a rule. */
function holder(policy: Policy, group: string, collection: string, rule: string): string {
  const inParent = policy.parent && holder(policy.parent, group, collection, rule)
  if (inParent) return inParent
  const has = policy.ruleCollectionGroups.some(
    g => g.name === group && g.ruleCollections.some(c => c.name === collection && c.rules.some(r => r.name === rule)),
  )
  return has ? policy.name : ''
}
