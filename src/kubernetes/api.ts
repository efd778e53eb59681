/** One request to the API server over node:https: bounded in time and size, retried only for named reasons. */
import { type RequestOptions, request as send } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Json } from '../plan/resource.ts'
import type { Connection } from './connection.ts'
import { faultOfAnswer, faultOfNetwork, isKubernetesFault, isTransientStatus, kubernetesFault } from './faults.ts'

export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Absolute, without the server: `/api/v1/namespaces`. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: Json
  readonly contentType?: string
  readonly signal: AbortSignal
  /** For one try. Default 30. */
  readonly timeoutSeconds?: number
}

export type ApiAnswer = { readonly status: number; readonly body: Json | string }

const maxBytes = 64 * 1024 * 1024
const tries = 5
const retryable = new Set(['ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ETIMEDOUT', 'EAI_AGAIN'])

/**
 * Asks and gives back whatever status comes. Everything we send is idempotent (reads, server-side apply, access reviews), so 429, 5xx and
 * broken connections are tried again, at most five times, waiting as Retry-After says. Throws faults for connections that fail.
 */
export async function ask(connection: Connection, request: ApiRequest): Promise<ApiAnswer> {
  for (let attempt = 1; ; attempt++) {
    request.signal.throwIfAborted()
    try {
      const answer = await once(connection, request)
      if (!isTransientStatus(answer.status) || attempt === tries) return answer
      await sleep(answer.retryAfterMs ?? backoff(attempt), undefined, { signal: request.signal })
    } catch (error) {
      if (request.signal.aborted) throw request.signal.reason
      if (isKubernetesFault(error)) throw error
      const code = (error as { code?: string }).code ?? ''
      if (!retryable.has(code) || attempt === tries) throw faultOfNetwork(connection.server, error)
      await sleep(backoff(attempt), undefined, { signal: request.signal })
    }
  }
}

/** Asks and gives back the document. Every status but 2xx is a fault. */
export async function call(connection: Connection, request: ApiRequest): Promise<Json> {
  const { status, body } = await ask(connection, request)
  if (status < 200 || status > 299) throw faultOfAnswer(request, status, body)
  return body
}

/** Like `call`, but a 404 is an answer. */
export async function find(connection: Connection, request: ApiRequest): Promise<Json | undefined> {
  const { status, body } = await ask(connection, request)
  if (status === 404) return undefined
  if (status < 200 || status > 299) throw faultOfAnswer(request, status, body)
  return body
}

const backoff = (attempt: number): number => Math.round(150 * 2 ** attempt * (0.75 + Math.random() / 2))

export function urlOf(connection: Connection, path: string, query: readonly (readonly [string, string])[] = []): URL {
  const url = new URL(connection.server)
  url.pathname = url.pathname.replace(/\/$/, '') + path
  for (const [name, value] of query) url.searchParams.append(name, value)
  return url
}

async function once(connection: Connection, request: ApiRequest): Promise<ApiAnswer & { retryAfterMs?: number }> {
  const options = await connection.authorize()
  const payload = request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body))
  const timeout = AbortSignal.timeout((request.timeoutSeconds ?? 30) * 1000)
  const full: RequestOptions = {
    agent: connection.agent,
    ...options,
    method: request.method,
    signal: AbortSignal.any([request.signal, timeout]),
    headers: {
      ...options.headers,
      accept: 'application/json',
      'user-agent': 'egress-gate',
      ...(payload === undefined ? {} : { 'content-type': request.contentType ?? 'application/json', 'content-length': payload.length }),
    },
  }
  return await new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(timeout.aborted && !request.signal.aborted ? Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }) : error)
    const outgoing = send(urlOf(connection, request.path, Object.entries(request.query ?? {})), full, response => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > maxBytes) response.destroy(tooLarge(request.path))
        else chunks.push(chunk)
      })
      response.on('error', fail)
      response.on('end', () => {
        const after = Number(response.headers['retry-after'])
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({
          status: response.statusCode ?? 0,
          body: parse(text),
          ...(Number.isFinite(after) && response.headers['retry-after'] !== undefined
            ? { retryAfterMs: Math.min(Math.max(after, 0), 60) * 1000 }
            : {}),
        })
      })
    })
    outgoing.on('error', fail)
    outgoing.on('socket', socket => outgoing.reusedSocket || connection.opened(socket, options))
    outgoing.end(payload)
  })
}

const tooLarge = (path: string) =>
  kubernetesFault(
    'AnswerTooLarge',
    `The API server's answer to ${path} is larger than ${maxBytes >> 20} MB.`,
    'Narrow the selector of the workload.',
  )

function parse(text: string): Json | string {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
