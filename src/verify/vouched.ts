/**
 * Who vouches for what passes through. A runner may have been given further authorities: of a company's own origins, or of a proxy that opens
 * TLS. To the judgement both are known authorities, and only a reader can tell them apart.
 */

import type { Certificate } from '../pki/certificate.ts'
import { buildChain } from '../pki/chain.ts'
import type { Finding } from '../report/report.ts'
import { hostOf, urlOf } from './probes.ts'
import { stepsOf, type Verdict } from './verdict.ts'

/** What passes through by the word of given authorities alone. `own`: those that no one had to give. */
export function vouchedByRunner(verdicts: readonly Verdict[], own: readonly Certificate[], at: Date): Finding[] {
  const hosts = new Map<string, Set<string>>()
  const known = new Set<string>()
  for (const { probe, observation, path } of verdicts.flatMap(stepsOf)) {
    const url = urlOf(probe)
    const leaf = observation.kind === 'tls' ? observation.flight[0] : undefined
    if (observation.kind !== 'tls' || path.kind !== 'passthrough' || url === undefined || leaf === undefined) continue
    const host = hostOf(url)
    const key = `${host} ${leaf.fingerprint}`
    if (known.has(key)) continue
    known.add(key)
    const names = new Set(observation.flight.flatMap(({ subject, issuer }) => [subject, issuer]))
    const anchors = own.filter(({ subject }) => names.has(subject))
    if (buildChain(observation.flight, anchors, { at, host }).ok) continue
    hosts.set(path.issuer, (hosts.get(path.issuer) ?? new Set()).add(host))
  }
  return [...hosts].map(([issuer, names]) => ({
    level: 'notice',
    message: `${[...names].slice(0, 3).join(', ')}${names.size > 3 ? ` and ${names.size - 3} more` : ''} passed through with a certificate of ${issuer}, which is known only because this runner was given that authority. If it is a proxy's, somebody opens these sessions.`,
    advice: 'If it is not the authority of your own origins, take it out of NODE_EXTRA_CA_CERTS for this job, and verify again.',
  }))
}
