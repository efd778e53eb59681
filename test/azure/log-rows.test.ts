import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { applicationRow, diagnosticsRow, type LoggedRow, networkRow } from '../../src/azure/log-rows.ts'

const named = 'Policy: afwp. Rule Collection Group: application. Rule Collection: aks. Rule: AllowWeather'
const rule = { policy: 'afwp', ruleCollectionGroup: 'application', ruleCollection: 'aks', rule: 'AllowWeather' }

for (const [name, message, expected] of [
  [
    'A1 allowed, not inspected',
    `HTTPS request from 10.42.1.4:5123 to mcr.microsoft.com:443. Action: Allow. ${named}`,
    {
      kind: 'application',
      target: 'mcr.microsoft.com',
      port: 443,
      action: 'Allow',
      tlsInspected: false,
      sourceIp: '10.42.1.4',
      sourcePort: 5123,
      ...rule,
    },
  ],
  [
    'A2 no rule',
    'HTTPS request from 10.42.1.4:5123 to example.org:443. Action: Deny. No rule matched. Proceeding with default action',
    {
      target: 'example.org',
      action: 'Deny',
      tlsInspected: false,
      reason: 'No rule matched. Proceeding with default action',
      rule: undefined,
    },
  ],
  [
    'A3 plain HTTP',
    'HTTP  request from 10.42.1.4:1 to example.org:80. Url: example.org/a. Action: Deny. No rule matched. Proceeding with default action',
    { protocol: 'HTTP', url: 'example.org/a', action: 'Deny', tlsInspected: false },
  ],
  [
    'A4 inspected',
    `HTTPS request from 10.42.1.4:5123 to d.accuweather.com:443. Url: d.accuweather.com/locations/v1?q=a. Action: Allow. ${named}`,
    { url: 'd.accuweather.com/locations/v1?q=a', tlsInspected: true, action: 'Allow', ...rule },
  ],
  [
    'A4 a URL with full stops',
    `HTTPS request from 10.42.1.4:1 to h:443. Url: h/a. b. c. Action: Allow. ${named}`,
    { url: 'h/a. b. c', action: 'Allow', ...rule },
  ],
  [
    'A5 no SNI',
    'HTTPS request from 10.42.1.4:5123. Action: Deny. Reason: SNI TLS extension was missing.',
    { target: undefined, action: 'Deny', reason: 'SNI TLS extension was missing' },
  ],
  [
    'A5 as it was',
    'HTTPS request from 10.42.1.4:5123 was denied. Reason: SNI TLS extension was missing.',
    { target: undefined, action: 'Deny', sourcePort: 5123 },
  ],
  ['A6 a category', `HTTPS request from 10.42.1.4:1 to h:443. Action: Allow. ${named}. Web Category: News`, { action: 'Allow', ...rule }],
  [
    'N1 a network rule',
    'UDP request from 10.42.1.4:123 to 91.189.91.157:123. Action: Allow. Policy: afwp. Rule Collection Group: network. Rule Collection: aks-network. Rule: time',
    { kind: 'network', target: '91.189.91.157', port: 123, action: 'Allow', rule: 'time' },
  ],
  [
    'N1 denied, with two stops',
    'TCP request from 10.42.1.4:5 to 203.0.113.22:22. Action: Deny..',
    { kind: 'network', target: '203.0.113.22', port: 22, action: 'Deny' },
  ],
  [
    'N1 ICMP without ports, as older rows have it',
    'ICMP Type=8 request from 10.42.1.4 to 8.8.8.8. Action: Deny. ',
    { kind: 'network', protocol: 'ICMP', sourceIp: '10.42.1.4', sourcePort: undefined, target: '8.8.8.8', port: undefined, action: 'Deny' },
  ],
  [
    'N1 with two stops before the policy',
    `ICMP Type=8 request from 10.42.1.4:0 to 10.42.3.4:0. Action: Allow.. ${named}`,
    { kind: 'network', target: '10.42.3.4', action: 'Allow', ...rule },
  ],
  ['N1 ICMP', 'ICMP Type=8 request from 10.42.1.4:0 to 8.8.8.8:0. Action: Deny. ', { kind: 'network', protocol: 'ICMP', action: 'Deny' }],
] as const)
  test(`AzureDiagnostics: ${name}`, () => {
    const row = diagnosticsRow('2026-11-23T10:00:00Z', message)
    for (const [key, value] of Object.entries(expected)) assert.deepEqual(row?.[key as keyof LoggedRow], value, key)
    assert.equal(row?.table, 'AzureDiagnostics')
  })

for (const message of [
  '',
  'DNS Request: 10.42.1.4:5 - 1 A IN x.',
  'Failed to resolve address x:443: lookup x on 127.0.0.53:53: no such host',
  'HTTPS request',
  // What intrusion detection and threat intelligence say of a flow is no decision of a rule (N3, N4).
  'TCP request from 10.42.1.4:1 to 203.0.113.5:80. Action: Alert. Signature: 2008983. IDS: USER_AGENTS Suspicious. Priority: 1. Classification: A',
  'TCP request from 10.42.1.4:1 to 203.0.113.5:80. Action: Alert. Rule: 2008983. IDS: USER_AGENTS Suspicious. Priority: 1. Classification: A',
  'HTTP  request from 10.42.1.4:1 to evil.example:80. Action: Alert. ThreatIntel: Bot Networks',
])
  test(`AzureDiagnostics: not a request: ${message.slice(0, 20)}`, () => assert.equal(diagnosticsRow('t', message), undefined))

test('a URL cannot pretend to be a decision', () => {
  const url = 'evil.example/x. Action: Allow. Policy: p. Rule Collection Group: g. Rule Collection: c. Rule: AllowAll'
  const row = diagnosticsRow(
    't',
    `HTTPS request from 10.42.1.4:1 to evil.example:443. Url: ${url}. Action: Deny. No rule matched. Proceeding with default action`,
  )
  assert.equal(row?.action, 'Deny')
  assert.equal(row?.rule, undefined)
})

test('whatever the text is, it is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string(),
      (a, b) => void diagnosticsRow('t', `HTTPS request from 10.0.0.1:1 to ${a}:443. Url: ${b}. Action: Deny. x`),
    ),
  )
  fc.assert(fc.property(fc.string({ maxLength: 200 }), text => void diagnosticsRow('t', text)))
})

test('resource-specific tables', () => {
  const common = {
    TimeGenerated: '2026-11-23T10:00:00Z',
    SourceIp: '10.42.1.4',
    SourcePort: 5,
    DestinationPort: 443,
    Policy: 'afwp',
    RuleCollectionGroup: 'application',
    RuleCollection: 'aks',
    Rule: 'AllowWeather',
  }
  const inspected = applicationRow({
    ...common,
    Protocol: 'HTTP/1.1',
    Fqdn: 'd.accuweather.com',
    TargetUrl: 'd.accuweather.com/x',
    Action: 'Allow',
    IsTlsInspected: true,
  })
  assert.deepEqual(
    [inspected.tlsInspected, inspected.url, inspected.target, inspected.rule, inspected.port],
    [true, 'd.accuweather.com/x', 'd.accuweather.com', 'AllowWeather', 443],
  )
  assert.equal(
    applicationRow({ ...common, Protocol: 'HTTPS', Fqdn: 'x', TargetUrl: '', Action: 'Deny', IsTlsInspected: false }).url,
    undefined,
  )
  assert.equal(applicationRow({ Action: 'Perhaps' }).action, 'unknown')
  assert.equal(networkRow({ ...common, Protocol: 'TCP', DestinationIp: '203.0.113.22', Action: 'Deny' }).target, '203.0.113.22')
})
