/**
 * The control of our own code: in every run it has to be seen to refuse. A judgement that says "inspected" to anything would pass every
 * run; so what was seen is held against authorities, hosts and times for which it must not hold.
 *
 * The decoys are made of our own certificates, by putting another key into them: the same names, the same dates, nobody's key.
 */
import type { Certificate } from '../pki/certificate.ts'
import { buildChain } from '../pki/chain.ts'
import { withOtherKey } from '../pki/decoy.ts'
import { pathOf } from './path.ts'
import { hostOf, urlOf } from './probes.ts'
import { unbound } from './session.ts'
import { type OurAuthority, stepsOf, type Verdict } from './verdict.ts'

export type Refusals = {
  /** How many flights were tried, and each of them in how many ways. */
  readonly passedThrough: number
  readonly inspected: number
  /** What was taken though it had to be refused. */
  readonly broken: readonly string[]
  /** Pods whose inspected sessions are not bound to this run. */
  readonly unbound: readonly string[]
}

/** Different flights; a run of 200 pods sees few. */
const mostTried = 32

/** Holds what was seen against what it must not fit. `at`: when it was seen. */
export function refusals(verdicts: readonly Verdict[], authority: OurAuthority, at: Date, publicRoots: readonly Certificate[]): Refusals {
  const decoys = decoysOf(authority)
  const seen = { passthrough: new Set<string>(), inspected: new Set<string>() }
  const broken: string[] = []
  for (const { probe, observation, path } of verdicts.flatMap(stepsOf)) {
    if (observation.kind !== 'tls' || (path.kind !== 'passthrough' && path.kind !== 'inspected')) continue
    const leaf = observation.flight[0]
    const url = urlOf(probe)
    const tried = seen[path.kind]
    if (leaf === undefined || url === undefined || tried.has(leaf.fingerprint) || tried.size >= mostTried) continue
    tried.add(leaf.fingerprint)
    const host = hostOf(url)
    const takes = (what: string, taken: boolean): void => {
      if (taken) broken.push(`the flight of ${host} was taken for ${what}`)
    }
    if (path.kind === 'passthrough') {
      takes('one below our root', buildChain(observation.flight, [authority.root], { at, host }).ok)
      takes('an inspected one', pathOf(probe, observation, authority, { at, publicRoots: [] }).kind === 'inspected')
      continue
    }
    const inspectedBy = (by: OurAuthority, when = at): boolean =>
      pathOf(probe, observation, by, { at: when, publicRoots }).kind === 'inspected'
    for (const decoy of decoys) takes(`one of ${decoy.what}`, inspectedBy(decoy.authority))
    takes('one that holds after its end', inspectedBy(authority, new Date(leaf.notAfter.getTime() + 1000)))
    takes(
      'one of another host',
      buildChain(observation.flight, [authority.root], { at, host: `not-${host.replace(/[^a-z0-9.-]/gi, '-')}` }).ok,
    )
  }
  return {
    passedThrough: seen.passthrough.size,
    inspected: seen.inspected.size,
    broken,
    unbound: unbound(verdicts, authority, { at, publicRoots }),
  }
}

function decoysOf({ root, intermediate }: OurAuthority): { readonly what: string; readonly authority: OurAuthority }[] {
  return [
    { what: 'a root of the same name with another key', authority: { root: withOtherKey(root), intermediate } },
    { what: 'an intermediate of the same name with another key', authority: { root, intermediate: withOtherKey(intermediate) } },
  ]
}
