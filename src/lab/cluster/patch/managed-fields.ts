/** Who owns which field: server-side apply with its conflicts, and the bookkeeping of every other write. */
import { isDeepStrictEqual } from 'node:util'
import { StatusError } from '../api/status.ts'
import { isRecord, type KubeObject, type ManagedFields, now } from '../objects/object.ts'
import {
  type FieldSet,
  fieldsOf,
  fromFieldsV1,
  holds,
  minus,
  type Path,
  pathText,
  removeAt,
  setOf,
  toFieldsV1,
  union,
  valueAt,
} from './fields.ts'
import { listKindOf, sameKeys } from './list-keys.ts'

export type Manager = { readonly name: string; readonly apiVersion: string; readonly subresource?: string; readonly builtIn: boolean }

type Entry = { readonly of: ManagedFields; readonly fields: FieldSet }

const entriesOf = (object: KubeObject): Entry[] =>
  (object.metadata.managedFields ?? []).map(of => ({ of, fields: fromFieldsV1(of.fieldsV1) }))

const isOf = (entry: Entry, manager: Manager, operation: ManagedFields['operation']): boolean =>
  entry.of.manager === manager.name && entry.of.operation === operation && entry.of.subresource === manager.subresource

const entry = (manager: Manager, operation: ManagedFields['operation'], fields: FieldSet): Entry => ({
  fields,
  of: {
    manager: manager.name,
    operation,
    apiVersion: manager.apiVersion,
    time: now(),
    fieldsType: 'FieldsV1',
    fieldsV1: {},
    ...(manager.subresource === undefined ? {} : { subresource: manager.subresource }),
  },
})

const withEntries = <T extends KubeObject>(object: T, entries: readonly Entry[]): T => ({
  ...object,
  metadata: {
    ...object.metadata,
    managedFields: entries.filter(({ fields }) => fields.size > 0).map(({ of, fields }) => ({ ...of, fieldsV1: toFieldsV1(fields) })),
  },
})

const isItem = (path: Path): boolean => /^[kv]:/.test(path.at(-1) ?? '')

const merged = (live: unknown, config: unknown, fields: readonly string[], builtIn: boolean): unknown => {
  if (isRecord(config) && isRecord(live)) {
    const result: Record<string, unknown> = { ...live }
    for (const [field, value] of Object.entries(config)) result[field] = merged(live[field], value, [...fields, field], builtIn)
    return result
  }
  if (!Array.isArray(config) || !Array.isArray(live)) return config
  // Each list by itself: an item that both have is the same item, and no second one of its key.
  const kind = listKindOf(config, fields, builtIn)
  if (kind.kind === 'atomic' || listKindOf(live, fields, builtIn).kind === 'atomic') return config
  if (kind.kind === 'set') return [...new Set([...live, ...config])]
  const result = [...live]
  for (const item of config) {
    const at = result.findIndex(one => sameKeys(one, item, kind.keys))
    if (at < 0) result.push(item)
    else result[at] = merged(result[at], item, fields, builtIn)
  }
  return result
}

const conflictsOf = (conflicts: readonly { readonly with: Entry; readonly path: Path }[]): StatusError => {
  const causes = conflicts.map(({ with: { of }, path }) => ({
    reason: 'FieldManagerConflict',
    message: `conflict with "${of.manager}"${of.subresource ? ` with subresource "${of.subresource}"` : ''} using ${of.apiVersion}`,
    field: pathText(path),
  }))
  const count = causes.length === 1 ? '1 conflict' : `${causes.length} conflicts`
  const managers = [...new Set(causes.map(cause => cause.message))]
  const text =
    causes.length === 1
      ? ` ${causes[0]?.message}: ${causes[0]?.field}`
      : ` ${managers
          .map(
            message =>
              `${message}:\n${causes
                .filter(cause => cause.message === message)
                .map(cause => `- ${cause.field}`)
                .join('\n')}`,
          )
          .join('\n')}`
  return new StatusError(409, 'Conflict', `Apply failed with ${count}:${text}`, { causes })
}

/** Server-side apply of `config` onto `live` (undefined: create). Throws 409 where another manager owns a field with another value. */
export const applyConfiguration = (live: KubeObject | undefined, config: KubeObject, manager: Manager, force: boolean): KubeObject => {
  const wanted = fieldsOf(config, manager.builtIn)
  const before = live ? entriesOf(live) : []
  const mine = before.find(one => isOf(one, manager, 'Apply'))
  const others = before.filter(one => one !== mine)
  const conflicts = others.flatMap(other =>
    [...wanted.values()]
      .filter(path => other.fields.has(path.join('\0')) && !isItem(path) && !isDeepStrictEqual(valueAt(live, path), valueAt(config, path)))
      .map(path => ({ with: other, path })),
  )
  if (conflicts.length > 0 && !force) throw conflictsOf(conflicts)
  const result = structuredClone(live ? merged(live, config, [], manager.builtIn) : config) as KubeObject
  const kept = others.map(other => ({
    ...other,
    fields: minus(other.fields, setOf(conflicts.filter(one => one.with === other).map(one => one.path))),
  }))
  const dropped = [...minus(mine?.fields ?? new Map(), wanted).values()].filter(
    path => !kept.some(other => holds(other.fields, path)) && !holds(wanted, path),
  )
  // An item before its fields: without its keys it could not be found any more.
  for (const path of dropped.sort((a, b) => a.length - b.length)) removeAt(result, path)
  const unchanged =
    mine &&
    mine.fields.size === wanted.size &&
    [...wanted.keys()].every(text => mine.fields.has(text)) &&
    mine.of.apiVersion === manager.apiVersion
  return withEntries(result, [...kept, unchanged ? mine : entry(manager, 'Apply', wanted)])
}

/** After any other write: what changed now belongs to `manager`, and nobody owns what is gone. */
export const recordUpdate = <T extends KubeObject>(before: KubeObject | undefined, after: T, manager: Manager): T => {
  const present = fieldsOf(after, manager.builtIn)
  const changed = setOf(
    [...present.values()].filter(path => {
      const old = valueAt(before, path)
      return isItem(path) ? old === undefined : !isDeepStrictEqual(old, valueAt(after, path))
    }),
  )
  const entries = (before ? entriesOf(before) : []).map(one => ({
    ...one,
    fields: new Map([...one.fields].filter(([text, path]) => valueAt(after, path) !== undefined && !changed.has(text))),
  }))
  if (changed.size === 0) return withEntries(after, entries)
  const mine = entries.find(one => isOf(one, manager, 'Update'))
  const next = entry(manager, 'Update', union(mine?.fields ?? new Map(), changed))
  return withEntries(after, [...entries.filter(one => one !== mine), next])
}
