/**
 * What ARM demands of a rule collection group. Each check is one line of `azure-firewall.md` 1.2, 1.3 and 3. Azure's code for a rule without
 * protocols is the opaque InternalServerError that users reported (terraform-provider-azurerm#15760); the other codes are [K].
 */
import { at, type Document, documentsAt, flagAt, numberAt, textAt, textsAt } from '../document.ts'
import { badRequest, Refusal } from '../refusal.ts'

export type PolicyFacts = { readonly tier: string; readonly inspects: boolean; readonly dnsProxy: boolean }

export const sizeOf = (body: Document) => Buffer.byteLength(JSON.stringify(body))

const prefix = 'FirewallPolicyRuleCollectionGroup'

export function checkGroup(id: string, properties: Document, policy: PolicyFacts): void {
  const priority = numberAt(properties, 'priority')
  if (priority === undefined || !validPriority(priority))
    throw badRequest(`${prefix}InvalidPriority`, `Rule collection group ${id} has priority ${priority}; it must be from 100 to 65000.`)
  const collections = documentsAt(properties, 'ruleCollections')
  if (sizeOf(properties) > 2 * 1024 * 1024)
    throw badRequest(`${prefix}SizeLimitExceeded`, `Rule collection group ${id} is larger than 2 MB.`)
  unique(collections.map(name), duplicate => `${prefix}DuplicateRuleCollectionName: rule collection '${duplicate}' occurs twice in ${id}.`)
  for (const collection of collections) checkCollection(collection, policy)
}

const name = (item: Document) => textAt(item, 'name') ?? ''
const validPriority = (priority: number) => Number.isInteger(priority) && priority >= 100 && priority <= 65000

function checkCollection(collection: Document, policy: PolicyFacts) {
  const priority = numberAt(collection, 'priority')
  const kind = textAt(collection, 'ruleCollectionType')
  const action = textAt(collection, 'action.type')
  if (kind !== 'FirewallPolicyFilterRuleCollection' && kind !== 'FirewallPolicyNatRuleCollection') {
    throw badRequest('InvalidRequestFormat', `Rule collection '${name(collection)}' has ruleCollectionType '${kind}'.`)
  }
  if (priority === undefined || !validPriority(priority)) {
    throw badRequest(
      'FirewallPolicyRuleCollectionInvalidPriority',
      `Rule collection '${name(collection)}' has priority ${priority}; it must be from 100 to 65000.`,
    )
  }
  if (kind === 'FirewallPolicyNatRuleCollection' ? action !== 'DNAT' : action !== 'Allow' && action !== 'Deny') {
    throw badRequest('FirewallPolicyRuleCollectionInvalidAction', `Rule collection '${name(collection)}' has action '${action}'.`)
  }
  const rules = documentsAt(collection, 'rules')
  unique(
    rules.map(name),
    duplicate => `FirewallPolicyRuleCollectionDuplicateRuleName: rule '${duplicate}' occurs twice in '${name(collection)}'.`,
  )
  const types = new Set(rules.map(rule => textAt(rule, 'ruleType')))
  if (types.size > 1)
    throw badRequest(
      'FirewallPolicyRuleCollectionMixedRuleTypes',
      `Rule collection '${name(collection)}' has rules of several types: ${[...types].join(', ')}.`,
    )
  for (const rule of rules) {
    const type = textAt(rule, 'ruleType')
    if (kind === 'FirewallPolicyNatRuleCollection' ? type !== 'NatRule' : type !== 'ApplicationRule' && type !== 'NetworkRule') {
      throw badRequest('InvalidRequestFormat', `Rule '${name(rule)}' has ruleType '${type}', which a ${kind} cannot hold.`)
    }
    if (
      textsAt(rule, 'sourceAddresses').length +
        textsAt(rule, 'sourceIpGroups').length +
        textsAt(rule, 'sourceKubeSelectorGroups').length ===
      0
    )
      refuse(rule, 'has no source')
    if (type === 'ApplicationRule') checkApplicationRule(rule, policy)
    if (type === 'NetworkRule') checkNetworkRule(rule, policy)
  }
}

