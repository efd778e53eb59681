/**
 * What is documented or measured of Azure Firewall, a row a test, under the headings of the tables that the project goes by: order (1.1),
 * fields (1.2), destinations (1.3; patterns are in match.test.ts), limits of inspection (1.4). What a client sees of them is tested in the lab.
 */
import assert from 'node:assert/strict'
import test from 'node:test'
import { consequencesOf } from '../../src/policy/consequences.ts'
import type { Facts, Flow } from '../../src/policy/decision.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Policy } from '../../src/policy/model.ts'
import { app, collection, group, http, https, nat, net, nowhere, packet, policy, rules } from './policies.ts'

const inspect = { terminateTLS: true } as const
const anywhere = { destinationAddresses: ['*'] } as const
const every = { targetFqdns: ['*'] } as const
const smb = { destinationPorts: ['445'] } as const
const byName = (host: string, port: number): Flow => ({ source: '10.0.0.9', protocol: 'tcp', port, host })
const { dnsSettings: _, ...withoutProxy } = policy([])
const { certificateAuthority: __, ...withoutCa } = rules(['Allow', app('a', { ...inspect, ...every })])
const own = (parent: Policy, child: Policy): Policy => ({ ...child, parent })
const tag = { serviceTags: { 'Storage.X': ['20.0.0.0/8'] }, fqdnTags: { WindowsUpdate: ['*.update.example'] } }

