import type { Verdict } from '../verify/verdict.ts'
import { groupVerdicts } from './groups.ts'
import type { Finding, Report } from './report.ts'
import { count, shortened, visible } from './text.ts'

/** What a platform shows beside a file or on top of a run. `line` and `column` count from 1. */
export type Annotation = {
  readonly level: Finding['level']
  readonly title: string
  readonly message: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** GitHub shows ten of each level per step and drops the rest silently. */
const most = 10

/**
 * Annotations, most severe first, at most ten of a level: failed probes at the place of their expectation, failed resources,
 * findings. Where something is left out, the tenth says how much.
 */
export const toAnnotations = (report: Report): readonly Annotation[] => {
  const found = [...probes(report), ...resources(report), ...findings(report)]
  const silent = report.result !== 'pass' && !found.some(({ level }) => level === 'error')
  const headline = { level: 'error', title: line(report.title, 120), message: line(`${report.result}: ${report.headline}`, 1000) } as const
  const all = silent ? [headline, ...found] : found
  return (['error', 'warning', 'notice'] as const).flatMap(level => {
    const found = all.filter(annotation => annotation.level === level)
    if (found.length <= most) return found
    const rest = found.length - most + 1
    return [...found.slice(0, most - 1), { level, title: report.title, message: `${count(rest, `more ${level}`)}: see the job summary.` }]
  })
}

const probes = ({ verdicts, findings }: Report): Annotation[] =>
  groupVerdicts(verdicts)
    .filter(({ result, verdicts: [first] }) => result !== 'pass' && !told(findings, first))
    .map(({ workload, probe, expected, observed, result, because, verdicts: [first, ...others] }) => {
      const place = first?.probe.expectation.place
      const where = others.length > 0 ? ` (${count(others.length + 1, 'pod')})` : ''
      return {
        level: 'error',
        title: line(`${workload}: ${probe}`, 120),
        message: line(`${result}: expected ${expected}, observed ${observed}${where}. ${because}`, 1000),
        ...(place ? { file: place.file, line: place.line, column: place.column } : {}),
      }
    })

/** Whether a finding already speaks of the expectation: who made it knew more. */
const told = (findings: readonly Finding[], verdict: Verdict | undefined): boolean =>
  findings.some(({ file, line }) => file === verdict?.probe.expectation.place.file && line === verdict?.probe.expectation.place.line)

const resources = ({ outcomes }: Report): Annotation[] =>
  outcomes.flatMap(outcome => {
    if (outcome.result !== 'failed') return []
    const advice = 'advice' in outcome.fault ? outcome.fault.advice : undefined
    return [
      { level: 'error', title: line(outcome.change.resource.title, 120), message: line(withAdvice(outcome.fault.message, advice), 1000) },
    ]
  })

const findings = (report: Report): Annotation[] =>
  report.findings.map(({ level, message, advice, file, line: row, column }) => ({
    level,
    title: report.title,
    message: line(withAdvice(message, advice), 1000),
    ...(file === undefined ? {} : { file }),
    ...(row === undefined ? {} : { line: row }),
    ...(column === undefined ? {} : { column }),
  }))

const line = (text: string, length: number): string => shortened(visible(text), length)

/** Two sentences, also where the first came without its full stop. */
const withAdvice = (message: string, advice: string | undefined): string =>
  advice ? `${message}${/[.!?:]$/.test(message) ? '' : '.'} ${advice}` : message
