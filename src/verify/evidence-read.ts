/** Reads evidence that anybody may have written. Everything is checked, and what is wrong is told with its JSON path. */
import type { Certificate } from '../pki/certificate.ts'
import { sha256 } from '../pki/hash.ts'
import { readCertificate } from '../pki/read.ts'
import { mostRedirects } from '../policy/spec.ts'
import { canonical, evidenceSchema } from './evidence.ts'
import { bad, count, date, fields, list, optional, string, strings, word } from './evidence-fields.ts'
import { observation } from './evidence-read-observation.ts'
import { decision, probe } from './evidence-read-probe.ts'
import type { Hop } from './hops.ts'
import type { Subject } from './subject.ts'
import { readSubject } from './subject-read.ts'
import type { Observation, OurAuthority, Path, PodRef, Probe, Verdict } from './verdict.ts'

/** 200 pods with 8 probes each take about five. */
export const mostEvidenceBytes = 64 * 1024 * 1024

/** Without a subject: it can be judged again, and cannot be reused. */
const firstSchema = 'egress-gate/evidence/1'

/** A file of evidence as it stands: checked for shape, and not yet judged. Hashes are lower-case hex of SHA-256. */
export type Evidence = {
  readonly at: Date
  readonly spec: { readonly name: string; readonly sha256: string; readonly policySha256: string }
  readonly cluster: string
  /** Absent in version 1. */
  readonly subject?: Subject
  readonly authority: OurAuthority
  readonly publicRootsSha256: string
  readonly workloads: readonly string[]
  readonly verdicts: readonly Given[]
  readonly logDisagreements: number | undefined
  readonly result: Verdict['result']
  readonly expiresAt: string | undefined
  readonly hash: { readonly given: string; readonly actual: string }
}
/** A verdict as the file gives it. `path` and `result` are its word, to be held against what the judgement says. */
export type Given = {
  readonly probe: Probe
  readonly pod: PodRef | undefined
  readonly observation: Observation
  /** What its redirects led to. */
  readonly hops: readonly Hop[]
  readonly path: string
  readonly result: string
}

/** Evidence from its text, which may be anybody's. Throws `BadEvidence` at the first thing that is not as it is written. Verdicts are read and not believed. */
export function readEvidence(text: string): Evidence {
  if (text.length > mostEvidenceBytes) bad('$', `it is larger than ${mostEvidenceBytes} bytes`)
  let parsed: unknown
  let again: string
  try {
    parsed = JSON.parse(text)
    again = canonical(parsed)
  } catch (error) {
    return bad('$', `it is not the JSON of evidence: ${error instanceof Error ? error.message : error}`)
  }
  // Duplicate keys, other numbers, other order, blanks: all of it shows here.
  if (again !== text.replace(/\n$/, '')) bad('$', 'it is not canonical JSON: a key stands twice, or it was written by something else')
  const top = fields(parsed, '$', ['body', 'sha256'])
  const body = fields(top['body'], '$.body', [
    'schema',
    'at',
    'spec',
    'cluster',
    'subject',
    'authority',
    'publicRootsSha256',
    'workloads',
    'certificates',
    'verdicts',
    'logDisagreements',
    'result',
    'expiresAt',
  ])
  const schema = word(body['schema'], '$.body.schema', [firstSchema, evidenceSchema])
  if ((schema === firstSchema) !== (body['subject'] === undefined)) bad('$.body.subject', `is not what ${schema} has`)
  const spec = fields(body['spec'], '$.body.spec', ['name', 'sha256', 'policySha256'])
  const authority = fields(body['authority'], '$.body.authority', ['root', 'intermediate'])
  const certificates = list(body['certificates'], '$.body.certificates').map((each, at) => der(each, `$.body.certificates[${at}]`))
  return {
    at: date(body['at'], '$.body.at'),
    spec: {
      name: string(spec['name'], '$.body.spec.name'),
      sha256: string(spec['sha256'], '$.body.spec.sha256'),
      policySha256: string(spec['policySha256'], '$.body.spec.policySha256'),
    },
    cluster: string(body['cluster'], '$.body.cluster'),
    ...optional(body, 'subject', '$.body', readSubject),
    authority: {
      root: der(authority['root'], '$.body.authority.root'),
      intermediate: der(authority['intermediate'], '$.body.authority.intermediate'),
    },
    publicRootsSha256: string(body['publicRootsSha256'], '$.body.publicRootsSha256'),
    workloads: strings(body['workloads'], '$.body.workloads'),
    verdicts: list(body['verdicts'], '$.body.verdicts').map((each, at) => given(each, `$.body.verdicts[${at}]`, certificates)),
    logDisagreements: body['logDisagreements'] === undefined ? undefined : count(body['logDisagreements'], '$.body.logDisagreements'),
    result: word(body['result'], '$.body.result', ['pass', 'fail', 'inconclusive']),
    expiresAt: body['expiresAt'] === undefined ? undefined : date(body['expiresAt'], '$.body.expiresAt').toISOString(),
    hash: { given: string(top['sha256'], '$.sha256'), actual: sha256(canonical(body)) },
  }
}

function given(value: unknown, path: string, certificates: readonly Certificate[]): Given {
  const each = fields(value, path, ['probe', 'pod', 'observation', 'path', 'result', 'because', 'hops'])
  string(each['because'], `${path}.because`)
  return {
    probe: probe(each['probe'], `${path}.probe`),
    pod: each['pod'] === undefined ? undefined : pod(each['pod'], `${path}.pod`),
    observation: observation(each['observation'], `${path}.observation`, certificates),
    hops: each['hops'] === undefined ? [] : hops(each['hops'], `${path}.hops`, certificates),
    path: word(each['path'], `${path}.path`, [
      'inspected',
      'intercepted',
      'passthrough',
      'plain',
      'blocked',
      'unknown',
    ] as const satisfies Path['kind'][]),
    result: word(each['result'], `${path}.result`, ['pass', 'fail', 'inconclusive']),
  }
}

function hops(value: unknown, path: string, certificates: readonly Certificate[]): Hop[] {
  const all = list(value, path)
  if (all.length === 0 || all.length > mostRedirects) bad(path, `must hold 1 to ${mostRedirects} hops, or be absent`)
  return all.map((each, at) => {
    const it = fields(each, `${path}[${at}]`, ['url', 'predicted', 'observation'])
    return {
      url: string(it['url'], `${path}[${at}].url`),
      predicted: decision(it['predicted'], `${path}[${at}].predicted`),
      observation: observation(it['observation'], `${path}[${at}].observation`, certificates),
    }
  })
}

function pod(value: unknown, path: string): PodRef {
  const it = fields(value, path, ['namespace', 'name', 'container', 'uid', 'containerId', 'restartCount', 'node', 'address'])
  return {
    namespace: string(it['namespace'], `${path}.namespace`),
    name: string(it['name'], `${path}.name`),
    container: string(it['container'], `${path}.container`),
    uid: string(it['uid'], `${path}.uid`),
    containerId: string(it['containerId'], `${path}.containerId`),
    restartCount: count(it['restartCount'], `${path}.restartCount`),
    ...optional(it, 'node', path, string),
    ...optional(it, 'address', path, string),
  }
}

function der(value: unknown, path: string): Certificate {
  try {
    return readCertificate(Buffer.from(string(value, path), 'base64'))
  } catch (error) {
    return bad(path, `is no certificate: ${error instanceof Error ? error.message : error}`)
  }
}
