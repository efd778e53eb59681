/**
 * Services over UDP, at any address. An answer must come from the address that was asked, and a socket on 0.0.0.0 neither knows that address nor would
 * answer from it. So datagrams are seen as packets, and answered by a socket that is bound to the address; the socket on 0.0.0.0 only keeps the
 * kernel from saying that nobody is there.
 */
import dgram from 'node:dgram'
import { once } from 'node:events'
import { type Packet, watchPackets } from '../network/packet-socket.ts'

export type DatagramService = { readonly port: number; readonly answer: (request: Buffer) => Buffer | undefined }

/** A client that asks everywhere must not use up the descriptors. */
const mostSockets = 1000

/** Resolves when it listens. Where packets cannot be seen it says so, and serves `known` addresses only. */
export async function serveDatagrams(services: readonly DatagramService[], known: readonly string[]): Promise<void> {
  const byPort = new Map(services.map(service => [service.port, service]))
  const answering = new Map<string, Promise<dgram.Socket>>()
  const socketAt = (address: string, port: number): Promise<dgram.Socket> => {
    const key = `${address} ${port}`
    const open = answering.get(key)
    if (open) return open
    const [oldest, socket] = [...answering][0] ?? []
    if (answering.size >= mostSockets && oldest && socket) {
      answering.delete(oldest)
      socket.then(closing => closing.close()).catch(() => {})
    }
    const opened = bind(port, address)
    answering.set(key, opened)
    return opened
  }
  const onPacket = ({ protocol, source, sourcePort, destination, destinationPort, payload }: Packet) => {
    const service = protocol === 'udp' ? byPort.get(destinationPort) : undefined
    const reply = service?.answer(payload)
    if (!reply) return
    socketAt(destination, destinationPort)
      .then(socket => socket.send(reply, sourcePort, source))
      .catch((error: Error) => console.error(`the lab's internet at ${destination}: ${error.message}`))
  }
  try {
    await watchPackets(undefined, onPacket)
    for (const { port } of services) await bind(port, '0.0.0.0')
  } catch (error) {
    console.error(`the lab's internet answers datagrams at known addresses only: ${error instanceof Error ? error.message : error}`)
    for (const { port, answer } of services)
      for (const address of known) {
        const socket = await bind(port, address)
        socket.on('message', (request, client) => {
          const reply = answer(request)
          if (reply) socket.send(reply, client.port, client.address)
        })
      }
  }
}

/** With `reuseAddr`, for the address that is asked and 0.0.0.0 share a port. */
async function bind(port: number, address: string): Promise<dgram.Socket> {
  const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true })
  socket.bind(port, address)
  await once(socket, 'listening')
  socket.on('error', () => {}) // a client that is gone: nothing to do for it
  return socket
}
