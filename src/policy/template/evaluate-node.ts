import type { Node } from 'jsonc-parser'
import { Hole, isHole } from '../hole.ts'
import type { Place } from '../place.ts'
import { childOf, itemsOf, textOfNode, uniqueEntries, writtenTwice } from '../source/nodes.ts'
import { asNumber } from './call.ts'
import { evaluateExpression } from './evaluate-expression.ts'
import { isExpression, parseExpression, unescaped } from './expression.ts'
import { type Scope, standpoint, withCopy } from './scope.ts'
import { isList, isObject, type Value } from './value.ts'

/** A tree of the template, with the place of each offset in its file. */
export type Source = { readonly node: Node; readonly placeOf: (offset: number) => Place }

/** Loops are limited to 800 rounds by Azure. */
export const MOST_COPIES = 1000

/** What a part of a template comes to: its expressions worked out, its loops unrolled. */
export function evaluateNode({ node, placeOf }: Source, scope: Scope): Value {
  scope.shared.budget.spend()
  const place = placeOf(node.offset)
  const value = scope.shared.budget.deeper(
    () => valueOfNode(node, placeOf, scope, place),
    () => new Hole('this leads too deep, perhaps in a circle', `{... ${standpoint(scope, place)}}`, place),
  )
  scope.shared.places.set(value, place)
  return value
}

function valueOfNode(node: Node, placeOf: Source['placeOf'], scope: Scope, place: Place): Value {
  if (node.type === 'string') return evaluateText(String(node.value), scope, place)
  if (node.type === 'array') return itemsOf(node).map(item => evaluateNode({ node: item, placeOf }, scope))
  if (node.type === 'object') return objectOf(node, placeOf, scope)
  return node.value as Value
}

export function evaluateText(text: string, scope: Scope, place: Place | undefined): Value {
  if (!isExpression(text)) return unescaped(text)
  const parsed = parseExpression(text)
  if (parsed.complaint !== undefined)
    return new Hole(`the expression cannot be read: ${parsed.complaint}`, `{${text.slice(1, -1).slice(0, 60)}}`, place)
  const value = evaluateExpression(parsed.expression, scope, place)
  // Objects that other places made keep them; what this expression made stands here.
  if (isList(value) || isObject(value)) scope.shared.places.set(value, place)
  return value
}

function objectOf(node: Node, placeOf: Source['placeOf'], scope: Scope): Value {
  const pairs: (readonly [string, Value])[] = []
  for (const { key, value, offset, twice } of uniqueEntries(node)) {
    if (key.toLowerCase() === 'copy' && value.type === 'array' && itemsOf(value).every(isLoop)) {
      for (const loop of itemsOf(value)) pairs.push(copied(loop, placeOf, scope))
      continue
    }
    const name = isExpression(key) ? evaluateText(key, scope, placeOf(offset)) : unescaped(key)
    if (twice && typeof name === 'string') pairs.push([name, writtenTwice(name, placeOf(offset))])
    else if (typeof name === 'string') pairs.push([name, evaluateNode({ node: value, placeOf }, scope)])
  }
  return Object.fromEntries(pairs)
}

const isLoop = (node: Node): boolean => childOf(node, 'name') !== undefined && childOf(node, 'input') !== undefined

/** `{ name, count, input }`: a property with one item for each round. */
export function copied(loop: Node, placeOf: Source['placeOf'], scope: Scope): readonly [string, Value] {
  const name = textOfNode(childOf(loop, 'name')) ?? ''
  const place = placeOf(loop.offset)
  const count = countOf(childOf(loop, 'count'), placeOf, scope)
  const input = childOf(loop, 'input')
  const round = (index: Value): Value => (input ? evaluateNode({ node: input, placeOf }, withCopy(scope, name, index)) : null)
  if (!isHole(count)) return [name, Array.from({ length: count }, (_, index) => round(index))]
  const list: Value = [new Hole(count.because, `{${name}: ${count.text} ${standpoint(scope, place)}}`, place, true)]
  return [name, list]
}

/** How often a loop runs; a hole where only the deployment can say. */
export function countOf(node: Node | undefined, placeOf: Source['placeOf'], scope: Scope): number | Hole {
  const value = node ? evaluateNode({ node, placeOf }, scope) : 0
  const place = node && placeOf(node.offset)
  const number = asNumber(value)
  if (number === undefined) return isHole(value) ? value : new Hole('the count of a loop is no number', '{count}', place)
  return number >= 0 && number <= MOST_COPIES
    ? Math.trunc(number)
    : new Hole(`a loop of ${number} rounds is not unrolled`, `{${number}}`, place)
}