type Row = readonly [table: string, row: string, policy: Policy, flow: Flow, expected: string, facts?: Facts]
const rows: readonly Row[] = [
  [
    '1.1',
    'threat intelligence comes first, and cannot be predicted',
    { ...rules(['Allow', app('a', every)]), threatIntelMode: 'Deny' },
    https('x.example/'),
    'allow plain application a',
  ],
  [
    '1.1',
    'DNAT before network rules',
    rules(['Deny', net('no', anywhere)], ['DNAT', nat('in')]),
    packet('tcp', '198.51.100.1', 443),
    'allow plain dnat in',
  ],
  [
    '1.1',
    'network rules before application rules, and final',
    rules(['Allow', app('a', { ...inspect, ...every })], ['Allow', net('n', anywhere)]),
    https('x.example/'),
    'allow plain network n',
  ],
  [
    '1.1',
    'a network denial is final, too',
    rules(['Allow', app('a', every)], ['Deny', net('n', anywhere)]),
    https('x.example/'),
    'deny plain network n',
  ],
  [
    '1.1',
    'application rules are for HTTP and HTTPS',
    rules(['Allow', app('a', every)]),
    packet('udp', '203.0.113.1', 443),
    'deny plain default',
  ],
  [
    '1.1',
    'and MSSQL, of which no flow tells',
    rules(['Allow', app('a', { ...every, protocols: [{ protocolType: 'Mssql', port: 1433 }] })]),
    byName('x.example', 1433),
    'unknown plain undecided a',
  ],
  ['1.1', "Azure's infrastructure names after all rules", rules(), https('md-a1.z1.blob.storage.azure.net/'), 'unknown plain undecided'],
  [
    '1.1',
    'a deny-all of the customer overrides them',
    rules(['Deny', app('all', every)]),
    https('md-a1.z1.blob.storage.azure.net/'),
    'deny plain application all',
  ],
  ['1.1', 'default deny', rules(), https('x.example/'), 'deny plain default'],
  [
    '1.1',
    "the base policy's groups first, whatever their numbers",
    own(policy([group('late', 65_000, collection('c', 65_000, 'Deny', app('base', every)))]), rules(['Allow', app('child', every)])),
    https('x.example/'),
    'deny plain application base',
  ],
  [
    '1.1',
    "type order beats inheritance: a child's network rule before a parent's application rule",
    own(rules(['Deny', app('base', every)]), rules(['Allow', net('child', anywhere)])),
    https('x.example/'),
    'allow plain network child',
  ],
  [
    '1.1',
    'groups by priority',
    policy([
      group('b', 300, collection('c', 100, 'Deny', app('later', every))),
      group('a', 200, collection('c', 900, 'Allow', app('first', every))),
    ]),
    https('x.example/'),
    'allow plain application first',
  ],
  [
    '1.1',
    'collections by priority',
    policy([group('g', 100, collection('b', 200, 'Deny', app('later', every)), collection('a', 100, 'Allow', app('first', every)))]),
    https('x.example/'),
    'allow plain application first',
  ],
  ['1.1', 'rules as they stand', rules(['Allow', app('z', every), app('a', every)]), https('x.example/'), 'allow plain application z'],
  ['1.1', 'the action is the collection’s', rules(['Deny', app('Allow', every)]), https('x.example/'), 'deny plain application Allow'],
  [
    '1.1',
    'Any with a port is TCP',
    rules(['Allow', net('n', { ...anywhere, ipProtocols: ['Any'] })]),
    packet('tcp', '203.0.113.1', 443),
    'allow plain network n',
  ],
  [
    '1.1',
    'Any with a port is UDP',
    rules(['Allow', net('n', { ...anywhere, ipProtocols: ['Any'] })]),
    packet('udp', '203.0.113.1', 443),
    'allow plain network n',
  ],
  [
    '1.1',
    'Any with a port is not ICMP',
    rules(['Allow', net('n', { ...anywhere, ipProtocols: ['Any'] })]),
    packet('icmp', '203.0.113.1', 0),
    'deny plain default',
  ],
  [
    '1.1',
    'Any with * is every IP protocol',
    rules(['Allow', net('n', { ...anywhere, ipProtocols: ['Any'], destinationPorts: ['*'] })]),
    packet('icmp', '203.0.113.1', 0),
    'allow plain network n',
  ],
  [
    '1.1',
    'HTTP: the Host header counts',
    rules(['Allow', app('a', { targetFqdns: ['good.example'] })]),
    http('good.example/'),
    'allow plain application a',
  ],
  [
    '1.1',
    'HTTP: the address of the packet does not',
    rules(['Allow', app('a', { targetFqdns: ['good.example'] })]),
    http('evil.example/', { address: '203.0.113.1' }),
    'deny plain default',
  ],
  [
    '1.1',
    'HTTPS, not inspected: SNI only',
    rules(['Allow', app('a', { targetFqdns: ['good.example'] })]),
    https('good.example/any/path', { address: '203.0.113.1' }),
    'allow plain application a',
  ],
  [
    '1.1',
    'HTTPS, inspected: SNI, then the URL',
    rules(['Allow', app('a', { ...inspect, targetUrls: ['good.example/a'] })]),
    https('good.example/b'),
    'deny inspected default',
  ],
  [
    '1.1',
    'no SNI, or an address in its place: no application rule',
    rules(['Allow', app('a', every)]),
    https('203.0.113.1/'),
    'deny plain default',
  ],
  ['1.1', 'no SNI: a network rule does', rules(['Allow', net('n', anywhere)]), https('203.0.113.1/'), 'allow plain network n'],
  [
    '1.1',
    "a parent's DNS proxy is not inherited",
    {
      ...withoutProxy,
      parent: policy([]),
      ruleCollectionGroups: rules(['Allow', net('n', { destinationFqdns: ['db.example'], destinationPorts: ['5432'] })])
        .ruleCollectionGroups,
    },
    byName('db.example', 5432),
    'unknown plain undecided n',
  ],
  [
    '1.1',
    'a later rule for the same SNI without inspection: the first that fits decrypts',
    rules(['Deny', app('u', { ...inspect, targetUrls: ['x.example/secret'] })], ['Allow', app('a', { targetFqdns: ['x.example'] })]),
    https('x.example/open'),
    'allow inspected application a',
  ],
  [
    '1.1',
    'an earlier rule for the same SNI without inspection: nothing is decrypted',
    rules(['Allow', app('a', { targetFqdns: ['x.example'] })], ['Deny', app('u', { ...inspect, targetUrls: ['x.example/secret'] })]),
    https('x.example/secret'),
    'allow plain application a',
  ],

  [
    '1.2',
    'source IP groups of a live policy',
    rules(['Allow', app('a', { ...every, sourceAddresses: [], sourceIpGroups: ['/x/ipGroups/pods'] })]),
    https('x.example/'),
    'unknown plain undecided a',
  ],
  [
    '1.2',
    'Kubernetes selectors (Azure Firewall for Containers)',
    rules(['Allow', app('a', { ...every, sourceAddresses: [], sourceKubeSelectorGroups: ['/x/pods'] })]),
    https('x.example/'),
    'unknown plain undecided a',
  ],
  [
    '1.2',
    'countries as sources',
    rules(['Allow', net('n', { ...anywhere, sourceAddresses: [], sourceGeoLocations: ['DE'] })]),
    packet('tcp', '203.0.113.1', 443),
    'unknown plain undecided n',
  ],
  [
    '1.2',
    'countries as destinations',
    rules(['Allow', net('n', { destinationGeoLocations: ['DE'] })]),
    packet('tcp', '203.0.113.1', 443),
    'unknown plain undecided n',
  ],
  [
    '1.2',
    'destination IP groups',
    rules(['Allow', net('n', { destinationIpGroups: ['/x/ipGroups/db'] })]),
    packet('tcp', '203.0.113.1', 443),
    'unknown plain undecided n',
  ],
  [
    '1.2',
    'addresses in an application rule: of the name, not of the packet',
    rules(['Allow', app('a', { destinationAddresses: ['203.0.113.1'] })]),
    https('x.example/', { address: '203.0.113.1' }),
    'unknown plain undecided a',
    nowhere,
  ],
  [
    '1.2',
    'addresses in an application rule, and the name resolves there',
    rules(['Allow', app('a', { destinationAddresses: ['203.0.113.1'] })]),
    https('x.example/'),
    'allow plain application a',
    { dns: { 'x.example': ['203.0.113.1'] } },
  ],
  ['1.2', 'protocols: another port', rules(['Allow', app('a', every)]), https('x.example:8443/'), 'deny plain default'],
  [
    '1.2',
    'a translation to a name',
    rules(['DNAT', nat('in', { translatedFqdn: 'in.example' })]),
    packet('tcp', '198.51.100.1', 443),
    'allow plain dnat in',
  ],
  [
    '1.2',
    'no certificate authority: what a rule that inspects does is not known',
    withoutCa,
    https('x.example/'),
    'unknown unknown undecided a',
  ],
  [
    '1.2',
    "the base policy's certificate authority: no word of it",
    own(rules(), withoutCa),
    https('x.example/'),
    'unknown unknown undecided a',
  ],
  [
    '1.2',
    "the policy's own certificate authority, for the base policy's rules",
    {
      ...rules(),
      parent: withoutCa,
    },
    https('x.example/'),
    'allow inspected application a',
  ],

  [
    '1.3',
    'an FQDN tag',
    rules(['Allow', app('a', { fqdnTags: ['WindowsUpdate'] })]),
    https('a.update.example/'),
    'allow plain application a',
    tag,
  ],
  [
    '1.3',
    'an FQDN tag that nobody knows',
    rules(['Allow', app('a', { fqdnTags: ['HDInsight'] })]),
    https('x.example/'),
    'unknown plain undecided a',
    tag,
  ],
  [
    '1.3',
    'an FQDN tag on another port',
    rules(['Allow', app('a', { fqdnTags: ['HDInsight'], protocols: [{ protocolType: 'Https', port: 8443 }] })]),
    https('x.example:8443/'),
    'deny plain default',
    tag,
  ],
  ['1.3', 'a web category', rules(['Allow', app('a', { webCategories: ['News'] })]), https('x.example/'), 'unknown plain undecided a'],
  [
    '1.3',
    'a web category, inspected',
    rules(['Allow', app('a', { ...inspect, webCategories: ['News'] })]),
    https('x.example/'),
    'unknown unknown undecided a',
  ],
  ...['Education', 'Finance', 'Government', 'Health and medicine'].map(
    (name): Row => [
      '1.3',
      `never inspected by category: ${name}`,
      rules(['Allow', app('a', { ...inspect, webCategories: [name] })]),
      https('x.example/'),
      'unknown plain undecided a',
    ],
  ),
  [
    '1.3',
    'a protected category beside a name: by the name it is inspected',
    rules(['Allow', app('a', { ...inspect, webCategories: ['Finance'], targetFqdns: ['x.example'] })]),
    https('x.example/'),
    'allow inspected application a',
  ],
  [
    '1.3',
    'a protected category beside another: either may be it',
    rules(['Allow', app('a', { ...inspect, webCategories: ['Finance', 'News'] })]),
    https('x.example/'),
    'unknown unknown undecided a',
  ],
  [
    '1.3',
    'network rules: an address',
    rules(['Allow', net('n', { destinationAddresses: ['203.0.113.1'] })]),
    packet('tcp', '203.0.113.1', 443),
    'allow plain network n',
  ],
  [
    '1.3',
    'network rules: a prefix',
    rules(['Allow', net('n', { destinationAddresses: ['203.0.113.0/24'] })]),
    packet('tcp', '203.0.113.255', 443),
    'allow plain network n',
  ],
  [
    '1.3',
    'network rules: a range, to its last address',
    rules(['Allow', net('n', { destinationAddresses: ['203.0.113.1-203.0.113.9'] })]),
    packet('tcp', '203.0.113.9', 443),
    'allow plain network n',
  ],
  [
    '1.3',
    'network rules: beyond a range',
    rules(['Allow', net('n', { destinationAddresses: ['203.0.113.1-203.0.113.9'] })]),
    packet('tcp', '203.0.113.10', 443),
    'deny plain default',
  ],
  [
    '1.3',
    'network rules: a range of ports, to its last',
    rules(['Allow', net('n', { ...anywhere, destinationPorts: ['8000-8100'] })]),
    packet('tcp', '203.0.113.1', 8100),
    'allow plain network n',
  ],
  [
    '1.3',
    'network rules: beyond a range of ports',
    rules(['Allow', net('n', { ...anywhere, destinationPorts: ['8000-8100'] })]),
    packet('tcp', '203.0.113.1', 8101),
    'deny plain default',
  ],
  [
    '1.3',
    'network rules: a service tag',
    rules(['Allow', net('n', { ...smb, destinationAddresses: ['Storage.X'] })]),
    packet('tcp', '20.1.1.1', 445),
    'allow plain network n',
    tag,
  ],
  [
    '1.3',
    'network rules: a service tag whose prefixes nobody knows',
    rules(['Allow', net('n', { ...smb, destinationAddresses: ['Storage.Y'] })]),
    packet('tcp', '20.1.1.1', 445),
    'unknown plain undecided n',
    tag,
  ],
  [
    '1.3',
    'an empty IP group: the rule is passed over',
    rules(['Allow', net('n', { ...anywhere, sourceAddresses: [], skipped: 'its IP group is empty' })]),
    packet('tcp', '203.0.113.1', 443),
    'deny plain default',
  ],
  [
    '1.3',
    'a name in a network rule, asked for by it',
    rules(['Allow', net('n', { destinationFqdns: ['db.example'], destinationPorts: ['5432'] })]),
    byName('db.example', 5432),
    'allow plain network n',
  ],
  [
    '1.3',
    'a name in a network rule, by its address',
    rules(['Allow', net('n', { destinationFqdns: ['db.example'], destinationPorts: ['5432'] })]),
    packet('tcp', '203.0.113.7', 5432),
    'allow plain network n',
    { dns: { 'db.example': ['203.0.113.7'] } },
  ],

  [
    '1.4',
    'any Https port of a rule is inspected',
    rules(['Allow', app('a', { ...inspect, ...every, protocols: [{ protocolType: 'Https', port: 8443 }] })]),
    https('x.example:8443/'),
    'allow inspected application a',
  ],
  [
    '1.4',
    'QUIC: network rules only',
    rules(['Allow', app('a', { ...inspect, ...every })]),
    packet('udp', '203.0.113.1', 443, { host: 'x.example' }),
    'deny plain default',
  ],
  [
    '1.4',
    'QUIC: open where a network rule opens UDP 443, and never inspected',
    rules(['Allow', net('n', { ...anywhere, ipProtocols: ['UDP'] })], ['Allow', app('a', { ...inspect, ...every })]),
    packet('udp', '203.0.113.1', 443),
    'allow plain network n',
  ],
  [
    '1.4',
    'plain HTTP is never "inspected"',
    rules(['Allow', app('a', { ...inspect, ...every })]),
    http('x.example/'),
    'allow plain application a',
  ],
]

