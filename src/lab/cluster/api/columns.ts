/** What `kubectl get` shows of each kind. */
import type { KubeObject } from '../objects/object.ts'
import type { Pod } from '../objects/pod.ts'
import { type LabelSelector, selectorText } from './selectors.ts'

export type Column = { readonly name: string; readonly type?: string; readonly wide?: true; cell(object: KubeObject, at: number): unknown }

/** `5s`, `3m12s`, `47m`, `5h12m`, `3d4h`: as kubectl shortens a time. */
export const age = (since: string | undefined, at: number): string => {
  if (since === undefined) return '<unknown>'
  const seconds = Math.max(0, Math.floor((at - Date.parse(since)) / 1000))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (seconds < 120) return `${seconds}s`
  if (minutes < 10) return seconds % 60 === 0 ? `${minutes}m` : `${minutes}m${seconds % 60}s`
  if (minutes < 180) return `${minutes}m`
  if (hours < 8) return minutes % 60 === 0 ? `${hours}h` : `${hours}h${minutes % 60}m`
  if (hours < 48) return `${hours}h`
  return days < 8 && hours % 24 !== 0 ? `${days}d${hours % 24}h` : `${days}d`
}

type Any = { spec?: Record<string, unknown>; status?: Record<string, unknown> } & KubeObject
const name: Column = { name: 'Name', type: 'string', cell: object => object.metadata.name }
const ageColumn: Column = { name: 'Age', cell: (object, at) => age(object.metadata.creationTimestamp, at) }
const field = (title: string, read: (object: Any) => unknown, wide?: true): Column => ({
  name: title,
  ...(wide ? { wide } : {}),
  cell: object => read(object as Any) ?? '<none>',
})
const count = (value: unknown): number => (typeof value === 'number' ? value : 0)
const size = (value: unknown): number => Object.keys((value as object | undefined) ?? {}).length

/** The word in the STATUS column: the worst that its containers say. */
export const podStatus = (pod: Pod): string => {
  if (pod.metadata.deletionTimestamp) return 'Terminating'
  const inits = pod.status?.initContainerStatuses ?? []
  const current = inits.find(({ state }) => !('terminated' in state && state.terminated.exitCode === 0))
  if (current) {
    const { state } = current
    if ('terminated' in state) return `Init:${state.terminated.reason}`
    if ('waiting' in state && !['PodInitializing', 'ContainerCreating'].includes(state.waiting.reason))
      return `Init:${state.waiting.reason}`
    return `Init:${inits.indexOf(current)}/${inits.length}`
  }
  let word: string = pod.status?.reason ?? pod.status?.phase ?? 'Pending'
  for (const { state } of pod.status?.containerStatuses ?? []) {
    if ('waiting' in state) word = state.waiting.reason
    else if ('terminated' in state && word !== 'CrashLoopBackOff') word = state.terminated.reason
  }
  return word
}

const podRestarts = (pod: Pod): number => (pod.status?.containerStatuses ?? []).reduce((sum, one) => sum + one.restartCount, 0)

const containers = (object: Any): { name: string; image: string }[] => {
  const template = object.spec?.template as { spec?: { containers?: { name: string; image: string }[] } } | undefined
  return template?.spec?.containers ?? []
}
const workloadWide = [
  field(
    'Containers',
    object =>
      containers(object)
        .map(one => one.name)
        .join(','),
    true,
  ),
  field(
    'Images',
    object =>
      containers(object)
        .map(one => one.image)
        .join(','),
    true,
  ),
  field('Selector', object => selectorText(object.spec?.selector as LabelSelector), true),
]

type Ev = KubeObject & {
  lastTimestamp?: string
  type?: string
  reason?: string
  message?: string
  involvedObject?: { kind: string; name: string }
}

