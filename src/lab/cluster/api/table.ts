/** Lists and objects in the form that `kubectl get` prints. */
import { isRecord, type KubeObject } from '../objects/object.ts'
import { type Column, columns, defaultColumns } from './columns.ts'
import type { ResourceType } from './resources.ts'

/** The client asks for a table by an Accept header; the first media type that we can make is taken. */
export const wantsTable = (accept: string): boolean => /^[^,]*as=Table/.test(accept)

const jsonPath = (object: unknown, path: string): unknown => {
  let value = object
  for (const step of path.split('.').filter(one => one !== '')) value = isRecord(value) ? value[step] : undefined
  return value
}

const columnsOf = (type: ResourceType): readonly Column[] => {
  if (!type.columns) return columns[type.kind] ?? defaultColumns
  const [first, ...rest] = defaultColumns
  const own = type.columns.map(column => ({
    name: column.name,
    type: column.type,
    cell: (object: KubeObject) => jsonPath(object, column.jsonPath) ?? '',
  }))
  return first ? [first, ...own, ...rest] : own
}

/** `include`: what of each object comes along (`Metadata` unless asked otherwise). */
export const toTable = (type: ResourceType, objects: readonly KubeObject[], listMetadata: object, include: string | null): unknown => {
  const shown = columnsOf(type)
  const at = Date.now()
  const carried = (object: KubeObject): unknown => {
    if (include === 'None') return undefined
    return include === 'Object' ? object : { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata }
  }
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: listMetadata,
    columnDefinitions: shown.map(column => ({
      name: column.name,
      type: column.type ?? 'string',
      format: column.name === 'Name' ? 'name' : '',
      description: '',
      priority: column.wide ? 1 : 0,
    })),
    rows: objects.map(object => ({ cells: shown.map(column => column.cell(object, at)), object: carried(object) })),
  }
}
