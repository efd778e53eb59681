/** Deployment: a replica set per template, rolled from the old to the new within its bounds. */
import type { ObjectApi } from '../api/objects.ts'
import { groupVersion, types } from '../api/resources.ts'
import type { RecordEvent } from '../objects/events.ts'
import { type KubeObject, now, ownedBy } from '../objects/object.ts'
import { type Condition, type PodTemplate, withCondition } from '../objects/pod.ts'
import { type Controller, itself, owners } from './loop.ts'
import { templateHash } from './pods.ts'
import type { ReplicaSet } from './replica-set.ts'

type Spec = {
  replicas: number
  selector: { matchLabels?: Record<string, string> }
  template: PodTemplate
  paused?: boolean
  revisionHistoryLimit?: number
  progressDeadlineSeconds?: number
  strategy?: { type?: string; rollingUpdate?: { maxSurge?: number | string; maxUnavailable?: number | string } }
}
type Deployment = KubeObject<Spec, { conditions?: Condition[] }>

const hashLabel = 'pod-template-hash'
const revisionNote = 'deployment.kubernetes.io/revision'

const part = (value: number | string | undefined, of: number, round: (value: number) => number): number =>
  typeof value === 'string' && value.endsWith('%') ? round((Number(value.slice(0, -1)) / 100) * of) : Number(value ?? 0)

const bounds = ({ replicas, strategy }: Spec): { surge: number; unavailable: number } => {
  const surge = part(strategy?.rollingUpdate?.maxSurge ?? '25%', replicas, Math.ceil)
  const unavailable = part(strategy?.rollingUpdate?.maxUnavailable ?? '25%', replicas, Math.floor)
  return surge === 0 && unavailable === 0 ? { surge, unavailable: 1 } : { surge, unavailable }
}

const scale = (api: ObjectApi, record: RecordEvent, deployment: Deployment, set: ReplicaSet, replicas: number): void => {
  if (set.spec?.replicas === replicas) return
  const word = replicas > (set.spec?.replicas ?? 0) ? 'up' : 'down'
  api.update<ReplicaSet>(types.replicaSet, set.metadata.namespace, set.metadata.name, current => ({
    ...current,
    spec: { ...current.spec, replicas } as NonNullable<ReplicaSet['spec']>,
  }))
  record(
    deployment,
    'Normal',
    'ScalingReplicaSet',
    `Scaled ${word} replica set ${set.metadata.name} from ${set.spec?.replicas ?? 0} to ${replicas}`,
    'deployment-controller',
  )
}

const sum = (sets: readonly ReplicaSet[], read: (set: ReplicaSet) => number | undefined): number =>
  sets.reduce((total, set) => total + (read(set) ?? 0), 0)

const newSet = (api: ObjectApi, deployment: Deployment, spec: Spec, hash: string, revision: number): ReplicaSet => {
  const { name, namespace } = deployment.metadata
  const labels = { ...spec.template.metadata?.labels, [hashLabel]: hash }
  return api.create(types.replicaSet, {
    apiVersion: groupVersion(types.replicaSet),
    kind: 'ReplicaSet',
    metadata: {
      name: `${name}-${hash}`,
      ...(namespace === undefined ? {} : { namespace }),
      labels,
      annotations: { [revisionNote]: String(revision) },
      ownerReferences: [ownedBy(deployment)],
    },
    spec: {
      replicas: 0,
      selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, [hashLabel]: hash } },
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    },
  } as unknown as KubeObject) as ReplicaSet
}

const roll = (
  api: ObjectApi,
  record: RecordEvent,
  deployment: Deployment,
  spec: Spec,
  current: ReplicaSet,
  old: readonly ReplicaSet[],
): void => {
  const replicas = (set: ReplicaSet): number => set.spec?.replicas ?? 0
  if (spec.strategy?.type === 'Recreate') {
    for (const set of old) scale(api, record, deployment, set, 0)
    if (old.every(set => (set.status?.replicas ?? 0) === 0)) scale(api, record, deployment, current, spec.replicas)
    return
  }
  const { surge, unavailable } = bounds(spec)
  const total = sum([current, ...old], replicas)
  const room = spec.replicas + surge - total
  const grown = Math.max(replicas(current), Math.min(spec.replicas, replicas(current) + Math.max(0, room)))
  scale(api, record, deployment, current, replicas(current) > spec.replicas ? spec.replicas : grown)
  // Old pods go as far as enough stay available; those that are not available count for nothing.
  const available = sum([current, ...old], set => set.status?.availableReplicas)
  let spare = available - (spec.replicas - unavailable)
  for (const set of old) {
    const idle = Math.max(0, replicas(set) - (set.status?.availableReplicas ?? 0))
    const fewer = Math.min(replicas(set), idle + Math.max(0, Math.min(spare, set.status?.availableReplicas ?? 0)))
    spare -= Math.max(0, fewer - idle)
    if (fewer > 0) scale(api, record, deployment, set, replicas(set) - fewer)
  }
}

