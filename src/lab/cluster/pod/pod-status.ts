/** The status of a pod from the states of its containers. */
import { createHash } from 'node:crypto'
import { now } from '../objects/object.ts'
import {
  type Condition,
  type Container,
  type ContainerState,
  type ContainerStatus,
  type Pod,
  type PodStatus,
  withCondition,
} from '../objects/pod.ts'

export type ContainerRecord = {
  readonly container: Container
  state: ContainerState
  lastState: ContainerState | Record<string, never>
  restartCount: number
  ready: boolean
  started: boolean
  containerID?: string
}

export const newRecord = (container: Container, reason: string): ContainerRecord => ({
  container,
  state: { waiting: { reason } },
  lastState: {},
  restartCount: 0,
  ready: false,
  started: false,
})

const imageId = (image: string): string =>
  `${image.replace(/@.*$/, '').replace(/:[^/]*$/, '')}@sha256:${createHash('sha256').update(image).digest('hex')}`

const statusOf = (record: ContainerRecord): ContainerStatus => ({
  name: record.container.name,
  image: record.container.image,
  imageID: record.containerID ? imageId(record.container.image) : '',
  ...(record.containerID ? { containerID: record.containerID } : {}),
  ready: record.ready,
  started: record.started,
  restartCount: record.restartCount,
  state: record.state,
  lastState: record.lastState,
})

const phaseOf = (pod: Pod, main: readonly ContainerRecord[], inits: readonly ContainerRecord[]): PodStatus['phase'] => {
  const policy = pod.spec?.restartPolicy ?? 'Always'
  const failedInit = inits.some(({ state }) => 'terminated' in state && state.terminated.exitCode !== 0)
  if (failedInit && policy === 'Never') return 'Failed'
  if (inits.some(({ state }) => !('terminated' in state && state.terminated.exitCode === 0))) return 'Pending'
  if (main.every(({ state, lastState }) => 'waiting' in state && Object.keys(lastState).length === 0)) return 'Pending'
  const over = main.every(({ state }) => 'terminated' in state)
  if (!over || policy === 'Always') return 'Running'
  const good = main.every(({ state }) => 'terminated' in state && state.terminated.exitCode === 0)
  if (good) return 'Succeeded'
  return policy === 'Never' ? 'Failed' : 'Running'
}

export type StatusParts = {
  readonly main: readonly ContainerRecord[]
  readonly inits: readonly ContainerRecord[]
  readonly ephemeral: readonly ContainerRecord[]
  readonly address: string | undefined
  readonly hostAddress: string
  readonly startTime: string
  /** Given up: phase Failed with this reason, whatever the containers say. */
  readonly failed?: { readonly reason: string; readonly message: string }
}

export const podStatusOf = (pod: Pod, parts: StatusParts): PodStatus => {
  const time = now()
  const { main, inits, ephemeral, address, hostAddress } = parts
  const phase = parts.failed ? 'Failed' : phaseOf(pod, main, inits)
  const unready = main.filter(record => !record.ready).map(record => record.container.name)
  const initialized = inits.every(({ state }) => 'terminated' in state && state.terminated.exitCode === 0)
  const notReady: Partial<Condition> =
    phase === 'Succeeded'
      ? { reason: 'PodCompleted' }
      : { reason: 'ContainersNotReady', message: `containers with unready status: [${unready.join(' ')}]` }
  const ready = unready.length === 0 && initialized && phase === 'Running'
  const conditions: Condition[] = [
    { type: 'PodReadyToStartContainers', status: address === undefined ? 'False' : 'True' },
    { type: 'Initialized', status: initialized ? 'True' : 'False', ...(initialized ? {} : { reason: 'ContainersNotInitialized' }) },
    { type: 'Ready', status: ready ? 'True' : 'False', ...(ready ? {} : notReady) },
    { type: 'ContainersReady', status: ready ? 'True' : 'False', ...(ready ? {} : notReady) },
    { type: 'PodScheduled', status: 'True' },
  ]
  return {
    ...pod.status,
    phase,
    ...parts.failed,
    conditions: conditions.reduce((all, one) => withCondition(all, one, time), pod.status?.conditions ?? []),
    hostIP: hostAddress,
    hostIPs: [{ ip: hostAddress }],
    ...(address === undefined ? {} : { podIP: address, podIPs: [{ ip: address }] }),
    startTime: parts.startTime,
    ...(inits.length === 0 ? {} : { initContainerStatuses: inits.map(statusOf) }),
    containerStatuses: main.map(statusOf),
    ...(ephemeral.length === 0 ? {} : { ephemeralContainerStatuses: ephemeral.map(statusOf) }),
  }
}
