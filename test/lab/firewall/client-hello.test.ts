import assert from 'node:assert/strict'
import { once } from 'node:events'
import net, { type AddressInfo } from 'node:net'
import { test } from 'node:test'
import tls from 'node:tls'
import fc from 'fast-check'
import { readClientHello } from '../../../src/lab/firewall/client-hello.ts'

const block = (lengthBytes: 1 | 2 | 3, ...parts: (Buffer | number[])[]) => {
  const content = Buffer.concat(parts.map(part => Buffer.from(part)))
  const length = Buffer.alloc(lengthBytes)
  length.writeUIntBE(content.length, 0, lengthBytes)
  return Buffer.concat([length, content])
}
const serverName = (...names: [type: number, name: string][]) =>
  Buffer.concat([
    Buffer.from([0, 0]),
    block(2, block(2, ...names.map(([type, name]) => Buffer.concat([Buffer.from([type]), block(2, Buffer.from(name))])))),
  ])
const message = (...extensions: Buffer[]) =>
  Buffer.concat([
    Buffer.from([1]),
    block(
      3,
      Buffer.alloc(34, 3),
      block(1, Buffer.alloc(32)),
      block(2, [0xc0, 0x30]),
      block(1, [0]),
      ...(extensions.length > 0 ? [block(2, ...extensions)] : []),
    ),
  ])
/** Cuts a message into records of at most so many bytes. */
const records = (bytes: Buffer, most = 16_384) => {
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += most) parts.push(Buffer.from([22, 3, 1]), block(2, bytes.subarray(at, at + most)))
  return Buffer.concat(parts)
}
const hello = (...extensions: Buffer[]) => records(message(...extensions))
const other = Buffer.concat([Buffer.from([0, 16]), block(2, block(2, block(1, Buffer.from('h2'))))])

const cases: [name: string, bytes: Buffer, expected: string | undefined | 'malformed' | 'incomplete'][] = [
  ['a name', hello(other, serverName([0, 'www.example.org'])), 'www.example.org'],
  ['a name in capitals', hello(serverName([0, 'WWW.Example.ORG'])), 'www.example.org'],
  ['no extension at all', hello(), undefined],
  ['no server_name', hello(other), undefined],
  ['an empty list of names', hello(serverName()), undefined],
  ['only a name of an unknown type', hello(serverName([7, 'x'])), undefined],
  ['one byte per record', records(message(serverName([0, 'a.example'])), 1), 'a.example'],
  ['more after the hello', Buffer.concat([hello(serverName([0, 'a.example'])), Buffer.from('rest')]), 'a.example'],
  ['two server_name extensions', hello(serverName([0, 'a.example']), serverName([0, 'b.example'])), 'malformed'],
  ['two names', hello(serverName([0, 'a.example'], [0, 'b.example'])), 'malformed'],
  ['a name with a zero in it', hello(serverName([0, 'a.example\0.evil'])), 'malformed'],
  ['a name with a space', hello(serverName([0, 'a.example b'])), 'malformed'],
  ['an empty name', hello(serverName([0, ''])), 'malformed'],
  ['a name of 254 characters', hello(serverName([0, 'a'.repeat(254)])), 'malformed'],
  ['another handshake message', records(Buffer.concat([Buffer.from([2]), block(3, Buffer.alloc(40))])), 'malformed'],
  ['a hello of a megabyte', records(Buffer.concat([Buffer.from([1, 0x10, 0, 0]), Buffer.alloc(100)])), 'malformed'],
  ['an empty record', Buffer.from([22, 3, 1, 0, 0]), 'malformed'],
  ['a record that is too long', Buffer.from([22, 3, 1, 0xff, 0xff]), 'malformed'],
  ['another record type in between', Buffer.concat([records(message().subarray(0, 10)), Buffer.from([23, 3, 1, 0, 1, 0])]), 'malformed'],
  ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n'), 'malformed'],
  ['nothing', Buffer.alloc(0), 'incomplete'],
  ['the head of a record', Buffer.from([22, 3, 1]), 'incomplete'],
  ['half', hello(serverName([0, 'a.example'])).subarray(0, 50), 'incomplete'],
]
for (const [name, bytes, expected] of cases)
  test(name, () => {
    const read = readClientHello(bytes)
    if (expected === 'malformed' || expected === 'incomplete') assert.equal(read.state, expected)
    else assert.deepEqual(read, { state: 'complete', ...(expected === undefined ? {} : { serverName: expected }) })
  })

test('any bytes are read without an exception', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), bytes => void readClientHello(bytes)))
  const body = fc.uint8Array({ maxLength: 300 }).map(bytes => records(Buffer.concat([Buffer.from([1]), block(3, Buffer.from(bytes))])))
  fc.assert(fc.property(body, bytes => assert.notEqual(readClientHello(bytes).state, 'incomplete')))
})

test('a hello is the same however it is cut, and incomplete until its last byte', () => {
  const whole = message(other, serverName([0, 'cut.example.org']))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (most, cut) => {
      const bytes = records(whole, most)
      assert.deepEqual(readClientHello(bytes), { state: 'complete', serverName: 'cut.example.org' })
      assert.equal(readClientHello(bytes.subarray(0, cut % bytes.length)).state, 'incomplete')
    }),
  )
})

test('one changed byte never makes another name of ours out of nothing', () => {
  const bytes = hello(serverName([0, 'a.example']))
  fc.assert(
    fc.property(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }), (at, value) => {
      const changed = Buffer.from(bytes)
      changed[at] = value
      const read = readClientHello(changed)
      if (read.state === 'complete' && read.serverName !== undefined) assert.match(read.serverName, /^[a-z0-9._-]+$/)
    }),
  )
})

test("a real client's", async () => {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = tls.connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', servername: 'real.example.org' })
  client.on('error', () => {})
  const [socket] = (await once(server, 'connection')) as [net.Socket]
  const [bytes] = (await once(socket, 'data')) as [Buffer]
  assert.deepEqual(readClientHello(bytes), { state: 'complete', serverName: 'real.example.org' })
  socket.destroy()
  client.destroy()
  server.close()
})
