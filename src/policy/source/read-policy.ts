import type { Node } from 'jsonc-parser'
import type { Facts } from '../decision.ts'
import { fqdnTagsOf } from '../fqdn-tags.ts'
import type { Policy } from '../model.ts'
import { parseSpec } from '../parse.ts'
import type { Fault } from '../place.ts'
import { serviceTags } from '../service-tags.ts'
import type { EgressSpec } from '../spec.ts'
import { TooMuchWork } from '../template/scope.ts'
import { isList, isObject, makePlaces, type ObjectValue, type Places, propertyOf, type Value } from '../template/value.ts'
import { unknownsOf } from '../unknown.ts'
import { type Assembled, assemble, type Choice, unreadPolicy } from './assemble.ts'
import { kindOf, partsOfBodies, ruledBy } from './from-bodies.ts'
import { type JsonDocument, readJson } from './json.ts'
import { childOf, entriesOf, itemsOf, plainValue, textOfNode } from './nodes.ts'
import type { Options, SourceFile } from './options.ts'
import { templatePolicy } from './template-policy.ts'

/** A policy from wherever it was written, and what is known of the world around it. */
export type ReadPolicy =
  | {
      readonly policy: Policy
      /** Others that may be meant just as well: only where `incomplete` is read. */
      readonly alternatives?: readonly Policy[]
      readonly facts: Facts
      /** What a person should know about how it was read. */
      readonly notes: readonly string[]
      /** The whole spec, where the source is an `egress.yaml`. */
      readonly spec?: EgressSpec
      /** Options that have no say here, each with the reason. They were given in vain, which is a mistake unless they were meant for another file. */
      readonly idle?: Idle
      readonly faults: readonly Fault[]
    }
  | { readonly policy?: undefined; readonly idle?: undefined; readonly faults: readonly Fault[] }

export type Idle = { readonly [option in 'parameters' | 'parent']?: string }

/** What can be read, for people whose file is something else. */
const ACCEPTED = [
  'an egress.yaml',
  'ARM JSON (what `az network firewall policy rule-collection-group list` or `show` prints, the answer of a GET, or { policy, ruleCollectionGroups, parent } of such bodies)',
  'a firewall with classic rules (`az network firewall show`)',
  'an ARM deployment template (from Bicep: `az bicep build --file main.bicep`)',
].join('; ')

/**
 * Reads a firewall policy from whatever holds one, recognised by content and never by the file's name. Never throws. What stands in the
 * source but cannot be known is unknown in the policy, with its place; what is no policy at all is a fault that says what is.
 */
export function readPolicy({ text, file }: SourceFile, options: Options = {}): ReadPolicy {
  const fault = (message: string): ReadPolicy => ({ faults: [{ place: { file, line: 1, column: 1 }, path: '', message }] })
  const foreign = foreignLanguage(text)
  if (foreign) return fault(`${foreign}; what is read is ${ACCEPTED}`)
  if (!looksLikeJson(text)) return readSpec({ text, file }, options)
  const document = readJson(text, file)
  if (!document.root) return { faults: document.faults }
  try {
    return readJsonPolicy(document.root, document, { text, file }, options)
  } catch (error) {
    if (error instanceof TooMuchWork || error instanceof RangeError) return fault(`this cannot be worked out: ${error.message}`)
    throw error
  }
}

function readSpec({ text, file }: SourceFile, options: Options): ReadPolicy {
  const { spec, faults } = parseSpec(text, file)
  if (!spec) return { faults }
  const idle: Idle = {
    ...(options.parameters ? { parameters: NO_TEMPLATE } : {}),
    ...(options.parent ? { parent: `${file} has no base policy: what an egress.yaml declares stands alone` } : {}),
  }
  return { policy: spec.firewall.policy, facts: spec.facts, notes: [], spec, idle, faults }
}

const NO_TEMPLATE = '--parameters needs a deployment template'

