/** Health checks, by command or over the network. */
import type { Container, Probe } from '../objects/pod.ts'
import type { RunningContainer } from './container.ts'
import { pause } from './limit.ts'
import { type Answer, askNetwork, isNetworkProbe } from './network-probe.ts'
import type { Program } from './program.ts'

/** Runs a command to its end and throws its output away. Undefined exit code: it did not end in time, or could not run. */
export const runInside = async (
  container: RunningContainer,
  program: Program,
  timeoutMs: number,
): Promise<{ code: number | undefined; output: string }> => {
  const session = container.exec(program, { stdin: false, tty: false })
  let output = ''
  for (const from of [session.stdout, session.stderr]) {
    from?.on('data', (chunk: Buffer) => {
      if (output.length < 10_000) output += chunk.toString()
    })
  }
  const inTime = new AbortController()
  const end = await Promise.race([session.ended, pause(timeoutMs, inTime.signal).then(() => ({ kind: 'late' as const }))])
  inTime.abort()
  return { code: end.kind === 'exit' ? end.exit.code : undefined, output: output.trim() }
}

/** One answer of a check that is due. */
export type Check = (timeoutMs: number) => Promise<Answer>

/** Undefined: a kind of check that the lab does not know (gRPC), which then does not count. */
export const checkOf = (
  probe: Probe,
  container: Container,
  running: RunningContainer,
  program: (command: readonly string[]) => Program,
  pod: { readonly net: string; readonly address: string } | undefined,
): Check | undefined => {
  const command = probe.exec?.command
  if (command)
    return async timeoutMs => {
      const { code, output } = await runInside(running, program(command), timeoutMs)
      return { ok: code === 0, output }
    }
  return pod && isNetworkProbe(probe) ? timeoutMs => askNetwork(probe, container, pod, timeoutMs) : undefined
}

/** Probes until aborted; tells when the answer changes for good (thresholds reached). */
export const probeForever = async (
  probe: Probe,
  running: RunningContainer,
  check: Check,
  tell: (healthy: boolean, output: string) => void,
  signal: AbortSignal,
): Promise<void> => {
  await pause((probe.initialDelaySeconds ?? 0) * 1000, signal)
  let [good, bad] = [0, 0]
  while (!signal.aborted && running.isRunning()) {
    const { ok, output } = await check((probe.timeoutSeconds ?? 1) * 1000)
    if (signal.aborted) return
    if (ok) {
      good += 1
      bad = 0
      if (good === (probe.successThreshold ?? 1)) tell(true, output)
    } else {
      bad += 1
      good = 0
      if (bad >= (probe.failureThreshold ?? 3)) tell(false, output)
    }
    await pause((probe.periodSeconds ?? 10) * 1000, signal)
  }
}
