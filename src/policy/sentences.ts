import type { Question } from './match.ts'
import type { Ordered } from './order.ts'

/** `rule "time" (network/aks-network)`: enough to find it in the portal, in the file and in the log. */
export const ruleText = ({ rule, collection, group }: Ordered): string => `rule "${rule.name}" (${group.name}/${collection.name})`

/** What was asked for, as short as it can be said. */
export function targetText({ flow, host }: Pick<Question, 'flow' | 'host'>): string {
  const where = host ?? flow.address ?? flow.host ?? 'an unknown address'
  if (flow.protocol === 'icmp') return `ICMP to ${where}`
  if (flow.application === undefined) return `${where}:${flow.port}/${flow.protocol}`
  return `${flow.application}://${where}${flow.port === (flow.application === 'http' ? 80 : 443) ? '' : `:${flow.port}`}${flow.path ?? ''}`
}
