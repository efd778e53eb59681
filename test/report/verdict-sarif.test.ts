import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toVerdictSarif } from '../../src/report/verdict-sarif.ts'
import type { Verdict } from '../../src/verify/verdict.ts'
import { hostile } from './hostile.ts'
import { makeReport, makeVerdict, tls, type VerdictParts } from './make.ts'

type Result = {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations?: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number } }
  }[]
  readonly partialFingerprints: { readonly 'egressGate/v1': string }
}

const runOf = (parts: Parameters<typeof makeReport>[0]): { tool: { driver: { rules: { id: string }[] } }; results: Result[] } => {
  const log = JSON.parse(toVerdictSarif(makeReport(parts)))
  assert.equal(log.version, '2.1.0')
  return log.runs[0]
}
const printOf = ({ partialFingerprints }: Result): string => partialFingerprints['egressGate/v1']

const expecting = (parts: VerdictParts, expectation: Partial<Verdict['probe']['expectation']>, control = false): Verdict => {
  const verdict = makeVerdict({ result: 'fail', ...parts })
  const probe = { ...verdict.probe, expectation: { ...verdict.probe.expectation, ...expectation } }
  return { ...verdict, probe: control ? { ...probe, control: true } : probe }
}

const answer = { status: 200, body: 'ok', headers: {} }
const denied = { kind: 'blocked', how: 'closed-after-hello', stage: 'handshake', detail: 'closed' } as const
const inspected = { kind: 'inspected', by: 'ours' } as const
const past = { kind: 'passthrough', issuer: 'public' } as const

test('a rule for each kind of verdict', () => {
  for (const [verdict, rule] of [
    [expecting({ observation: tls(['a'], { http: answer }), path: past }, {}), 'egress-not-inspected'],
    [expecting({ observation: tls(['a'], { http: answer }), path: inspected }, { inspected: false }), 'egress-inspected'],
    [expecting({ observation: tls(['a'], { http: answer }), path: { kind: 'intercepted', by: 'x' } }, {}), 'egress-intercepted'],
    [expecting({ observation: tls(['a'], { http: answer, trusted: false }), path: inspected }, {}), 'egress-untrusted'],
    [expecting({ observation: denied, path: { kind: 'blocked', how: 'closed' } }, {}), 'egress-denied'],
    [expecting({ observation: tls(['a'], { http: answer }), path: inspected }, { expect: 'deny' }), 'egress-allowed'],
    [expecting({ observation: tls(['a'], { http: answer }), path: inspected }, { status: 204 }), 'egress-otherwise'],
    [expecting({ result: 'inconclusive' }, {}), 'verdict-inconclusive'],
    [expecting({}, {}, true), 'control-broken'],
    [expecting({ result: 'inconclusive' }, {}, true), 'control-broken'],
  ] as const) {
    const { results, tool } = runOf({ result: 'fail', verdicts: [verdict] })
    assert.deepEqual(
      results.map(({ ruleId }) => ruleId),
      [rule],
    )
    assert.equal(tool.driver.rules[results[0]?.ruleIndex ?? -1]?.id, rule)
    assert.equal(results[0]?.locations?.[0]?.physicalLocation.artifactLocation.uri, 'egress.yaml')
  }
})

test('fingerprints know the workload, the expectation and the rule, and no pod, order, line or time', () => {
  const broken = (pod: string, probe: string, because: string) => makeVerdict({ pod, probe, because, result: 'inconclusive' })
  const prints = (parts: Parameters<typeof makeReport>[0]) => runOf(parts).results.map(printOf).sort()
  const one = prints({ result: 'inconclusive', verdicts: [broken('w-1', 'a/b', 'x'), broken('w-2', 'a/b', 'y'), broken('w-1', 'c', 'x')] })
  const other = prints({
    result: 'inconclusive',
    at: '2027-01-01T00:00:00.000Z',
    verdicts: [broken('w-9', 'c', 'z'), broken('w-8', 'a/b', 'z')],
  })
  assert.deepEqual(one, ['verdict-inconclusive/weather/a%2Fb/1', 'verdict-inconclusive/weather/c/1'])
  assert.deepEqual(other, one)
  const found = (pod: string) => [{ level: 'error' as const, message: `${pod} was not asked`, file: 'egress.yaml', line: pod.length }]
  assert.deepEqual(prints({ result: 'fail', findings: found('weather-7d9f') }), prints({ result: 'fail', findings: found('weather-x') }))
})

test('two of one name are two alerts, each with the number that its place gives it', () => {
  const at = (line: number, result: Verdict['result']) => expecting({ result }, { place: { file: 'egress.yaml', line, column: 5 } })
  const both = runOf({ result: 'fail', verdicts: [at(30, 'inconclusive'), at(4, 'inconclusive')] }).results
  const one = runOf({ result: 'fail', verdicts: [at(4, 'pass'), at(30, 'inconclusive')] }).results
  assert.equal(new Set(both.map(printOf)).size, 2)
  assert.deepEqual(one.map(printOf), both.filter(each => each.locations?.[0]?.physicalLocation.region.startLine === 30).map(printOf))
})

test('what passes is no alert; what did not pass always is one', () => {
  assert.deepEqual(runOf({ verdicts: [makeVerdict()] }).results, [])
  const [only] = runOf({ result: 'inconclusive', headline: 'no control', verdicts: [makeVerdict()] }).results
  assert.deepEqual([only?.ruleId, only?.message.text, only?.locations?.length], ['run-finding', 'inconclusive: no control', 1])
  // One without a place would have code scanning refuse the file, and the alerts of yesterday would stand.
  const nothing = runOf({ result: 'fail', headline: 'nothing was asked' }).results
  assert.deepEqual(
    nothing.map(({ ruleId, locations }) => [ruleId, locations?.length]),
    [['run-finding', 1]],
  )
})

test('whatever pods and files say: well-formed text, no link of theirs, rules that exist, fingerprints that differ', () => {
  const results = fc.constantFrom('pass' as const, 'fail' as const, 'inconclusive' as const)
  fc.assert(
    fc.property(fc.array(fc.tuple(hostile, hostile, hostile, results), { maxLength: 4 }), hostile, results, (rows, text, result) => {
      const verdicts = rows.map(([workload, probe, because, result]) => makeVerdict({ workload, probe, because, result }))
      const run = runOf({ result, verdicts, headline: text, findings: [{ level: 'error', message: text, file: text }] })
      assert.ok(run.results.length > 0)
      for (const { ruleId, ruleIndex, message, locations } of run.results) {
        assert.equal(run.tool.driver.rules[ruleIndex]?.id, ruleId)
        assert.ok(message.text.isWellFormed() && !/[\p{C}]|\]\(/u.test(message.text))
        assert.equal(locations?.length, 1)
      }
      assert.equal(
        new Set(run.results.map(({ partialFingerprints }) => printOf({ partialFingerprints } as Result))).size,
        run.results.length,
      )
    }),
  )
})
