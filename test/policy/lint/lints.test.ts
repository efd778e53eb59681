import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { pageWithLints } from '../../../scripts/lint-table.ts'
import { check } from '../../../src/policy/check.ts'
import type { Finding } from '../../../src/policy/lint/lint.ts'
import { lints } from '../../../src/policy/lint/lints.ts'
import { lint, type ToLint } from '../../../src/policy/lint/run.ts'
import type { Policy } from '../../../src/policy/model.ts'
import { parseSpec } from '../../../src/policy/parse.ts'
import type { EgressSpec } from '../../../src/policy/spec.ts'
import { app, collection, group, nat, net, policy, rules } from '../policies.ts'

const found = (id: string, made: Policy, more: Partial<ToLint> = {}): readonly Finding[] =>
  lint({ policy: made, facts: {}, ...more }).findings.filter(each => each.lint.id === id)

const https = [{ protocolType: 'Https', port: 443 }] as const
const inspecting = app('weather', { targetFqdns: ['*.accuweather.com'], terminateTLS: true, protocols: https })
const host = (...targetFqdns: string[]) => app('a', { targetFqdns })
const storage = (more = {}) => net('share', { destinationAddresses: ['Storage.EastUS2'], destinationPorts: ['445', '443'], ...more })
const any = (more = {}) => net('any', { destinationAddresses: ['*'], ...more })
const { certificateAuthority: _, ...withoutCa } = rules(['Allow', inspecting])
const { dnsSettings: __, ...withoutProxy } = rules(['Allow', net('n', { destinationFqdns: ['c.com'] })])
const many = (count: number) => Array.from({ length: count }, (_, at) => at)
const unknown = (field: string) => ({ unknown: [{ field, because: 'parameter x' }] })