export const columns: Readonly<Record<string, readonly Column[]>> = {
  Pod: [
    name,
    field('Ready', object => {
      const statuses = (object as Pod).status?.containerStatuses ?? []
      return `${statuses.filter(one => one.ready).length}/${(object as Pod).spec?.containers.length ?? 0}`
    }),
    field('Status', object => podStatus(object as Pod)),
    field('Restarts', object => String(podRestarts(object as Pod))),
    ageColumn,
    field('IP', object => object.status?.podIP, true),
    field('Node', object => object.spec?.nodeName, true),
    field('Nominated Node', () => undefined, true),
    field('Readiness Gates', () => undefined, true),
  ],
  Deployment: [
    name,
    field('Ready', object => `${count(object.status?.readyReplicas)}/${count(object.spec?.replicas)}`),
    field('Up-to-date', object => count(object.status?.updatedReplicas)),
    field('Available', object => count(object.status?.availableReplicas)),
    ageColumn,
    ...workloadWide,
  ],
  ReplicaSet: [
    name,
    field('Desired', object => count(object.spec?.replicas)),
    field('Current', object => count(object.status?.replicas)),
    field('Ready', object => count(object.status?.readyReplicas)),
    ageColumn,
    ...workloadWide,
  ],
  DaemonSet: [
    name,
    field('Desired', object => count(object.status?.desiredNumberScheduled)),
    field('Current', object => count(object.status?.currentNumberScheduled)),
    field('Ready', object => count(object.status?.numberReady)),
    field('Up-to-date', object => count(object.status?.updatedNumberScheduled)),
    field('Available', object => count(object.status?.numberAvailable)),
    field('Node Selector', () => undefined),
    ageColumn,
    ...workloadWide,
  ],
  Job: [
    name,
    field('Status', object => {
      const conditions = (object.status?.conditions as { type: string; status: string }[] | undefined) ?? []
      return conditions.find(one => one.status === 'True')?.type ?? 'Running'
    }),
    field('Completions', object => `${count(object.status?.succeeded)}/${count(object.spec?.completions ?? 1)}`),
    ageColumn,
  ],
  Node: [
    name,
    field('Status', object => {
      const conditions = (object.status?.conditions as { type: string; status: string }[] | undefined) ?? []
      const ready = conditions.find(one => one.type === 'Ready')?.status === 'True' ? 'Ready' : 'NotReady'
      return object.spec?.unschedulable ? `${ready},SchedulingDisabled` : ready
    }),
    field('Roles', () => undefined),
    ageColumn,
    field('Version', object => (object.status?.nodeInfo as { kubeletVersion?: string } | undefined)?.kubeletVersion),
    field(
      'Internal-IP',
      object =>
        (object.status?.addresses as { type: string; address: string }[] | undefined)?.find(one => one.type === 'InternalIP')?.address,
      true,
    ),
  ],
  Namespace: [name, field('Status', object => object.status?.phase), ageColumn],
  Service: [
    name,
    field('Type', object => object.spec?.type),
    field('Cluster-IP', object => object.spec?.clusterIP),
    field('External-IP', () => undefined),
    field(
      'Port(s)',
      object =>
        ((object.spec?.ports as { port: number; protocol?: string }[] | undefined) ?? [])
          .map(one => `${one.port}/${one.protocol ?? 'TCP'}`)
          .join(',') || undefined,
    ),
    ageColumn,
  ],
  ServiceAccount: [name, field('Secrets', object => ((object as unknown as { secrets?: unknown[] }).secrets ?? []).length), ageColumn],
  Secret: [
    name,
    field('Type', object => (object as unknown as { type?: string }).type),
    field('Data', object => size(object.data)),
    ageColumn,
  ],
  ConfigMap: [name, field('Data', object => size(object.data)), ageColumn],
  Event: [
    { name: 'Last Seen', cell: (object, at) => age((object as Ev).lastTimestamp ?? object.metadata.creationTimestamp, at) },
    field('Type', object => (object as Ev).type),
    field('Reason', object => (object as Ev).reason),
    field('Object', object => `${(object as Ev).involvedObject?.kind.toLowerCase()}/${(object as Ev).involvedObject?.name}`),
    field('Message', object => (object as Ev).message),
    { ...name, wide: true },
  ],
  Role: [name, field('Created At', object => object.metadata.creationTimestamp)],
  ClusterRole: [name, field('Created At', object => object.metadata.creationTimestamp)],
  CustomResourceDefinition: [name, field('Created At', object => object.metadata.creationTimestamp)],
}

export const defaultColumns: readonly Column[] = [name, ageColumn]
