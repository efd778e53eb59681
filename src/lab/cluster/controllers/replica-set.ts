/** ReplicaSet: as many pods as it says. */
import type { ObjectApi } from '../api/objects.ts'
import { types } from '../api/resources.ts'
import type { RecordEvent } from '../objects/events.ts'
import type { KubeObject } from '../objects/object.ts'
import { isFinished, isReady, type PodTemplate } from '../objects/pod.ts'
import { type Controller, itself, owners } from './loop.ts'
import { createPod, deletePod, leastWorth, podsOf } from './pods.ts'

export type ReplicaSet = KubeObject<
  { replicas: number; selector: { matchLabels?: Record<string, string> }; template: PodTemplate },
  { replicas?: number; readyReplicas?: number; availableReplicas?: number; fullyLabeledReplicas?: number; observedGeneration?: number }
>

export const replicaSetController = (api: ObjectApi, record: RecordEvent): Controller => ({
  name: 'replicaset',
  watches: [
    { type: types.replicaSet, keys: itself },
    { type: types.pod, keys: owners('ReplicaSet') },
  ],
  reconcile: ({ namespace, name }) => {
    const set = api.store.get<ReplicaSet>(types.replicaSet, namespace, name)
    if (!set?.spec || set.metadata.deletionTimestamp) return
    const pods = podsOf(api, set).filter(pod => !isFinished(pod))
    const missing = set.spec.replicas - pods.length
    for (let made = 0; made < missing; made += 1) createPod(api, record, set, set.spec.template)
    for (const pod of leastWorth(pods).slice(0, Math.max(0, -missing))) deletePod(api, record, set, pod)
    const left = podsOf(api, set).filter(pod => !isFinished(pod))
    const ready = left.filter(isReady).length
    api.store.put(types.replicaSet, {
      ...set,
      status: {
        replicas: left.length,
        ...(left.length === 0 ? {} : { fullyLabeledReplicas: left.length }),
        ...(ready === 0 ? {} : { readyReplicas: ready, availableReplicas: ready }),
        observedGeneration: set.metadata.generation ?? 1,
      },
    })
  },
})
