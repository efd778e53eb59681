/** Azure's platform DNS, and every public resolver: one answer for all of them. */
import net from 'node:net'
import { type Answer, decode, encode, type Packet } from 'dns-packet'
import type { Facts } from '../../policy/decision.ts'
import { addressesOf } from './names.ts'

const ttlSeconds = 60
const rcode = { ok: 0, formatError: 1, noSuchName: 3, notImplemented: 4 }
/** dns-packet takes the response code for a part of the flags when it writes. */
const answerFlags = 0x8000 | 0x0100 | 0x0080 // response, recursion desired, recursion available

/** The answer's bytes, or undefined for what is no question. */
export function answerDns(question: Buffer, facts: Facts): Buffer | undefined {
  let packet: Packet
  try {
    packet = decode(question)
  } catch {
    return undefined
  }
  if (packet.type !== 'query') return undefined
  const reply = (code: number, answers: Answer[] = []): Buffer =>
    encode({ type: 'response', id: packet.id ?? 0, flags: (answerFlags & ~0xf) | code, questions: packet.questions ?? [], answers })
  const asked = packet.questions?.[0]
  if (!asked || packet.questions?.length !== 1) return reply(rcode.formatError)
  if (((question[2] ?? 0) >> 3) & 0xf) return reply(rcode.notImplemented) // the operation is not a plain query
  const addresses = addressesOf(asked.name, facts)
  if (!addresses) return reply(rcode.noSuchName)
  if (asked.type !== 'A') return reply(rcode.ok)
  return reply(
    rcode.ok,
    addresses.map(data => ({ type: 'A' as const, class: 'IN' as const, name: asked.name, ttl: ttlSeconds, data })),
  )
}

/** DNS over TCP: each message has its length in front. */
export function dnsOverTcp(answer: (question: Buffer) => Buffer | undefined): net.Server {
  return net.createServer(socket => {
    let pending = Buffer.alloc(0)
    socket.setTimeout(10_000, () => socket.destroy())
    socket.on('error', () => socket.destroy())
    socket.on('data', chunk => {
      pending = Buffer.concat([pending, chunk])
      while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
        const end = 2 + pending.readUInt16BE(0)
        const reply = answer(pending.subarray(2, end))
        pending = pending.subarray(end)
        if (!reply) return void socket.destroy()
        const length = Buffer.alloc(2)
        length.writeUInt16BE(reply.length)
        socket.write(Buffer.concat([length, reply]))
      }
    })
  })
}
