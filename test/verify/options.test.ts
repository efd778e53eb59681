/** What an expectation may ask of an answer, and what is only made to look like it. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { bodyFits, expressionComplaint, statusFits } from '../../src/policy/answer-pattern.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import type { EgressSpec } from '../../src/policy/spec.ts'
import { corroborate, type LogRow } from '../../src/verify/corroborate.ts'
import { insertedFault } from '../../src/verify/inserted.ts'
import { probesFor, urlOf } from '../../src/verify/probes.ts'
import { verifyScript } from '../../src/verify/script.ts'
import type { Verdict } from '../../src/verify/verdict.ts'
import { probe } from './lab.ts'

for (const [patterns, status, fits] of [
  [200, 200, true],
  [200, 204, false],
  ['2xx', 204, true],
  ['2xx', 302, false],
  [[200, '3xx'], 302, true],
  [[200, '3xx'], 404, false],
] as const)
  test(`status ${JSON.stringify(patterns)}: ${status} -> ${fits}`, () => assert.equal(statusFits(patterns, status), fits))

test('an expression is read in linear time, and what it may not be is told', () => {
  const long = 'a'.repeat(65_536)
  const before = Date.now()
  for (const matches of ['(a+)+$', '(a|a)*b', '(a*)*b', '.*.*.*.*=']) bodyFits({ matches }, long)
  assert.ok(Date.now() - before < 2000)
  assert.equal(expressionComplaint('"status": *"ok"'), undefined)
  for (const [expression, complaint] of [
    ['(?=a)b', /cannot be read.*lookaround/],
    ['(a)\\1', /cannot be read/],
    ['(', /cannot be read/],
    ['a*', /asserts nothing/],
    ['(a{1000}){1000}', /cannot be read|too large/],
    ['x'.repeat(501), /longer than 500/],
  ] as const)
    assert.match(expressionComplaint(expression) ?? '', complaint, expression)
})

test('any text as an expression is taken or refused, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 200 }), (expression, body) => {
      if (expressionComplaint(expression) === undefined) assert.equal(typeof bodyFits({ matches: expression }, body), 'boolean')
    }),
  )
})

const example = readFileSync(new URL('../../examples/weather/egress.yaml', import.meta.url), 'utf8')
const withExpectations = (lines: string): string =>
  example
    .replace(/^expectations:\n[\s\S]*?(?=^\S)/m, `expectations:\n${lines}\n`)
    .replace('{ name: AllowWeatherService,', '{ name: AllowWeatherService, headers: { X-Egress-Gate: "opened-by-7f3a91" },')
const read = (lines: string): EgressSpec => {
  const { spec, faults } = parseSpec(withExpectations(lines), 'egress.yaml')
  assert.deepEqual(faults, [])
  return spec as EgressSpec
}
const url = 'https://dataservice.accuweather.com/locations/v1/cities/search?q=Redmond'

test('all faults of the options are told at once, each in its place', () => {
  const { faults } = parseSpec(
    withExpectations(`
  - { name: a, url: "${url}", expect: allow, inspected: true, status: [200, 7xx], body: { matches: "(?=x)" } }
  - { name: b, url: "${url}", expect: allow, inspected: true, status: [] }
  - { name: c, url: "${url}", expect: allow, inspected: true, nonce: q, retries: 9 }
  - { name: d, url: "${url}", expect: allow, nonce: run, insertedHeader: X-Egress-Gate }
  - { name: e, to: "ntp.ubuntu.com:123/udp", expect: deny, retries: 1, nonce: run }`),
    'egress.yaml',
  )
  const told = faults.map(({ path, message }) => `${path}: ${message}`)
  for (const wanted of [
    /\[0\]\.status\[1\]: .*class like 2xx/,
    /\[0\]\.body\.matches: .*lookaround/,
    /\[1\]\.status: must not be empty/,
    /\[2\]\.nonce: already stands in the URL/,
    /\[2\]\.retries: must be a whole number from 0 to 5/,
    /\[3\]\.nonce: .*inspected: true/,
    /\[3\]\.insertedHeader: .*inspected: true/,
    /\[4\]\.nonce: goes with "url" only/,
    /\[4\]\.retries: only what is expected to be allowed/,
  ])
    assert.ok(
      told.some(each => wanted.test(each)),
      `${wanted} in\n${told.join('\n')}`,
    )
  assert.ok(faults.every(({ place }) => place.line > 100 && place.column > 3))
})

test('a nonce goes into the URL that is asked, and rows of another run corroborate nothing', () => {
  const spec = read(`  - { name: a, url: "${url}", expect: allow, inspected: true, nonce: run }`)
  const [workload] = spec.workloads
  assert.ok(workload)
  const [asked] = probesFor(spec, workload, spec.facts, '10.42.1.7', 'cafe0123cafe0123')
  assert.ok(asked)
  assert.equal(urlOf(asked)?.href, `${url}&run=cafe0123cafe0123`)
  assert.equal(asked.flow.path, '/locations/v1/cities/search?q=Redmond&run=cafe0123cafe0123')
  assert.ok(verifyScript([asked], { allowSeconds: 1, denySeconds: 1 }, 'f'.repeat(16)).includes('q=Redmond&run=cafe0123cafe0123'))
  assert.equal(probesFor(spec, workload, spec.facts)[0]?.nonce, undefined)
  const pod = { namespace: 'n', name: 'p', container: 'c', uid: 'u', containerId: 'i', restartCount: 0, address: '10.42.1.7' }
  const verdict: Verdict = {
    probe: asked,
    pod,
    observation: { kind: 'tls', flight: [], trusted: true, http: { status: 200, body: '', headers: {} } },
    path: { kind: 'inspected', by: 'us' },
    expected: '',
    observed: '',
    result: 'pass',
    because: '',
  }
  const row = (query: string): LogRow => ({
    kind: 'application',
    time: '2026-01-31T12:00:00Z',
    sourceIp: '10.42.1.7',
    target: 'dataservice.accuweather.com',
    port: 443,
    url: `dataservice.accuweather.com/locations/v1/cities/search${query}`,
    action: 'Allow',
    tlsInspected: true,
  })
  const since = new Date('2026-01-31T11:00:00Z')
  assert.equal(corroborate(verdict, [row('?q=Redmond&run=cafe0123cafe0123')], since).kind, 'agrees')
  assert.equal(corroborate(verdict, [row('?q=Redmond&run=0000000000000000'), row('?q=Redmond')], since).kind, 'silent')
})

const header = (body: string, more: { url?: string; inserted?: string | undefined; headers?: Record<string, string> } = {}) => {
  const asked = probe('p1', more.url ?? url, { insertedHeader: 'X-Egress-Gate' }, { rule: 'AllowWeatherService' })
  const inserted = 'inserted' in more ? more.inserted : 'opened-by-7f3a91'
  return insertedFault({ ...asked, ...(inserted === undefined ? {} : { inserted }) }, { status: 200, body, headers: more.headers ?? {} })
}

for (const body of [
  '{"headers":{"x-egress-gate":"opened-by-7f3a91"}}',
  '{"headers":{"X-Egress-Gate": ["opened-by-7f3a91"]}}',
  'GET / HTTP/1.1\r\nX-Egress-Gate: opened-by-7f3a91\r\n',
])
  test(`an inserted header is found in ${body.slice(0, 40)}`, () => assert.equal(header(body), undefined))

for (const [what, body, certain, more = {}] of [
  ['nothing', '{}', true],
  ['the value alone', 'opened-by-7f3a91', true],
  ['another header', '{"x-other-x-egress-gate":"opened-by-7f3a91"}', true],
  ['a longer value', '{"x-egress-gate":"opened-by-7f3a91-not"}', true],
  ['a value elsewhere', '{"x-egress-gate":"","note":"opened-by-7f3a91"}', true],
  ['no such header in the rule', '{"x-egress-gate":"opened-by-7f3a91"}', false, { inserted: undefined }],
  ['a value that chance brings', '{"x-egress-gate":"1"}', false, { inserted: '1' }],
  ['our own name', '{"x-egress-gate":"egress-gate"}', false, { inserted: 'Egress-Gate' }],
  ['a value that we sent', '{"x-egress-gate":"opened-by-7f3a91"}', false, { url: `${url}&x-egress-gate=opened%2Dby-7f3a91` }],
] as const)
  test(`an inserted header is not proven by ${what}`, () => assert.equal(header(body, more)?.certain, certain))

test('no answer without name and value shows the header', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (before, after) => {
      fc.pre(!`${before}${after}`.includes('7f3a91'))
      assert.ok(header(`${before}x-egress-gate: ${after}`))
    }),
  )
})

test('the value is that of the rule which decides by the policy', () => {
  const spec = read(`  - { name: a, url: "${url}", expect: allow, inspected: true, insertedHeader: x-egress-gate }
  - { name: b, url: "https://mcr.microsoft.com/v2/", expect: allow, inspected: true, insertedHeader: x-egress-gate }`)
  const [workload] = spec.workloads
  assert.ok(workload)
  const probes = probesFor(spec, workload, spec.facts)
  assert.deepEqual(
    probes.slice(0, 2).map(each => each.inserted),
    ['opened-by-7f3a91', undefined],
  )
})
