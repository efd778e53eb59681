import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerNtp } from '../../../src/lab/internet/ntp.ts'

const request = Buffer.alloc(48)
request[0] = 0x23 // version 4, client
request.writeUInt32BE(0xdeadbeef, 40)

test('a server answers with the client own transmit time as origin, and the time of day', () => {
  const now = Date.UTC(2026, 10, 23, 12, 0, 0, 500)
  const reply = answerNtp(request, now)
  assert.ok(reply)
  assert.equal(reply.length, 48)
  assert.deepEqual([(reply[0] ?? 0) >> 6, ((reply[0] ?? 0) >> 3) & 7, (reply[0] ?? 0) & 7, reply[1]], [0, 4, 4, 2])
  assert.equal(reply.readUInt32BE(24), 0xdeadbeef)
  assert.equal(reply.readUInt32BE(40) - 2_208_988_800, Math.floor(now / 1000))
  assert.equal(reply.readUInt32BE(44), 0x8000_0000)
})

const ignored: [name: string, bytes: Buffer][] = [
  ['too short', request.subarray(0, 47)],
  ['a server answer', Buffer.from([0x24, ...Buffer.alloc(47)])],
  ['version 7', Buffer.from([0x3b, ...Buffer.alloc(47)])],
]
for (const [name, bytes] of ignored) test(`${name} is not answered`, () => assert.equal(answerNtp(bytes, 0), undefined))