/** One line is one case: the lint, what is seen, the severity and message of each finding; none where it must keep quiet. */
const cases: readonly (readonly [id: string, what: string, made: Policy, ...findings: (readonly [string, RegExp])[]])[] = [
  [
    'inspection-bypassed',
    "the recipe's file share",
    rules(['Allow', storage()], ['Allow', inspecting]),
    ['error', /"share" allows TCP 443 to Storage\.EastUS2 before "weather" can inspect/],
  ],
  ['inspection-bypassed', 'without 443', rules(['Allow', storage({ destinationPorts: ['445'] })], ['Allow', inspecting])],
  ['inspection-bypassed', 'denied, not allowed', rules(['Deny', storage()], ['Allow', inspecting])],
  ['inspection-bypassed', 'denied before', rules(['Deny', storage()], ['Allow', storage({ name: 'later' })], ['Allow', inspecting])],
  [
    'inspection-bypassed',
    'other clients',
    rules(['Allow', storage({ sourceAddresses: ['10.1.0.0/16'] })], ['Allow', { ...inspecting, sourceAddresses: ['10.2.0.0/16'] }]),
  ],
  ['inspection-bypassed', 'nothing is inspected', rules(['Allow', storage()], ['Allow', host('c.com')])],
  ['inspection-bypassed', 'UDP', rules(['Allow', storage({ ipProtocols: ['UDP'] })], ['Allow', inspecting])],
  [
    'inspection-bypassed',
    'a port of its own',
    rules(
      ['Allow', storage({ destinationPorts: ['8000-9000'] })],
      ['Allow', { ...inspecting, protocols: [{ protocolType: 'Https', port: 8443 }] }],
    ),
    ['error', /TCP 8443/],
  ],
  ['inspection-bypassed', 'every address', rules(['Allow', any()], ['Allow', inspecting]), ['error', /to every address/]],
  [
    'inspection-bypassed',
    'private networks',
    rules(['Allow', net('n', { destinationAddresses: ['10.0.0.0/8', '192.168.0.0/16'] })], ['Allow', inspecting]),
  ],
  [
    'inspection-bypassed',
    'one address that somebody knows',
    rules(['Allow', net('n', { destinationAddresses: ['52.0.0.1'] })], ['Allow', inspecting]),
  ],
  [
    'inspection-bypassed',
    'a large network',
    rules(['Allow', net('n', { destinationAddresses: ['52.0.0.0/16'] })], ['Allow', inspecting]),
    ['error', /large networks/],
  ],
  [
    'inspection-bypassed',
    'the same name',
    rules(['Allow', net('n', { destinationFqdns: ['api.accuweather.com'] })], ['Allow', inspecting]),
    ['error', /to api\.accuweather\.com/],
  ],
  ['inspection-bypassed', 'another name', rules(['Allow', net('n', { destinationFqdns: ['c.com'] })], ['Allow', inspecting])],
  [
    'inspection-bypassed',
    'an action that is not known',
    policy([group('g', 100, { ...collection('c', 100, 'Allow', any()), ...unknown('action') }, collection('d', 200, 'Allow', inspecting))]),
  ],

  [
    'contradicting-rule',
    'AllowAll swallows inspection',
    rules(['Allow', host('*')], ['Allow', inspecting]),
    ['error', /"weather" never inspects: "a" comes first, so its flows are allowed uninspected/],
  ],
  [
    'contradicting-rule',
    'a denial too late',
    rules(['Allow', any()], ['Deny', net('no', { destinationAddresses: ['10.0.0.0/8'] })]),
    ['error', /"no" never denies: "any" comes first/],
  ],
  [
    'contradicting-rule',
    'denied already',
    rules(['Deny', any()], ['Allow', net('yes', { destinationAddresses: ['10.0.0.0/8'] })]),
    ['warning', /its flows are denied/],
  ],
  [
    'contradicting-rule',
    'two halves',
    rules(
      ['Allow', net('h1', { destinationAddresses: ['0.0.0.0/1'] }), net('h2', { destinationAddresses: ['128.0.0.0/1'] })],
      ['Deny', any()],
    ),
    ['error', /"h1" and "h2" come first/],
  ],
  [
    'contradicting-rule',
    'some of it denied, the rest uninspected',
    rules(['Deny', app('no', { targetFqdns: ['a.accuweather.com'] })], ['Allow', host('*.com')], ['Allow', inspecting]),
    ['error', /"weather" never inspects: "no" and "a" come first, so its flows are denied, or allowed uninspected/],
  ],
  [
    'contradicting-rule',
    'an exception that denies, and the rest as the rule would',
    rules(
      ['Deny', app('no', { targetFqdns: ['a.accuweather.com'] })],
      ['Allow', app('all', { targetFqdns: ['*'], terminateTLS: true, protocols: https })],
      ['Allow', inspecting],
    ),
  ],
  ['contradicting-rule', 'an exception that comes first', rules(['Allow', host('x.accuweather.com')], ['Allow', inspecting])],
  [
    'contradicting-rule',
    'a translation elsewhere',
    rules(['DNAT', nat('n1'), nat('n2', { translatedPort: '1' })]),
    ['error', /"n2" never translates/],
  ],
  [
    'contradicting-rule',
    'the network takes what was to be inspected',
    rules(['Allow', any()], ['Allow', inspecting]),
    ['error', /allowed as a network rule, uninspected/],
  ],
  ['contradicting-rule', 'the same word twice', rules(['Allow', host('*')], ['Allow', app('b', { targetFqdns: ['c.com'] })])],
  [
    'unknown-value',
    'what ARM does not take, and what is elsewhere',
    rules([
      'Allow',
      app('a', { targetFqdns: ['c.com'], unknown: [{ field: 'protocols', because: '7e99 in protocols, which cannot be read' }] }),
      app('b', { targetFqdns: ['c.com'], unknown: [{ field: 'protocols', because: '7e99 in protocols, which cannot be read' }] }),
      app('c', { targetFqdns: ['c.com'], ...unknown('sourceAddresses') }),
    ]),
    ['warning', /^7e99 in protocols, which cannot be read$/],
    ['note', /^known only elsewhere or at deployment: parameter x$/],
  ],
  [
    'url-without-path',
    'a host alone',
    rules(['Deny', app('a', { targetUrls: ['c.com', '*.d.com', 'e.com/x'], terminateTLS: true })]),
    ['warning', /^"a" denies c\.com, \*\.d\.com$/],
  ],
  ['url-without-path', 'paths', rules(['Deny', app('a', { targetUrls: ['c.com/', 'c.com/*'], terminateTLS: true })])],
  ['unknown-value', 'everything is known', rules(['Allow', host('c.com')])],

  [
    'shadowed-rule',
    'covered by one',
    rules(['Allow', host('*.c.com'), app('b', { targetFqdns: ['x.c.com'] })]),
    ['warning', /"b" never decides: "a" covers all of it before/],
  ],
  [
    'shadowed-rule',
    'an exception that denies, and the rest as the rule would',
    rules(['Deny', host('x.c.com')], ['Allow', app('b', { targetFqdns: ['*.com'] })], ['Allow', app('c', { targetFqdns: ['*.c.com'] })]),
    ['warning', /"c" never decides: "a" and "b" together cover/],
  ],
  [
    'shadowed-rule',
    'covered by two',
    rules(['Allow', host('x.c.com'), app('b', { targetFqdns: ['*.y.c.com'] }), app('c', { targetFqdns: ['x.c.com', 'z.y.c.com'] })]),
    ['warning', /"c" never decides: "a" and "b" together cover/],
  ],
  ['shadowed-rule', 'covered in part', rules(['Allow', host('x.c.com'), app('b', { targetFqdns: ['*.c.com'] })])],
  [
    'duplicate-rule',
    'word for word, in another order',
    rules(['Allow', host('x.com', 'y.com'), app('b', { targetFqdns: ['Y.com', 'x.com'] })]),
    ['warning', /"b" repeats "a"/],
  ],
  ['duplicate-rule', 'of the same name, and another meaning', rules(['Allow', host('x.com')], ['Allow', host('y.com')])],
  [
    'unreachable-rule',
    'the network takes everything',
    rules(['Allow', any({ destinationPorts: ['80', '443'] })], ['Allow', host('c.com')]),
    ['warning', /"a" is never asked: "any" takes its ports to every address first/],
  ],
  [
    'unreachable-rule',
    'nothing matches',
    rules(['Allow', net('n', { destinationAddresses: ['*'], sourceAddresses: [] })]),
    ['warning', /covers no flow at all/],
  ],
  [
    'unreachable-rule',
    'an empty IP group',
    rules(['Allow', net('n', { destinationAddresses: ['*'], skipped: 'IP group x is empty' })]),
    ['warning', /IP group x is empty/],
  ],
  ['unreachable-rule', 'what could not be read', rules(['Allow', net('n', { sourceAddresses: [], ...unknown('*') })])],
  ['unreachable-rule', 'reached', rules(['Allow', host('c.com')])],

  ['any-destination', 'a network rule', rules(['Allow', any()]), ['error', /"any" allows TCP 443 to every address/]],
  [
    'any-destination',
    'in two halves',
    rules(['Allow', any({ destinationAddresses: ['0.0.0.0/1', '128.0.0.0/1'], destinationPorts: ['123'] })]),
    ['warning', /TCP 123/],
  ],
  ['any-destination', 'every host, uninspected', rules(['Allow', host('*')]), ['error', /every host, and inspects none/]],
  [
    'any-destination',
    'every host, inspected',
    rules(['Allow', app('a', { targetFqdns: ['*'], terminateTLS: true })]),
    ['warning', /every host, inspected/],
  ],
  ['any-destination', 'denied', rules(['Deny', any(), host('*')])],
  ['any-destination', 'a tag', rules(['Allow', storage()])],

  [
    'must-not-inspect',
    'the API server',
    rules(['Allow', app('a', { targetFqdns: ['*.hcp.eastus2.azmk8s.io'], terminateTLS: true })]),
    ['error', /inspects \*\.hcp\.eastus2\.azmk8s\.io: .*ALPN/],
  ],
  [
    'must-not-inspect',
    'what nodes start from',
    rules(['Allow', app('a', { targetFqdns: ['*.microsoft.com'], terminateTLS: true })]),
    ['error', /mcr\.microsoft\.com, .*before they trust/],
    ['error', /update\.microsoft\.com.*pin certificates/],
  ],
  [
    'must-not-inspect',
    'exempt by a rule before',
    rules(['Allow', host('mcr.microsoft.com')], ['Allow', app('b', { targetFqdns: ['mcr.microsoft.com'], terminateTLS: true })]),
  ],
  [
    'must-not-inspect',
    'the AKS tag',
    rules(['Allow', app('a', { fqdnTags: ['AzureKubernetesService'], terminateTLS: true })]),
    ['error', /FQDN tag AzureKubernetesService/],
  ],
  [
    'must-not-inspect',
    'Windows Update',
    rules(['Allow', app('a', { fqdnTags: ['WindowsUpdate'], terminateTLS: true })]),
    ['error', /pin certificates/],
  ],
  [
    'must-not-inspect',
    'Azure Monitor',
    rules(['Allow', app('a', { targetFqdns: ['*.ods.opinsights.azure.com'], terminateTLS: true })]),
    ['error', /agents refuse inspection/],
  ],
  [
    'must-not-inspect',
    'one API server, in another region',
    rules(['Allow', app('a', { targetFqdns: ['aks-1.hcp.westeurope.azmk8s.io'], terminateTLS: true })]),
    ['error', /inspects aks-1\.hcp\.westeurope\.azmk8s\.io: .*ALPN/],
  ],
  [
    'must-not-inspect',
    'a registry',
    rules(['Allow', app('a', { targetFqdns: ['Images.azurecr.io'], terminateTLS: true })]),
    ['warning', /inspects images\.azurecr\.io: nodes pull images/],
  ],
  [
    'must-not-inspect',
    'devices with certificates',
    rules(['Allow', app('a', { targetFqdns: ['hub.azure-devices.net'], terminateTLS: true })]),
    ['warning', /a certificate of their own/],
  ],
  ['must-not-inspect', 'a look-alike', rules(['Allow', app('a', { targetFqdns: ['hcp.azmk8s.io.example'], terminateTLS: true })])],
  ['must-not-inspect', 'the weather', rules(['Allow', inspecting])],
  ['must-not-inspect', 'denied anyway', rules(['Deny', app('a', { targetFqdns: ['mcr.microsoft.com'], terminateTLS: true })])],

  [
    'cannot-inspect',
    'SQL',
    rules(['Allow', app('a', { targetFqdns: ['c.com'], terminateTLS: true, protocols: [{ protocolType: 'Mssql', port: 1433 }] })]),
    ['warning', /none of its protocols is Https/],
  ],
  [
    'cannot-inspect',
    'plain HTTP',
    rules(['Allow', app('a', { targetFqdns: ['c.com'], terminateTLS: true, protocols: [{ protocolType: 'Http', port: 80 }] })]),
    ['warning', /none of its protocols/],
  ],
  [
    'cannot-inspect',
    'a protected category',
    rules(['Allow', app('a', { webCategories: ['Finance'], terminateTLS: true })]),
    ['warning', /Finance is never inspected/],
  ],
  ['cannot-inspect', 'another category', rules(['Allow', app('a', { webCategories: ['Gambling'], terminateTLS: true })])],
  [
    'cannot-inspect',
    'a name that no public authority signs for',
    rules(['Allow', app('a', { targetFqdns: ['git.corp.internal'], terminateTLS: true })]),
    ['warning', /git\.corp\.internal/],
  ],
  [
    'cannot-inspect',
    'another port',
    rules(['Allow', app('a', { targetFqdns: ['c.com'], terminateTLS: true, protocols: [{ protocolType: 'Https', port: 8443 }] })]),
    ['note', /port 8443/],
  ],
  ['cannot-inspect', 'no inspection asked for', rules(['Allow', app('a', { webCategories: ['Finance'] })])],

  [
    'url-without-inspection',
    'over HTTPS',
    rules(['Deny', app('a', { targetUrls: ['c.com/x'] })]),
    ['error', /"a" denies c\.com\/x over HTTPS without terminateTLS/],
  ],
  [
    'url-without-inspection',
    'over HTTP',
    rules(['Deny', app('a', { targetUrls: ['c.com/x'], protocols: [{ protocolType: 'Http', port: 80 }] })]),
  ],
  ['url-without-inspection', 'inspected', rules(['Deny', app('a', { targetUrls: ['c.com/x'], terminateTLS: true })])],
  ['url-without-inspection', 'not known', rules(['Deny', app('a', { targetUrls: ['c.com/x'], ...unknown('terminateTLS') })])],

  [
    'invalid-value',
    'wildcards inside',
    rules(['Allow', host('www.c.*', 'a*.c.com', '*.c.com')]),
    ['error', /www\.c\.\*/],
    ['error', /a\*\.c\.com/],
  ],
  [
    'invalid-value',
    'URLs',
    rules([
      'Allow',
      app('a', {
        targetUrls: ['https://c.com/x', 'c.com/x?q=1', 'c.com:8080/x', 'c.*/x', 'c.com/a*/x', '*.c.com/x/*'],
        terminateTLS: true,
      }),
    ]),
    ['error', /scheme/],
    ['error', /query/],
    ['error', /port/],
    ['error', /wildcard inside/],
    ['error', /wildcard inside its path/],
  ],
  [
    'invalid-value',
    'inserted headers',
    rules([
      'Allow',
      app('a', {
        targetFqdns: ['c.com'],
        httpHeadersToInsert: [
          { headerName: 'Host', headerValue: 'x' },
          { headerName: 'X'.repeat(101), headerValue: 'x' },
          { headerName: 'X-Long', headerValue: 'x'.repeat(16_001) },
          { headerName: 'X-More', headerValue: 'x'.repeat(400) },
          { headerName: 'X-Proof', headerValue: 'nonce' },
        ],
      }),
    ]),
    ['error', /header "Host" is reserved/],
    ['error', /is not a header name/],
    ['error', /header "X-Long" must be at most 16000/],
    ['error', /together; at most 16384/],
  ],
  [
    'invalid-value',
    'wildcards in network rules',
    rules(['Allow', net('n', { destinationFqdns: ['*.c.com', 'c.com'] })]),
    ['error', /network rules do not take/],
  ],
  [
    'invalid-value',
    'addresses and ports',
    rules([
      'Allow',
      net('n', {
        sourceAddresses: ['10.0.0.0/33'],
        destinationAddresses: ['Storage.EastUS2', '300.1.1.1', "[parameters('x')]"],
        destinationPorts: ['0', '*', '9-1'],
      }),
    ]),
    ['error', /10\.0\.0\.0\/33/],
    ['error', /300/],
    ['error', /"0" is not a port/],
    ['error', /"9-1"/],
  ],

  [
    'wildcard-without-dot',
    'vaults',
    rules(['Allow', host('*vault.azure.net', '*.vault.azure.net', '*', 'vault.azure.net')]),
    ['warning', /\*vault\.azure\.net also covers notvault\.azure\.net/],
  ],
  ['wildcard-without-dot', 'denied', rules(['Deny', host('*vault.azure.net')])],
  [
    'service-without-name',
    'no vault',
    rules(['Allow', host('vault.azure.net', '*.vault.azure.net', 'kv.vault.azure.net')]),
    ['warning', /vault\.azure\.net is the name of no vault/],
  ],

  [
    'aks-missing',
    'a policy for AKS',
    rules(['Allow', host('*.hcp.eastus2.azmk8s.io', 'mcr.microsoft.com')]),
    ['error', /AKS itself needs \*\.data\.mcr\.microsoft\.com, .*management\.azure\.com/],
  ],
  ['aks-missing', 'a policy for something else', rules(['Allow', host('c.com')])],
  ['aks-missing', 'everything is allowed', rules(['Allow', host('*')], ['Allow', app('b', { targetFqdns: ['x.hcp.eastus2.azmk8s.io'] })])],
  [
    'aks-missing',
    'in part monitored',
    rules(['Allow', app('a', { fqdnTags: ['AzureBackup'], targetFqdns: [] }), app('b', { targetFqdns: ['*.oms.opinsights.azure.com'] })]),
    ['note', /not known/],
  ],
  [
    'aks-obsolete',
    'the old tunnels',
    rules([
      'Allow',
      net('n', { ipProtocols: ['UDP'], destinationPorts: ['1194'], destinationAddresses: ['AzureCloud.eastus2'] }),
      net('m', { destinationPorts: ['9000', '22'], destinationAddresses: ['AzureCloud'] }),
    ]),
    ['warning', /UDP 1194/],
    ['warning', /TCP 9000/],
    ['warning', /TCP 22/],
  ],
  ['aks-obsolete', 'SSH to a host of ours', rules(['Allow', net('n', { destinationPorts: ['22'], destinationAddresses: ['10.0.0.4'] })])],
  [
    'aks-obsolete',
    'time',
    rules(['Allow', net('n', { ipProtocols: ['UDP'], destinationPorts: ['123'], destinationFqdns: ['ntp.ubuntu.com'] })]),
    ['warning', /UDP 123/],
  ],
  [
    'aks-obsolete',
    'the old registry',
    rules(['Allow', host('k8s.gcr.io', 'registry.k8s.io')]),
    ['warning', /superseded by registry\.k8s\.io/],
  ],

  [
    'quic-open',
    'to everywhere',
    rules(['Allow', any({ ipProtocols: ['Any'] })], ['Allow', inspecting]),
    ['error', /UDP 443 to every address/],
  ],
  [
    'quic-open',
    'to a tag',
    rules(['Allow', storage({ ipProtocols: ['UDP'] })], ['Allow', inspecting]),
    ['warning', /UDP 443 to Storage\.EastUS2/],
  ],
  [
    'quic-open',
    'denied before',
    rules(['Deny', any({ ipProtocols: ['UDP'] })], ['Allow', any({ ipProtocols: ['Any'], name: 'later' })], ['Allow', inspecting]),
  ],
  ['quic-open', 'nothing is inspected', rules(['Allow', any({ ipProtocols: ['UDP'] })])],
  ['quic-open', 'TCP', rules(['Allow', storage()], ['Allow', inspecting])],

  ['inspection-without-ca', 'no CA', withoutCa, ['error', /"weather" cannot inspect/]],
  ['inspection-without-ca', 'with a CA', rules(['Allow', inspecting])],
  ['inspection-without-ca', "the parent's CA", { ...withoutCa, parent: policy([]) }],
  ['inspection-without-ca', 'not known', { ...withoutCa, ...unknown('transportSecurity') }],
  ['names-without-dns-proxy', 'no proxy', withoutProxy, ['error', /c\.com, and the DNS proxy is off/]],
  ['names-without-dns-proxy', 'with a proxy', rules(['Allow', net('n', { destinationFqdns: ['c.com'] })])],
  [
    'ipv6-address',
    'anywhere',
    rules(
      ['Allow', net('n', { destinationAddresses: ['2001:db8::/32'] })],
      ['Allow', app('a', { sourceAddresses: ['fd00::1'], targetFqdns: ['c.com'] })],
    ),
    ['error', /2001:db8::\/32/],
    ['error', /fd00::1/],
  ],
  ['ipv6-address', 'IPv4', rules(['Allow', any()])],
  [
    'priorities',
    'out of range',
    policy([group('g', 99, collection('c', 65_001, 'Allow'))]),
    ['error', /group "g" has priority 99/],
    ['error', /collection "c" has priority 65001/],
  ],
  [
    'priorities',
    'taken twice',
    policy([group('g', 100, collection('c', 100, 'Allow'), collection('d', 100, 'Deny')), group('h', 100)]),
    ['error', /groups "g" and "h" both have priority 100/],
    ['error', /collections "c" and "d"/],
  ],
  ['priorities', 'not known', policy([group('g', 65_000), { ...group('h', 65_000), ...unknown('priority') }])],
  ['priorities', 'in order', policy([group('g', 100, collection('c', 100, 'Allow')), group('h', 200, collection('c', 100, 'Allow'))])],

  [
    'limits',
    'combinations',
    rules([
      'Allow',
      any({ sourceAddresses: many(201).map(at => `10.0.${at}.0/24`), destinationAddresses: many(100).map(at => `10.1.${at}.0/24`) }),
    ]),
    ['error', /20 100 combinations/],
  ],
  ['limits', 'groups', policy(many(61).map(at => group(`g${at}`, 100 + at))), ['warning', /61 rule collection groups/]],
  ['limits', 'far too many groups', policy(many(91).map(at => group(`g${at}`, 100 + at))), ['error', /91 rule collection groups/]],
  [
    'limits',
    'the size of a group',
    rules(['Allow', host(...many(40_000).map(at => `a-rather-long-name-of-a-host-${at}.example.com`))]),
    ['note', /group "g" is 1\.\d MB/],
  ],
  [
    'limits',
    'far too large',
    rules(['Allow', host(...many(60_000).map(at => `a-rather-long-name-of-a-host-${at}.example.com`))]),
    ['error', /at most 2 MB/],
  ],
  [
    'limits',
    'names',
    rules(['Allow', net('n', { destinationFqdns: many(1_001).map(at => `h${at}.c.com`) })]),
    ['warning', /1 001 host names/],
  ],
  ['limits', 'IP groups', rules(['Allow', any({ sourceIpGroups: many(201).map(at => `/groups/${at}`) })]), ['error', /201 IP groups/]],
  [
    'limits',
    'ports',
    rules(
      ['Allow', app('a', { targetFqdns: ['c.com'], protocols: [{ protocolType: 'Https', port: 64_001 }] })],
      [
        'DNAT',
        nat('n', { destinationPorts: ['64000'] }),
        nat('r', { destinationPorts: ['63000-64000'] }),
        nat('t', { translatedPort: '64000' }),
        nat('last', { destinationPorts: ['63999'] }),
      ],
    ),
    ['error', /outside 1 to 64000/],
    ['error', /"n" has a port above 63999/],
    ['error', /"r" has a port above 63999/],
    ['error', /"t" has a port above 63999/],
  ],
  ['limits', 'a small policy', rules(['Allow', any()])],
]

