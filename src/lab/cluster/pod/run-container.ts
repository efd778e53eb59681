/** A container's runs: one to its end, and the next as its pod's policy says. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { now } from '../objects/object.ts'
import { ProgramNotFound, type RunningContainer, startContainer } from './container.ts'
import type { Exit } from './exit.ts'
import { runPostStart, startProbes } from './health.ts'
import { pause } from './limit.ts'
import { createLog } from './logs.ts'
import { notGivenToContainer } from './not-given.ts'
import { type PodContext, programOf, type Slot, userOf } from './pod-context.ts'
import { mountsOf } from './pod-volumes.ts'

const backoff = (failures: number): number => (failures === 0 ? 0 : Math.min(10_000 * 2 ** (failures - 1), 300_000))

/** Runs a container once, to its end. */
export const runOnce = async (context: PodContext, slot: Slot, attempt: number): Promise<Exit> => {
  const { container } = slot
  const { world, folder, signal } = context
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
    context.publish()
    return exit
  }
  slot.containerID = containerID
  let running: RunningContainer
  try {
    if (container.securityContext?.runAsNonRoot && !userOf(context, container))
      throw new Error('container has runAsNonRoot and image will run as root')
    if (container.securityContext?.privileged) throw new Error('the lab runs no privileged containers')
    const program = programOf(context, container)
    slot.program = program
    if (attempt === 0) for (const text of notGivenToContainer(container)) context.event('Warning', 'NotEmulatedInLab', text)
    context.event('Normal', 'Created', `Created container: ${container.name}`)
    const root = {
      image: world.image,
      folder: at,
      mounts: await mountsOf(context, container, messageFile),
      readOnly: container.securityContext?.readOnlyRootFilesystem === true,
    }
    if (!context.sandbox) throw new Error('the sandbox is gone')
    const { namespaces } = context.sandbox
    running = await world.turn(() =>
      startContainer(root, namespaces, program, { stdin: container.stdin === true, tty: container.tty === true }),
    )
  } catch (error) {
    const text = (error as Error).message
    const because =
      error instanceof ProgramNotFound
        ? `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${text}: unknown`
        : text
    context.event('Warning', 'Failed', `Error: ${because}`)
    return finish({ code: 128 }, 'StartError', because)
  }
  slot.running = running
  const captured = Promise.all([log.capture(running.stdout, 'stdout'), log.capture(running.stderr, 'stderr')])
  const own = new AbortController()
  const stopProbing = (): void => own.abort()
  signal.addEventListener('abort', stopProbing, { once: true })
  slot.state = { running: { startedAt } }
  await runPostStart(context, slot, running)
  context.event('Normal', 'Started', `Started container ${container.name}`)
  startProbes(context, slot, running, own)
  if (context.ending || signal.aborted) running.signal('SIGKILL')
  const exit = await running.ended
  own.abort()
  signal.removeEventListener('abort', stopProbing)
  await Promise.race([captured, pause(1000, signal)])
  return finish(exit, exit.code === 0 ? 'Completed' : 'Error')
}

/** Runs a container again and again, as its pod's policy says. */
export const keepRunning = async (context: PodContext, slot: Slot, policy: string): Promise<Exit> => {
  const { signal } = context
  let failures = 0
  for (let attempt = 0; ; attempt += 1) {
    const began = Date.now()
    const exit = await runOnce(context, slot, attempt).catch((error: unknown): Exit => {
      context.event('Warning', 'Failed', `Error: ${(error as Error).message}`)
      slot.state = { waiting: { reason: 'CreateContainerConfigError', message: (error as Error).message } }
      context.publish()
      return { code: 128 }
    })
    if (context.ending || signal.aborted || policy === 'Never' || (policy === 'OnFailure' && exit.code === 0)) return exit
    if (Date.now() - began > 600_000) failures = 0
    const wait = backoff(failures)
    failures += 1
    if ('terminated' in slot.state) slot.lastState = slot.state
    if (wait > 0) {
      const { name, namespace, uid } = context.pod.metadata
      const podName = `${name}_${namespace}(${uid})`
      slot.state = {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: `back-off ${wait / 1000}s restarting failed container=${slot.container.name} pod=${podName}`,
        },
      }
      context.event('Warning', 'BackOff', `Back-off restarting failed container ${slot.container.name} in pod ${podName}`)
      context.publish()
      await pause(wait, signal)
      if (context.ending || signal.aborted) return exit
    }
    slot.restartCount += 1
  }
}
