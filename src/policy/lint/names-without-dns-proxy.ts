import { inOrder } from '../order.ts'
import { unknownOf } from '../unknown.ts'
import { about, type Lint } from './lint.ts'

export const namesWithoutDnsProxy: Lint = {
  id: 'names-without-dns-proxy',
  severity: 'error',
  title: 'host names in network rules without the DNS proxy',
  means:
    'The firewall resolves such names itself. Unless clients ask the firewall for DNS, the two get different addresses, and the rule matches now and then.',
  fix: 'Turn on the DNS proxy (dnsSettings.enableProxy) and make the firewall the DNS server of the virtual network.',
  run: ({ policy }) =>
    policy.dnsSettings?.enableProxy === true || unknownOf(policy, 'dnsSettings').length > 0
      ? []
      : inOrder(policy, 'NetworkRule')
          .filter(({ rule }) => rule.destinationFqdns.length > 0)
          .map(entry => ({
            ...about(entry),
            message: `"${entry.rule.name}" names ${entry.rule.destinationFqdns.slice(0, 3).join(', ')}, and the DNS proxy is off`,
          })),
}
