export const id = 4999;
export const ids = [4999];
export const modules = {

/***/ 2947:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/verify/reasons.js
var reasons = __webpack_require__(1606);
;// CONCATENATED MODULE: ./src/report/groups.js

const likeIt = ' (others after other times)';
/** Worst first. */
const severity = { fail: 0, inconclusive: 1, pass: 2 };
/** Groups in the order in which people need them: failures, then what nobody knows, then what is right; each as the spec lists them. */
const groupVerdicts = (verdicts) => {
    const groups = new Map();
    for (const verdict of verdicts) {
        const { expected, observed, result, because } = verdict;
        const { workload, name: probe } = verdict.probe;
        const key = JSON.stringify([workload, verdict.probe.id, probe, expected, observed, result, (0,reasons/* alike */.n)(because)]);
        const group = groups.get(key);
        if (group) {
            group.verdicts.push(verdict);
            if (group.because !== because)
                groups.set(key, { ...group, because: group.because.endsWith(likeIt) ? group.because : `${group.because}${likeIt}` });
        }
        else
            groups.set(key, { workload, probe, expected, observed, result, because, verdicts: [verdict] });
    }
    return [...groups.values()].sort((one, other) => severity[one.result] - severity[other.result]);
};
/** The same, at most four for a workload's probe and result: those with most pods, and all others as one. */
const condense = (groups) => {
    const alikes = Map.groupBy(groups, ({ workload, probe, expected, result }) => JSON.stringify([workload, probe, expected, result]));
    return [...alikes.values()].flatMap(all => {
        const { own, rest } = (0,reasons/* mostCommon */.f)(all, ({ verdicts }) => verdicts.length);
        const [first] = rest;
        if (first === undefined)
            return own;
        const observed = new Set(rest.map(each => each.observed));
        return [
            ...own,
            {
                ...first,
                observed: observed.size === 1 ? first.observed : `${observed.size} different answers`,
                because: `${rest.length} further reasons; one: ${first.because}`,
                verdicts: rest.flatMap(({ verdicts }) => verdicts),
            },
        ];
    });
};
const tally = (verdicts) => {
    const counts = { pass: 0, fail: 0, inconclusive: 0 };
    for (const { result } of verdicts)
        counts[result] += 1;
    return counts;
};

// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(3101);
;// CONCATENATED MODULE: ./src/report/annotations.js


/** GitHub shows ten of each level per step and drops the rest silently. */
const most = 10;
/**
 * Annotations, most severe first, at most ten of a level: failed probes at the place of their expectation, failed resources,
 * findings. Where something is left out, the tenth says how much.
 */
const toAnnotations = (report) => {
    const found = [...probes(report), ...resources(report), ...findings(report)];
    const silent = report.result !== 'pass' && !found.some(({ level }) => level === 'error');
    const headline = { level: 'error', title: line(report.title, 120), message: line(`${report.result}: ${report.headline}`, 1000) };
    const all = silent ? [headline, ...found] : found;
    return ['error', 'warning', 'notice'].flatMap(level => {
        const found = all.filter(annotation => annotation.level === level);
        if (found.length <= most)
            return found;
        const rest = found.length - most + 1;
        return [...found.slice(0, most - 1), { level, title: report.title, message: `${(0,report_text/* count */.U9)(rest, `more ${level}`)}: see the job summary.` }];
    });
};
const probes = ({ verdicts, findings }) => groupVerdicts(verdicts)
    .filter(({ result, verdicts: [first] }) => result !== 'pass' && !told(findings, first))
    .map(({ workload, probe, expected, observed, result, because, verdicts: [first, ...others] }) => {
    const place = first?.probe.expectation.place;
    const where = others.length > 0 ? ` (${(0,report_text/* count */.U9)(others.length + 1, 'pod')})` : '';
    return {
        level: 'error',
        title: line(`${workload}: ${probe}`, 120),
        message: line(`${result}: expected ${expected}, observed ${observed}${where}. ${because}`, 1000),
        ...(place ? { file: place.file, line: place.line, column: place.column } : {}),
    };
});
/** Whether a finding already speaks of the expectation: who made it knew more. */
const told = (findings, verdict) => findings.some(({ file, line }) => file === verdict?.probe.expectation.place.file && line === verdict?.probe.expectation.place.line);
const resources = ({ outcomes }) => outcomes.flatMap(outcome => {
    if (outcome.result !== 'failed')
        return [];
    const advice = 'advice' in outcome.fault ? outcome.fault.advice : undefined;
    return [
        { level: 'error', title: line(outcome.change.resource.title, 120), message: line(withAdvice(outcome.fault.message, advice), 1000) },
    ];
});
const findings = (report) => report.findings.map(({ level, message, advice, file, line: row, column }) => ({
    level,
    title: report.title,
    message: line(withAdvice(message, advice), 1000),
    ...(file === undefined ? {} : { file }),
    ...(row === undefined ? {} : { line: row }),
    ...(column === undefined ? {} : { column }),
}));
const line = (text, length) => (0,report_text/* shortened */.vI)((0,report_text/* visible */.RK)(text), length);
/** Two sentences, also where the first came without its full stop. */
const withAdvice = (message, advice) => advice ? `${message}${/[.!?:]$/.test(message) ? '' : '.'} ${advice}` : message;

;// CONCATENATED MODULE: ./src/report/html-text.js
/** Text of others in the page: always text, never an element, and never longer than its place. */

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };
/** Text as text, in an element or in a quoted attribute. */
const escapeHtml = (text, length = 4000) => (0,report_text/* shortened */.vI)((0,report_text/* visible */.RK)(text), length).replace(/[&<>"'`]/g, character => entities[character] ?? '');
/** The same, with its line breaks kept. */
const escapeLines = (text, length = 4000) => (0,report_text/* shortened */.vI)(text, length)
    .split('\n')
    .map(line => escapeHtml(line))
    .join('\n');
/** A list of terms; nothing for no term. */
const terms = (entries) => entries.length === 0 ? '' : `<dl>${entries.map(([name, html]) => `<dt>${name}</dt><dd>${html}</dd>`).join('')}</dl>`;
const utf8 = new TextEncoder();
const bytesOf = (text) => utf8.encode(text).length;
/** The first ones that fit into so many bytes, and how many do not. */
const fitting = (items, bytes) => {
    let room = bytes;
    const end = items.findIndex(item => {
        room -= bytesOf(item) + 1;
        return room < 0;
    });
    const kept = end === -1 ? items : items.slice(0, end);
    return { kept, left: items.length - kept.length };
};

;// CONCATENATED MODULE: ./src/report/html-findings.js


/** Findings that stand open; the rest is folded. */
const openFindings = 10;
/** A run's findings about verdicts begin with the probe's name and the reason, and end with the pods. */
function toldInRows({ findings, verdicts }) {
    const keys = new Set(verdicts.filter(({ result }) => result !== 'pass').map(keyOf));
    const advice = new Map();
    const rest = findings.filter(({ message, advice: text }) => {
        const key = message.slice(0, Math.max(0, message.lastIndexOf(' [')));
        if (!keys.has(key))
            return true;
        if (text !== undefined)
            advice.set(key, text);
        return false;
    });
    return { adviceFor: verdict => advice.get(keyOf(verdict)), rest, inRows: findings.length - rest.length };
}
const keyOf = ({ probe, because }) => `${probe.name}: ${because}`;
const html_findings_severity = { error: 0, warning: 1, notice: 2 };
/** The findings that stand in no row below, worst first, in at most `room` bytes. */
function findingsList({ rest, inRows }, room) {
    const sorted = [...rest].sort((one, other) => html_findings_severity[one.level] - html_findings_severity[other.level]);
    const { kept, left } = fitting(sorted.map(finding), room);
    const folded = kept.slice(openFindings);
    return [
        list(kept.slice(0, openFindings)),
        folded.length > 0 ? `<details><summary>${folded.length} more, less severe or later</summary>${list(folded)}</details>` : '',
        left > 0 ? `<p class="left">${(0,report_text/* count */.U9)(left, 'finding')} left out of this page: see report.json.</p>` : '',
        inRows > 0 ? `<p class="quiet">${(0,report_text/* count */.U9)(inRows, 'finding')} about single probes: in the rows below, with what to do.</p>` : '',
    ].join('');
}
const list = (items) => (items.length > 0 ? `<ul class="findings">${items.join('')}</ul>` : '');
const finding = ({ level, message, advice, file, line, column }) => {
    const place = [file, line, column].filter(part => part !== undefined).join(':');
    return `<li class="finding ${level}"><strong>${level}</strong> <span class="lines">${escapeLines(message)}</span>${place ? ` <code>${escapeHtml(place)}</code>` : ''}${advice ? `<p class="quiet">${escapeHtml(advice)}</p>` : ''}</li>`;
};

// EXTERNAL MODULE: ./src/pki/hash.js
var hash = __webpack_require__(1779);
;// CONCATENATED MODULE: ./src/report/html-script.js
/**
 * The page's only script: it filters rows. It reads what stands on the page and writes no markup (`require-trusted-types-for` would refuse
 * it), so that text which came from a pod stays text. The page's policy names its hash, and no other script runs.
 */

const pageScript = `
(() => {
  const by = id => document.getElementById(id)
  const list = by('rows')
  if (!list) return
  const rows = [...list.children].map(item => ({ item, text: undefined }))
  const fields = ['workload', 'host', 'words'].map(by)
  const radios = [...document.querySelectorAll('input[name=show]')]
  const pods = [...document.querySelectorAll('#pods tbody tr')].map(row => ({ workload: row.dataset.w, text: row.textContent.toLowerCase() }))
  const filter = () => {
    const [workload, host, words] = fields.map(field => field.value.trim().toLowerCase())
    const result = radios.find(radio => radio.checked).value
    const having = new Set(words ? pods.filter(pod => pod.text.includes(words)).map(pod => pod.workload) : [])
    let shown = 0
    for (const row of rows) {
      const { w, h, a } = row.item.dataset
      const has = () => (row.text ??= row.item.textContent.toLowerCase()).includes(words) || (a !== undefined && having.has(w))
      const fits = (!workload || w === workload) && (!host || h === host) && (result === 'all' || row.item.className === result) && (!words || has())
      row.item.hidden = !fits
      if (fits) shown++
    }
    by('count').textContent = shown === rows.length ? '' : shown === 0 ? 'No row is like this.' : shown + ' of ' + rows.length + ' rows shown'
  }
  const set = open => { for (const { item } of rows) if (!open || !item.hidden) item.firstElementChild.open = open }
  let waiting = 0
  const soon = () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(filter) }
  for (const each of [...fields, ...radios]) each.addEventListener('input', soon)
  by('open').addEventListener('click', () => set(true))
  by('close').addEventListener('click', () => set(false))
  by('clear').addEventListener('click', () => { for (const field of fields) field.value = ''; radios[0].checked = true; filter(); fields[0].focus() })
  by('more').hidden = false
  filter()
})()
`;
/** As a content security policy names what may stand in the page. */
const sourceHash = (text) => `'sha256-${Buffer.from((0,hash/* sha256 */.s)(text), 'hex').toString('base64')}'`;

;// CONCATENATED MODULE: ./src/report/html-style.js
/** The page's style sheet. Light and dark follow the reader's system; colours keep a contrast of 4.5 to 1. */
const pageStyle = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1a1c20;--quiet:#5b616b;--line:#d7dbe0;--edge:#7b828c;--soft:#f4f6f8;--pass:#136f3a;--fail:#b3261e;--inconclusive:#8a5a00;--link:#0b57d0}
@media(prefers-color-scheme:dark){:root{--ground:#14161a;--ink:#e6e8eb;--quiet:#a0a7b1;--line:#363b43;--edge:#7a828d;--soft:#1d2026;--pass:#62c98a;--fail:#ff8a80;--inconclusive:#f0b452;--link:#8ab4f8}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
header,main{max-width:1400px;margin:0 auto;padding:0 1.25rem}
header{display:flex;gap:1.25rem;align-items:center;padding-top:1.5rem;padding-bottom:1.25rem;border-bottom:1px solid var(--line)}
header p{margin:.15rem 0}
h1{font-size:1.25rem;margin:0}
h2{font-size:1.05rem;margin:1.75rem 0 .6rem}
.verdict{flex:none;font-size:1.5rem;font-weight:700;padding:.3rem .9rem;border:3px solid;border-radius:.5rem}
.pass .verdict,.badge.pass,.badge.applied{color:var(--pass)}
.fail .verdict,.badge.fail,.finding.error strong{color:var(--fail)}
.inconclusive .verdict,.badge.inconclusive,.badge.skipped,.finding.warning strong{color:var(--inconclusive)}
.badge{font-weight:600;white-space:nowrap}
.quiet{color:var(--quiet);font-size:.87em}
.scroll{overflow-x:auto}.scroll table{min-width:64rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--line);font-weight:400;overflow-wrap:break-word;min-width:6.5rem;max-width:34rem}
thead th{font-size:.82em;color:var(--quiet);border-bottom-width:2px}
th[scope=row]{font-weight:600}
code{font:.9em/1.45 ui-monospace,monospace;background:var(--soft);padding:.05em .3em;border-radius:.25em;overflow-wrap:anywhere}
.lines{white-space:pre-wrap}
ul,ol{margin:.2rem 0;padding-left:1.3rem}
del{color:var(--fail)}ins{color:var(--pass);text-decoration:none}
.finding{border-left:3px solid var(--line);padding-left:.75rem;margin:.5rem 0}
.finding,main>section>ol,main>section>table th{overflow-wrap:anywhere}
.finding.error{border-color:var(--fail)}.finding.warning{border-color:var(--inconclusive)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1rem;margin:.5rem 0;padding:.75rem;background:var(--soft);border-radius:.4rem}
dt{color:var(--quiet)}dd{margin:0;min-width:0}
summary{cursor:pointer;color:var(--link);width:max-content}
.filter{display:flex;flex-wrap:wrap;gap:.4rem;margin-bottom:.75rem}
.filter input{position:absolute;opacity:0;pointer-events:none}
.filter label{border:1px solid var(--line);border-radius:1rem;padding:.2rem .8rem;cursor:pointer}
.filter input:checked+label{background:var(--ink);color:var(--ground);border-color:var(--ink)}
.filter input:focus-visible+label,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
body:has(#show-fail:checked) #rows>li:not(.fail),body:has(#show-inconclusive:checked) #rows>li:not(.inconclusive),body:has(#show-pass:checked) #rows>li:not(.pass){display:none}
@media(max-width:700px){dl{grid-template-columns:1fr}header{align-items:flex-start;flex-direction:column;gap:.5rem}}
@media print{.filter{display:none}details::details-content{content-visibility:visible}}
`;

;// CONCATENATED MODULE: ./src/report/html-verdict-style.js
/** What only the page of a report needs, beside the style that every page has. */
const verdictStyle = `
:root{--way:#0b57d0;--other:#b3261e}
@media(prefers-color-scheme:dark){:root{--way:#8ab4f8;--other:#ff8a80}}
header p,header h1{overflow-wrap:anywhere}
h3{font-size:.82em;font-weight:600;color:var(--quiet);margin:1.1rem 0 .3rem}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.3rem .6rem;z-index:1}
a{color:var(--link)}
.left{border:1px solid var(--inconclusive);border-radius:.4rem;padding:.4rem .75rem;margin:.5rem 0}
.findings{list-style:none;padding:0}
.finding p{margin:.1rem 0 0}
.filter{align-items:center;gap:.5rem 1.25rem;font-size:.93em}
.pills{display:flex;flex-wrap:wrap;gap:.35rem;border:0;padding:0;margin:0}
.pills legend,.filter [hidden]{position:absolute;opacity:0;pointer-events:none}
.pills label{padding:.15rem .7rem}
#more{display:flex;flex-wrap:wrap;align-items:center;gap:.4rem .5rem}
#more[hidden]{display:none}
#more label{border:0;padding:0;cursor:default;color:var(--quiet)}
#more label:not(:first-child){margin-left:.6rem}
#more input{position:static;opacity:1;pointer-events:auto;width:15rem}
#more input,#more select,#more button{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--edge);border-radius:.35rem;padding:.2rem .5rem;max-width:100%}
#more select{max-width:15rem}
#more button{cursor:pointer;background:var(--soft)}
.buttons{display:flex;gap:.35rem;margin-left:.6rem}
.filter output{color:var(--quiet)}
:is(input,select,button,a):focus-visible{outline:2px solid var(--link);outline-offset:2px}
.symbols{position:absolute}
.head,#rows summary{display:grid;grid-template-columns:7rem minmax(0,1.5fr) minmax(0,.8fr) minmax(0,1.1fr) minmax(0,2fr);gap:0 1.1rem}
.head{margin:0;padding:0 .5rem .35rem 1.6rem;border-bottom:2px solid var(--line);font-size:.82em;color:var(--quiet)}
#rows{list-style:none;margin:0;padding:0}
#rows>li{border-bottom:1px solid var(--line)}
#rows.long>li{content-visibility:auto;contain-intrinsic-size:auto 3.6rem}
#rows>li[hidden]{display:none}
#rows summary{position:relative;width:auto;color:inherit;padding:.5rem .5rem .5rem 1.6rem;overflow-wrap:anywhere;list-style:none}
#rows summary::-webkit-details-marker{display:none}
#rows summary:hover,#rows details[open]>summary{background:var(--soft)}
#rows summary::before{content:"";position:absolute;left:.45rem;top:.95rem;width:.38rem;height:.38rem;border:solid var(--quiet);border-width:0 2px 2px 0;transform:rotate(-45deg)}
#rows details[open]>summary::before{transform:rotate(45deg)}
#rows summary .quiet{display:block}
#rows summary i{color:var(--quiet)}
#rows summary:focus-visible{outline-offset:-2px}
.panel{overflow-wrap:anywhere;padding:.75rem 1.25rem 1.25rem 1.6rem;background:var(--soft);border-top:1px solid var(--line)}
.panel code{background:none;padding:0}
.asked{margin:0;font-size:.93em;color:var(--quiet);overflow-wrap:anywhere}.asked code{color:var(--ink)}
.panel dd{overflow-wrap:anywhere}
.panel dl{padding:0;margin:.4rem 0 0;grid-template-columns:minmax(4.5rem,max-content) 1fr;font-size:.93em;gap:.2rem .75rem}
.way{margin:.8rem 0 0}
.way svg{display:block;width:100%;height:47px;overflow:visible}
.way ol{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));list-style:none;padding:0;margin:.3rem 0 0}
.way li{padding-right:1.25rem}
.way p{margin:.1rem 0 0;font-size:.93em;overflow-wrap:anywhere}
.way i{font-style:normal;font-size:.87em;color:var(--mark)}
.way b{text-transform:capitalize}
.way g{color:var(--mark);fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.way line{stroke:var(--mark);stroke-width:2}
.disc{fill:var(--soft)}.mark{fill:currentColor;stroke:var(--soft)}.sign{stroke:var(--soft)}
.seen{--mark:var(--way)}.stopped{--mark:var(--ink)}.other{--mark:var(--other)}.unclear{--mark:var(--quiet)}.unseen{--mark:var(--quiet)}
.way line.unclear{stroke-dasharray:7 5}.way line.unseen{stroke-dasharray:1.5 6;stroke-linecap:round}
.sides{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:0;margin-top:1.1rem;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
.sides section{padding:.2rem 1.1rem .9rem}
.sides section:first-child{padding-left:0}
.sides section+section{border-left:1px solid var(--line)}
.sides h3{margin-top:.6rem}
.sides p{margin:.15rem 0;overflow-wrap:anywhere}
.sides .word{font-weight:600;font-size:1.05em}
.panel .finding{margin:.9rem 0 0}.finding.do{border-color:var(--way)}
.panel .finding ol{margin:.3rem 0 0}
.flight{font-size:.93em}
.flight th,.flight td{min-width:0;overflow-wrap:anywhere}
.flight th[scope=row]{font-weight:400;max-width:none}
.flight td:last-child{width:21rem}
.flight td:nth-child(4),.flight td:nth-child(5){white-space:nowrap}
.flight td:first-child{color:var(--quiet);width:1.5rem}
.pods,.others{margin:0;overflow-wrap:anywhere;font-size:.93em}
.others li{margin:.25rem 0}
.scroll table.flight{min-width:52rem}
@media screen and (max-width:900px){
.head{display:none}
#rows summary{grid-template-columns:minmax(0,1fr);gap:.1rem;padding-left:1.6rem}
#rows summary>span:nth-of-type(3)::before{content:"expected: "}#rows summary>span:nth-of-type(3) .quiet::before{content:"observed: "}
#rows summary>span:nth-of-type(3)::before{color:var(--quiet);font-size:.87em}
.sides{grid-template-columns:1fr}
.sides section,.sides section:first-child{padding:.2rem 0 .8rem}
.sides section+section{border-left:0;border-top:1px solid var(--line)}
.way ol{grid-template-columns:1fr;gap:.5rem}
.panel{padding-right:.75rem}
.flight thead{display:none}
.flight,.flight tbody,.flight tr,.flight th,.flight td{display:block;border:0;padding:0;max-width:none}
.scroll table.flight{min-width:0}
.flight tr{border-bottom:1px solid var(--line);padding:.4rem 0}
.flight td:first-child{float:left;width:1.2rem}.flight tr>:not(:first-child){margin-left:1.2rem}
.flight td:last-child{width:auto}
}
@media screen and (max-width:700px){.panel dl{grid-template-columns:1fr;gap:0 .75rem}#more label{flex-basis:100%;margin:0!important}#more input,#more select{width:100%;max-width:none}.buttons{margin:0}}
@media print{
body{font-size:9pt}
th,td{min-width:0}
.head,#rows summary{grid-template-columns:5.5rem minmax(0,1.5fr) minmax(0,.8fr) minmax(0,1.1fr) minmax(0,2fr)}
#rows.long>li{content-visibility:visible}
#rows>li{break-inside:avoid-page}
#rows>li.pass details:not([open])::details-content{display:none}
.panel{background:none}:root{--soft:#fff}
.scroll{overflow:visible}.scroll table,.scroll table.flight{min-width:0}
.buttons,#more{display:none}
}
`;

// EXTERNAL MODULE: ./src/policy/to-know.js
var to_know = __webpack_require__(7607);
// EXTERNAL MODULE: ./src/verify/disagree.js
var disagree = __webpack_require__(3771);
;// CONCATENATED MODULE: ./src/report/html-flight.js


const namesShown = 6;
/** `at`: when the report was made, against which dates are held. */
function flightTable(flight, at) {
    if (flight.length === 0)
        return '';
    const rows = flight.map((certificate, index) => flightRow(certificate, index, moment(at)));
    return `<h3>Certificates as served</h3><div class="scroll" tabindex="0" role="region" aria-label="Certificates as served"><table class="flight"><thead><tr><th scope="col">#</th><th scope="col">subject, issuer</th><th scope="col">names</th><th scope="col">valid</th><th scope="col">key</th><th scope="col">SHA-256</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
/** Other texts are dates as well, for JavaScript. */
const moment = (at) => new Date(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) ? at : Number.NaN);
const flightRow = (certificate, index, at) => {
    const { subject, issuer, selfIssued, basicConstraints, fingerprint } = certificate;
    const role = basicConstraints?.ca === true ? (selfIssued ? 'self-issued CA' : 'CA') : index === 0 ? 'leaf' : 'no CA';
    return `<tr><td>${index}</td><th scope="row">${escapeHtml(subject, 300)}<br><span class="quiet">${selfIssued ? 'by itself' : `by ${escapeHtml(issuer, 300)}`}</span></th><td>${names(certificate)}</td><td>${dates(certificate, at)}</td><td>${key(certificate)}<br><span class="quiet">${role}</span></td><td><code>${escapeHtml((fingerprint.match(/.{1,16}/g) ?? []).join(' '))}</code></td></tr>`;
};
const names = ({ dnsNames, ipAddresses }) => {
    const all = [...dnsNames, ...ipAddresses];
    const more = all.length > namesShown ? [`<span class="quiet">and ${all.length - namesShown} more</span>`] : [];
    return [...all.slice(0, namesShown).map(name => escapeHtml(name, 120)), ...more].join('<br>') || '<span class="quiet">none</span>';
};
const day = (date) => (Number.isNaN(date.getTime()) ? 'no date' : date.toISOString().slice(0, 10));
const dates = ({ notBefore, notAfter }, at) => {
    const days = Math.floor((notAfter.getTime() - at.getTime()) / 86_400_000);
    const left = Number.isNaN(days) ? '' : at < notBefore ? 'not yet valid' : at > notAfter ? 'ended' : `${(0,report_text/* count */.U9)(days, 'day')} left`;
    const wrong = left === 'ended' || left === 'not yet valid';
    return `${day(notBefore)} to<br>${day(notAfter)}${left ? `<br><span class="${wrong ? 'badge fail' : 'quiet'}">${left}</span>` : ''}`;
};
const key = ({ keyType, keyBits }) => {
    const type = { rsa: 'RSA', ec: 'EC', ed25519: 'Ed25519', other: 'other' }[keyType] ?? 'other';
    return `${type}${keyBits > 0 ? ` ${keyBits}` : ''}`;
};

// EXTERNAL MODULE: ./src/verify/seen.js
var verify_seen = __webpack_require__(1044);
;// CONCATENATED MODULE: ./src/report/html-hops.js
/** The way of a request, hop by hop, with what was seen there and no more: where nothing proves anything, that is what is said. */

const hopsOf = (verdict) => {
    const { pod, route, firewall, origin } = placesOf(verdict);
    return [
        { at: 'pod', ...pod },
        { at: 'route', ...route },
        { at: 'firewall', ...firewall },
        { at: 'origin', ...origin },
    ];
};
const unseen = { state: 'unseen', said: 'not reached' };
const unsaid = { state: 'unclear', said: 'nothing was seen of it' };
function placesOf(verdict) {
    const { pod, probe, observation, path, because } = verdict;
    if (pod === undefined)
        return { pod: { state: 'stopped', said: because }, route: unseen, firewall: unseen, origin: unseen };
    const seen = (0,verify_seen/* seenIn */.vV)(probe, observation, path);
    const asked = { state: 'seen', said: trustOf(verdict) };
    switch (observation.kind) {
        case 'unknown':
            return { pod: { state: 'unclear', said: observation.detail }, route: unsaid, firewall: unsaid, origin: unsaid };
        case 'dns-failure':
            return {
                pod: { state: 'stopped', said: `the name did not resolve (${observation.detail})` },
                route: unseen,
                firewall: unseen,
                origin: unseen,
            };
        case 'tls':
            return { pod: asked, ...inSession(verdict, seen) };
        case 'http':
        case 'answered':
            return seen.effect === 'denied'
                ? { pod: asked, route: unsigned, firewall: { state: 'stopped', said: seen.because }, origin: unseen }
                : seen.effect === 'allowed'
                    ? {
                        pod: asked,
                        route: inClear,
                        firewall: inClear,
                        origin: { state: 'seen', said: `${seen.because}, in clear: nobody signed it` },
                    }
                    : { pod: asked, route: inClear, firewall: { state: 'unclear', said: seen.because }, origin: unsaid };
        case 'blocked':
            if (seen.effect === 'denied')
                return { pod: asked, route: unsigned, firewall: { state: 'stopped', said: seen.because }, origin: unseen };
            if (observation.how === 'unreachable')
                return { pod: asked, route: { state: 'stopped', said: seen.because }, firewall: unseen, origin: unseen };
            return {
                pod: asked,
                route: unsaid,
                firewall: { state: 'unclear', said: seen.because },
                origin: { state: 'unseen', said: 'nothing came from it' },
            };
    }
}
const unsigned = { state: 'unclear', said: 'not proven by this alone: a denial is not signed' };
const inClear = { state: 'unclear', said: 'not proven: nothing signs what is answered in clear' };
function inSession({ path, observation }, seen) {
    const status = observation.kind === 'tls' ? observation.http?.status : undefined;
    const answer = status === undefined ? { state: 'unclear', said: 'no answer came' } : { state: 'seen', said: `answered ${status}` };
    switch (path.kind) {
        case 'inspected': {
            const route = { state: 'seen', said: 'leads to our firewall: nobody else holds the key that signed the certificate' };
            const opened = `opened the session (${path.by})`;
            if (seen.effect === 'denied')
                return { route, firewall: { state: 'stopped', said: `${opened} and denied the request` }, origin: unseen };
            if (seen.effect === 'upstream-refused')
                return { route, firewall: { state: 'seen', said: opened }, origin: { state: 'stopped', said: seen.because } };
            const origin = seen.effect === 'allowed' ? answer : { state: 'unclear', said: seen.because };
            return { route, firewall: { state: 'seen', said: opened }, origin };
        }
        case 'intercepted':
            return {
                route: { state: 'unclear', said: 'leads past our firewall, or somebody else stands on the way' },
                firewall: { state: 'other', said: `not our firewall: ${path.by}` },
                origin: { state: 'unclear', said: 'hidden behind who intercepts' },
            };
        case 'passthrough':
            return {
                route: {
                    state: 'unclear',
                    said: "not told by this: the origin's own certificate looks the same behind the firewall and around it",
                },
                firewall: { state: 'unclear', said: 'did not open the session' },
                origin: {
                    state: 'seen',
                    said: `its own certificate, issued by ${path.issuer}; ${status === undefined ? 'no answer came' : `answered ${status}`}`,
                },
            };
        default:
            return {
                route: unsaid,
                firewall: { state: 'unclear', said: path.kind === 'unknown' ? path.because : 'nothing was seen of it' },
                origin: answer,
            };
    }
}
/** Whether the pod's own store takes what it was shown: a fact of its own, beside the path. */
function trustOf({ observation }) {
    if (observation.kind !== 'tls')
        return 'asked';
    const { trusted, trustDetail } = observation;
    const detail = trustDetail ? ` (${trustDetail})` : '';
    if (trusted === true)
        return 'asked, and its own store trusts the certificate';
    return trusted === false
        ? `asked, and does not trust the certificate${detail}`
        : `asked; whether it trusts the certificate is not known${detail}`;
}

;// CONCATENATED MODULE: ./src/report/html-picture.js

const icons = {
    pod: '<path d="M22 9l11 6v13l-11 6-11-6V15z"/><path d="M11 15l11 6 11-6M22 21v13"/>',
    route: '<path d="M22 35V23l-9-9M22 23l9-9"/><path d="M13 20v-6h6M25 14h6v6"/>',
    firewall: '<path d="M10 12h24v20H10zM10 19h24M10 25.500h24M22 12v7M16 19v6.500M28 19v6.500M22 25.500V32"/>',
    origin: '<path d="M11 11h22v9H11zM11 24h22v9H11z"/><path d="M15.500 15.500h.010M15.500 28.500h.010M21 15.500h8M21 28.500h8"/>',
};
const marks = {
    seen: '<path d="M33 38l3 3 5-6"/>',
    stopped: '<path d="M34 35l6 6m0-6l-6 6"/>',
    other: '<path d="M37 33.500v5M37 41.500v.010"/>',
    unclear: '<path d="M35 36.300c0-3 4-3 4-.300 0 2-2 1.700-2 3.500M37 42v.010"/>',
    unseen: '<path d="M34 38h6"/>',
};
const symbol = (id, body) => `<symbol id="${id}" overflow="visible">${body}</symbol>`;
/** Stands once on the page. */
const pictureSymbols = `<svg class="symbols" aria-hidden="true" width="0" height="0">${[
    ...Object.entries(icons).map(([name, body]) => symbol(`at-${name}`, `<circle class="disc" cx="22" cy="22" r="21"/>${body}`)),
    ...Object.entries(marks).map(([name, body]) => symbol(`is-${name}`, `<circle class="mark" cx="37" cy="38" r="8"/><g class="sign">${body}</g>`)),
]
    .join('')
    .replace(/(\.\d*?)0+(?=\D)/g, '$1')}</svg>`;
const stateWords = {
    seen: 'seen',
    stopped: 'stopped here',
    other: 'somebody else',
    unclear: 'not proven',
    unseen: 'not reached',
};
/** The picture, and the same in words below it. */
function picture(hops) {
    const alternative = hops.map(({ at, state }) => `${at}: ${stateWords[state]}`).join(', ');
    const share = (index) => `${(index * 100) / hops.length}%`;
    const ways = hops
        .slice(1)
        .map(({ state }, index) => `<line class="${state}" x1="${share(index)}" x2="${share(index + 1)}" y1="22" y2="22"/>`);
    const places = hops.map(({ at, state }, index) => `<g class="${state}"><use href="#at-${at}" x="${share(index)}"/><use href="#is-${state}" x="${share(index)}"/></g>`);
    const words = hops.map(({ at, state, said }) => `<li class="${state}"><b>${at}</b> <i>${stateWords[state]}</i><p>${escapeHtml(said, 400)}</p></li>`);
    return `<figure class="way"><svg role="img" aria-label="${alternative}">${ways.join('')}${places.join('')}</svg><ol>${words.join('')}</ol></figure>`;
}

;// CONCATENATED MODULE: ./src/report/observation.js
/** What a pod saw, as named lines for people. Everything in it is the pod's word, except what we read from the certificates. */
const describeObservation = (observation) => {
    switch (observation.kind) {
        case 'tls':
            return [
                ['protocol', [observation.protocol ?? 'TLS', observation.alpn].filter(Boolean).join(', ')],
                ['trusted by the pod', `${observation.trusted}${observation.trustDetail ? `: ${observation.trustDetail}` : ''}`],
                ...(observation.http ? [['answer', `${observation.http.status} ${observation.http.body}`]] : []),
                ...(observation.httpDetail ? [['no answer', observation.httpDetail]] : []),
            ];
        case 'http':
            return [['answer', `${observation.http.status} ${observation.http.body}`]];
        case 'blocked':
            return [[observation.stage ? `blocked at ${observation.stage}` : 'blocked', `${observation.how}: ${observation.detail}`]];
        case 'answered':
            return [['answered', observation.detail]];
        case 'dns-failure':
            return [['name resolution', observation.detail]];
        case 'unknown':
            return [['unknown', observation.detail]];
    }
};
/** The certificates as served, leaf first; none when there was no TLS. */
const flightOf = ({ observation }) => (observation.kind === 'tls' ? observation.flight : []);
/** `namespace/pod (container) on node`. */
const describePod = ({ pod }) => pod ? `${pod.namespace}/${pod.name} (${pod.container})${pod.node ? ` on ${pod.node}` : ''}` : 'no pod could be asked';
/** The rule that the policy in the spec predicts to decide: `group / collection / rule`. */
const predictedRule = ({ probe: { predicted } }) => [predicted.ruleCollectionGroup, predicted.ruleCollection, predicted.rule].filter(part => part !== undefined).join(' / ') ||
    `none (${predicted.by})`;
/** What the firewall's log says, as one word and named lines. The rows are the firewall's word, read through Log Analytics. */
const describeLog = ({ logged, }) => {
    if (logged === undefined)
        return { word: 'not asked', lines: [['to ask it', 'the input logs-deadline-seconds']] };
    if (logged.kind === 'silent')
        return { word: 'no row', lines: [['because', logged.because]] };
    const { kind, row } = logged;
    return {
        word: kind,
        lines: [
            ...(kind === 'disagrees' ? [['because', logged.because]] : []),
            ['action', `${row.action}${row.kind === 'application' ? `, ${row.tlsInspected ? 'inspected' : 'not inspected'}` : ''}`],
            ['rule', row.rule ?? 'none'],
            ['for', row.url ?? [row.target ?? 'no name', row.port].filter(part => part !== undefined).join(':')],
            ['at', row.time],
        ],
    };
};

;// CONCATENATED MODULE: ./src/report/html-panel.js








/** Of a verdict's reason so much stands in the row itself. */
const reasonInLine = 240;
/** Of the answer that most pods gave. */
function panel(row, pods, told, at) {
    const [first] = row.variants;
    if (first === undefined)
        return '';
    const { example, verdicts } = first;
    const others = row.pods.length - verdicts.length;
    return [
        `<p class="asked"><code>${escapeHtml(row.asked, 600)}</code>${placeOf(example)}</p>`,
        example.because.length > reasonInLine ? `<p>${escapeHtml(example.because)}</p>` : '',
        others > 0 ? `<p class="quiet">As ${(0,report_text/* count */.U9)(verdicts.length, 'pod')} said it; ${others} said it otherwise, below.</p>` : '',
        picture(hopsOf(example)),
        toDo(told.adviceFor(example)),
        disagreeing(example),
        `<div class="sides">${prediction(example)}${observation(example)}${log(example)}</div>`,
        flightTable(flightOf(example), at),
        `<h3>${(0,report_text/* count */.U9)(verdicts.length, 'pod')}</h3><p class="pods">${pods.list(verdicts, row.workload)}</p>`,
    ].join('');
}
const placeOf = ({ probe }) => {
    const { file, line, column } = probe.expectation.place;
    if (probe.control === true)
        return ', a control that was added because the expectations bring none';
    return file === '' ? '' : `, expected in <code>${escapeHtml(file, 300)}:${line}:${column}</code>`;
};
const side = (title, word, body) => `<section><h3>${title}</h3><p class="word">${word}</p>${body}</section>`;
const decisionWord = ({ effect, inspected }) => effect === 'allow'
    ? `allow, ${inspected === true ? 'inspected' : inspected === false ? 'not inspected' : 'inspection not known'}`
    : effect;
const prediction = (verdict) => {
    const { predicted } = verdict.probe;
    return side('The policy says', decisionWord(predicted), `<p>${escapeHtml(predicted.because, 1000)}</p>${terms([
        ['rule', `<code>${escapeHtml(predictedRule(verdict), 500)}</code>`],
        ...(predicted.dependsOn.length > 0 ? [['depends on', escapeHtml(predicted.dependsOn.join('; '), 500)]] : []),
        ...(0,to_know/* toKnow */.N)(predicted.dependsOn).map(way => ['to know', escapeHtml((0,to_know/* wayText */.x)(way), 500)]),
    ])}`);
};
const observation = ({ observation, observed }) => side('The pod saw', escapeHtml(observed, 300), terms(describeObservation(observation).map(([name, value]) => [escapeHtml(name, 100), `<code class="lines">${escapeLines(value, 1000)}</code>`])));
const log = (verdict) => {
    const { word, lines } = describeLog(verdict);
    return side("The firewall's log says", word, terms(lines.map(([name, value]) => [name, `<code class="lines">${escapeHtml(value, 500)}</code>`])));
};
const toDo = (advice) => advice ? `<p class="finding do"><strong>What to do</strong> ${escapeHtml(advice, 1000)}</p>` : '';
/** Whatever the verdict: where the policy's word and what was seen differ, one of the two is not what is believed to be there. */
const disagreeing = (verdict) => {
    const found = (0,disagree/* disagreement */.f)(verdict);
    if (found === undefined)
        return '';
    const causes = found.causes.map(cause => `<li>${escapeHtml(cause, 500)}</li>`);
    return `<div class="finding error"><strong>The policy and the pod disagree</strong> ${escapeHtml(found.message, 1500)}<ol>${causes.join('')}</ol></div>`;
};
/** Every other way of saying the same, in a line each, until there is no room. What differs from the first one is told, nothing else. */
function otherVariants({ variants, workload }, pods, told, room) {
    const [first, ...others] = variants;
    if (first === undefined || others.length === 0)
        return '';
    const note = (left) => `<p class="left">${(0,report_text/* count */.U9)(left, 'other answer')} of this row left out of this page: see report.json.</p>`;
    const lines = [];
    let left = room - 200;
    for (const other of others) {
        const line = variantLine(first, other, pods.list(other.verdicts, workload), told);
        left -= bytesOf(line);
        if (left < 0)
            break;
        lines.push(line);
    }
    const missing = others.length - lines.length;
    return `<h3>Said otherwise</h3>${lines.length > 0 ? `<ul class="others">${lines.join('')}</ul>` : ''}${missing > 0 ? note(missing) : ''}`;
}
const variantLine = (first, { example }, who, told) => {
    const advice = told.adviceFor(example);
    const toDo = advice !== undefined && advice !== told.adviceFor(first.example) ? `; <b>what to do</b> ${escapeHtml(advice, 500)}` : '';
    const known = new Set(describeObservation(first.example.observation).map(([, value]) => value));
    const seen = describeObservation(example.observation)
        .filter(([, value]) => !known.has(value) && !example.because.includes(value.replace(/^[\w-]+: /, '')))
        .map(([name, value]) => `; ${escapeHtml(name, 60)}: <code>${escapeHtml(value, 200)}</code>`);
    const leaf = flightOf(example)[0];
    const other = leaf !== undefined && leaf.fingerprint !== flightOf(first.example)[0]?.fingerprint;
    const { word, lines } = describeLog(example);
    const log = word === describeLog(first.example).word ? '' : `; the firewall's log: ${word}${lines[0] ? `, ${escapeHtml(lines[0][1], 300)}` : ''}`;
    return `<li>${escapeHtml(example.because, 400)}${log}${seen.join('')}${other ? `; leaf <code>${escapeHtml(leaf.fingerprint.slice(0, 16))}</code> by ${escapeHtml(leaf.issuer, 120)}` : ''}${toDo} <span class="quiet">${who}</span></li>`;
};

// EXTERNAL MODULE: ./src/verify/probes.js
var verify_probes = __webpack_require__(6952);
;// CONCATENATED MODULE: ./src/report/html-rows.js
/** Verdicts as the page shows them: one row for the pods of a workload that came to the same, with each way of saying it once. */



const html_rows_severity = { fail: 0, inconclusive: 1, pass: 2 };
/** Failures first, then what nobody knows, then what is right; each as the spec lists them. */
function rowsOf(verdicts) {
    const groups = groupBy(verdicts, ({ probe, observation, path, ...verdict }) => [
        probe.workload,
        probe.id,
        probe.name,
        verdict.expected,
        verdict.observed,
        verdict.result,
        path.kind,
        (0,verify_seen/* seenIn */.vV)(probe, observation, path).effect,
        probe.predicted.effect,
        probe.predicted.inspected,
        predictedRule({ ...verdict, probe, observation, path }),
    ]);
    return groups.map(rowOf).sort((one, other) => html_rows_severity[one.result] - html_rows_severity[other.result]);
}
function rowOf(group) {
    const { probe, result, expected, observed } = group[0];
    const variants = groupBy(group, verdict => [
        verdict.because,
        verdict.path,
        describeObservation(verdict.observation),
        [verdict.logged?.kind, verdict.logged?.kind === 'disagrees' && verdict.logged.because],
        flightOf(verdict).map(({ fingerprint }) => fingerprint),
    ]);
    return {
        workload: probe.workload,
        probe: probe.name,
        host: hostAsked(group[0]),
        asked: askedFor(group[0]),
        result,
        expected,
        observed,
        variants: variants
            .map(verdicts => ({ example: verdicts[0], verdicts }))
            .sort((one, other) => other.verdicts.length - one.verdicts.length),
        pods: group.flatMap(({ pod }) => pod ?? []),
    };
}
/** The name or address that was asked for, whatever the port. */
const hostAsked = ({ probe }) => {
    const { target } = probe.expectation;
    return target.kind === 'port' ? target.host : (0,verify_probes/* hostOf */.w4)((0,verify_probes/* urlOf */.rs)(probe));
};
const askedFor = ({ probe }) => {
    const { target } = probe.expectation;
    return target.kind === 'port' ? `${target.protocol} ${target.host}:${target.port}` : `${target.method} ${(0,verify_probes/* urlOf */.rs)(probe)?.href}`;
};
/** A container of a pod, whatever the pods are called. */
const podKey = ({ namespace, name, container, uid }) => JSON.stringify([namespace, name, container, uid]);
function groupBy(verdicts, key) {
    const groups = new Map();
    for (const verdict of verdicts) {
        const text = JSON.stringify(key(verdict));
        const group = groups.get(text);
        if (group)
            group.push(verdict);
        else
            groups.set(text, [verdict]);
    }
    return [...groups.values()];
}

;// CONCATENATED MODULE: ./src/report/html-pods.js




const mostListed = 60;
/** Fewer are named. */
const fewest = 4;
function podNames(verdicts) {
    const byWorkload = new Map();
    const bearers = new Map();
    for (const { pod, probe } of verdicts) {
        if (pod === undefined)
            continue;
        byWorkload.set(probe.workload, (byWorkload.get(probe.workload) ?? new Set()).add(podKey(pod)));
        bearers.set(pod.name, (bearers.get(pod.name) ?? new Set()).add(podKey(pod)));
    }
    const short = ({ namespace, name, container }) => bearers.get(name)?.size === 1 ? name : `${namespace}/${name} (${container})`;
    const areAll = (pods, workload) => {
        const all = byWorkload.get(workload)?.size ?? 0;
        return all >= fewest && new Set(pods.map(podKey)).size === all;
    };
    return {
        areAll,
        list: (verdicts, workload) => {
            const pods = verdicts.flatMap(({ pod }) => pod ?? []);
            if (pods.length === 0)
                return 'no pod could be asked';
            if (areAll(pods, workload))
                return `all ${pods.length} of ${escapeHtml(workload, 200)}`;
            const named = pods.slice(0, mostListed).map(pod => escapeHtml(short(pod), 200));
            return `${named.join(', ')}${pods.length > mostListed ? `, and ${pods.length - mostListed} more, named in report.json` : ''}`;
        },
    };
}
/** All pods, those with most failures first. `numberOf`: the workload's number, by which the page's filter finds it. */
function podTable(verdicts, numberOf, room) {
    const byPod = new Map();
    for (const verdict of verdicts) {
        if (verdict.pod === undefined)
            continue;
        const key = `${podKey(verdict.pod)} ${verdict.probe.workload}`;
        byPod.set(key, [...(byPod.get(key) ?? []), verdict]);
    }
    if (byPod.size === 0)
        return '';
    const counted = [...byPod.values()].map(own => ({ first: own[0], counts: tally(own) }));
    counted.sort((one, other) => other.counts.fail - one.counts.fail || other.counts.inconclusive - one.counts.inconclusive);
    const rows = counted.map(({ first: { pod, probe }, counts }) => {
        const { namespace, name, container, node = '', address = '', restartCount } = pod;
        const number = (result) => counts[result] === 0 ? '<td class="quiet">0</td>' : `<td class="badge ${result}">${counts[result]}</td>`;
        return `<tr data-w="${numberOf(probe.workload)}"><th scope="row">${escapeHtml(name, 253)}</th><td>${escapeHtml(namespace, 63)}</td><td>${escapeHtml(container, 63)}</td><td>${escapeHtml(probe.workload, 200)}</td><td>${escapeHtml(node, 253)}</td><td>${escapeHtml(address, 45)}</td><td>${restartCount}</td>${number('fail')}${number('inconclusive')}${number('pass')}</tr>`;
    });
    const { kept, left } = fitting(rows, room);
    const heads = ['pod', 'namespace', 'container', 'workload', 'node', 'address', 'restarts', 'fail', 'inconclusive', 'pass'];
    const table = `<div class="scroll" tabindex="0" role="region" aria-label="Pods"><table id="pods"><thead><tr>${heads.map(head => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${kept.join('\n')}</tbody></table></div>`;
    return `<section><h2>Pods</h2><details><summary>${(0,report_text/* count */.U9)(byPod.size, 'pod')}, those with most failures first</summary>${table}${left > 0 ? `<p class="left">${(0,report_text/* count */.U9)(left, 'pod')} left out of this page: see report.json.</p>` : ''}</details></section>`;
}

;// CONCATENATED MODULE: ./src/report/html-verdicts.js







const results = ['fail', 'inconclusive', 'pass'];
/** Of the room: for lines of rows, for their panels, for the table of pods. What one leaves, the next may have. */
const shares = { lines: 0.55, pods: 0.12 };
const unopened = '<p class="left">Left out of this page, which would be too large: see report.json.</p>';
/** From so many rows on a browser lays out only those that are looked at. (A picture of the whole page has gaps then.) */
const many = 300;
/** Around a panel, at least. */
const html_verdicts_frame = unopened.length + 160;
/** The rows of what the pods saw, with their filters and panels, in at most `maxBytes`. */
function verdictSections({ verdicts: all, at }, told, maxBytes) {
    if (all.length === 0)
        return '';
    const rows = rowsOf(all);
    const pods = podNames(all);
    const lineOf = (row, number, workload, host) => rowLine(row, number, workload, host, pods.areAll(row.pods, row.workload));
    const shown = rows.slice(0, linesThatFit(rows, lineOf, maxBytes * shares.lines));
    const workloads = numbered(shown.map(({ workload }) => workload));
    const hosts = numbered(shown.map(({ host }) => host));
    const lines = shown.map((row, index) => lineOf(row, index + 1, workloads.indexOf(row.workload), hosts.indexOf(row.host)));
    const table = podTable(all, workload => workloads.indexOf(workload), maxBytes * shares.pods);
    const before = `<section><h2 id="seen">What the pods saw</h2>
${pictureSymbols}
${filters(all, workloads, hosts)}
${leftOut(rows.slice(lines.length))}
<p class="head" aria-hidden="true"><span>verdict</span><span>probe</span><span>workload</span><span>expected, observed</span><span>because</span></p>
`;
    let room = maxBytes - [before, table, ...lines].reduce((sum, text) => sum + bytesOf(text), 0) - shown.length * html_verdicts_frame - 100;
    // First a panel for every row, then the ways in which pods of one row differ.
    const panels = shown.map(row => {
        const text = panel(row, pods, told, at);
        const size = bytesOf(text);
        if (room < size)
            return undefined;
        room -= size;
        return text;
    });
    const items = shown.map((row, index) => {
        const first = panels[index];
        const others = first === undefined ? '' : otherVariants(row, pods, told, room);
        room -= bytesOf(others);
        return `${lines[index]}<div class="panel">${first ?? unopened}${others}</div></details></li>`;
    });
    return `${before}<ul id="rows"${items.length > many ? ' class="long"' : ''} aria-labelledby="seen">\n${items.join('\n')}\n</ul></section>\n${table}`;
}
/** How many rows there is room for, with what the filters say of their workloads and hosts. */
function linesThatFit(rows, lineOf, bytes) {
    const named = new Set();
    let room = bytes;
    const end = rows.findIndex(row => {
        room -= bytesOf(lineOf(row, 10000, 10000, 10000)) + html_verdicts_frame;
        for (const name of [row.workload, row.host]) {
            if (!named.has(name))
                room -= bytesOf(html_verdicts_option(name, 10000));
            named.add(name);
        }
        return room < 0;
    });
    return end === -1 ? rows.length : end;
}
/** In the order of the alphabet, each once. */
const numbered = (names) => [...new Set(names)].sort();
const rowLine = (row, number, workload, host, all) => {
    const { result, probe, expected, observed, variants, pods } = row;
    const because = variants[0]?.example.because ?? '';
    const otherwise = variants.length > 1 ? ` <i>and ${variants.length - 1} other ${variants.length === 2 ? 'answer' : 'answers'}</i>` : '';
    return `<li class="${result}" id="r${number}" data-w="${workload}" data-h="${host}"${all ? ' data-a' : ''}><details><summary><b class="badge ${result}">${result}</b><span><b>${escapeHtml(probe, 200)}</b> <span class="quiet">${escapeHtml(row.host, 200)}</span></span><span>${escapeHtml(row.workload, 120)} <span class="quiet">${(0,report_text/* count */.U9)(pods.length, 'pod')}</span></span><span>${escapeHtml(expected, 160)} <span class="quiet">${escapeHtml(observed, 90)}</span></span><span>${escapeHtml(because, reasonInLine)}${otherwise}</span></summary>`;
};
/** The verdict's filter is radio buttons and CSS; the others need the page's script and are hidden without it. */
function filters(all, workloads, hosts) {
    const counts = tally(all);
    const radio = (value, label) => `<input type="radio" name="show" value="${value}" id="show-${value}"${value === 'all' ? ' checked' : ''}><label for="show-${value}">${label}</label>`;
    const choice = (id, label, names) => `<label for="${id}">${label}</label><select id="${id}"><option value="">all ${names.length}</option>${names.map(html_verdicts_option).join('')}</select>`;
    return `<div class="filter" role="group" aria-label="Filter">
<fieldset class="pills"><legend>verdict</legend>${radio('all', `all ${all.length}`)}${results.map(result => radio(result, `${result} ${counts[result]}`)).join('')}</fieldset>
<div id="more" hidden>${choice('workload', 'workload', workloads)}${choice('host', 'host', hosts)}<label for="words">contains</label><input type="search" id="words" placeholder="pod, rule, issuer, text" autocomplete="off" spellcheck="false"><span class="buttons"><button type="button" id="open">open shown</button><button type="button" id="close">close all</button><button type="button" id="clear">clear</button></span></div>
<output id="count"></output>
</div>`;
}
const html_verdicts_option = (name, index) => `<option value="${index}">${escapeHtml(name, 120)}</option>`;
const leftOut = (rows) => {
    if (rows.length === 0)
        return '';
    const counts = results.flatMap(result => {
        const number = rows.filter(row => row.result === result).length;
        return number > 0 ? [`${number} ${result}`] : [];
    });
    return `<p class="left">${(0,report_text/* count */.U9)(rows.length, 'row')} left out of this page, which would be too large (${counts.join(', ')}): all of them are in report.json.</p>`;
};

;// CONCATENATED MODULE: ./src/report/html.js







const style = `${pageStyle}${verdictStyle}`;
/** What a browser still handles with ease, and a person can send to another. */
const defaultLimit = 1_000_000;
/** Shares of the page that its parts may take. Verdicts get what the others leave. */
const html_shares = { findings: 0.12, resources: 0.15, facts: 0.05, next: 0.02, flows: 0.1 };
/** @param options.maxBytes UTF-8 bytes that the page does not exceed. What is left out is counted on the page. */
const toHtml = (report, { maxBytes = defaultLimit } = {}) => {
    const told = toldInRows(report);
    const before = [
        section('What to do next', next(report, maxBytes * html_shares.next)),
        section('Findings', findingsList(told, maxBytes * html_shares.findings)),
    ];
    const after = [
        section('Flows', flows(report, maxBytes * html_shares.flows)),
        section('Resources', html_resources(report.outcomes, maxBytes * html_shares.resources)),
        section('Facts', facts(report, maxBytes * html_shares.facts)),
    ];
    const frame = page(report, before, '', after);
    return page(report, before, verdictSections(report, told, maxBytes - bytesOf(frame)), after);
};
const page = (report, before, verdicts, after) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(report.title, 300)}: ${report.result}</title>
<style>${style}</style>
</head>
<body>
${report.verdicts.length > 0 ? '<a class="skip" href="#seen">To what the pods saw</a>\n' : ''}<header class="${report.result}">
<p class="verdict">${report.result}</p>
<div><h1>${escapeHtml(report.title, 300)}</h1><p>${escapeHtml(report.headline, 2000)}</p><p class="quiet">${escapeHtml(report.action, 200)}, <time datetime="${escapeHtml(report.at, 40)}">${escapeHtml(report.at, 40)}</time></p></div>
</header>
<main>
${[...before, verdicts, ...after].filter(Boolean).join('\n')}
</main>
<script>${pageScript}</script>
</body>
</html>
`;
const policy = [
    "default-src 'none'",
    `style-src ${sourceHash(style)}`,
    `script-src ${sourceHash(pageScript)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
].join('; ');
const section = (title, body) => (body === '' ? '' : `<section><h2>${title}</h2>${body}</section>`);
const html_leftOut = (left, noun) => left > 0 ? `<p class="left">${(0,report_text/* count */.U9)(left, noun)} left out of this page: see report.json.</p>` : '';
const next = ({ next }, room) => {
    const { kept, left } = fitting(next.map(step => `<li>${escapeHtml(step)}</li>`), room);
    return kept.length > 0 ? `<ol>${kept.join('')}</ol>${html_leftOut(left, 'step')}` : '';
};
/** Which flows a plan changes: its Markdown is readable as it is. */
const flows = ({ comparison }, room) => {
    if (comparison === undefined)
        return '';
    const text = `<details><summary>at length</summary><pre>${escapeLines(comparison.markdown, 200_000)}</pre></details>`;
    return `<p>${escapeHtml(comparison.headline)}</p>${bytesOf(text) > room ? html_leftOut(1, 'comparison') : text}`;
};
const order = { failed: 0, skipped: 1, planned: 2, applied: 3, unchanged: 4 };
const html_resources = (outcomes, room) => {
    if (outcomes.length === 0)
        return '';
    const rows = [...outcomes].sort((one, other) => order[one.result] - order[other.result]).map(resourceRow);
    const { kept, left } = fitting(rows, room);
    return `<div class="scroll" tabindex="0" role="region" aria-label="Resources"><table><thead><tr><th scope="col">result</th><th scope="col">change</th><th scope="col">resource</th><th scope="col">what differs</th></tr></thead><tbody>${kept.join('\n')}</tbody></table></div>${html_leftOut(left, 'resource')}`;
};
const resourceRow = (outcome) => {
    const { action, resource, differs } = outcome.change;
    const why = outcome.result === 'failed'
        ? `<p><strong>${escapeHtml(outcome.fault.message)}</strong>${'advice' in outcome.fault ? ` <em>${escapeHtml(String(outcome.fault.advice))}</em>` : ''}</p>`
        : outcome.result === 'skipped'
            ? `<p>${escapeHtml(outcome.because)}</p>`
            : '';
    const list = differs.map(({ path, current, desired }) => `<li><code>${escapeHtml(path)}</code>: <del>${escapeHtml(current)}</del> → <ins>${escapeHtml(desired)}</ins></li>`);
    const body = list.length > 3
        ? `<details><summary>${list.length} paths</summary><ul>${list.join('')}</ul></details>`
        : list.length > 0
            ? `<ul>${list.join('')}</ul>`
            : '';
    return `<tr><td><span class="badge ${outcome.result === 'failed' ? 'fail' : outcome.result}">${outcome.result}</span></td><td>${action}</td><th scope="row">${escapeHtml(resource.title)}</th><td>${why}${body}</td></tr>`;
};
const facts = ({ facts }, room) => {
    const { kept, left } = fitting(facts.map(({ name, value }) => `<tr><th scope="row">${escapeHtml(name)}</th><td><code class="lines">${escapeLines(value)}</code></td></tr>`), room);
    return facts.length === 0 ? '' : `<table><tbody>${kept.join('')}</tbody></table>${html_leftOut(left, 'fact')}`;
};

// EXTERNAL MODULE: ./src/verify/verdict.js
var verdict = __webpack_require__(9522);
;// CONCATENATED MODULE: ./src/report/json.js



/**
 * Top level: `schema`, `action`, `title`, `at`, `result`, `headline`, `counts` (of verdicts), `verdicts`, `outcomes`, `findings`, `facts`,
 * `next`, `comparison` (of a plan with what is deployed), and `certificates`: every certificate that a pod was served, once, by its SHA-256 fingerprint, with its PEM. A verdict's
 * `observation.flight` lists fingerprints, leaf first, so that anybody can judge the same bytes again.
 */
const toJson = (report) => ({
    schema: 'egress-gate/report/1',
    action: report.action,
    title: report.title,
    at: report.at,
    result: report.result,
    headline: report.headline,
    counts: tally(report.verdicts),
    verdicts: report.verdicts.map(verdictJson),
    outcomes: report.outcomes.map(outcomeJson),
    findings: report.findings.map(({ level, message, advice, file, line, column }) => given({ level, message, advice, file, line, column })),
    facts: report.facts.map(({ name, value }) => ({ name, value })),
    next: [...report.next],
    ...(report.comparison ? { comparison: { ...report.comparison } } : {}),
    certificates: Object.fromEntries(report.verdicts
        .flatMap(verdict/* stepsOf */.B)
        .flatMap(flightOf)
        .map(certificate => [certificate.fingerprint, certificateJson(certificate)])),
});
const verdictJson = (verdict) => {
    const { probe, pod, observation, path, expected, observed, result, because, hops, logged } = verdict;
    return given({
        result,
        expected,
        observed,
        because,
        probe: given({
            id: probe.id,
            name: probe.name,
            workload: probe.workload,
            flow: given({ ...probe.flow }),
            place: { ...probe.expectation.place },
            predicted: decisionJson(probe.predicted),
        }),
        pod: pod && given({ ...pod }),
        observation: observationJson(observation),
        path: pathJson(path),
        logged: logged && ('row' in logged ? { ...logged, row: given({ ...logged.row }) } : { ...logged }),
        hops: hops?.map(verdictJson),
    });
};
const decisionJson = (decision) => given({
    effect: decision.effect,
    inspected: decision.inspected,
    by: decision.by,
    rule: decision.rule,
    ruleCollection: decision.ruleCollection,
    ruleCollectionGroup: decision.ruleCollectionGroup,
    place: decision.place && { ...decision.place },
    because: decision.because,
    dependsOn: [...decision.dependsOn],
});
const observationJson = (observation) => {
    if (observation.kind !== 'tls')
        return 'http' in observation ? { kind: observation.kind, http: httpJson(observation.http) } : { ...observation };
    const { kind, flight, protocol, alpn, trusted, trustDetail, http, httpDetail } = observation;
    return given({
        kind,
        flight: flight.map(({ fingerprint }) => fingerprint),
        protocol,
        alpn,
        trusted,
        trustDetail,
        http: http && httpJson(http),
        httpDetail,
    });
};
const httpJson = ({ status, body, headers }) => ({
    status,
    body,
    headers: { ...headers },
});
const pathJson = (path) => ({ ...path });
const certificateJson = (certificate) => ({
    subject: certificate.subject,
    issuer: certificate.issuer,
    serialNumber: certificate.serialNumber,
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    dnsNames: [...certificate.dnsNames],
    fingerprint: certificate.fingerprint,
    keyFingerprint: certificate.keyFingerprint,
    pem: certificate.pem,
});
const outcomeJson = (outcome) => {
    const { resource, action, differs } = outcome.change;
    const common = { result: outcome.result, action, id: resource.id, title: resource.title, differs: differs.map(each => ({ ...each })) };
    if (outcome.result === 'failed') {
        const { message } = outcome.fault;
        const known = 'advice' in outcome.fault ? { code: String(outcome.fault.code), advice: String(outcome.fault.advice) } : {};
        return { ...common, fault: { message, ...known } };
    }
    return outcome.result === 'skipped' ? { ...common, because: outcome.because } : { ...common, milliseconds: outcome.milliseconds };
};
/** Without the properties that are not known: JSON has no undefined, and `null` would read as a fact. */
const given = (values) => Object.fromEntries(Object.entries(values).filter((entry) => entry[1] !== undefined));

// EXTERNAL MODULE: ./src/report/markdown-text.js
var markdown_text = __webpack_require__(783);
;// CONCATENATED MODULE: ./src/report/markdown.js




const icon = { pass: '✅', fail: '❌', inconclusive: '⚠️' };
const levelIcon = { error: '❌', warning: '⚠️', notice: 'ℹ️' };
/** Rows that stay unfolded; beyond that, what passed is folded. */
const readable = 30;
const podsShown = 20;
/** @param options.maxBytes UTF-8 bytes that the result never exceeds; GitHub drops a summary of more than 1 MiB altogether. */
const toMarkdown = (report, options = {}) => {
    const groups = condense(groupVerdicts(report.verdicts));
    const [shown, folded] = groups.length > readable ? [groups.filter(worse), groups.filter(group => !worse(group))] : [groups, []];
    const sections = [
        verdictLine(report),
        markdown_list('### What to do next', report.next.map(step => `- ${(0,markdown_text/* markdownText */.p)(step, 1000)}`), 'step'),
        matrix('### What the pods saw', shown, []),
        // What a change does to flows is what its reader came for; findings are as many as ever.
        comparison(report),
        markdown_findings(report),
        plan(report.outcomes),
        markdown_facts(report),
        matrix(`<details><summary>${(0,report_text/* count */.U9)(folded.length, 'passing row')}</summary>\n`, folded, ['</details>', '']),
        ...groups.map(details),
    ];
    return fit(sections, options.maxBytes ?? 1024 * 1024 - 1024);
};
const worse = (group) => group.result !== 'pass';
const verdictLine = (report) => {
    const { pass, fail, inconclusive } = tally(report.verdicts);
    const counts = report.verdicts.length === 0 ? '' : ` (${pass} passed, ${fail} failed, ${inconclusive} inconclusive)`;
    return {
        head: [`## ${icon[report.result]} ${(0,markdown_text/* markdownText */.p)(report.title)}: ${report.result}`, '', `**${(0,markdown_text/* markdownText */.p)(report.headline, 2000)}**${counts}`, ''],
        rows: [],
        tail: [],
        noun: 'line',
    };
};
/** The lines of our own longer texts (a stack); at most forty. */
const paragraphs = (value) => value.split('\n').slice(0, 40);
const matrix = (title, groups, tail) => ({
    head: [
        title,
        '',
        '| verdict | workload | probe | expected | observed | pods | because |',
        '| --- | --- | --- | --- | --- | ---: | --- |',
    ],
    rows: groups.map(({ result, workload, probe, expected, observed, verdicts, because }) => `| ${icon[result]} ${result} | ${(0,markdown_text/* markdownText */.p)(workload)} | ${(0,markdown_text/* markdownText */.p)(probe)} | ${(0,markdown_text/* markdownText */.p)(expected)} | ${(0,markdown_text/* markdownText */.p)(observed)} | ${verdicts.filter(({ pod }) => pod).length} | ${(0,markdown_text/* markdownText */.p)(because, 600)} |`),
    tail: ['', ...tail],
    noun: 'row',
});
const markdown_list = (title, rows, noun) => ({ head: [title, ''], rows, tail: [''], noun });
const markdown_findings = ({ findings }) => {
    const order = { error: 0, warning: 1, notice: 2 };
    const rows = [...findings]
        .sort((one, other) => order[one.level] - order[other.level])
        .map(({ level, message, advice, file, line, column }) => {
        const place = [file, line, column].filter(part => part !== undefined).join(':');
        return `- ${levelIcon[level]} ${[(0,markdown_text/* markdownCode */.D)(place), (0,markdown_text/* markdownText */.p)(message, 2000)].filter(Boolean).join(' ')}${advice ? ` ${(0,markdown_text/* markdownText */.p)(advice, 1000)}` : ''}`;
    });
    return markdown_list('### Findings', rows, 'finding');
};
/** As one row: half of it would be read as all of it. Its headings come below those of the summary. */
const comparison = ({ comparison }) => ({
    head: comparison ? ['### Flows', ''] : [],
    rows: comparison ? [comparison.markdown.replace(/^(?=###? )/gm, '##')] : [],
    tail: [''],
    noun: 'comparison',
});
const rank = { failed: 0, skipped: 1, planned: 2, applied: 3, unchanged: 4 };
const plan = (outcomes) => ({
    head: ['### Resources', '', '| result | change | resource | what differs |', '| --- | --- | --- | --- |'],
    rows: [...outcomes].sort((one, other) => rank[one.result] - rank[other.result]).map(outcomeRow),
    tail: [''],
    noun: 'resource',
});
const outcomeRow = (outcome) => {
    const { change } = outcome;
    const differs = change.differs
        .slice(0, 20)
        .map(({ path, current, desired }) => `${(0,markdown_text/* markdownCode */.D)(path)}: ${(0,markdown_text/* markdownCode */.D)(current) || 'nothing'} → ${(0,markdown_text/* markdownCode */.D)(desired) || 'nothing'}`);
    const more = change.differs.length > 20 ? [`and ${change.differs.length - 20} more`] : [];
    const why = outcome.result === 'failed'
        ? [
            `**${(0,markdown_text/* markdownText */.p)(outcome.fault.message, 1000)}**${'advice' in outcome.fault && outcome.fault.advice ? ` ${(0,markdown_text/* markdownText */.p)(String(outcome.fault.advice), 1000)}` : ''}`,
        ]
        : outcome.result === 'skipped'
            ? [(0,markdown_text/* markdownText */.p)(outcome.because)]
            : [];
    const word = outcome.result === 'failed' ? '❌ failed' : outcome.result;
    return `| ${word} | ${change.action} | ${(0,markdown_text/* markdownText */.p)(change.resource.title)} | ${[...why, ...differs, ...more].join('<br>')} |`;
};
const markdown_facts = (report) => ({
    head: ['### Facts', '', '| fact | value |', '| --- | --- |'],
    rows: report.facts.map(({ name, value }) => `| ${(0,markdown_text/* markdownText */.p)(name)} | ${paragraphs(value)
        .map(line => (0,markdown_text/* markdownCode */.D)(line, 1000))
        .join('<br>')} |`),
    tail: ['', (0,markdown_text/* markdownText */.p)(`${report.action}, ${report.at}`), ''],
    noun: 'fact',
});
/** One folded block per row of the matrix: the pods, the rule that was predicted, what was seen, the certificates as served. */
const details = (group) => {
    const [example] = group.verdicts;
    if (!example)
        return { head: [], rows: [], tail: [], noun: 'line' };
    const pods = group.verdicts.slice(0, podsShown).map(describePod);
    const more = group.verdicts.length > podsShown ? `, and ${group.verdicts.length - podsShown} more` : '';
    const chain = flightOf(example).map(({ subject, issuer, notAfter, fingerprint }, index) => `| ${index} | ${(0,markdown_text/* markdownText */.p)(subject)} | ${(0,markdown_text/* markdownText */.p)(issuer)} | ${notAfter.toISOString()} | <code>${fingerprint}</code> |`);
    return {
        head: [`<details><summary>${icon[group.result]} ${(0,markdown_text/* markdownText */.p)(group.workload)}: ${(0,markdown_text/* markdownText */.p)(group.probe)}</summary>`, ''],
        rows: [
            `- predicted by the spec: ${(0,markdown_text/* markdownText */.p)(example.probe.predicted.because, 1000)}; rule: ${(0,markdown_text/* markdownText */.p)(predictedRule(example))}`,
            ...describeObservation(example.observation).map(([name, value]) => `- ${name}: ${(0,markdown_text/* markdownText */.p)(value, 600)}`),
            ...(example.logged === undefined ? [] : [`- the firewall's log: ${loggedLine(example)}`]),
            `- pods: ${(0,markdown_text/* markdownText */.p)(pods.join(', ') + more, 4000)}`,
            ...(chain.length > 0 ? ['', '| # | subject | issuer | until | SHA-256 |', '| ---: | --- | --- | --- | --- |', ...chain] : []),
        ],
        tail: ['', '</details>', ''],
        noun: 'line',
    };
};
const loggedLine = (verdict) => {
    const { word, lines } = describeLog(verdict);
    return (0,markdown_text/* markdownText */.p)(`${word} (${lines.map(([name, value]) => `${name} ${value}`).join('; ')})`, 600);
};
const markdown_utf8 = new TextEncoder();
const bytes = (lines) => lines.reduce((sum, line) => sum + markdown_utf8.encode(line).length + 1, 0);
/** Sections in order until the limit is reached: the last one loses rows, those behind it are left out, and a line says so. */
const fit = (sections, limit) => {
    const note = (what) => [
        '',
        `_${what} left out: the summary would be too large. The whole report is in report.json (input report-directory)._`,
        '',
    ];
    const reserve = bytes(note('999999 sections and 999999 resources'));
    // Not even that much: one byte more, and GitHub drops what stands there already.
    if (limit < reserve)
        return '';
    const lines = [];
    let left = limit - reserve;
    let dropped = 0;
    for (const { head, rows, tail, noun } of sections) {
        if (rows.length === 0 && head[0]?.startsWith('## ') !== true)
            continue;
        const frame = bytes(head) + bytes(tail) + reserve;
        const kept = [];
        let room = left - frame;
        for (const row of rows) {
            room -= bytes([row]);
            if (room < 0)
                break;
            kept.push(row);
        }
        if (dropped > 0 || left < frame || (kept.length === 0 && rows.length > 0)) {
            dropped += 1;
            continue;
        }
        const missing = rows.length - kept.length;
        const block = [...head, ...kept, ...tail, ...(missing > 0 ? note((0,report_text/* count */.U9)(missing, noun)) : [])];
        lines.push(...block);
        left -= bytes(block);
        if (missing > 0)
            left = 0;
    }
    if (dropped > 0)
        lines.push(...note((0,report_text/* count */.U9)(dropped, 'section')));
    return `${lines.join('\n')}\n`;
};

;// CONCATENATED MODULE: ./src/report/table.js


const columns = ['verdict', 'workload', 'probe', 'expected', 'observed', 'because'];
/** Narrowest useful width, and the share that a column gets of what is left over. */
const least = [12, 8, 12, 9, 9, 14];
const share = [0, 1, 2, 1.5, 1.5, 4];
/** On fewer columns a row would be a ladder of single words: what does not fit as it is gets a paragraph for each verdict. */
const narrow = 110;
const ink = { pass: '32', fail: '31', inconclusive: '33' };
/** The verdicts as a table for terminals and logs, worst first. */
const toTable = (report, options = {}) => verdictTable(groupVerdicts(report.verdicts).map(group => ({ ...group, pods: group.verdicts.length })), options);
/**
 * Rows wrapped to `width` columns, nothing cut off.
 * @param options.color paint the verdicts; leave it out where the output is not a terminal.
 */
const verdictTable = (groups, options = {}) => {
    if (groups.length === 0)
        return 'no probe was run';
    const rows = groups.map(group => {
        const pods = group.pods > 1 ? ` ×${group.pods}` : '';
        return [group.result, group.workload + pods, group.probe, group.expected, group.observed, group.because].map(report_text/* visible */.RK);
    });
    const inks = groups.map(({ result }) => (options.color ? ink[result] : undefined));
    const width = options.width ?? 120;
    if (width < narrow && sum(needed(rows)) + gaps > width)
        return table_paragraphs(rows, inks, Math.max(40, width));
    const widths = fitColumns(rows, width);
    const line = (cells, paint) => {
        const wrapped = cells.map((cell, index) => wrap(cell, widths[index] ?? 1));
        const height = Math.max(...wrapped.map(({ length }) => length));
        return Array.from({ length: height }, (_, row) => wrapped
            .map((lines, index) => {
            const padded = pad(lines[row] ?? '', widths[index] ?? 1);
            return index === 0 && paint ? `\u001b[${paint}m${padded}\u001b[0m` : padded;
        })
            .join('  ')
            .trimEnd());
    };
    const rule = widths.map(width => '-'.repeat(width)).join('  ');
    const body = rows.flatMap((cells, index) => line(cells, inks[index]));
    return [...line(columns), rule, ...body].join('\n');
};
/** The verdict, the workload and the probe in one line, and what is to be said of them below. */
const table_paragraphs = (rows, inks, width) => {
    const verdicts = Math.max(...rows.map(([verdict = '']) => verdict.length));
    const labels = Math.max(...columns.slice(3).map(({ length }) => length));
    const hung = (lead, text) => {
        const left = widthOf(lead);
        return wrap(text, width - left).map((line, index) => `${index === 0 ? lead : ' '.repeat(left)}${line}`);
    };
    return rows
        .flatMap(([verdict = '', workload, probe, ...rest], index) => {
        const [first = '', ...more] = hung(`${pad(verdict, verdicts)}  `, `${workload}: ${probe}`);
        const code = inks[index];
        return [
            code === undefined ? first : `\u001b[${code}m${verdict}\u001b[0m${first.slice(verdict.length)}`,
            ...more,
            ...rest.flatMap((text, at) => hung(`${' '.repeat(verdicts)}  ${pad(columns[at + 3] ?? '', labels)}  `, text)),
        ].map(line => line.trimEnd());
    })
        .join('\n');
};
const gaps = 2 * (columns.length - 1);
const needed = (rows) => columns.map((title, index) => Math.max(title.length, ...rows.map(row => widthOf(row[index] ?? ''))));
/** Every column gets what it needs if all fits; else what is left after the least is shared out, as far as a column can use it. */
const fitColumns = (rows, width) => {
    const needs = needed(rows);
    const widths = needs.map((need, index) => Math.min(need, least[index] ?? 8));
    for (let round = 0; round < 4; round++) {
        const left = width - gaps - sum(widths);
        const hungry = widths.map((each, index) => (each < (needs[index] ?? 0) ? (share[index] ?? 0) : 0));
        const total = sum(hungry);
        if (left <= 0 || total === 0)
            break;
        for (const [index, weight] of hungry.entries())
            widths[index] = Math.min(needs[index] ?? 0, (widths[index] ?? 0) + Math.floor((left * weight) / total));
    }
    return widths;
};
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
/** Terminals give two columns to East Asian wide characters and pictures, and none to combining marks. */
const wide = /[\u1100-\u115e\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const widthOf = (text) => sum([...text].map(columnsOf));
const columnsOf = (character) => (/\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1);
const pad = (text, width) => text + ' '.repeat(Math.max(0, width - widthOf(text)));
/** Breaks at blanks where it can, and anywhere where it must. */
const wrap = (text, width) => {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        if (line !== '' && widthOf(line) + 1 + widthOf(word) <= width) {
            line += ` ${word}`;
            continue;
        }
        if (line !== '')
            lines.push(line);
        line = '';
        for (const character of word) {
            if (line !== '' && widthOf(line) + columnsOf(character) > width) {
                lines.push(line);
                line = '';
            }
            line += character;
        }
    }
    return [...lines, line];
};

// EXTERNAL MODULE: ./src/report/check-report.js
var check_report = __webpack_require__(423);
;// CONCATENATED MODULE: ./src/report/junit.js


/**
 * JUnit's XML, in the part that all viewers agree on: one suite of expectations, one of lints. A lint's finding is a failure only
 * where the check would fail on it; else it passes, and says what was found in its output.
 */
function toJunit(report) {
    const suites = [
        suite('expectations', report.spec !== undefined && report.checked.length === 0 ? [nothing(report.spec)] : report.checked.map(expectationCase)),
        suite('lints', report.findings.map(finding => findingCase(finding, report))),
    ];
    const [tests, failures] = [junit_sum(suites.map(one => one.tests)), junit_sum(suites.map(one => one.failures))];
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="egress-gate check" tests="${tests}" failures="${failures}" errors="0" time="0">\n${suites
        .map(({ text }) => text)
        .join('')}</testsuites>\n`;
}
function suite(name, cases) {
    const failures = cases.filter(({ failed }) => failed).length;
    const attributes = `name=${quoted(name)} tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="0"`;
    return { tests: cases.length, failures, text: `  <testsuite ${attributes}>\n${cases.map(({ text }) => text).join('')}  </testsuite>\n` };
}
/** The check fails on it, and a viewer takes a suite without tests for a good one. */
const nothing = (file) => {
    const body = failure('nothing is expected', 'Without expectations there is nothing that a change could break, and a check that checks nothing is not passed.');
    return { failed: true, text: testCase('something is expected', 'expectations', { file, line: 1 }, body) };
};
function expectationCase({ expectation, holds, cases }) {
    const { name, place } = expectation;
    const bad = cases.filter(({ breaches }) => breaches.length > 0);
    const says = bad.flatMap(({ breaches }) => breaches.map(one => one.says)).join('; ');
    const details = bad.map(({ from, decision }) => [
        `${placeText(place)}: expected ${expectedText(expectation)}`,
        ...(cases.length > 1 ? [`from ${from}`] : []),
        ...(decision.place ? [`decided at ${placeText(decision.place)}`] : []),
        decision.because,
    ].join('\n'));
    return { failed: !holds, text: testCase(name, 'expectations', place, holds ? '' : failure(says, details.join('\n\n'))) };
}
function findingCase(finding, { failOn }) {
    const { lint, severity, message, fix, place, subject } = finding;
    const failed = failOn !== undefined && severities.indexOf(severity) <= severities.indexOf(failOn);
    const details = [...(place ? [placeText(place)] : []), lint.means, `Fix: ${fix}`, documentation(lint.id)].join('\n');
    const body = failed
        ? failure(`${severity}: ${message}`, details)
        : `      <system-out>${junit_text(`${severity}: ${message}\n${details}`)}</system-out>\n`;
    return { failed, text: testCase(`${lint.id}: ${subject}`, `lints.${lint.id}`, place, body) };
}
const testCase = (name, group, place, body) => {
    const where = place ? ` file=${quoted(place.file)} line="${place.line}"` : '';
    const open = `    <testcase name=${quoted(name)} classname=${quoted(`egress-gate.${group}`)}${where} time="0"`;
    return body === '' ? `${open}/>\n` : `${open}>\n${body}    </testcase>\n`;
};
const failure = (message, details) => `      <failure message=${quoted(message)} type="failure">${junit_text(details)}</failure>\n`;
const junit_sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
/** What XML 1.0 cannot hold at all, not even as a reference, becomes a replacement character. */
const legal = (value) => value.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
const junit_text = (value) => legal(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const quoted = (value) => `"${junit_text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;').replaceAll('\t', '&#9;')}"`;

;// CONCATENATED MODULE: ./src/report/verdict-cases.js


const verdict_cases_order = { fail: 0, inconclusive: 1, pass: 2 };
const shown = (text, length = 1000) => (0,report_text/* shortened */.vI)((0,report_text/* visible */.RK)(text), length);
/** In the order in which verdicts came, whatever the pods are called and however many there are. */
function verdictCases({ verdicts }) {
    const groups = new Map();
    for (const verdict of verdicts) {
        const { workload, name, expectation, control } = verdict.probe;
        const { file, line, column } = expectation.place;
        const key = JSON.stringify([workload, name, file, line, column, control === true]);
        const group = groups.get(key);
        if (group)
            group.push(verdict);
        else
            groups.set(key, [verdict]);
    }
    const cases = [...groups.values()].map(caseOf);
    const alike = Map.groupBy(cases, nameOf);
    return cases.map(each => ({
        ...each,
        number: 1 + (alike.get(nameOf(each)) ?? []).filter(other => before(other.place, each.place)).length,
    }));
}
function caseOf(group) {
    const first = [...group].sort((one, other) => verdict_cases_order[one.result] - verdict_cases_order[other.result])[0];
    const { probe, result, expected, observed, because } = first;
    const alike = group.filter(each => each.result === result).length;
    const pods = group.length === 1 ? '1 pod' : `${alike} of ${(0,report_text/* count */.U9)(group.length, 'pod')}`;
    return {
        workload: probe.workload,
        name: probe.name,
        place: probe.expectation.place,
        result,
        ...(result === 'pass' ? {} : { kind: kindOf(first) }),
        message: shown(`${result} in ${pods}: expected ${expected}, observed ${observed}: ${because}`),
    };
}
const nameOf = ({ workload, name }) => JSON.stringify([workload, name]);
const before = (one, other) => one.file !== other.file ? one.file < other.file : one.line !== other.line ? one.line < other.line : one.column < other.column;
/** In the order in which verdicts are reached: who decided, where it went, whether the pod trusts it. */
function kindOf({ probe, observation, path, result }) {
    if (probe.control === true)
        return 'control-broken';
    if (result !== 'fail')
        return 'verdict-inconclusive';
    const { expect, inspected, upstream } = probe.expectation;
    const { effect } = (0,verify_seen/* seenIn */.vV)(probe, observation, path);
    const through = effect === 'allowed' || effect === 'upstream-refused' || effect === 'handshake';
    if (expect === 'deny' && through)
        return 'egress-allowed';
    if (expect === 'allow' && (effect === 'denied' || effect === 'stopped'))
        return 'egress-denied';
    if (path.kind === 'intercepted')
        return 'egress-intercepted';
    if (path.kind === 'inspected' && inspected === false)
        return 'egress-inspected';
    if ((path.kind === 'passthrough' || path.kind === 'plain') && inspected === true)
        return 'egress-not-inspected';
    if (expect === 'deny' && inspected === true && path.kind !== 'inspected')
        return 'egress-not-inspected';
    if (expect === 'allow' && effect === 'upstream-refused' && upstream !== 'refused')
        return 'egress-denied';
    if (observation.kind === 'tls' && observation.trusted === false)
        return 'egress-untrusted';
    return 'egress-otherwise';
}
/**
 * Errors that no failing verdict tells already; where nothing else is wrong with a report that is no pass, its headline. So what
 * did not pass never reads as if it had.
 */
function findingCases(report) {
    const told = report.verdicts.filter(({ result }) => result !== 'pass').map(({ probe, because }) => `${probe.name}: ${because}`);
    const errors = report.findings.filter(({ level, message }) => level === 'error' && !told.some(each => message.startsWith(`${each} [`)));
    const cases = errors.map(verdict_cases_findingCase);
    if (report.result === 'pass' || cases.length > 0 || told.length > 0)
        return cases;
    return [{ message: shown(`${report.result}: ${report.headline}`) }];
}
const verdict_cases_findingCase = ({ message, advice, file, line = 1, column = 1 }) => ({
    message: shown(advice ? `${message}${/[.!?:]$/.test(message) ? '' : '.'} ${advice}` : message),
    ...(file === undefined ? {} : { place: { file, line, column } }),
});

;// CONCATENATED MODULE: ./src/report/verdict-junit.js




/**
 * JUnit's XML: a suite for each workload with a test for each of its expectations, and one for errors of the run. What is inconclusive
 * is an error: the experiment broke, and a viewer that knows only failures must not show it as passed.
 */
function toVerdictJunit(report) {
    const cases = verdictCases(report);
    const workloads = [...new Set(cases.map(({ workload }) => workload))];
    const suites = [
        ...workloads.map(workload => verdict_junit_suite(workload, cases.filter(each => each.workload === workload).map(probeCase))),
        ...[findingCases(report)].filter(found => found.length > 0).map(found => verdict_junit_suite('run', found.map(findingTest))),
    ];
    const sum = (of) => suites.reduce((total, each) => total + each[of], 0);
    const counts = `tests="${sum('tests')}" failures="${sum('failures')}" errors="${sum('errors')}"`;
    const name = quoted(`egress-gate ${(0,report_text/* shortened */.vI)((0,report_text/* visible */.RK)(report.action), 120)}`);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name=${name} ${counts} time="0">\n${suites.map(each => each.text).join('')}</testsuites>\n`;
}
function verdict_junit_suite(name, cases) {
    const [tests, failures, errors] = [cases.length, cases.filter(each => each.failed).length, cases.filter(each => each.broken).length];
    const attributes = `name=${quoted(verdict_junit_shown(name))} tests="${tests}" failures="${failures}" errors="${errors}" skipped="0" time="0"`;
    return { tests, failures, errors, text: `  <testsuite ${attributes}>\n${cases.map(each => each.text).join('')}  </testsuite>\n` };
}
const verdict_junit_shown = (name) => (0,report_text/* shortened */.vI)((0,report_text/* visible */.RK)(name), 200);
function probeCase({ workload, name, number, place, result, kind, message }) {
    const element = result === 'fail' ? 'failure' : 'error';
    const body = kind === undefined ? '' : problem(element, kind, message, `${(0,report_text/* visible */.RK)((0,check_report/* placeText */.Z9)(place))}: ${message}`);
    const title = number === 1 ? verdict_junit_shown(name) : `${verdict_junit_shown(name)} #${number}`;
    return { failed: result === 'fail', broken: result === 'inconclusive', text: testCase(title, verdict_junit_shown(workload), place, body) };
}
function findingTest({ message, place }) {
    const details = place ? `${(0,report_text/* visible */.RK)((0,check_report/* placeText */.Z9)(place))}: ${message}` : message;
    return {
        failed: true,
        broken: false,
        text: testCase(verdict_junit_shown(message), 'run', place, problem('failure', 'run-finding', message, details)),
    };
}
const problem = (element, type, message, details) => `      <${element} message=${quoted(message)} type=${quoted(type)}>${junit_text(details)}</${element}>\n`;

// EXTERNAL MODULE: ./src/policy/lint/lints.js + 27 modules
var lint_lints = __webpack_require__(455);
;// CONCATENATED MODULE: ./src/report/sarif.js



const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
/** A broken expectation is a result as findings are, under a rule of its own. */
const BROKEN = {
    id: 'expectation-broken',
    title: 'an expectation that the policy does not meet',
    means: 'The policy does not do what was expected of it, or nobody can say whether it does.',
    fix: 'Change the rule that decides, or the expectation if it is out of date.',
};
/**
 * SARIF 2.1.0, as code scanning takes it. Fingerprints are made of what a finding is about and not of where it stands, so that a
 * line added above neither closes an alert nor opens a new one.
 */
function toSarif(report) {
    const rules = [{ ...BROKEN, severity: 'error' }, ...lints];
    const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
    const fingerprint = fingerprints();
    const fallback = { file: report.spec ?? report.policy, line: 1, column: 1 };
    const result = (id, severity, message, place, print) => ({
        ruleId: id,
        ruleIndex: indexOf.get(id) ?? -1,
        level: severity,
        message: { text: plain(message) },
        locations: [sarif_location(place ?? fallback)],
        partialFingerprints: { 'egressGate/v1': fingerprint([id, ...print]) },
    });
    const finding = (one) => {
        const { lint, severity, message, fix, place, rule, subject, related = [] } = one;
        return {
            ...result(lint.id, severity, `${message}. ${fix}`, place, [rule?.group ?? '', rule?.collection ?? '', rule?.rule ?? '', subject]),
            ...(related.length > 0
                ? { relatedLocations: related.map(({ place, text }, id) => ({ id, ...sarif_location(place), message: { text: plain(text) } })) }
                : {}),
        };
    };
    const results = [
        ...report.checked
            .filter(({ holds }) => !holds)
            .map(one => result(BROKEN.id, 'error', brokenText(one), brokenPlace(one), [one.expectation.name])),
        ...report.findings.map(finding),
        ...report.allowed.map(({ reason, allowance, ...one }) => ({
            ...finding(one),
            suppressions: [{ kind: 'inSource', status: 'accepted', justification: plain(reason), location: sarif_location(allowance) }],
        })),
    ];
    const log = {
        $schema: SCHEMA,
        version: '2.1.0',
        runs: [
            {
                tool: { driver: { name: 'egress-gate', rules: rules.map(rule => descriptor(rule)) } },
                columnKind: 'utf16CodeUnits',
                results,
            },
        ],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
}
const descriptor = ({ id, title, means, fix, severity }, explained = (0,check_report/* documentation */.TH)(id)) => ({
    id,
    name: id.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: means },
    help: {
        text: `${means}\n\n${fix}\n\n${explained}`,
        markdown: `${means}\n\n**Fix.** ${fix}\n\nSee \`${explained}\`.`,
    },
    defaultConfiguration: { level: severity },
    properties: {
        tags: ['security', 'network'],
        ...(severity === 'note' ? {} : { 'security-severity': severity === 'error' ? '8.0' : '5.0' }),
    },
});
/** `[text](target)` would become a link, with words that a pod or the author of a policy chose. */
const plain = (message) => (0,report_text/* shortened */.vI)((0,report_text/* visible */.RK)(message), 1500).replaceAll('](', '] (');
const brokenText = ({ expectation, cases }) => {
    const bad = cases.filter(({ breaches }) => breaches.length > 0);
    const says = [...new Set(bad.flatMap(({ breaches }) => breaches.map(one => one.says)))].join('; ');
    return `"${expectation.name}" (expected ${expectedText(expectation)}): ${says}. ${bad[0]?.decision.because ?? ''}`;
};
const brokenPlace = ({ expectation, cases }) => cases.find(({ breaches }) => breaches.length > 0)?.decision.place ?? expectation.place;
const sarif_location = ({ file, line, column }) => ({
    physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line, startColumn: column } },
});
/** A path as a relative reference; what an upload cannot place (a resource id) stays readable all the same. */
const uriOf = (file) => file.toWellFormed().replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/').replace(/^\.\//, '');
/** Two that would be the same are told apart by their number. */
function fingerprints() {
    const seen = new Map();
    return parts => {
        const print = parts.filter(part => part !== '').join('/');
        const times = (seen.get(print) ?? 0) + 1;
        seen.set(print, times);
        return times === 1 ? print : `${print}#${times}`;
    };
}

;// CONCATENATED MODULE: ./src/report/verdict-sarif.js


const described = {
    'egress-not-inspected': [
        'egress that is not inspected',
        'A pod reached a destination past the inspection that was expected of it.',
        'See that the rule says inspect: true, that no network rule takes the flow first, and that the subnet is routed to the firewall.',
    ],
    'egress-inspected': [
        'egress that is inspected and must not be',
        'The firewall opens a session that was expected to pass through as it is.',
        'Change the rule that inspects it, or the expectation if it is out of date.',
    ],
    'egress-intercepted': [
        'egress that somebody else intercepts',
        'The served certificate is neither from our authority nor from a public one.',
        'Find out who the issuer is: look at the route table, at other firewalls and at proxies on the way.',
    ],
    'egress-untrusted': [
        'a certificate that the pod does not trust',
        "The pod's own trust store does not accept what it is served, so its connections fail.",
        'Run install-ca-in-pod and verify again.',
    ],
    'egress-denied': [
        'egress that is denied and was expected to be allowed',
        'A pod could not reach a destination that it needs.',
        'See which rule decides with egress-gate explain, and whether the firewall has taken over the last change.',
    ],
    'egress-allowed': [
        'egress that is allowed and was expected to be denied',
        'A pod reached a destination that it must not reach.',
        'See which rule decides with egress-gate explain, and that the subnet is routed to the firewall.',
    ],
    'egress-otherwise': [
        'egress that differs from its expectation',
        'The answer, or the rule that decides, is not the expected one.',
        'Compare the expectation with what was observed, and change the one that is wrong.',
    ],
    'verdict-inconclusive': [
        'an expectation that could not be proven',
        'A pod could not be asked, or what it saw proves nothing. What is not proven is no pass.',
        'Repair the experiment that broke, and verify again.',
    ],
    'control-broken': [
        'a control that does not hold',
        'A built-in control came out otherwise than it must, so what the other verdicts say cannot be told from a proof that is always true.',
        'See what answers the control; give an expectation of your own where the built-in host does not suit.',
    ],
    'run-finding': [
        'an error of the run',
        'The run met an error that is not about one expectation.',
        'Do what the message advises, and verify again.',
    ],
};
const usualPlace = { file: 'egress.yaml', line: 1, column: 1 };
const level = (kind) => (kind === 'verdict-inconclusive' ? 'warning' : 'error');
const kinds = Object.keys(described);
/**
 * SARIF 2.1.0: a result for each expectation of a workload that did not pass, at its place, and one for each error that no verdict
 * tells. What passes is left out, since code scanning makes an alert of every result. Fingerprints hold no pods, times or lines, so
 * that the alert of tonight is the one of yesterday.
 */
function toVerdictSarif(report) {
    const expectations = verdictCases(report);
    const errors = findingCases(report);
    // Code scanning refuses a file in which one result has no place. A run that came to no verdict has none; then it is the spec's usual one.
    const fallback = expectations[0]?.place ?? errors.find(({ place }) => place !== undefined)?.place ?? usualPlace;
    const nth = counter();
    const results = [
        ...expectations.flatMap(({ kind, workload, name, number, place, message }) => kind === undefined ? [] : [result(kind, `${workload}: ${name}: ${message}`, place, [workload, name, number])]),
        // Messages of the run name pods, so its errors are told apart by file and number.
        ...errors.map(({ message, place }) => {
            const file = place?.file ?? '';
            return result('run-finding', message, place ?? fallback, [file, nth(file)]);
        }),
    ];
    const rules = kinds.map(id => {
        const [title, means, fix] = described[id];
        const rule = { id, title, means, fix, severity: level(id) };
        return descriptor(rule, 'README.md#verify-tls-inspection');
    });
    const driver = { name: 'egress-gate verify', rules };
    return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }] }, null, 2)}\n`;
}
const result = (kind, message, place, print) => ({
    ruleId: kind,
    ruleIndex: kinds.indexOf(kind),
    level: level(kind),
    message: { text: plain(message) },
    locations: [sarif_location(place)],
    partialFingerprints: { 'egressGate/v1': [kind, ...print].map(part => encodeURIComponent(String(part).toWellFormed())).join('/') },
});
function counter() {
    const seen = new Map();
    return key => {
        const times = (seen.get(key) ?? 0) + 1;
        seen.set(key, times);
        return times;
    };
}

;// CONCATENATED MODULE: ./src/github/redact-report.js
/**
 * The words of our own that formats look up. What is exactly one of them stays: a secret that is called `pass` is not kept by hiding every
 * verdict, and a format that meets `***` where a verdict belongs would fail instead of telling what is wrong.
 */
const words = new Set([
    'pass fail inconclusive error warning notice allow deny unknown',
    'tls http https answered blocked dns-failure closed-after-hello reset refused timeout unreachable connect handshake answer',
    'inspected intercepted passthrough plain url port tcp udp icmp ntp dns yes no agrees disagrees silent',
    'threat-intelligence dnat network application infrastructure default undecided',
    'create update delete replace failed skipped planned applied unchanged rsa ec ed25519 other',
].flatMap(line => line.split(' ')));
/**
 * The report without the texts that `redact` hides. Before any format sees it: a secret with `&`, `<`, `"`, `|` or a tab is another text
 * once it is escaped, or cut in two where a line has to end, and is then not found any more.
 */
const redactReport = (report, redact) => {
    // The certificates of a flight are the same values in hundreds of verdicts, and stay so.
    const known = new WeakMap();
    const hidden = (value, key) => {
        if (typeof value === 'string')
            return words.has(value) ? value : redact(value);
        if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof Date)
            return value;
        const made = known.get(value) ?? (Array.isArray(value) ? value.map(each => hidden(each, '')) : hiddenIn(value, key));
        known.set(value, made);
        return made;
    };
    const hiddenIn = (value, key) => {
        // An error's message is no property that is listed; nothing else of it is shown.
        const entries = Object.entries(value instanceof Error ? { ...value, name: value.name, message: value.message } : value);
        // The names of HTTP headers are the origin's words, all other names are ours.
        return Object.fromEntries(entries.map(([name, each]) => [key === 'headers' ? redact(name) : name, hidden(each, name)]));
    };
    return hidden(report, '');
};

// EXTERNAL MODULE: ./src/github/workspace-files.js
var workspace_files = __webpack_require__(4994);
;// CONCATENATED MODULE: ./src/github/publish.js
/** Brings a report to where people and programs look for it: annotations, the job summary, files. */











/** GitHub drops a step's summary that is larger than 1 MiB, all of it. */
const summaryLimit = 1024 * 1024;
/** False when something that was asked for could not be written. */
const publish = async (given, common, console, answers) => {
    const report = redactReport(given, console.redact);
    if (report.verdicts.length > 0)
        console.info(toTable(report, { width: 160 }));
    for (const annotation of toAnnotations(report))
        console.annotate(annotation);
    console.info(`${report.result.toUpperCase()} ${report.headline}`);
    if (common.summary)
        await writeSummary(report, console, answers);
    if (common.reportDirectory === '')
        return true;
    const workspace = process.env['GITHUB_WORKSPACE'] || process.cwd();
    const directory = (0,external_node_path_.resolve)(workspace, common.reportDirectory);
    const files = {
        'report.json': `${JSON.stringify(toJson(report), undefined, 2)}\n`,
        'summary.md': toMarkdown(report),
        'report.html': toHtml(report),
        ...(proves(report) ? { 'junit.xml': toVerdictJunit(report), 'report.sarif': toVerdictSarif(report) } : {}),
    };
    try {
        await (0,workspace_files/* writeFiles */.h)(directory, files, workspace);
        return true;
    }
    catch (error) {
        console.annotate({
            level: 'error',
            title: report.action,
            message: `The report was not written to ${directory} (input report-directory): ${error instanceof Error ? error.message : error}`,
        });
        return false;
    }
};
/** A verify run that came to no verdict writes them too: those of an earlier run must not stand in for it. */
const proves = ({ action, verdicts }) => verdicts.length > 0 || action === 'verify-tls-inspection';
const writeSummary = async (report, console, answers) => {
    const file = process.env['GITHUB_STEP_SUMMARY'];
    if (!file) {
        if (process.env['GITHUB_ACTIONS'] === 'true')
            console.warning('There is no job summary: the runner names no GITHUB_STEP_SUMMARY.');
        return;
    }
    try {
        const maxBytes = summaryLimit - (0,external_node_fs_.statSync)(file).size - 1024;
        const markdown = toMarkdown(report, { maxBytes });
        if (markdown === '')
            console.warning(`The job summary was not written: ${file} is full with what stands there already.`);
        else
            await answers.writeSummary(markdown);
    }
    catch (error) {
        console.warning(`The job summary was not written to ${file}: ${error instanceof Error ? error.message : error}`);
    }
};


/***/ }),

/***/ 4994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ writeFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9168);
/** Files that an action writes. A workspace holds what a repository brought along, so what stands there may be a link to anywhere else. */




