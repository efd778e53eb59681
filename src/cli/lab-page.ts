/** report.html of a lab run: one page without scripts from elsewhere, readable by keyboard, on paper and in the dark. */
import { type LabDocument, rows, seconds } from './lab-report.ts'

/** All text is escaped: some of it was printed by pods. */
export function labPage(document: LabDocument): string {
  const pass = document.result === 'pass'
  const longest = Math.max(1, ...document.steps.map(step => step.milliseconds))
  const steps = document.steps.map(
    step => `<tr class="${step.ok ? 'pass' : 'fail'}">
  <td>${step.ok ? '✓' : '✗'}</td>
  <td><a href="${html(encodeURIComponent(step.report))}/report.html">${html(step.action)}</a></td>
  <td>${html(step.name)}</td>
  <td>${html(step.happened)}<small>must: ${html(step.expected)}</small></td>
  <td class="time"><span style="width:${Math.max(1, Math.round((step.milliseconds / longest) * 100))}%"></span>${seconds(step.milliseconds)}</td>
</tr>`,
  )
  const matrix = rows(document.verdicts).map(
    row => `<tr class="${row.result}">
  <td><b>${row.result}</b></td><td>${html(row.workload)} <small>${row.pods} ${row.pods === 1 ? 'pod' : 'pods'}</small></td><td>${html(row.probe)}</td>
  <td>${html(row.expected)}</td><td>${html(row.observed)}</td><td>${html(row.because)}</td>
</tr>`,
  )
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${pass ? 'Proven' : 'Not proven'}: ${html(document.spec)}</title>
<style>
:root { color-scheme: light dark; --line: light-dark(#d7dae0, #3a3f4a); --soft: light-dark(#5c6370, #9aa2b1); --good: light-dark(#11703a, #5bd08a); --bad: light-dark(#b3261e, #ff8a80); --odd: light-dark(#8a5a00, #ffcf6b); --bar: light-dark(#dfe7f5, #2c3850) }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 1240px; margin: 2rem auto; padding: 0 1rem; background: light-dark(#fff, #16181d); color: light-dark(#1c1f26, #e6e8ec) }
h1 { font-size: 1.5rem; margin-bottom: .25rem } h1 b { color: var(--${pass ? 'good' : 'bad'}) } h2 { font-size: 1.1rem; margin-top: 2.2rem }
p, small { color: var(--soft) } small { display: block } td small { font-size: .82em }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-size: .92rem } th { text-align: left; font-weight: 600; color: var(--soft) }
th, td { padding: .45rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top }
.pass > td:first-child { color: var(--good) } .fail > td:first-child { color: var(--bad) } .inconclusive > td:first-child { color: var(--odd) }
.time { position: relative; min-width: 7rem; text-align: right; font-variant-numeric: tabular-nums } .time span { position: absolute; inset: 20% auto 20% 0; background: var(--bar); z-index: -1; border-radius: 3px }
a { color: inherit } ol { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; padding: 0; margin: 1rem 0 } ol li { border: 1px solid var(--line); border-radius: 6px; padding: .35rem .7rem } ol li + li::before { content: "→"; margin-left: -1.35rem; margin-right: .75rem; color: var(--soft) } ol { column-gap: 1.4rem }
</style>
<h1><b>${pass ? 'Proven' : 'Not proven'}</b>: ${html(document.spec)}</h1>
<p>${seconds(document.milliseconds)} in all, ${seconds(document.startMilliseconds)} to start the lab, ${Math.round(document.peakMemoryBytes / 2 ** 20)} MB at its peak.</p>
<ol aria-label="path of a pod's traffic"><li>pod</li><li>route table of the subnet</li><li>Azure Firewall: deny, splice or inspect</li><li>origin</li></ol>
${document.notEmulated.map(text => `<p class="fail">The lab does not emulate: ${html(text)}</p>`).join('\n')}
<h2>Steps</h2>
<div class="wide" tabindex="0"><table><tr><th></th><th>Action</th><th>Step</th><th>What happened</th><th>Time</th></tr>
${steps.join('\n')}
</table></div>
<h2>What the pods saw, at the end</h2>
<div class="wide" tabindex="0"><table><tr><th>Verdict</th><th>Workload</th><th>Probe</th><th>Expected</th><th>Observed</th><th>Because</th></tr>
${matrix.join('\n')}
</table></div>
</html>
`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const html = (text: string): string => text.replace(/[&<>"']/g, character => entities[character] ?? '')
