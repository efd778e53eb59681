import { isHole } from '../hole.ts'
import type { Place } from '../place.ts'
import { isList, isObject, type ObjectValue, type Places, propertyOf, type Value } from '../template/value.ts'
import type { GroupPart, Parts, PolicyPart } from './assemble.ts'
import { propertiesOf } from './fields.ts'
import { classicSettings, fromClassic, fromRuleGroup, hasClassicRules } from './older-shapes.ts'

type Kind = 'policy' | 'group' | 'ruleGroup' | 'collection' | 'ipGroup' | 'firewall'

const TYPES: Readonly<Record<string, Kind>> = {
  'microsoft.network/firewallpolicies': 'policy',
  'microsoft.network/firewallpolicies/rulecollectiongroups': 'group',
  'microsoft.network/firewallpolicies/rulegroups': 'ruleGroup',
  'microsoft.network/ipgroups': 'ipGroup',
  'microsoft.network/azurefirewalls': 'firewall',
}

type Sign = readonly [field: string, kind: Kind]

/** Fields that hold rules or addresses say what a body is, whatever its id says: nothing of them may be passed over. */
const STRONG: readonly Sign[] = [
  ['ruleCollections', 'group'],
  ['ruleCollectionType', 'collection'],
  ['applicationRuleCollections', 'firewall'],
  ['networkRuleCollections', 'firewall'],
  ['natRuleCollections', 'firewall'],
  ['ipAddresses', 'ipGroup'],
]

/** What tells a kind where neither type nor id does. */
const WEAK: readonly Sign[] = [
  ['firewallPolicy', 'firewall'],
  ['ipConfigurations', 'firewall'],
  ['hubIPAddresses', 'firewall'],
  ['threatIntelMode', 'policy'],
  ['ruleCollectionGroups', 'policy'],
  ['transportSecurity', 'policy'],
  ['dnsSettings', 'policy'],
  ['intrusionDetection', 'policy'],
  ['basePolicy', 'policy'],
]

/** What a body of ARM is: by what it holds, its type, its id, its other fields. */
export function kindOf(body: ObjectValue): Kind | undefined {
  const type = propertyOf(body, 'type')
  const properties = propertiesOf(body)
  const fields: ObjectValue = isObject(properties) ? properties : {}
  const told = (signs: readonly Sign[]): Kind | undefined => signs.find(([key]) => propertyOf(fields, key) !== undefined)?.[1]
  const legacy =
    ['rules', 'priority'].every(key => propertyOf(fields, key) !== undefined) && propertyOf(fields, 'ruleCollectionType') === undefined
  return (
    told(STRONG) ??
    (legacy ? 'ruleGroup' : undefined) ??
    (typeof type === 'string' ? TYPES[type.toLowerCase()] : undefined) ??
    TYPES[typeOfId(idOf(body) ?? '')] ??
    told(WEAK)
  )
}

const idOf = (body: ObjectValue): string | undefined => {
  const id = propertyOf(body, 'id')
  return typeof id === 'string' && id.startsWith('/') ? id.toLowerCase() : undefined
}

/** A group's id names its policy; some write the policy's own. */
const policyIdOf = (id: string): string =>
  typeOfId(id) === 'microsoft.network/firewallpolicies' ? id : id.split('/').slice(0, -2).join('/')

/** `/subscriptions/s/resourceGroups/g/providers/microsoft.network/ipgroups/x` is a `microsoft.network/ipgroups`. */
const typeOfId = (id: string): string => {
  const [provider, ...rest] = id.slice(id.lastIndexOf('/providers/') + '/providers/'.length).split('/')
  return [provider, ...rest.filter((_, index) => index % 2 === 0)].join('/')
}

/** A resource that says itself that it has nothing to do with firewalls, in the listing of a resource group. */
function isOther(body: ObjectValue): boolean {
  const type = propertyOf(body, 'type')
  return typeof type === 'string' && /^[\w-]+\.[\w.-]+\/[\w/-]+$/.test(type) && !/firewall|ipgroups/i.test(type)
}

/** Bodies as parts. Undefined: this is nothing that belongs to a firewall. */
export function partsOfBodies(bodies: readonly Value[], places: Places, file: string): Parts | undefined {
  const policies: PolicyPart[] = []
  const groups: GroupPart[] = []
  const ipGroups: Parts['ipGroups'][number][] = []
  for (const body of bodies) {
    if (!isObject(body)) return undefined
    const [kind, id] = [kindOf(body), idOf(body)]
    const place: Place = places.of(body) ?? { file, line: 1, column: 1 }
    const name = propertyOf(body, 'name') ?? id?.split('/').at(-1)
    const about = { name: typeof name === 'string' ? name : `(${kind})`, ...(id === undefined ? {} : { id }), place, conditions: [] }
    const policyId = id === undefined ? {} : { policyId: policyIdOf(id) }
    const properties = propertiesOf(body) as Value
    if (kind === 'policy') {
      const location = propertyOf(body, 'location')
      policies.push({ ...about, body, elsewhere: false, ...(typeof location === 'string' ? { location } : {}) })
      groups.push(...inlineGroups(body, places, id))
    } else if (kind === 'group') groups.push({ ...about, ...policyId, body })
    else if (kind === 'ruleGroup') {
      const today: Value = { name: about.name, properties: fromRuleGroup(properties, places) }
      places.set(today, place)
      groups.push({ ...about, ...policyId, body: today })
    } else if (kind === 'collection') {
      const whole: Value = { name: `(the group of ${about.name})`, properties: { priority: 100, ruleCollections: [body] } }
      places.set(whole, place)
      groups.push({ ...about, body: whole })
    } else if (kind === 'ipGroup') ipGroups.push({ ...about, body })
    else if (kind === 'firewall') {
      policies.push({ ...about, id: id ?? `#${policies.length}`, body: classicSettings(properties), elsewhere: false })
      for (const { name: key, group } of fromClassic(properties, places))
        groups.push({ name: key, place: places.of(group) ?? place, conditions: [], body: group, policyId: id ?? `#${policies.length - 1}` })
    } else if (!isOther(body)) return undefined
  }
  return policies.length + groups.length + ipGroups.length === 0 && bodies.length > 0
    ? undefined
    : { file, places, policies, groups, ipGroups }
}

/** Some write the groups themselves where a policy's body lists their ids. */
function inlineGroups(policy: ObjectValue, places: Places, policyId: string | undefined): readonly GroupPart[] {
  const properties = propertiesOf(policy)
  const listed = isObject(properties) ? propertyOf(properties, 'ruleCollectionGroups') : undefined
  if (!isList(listed)) return []
  return listed.flatMap(body => {
    if (!isObject(body) || kindOf(body) !== 'group' || propertyOf(propertiesOf(body) as ObjectValue, 'ruleCollections') === undefined)
      return []
    const name = propertyOf(body, 'name')
    const place = places.of(body) ?? { file: '', line: 1, column: 1 }
    return [{ name: typeof name === 'string' ? name : '', body, place, conditions: [], ...(policyId === undefined ? {} : { policyId }) }]
  })
}

/** A firewall without classic rules is ruled by a policy, which is not in its body. */
export function ruledBy(body: ObjectValue): string | undefined {
  const properties = propertiesOf(body) as Value
  if (kindOf(body) !== 'firewall' || hasClassicRules(properties) || !isObject(properties)) return undefined
  const policy = propertyOf(properties, 'firewallPolicy')
  const id = policy !== undefined && isObject(policy) ? propertyOf(policy, 'id') : undefined
  return typeof id === 'string' ? id : isHole(id) ? id.text : undefined
}