/**
 * Writes files into a folder that is made where it is missing. A reader sees the old file or the new one, never half of one, and a link of a
 * file's name is replaced, never followed. A folder of the workspace has to lie in it: a repository must not choose what is overwritten.
 * @param mode the permissions of the files, whatever those before had
 */
async function writeFiles(directory, files, workspace, mode = 0o666) {
    const outside = await leadingOut(directory, workspace);
    if (outside !== undefined)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownFaultError */ .eb({
            code: 'LinkOutside',
            message: `${outside} leads out of the workspace, so nothing is written there`,
            advice: 'The repository holds a link of that name. Remove it, or write to a folder of another name.',
        });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const partial = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.partial`;
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, content, { flag: 'wx', mode });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, path);
        }
        catch (error) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(partial, { force: true });
            throw error;
        }
    }
}
/** The first folder on the way down from the workspace that is elsewhere. Undefined: none, or the path never was in the workspace. */
async function leadingOut(directory, workspace) {
    const parts = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(workspace, directory).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    if (parts[0] === '..')
        return undefined;
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace);
    let path = workspace;
    for (const part of parts) {
        path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(path, part);
        const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path).catch(() => undefined);
        if (real === undefined)
            return undefined;
        if (real !== root && !real.startsWith(root === node_path__WEBPACK_IMPORTED_MODULE_2__.sep ? node_path__WEBPACK_IMPORTED_MODULE_2__.sep : root + node_path__WEBPACK_IMPORTED_MODULE_2__.sep))
            return path;
    }
    return undefined;
}


/***/ }),

/***/ 1779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** Of a text's UTF-8 bytes, in hex. */
const sha256 = (text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');


/***/ }),

/***/ 6249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ID: () => (/* binding */ headerNameComplaint),
/* harmony export */   W3: () => (/* binding */ headersComplaint),
/* harmony export */   uv: () => (/* binding */ headerValueComplaint)
/* harmony export */ });
/** Headers that Azure Firewall inserts into requests: what it takes (facts 1.3; learn.microsoft.com/azure/firewall, HTTP header insertion, 2026-07-20). */
/** Azure reserves these for itself. */
const RESERVED = /^(host|authorization|cookie|set-cookie|via|te|trailer|transfer-encoding|content-length|connection|upgrade|keep-alive|proxy-.*|x-forwarded-.*)$/i;
const mostOfValue = 16_000;
/** Names and values of one rule together, in bytes. */
const mostOfRule = 16_384;
const headerNameComplaint = (name) => !/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(name)
    ? 'is not a header name; use up to 100 letters, digits and "-"'
    : RESERVED.test(name)
        ? 'is reserved; Azure Firewall does not insert it'
        : undefined;
const headerValueComplaint = (value) => value.length > mostOfValue ? `must be at most ${mostOfValue} characters long` : /[\r\n\0]/.test(value) ? 'must be one line' : undefined;
const encoder = new TextEncoder();
/** What is wrong with all headers of a rule together. */
function headersComplaint(headers) {
    const bytes = headers.reduce((sum, { headerName, headerValue }) => sum + encoder.encode(headerName + headerValue).length, 0);
    return bytes > mostOfRule ? `the headers of a rule are ${bytes} bytes together; at most ${mostOfRule} are taken` : undefined;
}


/***/ }),

/***/ 783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ markdownCode),
/* harmony export */   p: () => (/* binding */ markdownText)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3101);

/** What can begin or end anything but text: and `.` or `:` only where a bare address would become a link. */
const structure = /[&<>|`*_~[\]\\@#$]|(?<=www)\.|(?<=\b(?:https?|ftp|mailto|xmpp)):/giu;
const entity = (character) => `&#${character.codePointAt(0)};`;
/**
 * Text of unknown origin as inline Markdown that renders as exactly that text: no table cell, link, image, HTML, mathematics,
 * code, mention or issue reference comes out of it. Markdown's structure cannot be written with character references, so every
 * character that could be one becomes one. A mention is recognised only after that, in the rendered text: a zero-width space
 * behind `@` and `#` keeps it from being one.
 */
const markdownText = (text, length = 300) => characters(text, length, character => entity(character) + (character === '@' || character === '#' ? '&#8203;' : ''));
/**
 * The same in code type, for paths, names and values. Inside `<code>` GitHub looks for no mentions (its filter leaves out what stands in
 * `pre`, `code`, `a`, `style` and `script`), and what is copied from there has to be what it was: nothing is put between.
 */
const markdownCode = (text, length = 300) => (text === '' ? '' : `<code>${characters(text, length, entity)}</code>`);
const characters = (text, length, reference) => (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text), length)
    .replace(structure, reference)
    // At the start of a line a sign, blanks or `1.` begin a block.
    .replace(/^[-+=\s]/, entity)
    .replace(/^(\d+)([.)])/, (_, number, sign) => number + entity(sign))
    .replace(/ $/, '&#32;');


