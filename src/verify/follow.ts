/** Follows redirects, where the expectation asks for it: all next hops of a pod in one round of questions. */
import type { Decision, Flow } from '../policy/decision.ts'
import type { Finding } from '../report/report.ts'
import { type Hop, type Judges, nextHop } from './hops.ts'
import { urlOf } from './probes.ts'
import type { Tried } from './retry.ts'
import type { Observation, PodRef, Probe } from './verdict.ts'

export type Followed = { readonly hops: ReadonlyMap<string, readonly Hop[]>; readonly findings: readonly Finding[] }

/** By probe id, what the answers led to. `judges` is asked for only where something has to be followed: public roots take a while to read. */
export async function follow(
  pod: PodRef,
  probes: readonly Probe[],
  observations: ReadonlyMap<string, Observation>,
  judges: () => Promise<Judges>,
  predict: (flow: Flow) => Decision,
  ask: (probes: readonly Probe[]) => Promise<Tried>,
): Promise<Followed> {
  const hops = new Map<string, readonly Hop[]>()
  const findings: Finding[] = []
  const following = probes.filter(({ expectation }) => expectation.redirects !== undefined)
  if (following.length === 0) return { hops, findings }
  const by = await judges()
  // Each round lengthens each chain by one, and each has an end.
  for (;;) {
    const next = following.flatMap(probe => {
      const seen = observations.get(probe.id)
      const hop = seen && nextHop(probe, pod, seen, hops.get(probe.id) ?? [], by, predict)
      return hop === undefined ? [] : [{ probe, hop }]
    })
    if (next.length === 0) return { hops, findings }
    // Whoever answers names any URL. What the policy denies fails anyhow, and nobody has the pod ask for it.
    const wanted = next.flatMap(({ hop }) => (hop.predicted.effect === 'deny' ? [] : [hop]))
    const tried = wanted.length === 0 ? undefined : await ask(wanted)
    findings.push(...(tried?.findings ?? []))
    for (const { probe, hop } of next) {
      const observation: Observation =
        hop.predicted.effect === 'deny'
          ? { kind: 'unknown', detail: 'the policy denies it, so it was not asked' }
          : (tried?.observations.get(hop.id) ?? { kind: 'unknown', detail: 'the prober gave no answer' })
      hops.set(probe.id, [...(hops.get(probe.id) ?? []), { url: urlOf(hop)?.href ?? '', predicted: hop.predicted, observation }])
    }
  }
}
