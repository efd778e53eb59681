/** Reads evidence that anybody may have written. Everything is checked, and what is wrong is told with its JSON path. */
import type { Certificate } from '../pki/certificate.ts'
import { longestAnswer } from '../pki/handshake.ts'
import { sha256 } from '../pki/hash.ts'
import { readCertificate } from '../pki/read.ts'
import { type BodyPattern, expressionComplaint, type StatusPattern, type StatusPatterns } from '../policy/answer-pattern.ts'
import type { Decision } from '../policy/decision.ts'
import { type Expectation, mostRedirects, type Target } from '../policy/spec.ts'
import { canonical, evidenceSchema } from './evidence.ts'
import { bad, boolean, count, date, fields, list, optional, string, strings, word } from './evidence-fields.ts'
import { maxFlight } from './flight.ts'
import type { Hop } from './hops.ts'
import { longestLocation } from './location.ts'
import type { Subject } from './subject.ts'
import { readSubject } from './subject-read.ts'
import type { HttpAnswer, Observation, OurAuthority, Path, PodRef, Probe, Verdict } from './verdict.ts'

/** 200 pods with 8 probes each take about five. */
export const mostEvidenceBytes = 64 * 1024 * 1024

/** Without a subject: it can be judged again, and cannot be reused. */
const firstSchema = 'egress-gate/evidence/1'

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

function decision(value: unknown, path: string): Decision {
  const it = fields(value, path, ['effect', 'inspected', 'by', 'rule', 'because', 'dependsOn'])
  const { inspected } = it
  if (inspected !== 'unknown') boolean(inspected, `${path}.inspected`)
  return {
    effect: word(it['effect'], `${path}.effect`, ['allow', 'deny', 'unknown']),
    inspected: inspected as boolean | 'unknown',
    by: word(it['by'], `${path}.by`, ['threat-intelligence', 'dnat', 'network', 'application', 'infrastructure', 'default', 'undecided']),
    ...optional(it, 'rule', path, string),
    because: string(it['because'], `${path}.because`),
    dependsOn: strings(it['dependsOn'], `${path}.dependsOn`),
    trace: [],
  }
}

function probe(value: unknown, path: string): Probe {
  const it = fields(value, path, ['id', 'name', 'workload', 'flow', 'expectation', 'predicted', 'control', 'nonce', 'inserted'])
  const flow = fields(it['flow'], `${path}.flow`, ['source', 'protocol', 'port', 'address', 'host', 'application', 'path'])
  for (const key of ['source', 'protocol', 'address', 'host', 'application', 'path']) optional(flow, key, `${path}.flow`, string)
  count(flow['port'], `${path}.flow.port`)
  if (it['control'] !== undefined && it['control'] !== true) bad(`${path}.control`, 'must be true or absent')
  return {
    id: string(it['id'], `${path}.id`),
    name: string(it['name'], `${path}.name`),
    workload: string(it['workload'], `${path}.workload`),
    flow: flow as Probe['flow'],
    expectation: expectation(it['expectation'], `${path}.expectation`),
    predicted: decision(it['predicted'], `${path}.predicted`),
    ...(it['control'] === true ? { control: true } : {}),
    ...optional(it, 'nonce', path, (each, at) =>
      /^[0-9a-f]{8,64}$/.test(string(each, at)) ? string(each, at) : bad(at, 'is no number of a run'),
    ),
    ...optional(it, 'inserted', path, string),
  }
}

function expectation(value: unknown, path: string): Expectation {
  const asserted = ['inspected', 'rule', 'upstream', 'status', 'body', 'nonce', 'insertedHeader', 'retries', 'redirects']
  const it = fields(value, path, ['name', 'from', 'target', 'expect', ...asserted, 'place'])
  const place = fields(it['place'], `${path}.place`, ['file', 'line', 'column'])
  if (it['redirects'] !== undefined && (it['expect'] !== 'allow' || fields(it['target'], `${path}.target`, targetKeys)['kind'] !== 'url'))
    bad(`${path}.redirects`, 'goes with a URL that is expected to be allowed')
  return {
    name: string(it['name'], `${path}.name`),
    from: strings(it['from'], `${path}.from`),
    target: target(it['target'], `${path}.target`),
    expect: word(it['expect'], `${path}.expect`, ['allow', 'deny', 'unknown']),
    ...optional(it, 'inspected', path, boolean),
    ...optional(it, 'rule', path, string),
    ...optional(it, 'upstream', path, (word_, at) => word(word_, at, ['refused'] as const)),
    ...optional(it, 'status', path, statuses),
    ...optional(it, 'body', path, body),
    ...optional(it, 'nonce', path, (each, at) => (/^[\w-]{1,40}$/.test(string(each, at)) ? string(each, at) : bad(at, 'is no parameter'))),
    ...optional(it, 'insertedHeader', path, string),
    ...optional(it, 'retries', path, count),
    ...optional(it, 'redirects', path, redirects),
    place: {
      file: string(place['file'], `${path}.place.file`),
      line: count(place['line'], `${path}.place.line`),
      column: count(place['column'], `${path}.place.column`),
    },
  }
}

