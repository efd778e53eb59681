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
const logs: [string, Verdict, Partial<LogRow>[], string][] = [
  ['the same', inspected, [{}], 'agrees'],
  ['the same with its URL', inspected, [{ url: 'a.example:443/' }], 'agrees'],
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
  [
    'a name in a network rule, logged by its address',
    {
      ...inspected,
      probe: probe('p1', { kind: 'port', host: 'ntp.ubuntu.com', port: 443, protocol: 'udp', speaks: 'ntp' }),
      observation: { kind: 'answered', detail: '' },
      path: { kind: 'plain' },
    },
    [{ kind: 'network', target: '185.125.190.56', tlsInspected: false }],
    'agrees',
  ],
  [
    'a guess cannot disagree',
    {
      ...inspected,
      probe: probe('p1', { kind: 'port', host: 'ntp.ubuntu.com', port: 443, protocol: 'udp', speaks: 'ntp' }),
      observation: { kind: 'answered', detail: '' },
      path: { kind: 'plain' },
    },
    [{ kind: 'network', target: '185.125.190.56', tlsInspected: false, action: 'Deny' }],
    'silent',
  ],
  [
    'an address without a name, logged without a target',
    { ...denied, probe: probe('p1', 'https://203.0.113.10/', { expect: 'deny' }) },
    [{ target: undefined as unknown as string, tlsInspected: false, action: 'Deny' }],
    'agrees',
  ],
]
for (const [name, each, rows, kind] of logs)
  test(`log: ${name} -> ${kind}`, () => {
    const flow = { ...each.probe.flow, port: 443 }
    assert.equal(corroborate({ ...each, probe: { ...each.probe, flow } }, rows.map(row), since).kind, kind)
  })
