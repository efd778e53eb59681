import type { Node } from 'jsonc-parser'
import { Hole } from '../hole.ts'
import type { Place } from '../place.ts'
import { childOf, entriesOf, textOfNode } from '../source/nodes.ts'
import { copied, evaluateNode, type Source } from './evaluate-node.ts'
import { firewallTypes, identity, type Resource, resourcesOf } from './resources.ts'
import { makeBudget, type Scope, type Shared, standpoint, type Target, TOP } from './scope.ts'
import { type Given, templateScope } from './template-scope.ts'
import { isObject, type ObjectValue, type Places, propertyOf, textOf, textsIn, type Value } from './value.ts'

/** A deployment whose template stands elsewhere and could not be read. */
export type Linked = {
  readonly name: string
  readonly place: Place
  readonly conditions: readonly Hole[]
  /** All texts among the values that it gives to its template, in lower case: what it may do something with. */
  readonly values: readonly string[]
}

export type TemplateContent = {
  /** The resources that have to do with firewalls, those of nested deployments included. */
  readonly resources: readonly Resource[]
  readonly linked: readonly Linked[]
}

type Known = { readonly identity: ObjectValue; readonly outputs?: () => ObjectValue }

/** What a deployment template deploys. @throws TooMuchWork for templates that no deployment could work out either */
export function readTemplate(
  template: Source,
  given: Given,
  places: Places,
  undeployed: Shared['undeployed'] = 'left out',
): TemplateContent {
  const known = new Map<string, Known>()
  const pending = new Set<Known>()
  const shared: Shared = {
    places,
    budget: makeBudget(),
    undeployed,
    referenced: (scope, key, what) => {
      const found = known.get(symbolKey(scope.symbols, key)) ?? known.get(key.toLowerCase())
      if (!found || what === 'identity') return found?.identity
      if (!found.outputs || pending.has(found)) return undefined
      pending.add(found)
      try {
        return found.outputs()
      } finally {
        pending.delete(found)
      }
    },
  }
  const unknown = (what: string) => new Hole(`only a deployment knows its ${what}`, `{${what.replace(' g', 'G')}}`, undefined)
  const target: Target = { subscription: unknown('subscription'), resourceGroup: unknown('resource group') }
  const linked: Linked[] = []

  const collect = (node: Node, placeOf: Source['placeOf'], scope: Scope, conditions: readonly Hole[]): readonly Resource[] => {
    const found = resourcesOf(childOf(node, 'resources'), placeOf, scope).map(resource => ({
      ...resource,
      conditions: [...conditions, ...resource.conditions],
    }))
    const nested = new Map(
      found.flatMap(resource => (resource.type === firewallTypes.deployment ? [[resource, inner(resource)] as const] : [])),
    )
    // All of a level are known by name before any of them is looked into: one may ask for what a later one gives.
    for (const resource of found) {
      const inside = nested.get(resource)
      const entry: Known = { identity: identity(resource), ...(inside ? { outputs: () => outputsOf(inside) } : {}) }
      known.set(resource.id, entry)
      if (resource.symbol !== undefined) known.set(symbolKey(scope.symbols, resource.symbol), entry)
      if (inside) known.set(resource.name.toLowerCase(), entry)
    }
    return found.flatMap(resource => {
      if (resource.type !== firewallTypes.deployment) return [resource]
      const inside = nested.get(resource)
      if (inside) return collect(inside.node, inside.placeOf, inside.scope, resource.conditions)
      if (!resource.existing) linked.push(linkedOf(resource))
      return []
    })
  }

  let scopes = 0
  const inner = (resource: Resource): (Source & { readonly scope: Scope }) | undefined => {
    const { placeOf } = resource
    const properties = childOf(resource.node, 'properties')
    const node = childOf(properties, 'template')
    if (node?.type !== 'object') return undefined
    const option = childOf(childOf(properties, 'expressionEvaluationOptions'), 'scope')
    const symbols = `${++scopes}`
    const isInner = (textOfNode(option) ?? '').toLowerCase() === 'inner'
    const scope = isInner
      ? templateScope({ node, placeOf }, handedDown(resource, childOf(properties, 'parameters')), shared, resource.scope.target, symbols)
      : { ...resource.scope, symbols }
    return { node, placeOf, scope }
  }

  const around = valuesAround(template, scope => templateScope(scope, () => undefined, shared, target, 'around'))
  const top = templateScope(template, name => given(name) ?? around(name), shared, target, TOP)
  return { resources: collect(template.node, template.placeOf, top, []), linked }
}

