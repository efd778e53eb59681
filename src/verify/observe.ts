/** What the tools in a pod said about one probe, as an observation. Pure. What cannot be told for certain is `unknown`. */
import type { Certificate } from '../pki/certificate.ts'
import { readCertificate } from '../pki/read.ts'
import { answerFrom, answerOfWire } from './http-answer.ts'
import type { Fields } from './parse-output.ts'
import { udpTokens } from './script.ts'
import type { Observation, Probe } from './verdict.ts'

export function observe(probe: Probe, fields: Fields | undefined, nonce: string): Observation {
  if (fields === undefined || fields.size === 0) return unknown('the pod said nothing about this probe')
  const said = { tool: text(fields, 'tool'), rc: number(fields, 'rc'), err: text(fields, 'err') }
  if (said.tool === 'none') return unknown(lacking(probe))
  if (said.tool === 'getent') return { kind: 'dns-failure', detail: 'getent finds no address for it' }
  const { target } = probe.expectation
  if (target.kind === 'port') return target.protocol === 'udp' ? udp(probe, fields, said, nonce) : tcp(fields, said)
  const secure = new URL(target.url).protocol === 'https:'
  switch (said.tool) {
    case 'curl':
      return secure ? curlHttps(fields, said) : curlHttp(fields, said)
    case 'openssl':
      return opensslHttps(fields, said)
    case 'python':
    case 'node':
      return helper(fields, said, secure)
    case 'wget':
      return secure ? unknown(lacking(probe)) : wgetHttp(fields, said)
    default:
      return unknown(`the pod names an unknown tool, ${JSON.stringify(said.tool.slice(0, 40))}`)
  }
}

type Said = { readonly tool: string; readonly rc: number | undefined; readonly err: string }

const unknown = (detail: string): Observation => ({ kind: 'unknown', detail })

const lacking = ({ expectation: { target } }: Probe): string =>
  target.kind === 'url'
    ? target.url.startsWith('https:')
      ? 'the container has neither curl, openssl, python3 nor node, so nothing in it can show the certificates that are served (busybox wget validates none)'
      : 'the container has neither curl, python3, node nor wget'
    : target.protocol === 'udp'
      ? 'the container has neither python3, node, perl, bash nor nc, so nothing in it speaks UDP'
      : 'the container has neither bash, python3, node, curl nor nc'

const text = (fields: Fields, name: string): string =>
  Buffer.from(fields.get(name) ?? [])
    .toString('latin1')
    .trim()

function number(fields: Fields, name: string): number | undefined {
  const value = text(fields, name)
  return /^\d{1,3}$/.test(value) ? Number(value) : undefined
}

/** The last line that carries a message, without control characters, short. */
function detailOf(err: string, fallback: string): string {
  const lines = err.split(/\r?\n/).filter(line => line.trim() !== '')
  const line = lines.findLast(each => /^curl: \(\d+\)/.test(each)) ?? lines.at(-1) ?? fallback
  return (
    line
      .replace(/[^\x20-\x7e]+/g, ' ')
      .trim()
      .slice(0, 300) || fallback
  )
}

/** How a connection was stopped, from what OpenSSL, GnuTLS, libc and friends call it. Undefined: by something that has another name. */
export function howStopped(words: string): (Observation & { kind: 'blocked' })['how'] | undefined {
  // An alert is an answer of a TLS server; the firewall closes without one.
  if (/\balert\b/i.test(words)) return undefined
  if (/connection reset|reset by peer|errno[= ]104/i.test(words)) return 'reset'
  if (
    /SSL_ERROR_SYSCALL|unexpected eof|non-properly terminated|Unknown SSL protocol error|EOF occurred|SSL_ERROR_ZERO_RETURN|errno=0\b/i.test(
      words,
    )
  )
    return 'closed-after-hello'
  if (/connection refused|errno[= ]111/i.test(words)) return 'refused'
  if (/no route to host|network is unreachable|host is unreachable|errno[= ]1(?:01|13)/i.test(words)) return 'unreachable'
  // Not any word like it: usage texts speak of timeouts too, and silence can be a pass.
  if (/\b(?:connection|operation|attempt|handshake) timed out\b|^nc: timed out$|errno[= ]110\b/im.test(words)) return 'timeout'
  return undefined
}

const dnsWords =
  /could not resolve host|resolving timed out|name or service not known|name resolution|bad address|getaddrinfo|nodename nor servname|no address associated/i

