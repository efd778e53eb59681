/** The job summary: the verdict first, in one line, then what is wrong, then everything else, folded. GitHub-flavoured Markdown. */
import type { Outcome } from '../plan/resource.ts'
import type { Verdict } from '../verify/verdict.ts'
import { condense, type Group, groupVerdicts, tally } from './groups.ts'
import { markdownCode as code, markdownText as text } from './markdown-text.ts'
import { describeLog, describeObservation, describePod, flightOf, predictedRule } from './observation.ts'
import type { Report } from './report.ts'
import { count } from './text.ts'

const icon = { pass: '✅', fail: '❌', inconclusive: '⚠️' } as const
const levelIcon = { error: '❌', warning: '⚠️', notice: 'ℹ️' } as const

/** Rows that stay unfolded; beyond that, what passed is folded. */
const readable = 30
const podsShown = 20

/** A part of the summary that can lose rows at its end when the summary grows too large. */
type Section = {
  readonly head: readonly string[]
  readonly rows: readonly string[]
  readonly tail: readonly string[]
  readonly noun: string
}

/** @param options.maxBytes UTF-8 bytes that the result never exceeds; GitHub drops a summary of more than 1 MiB altogether. */
export const toMarkdown = (report: Report, options: { readonly maxBytes?: number } = {}): string => {
  const groups = condense(groupVerdicts(report.verdicts))
  const [shown, folded] = groups.length > readable ? [groups.filter(worse), groups.filter(group => !worse(group))] : [groups, []]
  const sections = [
    verdictLine(report),
    list(
      '### What to do next',
      report.next.map(step => `- ${text(step, 1000)}`),
      'step',
    ),
    matrix('### What the pods saw', shown, []),
    // What a change does to flows is what its reader came for; findings are as many as ever.
    comparison(report),
    findings(report),
    plan(report.outcomes),
    facts(report),
    matrix(`<details><summary>${count(folded.length, 'passing row')}</summary>\n`, folded, ['</details>', '']),
    ...groups.map(details),
  ]
  return fit(sections, options.maxBytes ?? 1024 * 1024 - 1024)
}

const worse = (group: Group): boolean => group.result !== 'pass'

const verdictLine = (report: Report): Section => {
  const { pass, fail, inconclusive } = tally(report.verdicts)
  const counts = report.verdicts.length === 0 ? '' : ` (${pass} passed, ${fail} failed, ${inconclusive} inconclusive)`
  return {
    head: [`## ${icon[report.result]} ${text(report.title)}: ${report.result}`, '', `**${text(report.headline, 2000)}**${counts}`, ''],
    rows: [],
    tail: [],
    noun: 'line',
  }
}

/** The lines of our own longer texts (a stack); at most forty. */
const paragraphs = (value: string): string[] => value.split('\n').slice(0, 40)

const matrix = (title: string, groups: readonly Group[], tail: readonly string[]): Section => ({
  head: [
    title,
    '',
    '| verdict | workload | probe | expected | observed | pods | because |',
    '| --- | --- | --- | --- | --- | ---: | --- |',
  ],
  rows: groups.map(
    ({ result, workload, probe, expected, observed, verdicts, because }) =>
      `| ${icon[result]} ${result} | ${text(workload)} | ${text(probe)} | ${text(expected)} | ${text(observed)} | ${verdicts.filter(({ pod }) => pod).length} | ${text(because, 600)} |`,
  ),
  tail: ['', ...tail],
  noun: 'row',
})

const list = (title: string, rows: readonly string[], noun: string): Section => ({ head: [title, ''], rows, tail: [''], noun })

const findings = ({ findings }: Report): Section => {
  const order = { error: 0, warning: 1, notice: 2 }
  const rows = [...findings]
    .sort((one, other) => order[one.level] - order[other.level])
    .map(({ level, message, advice, file, line, column }) => {
      const place = [file, line, column].filter(part => part !== undefined).join(':')
      return `- ${levelIcon[level]} ${[code(place), text(message, 2000)].filter(Boolean).join(' ')}${advice ? ` ${text(advice, 1000)}` : ''}`
    })
  return list('### Findings', rows, 'finding')
}

