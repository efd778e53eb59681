import { isMap, isSeq } from 'yaml'
import { type BodyPattern, expressionComplaint, type StatusPattern, type StatusPatterns } from '../answer-pattern.ts'
import { type Expectation, mostRedirects, type Target } from '../spec.ts'
import { type Cursor, fault, type Read, refer, scalar, wrongType } from './cursor.ts'
import { boolean, checked, declared, defaulted, fields, integer, listOf, oneOf, optional, present, required, text } from './fields.ts'
import type { AskedHost } from './past-firewall.ts'
import { parseTarget, parseUrl } from './target.ts'

const title = checked(text, value => (/^[^\n\r]{1,200}$/.test(value) ? undefined : 'must be one line of at most 200 characters'))

/** `from: [weather]` or `from: weather`. */
const from: Read<readonly string[]> = at => {
  const named: Read<string> = at => {
    const name = text(at)
    if (name !== undefined) refer(at, 'workload', name)
    return name
  }
  if (typeof (at.node as { value?: unknown } | undefined)?.value !== 'string') return listOf(named, 1)(at)
  const name = named(at)
  return name === undefined ? undefined : [name]
}

const rule: Read<string> = at => {
  const name = text(at)
  if (name !== undefined) refer(at, 'rule', name)
  return name
}

const method = checked(text, value =>
  /^[A-Z]{1,20}$/.test(value) ? undefined : `${JSON.stringify(value.slice(0, 60))} is not an HTTP method; use one like GET`,
)

const statusOne: Read<StatusPattern> = at => {
  const value = scalar(at)
  if (typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599) return value
  return typeof value === 'string' && /^[1-5]xx$/.test(value)
    ? (value as StatusPattern)
    : wrongType(at, 'a whole number from 100 to 599, a class like 2xx, or a list of them')
}

/** `status: 200`, `status: 2xx` or `status: [200, 3xx]`. */
const statusPatterns: Read<StatusPatterns> = at => (isSeq(at.node) ? listOf(statusOne, 1)(at) : statusOne(at))

/** `body: text` or `body: { matches: EXPRESSION }`. */
const bodyPattern: Read<BodyPattern> = at => {
  if (!isMap(at.node)) return text(at)
  const matches = checked(text, value => {
    const complaint = expressionComplaint(value)
    return complaint === undefined ? undefined : `${JSON.stringify(value.slice(0, 60))} ${complaint}`
  })
  return fields(at, { matches: required(matches) })?.whole
}

const parameter = checked(text, value =>
  /^[A-Za-z0-9_-]{1,40}$/.test(value) ? undefined : 'must be the name of a query parameter: up to 40 letters, digits, "-" and "_"',
)

const headerName = checked(text, value =>
  /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(value) ? undefined : 'is not a header name; use up to 100 letters, digits and "-"',
)

/** @param asked where the hosts are left that are asked for */
const expectation =
  (asked: AskedHost[]): Read<Expectation> =>
  at => {
    const found = fields(at, {
      name: required(declared('expectation', title)),
      from: defaulted(from, []),
      url: optional(text),
      method: optional(method),
      to: optional(text),
      speaks: optional(oneOf('ntp', 'dns')),
      expect: required(oneOf('allow', 'deny', 'unknown')),
      inspected: optional(boolean),
      rule: optional(rule),
      upstream: optional(oneOf('refused')),
      status: optional(statusPatterns),
      body: optional(bodyPattern),
      nonce: optional(parameter),
      insertedHeader: optional(headerName),
      retries: optional(integer(0, 5)),
      redirects: optional(integer(1, mostRedirects)),
    })
    if (!found) return undefined
    const target = readTarget(found, at)
    checkSense(found, target)
    if (target)
      asked.push(
        target.kind === 'url' ? { host: new URL(target.url).hostname, at: found.at('url') } : { host: target.host, at: found.at('to') },
      )
    if (!found.whole || !target) return undefined
    const {
      name,
      from: workloads,
      expect,
      inspected,
      rule: ruleName,
      upstream,
      status,
      body,
      nonce,
      insertedHeader,
      retries,
      redirects,
    } = found.whole
    const asserted = present({ inspected, rule: ruleName, upstream, status, body, nonce, insertedHeader, retries, redirects })
    return { name, from: workloads, target, expect, ...asserted, place: at.place }
  }

