/** Which session is bound to a run, and what binds those of a pod. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Expectation } from '../../src/policy/spec.ts'
import { sessionProbe, sessionRandom, unbound, withSession } from '../../src/verify/session.ts'
import type { Observation, OurAuthority, Path, Probe, Verdict } from '../../src/verify/verdict.ts'
import { boundSession, flightOf, leafOf, ourFirewall, probe } from './lab.ts'
import { pod } from './verdicts.ts'

const of = (id: string, expectation: Partial<Expectation>, predicted: Partial<Probe['predicted']> = {}, url = 'https://a.example/') =>
  probe(id, url, expectation, predicted)
const inspected = of('inspected', { inspected: true })
const inside = of('inside', { expect: 'deny', inspected: true })
const open = of('open', {}, { inspected: true })
const doubtful = of('doubtful', {}, { inspected: 'unknown' })

const choices: [string, Probe[], string | undefined][] = [
  ['nothing', [], undefined],
  ['one that must be inspected', [inspected], 'inspected'],
  ['the first of two', [{ ...inspected, id: 'first' }, inspected], 'first'],
  ['one that must be inspected, before one that may be', [open, inspected], 'inspected'],
  ['one that must be inspected, before one that is denied inside', [inside, inspected], 'inspected'],
  ['one that is denied inside, before one that may be inspected', [open, inside], 'inside'],
  ['one that is predicted to be inspected', [open], 'open'],
  ['one of which the policy does not say', [doubtful], 'doubtful'],
  ['none that is predicted not to be', [of('x', {}, { inspected: false })], undefined],
  ['none that must pass through', [of('x', { inspected: false }, { inspected: true })], undefined],
  ['none that must be denied', [of('x', { expect: 'deny' }, { inspected: true })], undefined],
  ['none that must be denied outside', [of('x', { expect: 'deny', inspected: false }, { inspected: true })], undefined],
  ['none in clear', [of('x', { inspected: true }, {}, 'http://a.example/')], undefined],
  ['none by its address', [of('x', { inspected: true }, {}, 'https://203.0.113.1/')], undefined],
  ['none by its IPv6 address', [of('x', { inspected: true }, {}, 'https://[2001:db8::1]/')], undefined],
  ['none that is no URL', [probe('x', { kind: 'port', host: 'a.example', port: 443, protocol: 'tcp' }, { inspected: true })], undefined],
]
for (const [name, probes, id] of choices) test(`session, of which probe: ${name}`, () => assert.equal(sessionProbe(probes)?.id, id))

test('session: its random is of this run and of this probe', () => {
  const random = sessionRandom('nonce', 'p1')
  assert.equal(random.length, 32)
  assert.deepEqual(sessionRandom('nonce', 'p1'), random)
  for (const [nonce, id] of [
    ['nonce', 'p2'],
    ['other', 'p1'],
  ] as const)
    assert.notDeepEqual(sessionRandom(nonce, id), random)
})

test('session: what came back is kept beside what was asked, and nothing where nothing came', () => {
  const tls: Observation = { kind: 'tls', flight: [], trusted: true }
  const fields = new Map([['session', Buffer.from('back')]])
  assert.deepEqual(withSession(inspected, tls, fields, 'nonce'), {
    ...tls,
    session: { random: Buffer.from(sessionRandom('nonce', 'inspected')).toString('hex'), answer: Buffer.from('back').toString('base64') },
  })
  const closed: Observation = { kind: 'blocked', how: 'reset', detail: '' }
  assert.equal(withSession(inspected, closed, fields, 'nonce'), closed)
  for (const nothing of [undefined, new Map(), new Map([['session', Buffer.alloc(0)]])])
    assert.equal(withSession(inspected, tls, nothing, 'nonce'), tls)
})

let authority: OurAuthority
let bound: Observation
let missing: Observation
let replayed: Observation
let cut: Observation
let foreign: Observation
before(async () => {
  const { subCa, intermediate, authority: ours } = await ourFirewall()
  const other = await ourFirewall()
  const leaf = await leafOf('a.example', subCa)
  const stranger = await leafOf('a.example', other.subCa)
  authority = ours
  const session = await boundSession(leaf, [subCa, intermediate], 'nonce', 'p1', 'a.example')
  missing = { kind: 'tls', flight: flightOf(leaf, subCa, intermediate), trusted: true }
  bound = { ...missing, session }
  replayed = { ...missing, session: { ...session, random: '00'.repeat(32) } }
  cut = { ...missing, session: { ...session, answer: session.answer.slice(0, 400) } }
  foreign = { ...missing, session: await boundSession(stranger, [other.subCa, other.intermediate], 'nonce', 'p1', 'a.example') }
})

const ours: Path = { kind: 'inspected', by: 'us' }
const seen = (observation: Observation, name = 'weather-1', path: Path = ours, result: Verdict['result'] = 'pass'): Verdict => ({
  probe: of('p1', {}),
  pod: pod(name),
  observation,
  path,
  expected: '',
  observed: '',
  result,
  because: '',
})
const away: Path = { kind: 'passthrough', issuer: 'X' }

const runs: [string, () => Verdict[], RegExp | undefined][] = [
  ['nothing', () => [], undefined],
  ['a session that is bound', () => [seen(bound)], undefined],
  ['one that is bound among those that were not asked', () => [seen(missing), seen(bound), seen(missing)], undefined],
  ['none that is bound', () => [seen(missing)], /^no inspected session of weather\/weather-1 app is bound to this run: nothing in the/],
  ['one that says why, among those that were not asked', () => [seen(missing), seen(cut)], /: what came back is cut off|cut off/],
  ['one that is bound and one that came back otherwise', () => [seen(bound), seen(replayed)], /another question/],
  ['one that came back otherwise and one that is bound', () => [seen(replayed), seen(bound)], /another question/],
  ['one that is bound and one of another firewall', () => [seen(bound), seen(foreign)], /not our firewall's \(intercepted\)/],
  ['one that is bound and one that is cut', () => [seen(bound), seen(cut)], undefined],
  ['one that passed through alone', () => [seen(missing, 'weather-1', away)], undefined],
  ['one that is inspected and fails', () => [seen(missing, 'weather-1', ours, 'fail')], undefined],
  ['one that is bound in a verdict that fails', () => [seen(missing), seen(bound, 'weather-1', ours, 'fail')], undefined],
  ['the session of another pod', () => [seen(bound), seen(missing, 'weather-2')], /of weather\/weather-2 app is/],
  [
    'the session of another container of the pod',
    () => [seen(bound), { ...seen(missing), pod: { ...pod('weather-1'), container: 'side' } }],
    /of weather\/weather-1 side is/,
  ],
  [
    'the session of a pod of that name elsewhere',
    () => [seen(bound), { ...seen(missing), pod: { ...pod('weather-1'), namespace: 'batch' } }],
    /of batch\/weather-1 app is/,
  ],
  ['a hop that came back otherwise', () => [{ ...seen(bound), hops: [seen(replayed)] }], /another question/],
  ['no pod', () => [{ ...seen(missing), pod: undefined } as unknown as Verdict], undefined],
  [
    'four pods',
    () => ['a', 'b', 'c', 'd'].map(name => seen(missing, name)),
    /of weather\/a app, weather\/b app, weather\/c app and 1 more is bound/,
  ],
  ['three pods', () => ['a', 'b', 'c'].map(name => seen(missing, name)), /of weather\/a app, weather\/b app, weather\/c app is bound/],
]
for (const [name, verdicts, because] of runs)
  test(`session, bound to the run or not: ${name}`, () => {
    const told = unbound(verdicts(), authority, { at: new Date(), publicRoots: [] })
    if (because === undefined) assert.deepEqual(told, [])
    else {
      assert.equal(told.length, 1)
      assert.match(told[0] ?? '', because)
    }
  })