function linkedOf(resource: Resource): Linked {
  const { name, place, conditions, node, placeOf, scope } = resource
  const parameters = childOf(childOf(node, 'properties'), 'parameters')
  return { name, place, conditions, values: parameters ? textsIn(evaluateNode({ node: parameters, placeOf }, scope)) : [] }
}

const symbolKey = (symbols: string, symbol: string): string => `${symbols}#${symbol.toLowerCase()}`

/**
 * The values that stand beside a template which is part of something else: the body of a deployment, an artifact of a blueprint, a
 * definition of Azure Policy. The latter's values are made of the definition's own parameters, whose defaults count as a template's do.
 */
function valuesAround({ node, placeOf }: Source, scopeOf: (declared: Source) => Scope): Given {
  const holder = node.parent?.type === 'property' ? node.parent.parent : undefined
  const values = childOf(holder, 'parameters')
  if (!holder || values?.type !== 'object') return () => undefined
  let declaring = holder.parent
  while (declaring && !entriesOf(childOf(declaring, 'parameters')).some(({ value }) => childOf(value, 'type'))) declaring = declaring.parent
  return handedDown({ scope: scopeOf({ node: declaring ?? holder, placeOf }), placeOf }, values)
}

/** The values that a deployment gives to the parameters of its template, worked out in its own scope. */
function handedDown({ scope, placeOf }: Pick<Resource, 'scope' | 'placeOf'>, parameters: Node | undefined): Given {
  if (parameters?.type !== 'object') {
    const whole = parameters && evaluateNode({ node: parameters, placeOf }, scope)
    return name => {
      const given = whole !== undefined && isObject(whole) ? propertyOf(whole, name) : undefined
      if (given === undefined)
        return whole === undefined || isObject(whole)
          ? undefined
          : new Hole('its parameters are one expression', `{${textOf(whole)}.${name}}`, placeOf(parameters?.offset ?? 0))
      return isObject(given) ? propertyOf(given, 'value') : given
    }
  }
  return name => {
    const given = childOf(parameters, name)
    if (!given) return undefined
    const value = given.type === 'object' ? childOf(given, 'value') : undefined
    if (value) return evaluateNode({ node: value, placeOf }, scope)
    if (childOf(given, 'reference'))
      return new Hole(
        `parameter "${name}" is a secret of a key vault`,
        `{secret ${name} ${standpoint(scope, placeOf(given.offset))}}`,
        placeOf(given.offset),
      )
    // One expression that gives `{ value }` as a whole: `[createObject('value', ...)]`, `[if(..., createObject('value', null()))]`.
    const whole: Value = evaluateNode({ node: given, placeOf }, scope)
    return isObject(whole) ? propertyOf(whole, 'value') : whole
  }
}

const outputsOf = ({ node, placeOf, scope }: Source & { readonly scope: Scope }): ObjectValue => ({
  outputs: Object.fromEntries(
    entriesOf(childOf(node, 'outputs')).map(({ key, value }) => {
      const result = childOf(value, 'value')
      const loop = childOf(value, 'copy')
      if (loop) return [key, { value: copied(loop, placeOf, scope)[1] }]
      const text = `{${key}}`
      return [
        key,
        {
          value: result
            ? evaluateNode({ node: result, placeOf }, scope)
            : new Hole(`output "${key}" has no value`, text, placeOf(value.offset)),
        },
      ]
    }),
  ),
})
