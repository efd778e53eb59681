/** Listeners that stand in for every address: the kernel brings them what the gateway's program intercepts. */
import { once } from 'node:events'
import net from 'node:net'
import { onConnection } from './connections.ts'
import type { RequestServer } from './requests.ts'
import type { Running } from './running.ts'

export type Interceptor = {
  /** Listeners stay when a port is not intercepted any more: no packet reaches them then. */
  listen(ports: Iterable<number>): Promise<void>
  /** Resets every connection. */
  cutAll(): void
}

export function interceptor(current: () => Running | undefined, requests: RequestServer): Interceptor {
  const listeners = new Map<number, Promise<unknown>>()
  const open = new Set<net.Socket>()
  const listen = (port: number): Promise<unknown> => {
    const server = net.createServer({ allowHalfOpen: true }, socket => {
      open.add(socket)
      socket.once('close', () => open.delete(socket))
      onConnection(socket, { current, requests })
    })
    server.listen({ port, host: '0.0.0.0', backlog: 4096 })
    return once(server, 'listening')
  }
  return {
    async listen(ports) {
      for (const port of ports) if (!listeners.has(port)) listeners.set(port, listen(port))
      await Promise.all(
        [...listeners].map(([port, listening]) =>
          listening.catch(error => {
            listeners.delete(port)
            throw error
          }),
        ),
      )
    },
    cutAll() {
      for (const socket of open) socket.resetAndDestroy()
    },
  }
}
