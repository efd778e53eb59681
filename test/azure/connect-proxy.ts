/** A proxy on loopback, as companies have them: CONNECT to a name, and what is behind the name is the test's business. */
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'

export type Proxy = {
  readonly url: string
  /** `management.azure.com:443`, each once, in order. */
  readonly asked: readonly string[]
  [Symbol.asyncDispose](): Promise<void>
}

/** @param port where a name leads; undefined: the proxy says that it does not know it; `hang`: the tunnel is never opened. */
export async function connectProxy(port: (host: string) => number | 'hang' | undefined): Promise<Proxy> {
  const asked: string[] = []
  const sockets = new Set<Duplex>()
  const server = createServer((_, response) => void response.writeHead(501).end())
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
  })
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    const name = request.url ?? ''
    if (!asked.includes(name)) asked.push(name)
    const target = port(name.replace(/:\d+$/, ''))
    if (target === 'hang') return
    if (target === undefined) return void socket.end('HTTP/1.1 502 Bad Gateway\r\nconnection: close\r\n\r\n')
    const upstream = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(socket).pipe(upstream)
    })
    sockets.add(upstream)
    upstream.on('error', () => socket.destroy())
    upstream.on('close', () => sockets.delete(upstream))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

/** What opens TLS for every name with a certificate of its own, and answers in the name of all. */
export async function interceptor(certificate: { readonly certificatePem: string; readonly privateKeyPem: string }) {
  const sockets = new Set<Duplex>()
  const server = tls.createServer({ cert: certificate.certificatePem, key: certificate.privateKeyPem }, socket => {
    socket.on('error', () => {})
    socket.once('data', () =>
      socket.end(`HTTP/1.1 403 Forbidden\r\ndate: ${new Date().toUTCString()}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`),
    )
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  server.on('tlsClientError', () => {})
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
