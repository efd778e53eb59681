/** What is shown of a lab: a step that did not end as it must, and the table at the end. */
import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { labProgress } from '../../src/cli/lab-progress.ts'
import { type LabRun, runTable } from '../../src/cli/lab-report.ts'
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

test('lab: at its end workloads of which all is the same share a row, and one that differs has its own', () => {
  const verdicts = [
    verdict,
    { ...verdict, workload: 'batch', pod: 'batch-1' },
    { ...verdict, workload: 'other', pod: 'other-1', because: 'another reason' },
  ]
  const run = {
    spec: { file: 'egress.yaml' },
    steps: [step([], verdicts)],
    refusals: [],
    startMilliseconds: 0,
    milliseconds: 0,
    peakBytes: 0,
  }
  const shown = runTable(run as unknown as LabRun, 160, (_, text) => text)
  assert.deepEqual(
    shown.split('\n').flatMap(line => /^fail +(\S.*?) {2,}p /.exec(line)?.[1] ?? []),
    ['weather, batch', 'other'],
  )
})
