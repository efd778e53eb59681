/** A small API server on loopback whose every answer a test decides. */
import type { KeyObject } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Certificate } from '../../src/pki/certificate.ts'
import { generateKey, issue } from '../../src/pki/issue.ts'

export type Handlers = {
  readonly http?: (request: IncomingMessage & { bodyText: string }, response: ServerResponse) => void
  /** After a good upgrade. */
  readonly exec?: (socket: WebSocket, url: URL) => void
  /** Instead of a good upgrade, unless it says `go on`. */
  readonly upgrade?: (socket: Duplex, request: IncomingMessage) => unknown
  /** After each handshake. */
  readonly secured?: (socket: TLSSocket) => void
}

const minute = 60_000
let authority: Promise<{ certificate: Certificate; key: KeyObject; pem: string }> | undefined

/** One certificate for all servers of a test file. */
export const loopbackCertificate = () => {
  authority ??= (async () => {
    const pair = await generateKey('p256')
    const certificate = await issue({
      subject: [['CN', 'kubernetes']],
      key: pair.privateKey,
      issuer: 'self',
      notBefore: new Date(Date.now() - minute),
      notAfter: new Date(Date.now() + 60 * minute),
      ipAddresses: ['127.0.0.1'],
      dnsNames: ['localhost'],
      ca: {},
      keyUsage: { critical: true, usages: ['digitalSignature', 'keyCertSign'] },
    })
    return { certificate, key: pair.privateKey, pem: pair.privateKeyPem }
  })()
  return authority
}

export async function apiServer(handlers: Handlers) {
  const { certificate, pem } = await loopbackCertificate()
  const server = createServer({ key: pem, cert: certificate.pem }, async (request, response) => {
    let bodyText = ''
    for await (const chunk of request) bodyText += chunk
    if (handlers.http === undefined) response.writeHead(404).end('{}')
    else handlers.http(Object.assign(request, { bodyText }), response)
  })
  server.on('secureConnection', (socket: TLSSocket) => handlers.secured?.(socket))
  const sockets = new Set<Duplex>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const wss = new WebSocketServer({
    noServer: true,
    handleProtocols: offered => ['v5.channel.k8s.io', 'v4.channel.k8s.io'].find(p => offered.has(p)) ?? false,
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {})
    if (handlers.upgrade !== undefined && handlers.upgrade(socket, request) !== 'go on') return
    wss.handleUpgrade(request, socket, head, ws => {
      ws.on('error', () => {})
      handlers.exec?.(ws, new URL(request.url ?? '', 'https://x'))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    kubeconfig: kubeconfig({ server: `https://127.0.0.1:${port}`, ca: certificate.pem }),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      wss.close()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export const kubeconfig = ({ server, ca, user = 'token: secret-token' }: { server: string; ca: string; user?: string }): string => `
apiVersion: v1
kind: Config
current-context: test
clusters: [{ name: test, cluster: { server: "${server}", certificate-authority-data: ${Buffer.from(ca).toString('base64')} } }]
contexts: [{ name: test, context: { cluster: test, user: test, namespace: weather } }]
users: [{ name: test, user: { ${user} } }]
`

export const frame = (channel: number, content: string | Buffer): Buffer => Buffer.concat([Buffer.of(channel), Buffer.from(content)])
export const success = JSON.stringify({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' })
export const failure = (code: number): string =>
  JSON.stringify({
    status: 'Failure',
    reason: 'NonZeroExitCode',
    message: `command terminated with exit code ${code}`,
    details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
  })
