import { inOrder } from '../order.ts'
import { unknownOf } from '../unknown.ts'
import { about, type Lint } from './lint.ts'

export const urlWithoutInspection: Lint = {
  id: 'url-without-inspection',
  severity: 'error',
  title: 'a URL rule that cannot see URLs',
  means:
    'The path of an HTTPS request is inside TLS. Without inspection the firewall sees the host alone, and what the rule then does is documented nowhere.',
  fix: 'Set terminateTLS on the rule, or give hosts (targetFqdns) in place of URLs.',
  run: ({ policy }) =>
    inOrder(policy, 'ApplicationRule')
      .filter(
        ({ rule }) =>
          rule.targetUrls.length > 0 &&
          !rule.terminateTLS &&
          unknownOf(rule, 'terminateTLS').length === 0 &&
          rule.protocols.some(({ protocolType }) => protocolType === 'Https'),
      )
      .map(entry => ({
        ...about(entry),
        message: `"${entry.rule.name}" ${entry.collection.action === 'Deny' ? 'denies' : 'allows'} ${entry.rule.targetUrls.slice(0, 2).join(', ')}${entry.rule.targetUrls.length > 2 ? ' ...' : ''} over HTTPS without terminateTLS`,
      })),
}
