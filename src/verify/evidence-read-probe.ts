/** The questions of evidence, read as strictly as the rest of it (evidence-read.ts). What is no probe of this project is told with its JSON path. */
import { type BodyPattern, expressionComplaint, type StatusPattern, type StatusPatterns } from '../policy/answer-pattern.ts'
import type { Decision } from '../policy/decision.ts'
import { type Expectation, mostRedirects, type Target } from '../policy/spec.ts'
import { bad, boolean, count, fields, optional, string, strings, word } from './evidence-fields.ts'
import type { Probe } from './verdict.ts'

/** What the policy said of a flow, without its trace. */
export function decision(value: unknown, path: string): Decision {
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

/** One question, with all that it expects and what the policy predicted for it. */
export function probe(value: unknown, path: string): Probe {
  const it = fields(value, path, ['id', 'name', 'workload', 'flow', 'expectation', 'predicted', 'control', 'ruleOpen', 'nonce', 'inserted'])
  const flow = fields(it['flow'], `${path}.flow`, ['source', 'protocol', 'port', 'address', 'host', 'application', 'path'])
  for (const key of ['source', 'protocol', 'address', 'host', 'application', 'path']) optional(flow, key, `${path}.flow`, string)
  count(flow['port'], `${path}.flow.port`)
  for (const key of ['control', 'ruleOpen']) if (it[key] !== undefined && it[key] !== true) bad(`${path}.${key}`, 'must be true or absent')
  return {
    id: string(it['id'], `${path}.id`),
    name: string(it['name'], `${path}.name`),
    workload: string(it['workload'], `${path}.workload`),
    flow: flow as Probe['flow'],
    expectation: expectation(it['expectation'], `${path}.expectation`),
    predicted: decision(it['predicted'], `${path}.predicted`),
    ...(it['control'] === true ? { control: true } : {}),
    ...(it['ruleOpen'] === true ? { ruleOpen: true } : {}),
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
