/** What exists. In memory, for the lab's life only. */
import { randomUUID } from 'node:crypto'
import type { Document } from './document.ts'
import { parentOf, within } from './ids.ts'

export type Resource = {
  readonly id: string
  readonly name: string
  /** As the service spells it, `Microsoft.Network/virtualNetworks`. */
  readonly type: string
  etag: string
  /** Everything else on the wire: location, tags, sku, identity, properties. */
  body: Document
  /** The long-running operation that is changing it. */
  operation?: string
  /** What the service knows and does not show. */
  hidden: Document
}

export type Store = {
  get(id: string): Resource | undefined
  put(resource: Resource): void
  remove(id: string): void
  /** Resources of a type, anywhere or below a scope. */
  list(type: string, scope?: string): Resource[]
  /** Direct children of a type. */
  children(parent: string, type: string): Resource[]
  all(): Resource[]
}

export function makeStore(): Store {
  const resources = new Map<string, Resource>()
  const list = (type: string, scope = '') =>
    [...resources.values()].filter(resource => resource.type.toLowerCase() === type.toLowerCase() && within(resource.id, scope))
  return {
    get: id => resources.get(id.toLowerCase()),
    put: resource => void resources.set(resource.id.toLowerCase(), resource),
    remove: id => void resources.delete(id.toLowerCase()),
    list,
    children: (parent, type) => list(type, parent).filter(child => parentOf(child.id).toLowerCase() === parent.toLowerCase()),
    all: () => [...resources.values()],
  }
}

export const newEtag = () => `W/"${randomUUID()}"`
