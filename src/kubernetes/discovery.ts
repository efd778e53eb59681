/** Which path a kind lives at, as the API server says (custom resources included). */
import type { Json } from '../plan/resource.ts'
import { find } from './api.ts'
import type { Connection } from './connection.ts'

export type KindPath = { readonly resource: string; readonly namespaced: boolean; readonly root: string }

type Known = Map<string, ReadonlyMap<string, KindPath>>
const known = new WeakMap<Connection, Known>()

/** Undefined: the server does not know the kind (its definition is not installed, or not yet). One request per group version and connection. */
export async function pathOfKind(
  connection: Connection,
  apiVersion: string,
  kind: string,
  signal: AbortSignal,
): Promise<KindPath | undefined> {
  const groups: Known = known.get(connection) ?? new Map()
  known.set(connection, groups)
  const hit = groups.get(apiVersion)?.get(kind)
  if (hit !== undefined) return hit
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
  const list = await find(connection, { method: 'GET', path: root, signal })
  if (list === undefined) return undefined
  const kinds = kindsIn(list, root)
  groups.set(apiVersion, kinds)
  return kinds.get(kind)
}

/** From an APIResourceList. Subresources (`pods/exec`) are no kinds of their own. */
export function kindsIn(list: Json, root: string): ReadonlyMap<string, KindPath> {
  const kinds = new Map<string, KindPath>()
  const resources = (list as { resources?: unknown } | null)?.resources
  for (const each of Array.isArray(resources) ? (resources as { name?: unknown; kind?: unknown; namespaced?: unknown }[]) : [])
    if (typeof each?.name === 'string' && typeof each.kind === 'string' && !each.name.includes('/') && !kinds.has(each.kind))
      kinds.set(each.kind, { resource: each.name, namespaced: each.namespaced === true, root })
  return kinds
}
