import { type Cursor, declare, entries, fault, items, type Read, scalar, shorten, wrongType } from './cursor.ts'
import { similar } from './similar.ts'

/** A key of a mapping: how its value is read, and what happens when it is absent. */
export type Field<T> = { readonly read: Read<T>; readonly presence: 'required' | 'optional'; readonly fallback?: () => T }
type Defaulted<T> = Field<T> & { readonly fallback: () => T }
type Optional<T> = Field<T> & { readonly absent: true }

export const required = <T>(read: Read<T>): Field<T> => ({ read, presence: 'required' })
export const defaulted = <T>(read: Read<T>, fallback: T | (() => T)): Defaulted<T> => ({
  read,
  presence: 'optional',
  fallback: typeof fallback === 'function' ? (fallback as () => T) : () => fallback,
})
export const optional = <T>(read: Read<T>): Optional<T> => ({ read, presence: 'optional', absent: true })

type Shape = Readonly<Record<string, Field<unknown>>>
type Value<F> = F extends Field<infer T> ? T : never
type Whole<S extends Shape> = { readonly [K in keyof S]: S[K] extends { readonly absent: true } ? Value<S[K]> | undefined : Value<S[K]> }

export type Fields<S extends Shape> = {
  /** What could be read; undefined is absent or faulty. */
  readonly values: { readonly [K in keyof S]: Value<S[K]> | undefined }
  /** The same, once nothing required is missing and nothing is faulty. */
  readonly whole: Whole<S> | undefined
  readonly has: (key: keyof S) => boolean
  /** Where a key's value stands, or the mapping itself where it is absent. */
  readonly at: (key: keyof S) => Cursor
}

/**
 * Reads a mapping of known keys. Unknown keys, missing keys and faulty values are all reported.
 * @param aliases words that people bring from elsewhere (ARM, the portal), and what they are called here
 */
export function fields<S extends Shape>(at: Cursor, shape: S, aliases: Readonly<Record<string, string>> = {}): Fields<S> | undefined {
  const found = entries(at)
  if (!found) return undefined
  const known = Object.keys(shape)
  const places = new Map<string, Cursor>()
  for (const { key, keyAt, value } of found) {
    if (Object.hasOwn(shape, key)) places.set(key, value)
    else {
      const own = Object.hasOwn(aliases, key) ? aliases[key] : undefined
      fault(keyAt, `unknown key "${shorten(key)}"${own === undefined ? similar(key, known) : `; it is called "${own}" here`}`)
    }
  }
  let complete = true
  const values: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(shape)) {
    const place = places.get(key)
    if (place) values[key] = field.read(place)
    else if (field.fallback) values[key] = field.fallback()
    else if (field.presence === 'required') fault(at, `"${key}" is missing`)
    if (values[key] === undefined && (place || field.presence === 'required')) complete = false
  }
  return {
    values: values as Fields<S>['values'],
    whole: complete ? (values as Whole<S>) : undefined,
    has: key => places.has(String(key)),
    at: key => places.get(String(key)) ?? at,
  }
}

/** A list; faulty items are reported and left out. */
export const listOf =
  <T>(read: Read<T>, least = 0): Read<readonly T[]> =>
  at => {
    const cursors = items(at)
    if (cursors && cursors.length < least) return fault(at, 'must not be empty')
    return cursors?.flatMap(cursor => {
      const value = read(cursor)
      return value === undefined ? [] : [value]
    })
  }

/** A mapping whose keys are the author's own. */
export const recordOf =
  <T>(read: Read<T>, checkKey: (key: string, at: Cursor) => void = () => {}): Read<Readonly<Record<string, T>>> =>
  at => {
    const found = entries(at)
    return (
      found &&
      Object.fromEntries(
        found.flatMap(({ key, keyAt, value }) => {
          checkKey(key, keyAt)
          const item = read(value)
          return item === undefined ? [] : [[key, item] as const]
        }),
      )
    )
  }

/** A text. Numbers are refused, not turned into text: `1.30` would become `1.3`. */
export const text: Read<string> = at => {
  const value = scalar(at)
  if (typeof value === 'string' && value !== '') return value
  return value === '' ? fault(at, 'must not be empty') : wrongType(at, typeof value === 'number' ? 'text (put it in quotes)' : 'text')
}

export const boolean: Read<boolean> = at => {
  const value = scalar(at)
  return typeof value === 'boolean' ? value : wrongType(at, 'true or false')
}

export const integer =
  (least: number, most: number): Read<number> =>
  at => {
    const value = scalar(at)
    return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : wrongType(at, `a whole number from ${least} to ${most}`)
  }

export const oneOf =
  <W extends string>(...allowed: readonly W[]): Read<W> =>
  at => {
    const value = scalar(at)
    const word = allowed.find(candidate => candidate === value)
    return (
      word ??
      fault(
        at,
        `must be ${allowed.join(', ').replace(/, ([^,]*)$/, ' or $1')}, got ${typeof value === 'string' ? JSON.stringify(shorten(value)) : String(value)}`,
      )
    )
  }

/** A read whose value must also please `complaint`, which says what is wrong and what is allowed, or nothing. */
export const checked =
  <T>(read: Read<T>, complaint: (value: T) => string | undefined): Read<T> =>
  at => {
    const value = read(at)
    const message = value === undefined ? undefined : complaint(value)
    return message === undefined ? value : fault(at, message)
  }

/** A text that also is a name of its kind, which nothing else may have. */
export const declared =
  (kind: string, read: Read<string>, scope = ''): Read<string> =>
  at => {
    const name = read(at)
    if (name !== undefined) declare(at, kind, name, scope)
    return name
  }

/** Without the keys whose value is undefined, as exact optional properties want it. */
export const present = <T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
