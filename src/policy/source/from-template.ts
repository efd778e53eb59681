import type { Node } from 'jsonc-parser'
import { Hole } from '../hole.ts'
import { firewallTypes, partOf, type Resource } from '../template/resources.ts'
import { type Linked, readTemplate } from '../template/template.ts'
import type { Given } from '../template/template-scope.ts'
import { isObject, type Places, propertyOf, textOf, type Value } from '../template/value.ts'
import type { GroupPart, Parts, PolicyPart } from './assemble.ts'
import type { JsonDocument } from './json.ts'
import { classicSettings, fromClassic, fromRuleGroup, hasClassicRules, hasClassicRulesBesidePolicy } from './older-shapes.ts'

export type TemplateParts = {
  readonly parts: Parts
  readonly notes: readonly string[]
  /** Deployments whose templates stand elsewhere. */
  readonly linked: readonly Linked[]
  /** The policy of a firewall, where neither the policy nor a rule is in the template. */
  readonly elsewhere?: string
}

/** What a deployment template says of firewalls. @throws TooMuchWork */
export function partsOfTemplate(
  node: Node,
  { placeOf }: Pick<JsonDocument, 'placeOf'>,
  given: Given,
  places: Places,
  file: string,
  undeployed: 'left out' | 'kept' = 'left out',
): TemplateParts {
  const { resources, linked } = readTemplate({ node, placeOf }, given, places, undeployed)
  const of = (type: string): readonly Resource[] => resources.filter(resource => resource.type === type)
  const firewalls = of(firewallTypes.firewall).filter(({ existing }) => !existing)
  const bodies = firewalls.map(firewall => ({ firewall, body: properties(firewall), policy: policyOf(properties(firewall)) }))
  const policies = of(firewallTypes.policy).map(policyPart)
  const withRules = bodies.filter(({ body, policy }) => (policy === undefined ? hasClassicRules : hasClassicRulesBesidePolicy)(body))
  // A firewall with neither rules nor a policy lets nothing through, which is an answer where nothing else is.
  const classic =
    withRules.length + policies.length > 0 ? withRules : bodies.filter(({ body, policy }) => isObject(body) && policy === undefined)
  const parts: Parts = {
    file,
    places,
    policies: [...policies, ...classic.map(({ firewall, body }) => classicPolicy(firewall, body))],
    inUse: new Set([...bodies.flatMap(({ policy }) => policy?.toLowerCase() ?? []), ...classic.map(({ firewall }) => firewall.id)]),
    groups: [
      ...[...of(firewallTypes.group), ...of(firewallTypes.legacyGroup)]
        .filter(({ existing }) => !existing)
        .map(group => groupPart(group, places)),
      ...classic.flatMap(({ firewall, body }) => classicGroups(firewall, body, places)),
      ...linked.flatMap(deployment => policies.flatMap(policy => perhapsGroups(deployment, policy))),
    ],
    ipGroups: of(firewallTypes.ipGroup)
      .filter(({ existing }) => !existing)
      .map(group => ({ ...about(group), body: properties(group) })),
  }
  const notes = linked.map(
    ({ name, place }) => `${place.file}:${place.line}: the template of deployment "${name}" stands elsewhere and was not read`,
  )
  const elsewhere = bodies.find(({ policy }) => policy !== undefined)?.policy
  return { parts, notes, linked, ...(elsewhere === undefined ? {} : { elsewhere }) }
}

/** The id of the policy that rules a firewall. */
function policyOf(body: Value): string | undefined {
  const policy = isObject(body) ? (propertyOf(body, 'firewallPolicy') ?? null) : body
  const id = isObject(policy) ? (propertyOf(policy, 'id') ?? null) : policy
  return id === null || id === '' ? undefined : textOf(id)
}

const about = ({ name, id, place, conditions }: Resource) => ({ name: name.split('/').at(-1) ?? name, id, place, conditions })

/** A property that is missing is an empty one; one that is unknown is a hole, and stands in the text of its resource. */
const properties = (resource: Resource): Value => partOf(resource, 'properties') ?? {}

const policyPart = (policy: Resource): PolicyPart => ({
  ...about(policy),
  body: policy.existing ? null : properties(policy),
  elsewhere: policy.existing,
  ...location(policy),
})

const location = (resource: Resource): { readonly location?: string } => {
  const value = partOf(resource, 'location')
  return typeof value === 'string' && value !== '' ? { location: value } : {}
}

function groupPart(group: Resource, places: Places): GroupPart {
  const body = properties(group)
  const today = group.type === firewallTypes.legacyGroup ? fromRuleGroup(body, places) : body
  const { name, place, conditions, id } = about(group)
  const whole: Value = { name, properties: today }
  places.set(whole, place)
  return { name, id, place, conditions, body: whole, policyId: id.slice(0, id.lastIndexOf('/', id.lastIndexOf('/') - 1)) }
}

/**
 * A template that stands elsewhere and is told the policy, by its name or its id, may give it rule collection groups. They keep their
 * place, as what nobody knows.
 */
function perhapsGroups({ name, place, conditions, values }: Linked, { id, name: policy }: PolicyPart): readonly GroupPart[] {
  if (id === undefined || !values.some(text => text === policy.toLowerCase() || text === id)) return []
  const because = `the template of deployment "${name}", which is told policy "${policy}", stands elsewhere and was not read`
  const group = `(deployment ${name})`
  return [
    { name: group, place, conditions, body: { name: group, properties: new Hole(because, `{deployment ${name}}`, place) }, policyId: id },
  ]
}

const classicPolicy = (firewall: Resource, body: Value): PolicyPart => ({
  ...about(firewall),
  body: classicSettings(body),
  elsewhere: false,
  ...location(firewall),
})

/** Whether the firewall is there at all is not the question: they are there with it. */
const classicGroups = (firewall: Resource, body: Value, places: Places): readonly GroupPart[] =>
  fromClassic(body, places).map(({ name, group }) => ({
    name,
    place: places.of(group) ?? firewall.place,
    conditions: [],
    body: group,
    policyId: firewall.id,
  }))
