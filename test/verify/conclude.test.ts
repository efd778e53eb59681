import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conclude } from '../../src/verify/conclude.ts'
import { notAsked } from '../../src/verify/judge.ts'
import type { Observation, Path, Verdict } from '../../src/verify/verdict.ts'
import { probe } from './lab.ts'
import { denied, http, inspected, passthrough, pod, silent, tls, verdict } from './verdicts.ts'

const all = [passthrough, denied, inspected, silent]
/** The same expectation leaves open which way the second pod goes, and no prediction says otherwise. */
const around = [passthrough, denied, { ...passthrough, probe: probe('p4', 'https://a.example/', { expect: 'allow' }) }].map(each => ({
  ...each,
  pod: pod('weather-2'),
}))
const alsoInspected = { ...inspected, probe: probe('p4', 'https://a.example/', { expect: 'allow' }) }
const refused = { passedThrough: 1, inspected: 1, broken: [], unbound: [] }

const cases: [string, readonly Verdict[], readonly string[], string, RegExp][] = [
  ['everything holds', all, ['weather'], 'pass', /4 of 4 verdicts pass/],
  ['no verdicts', [], ['weather'], 'fail', /nothing was asked/],
  ['no verdicts and no workloads', [], [], 'fail', /nothing was asked/],
  // What is not there at all is not told to lack a control as well.
  ['a workload without pods', all, ['weather', 'batch'], 'fail', /^4 of 4 verdicts pass; no pod of workload batch was asked$/],
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
    [passthrough, denied, alsoInspected, ...around],
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
  [
    'a built-in control beside expectations',
    [{ ...passthrough, probe: { ...passthrough.probe, control: true } }, denied, inspected],
    ['weather'],
    'pass',
    /3 of 3 verdicts pass/,
  ],
  [
    'a second pod that fails is told to fail, and not to go around',
    [...all, alsoInspected, ...around.map(each => ({ ...each, result: 'fail' as const }))],
    ['weather'],
    'fail',
    /^5 of 8 verdicts pass, 3 fail$/,
  ],
  [
    'a second pod of which one connection fails is told so, and not to go around',
    [...all, alsoInspected, ...around.map((each, at) => ({ ...each, result: at === 0 ? ('fail' as const) : each.result }))],
    ['weather'],
    'fail',
    /^7 of 8 verdicts pass, 1 fail$/,
  ],
  [
    'a second pod that was not asked everything',
    [...all, alsoInspected, { ...alsoInspected, pod: pod('weather-2') }],
    ['weather'],
    'inconclusive',
    /^6 of 6 verdicts pass; not every pod of workload weather was asked the same$/,
  ],
  [
    'a second pod without a built-in control, which follow the addresses of pods',
    [
      ...all,
      { ...passthrough, probe: { ...probe('c1', 'https://mcr.microsoft.com/', { inspected: false }), control: true } },
      { ...inspected, pod: pod('weather-2') },
    ],
    ['weather'],
    'pass',
    /^6 of 6 verdicts pass$/,
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
/** What a pod without a network does not get. */
const answers: [string, Observation, Path][] = [
  ['an answer in clear', { kind: 'http', http }, { kind: 'plain' }],
  ['an answer of UDP', { kind: 'answered', detail: '' }, { kind: 'plain' }],
  ['a handshake', tls, { kind: 'inspected', by: 'us' }],
]
for (const [name, observation, path] of answers)
  test(`conclude: beside ${name}, silence is a denial`, () => {
    const { verdicts } = conclude([silent, verdict('http://a.example/', {}, observation, path)], ['weather'], refused)
    assert.deepEqual(
      verdicts.map(({ result }) => result),
      ['pass', 'pass'],
    )
  })

const alone: [string, Verdict, Verdict['result']][] = [
  ['silence', silent, 'inconclusive'],
  ['a denial that is seen', denied, 'pass'],
  ['silence that fails already', { ...silent, result: 'fail' }, 'fail'],
]
for (const [name, only, result] of alone)
  test(`conclude: in a pod that got no answer, ${name} -> ${result}`, () =>
    assert.equal(conclude([only], ['weather'], refused).verdicts[0]?.result, result))

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