/** From a curl that brought no answer and no certificates. `err` is its `-v` output. */
function curlStopped({ rc, err }: Said): Observation {
  const detail = detailOf(err, `curl ended with ${rc ?? '?'}`)
  const connected = /^\* Connected to /m.test(err)
  const last = err.split('\n').findLast(line => line.startsWith('curl: ')) ?? ''
  switch (rc) {
    case 6:
      return { kind: 'dns-failure', detail }
    case 28:
      // Curl resolves before it connects, and says which of the two took too long.
      if (/resolving timed out/i.test(err)) return { kind: 'dns-failure', detail }
      return {
        kind: 'blocked',
        how: 'timeout',
        detail,
        ...(connected ? { stage: 'handshake' } : /^\* +Trying /m.test(err) ? { stage: 'connect' } : {}),
      }
    case 7: {
      const how = howStopped(err)
      return how === 'refused' || how === 'unreachable' || how === 'timeout'
        ? { kind: 'blocked', how, detail, stage: 'connect' }
        : unknown(detail)
    }
    case 35: {
      const how = howStopped(last)
      return how === 'reset' || how === 'closed-after-hello' ? { kind: 'blocked', how, detail, stage: 'handshake' } : unknown(detail)
    }
    case 52:
    case 56:
      return { kind: 'blocked', how: howStopped(last) === 'reset' ? 'reset' : 'closed-after-hello', detail, stage: 'answer' }
    default:
      return unknown(detail)
  }
}

/** Exit codes that mean: the certificate was refused (51: by name, in old versions). 77: the bundle itself is missing or unreadable. */
const notTrusted = new Set([51, 60, 77, 83, 90, 91])

function curlHttps(fields: Fields, said: Said): Observation {
  const again = fields.has('krc')
  const flight = certificatesIn(fields, again ? 'kout' : 'out', 'flight')
  const err = again ? text(fields, 'kerr') : said.err
  const http = answerFrom(fields.get(again ? 'khead' : 'head'), fields.get(again ? 'kbody' : 'body'))
  const handshake = /SSL connection using /.test(err) || http !== undefined
  if (said.rc === undefined) return unknown('curl did not say how it ended')
  if (!handshake && flight.length === 0) {
    if (notTrusted.has(said.rc)) return unknown(`the certificate was refused, and could not be looked at: ${detailOf(said.err, '')}`)
    return curlStopped(said)
  }
  if (flight.length === 0)
    return unknown(
      'the handshake succeeded, but nothing in the container can show what was served: curl is older than 7.88 and there is no openssl',
    )
  const protocol = /SSL connection using (TLSv?[\d.]+)/.exec(err)?.[1]
  const alpn =
    /ALPN[:,] (?:server )?accepted (?:to use )?(\S+)/.exec(err)?.[1] ?? (/ALPN[:,] server did not agree/.test(err) ? '' : undefined)
  return {
    kind: 'tls',
    flight,
    trusted: !notTrusted.has(said.rc),
    ...(notTrusted.has(said.rc) ? { trustDetail: detailOf(said.err, 'refused') } : {}),
    ...(protocol === undefined ? {} : { protocol: protocol.replace(/^TLS(\d)/, 'TLSv$1') }),
    ...(alpn === undefined ? {} : { alpn }),
    ...(http === undefined ? { httpDetail: detailOf(err, `curl ended with ${said.rc}`) } : { http }),
  }
}

function curlHttp(fields: Fields, said: Said): Observation {
  const http = answerFrom(fields.get('head'), fields.get('body'))
  return http === undefined ? curlStopped(said) : { kind: 'http', http }
}

function opensslHttps(fields: Fields, said: Said): Observation {
  const out = Buffer.from(fields.get('flight') ?? []).toString('latin1')
  const flight = certificatesIn(fields, 'flight')
  if (flight.length === 0) {
    const detail = detailOf(said.err, `openssl ended with ${said.rc ?? '?'}`)
    if (dnsWords.test(said.err)) return { kind: 'dns-failure', detail }
    const connected = /^CONNECTED\(/m.test(out)
    if (said.rc === 124)
      return { kind: 'blocked', how: 'timeout', detail: 'no answer in time', ...(connected ? { stage: 'handshake' } : {}) }
    const how = howStopped(said.err)
    return how === undefined ? unknown(detail) : { kind: 'blocked', how, detail, stage: connected ? 'handshake' : 'connect' }
  }
  const verify = [...out.matchAll(/^\s*Verify return code: (\d+) \((.*)\)/gm)].at(0)
  const protocol = /^(?:New, (TLSv[\d.]+)|\s*Protocol\s*: (TLSv[\d.]+))/m.exec(out)
  const start = out.search(/^HTTP\/\d/m)
  const http = start < 0 ? undefined : answerOfWire(Buffer.from(out.slice(start), 'latin1'))
  const version = /^\s*Protocol\s*: (TLSv[\d.]+)/m.exec(out)?.[1] ?? protocol?.[1]
  return {
    kind: 'tls',
    flight,
    trusted: verify === undefined ? 'unknown' : verify[1] === '0',
    ...(verify === undefined || verify[1] === '0' ? {} : { trustDetail: `openssl: ${verify[2]?.slice(0, 100)} (${verify[1]})` }),
    ...(version === undefined ? {} : { protocol: version }),
    ...(http === undefined ? { httpDetail: said.rc === 124 ? 'no answer in time' : detailOf(said.err, 'no answer') } : { http }),
  }
}

type HelperAnswer = {
  readonly connected?: unknown
  readonly flight?: unknown
  readonly partial?: unknown
  readonly trusted?: unknown
  readonly trustDetail?: unknown
  readonly protocol?: unknown
  readonly alpn?: unknown
  readonly http?: unknown
  readonly answer?: unknown
  readonly error?: { readonly kind?: unknown; readonly text?: unknown }
}

function helperAnswer(fields: Fields): HelperAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text(fields, 'json'))
    return typeof value === 'object' && value !== null ? (value as HelperAnswer) : undefined
  } catch {
    return undefined
  }
}

