import { parseAddress, parseBlock } from './addresses.ts'
import type { Consideration } from './decision.ts'
import type { Question } from './match.ts'
import { matchesHost } from './match-host.ts'
import type { Policy } from './model.ts'

/**
 * A note for the trace where threat intelligence may deny before any rule is asked. Microsoft's feed is not public, so no
 * prediction can use it: a flow is taken as not listed, and the note says so. A child's mode may only be stricter than its parent's.
 */
export function threatIntelligence(policy: Policy, { flow, host }: Question): readonly Consideration[] {
  const family = policy.parent ? [policy.parent, policy] : [policy]
  if (!family.some(({ threatIntelMode }) => threatIntelMode === 'Deny')) return []
  const addresses = family.flatMap(({ threatIntelWhitelist }) => threatIntelWhitelist?.ipAddresses ?? [])
  const names = family.flatMap(({ threatIntelWhitelist }) => threatIntelWhitelist?.fqdns ?? [])
  const destination = parseAddress(flow.address ?? '')
  const allowlisted =
    (host !== undefined && names.some(pattern => matchesHost(pattern, host))) ||
    (destination !== undefined && addresses.map(parseBlock).some(block => block && block.first <= destination && destination <= block.last))
  const because = allowlisted
    ? 'its allowlist names this destination'
    : 'a destination on its list would be denied first; the list is not public, so this one is taken as not listed'
  return [{ rule: 'threat intelligence', ruleCollection: '', ruleCollectionGroup: '', matched: 'no', because }]
}