/***/ }),

/***/ 3101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ky: () => (/* binding */ wrapped),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/* unused harmony exports fitted, hanging */
/** Text that others control (pod output, HTTP answers, names in files), made harmless to show. */
/** Characters that nobody sees or that change what others look like: controls, formats, bidirectional overrides, fillers, separators, lone surrogates. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** Writing puts a few marks on a letter; a pile of them grows over the lines around it. */
const piled = /(?<=\p{M}{8})\p{M}/gu;
const spelled = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** One line in which every invisible character is spelled out (`\n`, `\u{1b}`), so that nothing hides and nothing acts. */
const visible = (text) => text.replace(unseen, spell).replace(piled, spell);
const spell = (character) => spelled[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
/** At most `length` UTF-16 units, with `…` for what was left out. Never cuts a surrogate pair in two. */
const shortened = (text, length) => {
    if (text.length <= length)
        return text;
    const cut = Math.max(0, length - 1);
    const code = text.charCodeAt(cut - 1);
    return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? cut - 1 : cut)}…`;
};
const inked = /\u001b\[[0-9;]*m/g;
/** Lines of at most `width` characters, broken between words; colours count for nothing. A word that is longer than a line has one of its own. */
function wrapped(text, width) {
    const lines = [];
    let line = '';
    let length = 0;
    for (const word of text.split(' ')) {
        const own = word.replace(inked, '').length;
        if (line !== '' && length + 1 + own > width) {
            lines.push(line.trimEnd());
            line = word;
            length = own;
        }
        else {
            length += (line === '' ? 0 : 1) + own;
            line = line === '' ? word : `${line} ${word}`;
        }
    }
    return [...lines, line];
}
/** The start of a line: what it is indented by, and its label, if two blanks end one. */
const startOf = /^((?:\u001b\[[0-9;]*m| )*)((?:\u001b\[[0-9;]*m|[^ \u001b]| (?=[^ ]))+ {2,}(?=\S))?/;
/**
 * Each line at most `width` characters: what runs over goes on below the line's own text, behind its label, or a little deeper where it has
 * none. Nothing is cut: a word that is longer (a path, a URL) stays whole.
 */
function fitted(text, width) {
    return text
        .split('\n')
        .map(line => (bareLength(line) <= width ? line : hung(line, width)))
        .join('\n');
}
function hung(line, width) {
    const [all = '', indent = ''] = startOf.exec(line) ?? [];
    const labelled = bareLength(all) <= Math.min(34, width / 2);
    const start = labelled ? all : indent;
    const column = bareLength(start) + (labelled && all !== indent ? 0 : 2);
    const [first = '', ...rest] = wrapped(line.slice(start.length), Math.max(20, width - column));
    return [start + first, ...rest.map(more => ' '.repeat(column) + more)].join('\n');
}
/** Text behind a label, its further lines below its first; where that would leave too little room, the terminal breaks it. */
function hanging(label, text, width) {
    const column = bareLength(label);
    return width - column < 30 ? label + text : label + wrapped(text, width - column).join(`\n${' '.repeat(column)}`);
}
const bareLength = (text) => text.replace(inked, '').length;
/** `1 pod`, `3 pods`. */
const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;


/***/ }),

/***/ 3771:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ disagreement)
/* harmony export */ });
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1044);
/** Where the policy's word and what was seen differ: a finding of its own, whatever was expected, with the likely causes in order. */

const stale = 'the firewall has not taken over the last change of the policy yet (5 to 10 minutes for a CA), or its last update failed';
const otherPolicy = "the firewall's policy is not the one in this spec: it was changed by hand, or has a parent with rules of its own";
const around = 'the pod goes around the firewall: the route table is not on its subnet, lacks 0.0.0.0/0, or names an old private address';
/** Where the prediction and what was seen of one verdict differ. Undefined: they agree, or what was seen does not say. */
function disagreement({ probe, observation, path }) {
    const { predicted } = probe;
    const seen = (0,_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .seenIn */ .vV)(probe, observation, path);
    const says = `the policy says ${predicted.effect}${predicted.inspected === true ? ', inspected' : ''} (${predicted.because})`;
    const effect = effectOf(seen);
    if (predicted.effect === 'allow' && effect === 'deny')
        return {
            message: `${says}, but ${seen.because}`,
            causes: [stale, otherPolicy, 'the flow is not what the policy was asked about: another source address or another name'],
        };
    if (predicted.effect === 'deny' && effect === 'allow')
        return { message: `${says}, but ${seen.because}`, causes: [around, stale, otherPolicy] };
    if (predicted.inspected === true && path.kind === 'passthrough')
        return {
            message: `${says}, but the pod sees the public certificate of ${path.issuer}`,
            causes: ['a network rule takes the flow before application rules see it (a service tag with port 443)', around, stale, otherPolicy],
        };
    if (predicted.inspected === false && path.kind === 'inspected')
        return { message: `${says}, not inspected, but the pod sees our firewall's certificate`, causes: [otherPolicy, stale] };
    return undefined;
}
const effectOf = ({ effect, silent }) => effect === 'allowed' || effect === 'handshake' || effect === 'upstream-refused'
    ? 'allow'
    : effect === 'denied' && silent !== true
        ? 'deny'
        : undefined;


