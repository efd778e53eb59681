/** Asks one pod all its questions in one exec. Whatever goes wrong becomes an observation that is unknown, with the reason. */
import { observe } from '../verify/observe.ts'
import { parseOutput } from '../verify/parse-output.ts'
import { outputCap, type ScriptTiming, scriptSeconds, verifyScript } from '../verify/script.ts'
import type { Observation, Prober } from '../verify/verdict.ts'
import type { Connection } from './connection.ts'
import { printable } from './exec.ts'
import { runScript } from './run-script.ts'

export type PodProber = Prober & {
  /** What the container said of itself (`uid`, tool versions, names of set proxy variables), by pod uid. Its own word. */
  readonly info: ReadonlyMap<string, readonly string[]>
}

export function podProber(connection: Connection, timing: ScriptTiming, log: { debug(line: string): void }): PodProber {
  const info = new Map<string, readonly string[]>()
  return {
    info,
    async observe(pod, probes, signal) {
      const result = await runScript(connection, pod, {
        script: nonce => verifyScript(probes, timing, nonce),
        // What the script takes by its own limits, and some seconds for the way.
        deadlineSeconds: scriptSeconds(timing) + 10,
        maxBytes: outputCap(probes.length),
        signal,
      })
      if (!result.ok) {
        const detail = `${result.fault.message}. ${result.fault.advice}`
        return new Map(probes.map(({ id }): [string, Observation] => [id, { kind: 'unknown', detail }]))
      }
      const parsed = parseOutput(
        result.output,
        result.nonce,
        probes.map(({ id }) => id),
      )
      if (parsed.noise > 200) log.debug(`${pod.name}: ${parsed.noise} characters of output that are not ours were ignored`)
      const said = Buffer.from(parsed.probes.get('pod')?.get('info') ?? []).toString('latin1')
      info.set(
        pod.uid,
        said
          .split('\n')
          .map(line => printable(line).slice(0, 200))
          .filter(line => line !== ''),
      )
      return new Map(
        probes.map((probe): [string, Observation] => [
          probe.id,
          parsed.damaged.has(probe.id)
            ? {
                kind: 'unknown',
                detail: 'the output for this probe is damaged or contradicts itself; something in the pod prints into the session',
              }
            : observe(probe, parsed.probes.get(probe.id), result.nonce),
        ]),
      )
    },
  }
}