/** As one row: half of it would be read as all of it. Its headings come below those of the summary. */
const comparison = ({ comparison }: Report): Section => ({
  head: comparison ? ['### Flows', ''] : [],
  rows: comparison ? [comparison.markdown.replace(/^(?=###? )/gm, '##')] : [],
  tail: [''],
  noun: 'comparison',
})

const rank = { failed: 0, skipped: 1, planned: 2, applied: 3, unchanged: 4 } as const

const plan = (outcomes: readonly Outcome[]): Section => ({
  head: ['### Resources', '', '| result | change | resource | what differs |', '| --- | --- | --- | --- |'],
  rows: [...outcomes].sort((one, other) => rank[one.result] - rank[other.result]).map(outcomeRow),
  tail: [''],
  noun: 'resource',
})

const outcomeRow = (outcome: Outcome): string => {
  const { change } = outcome
  const differs = change.differs
    .slice(0, 20)
    .map(({ path, current, desired }) => `${code(path)}: ${code(current) || 'nothing'} → ${code(desired) || 'nothing'}`)
  const more = change.differs.length > 20 ? [`and ${change.differs.length - 20} more`] : []
  const why =
    outcome.result === 'failed'
      ? [
          `**${text(outcome.fault.message, 1000)}**${'advice' in outcome.fault && outcome.fault.advice ? ` ${text(String(outcome.fault.advice), 1000)}` : ''}`,
        ]
      : outcome.result === 'skipped'
        ? [text(outcome.because)]
        : []
  const word = outcome.result === 'failed' ? '❌ failed' : outcome.result
  return `| ${word} | ${change.action} | ${text(change.resource.title)} | ${[...why, ...differs, ...more].join('<br>')} |`
}

const facts = (report: Report): Section => ({
  head: ['### Facts', '', '| fact | value |', '| --- | --- |'],
  rows: report.facts.map(
    ({ name, value }) =>
      `| ${text(name)} | ${paragraphs(value)
        .map(line => code(line, 1000))
        .join('<br>')} |`,
  ),
  tail: ['', text(`${report.action}, ${report.at}`), ''],
  noun: 'fact',
})

/** One folded block per row of the matrix: the pods, the rule that was predicted, what was seen, the certificates as served. */
const details = (group: Group): Section => {
  const [example] = group.verdicts
  if (!example) return { head: [], rows: [], tail: [], noun: 'line' }
  const pods = group.verdicts.slice(0, podsShown).map(describePod)
  const more = group.verdicts.length > podsShown ? `, and ${group.verdicts.length - podsShown} more` : ''
  const chain = flightOf(example).map(
    ({ subject, issuer, notAfter, fingerprint }, index) =>
      `| ${index} | ${text(subject)} | ${text(issuer)} | ${notAfter.toISOString()} | <code>${fingerprint}</code> |`,
  )
  return {
    head: [`<details><summary>${icon[group.result]} ${text(group.workload)}: ${text(group.probe)}</summary>`, ''],
    rows: [
      `- predicted by the spec: ${text(example.probe.predicted.because, 1000)}; rule: ${text(predictedRule(example))}`,
      ...describeObservation(example.observation).map(([name, value]) => `- ${name}: ${text(value, 600)}`),
      ...(example.logged === undefined ? [] : [`- the firewall's log: ${loggedLine(example)}`]),
      `- pods: ${text(pods.join(', ') + more, 4000)}`,
      ...(chain.length > 0 ? ['', '| # | subject | issuer | until | SHA-256 |', '| ---: | --- | --- | --- | --- |', ...chain] : []),
    ],
    tail: ['', '</details>', ''],
    noun: 'line',
  }
}

const loggedLine = (verdict: Verdict): string => {
  const { word, lines } = describeLog(verdict)
  return text(`${word} (${lines.map(([name, value]) => `${name} ${value}`).join('; ')})`, 600)
}

const utf8 = new TextEncoder()
const bytes = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + utf8.encode(line).length + 1, 0)

/** Sections in order until the limit is reached: the last one loses rows, those behind it are left out, and a line says so. */
const fit = (sections: readonly Section[], limit: number): string => {
  const note = (what: string): string[] => [
    '',
    `_${what} left out: the summary would be too large. The whole report is in report.json (input report-directory)._`,
    '',
  ]
  const reserve = bytes(note('999999 sections and 999999 resources'))
  // Not even that much: one byte more, and GitHub drops what stands there already.
  if (limit < reserve) return ''
  const lines: string[] = []
  let left = limit - reserve
  let dropped = 0
  for (const { head, rows, tail, noun } of sections) {
    if (rows.length === 0 && head[0]?.startsWith('## ') !== true) continue
    const frame = bytes(head) + bytes(tail) + reserve
    const kept: string[] = []
    let room = left - frame
    for (const row of rows) {
      room -= bytes([row])
      if (room < 0) break
      kept.push(row)
    }
    if (dropped > 0 || left < frame || (kept.length === 0 && rows.length > 0)) {
      dropped += 1
      continue
    }
    const missing = rows.length - kept.length
    const block = [...head, ...kept, ...tail, ...(missing > 0 ? note(count(missing, noun)) : [])]
    lines.push(...block)
    left -= bytes(block)
    if (missing > 0) left = 0
  }
  if (dropped > 0) lines.push(...note(count(dropped, 'section')))
  return `${lines.join('\n')}\n`
}
