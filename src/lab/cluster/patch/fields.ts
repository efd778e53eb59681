/** Sets of fields, as managers own them: leaves of an object, items of keyed lists, and their `FieldsV1` form. */
import { isDeepStrictEqual } from 'node:util'
import { isRecord, type Json } from '../objects/object.ts'
import { keyValue, listKindOf } from './list-keys.ts'

/** One step: `f:name` a field, `k:{"name":"x"}` an item by its keys, `v:"x"` an item by its value. */
export type Path = readonly string[]

/** Paths by their joined text; steps contain no NUL. */
export type FieldSet = Map<string, Path>

const textOf = (path: Path): string => path.join('\0')

export const setOf = (paths: Iterable<Path>): FieldSet => new Map([...paths].map(path => [textOf(path), path]))
export const union = (a: FieldSet, b: FieldSet): FieldSet => new Map([...a, ...b])
export const minus = (a: FieldSet, b: FieldSet): FieldSet => new Map([...a].filter(([text]) => !b.has(text)))
export const holds = (set: FieldSet, path: Path): boolean => {
  const text = textOf(path)
  if (set.has(text)) return true
  for (const other of set.keys()) if (other.startsWith(`${text}\0`)) return true
  return false
}

const itemStep = (item: unknown, keys: readonly string[]): string =>
  `k:${JSON.stringify(Object.fromEntries(keys.map(key => [key, keyValue(item, key)])))}`

/** The server writes these itself: nobody owns them. */
const unowned = new Set([
  'apiVersion',
  'kind',
  ...'name namespace uid resourceVersion generation creationTimestamp deletionTimestamp deletionGracePeriodSeconds selfLink managedFields generateName'
    .split(' ')
    .map(field => `metadata.${field}`),
])

/** Every leaf of `object`; items of keyed lists are members too. */
export const fieldsOf = (object: unknown, builtIn: boolean): FieldSet => {
  const paths: Path[] = []
  const walk = (value: unknown, path: Path, fields: readonly string[]): void => {
    if (isRecord(value) && Object.keys(value).length > 0) {
      for (const [field, inner] of Object.entries(value)) {
        const way = [...fields, field]
        if (inner === undefined || unowned.has(way.join('.'))) continue
        walk(inner, [...path, `f:${field}`], way)
      }
      return
    }
    const kind = Array.isArray(value) ? listKindOf(value, fields, builtIn) : undefined
    if (kind?.kind === 'keyed') {
      for (const item of value as unknown[]) {
        const at = [...path, itemStep(item, kind.keys)]
        paths.push(at)
        walk(item, at, fields)
      }
    } else if (kind?.kind === 'set') for (const item of value as unknown[]) paths.push([...path, `v:${JSON.stringify(item)}`])
    else if (path.length > 0) paths.push(path)
  }
  if (isRecord(object)) walk(object, [], [])
  return setOf(paths)
}

const indexOfItem = (list: unknown[], step: string): number => {
  const wanted: unknown = JSON.parse(step.slice(2))
  if (step.startsWith('v:')) return list.findIndex(item => isDeepStrictEqual(item, wanted))
  return list.findIndex(item => Object.entries(wanted as object).every(([key, value]) => keyValue(item, key) === value))
}

/** The value at a path, undefined where there is none. */
export const valueAt = (object: unknown, path: Path): unknown => {
  let value = object
  for (const step of path) {
    if (step.startsWith('f:')) value = isRecord(value) ? value[step.slice(2)] : undefined
    else if (Array.isArray(value)) value = value[indexOfItem(value, step)]
    else return undefined
  }
  return value
}

/** Takes a leaf or an item out of `object`, in place. */
export const removeAt = (object: unknown, path: Path): void => {
  const parent = valueAt(object, path.slice(0, -1))
  const last = path.at(-1) ?? ''
  if (last.startsWith('f:') && isRecord(parent)) delete parent[last.slice(2)]
  else if (Array.isArray(parent)) {
    const at = indexOfItem(parent, last)
    if (at >= 0) parent.splice(at, 1)
  }
}

export const toFieldsV1 = (set: FieldSet): Json => {
  const root: { [step: string]: Json } = {}
  for (const path of set.values()) {
    let node = root
    for (const step of path) {
      const inner = node[step] ?? {}
      node[step] = inner
      node = inner as { [step: string]: Json }
    }
    node['.'] = {}
  }
  // A member without members below it is written as an empty object.
  const trim = (node: { [step: string]: Json }): Json =>
    Object.keys(node).length === 1 && '.' in node
      ? {}
      : Object.fromEntries(Object.entries(node).map(([step, inner]) => [step, step === '.' ? {} : trim(inner as { [step: string]: Json })]))
  return trim(root)
}

export const fromFieldsV1 = (fields: Json): FieldSet => {
  const paths: Path[] = []
  const walk = (node: Json, path: Path): void => {
    if (!isRecord(node)) return
    if (Object.keys(node).length === 0 || '.' in node) if (path.length > 0) paths.push(path)
    for (const [step, inner] of Object.entries(node)) if (step !== '.') walk(inner as Json, [...path, step])
  }
  walk(fields, [])
  return setOf(paths)
}

/** `.spec.template.spec.containers[name="app"].image`, as messages show a path. */
export const pathText = (path: Path): string =>
  path
    .map(step => {
      if (step.startsWith('f:')) return `.${step.slice(2)}`
      if (step.startsWith('v:')) return `[=${step.slice(2)}]`
      const keys = Object.entries(JSON.parse(step.slice(2)) as object).map(([key, value]) => `${key}=${JSON.stringify(value)}`)
      return `[${keys.join(',')}]`
    })
    .join('')
