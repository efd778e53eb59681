/**
 * What a run of verify saw, as canonical JSON that anybody can judge again later. Equal values have equal bytes: sorted keys, no blanks,
 * ASCII only (RFC 8785 but for the escapes), so that a hash of it means something and a file that says a thing twice is told by its bytes.
 */
import type { Certificate } from '../pki/certificate.ts'
import { sha256 } from '../pki/hash.ts'
import { withoutPlaces } from '../policy/place.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { conclude } from './conclude.ts'
import { expiryOf } from './expiry.ts'
import { urlOf } from './probes.ts'
import { refusals } from './refusals.ts'
import type { Subject } from './subject.ts'
import type { Observation, OurAuthority, Probe, Verdict } from './verdict.ts'

/** Version 2 has a subject. */
export const evidenceSchema = 'egress-gate/evidence/2'
/** Nothing that we write nests deeper. */
export const deepest = 32

export type Run = {
  readonly spec: EgressSpec
  readonly workloads: readonly string[]
  readonly authority: OurAuthority
  /** As judged, before the conclusion. */
  readonly verdicts: readonly Verdict[]
  /** When they were judged. */
  readonly at: Date
  readonly publicRoots: readonly Certificate[]
  readonly cluster: string
  readonly subject: Subject
  /** How many verdicts the firewall's log contradicts; undefined: no log was read. */
  readonly logDisagreements?: number
}

/** JSON with one form for each value: sorted keys, no blanks, ASCII. Equal values have equal bytes, and so equal hashes. */
export function canonical(value: unknown, depth = 0): string {
  if (depth > deepest) throw new RangeError(`it nests deeper than ${deepest} levels`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (typeof value === 'string')
    return JSON.stringify(value).replace(/[\u007f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  if (Array.isArray(value)) return `[${value.map(item => canonical(item, depth + 1)).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`there is no JSON for a ${typeof value}`)
  const own = Object.entries(value).filter(([, item]) => item !== undefined)
  own.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${own.map(([key, item]) => `${canonical(key)}:${canonical(item, depth + 1)}`).join(',')}}`
}

/** Of what the spec says, wherever it stands and however it is laid out. */
export const specHash = ({ file: _, ...spec }: EgressSpec): string => sha256(canonical(withoutPlaces(spec)))
/** SHA-256 in hex of the firewall policy without its places in the file. */
export const policyHash = ({ firewall }: EgressSpec): string => sha256(canonical(withoutPlaces(firewall.policy)))
/** SHA-256 in hex of their fingerprints, whatever their order. */
export const rootsHash = (roots: readonly Certificate[]): string => sha256(canonical(roots.map(each => each.fingerprint).sort()))

/** What a judgement needs of a probe: the decision without its trace. */
export function probeFacts({ predicted, ...probe }: Probe) {
  const { effect, inspected, by, rule, because, dependsOn } = predicted
  return { ...probe, predicted: { effect, inspected, by, rule, because, dependsOn } }
}

/** A run as its evidence file, with the SHA-256 of that text. */
export function toEvidence(run: Run): { readonly text: string; readonly sha256: string } {
  const { spec, authority, workloads, at, cluster, subject, publicRoots, logDisagreements } = run
  const table = new Map<string, { readonly index: number; readonly der: string }>()
  const index = ({ fingerprint, der }: Certificate): number => {
    const known = table.get(fingerprint) ?? { index: table.size, der: base64(der) }
    table.set(fingerprint, known)
    return known.index
  }
  const conclusion = conclude(run.verdicts, workloads, refusals(run.verdicts, authority, at, publicRoots))
  const seen = (observation: Observation) =>
    observation.kind === 'tls' ? { ...observation, flight: observation.flight.map(index) } : observation
  const verdicts = run.verdicts.map(({ probe, pod, observation, path, result, because, hops }) => ({
    probe: probeFacts(probe),
    pod,
    observation: seen(observation),
    path: path.kind,
    result,
    because,
    hops: hops?.map(hop => ({
      url: urlOf(hop.probe)?.href,
      predicted: probeFacts(hop.probe).predicted,
      observation: seen(hop.observation),
    })),
  }))
  const body = {
    schema: evidenceSchema,
    at: at.toISOString(),
    spec: { name: spec.name, sha256: specHash(spec), policySha256: policyHash(spec) },
    cluster,
    subject,
    authority: { root: base64(authority.root.der), intermediate: base64(authority.intermediate.der) },
    publicRootsSha256: rootsHash(publicRoots),
    workloads,
    certificates: [...table.values()].map(({ der }) => der),
    verdicts,
    logDisagreements,
    result: conclusion.result === 'pass' && (logDisagreements ?? 0) > 0 ? 'inconclusive' : conclusion.result,
    expiresAt: expiryOf(conclusion.verdicts, authority)?.at.toISOString(),
  }
  const text = canonical({ body, sha256: sha256(canonical(body)) })
  return { text, sha256: sha256(text) }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
