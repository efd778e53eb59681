/** The life of one pod on its node: network, volumes, containers, restarts, the end. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PodNetwork } from '../../parts.ts'
import type { ObjectApi } from '../api/objects.ts'
import { types } from '../api/resources.ts'
import { StatusError } from '../api/status.ts'
import type { RecordEvent } from '../objects/events.ts'
import { now } from '../objects/object.ts'
import type { Container, Pod } from '../objects/pod.ts'
import { fillVolume, isLive } from '../volumes/mount.ts'
import type { VolumeWorld } from '../volumes/volume.ts'
import { type Exit, type Program, ProgramNotFound, type RunningContainer, startContainer } from './container.ts'
import { commandOf, environmentOf } from './environment.ts'
import type { Image } from './image.ts'
import { pause } from './limit.ts'
import { type ContainerLog, createLog } from './logs.ts'
import { type ContainerRecord, newRecord, podStatusOf } from './pod-status.ts'
import { probeForever, runInside } from './probes.ts'
import type { Mount } from './root.ts'
import { openSandbox, type Sandbox } from './sandbox.ts'

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
  /** Starting is what costs: this says when it is a pod's turn. */
  readonly turn: <T>(task: () => Promise<T>) => Promise<T>
}

export type Slot = ContainerRecord & { running?: RunningContainer; log: ContainerLog; previousLog?: ContainerLog }

export interface PodWorker {
  readonly uid: string
  slot(name: string): Slot | undefined
  slots(): readonly Slot[]
  /** What runs in a container beside its own command. */
  program(slot: Slot, command: readonly string[]): Program
  /** The object changed: ephemeral containers, a deletion. */
  notice(pod: Pod): void
  /** Ends everything at once and leaves the object alone. */
  kill(): Promise<void>
  readonly done: Promise<void>
}

const backoff = (failures: number): number => (failures === 0 ? 0 : Math.min(10_000 * 2 ** (failures - 1), 300_000))
const mountBackoff = (failures: number): number => Math.min(500 * 2 ** failures, 30_000)