type Key =
  | 'url'
  | 'method'
  | 'to'
  | 'speaks'
  | 'expect'
  | 'inspected'
  | 'upstream'
  | 'status'
  | 'body'
  | 'nonce'
  | 'insertedHeader'
  | 'retries'
  | 'redirects'
type Found = {
  readonly values: Readonly<Record<Key, unknown>>
  readonly has: (key: Key) => boolean
  readonly at: (key: Key) => Cursor
}

/** One question: a URL, or a port. */
function readTarget(found: Found, at: Cursor): Target | undefined {
  const { url, to, method: verb, speaks } = found.values
  if (found.has('url') === found.has('to'))
    return fault(
      found.has('to') ? found.at('to') : at,
      found.has('url') ? 'give "url" or "to", not both' : 'what is asked for is missing; give "url" or "to"',
    )
  if (typeof url === 'string') {
    const parsed = parseUrl(url)
    if (parsed.value && url.includes('#'))
      return fault(found.at('url'), 'has a fragment, which no client sends; what is asked for is the URL before the "#": write that')
    return parsed.value ? { kind: 'url', url, method: typeof verb === 'string' ? verb : 'GET' } : fault(found.at('url'), parsed.complaint)
  }
  if (typeof to !== 'string') return undefined
  const parsed = parseTarget(to)
  if (!parsed.value) return fault(found.at('to'), parsed.complaint)
  const { host, port, protocol } = parsed.value
  if (protocol === 'icmp') return fault(found.at('to'), 'probes speak TCP and UDP only; use HOST:PORT/tcp or HOST:PORT/udp')
  return { kind: 'port', host, port, protocol, ...(speaks === 'ntp' || speaks === 'dns' ? { speaks } : {}) }
}

/** Claims that no observation could ever meet. */
function checkSense(found: Found, target: Target | undefined): void {
  const { expect, inspected, upstream } = found.values
  const https = target?.kind === 'url' && /^https:/i.test(target.url)
  if (found.has('url') && found.has('speaks')) fault(found.at('speaks'), 'goes with "to" only; a URL already says what is spoken')
  for (const key of ['method', 'status', 'body', 'upstream', 'nonce', 'insertedHeader', 'redirects'] as const)
    if (found.has('to') && !found.has('url') && found.has(key)) fault(found.at(key), 'goes with "url" only; a port gives no HTTP answer')
  if (target && inspected === true && !https) fault(found.at('inspected'), 'only an https:// URL can be inspected')
  if (upstream !== undefined && (expect !== 'allow' || inspected !== true))
    fault(found.at('upstream'), 'the firewall refuses an origin only where it inspects; say expect: allow and inspected: true')
  if (https && expect === 'deny' && inspected === false)
    for (const key of ['status', 'body'] as const)
      if (found.has(key)) fault(found.at(key), 'a denial before the handshake gives no HTTP answer')
  if (found.has('nonce') && target?.kind === 'url') {
    if (new URL(target.url).searchParams.has(String(found.values.nonce)))
      fault(found.at('nonce'), 'already stands in the URL; name a parameter that does not')
    if (https && inspected !== true)
      fault(found.at('nonce'), 'the firewall logs the URL of HTTPS only where it inspects; say inspected: true, or ask by http://')
  }
  if (found.has('insertedHeader') && (expect !== 'allow' || upstream !== undefined || (https && inspected !== true)))
    fault(
      found.at('insertedHeader'),
      'only an origin that is reached through the firewall can show it; say expect: allow, and inspected: true for https',
    )
  // More tries make a denial no surer, and an open door may well be closed once.
  if (found.has('retries') && expect !== 'allow') fault(found.at('retries'), 'only what is expected to be allowed is tried again')
  if (!found.has('redirects')) return
  if (expect !== 'allow') fault(found.at('redirects'), 'only what is expected to be allowed is followed')
  for (const key of ['upstream', 'insertedHeader'] as const)
    if (found.has(key))
      fault(found.at('redirects'), `does not go with "${key}", which is about one answer; expect that of the last URL itself`)
}

export const expectations = (asked: AskedHost[]): Read<readonly Expectation[]> => listOf(expectation(asked))
