/** Every object of the cluster, one counter of versions, and the recent past for watches. Objects are never changed in place. */
import type { KubeObject } from '../objects/object.ts'
import type { ResourceType } from './resources.ts'
import { gone } from './status.ts'

export type StoreEvent = {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly object: KubeObject
  readonly previous?: KubeObject
  readonly version: number
}

type Key = Pick<ResourceType, 'key'>

export interface Store {
  /** The last version that was given out. */
  version(): number
  get<T extends KubeObject>(type: Key, namespace: string | undefined, name: string): T | undefined
  /** Ordered by namespace and name, as etcd lists. */
  list<T extends KubeObject>(type: Key, namespace?: string): T[]
  /** Writes the object with a new version; equal content writes nothing and returns what is there. */
  put<T extends KubeObject>(type: Key, object: T): T
  remove(type: Key, namespace: string | undefined, name: string): KubeObject | undefined
  /** Calls for every event after `from`. Throws 410 Gone where the past is forgotten. Returns how to stop. */
  watch(type: Key, from: number, listener: (event: StoreEvent) => void): () => void
}

const remembered = 2000

type Shelf = { objects: Map<string, KubeObject>; past: StoreEvent[]; forgotten: number; listeners: Set<(event: StoreEvent) => void> }

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`

const sameContent = (a: KubeObject, b: KubeObject): boolean => {
  const bare = ({ metadata: { resourceVersion: _, ...metadata }, ...rest }: KubeObject): string => JSON.stringify({ ...rest, metadata })
  return bare(a) === bare(b)
}

export const createStore = (): Store => {
  const shelves = new Map<string, Shelf>()
  let version = 1
  let telling = false
  const untold: (() => void)[] = []
  const shelf = ({ key }: Key): Shelf => {
    const found = shelves.get(key) ?? { objects: new Map(), past: [], forgotten: 0, listeners: new Set() }
    shelves.set(key, found)
    return found
  }
  const tell = (on: Shelf, event: StoreEvent): void => {
    on.past.push(event)
    if (on.past.length > remembered) on.forgotten = on.past.shift()?.version ?? on.forgotten
    // A listener that writes must not make others see its event before the one that it was told of.
    untold.push(() => {
      for (const listener of [...on.listeners]) listener(event)
    })
    if (telling) return
    telling = true
    try {
      for (let next = untold.shift(); next; next = untold.shift()) next()
    } finally {
      telling = false
    }
  }
  return {
    version: () => version,
    get: <T extends KubeObject>(type: Key, namespace: string | undefined, name: string) =>
      shelf(type).objects.get(keyOf(namespace, name)) as T | undefined,
    list: <T extends KubeObject>(type: Key, namespace?: string) =>
      [...shelf(type).objects]
        .filter(([key]) => namespace === undefined || key.startsWith(`${namespace}/`))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, object]) => object as T),
    put: <T extends KubeObject>(type: Key, object: T) => {
      const on = shelf(type)
      const key = keyOf(object.metadata.namespace, object.metadata.name)
      const previous = on.objects.get(key)
      if (previous && sameContent(previous, object)) return previous as T
      version += 1
      const next = { ...object, metadata: { ...object.metadata, resourceVersion: String(version) } }
      on.objects.set(key, next)
      tell(on, { type: previous ? 'MODIFIED' : 'ADDED', object: next, ...(previous ? { previous } : {}), version })
      return next
    },
    remove: (type, namespace, name) => {
      const on = shelf(type)
      const key = keyOf(namespace, name)
      const previous = on.objects.get(key)
      if (!previous) return undefined
      on.objects.delete(key)
      version += 1
      const last = { ...previous, metadata: { ...previous.metadata, resourceVersion: String(version) } }
      tell(on, { type: 'DELETED', object: last, previous, version })
      return last
    },
    watch: (type, from, listener) => {
      const on = shelf(type)
      if (from < on.forgotten) throw gone(on.forgotten, from)
      for (const event of on.past) if (event.version > from) listener(event)
      on.listeners.add(listener)
      return () => {
        on.listeners.delete(listener)
      }
    },
  }
}