export const startWorker = (first: Pod, world: WorkerWorld): PodWorker => {
  let pod = first
  const { uid } = first.metadata
  const folder = join(world.folder, uid)
  const abort = new AbortController()
  const { signal } = abort
  const slotOf = (container: Container, reason: string): Slot => ({ ...newRecord(container, reason), log: createLog() })
  const inits = (pod.spec?.initContainers ?? []).map(container => slotOf(container, 'PodInitializing'))
  const main = (pod.spec?.containers ?? []).map(container => slotOf(container, inits.length > 0 ? 'PodInitializing' : 'ContainerCreating'))
  const ephemeral: Slot[] = []
  const startTime = now()
  let sandbox: Sandbox | undefined
  let failed: { reason: string; message: string } | undefined
  let mounts = new Map<string, { folder: string; readOnly: boolean }>()
  let ending = false
  const event = (type: 'Normal' | 'Warning', reason: string, message: string): void =>
    world.record(pod, type, reason, message, 'kubelet', pod.spec?.nodeName)

  const publish = (): void => {
    const current = world.api.store.get<Pod>(types.pod, pod.metadata.namespace, pod.metadata.name)
    if (current?.metadata.uid !== uid || signal.aborted) return
    const parts = {
      main,
      inits,
      ephemeral,
      address: sandbox?.address,
      hostAddress: world.hostAddress(pod.spec?.nodeName ?? ''),
      startTime,
      ...(failed ? { failed } : {}),
    }
    pod = world.api.store.put(types.pod, { ...current, status: podStatusOf(current, parts) })
  }

  const fillVolumes = async (): Promise<void> => {
    for (let failures = 0; !signal.aborted && !ending; failures += 1) {
      try {
        for (const volume of pod.spec?.volumes ?? []) {
          if (mounts.has(volume.name)) continue
          const at = join(folder, 'volumes', volume.name)
          await rm(at, { recursive: true, force: true })
          try {
            mounts.set(volume.name, { folder: at, ...(await fillVolume(volume, at, pod, world.volumes)) })
          } catch (error) {
            event('Warning', 'FailedMount', `MountVolume.SetUp failed for volume "${volume.name}" : ${(error as Error).message}`)
            throw error
          }
        }
        return
      } catch {
        publish()
        await pause(mountBackoff(failures), signal)
      }
    }
  }

  const user = (container: Container): { uid: number; gid: number } | undefined => {
    const runAs = container.securityContext?.runAsUser ?? pod.spec?.securityContext?.runAsUser
    if (runAs === undefined || runAs === 0) return undefined
    return { uid: runAs, gid: container.securityContext?.runAsGroup ?? pod.spec?.securityContext?.runAsGroup ?? 0 }
  }

  const programOf = (container: Container, command?: readonly string[]): Program => {
    const environment = environmentOf(pod, container, world.api.store, world.apiServer)
    const as = user(container)
    return {
      command: command ?? commandOf(container, environment),
      environment: { ...environment, ...(sandbox?.address ? {} : {}) },
      workingDirectory: container.workingDir ?? '/',
      ...(as ? { user: as } : {}),
    }
  }

  const mountsOf = (container: Container, messageFile: string): Mount[] => [
    ...(sandbox?.files ?? []),
    { source: messageFile, target: container.terminationMessagePath ?? '/dev/termination-log', readOnly: false, file: true },
    ...(container.volumeMounts ?? []).flatMap(mount => {
      const volume = mounts.get(mount.name)
      if (!volume) return []
      const source = mount.subPath ? join(volume.folder, mount.subPath) : volume.folder
      return [{ source, target: mount.mountPath, readOnly: volume.readOnly || mount.readOnly === true, file: false }]
    }),
  ]

  /** Runs a container once, to its end. */
  const runOnce = async (slot: Slot, attempt: number): Promise<Exit> => {
    const { container } = slot
    const id = randomBytes(32).toString('hex')
    const at = join(folder, 'containers', container.name, String(attempt))
    const startedAt = now()
    const containerID = `containerd://${id}`
    await mkdir(at, { recursive: true })
    const messageFile = join(folder, `message-${container.name}`)
    await writeFile(messageFile, '', { mode: 0o666 })
    const log = createLog()
    if (attempt > 0) slot.previousLog = slot.log
    slot.log = log
    const finish = async (exit: Exit, reason: string, message?: string): Promise<Exit> => {
      log.close()
      delete slot.running
      slot.ready = false
      slot.started = false
      const said = message ?? (await readFile(messageFile, 'utf8').catch(() => '')).slice(0, 4096)
      slot.state = {
        terminated: {
          exitCode: exit.code,
          ...(exit.signal ? { signal: exit.signal } : {}),
          reason,
          ...(said ? { message: said } : {}),
          startedAt,
          finishedAt: now(),
          containerID,
        },
      }
      publish()
      return exit
    }
    slot.containerID = containerID
    let running: RunningContainer
    try {
      if (container.securityContext?.runAsNonRoot && !user(container))
        throw new Error('container has runAsNonRoot and image will run as root')
      if (container.securityContext?.privileged) throw new Error('the lab runs no privileged containers')
      const program = programOf(container)
      event('Normal', 'Created', `Created container: ${container.name}`)
      const root = {
        image: world.image,
        folder: at,
        mounts: mountsOf(container, messageFile),
        readOnly: container.securityContext?.readOnlyRootFilesystem === true,
      }
      if (!sandbox) throw new Error('the sandbox is gone')
      const { namespaces } = sandbox
      running = await world.turn(() =>
        startContainer(root, namespaces, program, { stdin: container.stdin === true, tty: container.tty === true }),
      )
    } catch (error) {
      const text = (error as Error).message
      const because =
        error instanceof ProgramNotFound
          ? `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${text}: unknown`
          : text
      event('Warning', 'Failed', `Error: ${because}`)
      return finish({ code: 128 }, 'StartError', because)
    }
    slot.running = running
    const captured = Promise.all([log.capture(running.stdout, 'stdout'), log.capture(running.stderr, 'stderr')])
    const own = new AbortController()
    const stopProbing = (): void => own.abort()
    signal.addEventListener('abort', stopProbing, { once: true })
    slot.state = { running: { startedAt } }
    const hook = container.lifecycle?.postStart?.exec?.command
    if (hook) {
      const { code, output } = await runInside(running, programOf(container, hook), 600_000)
      if (code !== 0) {
        event(
          'Warning',
          'FailedPostStartHook',
          `PostStartHook failed: command ${JSON.stringify(hook)} exited with ${code ?? 'no code'}: ${output}`,
        )
        running.signal('SIGKILL')
      }
    }
    const command = (words: readonly string[]): Program => programOf(container, words)
    const { startupProbe, readinessProbe, livenessProbe } = container
    const beginProbes = (): void => {
      slot.started = true
      slot.ready = !readinessProbe?.exec
      if (readinessProbe)
        void probeForever(
          readinessProbe,
          running,
          command,
          healthy => {
            if (!healthy) event('Warning', 'Unhealthy', 'Readiness probe failed')
            if (slot.ready === healthy || slot.running !== running) return
            slot.ready = healthy
            publish()
          },
          own.signal,
        )
      if (livenessProbe)
        void probeForever(
          livenessProbe,
          running,
          command,
          (healthy, output) => {
            if (healthy || slot.running !== running) return
            event('Warning', 'Unhealthy', `Liveness probe failed: ${output}`)
            event('Normal', 'Killing', `Container ${container.name} failed liveness probe, will be restarted`)
            own.abort()
            void terminate(slot, pod.spec?.terminationGracePeriodSeconds ?? 30)
          },
          own.signal,
        )
      publish()
    }
    event('Normal', 'Started', `Started container ${container.name}`)
    if (startupProbe?.exec) {
      publish()
      void probeForever(
        startupProbe,
        running,
        command,
        healthy => {
          if (healthy && !slot.started) beginProbes()
          if (!healthy) running.signal('SIGKILL')
        },
        own.signal,
      )
    } else beginProbes()
    if (ending || signal.aborted) running.signal('SIGKILL')
    const exit = await running.ended
    own.abort()
    signal.removeEventListener('abort', stopProbing)
    await Promise.race([captured, pause(1000, signal)])
    return finish(exit, exit.code === 0 ? 'Completed' : 'Error')
  }

  /** Runs a container again and again, as its pod's policy says. */
  const keepRunning = async (slot: Slot, policy: string): Promise<Exit> => {
    let failures = 0
    for (let attempt = 0; ; attempt += 1) {
      const began = Date.now()
      const exit = await runOnce(slot, attempt).catch((error: unknown): Exit => {
        event('Warning', 'Failed', `Error: ${(error as Error).message}`)
        slot.state = { waiting: { reason: 'CreateContainerConfigError', message: (error as Error).message } }
        publish()
        return { code: 128 }
      })
      if (ending || signal.aborted || policy === 'Never' || (policy === 'OnFailure' && exit.code === 0)) return exit
      if (Date.now() - began > 600_000) failures = 0
      const wait = backoff(failures)
      failures += 1
      if ('terminated' in slot.state) slot.lastState = slot.state
      if (wait > 0) {
        const name = `${pod.metadata.name}_${pod.metadata.namespace}(${uid})`
        slot.state = {
          waiting: {
            reason: 'CrashLoopBackOff',
            message: `back-off ${wait / 1000}s restarting failed container=${slot.container.name} pod=${name}`,
          },
        }
        event('Warning', 'BackOff', `Back-off restarting failed container ${slot.container.name} in pod ${name}`)
        publish()
        await pause(wait, signal)
        if (ending || signal.aborted) return exit
      }
      slot.restartCount += 1
    }
  }

  const terminate = async (slot: Slot, seconds: number): Promise<void> => {
    const { running, container } = slot
    if (!running) return
    const until = Date.now() + seconds * 1000
    const hook = container.lifecycle?.preStop?.exec?.command
    if (hook && seconds > 0) await runInside(running, programOf(container, hook), seconds * 1000)
    if (seconds > 0) running.signal('SIGTERM')
    const inTime = new AbortController()
    await Promise.race([running.ended, pause(Math.max(0, until - Date.now()), inTime.signal)])
    inTime.abort()
    running.signal('SIGKILL')
    await running.ended
  }

  const all = (): Slot[] => [...inits, ...main, ...ephemeral]
  const release = async (): Promise<void> => {
    await sandbox?.release().catch(() => {})
    sandbox = undefined
    await rm(folder, { recursive: true, force: true }).catch(() => {})
  }

  let releaseWaiter = (): void => {}
  const deletion = new Promise<void>(resolve => {
    releaseWaiter = resolve
  })

  const live = async (): Promise<void> => {
    try {
      await world.turn(async () => {
        const { network, own } = await world.network(pod)
        sandbox = await openSandbox(pod, join(folder, 'sandbox'), network, own, world.dnsServers())
      })
    } catch (error) {
      event('Warning', 'FailedCreatePodSandBox', `Failed to create pod sandbox: ${(error as Error).message}`)
      failed = { reason: 'SandboxFailed', message: (error as Error).message }
      return publish()
    }
    publish()
    await fillVolumes()
    if (signal.aborted || ending) return
    const policy = pod.spec?.restartPolicy ?? 'Always'
    for (const slot of inits) {
      const exit = await keepRunning(slot, policy === 'Always' ? 'OnFailure' : policy)
      if (signal.aborted || ending) return
      if (exit.code !== 0) return publish()
      slot.ready = true
      publish()
    }
    for (const image of new Set(main.map(slot => slot.container.image)))
      event('Normal', 'Pulled', `Container image "${image}" already present on machine`)
    await Promise.all(main.map(slot => keepRunning(slot, policy)))
    publish()
  }

  const living = live().catch((error: unknown) => {
    event('Warning', 'Failed', `Error: ${(error as Error).message}`)
    failed = { reason: 'Error', message: (error as Error).message }
    publish()
  })

  const die = async (): Promise<void> => {
    await deletion
    ending = true
    const seconds = pod.metadata.deletionGracePeriodSeconds ?? 30
    for (const slot of all()) if (slot.running) event('Normal', 'Killing', `Stopping container ${slot.container.name}`)
    await Promise.all(all().map(slot => terminate(slot, seconds)))
    abort.abort()
    await living
    await release()
    const current = world.api.store.get<Pod>(types.pod, pod.metadata.namespace, pod.metadata.name)
    if (current?.metadata.uid !== uid) return
    try {
      world.api.remove(types.pod, pod.metadata.namespace, pod.metadata.name, { gracePeriodSeconds: 0, preconditions: { uid } })
    } catch (error) {
      if (!(error instanceof StatusError)) throw error
    }
  }

  const refresh = setInterval(() => {
    // Config maps and secrets follow their objects; tokens are renewed long before they end.
    for (const volume of pod.spec?.volumes ?? []) {
      const mount = mounts.get(volume.name)
      if (mount && isLive(volume)) void fillVolume(volume, mount.folder, pod, world.volumes).catch(() => {})
    }
  }, 60_000)
  refresh.unref()
  const done = die().finally(() => clearInterval(refresh))

  return {
    uid,
    slot: name => all().find(slot => slot.container.name === name),
    slots: all,
    program: (slot, command) => programOf(slot.container, command),
    notice: next => {
      pod = next
      if (next.metadata.deletionTimestamp !== undefined) return releaseWaiter()
      for (const container of next.spec?.ephemeralContainers ?? []) {
        if (ephemeral.some(slot => slot.container.name === container.name)) continue
        const slot = slotOf(container, 'ContainerCreating')
        ephemeral.push(slot)
        void keepRunning(slot, 'Never')
      }
    },
    kill: async () => {
      abort.abort()
      ending = true
      clearInterval(refresh)
      for (const slot of all()) slot.running?.signal('SIGKILL')
      await living
      await Promise.all(all().map(slot => slot.running?.ended))
      await release()
      mounts = new Map()
    },
    done,
  }
}
