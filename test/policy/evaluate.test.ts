import assert from 'node:assert/strict'
import test from 'node:test'
import type { Facts, Flow } from '../../src/policy/decision.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Policy, Rule } from '../../src/policy/model.ts'
import { app, http, https, nat, net, nowhere, packet, rules } from './policies.ts'

type Row = readonly [title: string, policy: Policy, flow: Flow, expected: string, facts?: Facts]
const summary = (policy: Policy, flow: Flow, facts: Facts = nowhere) => {
  const { effect, inspected, by, rule } = evaluate(policy, flow, facts)
  return `${effect} ${inspected === true ? 'inspected' : inspected === false ? 'plain' : 'unknown'} ${by}${rule ? ` ${rule}` : ''}`
}

const inspect = { terminateTLS: true } as const
const weather = rules(
  ['Deny', app('forecasts', { ...inspect, targetUrls: ['api.weather.example/forecasts', 'api.weather.example/forecasts/*'] })],
  ['Allow', app('registry', { targetFqdns: ['registry.example'] }), app('weather', { ...inspect, targetFqdns: ['*.weather.example'] })],
)

const rows: readonly Row[] = [
  // 1.1: passes and defaults
  ['nothing is allowed by itself', rules(), https('a.example/'), 'deny plain default'],
  ['nor over HTTP', rules(), http('a.example/'), 'deny plain default'],
  ['nor anything else', rules(), packet('udp', '1.1.1.1', 53), 'deny plain default'],
  ['nor ICMP', rules(), packet('icmp', '1.1.1.1', 0), 'deny plain default'],
  [
    'DNAT translates and lets in, and no network rule is asked',
    rules(['DNAT', nat('in')], ['Deny', net('no', { destinationAddresses: ['*'] })]),
    packet('tcp', '198.51.100.1', 443),
    'allow plain dnat in',
  ],
  ['DNAT leaves other ports alone', rules(['DNAT', nat('in')]), packet('tcp', '198.51.100.1', 22), 'deny plain default'],
  [
    'a network rule runs before application rules and ends it: no inspection',
    rules(['Allow', net('hole', { destinationAddresses: ['Storage.X'] })], ['Allow', app('tls', { ...inspect, targetFqdns: ['*'] })]),
    https('a.example/', { address: '20.0.0.1' }),
    'allow plain network hole',
    { serviceTags: { 'storage.x': ['20.0.0.0/8'] } },
  ],
  [
    'a network deny hides an application allow',
    rules(['Deny', net('no', { destinationAddresses: ['*'] })], ['Allow', app('yes', { targetFqdns: ['*'] })]),
    https('a.example/'),
    'deny plain network no',
  ],
  [
    'a network rule for another port does not',
    rules(['Deny', net('no', { destinationAddresses: ['*'], destinationPorts: ['22'] })], ['Allow', app('yes', { targetFqdns: ['*'] })]),
    https('a.example/'),
    'allow plain application yes',
  ],
  [
    'application rules do not speak of UDP',
    rules(['Allow', app('yes', { targetFqdns: ['*'] })]),
    https('a.example/', { protocol: 'udp' }),
    'deny plain default',
  ],
  [
    'deny-all by application rules',
    rules(['Deny', app('none', { targetFqdns: ['*'] })]),
    https('a.example/'),
    'deny plain application none',
  ],
  // 1.1: network rules
  [
    'Any with a port is TCP',
    rules(['Allow', net('any', { ipProtocols: ['Any'], destinationAddresses: ['*'], destinationPorts: ['53'] })]),
    packet('tcp', '1.1.1.1', 53),
    'allow plain network any',
  ],
  [
    'and UDP',
    rules(['Allow', net('any', { ipProtocols: ['Any'], destinationAddresses: ['*'], destinationPorts: ['53'] })]),
    packet('udp', '1.1.1.1', 53),
    'allow plain network any',
  ],
  [
    'but not ICMP',
    rules(['Allow', net('any', { ipProtocols: ['Any'], destinationAddresses: ['*'], destinationPorts: ['53'] })]),
    packet('icmp', '1.1.1.1', 0),
    'deny plain default',
  ],
  [
    'Any with * is every protocol',
    rules(['Allow', net('any', { ipProtocols: ['Any'], destinationAddresses: ['*'], destinationPorts: ['*'] })]),
    packet('icmp', '1.1.1.1', 0),
    'allow plain network any',
  ],
  [
    'ICMP knows no ports',
    rules(['Allow', net('ping', { ipProtocols: ['ICMP'], destinationAddresses: ['*'], destinationPorts: ['8'] })]),
    packet('icmp', '1.1.1.1', 0),
    'allow plain network ping',
  ],
  [
    'a rule for other sources does not count',
    rules(['Allow', net('x', { sourceAddresses: ['10.9.0.0/16'], destinationAddresses: ['*'] })]),
    packet('tcp', '1.1.1.1', 443),
    'deny plain default',
  ],
  [
    'a rule without sources (an empty IP group) is skipped',
    rules(['Allow', net('x', { sourceAddresses: [], destinationAddresses: ['*'] })]),
    packet('tcp', '1.1.1.1', 443),
    'deny plain default',
  ],
  [
    'a range of sources',
    rules(['Allow', net('x', { sourceAddresses: ['10.0.0.8-10.0.0.10'], destinationAddresses: ['1.1.1.0/24'] })]),
    packet('tcp', '1.1.1.1', 443),
    'allow plain network x',
  ],
  [
    'a service tag, whatever its case',
    rules(['Allow', net('tag', { destinationAddresses: ['AZURECLOUD.EastUS2'], destinationPorts: ['22'] })]),
    packet('tcp', '20.1.2.3', 22),
    'allow plain network tag',
    { serviceTags: { 'AzureCloud.eastus2': ['20.0.0.0/8'] } },
  ],
  [
    'and outside of it',
    rules(['Allow', net('tag', { destinationAddresses: ['AzureCloud.eastus2'], destinationPorts: ['22'] })]),
    packet('tcp', '21.1.2.3', 22),
    'deny plain default',
    { serviceTags: { 'AzureCloud.eastus2': ['20.0.0.0/8'] } },
  ],
  [
    'a name in a network rule, asked for by that name',
    rules(['Allow', net('ntp', { ipProtocols: ['UDP'], destinationFqdns: ['ntp.example'], destinationPorts: ['123'] })]),
    { source: '10.0.0.9', protocol: 'udp', port: 123, host: 'NTP.example.' },
    'allow plain network ntp',
  ],
  [
    'a name in a network rule, by its address',
    rules(['Allow', net('ntp', { ipProtocols: ['UDP'], destinationFqdns: ['ntp.example'], destinationPorts: ['123'] })]),
    packet('udp', '9.9.9.9', 123),
    'allow plain network ntp',
    { dns: { 'ntp.example': ['9.9.9.9'] } },
  ],
  [
    'and by another',
    rules(['Allow', net('ntp', { ipProtocols: ['UDP'], destinationFqdns: ['ntp.example'], destinationPorts: ['123'] })]),
    packet('udp', '9.9.9.8', 123),
    'deny plain default',
    { dns: { 'ntp.example': ['9.9.9.9'] } },
  ],
  [
    'facts.dns gives a name its address',
    rules(['Allow', net('tag', { destinationAddresses: ['Storage.X'] })]),
    https('a.blob.example/'),
    'allow plain network tag',
    { dns: { '*.blob.example': ['20.0.0.1'] }, serviceTags: { 'Storage.X': ['20.0.0.0/8'] } },
  ],
  // 1.1: HTTP
  [
    'HTTP matches the Host header',
    rules(['Allow', app('web', { targetFqdns: ['*.example'] })]),
    http('a.example/x'),
    'allow plain application web',
  ],
  [
    'HTTP is never inspected',
    rules(['Allow', app('web', { ...inspect, targetFqdns: ['*.example'] })]),
    http('a.example/x'),
    'allow plain application web',
  ],
  [
    'HTTP matches URLs without TLS inspection',
    rules(['Allow', app('web', { targetUrls: ['a.example/x/*'] })]),
    http('a.example/x/1'),
    'allow plain application web',
  ],
  ['and denies others', rules(['Allow', app('web', { targetUrls: ['a.example/x/*'] })]), http('a.example/y'), 'deny plain default'],
  ['HTTP by address', rules(['Allow', app('all', { targetFqdns: ['*'] })]), http('203.0.113.10/'), 'deny plain default'],
  ['the port counts', rules(['Allow', app('web', { targetFqdns: ['*'] })]), http('a.example:8080/'), 'deny plain default'],
  [
    'the protocol counts',
    rules(['Allow', app('web', { targetFqdns: ['*'], protocols: [{ protocolType: 'Http', port: 443 }] })]),
    https('a.example/'),
    'deny plain default',
  ],
  // 1.1: HTTPS
  [
    'no name, no application rule: by address',
    rules(['Allow', app('all', { targetFqdns: ['*'] })]),
    https('203.0.113.10/'),
    'deny plain default',
  ],
  [
    'no name, no application rule: no SNI',
    rules(['Allow', app('all', { targetFqdns: ['*'] })]),
    { source: '10.0.0.9', protocol: 'tcp', port: 443, address: '203.0.113.10', application: 'https' },
    'deny plain default',
  ],
  ['spliced', weather, https('registry.example/v2/'), 'allow plain application registry'],
  ['inspected', weather, https('api.weather.example/locations'), 'allow inspected application weather'],
  ['denied by URL, inside the session', weather, https('api.weather.example/forecasts/v1?x=1'), 'deny inspected application forecasts'],
  ['denied before the handshake', weather, https('other.example/'), 'deny plain default'],
  ['another host of the inspected domain', weather, https('legacy.weather.example/forecasts/v1'), 'allow inspected application weather'],
  ['ClientHello: decrypts, waits for the URL', weather, https('api.weather.example'), 'unknown inspected undecided forecasts'],
  ['ClientHello: decrypts, and every URL is allowed', weather, https('legacy.weather.example'), 'allow inspected application weather'],
  ['ClientHello: splices', weather, https('registry.example'), 'allow plain application registry'],
  ['ClientHello: closes', weather, https('other.example'), 'deny plain default'],
  [
    'the first rule that fits the SNI decides about inspection',
    rules(['Allow', app('plain', { targetFqdns: ['*.example'] }), app('tls', { ...inspect, targetFqdns: ['a.example'] })]),
    https('a.example/'),
    'allow plain application plain',
  ],
  [
    'a deny before it too',
    rules(['Deny', app('no', { targetFqdns: ['a.example'] })], ['Allow', app('tls', { ...inspect, targetFqdns: ['*.example'] })]),
    https('a.example/'),
    'deny plain application no',
  ],
  [
    'once decrypted, a later rule without inspection can take it',
    rules(['Deny', app('url', { ...inspect, targetUrls: ['a.example/no'] })], ['Allow', app('plain', { targetFqdns: ['*.example'] })]),
    https('a.example/yes'),
    'allow inspected application plain',
  ],
  [
    'once decrypted, nothing matches',
    rules(['Allow', app('url', { ...inspect, targetUrls: ['a.example/yes'] })]),
    https('a.example/no'),
    'deny inspected default',
  ],
  [
    'inspection on another port',
    rules(['Allow', app('tls', { ...inspect, protocols: [{ protocolType: 'Https', port: 8443 }], targetFqdns: ['a.example'] })]),
    https('a.example:8443/'),
    'allow inspected application tls',
  ],
  // 1.3: tags
  [
    'an FQDN tag',
    rules(['Allow', app('tag', { fqdnTags: ['azurekubernetesservice'] })]),
    https('mcr.example/'),
    'allow plain application tag',
    { ...nowhere, fqdnTags: { AzureKubernetesService: ['mcr.example'] } },
  ],
  [
    'outside of it',
    rules(['Allow', app('tag', { fqdnTags: ['AzureKubernetesService'] })]),
    https('other.example/'),
    'deny plain default',
    { ...nowhere, fqdnTags: { AzureKubernetesService: ['mcr.example'] } },
  ],
  [
    'FQDN tags cover standard ports only',
    rules(['Allow', app('tag', { fqdnTags: ['T'], protocols: [{ protocolType: 'Https', port: 8443 }] })]),
    https('mcr.example:8443/'),
    'deny plain default',
    { ...nowhere, fqdnTags: { T: ['mcr.example'] } },
  ],
]

