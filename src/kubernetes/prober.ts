/** Asks one pod all its questions in one exec. Whatever goes wrong becomes an observation that is unknown, with the reason. */
import { withLocations } from '../verify/location.ts'
import { observe } from '../verify/observe.ts'
import { bundleOfCurl, observeTogether } from '../verify/observe-together.ts'
import { parseOutput } from '../verify/parse-output.ts'
import { reachWithout } from '../verify/said.ts'
import { outputCap, type ScriptTiming, scriptSeconds, verifyReply, verifyScript } from '../verify/script.ts'
import { withSession } from '../verify/session.ts'
import { nothingKnown } from '../verify/together.ts'
import type { Observation, PodRef, Probe, Prober } from '../verify/verdict.ts'
import type { Connection } from './connection.ts'
import { ephemeralContainer, whyNoEphemeral } from './ephemeral.ts'
import type { ExecTarget } from './exec.ts'
import { printable } from './printable.ts'
import { runScript, type ScriptFault, type ScriptResult } from './run-script.ts'

export type PodProber = Prober & {
  /** What the container said of itself (`uid`, tool versions, names of set proxy variables), by pod uid. Its own word. */
  readonly info: ReadonlyMap<string, readonly string[]>
  /** What its runtimes said of their roots, unread, by pod uid. Absent where another container was asked. */
  readonly runtimes: ReadonlyMap<string, string>
}

export type ProberOptions = ScriptTiming & {
  /** The image of the container that is put beside one in which nothing can be run. Undefined: such a pod is not asked. */
  readonly debugImage?: string
  /** The range of an address that pods reach without the firewall. */
  readonly past?: (address: string) => string | undefined
}

/** The port that `verify` declares, by exec: all probes of a pod in one session, and in a container beside it where the pod itself can run nothing. */
export function podProber(connection: Connection, options: ProberOptions, log: { debug(line: string): void }): PodProber {
  const info = new Map<string, readonly string[]>()
  const runtimes = new Map<string, string>()
  // Asking an interpreter takes longer than all probes, and what it brings along comes from the image: one pod of a workload will do.
  const runtimesOf = new Map<string, string>()
  const known = nothingKnown(new Date())
  const reach = reachWithout(options.past ?? (() => undefined))
  const run = (target: ExecTarget, probes: readonly Probe[], withRuntimes: boolean, signal: AbortSignal) => {
    let reply = verifyReply(probes, known)
    return runScript(connection, target, {
      script: nonce => {
        reply = verifyReply(probes, known)
        return verifyScript(probes, options, nonce, { runtimes: withRuntimes })
      },
      reply: (line, nonce) => reply(line, nonce),
      // What the script takes by its own limits, and some seconds for the way.
      deadlineSeconds: scriptSeconds(options, probes.length) + 10,
      maxBytes: outputCap(probes.length),
      signal,
    })
  }
  const beside = async (pod: PodRef, probes: readonly Probe[], image: string, signal: AbortSignal): Promise<ScriptResult> => {
    try {
      const container = await ephemeralContainer(connection, pod, image, signal)
      return await run({ ...pod, container }, probes, false, signal)
    } catch (error) {
      return { ok: false, fault: { kind: 'no-shell', message: whyNoEphemeral(error), advice: '', transient: false } }
    }
  }
  return {
    info,
    runtimes,
    async observe(pod, probes, signal) {
      const workload = probes[0]?.workload ?? ''
      const withRuntimes = !runtimesOf.has(workload)
      if (withRuntimes) runtimesOf.set(workload, pod.uid)
      const own = await run(pod, probes, withRuntimes, signal)
      const image = options.debugImage
      const outside = !own.ok && nothingRuns(own.fault) && image !== undefined
      const result = outside ? await beside(pod, probes, image, signal) : own
      // Another pod of the workload is asked in its place.
      if (withRuntimes && (!result.ok || outside)) runtimesOf.delete(workload)
      if (!result.ok) {
        const details = [own, result].flatMap((each, at, all) =>
          each.ok || all.indexOf(each) < at ? [] : [`${each.fault.message}. ${each.fault.advice}`],
        )
        const detail = details.join(' The ephemeral container: ').trim()
        return new Map(probes.map(({ id }): [string, Observation] => [id, { kind: 'unknown', detail }]))
      }
      const parsed = parseOutput(
        result.output,
        result.nonce,
        probes.map(({ id }) => id),
      )
      if (parsed.noise > 200) log.debug(`${pod.name}: ${parsed.noise} characters of output that are not ours were ignored`)
      if (!outside && withRuntimes) runtimes.set(pod.uid, Buffer.from(parsed.probes.get('pod')?.get('runtimes') ?? []).toString('latin1'))
      const said = Buffer.from(parsed.probes.get('pod')?.get('info') ?? []).toString('latin1')
      const bundle = bundleOfCurl(parsed)
      const lines = [...said.split('\n'), ...(bundle === undefined ? [] : [`curl-bundle=${bundle}`])]
        .map(line => printable(line).slice(0, 200))
        .filter(line => line !== '')
      // A pod that is asked again, for a few of its probes, tells a part of it again.
      info.set(pod.uid, [...new Set([...lines, ...(info.get(pod.uid) ?? [])])])
      const together = observeTogether(probes, parsed, known, reach)
      return new Map(
        probes.map((probe): [string, Observation] => [
          probe.id,
          parsed.damaged.has(probe.id)
            ? {
                kind: 'unknown',
                detail: 'the output for this probe is damaged or contradicts itself; something in the pod prints into the session',
              }
            : seenFrom(
                outside ? pod.container : undefined,
                withLocations(
                  probe,
                  withSession(
                    probe,
                    together.get(probe.id) ?? observe(probe, parsed.probes.get(probe.id), result.nonce, reach),
                    parsed.probes.get(probe.id),
                    result.nonce,
                  ),
                ),
              ),
        ]),
      )
    },
  }
}

/** No shell, nowhere to write, nothing to encode with: what the container is, not what went wrong this time. */
const nothingRuns = ({ kind, message }: ScriptFault): boolean =>
  kind === 'no-shell' || (kind === 'script-failed' && /no directory of this container|neither base64/.test(message))

/** From beside the container the way is seen, and not what the container trusts: `trusted` would be the word of another image. */
function seenFrom(container: string | undefined, observation: Observation): Observation {
  if (container === undefined || observation.kind !== 'tls') return observation
  const { trustDetail: _, ...seen } = observation
  return {
    ...seen,
    trusted: 'unknown',
    trustDetail: `nothing can be run in container ${container}, so an ephemeral container beside it was asked: it shows the path, and not what ${container} trusts`,
  }
}
