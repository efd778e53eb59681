import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Expectation } from '../../src/policy/spec.ts'
import { conclude } from '../../src/verify/conclude.ts'
import { corroborate, type LogRow } from '../../src/verify/corroborate.ts'
import { disagreement } from '../../src/verify/disagree.ts'
import { notAsked } from '../../src/verify/judge.ts'
import type { Observation, Path, PodRef, Probe, Verdict } from '../../src/verify/verdict.ts'
import { probe } from './lab.ts'

const pod = (name: string): PodRef => ({
  namespace: 'weather',
  name,
  container: 'app',
  uid: name,
  containerId: `c://${name}`,
  restartCount: 0,
  address: '10.42.1.7',
})
const http = { status: 200, body: 'ok', headers: {} }

function verdict(
  target: string | Expectation['target'],
  expectation: Partial<Expectation>,
  observation: Observation,
  path: Path,
  result: Verdict['result'] = 'pass',
  predicted: Partial<Probe['predicted']> = {},
  name = 'weather-1',
): Verdict {
  return {
    probe: probe('p1', target, expectation, predicted),
    pod: pod(name),
    observation,
    path,
    expected: 'x',
    observed: 'y',
    result,
    because: 'z',
  }
}
const tls: Observation = { kind: 'tls', flight: [], trusted: true, http }
const passthrough = verdict('https://mcr.microsoft.com/', { expect: 'allow', inspected: false }, tls, { kind: 'passthrough', issuer: 'X' })
const denied = verdict(
  'https://example.org/',
  { expect: 'deny' },
  { kind: 'blocked', how: 'closed-after-hello', detail: '', stage: 'handshake' },
  { kind: 'blocked', how: 'closed-after-hello' },
)
const inspected = verdict('https://a.example/', { expect: 'allow', inspected: true }, tls, { kind: 'inspected', by: 'us' })
const silent = verdict(
  { kind: 'port', host: '203.0.113.22', port: 22, protocol: 'tcp' },
  { expect: 'deny' },
  { kind: 'blocked', how: 'timeout', detail: '', stage: 'connect' },
  { kind: 'blocked', how: 'timeout' },
  'pass',
  { effect: 'deny', inspected: false, by: 'network' },
)
const all = [passthrough, denied, inspected, silent]
/** The same expectation leaves open which way the second pod goes, and no prediction says otherwise. */
const around = [passthrough, denied, { ...passthrough, probe: probe('p4', 'https://a.example/', { expect: 'allow' }) }].map(each => ({
  ...each,
  pod: pod('weather-2'),
}))
const refused = { passedThrough: 1, inspected: 1, broken: [], unbound: [] }

const cases: [string, readonly Verdict[], readonly string[], string, RegExp][] = [
  ['everything holds', all, ['weather'], 'pass', /4 of 4 verdicts pass/],
  ['no verdicts', [], ['weather'], 'fail', /nothing was asked/],
  ['no verdicts and no workloads', [], [], 'fail', /nothing was asked/],
  ['a workload without pods', all, ['weather', 'batch'], 'fail', /no pod of workload batch/],
  ['only probes that could not be asked', [notAsked(inspected.probe, undefined, 'x')], ['weather'], 'fail', /no pod of workload/],
  ['one failure', [...all, { ...inspected, result: 'fail' }], ['weather'], 'fail', /1 fail/],
  ['one that is inconclusive', [...all, { ...inspected, result: 'inconclusive' }], ['weather'], 'inconclusive', /1 are inconclusive/],
  ['no passthrough control', [denied, inspected], ['weather'], 'inconclusive', /no control for a host that must pass/],
  ['no denial control', [passthrough, inspected], ['weather'], 'inconclusive', /no control for a host that must be denied/],
  ['nothing inspected', [passthrough, denied, silent], ['weather'], 'inconclusive', /nothing was seen to be inspected/],
  [
    'an inspected path that did not pass',
    [passthrough, denied, { ...inspected, result: 'inconclusive' }],
    ['weather'],
    'inconclusive',
    /no inspected connection of workload weather passes/,
  ],
  [
    'one of two pods goes around',
    [passthrough, denied, { ...inspected, probe: probe('p4', 'https://a.example/', { expect: 'allow' }) }, ...around],
    ['weather'],
    'inconclusive',
    /nothing was seen to be inspected from 1 of the pods of workload weather/,
  ],
  [
    'built-in controls alone',
    [passthrough, denied].map(each => ({ ...each, probe: { ...each.probe, control: true as const } })),
    ['weather'],
    'fail',
    /no expectation speaks of workload weather/,
  ],
  ['silence alone', [silent], ['weather'], 'inconclusive', /1 are inconclusive/],
  [
    'silence in a pod that hears nothing',
    [
      ...all,
      verdict(
        silent.probe.expectation.target,
        { expect: 'deny' },
        silent.observation,
        silent.path,
        'pass',
        silent.probe.predicted,
        'weather-2',
      ),
    ],
    ['weather'],
    'inconclusive',
    /inconclusive/,
  ],
  [
    'the policy says deny, the pod got through',
    [...all, { ...inspected, probe: { ...inspected.probe, predicted: { ...inspected.probe.predicted, effect: 'deny' } } }],
    ['weather'],
    'inconclusive',
    /prediction and observation differ/,
  ],
]
for (const [name, verdicts, workloads, result, headline] of cases)
  test(`conclude: ${name} -> ${result}`, () => {
    const conclusion = conclude(verdicts, workloads, refused)
    assert.equal(conclusion.result, result, conclusion.headline)
    assert.match(conclusion.headline, headline)
    if (result !== 'pass') assert.ok(conclusion.findings.length > 0)
  })

