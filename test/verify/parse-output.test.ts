/** What a pod prints is hostile: nothing of it may throw, be believed without the nonce, or grow without bounds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { answerFrom, answerOfWire } from '../../src/verify/http-answer.ts'
import { observe } from '../../src/verify/observe.ts'
import { parseOutput } from '../../src/verify/parse-output.ts'
import { howStopped } from '../../src/verify/said.ts'
import { fieldCaps } from '../../src/verify/script-fields.ts'
import { probe } from './lab.ts'

const nonce = '0123456789abcdef0123456789abcdef'
const line = (id: string, field: string, content: string, more: { nonce?: string; size?: number; encoding?: string } = {}): string => {
  const bytes = Buffer.from(content)
  const data = more.encoding === 'h' ? bytes.toString('hex') : bytes.toString('base64')
  return `egress-gate ${more.nonce ?? nonce} ${id} ${field} ${more.encoding ?? 'b'} ${more.size ?? bytes.length} ${data}\n`
}
const fieldsOf = (output: string, id = 'p1') =>
  Object.fromEntries(
    [...(parseOutput(output, nonce, ['p1', 'p2']).probes.get(id) ?? [])].map(([name, value]) => [name, Buffer.from(value).toString()]),
  )

const lies: [string, string, Record<string, string>][] = [
  ['nothing', '', {}],
  ['another nonce', line('p1', 'rc', '0', { nonce: 'f'.repeat(32) }), {}],
  ['no nonce', 'egress-gate p1 rc b 1 MA==\n', {}],
  ['a probe that was not asked', line('p9', 'rc', '0'), {}],
  ['a workflow command', '::set-output name=verdict::pass\n::add-mask::x\n##[error]x\n', {}],
  ['ANSI', `\u001b[2K\r${line('p1', 'rc', '0')}`, {}],
  ['a line inside a line', `x ${line('p1', 'rc', '0')}`, {}],
  ['a good line', line('p1', 'rc', '0'), { rc: '0' }],
  ['a good line among noise', `noise\n${line('p1', 'rc', '0')}noise\n\0\0`, { rc: '0' }],
  ['hex', line('p1', 'rc', '0', { encoding: 'h' }), { rc: '0' }],
  ['the same twice', line('p1', 'rc', '0') + line('p1', 'rc', '0'), { rc: '0' }],
]
for (const [name, output, fields] of lies)
  test(`output: ${name}`, () => {
    assert.deepEqual(fieldsOf(output), fields)
    assert.equal(parseOutput(output, nonce, ['p1', 'p2']).damaged.size, 0)
  })

const damage: [string, string][] = [
  ['a size that is wrong', line('p1', 'rc', '0', { size: 2 })],
  ['a size that is no number', line('p1', 'rc', '0').replace(' 1 ', ' -1 ')],
  ['a size above the cap', line('p1', 'rc', 'x'.repeat(1000))],
  ['a field that does not exist', line('p1', 'verdict', 'pass')],
  ['a field of every object', line('p1', 'constructor', 'x')],
  ['an encoding that does not exist', line('p1', 'rc', '0', { encoding: 'x' })],
  ['data that is not base64', line('p1', 'rc', '0').replace('MA==', 'M*==')],
  ['more words than there are', line('p1', 'rc', '0').replace('\n', ' more\n')],
  ['a line that is cut', `${line('p1', 'out', 'x'.repeat(100)).slice(0, 80)}\n`],
  ['two different values', line('p1', 'rc', '0') + line('p1', 'rc', '60')],
  ['a good value after a bad one', line('p1', 'rc', '0', { size: 3 }) + line('p1', 'rc', '0')],
]
for (const [name, output] of damage)
  test(`output: ${name} damages the probe, and only that one`, () => {
    const parsed = parseOutput(output + line('p2', 'rc', '0'), nonce, ['p1', 'p2'])
    assert.deepEqual([...parsed.damaged], ['p1'])
    assert.equal(Buffer.from(parsed.probes.get('p2')?.get('rc') ?? []).toString(), '0')
  })

test('output: a hundred megabytes of noise are skipped in a second', { timeout: 20_000 }, () => {
  const noise = `${'n'.repeat(99)}\n`.repeat(300_000) + 'x'.repeat(20_000_000)
  const started = Date.now()
  assert.deepEqual(fieldsOf(`${noise}\n${line('p1', 'rc', '0')}`), { rc: '0' })
  assert.ok(Date.now() - started < 5000)
})

test('output, fuzzed: never throws, never invents', () => {
  const token = fc.constantFrom(
    'egress-gate',
    nonce,
    'p1',
    'p2',
    'rc',
    'out',
    'b',
    'h',
    '1',
    '0',
    'MA==',
    '30',
    '\n',
    ' ',
    '\u001b[0m',
    '::error::',
    'end',
    '\r',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(token, fc.string()), { maxLength: 60 }), parts => {
      const { probes } = parseOutput(parts.join(''), nonce, ['p1', 'p2'])
      for (const fields of probes.values())
        for (const [name, value] of fields) {
          assert.ok(Object.hasOwn(fieldCaps, name))
          assert.ok(value.length <= (fieldCaps[name] ?? 0))
        }
    }),
    { numRuns: 2000 },
  )
})

test('observe, fuzzed: whatever tools say, it is an observation, and one without certificates is no session', () => {
  const words = fc.constantFrom(
    'curl',
    'openssl',
    'python',
    'node',
    'wget',
    'none',
    'bash',
    'perl',
    'nc',
    'getent',
    '0',
    '6',
    '7',
    '28',
    '35',
    '60',
    '124',
    '137',
    'go',
    '* Connected to x',
    '* SSL connection using TLSv1.2 / X',
    'curl: (35) SSL_ERROR_SYSCALL',
    'curl: (35) alert',
    'HTTP/1.1 200 OK\r\n\r\n',
    '-----BEGIN CERTIFICATE-----\nMAAA\n-----END CERTIFICATE-----',
    '{}',
    '{"trusted":true,"flight":["MAAA"]}',
    '{"answer":"24"}',
    'null',
    'x',
  )
  const probes = [
    probe('p1', 'https://a.example/'),
    probe('p1', 'http://a.example/'),
    probe('p1', { kind: 'port', host: 'a.example', port: 22, protocol: 'tcp' }),
    probe('p1', { kind: 'port', host: 'a.example', port: 123, protocol: 'udp', speaks: 'ntp' }),
  ]
  fc.assert(
    fc.property(
      fc.constantFrom(...probes),
      fc.dictionary(fc.constantFrom(...Object.keys(fieldCaps)), fc.oneof(words, fc.uint8Array({ maxLength: 200 }))),
      (asked, given) => {
        const fields = new Map(Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? Buffer.from(value) : value]))
        const seen = observe(asked, fields, nonce)
        assert.notEqual(seen.kind, 'tls', 'there is not one certificate in it')
        if (asked === probes[3]) assert.notEqual(seen.kind, 'answered', 'no answer quotes the nonce')
      },
    ),
    { numRuns: 5000 },
  )
})

test('http, fuzzed: never throws, always bounded', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom(
            'HTTP/1.1 200 OK',
            'HTTP/1.1 100 Continue',
            '\r\n',
            '\r\n\r\n',
            'transfer-encoding: chunked',
            'content-length: 5',
            '5\r\nhello',
            '__proto__: x',
            'a: b',
          ),
          fc.string(),
        ),
        { maxLength: 30 },
      ),
      parts => {
        const bytes = Buffer.from(parts.join(''))
        for (const answer of [answerOfWire(bytes), answerFrom(bytes, bytes)]) {
          if (answer === undefined) continue
          assert.ok(answer.status >= 100 && answer.status <= 999)
          assert.ok(answer.body.length <= 65_536)
          assert.ok(Object.keys(answer.headers).length <= 100)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

const sentences: [string, ReturnType<typeof howStopped>][] = [
  ['OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to example.org:443', 'closed-after-hello'],
  ['curl: (35) Unknown SSL protocol error in connection to example.org:443', 'closed-after-hello'],
  ['curl: (35) gnutls_handshake() failed: The TLS connection was non-properly terminated.', 'closed-after-hello'],
  ['error:0A000126:SSL routines::unexpected eof while reading', 'closed-after-hello'],
  ['write:errno=0', 'closed-after-hello'],
  ['write:errno=104', 'reset'],
  ['curl: (35) OpenSSL SSL_connect: Connection reset by peer in connection to x:443', 'reset'],
  ['curl: (35) error:0A000410:SSL routines::sslv3 alert handshake failure', undefined],
  ['curl: (35) error:1408F10B:SSL routines:ssl3_get_record:wrong version number', undefined],
  ['bash: connect: Connection refused', 'refused'],
  ['bash: connect: No route to host', 'unreachable'],
  ['bash: connect: Connection timed out', 'timeout'],
  ['  -w SEC  Timeout for connects and final net reads', undefined],
  ['  -T SEC  Network read timeout is SEC seconds', undefined],
]
for (const [words, how] of sentences) test(`"${words.slice(0, 70)}" means ${how}`, () => assert.equal(howStopped(words), how))