for (const [id, what, made, ...expected] of cases)
  test(`${id}: ${what}`, () => {
    const findings = found(id, made)
    assert.deepEqual(
      findings.map(({ severity }) => severity).sort(),
      expected.map(([severity]) => severity).sort(),
      JSON.stringify(findings.map(({ message }) => message)),
    )
    for (const [severity, message] of expected)
      assert(
        findings.some(each => each.severity === severity && message.test(each.message)),
        `${message} in ${findings.map(each => each.message).join('; ')}`,
      )
  })

const example = readFileSync('examples/weather/egress.yaml', 'utf8')
const specOf = (text: string): EgressSpec => {
  const { spec, faults } = parseSpec(text, 'egress.yaml')
  assert(spec, JSON.stringify(faults))
  return spec
}
const lintSpec = (text: string, id: string) => {
  const spec = specOf(text)
  const checked = check(spec.expectations, spec.firewall.policy, spec.facts, spec.network.aksSubnet.prefix)
  return found(id, spec.firewall.policy, { spec, facts: spec.facts, checked }).map(({ subject }) => subject)
}

test('large policies: thousands of rules in seconds, and what stays open is said', () => {
  const apps = many(1_000).map(at =>
    app(`a${at}`, { sourceAddresses: at % 3 ? ['*'] : [`10.${at % 200}.0.0/16`], targetFqdns: [`h${at}.com`, `*.e${at}.net`] }),
  )
  const nets = many(1_000).map(at =>
    net(`n${at}`, {
      sourceAddresses: [`10.${at % 256}.0.0/24`],
      destinationAddresses: [`52.0.${at % 256}.0/24`],
      destinationPorts: [String(1_000 + at)],
    }),
  )
  const made = rules(['Allow', ...nets], ['Allow', ...apps, app('again', { targetFqdns: ['x.e7.net'] })], ['Deny', host('*')])
  assert.deepEqual(
    lint({ policy: made, facts: {} }).findings.map(({ lint: { id }, subject }) => `${id} ${subject}`),
    ['shadowed-rule again'],
  )
})

