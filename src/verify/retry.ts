/** What is tried again: connections that failed in passing, where the expectation allows it. Never a denial, never an answer. */
import type { Finding } from '../report/report.ts'
import type { Observation, PodRef, Probe } from './verdict.ts'

/** Not so: a connection that is closed after the ClientHello, which is how the firewall denies, and whatever was answered. */
export const transient = (observation: Observation | undefined): boolean =>
  observation?.kind === 'dns-failure' || (observation?.kind === 'blocked' && observation.how !== 'closed-after-hello')

export type Tried = { readonly observations: ReadonlyMap<string, Observation>; readonly findings: readonly Finding[] }

/** Asks, and asks again for what failed in passing, as often as each expectation says. Every try that failed is told. */
export async function withRetries(
  pod: PodRef,
  probes: readonly Probe[],
  ask: (probes: readonly Probe[]) => Promise<ReadonlyMap<string, Observation>>,
): Promise<Tried> {
  const observations = new Map(await ask(probes))
  const failed = new Map<Probe, string[]>()
  for (let round = 1; ; round++) {
    const again = probes.filter(
      ({ id, expectation }) => expectation.expect === 'allow' && round <= (expectation.retries ?? 0) && transient(observations.get(id)),
    )
    if (again.length === 0) break
    for (const probe of again) failed.set(probe, [...(failed.get(probe) ?? []), detailOf(observations.get(probe.id))])
    for (const [id, observation] of await ask(again)) if (again.some(probe => probe.id === id)) observations.set(id, observation)
  }
  return {
    observations,
    findings: [...failed].map(([{ expectation }, details]) => ({
      level: 'warning',
      message: `${expectation.name} [${pod.name}] was tried ${details.length + 1} times; what failed before the last one: ${[...new Set(details)].join('; ')}.`,
      advice: 'The verdict is about the last try. If it is the same in every run, something on the way drops connections.',
      ...expectation.place,
    })),
  }
}

const detailOf = (observation: Observation | undefined): string =>
  observation?.kind === 'blocked'
    ? `${observation.how} (${observation.detail})`
    : observation?.kind === 'dns-failure'
      ? `name not resolved (${observation.detail})`
      : ''
