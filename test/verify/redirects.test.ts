/** Redirects that are followed: what is taken as a Location, each hop judged for itself, and evidence of the whole chain. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import fc from 'fast-check'
import type { Certificate } from '../../src/pki/certificate.ts'
import { sha256 } from '../../src/pki/hash.ts'
import type { Decision } from '../../src/policy/decision.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { lessProven } from '../../src/policy/less-proven.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import type { EgressSpec } from '../../src/policy/spec.ts'
import { toHtml } from '../../src/report/html.ts'
import { toJson } from '../../src/report/json.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { conclude } from '../../src/verify/conclude.ts'
import { canonical, toEvidence } from '../../src/verify/evidence.ts'
import { BadEvidence } from '../../src/verify/evidence-fields.ts'
import { readEvidence } from '../../src/verify/evidence-read.ts'
import { holds, verifyEvidence } from '../../src/verify/evidence-verify.ts'
import { expiryOf } from '../../src/verify/expiry.ts'
import { follow } from '../../src/verify/follow.ts'
import { judgeWithHops } from '../../src/verify/hops.ts'
import { answerFrom } from '../../src/verify/http-answer.ts'
import { judge } from '../../src/verify/judge.ts'
import { nextStep, shownUrl, withLocations } from '../../src/verify/location.ts'
import { probesFor } from '../../src/verify/probes.ts'
import { refusals } from '../../src/verify/refusals.ts'
import { withRetries } from '../../src/verify/retry.ts'
import type { HttpAnswer, Observation, OurAuthority, PodRef, Probe, Verdict } from '../../src/verify/verdict.ts'
import { boundSession, flightOf, leafOf, ourFirewall, probe, type Signer, signer } from './lab.ts'

const at = new Date()
const pod: PodRef = { namespace: 'weather', name: 'weather-1', container: 'app', uid: 'u1', containerId: 'c1', restartCount: 0 }

let firewall: { root: Signer; intermediate: Signer; subCa: Signer; authority: OurAuthority }
let publicRoot: Signer
let stranger: Signer
let leaves: Record<string, Signer>
const flights: Record<string, Certificate[]> = {}

before(async () => {
  firewall = await ourFirewall()
  publicRoot = await signer('Public Root', 'self')
  stranger = await signer('Company Proxy CA', 'self')
  const { subCa, intermediate } = firewall
  leaves = {}
  for (const host of ['a.example', 'b.example', '192.0.2.7']) {
    leaves[host] = await leafOf(host, subCa)
    flights[host] = flightOf(leaves[host] as Signer, subCa, intermediate)
    flights[`${host} direct`] = flightOf(await leafOf(host, publicRoot, { subject: 'x' }))
    flights[`${host} proxied`] = flightOf(await leafOf(host, stranger))
  }
  flights['mcr.microsoft.com direct'] = flightOf(await leafOf('mcr.microsoft.com', publicRoot, { subject: 'x' }))
})

const answer = (status: number, ...locations: string[]): HttpAnswer => ({
  status,
  body: status === 200 ? 'sunny' : 'moved',
  headers: {},
  ...(locations.length === 0 ? {} : { locations }),
})
type Tls = Observation & { kind: 'tls' }
const tls = (flight: string, http: HttpAnswer, more: Partial<Tls> = {}): Observation => ({
  kind: 'tls',
  flight: flights[flight] as Certificate[],
  trusted: true,
  protocol: 'TLSv1.2',
  alpn: '',
  http,
  ...more,
})
const clear = (http: HttpAnswer): Observation => ({ kind: 'http', http })
const decision = (more: Partial<Decision> = {}): Decision => ({
  effect: 'unknown',
  inspected: 'unknown',
  by: 'undecided',
  because: 'it depends',
  dependsOn: [],
  trace: [],
  ...more,
})
const judges = () => ({ authority: firewall.authority, at, publicRoots: [publicRoot.certificate] })
/** `hops`: what was seen where the answers lead to, with what the policy says of it. */
function run(first: Probe, observation: Observation, ...hops: (Observation | [Observation, Partial<Decision>])[]): Verdict {
  let step = { url: first.expectation.target.kind === 'url' ? first.expectation.target.url : '', method: 'GET' }
  let last = observation
  const told = hops.map(hop => {
    const [seen, more] = Array.isArray(hop) ? hop : [hop, {}]
    const next = nextStep(step, last.kind === 'tls' || last.kind === 'http' ? last.http : undefined)
    if (next.kind === 'next') step = next.step
    last = seen
    return { url: step.url, observation: seen, predicted: decision(more) }
  })
  return judgeWithHops(first, pod, observation, told, judges())
}

const example = readFileSync(new URL('../../examples/weather/egress.yaml', import.meta.url), 'utf8')
const specText = (lines: string): string => example.replace(/^expectations:\n[\s\S]*?(?=^\S)/m, `expectations:\n${lines}\n`)
const url = 'https://dataservice.accuweather.com/locations/v1/cities/search?q=Redmond'