const string = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 300) : undefined

function helper(fields: Fields, said: Said, secure: boolean): Observation {
  const answer = helperAnswer(fields)
  if (answer === undefined) return unknown(`${said.tool} brought no result: ${detailOf(said.err, `it ended with ${said.rc ?? '?'}`)}`)
  const http = typeof answer.http === 'string' ? answerOfWire(Buffer.from(answer.http, 'base64')) : undefined
  if (!secure && http !== undefined) return { kind: 'http', http }
  const flight = Array.isArray(answer.flight)
    ? answer.flight.slice(0, maxFlight).flatMap(each => (typeof each === 'string' ? certificate(Buffer.from(each, 'base64')) : []))
    : []
  if (!secure || flight.length === 0) return stopped(answer)
  if (answer.partial === true)
    return unknown(`${said.tool} shows the leaf certificate alone, so the chain cannot be checked; install curl or openssl in the image`)
  const trusted = typeof answer.trusted === 'boolean' ? answer.trusted : 'unknown'
  const trustDetail =
    string(answer.trustDetail) ??
    (trusted === 'unknown' ? `${said.tool} has its own list of roots, so it cannot tell what the system's store trusts` : undefined)
  return {
    kind: 'tls',
    flight,
    trusted,
    ...(trustDetail === undefined ? {} : { trustDetail }),
    ...(string(answer.protocol) === undefined ? {} : { protocol: string(answer.protocol) as string }),
    ...(string(answer.alpn) === undefined ? {} : { alpn: string(answer.alpn) as string }),
    ...(http === undefined ? { httpDetail: string(answer.error?.text) ?? 'no answer' } : { http }),
  }
}

function stopped(answer: HelperAnswer): Observation {
  const detail = string(answer.error?.text) ?? 'no result'
  const stage = answer.connected === true ? 'handshake' : 'connect'
  switch (answer.error?.kind) {
    case 'dns':
      return { kind: 'dns-failure', detail }
    case 'eof':
      return { kind: 'blocked', how: 'closed-after-hello', detail, stage }
    case 'reset':
    case 'refused':
    case 'timeout':
    case 'unreachable':
      return { kind: 'blocked', how: answer.error.kind, detail, stage }
    default:
      return unknown(detail)
  }
}

function wgetHttp(fields: Fields, said: Said): Observation {
  const status = [...said.err.matchAll(/HTTP\/\d(?:\.\d)? (\d{3})\b/g)].at(-1)?.[1]
  if (status !== undefined) return { kind: 'http', http: { status: Number(status), body: text(fields, 'body'), headers: {} } }
  const detail = detailOf(said.err, `wget ended with ${said.rc ?? '?'}`)
  if (dnsWords.test(said.err)) return { kind: 'dns-failure', detail }
  const how = said.rc === 124 ? 'timeout' : howStopped(said.err)
  return how === undefined || how === 'closed-after-hello' ? unknown(detail) : { kind: 'blocked', how, detail, stage: 'connect' }
}

