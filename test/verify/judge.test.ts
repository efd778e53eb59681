/** Expectation x observation -> verdict, with everything that might be tried to make a failure look like a pass. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import type { Certificate } from '../../src/pki/certificate.ts'
import { issue } from '../../src/pki/issue.ts'
import type { Expectation } from '../../src/policy/spec.ts'
import { judge, notAsked } from '../../src/verify/judge.ts'
import type { HttpAnswer, Observation, OurAuthority, PodRef, Probe, Verdict } from '../../src/verify/verdict.ts'
import { flightOf, leafOf, ourFirewall, probe, signer } from './lab.ts'

const at = new Date()
const day = 86_400_000
const host = 'dataservice.accuweather.com'
const url = `https://${host}/locations/v1`

let authority: OurAuthority
let flights: Record<string, Certificate[]>
let publicRoots: Certificate[]

before(async () => {
  const ours = await ourFirewall()
  authority = ours.authority
  const { root, intermediate, subCa } = ours
  const leaf = await leafOf(host, subCa)
  const publicRoot = await signer('Public Root', 'self')
  const publicCa = await signer('Public Issuing CA', publicRoot)
  publicRoots = [publicRoot.certificate]
  const origin = await leafOf(host, publicCa, { subject: 'x' })
  const corporate = await signer('Corporate Proxy CA', 'self')
  const otherRoot = await signer('Weather Egress Root CA', 'self')
  const otherIntermediate = await signer('Weather Egress Intermediate CA', otherRoot, 1000, 1)
  const otherSub = await signer('Azure Firewall Manager CA', otherIntermediate, 30, 0)
  const expiredSub = await signer('Azure Firewall Manager CA', intermediate, 30, 0, Date.now() - 40 * day)
  const noSub = await leafOf(host, intermediate)
  const secondIntermediate = await signer('Second Intermediate CA', root, 1000, 1)
  const secondSub = await signer('Azure Firewall Manager CA', secondIntermediate, 30, 0)
  const oddSub = await signer('Some Proxy CA', intermediate, 30, 0)
  const rootLeaf = await leafOf(host, root)
  const deep = await signer('Azure Firewall Manager CA', subCa, 30)
  // The key of our intermediate, certified by another authority below our root.
  const between = await signer('Another CA', root, 1000, 2)
  const crossed = await issue({
    subject: [['CN', 'Weather Egress Intermediate CA']],
    key: intermediate.key,
    issuer: between,
    notBefore: new Date(at.getTime() - day),
    notAfter: new Date(at.getTime() + 100 * day),
    ca: { pathLength: 1 },
    keyUsage: { critical: true, usages: ['keyCertSign', 'cRLSign'] },
  })
  flights = {
    'our intermediate below another of our root': [...flightOf(leaf, subCa), crossed, between.certificate],
    'the public leaf, our root above': flightOf(origin, root),
    'the public leaf, our intermediate above': flightOf(origin, intermediate),
    ours: flightOf(leaf, subCa, intermediate),
    'ours with the root': flightOf(leaf, subCa, intermediate, root),
    'ours out of order': flightOf(leaf, intermediate, subCa),
    public: flightOf(origin, publicCa),
    'public without its intermediate': flightOf(origin),
    corporate: flightOf(await leafOf(host, corporate)),
    'another firewall, our names': flightOf(await leafOf(host, otherSub), otherSub, otherIntermediate),
    "another firewall's leaf, our certificates above": [...flightOf(await leafOf(host, otherSub)), ...flightOf(subCa, intermediate, root)],
    'our leaf for another host': flightOf(await leafOf('other.example', subCa), subCa, intermediate),
    'our leaf, expired': flightOf(await leafOf(host, subCa, { from: Date.now() - 400 * day, days: 365 }), subCa, intermediate),
    'our leaf of tomorrow': flightOf(await leafOf(host, subCa, { from: Date.now() + day, days: 20 }), subCa, intermediate),
    'the sub-CA expired': flightOf(await leafOf(host, expiredSub), expiredSub, intermediate),
    'no sub-CA': flightOf(noSub, intermediate),
    'another intermediate of our root': flightOf(await leafOf(host, secondSub), secondSub, secondIntermediate),
    'a proxy that has our intermediate': flightOf(await leafOf(host, oddSub), oddSub, intermediate),
    'our root signs the leaf': flightOf(rootLeaf),
    'a chain below a path length of 0': flightOf(await leafOf(host, deep), deep, subCa, intermediate),
    'our leaf alone': flightOf(leaf),
    'our leaf and the public chain': flightOf(leaf, origin, publicCa),
    'the public leaf, our certificates above': flightOf(origin, subCa, intermediate, root),
    'our intermediate as the leaf': flightOf(intermediate, root),
    'our root as the leaf': flightOf(root),
    nothing: [],
  }
})

const answer = (status: number, body = 'ok', headers = {}): HttpAnswer => ({ status, body, headers })
const denial = answer(470, 'Action: Deny. Reason: No rule matched. Proceeding with default action.')
const unresolved = answer(500, 'Failed to resolve address a.example')
const x509 = answer(500, 'x509: certificate signed by unknown authority\n')

type Tls = Observation & { kind: 'tls' }
const tls = (flight: string, more: Partial<Tls> = {}): Observation => ({
  kind: 'tls',
  flight: flights[flight] as Certificate[],
  trusted: true,
  protocol: 'TLSv1.2',
  alpn: '',
  http: answer(200),
  ...more,
})
const blocked = (how: (Observation & { kind: 'blocked' })['how'], stage?: 'connect' | 'handshake' | 'answer'): Observation => ({
  kind: 'blocked',
  how,
  detail: 'x',
  ...(stage === undefined ? {} : { stage }),
})
const without = (observation: Observation): Observation => {
  const { http: _, ...rest } = observation as Tls
  return rest
}

const allow: Partial<Expectation> = { expect: 'allow', inspected: true }
const pass: Partial<Expectation> = { expect: 'allow', inspected: false }
const either: Partial<Expectation> = { expect: 'allow' }
const deny: Partial<Expectation> = { expect: 'deny' }
const denyInside: Partial<Expectation> = { expect: 'deny', inspected: true }
const denyOutside: Partial<Expectation> = { expect: 'deny', inspected: false }
const refused: Partial<Expectation> = { expect: 'allow', inspected: true, upstream: 'refused' }
const tcp22 = { kind: 'port', host: '203.0.113.22', port: 22, protocol: 'tcp' } as const
const tcp443 = { ...tcp22, port: 443 }
const ntp = { kind: 'port', host: 'ntp.ubuntu.com', port: 123, protocol: 'udp', speaks: 'ntp' } as const
const mute = { kind: 'port', host: '203.0.113.22', port: 9999, protocol: 'udp' } as const
const byNetwork = { predicted: { effect: 'deny', by: 'network' } as Partial<Probe['predicted']> }

type Case = [
  name: string,
  target: string | Expectation['target'],
  expectation: Partial<Expectation>,
  saw: () => Observation,
  result: Verdict['result'],
  because: RegExp,
  more?: { predicted: Partial<Probe['predicted']> },
]

const cases: Case[] = [
  ['inspected and trusted', url, allow, () => tls('ours'), 'pass', /our intermediate's key/],
  ['inspected, the root served as well', url, allow, () => tls('ours with the root'), 'pass', /./],
  ['inspected, flight out of order', url, allow, () => tls('ours out of order'), 'pass', /./],
  [
    'inspected, not trusted',
    url,
    allow,
    () => tls('ours', { trusted: false, trustDetail: 'unable to get local issuer certificate' }),
    'fail',
    /does not trust our root \(not installed\?\) \(unable to get local issuer certificate\)$/,
  ],
  [
    'inspected, no protocol told',
    url,
    allow,
    () => tls('ours', { protocol: undefined } as unknown as Partial<Tls>),
    'inconclusive',
    /does not say which protocol/,
  ],
  ['passthrough, no protocol told', url, pass, () => tls('public', { protocol: undefined } as unknown as Partial<Tls>), 'pass', /./],
  ['inspected, trust not known', url, allow, () => tls('ours', { trusted: 'unknown' }), 'inconclusive', /could not be told/],
  ['inspected, TLS 1.3', url, allow, () => tls('ours', { protocol: 'TLSv1.3' }), 'inconclusive', /TLSv1.3.*replayed/],
  ['inspected, h2', url, allow, () => tls('ours', { alpn: 'h2' }), 'inconclusive', /h2/],
  ['inspected, no answer', url, allow, () => without(tls('ours')), 'inconclusive', /no answer came/],
  ['inspected, denied', url, allow, () => tls('ours', { http: denial }), 'fail', /470/],
  [
    'inspected, 470 by the origin',
    url,
    allow,
    () => tls('ours', { http: answer(470, 'hello') }),
    'inconclusive',
    /without the firewall's text/,
  ],
  ['inspected, the origin refused', url, allow, () => tls('ours', { http: x509 }), 'fail', /public authorities only/],
  ['inspected, the origin has no name', url, allow, () => tls('ours', { http: unresolved }), 'inconclusive', /could not resolve/],
  ['inspected, a page that says so', url, allow, () => tls('ours', { http: answer(200, unresolved.body) }), 'pass', /./],
  ['inspected, a page that says x509', url, allow, () => tls('ours', { http: answer(200, x509.body) }), 'pass', /./],
  ['deny, the origin has no name', url, deny, () => tls('ours', { http: unresolved }), 'inconclusive', /could not resolve/],
  [
    'in clear, the origin has no name',
    'http://a.example/',
    either,
    () => ({ kind: 'http', http: unresolved }),
    'inconclusive',
    /could not/,
  ],
  ['a URL that was only answered', url, either, () => ({ kind: 'answered', detail: 'accepted' }), 'inconclusive', /no answer to what/],
  [
    'a URL that was only answered, denied',
    url,
    deny,
    () => ({ kind: 'answered', detail: 'accepted' }),
    'inconclusive',
    /no answer to what/,
  ],
  ['inspected, a 500 of the origin', url, allow, () => tls('ours', { http: answer(500, 'oops') }), 'pass', /./],
  [
    'inspected, another status',
    url,
    { ...allow, status: 200 },
    () => tls('ours', { http: answer(404) }),
    'fail',
    /status 200 was expected, not 404/,
  ],
  ['inspected, another body', url, { ...allow, body: 'sunny' }, () => tls('ours'), 'fail', /does not contain "sunny"/],
  ['inspected, the body that is asked for', url, { ...allow, status: 200, body: 'ok' }, () => tls('ours'), 'pass', /./],
  ['not inspected', url, allow, () => tls('public'), 'fail', /not inspected.*Public Issuing CA/],
  ['not inspected, TLS 1.3', url, allow, () => tls('public', { protocol: 'TLSv1.3', alpn: 'h2' }), 'fail', /not inspected/],
  ['not inspected, no answer', url, allow, () => without(tls('public')), 'fail', /not inspected/],
  ['refused origin expected', url, refused, () => tls('ours', { http: x509 }), 'pass', /refused the origin/],
  ['refused origin expected, not trusted', url, refused, () => tls('ours', { http: x509, trusted: false }), 'fail', /not trust our root/],
  ['refused origin expected, accepted', url, refused, () => tls('ours'), 'fail', /had to be refused/],
  ['refused origin expected, the origin says x509 itself', url, refused, () => tls('public', { http: x509 }), 'fail', /not inspected/],
  ['refused origin expected, closed', url, refused, () => blocked('closed-after-hello', 'handshake'), 'fail', /ClientHello/],
  [
    'refused origin expected, without inspection, and refused inside',
    url,
    { ...pass, upstream: 'refused' },
    () => tls('ours', { http: x509 }),
    'fail',
    /must pass through/,
  ],
  ['no certificate, and an answer', url, allow, () => tls('nothing'), 'inconclusive', /not clear who opened it/],
  [
    'allow inspected, 470 in clear without the text',
    'http://a.example/',
    allow,
    () => ({ kind: 'http', http: answer(470, 'no') }),
    'inconclusive',
    /without the firewall's text/,
  ],
  ['passthrough', url, pass, () => tls('public', { protocol: 'TLSv1.3', alpn: 'h2' }), 'pass', /origin itself/],
  ['passthrough expected, inspected', url, pass, () => tls('ours'), 'fail', /must pass through/],
  ['passthrough expected, a corporate proxy that the pod trusts', url, pass, () => tls('corporate'), 'fail', /somebody else.*Corporate/],
  ['passthrough expected, public chain that the pod does not trust', url, pass, () => tls('public', { trusted: false }), 'fail', /stale/],
  [
    'passthrough expected, our root signs without our intermediate',
    url,
    pass,
    () => tls('our root signs the leaf'),
    'fail',
    /below our root/,
  ],
  [
    'passthrough expected, the chain is not complete',
    url,
    pass,
    () => tls('public without its intermediate'),
    'fail',
    /no public authority/,
  ],
  ['passthrough, 470 of the origin itself', url, pass, () => tls('public', { http: denial }), 'inconclusive', /cannot write/],
  ['passthrough expected, no answer', url, pass, () => without(tls('public')), 'inconclusive', /no answer/],
  ['either, inspected', url, either, () => tls('ours'), 'pass', /./],
  ['either, passthrough', url, either, () => tls('public'), 'pass', /./],
  ['either, a corporate proxy', url, either, () => tls('corporate'), 'fail', /somebody else/],
  ['allow, closed', url, either, () => blocked('closed-after-hello', 'handshake'), 'fail', /ClientHello/],
  ['allow, reset', url, either, () => blocked('reset', 'handshake'), 'fail', /reset/],
  ['allow, nothing', url, either, () => blocked('timeout', 'connect'), 'fail', /nothing answered/],
  ['allow, refused', url, either, () => blocked('refused', 'connect'), 'fail', /refused/],
  ['allow, no name', url, either, () => ({ kind: 'dns-failure', detail: 'x' }), 'inconclusive', /did not resolve/],
  ['allow, no tool', url, either, () => ({ kind: 'unknown', detail: 'no curl' }), 'inconclusive', /no curl/],
  ['allow, plain http', 'http://archive.ubuntu.com/', either, () => ({ kind: 'http', http: answer(200) }), 'pass', /./],
  [
    'silence where an application rule takes the port',
    tcp22,
    deny,
    () => blocked('timeout', 'connect'),
    'inconclusive',
    /where the firewall answers everything/,
    { predicted: { effect: 'deny', by: 'application' } },
  ],
  [
    'an answer in clear for HTTPS',
    url,
    allow,
    () => ({ kind: 'http', http: answer(200) }),
    'inconclusive',
    /is no answer to what was asked/,
  ],
  ['the same, which must pass through', url, pass, () => ({ kind: 'http', http: answer(200) }), 'inconclusive', /is no answer/],
  ['a denial in clear for HTTPS', url, deny, () => ({ kind: 'http', http: denial }), 'inconclusive', /is no answer/],
  ['certificates for plain HTTP', `http://${host}/`, either, () => tls('public'), 'inconclusive', /is no answer/],
  ['an answer of HTTP from a port', tcp22, either, () => ({ kind: 'http', http: answer(200) }), 'inconclusive', /is no answer/],
  ['a connection for a URL', `http://${host}/`, either, () => ({ kind: 'answered', detail: '' }), 'inconclusive', /is no answer/],
  ['allow, plain http denied', 'http://archive.ubuntu.com/', either, () => ({ kind: 'http', http: denial }), 'fail', /470/],
  ['deny, closed after the hello', url, deny, () => blocked('closed-after-hello', 'handshake'), 'pass', /ClientHello/],
  ['deny, closed after the handshake', url, deny, () => blocked('closed-after-hello', 'answer'), 'inconclusive', /not proven/],
  ['deny before the handshake, closed', url, denyOutside, () => blocked('closed-after-hello', 'handshake'), 'pass', /./],
  ['deny inside, closed', url, denyInside, () => blocked('closed-after-hello', 'handshake'), 'fail', /not inside an inspected session/],
  ['deny inside, 470', url, denyInside, () => tls('ours', { http: denial }), 'pass', /470/],
  ['deny inside, 470, not trusted', url, denyInside, () => tls('ours', { http: denial, trusted: false }), 'fail', /not trust our root/],
  ['deny inside, 470 of the origin itself', url, denyInside, () => tls('public', { http: denial }), 'fail', /let through/],
  ['deny, 470 of the origin itself', url, deny, () => tls('public', { http: denial }), 'fail', /let through/],
  ['deny, 470 by another proxy', url, deny, () => tls('corporate', { http: denial }), 'inconclusive', /not proven/],
  [
    'deny, a status is asked for, closed',
    url,
    { ...deny, status: 470 },
    () => blocked('closed-after-hello', 'handshake'),
    'fail',
    /470 was expected, and nothing was answered/,
  ],
  [
    'deny, a body is asked for, closed',
    url,
    { ...deny, body: 'Action: Deny' },
    () => blocked('closed-after-hello', 'handshake'),
    'fail',
    /the body does not contain/,
  ],
  ['no rule asked for', url, allow, () => tls('ours'), 'pass', /./, { predicted: { effect: 'allow', rule: 'A' } }],
  ['deny outside, 470 inside', url, denyOutside, () => tls('ours', { http: denial }), 'fail', /only after/],
  ['deny, another status', url, { ...denyInside, status: 403 }, () => tls('ours', { http: denial }), 'fail', /403 was expected/],
  ['deny, a 403 of the origin', url, deny, () => tls('ours', { http: answer(403, 'Action: Deny') }), 'fail', /let through/],
  ['deny, a 470 without the text', url, deny, () => tls('ours', { http: answer(470, 'no') }), 'inconclusive', /without/],
  ['deny, let through', url, deny, () => tls('public'), 'fail', /let through/],
  ['deny, let through, no answer', url, deny, () => without(tls('public')), 'fail', /let through/],
  ['deny, inspected, no answer', url, deny, () => without(tls('ours')), 'inconclusive', /not proven/],
  ['deny, the origin refused', url, denyInside, () => tls('ours', { http: x509 }), 'fail', /let through/],
  ['deny, refused', url, deny, () => blocked('refused', 'connect'), 'inconclusive', /something answered/],
  ['deny, reset', url, deny, () => blocked('reset', 'handshake'), 'inconclusive', /without a reset/],
  ['deny, no way', url, deny, () => blocked('unreachable', 'connect'), 'inconclusive', /not asked/],
  ['deny, silence on 443', url, deny, () => blocked('timeout', 'connect'), 'inconclusive', /answered or closed/],
  ['deny, silence on 443 by a network rule', url, deny, () => blocked('timeout', 'connect'), 'pass', /dropped/, byNetwork],
  ['deny, stalled on 443 by a network rule', url, deny, () => blocked('timeout', 'handshake'), 'inconclusive', /./, byNetwork],
  ['deny, silence without a stage, by a network rule', url, deny, () => blocked('timeout'), 'inconclusive', /./, byNetwork],
  ['deny, no name', url, deny, () => ({ kind: 'dns-failure', detail: 'x' }), 'inconclusive', /never asked/],
  ['deny, no tool', url, deny, () => ({ kind: 'unknown', detail: 'no curl' }), 'inconclusive', /no curl/],
  [
    'deny, plain http, 470',
    'http://example.org/',
    { ...deny, status: 470, body: 'Action: Deny' },
    () => ({ kind: 'http', http: denial }),
    'pass',
    /470/,
  ],
  ['deny, plain http, answered', 'http://example.org/', deny, () => ({ kind: 'http', http: answer(200) }), 'fail', /let through/],
  ['deny, plain http, closed', 'http://example.org/', deny, () => blocked('closed-after-hello', 'answer'), 'inconclusive', /./],
  ['tcp not answered, how far it came is not told', tcp22, deny, () => blocked('timeout'), 'inconclusive', /was not told/, byNetwork],
  ['deny, closed, how far it came is not told', url, deny, () => blocked('closed-after-hello'), 'inconclusive', /before an answer/],
  ['tcp dropped', tcp22, deny, () => blocked('timeout', 'connect'), 'pass', /nothing answered/, byNetwork],
  [
    'tcp dropped by default',
    tcp22,
    deny,
    () => blocked('timeout', 'connect'),
    'pass',
    /./,
    { predicted: { effect: 'deny', by: 'default' } },
  ],
  [
    'tcp not answered, and the policy allows it',
    tcp22,
    deny,
    () => blocked('timeout', 'connect'),
    'inconclusive',
    /the policy allows it/,
    { predicted: { effect: 'allow', by: 'network' } },
  ],
  ['tcp not answered, and the policy does not say', tcp22, deny, () => blocked('timeout', 'connect'), 'inconclusive', /alone does not say/],
  [
    'time not answered, and the policy allows it',
    ntp,
    deny,
    () => blocked('timeout', 'answer'),
    'inconclusive',
    /the policy allows it/,
    { predicted: { effect: 'allow', by: 'network' } },
  ],
  ['tcp denied, accepted', tcp22, deny, () => ({ kind: 'answered', detail: 'accepted' }), 'fail', /let through/],
  ['tcp denied, refused by the origin', tcp22, deny, () => blocked('refused', 'connect'), 'inconclusive', /something answered/],
  ['tcp 443 accepted', tcp443, either, () => ({ kind: 'answered', detail: 'accepted' }), 'inconclusive', /proves nothing/],
  ['tcp 443 denied, accepted', tcp443, deny, () => ({ kind: 'answered', detail: 'accepted' }), 'inconclusive', /proves nothing/],
  ['tcp 443 denied, silence', tcp443, deny, () => blocked('timeout', 'connect'), 'inconclusive', /answers everything/],
  ['tcp accepted', tcp22, either, () => ({ kind: 'answered', detail: 'accepted' }), 'pass', /./],
  [
    'tcp to the port of an application rule, accepted',
    { ...tcp22, port: 8443 },
    either,
    () => ({ kind: 'answered', detail: 'x' }),
    'inconclusive',
    /proves nothing/,
    { predicted: { by: 'application' } },
  ],
  ['time answered', ntp, either, () => ({ kind: 'answered', detail: 'stratum 2' }), 'pass', /stratum/],
  ['time not answered', ntp, either, () => blocked('timeout', 'answer'), 'fail', /./],
  ['time denied, silence', ntp, deny, () => blocked('timeout', 'answer'), 'pass', /./, byNetwork],
  ['udp that says nothing, silence', mute, deny, () => blocked('timeout', 'answer'), 'inconclusive', /proves nothing by silence/],
  [
    'the rule that is asked for',
    url,
    { ...allow, rule: 'A' },
    () => tls('ours'),
    'pass',
    /./,
    { predicted: { effect: 'allow', rule: 'A' } },
  ],
  ['another rule', url, { ...allow, rule: 'A' }, () => tls('ours'), 'fail', /rule B does/, { predicted: { effect: 'allow', rule: 'B' } }],
  ['no rule', url, { ...allow, rule: 'A' }, () => tls('ours'), 'fail', /no rule decides/, { predicted: { effect: 'deny' } }],
  [
    'the rule is not known',
    url,
    { ...allow, rule: 'A' },
    () => tls('ours'),
    'inconclusive',
    /does not tell/,
    { predicted: { effect: 'unknown' } },
  ],
  ['unknown expected', url, { expect: 'unknown' }, () => tls('ours'), 'inconclusive', /unknown/],
]

for (const [name, target, expectation, saw, result, because, more] of cases)
  test(`judge: ${name} -> ${result}`, () => {
    const verdict = judge(probe('p1', target, expectation, more?.predicted), undefined, saw(), authority, at, { publicRoots })
    assert.equal(verdict.result, result, verdict.because)
    assert.match(verdict.because, because)
    assert.notEqual(verdict.expected, '')
    assert.notEqual(verdict.observed, '')
  })

const said: [string, Partial<Expectation>, () => Observation, expected: string, observed: string][] = [
  ['inspected', allow, () => tls('ours'), 'allow, inspected', 'inspected, 200'],
  ['not trusted', allow, () => tls('ours', { trusted: false }), 'allow, inspected', 'inspected, not trusted, 200'],
  ['passed through', pass, () => tls('public'), 'allow, not inspected', 'passed through (Public Issuing CA), 200'],
  ['intercepted', either, () => tls('corporate'), 'allow', 'intercepted by Corporate Proxy CA, which is no'],
  ['no certificate', either, () => tls('nothing'), 'allow', 'unknown, 200'],
  ['no answer', either, () => without(tls('ours')), 'allow', 'inspected'],
  [
    'the origin refused',
    { ...refused, status: 500 },
    () => tls('ours', { http: x509 }),
    'allow, inspected, origin refused, 500',
    'inspected, 500',
  ],
  ['closed', deny, () => blocked('closed-after-hello', 'handshake'), 'deny', 'closed-after-hello at handshake'],
  ['reset', deny, () => blocked('reset'), 'deny', 'reset'],
  ['in clear', deny, () => ({ kind: 'http', http: denial }), 'deny', '470'],
  ['answered', either, () => ({ kind: 'answered', detail: '' }), 'allow', 'answered'],
  ['no name', either, () => ({ kind: 'dns-failure', detail: '' }), 'allow', 'name not resolved'],
  ['no tool', { expect: 'unknown' }, () => ({ kind: 'unknown', detail: '' }), 'unknown', 'unknown'],
]
for (const [name, expectation, saw, expected, observed] of said)
  test(`judge: ${name} is told as "${observed}"`, () => {
    const verdict = judge(probe('p1', url, expectation), undefined, saw(), authority, at, { publicRoots })
    assert.deepEqual([verdict.expected, verdict.observed.slice(0, observed.length)], [expected, observed])
    if (name !== 'intercepted') assert.equal(verdict.observed, observed)
  })

const pod: PodRef = { namespace: 'weather', name: 'weather-1', container: 'app', uid: 'u', containerId: 'c', restartCount: 0 }

test('judge: a verdict is of the pod that was asked', () => {
  const verdict = judge(probe('p1', url, allow), pod, tls('ours'), authority, at, { publicRoots })
  assert.deepEqual([verdict.pod, verdict.result], [pod, 'pass'])
  assert.ok(!('pod' in judge(probe('p1', url, allow), undefined, tls('ours'), authority, at, { publicRoots })))
})

test('judge: what could not be asked is unknown, and no pass whatever was expected', () => {
  for (const expectation of [allow, pass, either, deny, refused]) {
    const verdict = notAsked(probe('p1', url, expectation), pod, 'the pod changed')
    assert.deepEqual([verdict.result, verdict.because, verdict.pod], ['inconclusive', 'the pod changed', pod])
    assert.deepEqual([verdict.observation.kind, verdict.path.kind, verdict.observed], ['unknown', 'unknown', 'unknown'])
    assert.ok(!('pod' in notAsked(probe('p1', url, expectation), undefined, 'x')))
  }
})

test('path: certificates for a probe that speaks no TLS are no session of it', () => {
  const verdict = judge(probe('p1', tcp22, either), pod, tls('ours'), authority, at, { publicRoots })
  assert.deepEqual([verdict.path.kind, verdict.result], ['unknown', 'inconclusive'])
})

const restarts: [number, RegExp][] = [
  [0, /\(not installed\?\)/],
  [1, /lost when the container restarted: it did once\)/],
  [2, /lost when the container restarted: it did 2 times\)/],
]
for (const [restartCount, because] of restarts)
  test(`judge: not trusted after ${restartCount} restarts`, () => {
    const verdict = judge(probe('p1', url, allow), { ...pod, restartCount }, tls('ours', { trusted: false }), authority, at, {
      publicRoots,
    })
    assert.equal(verdict.result, 'fail')
    assert.match(verdict.because, because)
  })

test('judge: what passes by cryptography says so, and nothing else does', () => {
  const because = (flight: string) => judge(probe('p1', url, either), pod, tls(flight), authority, at, { publicRoots }).because
  assert.match(because('ours'), /validates to our root$/)
  assert.doesNotMatch(because('public'), /our root/)
})

const shown = { 'x-egress-gate': 'weather-prod-7f3a' }
const headers: [string, string | undefined, HttpAnswer, Verdict['result'], RegExp][] = [
  ['shown', shown['x-egress-gate'], answer(200, JSON.stringify(shown)), 'pass', /the origin shows X-Egress-Gate, which only the firewall/],
  ['not shown', shown['x-egress-gate'], answer(200), 'fail', /does not show the header/],
  ['not inserted by the policy', undefined, answer(200, JSON.stringify(shown)), 'inconclusive', /does not insert/],
]
for (const [name, inserted, http, result, because] of headers)
  test(`judge: a header that the firewall puts in, ${name} -> ${result}`, () => {
    const asked = { ...probe('p1', url, { ...allow, insertedHeader: 'X-Egress-Gate' }), ...(inserted === undefined ? {} : { inserted }) }
    const verdict = judge(asked, pod, tls('ours', { http }), authority, at, { publicRoots })
    assert.equal(verdict.result, result, verdict.because)
    assert.match(verdict.because, because)
  })

const forged: [flight: string, kind: Verdict['path']['kind'], by: RegExp][] = [
  ['corporate', 'intercepted', /Corporate Proxy CA/],
  ['another firewall, our names', 'intercepted', /does not use our intermediate/],
  ["another firewall's leaf, our certificates above", 'intercepted', /our certificates were served with it/],
  ['our leaf for another host', 'intercepted', /not for dataservice/],
  ['our leaf, expired', 'intercepted', /expired/],
  ['our leaf of tomorrow', 'intercepted', /not valid before/],
  ['the sub-CA expired', 'intercepted', /expired/],
  ['no sub-CA', 'intercepted', /below our root but not through/],
  ['another intermediate of our root', 'intercepted', /below our root but not through/],
  ['a proxy that has our intermediate', 'intercepted', /below our root but not through/],
  ['our root signs the leaf', 'intercepted', /below our root/],
  ['our intermediate below another of our root', 'intercepted', /below our root but not through/],
  ['the public leaf, our root above', 'intercepted', /our certificates were served with it/],
  ['the public leaf, our intermediate above', 'intercepted', /our certificates were served with it/],
  ['a chain below a path length of 0', 'intercepted', /below our root/],
  ['our leaf alone', 'intercepted', /does not use our intermediate/],
  ['our leaf and the public chain', 'intercepted', /does not use our intermediate/],
  ['the public leaf, our certificates above', 'intercepted', /our certificates were served with it/],
  ['our intermediate as the leaf', 'intercepted', /./],
  ['our root as the leaf', 'intercepted', /./],
  ['nothing', 'unknown', /./],
]
for (const [flight, kind, by] of forged)
  test(`path: ${flight} is never inspected and never passthrough, whatever the pod says of trust`, () => {
    for (const trusted of [true, false, 'unknown'] as const)
      for (const expectation of [allow, pass, either, denyInside, refused]) {
        for (const http of [answer(200), denial, x509]) {
          const verdict = judge(probe('p1', url, expectation), undefined, tls(flight, { trusted, http }), authority, at, { publicRoots })
          assert.notEqual(verdict.result, 'pass', `${JSON.stringify(expectation)} ${trusted}: ${verdict.because}`)
          assert.equal(verdict.path.kind, kind)
          assert.match(JSON.stringify(verdict.path), by)
          assert.doesNotMatch(JSON.stringify(verdict.path), /undefined/)
        }
      }
  })

test('judge, fuzzed: nothing passes as inspected without our intermediate in the flight, and nothing that is not known passes', () => {
  const observation = fc.oneof(
    fc
      .record({
        flight: fc.constantFrom(
          'ours',
          'public',
          'corporate',
          'another firewall, our names',
          'our leaf for another host',
          'nothing',
          'no sub-CA',
        ),
        shuffle: fc.array(fc.nat(30), { maxLength: 6 }),
        trusted: fc.constantFrom(true, false, 'unknown' as const),
        protocol: fc.constantFrom('TLSv1.2', 'TLSv1.3', 'SSLv3', '', undefined),
        alpn: fc.constantFrom('', 'h2', 'http/1.1', undefined),
        http: fc.option(
          fc.record({
            status: fc.constantFrom(200, 403, 470, 500),
            body: fc.constantFrom('ok', denial.body, x509.body),
            headers: fc.constant({}),
          }),
          { nil: undefined },
        ),
      })
      .map(({ flight, shuffle, http, protocol, alpn, ...rest }): Observation => {
        const all = Object.values(flights).flat()
        const extra = shuffle.flatMap(index => all[index % all.length] ?? [])
        return {
          kind: 'tls',
          flight: [...(flights[flight] ?? []), ...extra],
          ...rest,
          ...(http === undefined ? {} : { http }),
          ...(protocol === undefined ? {} : { protocol }),
          ...(alpn === undefined ? {} : { alpn }),
        }
      }),
    fc.constantFrom(
      blocked('timeout', 'connect'),
      blocked('reset'),
      blocked('refused'),
      blocked('closed-after-hello', 'handshake'),
      { kind: 'unknown', detail: '' } as Observation,
      { kind: 'dns-failure', detail: '' } as Observation,
      { kind: 'http', http: denial } as Observation,
      { kind: 'answered', detail: '' } as Observation,
    ),
  )
  const expectation = fc.record({
    expect: fc.constantFrom('allow' as const, 'deny' as const, 'unknown' as const),
    inspected: fc.constantFrom(true, false, undefined),
    upstream: fc.constantFrom('refused' as const, undefined),
  })
  fc.assert(
    fc.property(observation, expectation, (saw, { expect, inspected, upstream }) => {
      const asked = probe('p1', url, {
        expect,
        ...(inspected === undefined ? {} : { inspected }),
        ...(upstream === undefined ? {} : { upstream }),
      })
      const verdict = judge(asked, undefined, saw, authority, at, { publicRoots })
      if (verdict.result !== 'pass') return
      assert.notEqual(saw.kind, 'unknown')
      assert.notEqual(saw.kind, 'dns-failure')
      assert.notEqual(expect, 'unknown')
      if (inspected === true) {
        assert.equal(saw.kind, 'tls')
        const keys = (saw as Tls).flight.map(each => each.keyFingerprint)
        assert.ok(keys.includes(authority.intermediate.keyFingerprint))
        assert.equal(verdict.path.kind, 'inspected')
      }
      if (inspected === false) assert.notEqual(verdict.path.kind, 'inspected')
      if (saw.kind === 'tls') assert.equal(saw.trusted, true)
      if (expect === 'allow' && saw.kind === 'tls') assert.ok(saw.http !== undefined && saw.http.status !== 470)
    }),
    { numRuns: 1500 },
  )
})
