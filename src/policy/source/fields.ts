import { type Hole, isHole, shortened } from '../hole.ts'
import type { Unknown } from '../model.ts'
import type { Place } from '../place.ts'
import type { Places } from '../template/value.ts'

/** How a body is read. Without places it is what a service holds: what is missing or of another type reads as empty. */
export type Reading = {
  readonly places?: Places
  readonly ipGroup?: (id: string) => IpGroup | undefined
}

/** Addresses behind an IP group, as far as they are known. */
export type IpGroup = { readonly name: string; readonly addresses: readonly string[]; readonly unknown: readonly Hole[] }

export type Hostile = { readonly [key: string]: unknown }
export const isRecord = (value: unknown): value is Hostile =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isHole(value)

/** `{sources} (parameter "sources" has no value)`: the same words for the same unknown. */
export const unknownFrom = (field: string, hole: Hole): Unknown => ({
  field,
  because: `${hole.text} (${hole.because})`,
  ...(hole.place ? { place: hole.place } : {}),
})

/** The fields of a body, by names in any case. What cannot be read is remembered, with the name of its field. */
export type Fields = {
  readonly unknown: readonly Unknown[]
  readonly place: Place | undefined
  readonly names: readonly string[]
  raw(key: string): unknown
  text(key: string): string | undefined
  texts(key: string): readonly string[]
  flag(key: string): boolean
  integer(key: string): number | undefined
  word<W extends string>(key: string, allowed: readonly W[]): W | undefined
  words<W extends string>(key: string, allowed: readonly W[]): readonly W[]
  /** The items of a list, the holes among them too. */
  items(key: string): readonly unknown[]
  inside(key: string): Fields
  /** Remembers that a field, or a part of it, is not known. */
  open(field: string, because: string | Hole): void
}

export function fieldsOf(record: unknown, reading: Reading): Fields {
  const strict = reading.places !== undefined
  const place = reading.places?.of(record)
  const values = new Map(isRecord(record) ? Object.entries(record).map(([key, value]) => [key.toLowerCase(), value] as const) : [])
  const unknown: Unknown[] = []
  const open: Fields['open'] = (field, because) => {
    const entry = isHole(because) ? unknownFrom(field, because) : { field, because, ...(place ? { place } : {}) }
    if (!unknown.some(other => other.field === field && other.because === entry.because)) unknown.push(entry)
  }
  const raw: Fields['raw'] = key => values.get(key.toLowerCase())
  /** Keeps what `read` makes of a value; holes and what it cannot read are remembered instead. */
  const part = <T>(field: string, value: unknown, read: (value: unknown) => T | undefined): T | undefined => {
    if (value === undefined || value === null) return undefined
    if (isHole(value)) {
      open(field, value)
      return undefined
    }
    const result = read(value)
    if (result === undefined && strict) open(field, `${shown(value)} in ${field}, which cannot be read`)
    return result
  }
  const items: Fields['items'] = key => {
    const value = raw(key)
    if (Array.isArray(value)) return value
    if (value === undefined || value === null) return []
    if (isHole(value)) return [value.asItems]
    return strict ? [value] : []
  }
  const each = <T>(key: string, read: (value: unknown) => T | undefined): readonly T[] =>
    items(key).flatMap(item => {
      const value = part(key, item, read)
      return value === undefined ? [] : [value]
    })
  return {
    unknown,
    place,
    names: [...values.keys()],
    raw,
    open,
    items,
    text: key => part(key, raw(key), strict ? scalarText : plainText),
    texts: key => each(key, strict ? scalarText : plainText),
    flag: key => part(key, raw(key), strict ? flag : value => value === true) ?? false,
    integer: key => part(key, raw(key), strict ? wholeNumber : value => (Number.isInteger(value) ? (value as number) : undefined)),
    word: (key, allowed) => part(key, raw(key), value => wordOf(value, allowed)),
    words: (key, allowed) => each(key, value => wordOf(value, allowed)),
    inside: key => {
      const value = raw(key)
      if (isHole(value)) open(key, value)
      return fieldsOf(value, reading)
    },
  }
}

const plainText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const scalarText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined
const flag = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : { true: true, false: false }[String(value).toLowerCase()]
export const wholeNumber = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

export const wordOf = <W extends string>(value: unknown, allowed: readonly W[]): W | undefined =>
  typeof value === 'string' ? allowed.find(candidate => candidate.toLowerCase() === value.trim().toLowerCase()) : undefined

const shown = (value: unknown): string => {
  // The same words are taken for the same unknown, so what differs must be told apart.
  if (typeof value === 'string') return JSON.stringify(shortened(value, 40))
  return typeof value === 'object' ? shortened(JSON.stringify(value), 60) : String(value)
}

/** The `properties` of a resource, or the body itself where a tool has flattened it. */
export const propertiesOf = (value: unknown): unknown => {
  if (!isRecord(value)) return value
  const key = Object.keys(value).find(name => name.toLowerCase() === 'properties')
  return key !== undefined && (isRecord(value[key]) || isHole(value[key])) ? value[key] : value
}