export const deploymentController = (api: ObjectApi, record: RecordEvent): Controller => ({
  name: 'deployment',
  watches: [
    { type: types.deployment, keys: itself },
    { type: types.replicaSet, keys: owners('Deployment') },
  ],
  reconcile: ({ namespace, name }) => {
    const deployment = api.store.get<Deployment>(types.deployment, namespace, name)
    const spec = deployment?.spec
    if (!deployment || !spec || deployment.metadata.deletionTimestamp) return
    const owned = (): ReplicaSet[] =>
      api.store
        .list<ReplicaSet>(types.replicaSet, namespace)
        .filter(set => (set.metadata.ownerReferences ?? []).some(owner => owner.uid === deployment.metadata.uid))
    const hash = templateHash(spec.template)
    const revisions = owned().map(set => Number(set.metadata.annotations?.[revisionNote] ?? 0))
    const latest = Math.max(0, ...revisions)
    let current = owned().find(set => set.metadata.labels?.[hashLabel] === hash)
    if (!current) {
      if (spec.paused) return
      current = newSet(api, deployment, spec, hash, latest + 1)
    } else if (Number(current.metadata.annotations?.[revisionNote]) < latest) {
      // A rollback: an old template is the newest again.
      current = api.update<ReplicaSet>(types.replicaSet, namespace, current.metadata.name, set => ({
        ...set,
        metadata: { ...set.metadata, annotations: { ...set.metadata.annotations, [revisionNote]: String(latest + 1) } },
      }))
    }
    const revision = current.metadata.annotations?.[revisionNote] ?? '1'
    const old = owned().filter(set => set.metadata.uid !== current.metadata.uid)
    if (!spec.paused) roll(api, record, deployment, spec, current, old)
    else if (old.every(set => set.spec?.replicas === 0)) scale(api, record, deployment, current, spec.replicas)
    for (const set of old
      .filter(one => one.spec?.replicas === 0 && (one.status?.replicas ?? 0) === 0)
      .sort((a, b) => Number(b.metadata.annotations?.[revisionNote]) - Number(a.metadata.annotations?.[revisionNote]))
      .slice(spec.revisionHistoryLimit ?? 10)) {
      api.remove(types.replicaSet, namespace, set.metadata.name)
    }
    publish(api, deployment, spec, owned(), current.metadata.uid, revision)
  },
})

const publish = (
  api: ObjectApi,
  deployment: Deployment,
  spec: Spec,
  sets: readonly ReplicaSet[],
  currentUid: string,
  revision: string,
): void => {
  const current = sets.find(set => set.metadata.uid === currentUid)
  const replicas = sum(sets, set => set.status?.replicas)
  const available = sum(sets, set => set.status?.availableReplicas)
  const ready = sum(sets, set => set.status?.readyReplicas)
  const updated = current?.status?.replicas ?? 0
  const enough = available >= spec.replicas - bounds(spec).unavailable
  const complete = updated === spec.replicas && replicas === spec.replicas && available === spec.replicas
  const time = now()
  const setName = current?.metadata.name ?? ''
  const conditions: Condition[] = [
    enough
      ? { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable', message: 'Deployment has minimum availability.' }
      : {
          type: 'Available',
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
        },
    complete
      ? {
          type: 'Progressing',
          status: 'True',
          reason: 'NewReplicaSetAvailable',
          message: `ReplicaSet "${setName}" has successfully progressed.`,
        }
      : { type: 'Progressing', status: 'True', reason: 'ReplicaSetUpdated', message: `ReplicaSet "${setName}" is progressing.` },
  ]
  api.store.put(types.deployment, {
    ...deployment,
    metadata: { ...deployment.metadata, annotations: { ...deployment.metadata.annotations, [revisionNote]: revision } },
    status: {
      observedGeneration: deployment.metadata.generation ?? 1,
      ...(replicas === 0 ? {} : { replicas }),
      ...(updated === 0 ? {} : { updatedReplicas: updated }),
      ...(ready === 0 ? {} : { readyReplicas: ready }),
      ...(available === 0 ? {} : { availableReplicas: available }),
      ...(available >= spec.replicas ? {} : { unavailableReplicas: spec.replicas - available }),
      conditions: conditions.reduce((all, one) => withCondition(all, one, time), deployment.status?.conditions ?? []),
    },
  })
}
