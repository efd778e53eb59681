/** What the controllers of workloads have in common: their pods, from a template. */
import { createHash } from 'node:crypto'
import type { ObjectApi } from '../api/objects.ts'
import { types } from '../api/resources.ts'
import { type LabelSelector, matchesSelector } from '../api/selectors.ts'
import type { RecordEvent } from '../objects/events.ts'
import { type KubeObject, ownedBy } from '../objects/object.ts'
import { isFinished, isReady, type Pod, type PodTemplate } from '../objects/pod.ts'

/** Pods that a workload controls, those on their way out left aside. */
export const podsOf = (api: ObjectApi, owner: KubeObject): Pod[] =>
  api.store
    .list<Pod>(types.pod, owner.metadata.namespace)
    .filter(
      pod =>
        pod.metadata.deletionTimestamp === undefined &&
        (pod.metadata.ownerReferences ?? []).some(one => one.controller && one.uid === owner.metadata.uid),
    )

export const createPod = (
  api: ObjectApi,
  record: RecordEvent,
  owner: KubeObject,
  template: PodTemplate,
  labels: Record<string, string> = {},
  spec: Partial<Pod['spec'] & object> = {},
): void => {
  const { metadata = {} } = template
  try {
    const pod = api.create(types.pod, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        generateName: `${owner.metadata.name}-`,
        ...(owner.metadata.namespace === undefined ? {} : { namespace: owner.metadata.namespace }),
        ...(metadata.annotations ? { annotations: metadata.annotations } : {}),
        labels: { ...metadata.labels, ...labels },
        ownerReferences: [ownedBy(owner)],
      },
      spec: { ...template.spec, ...spec },
    } as unknown as KubeObject)
    record(owner, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`, component(owner))
  } catch (error) {
    record(owner, 'Warning', 'FailedCreate', `Error creating: ${(error as Error).message}`, component(owner))
    throw error
  }
}

export const component = (owner: KubeObject): string => `${owner.kind.toLowerCase()}-controller`

export const deletePod = (api: ObjectApi, record: RecordEvent, owner: KubeObject, pod: Pod): void => {
  api.remove(types.pod, pod.metadata.namespace, pod.metadata.name)
  record(owner, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`, component(owner))
}

/** Those that should go first when there are too many: finished, unscheduled, not ready, the youngest. */
export const leastWorth = (pods: readonly Pod[]): Pod[] => {
  const worth = (pod: Pod): number => (isFinished(pod) ? 0 : pod.spec?.nodeName === undefined ? 1 : isReady(pod) ? 3 : 2)
  return [...pods].sort((a, b) => worth(a) - worth(b) || (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? 1 : -1))
}

export const selected = (api: ObjectApi, namespace: string | undefined, selector: LabelSelector): Pod[] =>
  api.store.list<Pod>(types.pod, namespace).filter(pod => matchesSelector(selector, pod.metadata.labels))

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined && inner !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** Stable over the order of fields, in the letters that Kubernetes uses for such hashes. */
export const templateHash = (template: unknown): string => {
  const letters = 'bcdfghjklmnpqrstvwxz2456789'
  return [
    ...createHash('sha256')
      .update(JSON.stringify(sorted(template)))
      .digest()
      .subarray(0, 10),
  ]
    .map(byte => letters[byte % letters.length])
    .join('')
}
