/** report.html of a lab run: one page without scripts from elsewhere, readable by keyboard, on paper and in the dark. */

import { pageStyle } from '../report/html-style.ts'
import { escapeHtml as html } from '../report/html-text.ts'
import { type LabDocument, rows, seconds } from './lab-report.ts'

/** All text is escaped: some of it was printed by pods. */
export function labPage(document: LabDocument): string {
  const pass = document.result === 'pass'
  const longest = Math.max(1, ...document.steps.map(step => step.milliseconds))
  const steps = document.steps.map(
    step => `<tr class="${step.ok ? 'pass' : 'fail'}">
  <td><span class="badge ${step.ok ? 'pass' : 'fail'}">${step.ok ? '✓' : '✗'}</span></td>
  <td><a href="${html(encodeURIComponent(step.report))}/report.html">${html(step.action)}</a></td>
  <td>${html(step.name)}</td>
  <td>${html(step.happened)}<small>must: ${html(step.expected)}</small></td>
  <td class="time">${seconds(step.milliseconds)}<span style="width:${Math.max(1, Math.round((step.milliseconds / longest) * 100))}%"></span></td>
</tr>`,
  )
  const matrix = rows(document.verdicts).map(
    row => `<tr class="${row.result}">
  <td><span class="badge ${row.result}">${row.result}</span></td>
  <td>${html(row.workload)} <small>${row.pods} ${row.pods === 1 ? 'pod' : 'pods'}</small></td><th scope="row">${html(row.probe)}</th>
  <td data-is="expected">${html(row.expected)}</td><td data-is="observed">${html(row.observed)}</td><td data-is="because">${html(row.because)}</td>
</tr>`,
  )
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${pass ? 'Proven' : 'Not proven'}: ${html(document.spec)}</title>
<style>${pageStyle}
a{color:var(--link)}
.scroll :is(td,th):first-child{min-width:0}
.time{min-width:7rem;text-align:right;font-variant-numeric:tabular-nums}.time span{display:block;height:.3rem;margin:.2rem 0 0 auto;background:var(--edge);border-radius:.15rem}
td small{display:block;color:var(--quiet)}
.path{margin-top:1.5rem;display:flex;flex-wrap:wrap;gap:.4rem 1.6rem;list-style:none;padding:0}.path li{border:1px solid var(--line);border-radius:.4rem;padding:.3rem .7rem;position:relative}.path li+li::before{content:"→";position:absolute;left:-1.3rem;color:var(--quiet)}
@media(max-width:700px){
.path{flex-direction:column;align-items:flex-start;gap:1.6rem}.path li+li::before{content:"↓";left:.7rem;top:-1.55rem}
.scroll table{min-width:0}.scroll thead{position:absolute;left:-200vw}
.scroll tr{display:block;padding:.6rem 0;border-bottom:1px solid var(--line)}
.scroll tr>:is(td,th){display:block;border:0;padding:.1rem 0;max-width:none}
.scroll [data-is]::before{content:attr(data-is) ": ";color:var(--quiet);font-size:.87em}
.time{text-align:left}.time span{margin-left:0}
}
</style>
<header class="${pass ? 'pass' : 'fail'}"><p class="verdict">${pass ? 'proven' : 'not proven'}</p><div><h1>${html(document.spec)}</h1><p class="quiet">${seconds(document.milliseconds)} in all, ${seconds(document.startMilliseconds)} to start the lab, ${Math.round(document.peakMemoryBytes / 2 ** 20)} MB at its peak.</p></div></header>
<main>
<ol class="path" aria-label="path of a pod's traffic"><li>pod</li><li>route table of the subnet</li><li>Azure Firewall: deny, splice or inspect</li><li>origin</li></ol>
${document.notEmulated.map(text => `<p class="fail">The lab does not emulate: ${html(text)}</p>`).join('\n')}
<h2>Steps</h2>
<div class="scroll" tabindex="0"><table><thead><tr><th></th><th>action</th><th>step</th><th>what happened</th><th>time</th></tr></thead>
${steps.join('\n')}
</table></div>
<h2>What the pods saw, at the end</h2>
<div class="scroll" tabindex="0"><table><thead><tr><th>verdict</th><th>workload</th><th>probe</th><th>expected</th><th>observed</th><th>because</th></tr></thead>
${matrix.join('\n')}
</table></div>
</main>
</html>
`
}
