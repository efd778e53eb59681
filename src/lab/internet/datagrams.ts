/**
 * Services over UDP. An answer must come from the address that was asked, and a socket on 0.0.0.0 would answer from the machine's own:
 * so there is one socket per address and service, opened when the address is first given to somebody.
 */
import dgram from 'node:dgram'

export type DatagramService = { readonly port: number; readonly answer: (request: Buffer) => Buffer | undefined }
export type Datagrams = { open(address: string): Promise<void>; close(): void }

/** A client that resolves names without end must not use up the descriptors. */
const mostAddresses = 500

export function datagrams(services: readonly DatagramService[]): Datagrams {
  const open = new Map<string, readonly dgram.Socket[]>()
  return {
    async open(address) {
      if (open.has(address) || open.size >= mostAddresses) return
      const sockets = services.map(() => dgram.createSocket('udp4'))
      open.set(address, sockets)
      await Promise.all(services.map((service, index) => serve(sockets[index], service, address)))
    },
    close() {
      for (const socket of [...open.values()].flat()) socket.close()
      open.clear()
    },
  }
}

function serve(socket: dgram.Socket | undefined, { port, answer }: DatagramService, address: string): Promise<void> | undefined {
  socket?.on('message', (request, client) => {
    const reply = answer(request)
    if (reply) socket.send(reply, client.port, client.address)
  })
  return (
    socket &&
    new Promise((resolve, reject) => {
      socket.once('error', reject)
      socket.bind(port, address, () => {
        socket.off('error', reject)
        socket.on('error', () => {}) // a client that is gone: nothing to do for it
        resolve()
      })
    })
  )
}
