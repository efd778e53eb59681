/** Binds pods to nodes: those that fit, the emptiest first. */
import type { ObjectApi } from '../api/objects.ts'
import { types } from '../api/resources.ts'
import type { RecordEvent } from '../objects/events.ts'
import { type KubeObject, now } from '../objects/object.ts'
import { isFinished, type Pod, withCondition } from '../objects/pod.ts'
import { type Controller, itself } from './loop.ts'

type Taint = { key: string; value?: string; effect: string }
type Node = KubeObject<{ unschedulable?: boolean; taints?: Taint[] }>

const tolerated = (pod: Pod, taint: Taint): boolean =>
  taint.effect === 'PreferNoSchedule' ||
  (pod.spec?.tolerations ?? []).some(
    one =>
      (one.key === undefined || one.key === taint.key) &&
      (one.effect === undefined || one.effect === taint.effect) &&
      (one.operator === 'Exists' || (one.value ?? '') === (taint.value ?? '')),
  )

const fits = (pod: Pod, node: Node): boolean =>
  !node.spec?.unschedulable &&
  (node.spec?.taints ?? []).every(taint => tolerated(pod, taint)) &&
  Object.entries(pod.spec?.nodeSelector ?? {}).every(([key, value]) => node.metadata.labels?.[key] === value)

export const schedulerController = (api: ObjectApi, record: RecordEvent): Controller => ({
  name: 'scheduler',
  watches: [
    { type: types.pod, keys: itself },
    {
      type: types.node,
      keys: () =>
        api.store
          .list<Pod>(types.pod)
          .filter(pod => pod.spec?.nodeName === undefined)
          .map(({ metadata: { namespace, name } }) => ({ namespace, name })),
    },
  ],
  reconcile: ({ namespace, name }) => {
    const pod = api.store.get<Pod>(types.pod, namespace, name)
    if (!pod?.spec || pod.spec.nodeName !== undefined || pod.metadata.deletionTimestamp) return
    const nodes = api.store.list<Node>(types.node)
    const load = new Map<string, number>()
    for (const one of api.store.list<Pod>(types.pod)) {
      if (one.spec?.nodeName !== undefined && !isFinished(one)) load.set(one.spec.nodeName, (load.get(one.spec.nodeName) ?? 0) + 1)
    }
    const [node] = nodes.filter(one => fits(pod, one)).sort((a, b) => (load.get(a.metadata.name) ?? 0) - (load.get(b.metadata.name) ?? 0))
    const time = now()
    if (!node) {
      const message = `0/${nodes.length} nodes are available: ${nodes.length} node(s) didn't match Pod's node affinity/selector or had untolerated taint.`
      const condition = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message } as const
      api.store.put(types.pod, {
        ...pod,
        status: { ...pod.status, phase: 'Pending', conditions: withCondition(pod.status?.conditions ?? [], condition, time) },
      } as Pod)
      record(pod, 'Warning', 'FailedScheduling', message, 'default-scheduler')
      return
    }
    const status = {
      ...pod.status,
      phase: 'Pending' as const,
      conditions: withCondition(pod.status?.conditions ?? [], { type: 'PodScheduled', status: 'True' }, time),
    }
    record(pod, 'Normal', 'Scheduled', `Successfully assigned ${namespace}/${name} to ${node.metadata.name}`, 'default-scheduler')
    api.store.put(types.pod, { ...pod, spec: { ...pod.spec, nodeName: node.metadata.name }, status })
  },
})