for (const [table, row, policy, flow, expected, facts = nowhere] of rows)
  test(`${table} ${row}`, () => {
    const { effect, inspected, by, rule } = evaluate(policy, flow, facts)
    const how = inspected === true ? 'inspected' : inspected === false ? 'plain' : 'unknown'
    assert.equal([effect, how, by, ...(rule === undefined ? [] : [rule])].join(' '), expected)
  })

// What goes with a decision without changing it.
const ids = (mode: 'Off' | 'Alert' | 'Deny', more: Partial<NonNullable<Policy['intrusionDetection']>> = {}) => ({
  intrusionDetection: { mode, signatureOverrides: [], bypassTrafficSettings: [], ...more },
})
const bypass = (more = {}) => ({
  bypassTrafficSettings: [
    {
      name: 'b',
      protocol: 'TCP' as const,
      sourceAddresses: ['*'],
      destinationAddresses: ['203.0.113.0/24'],
      destinationPorts: ['80'],
      ...more,
    },
  ],
})
const open = rules(['Allow', app('a', every), net('n', { ...anywhere, ipProtocols: ['UDP'] })])
const inspecting = rules(['Allow', app('a', { ...inspect, ...every })])
const reports = 'intrusion detection reports what it recognises (mode Alert)'

const consequences: readonly (readonly [
  table: string,
  row: string,
  policy: Policy,
  flow: Flow,
  said: readonly (string | RegExp)[],
  facts?: Facts,
])[] = [
  ['1.1', 'IDPS in Alert only reports', { ...open, ...ids('Alert') }, http('x.example/'), [reports]],
  [
    '1.1',
    'IDPS in Deny drops after the rules, silently',
    { ...open, ...ids('Deny') },
    http('x.example/'),
    ['intrusion detection (mode Deny) may still drop it, without a word to the client'],
  ],
  ['1.1', 'IDPS off', { ...open, ...ids('Off') }, http('x.example/'), []],
  ['1.1', 'IDPS: what rules deny it never sees', { ...rules(), ...ids('Deny') }, packet('udp', '203.0.113.1', 53), []],
  [
    '1.1',
    'IDPS: the stricter mode of base policy and child',
    { ...open, ...ids('Alert'), parent: { ...policy([]), ...ids('Deny') } },
    http('x.example/'),
    [/mode Deny/],
  ],
  [
    '1.3',
    'IDPS: an override beats the mode',
    { ...open, ...ids('Alert', { signatureOverrides: [{ id: '2024897', mode: 'Deny' }] }) },
    http('x.example/'),
    [`${reports}, and drops it on signature 2024897`],
  ],
  [
    '1.3',
    'IDPS: HTTPS needs inspection to be seen',
    { ...open, ...ids('Alert') },
    https('x.example/'),
    [`${reports}; of TLS that is not inspected it sees the outside alone`],
  ],
  [
    '1.3',
    'IDPS: a bypass',
    { ...open, ...ids('Deny', bypass()) },
    http('x.example/'),
    ['intrusion detection does not look at it: bypass "b"'],
    { dns: { 'x.example': ['203.0.113.7'] } },
  ],
  [
    '1.3',
    'IDPS: a bypass for elsewhere',
    { ...open, ...ids('Alert', bypass()) },
    http('x.example/'),
    [reports],
    { dns: { 'x.example': ['198.51.100.7'] } },
  ],
  [
    '1.3',
    'IDPS: a bypass by an address that is not known',
    { ...open, ...ids('Alert', bypass()) },
    http('x.example/'),
    [`${reports}; unless bypass "b" takes it, which depends on its address`],
  ],
  [
    '1.3',
    'IDPS: a bypass for another port, protocol or source',
    {
      ...open,
      ...ids('Alert', {
        bypassTrafficSettings: [{ port: '443' }, { protocol: 'UDP' as const }, { sourceAddresses: ['10.9.0.0/16'] }].flatMap(
          ({ port, ...more }) =>
            bypass({ destinationAddresses: ['*'], ...(port ? { destinationPorts: [port] } : {}), ...more }).bypassTrafficSettings,
        ),
      }),
    },
    http('x.example/'),
    [reports],
  ],
  [
    '1.3',
    'IDPS: direction by private ranges of its own',
    { ...open, ...ids('Alert', { privateRanges: ['10.0.0.0/8'] }) },
    http('x.example/'),
    [`${reports}; by its private ranges it is outbound`],
    { dns: { 'x.example': ['203.0.113.7'] } },
  ],
  [
    '1.3',
    'IDPS: direction by ranges that hold both ends',
    { ...open, ...ids('Alert', { privateRanges: ['10.0.0.0/8', '203.0.113.0/24'] }) },
    http('x.example/'),
    [`${reports}; by its private ranges it is internal`],
    { dns: { 'x.example': ['203.0.113.7'] } },
  ],
  [
    '1.3',
    'IDPS: direction by an address that is not known',
    { ...open, ...ids('Alert', { privateRanges: ['10.0.0.0/8'] }) },
    http('x.example/'),
    [/outbound or internal, which depends on its address$/],
  ],
  ...(
    [
      ['hold the destination', ['203.0.113.0/24'], /stays as it is/],
      ['do not', ['IANAPrivateRanges'], /leaves under an address of the firewall/],
      ['hold everything', ['0.0.0.0/0'], /stays as it is/],
      ['hold nothing', ['255.255.255.255/32'], /leaves under an address of the firewall/],
    ] as const
  ).map(
    ([row, privateRanges, said]) =>
      [
        '1.3',
        `private ranges of address translation that ${row}`,
        { ...rules(['Allow', net('n', { ...anywhere, ...smb })]), snat: { privateRanges } },
        packet('tcp', '203.0.113.1', 445),
        [said],
      ] as const,
  ),
  ['1.3', 'application rules always translate', { ...open, snat: { privateRanges: ['0.0.0.0/0'] } }, http('x.example/'), []],
  [
    '1.4',
    'client leg: TLS 1.2, no ALPN, so no HTTP/2 and no gRPC; pinned clients and client certificates fail; public origins only',
    inspecting,
    https('x.example/'),
    [
      /^an inspected session is TLS 1\.2 without ALPN \(no HTTP\/2, no gRPC\).*pin certificates.*one of their own.*not publicly trusted.*500$/,
    ],
  ],
  ['1.4', 'QUIC is never inspected', open, packet('udp', '203.0.113.1', 443), [/^QUIC \(HTTP\/3\) is never inspected/]],
  ['1.4', 'HTTP, denied: status 470', rules(), http('x.example/'), ['the client gets HTTP status 470 with the text "Action: Deny"']],
  [
    '1.4',
    'HTTPS, not inspected, denied: closed after the ClientHello',
    rules(),
    https('x.example/'),
    ['TCP connects, then the firewall closes after the ClientHello'],
  ],
  [
    '1.4',
    'a connection to 80 or 443 proves nothing',
    rules(),
    packet('tcp', '203.0.113.1', 443),
    [/answers TCP on 80 and 443 for any address/],
  ],
]

for (const [table, row, policy, flow, said, facts = nowhere] of consequences)
  test(`${table} ${row}`, () => {
    const told = consequencesOf(policy, flow, evaluate(policy, flow, facts), facts)
    assert.equal(told.length, said.length, told.join('\n'))
    for (const [index, text] of told.entries())
      typeof said[index] === 'string' ? assert.equal(text, said[index]) : assert.match(text, said[index] as RegExp)
  })
