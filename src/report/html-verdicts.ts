/** What the pods saw, as rows that open. The whole is bounded: what does not fit is counted on the page, and what failed goes first. */
import type { Verdict } from '../verify/verdict.ts'
import { tally } from './groups.ts'
import type { Told } from './html-findings.ts'
import { otherVariants, panel, reasonInLine } from './html-panel.ts'
import { pictureSymbols } from './html-picture.ts'
import { podNames, podTable } from './html-pods.ts'
import { type Row, rowsOf } from './html-rows.ts'
import { bytesOf, escapeHtml as e } from './html-text.ts'
import type { Report } from './report.ts'
import { count } from './text.ts'

const results = ['fail', 'inconclusive', 'pass'] as const

/** Of the room: for lines of rows, for their panels, for the table of pods. What one leaves, the next may have. */
const shares = { lines: 0.55, pods: 0.12 } as const
const unopened = '<p class="left">Left out of this page, which would be too large: see report.json.</p>'
/** From so many rows on a browser lays out only those that are looked at. (A picture of the whole page has gaps then.) */
const many = 300
/** Around a panel, at least. */
const frame = unopened.length + 160

/** The rows of what the pods saw, with their filters and panels, in at most `maxBytes`. */
export function verdictSections({ verdicts: all, at }: Report, told: Told, maxBytes: number): string {
  if (all.length === 0) return ''
  const rows = rowsOf(all)
  const pods = podNames(all)
  const lineOf = (row: Row, number: number, workload: number, host: number): string =>
    rowLine(row, number, workload, host, pods.areAll(row.pods, row.workload))
  const shown = rows.slice(0, linesThatFit(rows, lineOf, maxBytes * shares.lines))
  const workloads = numbered(shown.map(({ workload }) => workload))
  const hosts = numbered(shown.map(({ host }) => host))
  const lines = shown.map((row, index) => lineOf(row, index + 1, workloads.indexOf(row.workload), hosts.indexOf(row.host)))
  const table = podTable(all, workload => workloads.indexOf(workload), maxBytes * shares.pods)
  const before = `<section><h2 id="seen">What the pods saw</h2>
${pictureSymbols}
${filters(all, workloads, hosts)}
${leftOut(rows.slice(lines.length))}
<p class="head" aria-hidden="true"><span>verdict</span><span>probe</span><span>workload</span><span>expected, observed</span><span>because</span></p>
`
  let room = maxBytes - [before, table, ...lines].reduce((sum, text) => sum + bytesOf(text), 0) - shown.length * frame - 100
  // First a panel for every row, then the ways in which pods of one row differ.
  const panels = shown.map(row => {
    const text = panel(row, pods, told, at)
    const size = bytesOf(text)
    if (room < size) return undefined
    room -= size
    return text
  })
  const items = shown.map((row, index) => {
    const first = panels[index]
    const others = first === undefined ? '' : otherVariants(row, pods, told, room)
    room -= bytesOf(others)
    return `${lines[index]}<div class="panel">${first ?? unopened}${others}</div></details></li>`
  })
  return `${before}<ul id="rows"${items.length > many ? ' class="long"' : ''} aria-labelledby="seen">\n${items.join('\n')}\n</ul></section>\n${table}`
}

/** How many rows there is room for, with what the filters say of their workloads and hosts. */
function linesThatFit(rows: readonly Row[], lineOf: (row: Row, ...numbers: [number, number, number]) => string, bytes: number): number {
  const named = new Set<string>()
  let room = bytes
  const end = rows.findIndex(row => {
    room -= bytesOf(lineOf(row, 10000, 10000, 10000)) + frame
    for (const name of [row.workload, row.host]) {
      if (!named.has(name)) room -= bytesOf(option(name, 10000))
      named.add(name)
    }
    return room < 0
  })
  return end === -1 ? rows.length : end
}

/** In the order of the alphabet, each once. */
const numbered = (names: readonly string[]): readonly string[] => [...new Set(names)].sort()

const rowLine = (row: Row, number: number, workload: number, host: number, all: boolean): string => {
  const { result, probe, expected, observed, variants, pods } = row
  const because = variants[0]?.example.because ?? ''
  const otherwise = variants.length > 1 ? ` <i>and ${variants.length - 1} other ${variants.length === 2 ? 'answer' : 'answers'}</i>` : ''
  return `<li class="${result}" id="r${number}" data-w="${workload}" data-h="${host}"${all ? ' data-a' : ''}><details><summary><b class="badge ${result}">${result}</b><span><b>${e(probe, 200)}</b> <span class="quiet">${e(row.host, 200)}</span></span><span>${e(row.workload, 120)} <span class="quiet">${count(pods.length, 'pod')}</span></span><span>${e(expected, 160)} <span class="quiet">${e(observed, 90)}</span></span><span>${e(because, reasonInLine)}${otherwise}</span></summary>`
}

/** The verdict's filter is radio buttons and CSS; the others need the page's script and are hidden without it. */
function filters(all: readonly Verdict[], workloads: readonly string[], hosts: readonly string[]): string {
  const counts = tally(all)
  const radio = (value: string, label: string): string =>
    `<input type="radio" name="show" value="${value}" id="show-${value}"${value === 'all' ? ' checked' : ''}><label for="show-${value}">${label}</label>`
  const choice = (id: string, label: string, names: readonly string[]): string =>
    `<label for="${id}">${label}</label><select id="${id}"><option value="">all ${names.length}</option>${names.map(option).join('')}</select>`
  return `<div class="filter" role="group" aria-label="Filter">
<fieldset class="pills"><legend>verdict</legend>${radio('all', `all ${all.length}`)}${results.map(result => radio(result, `${result} ${counts[result]}`)).join('')}</fieldset>
<div id="more" hidden>${choice('workload', 'workload', workloads)}${choice('host', 'host', hosts)}<label for="words">contains</label><input type="search" id="words" placeholder="pod, rule, issuer, text" autocomplete="off" spellcheck="false"><span class="buttons"><button type="button" id="open">open shown</button><button type="button" id="close">close all</button><button type="button" id="clear">clear</button></span></div>
<output id="count"></output>
</div>`
}

const option = (name: string, index: number): string => `<option value="${index}">${e(name, 120)}</option>`

const leftOut = (rows: readonly Row[]): string => {
  if (rows.length === 0) return ''
  const counts = results.flatMap(result => {
    const number = rows.filter(row => row.result === result).length
    return number > 0 ? [`${number} ${result}`] : []
  })
  return `<p class="left">${count(rows.length, 'row')} left out of this page, which would be too large (${counts.join(', ')}): all of them are in report.json.</p>`
}