/** Comments may come first. */
const looksLikeJson = (text: string): boolean => /^\uFEFF?(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*[[{]/.test(text.slice(0, 20_000))

/** Languages that describe firewalls, too, but that are not read. */
function foreignLanguage(text: string): string | undefined {
  const start = text.slice(0, 200_000)
  if (
    /^\s*(?:resource|variable|module|provider|data|terraform|locals)\b[^:\n]*\{/m.test(start) &&
    /^\s*(?:resource|module|data)\s+"/m.test(start)
  )
    return 'this is Terraform, which is not read: deploy it or plan it, and read the policy with `az network firewall policy rule-collection-group list`'
  if (/^\s*(?:targetScope\s*=|param\s+\w+\s+\w+|resource\s+\w+\s+'[\w.]+\/)/m.test(start) && !looksLikeJson(text))
    return 'this is Bicep: build it first with `az bicep build --file FILE`, and give the JSON'
  if (/"terraform_version"\s*:/.test(start) && /"(?:planned_values|values|resources)"\s*:/.test(start))
    return 'this is a plan or state of Terraform, which is not read: read the policy with `az network firewall policy rule-collection-group list`'
  return undefined
}

function readJsonPolicy(root: Node, document: JsonDocument, source: SourceFile, options: Options): ReadPolicy {
  const template = templateIn(root)
  if (template) {
    const read = templatePolicy(template, document, source, options)
    return 'faults' in read ? read : finish(read.assembled, read.notes)
  }
  const fault = (message: string, node = root): ReadPolicy => ({ faults: [{ place: document.placeOf(node.offset), path: '', message }] })
  const schema = (textOfNode(childOf(root, '$schema')) ?? '').toLowerCase()
  if (schema.includes('deploymentparameters'))
    return fault('these are values for parameters: give them with --parameters, beside the template')
  if (isSpec(root)) return readSpec(source, options)
  const places = makePlaces()
  const value = plainValue(root, document.placeOf, places)
  const read = readBodies(value, places, source.file, options, 0)
  if (read === undefined) return fault(`this is no firewall policy that can be read; what is read is ${ACCEPTED}`)
  const what = isObject(value) ? ALONE[kindOf(value) ?? ''] : undefined
  const found = finish(read, what ? [`this is one ${what}; others of its policy, if there are any, are not considered`] : [])
  return found.policy && options.parameters ? { ...found, idle: { parameters: NO_TEMPLATE } } : found
}

const ALONE: { readonly [kind: string]: string } = {
  group: 'rule collection group',
  ruleGroup: 'rule collection group',
  collection: 'rule collection',
}

const MOST_WRAPPERS = 2000

/** The template itself, or inside what wraps it: a deployment, a template spec, an export, a definition of Azure Policy. */
function templateIn(root: Node): Node | undefined {
  const open: Node[] = [root]
  for (let seen = 0; seen < MOST_WRAPPERS; seen++) {
    const node = open.shift()
    if (!node || isTemplate(node)) return node
    open.push(...entriesOf(node).flatMap(({ value }) => (value.type === 'object' ? [value] : [])))
  }
  return undefined
}

function isTemplate(node: Node): boolean {
  const schema = (textOfNode(childOf(node, '$schema')) ?? '').toLowerCase()
  const resources = childOf(node, 'resources')
  const holds = resources?.type === 'array' || resources?.type === 'object'
  return (
    holds &&
    (/deploymenttemplate\.json/.test(schema) ||
      ['contentVersion', 'languageVersion'].some(name => childOf(node, name) !== undefined) ||
      [...itemsOf(resources), ...entriesOf(resources).map(({ value }) => value)].some(isDeclared))
  )
}

const isDeclared = (resource: Node): boolean => childOf(resource, 'type') !== undefined && childOf(resource, 'apiVersion') !== undefined

/** An egress.yaml written as JSON. */
const isSpec = (root: Node): boolean =>
  childOf(root, 'firewall')?.type === 'object' && childOf(root, 'name') !== undefined && childOf(root, 'type') === undefined

const MAX_PARENTS = 20

/** ARM bodies: one, a list, an answer's `{ value }`, or `{ policy, ruleCollectionGroups, parent }`. */
function readBodies(value: Value, places: Places, file: string, options: Choice, depth: number): Assembled | undefined {
  const at = places.of(value) ?? { file, line: 1, column: 1 }
  const fault = (message: string): Assembled => ({ fault: { place: at, path: '', message } })
  if (depth > MAX_PARENTS) return fault(`more than ${MAX_PARENTS} base policies stand one in the other`)
  if (isObject(value) && isCombined(value)) {
    const above = propertyOf(value, 'parent')
    const parent = above === undefined || above === null ? undefined : readBodies(above, places, file, {}, depth + 1)
    if (above !== undefined && above !== null && !parent) return fault('"parent" is no firewall policy that can be read')
    if (parent?.fault) return parent
    const policy = propertyOf(value, 'policy')
    const bodies = [...bodiesIn(policy), ...bodiesIn(propertyOf(value, 'ruleCollectionGroups')), ...bodiesIn(propertyOf(value, 'ipGroups'))]
    const parts = partsOfBodies(
      bodies.map((body, index) => typed(body, index === 0 && isObject(policy ?? null) ? 'policy' : undefined, places)),
      places,
      file,
    )
    return parts && assemble(parts, { ...options, ...(parent?.policy ? { parent: parent.policy } : {}) })
  }
  const bodies = bodiesIn(value)
  const [first] = bodies
  const policyId = bodies.length === 1 && first !== undefined && isObject(first) ? ruledBy(first) : undefined
  if (policyId !== undefined) {
    const message = `this firewall has no rules of its own: policy ${policyId} rules it; give that policy's rule collection groups, or its id`
    if (options.incomplete !== 'read') return fault(message)
    const name = policyId.split('/').at(-1) ?? policyId
    return { policy: unreadPolicy(name, { because: `policy "${name}", which is not here`, place: at }), notes: [message] }
  }
  if (bodies.length === 0) return isList(value) ? fault('the list is empty: there is no rule collection group in it') : undefined
  const parts = partsOfBodies(bodies, places, file)
  return parts && assemble({ ...parts, alone: true }, options)
}

const isCombined = (value: ObjectValue): boolean =>
  propertyOf(value, 'policy') !== undefined ||
  (propertyOf(value, 'ruleCollectionGroups') !== undefined && kindOf(value) === 'policy' && propertyOf(value, 'parent') !== undefined)

/** In a place that says what it holds, a body needs no field to tell. */
function typed(body: Value, kind: 'policy' | undefined, places: Places): Value {
  if (kind === undefined || !isObject(body) || kindOf(body) !== undefined) return body
  const made: Value = { ...body, type: 'Microsoft.Network/firewallPolicies' }
  places.set(made, places.of(body))
  return made
}

const bodiesIn = (value: Value | undefined): readonly Value[] => {
  if (value === undefined || value === null) return []
  if (isList(value)) return value
  if (!isObject(value)) return [value]
  // The answer of a list, or of Azure Resource Graph.
  const answer = propertyOf(value, 'value') ?? propertyOf(value, 'data')
  return answer !== undefined && isList(answer) && kindOf(value) === undefined ? answer : [value]
}

function finish(assembled: Assembled, notes: readonly string[]): ReadPolicy {
  if (assembled.fault) return { faults: [assembled.fault] }
  const { policy, location, alternatives = [] } = assembled
  const others = alternatives.length > 0 ? { alternatives } : {}
  const told = [...notes, ...(assembled.notes ?? []), ...unread([policy, ...alternatives])]
  const region = location?.toLowerCase().replaceAll(' ', '')
  if (region !== undefined && /^[a-z0-9]+$/.test(region))
    return { policy, ...others, facts: { serviceTags, ...fqdnTagsOf(region) }, notes: told, faults: [] }
  const asked = (['AzureKubernetesService'] as const).filter(tag => [policy, ...alternatives].some(each => names(each, tag)))
  const anywhere = asked.map(tag => `the region is not known: FQDN tag ${tag} is taken to cover the API servers of every region`)
  return { policy, ...others, facts: { serviceTags, ...fqdnTagsOf() }, notes: [...told, ...anywhere], faults: [] }
}

const MOST_NAMED = 3

/** What keeps its place as something of which nothing is known: lints are silent about it, and that must not look like praise. */
function unread(policies: readonly Policy[]): readonly string[] {
  const reasons = new Set(policies.flatMap(unknownsOf).flatMap(({ field, because }) => (field === '*' ? [because] : [])))
  if (reasons.size === 0) return []
  const more = reasons.size > MOST_NAMED ? ` and ${reasons.size - MOST_NAMED} more` : ''
  return [`rules of which nothing is known, and which may decide: ${[...reasons].slice(0, MOST_NAMED).join('; ')}${more}`]
}

const names = (policy: Policy, tag: string): boolean =>
  (policy.parent !== undefined && names(policy.parent, tag)) ||
  policy.ruleCollectionGroups.some(({ ruleCollections }) =>
    ruleCollections.some(({ rules }) =>
      rules.some(rule => rule.ruleType === 'ApplicationRule' && rule.fqdnTags.some(name => name.toLowerCase() === tag.toLowerCase())),
    ),
  )