for (const [what, keys, wanted] of [
  ['zero', `url: "${url}", expect: allow, redirects: 0`, /must be a whole number from 1 to 5/],
  ['six', `url: "${url}", expect: allow, redirects: 6`, /must be a whole number from 1 to 5/],
  ['a fraction', `url: "${url}", expect: allow, redirects: 1.5`, /must be a whole number from 1 to 5/],
  ['text', `url: "${url}", expect: allow, redirects: all`, /whole number/],
  ['a denial', `url: "${url}", expect: deny, redirects: 1`, /only what is expected to be allowed is followed/],
  ['unknown', `url: "${url}", expect: unknown, redirects: 1`, /only what is expected to be allowed is followed/],
  ['a port', 'to: "ntp.ubuntu.com:123/udp", expect: allow, redirects: 1', /goes with "url" only/],
  ['a TCP port', 'to: "192.0.2.7:22/tcp", expect: allow, redirects: 1', /goes with "url" only/],
  ['a refused origin', `url: "${url}", expect: allow, inspected: true, upstream: refused, redirects: 1`, /does not go with "upstream"/],
  ['a header', `url: "${url}", expect: allow, inspected: true, insertedHeader: X-A, redirects: 1`, /does not go with "insertedHeader"/],
] as const)
  test(`redirects cannot be asked of ${what}`, () => {
    const told = parseSpec(specText(`  - { name: a, ${keys} }`), 'egress.yaml').faults.map(({ path, message }) => `${path}: ${message}`)
    assert.ok(
      told.some(each => each.includes('[0].redirects: ') && wanted.test(each)),
      told.join('\n'),
    )
  })

test('redirects are read, and are absent where nobody asks', () => {
  for (const [keys, expected] of [
    ['redirects: 5', 5],
    ['redirects: 1, status: 200, nonce: run, retries: 2', 1],
    ['status: 200', undefined],
  ] as const) {
    const { spec, faults } = parseSpec(specText(`  - { name: a, url: "${url}", expect: allow, inspected: true, ${keys} }`), 'egress.yaml')
    assert.deepEqual(faults, [])
    assert.equal(spec?.expectations[0]?.redirects, expected)
    assert.equal('redirects' in (spec?.expectations[0] ?? {}), expected !== undefined)
  }
})

test('a change of redirects is told as a change of what is proven', () => {
  const read = (keys: string) =>
    parseSpec(specText(`  - { name: a, url: "${url}", expect: allow, ${keys} }`), 'egress.yaml').spec as EgressSpec
  const told = (before: string, after: string) => lessProven(read(before), read(after)).map(({ message }) => message)
  assert.match(told('redirects: 2', 'status: 200')[0] ?? '', /says nothing of redirects any more/)
  assert.match(
    told('status: 200', 'status: 200, redirects: 2')[0] ?? '',
    /follows redirects, so what it says of the answer is about the last/,
  )
  assert.deepEqual(told('redirects: 2', 'redirects: 3'), [])
})

