import type { Node } from 'jsonc-parser'
import { Hole } from '../hole.ts'
import type { Place } from '../place.ts'
import { childOf, entriesOf, itemsOf, textOfNode } from '../source/nodes.ts'
import { copied, evaluateNode, type Source } from './evaluate-node.ts'
import { type Scope, type Shared, type Target, TOP } from './scope.ts'
import type { Value } from './value.ts'

/** Values for parameters, from a value file or from the deployment around a nested one. Undefined: none was given. */
export type Given = (name: string) => Value | undefined

/** What names mean in a template: its parameters, variables and functions, each worked out when it is first asked for. */
export function templateScope(template: Source, given: Given, shared: Shared, target: Target, symbols: string): Scope {
  const { node, placeOf } = template
  const scope: Scope = {
    shared,
    target,
    symbols,
    parameter: remembered('parameter', name => parameter(name)),
    variable: remembered('variable', name => variable(name)),
    userFunctions: userFunctions(template, shared, target),
    copies: new Map(),
    lambdas: new Map(),
  }
  const declared = byName(childOf(node, 'parameters'))
  const variables = byName(childOf(node, 'variables'))
  const loops = new Map(
    entriesOf(childOf(node, 'variables'))
      .filter(({ key }) => key.toLowerCase() === 'copy')
      .flatMap(({ value }) => itemsOf(value).map(loop => [textOfNode(childOf(loop, 'name'))?.toLowerCase() ?? '', loop] as const)),
  )

  const parameter = (name: string): Value => {
    const value = given(name)
    const declaration = declared.get(name.toLowerCase())
    // Nothing is passed on as nothing: then the default counts.
    const nothing = value === null && declaration !== undefined && childOf(declaration, 'defaultValue') !== undefined
    if (value !== undefined && !nothing) return value
    if (!declaration) return new Hole(`there is no parameter "${name}"`, `{${name}}`, placeOf(node.offset))
    const standard = childOf(declaration, 'defaultValue')
    if (standard) return evaluateNode({ node: standard, placeOf }, scope)
    if (childOf(declaration, 'nullable')?.value === true) return null
    return new Hole(`parameter "${name}" has no value`, `{${symbols === TOP ? '' : `${symbols}:`}${name}}`, placeOf(declaration.offset))
  }

  const variable = (name: string): Value => {
    const loop = loops.get(name.toLowerCase())
    if (loop) return copied(loop, placeOf, scope)[1]
    const value = variables.get(name.toLowerCase())
    return value
      ? evaluateNode({ node: value, placeOf }, scope)
      : new Hole(`there is no variable "${name}"`, `{${name}}`, placeOf(node.offset))
  }
  return scope
}

const byName = (node: Node | undefined): ReadonlyMap<string, Node> =>
  new Map(entriesOf(node).map(({ key, value }) => [key.toLowerCase(), value]))

/** Each name is worked out once; one that needs itself is a hole. */
function remembered(kind: string, compute: (name: string) => Value): (name: string) => Value {
  const known = new Map<string, Value>()
  const pending = new Set<string>()
  return name => {
    const key = name.toLowerCase()
    const value = known.get(key)
    if (value !== undefined) return value
    if (pending.has(key)) return new Hole(`${kind} "${name}" needs itself`, `{${name}}`, undefined)
    pending.add(key)
    try {
      const computed = compute(name)
      known.set(key, computed)
      return computed
    } finally {
      pending.delete(key)
    }
  }
}

/** Functions that a template defines itself see their own parameters and nothing else. */
function userFunctions({ node, placeOf }: Source, shared: Shared, target: Target): Scope['userFunctions'] {
  const found = new Map<string, (args: readonly Value[], place: Place | undefined) => Value>()
  for (const space of itemsOf(childOf(node, 'functions'))) {
    const prefix = textOfNode(childOf(space, 'namespace')) ?? ''
    for (const { key, value } of entriesOf(childOf(space, 'members'))) {
      const names = itemsOf(childOf(value, 'parameters')).map(parameter => textOfNode(childOf(parameter, 'name'))?.toLowerCase())
      const output = childOf(childOf(value, 'output'), 'value')
      found.set(`${prefix}.${key}`.toLowerCase(), (args, place) => {
        if (!output) return new Hole(`function ${prefix}.${key} gives nothing`, `{${key}}`, place)
        const parameter = (name: string): Value => {
          const value = args[names.indexOf(name.toLowerCase())]
          return value === undefined ? new Hole(`there is no parameter "${name}"`, `{${name}}`, place) : value
        }
        const variable = (name: string): Value => new Hole(`there is no variable "${name}"`, `{${name}}`, place)
        const scope: Scope = {
          shared,
          target,
          symbols: '',
          parameter,
          variable,
          userFunctions: found,
          copies: new Map(),
          lambdas: new Map(),
        }
        return evaluateNode({ node: output, placeOf }, scope)
      })
    }
  }
  return found
}

/** A value file: `{ parameters: { name: { value } } }`, or plainly `{ name: value }`. A secret from a key vault stays unknown. */
export function givenParameters(file: Source, plain: (node: Node) => Value): Given {
  const root = file.node
  const wrapped = childOf(root, 'parameters')
  const values = byName(wrapped ?? root)
  return name => {
    const node = values.get(name.toLowerCase())
    if (!node) return undefined
    const value = node.type === 'object' ? childOf(node, 'value') : undefined
    if (value) return plain(value)
    if (childOf(node, 'reference'))
      return new Hole(`parameter "${name}" is a secret of a key vault`, `{secret ${name}}`, file.placeOf(node.offset))
    return wrapped ? undefined : plain(node)
  }
}