const redirects = (value: unknown, path: string): number => {
  const most = count(value, path)
  return most >= 1 && most <= mostRedirects ? most : bad(path, `must be from 1 to ${mostRedirects}`)
}

const statuses = (value: unknown, path: string): StatusPatterns =>
  Array.isArray(value) ? value.map((each, at) => statusOf(each, `${path}[${at}]`)) : statusOf(value, path)
const statusOf = (value: unknown, path: string): StatusPattern =>
  typeof value === 'string' ? word(value, path, ['1xx', '2xx', '3xx', '4xx', '5xx']) : count(value, path)

function body(value: unknown, path: string): BodyPattern {
  if (typeof value === 'string') return value
  const matches = string(fields(value, path, ['matches'])['matches'], `${path}.matches`)
  const complaint = expressionComplaint(matches)
  return complaint === undefined ? { matches } : bad(`${path}.matches`, complaint)
}

const targetKeys = ['kind', 'url', 'method', 'host', 'port', 'protocol', 'speaks']

function target(value: unknown, path: string): Target {
  const it = fields(value, path, targetKeys)
  if (word(it['kind'], `${path}.kind`, ['url', 'port']) === 'port')
    return {
      kind: 'port',
      host: string(it['host'], `${path}.host`),
      port: count(it['port'], `${path}.port`),
      protocol: word(it['protocol'], `${path}.protocol`, ['tcp', 'udp']),
      ...optional(it, 'speaks', path, (each, at) => word(each, at, ['ntp', 'dns'] as const)),
    }
  const url = string(it['url'], `${path}.url`)
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) bad(`${path}.url`, 'must be an http or https URL')
  return { kind: 'url', url, method: string(it['method'], `${path}.method`) }
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

function observation(value: unknown, path: string, certificates: readonly Certificate[]): Observation {
  const kinds = ['tls', 'http', 'answered', 'blocked', 'dns-failure', 'unknown'] as const satisfies Observation['kind'][]
  const tls = ['flight', 'protocol', 'alpn', 'trusted', 'trustDetail', 'http', 'httpDetail', 'session']
  const it = fields(value, path, ['kind', 'detail', 'how', 'stage', ...tls])
  const kind = word(it['kind'], `${path}.kind`, kinds)
  switch (kind) {
    case 'tls': {
      const flight = list(it['flight'], `${path}.flight`)
      if (flight.length > maxFlight) bad(`${path}.flight`, `at most ${maxFlight} certificates`)
      return {
        kind,
        flight: flight.map(
          (index, at) => certificates[count(index, `${path}.flight[${at}]`)] ?? bad(`${path}.flight[${at}]`, 'names no certificate'),
        ),
        ...optional(it, 'protocol', path, string),
        ...optional(it, 'alpn', path, string),
        trusted: it['trusted'] === 'unknown' ? 'unknown' : boolean(it['trusted'], `${path}.trusted`),
        ...optional(it, 'trustDetail', path, string),
        ...optional(it, 'http', path, http),
        ...optional(it, 'httpDetail', path, string),
        ...optional(it, 'session', path, session),
      }
    }
    case 'http':
      return { kind, http: http(it['http'], `${path}.http`) }
    case 'blocked':
      return {
        kind,
        how: word(it['how'], `${path}.how`, ['closed-after-hello', 'reset', 'refused', 'timeout', 'unreachable']),
        detail: string(it['detail'], `${path}.detail`),
        ...optional(it, 'stage', path, (each, at) => word(each, at, ['connect', 'handshake', 'answer'] as const)),
      }
    default:
      return { kind, detail: string(it['detail'], `${path}.detail`) }
  }
}

function session(value: unknown, path: string): { random: string; answer: string } {
  const it = fields(value, path, ['random', 'answer'])
  const [random, answer] = [string(it['random'], `${path}.random`), string(it['answer'], `${path}.answer`)]
  if (!/^[0-9a-f]{64}$/.test(random)) bad(`${path}.random`, 'must be 32 bytes in hex')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(answer) || answer.length > 2 * longestAnswer) bad(`${path}.answer`, 'must be base64 of one answer')
  return { random, answer }
}

function http(value: unknown, path: string): HttpAnswer {
  const it = fields(value, path, ['status', 'body', 'headers', 'locations'])
  const headers = it['headers']
  if (headers === null || typeof headers !== 'object' || Array.isArray(headers)) return bad(`${path}.headers`, 'must be an object')
  for (const [name, each] of Object.entries(headers)) string(each, `${path}.headers.${name}`)
  return {
    status: count(it['status'], `${path}.status`),
    body: string(it['body'], `${path}.body`),
    headers: headers as HttpAnswer['headers'],
    ...optional(it, 'locations', path, (each, at) => {
      const all = strings(each, at)
      return all.length <= 2 && all.every(one => one.length <= longestLocation + 1) ? all : bad(at, 'has more than is kept of an answer')
    }),
  }
}

function der(value: unknown, path: string): Certificate {
  try {
    return readCertificate(Buffer.from(string(value, path), 'base64'))
  } catch (error) {
    return bad(path, `is no certificate: ${error instanceof Error ? error.message : error}`)
  }
}
