/** HTTP as the firewall processes it: plain, or inside a session that it has decrypted. Every request is decided for itself. */
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import type { Flow } from '../../policy/decision.ts'
import { denialText, denied, unresolved } from './answers.ts'
import { forward } from './forward.ts'
import { requestTarget } from './request-target.ts'
import { applicationRow, reasons } from './rows.ts'
import { type Running, sourceAddress } from './running.ts'

/** Who is at the other end of a connection that was intercepted, and where it wanted to go. */
export type Client = {
  readonly source: string
  readonly sourcePort: number
  readonly address: string
  readonly port: number
  /** Present: the session was decrypted, and this is its SNI. */
  readonly serverName?: string
}

export type RequestServer = {
  serve(socket: Socket, client: Client): void
  /** Which roots origins must chain to. Until it is called nothing is trusted. */
  trust(roots: SecureContext): void
}

export function requestServer(current: () => Running | undefined): RequestServer {
  const clients = new WeakMap<Socket, Client>()
  let roots: SecureContext | undefined
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const client = clients.get(request.socket)
    const running = current()
    if (!client || !running || !roots) return void request.socket.destroy()
    process(request, response, client, running, roots).catch((error: unknown) => {
      console.error(`the lab's firewall: ${error instanceof Error ? error.stack : error}`)
      request.socket.destroy()
    })
  }
  const server = http.createServer(
    { requireHostHeader: false, requestTimeout: 120_000, headersTimeout: 60_000, keepAliveTimeout: 120_000 },
    handle,
  )
  // A client that sends its request and closes its side still waits for the answer.
  Object.assign(server, { httpAllowHalfOpen: true })
  // The client's "Expect: 100-continue" is passed on, and the origin's answer to it passed back.
  server.on('checkContinue', handle)
  server.on('clientError', (_error, socket) => socket.destroy())
  return {
    serve(socket, client) {
      clients.set(socket, client)
      server.emit('connection', socket)
      socket.resume() // it was paused while its first bytes were looked at
    },
    trust(given) {
      roots = given
    },
  }
}

async function process(
  request: IncomingMessage,
  response: ServerResponse,
  client: Client,
  running: Running,
  publicRoots: SecureContext,
): Promise<void> {
  const { source, sourcePort, address, port, serverName } = client
  const application = serverName === undefined ? 'http' : 'https'
  const target = requestTarget(request)
  const flow: Flow = {
    source,
    protocol: 'tcp',
    port,
    address,
    application,
    ...(target.ok ? { path: target.path, ...(target.host === undefined ? {} : { host: target.host }) } : {}),
  }
  const asked = { flow, sourcePort }
  const decision = running.decide(flow)
  const deny = (reason: string) => running.log(applicationRow(asked, decision, running.policy, { denied: reason }))

  if (!target.ok) {
    deny(`The request cannot be read: ${target.because}.`)
    return void request.socket.destroy()
  }
  // Without inspection the name is all that is known of a session; inside one, another name would be another session's rule.
  if (serverName !== undefined && target.host !== serverName) {
    deny('The Host header is not the SNI.')
    return denied(response, `Action: Deny. Reason: ${reasons.noRule}`)
  }
  if ((target.port ?? (application === 'http' ? 80 : 443)) !== port && !(target.port === undefined && application === 'https')) {
    deny('The port of the Host header is not the port of the connection.')
    return void request.socket.destroy()
  }
  if (decision.effect !== 'allow' || target.host === undefined || (application === 'https' && decision.inspected !== true)) {
    running.log(applicationRow(asked, decision, running.policy, decision.effect === 'allow' ? { denied: reasons.noRule } : {}))
    return denied(response, denialText(decision))
  }
  const [resolved] = (await running.resolve(target.host)).addresses
  if (resolved === undefined) {
    deny(reasons.unresolved)
    return unresolved(response)
  }
  running.log(applicationRow(asked, decision, running.policy))
  forward(request, response, {
    address: resolved,
    port,
    localAddress: sourceAddress(running),
    host: target.host,
    path: target.path,
    client: source,
    insertedHeaders: decision.insertedHeaders ?? [],
    ...(application === 'https' ? { secureContext: publicRoots } : {}),
  })
}