/***/ }),

/***/ 6952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KQ: () => (/* binding */ controlKind),
/* harmony export */   PW: () => (/* binding */ isAddress),
/* harmony export */   rs: () => (/* binding */ urlOf),
/* harmony export */   t2: () => (/* binding */ probesFor),
/* harmony export */   w4: () => (/* binding */ hostOf)
/* harmony export */ });
/* harmony import */ var _policy_check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4476);
/* harmony import */ var _policy_evaluate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6056);
/* harmony import */ var _policy_expectation_flow_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9759);
/** From what the author expects to the questions that each workload's pods are asked, with the controls that every run needs. */



/**
 * One probe for each expectation that speaks of the workload, and built-in controls where the expectations bring none. Expectations that
 * say `unknown` hold nothing that an observation could be held against: they are for the offline check, and make no probe.
 *
 * `facts` is what predictions may lean on (service tags, FQDN tags, the spec's own); `source` the pod's address, by default the AKS
 * subnet's; `nonce` a number of this run. Ids are unique over all workloads and the same for every pod of one.
 */
function probesFor(spec, workload, facts, source, nonce) {
    const from = source ?? spec.network.aksSubnet.prefix.split('/')[0] ?? '';
    const index = spec.workloads.findIndex(({ name }) => name === workload.name);
    const probe = (id, expectation) => {
        const numbered = nonce !== undefined && expectation.nonce !== undefined ? { nonce } : {};
        const flow = (0,_policy_expectation_flow_js__WEBPACK_IMPORTED_MODULE_2__/* .expectationFlow */ .b)(withNonce(expectation, numbered.nonce), from);
        const predicted = (0,_policy_evaluate_js__WEBPACK_IMPORTED_MODULE_1__/* .evaluate */ ._)(spec.firewall.policy, flow, facts);
        const inserted = expectation.insertedHeader && insertedBy(spec.firewall.policy, predicted.rule, expectation.insertedHeader);
        return {
            id,
            name: expectation.name,
            workload: workload.name,
            flow,
            expectation,
            predicted,
            // The offline check does not take such a rule for the one that decides either.
            ...(expectation.rule !== undefined && predicted.effect !== 'unknown' && !(0,_policy_check_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleIsCertain */ .n_)(predicted, flow) ? { ruleOpen: true } : {}),
            ...numbered,
            ...(inserted === undefined ? {} : { inserted }),
        };
    };
    const own = spec.expectations.flatMap((expectation, at) => expectation.expect !== 'unknown' && (expectation.from.length === 0 || expectation.from.includes(workload.name))
        ? [probe(`p${index * spec.expectations.length + at + 1}`, expectation)]
        : []);
    const controls = builtInControls(spec, workload).filter(({ kind }) => !own.some(each => controlKind(each) === kind));
    const added = controls.flatMap(({ kind, expectation }, at) => {
        const made = { ...probe(`c${index * 10 + at + 1}`, expectation), control: true };
        const fits = kind === 'passthrough'
            ? made.predicted.effect === 'allow' && made.predicted.inspected === false
            : made.predicted.effect === 'deny' && made.predicted.by !== 'network';
        return fits ? [made] : [];
    });
    // Of several candidates for one control, one will do.
    return [...own, ...added.filter((each, at) => added.findIndex(other => controlKind(other) === controlKind(each)) === at)];
}
/** The URL as it is asked for. */
function urlOf({ expectation, nonce }) {
    const target = withNonce(expectation, nonce);
    return target.kind === 'url' ? new URL(target.url) : undefined;
}
function withNonce({ target, nonce: parameter }, nonce) {
    if (target.kind !== 'url' || parameter === undefined || nonce === undefined)
        return target;
    const url = new URL(target.url);
    url.search = `${url.search === '' ? '?' : `${url.search}&`}${parameter}=${nonce}`;
    return { ...target, url: url.href };
}
/** The value of a header that rules of this name insert. Undefined: none does, or they differ. */
function insertedBy({ ruleCollectionGroups }, rule, header) {
    const values = ruleCollectionGroups
        .flatMap(({ ruleCollections }) => ruleCollections)
        .flatMap(collection => collection.rules)
        .flatMap(each => (each.ruleType === 'ApplicationRule' && each.name === rule ? [each.httpHeadersToInsert] : []))
        .map(headers => headers.find(({ headerName }) => headerName.toLowerCase() === header.toLowerCase())?.headerValue);
    return new Set(values).size === 1 ? values[0] : undefined;
}
/** What a probe controls for: a host that must not be inspected, a host that must be denied. */
function controlKind({ expectation: { target, expect, inspected, upstream } }) {
    if (target.kind !== 'url')
        return undefined;
    if (expect === 'allow' && inspected === false && upstream === undefined && target.url.startsWith('https:'))
        return 'passthrough';
    // Denied before the handshake, or by text: a control for the firewall itself, not for one rule's paths.
    if (expect === 'deny' && inspected !== true)
        return 'denied';
    return undefined;
}
function builtInControls(spec, workload) {
    const control = (kind, url) => ({
        kind,
        expectation: {
            name: kind === 'passthrough'
                ? `control: ${new URL(url).hostname} passes through uninspected`
                : `control: ${new URL(url).hostname} is denied`,
            from: [workload.name],
            target: { kind: 'url', url, method: 'GET' },
            expect: kind === 'passthrough' ? 'allow' : 'deny',
            inspected: false,
            place: spec.expectations[0]?.place ?? workload.place,
        },
    });
    return [
        control('passthrough', 'https://mcr.microsoft.com/v2/'),
        control('passthrough', 'https://login.microsoftonline.com/'),
        control('denied', 'https://example.com/'),
        control('denied', 'https://example.org/'),
        control('denied', 'https://www.iana.org/'),
    ];
}
/** An IPv4 or IPv6 address, and no name. */
const isAddress = (host) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.includes(':');
/** Without the brackets of an IPv6 address. */
const hostOf = (url) => url.hostname.replace(/^\[|\]$/g, '');


