/** One HTTP exchange as a value: what was asked, what is answered. Handlers never see sockets. */

import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { type Document, isDocument } from './document.ts'
import type { Faults } from './faults.ts'
import { badRequest, envelope, Refusal } from './refusal.ts'

export type Call = {
  readonly method: string
  /** Absolute, double slashes of the path collapsed (arm-authorization sends `//subscriptions/...`). */
  readonly url: URL
  /** Decoded path without a trailing slash. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
  /** The caller's address, where there is a socket. */
  readonly from?: string
  /** A fault on purpose: the long-running operation that this call starts ends so. */
  failing?: { code: string; message: string }
}

export type Answer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** A Buffer goes out as it is, everything else as JSON. */
  readonly body?: unknown
}

export type Handler = (call: Call) => Answer | Promise<Answer>

export type Pair = {
  readonly request: { method: string; url: string; headers: Record<string, string>; body?: unknown }
  readonly response: { statusCode: number; headers: Record<string, string>; body?: unknown }
}

export type Wire = {
  readonly faults: Faults
  readonly record: ((pair: Pair) => void) | undefined
  /** Called with the sentence of each 501. */
  readonly onRefusal: (sentence: string) => void
}

const largestBody = 32 * 1024 * 1024

/** The JSON object in a call's body; an empty body is an empty object. */
export function jsonBody({ bytes }: Pick<Call, 'bytes'>): Document {
  if (bytes.length === 0) return {}
  const parsed = parseJson(bytes)
  if (!isDocument(parsed)) {
    throw badRequest('InvalidRequestContent', 'The request content was invalid and could not be deserialized: it is not a JSON object.')
  }
  return parsed
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Turns a handler into what the front door wants. A refusal becomes its envelope, an unforeseen error a 500 that carries its text. */
export function listener(host: string, handle: Handler, wire: Wire, refused: (refusal: Refusal) => Answer = arm): RequestListener {
  return (request, response) => {
    void exchange(request, response)
  }

  async function exchange(request: IncomingMessage, response: ServerResponse) {
    try {
      const call = await readCall(host, request)
      const fault = wire.faults.next(call)
      if (fault?.kind === 'reset' && fault.when === 'before') return void request.socket.destroy()
      if (fault?.kind === 'late') await new Promise(resolve => setTimeout(resolve, fault.milliseconds))
      if (fault?.kind === 'failing-operation') call.failing = fault.error
      const answer = fault?.kind === 'instead' ? fault.answer : await respond(call)
      if (fault?.kind === 'reset') return void request.socket.destroy()
      send(call, response, fault?.kind === 'after' ? fault.answer : answer)
    } catch (error) {
      response.writeHead(400).end(String(error))
    }
  }

  async function respond(call: Call): Promise<Answer> {
    try {
      return await handle(call)
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'InternalServerError', String((error as Error)?.stack ?? error))
      if (refusal.status === 501) wire.onRefusal(`${call.method} ${call.url.host}${call.url.pathname}: ${refusal.message}`)
      return refused(refusal)
    }
  }

  function send(call: Call, response: ServerResponse, answer: Answer) {
    const bytes =
      answer.body === undefined ? undefined : Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(JSON.stringify(answer.body))
    const headers: Record<string, string> = { 'x-ms-request-id': randomUUID(), date: new Date().toUTCString() }
    if (bytes && !Buffer.isBuffer(answer.body)) headers['content-type'] = 'application/json; charset=utf-8'
    for (const [name, value] of Object.entries(answer.headers ?? {})) headers[name.toLowerCase()] = value
    if (bytes) headers['content-length'] ??= String(bytes.length)
    else if (answer.status !== 204 && call.method !== 'HEAD') headers['content-length'] = '0'
    response.writeHead(answer.status, headers)
    response.end(call.method === 'HEAD' ? undefined : bytes)
    wire.record?.(pairOf(call, answer, headers))
  }
}

const arm = (refusal: Refusal): Answer => ({ status: refusal.status, headers: refusal.headers, body: envelope(refusal) })

/** What the referee sees: everything but the credential. Bodies that are no JSON are left out. */
function pairOf(call: Call, answer: Answer, headers: Record<string, string>): Pair {
  const { authorization: _, ...kept } = call.headers
  const sent = call.bytes.length > 0 ? parseJson(call.bytes) : undefined
  const answered = answer.body === undefined || Buffer.isBuffer(answer.body) ? undefined : structuredClone(answer.body)
  return {
    request: { method: call.method, url: String(call.url), headers: kept, ...(sent === undefined ? {} : { body: sent }) },
    response: { statusCode: answer.status, headers, ...(answered === undefined ? {} : { body: answered }) },
  }
}

async function readCall(host: string, request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > largestBody) throw new Error('the request is larger than 32 MB')
    chunks.push(chunk as Buffer)
  }
  const [path = '/', query = ''] = splitOnce(request.url ?? '/', '?')
  const url = new URL(`https://${host}${path.replace(/\/{2,}/g, '/')}${query ? `?${query}` : ''}`)
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
  const decoded = decodeURIComponent(url.pathname)
  return {
    method: request.method ?? 'GET',
    url,
    path: decoded.length > 1 ? decoded.replace(/\/+$/, '') : decoded,
    query: url.searchParams,
    headers,
    bytes: Buffer.concat(chunks),
    ...(request.socket.remoteAddress === undefined ? {} : { from: request.socket.remoteAddress.replace(/^::ffff:/, '') }),
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const index = text.indexOf(separator)
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)]
}
