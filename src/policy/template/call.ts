import { Hole, isHole } from '../hole.ts'
import type { Place } from '../place.ts'
import type { Scope } from './scope.ts'
import { isList, isObject, textOf, type Value } from './value.ts'

/** A call of one of the language's functions: where, in what scope. */
export type Call = { readonly name: string; readonly scope: Scope; readonly place: Place | undefined }

/** Undefined: it cannot be told from these arguments. */
export type TemplateFunction = (args: readonly Value[], call: Call) => Value | undefined

export const callText = (name: string, args: readonly Value[]): string => `{${name}(${args.map(arg => inner(textOf(arg))).join(', ')})}`

/** Braces mark what is not known; inside a call they would only be noise. */
const inner = (text: string): string => (/^\{[^{}]*\}$/.test(text) ? text.slice(1, -1) : text)

/** What a call comes to whose arguments do not tell: the first hole among them says why. */
export function unknownCall({ name, place }: Call, args: readonly Value[]): Hole {
  const hole = args.map(arg => holeIn(arg)).find(found => found !== undefined)
  return new Hole(hole?.because ?? `${name}() cannot be worked out from these values`, callText(name, args), place ?? hole?.place)
}

const MOST_PARTS = 200_000

/** The first hole in a value, however deep. A value that is too large to look through counts as one. */
export function holeIn(value: Value): Hole | undefined {
  const open: Value[] = [value]
  for (let parts = 0; open.length > 0; parts++) {
    if (parts > MOST_PARTS) return new Hole('it is too large to look through', '{...}', undefined)
    const part = open.pop() ?? null
    if (isHole(part)) return part
    if (typeof part === 'object' && part !== null) for (const item of Object.values(part).reverse()) open.push(item)
  }
  return undefined
}

export const asText = (value: Value | undefined): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number'
      ? String(value)
      : typeof value === 'boolean'
        ? value
          ? 'True'
          : 'False'
        : undefined
export const asString = (value: Value | undefined): string | undefined => (typeof value === 'string' ? value : undefined)
export const asNumber = (value: Value | undefined): number | undefined =>
  typeof value === 'number' ? value : typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined

/** Items of a list of which none is a hole. */
export const knownItems = (value: Value | undefined): readonly Value[] | undefined =>
  isList(value) && !value.some(isHole) ? value : undefined

/** Whether two values are the same; undefined where a hole decides. Case counts, except in property names. */
export function same(a: Value, b: Value, { scope }: Pick<Call, 'scope'>): boolean | undefined {
  scope.shared.budget.spend()
  if (isHole(a) || isHole(b)) return undefined
  if (isList(a) && isList(b)) {
    if ([...a, ...b].some(item => isHole(item) && item.many)) return undefined
    return a.length === b.length ? all(a.map((item, index) => same(item, b[index] ?? null, { scope }))) : false
  }
  if (isObject(a) && isObject(b)) {
    const [ours, theirs] = [folded(a), folded(b)]
    if (ours.size !== theirs.size) return false
    return all([...ours].map(([key, value]) => (theirs.has(key) ? same(value, theirs.get(key) ?? null, { scope }) : false)))
  }
  return a === b
}

const folded = (value: { readonly [key: string]: Value }): ReadonlyMap<string, Value> =>
  new Map(Object.entries(value).map(([key, item]) => [key.toLowerCase(), item]))

const all = (answers: readonly (boolean | undefined)[]): boolean | undefined =>
  answers.includes(false) ? false : answers.includes(undefined) ? undefined : true
