/** Which lists of the built-in types merge item by item, and by which keys. All others are replaced as a whole. */
import { isRecord } from '../objects/object.ts'

/** Field name of the list, with the field that holds it where the name alone is not enough, to the keys of its items. */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  volumes: ['name'],
  env: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  'containers.ports': ['containerPort', 'protocol'],
  'initContainers.ports': ['containerPort', 'protocol'],
  'spec.ports': ['port', 'protocol'],
  conditions: ['type'],
  imagePullSecrets: ['name'],
  'serviceaccount.secrets': ['name'],
  ownerReferences: ['uid'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
}

/** Lists whose items are plain values and that merge as sets. */
const sets: ReadonlySet<string> = new Set(['finalizers'])

/** What a key means in an item that does not write it. */
export const keyDefaults: Readonly<Record<string, string>> = { protocol: 'TCP' }

export type ListKind = { readonly kind: 'keyed'; readonly keys: readonly string[] } | { readonly kind: 'set' } | { readonly kind: 'atomic' }

/** `fields`: names of the object fields on the way to the list, the list's own last. Custom resources have atomic lists only. */
export const listKind = (fields: readonly string[], builtIn: boolean): ListKind => {
  const name = fields.at(-1) ?? ''
  const parent = fields.at(-2) ?? ''
  if (sets.has(name) && parent === 'metadata') return { kind: 'set' }
  if (name === 'ownerReferences' && parent === 'metadata') return { kind: 'keyed', keys: ['uid'] }
  if (!builtIn) return { kind: 'atomic' }
  const keys = keysOf[`${parent}.${name}`] ?? keysOf[name]
  return keys ? { kind: 'keyed', keys } : { kind: 'atomic' }
}

/** How these very items merge: where something else than objects is among them, or two of the same keys, items cannot be told by their keys. */
export const listKindOf = (items: readonly unknown[], fields: readonly string[], builtIn: boolean): ListKind => {
  const kind = listKind(fields, builtIn)
  if (kind.kind !== 'keyed') return kind
  const told = new Set(items.map(item => JSON.stringify(kind.keys.map(key => keyValue(item, key)))))
  return items.every(isRecord) && told.size === items.length ? kind : { kind: 'atomic' }
}

export const keyValue = (item: unknown, key: string): unknown => {
  const value = typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : undefined
  return value ?? keyDefaults[key]
}

export const sameKeys = (a: unknown, b: unknown, keys: readonly string[]): boolean =>
  keys.every(key => keyValue(a, key) === keyValue(b, key))
