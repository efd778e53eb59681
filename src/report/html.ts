/**
 * The report as one page that needs nothing else: no script, no font, no network. Its content security policy allows styles and
 * nothing more, so that even text which slipped through the escaping could not act. The filter is radio buttons and CSS.
 */
import type { Outcome } from '../plan/resource.ts'
import type { Verdict } from '../verify/verdict.ts'
import { type Group, groupVerdicts, tally } from './groups.ts'
import { pageStyle } from './html-style.ts'
import { describeObservation, describePod, flightOf, predictedRule } from './observation.ts'
import type { Report } from './report.ts'
import { count, shortened, visible } from './text.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }

/** Text as text, in an element or in a quoted attribute. */
export const escapeHtml = (text: string, length = 4000): string =>
  shortened(visible(text), length).replace(/[&<>"'`]/g, character => entities[character] ?? '')

const e = escapeHtml

/** The same, with its line breaks kept. */
const lines = (text: string, length = 4000): string =>
  shortened(text, length)
    .split('\n')
    .map(line => e(line))
    .join('\n')

const results = ['fail', 'inconclusive', 'pass'] as const

export const toHtml = (report: Report): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${e(report.title)}: ${report.result}</title>
<style>${pageStyle}</style>
</head>
<body>
<header class="${report.result}">
<p class="verdict">${report.result}</p>
<div><h1>${e(report.title)}</h1><p>${e(report.headline)}</p><p class="quiet">${e(report.action)}, <time datetime="${e(report.at)}">${e(report.at)}</time></p></div>
</header>
<main>
${section('What to do next', report.next.length > 0 ? `<ol>${report.next.map(step => `<li>${e(step)}</li>`).join('')}</ol>` : '')}
${section('Findings', bySeverity(report.findings).map(finding).join(''))}
${verdicts(report.verdicts)}
${section('Resources', resources(report.outcomes))}
${section('Facts', facts(report))}
</main>
</body>
</html>
`

const section = (title: string, body: string): string => (body === '' ? '' : `<section><h2>${title}</h2>${body}</section>`)

const severity = { error: 0, warning: 1, notice: 2 } as const
const bySeverity = (findings: Report['findings']): Report['findings'] =>
  [...findings].sort((one, other) => severity[one.level] - severity[other.level])

const finding = ({ level, message, advice, file, line, column }: Report['findings'][number]): string => {
  const place = [file, line, column].filter(part => part !== undefined).join(':')
  return `<p class="finding ${level}"><strong>${level}</strong> ${place ? `<code>${e(place)}</code> ` : ''}<span class="lines">${lines(message)}</span>${advice ? ` <em>${e(advice)}</em>` : ''}</p>`
}

const verdicts = (all: readonly Verdict[]): string => {
  if (all.length === 0) return ''
  const counts = tally(all)
  const option = (value: string, label: string): string =>
    `<input type="radio" name="show" id="show-${value}"${value === 'all' ? ' checked' : ''}><label for="show-${value}">${label}</label>`
  return `<section><h2 id="seen">What the pods saw</h2>
<div class="filter" role="radiogroup" aria-label="Show verdicts">${option('all', `all ${all.length}`)}${results.map(result => option(result, `${result} ${counts[result]}`)).join('')}</div>
<div class="scroll" tabindex="0" role="region" aria-labelledby="seen"><table class="verdicts">
<thead><tr><th scope="col">verdict</th><th scope="col">workload</th><th scope="col">probe</th><th scope="col">expected</th><th scope="col">observed</th><th scope="col">because</th></tr></thead>
<tbody>${groupVerdicts(all).map(row).join('\n')}</tbody>
</table></div></section>`
}

const row = (group: Group): string =>
  `<tr class="${group.result}"><td><span class="badge ${group.result}">${group.result}</span></td><td>${e(group.workload)}<br><span class="quiet">${count(group.verdicts.filter(({ pod }) => pod).length, 'pod')}</span></td><th scope="row">${e(group.probe)}</th><td>${e(group.expected)}</td><td>${e(group.observed)}</td><td>${e(group.because)}${details(group)}</td></tr>`

const details = ({ verdicts: [example, ...others] }: Group): string => {
  if (!example) return ''
  const entry = (name: string, value: string): string => `<dt>${name}</dt><dd>${value}</dd>`
  const chain = flightOf(example).map(
    certificate =>
      `<li>${e(certificate.subject)}<br><span class="quiet">issued by ${e(certificate.issuer)}, until ${e(certificate.notAfter.toISOString())}<br>SHA-256 <code>${e(certificate.fingerprint)}</code></span></li>`,
  )
  return `<details><summary>evidence</summary><dl>${entry('predicted', `${e(example.probe.predicted.because)} <code>${e(predictedRule(example))}</code>`)}${describeObservation(
    example.observation,
  )
    .map(([name, value]) => entry(name, `<code class="lines">${lines(value, 1000)}</code>`))
    .join('')}${chain.length > 0 ? entry('certificates as served', `<ol start="0">${chain.join('')}</ol>`) : ''}${entry(
    'pods',
    [example, ...others].map(verdict => e(describePod(verdict))).join('<br>'),
  )}</dl></details>`
}

const order = { failed: 0, skipped: 1, planned: 2, applied: 3, unchanged: 4 } as const

const resources = (outcomes: readonly Outcome[]): string => {
  if (outcomes.length === 0) return ''
  const rows = [...outcomes].sort((one, other) => order[one.result] - order[other.result]).map(resourceRow)
  return `<div class="scroll" tabindex="0" role="region" aria-label="Resources"><table><thead><tr><th scope="col">result</th><th scope="col">change</th><th scope="col">resource</th><th scope="col">what differs</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`
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

const facts = (report: Report): string =>
  report.facts.length === 0
    ? ''
    : `<table><tbody>${report.facts.map(({ name, value }) => `<tr><th scope="row">${e(name)}</th><td><code class="lines">${lines(value)}</code></td></tr>`).join('')}</tbody></table>`
