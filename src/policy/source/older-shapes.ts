import { isHole } from '../hole.ts'
import { isList, isObject, type ObjectValue, type Places, propertyOf, type Value } from '../template/value.ts'

/** Two older ways to write the same rules, turned into today's. What is made stands where what it is made of stands. */

/** `firewallPolicies/ruleGroups` (API 2019-06-01 to 2020-04-01): a rule held an action and conditions; today that is a collection and its rules. */
export function fromRuleGroup(properties: Value, places: Places): Value {
  if (!isObject(properties)) return properties
  return placed(
    {
      priority: propertyOf(properties, 'priority') ?? null,
      ruleCollections: mapped(propertyOf(properties, 'rules') ?? [], rule => collection(rule, places)),
    },
    properties,
    places,
  )
}

function collection(rule: ObjectValue, places: Places): Value {
  const nat = /nat/i.test(String(propertyOf(rule, 'ruleType') ?? ''))
  const conditions =
    propertyOf(rule, 'ruleConditions') ??
    (propertyOf(rule, 'ruleCondition') === undefined ? [] : [propertyOf(rule, 'ruleCondition') ?? null])
  const translated = nat
    ? { translatedAddress: propertyOf(rule, 'translatedAddress') ?? null, translatedPort: propertyOf(rule, 'translatedPort') ?? null }
    : {}
  return placed(
    {
      ...pick(rule, ['name', 'priority', 'action']),
      ruleCollectionType: nat ? 'FirewallPolicyNatRuleCollection' : 'FirewallPolicyFilterRuleCollection',
      rules: mapped(conditions, condition =>
        placed({ ...condition, ...translated, ruleType: nat ? 'NatRule' : conditionType(condition) }, condition, places),
      ),
    },
    rule,
    places,
  )
}

const conditionType = (condition: ObjectValue): Value => {
  const type = propertyOf(condition, 'ruleConditionType')
  return typeof type === 'string' ? type.replace(/Condition$/i, '') : (type ?? null)
}

const CLASSIC = [
  ['natRuleCollections', 'NatRule', 'FirewallPolicyNatRuleCollection'],
  ['networkRuleCollections', 'NetworkRule', 'FirewallPolicyFilterRuleCollection'],
  ['applicationRuleCollections', 'ApplicationRule', 'FirewallPolicyFilterRuleCollection'],
] as const

/** Whether the properties of a firewall hold rules of its own (classic rules), and not only a policy's id. */
export const hasClassicRules = (properties: Value): boolean =>
  isObject(properties) &&
  CLASSIC.some(([key]) => {
    const value = propertyOf(properties, key)
    return value !== undefined && value !== null && !(isList(value) && value.length === 0)
  })

/** Collections without a single rule decide nothing: what some leave in a firewall that a policy rules. */
export const hasClassicRulesBesidePolicy = (properties: Value): boolean =>
  isObject(properties) &&
  CLASSIC.some(([key]) => {
    const collections = propertyOf(properties, key) ?? []
    return isList(collections) ? collections.some(holdsRules) : collections !== null
  })

function holdsRules(collection: Value): boolean {
  const inner = isObject(collection) ? (propertyOf(collection, 'properties') ?? collection) : collection
  const rules = isObject(inner) ? (propertyOf(inner, 'rules') ?? []) : inner
  return !(isList(rules) && rules.length === 0)
}

/** Classic rules of a firewall as rule collection groups, one for each type: between types the priority never mattered. */
export function fromClassic(properties: Value, places: Places): readonly { readonly name: string; readonly group: Value }[] {
  if (!isObject(properties)) return []
  return CLASSIC.flatMap(([key, ruleType, ruleCollectionType], index) => {
    const collections = propertyOf(properties, key)
    if (collections === undefined || collections === null || (isList(collections) && collections.length === 0)) return []
    const ruleCollections = mapped(collections, body => classicCollection(body, ruleType, ruleCollectionType, places))
    const group: Value = placed({ priority: 100 * (index + 1), ruleCollections }, isHole(collections) ? properties : collections, places)
    return [{ name: key, group: placed({ name: key, properties: group }, group, places) }]
  })
}

/** A firewall with classic rules has no certificate authority, so it never inspects; it is a DNS proxy if its additional properties say so. */
export function classicSettings(properties: Value): Value {
  if (!isObject(properties)) return {}
  const more = propertyOf(properties, 'additionalProperties') ?? null
  const proxy = isHole(more) ? more : isObject(more) ? (propertyOf(more, 'Network.DNS.EnableProxy') ?? false) : false
  return {
    threatIntelMode: propertyOf(properties, 'threatIntelMode') ?? null,
    dnsSettings: { servers: [], enableProxy: proxy },
    ruleCollectionGroups: [],
  }
}

function classicCollection(body: ObjectValue, ruleType: string, ruleCollectionType: string, places: Places): Value {
  const inner = propertyOf(body, 'properties')
  if (isHole(inner)) return inner
  const properties = isObject(inner) ? inner : body
  const rules = mapped(propertyOf(properties, 'rules') ?? [], rule => {
    const protocols =
      ruleType === 'ApplicationRule' ? {} : { ipProtocols: propertyOf(rule, 'protocols') ?? propertyOf(rule, 'ipProtocols') ?? [] }
    return placed({ ...rule, ...protocols, ruleType }, rule, places)
  })
  return placed(
    { name: propertyOf(body, 'name') ?? null, ...pick(properties, ['priority', 'action']), ruleCollectionType, rules },
    body,
    places,
  )
}

const pick = (from: ObjectValue, keys: readonly string[]): ObjectValue =>
  Object.fromEntries(
    keys.flatMap(key => {
      const value = propertyOf(from, key)
      return value === undefined ? [] : [[key, value]]
    }),
  )

/** Each object of a list; holes and what is no object stay for the reader to tell. */
const mapped = (list: Value, change: (item: ObjectValue) => Value): Value =>
  isList(list) ? list.map(item => (isObject(item) ? change(item) : item)) : list

function placed<T extends Value>(value: T, like: Value, places: Places): T {
  places.set(value, places.of(like))
  return value
}