function tcp(fields: Fields, said: Said): Observation {
  if (said.tool === 'python' || said.tool === 'node') {
    const answer = helperAnswer(fields)
    if (answer === undefined) return unknown(`${said.tool} brought no result: ${detailOf(said.err, '')}`)
    return answer.connected === true ? { kind: 'answered', detail: 'the connection was accepted' } : stopped(answer)
  }
  if (said.tool === 'curl' && /^\* Connected to /m.test(said.err)) return { kind: 'answered', detail: 'the connection was accepted' }
  if (said.tool === 'curl') return curlStopped(said)
  if (said.rc === 0) return { kind: 'answered', detail: 'the connection was accepted' }
  if (said.rc === 137 || said.rc === 124) return silence(said, 'connect')
  const detail = detailOf(said.err, `${said.tool} ended with ${said.rc ?? '?'}`)
  if (dnsWords.test(said.err)) return { kind: 'dns-failure', detail }
  const how = howStopped(said.err)
  return how === undefined || how === 'closed-after-hello' ? unknown(detail) : { kind: 'blocked', how, detail, stage: 'connect' }
}

/** A tool that had to be ended. It says `go` when it had an address and began to wait by its own clock; before that, nothing was asked. */
const silence = (said: Said, stage: 'connect' | 'answer'): Observation =>
  said.rc === 137 && /^go$/m.test(said.err)
    ? { kind: 'blocked', how: 'timeout', detail: 'no answer in time', stage }
    : unknown('the probe had no time to begin: the container is starved of CPU, or its resolver does not answer')

function udp(probe: Probe, fields: Fields, said: Said, nonce: string): Observation {
  const answer = said.tool === 'bash' || said.tool === 'nc' ? undefined : helperAnswer(fields)
  const hex =
    typeof answer?.answer === 'string' && /^[0-9a-f]*$/.test(answer.answer)
      ? answer.answer
      : Buffer.from(fields.get('out') ?? []).toString('hex')
  if (hex !== '') return udpAnswer(probe, hex, nonce)
  if (answer !== undefined) {
    const observation = stopped(answer)
    return observation.kind === 'blocked' && observation.how === 'timeout' ? { ...observation, stage: 'answer' } : observation
  }
  if (dnsWords.test(said.err)) return { kind: 'dns-failure', detail: detailOf(said.err, '') }
  const how = howStopped(said.err)
  if (how === 'refused' || how === 'unreachable') return { kind: 'blocked', how, detail: detailOf(said.err, ''), stage: 'connect' }
  if (said.rc === 137 || said.rc === 124) return silence(said, 'answer')
  return said.tool === 'nc' && said.err === ''
    ? { kind: 'blocked', how: 'timeout', detail: 'no answer in time', stage: 'answer' }
    : unknown(detailOf(said.err, `${said.tool} ended with ${said.rc ?? '?'}`))
}

/** An answer counts only if it quotes what this run asked. */
function udpAnswer(probe: Probe, hex: string, nonce: string): Observation {
  const { target } = probe.expectation
  const [token, id] = udpTokens(probe, nonce)
  const bytes = Buffer.from(hex, 'hex')
  const speaks = target.kind === 'port' ? target.speaks : undefined
  if (speaks === 'ntp') {
    if (bytes.length < 48 || ((bytes[0] ?? 0) & 7) !== 4) return unknown('something answered, but not as a time server does')
    if (bytes.subarray(24, 32).toString('hex') !== token)
      return unknown('a time server answered, but not to this question: its originate timestamp differs')
    return { kind: 'answered', detail: `a time server of stratum ${bytes[1]} answered` }
  }
  if (speaks === 'dns') {
    if (bytes.length < 12 || bytes.subarray(0, 2).toString('hex') !== id || ((bytes[2] ?? 0) & 0x80) === 0)
      return unknown('something answered, but not as a name server does to this question')
    return { kind: 'answered', detail: `a name server answered (code ${(bytes[3] ?? 0) & 15})` }
  }
  return { kind: 'answered', detail: `${bytes.length} bytes came back` }
}

const maxFlight = 20

/** The PEM blocks of the first field that has any, as certificates, in the order in which they were served. */
function certificatesIn(fields: Fields, ...names: readonly string[]): Certificate[] {
  for (const name of names) {
    const blocks = Buffer.from(fields.get(name) ?? [])
      .toString('latin1')
      // What openssl prints from here on may hold the origin's own words.
      .split(/^Server certificate/m, 1)[0]
      ?.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g)
    if (!blocks) continue
    const seen = new Set<string>()
    return blocks
      .slice(0, maxFlight)
      .flatMap(block => certificate(Buffer.from(block.replace(/-----[A-Z ]+-----|\s/g, ''), 'base64')))
      .filter(({ fingerprint }) => !seen.has(fingerprint) && seen.add(fingerprint))
  }
  return []
}

/** What cannot be read is left out: the chain is then judged without it. */
function certificate(der: Uint8Array): Certificate[] {
  try {
    return [readCertificate(der)]
  } catch {
    return []
  }
}
