/** Web servers for every name: they say what they were asked, so that whoever asked sees what arrived (inserted headers, the client's address). */
import http from 'node:http'
import http2 from 'node:http2'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import type { OriginCertificates } from './certificates.ts'

type Request = http.IncomingMessage | http2.Http2ServerRequest
/** HTTP/2's compatibility API answers to the same calls; only the types differ. */
type Response = http.ServerResponse | http2.Http2ServerResponse

/** A firewall rule may insert 16 KB of headers. */
const headers = { maxHeaderSize: 64 * 1024 }

/** HTTPS with HTTP/2 and TLS 1.3, both of which an inspecting firewall takes away: a client can see that nobody was in between. */
export function httpsOrigin(certificates: OriginCertificates, latencyMs: number): http2.Http2SecureServer {
  return http2.createSecureServer(
    {
      allowHTTP1: true,
      ...headers,
      ...certificates.nameless,
      SNICallback: (name, callback) => {
        certificates.contextFor(name).then(
          context => callback(null, context),
          (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
        )
      },
    },
    (request, response) => void answer('https', request, response, latencyMs),
  )
}

export const httpOrigin = (latencyMs: number): http.Server =>
  http.createServer(headers, (request, response) => void answer('http', request, response, latencyMs))

async function answer(scheme: 'http' | 'https', request: Request, reply: Response, latencyMs: number): Promise<void> {
  try {
    if (latencyMs > 0) await sleep(latencyMs)
    const response = reply as http.ServerResponse
    let received = 0
    for await (const chunk of request) received += (chunk as Buffer).length
    const path = request.url ?? '/'
    const host = String(request.headers[':authority'] ?? request.headers.host ?? '')
    const bytes = /^\/bytes\/(\d{1,9})$/.exec(path)?.[1]
    if (bytes !== undefined) return await sendBytes(response, Number(bytes))
    const status = Number(/^\/status\/([2-5]\d\d)$/.exec(path)?.[1] ?? 200)
    const special = wellKnown(host, path)
    const body = special ?? {
      origin: 'egress-gate lab',
      method: request.method,
      scheme,
      host,
      path,
      received,
      ...connection(request),
      headers: request.headers,
    }
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(path === '/v2/' ? { 'docker-distribution-api-version': 'registry/2.0' } : {}),
    })
    response.end(`${JSON.stringify(body)}\n`)
  } catch {
    request.socket?.destroy() // the client is gone
  }
}

function connection(request: Request) {
  const socket = request.socket as Partial<TLSSocket> & typeof request.socket
  return {
    client: socket.remoteAddress,
    address: socket.localAddress,
    httpVersion: request.httpVersion,
    tls: socket.encrypted
      ? { protocol: socket.getProtocol?.(), alpn: socket.alpnProtocol || undefined, serverName: socket.servername || undefined }
      : undefined,
  }
}

/** What some clients insist on. */
function wellKnown(host: string, path: string): object | undefined {
  if (path === '/v2/' && /(^|\.)(mcr\.microsoft\.com|azurecr\.io|docker\.io)(:\d+)?$/.test(host)) return {}
  return undefined
}

async function sendBytes(response: http.ServerResponse, length: number): Promise<void> {
  const block = Buffer.alloc(64 * 1024, 'egress-gate ')
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': length })
  const blocks = function* () {
    for (let left = length; left > 0; left -= block.length) yield block.subarray(0, Math.min(left, block.length))
  }
  await pipeline(Readable.from(blocks()), response)
}