test('conclude: findings point at the line of the expectation, once for all pods', () => {
  const failures = Array.from({ length: 50 }, (_, index) => ({ ...inspected, result: 'fail' as const, pod: pod(`weather-${index}`) }))
  const { findings } = conclude([...all, ...failures], ['weather'], refused)
  assert.equal(findings.length, 1)
  assert.deepEqual([findings[0]?.file, findings[0]?.line, findings[0]?.column], ['egress.yaml', 7, 5])
  assert.match(findings[0]?.message ?? '', /weather-0, weather-1, weather-2 and 47 more/)
})

const predictions: [string, Verdict, RegExp | undefined][] = [
  [
    'inspected as predicted',
    { ...inspected, probe: { ...inspected.probe, predicted: { ...inspected.probe.predicted, effect: 'allow', inspected: true } } },
    undefined,
  ],
  [
    'predicted inspected, passed through',
    { ...passthrough, probe: { ...passthrough.probe, predicted: { ...passthrough.probe.predicted, effect: 'allow', inspected: true } } },
    /network rule takes the flow/,
  ],
  [
    'predicted passthrough, inspected',
    { ...inspected, probe: { ...inspected.probe, predicted: { ...inspected.probe.predicted, effect: 'allow', inspected: false } } },
    /not the one in this spec/,
  ],
  [
    'predicted deny, let through',
    { ...passthrough, probe: { ...passthrough.probe, predicted: { ...passthrough.probe.predicted, effect: 'deny', inspected: false } } },
    /goes around the firewall/,
  ],
  [
    'predicted allow, denied',
    { ...denied, probe: { ...denied.probe, predicted: { ...denied.probe.predicted, effect: 'allow', inspected: false } } },
    /not taken over/,
  ],
  [
    'predicted allow, silence',
    { ...silent, probe: { ...silent.probe, predicted: { ...silent.probe.predicted, effect: 'allow' } } },
    undefined,
  ],
  ['not predicted', inspected, undefined],
]
for (const [name, each, causes] of predictions)
  test(`disagreement: ${name}`, () => {
    const found = disagreement(each)
    if (causes === undefined) assert.equal(found, undefined)
    else assert.match(found?.causes[0] ?? '', causes)
  })

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

test('as many reasons as pods are told as the three of most pods, and the others together, a failure first among them', () => {
  const unknown: Path = { kind: 'unknown', because: 'x' }
  const pods = Array.from({ length: 200 }, (_, at) => {
    const result = at === 150 ? 'fail' : 'inconclusive'
    const seen: Observation = { kind: 'unknown', detail: 'x' }
    const each = verdict('https://a.example/', { expect: 'allow', inspected: true }, seen, unknown, result, {}, `weather-${at}`)
    return { ...each, because: at < 5 ? 'the same' : `reason ${String.fromCharCode(97 + (at % 26))}${at}` }
  })
  const { findings } = conclude(pods, ['weather'], { passedThrough: 1, inspected: 1, broken: [], unbound: [] })
  const told = findings.filter(({ message }) => message.startsWith('p1: ')).map(({ level, message }) => `${level} ${message}`)
  assert.deepEqual(told, [
    'warning p1: the same [weather-0, weather-1, weather-2 and 2 more]',
    'warning p1: reason f5 [weather-5]',
    'warning p1: reason g6 [weather-6]',
    'error p1: 193 further reasons; one: reason u150 [weather-150, weather-7, weather-8 and 190 more]',
  ])
})
