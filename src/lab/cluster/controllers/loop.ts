/** A controller: whenever something that it watches changes, it brings one object (by key) to where it should be. */

import type { ResourceType } from '../api/resources.ts'
import { StatusError } from '../api/status.ts'
import type { Store, StoreEvent } from '../api/store.ts'

export type Key = { readonly namespace: string | undefined; readonly name: string }

export type Controller = {
  readonly name: string
  /** Types to watch, and which keys an event of theirs concerns. */
  readonly watches: readonly { readonly type: ResourceType; readonly keys: (event: StoreEvent) => readonly Key[] }[]
  reconcile(key: Key): void
}

export const itself = ({ object }: StoreEvent): readonly Key[] => [{ namespace: object.metadata.namespace, name: object.metadata.name }]

/** Keys of the owners of a kind. */
export const owners =
  (kind: string) =>
  ({ object }: StoreEvent): readonly Key[] =>
    (object.metadata.ownerReferences ?? [])
      .filter(owner => owner.controller && owner.kind === kind)
      .map(owner => ({ namespace: object.metadata.namespace, name: owner.name }))

const retryMs = 500

/** Runs until the returned function is called. Conflicts and the like are tried again; anything else is told. */
export const runController = (controller: Controller, store: Store, onFault: (text: string) => void): (() => void) => {
  const due = new Map<string, Key>()
  let scheduled = false
  let stopped = false
  const timers = new Set<NodeJS.Timeout>()
  const add = (key: Key): void => {
    due.set(`${key.namespace ?? ''}/${key.name}`, key)
    if (scheduled || stopped) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      const keys = [...due.values()]
      due.clear()
      for (const one of keys) work(one)
    })
  }
  const work = (key: Key): void => {
    if (stopped) return
    try {
      controller.reconcile(key)
    } catch (error) {
      if (!(error instanceof StatusError)) onFault(`controller ${controller.name}: ${(error as Error).stack ?? String(error)}`)
      const timer = setTimeout(() => {
        timers.delete(timer)
        add(key)
      }, retryMs)
      timer.unref()
      timers.add(timer)
    }
  }
  const stops = controller.watches.map(({ type, keys }) => {
    for (const object of store.list(type)) for (const key of keys({ type: 'ADDED', object, version: 0 })) add(key)
    return store.watch(type, store.version(), event => {
      for (const key of keys(event)) add(key)
    })
  })
  return () => {
    stopped = true
    for (const stop of stops) stop()
    for (const timer of timers) clearTimeout(timer)
  }
}
