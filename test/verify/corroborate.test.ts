import assert from 'node:assert/strict'
import { test } from 'node:test'
import { corroborate, type LogRow } from '../../src/verify/corroborate.ts'
import type { Verdict } from '../../src/verify/verdict.ts'
import { probe } from './lab.ts'
import { denied, inspected, passthrough } from './verdicts.ts'

const since = new Date('2026-11-01T10:00:00Z')
const row = (more: Partial<LogRow>): LogRow => ({
  kind: 'application',
  time: '2026-11-01T10:00:05Z',
  sourceIp: '10.42.1.7',
  target: 'a.example',
  port: 443,
  action: 'Allow',
  tlsInspected: true,
  ...more,
})
const time: Verdict = {
  ...inspected,
  probe: probe('p1', { kind: 'port', host: 'ntp.ubuntu.com', port: 443, protocol: 'udp', speaks: 'ntp' }),
  observation: { kind: 'answered', detail: '' },
  path: { kind: 'plain' },
}
const port = (host: string) => probe('p1', { kind: 'port', host, port: 443, protocol: 'udp', speaks: 'ntp' })
const byName: Partial<LogRow> = { kind: 'network', target: 'ntp.ubuntu.com', tlsInspected: false }
const at = (url: string): Verdict => ({ ...inspected, probe: probe('p1', url, { inspected: true }) })
const handshake: Verdict = {
  ...passthrough,
  probe: probe('p1', 'https://a.example/', {}),
  observation: { kind: 'tls', flight: [], trusted: true },
}
const byAddress: Verdict = { ...denied, probe: probe('p1', 'https://203.0.113.10/', { expect: 'deny' }) }
const ruled: Verdict = { ...inspected, probe: probe('p1', 'https://a.example/', { rule: 'A' }) }
const logs: [string, Verdict, Partial<LogRow>[], string][] = [
  ['the same', inspected, [{}], 'agrees'],
  ['the same with its URL', inspected, [{ url: 'a.example:443/' }], 'agrees'],
  // What the log writes of a URL: with or without the port, the slash and the query, in its own case.
  ['a URL in other letters', at('https://a.example/Path'), [{ url: 'A.example/pATH' }], 'agrees'],
  ['a host in other letters', at('https://a.example/'), [{ target: 'A.EXAMPLE' }], 'agrees'],
  ['a URL without its last slash', at('https://a.example/path/'), [{ url: 'a.example/path' }], 'agrees'],
  ['a URL in other letters without its last slash', at('https://a.example/Path/'), [{ url: 'A.example/path' }], 'agrees'],
  ['a URL with its scheme', at('https://a.example/path'), [{ url: 'https://a.example/path' }], 'agrees'],
  ['a URL without the query', at('https://a.example/path?a=1'), [{ url: 'a.example/path' }], 'agrees'],
  ['a URL with a query that nobody asked for', at('https://a.example/path'), [{ url: 'a.example/path?a=1' }], 'agrees'],
  ['a URL with the query', at('https://a.example/path?a=1'), [{ url: 'a.example/path?a=1' }], 'agrees'],
  ['a URL with another query', at('https://a.example/path?a=1'), [{ url: 'a.example/path?a=2' }], 'silent'],
  ['of the very moment', inspected, [{ time: since.toISOString() }], 'agrees'],
  ['of another port', inspected, [{ port: 8443 }], 'silent'],
  ['of no port', inspected, [{ port: undefined as unknown as number }], 'agrees'],
  ['a handshake, and the log denies', handshake, [{ action: 'Deny', tlsInspected: false }], 'disagrees'],
  ['a network rule, which inspects nothing, and the origin', handshake, [{ kind: 'network', tlsInspected: true }], 'agrees'],
  ['a network rule, and our certificate', inspected, [{ kind: 'network', tlsInspected: false }], 'agrees'],
  ['passed through, and not inspected', handshake, [{ tlsInspected: false }], 'agrees'],
  ['the rule that is asked for', ruled, [{ rule: 'A' }], 'agrees'],
  ['no rule, where one is asked for', ruled, [{}], 'agrees'],
  ['a rule, where none is asked for', inspected, [{ rule: 'B' }], 'agrees'],
  ['the last of two', inspected, [{ action: 'Deny' }, {}], 'agrees'],
  ['the last of two, denied', inspected, [{}, { action: 'Deny' }], 'disagrees'],
  ['a row that does not say what was decided', inspected, [{ action: 'unknown' }], 'silent'],
  ['such a row after one that denies', inspected, [{ action: 'Deny' }, { action: 'unknown' }], 'disagrees'],
  ['such a row, of another rule', ruled, [{ action: 'unknown', rule: 'B' }], 'disagrees'],
  ['such a row, as a guess', time, [{ kind: 'network', target: '185.125.190.56', tlsInspected: false, action: 'unknown' }], 'silent'],
  [
    'a network rule of the same port and another transport',
    time,
    [{ kind: 'network', target: '185.125.190.56', tlsInspected: false, protocol: 'TCP' }],
    'silent',
  ],
  [
    'a network rule of the same transport',
    time,
    [{ kind: 'network', target: '185.125.190.56', tlsInspected: false, protocol: 'UDP' }],
    'agrees',
  ],
  ['another URL', inspected, [{ url: 'a.example/other' }], 'silent'],
  ['nothing', inspected, [], 'silent'],
  ['another pod', inspected, [{ sourceIp: '10.42.1.8' }], 'silent'],
  ['of yesterday', inspected, [{ time: '2026-10-31T10:00:00Z' }], 'silent'],
  ['another host', inspected, [{ target: 'b.example' }], 'silent'],
  ['denied', inspected, [{ action: 'Deny' }], 'disagrees'],
  ['not inspected', inspected, [{ tlsInspected: false }], 'disagrees'],
  [
    'inspected, and the pod saw the origin',
    { ...passthrough, probe: probe('p1', 'https://a.example/', { inspected: false }) },
    [{}],
    'disagrees',
  ],
  ['allowed, and the pod was denied', denied, [{ target: 'example.org', tlsInspected: false }], 'disagrees'],
  ['another rule', { ...inspected, probe: probe('p1', 'https://a.example/', { rule: 'A' }) }, [{ rule: 'B' }], 'disagrees'],
  ['a name in a network rule, logged by its address', time, [{ kind: 'network', target: '185.125.190.56', tlsInspected: false }], 'agrees'],
  ['a guess cannot disagree', time, [{ kind: 'network', target: '185.125.190.56', tlsInspected: false, action: 'Deny' }], 'silent'],
  ['a name in an application rule, logged by an address', time, [{ target: '185.125.190.56', tlsInspected: false }], 'silent'],
  ['a host of a port in other letters', { ...time, probe: port('NTP.Ubuntu.com') }, [{ ...byName, action: 'Deny' }], 'disagrees'],
  ['a port, logged with a URL', { ...time, probe: port('ntp.ubuntu.com') }, [{ ...byName, url: 'ntp.ubuntu.com/' }], 'agrees'],
  [
    'an address in a network rule, logged by another',
    { ...time, probe: probe('p1', { kind: 'port', host: '203.0.113.9', port: 443, protocol: 'udp', speaks: 'ntp' }) },
    [{ kind: 'network', target: '185.125.190.56', tlsInspected: false }],
    'silent',
  ],
  [
    'an address without a name, logged with another target',
    byAddress,
    [{ target: 'b.example', tlsInspected: false, action: 'Deny' }],
    'silent',
  ],
  ['a name, logged without a target', denied, [{ target: undefined as unknown as string, tlsInspected: false, action: 'Deny' }], 'silent'],
  [
    'an address without a name, logged without a target',
    byAddress,
    [{ target: undefined as unknown as string, tlsInspected: false, action: 'Deny' }],
    'agrees',
  ],
]
for (const [name, each, rows, kind] of logs)
  test(`log: ${name} -> ${kind}`, () => {
    const flow = { ...each.probe.flow, port: 443 }
    assert.equal(corroborate({ ...each, probe: { ...each.probe, flow } }, rows.map(row), since).kind, kind)
  })

test('log: without the address of the pod it is silent, whatever rows there are', () => {
  const { address: _, ...nowhere } = inspected.pod as NonNullable<Verdict['pod']>
  const rows = [row({}), row({ sourceIp: undefined as unknown as string })]
  for (const pod of [nowhere, undefined])
    assert.deepEqual(corroborate({ ...inspected, pod } as Verdict, rows, since), {
      kind: 'silent',
      because: "the pod's address is not known",
    })
})
