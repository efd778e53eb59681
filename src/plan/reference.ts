/** Values that one document takes from another, known only once the service has made that other one. */
import type { Json } from './resource.ts'

/** Stands in `desired` for what the document `$from` says at the JSON pointer `path`, with `append` added to a text. */
export type Reference = { readonly $from: string; readonly path: string; readonly append?: string }

/** The value that `id` will hold at `path`; `append` is added to it (`/32`). */
export const from = (id: string, path: string, append?: string): Json => ({ $from: id, path, ...(append === undefined ? {} : { append }) })

export const isReference = (value: Json | undefined): value is Reference =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && '$from' in value && 'path' in value

/** Ids of all documents that `value` takes something from. */
export function referencedBy(value: Json): readonly string[] {
  if (isReference(value)) return [value.$from]
  if (typeof value !== 'object' || value === null) return []
  return [...new Set((Array.isArray(value) ? value : Object.values(value)).flatMap(item => referencedBy(item as Json)))]
}

/** Replaces every reference that `lookup` can answer. The others stay as they are. */
export function resolve(value: Json, lookup: (id: string) => Json | undefined): Json {
  if (isReference(value)) {
    const found = at(lookup(value.$from), value.path)
    if (found === undefined || found === null) return value
    return value.append === undefined ? found : `${found}${value.append}`
  }
  if (Array.isArray(value)) return value.map(item => resolve(item, lookup))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item as Json, lookup)]))
}

/** What stands at a JSON pointer, or undefined. Member names that are resource ids match whatever their case. */
export function at(value: Json | undefined, pointer: string): Json | undefined {
  let current = value
  for (const step of pointer.split('/').slice(1)) {
    if (typeof current !== 'object' || current === null) return undefined
    current = member(current as { readonly [key: string]: Json }, unescapeStep(step))
  }
  return current
}

/** A member by name; when the name is an id (it begins with a slash), whatever its case. */
export function member(value: { readonly [key: string]: Json } | readonly Json[], name: string): Json | undefined {
  const object = value as { readonly [key: string]: Json }
  if (Object.hasOwn(object, name)) return object[name]
  if (!name.startsWith('/')) return undefined
  const actual = Object.keys(object).find(key => key.toLowerCase() === name.toLowerCase())
  return actual === undefined ? undefined : object[actual]
}

export const escapeStep = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1')
const unescapeStep = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')