/***/ }),

/***/ 1606:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ mostCommon),
/* harmony export */   n: () => (/* binding */ alike)
/* harmony export */ });
/** Why verdicts are as they are: which reasons are the same, and how many of them a reader is told. */
/** Reasons that differ only in how long something took and how much came (`after 10002 milliseconds with 0 bytes`) are one. */
const alike = (because) => because.replace(/\bafter \d+\b|\b\d+ (?:ms|milliseconds|bytes|out of \d+)\b/g, '0');
/** Of one thing. Where two hundred pods have two hundred reasons, what is wrong is not the two hundredth. */
const toldOneByOne = 3;
/** Groups to be told on their own, those with most members first where there are too many, and the rest, which is told as one. */
function mostCommon(groups, size) {
    if (groups.length <= toldOneByOne + 1)
        return { own: groups, rest: [] };
    const sorted = groups.toSorted((one, other) => size(other) - size(one));
    return { own: sorted.slice(0, toldOneByOne), rest: sorted.slice(toldOneByOne) };
}


/***/ }),

/***/ 1044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hH: () => (/* binding */ misfit),
/* harmony export */   vV: () => (/* binding */ seenIn)
/* harmony export */ });
/* unused harmony export isDenialText */
/* harmony import */ var _policy_decision_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8080);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6952);
/** What an observation says of the firewall's decision, before anybody asks what was expected. */


