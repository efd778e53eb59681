import type { Hole } from '../hole.ts'
import { isHole, shortened } from '../hole.ts'
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
export const textOf = (value: Value): string => written(value, { parts: 500 })

/** `left` is shared by all parts: what is built of itself many times over is not written out. */
function written(value: Value, left: { parts: number }): string {
  if (isHole(value)) return value.text
  if (typeof value !== 'object' || value === null) return short(String(value))
  const close = isList(value) ? ']' : '}'
  const parts: string[] = []
  for (const [key, item] of Object.entries(value)) {
    if (left.parts-- <= 0) {
      parts.push('...')
      break
    }
    parts.push(isList(value) ? written(item, left) : `${key}: ${written(item, left)}`)
  }
  return short(`${isList(value) ? '[' : '{'}${parts.join(', ')}${close}`)
}

const MOST_CHARACTERS = 300

const short = (text: string): string => shortened(text, MOST_CHARACTERS)

const MOST_TEXTS = 10_000

/** Every text in a value, in lower case; of holes, what is known of them. */
export function textsIn(value: Value): readonly string[] {
  const texts: string[] = []
  const open: Value[] = [value]
  while (open.length > 0 && texts.length < MOST_TEXTS) {
    const part = open.pop() ?? null
    if (isHole(part)) texts.push(part.text.toLowerCase())
    else if (typeof part === 'string') texts.push(part.toLowerCase())
    else if (typeof part === 'object' && part !== null) open.push(...Object.values(part))
  }
  return texts
}
