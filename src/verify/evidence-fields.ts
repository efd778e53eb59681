/** The fields of evidence, each with its JSON path. What is not as it must be is told, never repaired. */
export class BadEvidence extends Error {}

type Fields = Readonly<Record<string, unknown>>

/** Throws `BadEvidence`: what is wrong, behind its JSON path. */
export const bad = (path: string, message: string): never => {
  throw new BadEvidence(`${path}: ${message}`)
}

/** An object with no other keys than `known`. */
export function fields(value: unknown, path: string, known: readonly string[]): Fields {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return bad(path, 'must be an object')
  for (const key of Object.keys(value)) if (!known.includes(key)) bad(path, `${JSON.stringify(key.slice(0, 40))} is not known here`)
  // Without a prototype: an absent key is absent.
  return Object.assign(Object.create(null) as Fields, value)
}

/** `{ key: read(…) }`, or nothing where the key is absent: to be spread. */
export function optional<K extends string, T>(it: Fields, key: K, path: string, read: (value: unknown, path: string) => T) {
  return (it[key] === undefined ? {} : { [key]: read(it[key], `${path}.${key}`) }) as { readonly [P in K]?: T }
}

export const list = (value: unknown, path: string): readonly unknown[] => (Array.isArray(value) ? value : bad(path, 'must be a list'))
export const string = (value: unknown, path: string): string => (typeof value === 'string' ? value : bad(path, 'must be a text'))
export const strings = (value: unknown, path: string): string[] => list(value, path).map((each, at) => string(each, `${path}[${at}]`))
export const boolean = (value: unknown, path: string): boolean => (typeof value === 'boolean' ? value : bad(path, 'must be true or false'))
/** A whole number that is not negative. */
export const count = (value: unknown, path: string): number =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : bad(path, 'must be a whole number')
/** One of these words. */
export const word = <const W extends string>(value: unknown, path: string, words: readonly W[]): W =>
  words.find(each => each === value) ?? bad(path, `must be one of ${words.join(', ')}`)

/** A time in UTC to the millisecond, as `Date` itself writes it. */
export function date(value: unknown, path: string): Date {
  const at = new Date(string(value, path))
  return !Number.isNaN(at.getTime()) && at.toISOString() === value ? at : bad(path, 'must be a time, as 2026-01-31T12:00:00.000Z')
}
