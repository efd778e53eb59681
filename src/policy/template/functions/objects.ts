import { isHole } from '../../hole.ts'
import { asNumber, asString, asText, holeIn, knownItems, type TemplateFunction } from '../call.ts'
import { isList, isObject, type ObjectValue, type Value } from '../value.ts'
import { step } from './lists.ts'

const createObject: TemplateFunction = args => {
  if (args.length % 2 !== 0) return undefined
  const pairs = Array.from({ length: args.length / 2 }, (_, index) => [asString(args[2 * index]), args[2 * index + 1] ?? null] as const)
  return pairs.every(([key]) => key !== undefined) ? Object.fromEntries(pairs.map(([key, value]) => [key ?? '', value])) : undefined
}

/** Sorted by key, as Bicep's `items` does. */
const items: TemplateFunction = ([value]) =>
  isObject(value) ? sorted(value).map(([key, item]) => ({ key, value: item })) : value === null ? [] : undefined

const sorted = (value: ObjectValue): readonly (readonly [string, Value])[] =>
  Object.entries(value).sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))

const tryGet: TemplateFunction = ([value, ...path], call) => {
  let here: Value | undefined = value
  for (const index of path) {
    if (here === null || here === undefined) return null
    if (isHole(here) || isHole(index)) return undefined
    if (isList(here) && here.some(item => isHole(item) && item.many)) return undefined
    here = step(here, index)
    call.scope.shared.budget.spend()
  }
  return here ?? null
}

const text: TemplateFunction = ([value]) => {
  if (value === undefined || holeIn(value)) return undefined
  return typeof value === 'object' ? JSON.stringify(value) : asText(value)
}

export const json: TemplateFunction = ([value]) => {
  const source = asString(value)
  if (source === undefined || source.length > 1_000_000 || /[[{](?:[^[\]{}]*[[{]){60}/.test(source)) return undefined
  try {
    return JSON.parse(source) as Value
  } catch {
    return undefined
  }
}

const bool: TemplateFunction = ([value]) => {
  if (typeof value === 'boolean') return value
  const number = asNumber(value)
  if (number !== undefined) return number !== 0
  return { true: true, false: false }[asString(value)?.toLowerCase() ?? '']
}

const shallowMerge: TemplateFunction = ([value]) => {
  const objects = knownItems(value)
  return objects?.every(isObject) ? Object.fromEntries(objects.flatMap(object => Object.entries(object))) : undefined
}

export const objects: Readonly<Record<string, TemplateFunction>> = {
  createobject: createObject,
  items,
  objectkeys: ([value]) => (isObject(value) ? sorted(value).map(([key]) => key) : undefined),
  shallowmerge: shallowMerge,
  tryget: tryGet,
  tryindexfromend: ([value, count]) => {
    const number = asNumber(count)
    return isList(value) && number !== undefined && !value.some(isHole) ? (value.at(-number) ?? null) : undefined
  },
  string: text,
  json,
  bool,
  null: () => null,
  true: () => true,
  false: () => false,
}
