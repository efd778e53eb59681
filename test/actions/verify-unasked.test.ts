/** What is said of pods that were not asked has to fit to the result. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askedAs, besideFindings, unaskedVerdicts, unreadyFindings } from '../../src/actions/verify-unasked.ts'
import { sortPods } from '../../src/kubernetes/pods.ts'
import type { Workload } from '../../src/policy/spec.ts'
import { toAnnotations } from '../../src/report/annotations.ts'
import type { Finding } from '../../src/report/report.ts'
import { findingCases } from '../../src/report/verdict-cases.ts'
import { podDocument } from '../kubernetes/cluster.ts'
import { makeReport } from '../report/make.ts'
import { probe } from '../verify/lab.ts'

const finding: Finding = { level: 'error', message: 'weather/weather-1 was not asked: its image cannot be pulled' }
const pod = (parts: { readonly phase?: string; readonly deletionTimestamp?: string } = {}) => ({
  metadata: {
    uid: 'uid-1',
    name: 'weather-1',
    ...(parts.deletionTimestamp ? { deletionTimestamp: parts.deletionTimestamp } : {}),
  },
  spec: { containers: [{ name: 'app', image: 'app' }] },
  status: { phase: parts.phase ?? 'Pending' },
})

for (const [what, now, level] of [
  ['still not ready', [pod()], 'error'],
  ['gone', [], 'warning'],
  ['going away', [pod({ deletionTimestamp: '2026-11-23T09:00:30Z' })], 'warning'],
  ['over', [pod({ phase: 'Failed' })], 'warning'],
] as const)
  test(`a pod that was not ready, and is now: ${what}`, () => {
    const told = unreadyFindings([{ uid: 'uid-1', finding }], [{ pods: sortPods(now, 'weather') }])
    assert.deepEqual(
      told.map(each => each.level),
      [level],
    )
    if (level === 'error') return
    // The run may pass: then no format may say that it failed.
    const report = makeReport({ findings: told })
    assert.deepEqual(findingCases(report), [])
    assert.ok(toAnnotations(report).every(each => each.level !== 'error'))
  })

const workload = (name: string): Workload => ({
  name,
  namespace: 'weather',
  selector: 'app=weather',
  serviceAccount: 'weather',
  manifests: [],
  trust: { source: 'vault' },
  place: { file: 'egress.yaml', line: 9, column: 5 },
})
const noon = new Date('2026-11-23T12:00:00Z')
const live = (name: string) => podDocument({ name, labels: {} })
const going = (name: string, deletionTimestamp: string) => ({ ...live(name), metadata: { ...live(name).metadata, deletionTimestamp } })
const waiting = (name: string) => ({ ...live(name), status: { ...live(name).status, conditions: [] } })
/** Each a pod of workload weather, asked two things. */
const rows: readonly (readonly [
  what: string,
  pods: readonly ReturnType<typeof live>[],
  asked: readonly string[],
  because: RegExp[],
  notices: number,
])[] = [
  ['none', [], [], [], 0],
  ['one that was asked', [live('a')], ['weather uid-a'], [], 0],
  ['one that came since', [live('a'), live('b')], ['weather uid-a'], [/this pod came while the others were verified; run again/], 0],
  ['one that was asked for another workload', [live('a')], ['batch uid-a'], [/came while/], 0],
  ['one that is not ready, though it was asked', [waiting('a')], ['weather uid-a'], [/pod a could not be asked: it is not ready/], 0],
  ['one that is going away', [going('a', '2026-11-23T12:00:30Z')], [], [], 1],
  [
    'one that takes its time to',
    [going('a', '2026-11-23T13:00:00Z')],
    [],
    [/pod a is going away, and still runs: .* ends on 2026-11-23T13:00:00\.000Z/],
    0,
  ],
  ['one that should be gone', [going('a', '2026-11-23T11:00:00Z')], [], [/still runs/], 0],
  ['one that goes at no time', [going('a', 'soon')], [], [/ends on an unreadable date/], 0],
  ['one of each', [live('a'), waiting('b'), going('c', 'soon')], [], [/came while/, /could not be asked/, /still runs/], 0],
]
for (const [what, pods, asked, because, notices] of rows)
  test(`not asked, and there now: ${what}`, () => {
    const own = workload('weather')
    const { verdicts, findings } = unaskedVerdicts(
      [{ workload: own, pods: sortPods(pods, 'weather') }],
      new Set(asked),
      () => [probe('p1', 'https://a.example/'), probe('p2', 'https://b.example/')],
      noon,
    )
    assert.deepEqual(
      verdicts.map(({ result }) => result),
      because.flatMap(() => ['inconclusive', 'inconclusive']),
    )
    for (const [index, each] of because.entries()) assert.match(verdicts[2 * index]?.because ?? '', each)
    assert.deepEqual(
      findings,
      Array.from({ length: notices }, () => ({ level: 'notice', message: 'weather/a is going away and was not asked.', ...own.place })),
    )
  })

test('a pod is asked as one of its workload', () => {
  const [one] = sortPods([live('a')], 'weather').ready
  assert.ok(one)
  assert.equal(askedAs(workload('weather'), one), 'weather uid-a')
})

test('what else runs in a pod is told where its workload stands', () => {
  const two = { ...live('a'), spec: { containers: [{ name: 'app' }, { name: 'agent' }] } }
  const [told, ...rest] = besideFindings([{ workload: workload('weather'), pods: sortPods([two], 'weather') }])
  assert.deepEqual([told?.level, told?.line, rest], ['notice', 9, []])
  assert.match(told?.message ?? '', /further containers \(agent\)/)
})
