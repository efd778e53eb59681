import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decode, encode, type RecordType } from 'dns-packet'
import fc from 'fast-check'
import { answerDns } from '../../../src/lab/internet/dns.ts'

const facts = {
  dns: { '*.blob.core.windows.net': ['20.60.0.4'], 'one.blob.core.windows.net': ['20.60.0.9', '20.60.0.10'], '*windows.net': ['1.1.1.1'] },
}

function ask(name: string, type: RecordType = 'A') {
  const reply = answerDns(encode({ type: 'query', id: 77, flags: 0x100, questions: [{ type, name }] }), facts)
  assert.ok(reply)
  const packet = decode(reply) as ReturnType<typeof decode> & { rcode: string }
  assert.equal(packet.id, 77)
  return [packet.rcode, ...(packet.answers ?? []).map(answer => ('data' in answer ? answer.data : undefined))]
}

const cases: [name: string, type: RecordType, expected: unknown[]][] = [
  ['one.blob.core.windows.net', 'A', ['NOERROR', '20.60.0.9', '20.60.0.10']],
  ['two.Blob.core.windows.net', 'A', ['NOERROR', '20.60.0.4']],
  ['vault.windows.net', 'A', ['NOERROR', '1.1.1.1']],
  ['two.blob.core.windows.net', 'AAAA', ['NOERROR']],
  ['example.org', 'TXT', ['NOERROR']],
  ['no-such-host.example.org', 'A', ['NXDOMAIN']],
  ['something.invalid', 'A', ['NXDOMAIN']],
  ['weather.default.svc.cluster.local', 'A', ['NXDOMAIN']],
  ['localhost', 'A', ['NXDOMAIN']],
  ['nodots', 'A', ['NXDOMAIN']],
  ['10.1.2.3', 'A', ['NXDOMAIN']],
]
for (const [name, type, expected] of cases) test(`${type} ${name}`, () => assert.deepEqual(ask(name, type), expected))

test('any other public name has one address in 198.18.0.0/15, always the same', () => {
  fc.assert(
    fc.property(fc.domain(), name => {
      const [code, address] = ask(name)
      if (code === 'NXDOMAIN')
        return assert.match(name, /^no-such-host\.|\.(invalid|test|local|localhost|internal|onion)$|xn--|\.home\.arpa$/)
      assert.match(String(address), /^198\.1[89]\.\d+\.\d+$|^1\.1\.1\.1$|^20\.60/)
      assert.deepEqual(ask(name), [code, address])
    }),
  )
})

test('whatever is sent is answered or not, and breaks nothing', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), bytes => void answerDns(Buffer.from(bytes), facts)))
  assert.equal(answerDns(encode({ type: 'response', id: 1, questions: [{ type: 'A', name: 'a.example' }] }), facts), undefined)
})