test('inspection-bypassed: what is known of addresses settles it', () => {
  const made = rules(['Allow', storage(), net('n', { destinationAddresses: ['52.0.0.1'] })], ['Allow', inspecting])
  const messages = (dns: Record<string, string[]>, serviceTags = { 'Storage.EastUS2': ['20.60.0.0/16'] }) =>
    found('inspection-bypassed', made, { facts: { dns, serviceTags } }).map(({ message }) => message.replace(/ before.*/, ''))
  assert.deepEqual(messages({ '*.accuweather.com': ['9.9.9.9'] }), [])
  assert.deepEqual(messages({ '*.accuweather.com': ['20.60.1.1'] }), ['"share" allows TCP 443 to Storage.EastUS2'])
  assert.deepEqual(messages({ '*.accuweather.com': ['52.0.0.1'] }), ['"n" allows TCP 443 to their addresses'])
  // One name that lies elsewhere is enough, and a word about another name says nothing.
  assert.deepEqual(messages({ '*.accuweather.com': ['9.9.9.9'], 'x.accuweather.com': ['52.0.0.1'] }), [
    '"n" allows TCP 443 to their addresses',
  ])
  assert.deepEqual(messages({ 'x.accuweather.com': ['9.9.9.9'] }), ['"share" allows TCP 443 to Storage.EastUS2'])
})

