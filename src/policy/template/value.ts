import type { Hole } from '../hole.ts'
import { isHole } from '../hole.ts'
import type { Place } from '../place.ts'

/** What an expression comes to. A hole may stand anywhere: for the whole, for a property, for items of a list. */
export type Value = null | boolean | number | string | Hole | readonly Value[] | ObjectValue
export type ObjectValue = { readonly [key: string]: Value }

export const isList = (value: unknown): value is readonly Value[] => Array.isArray(value)
export const isObject = (value: unknown): value is ObjectValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isHole(value)

/** Property names are compared without regard to case, as Azure does. */
export function propertyOf(value: ObjectValue, name: string): Value | undefined {
  if (Object.hasOwn(value, name)) return value[name]
  const wanted = name.toLowerCase()
  const key = Object.keys(value).find(key => key.toLowerCase() === wanted)
  return key === undefined ? undefined : value[key]
}

/** Where the objects and lists of a document stand. Values that an expression makes stand where the expression does. */
export type Places = {
  of(value: unknown): Place | undefined
  set(value: unknown, place: Place | undefined): void
}

export function makePlaces(): Places {
  const known = new WeakMap<object, Place>()
  const keyOf = (value: unknown): object | undefined => (typeof value === 'object' && value !== null ? value : undefined)
  return {
    of: value => {
      const key = keyOf(value)
      return isHole(value) ? value.place : key && known.get(key)
    },
    set: (value, place) => {
      const key = keyOf(value)
      if (key && place && !isHole(value) && !known.has(key)) known.set(key, place)
    },
  }
}

/** A value in a few words; holes in braces. Long ones are cut and marked, so that different values stay different. */
export function textOf(value: Value, left = 200): string {
  if (isHole(value)) return value.text
  if (isList(value))
    return short(
      `[${value
        .slice(0, 20)
        .map(item => textOf(item, left - 2))
        .join(', ')}${value.length > 20 ? ', ...' : ''}]`,
      left,
    )
  if (isObject(value))
    return short(
      `{${Object.entries(value)
        .slice(0, 20)
        .map(([key, item]) => (left < 0 ? key : `${key}: ${textOf(item, left - 20)}`))
        .join(', ')}}`,
      left,
    )
  return short(String(value), Math.max(left, 200))
}

const short = (text: string, left: number): string =>
  text.length <= Math.max(left, 40) ? text : `${text.slice(0, Math.max(left, 40))}...#${checksum(text).toString(36)}`

/** FNV-1a: only tells two long texts apart. */
function checksum(text: string): number {
  let sum = 0x811c9dc5
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193) >>> 0
  return sum
}
