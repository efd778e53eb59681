import { at, escapeStep, isReference, member } from './reference.ts'
import type { Comparison, Json } from './resource.ts'

export type Difference = { readonly path: string; readonly desired: Json | undefined; readonly current: Json | undefined }

type Object_ = { readonly [key: string]: Json }

/**
 * Where `current` is not what `desired` declares. Only what is declared is compared: members that the service added do not count.
 * An absent value, null, `[]` and `{}` are the same (ARM leaves empty ones out). Pointers in `compare` write `*` for any element of an array.
 */
export function differences(desired: Json, current: Json | undefined, compare: Comparison = {}): readonly Difference[] {
  const found: Difference[] = []
  const ignored = new Set([...(compare.ignore ?? []), ...(compare.createOnly ?? [])])
  const kept = new Set(compare.keep ?? [])
  const differ = (path: string, want: Json | undefined, have: Json | undefined): void => {
    found.push({ path, desired: want, current: have })
  }

  const walk = (want: Json, have: Json | undefined, path: string, pattern: string): void => {
    if (ignored.has(pattern)) return
    if (isEmpty(want) && isEmpty(have)) return
    if (isReference(want)) differ(path, want, have)
    else if (Array.isArray(want)) walkArray(want, have, path, pattern)
    else if (typeof want === 'object' && want !== null) walkObject(want as Object_, have, path, pattern)
    else if (!same(want, have, pattern)) differ(path, want, have)
  }

  const walkObject = (want: Object_, have: Json | undefined, path: string, pattern: string): void => {
    if (typeof have !== 'object' || have === null || Array.isArray(have)) {
      differ(path, want, have)
      return
    }
    for (const [name, value] of Object.entries(want)) {
      const step = escapeStep(name)
      if (isSteered(have as Object_, `${pattern}/${step}`, compare)) continue
      walk(value, member(have as Object_, name), `${path}/${step}`, `${pattern}/${step}`)
    }
  }

  const walkArray = (want: readonly Json[], have: Json | undefined, path: string, pattern: string): void => {
    if (!Array.isArray(have)) {
      if (have === undefined || have === null || want.length > 0) differ(path, want as Json, have)
      return
    }
    const key = compare.unordered?.[pattern]
    if (key === undefined) {
      if (want.length !== have.length) differ(path, want as Json, have)
      else for (const [index, item] of want.entries()) walk(item, have[index], `${path}/${index}`, `${pattern}/*`)
      return
    }
    const left = [...(have as readonly Json[])]
    for (const item of want) {
      const index = left.findIndex(other => sameElement(item, other, key, pattern))
      const step = escapeStep(label(item, key))
      if (index < 0) {
        differ(`${path}/${step}`, item, undefined)
        continue
      }
      const [other] = left.splice(index, 1)
      if (key !== '') walk(item, other, `${path}/${step}`, `${pattern}/*`)
    }
    if (!kept.has(pattern)) for (const extra of left) differ(`${path}/${escapeStep(label(extra, key))}`, undefined, extra)
  }

  walk(desired, current, '', '')
  for (const [path, filledIn] of Object.entries(compare.absent ?? {})) {
    const have = at(current, path)
    if (at(desired, path) === undefined && !isEmpty(have) && differences(filledIn, have).length > 0) differ(path, undefined, have)
  }
  return found
}

/** Whether something else steers the member at `pattern` of the object `have`. */
export function isSteered(have: Object_, pattern: string, { steered = {} }: Comparison): boolean {
  const by = steered[pattern]
  return by !== undefined && member(have, by) === true
}

/** Whether an element of an unordered array is the same one: by the property `key`, or by its whole value when `key` is empty. */
export function sameElement(a: Json, b: Json, key: string, pattern: string): boolean {
  if (key === '') return differences([a], [b]).length === 0 && differences([b], [a]).length === 0
  if (!isObject(a) || !isObject(b)) return false
  const [one, other] = [a[key], b[key]]
  return one !== undefined && other !== undefined && same(one, other, `${pattern}/*/${key}`)
}

const isObject = (value: Json): value is Object_ => typeof value === 'object' && value !== null && !Array.isArray(value)

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined ||
  value === null ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !isReference(value) && Object.keys(value).length === 0)

/** Ids are the same whatever their case; a location is the same with or without spaces (`East US 2`, `eastus2`). */
function same(a: Json, b: Json | undefined, pattern: string): boolean {
  if (a === b) return true
  if (typeof a !== 'string' || typeof b !== 'string') return false
  if (isId(a) && isId(b)) return a.toLowerCase().replace(/\/$/, '') === b.toLowerCase().replace(/\/$/, '')
  return pattern === '/location' && place(a) === place(b)
}
const isId = (text: string): boolean => /^\/subscriptions\//i.test(text)
const place = (text: string): string => text.replaceAll(' ', '').toLowerCase()

const label = (item: Json, key: string): string => {
  const value = key === '' ? item : isObject(item) ? item[key] : undefined
  return typeof value === 'string' ? value : JSON.stringify(value ?? item)
}
