/** A lab run as one value, and what is made of it: the table, the JSON document, the report folder. */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { LabStep, LabVerdict } from '../lab/chain.ts'
import { steps as plannedSteps } from '../lab/chain.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { markdownText } from '../report/markdown-text.ts'
import { type TableRow, verdictTable } from '../report/table.ts'
import { labPage } from './lab-page.ts'

export type LabRun = {
  readonly spec: EgressSpec
  readonly steps: readonly LabStep[]
  /** What was asked of the lab that it does not emulate. */
  readonly refusals: readonly string[]
  readonly startMilliseconds: number
  readonly milliseconds: number
  readonly peakBytes: number
}

/** The JSON document of `egress-gate lab --json`, also written as report.json. */
export type LabDocument = {
  readonly result: 'pass' | 'fail'
  readonly spec: string
  readonly milliseconds: number
  readonly startMilliseconds: number
  readonly peakMemoryBytes: number
  readonly steps: readonly {
    readonly name: string
    readonly action: string
    readonly expected: string
    readonly happened: string
    readonly ok: boolean
    readonly exitCode: number | null
    readonly milliseconds: number
    readonly outputs: Readonly<Record<string, string>>
    readonly verdicts: readonly LabVerdict[]
    readonly report: string
  }[]
  /** Of the last verification: what is true of the environment as the run left it. */
  readonly verdicts: readonly LabVerdict[]
  readonly notEmulated: readonly string[]
}

/** `pass` only if every planned step was run, ended as it must, and the lab was asked for nothing that it cannot do. */
export function labDocument(run: LabRun): LabDocument {
  const complete = run.steps.length === plannedSteps.length && run.steps.every(step => step.ok)
  return {
    result: complete && run.refusals.length === 0 ? 'pass' : 'fail',
    spec: run.spec.file,
    milliseconds: run.milliseconds,
    startMilliseconds: run.startMilliseconds,
    peakMemoryBytes: run.peakBytes,
    steps: run.steps.map(({ name, action, expected, happened, ok, exitCode, milliseconds, outputs, verdicts, report }) => ({
      name,
      action,
      expected,
      happened,
      ok,
      exitCode,
      milliseconds,
      outputs,
      verdicts,
      report: basename(report),
    })),
    verdicts: lastVerdicts(run.steps),
    notEmulated: run.refusals,
  }
}

/** Writes summary.md, report.json and report.html into `folder`, beside the steps' own reports, and what else is given. */
export function writeLabReport(run: LabRun, folder: string, more: Readonly<Record<string, string>> = {}): LabDocument {
  const document = labDocument(run)
  const files = {
    'report.json': `${JSON.stringify(document, null, 2)}\n`,
    'summary.md': summary(document),
    'report.html': labPage(document),
    ...more,
  }
  for (const [name, text] of Object.entries(files)) writeWhole(join(folder, name), text)
  return document
}

/** A report that the disk had no room for is no file, rather than half of one. */
function writeWhole(path: string, text: string): void {
  const partial = `${path}.partial`
  try {
    writeFileSync(partial, text)
    renameSync(partial, path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw new Unwritten(`${path} cannot be written: ${(error as Error).message}`)
  }
}

/** What was found is lost to whoever looks for it there, and nothing is wrong with the lab. */
export class Unwritten extends Error {}

const lastVerdicts = (steps: readonly LabStep[]): readonly LabVerdict[] =>
  steps.findLast(step => step.action === 'verify-tls-inspection')?.verdicts ?? []

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`

/** One row for each workload and probe; pods that agree are counted, pods that differ get rows of their own. Worst first. */
export function rows(verdicts: readonly LabVerdict[]): readonly TableRow[] {
  const grouped = new Map<string, { verdict: LabVerdict; pods: Set<string> }>()
  for (const verdict of verdicts) {
    const key = JSON.stringify([verdict.workload, verdict.probe, verdict.result, verdict.observed])
    const group = grouped.get(key) ?? { verdict, pods: new Set<string>() }
    group.pods.add(verdict.pod)
    grouped.set(key, group)
  }
  const weight = { fail: 0, inconclusive: 1, pass: 2 }
  return [...grouped.values()]
    .map(({ verdict: { pod: _, ...verdict }, pods }) => ({ ...verdict, pods: pods.size }))
    .sort((a, b) => weight[a.result] - weight[b.result])
}

/** Workloads of which all is the same share a row: on a terminal the same lines again hide those that differ. */
function together(rows: readonly TableRow[]): readonly TableRow[] {
  const alike = Map.groupBy(rows, ({ result, probe, expected, observed, because }) =>
    JSON.stringify([result, probe, expected, observed, because]),
  )
  return [...alike.values()].flatMap(group => {
    const [first] = group
    const pods = group.reduce((sum, row) => sum + row.pods, 0)
    // A pod for each is what the names say already.
    return first ? [{ ...first, workload: group.map(({ workload }) => workload).join(', '), pods: pods === group.length ? 1 : pods }] : []
  })
}

/** The table that a run ends with on a terminal or in a log, `width` columns wide. */
export function runTable(run: LabRun, width: number, paint: (code: number, text: string) => string): string {
  const document = labDocument(run)
  const notProven =
    run.steps.find(step => !step.ok)?.name ?? (run.refusals.length > 0 ? 'something is not emulated' : 'the run did not finish')
  return [
    verdictTable(together(rows(document.verdicts)), { width, color: paint(1, '') !== '' }),
    '',
    `${seconds(run.milliseconds)} in all (${seconds(run.startMilliseconds)} to start the lab), ${Math.round(run.peakBytes / 2 ** 20)} MB at its peak`,
    ...run.refusals.map(text => paint(31, `the lab does not emulate: ${text}`)),
    document.result === 'pass'
      ? paint(32, 'proven: every step ended as it must, the expected failure included')
      : paint(31, `not proven: ${notProven}`),
  ].join('\n')
}

/** Markdown for people: what was proven, the steps with their times, the matrix. */
function summary(document: LabDocument): string {
  const steps = document.steps.map(
    step =>
      `| ${step.ok ? '✅' : '❌'} | [${step.action}](${step.report}/summary.md) | ${markdownText(step.name)} | ${markdownText(step.happened)} | ${seconds(step.milliseconds)} |`,
  )
  const matrix = rows(document.verdicts).map(
    row =>
      `| ${row.result} | ${markdownText(row.workload)} | ${row.pods} | ${markdownText(row.probe)} | ${markdownText(row.expected)} | ${markdownText(row.observed)} | ${markdownText(row.because)} |`,
  )
  return [
    `# ${document.result === 'pass' ? 'Proven' : 'Not proven'}: ${markdownText(basename(document.spec))}`,
    '',
    `${seconds(document.milliseconds)} in all, ${seconds(document.startMilliseconds)} to start the lab, ${Math.round(document.peakMemoryBytes / 2 ** 20)} MB at its peak.`,
    '',
    '| | Action | Step | What happened | Time |',
    '| --- | --- | --- | --- | ---: |',
    ...steps,
    '',
    '## What the pods saw, at the end',
    '',
    '| Verdict | Workload | Pods | Probe | Expected | Observed | Because |',
    '| --- | --- | ---: | --- | --- | --- | --- |',
    ...matrix,
    '',
    ...document.notEmulated.map(text => `- The lab does not emulate: ${markdownText(text)}`),
    '',
  ].join('\n')
}
