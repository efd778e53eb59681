import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readPacket } from '../../../src/lab/network/packet-socket.ts'

const ip = (protocol: number, rest: number[], options: { words?: number; fragment?: number } = {}) => {
  const { words = 5, fragment = 0 } = options
  const header = Buffer.alloc(words * 4)
  header[0] = 0x40 | words
  header.writeUInt16BE(fragment, 6)
  header[9] = protocol
  header.set([10, 42, 1, 4], 12)
  header.set([20, 30, 1, 1], 16)
  return Buffer.concat([header, Buffer.from(rest)])
}
const flow = { source: '10.42.1.4', destination: '20.30.1.1', payload: Buffer.alloc(0) }
const tcp = [0x9c, 0x40, 0, 22]
const udp = [0x9c, 0x40, 0, 123, 0, 10, 0, 0, 7, 8, 0, 0]

const cases: [name: string, bytes: Buffer, expected: ReturnType<typeof readPacket>][] = [
  ['TCP', ip(6, tcp), { ...flow, protocol: 'tcp', sourcePort: 40_000, destinationPort: 22 }],
  ['TCP behind IP options', ip(6, tcp, { words: 7 }), { ...flow, protocol: 'tcp', sourcePort: 40_000, destinationPort: 22 }],
  [
    'UDP, without padding',
    ip(17, udp),
    { ...flow, protocol: 'udp', sourcePort: 40_000, destinationPort: 123, payload: Buffer.from([7, 8]) },
  ],
  ['ICMP has no ports', ip(1, [8, 0, 0, 0]), { ...flow, protocol: 'icmp', sourcePort: 0, destinationPort: 0 }],
  ['a later fragment', ip(6, tcp, { fragment: 5 }), undefined],
  ['another protocol', ip(47, tcp), undefined],
  ['too short', ip(6, [0, 1]), undefined],
]
for (const [name, bytes, expected] of cases) test(name, () => assert.deepEqual(readPacket(bytes), expected))

test('whatever arrives is read or passed over', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), bytes => void readPacket(Buffer.from(bytes))))
})
