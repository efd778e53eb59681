/**
 * What ARM demands of a rule collection group. Each check is one line of `azure-firewall.md` 1.2, 1.3 and 3. Azure's code for a rule without
 * protocols is the opaque InternalServerError that users reported (terraform-provider-azurerm#15760); the other codes are [K].
 */
import { type Document, documentsAt, numberAt, textAt, textsAt } from '../document.ts'
import { badRequest } from '../refusal.ts'
import { checkApplicationRule } from './application-rule-checks.ts'
import { checkNatRule, checkNetworkRule } from './network-rule-checks.ts'
import { checkAddresses, type PolicyFacts, refuse } from './rule-values.ts'

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
    checkAddresses(rule, 'sourceAddresses', false)
    checkAddresses(rule, 'destinationAddresses', type !== 'NatRule')
    if (type === 'ApplicationRule') checkApplicationRule(rule, policy)
    if (type === 'NetworkRule') checkNetworkRule(rule, policy)
    if (type === 'NatRule') checkNatRule(rule)
  }
}

function unique(names: readonly string[], say: (name: string) => string) {
  const twice = names.find((item, index) => item === '' || names.findIndex(other => other.toLowerCase() === item.toLowerCase()) !== index)
  if (twice !== undefined) throw badRequest(say(twice).split(':')[0] ?? '', say(twice))
}
