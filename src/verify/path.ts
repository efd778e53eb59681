/** Where a pod's traffic went, decided by cryptography on our side and not by anybody's name. */
import type { Certificate } from '../pki/certificate.ts'
import { buildChain } from '../pki/chain.ts'
import { firewallCaName, interceptorNamed } from './interceptors.ts'
import { hostOf } from './probes.ts'
import { misfit } from './seen.ts'
import type { Observation, OurAuthority, Path, Probe } from './verdict.ts'

export type PathOptions = {
  readonly at: Date
  /** The public authorities. A chain to none of them is somebody's interception, also where the pod trusts it. */
  readonly publicRoots: readonly Certificate[]
}

/**
 * `inspected`: the flight validates for the host, now, as leaf <- firewall's sub-CA <- a certificate of our intermediate's key <- our root.
 * Nobody can make such a leaf without the key of our intermediate, which only the vault and the firewall hold.
 *
 * What this cannot prove: the flight comes out of the pod, and a pod that lies could replay one that it saw. What binds it all the same:
 * the leaf names exactly this host, is within its dates, and hangs below the firewall's own sub-CA, which lives 30 days; so somebody
 * behind *this* firewall was inspected for *this* host within the last month. That it was this request, only the firewall's log can tell.
 */
export function pathOf(
  probe: Probe,
  observation: Observation,
  { root, intermediate }: OurAuthority,
  { at, publicRoots }: PathOptions,
): Path {
  const odd = misfit(probe, observation)
  if (odd !== undefined) return { kind: 'unknown', because: odd }
  switch (observation.kind) {
    case 'http':
    case 'answered':
      return { kind: 'plain' }
    case 'blocked':
      return { kind: 'blocked', how: observation.how }
    case 'dns-failure':
      return { kind: 'unknown', because: 'the name did not resolve' }
    case 'unknown':
      return { kind: 'unknown', because: observation.detail }
    case 'tls':
  }
  const { flight } = observation
  const leaf = flight[0]
  if (leaf === undefined) return { kind: 'unknown', because: 'no certificate was seen' }
  const { target } = probe.expectation
  if (target.kind !== 'url') return { kind: 'unknown', because: 'certificates for a probe that speaks no TLS' }
  const host = hostOf(new URL(target.url))

  const ours = buildChain(flight, [root], {
    at,
    host,
    accept: path =>
      path.length === 4 &&
      path[1]?.commonNames.includes(firewallCaName) === true &&
      path[2]?.keyFingerprint === intermediate.keyFingerprint,
  })
  if (ours.ok) return { kind: 'inspected', by: `${firewallCaName}, below ${intermediate.commonNames.at(-1) ?? intermediate.subject}` }
  const issuer = leaf.issuerCommonNames.at(-1) ?? leaf.issuer
  if (buildChain(flight, [root], { at, host }).ok)
    return { kind: 'intercepted', by: `${issuer}, below our root but not through our intermediate and the firewall's sub-CA` }
  if (flight.some(each => each.keyFingerprint === intermediate.keyFingerprint || each.keyFingerprint === root.keyFingerprint))
    return { kind: 'intercepted', by: `${issuer}; our certificates were served with it, but ${ours.because}` }
  if (leaf.issuerCommonNames.includes(firewallCaName))
    return { kind: 'intercepted', by: `an Azure Firewall that does not use our intermediate (${ours.because})` }

  const names = new Set(flight.flatMap(each => [each.subject, each.issuer]))
  const known = buildChain(
    flight,
    publicRoots.filter(each => names.has(each.subject)),
    { at, host },
  )
  return known.ok
    ? { kind: 'passthrough', issuer }
    : { kind: 'intercepted', by: `${issuer}${hint(flight)}, which is no public authority known here (${known.because})` }
}

/** By its names, which anybody can take. */
function hint(flight: readonly Certificate[]): string {
  const name = interceptorNamed(flight)
  return name === undefined ? '' : ` (by its names, ${name})`
}
