import { isHole } from '../hole.ts'
import type { Rule, RuleCollection, RuleCollectionGroup, Unknown } from '../model.ts'
import { unreadRule } from '../unknown.ts'
import { type Fields, fieldsOf, type Hostile, isRecord, propertiesOf, type Reading, unknownFrom, wordOf } from './fields.ts'
import { readRule } from './read-rule.ts'

/** A rule collection group: `{ name, properties }`, or flattened. */
export function readGroup(group: unknown, reading: Reading): RuleCollectionGroup {
  const name = (isRecord(group) ? fieldsOf(group, reading).text('name') : undefined) ?? (reading.places ? '(group)' : '')
  const properties = propertiesOf(group)
  const place = reading.places?.of(group) ?? reading.places?.of(properties)
  if (isHole(properties)) {
    const because = unknownFrom('*', properties)
    return unreadGroup(name === '' ? properties.text : name, because)
  }
  const fields = fieldsOf(properties, reading)
  const priority = fields.integer('priority')
  const ruleCollections = fields.items('ruleCollections').flatMap((collection, index) => readCollection(collection, index, reading) ?? [])
  if (priority === undefined && reading.places && fields.unknown.length === 0)
    fields.open('priority', `no priority is given for group "${name}"`)
  return { name, priority: priority ?? 65_000, ruleCollections, ...about(fields, place) }
}

const about = (fields: Fields, place = fields.place) => ({
  ...(place ? { place } : {}),
  ...(fields.unknown.length > 0 ? { unknown: [...fields.unknown] } : {}),
})

/** A group of which nothing is known but that it may be there. */
export const unreadGroup = (name: string, { because, place }: Omit<Unknown, 'field'>): RuleCollectionGroup => {
  const about = { because, ...(place ? { place } : {}) }
  return {
    name,
    priority: 65_000,
    ruleCollections: [unreadCollection(name, about)],
    ...(place ? { place } : {}),
    unknown: [{ field: 'priority', ...about }],
  }
}

/** A collection, or any number of them, of which only the place is known. */
export function unreadCollection(name: string, { because, place }: Omit<Unknown, 'field'>): RuleCollection {
  const at = place ? { place } : {}
  const unknown = (field: string): Unknown => ({ field, because, ...at })
  return {
    name,
    priority: 65_000,
    action: 'Deny',
    rules: [unreadRule('NetworkRule', { name, unknown: [unknown('*')], ...at })],
    ...at,
    unknown: ['priority', 'action', 'ruleCollectionType'].map(unknown),
  }
}

function readCollection(body: unknown, index: number, reading: Reading): RuleCollection | undefined {
  const strict = reading.places !== undefined
  if (isHole(body)) return unreadCollection(`collections ${body.text}`, unknownFrom('*', body))
  if (!isRecord(body))
    return strict && body !== null ? unreadCollection('(a collection)', { because: 'a collection that is no object' }) : undefined
  const fields = fieldsOf(unwrapped(body), reading)
  const name = fieldsOf(body, reading).text('name') ?? (strict ? `(collection ${index + 1})` : '')
  const priority = fields.integer('priority')
  if (priority === undefined && strict && fields.unknown.length === 0)
    fields.open('priority', `no priority is given for collection "${name}"`)
  const action = actionOf(fields, name, reading)
  return { name, priority: priority ?? 65_000, action, rules: rulesOf(fields, reading), ...about(fields, reading.places?.of(body)) }
}

/**
 * Some people write a collection as ARM writes resources, with `properties` in it. Without them it would have neither priority nor action, and
 * Azure would refuse it, so what stands in them is what is meant.
 */
function unwrapped(body: Hostile): unknown {
  const properties = propertiesOf(body)
  if (properties === body) return body
  if (isHole(properties)) return { rules: properties, action: properties, priority: properties, ...body }
  return { ...(properties as Hostile), ...body }
}

const rulesOf = (fields: Fields, reading: Reading): readonly Rule[] =>
  fields.items('rules').flatMap((rule, index) => readRule(rule, index, reading) ?? [])

const ACTIONS = ['Allow', 'Deny', 'DNAT'] as const

/** An action that cannot be read must not let anything through; where it stands in a source, it is not known. */
function actionOf(fields: Fields, name: string, reading: Reading): RuleCollection['action'] {
  const action = fields.inside('action')
  const written = reading.places ? wordOf(fields.raw('action'), ACTIONS) : undefined
  const word = written ?? action.word('type', ACTIONS)
  if (word || !reading.places) return word ?? 'Deny'
  const type = fields.raw('ruleCollectionType')
  const nat = typeof type === 'string' && /nat/i.test(type)
  if (nat) return 'DNAT'
  if (fields.unknown.every(({ field }) => field !== 'action')) {
    const [hole] = action.unknown
    if (hole) fields.open('action', hole.because)
    else fields.open('action', `no action is given for collection "${name}"`)
  }
  if (typeof type !== 'string' || !/filter/i.test(type)) fields.open('ruleCollectionType', `the type of collection "${name}"`)
  return 'Deny'
}
