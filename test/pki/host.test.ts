import assert from 'node:assert/strict'
import { isIP } from 'node:net'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { addressBytes, addressText, namesHost } from '../../src/pki/host.ts'

const label = 'a'.repeat(63)
const longest = `${label}.${label}.${label}.${'b'.repeat(61)}`
const names = {
  dnsNames: [
    'Example.org',
    '*.a.example',
    '*.com',
    'w*.b.example',
    '*.*.c.example',
    'sub.*.d.example',
    '*',
    'dot.example.',
    '10.0.0.2',
    '256.0.0.1',
    longest,
    `${longest}b`,
  ],
  ipAddresses: ['10.0.0.1', '2001:db8::1'],
}

suite('namesHost', () => {
  for (const [host, expected] of [
    ['example.org', true],
    ['EXAMPLE.ORG.', true],
    ['www.example.org', false],
    ['x.a.example', true],
    ['a.example', false],
    ['x.y.a.example', false],
    ['.a.example', false],
    ['xa.example', false],
    ['contoso.com', false],
    ['www.b.example', false],
    ['w*.b.example', false],
    ['*.a.example', false],
    ['x.y.c.example', false],
    ['sub.x.d.example', false],
    ['localhost', false],
    ['dot.example', true],
    ['', false],
    ['exa\0mple.org', false],
    ['10.0.0.1', true],
    ['10.0.0.2', false],
    ['010.0.0.1', false],
    ['167772161', false],
    ['2001:DB8:0:0::1', true],
    ['[2001:db8::1]', true],
    ['2001:db8::2', false],
    ['256.0.0.1', false],
    ['10.0.0.1.', false],
    ['[10.0.0.1', false],
    [longest, true],
    [`${longest}b`, false],
  ] as const)
    test(`"${host}": ${expected}`, () => assert.equal(namesHost(names, host), expected))
})

test('an address is the same in text and in bytes', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.uint8Array({ minLength: 16, maxLength: 16 })), bytes => {
      assert.equal(isIP(addressText(bytes)), bytes.length === 4 ? 4 : 6)
      assert.deepEqual(addressBytes(addressText(bytes)), bytes)
    }),
  )
})

test('nothing else is an address', () =>
  fc.assert(
    fc.property(
      fc.string(),
      // A zone is of one machine, and stands in no certificate.
      text =>
        (isIP(text) && !text.includes('%') ? addressBytes(text) : assert.throws(() => addressBytes(text), /is not an IP address/)) !== null,
    ),
    {
      examples: [
        ...['@&/:', '::1]@[', '::1]/:', 'fe80::1%25eth0', '1:2', '::1::', '1:2:3:4:5:6:7:8:9'],
        ...['256.0.0.1', '1.2.3.256', '01.2.3.4', '1.2.3.x', 'a.b.c.d', '1.2.3', '1.2.3.4.5', '1.2.3.', '1.2.3.1000'],
      ].map(text => [text]),
    },
  ))

test('bytes that are no address are their hex, which no host equals', () => {
  for (const length of [0, 1, 2, 3, 5, 8, 15, 17, 18, 32])
    assert.equal(addressText(new Uint8Array(length).fill(0x20)), `#${'20'.repeat(length)}`)
  // Sixteen bytes and one more.
  const long = addressText(Uint8Array.from([...addressBytes('2001:db8::1'), 0]))
  assert.equal(namesHost({ dnsNames: [], ipAddresses: [long] }, '2001:db8::1'), false)
})
