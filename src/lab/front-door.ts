/** HTTPS on port 443 under the services' real names: one listener, a certificate per name by the lab's public root. */
import http from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'
import { type FrontDoor, labNet, type Route } from './parts.ts'
import { issueServerCertificate, type PublicRoot } from './public-root.ts'

export type OpenFrontDoor = FrontDoor & { readonly port: number; close(): Promise<void> }

/** `onNames` is told the whole table of names whenever it changes, so that they resolve only while they are served. */
export async function openFrontDoor(options: {
  readonly publicRoot: PublicRoot
  readonly onNames: (names: ReadonlyMap<string, string>) => void
  readonly port?: number
}): Promise<OpenFrontDoor> {
  const routes = new Map<string, Route>()
  const contexts = new Map<string, Promise<tls.SecureContext>>()

  const contextFor = (name: string): Promise<tls.SecureContext> => {
    const known = contexts.get(name)
    if (known) return known
    const made = issueServerCertificate(options.publicRoot, [name]).then(({ certificatePem, privateKeyPem }) =>
      tls.createSecureContext({ cert: certificatePem, key: privateKeyPem }),
    )
    contexts.set(name, made)
    return made
  }

  const server = https.createServer({
    SNICallback: (name, done) => {
      const host = name.toLowerCase()
      if (!routes.has(host)) return done(new Error(`nothing in the lab serves ${host}`))
      contextFor(host).then(context => done(null, context), done)
    },
  })
  const routeOf = (request: http.IncomingMessage): Route | undefined => {
    const name = (request.socket as tls.TLSSocket).servername
    return typeof name === 'string' ? routes.get(name.toLowerCase()) : undefined
  }
  server.on('request', (request, response) => {
    const route = routeOf(request)
    if (route) return void route.handle(request, response)
    request.socket.destroy() // its name was taken away while the connection was open
  })
  server.on('upgrade', (request: http.IncomingMessage, socket: Duplex, head: Buffer) => {
    const route = routeOf(request)
    if (route?.upgrade) route.upgrade(request, socket, head)
    else socket.end(`HTTP/1.1 ${route ? 400 : 404} ${http.STATUS_CODES[route ? 400 : 404]}\r\nconnection: close\r\n\r\n`)
  })
  server.on('tlsClientError', (_error, socket) => socket.destroy())
  server.keepAliveTimeout = 30_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 443, labNet.frontDoor, resolve)
  })

  const announce = () => options.onNames(new Map([...routes.keys()].map(name => [name, labNet.frontDoor])))
  return {
    port: (server.address() as AddressInfo).port,
    add(route) {
      const host = route.host.toLowerCase()
      if (routes.has(host)) throw new Error(`${host} is served already`)
      routes.set(host, route)
      announce()
      void contextFor(host) // made ahead of the first client
      return () => {
        if (routes.get(host) !== route) return
        routes.delete(host)
        announce()
      }
    },
    async close() {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
