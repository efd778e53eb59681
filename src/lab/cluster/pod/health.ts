/** A running container's hooks and probes, and what their answers lead to. */
import type { RunningContainer } from './container.ts'
import { type PodContext, programBeside, type Slot } from './pod-context.ts'
import { probeForever, runInside } from './probes.ts'
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
  const { startupProbe, readinessProbe, livenessProbe } = container
  const program = (words: readonly string[]) => programBeside(slot, words)
  const fault = (error: unknown): void => context.event('Warning', 'Unhealthy', `Probe errored: ${(error as Error).message}`)
  const begin = (): void => {
    slot.started = true
    slot.ready = !readinessProbe?.exec
    if (readinessProbe) probeForever(readinessProbe, running, program, ready, abort.signal).catch(fault)
    if (livenessProbe) probeForever(livenessProbe, running, program, alive, abort.signal).catch(fault)
    context.publish()
  }
  const ready = (healthy: boolean): void => {
    if (!healthy) context.event('Warning', 'Unhealthy', 'Readiness probe failed')
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
  if (!startupProbe?.exec) {
    begin()
    return
  }
  context.publish()
  const started = (healthy: boolean): void => {
    if (healthy && !slot.started) begin()
    if (!healthy) running.signal('SIGKILL')
  }
  probeForever(startupProbe, running, program, started, abort.signal).catch(fault)
}