for (const [title, policy, flow, expected, facts] of rows) test(title, () => assert.equal(summary(policy, flow, facts), expected))

test('why there is no name', () => {
  assert.match(evaluate(rules(), https('203.0.113.10/'), nowhere).because, /SNI TLS extension was missing/)
})

test('names are compared without regard to case, trailing dot, or script', () => {
  const policy = rules(['Allow', app('x', { targetFqdns: ['*.Bücher.example'] })])
  for (const host of ['a.bücher.example', 'A.XN--BCHER-KVA.EXAMPLE', 'a.xn--bcher-kva.example.'])
    assert.equal(evaluate(policy, https('x/', { host }), nowhere).rule, 'x', host)
})

test('an assumption that was needed is named, one that was not is not', () => {
  const tag = rules(['Allow', net('tag', { destinationAddresses: ['Storage.X'] })], ['Allow', app('a', { targetFqdns: ['*'] })])
  assert.match(evaluate(tag, https('a.example/'), nowhere).because, /assumed: a\.example resolves outside every service tag/)
  assert.doesNotMatch(evaluate(tag, https('a.example/', { port: 80, application: 'http' }), nowhere).because, /assumed/)
})

test('headers that the deciding rule inserts', () => {
  const inserted = [{ headerName: 'X-Proof', headerValue: 'n' }]
  const policy = rules(['Allow', app('a', { ...inspect, targetFqdns: ['*'], httpHeadersToInsert: inserted })])
  assert.deepEqual(evaluate(policy, https('a.example/'), nowhere).insertedHeaders, inserted)
})

