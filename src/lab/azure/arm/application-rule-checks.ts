/** What ARM demands of an application rule (`azure-firewall.md` 1.2, 1.3). */
import { fqdnTagNames } from '../../../policy/fqdn-tags.ts'
import { headerNameComplaint, headersComplaint, headerValueComplaint } from '../../../policy/inserted-headers.ts'
import { type Document, documentsAt, flagAt, numberAt, textAt, textsAt } from '../document.ts'
import { Refusal } from '../refusal.ts'
import { type PolicyFacts, refuse, validFqdn, validUrl } from './rule-values.ts'

const tags = new Set(fqdnTagNames.map(name => name.toLowerCase()))

export function checkApplicationRule(rule: Document, policy: PolicyFacts): void {
  const protocols = documentsAt(rule, 'protocols')
  if (protocols.length === 0) throw new Refusal(400, 'InternalServerError', 'An error occurred.')
  for (const protocol of protocols) {
    const port = numberAt(protocol, 'port') ?? 0
    if (!['Http', 'Https', 'Mssql'].includes(textAt(protocol, 'protocolType') ?? '') || port < 1 || port > 64000)
      refuse(rule, `has protocol ${textAt(protocol, 'protocolType')}:${port}`)
  }
  const kinds = ['targetFqdns', 'targetUrls', 'fqdnTags', 'webCategories'].filter(kind => textsAt(rule, kind).length > 0)
  if (kinds.length !== 1)
    refuse(rule, `must have exactly one of targetFqdns, targetUrls, fqdnTags and webCategories; it has ${kinds.join(', ') || 'none'}`)
  for (const fqdn of textsAt(rule, 'targetFqdns'))
    if (!validFqdn(fqdn)) refuse(rule, `has the target FQDN '${fqdn}'; '*' is allowed only as its first character`)
  for (const url of textsAt(rule, 'targetUrls'))
    if (!validUrl(url)) refuse(rule, `has the target URL '${url}'; no scheme, port or query is allowed, '*' only at either end`)
  for (const tag of textsAt(rule, 'fqdnTags'))
    if (!tags.has(tag.toLowerCase())) refuse(rule, `has the FQDN tag '${tag}', which there is not`)
  checkHeaders(rule)
  const inspects = flagAt(rule, 'terminateTLS')
  if (inspects && policy.tier !== 'Premium') refuse(rule, `has terminateTLS, which needs a policy of tier Premium; it is ${policy.tier}`)
  if (inspects && !policy.inspects) refuse(rule, 'has terminateTLS, but its policy has no transportSecurity')
  if (textsAt(rule, 'targetUrls').length > 0 && !inspects && protocols.some(protocol => textAt(protocol, 'protocolType') === 'Https'))
    refuse(rule, 'has target URLs for Https, which need terminateTLS')
  if (textsAt(rule, 'targetUrls').length > 0 && policy.tier !== 'Premium')
    refuse(rule, 'has target URLs, which need a policy of tier Premium')
}

function checkHeaders(rule: Document) {
  const headers = documentsAt(rule, 'httpHeadersToInsert').map(header => ({
    headerName: textAt(header, 'headerName') ?? '',
    headerValue: textAt(header, 'headerValue') ?? '',
  }))
  for (const { headerName, headerValue } of headers) {
    const complaint = headerNameComplaint(headerName) ?? headerValueComplaint(headerValue)
    if (complaint !== undefined) refuse(rule, `inserts header '${headerName}', which ${complaint}`)
  }
  const complaint = headersComplaint(headers)
  if (complaint !== undefined) refuse(rule, `inserts too much: ${complaint}`)
}
