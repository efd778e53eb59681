import { type Difference, differences } from './differences.ts'
import { inOrder } from './order.ts'
import { at, isReference, resolve } from './reference.ts'
import type { Change, Json, Plan, Resource } from './resource.ts'

/** What is there now, by id. An id that is missing was looked for and not found. */
export type Observed = ReadonlyMap<string, Json>

/** What has to change so that every resource is as it should be, in an order in which it can be done. */
export function plan(resources: readonly Resource[], observed: Observed): Plan {
  return inOrder(resources).map(resource => changeOf(resource, observed, titles(resources)))
}

/** The change of one resource, compared with the references resolved that `observed` can answer. */
export function changeOf(resource: Resource, observed: Observed, titleOf: (id: string) => string = id => id): Change {
  const current = observed.get(resource.id)
  if (current === undefined) return { action: 'create', resource, differs: [] }
  const desired = resolve(resource.desired, id => observed.get(id))
  const unsettled = Object.entries(resource.compare?.settled ?? {}).flatMap(([path, must]): Difference[] => {
    const state = at(current, path)
    return state === undefined || state === must ? [] : [{ path, desired: must, current: state }]
  })
  const differs = [...differences(desired, current, resource.compare), ...unsettled]
  return {
    action: differs.length > 0 ? 'update' : 'none',
    resource,
    differs: differs.map(({ path, desired, current }) => ({ path, desired: show(desired, titleOf), current: show(current, titleOf) })),
  }
}

const titles = (resources: readonly Resource[]) => {
  const byId = new Map(resources.map(({ id, title }) => [id, title]))
  return (id: string): string => byId.get(id) ?? id
}

const longest = 120
function show(value: Json | undefined, titleOf: (id: string) => string): string {
  if (value === undefined) return '(absent)'
  if (isReference(value)) return `(what ${titleOf(value.$from)} will tell)`
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
