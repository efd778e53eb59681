import type { ApplicationRule } from '../model.ts'
import { inOrder } from '../order.ts'
import { unknownOf } from '../unknown.ts'
import { isProtectedCategory } from '../web-categories.ts'
import { hostsOf } from './destinations.ts'
import { about, type Found, type Lint, type Severity } from './lint.ts'

export const cannotInspect: Lint = {
  id: 'cannot-inspect',
  severity: 'warning',
  title: 'a rule asks for an inspection that does not happen',
  means:
    'Azure Firewall inspects HTTPS only, never what it takes for one of four protected web categories, and only towards origins whose certificate a public authority signed.',
  fix: 'Take TLS inspection out of the rule, or write a rule that can be inspected.',
  run: ({ policy }) =>
    inOrder(policy, 'ApplicationRule')
      .filter(({ rule }) => rule.terminateTLS)
      .flatMap(entry =>
        reasons(entry.rule).map(
          ({ says, severity }): Found => ({
            ...about(entry),
            subject: `${entry.rule.name}: ${says}`,
            message: `"${entry.rule.name}" asks for inspection, but ${says}`,
            ...(severity ? { severity } : {}),
          }),
        ),
      ),
}

/** No public authority may sign for these: they are nobody's, or for use inside (RFC 6761, RFC 6762, ICANN's .internal). */
const INTERNAL = /(^|\.)(local|internal|intranet|lan|corp|home\.arpa|private|localhost)$/i

function reasons(rule: ApplicationRule): readonly { readonly says: string; readonly severity?: Severity }[] {
  const https = rule.protocols.filter(({ protocolType }) => protocolType === 'Https')
  const categories = rule.webCategories.filter(isProtectedCategory)
  const internal = hostsOf(rule).filter(host => INTERNAL.test(host.replace(/\.$/, '')))
  const odd = https.map(({ port }) => port).filter(port => port !== 443)
  return [
    ...(https.length === 0 && rule.protocols.length > 0 && unknownOf(rule, 'protocols').length === 0
      ? [{ says: 'none of its protocols is Https' }]
      : []),
    ...(https.length > 0 && rule.protocols.some(({ protocolType }) => protocolType === 'Mssql')
      ? [{ says: 'Mssql cannot be inspected' }]
      : []),
    ...(categories.length > 0 ? [{ says: `web category ${categories.join(', ')} is never inspected` }] : []),
    ...(internal.length > 0
      ? [{ says: `no public authority signs for ${internal.join(', ')}, so the firewall answers 500 instead of the origin` }]
      : []),
    ...(odd.length > 0 ? [{ says: `inspection of port ${odd.join(', ')} is not confirmed: only 443 is`, severity: 'note' as const }] : []),
  ]
}
