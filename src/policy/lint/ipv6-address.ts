import { looksLikeIpv6 } from '../addresses.ts'
import type { Rule } from '../model.ts'
import { inOrder } from '../order.ts'
import { about, type Lint } from './lint.ts'

export const ipv6Address: Lint = {
  id: 'ipv6-address',
  severity: 'error',
  title: 'IPv6 in a rule',
  means: 'Azure Firewall is IPv4 only, and a rule with an IPv6 address puts the whole firewall into a failed state.',
  fix: 'Remove the address.',
  run: ({ policy }) =>
    [...inOrder(policy, 'NatRule'), ...inOrder(policy, 'NetworkRule'), ...inOrder(policy, 'ApplicationRule')].flatMap(entry => {
      const found = addresses(entry.rule).filter(looksLikeIpv6)
      return found.length === 0 ? [] : [{ ...about(entry), message: `"${entry.rule.name}" holds ${found.slice(0, 3).join(', ')}` }]
    }),
}

const addresses = (rule: Rule): readonly string[] => [
  ...rule.sourceAddresses,
  ...rule.destinationAddresses,
  ...(rule.ruleType === 'NatRule' && rule.translatedAddress !== undefined ? [rule.translatedAddress] : []),
]