const from = 'https://a.example/x/y?q=1'
const long = (length: number): string => `https://b.example/${'p'.repeat(length - 18)}`
for (const [what, method, http, expected] of [
  ['no answer', 'GET', undefined, 'last'],
  ['an answer', 'GET', answer(200, 'https://b.example/'), 'last'],
  ['not modified', 'GET', answer(304, 'https://b.example/'), 'last'],
  ['choices', 'GET', answer(300, 'https://b.example/'), 'last'],
  ['an absolute URL', 'GET', answer(301, 'https://b.example/z?r=2'), 'GET https://b.example/z?r=2'],
  ['another port', 'GET', answer(302, 'https://b.example:8443/'), 'GET https://b.example:8443/'],
  ['a path', 'GET', answer(307, '/z'), 'GET https://a.example/z'],
  ['a relative path', 'GET', answer(308, 'z'), 'GET https://a.example/x/z'],
  ['a query', 'GET', answer(302, '?r=2'), 'GET https://a.example/x/y?r=2'],
  ['a host without a scheme', 'GET', answer(302, '//b.example/'), 'GET https://b.example/'],
  ['plain HTTP', 'GET', answer(302, 'http://b.example/'), 'GET http://b.example/'],
  ['an address', 'GET', answer(302, 'http://192.0.2.7/'), 'GET http://192.0.2.7/'],
  ['an address in another notation', 'GET', answer(302, 'http://0xc0000207/'), 'GET http://192.0.2.7/'],
  ['a fragment, which never leaves', 'GET', answer(302, '/z#f'), 'GET https://a.example/z'],
  ['signs that a shell knows', 'GET', answer(302, `/$(id)'"\`;|&`), `GET https://a.example/$(id)'%22%60;|&`],
  ['301 after POST', 'POST', answer(301, '/z'), 'GET https://a.example/z'],
  ['302 after POST', 'POST', answer(302, '/z'), 'GET https://a.example/z'],
  ['303 after PUT', 'PUT', answer(303, '/z'), 'GET https://a.example/z'],
  ['303 after HEAD', 'HEAD', answer(303, '/z'), 'HEAD https://a.example/z'],
  ['301 after PUT', 'PUT', answer(301, '/z'), 'PUT https://a.example/z'],
  ['307 after POST', 'POST', answer(307, '/z'), 'POST https://a.example/z'],
  ['308 after POST', 'POST', answer(308, '/z'), 'POST https://a.example/z'],
  ['2,000 characters', 'GET', answer(301, long(2000)), `GET ${long(2000)}`],
  ['2,001 characters', 'GET', answer(301, long(2001)), 'fail: 301 has a Location of more than 2000 characters'],
  ['no Location', 'GET', answer(301), 'inconclusive: 301 was answered, and no Location is shown'],
  ['an empty Location', 'GET', answer(301, ''), 'inconclusive: 301 was answered, and no Location is shown'],
  ['two Locations', 'GET', answer(301, '/a', '/b'), /fail: 301 has more than one Location/],
  ['a user name', 'GET', answer(301, 'https://u@b.example/'), /fail: 301 has a Location with a user name/],
  ['a password', 'GET', answer(301, 'https://:p@b.example/'), /fail: 301 has a Location with a user name or a password/],
  ['a script', 'GET', answer(301, 'javascript:alert(1)'), /fail: 301 leads to another scheme, javascript:/],
  ['a file', 'GET', answer(301, 'file:///etc/passwd'), /fail: 301 leads to another scheme, file:/],
  ['FTP', 'GET', answer(301, 'ftp://b.example/'), /fail: 301 leads to another scheme, ftp:/],
  ['no URL', 'GET', answer(301, 'https://'), /fail: 301 has a Location that cannot be read/],
  ['a port that there is not', 'GET', answer(301, 'https://b.example:99999/'), /fail: 301 has a Location that cannot be read/],
  [
    'IPv6',
    'GET',
    answer(301, 'https://[2001:db8::1]/'),
    /fail: 301 leads to https:\/\/\[2001:db8::1\]\/, which is no host that can be asked/,
  ],
  ...[
    'http://localhost/',
    'https://127.8.0.1/',
    'http://168.63.129.16/',
    'http://kubernetes/',
    'https://api.default.svc.cluster.local/',
  ].map(
    to => [`${to}, past the firewall`, 'GET', answer(301, to), /fail: 301 leads to .*, which is reached without the firewall: /] as const,
  ),
  ['a backslash', 'GET', answer(301, 'https:\\\\b.example/'), /fail: 301 has a Location that is no URL/],
  ['control characters', 'GET', answer(301, 'https://b.example/\u001b[2J'), /fail: 301 has a Location that is no URL/],
  ['a line end', 'GET', answer(301, 'https://b.\rexample/'), /fail: 301 has a Location that is no URL/],
  ['a blank', 'GET', answer(301, 'https://b.example/ a'), /fail: 301 has a Location that is no URL/],
  ['letters that look like others', 'GET', answer(301, 'https://b.ex\u00e4mple/'), /fail: 301 has a Location that is no URL/],
] as const)
  test(`a Location: ${what}`, () => {
    const next = nextStep({ url: from, method }, http)
    const told =
      next.kind === 'next' ? `${next.step.method} ${next.step.url}` : next.kind === 'fault' ? `${next.result}: ${next.because}` : next.kind
    if (typeof expected === 'string') assert.equal(told, expected)
    else assert.match(told, expected)
  })

test('a Location: whatever stands there, what is asked next is a URL of HTTP, and what is told is short and printable', () => {
  const pieces = fc.constantFrom(
    'https:',
    'http:',
    '//',
    '/',
    '\\',
    '@',
    ':',
    '?',
    '#',
    'b.example',
    '[::1]',
    '%00',
    '%',
    '..',
    '\u0000',
    'x',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.webUrl(),
        fc.array(pieces).map(each => each.join('')),
      ),
      location => {
        const next = nextStep({ url: from, method: 'GET' }, answer(302, location))
        if (next.kind === 'next') {
          const { protocol, username, password, hash } = new URL(next.step.url)
          assert.match(protocol, /^https?:$/)
          assert.equal(`${username}${password}${hash}`, '')
          assert.match(next.step.url, /^[\x21-\x7e]+$/)
          assert.match(shownUrl(next.step.url), /^[\x21-\x7e…]{1,164}$/)
        } else assert.ok(next.kind === 'fault' && next.because.length < 300 && /^[\x20-\x7e…]+$/.test(next.because), JSON.stringify(next))
      },
    ),
  )
})

test('an answer: Locations are kept whole of redirects, and of probes that follow them alone', () => {
  const head = (status: number, ...lines: string[]) => Buffer.from(`HTTP/1.1 ${status} x\r\n${lines.join('\r\n')}\r\n\r\n`)
  const kept = (...lines: string[]) => answerFrom(head(302, ...lines), undefined)?.locations
  assert.deepEqual(kept(`Location: ${long(1500)}`), [long(1500)])
  assert.equal(kept(`location:${long(5000)}`)?.[0]?.length, 2001)
  assert.deepEqual(kept('location: /a', 'LOCATION: /b', 'location: /c'), ['/a', '/b'])
  assert.deepEqual(kept('location: /a', 'location: /a'), ['/a'])
  assert.equal(kept('x-location: /a'), undefined)
  assert.equal(answerFrom(head(200, 'location: /a'), undefined)?.locations, undefined)
  const seen = clear(answer(302, '/a'))
  assert.equal(withLocations(probe('p', from, { redirects: 1 }), seen), seen)
  assert.deepEqual(withLocations(probe('p', from), seen), clear(answer(302)))
})