const refuse = (rule: Document, because: string): never => {
  throw badRequest('FirewallPolicyRuleInvalid', `Rule '${name(rule)}' ${because}.`)
}

function unique(names: readonly string[], say: (name: string) => string) {
  const twice = names.find((item, index) => item === '' || names.findIndex(other => other.toLowerCase() === item.toLowerCase()) !== index)
  if (twice !== undefined) throw badRequest(say(twice).split(':')[0] ?? '', say(twice))
}

function checkApplicationRule(rule: Document, policy: PolicyFacts) {
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
  const inspects = flagAt(rule, 'terminateTLS')
  if (inspects && policy.tier !== 'Premium') refuse(rule, `has terminateTLS, which needs a policy of tier Premium; it is ${policy.tier}`)
  if (inspects && !policy.inspects) refuse(rule, 'has terminateTLS, but its policy has no transportSecurity')
  if (textsAt(rule, 'targetUrls').length > 0 && !inspects && protocols.some(protocol => textAt(protocol, 'protocolType') === 'Https'))
    refuse(rule, 'has target URLs for Https, which need terminateTLS')
  if (textsAt(rule, 'targetUrls').length > 0 && policy.tier !== 'Premium')
    refuse(rule, 'has target URLs, which need a policy of tier Premium')
}

const label = '[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?'
const fqdnPattern = new RegExp(`^(?:\\*|(?:\\*\\.?)?${label}(?:\\.${label})*)$`, 'i')
const validFqdn = (text: string) => text.length <= 253 && fqdnPattern.test(text)

function validUrl(text: string): boolean {
  const slash = text.indexOf('/')
  const [host, path] = slash < 0 ? [text, ''] : [text.slice(0, slash), text.slice(slash)]
  return validFqdn(host) && !/[?#]/.test(path) && !path.slice(0, -1).includes('*') && !text.includes('://')
}

function checkNetworkRule(rule: Document, policy: PolicyFacts) {
  const protocols = textsAt(rule, 'ipProtocols')
  if (protocols.length === 0 || protocols.some(protocol => !['TCP', 'UDP', 'Any', 'ICMP'].includes(protocol)))
    refuse(rule, `has ipProtocols [${protocols.join(', ')}]`)
  const ports = textsAt(rule, 'destinationPorts')
  if (ports.length === 0 || ports.some(port => !validPorts(port))) refuse(rule, `has destinationPorts [${ports.join(', ')}]`)
  const destinations = ['destinationAddresses', 'destinationIpGroups', 'destinationFqdns'].filter(kind => textsAt(rule, kind).length > 0)
  if (destinations.length !== 1)
    refuse(
      rule,
      `must have exactly one of destinationAddresses, destinationIpGroups and destinationFqdns; it has ${destinations.join(', ') || 'none'}`,
    )
  const fqdns = textsAt(rule, 'destinationFqdns')
  if (fqdns.some(fqdn => fqdn.includes('*') || !validFqdn(fqdn)))
    refuse(rule, `has destinationFqdns [${fqdns.join(', ')}]; wildcards are not allowed`)
  if (fqdns.length > 0 && !policy.dnsProxy) refuse(rule, 'has destinationFqdns, which need dnsSettings.enableProxy in the policy')
  if (at(rule, 'terminateTLS') !== undefined)
    throw badRequest('InvalidRequestFormat', `Could not find member 'terminateTLS' on object of type 'NetworkRule'.`)
}

function validPorts(text: string): boolean {
  if (text === '*') return true
  const [first, last = first, rest] = text.split('-')
  return (
    rest === undefined &&
    [first, last].every(part => /^\d{1,5}$/.test(part ?? '') && Number(part) >= 1 && Number(part) <= 65535) &&
    Number(first) <= Number(last)
  )
}
