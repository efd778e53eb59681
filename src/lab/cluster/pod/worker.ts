/** The life of one pod on its node: network, volumes, containers, the end. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { types } from '../api/resources.ts'
import { StatusError } from '../api/status.ts'
import { now } from '../objects/object.ts'
import type { Pod } from '../objects/pod.ts'
import { notGivenToPod } from './not-given.ts'
import { newSlot, type PodContext, programBeside, type Slot, type WorkerWorld } from './pod-context.ts'
import { podStatusOf } from './pod-status.ts'
import { fillVolumes, refreshVolumes } from './pod-volumes.ts'
import type { Program } from './program.ts'
import { keepRunning } from './run-container.ts'
import { openSandbox } from './sandbox.ts'
import { terminate } from './terminate.ts'

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

export const startWorker = (first: Pod, world: WorkerWorld): PodWorker => {
  const { uid } = first.metadata
  const abort = new AbortController()
  const { signal } = abort
  const inits = (first.spec?.initContainers ?? []).map(container => newSlot(container, 'PodInitializing'))
  const main = (first.spec?.containers ?? []).map(container =>
    newSlot(container, inits.length > 0 ? 'PodInitializing' : 'ContainerCreating'),
  )
  const ephemeral: Slot[] = []
  const ephemeralRuns: Promise<unknown>[] = []
  const startTime = now()
  let failed: { reason: string; message: string } | undefined

  const context: PodContext = {
    world,
    folder: join(world.folder, uid),
    signal,
    mounts: new Map(),
    pod: first,
    sandbox: undefined,
    ending: false,
    event: (type, reason, message) => world.record(context.pod, type, reason, message, 'kubelet', context.pod.spec?.nodeName),
    publish: () => {
      const { pod, sandbox } = context
      const current = world.api.store.get<Pod>(types.pod, pod.metadata.namespace, pod.metadata.name)
      if (current?.metadata.uid !== uid || signal.aborted) return
      const hostAddress = world.hostAddress(pod.spec?.nodeName ?? '')
      const parts = { main, inits, ephemeral, address: sandbox?.address, hostAddress, startTime, ...(failed ? { failed } : {}) }
      context.pod = world.api.store.put(types.pod, { ...current, status: podStatusOf(current, parts) })
    },
  }
  const over = (): boolean => signal.aborted || context.ending
  const giveUp = (reason: string, error: unknown): void => {
    failed = { reason, message: (error as Error).message }
    context.publish()
  }
  const all = (): Slot[] => [...inits, ...main, ...ephemeral]

  const live = async (): Promise<void> => {
    const { pod, folder } = context
    try {
      await world.turn(async () => {
        const { network, own } = await world.network(pod)
        context.sandbox = await openSandbox(pod, join(folder, 'sandbox'), network, own, world.dnsServers())
      })
    } catch (error) {
      context.event('Warning', 'FailedCreatePodSandBox', `Failed to create pod sandbox: ${(error as Error).message}`)
      return giveUp('SandboxFailed', error)
    }
    for (const text of notGivenToPod(pod.spec)) context.event('Warning', 'NotEmulatedInLab', text)
    context.publish()
    await fillVolumes(context)
    if (over()) return
    const policy = pod.spec?.restartPolicy ?? 'Always'
    for (const slot of inits) {
      const exit = await keepRunning(context, slot, policy === 'Always' ? 'OnFailure' : policy)
      if (over()) return
      if (exit.code !== 0) return context.publish()
      slot.ready = true
      context.publish()
    }
    for (const image of new Set(main.map(slot => slot.container.image))) {
      context.event('Normal', 'Pulled', `Container image "${image}" already present on machine`)
    }
    await Promise.all(main.map(slot => keepRunning(context, slot, policy)))
    context.publish()
  }
  const living = live().catch((error: unknown) => {
    context.event('Warning', 'Failed', `Error: ${(error as Error).message}`)
    giveUp('Error', error)
  })
  const stopRefreshing = refreshVolumes(context)

  /** After the last process: the network, the files. */
  const clear = async (): Promise<void> => {
    stopRefreshing()
    abort.abort()
    await Promise.all([living, ...ephemeralRuns])
    await context.sandbox?.release().catch(() => {})
    context.sandbox = undefined
    await rm(context.folder, { recursive: true, force: true }).catch(() => {})
  }

  // A deletion and a stop of the whole cluster may meet here.
  let cleared: Promise<void> | undefined
  const release = (): Promise<void> => {
    cleared ??= clear()
    return cleared
  }

  const deletion = Promise.withResolvers<void>()
  const die = async (): Promise<void> => {
    await deletion.promise
    context.ending = true
    const { metadata } = context.pod
    for (const slot of all()) if (slot.running) context.event('Normal', 'Killing', `Stopping container ${slot.container.name}`)
    await Promise.all(all().map(slot => terminate(slot, metadata.deletionGracePeriodSeconds ?? 30)))
    await release()
    try {
      world.api.remove(types.pod, metadata.namespace, metadata.name, { gracePeriodSeconds: 0, preconditions: { uid } })
    } catch (error) {
      // Somebody forced it out, or another pod has its name by now.
      if (!(error instanceof StatusError)) throw error
    }
  }

  return {
    uid,
    slot: name => all().find(slot => slot.container.name === name),
    slots: all,
    program: programBeside,
    notice: next => {
      context.pod = next
      if (next.metadata.deletionTimestamp !== undefined) return deletion.resolve()
      for (const container of next.spec?.ephemeralContainers ?? []) {
        if (ephemeral.some(slot => slot.container.name === container.name)) continue
        const slot = newSlot(container, 'ContainerCreating')
        ephemeral.push(slot)
        ephemeralRuns.push(keepRunning(context, slot, 'Never'))
      }
    },
    kill: async () => {
      context.ending = true
      abort.abort()
      for (const slot of all()) slot.running?.signal('SIGKILL')
      await release()
    },
    done: die(),
  }
}
