/** Strategic merge patch: a merge patch in which the keyed lists of the built-in types merge item by item, with `$patch` directives. */
import { badRequest } from '../api/status.ts'
import { isRecord } from '../objects/object.ts'
import { listKind, sameKeys } from './list-keys.ts'

type Fields = readonly string[]
type Item = Record<string, unknown>

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.filter(item => !isRecord(item) || item['$patch'] !== 'delete').map(bare)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field, inner]) => !field.startsWith('$') && inner !== null)
      .map(([field, inner]) => [field, bare(inner)]),
  )
}

const inOrder = (items: unknown[], order: unknown, same: (a: unknown, b: unknown) => boolean): unknown[] => {
  if (!Array.isArray(order)) return items
  const place = (item: unknown): number => order.findIndex(one => same(one, item))
  const placed = items.filter(item => place(item) >= 0).sort((a, b) => place(a) - place(b))
  // Items that the patch does not speak of keep their place; the others fill the remaining places in the order that it asks for.
  return items.map(item => (place(item) >= 0 ? placed.shift() : item))
}

const mergeKeyed = (current: unknown[], patch: unknown[], keys: readonly string[], fields: Fields): unknown[] => {
  const [first] = keys
  // A patch names items by the first key where it leaves the others out.
  const same = (a: unknown, b: unknown): boolean =>
    sameKeys(a, b, keys.length > 1 && isRecord(b) && keys.some(key => b[key] === undefined) && first ? [first] : keys)
  let result = [...current]
  if (patch.some(item => isRecord(item) && item['$patch'] === 'replace')) {
    return bare(patch.filter(item => isRecord(item) && item['$patch'] !== 'replace')) as unknown[]
  }
  for (const item of patch) {
    if (!isRecord(item)) throw badRequest(`an item of ${fields.join('.')} must be an object`)
    if (item['$patch'] === 'delete') {
      result = result.filter(one => !same(one, item))
      continue
    }
    const at = result.findIndex(one => same(one, item))
    if (at < 0) result.push(bare(item))
    else result[at] = strategicMerge(result[at], item, fields)
  }
  return result
}

/** `fields`: the way to `target` in its object, for the table of keyed lists. */
export const strategicMerge = (target: unknown, patch: unknown, fields: Fields = []): unknown => {
  if (!isRecord(patch)) return patch
  if (patch['$patch'] === 'delete') return {}
  if (patch['$patch'] === 'replace') return bare(patch)
  const result: Item = isRecord(target) ? { ...target } : {}
  const retained = patch['$retainKeys']
  if (Array.isArray(retained)) for (const field of Object.keys(result)) if (!retained.includes(field)) delete result[field]
  for (const [field, value] of Object.entries(patch)) {
    const way = [...fields, field]
    if (field.startsWith('$')) continue
    if (value === null) delete result[field]
    else if (Array.isArray(value)) {
      const kind = listKind(way, true)
      if (kind.kind === 'keyed') result[field] = mergeKeyed(listOf(result[field]), value, kind.keys, way)
      else if (kind.kind === 'set') result[field] = [...new Set([...listOf(result[field]), ...value])]
      else result[field] = value
    } else if (isRecord(value)) result[field] = strategicMerge(result[field], value, way)
    else result[field] = value
  }
  for (const [directive, value] of Object.entries(patch)) {
    const [word, field] = directive.split('/')
    if (!field) continue
    if (word === '$deleteFromPrimitiveList') result[field] = listOf(result[field]).filter(item => !listOf(value).includes(item))
    if (word === '$setElementOrder' && Array.isArray(result[field])) {
      const kind = listKind([...fields, field], true)
      const same =
        kind.kind === 'keyed' ? (a: unknown, b: unknown) => sameKeys(a, b, kind.keys.slice(0, 1)) : (a: unknown, b: unknown) => a === b
      result[field] = inOrder(result[field], value, same)
    }
  }
  return result
}
