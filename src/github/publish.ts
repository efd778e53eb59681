/** Brings a report to where people and programs look for it: annotations, the job summary, files. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { toAnnotations } from '../report/annotations.ts'
import { toHtml } from '../report/html.ts'
import { toJson } from '../report/json.ts'
import { toMarkdown } from '../report/markdown.ts'
import type { Report } from '../report/report.ts'
import { toTable } from '../report/table.ts'
import { toVerdictJunit } from '../report/verdict-junit.ts'
import { toVerdictSarif } from '../report/verdict-sarif.ts'
import type { Console } from './console.ts'
import { redactReport } from './redact-report.ts'
import type { CommonInputs } from './runner.ts'
import { writeFiles } from './workspace-files.ts'
import type { Answers } from './world.ts'

/** GitHub drops a step's summary that is larger than 1 MiB, all of it. */
const summaryLimit = 1024 * 1024

/** False when something that was asked for could not be written. */
export const publish = async (given: Report, common: CommonInputs, console: Console, answers: Answers): Promise<boolean> => {
  const report = redactReport(given, console.redact)
  if (report.verdicts.length > 0) console.info(toTable(report, { width: 160 }))
  for (const annotation of toAnnotations(report)) console.annotate(annotation)
  console.info(`${report.result.toUpperCase()} ${report.headline}`)
  if (common.summary) await writeSummary(report, console, answers)
  if (common.reportDirectory === '') return true
  const workspace = process.env['GITHUB_WORKSPACE'] || process.cwd()
  const directory = resolve(workspace, common.reportDirectory)
  const files = {
    'report.json': `${JSON.stringify(toJson(report), undefined, 2)}\n`,
    'summary.md': toMarkdown(report),
    'report.html': toHtml(report),
    ...(proves(report) ? { 'junit.xml': toVerdictJunit(report), 'report.sarif': toVerdictSarif(report) } : {}),
  }
  try {
    await writeFiles(directory, files, workspace)
    return true
  } catch (error) {
    console.annotate({
      level: 'error',
      title: report.action,
      message: `The report was not written to ${directory} (input report-directory): ${error instanceof Error ? error.message : error}`,
    })
    return false
  }
}

/** A verify run that came to no verdict writes them too: those of an earlier run must not stand in for it. */
const proves = ({ action, verdicts }: Report): boolean => verdicts.length > 0 || action === 'verify-tls-inspection'

const writeSummary = async (report: Report, console: Console, answers: Answers): Promise<void> => {
  const file = process.env['GITHUB_STEP_SUMMARY']
  if (!file) {
    if (process.env['GITHUB_ACTIONS'] === 'true') console.warning('There is no job summary: the runner names no GITHUB_STEP_SUMMARY.')
    return
  }
  try {
    const maxBytes = summaryLimit - statSync(file).size - 1024
    const markdown = toMarkdown(report, { maxBytes })
    if (markdown === '') console.warning(`The job summary was not written: ${file} is full with what stands there already.`)
    else await answers.writeSummary(markdown)
  } catch (error) {
    console.warning(`The job summary was not written to ${file}: ${error instanceof Error ? error.message : error}`)
  }
}
