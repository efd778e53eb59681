import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Expectation } from '../../src/policy/spec.ts'
import { conclude } from '../../src/verify/conclude.ts'
import { notAsked } from '../../src/verify/judge.ts'
import type { Refusals } from '../../src/verify/refusals.ts'
import type { Observation, Path, Verdict } from '../../src/verify/verdict.ts'
import { denied, inspected, passthrough, tls, verdict } from './verdicts.ts'

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

const holds = { passedThrough: 1, inspected: 1, broken: [], unbound: [] }
const open = verdict('https://a.example/', {}, tls, { kind: 'inspected', by: 'us' })
const around = ['weather-1', 'weather-2'].map(name =>
  name === 'weather-1' ? open : verdict('https://a.example/', {}, tls, { kind: 'passthrough', issuer: 'X' }, 'pass', {}, name),
)

/** What keeps a run from passing and is no verdict: an error each, and what to do about it. */
const doubts: [string, readonly Verdict[], Partial<Refusals>, RegExp, RegExp][] = [
  ['nothing inspected, and none expected to be', [passthrough], {}, /^No connection of workload weather was/, /^Expect at least one/],
  [
    'nothing inspected that passes, and one of two expected to be',
    [passthrough, { ...inspected, result: 'inconclusive' }],
    {},
    /^No connection of workload weather was/,
    /did not pass: its verdict says why/,
  ],
  ['a pod that goes around', around, {}, /^No connection of weather-2 was proven to be inspected/, /route tables/],
  ['no control that passes through', [inspected, denied], {}, /no control: a host that must pass through/, /^Add such/],
  ['no control that is denied', [inspected, passthrough], {}, /no control: a host that must be denied/, /^Add such/],
  ['a judgement that takes what it must refuse', [inspected], { broken: ['x was taken'] }, /judgement itself: x was taken/, /^A judgement/],
  ['no flight that passed through', [inspected], { passedThrough: 0 }, /no flight that passed through was there/, /^A judgement/],
  ['no flight that was inspected', [inspected], { inspected: 0 }, /no inspected flight was there/, /^A judgement/],
  ['a session that is not bound', [inspected], { unbound: ['no session'] }, /^No session\.$/, /debug-image/],
  [
    'another word of the policy',
    [{ ...passthrough, probe: { ...passthrough.probe, predicted: { ...passthrough.probe.predicted, effect: 'deny' } } }],
    {},
    /^p1: the policy says deny/,
    /^Likely causes, in this order: the pod goes around/,
  ],
]
for (const [name, verdicts, refused, message, advice] of doubts)
  test(`finding: ${name}`, () => {
    const { findings, result } = conclude(verdicts, ['weather'], { ...holds, ...refused })
    const found = findings.filter(each => message.test(each.message))
    assert.deepEqual([result, found.length, found[0]?.level], ['inconclusive', 1, 'error'])
    assert.match(found[0]?.advice ?? '', advice)
  })

test('finding: of what our own judgement took, five are told', () => {
  const broken = ['a', 'b', 'c', 'd', 'e', 'f']
  const { findings } = conclude([inspected], ['weather'], { ...holds, broken })
  assert.equal(findings.filter(({ message }) => message.includes('judgement itself')).length, 5)
})

test('finding: what is wrong with the whole run comes first, as an error', () => {
  const { findings } = conclude([{ ...inspected, result: 'fail' }], ['weather', 'batch'], holds)
  assert.deepEqual([findings[0]?.level, findings[0]?.message], ['error', 'no pod of workload batch was asked'])
})

test('finding: without a pod the workload is named', () => {
  const { findings } = conclude([notAsked(inspected.probe, undefined, 'none is ready')], ['weather'], holds)
  assert.ok(findings.some(({ message, level }) => level === 'warning' && message === 'p1: none is ready [weather]'))
})

const untrusted: Observation = { ...tls, trusted: false }
const closed: Observation = { kind: 'blocked', how: 'closed-after-hello', detail: '', stage: 'handshake' }
const stopped: Path = { kind: 'blocked', how: 'closed-after-hello' }
const away: Path = { kind: 'passthrough', issuer: 'X' }
const ours: Path = { kind: 'inspected', by: 'us' }

/** What to do about a verdict, where the evidence says it. */
const advices: [string, Partial<Expectation>, Observation, Path, RegExp | undefined][] = [
  ['inspected and not trusted', { inspected: true }, untrusted, ours, /^Run install-ca-in-pod/],
  ['inspected and trusted', { inspected: true }, tls, ours, undefined],
  ['inspected, and nobody knows whether it is trusted', { inspected: true }, { ...tls, trusted: 'unknown' }, ours, undefined],
  ['intercepted, and not trusted', { inspected: true }, untrusted, { kind: 'intercepted', by: 'Y' }, /^The issuer names who it is/],
  ['passed through, and not trusted', {}, untrusted, away, undefined],
  ['passed through instead', { inspected: true }, tls, away, /inspect: true/],
  ['passed through, as it may', {}, tls, away, undefined],
  ['no name', {}, { kind: 'dns-failure', detail: '' }, { kind: 'unknown', because: '' }, /resolver/],
  ['closed, and to be allowed', { expect: 'allow' }, closed, stopped, /which rule decides/],
  ['closed, and to be denied', { expect: 'deny' }, closed, stopped, undefined],
  ['reset, and to be allowed', { expect: 'allow' }, { ...closed, how: 'reset' }, stopped, undefined],
  ['unknown', {}, { kind: 'unknown', detail: '' }, { kind: 'unknown', because: '' }, undefined],
]
for (const [name, expectation, observation, path, advice] of advices)
  test(`advice: ${name}`, () => {
    const { findings } = conclude([verdict('https://a.example/', expectation, observation, path, 'fail')], ['weather'], holds)
    const [own] = findings.filter(({ message }) => message === 'p1: z [weather-1]')
    assert.equal(own?.level, 'error')
    if (advice === undefined) assert.equal(own?.advice, undefined)
    else assert.match(own?.advice ?? '', advice)
  })
