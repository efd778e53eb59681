/** An allowed request on its way: to the address that the firewall has resolved, headers changed as the firewall does, bodies streamed both ways. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import https from 'node:https'
import { pipeline } from 'node:stream'
import type { SecureContext } from 'node:tls'
import { createGunzip } from 'node:zlib'
import { failed, upstreamFailure } from './answers.ts'

export type Upstream = {
  readonly address: string
  readonly port: number
  readonly localAddress?: string | undefined
  readonly host: string
  readonly path: string
  readonly client: string
  readonly insertedHeaders: readonly { readonly headerName: string; readonly headerValue: string }[]
  /** Present: TLS, verified against these roots and no others. */
  readonly secureContext?: SecureContext
}

/** "TLS inspection timeout" (facts 1.4). */
const silenceMilliseconds = 120_000

/** Between two neighbours only (RFC 9110 7.6.1). `upgrade` among them: WebSockets are not let through, the origin sees a plain request. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

export function forward(request: IncomingMessage, response: ServerResponse, upstream: Upstream): void {
  const { headers, addedGzip } = outgoingHeaders(request, upstream)
  const { secureContext, host, address, port, path, localAddress } = upstream
  const options: https.RequestOptions = {
    host: address,
    port,
    path,
    method: request.method ?? 'GET',
    headers: headers as unknown as http.OutgoingHttpHeaders, // a flat list keeps order, case and repetition
    setHost: false,
    agent: false,
    timeout: silenceMilliseconds,
    ...(localAddress === undefined ? {} : { localAddress }),
  }
  const outgoing = secureContext
    ? https.request({ ...options, servername: host, secureContext, ALPNProtocols: ['http/1.1'] } as https.RequestOptions)
    : http.request(options)

  outgoing.on('continue', () => response.writeContinue())
  outgoing.on('timeout', () => outgoing.destroy(Object.assign(new Error('i/o timeout'), { code: 'ETIMEDOUT' })))
  outgoing.on('response', incoming => answer(incoming, response, addedGzip && request.method !== 'HEAD'))
  outgoing.on('error', error => {
    request.unpipe(outgoing)
    if (response.headersSent) response.destroy()
    else failed(response, upstreamFailure(error, host))
  })
  response.on('close', () => outgoing.destroy())
  request.pipe(outgoing)
}

function outgoingHeaders(request: IncomingMessage, { client, insertedHeaders }: Upstream): { headers: string[]; addedGzip: boolean } {
  const inserted = new Map(
    insertedHeaders.map(({ headerName, headerValue }) => [headerName.toLowerCase(), [headerName, headerValue] as const]),
  )
  const named = new Set(listed(request.headers.connection))
  const kept: string[] = []
  for (const [name, value] of pairs(request.rawHeaders)) {
    const key = name.toLowerCase()
    if (!hopByHop.has(key) && !named.has(key) && key !== 'x-forwarded-for' && !inserted.has(key)) kept.push(name, value)
  }
  const body = request.headers['transfer-encoding'] === undefined ? [] : ['Transfer-Encoding', 'chunked']
  const addedGzip = request.headers['accept-encoding'] === undefined
  const own = ['X-Forwarded-For', client, ...(addedGzip ? ['Accept-Encoding', 'gzip'] : [])]
  return { headers: [...kept, ...body, ...own, ...[...inserted.values()].flat()], addedGzip }
}

/** What the client did not ask for is undone: it gets the body as it would without the firewall. */
function answer(incoming: IncomingMessage, response: ServerResponse, addedGzip: boolean): void {
  const unzip = addedGzip && incoming.headers['content-encoding'] === 'gzip'
  const dropped = new Set([...hopByHop, ...listed(incoming.headers.connection), ...(unzip ? ['content-encoding', 'content-length'] : [])])
  const headers = pairs(incoming.rawHeaders).filter(([name]) => !dropped.has(name.toLowerCase()))
  response.sendDate = false
  response.writeHead(incoming.statusCode ?? 502, incoming.statusMessage, headers.flat())
  const done = (error: Error | null | undefined) => {
    if (error) response.destroy()
  }
  if (unzip) pipeline(incoming, createGunzip(), response, done)
  else pipeline(incoming, response, done)
}

const listed = (header: string | undefined): readonly string[] => (header ?? '').split(',').map(name => name.trim().toLowerCase())

const pairs = (raw: readonly string[]): readonly (readonly [string, string])[] =>
  Array.from({ length: raw.length / 2 }, (_, index) => [raw[2 * index] ?? '', raw[2 * index + 1] ?? ''] as const)
