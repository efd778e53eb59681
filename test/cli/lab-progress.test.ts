/** What is shown of a step of the lab that did not end as it must. */
import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { labProgress } from '../../src/cli/lab-progress.ts'
import type { LabStep, LabVerdict } from '../../src/lab/chain.ts'

const verdict: LabVerdict = {
  workload: 'weather',
  pod: 'weather-1',
  probe: 'p',
  expected: 'allow',
  observed: 'timeout',
  result: 'fail',
  because: 'nothing answered',
}
const step = (lines: readonly string[], verdicts: readonly LabVerdict[]): LabStep => ({
  name: 'verify',
  action: 'verify-tls-inspection',
  expected: 'every verdict passes',
  happened: 'one does not',
  ok: false,
  exitCode: 1,
  milliseconds: 1200,
  outputs: {},
  verdicts,
  lines,
  report: 'report',
  summary: '',
  peakRssBytes: 0,
})
const table = ['verdict  workload', 'fail     weather', '         a wrapped cell']

for (const [what, lines, verdicts, told] of [
  [
    'with verdicts, its faults: the table follows',
    [...table, 'error: p: nothing\u001b[2J answered', 'FAIL 0 of 1'],
    [verdict],
    ['error: p: nothing answered', 'FAIL 0 of 1'],
  ],
  [
    'with verdicts and no fault that it names, all of its log',
    table,
    [verdict],
    ['verdict  workload', 'fail     weather', 'a wrapped cell'],
  ],
  ['without verdicts, all of its log', ['asking', 'error: no cluster'], [], ['asking', 'error: no cluster']],
] as const)
  test(`lab: a step that failed shows, ${what}`, () => {
    let text = ''
    const stream = new Writable({
      write(chunk, _, done) {
        text += chunk
        done()
      },
    })
    labProgress({ json: false, verbose: false, stream: stream as unknown as NodeJS.WriteStream }).stepEnds(6, 10, step(lines, verdicts))
    assert.deepEqual(
      [...text.matchAll(/^ {8}\| (.*)$/gm)].map(([, line]) => line),
      told,
    )
    assert.match(text, /^✗ {2}6\/10 +1\.2 s {2}verify-tls-inspection one does not\n {8}expected: every verdict passes\n/)
  })
