/** Connections of pods to anywhere, answered by the firewall itself: it looks at the first bytes, and decides. */
import net from 'node:net'
import tls from 'node:tls'
import type { Decision, Flow } from '../../policy/decision.ts'
import { mostHelloBytes, readClientHello } from './client-hello.ts'
import type { Client, RequestServer } from './requests.ts'
import { applicationRow, reasons } from './rows.ts'
import { type Running, sourceAddress } from './running.ts'
import type { Signer } from './signer.ts'
import { splice } from './splice.ts'

/** How long a client may take for its first bytes, and for the handshake. */
const patience = { firstBytes: 15_000, handshake: 30_000, farewell: 2_000 }

type Serve = { readonly current: () => Running | undefined; readonly requests: RequestServer }

export function onConnection(socket: net.Socket, { current, requests }: Serve): void {
  const client: Client = {
    source: socket.remoteAddress ?? '',
    sourcePort: socket.remotePort ?? 0,
    address: socket.localAddress ?? '',
    port: socket.localPort ?? 0,
  }
  socket.on('error', () => socket.destroy())
  socket.setNoDelay(true)
  let bytes: Buffer = Buffer.alloc(0)
  const tooSlow = setTimeout(() => socket.destroy(), patience.firstBytes)
  const take = () => {
    clearTimeout(tooSlow)
    socket.off('data', look)
    socket.off('end', gone)
    socket.pause()
  }
  const gone = () => {
    take()
    socket.destroy()
  }
  const look = (chunk: Buffer) => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk])
    const running = current()
    if (!running) return gone()
    const first = bytes[0] ?? 0
    if (first === tlsHandshake) {
      const hello = readClientHello(bytes)
      if (hello.state === 'incomplete' && bytes.length < 2 * mostHelloBytes) return
      take()
      if (hello.state !== 'complete') return refuse(socket)
      onHello(socket, bytes, hello.serverName, client, running, requests).catch((error: unknown) => {
        console.error(`the lab's firewall: ${error instanceof Error ? error.stack : error}`)
        socket.destroy()
      })
      return
    }
    take()
    if (first < upperA || first > upperZ) return refuse(socket) // neither TLS nor HTTP
    socket.unshift(bytes)
    requests.serve(socket, client)
  }
  socket.on('data', look)
  socket.on('end', gone)
  socket.once('close', () => clearTimeout(tooSlow))
}

const tlsHandshake = 22
const [upperA, upperZ] = [65, 90]

async function onHello(
  socket: net.Socket,
  hello: Buffer,
  serverName: string | undefined,
  client: Client,
  running: Running,
  requests: RequestServer,
): Promise<void> {
  const { source, sourcePort, address, port } = client
  const host = serverName === undefined || net.isIP(serverName) ? undefined : serverName
  const flow: Flow = { source, protocol: 'tcp', port, address, application: 'https', ...(host === undefined ? {} : { host }) }
  const decision = running.decide(flow)
  const log = (denied?: string) =>
    running.log(applicationRow({ flow, sourcePort }, decision, running.policy, denied === undefined ? {} : { denied }))

  if (decision.by === 'network' && decision.effect === 'allow') return splice(socket, hello, { address, port }) // decided before any name counts
  if (host === undefined || !passes(decision)) {
    log()
    return refuse(socket)
  }
  const [resolved] = (await running.resolve(host)).addresses
  if (resolved === undefined) {
    log(reasons.unresolved)
    return refuse(socket)
  }
  if (decision.inspected !== true) {
    log()
    return splice(socket, hello, { address: resolved, port, localAddress: sourceAddress(running) })
  }
  if (!running.signer) {
    log('TLS inspection is required, and the firewall has no CA certificate to sign with.')
    return refuse(socket)
  }
  await inspect(socket, hello, host, client, running.signer, requests)
}

/** A session that a rule wants decrypted goes on even where the URL is going to be denied: only inside it can that be known, and said. */
const passes = ({ effect, inspected }: Decision): boolean => inspected === true || (effect === 'allow' && inspected === false)

/** The firewall's side of the handshake: TLS 1.2, one cipher, no ALPN, no tickets (`signer.ts`). Then HTTP. */
async function inspect(
  socket: net.Socket,
  hello: Buffer,
  serverName: string,
  client: Client,
  signer: Signer,
  requests: RequestServer,
): Promise<void> {
  const secureContext = await signer.contextFor(serverName)
  if (socket.destroyed) return
  socket.unshift(hello)
  const session = new tls.TLSSocket(socket, {
    isServer: true,
    secureContext,
    SNICallback: (_name, callback) => callback(null, secureContext),
  })
  acknowledgeName(session, secureContext)
  const tooSlow = setTimeout(() => socket.destroy(), patience.handshake)
  session.once('close', () => {
    clearTimeout(tooSlow)
    socket.destroy()
  })
  session.on('error', () => socket.destroy()) // a client that does not trust us says so with an alert
  session.once('secure', () => {
    clearTimeout(tooSlow)
    requests.serve(session, { ...client, serverName })
  })
}

/**
 * The ServerHello of the real one has the extension `server_name` (facts 1.4). OpenSSL adds it only where a context was chosen while the name was read,
 * and Node's `SNICallback` is asked later; its handle takes the context beforehand.
 */
function acknowledgeName(session: tls.TLSSocket, { context }: tls.SecureContext): void {
  const { _handle: handle } = session as unknown as { _handle?: { sni_context?: unknown } }
  if (handle) handle.sni_context = context
}

/** FIN after the ClientHello, no alert (facts 1.4): the client reads an end where a ServerHello belongs. */
function refuse(socket: net.Socket): void {
  socket.end()
  socket.resume()
  setTimeout(() => socket.destroy(), patience.farewell).unref()
}
