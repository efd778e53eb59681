/** Our ClientHello against real TLS servers, and answers that are cut, changed or of another question. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import tls from 'node:tls'
import fc from 'fast-check'
import { clientHello, readServerFlight } from '../../src/pki/handshake.ts'
import { generateKey, issue } from '../../src/pki/issue.ts'
import { flightOf, http, leafOf, ourFirewall, plainOrigin, sessionWith, tlsOrigin } from '../verify/lab.ts'

const closers: (() => void)[] = []
const open = <T extends { port: number; close: () => void }>(server: T): number => {
  closers.push(server.close)
  return server.port
}
after(() => {
  for (const close of closers) close()
})
const random = randomBytes(32)
let firewall: Awaited<ReturnType<typeof ourFirewall>>
let answer: Buffer
let flight: Uint8Array[]
before(async () => {
  firewall = await ourFirewall()
  const leaf = await leafOf('localhost', firewall.subCa)
  const above = [firewall.subCa, firewall.intermediate]
  flight = flightOf(leaf, ...above).map(({ der }) => der)
  answer = await sessionWith(open(await tlsOrigin(leaf, above, http(200, 'hi'))), 'localhost', random)
})

test('a real server signs our random, and the flight comes as it was served', () => {
  const read = readServerFlight(answer, random)
  assert.ok(read.ok, JSON.stringify(read))
  assert.deepEqual(
    read.flight.map(der => Buffer.from(der).toString('hex')),
    flight.map(der => Buffer.from(der).toString('hex')),
  )
})

test('RSA, padded in either way, as the firewall signs', async () => {
  const pair = await generateKey('rsa-2048')
  const certificate = await issue({
    subject: [['CN', 'localhost']],
    key: pair.privateKey,
    issuer: firewall.subCa,
    notBefore: new Date(Date.now() - 1000),
    notAfter: new Date(Date.now() + 86_400_000),
    dnsNames: ['localhost'],
  })
  const leaf = { certificate, key: pair.privateKey, pem: pair.privateKeyPem }
  for (const sigalgs of ['RSA-PSS+SHA256', 'RSA+SHA256', 'RSA+SHA512']) {
    const port = open(await tlsOrigin(leaf, [firewall.subCa], http(200, 'hi'), { sigalgs }))
    const read = readServerFlight(await sessionWith(port, 'localhost', random), random)
    assert.ok(read.ok, `${sigalgs}: ${JSON.stringify(read)}`)
  }
})

test('the name that is asked for arrives', async () => {
  const seen: string[] = []
  const leaf = await leafOf('a.example', firewall.subCa)
  const port = open(
    await tlsOrigin(leaf, [], http(200, ''), {
      SNICallback: (name, done) => {
        seen.push(name)
        done(null, tls.createSecureContext({ key: leaf.pem, cert: leaf.certificate.pem }))
      },
    }),
  )
  await sessionWith(port, 'a.example', random)
  assert.deepEqual(seen, ['a.example'])
})

test('an answer to another random proves nothing', () => {
  const read = readServerFlight(answer, randomBytes(32))
  assert.ok(!read.ok && /another question/.test(read.because), JSON.stringify(read))
})

test('a recorded answer with another flight put into it proves nothing', async () => {
  // Any certificate whose key did not sign.
  const other = await leafOf('localhost', firewall.subCa)
  const forged = Buffer.from(answer)
  const at = forged.indexOf(flight[0] as Uint8Array)
  const der = Buffer.from(other.certificate.der)
  if (der.length !== flight[0]?.length) return assert.ok(!readServerFlight(forged.subarray(0, at), random).ok)
  der.copy(forged, at)
  assert.equal(readServerFlight(forged, random).ok, false)
})

for (const [what, bytes, because] of [
  ['nothing', '', /nothing came back/],
  ['an alert', '15030300020228', /TLS alert \(40\)/],
  ['text', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n').toString('hex'), /no beginning of a TLS handshake/],
  ['a hello of TLS 1.0', `160301002a0200002603010${'0'.repeat(69)}`, /another protocol|no beginning/],
] as const)
  test(`${what} proves nothing`, () => {
    const read = readServerFlight(Buffer.from(bytes, 'hex'), random)
    assert.ok(!read.ok && because.test(read.because), JSON.stringify(read))
  })

test('every cut is refused, and so is every changed byte that is signed or signs', () => {
  for (let at = 0; at < answer.length - 9; at += 7) assert.equal(readServerFlight(answer.subarray(0, at), random).ok, false, `cut at ${at}`)
  const signature = answer.length - 9 - 20
  for (const at of [11 + 2, 11 + 20, signature]) {
    const changed = Buffer.from(answer)
    changed[at] = (changed[at] as number) ^ 1
    assert.equal(readServerFlight(changed, random).ok, false, `changed at ${at}`)
  }
})

test('fuzzed: never throws, and nothing that is made up holds', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), bytes => !readServerFlight(bytes, random).ok))
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(3), (bytes, type) => {
      const head = Buffer.from([22, 3, 3, bytes.length >> 8, bytes.length & 255, [2, 11, 12, 14][type] as number, 0, 0, bytes.length])
      return !readServerFlight(Buffer.concat([answer.subarray(0, 90), head, bytes]), random).ok
    }),
  )
  const { length } = clientHello('x'.repeat(253), random)
  assert.ok(length < 600)
})

test('a server that closes after the hello proves nothing', async () => {
  const port = open(await plainOrigin(socket => socket.end()))
  assert.equal(readServerFlight(await sessionWith(port, 'localhost', random), random).ok, false)
})