const a = 'https://a.example/'
const b = 'https://b.example/'
const follows = (more: Partial<Probe['expectation']> = {}) =>
  probe('p1', a, { inspected: true, redirects: 2, status: 200, body: 'sunny', ...more })
const inside = (host: string, ...rest: Parameters<typeof answer>) => tls(host, answer(...rest))

const closedAfterHello: Observation = { kind: 'blocked', how: 'closed-after-hello', detail: 'closed', stage: 'handshake' }
const denial: HttpAnswer = { status: 470, body: 'Action: Deny. Reason: No rule matched. Proceeding with default action.', headers: {} }

const chains: [string, () => Verdict, Verdict['result'], RegExp][] = [
  ['no redirect at all', () => run(follows(), inside('a.example', 200)), 'pass', /^the origin answered 200; the served flight/],
  [
    'one hop',
    () => run(follows(), inside('a.example', 301, b), inside('b.example', 200)),
    'pass',
    /each hop holds: https:\/\/a\.example\/ -> 301 -> https:\/\/b\.example\/ -> 200, where /,
  ],
  [
    'two hops, with a path and a query that is not shown',
    () => run(follows(), inside('a.example', 301, '/in?code=secret'), inside('a.example', 307, b), inside('b.example', 200)),
    'pass',
    /https:\/\/a\.example\/ -> 301 -> https:\/\/a\.example\/in\?… -> 307 -> https:\/\/b\.example\/ -> 200/,
  ],
  [
    'the status is of the last answer',
    () => run(follows(), inside('a.example', 301, b), inside('b.example', 404)),
    'fail',
    /^status 200 was expected, not 404 \(https:\/\/a/,
  ],
  [
    'the body is of the last answer',
    () => run(follows({ body: 'moved' }), inside('a.example', 301, b), inside('b.example', 200)),
    'fail',
    /^the body does not/,
  ],
  [
    'the status of a first answer that is no redirect',
    () => run(follows(), inside('a.example', 404)),
    'fail',
    /^status 200 was expected, not 404$/,
  ],
  [
    'more redirects than asked',
    () => run(follows({ redirects: 1 }), inside('a.example', 301, b), inside('b.example', 301, '/c')),
    'fail',
    /^it redirects more often than once, on to https:\/\/b\.example\/c \(/,
  ],
  [
    'a loop',
    () => run(follows(), inside('a.example', 301, b), inside('b.example', 301, a)),
    'fail',
    /loop, back to https:\/\/a\.example\//,
  ],
  ['a loop to itself', () => run(follows(), inside('a.example', 301, '#x')), 'fail', /loop, back to https:\/\/a\.example\//],
  ['a Location that is missing', () => run(follows(), inside('a.example', 301)), 'inconclusive', /no Location is shown/],
  [
    'a Location that is missing later',
    () => run(follows(), inside('a.example', 301, b), inside('b.example', 302)),
    'inconclusive',
    /no Location is shown \(https:\/\/a\.example\/ -> 301 -> https:\/\/b\.example\/ -> 302\)/,
  ],
  [
    'a Location with credentials',
    () => run(follows(), inside('a.example', 301, 'https://u:p@b.example/')),
    'fail',
    /user name or a password/,
  ],
  ['a hop that was not asked', () => run(follows(), inside('a.example', 301, b)), 'inconclusive', /not followed, although it has to be/],
  [
    'a hop that was made up',
    () => run(follows(), inside('a.example', 200), inside('b.example', 200)),
    'inconclusive',
    /more hops are told than answers led to/,
  ],
  [
    'hops of a probe that follows none',
    () => run(probe('p1', a, { inspected: true, status: 301 }), inside('a.example', 301, b), inside('b.example', 200)),
    'inconclusive',
    /none had to be followed/,
  ],
  [
    'a hop that the policy denies',
    () =>
      run(follows(), inside('a.example', 301, b), [
        { kind: 'unknown', detail: 'x' },
        { effect: 'deny', because: 'no rule' },
      ]),
    'fail',
    /^redirect 1, https:\/\/b\.example\/: the policy denies it \(no rule\)/,
  ],
  [
    'a hop that the policy denies, although it got through',
    () => run(follows(), inside('a.example', 301, b), [inside('b.example', 200), { effect: 'deny', because: 'no rule' }]),
    'fail',
    /^redirect 1, https:\/\/b\.example\/: the policy denies it/,
  ],
  [
    'a hop that the firewall closes',
    () => run(follows(), inside('a.example', 301, b), closedAfterHello),
    'fail',
    /^redirect 1, https:\/\/b\.example\/: the connection was closed after the ClientHello/,
  ],
  [
    'a hop that the firewall denies by text',
    () => run(follows(), inside('a.example', 301, b), tls('b.example', denial)),
    'fail',
    /^redirect 1, .*: the firewall answered 470/,
  ],
  [
    'a hop whose name does not resolve',
    () => run(follows(), inside('a.example', 301, b), { kind: 'dns-failure', detail: 'x' }),
    'inconclusive',
    /^redirect 1, .*did not resolve/,
  ],
  [
    'a hop around the inspection',
    () => run(follows(), inside('a.example', 301, b), tls('b.example direct', answer(200))),
    'fail',
    /^redirect 1, .*not inspected/,
  ],
  [
    'a hop that is inspected, where none may be',
    () => run(follows({ inspected: false }), tls('a.example direct', answer(301, b)), inside('b.example', 200)),
    'fail',
    /^redirect 1, .*must pass through/,
  ],
  [
    'hops that pass through',
    () => run(follows({ inspected: false }), tls('a.example direct', answer(301, b)), tls('b.example direct', answer(200))),
    'pass',
    /each hop holds/,
  ],
  [
    'a hop to somebody else',
    () => run(follows({ inspected: undefined as never }), inside('a.example', 301, b), tls('b.example proxied', answer(200))),
    'fail',
    /^redirect 1, .*somebody else stands in the path/,
  ],
  [
    "a hop with another host's flight",
    () => run(follows(), inside('a.example', 301, b), tls('a.example', answer(200))),
    'fail',
    /^redirect 1, .*somebody else/,
  ],
  [
    'a hop that the pod does not trust',
    () => run(follows(), inside('a.example', 301, b), tls('b.example', answer(200), { trusted: false })),
    'fail',
    /^redirect 1, .*does not trust our root/,
  ],
  [
    'a hop that may be replayed',
    () => run(follows(), inside('a.example', 301, b), tls('b.example', answer(200), { protocol: 'TLSv1.3' })),
    'inconclusive',
    /^redirect 1, .*replayed/,
  ],
  [
    'a hop in the clear, where inspection is expected',
    () => run(follows(), inside('a.example', 301, 'http://b.example/'), clear(answer(200))),
    'fail',
    /^redirect 1, http:\/\/b\.example\/: nothing was encrypted/,
  ],
  [
    'a hop in the clear, where nothing is said',
    () => {
      const { inspected: _, ...expectation } = follows().expectation
      return run({ ...follows(), expectation }, inside('a.example', 301, 'http://b.example/'), clear(answer(200)))
    },
    'pass',
    /each hop holds/,
  ],
  [
    'a hop to an address, inspected',
    () => run(follows(), inside('a.example', 301, 'https://192.0.2.7/'), inside('192.0.2.7', 200)),
    'pass',
    /https:\/\/192\.0\.2\.7\//,
  ],
  [
    'the second hop fails: it is named',
    () => run(follows(), inside('a.example', 301, b), inside('b.example', 302, '/c'), tls('b.example direct', answer(200))),
    'fail',
    /^redirect 2, https:\/\/b\.example\/c: it was not inspected/,
  ],
  [
    'a first answer that fails is not led on',
    () => run(follows(), tls('a.example direct', answer(301, b)), inside('b.example', 200)),
    'fail',
    /^it was not inspected: /,
  ],
]
for (const [what, make, result, because] of chains)
  test(`hops: ${what} -> ${result}`, () => {
    const verdict = make()
    assert.match(verdict.because, because)
    assert.equal(verdict.result, result, verdict.because)
  })

test('hops: the verdict tells each, and without a redirect it is what it was before', () => {
  const verdict = run(follows(), inside('a.example', 301, b), inside('b.example', 200))
  assert.equal(verdict.observed, 'inspected, 301 -> inspected, 200')
  assert.equal(verdict.expected, 'allow, inspected, 200')
  assert.deepEqual(verdict.probe, follows())
  assert.deepEqual(
    verdict.hops?.map(({ probe: { id, name, flow } }) => [id, name, flow]),
    [['p1h1', 'p1 (redirect 1)', { source: '10.42.1.4', protocol: 'tcp', port: 443, application: 'https', path: '/', host: 'b.example' }]],
  )
  const plain = probe('p1', a, { inspected: true, status: 301 })
  const seen = inside('a.example', 301)
  assert.deepEqual(run(plain, seen), judge(plain, pod, seen, firewall.authority, at, { publicRoots: [publicRoot.certificate] }))
})

test('hops: what the policy says otherwise of a hop is a finding, and a hop that ends first ends the proof', async () => {
  const direct = tls('b.example direct', answer(200))
  const { inspected: _, ...expectation } = follows().expectation
  const verdict = run({ ...follows(), expectation }, inside('a.example', 301, b), [
    direct,
    { effect: 'allow', inspected: true, by: 'application' },
  ])
  assert.equal(verdict.result, 'pass', verdict.because)
  const { result, findings } = conclude([verdict], ['weather'], refusals([verdict], firewall.authority, at, [publicRoot.certificate]))
  assert.equal(result, 'inconclusive')
  assert.match(
    findings.map(({ message }) => message).join('\n'),
    /p1 \(redirect 1\): the policy says allow, inspected .*but the pod sees the public/,
  )
  const soon = await signer('Azure Firewall Manager CA', firewall.intermediate, 3, 0)
  const ending: Observation = {
    ...tls('b.example', answer(200)),
    flight: flightOf(await leafOf('b.example', soon), soon, firewall.intermediate),
  } as Tls
  const short = run(follows(), inside('a.example', 301, b), ending)
  assert.equal(short.result, 'pass', short.because)
  assert.equal(expiryOf([short], firewall.authority)?.at.getTime(), soon.certificate.notAfter.getTime())
})

/** A pod that answers by URL, and counts. */
function scripted(answers: Readonly<Record<string, Observation>>) {
  const rounds: string[][] = []
  const ask = (probes: readonly Probe[]) =>
    withRetries(pod, probes, async some => {
      rounds.push(some.map(({ expectation: { target } }) => (target.kind === 'url' ? `${target.method} ${target.url}` : '')))
      return new Map(
        some.map(({ id, expectation: { target } }) => [
          id,
          answers[target.kind === 'url' ? target.url : ''] ?? ({ kind: 'unknown', detail: 'nobody' } as const),
        ]),
      )
    })
  return { rounds, ask }
}
async function followed(probes: readonly Probe[], answers: Readonly<Record<string, Observation>>, predict = () => decision()) {
  const { rounds, ask } = scripted(answers)
  const { observations } = await ask(probes)
  const { hops, findings } = await follow(pod, probes, observations, async () => judges(), predict, ask)
  const verdicts = probes.map(each => judgeWithHops(each, pod, observations.get(each.id) as Observation, hops.get(each.id) ?? [], judges()))
  return { rounds, verdicts, findings }
}

test('following: one round for all next hops of a pod, and only for those that ask', async () => {
  const { rounds, verdicts } = await followed(
    [
      probe('p1', a, { inspected: true, redirects: 3, status: 200 }),
      probe('p2', 'https://a.example/post', { inspected: true, redirects: 1, status: 200 }),
      probe('p3', 'https://a.example/left', { inspected: true, status: 301 }),
    ],
    {
      [a]: inside('a.example', 301, '/two'),
      'https://a.example/post': inside('a.example', 303, b),
      'https://a.example/left': inside('a.example', 301, b),
      'https://a.example/two': inside('a.example', 308, '/three'),
      'https://a.example/three': inside('a.example', 200),
      [b]: inside('b.example', 200),
    },
  )
  assert.deepEqual(rounds, [
    ['GET https://a.example/', 'GET https://a.example/post', 'GET https://a.example/left'],
    ['GET https://a.example/two', 'GET https://b.example/'],
    ['GET https://a.example/three'],
  ])
  assert.deepEqual(
    verdicts.map(({ result }) => result),
    ['pass', 'pass', 'pass'],
  )
})

test('following: public roots are not waited for where nothing is followed', async () => {
  const never = () => Promise.reject(new Error('asked'))
  const { hops } = await follow(pod, [probe('p1', a)], new Map([['p1', inside('a.example', 301, b)]]), never, () => decision(), never)
  assert.equal(hops.size, 0)
})

test('following: a hop that fails in passing is tried again, as the expectation says', async () => {
  const { rounds, findings } = await followed([probe('p1', a, { redirects: 1, retries: 1 })], {
    [a]: inside('a.example', 301, b),
    [b]: { kind: 'blocked', how: 'reset', detail: 'reset', stage: 'handshake' },
  })
  assert.equal(rounds.length, 3)
  assert.equal(findings.length, 1)
})

for (const [what, location, answers, because, asked] of [
  ['a friendly host, without having gone there', b, { [b]: 'a.example' }, /somebody else stands in the path/, 2],
  ['the metadata service, whatever the policy says', 'http://169.254.169.254/metadata', {}, /reached without the firewall: 169/, 1],
  ['an address that no rule allows', 'http://203.0.113.9/metadata', {}, /the policy denies it/, 1],
  ['plain HTTP', 'http://b.example/', {}, /redirect 1, http:\/\/b\.example\/: nothing was encrypted/, 2],
  ['an escape sequence', 'https://b.example/\u001b[31m', {}, /is no URL/, 1],
] as const)
  test(`attack: a pod claims a Location to ${what}`, async () => {
    const { rounds, verdicts } = await followed(
      [probe('p1', a, { inspected: true, redirects: 5 })],
      {
        [a]: inside('a.example', 302, location),
        'http://b.example/': clear(answer(200)),
        ...Object.fromEntries(Object.entries(answers).map(([to, flight]) => [to, inside(flight, 200)])),
      },
      ((flow: { address?: string }) =>
        decision(flow.address === '203.0.113.9' ? { effect: 'deny', because: 'no rule' } : {})) as () => Decision,
    )
    assert.equal(verdicts[0]?.result, 'fail')
    assert.match(verdicts[0]?.because ?? '', because)
    assert.doesNotMatch(verdicts[0]?.because ?? '', /[^\x20-\x7e…]/)
    assert.equal(rounds.length, asked)
  })

test('attack: a chain without an end has one', async () => {
  const endless = Object.fromEntries(
    Array.from({ length: 50 }, (_, n) => [`https://a.example/${n}`, inside('a.example', 302, `/${n + 1}`)]),
  )
  const { rounds, verdicts } = await followed([probe('p1', 'https://a.example/0', { inspected: true, redirects: 5 })], endless)
  assert.equal(rounds.length, 6)
  assert.equal(verdicts[0]?.result, 'fail')
  assert.match(verdicts[0]?.because ?? '', /redirects more often than 5 times/)
})

const expected = `
  - { name: moved, url: "https://a.example/", expect: allow, inspected: true, redirects: 2, status: 200 }
  - { name: direct, url: "https://mcr.microsoft.com/v2/", expect: allow, inspected: false }
  - { name: denied, url: "https://example.org/", expect: deny, inspected: false }`

/** A run whose policy really says what was seen. */
async function evidenceOf(lines = expected) {
  const rules = `        - name: test-hops
          priority: 110
          action: Allow
          applicationRules:
            - { name: AllowHops, protocols: ["Https:443"], inspect: true, fqdns: [a.example, b.example] }
`
  const yaml = specText(lines).replace('        - name: aks-application\n', `${rules}        - name: aks-application\n`)
  const { spec, faults } = parseSpec(yaml, 'egress.yaml')
  assert.deepEqual(faults, [])
  assert.ok(spec)
  const { authority, subCa, intermediate } = firewall
  const leaf = leaves['a.example'] as Signer
  const publicRoots = [publicRoot.certificate]
  const seen: Record<string, Observation> = {
    direct: tls('mcr.microsoft.com direct', answer(200)),
    denied: closedAfterHello,
  }
  const here = { ...pod, address: '10.42.1.7' }
  const workloads = spec.workloads.map(({ name }) => name)
  const predict = (flow: Probe['flow']) => evaluate(spec.firewall.policy, flow, spec.facts)
  const verdicts: Verdict[] = []
  for (const workload of spec.workloads) {
    const own = { ...here, namespace: workload.namespace, name: workload.name, uid: workload.name, containerId: workload.name }
    const probes = probesFor(spec, workload, spec.facts, own.address)
    const session = await boundSession(leaf, [subCa, intermediate], `a nonce of ${own.name}`, 'p1', 'a.example')
    const moved = tls('a.example', answer(301, 'https://b.example/in'), { session })
    const { ask } = scripted({
      'https://b.example/in': inside('b.example', 307, '/out'),
      'https://b.example/out': inside('b.example', 200),
    })
    const observations = new Map(
      probes.map(each => [each.id, withLocations(each, each.name === 'moved' ? moved : (seen[each.name] as Observation))]),
    )
    const { hops } = await follow(own, probes, observations, async () => judges(), predict, ask)
    for (const each of probes)
      verdicts.push(judgeWithHops(each, own, observations.get(each.id) as Observation, hops.get(each.id) ?? [], judges()))
  }
  const subject = {
    cluster: {},
    pods: spec.workloads.map(({ name, namespace }) => ({
      workload: name,
      namespace,
      name,
      uid: name,
      address: '10.42.1.7',
      containers: [{ name: 'app', id: name, restarts: 0 }],
    })),
  }
  const { text } = toEvidence({ spec, workloads, authority, verdicts, at, publicRoots, cluster: 'lab', subject })
  return { text, against: { at, publicRoots, root: authority.root, spec, facts: spec.facts } }
}

const failing = ({ text, against }: Awaited<ReturnType<typeof evidenceOf>>) =>
  verifyEvidence(readEvidence(text), against).checks.filter(({ ok }) => !ok)

test('evidence: a chain that was followed is written whole, and judged again', async () => {
  const made = await evidenceOf()
  assert.deepEqual(failing(made), [])
  assert.ok(holds(verifyEvidence(readEvidence(made.text), made.against)))
  const { body } = JSON.parse(made.text)
  assert.equal(body.verdicts[0].hops.length, 2)
  assert.deepEqual(Object.keys(body.verdicts[0].hops[0]), ['observation', 'predicted', 'url'])
  assert.equal(body.verdicts[1].hops, undefined)
})

// biome-ignore lint/suspicious/noExplicitAny: a forger knows no types
type Body = any
const forgeries: [string, (body: Body) => void, RegExp][] = [
  ['the last hop is left out', ({ verdicts }) => verdicts[0].hops.pop(), /verdicts: .*was not followed/],
  ['all hops are left out', ({ verdicts }) => delete verdicts[0].hops, /verdicts: .*was not followed/],
  ['the first hop is left out', ({ verdicts }) => verdicts[0].hops.shift(), /verdicts: .*hop 1 is not about https:\/\/b\.example\/in/],
  ['a hop too many', ({ verdicts }) => verdicts[0].hops.push(verdicts[0].hops[1]), /verdicts: .*more hops are told/],
  [
    'a Location is changed',
    ({ verdicts }) => (verdicts[0].observation.http.locations = ['https://c.example/']),
    /verdicts: .*hop 1 is not about https:\/\/c\.example\//,
  ],
  [
    'a Location is changed, and its hop with it',
    ({ verdicts }) => {
      verdicts[0].observation.http.locations = ['https://c.example/']
      verdicts[0].hops[0].url = 'https://c.example/'
    },
    /verdicts: .*somebody else stands/,
  ],
  ['a Location is left out', ({ verdicts }) => delete verdicts[0].observation.http.locations, /verdicts: .*no Location/],
  [
    'the redirect is called an answer, and its hops are left out',
    ({ verdicts }) => {
      verdicts[0].observation.http.status = 301
      delete verdicts[0].hops
      delete verdicts[0].probe.expectation.redirects
    },
    /verdicts: .*status 200 was expected/,
  ],
  [
    'nobody had to follow',
    ({ verdicts }) => {
      for (const each of verdicts.filter(({ hops }: Body) => hops)) {
        delete each.hops
        delete each.probe.expectation.redirects
        each.probe.expectation.status = 301
      }
    },
    /spec: "moved" of .* is not what the spec asks/,
  ],
  [
    'a hop that the policy denies is said to be allowed otherwise',
    ({ verdicts }) => (verdicts[0].hops[0].predicted.because = 'my word'),
    /spec: of "moved \(redirect 1\)" the policy says something else/,
  ],
  ['a hop that the policy denies', ({ verdicts }) => (verdicts[0].hops[1].predicted.effect = 'deny'), /verdicts: .*the policy denies it/],
  [
    'a flight of another host',
    ({ verdicts }) => (verdicts[0].hops[0].observation.flight = verdicts[0].observation.flight),
    /verdicts: .*somebody else stands/,
  ],
]
for (const [what, forge, because] of forgeries)
  test(`evidence does not hold, although its hash was put right: ${what}`, async () => {
    const made = await evidenceOf()
    const { body } = JSON.parse(made.text)
    forge(body)
    const told = failing({ ...made, text: canonical({ body, sha256: sha256(canonical(body)) }) })
    assert.match(told.map(({ what, detail }) => `${what}: ${detail}`).join('\n'), because)
  })

for (const [what, change, because] of [
  ['six hops', (it: Body) => (it.hops = Array(6).fill(it.hops[0])), /hops: must hold 1 to 5/],
  ['no hops', (it: Body) => (it.hops = []), /hops: must hold 1 to 5/],
  ['a hop with a URL of its own', (it: Body) => (it.hops[0].pod = b), /hops\[0\]: "pod" is not known here/],
  ['nine redirects', (it: Body) => (it.probe.expectation.redirects = 9), /redirects: must be from 1 to 5/],
  ['redirects of a denial', (it: Body) => (it.probe.expectation.expect = 'deny'), /redirects: goes with a URL/],
  [
    'redirects of a port',
    (it: Body) => (it.probe.expectation.target = { kind: 'port', host: 'a', port: 1, protocol: 'tcp' }),
    /redirects: goes with a URL/,
  ],
  ['three Locations', (it: Body) => (it.observation.http.locations = ['/a', '/b', '/c']), /locations: has more/],
  ['a long Location', (it: Body) => (it.observation.http.locations = ['x'.repeat(2002)]), /locations: has more/],
] as const)
  test(`evidence cannot be read: ${what}`, async () => {
    const { body } = JSON.parse((await evidenceOf()).text)
    change(body.verdicts[0])
    assert.throws(
      () => readEvidence(canonical({ body, sha256: '' })),
      (error: Error) => error instanceof BadEvidence && because.test(error.message),
    )
  })

test('evidence: whatever stands in a chain, it is read or refused', async () => {
  const made = await evidenceOf()
  const parsed = JSON.parse(made.text)
  const places: string[][] = []
  const visit = (value: Body, path: string[]): void => {
    if (path.length > 0) places.push(path)
    if (value !== null && typeof value === 'object') for (const key of Object.keys(value)) visit(value[key], [...path, key])
  }
  visit(parsed.body.verdicts[0], [])
  const locations = fc.array(fc.oneof(fc.webUrl(), fc.string()), { maxLength: 2 })
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.oneof(fc.jsonValue(), fc.webUrl(), locations), (path, value) => {
      const copy = structuredClone(parsed)
      path.slice(0, -1).reduce((at, key) => at[key], copy.body.verdicts[0])[path.at(-1) as string] = value
      try {
        const { body } = copy
        verifyEvidence(readEvidence(canonical({ body, sha256: sha256(canonical(body)) })), made.against)
      } catch (error) {
        assert.ok(error instanceof BadEvidence, String(error))
      }
    }),
    { numRuns: 300 },
  )
})

test('the report names every hop', () => {
  const verdict = run(follows(), inside('a.example', 301, b), inside('b.example', 200))
  const report = {
    title: 't',
    action: 'verify-tls-inspection',
    at: at.toISOString(),
    result: 'pass',
    headline: 'h',
    verdicts: [verdict],
    outcomes: [],
    findings: [],
    facts: [],
    next: [],
  } as const
  const json = JSON.parse(JSON.stringify(toJson(report)))
  assert.deepEqual(
    json.verdicts[0].hops.map((hop: Body) => [hop.probe.id, hop.result, hop.path.kind]),
    [['p1h1', 'pass', 'inspected']],
  )
  // Those of the hop, too.
  assert.ok(flights['b.example']?.every(({ fingerprint }) => fingerprint in json.certificates))
  for (const text of [toMarkdown(report), toHtml(report)])
    assert.match(
      text.replace(/&(?:gt|#62);/g, '>').replaceAll('&#58;', ':'),
      /https:\/\/a\.example\/ -> 301 -> https:\/\/b\.example\/ -> 200/,
    )
})

test('evidence without redirects has no word of them', async () => {
  const { text } = await evidenceOf(expected.replace(', redirects: 2, status: 200', ', status: 301'))
  assert.doesNotMatch(text, /"(?:hops|redirects|locations)"/)
})
