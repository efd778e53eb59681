/** What the helpers in Python, Node.js and Perl said: one JSON document each. */
import { certificate, maxFlight } from './flight.ts'
import { answerOfWire } from './http-answer.ts'
import type { Fields } from './parse-output.ts'
import { detailOf, type Said, text, unknown } from './said.ts'
import type { Observation } from './verdict.ts'

type HelperAnswer = {
  readonly connected?: unknown
  /** Something came back for the ClientHello. */
  readonly answered?: unknown
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

/** What python or node printed. Undefined: it is not the one JSON document that they print. */
export function helperAnswer(fields: Fields): HelperAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text(fields, 'json'))
    return typeof value === 'object' && value !== null ? (value as HelperAnswer) : undefined
  } catch {
    return undefined
  }
}

const string = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 300) : undefined

/** From the answer of python or node. `secure`: TLS had to be spoken. */
export function helper(fields: Fields, said: Said, secure: boolean): Observation {
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

/** An answer that brought nothing: where the connection ended, and how. */
export function stopped(answer: HelperAnswer): Observation {
  const detail = string(answer.error?.text) ?? 'no result'
  const stage = answer.answered === true ? 'answer' : answer.connected === true ? 'handshake' : 'connect'
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
