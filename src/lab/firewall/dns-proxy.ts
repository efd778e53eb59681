/** The firewall as a resolver for the virtual network: questions to its private address go on to the policy's DNS servers, or to Azure's. */
import dgram from 'node:dgram'
import { once } from 'node:events'
import net from 'node:net'
import { splice } from './splice.ts'

export type DnsProxy = { close(): void }

const port = 53
/** A question that nobody answers is forgotten; the client asks again by itself. */
const patienceMilliseconds = 5000
const mostWaiting = 10_000

/** `server` is asked for with every question: it may change while the proxy stays. */
export async function dnsProxy(address: string, server: () => string): Promise<DnsProxy> {
  const [front, back] = [dgram.createSocket('udp4'), dgram.createSocket('udp4')]
  const waiting = new Map<number, { readonly client: dgram.RemoteInfo; readonly id: number; readonly until: number }>()
  let lastId = Math.floor(Math.random() * 0x1_0000)

  front.on('message', (question, client) => {
    if (question.length < 12) return
    forget(waiting)
    if (waiting.size >= mostWaiting) return
    do lastId = (lastId + 1) & 0xffff
    while (waiting.has(lastId))
    waiting.set(lastId, { client, id: question.readUInt16BE(0), until: Date.now() + patienceMilliseconds })
    question.writeUInt16BE(lastId, 0)
    back.send(question, port, server())
  })
  back.on('message', (answer, from) => {
    if (from.address !== server() || from.port !== port || answer.length < 12) return
    const asked = waiting.get(answer.readUInt16BE(0))
    if (!asked) return
    waiting.delete(answer.readUInt16BE(0))
    answer.writeUInt16BE(asked.id, 0)
    front.send(answer, asked.client.port, asked.client.address)
  })
  const overTcp = net.createServer({ allowHalfOpen: true }, client => splice(client, Buffer.alloc(0), { address: server(), port }))

  front.bind(port, address)
  overTcp.listen({ port, host: address })
  const sockets = [front, overTcp]
  try {
    await Promise.all(sockets.map(socket => once(socket, 'listening')))
  } catch (error) {
    close()
    throw error
  }
  for (const socket of [front, back]) socket.on('error', () => {}) // an unreachable client or server: the question stays unanswered

  function close(): void {
    front.close()
    back.close()
    overTcp.close()
  }
  return { close }
}

/** Oldest first, as they were put in. */
function forget(waiting: Map<number, { readonly until: number }>): void {
  const now = Date.now()
  for (const [id, { until }] of waiting) {
    if (until > now) return
    waiting.delete(id)
  }
}