test('no-expectations: nothing is checked, and that is no pass', () => {
  assert.deepEqual(lintSpec(example, 'no-expectations'), [])
  assert.deepEqual(lintSpec(example.replace(/\nexpectations:[\s\S]*?\n\n# What/, '\n# What'), 'no-expectations'), ['expectations'])
})

test('idle-expectation: holds without any rule, and without each that it met', () => {
  const idle = lintSpec(example, 'idle-expectation')
  assert.equal(idle.length, 4)
  assert(idle.includes('an unlisted host is denied before the handshake'))
  // Once a rule allows everything, the same expectation rests on the rule that denies.
  const denied = example
    .replace(
      '- name: weather-denied-paths',
      '- name: more\n          priority: 110\n          action: Deny\n          applicationRules:\n            - { name: DenyExample, protocols: ["Https:443"], fqdns: [example.org] }\n        - name: weather-denied-paths',
    )
    .replace('fqdns: ["*.ubuntu.com"] }', 'fqdns: ["*.ubuntu.com", "*"] }')
  assert(!lintSpec(denied, 'idle-expectation').includes('an unlisted host is denied before the handshake'))
})

test('untested-rule: rules that decide no expectation', () => {
  assert.deepEqual(lintSpec(example, 'untested-rule').slice(0, 4), ['apiudp', 'apitcp', 'ssh', 'fileshare'])
  assert(!lintSpec(example, 'untested-rule').includes('time'))
})

test('aks-missing: what the spec says that the cluster uses', () => {
  const missing = (text: string) => lintSpec(text, 'aks-missing').map(subject => subject.replace(/:.*/, ''))
  assert.deepEqual(missing(example), ['monitoring, open'], 'the AKS tag may cover it')
  const listed = example.replace('fqdnTags: [AzureKubernetesService]', 'fqdns: ["*.hcp.eastus2.azmk8s.io", "*.microsoft.com"]')
  assert(missing(listed).includes('monitoring'))
  assert.deepEqual(missing(example.replace('monitoring: true', 'monitoring: false')), [])
  assert.deepEqual(
    missing(example.replaceAll('*vault.azure.net', 'other.vault.azure.net').replace('monitoring: true', 'monitoring: false')),
    ['key-vault'],
  )
  assert.deepEqual(missing(example.replace('ports: [445, 443]', 'ports: [443]').replace('monitoring: true', 'monitoring: false')), [
    'file-share',
  ])
})

test('every lint has a case above, an id of its own, and a line in the documentation', () => {
  const ids = lints.map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  const apart = ['no-expectations', 'idle-expectation', 'untested-rule', 'unused-allow']
  const documentation = readFileSync('docs/policy.md', 'utf8')
  for (const id of ids) {
    assert(apart.includes(id) || cases.some(([lint, , , ...expected]) => lint === id && expected.length > 0), `${id} is found nowhere`)
    assert(
      apart.includes(id) ||
        cases.some(([lint, , , ...expected]) => lint === id && expected.length === 0) ||
        id === 'invalid-value' ||
        id === 'service-without-name',
      `${id} is never quiet`,
    )
    assert(documentation.includes(`id="${id}"`), `docs/policy.md has no anchor ${id}`)
  }
})

test('the table in docs/policy.md is that of the lints (node scripts/lint-table.ts)', () => {
  const page = readFileSync('docs/policy.md', 'utf8')
  assert.equal(page, pageWithLints(page))
})
