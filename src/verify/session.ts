/**
 * Binding what a pod showed to this run. A flight is no secret: a pod that lies can show one that it saw before. So one of its URLs is
 * asked once more by bytes that are made here: a ClientHello whose random is a hash of this run's nonce. What comes back is read here as well,
 * and holds only if the key of an inspected leaf signed that random, which nobody can do who was not asked after the run began.
 *
 * What it proves: from where the pod is, our firewall inspects, now. What it does not: that the pod's programs go the same way.
 */

import { readServerFlight } from '../pki/handshake.ts'
import { sha256 } from '../pki/hash.ts'
import { readCertificate } from '../pki/read.ts'
import type { Fields } from './parse-output.ts'
import { type PathOptions, pathOf } from './path.ts'
import { hostOf, isAddress, urlOf } from './probes.ts'
import { type Observation, type OurAuthority, type Probe, stepsOf, type Verdict } from './verdict.ts'

/**
 * The probe whose session is bound: one of which inspection is expected, or else predicted and not excluded. One will do: where its host is
 * down, the run does not pass anyhow.
 */
export function sessionProbe(probes: readonly Probe[]): Probe | undefined {
  const rank = ({ expectation: { expect, inspected }, predicted }: Probe): number => {
    if (inspected === true) return expect === 'allow' ? 0 : 1
    return expect === 'allow' && inspected === undefined && predicted.inspected !== false ? 2 : 9
  }
  const [first] = probes
    .filter(probe => {
      const url = urlOf(probe)
      return url?.protocol === 'https:' && !isAddress(hostOf(url)) && rank(probe) < 9
    })
    .sort((a, b) => rank(a) - rank(b))
  return first
}

/** 32 bytes that nobody knew before this run's nonce was made. */
export const sessionRandom = (nonce: string, id: string): Uint8Array => Buffer.from(sha256(`${nonce} ${id}`), 'hex')

/** The observation with what the server answered to the random, where it was asked. */
export function withSession(probe: Probe, observation: Observation, fields: Fields | undefined, nonce: string): Observation {
  const answer = fields?.get('session')
  if (observation.kind !== 'tls' || answer === undefined || answer.length === 0) return observation
  const random = Buffer.from(sessionRandom(nonce, probe.id)).toString('hex')
  return { ...observation, session: { random, answer: Buffer.from(answer).toString('base64') } }
}

/**
 * What keeps the inspected sessions of pods from being bound to this run: each reason once, with its pods. A pod needs one session that is bound,
 * and none that came back otherwise; hops of redirects count like any other. One for each host would say no more: whoever reaches the firewall for one host can ask it for any.
 */
export function unbound(verdicts: readonly Verdict[], authority: OurAuthority, options: PathOptions): string[] {
  const pods = new Map<string, Verdict[]>()
  for (const verdict of verdicts.flatMap(stepsOf)) {
    if (verdict.pod === undefined) continue
    const { namespace, name, container } = verdict.pod
    const key = `${namespace}/${name} ${container}`
    pods.set(key, [...(pods.get(key) ?? []), verdict])
  }
  const faults = new Map<string, string[]>()
  for (const [pod, own] of pods) {
    const inspected = own.filter(({ result, path }) => result === 'pass' && path.kind === 'inspected')
    if (inspected.length === 0) continue
    const contradicted = inspected.map(verdict => sessionFault(verdict, authority, options)).find(fault => fault?.contradicts)
    const bound = own.map(verdict => sessionFault(verdict, authority, options))
    if (contradicted === undefined && bound.includes(undefined)) continue
    const { because } = contradicted ?? bound.find(fault => fault !== undefined && fault !== notTried) ?? notTried
    faults.set(because, [...(faults.get(because) ?? []), pod])
  }
  return [...faults].map(
    ([because, names]) =>
      `no inspected session of ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''} is bound to this run: ${because}`,
  )
}

/** `contradicts`: what came back is not only too little, but something else. */
type SessionFault = { readonly because: string; readonly contradicts: boolean }

const notTried: SessionFault = {
  because: 'nothing in the container could send the bytes of a handshake (bash, python3, perl, node or nc), or nothing came back',
  contradicts: false,
}

/** Undefined: the key of a leaf that our firewall made for this host signed this run's random. */
function sessionFault({ probe, observation }: Verdict, authority: OurAuthority, options: PathOptions): SessionFault | undefined {
  if (observation.kind !== 'tls' || observation.session === undefined) return notTried
  const { random, answer } = observation.session
  const answered = readServerFlight(Buffer.from(answer, 'base64'), Buffer.from(random, 'hex'))
  if (!answered.ok) return { because: answered.because, contradicts: answered.incomplete !== true }
  try {
    const flight = answered.flight.map(der => readCertificate(der))
    const path = pathOf(probe, { kind: 'tls', flight, trusted: 'unknown' }, authority, options)
    return path.kind === 'inspected' ? undefined : { because: `a flight came that is not our firewall's (${path.kind})`, contradicts: true }
  } catch {
    return { because: 'a flight came that cannot be read', contradicts: true }
  }
}
