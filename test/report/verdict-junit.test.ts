import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toVerdictJunit } from '../../src/report/verdict-junit.ts'
import { hostile } from './hostile.ts'
import { makeReport, makeVerdict } from './make.ts'
import { elements } from './xml.ts'

const named = (xml: string, name: string) => elements(xml).filter(each => each.name === name)

test('a test per workload and expectation, whatever the number of pods; the worst of them counts', () => {
  const verdicts = [
    makeVerdict({ pod: 'weather-1' }),
    makeVerdict({ pod: 'weather-2', result: 'inconclusive', because: 'the pod died' }),
    makeVerdict({ pod: 'weather-3', result: 'fail', because: 'it was let through' }),
    makeVerdict({ pod: 'weather-4', result: 'fail', because: 'another reason' }),
    makeVerdict({ pod: 'weather-1', probe: 'second', result: 'inconclusive', because: 'no answer' }),
    makeVerdict({ workload: 'maps', pod: 'maps-1' }),
  ]
  const xml = toVerdictJunit(makeReport({ result: 'fail', verdicts }))
  const [all] = named(xml, 'testsuites')
  assert.deepEqual([all?.attributes['tests'], all?.attributes['failures'], all?.attributes['errors']], ['3', '1', '1'])
  assert.deepEqual(
    named(xml, 'testcase').map(({ attributes: { name, classname, file, line } }) => [name, classname, file, line]),
    [
      ['locations', 'egress-gate.weather', 'egress.yaml', '12'],
      ['second', 'egress-gate.weather', 'egress.yaml', '12'],
      ['locations', 'egress-gate.maps', 'egress.yaml', '12'],
    ],
  )
  assert.match(named(xml, 'failure')[0]?.attributes['message'] ?? '', /^fail in 2 of 4 pods: .*it was let through/)
  assert.match(named(xml, 'error')[0]?.attributes['message'] ?? '', /^inconclusive in 1 pod: .*no answer/)
})

test('what did not pass is never empty: errors of the run, or the headline; and nothing is told twice', () => {
  const told = { level: 'error' as const, message: 'locations: denied [weather-1]', file: 'egress.yaml', line: 12 }
  const verdicts = [makeVerdict({ result: 'fail', because: 'denied' })]
  for (const [report, failures] of [
    [makeReport({ result: 'fail', headline: 'nothing was asked' }), ['fail: nothing was asked']],
    [makeReport({ result: 'inconclusive', verdicts: [makeVerdict()], headline: 'no control' }), ['inconclusive: no control']],
    [makeReport({ result: 'fail', findings: [{ level: 'error', message: 'no pod', advice: 'Wait.' }] }), ['no pod. Wait.']],
    [makeReport({ result: 'pass', verdicts: [makeVerdict()], findings: [{ level: 'warning', message: 'look' }] }), []],
    [
      makeReport({ result: 'fail', verdicts, findings: [told] }),
      ['fail in 1 pod: expected allow, inspected, observed allow, inspected: denied'],
    ],
  ] as const)
    assert.deepEqual(
      named(toVerdictJunit(report), 'failure').map(({ attributes }) => attributes['message']),
      failures,
    )
})

test('well-formed, and red where the report is, whatever pods and files say', () => {
  fc.assert(
    fc.property(
      hostile,
      hostile,
      hostile,
      fc.constantFrom('pass' as const, 'fail' as const, 'inconclusive' as const),
      fc.boolean(),
      (one, two, three, result, verdict) => {
        const verdicts = verdict ? [makeVerdict({ workload: one, probe: two, because: three, observed: one, result })] : []
        const findings = [{ level: 'error' as const, message: three, advice: one, file: two, line: 3 }]
        const xml = toVerdictJunit(makeReport({ result, verdicts, headline: two, findings: result === 'fail' ? findings : [] }))
        const red = named(xml, 'failure').length + named(xml, 'error').length
        assert.equal(red > 0, result !== 'pass')
        const [all] = named(xml, 'testsuites')
        assert.equal(Number(all?.attributes['failures']) + Number(all?.attributes['errors']), red)
        assert.equal(Number(all?.attributes['tests']), named(xml, 'testcase').length)
      },
    ),
  )
})
