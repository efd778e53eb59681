import type { Policy, Rule } from '../model.ts'
import type { Ordered } from '../order.ts'
import { hasTies, isUnread, unknownOf } from '../unknown.ts'

/** What the index knows of a rule's fields. A rule with any other field is one that it does not know. */
const fields: Readonly<Record<Rule['ruleType'], Readonly<Record<string, true>>>> = {
  ApplicationRule: fieldsOf(
    'protocols terminateTLS targetFqdns targetUrls fqdnTags webCategories destinationAddresses httpHeadersToInsert',
  ),
  NetworkRule: fieldsOf(
    'ipProtocols destinationAddresses destinationFqdns destinationPorts destinationIpGroups sourceGeoLocations destinationGeoLocations',
  ),
  NatRule: fieldsOf('ipProtocols destinationAddresses destinationPorts translatedAddress translatedFqdn translatedPort'),
}

function fieldsOf(own: string): Readonly<Record<string, true>> {
  const common = 'ruleType name description sourceAddresses sourceIpGroups sourceKubeSelectorGroups place unknown skipped'
  return Object.assign(Object.create(null), Object.fromEntries(`${common} ${own}`.split(' ').map(field => [field, true])))
}

/**
 * Whether everything that a rule says can be put into the index. Where it cannot, the rule may decide any flow, and the explaining
 * evaluator is asked whether it does.
 */
export function isExact({ rule, collection, group }: Ordered): boolean {
  if (rule.unknown !== undefined && rule.unknown.length > 0) return false
  if (collection.unknown !== undefined && collection.unknown.length > 0) return false
  if (group.unknown !== undefined && group.unknown.length > 0) return false
  const known = fields[rule.ruleType]
  for (const field in rule) if (known[field] !== true) return false
  return true
}

/** Whether the order of the rules and the settings of a policy are known. Where they are not, no part of it can stand for the whole. */
export function isOrdered(policy: Policy): boolean {
  const { parent, unknown = [], ruleCollectionGroups } = policy
  if (parent && !isOrdered(parent)) return false
  return (
    !hasTies(policy) &&
    unknown.length === 0 &&
    ruleCollectionGroups.every(
      group =>
        unknownOf(group, 'priority').length === 0 &&
        group.ruleCollections.every(
          collection =>
            unknownOf(collection, 'priority').length === 0 &&
            unknownOf(collection, 'ruleCollectionType').length === 0 &&
            !collection.rules.some(isUnread),
        ),
    )
  )
}
