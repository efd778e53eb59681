/** All nodes' kubelets in one: a worker for every pod that is bound to a node. */

import { types } from '../api/resources.ts'
import type { StoreEvent } from '../api/store.ts'
import type { Pod } from '../objects/pod.ts'
import { isFinished } from '../objects/pod.ts'
import type { WorkerWorld } from './pod-context.ts'
import { type PodWorker, startWorker } from './worker.ts'

export interface Kubelet {
  worker(pod: Pod): PodWorker | undefined
  /** Ends every pod's processes. The objects stay as they are. */
  stop(): Promise<void>
}

export const startKubelet = (world: WorkerWorld): Kubelet => {
  const workers = new Map<string, PodWorker>()
  // One pod's mishap must not end the others, which it would as a rejection that nobody handles.
  const fault = (error: unknown): void => world.onFault(`kubelet: ${(error as Error).stack ?? String(error)}`)
  const see = (pod: Pod): void => {
    const { uid } = pod.metadata
    const worker = workers.get(uid)
    if (worker) {
      worker.notice(pod)
      return
    }
    if (pod.spec?.nodeName === undefined || isFinished(pod) || pod.metadata.deletionTimestamp !== undefined) return
    const started = startWorker(pod, world)
    workers.set(uid, started)
    started.done.catch(fault).finally(() => workers.delete(uid))
  }
  const { store } = world.api
  const stopWatching = store.watch(types.pod, store.version(), ({ type, object }: StoreEvent) => {
    const worker = workers.get(object.metadata.uid)
    if (type !== 'DELETED') see(object as Pod)
    else if (worker) {
      // Removed without grace: whatever still runs is ended now.
      workers.delete(object.metadata.uid)
      worker.kill().catch(fault)
    }
  })
  for (const pod of store.list<Pod>(types.pod)) see(pod)
  return {
    worker: pod => workers.get(pod.metadata.uid),
    stop: async () => {
      stopWatching()
      await Promise.all([...workers.values()].map(worker => worker.kill()))
      workers.clear()
    },
  }
}
