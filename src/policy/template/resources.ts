import type { Node } from 'jsonc-parser'
import { Hole, isHole } from '../hole.ts'
import type { Place } from '../place.ts'
import { childOf, entriesOf, itemsOf, textOfNode } from '../source/nodes.ts'
import { countOf, evaluateNode, type Source } from './evaluate-node.ts'
import { truthOf } from './functions/logic.ts'
import { groupPath, typedPath } from './functions/resources.ts'
import { type Scope, standpoint, TOP, withResourceCopy } from './scope.ts'
import { type ObjectValue, textOf, type Value } from './value.ts'

/** A resource that a template deploys, as far as it can be told. */
export type Resource = {
  /** Full type, in lower case. */
  readonly type: string
  /** With its parents' names: `hub/rules`. Holes in braces. */
  readonly name: string
  /** In lower case; the same resource has the same id wherever it is named. */
  readonly id: string
  readonly place: Place
  /** Of the file, or made elsewhere and only named here. */
  readonly existing: boolean
  /** Whether it is there at all hangs on these. */
  readonly conditions: readonly Hole[]
  readonly node: Node
  readonly placeOf: Source['placeOf']
  readonly scope: Scope
  readonly symbol: string | undefined
}

/** The types whose properties matter here. Nothing else of a template is worked out. */
export const firewallTypes = {
  policy: 'microsoft.network/firewallpolicies',
  group: 'microsoft.network/firewallpolicies/rulecollectiongroups',
  legacyGroup: 'microsoft.network/firewallpolicies/rulegroups',
  ipGroup: 'microsoft.network/ipgroups',
  firewall: 'microsoft.network/azurefirewalls',
  deployment: 'microsoft.resources/deployments',
} as const
const wanted: ReadonlySet<string> = new Set(Object.values(firewallTypes))

type Parent = Pick<Resource, 'type' | 'name'>

/** The resources of a list or an object of them, loops unrolled and children after their parents. Absent ones are left out. */
export function resourcesOf(node: Node | undefined, placeOf: Source['placeOf'], scope: Scope, parent?: Parent): readonly Resource[] {
  const declared: readonly { readonly resource: Node; readonly symbol?: string }[] =
    node?.type === 'object'
      ? entriesOf(node).map(({ key, value }) => ({ resource: value, symbol: key }))
      : itemsOf(node).map(resource => ({ resource }))
  return declared.flatMap(({ resource, symbol }) => (resource.type === 'object' ? rounds(resource, placeOf, scope, symbol, parent) : []))
}

function rounds(
  node: Node,
  placeOf: Source['placeOf'],
  scope: Scope,
  symbol: string | undefined,
  parent: Parent | undefined,
): readonly Resource[] {
  const type = typeOf(node, placeOf, scope, parent)
  if (!wanted.has(type)) return []
  const loop = childOf(node, 'copy')
  if (loop?.type !== 'object') return one(node, placeOf, scope, type, symbol, parent, [])
  const name = textOfNode(childOf(loop, 'name')) ?? ''
  const count = countOf(childOf(loop, 'count'), placeOf, scope)
  if (isHole(count)) {
    const index = new Hole(count.because, `{${name}[${count.text}]}`, placeOf(loop.offset))
    return one(node, placeOf, withResourceCopy(scope, name, index), type, symbol, parent, [count])
  }
  return Array.from({ length: count }, (_, index) => index).flatMap(index =>
    one(node, placeOf, withResourceCopy(scope, name, index), type, symbol && `${symbol}[${index}]`, parent, []),
  )
}

function typeOf(node: Node, placeOf: Source['placeOf'], scope: Scope, parent: Parent | undefined): string {
  const value = childOf(node, 'type')
  // Bicep's extensible resources spell it `Type@version`.
  const type = (value ? textOf(evaluateNode({ node: value, placeOf }, scope)) : '').toLowerCase().split('@')[0] ?? ''
  return parent && !type.startsWith(`${parent.type}/`) ? `${parent.type}/${type}` : type
}

function one(
  node: Node,
  placeOf: Source['placeOf'],
  scope: Scope,
  type: string,
  symbol: string | undefined,
  parent: Parent | undefined,
  loops: readonly Hole[],
): readonly Resource[] {
  const place = placeOf(node.offset)
  const condition = childOf(node, 'condition')
  const answer = condition ? evaluateNode({ node: condition, placeOf }, scope) : true
  const truth = truthOf(answer)
  const open = isHole(answer) ? [answer] : truth === true ? [] : [closed(condition, truth, { placeOf, scope })]
  const nameNode = childOf(node, 'name')
  const own = nameNode ? textOf(evaluateNode({ node: nameNode, placeOf }, scope)) : (symbol ?? '')
  const name = parent && !own.toLowerCase().startsWith(`${parent.name.toLowerCase()}/`) ? `${parent.name}/${own}` : own
  const target = targetOf(node, placeOf, scope)
  const resource: Resource = {
    type,
    name,
    id: (groupPath(target) + typedPath(type, [name])).toLowerCase(),
    place,
    existing: childOf(node, 'existing')?.value === true,
    conditions: [...loops, ...open],
    node,
    placeOf,
    scope: { ...scope, target },
    symbol,
  }
  // A condition is the resource's own and does not hold for its children: they go to what is there already under its name
  // (learn.microsoft.com/azure/azure-resource-manager/templates/conditional-resource-deployment).
  const children = type === firewallTypes.deployment ? [] : resourcesOf(childOf(node, 'resources'), placeOf, resource.scope, resource)
  return truth === false && scope.shared.undeployed === 'left out' ? children : [resource, ...children]
}

/** A condition that does not hold, or that is none, as what hangs on it. */
function closed(
  condition: Node | undefined,
  truth: false | undefined,
  { placeOf, scope }: Omit<Source, 'node'> & { readonly scope: Scope },
): Hole {
  const place = placeOf(condition?.offset ?? 0)
  if (truth === undefined) return new Hole('its condition is neither true nor false', `{condition ${standpoint(scope, place)}}`, place)
  const written = String(condition?.value)
  return new Hole(
    IS_FALSE,
    `{${/^\[.*\]$/s.test(written) ? written.slice(1, -1) : written}${scope.symbols === TOP ? '' : ` ${standpoint(scope, undefined, written)}`}}`,
    place,
  )
}

export const IS_FALSE = 'which is false with the values that are given'

/** Deployments and existing resources may name another resource group. */
function targetOf(node: Node, placeOf: Source['placeOf'], scope: Scope): Scope['target'] {
  const value = (name: string, otherwise: Value): Value => {
    const child = childOf(node, name)
    return child ? evaluateNode({ node: child, placeOf }, scope) : otherwise
  }
  return {
    subscription: value('subscriptionId', scope.target.subscription),
    resourceGroup: value('resourceGroup', scope.target.resourceGroup),
  }
}

/** A part of the resource, worked out. */
export function partOf({ node, placeOf, scope }: Resource, name: string): Value | undefined {
  const child = childOf(node, name)
  return child && evaluateNode({ node: child, placeOf }, scope)
}

export const identity = ({ id, name, type }: Resource): ObjectValue => ({ id, name, type })