test('threat intelligence is a note, never an invention', () => {
  const deny = { ...rules(['Allow', app('a', { targetFqdns: ['*'] })]), threatIntelMode: 'Deny' } as const
  const listed = { ...deny, threatIntelWhitelist: { ipAddresses: [], fqdns: ['*.example'] } }
  assert.match(evaluate(deny, https('a.example/'), nowhere).trace[0]?.because ?? '', /not public/)
  assert.match(evaluate(listed, https('a.example/'), nowhere).trace[0]?.because ?? '', /allowlist/)
  assert.equal(evaluate(deny, https('a.example/'), nowhere).effect, 'allow')
})

test('a flow that is none: nothing is claimed', () => {
  for (const flow of [https('a.example/', { source: 'pod-1' }), packet('tcp', '::1', 443)]) {
    const { effect, by } = evaluate(rules(['Allow', app('a', { targetFqdns: ['*'] }), net('n', { destinationAddresses: ['*'] })]), flow)
    assert.deepEqual([effect, by], ['unknown', 'undecided'])
  }
})

test('rules that inspect cannot without a certificate authority', () => {
  const { certificateAuthority: _, ...without } = weather
  const { effect, inspected, dependsOn } = evaluate(without, https('api.weather.example/locations'), nowhere)
  assert.deepEqual([effect, inspected], ['unknown', 'unknown'])
  assert.match(dependsOn.join(), /certificate authority/)
  assert.equal(evaluate(without, https('registry.example/'), nowhere).effect, 'allow')
})

const assumed = { certificateAuthority: 'there is a CA', dnsProxy: 'there is a DNS proxy' }
const leaning: [string, Rule, Flow, RegExp | undefined][] = [
  [
    'an inspected flow, on the CA',
    app('R', { terminateTLS: true, targetFqdns: ['*'] }),
    https('a.example/'),
    / \(assumed: there is a CA\)$/,
  ],
  ['a flow that is not inspected, on nothing', app('R', { targetFqdns: ['*'] }), https('a.example/'), undefined],
  [
    'a network rule, on the DNS proxy',
    net('R', { destinationAddresses: ['*'] }),
    https('a.example/', { address: '203.0.113.1' }),
    / \(assumed: there is a DNS proxy\)$/,
  ],
  [
    'a denial by default, on nothing',
    net('R', { destinationAddresses: ['*'], destinationPorts: ['22'] }),
    https('a.example/', { address: '203.0.113.1' }),
    undefined,
  ],
]
for (const [name, rule, flow, leans] of leaning)
  test(`assumed: ${name}`, () => {
    const one = { ...rules(['Allow', rule]), assumed }
    const { because } = evaluate(one, flow, {})
    if (leans === undefined) assert.doesNotMatch(because, /assumed/)
    else assert.match(because, leans)
  })