/** Ports on which the firewall itself answers a SYN, whatever the destination: a TCP connection there proves nothing. */
const answeredByFirewall = new Set([80, 443]);
/** 470 with the firewall's own text, in the form that Azure Firewall gives it: `HTTP request from … . Action: Deny. Reason: …`. */
const isDenialText = ({ status, body }) => status === 470 && /^\s*(?:HTTPS? request .{0,4000}\. )?Action: Deny\. \S/.test(body);
const isUpstreamRefusal = ({ status, body }) => status === 500 && /^\s*x509: /.test(body);
const isResolveFailure = ({ status, body }) => status === 500 && /Failed to resolve address/.test(body);
/**
 * Why an observation is none of such a question: an answer in clear for HTTPS, certificates where nothing is encrypted. No tool brings them,
 * and a file of evidence may say anything.
 */
function misfit({ expectation: { target } }, { kind }) {
    const own = target.kind === 'port' ? 'answered' : /^https:/i.test(target.url) ? 'tls' : 'http';
    const answers = ['tls', 'http', 'answered'];
    return answers.includes(kind) && kind !== own ? `what was seen (${kind}) is no answer to what was asked` : undefined;
}
/** What an observation says of the flow's fate: allowed, denied and how, or not clear, because. */
function seenIn(probe, observation, path) {
    const odd = misfit(probe, observation);
    if (odd !== undefined)
        return { effect: 'unclear', because: odd };
    switch (observation.kind) {
        case 'unknown':
            return { effect: 'unclear', because: observation.detail };
        case 'dns-failure':
            return { effect: 'unclear', because: `the name did not resolve in the pod, so the firewall was never asked (${observation.detail})` };
        case 'tls':
            return inSession(observation, path);
        case 'http':
            return inClear(observation.http);
        case 'answered':
            return transport(probe, observation.detail);
        case 'blocked':
            return stopped(probe, observation);
    }
}
function inSession({ http, httpDetail }, path) {
    if (http === undefined)
        return path.kind === 'passthrough'
            ? {
                effect: 'handshake',
                because: `the handshake with the origin was let through, but no answer came (${httpDetail ?? 'nothing said why'})`,
            }
            : { effect: 'unclear', because: `the handshake succeeded, but no answer came (${httpDetail ?? 'nothing said why'})` };
    if (path.kind === 'inspected') {
        if (isDenialText(http))
            return { effect: 'denied', because: 'the firewall answered 470 with its own text inside the inspected session' };
        if (http.status === 470)
            return { effect: 'unclear', because: "470 came without the firewall's text" };
        if (isUpstreamRefusal(http))
            return { effect: 'upstream-refused', because: `the firewall refused the origin's certificate (${http.body.trim().slice(0, 120)})` };
        if (isResolveFailure(http))
            return { effect: 'unclear', because: "the firewall could not resolve the origin's name" };
        return { effect: 'allowed', because: `the origin answered ${http.status}` };
    }
    // The firewall cannot write into a session that it did not open: whatever stands there, the origin (or another box) wrote it.
    if (path.kind === 'passthrough' && http.status === 470)
        return { effect: 'handshake', because: '470 came out of a session with the origin itself, where the firewall cannot write' };
    if (path.kind === 'passthrough')
        return { effect: 'allowed', because: `the origin itself answered ${http.status}` };
    return { effect: 'unclear', because: `${http.status} was answered in a session of which it is not clear who opened it` };
}
function inClear(http) {
    if (isDenialText(http))
        return { effect: 'denied', because: 'the firewall answered 470 with its own text' };
    if (http.status === 470)
        return { effect: 'unclear', because: "470 came without the firewall's text" };
    if (isResolveFailure(http))
        return { effect: 'unclear', because: "the firewall could not resolve the origin's name" };
    return { effect: 'allowed', because: `${http.status} was answered` };
}
/** Whether an application rule takes TCP to this port, or may: the firewall then completes the connection, whatever becomes of it. */
const takenByApplication = ({ by, dependsOn }) => by === 'application' || dependsOn.some(each => each.startsWith(_policy_decision_js__WEBPACK_IMPORTED_MODULE_1__/* .whatIsSpoken */ .d));
function transport({ expectation: { target }, predicted }, detail) {
    if (target.kind !== 'port')
        return { effect: 'unclear', because: detail };
    if (target.protocol === 'tcp' && (answeredByFirewall.has(target.port) || takenByApplication(predicted)))
        return {
            effect: 'unclear',
            because: `a TCP connection to port ${target.port} proves nothing: the firewall answers it itself, for any address. Ask with a URL instead`,
        };
    return { effect: 'allowed', because: detail };
}
function stopped({ expectation: { target }, predicted }, { how, detail, stage }) {
    const secure = target.kind === 'url' && target.url.startsWith('https:');
    switch (how) {
        case 'closed-after-hello':
            return secure && stage === 'handshake'
                ? {
                    effect: 'denied',
                    because: 'the connection was closed after the ClientHello, without an alert, as the firewall does with what no rule allows',
                }
                : { effect: 'stopped', because: `the connection was closed before an answer (${detail})` };
        case 'reset':
            return { effect: 'stopped', because: `the connection was reset, and the firewall denies without a reset (${detail})` };
        case 'refused':
            return {
                effect: 'stopped',
                because: `the connection was refused: something answered, and the firewall drops what it denies (${detail})`,
            };
        case 'unreachable':
            return { effect: 'stopped', because: `there is no way to it from the pod, so the firewall was not asked (${detail})` };
        case 'timeout': {
            const byNetworkRule = predicted.by === 'network' && predicted.effect === 'deny';
            if (target.kind === 'url')
                return byNetworkRule && stage === 'connect'
                    ? { effect: 'denied', because: 'the packets were dropped silently, as a network rule does', silent: true }
                    : {
                        effect: 'stopped',
                        because: `nothing answered in time (${detail}); what application rules deny is answered or closed, not dropped`,
                    };
            if (target.protocol === 'udp' && target.speaks === undefined)
                return {
                    effect: 'stopped',
                    because: 'nothing came back, and UDP without a protocol that answers (speaks: ntp, dns) proves nothing by silence',
                };
            if (target.protocol === 'tcp' && (answeredByFirewall.has(target.port) || takenByApplication(predicted)) && !byNetworkRule)
                return {
                    effect: 'stopped',
                    because: `nothing answered on port ${target.port}, where the firewall answers everything: it does not stand in the way, or is down`,
                };
            if (stage === undefined)
                return { effect: 'stopped', because: `nothing answered in time, and how far the question came was not told (${detail})` };
            // A host that is down is as silent as one that is denied: only with the policy's own word is it a denial.
            if (predicted.effect !== 'deny')
                return {
                    effect: 'stopped',
                    because: `nothing answered in time, and the policy ${predicted.effect === 'allow' ? 'allows it' : 'alone does not say that it is denied'}: a host that is down is as silent`,
                };
            return {
                effect: 'denied',
                because: `nothing answered in time, as with what network rules drop${(0,_probes_js__WEBPACK_IMPORTED_MODULE_0__/* .isAddress */ .PW)(target.host) ? '' : ` (${target.host})`}`,
                silent: true,
            };
        }
    }
}


/***/ }),

/***/ 9522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ stepsOf)
/* harmony export */ });
/** The middle of the verify pipeline: a question, what a pod saw, and what we make of it. All are values. */
/** A verdict, and those of its hops. */
const stepsOf = (verdict) => [verdict, ...(verdict.hops ?? [])];


/***/ })

};
