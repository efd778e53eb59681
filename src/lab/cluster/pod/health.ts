/** A running container's hooks and probes, and what their answers lead to. */

import type { Probe } from '../objects/pod.ts'
import type { RunningContainer } from './container.ts'
import { type PodContext, programBeside, type Slot } from './pod-context.ts'
import { checkOf, probeForever, runInside } from './probes.ts'
import { terminate } from './terminate.ts'

/** Kills the container where the hook fails. */
export const runPostStart = async (context: PodContext, slot: Slot, running: RunningContainer): Promise<void> => {
  const command = slot.container.lifecycle?.postStart?.exec?.command
  if (!command) return
  const { code, output } = await runInside(running, programBeside(slot, command), 600_000)
  if (code === 0) return
  const text = `PostStartHook failed: command ${JSON.stringify(command)} exited with ${code ?? 'no code'}: ${output}`
  context.event('Warning', 'FailedPostStartHook', text)
  running.signal('SIGKILL')
}

/** Until aborted: readiness and liveness, once the startup probe (if there is one) has succeeded. */
export const startProbes = (context: PodContext, slot: Slot, running: RunningContainer, abort: AbortController): void => {
  const { container } = slot
  const pod = context.sandbox && { net: context.sandbox.namespaces.net, address: context.sandbox.address }
  const program = (words: readonly string[]) => programBeside(slot, words)
  const kindOf = (probe: Probe | undefined) => {
    const check = probe && checkOf(probe, container, running, program, pod)
    return probe && check && { probe, check }
  }
  const [startup, readiness, liveness] = [container.startupProbe, container.readinessProbe, container.livenessProbe].map(kindOf)
  const fault = (error: unknown): void => context.event('Warning', 'Unhealthy', `Probe errored: ${(error as Error).message}`)
  const follow = (one: typeof startup, tell: (healthy: boolean, output: string) => void): void => {
    if (one) probeForever(one.probe, running, one.check, tell, abort.signal).catch(fault)
  }
  const begin = (): void => {
    slot.started = true
    slot.ready = !readiness
    follow(readiness, ready)
    follow(liveness, alive)
    context.publish()
  }
  const ready = (healthy: boolean, output: string): void => {
    if (!healthy) context.event('Warning', 'Unhealthy', `Readiness probe failed: ${output}`)
    if (slot.ready === healthy || slot.running !== running) return
    slot.ready = healthy
    context.publish()
  }
  const alive = (healthy: boolean, output: string): void => {
    if (healthy || slot.running !== running) return
    context.event('Warning', 'Unhealthy', `Liveness probe failed: ${output}`)
    context.event('Normal', 'Killing', `Container ${container.name} failed liveness probe, will be restarted`)
    abort.abort()
    void terminate(slot, context.pod.spec?.terminationGracePeriodSeconds ?? 30).catch(fault)
  }
  if (!startup) {
    begin()
    return
  }
  context.publish()
  follow(startup, (healthy, output) => {
    if (healthy && !slot.started) begin()
    if (healthy) return
    context.event('Warning', 'Unhealthy', `Startup probe failed: ${output}`)
    running.signal('SIGKILL')
  })
}
