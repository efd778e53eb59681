/** Health checks by command. */
import type { Probe } from '../objects/pod.ts'
import type { RunningContainer } from './container.ts'
import { pause } from './limit.ts'
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

/** Probes until aborted; tells when the answer changes for good (thresholds reached). */
export const probeForever = async (
  probe: Probe,
  container: RunningContainer,
  program: (command: readonly string[]) => Program,
  tell: (healthy: boolean, output: string) => void,
  signal: AbortSignal,
): Promise<void> => {
  const command = probe.exec?.command
  if (!command) return
  await pause((probe.initialDelaySeconds ?? 0) * 1000, signal)
  let [good, bad] = [0, 0]
  while (!signal.aborted && container.isRunning()) {
    const { code, output } = await runInside(container, program(command), (probe.timeoutSeconds ?? 1) * 1000)
    if (signal.aborted) return
    if (code === 0) {
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
