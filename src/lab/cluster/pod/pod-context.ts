/** What the steps of a pod's life share. */
import type { PodNetwork } from '../../parts.ts'
import type { ObjectApi } from '../api/objects.ts'
import type { RecordEvent } from '../objects/events.ts'
import type { Container, Pod } from '../objects/pod.ts'
import type { VolumeWorld } from '../volumes/volume.ts'
import type { RunningContainer } from './container.ts'
import { commandOf, environmentOf } from './environment.ts'
import type { Image } from './image.ts'
import { type ContainerLog, createLog } from './logs.ts'
import { type ContainerRecord, newRecord } from './pod-status.ts'
import type { Program } from './program.ts'
import type { Sandbox } from './sandbox.ts'

export type WorkerWorld = {
  readonly api: ObjectApi
  readonly record: RecordEvent
  readonly image: Image
  /** On a tmpfs of the lab. */
  readonly folder: string
  readonly dnsServers: () => readonly string[]
  readonly apiServer: { host: string; port: number }
  readonly network: (pod: Pod) => Promise<{ network: PodNetwork; own: boolean }>
  readonly hostAddress: (node: string) => string
  readonly volumes: VolumeWorld
  /** Something went wrong that nobody planned for. */
  readonly onFault: (text: string) => void
  /** Starting is what costs: this says when it is a pod's turn. */
  readonly turn: <T>(task: () => Promise<T>) => Promise<T>
}

/** One container of the pod, through all its runs. */
export type Slot = ContainerRecord & {
  running?: RunningContainer
  /** Of the current run. What runs beside it has its environment, also when what that was made from is gone by now. */
  program?: Program
  log: ContainerLog
  previousLog?: ContainerLog
}

export const newSlot = (container: Container, reason: string): Slot => ({ ...newRecord(container, reason), log: createLog() })

export type PodContext = {
  readonly world: WorkerWorld
  /** The pod's own files. */
  readonly folder: string
  /** Aborted: everything ends now. */
  readonly signal: AbortSignal
  /** Filled volumes by name. */
  readonly mounts: Map<string, { folder: string; readOnly: boolean }>
  /** The object as it was last seen. */
  pod: Pod
  /** Undefined before it is made and after it is gone. */
  sandbox: Sandbox | undefined
  /** Nothing is to be started any more. */
  ending: boolean
  event(type: 'Normal' | 'Warning', reason: string, message: string): void
  /** Writes the pod's status as the slots say it. */
  publish(): void
}

/** Undefined: root. */
export const userOf = ({ pod }: PodContext, container: Container): { uid: number; gid: number } | undefined => {
  const runAs = container.securityContext?.runAsUser ?? pod.spec?.securityContext?.runAsUser
  if (runAs === undefined || runAs === 0) return undefined
  return { uid: runAs, gid: container.securityContext?.runAsGroup ?? pod.spec?.securityContext?.runAsGroup ?? 0 }
}

/** The container's own program. Throws where the environment refers to what is not there. */
export const programOf = (context: PodContext, container: Container): Program => {
  const environment = environmentOf(context.pod, container, context.world.api.store, context.world.apiServer)
  const user = userOf(context, container)
  return {
    command: commandOf(container, environment),
    environment,
    workingDirectory: container.workingDir ?? '/',
    ...(user ? { user } : {}),
  }
}

/** A command beside the container's own: an exec, a hook, a probe. */
export const programBeside = ({ program, container }: Slot, command: readonly string[]): Program => {
  if (!program) throw new Error(`container ${container.name} was never started`)
  return { ...program, command }
}
