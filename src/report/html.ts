/**
 * The report as one page that needs nothing else: no font, no network. Its content security policy allows its own style and its own script
 * by their hashes and nothing more, so that even text which slipped through the escaping could not act. Without script all of it can be
 * read and the verdicts can be filtered; the script filters by workload, host and words.
 */
import type { Outcome } from '../plan/resource.ts'
import { findingsList, toldInRows } from './html-findings.ts'
import { pageScript, sourceHash } from './html-script.ts'
import { pageStyle } from './html-style.ts'
import { bytesOf, escapeHtml as e, fitting, escapeLines as lines } from './html-text.ts'
import { verdictStyle } from './html-verdict-style.ts'
import { verdictSections } from './html-verdicts.ts'
import type { Report } from './report.ts'
import { count } from './text.ts'

const style = `${pageStyle}${verdictStyle}`

/** What a browser still handles with ease, and a person can send to another. */
const defaultLimit = 1_000_000

/** Shares of the page that its parts may take. Verdicts get what the others leave. */
const shares = { findings: 0.12, resources: 0.15, facts: 0.05, next: 0.02, flows: 0.1 } as const

/** @param options.maxBytes UTF-8 bytes that the page does not exceed. What is left out is counted on the page. */
export const toHtml = (report: Report, { maxBytes = defaultLimit }: { readonly maxBytes?: number } = {}): string => {
  const told = toldInRows(report)
  const before = [
    section('What to do next', next(report, maxBytes * shares.next)),
    section('Findings', findingsList(told, maxBytes * shares.findings)),
  ]
  const after = [
    section('Flows', flows(report, maxBytes * shares.flows)),
    section('Resources', resources(report.outcomes, maxBytes * shares.resources)),
    section('Facts', facts(report, maxBytes * shares.facts)),
  ]
  const frame = page(report, before, '', after)
  return page(report, before, verdictSections(report, told, maxBytes - bytesOf(frame)), after)
}

const page = (report: Report, before: readonly string[], verdicts: string, after: readonly string[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${e(report.title, 300)}: ${report.result}</title>
<style>${style}</style>
</head>
<body>
${report.verdicts.length > 0 ? '<a class="skip" href="#seen">To what the pods saw</a>\n' : ''}<header class="${report.result}">
<p class="verdict">${report.result}</p>
<div><h1>${e(report.title, 300)}</h1><p>${e(report.headline, 2000)}</p><p class="quiet">${e(report.action, 200)}, <time datetime="${e(report.at, 40)}">${e(report.at, 40)}</time></p></div>
</header>
<main>
${[...before, verdicts, ...after].filter(Boolean).join('\n')}
</main>
<script>${pageScript}</script>
</body>
</html>
`

const policy = [
  "default-src 'none'",
  `style-src ${sourceHash(style)}`,
  `script-src ${sourceHash(pageScript)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const section = (title: string, body: string): string => (body === '' ? '' : `<section><h2>${title}</h2>${body}</section>`)

const leftOut = (left: number, noun: string): string =>
  left > 0 ? `<p class="left">${count(left, noun)} left out of this page: see report.json.</p>` : ''

const next = ({ next }: Report, room: number): string => {
  const { kept, left } = fitting(
    next.map(step => `<li>${e(step)}</li>`),
    room,
  )
  return kept.length > 0 ? `<ol>${kept.join('')}</ol>${leftOut(left, 'step')}` : ''
}

/** Which flows a plan changes: its Markdown is readable as it is. */
const flows = ({ comparison }: Report, room: number): string => {
  if (comparison === undefined) return ''
  const text = `<details><summary>at length</summary><pre>${lines(comparison.markdown, 200_000)}</pre></details>`
  return `<p>${e(comparison.headline)}</p>${bytesOf(text) > room ? leftOut(1, 'comparison') : text}`
}

const order = { failed: 0, skipped: 1, planned: 2, applied: 3, unchanged: 4 } as const

const resources = (outcomes: readonly Outcome[], room: number): string => {
  if (outcomes.length === 0) return ''
  const rows = [...outcomes].sort((one, other) => order[one.result] - order[other.result]).map(resourceRow)
  const { kept, left } = fitting(rows, room)
  return `<div class="scroll" tabindex="0" role="region" aria-label="Resources"><table><thead><tr><th scope="col">result</th><th scope="col">change</th><th scope="col">resource</th><th scope="col">what differs</th></tr></thead><tbody>${kept.join('\n')}</tbody></table></div>${leftOut(left, 'resource')}`
}

const resourceRow = (outcome: Outcome): string => {
  const { action, resource, differs } = outcome.change
  const why =
    outcome.result === 'failed'
      ? `<p><strong>${e(outcome.fault.message)}</strong>${'advice' in outcome.fault ? ` <em>${e(String(outcome.fault.advice))}</em>` : ''}</p>`
      : outcome.result === 'skipped'
        ? `<p>${e(outcome.because)}</p>`
        : ''
  const list = differs.map(
    ({ path, current, desired }) => `<li><code>${e(path)}</code>: <del>${e(current)}</del> → <ins>${e(desired)}</ins></li>`,
  )
  const body =
    list.length > 3
      ? `<details><summary>${list.length} paths</summary><ul>${list.join('')}</ul></details>`
      : list.length > 0
        ? `<ul>${list.join('')}</ul>`
        : ''
  return `<tr><td><span class="badge ${outcome.result === 'failed' ? 'fail' : outcome.result}">${outcome.result}</span></td><td>${action}</td><th scope="row">${e(resource.title)}</th><td>${why}${body}</td></tr>`
}

const facts = ({ facts }: Report, room: number): string => {
  const { kept, left } = fitting(
    facts.map(({ name, value }) => `<tr><th scope="row">${e(name)}</th><td><code class="lines">${lines(value)}</code></td></tr>`),
    room,
  )
  return facts.length === 0 ? '' : `<table><tbody>${kept.join('')}</tbody></table>${leftOut(left, 'fact')}`
}
