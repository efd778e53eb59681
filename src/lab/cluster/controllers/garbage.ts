/** Garbage collection: objects whose owners are all gone, and deletions that wait for their dependents. */
import type { ObjectApi } from '../api/objects.ts'
import type { Registry, ResourceType } from '../api/resources.ts'
import { StatusError } from '../api/status.ts'
import type { StoreEvent } from '../api/store.ts'
import type { KubeObject } from '../objects/object.ts'

type Found = { readonly type: ResourceType; readonly object: KubeObject }

/** Watches every type; returns how to stop. */
export const startGarbageCollector = (api: ObjectApi, registry: Registry, onFault: (text: string) => void): (() => void) => {
  let stopped = false
  const everything = (): Found[] => {
    const seen = new Set<string>()
    return registry.all().flatMap(type => {
      if (seen.has(type.key)) return []
      seen.add(type.key)
      return api.store.list(type).map(object => ({ type, object }))
    })
  }
  const dependents = (uid: string): Found[] =>
    everything().filter(({ object }) => (object.metadata.ownerReferences ?? []).some(owner => owner.uid === uid))
  const quietly = (task: () => void): void => {
    try {
      task()
    } catch (error) {
      if (!(error instanceof StatusError)) onFault(`garbage collector: ${(error as Error).stack ?? String(error)}`)
    }
  }
  const drop = ({ type, object }: Found, propagationPolicy?: string): void => {
    if (object.metadata.deletionTimestamp) return
    quietly(() =>
      api.remove(type, object.metadata.namespace, object.metadata.name, propagationPolicy === undefined ? {} : { propagationPolicy }),
    )
  }
  const ownerGone = (uid: string): void => {
    const alive = new Set(everything().map(({ object }) => object.metadata.uid))
    for (const found of dependents(uid))
      if ((found.object.metadata.ownerReferences ?? []).every(owner => !alive.has(owner.uid))) drop(found)
  }
  const without = ({ type, object }: Found, finalizer: string): void =>
    quietly(() => {
      api.update(type, object.metadata.namespace, object.metadata.name, current => ({
        ...current,
        metadata: { ...current.metadata, finalizers: (current.metadata.finalizers ?? []).filter(one => one !== finalizer) },
      }))
    })
  const ending = (found: Found): void => {
    const { uid, finalizers = [] } = found.object.metadata
    if (finalizers.includes('orphan')) {
      for (const { type, object } of dependents(uid)) {
        quietly(() =>
          api.store.put(type, {
            ...object,
            metadata: { ...object.metadata, ownerReferences: (object.metadata.ownerReferences ?? []).filter(owner => owner.uid !== uid) },
          }),
        )
      }
      without(found, 'orphan')
    } else if (finalizers.includes('foregroundDeletion')) {
      const waiting = dependents(uid)
      for (const one of waiting) drop(one, 'Foreground')
      if (dependents(uid).length === 0) without(found, 'foregroundDeletion')
    }
  }
  const later = (task: () => void): void => {
    setImmediate(() => {
      if (!stopped) quietly(task)
    })
  }
  const see = (type: ResourceType, event: StoreEvent): void => {
    const { object } = event
    if (event.type === 'DELETED') {
      later(() => {
        ownerGone(object.metadata.uid)
        for (const owner of object.metadata.ownerReferences ?? []) {
          const parent = everything().find(one => one.object.metadata.uid === owner.uid)
          if (parent?.object.metadata.deletionTimestamp) ending(parent)
        }
      })
    } else if (object.metadata.deletionTimestamp && (object.metadata.finalizers ?? []).length > 0) later(() => ending({ type, object }))
  }
  const keys = new Set<string>()
  const stops = registry.all().flatMap(type => {
    if (keys.has(type.key) || type.verbs.length === 1) return []
    keys.add(type.key)
    return [api.store.watch(type, api.store.version(), event => see(type, event))]
  })
  return () => {
    stopped = true
    for (const stop of stops) stop()
  }
}
