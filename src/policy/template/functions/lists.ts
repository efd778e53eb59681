import { type Hole, isHole } from '../../hole.ts'
import { asNumber, asString, type Call, knownItems, same, type TemplateFunction } from '../call.ts'
import { isList, isObject, type ObjectValue, propertyOf, type Value } from '../value.ts'

const MAX_ITEMS = 10_000

const isOpen = (value: Value): value is Hole => isHole(value) && value.many

const length: TemplateFunction = ([value]) => {
  if (typeof value === 'string') return value.length
  if (isList(value)) return value.some(isOpen) ? undefined : value.length
  return isObject(value) ? Object.keys(value).length : undefined
}

const empty: TemplateFunction = ([value]) => {
  if (value === null || value === '') return true
  if (isList(value)) return value.length === 0 ? true : value.every(isOpen) ? undefined : false
  if (isObject(value)) return Object.keys(value).length === 0
  return isHole(value) || value === undefined ? undefined : false
}

/** Only what stands before the first open number of items is known to stand where it does. */
const at = (items: readonly Value[], index: number): Value | undefined =>
  index >= 0 && index < items.length && !items.slice(0, index + 1).some(isOpen) ? items[index] : undefined

const first: TemplateFunction = ([value]) => {
  if (typeof value === 'string') return value.slice(0, 1)
  return isList(value) ? (value.length === 0 ? null : at(value, 0)) : undefined
}

const last: TemplateFunction = ([value]) => {
  if (typeof value === 'string') return value.slice(-1)
  if (!isList(value)) return undefined
  const end = value.at(-1)
  return end === undefined ? null : isOpen(end) ? undefined : end
}

const contains: TemplateFunction = ([holder, wanted], call) => {
  if (holder === undefined || wanted === undefined || isHole(wanted)) return undefined
  if (typeof holder === 'string') return typeof wanted === 'object' ? undefined : holder.includes(String(wanted))
  if (isObject(holder)) return typeof wanted === 'string' ? propertyOf(holder, wanted) !== undefined : undefined
  if (!isList(holder)) return undefined
  const answers = holder.map(item => same(item, wanted, call))
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false
}

const range: TemplateFunction = ([start, count]) => {
  const [from, many] = [asNumber(start), asNumber(count)]
  if (from === undefined || many === undefined || many < 0 || many > MAX_ITEMS) return undefined
  return Array.from({ length: many }, (_, index) => from + index)
}

const part =
  (choose: (value: readonly Value[] | string, count: number) => readonly Value[] | string): TemplateFunction =>
  ([value, count]) => {
    const number = asNumber(count)
    if (number === undefined) return undefined
    if (typeof value === 'string') return choose(value, Math.max(0, number))
    return isList(value) && !value.some(isOpen) ? choose(value, Math.max(0, number)) : undefined
  }

/** Of lists: each item once. Of objects: the later one's word counts, and objects inside are joined alike. */
const union: TemplateFunction = (args, call) => {
  if (args.every(isObject)) return args.reduce<ObjectValue>((sum, other) => merged(sum, other, call), {})
  if (!args.some(isList) || !args.every(arg => isList(arg) || isHole(arg))) return undefined
  return distinct(
    args.flatMap(arg => (isList(arg) ? arg : isHole(arg) ? [arg.asItems] : [])),
    call,
  )
}

function distinct(items: readonly Value[], call: Call): readonly Value[] {
  const kept: Value[] = []
  const plain = new Set<Value>()
  for (const item of items) {
    if (typeof item === 'object' && item !== null) {
      if (!kept.some(other => same(other, item, call) === true)) kept.push(item)
    } else if (!plain.has(item)) {
      plain.add(item)
      kept.push(item)
    }
  }
  return kept
}

export function merged(first: ObjectValue, second: ObjectValue, call: Call): ObjectValue {
  call.scope.shared.budget.spend(1 + Object.keys(second).length)
  const result = new Map(Object.entries(first))
  for (const [key, value] of Object.entries(second)) {
    const before = [...result.keys()].find(known => known.toLowerCase() === key.toLowerCase())
    const old = before === undefined ? undefined : result.get(before)
    result.set(before ?? key, isObject(old) && isObject(value) ? merged(old, value, call) : value)
  }
  return Object.fromEntries(result)
}

const intersection: TemplateFunction = ([one, ...others], call) => {
  if (one !== undefined && isObject(one)) return others.every(isObject) ? shared(one, others, call) : undefined
  const lists = [one, ...others].map(knownItems)
  if (!lists.every(list => list !== undefined)) return undefined
  const [start = [], ...rest] = lists
  return start.filter(item => rest.every(list => list.some(other => same(other, item, call) === true)))
}

/** The properties that all have with the same value. */
function shared(one: ObjectValue, others: readonly ObjectValue[], call: Call): ObjectValue | undefined {
  const kept: (readonly [string, Value])[] = []
  for (const [key, value] of Object.entries(one)) {
    const answers = others.map(other => {
      const theirs = propertyOf(other, key)
      return theirs === undefined ? false : same(theirs, value, call)
    })
    if (answers.includes(false)) continue
    if (answers.includes(undefined)) return undefined
    kept.push([key, value])
  }
  return Object.fromEntries(kept)
}

const flatten: TemplateFunction = ([value]) =>
  isList(value) && value.every(item => isList(item) || isHole(item))
    ? value.flatMap(item => (isList(item) ? item : isHole(item) ? [item.asItems] : []))
    : undefined

export const indexOfItem =
  (find: (items: readonly Value[], matches: (item: Value) => boolean) => number): TemplateFunction =>
  ([holder, wanted], call) => {
    const items = knownItems(holder)
    return items && wanted !== undefined ? find(items, item => same(item, wanted, call) === true) : undefined
  }

export const lists: Readonly<Record<string, TemplateFunction>> = {
  length,
  empty,
  first,
  last,
  contains,
  range,
  union,
  intersection,
  flatten,
  skip: part((value, count) => value.slice(count)),
  take: part((value, count) => value.slice(0, count)),
  array: ([value]) => (value === undefined || isHole(value) ? undefined : isList(value) ? value : [value]),
  createarray: args => [...args],
  indexfromend: ([value, count]) => {
    const number = asNumber(count)
    return isList(value) && number !== undefined && !value.some(isOpen) ? value.at(-number) : undefined
  },
  arrayindexof: indexOfItem((items, matches) => items.findIndex(matches)),
  arraylastindexof: indexOfItem((items, matches) => items.findLastIndex(matches)),
}

/** One step into a value: `.name`, `['name']`, `[0]`. Undefined: there is nothing there. */
export function step(of: Value, index: Value): Value | undefined {
  if (isObject(of)) {
    const key = asString(index) ?? (typeof index === 'number' ? String(index) : undefined)
    return key === undefined ? undefined : propertyOf(of, key)
  }
  const number = asNumber(index)
  return isList(of) && number !== undefined ? at(of, number) : undefined
}
