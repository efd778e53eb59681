/** DaemonSet: one pod on every node, replaced one by one when the template changes. */
import type { ObjectApi } from '../api/objects.ts'
import { types } from '../api/resources.ts'
import type { RecordEvent } from '../objects/events.ts'
import type { KubeObject } from '../objects/object.ts'
import { isFinished, isReady, type PodTemplate } from '../objects/pod.ts'
import { type Controller, itself, type Key, owners } from './loop.ts'
import { createPod, deletePod, podsOf, templateHash } from './pods.ts'

type DaemonSet = KubeObject<{ selector: object; template: PodTemplate; updateStrategy?: { type?: string } }>
type Node = KubeObject<{ unschedulable?: boolean }>

const hashLabel = 'controller-revision-hash'

const fits = (template: PodTemplate, node: Node): boolean =>
  Object.entries(template.spec.nodeSelector ?? {}).every(([key, value]) => node.metadata.labels?.[key] === value)

export const daemonSetController = (api: ObjectApi, record: RecordEvent): Controller => ({
  name: 'daemonset',
  watches: [
    { type: types.daemonSet, keys: itself },
    { type: types.pod, keys: owners('DaemonSet') },
    {
      type: types.node,
      keys: () => api.store.list(types.daemonSet).map((set): Key => ({ namespace: set.metadata.namespace, name: set.metadata.name })),
    },
  ],
  reconcile: ({ namespace, name }) => {
    const set = api.store.get<DaemonSet>(types.daemonSet, namespace, name)
    if (!set?.spec || set.metadata.deletionTimestamp) return
    const { template, updateStrategy } = set.spec
    const hash = templateHash(template)
    const nodes = api.store.list<Node>(types.node).filter(node => fits(template, node))
    const own = podsOf(api, set)
    for (const pod of own) {
      const stray = !nodes.some(node => node.metadata.name === pod.spec?.nodeName)
      if (stray || isFinished(pod)) deletePod(api, record, set, pod)
    }
    const pods = podsOf(api, set)
    for (const node of nodes) {
      const here = pods.filter(pod => pod.spec?.nodeName === node.metadata.name)
      const leaving = api.store
        .list<(typeof pods)[number]>(types.pod, namespace)
        .some(
          pod =>
            pod.metadata.deletionTimestamp !== undefined &&
            pod.spec?.nodeName === node.metadata.name &&
            (pod.metadata.ownerReferences ?? []).some(one => one.uid === set.metadata.uid),
        )
      if (here.length === 0 && !leaving) createPod(api, record, set, template, { [hashLabel]: hash }, { nodeName: node.metadata.name })
    }
    const outdated = pods.filter(pod => pod.metadata.labels?.[hashLabel] !== hash)
    const allReady = pods.length === nodes.length && pods.every(isReady)
    const [next] = outdated
    if (next && updateStrategy?.type !== 'OnDelete' && (allReady || !isReady(next))) deletePod(api, record, set, next)
    const left = podsOf(api, set)
    const ready = left.filter(isReady).length
    api.store.put(types.daemonSet, {
      ...set,
      status: {
        currentNumberScheduled: left.length,
        desiredNumberScheduled: nodes.length,
        numberMisscheduled: 0,
        numberReady: ready,
        updatedNumberScheduled: left.filter(pod => pod.metadata.labels?.[hashLabel] === hash).length,
        ...(ready === 0 ? {} : { numberAvailable: ready }),
        ...(nodes.length === ready ? {} : { numberUnavailable: nodes.length - ready }),
        observedGeneration: set.metadata.generation ?? 1,
      },
    })
  },
})
