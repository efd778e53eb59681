import type { Node } from 'jsonc-parser'
import { firewallTypes, partOf, type Resource } from '../template/resources.ts'
import { readTemplate } from '../template/template.ts'
import type { Given } from '../template/template-scope.ts'
import type { Places, Value } from '../template/value.ts'
import type { GroupPart, Parts, PolicyPart } from './assemble.ts'
import type { JsonDocument } from './json.ts'
import { classicSettings, fromClassic, fromRuleGroup, hasClassicRules } from './older-shapes.ts'

/** What a deployment template says of firewalls. @throws TooMuchWork */
export function partsOfTemplate(
  node: Node,
  { placeOf }: Pick<JsonDocument, 'placeOf'>,
  given: Given,
  places: Places,
  file: string,
): { readonly parts: Parts; readonly notes: readonly string[] } {
  const { resources, linked } = readTemplate({ node, placeOf }, given, places)
  const of = (type: string): readonly Resource[] => resources.filter(resource => resource.type === type)
  const firewalls = of(firewallTypes.firewall).filter(({ existing }) => !existing)
  const classic = firewalls.map(firewall => ({ firewall, body: properties(firewall) })).filter(({ body }) => hasClassicRules(body))
  const parts: Parts = {
    file,
    places,
    policies: [...of(firewallTypes.policy).map(policyPart), ...classic.map(({ firewall, body }) => classicPolicy(firewall, body))],
    groups: [
      ...[...of(firewallTypes.group), ...of(firewallTypes.legacyGroup)]
        .filter(({ existing }) => !existing)
        .map(group => groupPart(group, places)),
      ...classic.flatMap(({ firewall, body }) => classicGroups(firewall, body, places)),
    ],
    ipGroups: of(firewallTypes.ipGroup)
      .filter(({ existing }) => !existing)
      .map(group => ({ ...about(group), body: properties(group) })),
  }
  const notes = linked.map(
    ({ name, place }) => `${place.file}:${place.line}: the template of deployment "${name}" stands elsewhere and was not read`,
  )
  return { parts, notes }
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
