export const id = 8221;
export const ids = [8221];
export const modules = {

/***/ 1446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/report/groups.js
/** Worst first. */
const severity = { fail: 0, inconclusive: 1, pass: 2 };
/** Groups in the order in which people need them: failures, then what nobody knows, then what is right; each as the spec lists them. */
const groupVerdicts = (verdicts) => {
    const groups = new Map();
    for (const verdict of verdicts) {
        const { expected, observed, result, because } = verdict;
        const { workload, name: probe } = verdict.probe;
        const key = JSON.stringify([workload, verdict.probe.id, probe, expected, observed, result, because]);
        const group = groups.get(key);
        if (group)
            group.verdicts.push(verdict);
        else
            groups.set(key, { workload, probe, expected, observed, result, because, verdicts: [verdict] });
    }
    return [...groups.values()].sort((one, other) => severity[one.result] - severity[other.result]);
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

;// CONCATENATED MODULE: ./src/report/html-style.js
/** The page's style sheet. Light and dark follow the reader's system; colours keep a contrast of 4.5 to 1. */
const pageStyle = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1a1c20;--quiet:#5b616b;--line:#d7dbe0;--soft:#f4f6f8;--pass:#136f3a;--fail:#b3261e;--inconclusive:#8a5a00;--link:#0b57d0}
@media(prefers-color-scheme:dark){:root{--ground:#14161a;--ink:#e6e8eb;--quiet:#a0a7b1;--line:#363b43;--soft:#1d2026;--pass:#62c98a;--fail:#ff8a80;--inconclusive:#f0b452;--link:#8ab4f8}}
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
.verdicts td:last-child{min-width:20rem}
code{font:.9em/1.45 ui-monospace,monospace;background:var(--soft);padding:.05em .3em;border-radius:.25em;overflow-wrap:anywhere}
.lines{white-space:pre-wrap}
ul,ol{margin:.2rem 0;padding-left:1.3rem}
del{color:var(--fail)}ins{color:var(--pass);text-decoration:none}
.finding{border-left:3px solid var(--line);padding-left:.75rem;margin:.5rem 0}
.finding.error{border-color:var(--fail)}.finding.warning{border-color:var(--inconclusive)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1rem;margin:.5rem 0;padding:.75rem;background:var(--soft);border-radius:.4rem}
dt{color:var(--quiet)}dd{margin:0;min-width:0}
summary{cursor:pointer;color:var(--link);width:max-content}
.filter{display:flex;flex-wrap:wrap;gap:.4rem;margin-bottom:.75rem}
.filter input{position:absolute;opacity:0;pointer-events:none}
.filter label{border:1px solid var(--line);border-radius:1rem;padding:.2rem .8rem;cursor:pointer}
.filter input:checked+label{background:var(--ink);color:var(--ground);border-color:var(--ink)}
.filter input:focus-visible+label,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
body:has(#show-fail:checked) .verdicts tbody tr:not(.fail),body:has(#show-inconclusive:checked) .verdicts tbody tr:not(.inconclusive),body:has(#show-pass:checked) .verdicts tbody tr:not(.pass){display:none}
@media(max-width:700px){dl{grid-template-columns:1fr}header{align-items:flex-start;flex-direction:column;gap:.5rem}}
@media print{.filter{display:none}details::details-content{content-visibility:visible}}
`;

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

;// CONCATENATED MODULE: ./src/report/html.js




const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };
/** Text as text, in an element or in a quoted attribute. */
const escapeHtml = (text, length = 4000) => (0,report_text/* shortened */.vI)((0,report_text/* visible */.RK)(text), length).replace(/[&<>"'`]/g, character => entities[character] ?? '');
const e = escapeHtml;
/** The same, with its line breaks kept. */
const lines = (text, length = 4000) => (0,report_text/* shortened */.vI)(text, length)
    .split('\n')
    .map(line => e(line))
    .join('\n');
const results = ['fail', 'inconclusive', 'pass'];
const toHtml = (report) => `<!doctype html>
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
${section('Resources', html_resources(report.outcomes))}
${section('Facts', facts(report))}
</main>
</body>
</html>
`;
const section = (title, body) => (body === '' ? '' : `<section><h2>${title}</h2>${body}</section>`);
const html_severity = { error: 0, warning: 1, notice: 2 };
const bySeverity = (findings) => [...findings].sort((one, other) => html_severity[one.level] - html_severity[other.level]);
const finding = ({ level, message, advice, file, line, column }) => {
    const place = [file, line, column].filter(part => part !== undefined).join(':');
    return `<p class="finding ${level}"><strong>${level}</strong> ${place ? `<code>${e(place)}</code> ` : ''}<span class="lines">${lines(message)}</span>${advice ? ` <em>${e(advice)}</em>` : ''}</p>`;
};
const verdicts = (all) => {
    if (all.length === 0)
        return '';
    const counts = tally(all);
    const option = (value, label) => `<input type="radio" name="show" id="show-${value}"${value === 'all' ? ' checked' : ''}><label for="show-${value}">${label}</label>`;
    return `<section><h2 id="seen">What the pods saw</h2>
<div class="filter" role="radiogroup" aria-label="Show verdicts">${option('all', `all ${all.length}`)}${results.map(result => option(result, `${result} ${counts[result]}`)).join('')}</div>
<div class="scroll" tabindex="0" role="region" aria-labelledby="seen"><table class="verdicts">
<thead><tr><th scope="col">verdict</th><th scope="col">workload</th><th scope="col">probe</th><th scope="col">expected</th><th scope="col">observed</th><th scope="col">because</th></tr></thead>
<tbody>${groupVerdicts(all).map(row).join('\n')}</tbody>
</table></div></section>`;
};
const row = (group) => `<tr class="${group.result}"><td><span class="badge ${group.result}">${group.result}</span></td><td>${e(group.workload)}<br><span class="quiet">${(0,report_text/* count */.U9)(group.verdicts.filter(({ pod }) => pod).length, 'pod')}</span></td><th scope="row">${e(group.probe)}</th><td>${e(group.expected)}</td><td>${e(group.observed)}</td><td>${e(group.because)}${details(group)}</td></tr>`;
const details = ({ verdicts: [example, ...others] }) => {
    if (!example)
        return '';
    const entry = (name, value) => `<dt>${name}</dt><dd>${value}</dd>`;
    const chain = flightOf(example).map(certificate => `<li>${e(certificate.subject)}<br><span class="quiet">issued by ${e(certificate.issuer)}, until ${e(certificate.notAfter.toISOString())}<br>SHA-256 <code>${e(certificate.fingerprint)}</code></span></li>`);
    return `<details><summary>evidence</summary><dl>${entry('predicted', `${e(example.probe.predicted.because)} <code>${e(predictedRule(example))}</code>`)}${describeObservation(example.observation)
        .map(([name, value]) => entry(name, `<code class="lines">${lines(value, 1000)}</code>`))
        .join('')}${chain.length > 0 ? entry('certificates as served', `<ol start="0">${chain.join('')}</ol>`) : ''}${entry('pods', [example, ...others].map(verdict => e(describePod(verdict))).join('<br>'))}</dl></details>`;
};
const order = { failed: 0, skipped: 1, planned: 2, applied: 3, unchanged: 4 };
const html_resources = (outcomes) => {
    if (outcomes.length === 0)
        return '';
    const rows = [...outcomes].sort((one, other) => order[one.result] - order[other.result]).map(resourceRow);
    return `<div class="scroll" tabindex="0" role="region" aria-label="Resources"><table><thead><tr><th scope="col">result</th><th scope="col">change</th><th scope="col">resource</th><th scope="col">what differs</th></tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
};
const resourceRow = (outcome) => {
    const { action, resource, differs } = outcome.change;
    const why = outcome.result === 'failed'
        ? `<p><strong>${e(outcome.fault.message)}</strong>${'advice' in outcome.fault ? ` <em>${e(String(outcome.fault.advice))}</em>` : ''}</p>`
        : outcome.result === 'skipped'
            ? `<p>${e(outcome.because)}</p>`
            : '';
    const list = differs.map(({ path, current, desired }) => `<li><code>${e(path)}</code>: <del>${e(current)}</del> → <ins>${e(desired)}</ins></li>`);
    const body = list.length > 3
        ? `<details><summary>${list.length} paths</summary><ul>${list.join('')}</ul></details>`
        : list.length > 0
            ? `<ul>${list.join('')}</ul>`
            : '';
    return `<tr><td><span class="badge ${outcome.result === 'failed' ? 'fail' : outcome.result}">${outcome.result}</span></td><td>${action}</td><th scope="row">${e(resource.title)}</th><td>${why}${body}</td></tr>`;
};
const facts = (report) => report.facts.length === 0
    ? ''
    : `<table><tbody>${report.facts.map(({ name, value }) => `<tr><th scope="row">${e(name)}</th><td><code class="lines">${lines(value)}</code></td></tr>`).join('')}</tbody></table>`;

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
    certificates: Object.fromEntries(report.verdicts.flatMap(flightOf).map(certificate => [certificate.fingerprint, certificateJson(certificate)])),
});
const verdictJson = (verdict) => {
    const { probe, pod, observation, path, expected, observed, result, because } = verdict;
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
    const groups = groupVerdicts(report.verdicts);
    const [shown, folded] = groups.length > readable ? [groups.filter(worse), groups.filter(group => !worse(group))] : [groups, []];
    const sections = [
        verdictLine(report),
        matrix('### What the pods saw', shown, []),
        markdown_findings(report),
        list('### What to do next', report.next.map(step => `- ${(0,markdown_text/* markdownText */.p)(step, 1000)}`), 'step'),
        comparison(report),
        plan(report.outcomes),
        markdown_facts(report),
        matrix(`<details><summary>${(0,report_text/* count */.U9)(folded.length, 'passing row')}</summary>\n`, folded, ['</details>', '']),
        ...groups.map(markdown_details),
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
const list = (title, rows, noun) => ({ head: [title, ''], rows, tail: [''], noun });
const markdown_findings = ({ findings }) => {
    const order = { error: 0, warning: 1, notice: 2 };
    const rows = [...findings]
        .sort((one, other) => order[one.level] - order[other.level])
        .map(({ level, message, advice, file, line, column }) => {
        const place = [file, line, column].filter(part => part !== undefined).join(':');
        return `- ${levelIcon[level]} ${[(0,markdown_text/* markdownCode */.D)(place), (0,markdown_text/* markdownText */.p)(message, 2000)].filter(Boolean).join(' ')}${advice ? ` ${(0,markdown_text/* markdownText */.p)(advice, 1000)}` : ''}`;
    });
    return list('### Findings', rows, 'finding');
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
const markdown_details = (group) => {
    const [example] = group.verdicts;
    if (!example)
        return { head: [], rows: [], tail: [], noun: 'line' };
    const pods = group.verdicts.slice(0, podsShown).map(describePod);
    const more = group.verdicts.length > podsShown ? `, and ${group.verdicts.length - podsShown} more` : '';
    const chain = flightOf(example).map(({ subject, issuer, notAfter, fingerprint }, index) => `| ${index} | ${(0,markdown_text/* markdownText */.p)(subject)} | ${(0,markdown_text/* markdownText */.p)(issuer)} | ${notAfter.toISOString()} | <code>${fingerprint}</code> |`);
    return {
        head: [`<details><summary>${icon[group.result]} ${(0,markdown_text/* markdownText */.p)(group.workload)}: ${(0,markdown_text/* markdownText */.p)(group.probe)}</summary>`, ''],
        rows: [
            `- predicted by the spec: ${(0,markdown_text/* markdownText */.p)(example.probe.predicted.because, 1000)} Rule: ${(0,markdown_text/* markdownText */.p)(predictedRule(example))}`,
            ...describeObservation(example.observation).map(([name, value]) => `- ${name}: ${(0,markdown_text/* markdownText */.p)(value, 600)}`),
            `- pods: ${(0,markdown_text/* markdownText */.p)(pods.join(', ') + more, 4000)}`,
            ...(chain.length > 0 ? ['', '| # | subject | issuer | until | SHA-256 |', '| ---: | --- | --- | --- | --- |', ...chain] : []),
        ],
        tail: ['', '</details>', ''],
        noun: 'line',
    };
};
const utf8 = new TextEncoder();
const bytes = (lines) => lines.reduce((sum, line) => sum + utf8.encode(line).length + 1, 0);
/** Sections in order until the limit is reached: the last one loses rows, those behind it are left out, and a line says so. */
const fit = (sections, limit) => {
    const note = (what) => [
        '',
        `_${what} left out: the summary would be too large. The whole report is in report.json (input report-directory)._`,
        '',
    ];
    const reserve = bytes(note('999999 sections and 999999 resources'));
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
    const widths = fitColumns(rows, Math.max(80, options.width ?? 120));
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
    const body = rows.flatMap((cells, index) => line(cells, options.color ? ink[groups[index]?.result ?? 'inconclusive'] : undefined));
    return [...line(columns), rule, ...body].join('\n');
};
/** Every column gets what it needs if all fits; else what is left after the least is shared out, as far as a column can use it. */
const fitColumns = (rows, width) => {
    const needs = columns.map((title, index) => Math.max(title.length, ...rows.map(row => widthOf(row[index] ?? ''))));
    const widths = needs.map((need, index) => Math.min(need, least[index] ?? 8));
    const gaps = 2 * (columns.length - 1);
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
        suite('expectations', report.checked.map(expectationCase)),
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

// EXTERNAL MODULE: ./src/verify/seen.js
var seen = __webpack_require__(1044);
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
    return cases.map(each => ({
        ...each,
        number: 1 + cases.filter(other => sameName(each, other) && before(other.place, each.place)).length,
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
const sameName = (one, other) => one.workload === other.workload && one.name === other.name;
const before = (one, other) => one.file !== other.file ? one.file < other.file : one.line !== other.line ? one.line < other.line : one.column < other.column;
/** In the order in which verdicts are reached: who decided, where it went, whether the pod trusts it. */
function kindOf({ probe, observation, path, result }) {
    if (probe.control === true)
        return 'control-broken';
    if (result !== 'fail')
        return 'verdict-inconclusive';
    const { expect, inspected, upstream } = probe.expectation;
    const { effect } = (0,seen/* seenIn */.v)(probe, observation, path);
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

// EXTERNAL MODULE: ./src/policy/lint/lints.js + 25 modules
var lint_lints = __webpack_require__(1618);
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
        message: { text: message },
        locations: [sarif_location(place ?? fallback)],
        partialFingerprints: { 'egressGate/v1': fingerprint([id, ...print]) },
    });
    const finding = (one) => {
        const { lint, severity, message, fix, place, rule, subject, related = [] } = one;
        return {
            ...result(lint.id, severity, `${message}. ${fix}`, place, [rule?.group ?? '', rule?.collection ?? '', rule?.rule ?? '', subject]),
            ...(related.length > 0
                ? { relatedLocations: related.map(({ place, text }, id) => ({ id, ...sarif_location(place), message: { text } })) }
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
            suppressions: [{ kind: 'inSource', status: 'accepted', justification: reason, location: sarif_location(allowance) }],
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
    // Code scanning refuses a result without a place.
    const fallback = expectations[0]?.place ?? errors.find(({ place }) => place !== undefined)?.place;
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
    ...(place === undefined ? {} : { locations: [sarif_location(place)] }),
    partialFingerprints: { 'egressGate/v1': [kind, ...print].map(part => encodeURIComponent(String(part).toWellFormed())).join('/') },
});
/** `[text](target)` would become a link, with words that a pod chose. */
const plain = (message) => (0,report_text/* shortened */.vI)((0,report_text/* visible */.RK)(message), 1500).replaceAll('](', '] (');
function counter() {
    const seen = new Map();
    return key => {
        const times = (seen.get(key) ?? 0) + 1;
        seen.set(key, times);
        return times;
    };
}

;// CONCATENATED MODULE: ./src/github/publish.js
/** Brings a report to where people and programs look for it: annotations, the job summary, files. */










/** GitHub drops a step's summary that is larger than 1 MiB, all of it. */
const summaryLimit = 1024 * 1024;
/** False when something that was asked for could not be written. */
const publish = async (report, common, console, answers) => {
    if (report.verdicts.length > 0)
        console.info(toTable(report, { width: 160 }));
    for (const annotation of toAnnotations(report))
        console.annotate(annotation);
    console.info(`${report.result.toUpperCase()} ${report.headline}`);
    if (common.summary)
        await writeSummary(report, console, answers);
    if (common.reportDirectory === '')
        return true;
    const directory = (0,external_node_path_.resolve)(process.env['GITHUB_WORKSPACE'] || process.cwd(), common.reportDirectory);
    try {
        await writeReports(directory, {
            'report.json': console.redact(`${JSON.stringify(toJson(report), undefined, 2)}\n`),
            'summary.md': console.redact(toMarkdown(report)),
            'report.html': console.redact(toHtml(report)),
            ...(proves(report)
                ? { 'junit.xml': console.redact(toVerdictJunit(report)), 'report.sarif': console.redact(toVerdictSarif(report)) }
                : {}),
        });
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
        await answers.writeSummary(console.redact(toMarkdown(report, { maxBytes })));
    }
    catch (error) {
        console.warning(`The job summary was not written to ${file}: ${error instanceof Error ? error.message : error}`);
    }
};
/** A reader sees the old file or the new one, never half of one. */
const writeReports = async (directory, files) => {
    await (0,promises_.mkdir)(directory, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
        const path = (0,external_node_path_.join)(directory, name);
        const partial = `${path}.${process.pid}.partial`;
        try {
            await (0,promises_.writeFile)(partial, content);
            await (0,promises_.rename)(partial, path);
        }
        catch (error) {
            await (0,promises_.rm)(partial, { force: true });
            throw error;
        }
    }
};


/***/ }),

/***/ 1104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $x: () => (/* binding */ checkReferences),
/* harmony export */   DG: () => (/* binding */ fault),
/* harmony export */   Xv: () => (/* binding */ refer),
/* harmony export */   d_: () => (/* binding */ scalar),
/* harmony export */   gQ: () => (/* binding */ wrongType),
/* harmony export */   jO: () => (/* binding */ entries),
/* harmony export */   ld: () => (/* binding */ items),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   ni: () => (/* binding */ start),
/* harmony export */   xe: () => (/* binding */ declare)
/* harmony export */ });
/* unused harmony export describe */
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7164);
/* harmony import */ var _similar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1765);


function start(document) {
    const context = { document, faults: [...document.faults], declared: new Map(), references: [] };
    return cursorAt(context, document.root, '', document.placeOf(document.root?.range?.[0] ?? 0));
}
function cursorAt(context, node, path, fallback) {
    const place = node?.range ? context.document.placeOf(node.range[0]) : fallback;
    return { context, node: node && (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node) ? context.document.resolve(node) : node, place, path };
}
function fault(at, message) {
    at.context.faults.push({ place: at.place, path: at.path, message });
    return undefined;
}
/** The entries of a mapping, or a fault. */
function entries(at) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(at.node))
        return wrongType(at, 'a mapping of keys to values');
    const base = at.path === '' ? '' : `${at.path}.`;
    const lines = new Map();
    return at.node.items.flatMap(({ key, value }) => {
        const keyNode = key;
        const keyAt = cursorAt(at.context, keyNode ?? undefined, at.path, at.place);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(keyAt.node)) {
            fault(keyAt, 'a key must be plain text');
            return [];
        }
        const name = String(keyAt.node.value);
        const path = `${base}${/^[\w-]+$/.test(name) ? name : JSON.stringify(shorten(name))}`;
        // Not left to the YAML reader, which compares every key with every other.
        const before = lines.get(name);
        if (before !== undefined) {
            fault({ ...keyAt, path }, `this key already stands in line ${before}; write it once`);
            return [];
        }
        lines.set(name, keyAt.place.line);
        return [{ key: name, keyAt: { ...keyAt, path }, value: cursorAt(at.context, value ?? undefined, path, keyAt.place) }];
    });
}
/** The items of a list, or a fault. */
function items(at) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(at.node))
        return wrongType(at, 'a list');
    return at.node.items.map((item, index) => cursorAt(at.context, item ?? undefined, `${at.path}[${index}]`, at.place));
}
function scalar(at) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(at.node) ? at.node.value : undefined;
}
const wrongType = (at, allowed) => fault(at, `must be ${allowed}, got ${describe(at)}`);
/** What stands at a place, short enough for a message. */
function describe({ node }) {
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(node))
        return 'a mapping';
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
        return 'a list';
    const value = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) ? node.value : undefined;
    if (value === null || value === undefined)
        return 'nothing';
    return typeof value === 'string' ? JSON.stringify(shorten(value)) : shorten(String(value));
}
const shorten = (text) => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
/** Remembers a name, and reports when it is taken. `scope` keeps rule names of one collection apart from those of another. */
function declare(at, kind, name, scope = '') {
    const key = scope + name.toLowerCase();
    const names = at.context.declared.get(kind) ?? new Map();
    at.context.declared.set(kind, names);
    const before = names.get(key);
    if (before)
        fault(at, `${kind} "${shorten(name)}" is already declared in line ${before.place.line}; names must differ`);
    else
        names.set(key, { name, place: at.place });
}
function refer(at, kind, name) {
    at.context.references.push({ kind, name, at });
}
/** Reports every reference whose name was never declared. */
function checkReferences({ references, declared }) {
    for (const { kind, name, at } of references) {
        const names = [...(declared.get(kind)?.values() ?? [])].map(entry => entry.name);
        if (!names.includes(name))
            fault(at, `no ${kind} is named "${shorten(name)}"${(0,_similar_js__WEBPACK_IMPORTED_MODULE_1__/* .similar */ .q)(name, names)}`);
    }
}


/***/ }),

/***/ 8055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eb: () => (/* binding */ present),
/* harmony export */   KD: () => (/* binding */ checked),
/* harmony export */   OA: () => (/* binding */ fields),
/* harmony export */   P_: () => (/* binding */ defaulted),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   bu: () => (/* binding */ declared),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   mw: () => (/* binding */ required),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zM: () => (/* binding */ boolean),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/* harmony import */ var _cursor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1104);
/* harmony import */ var _similar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1765);


const required = (read) => ({ read, presence: 'required' });
const defaulted = (read, fallback) => ({
    read,
    presence: 'optional',
    fallback: typeof fallback === 'function' ? fallback : () => fallback,
});
const optional = (read) => ({ read, presence: 'optional', absent: true });
/**
 * Reads a mapping of known keys. Unknown keys, missing keys and faulty values are all reported.
 * @param aliases words that people bring from elsewhere (ARM, the portal), and what they are called here
 */
function fields(at, shape, aliases = {}) {
    const found = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .entries */ .jO)(at);
    if (!found)
        return undefined;
    const known = Object.keys(shape);
    const places = new Map();
    for (const { key, keyAt, value } of found) {
        if (Object.hasOwn(shape, key))
            places.set(key, value);
        else {
            const own = Object.hasOwn(aliases, key) ? aliases[key] : undefined;
            (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(keyAt, `unknown key "${(0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(key)}"${own === undefined ? (0,_similar_js__WEBPACK_IMPORTED_MODULE_1__/* .similar */ .q)(key, known) : `; it is called "${own}" here`}`);
        }
    }
    let complete = true;
    const values = {};
    for (const [key, field] of Object.entries(shape)) {
        const place = places.get(key);
        if (place)
            values[key] = field.read(place);
        else if (field.fallback)
            values[key] = field.fallback();
        else if (field.presence === 'required')
            (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(at, `"${key}" is missing`);
        if (values[key] === undefined && (place || field.presence === 'required'))
            complete = false;
    }
    return {
        values: values,
        whole: complete ? values : undefined,
        has: key => places.has(String(key)),
        at: key => places.get(String(key)) ?? at,
    };
}
/** A list; faulty items are reported and left out. */
const listOf = (read, least = 0) => at => {
    const cursors = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .items */ .ld)(at);
    if (cursors && cursors.length < least)
        return (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(at, 'must not be empty');
    return cursors?.flatMap(cursor => {
        const value = read(cursor);
        return value === undefined ? [] : [value];
    });
};
/** A mapping whose keys are the author's own. */
const recordOf = (read, checkKey = () => { }) => at => {
    const found = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .entries */ .jO)(at);
    return (found &&
        Object.fromEntries(found.flatMap(({ key, keyAt, value }) => {
            checkKey(key, keyAt);
            const item = read(value);
            return item === undefined ? [] : [[key, item]];
        })));
};
/** A text. Numbers are refused, not turned into text: `1.30` would become `1.3`. */
const text = at => {
    const value = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .scalar */ .d_)(at);
    if (typeof value === 'string' && value !== '')
        return value;
    return value === '' ? (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(at, 'must not be empty') : (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongType */ .gQ)(at, typeof value === 'number' ? 'text (put it in quotes)' : 'text');
};
const boolean = at => {
    const value = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .scalar */ .d_)(at);
    return typeof value === 'boolean' ? value : (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongType */ .gQ)(at, 'true or false');
};
const integer = (least, most) => at => {
    const value = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .scalar */ .d_)(at);
    return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
        ? value
        : (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongType */ .gQ)(at, `a whole number from ${least} to ${most}`);
};
const oneOf = (...allowed) => at => {
    const value = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .scalar */ .d_)(at);
    const word = allowed.find(candidate => candidate === value);
    return (word ??
        (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(at, `must be ${allowed.join(', ').replace(/, ([^,]*)$/, ' or $1')}, got ${typeof value === 'string' ? JSON.stringify((0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(value)) : String(value)}`));
};
/** A read whose value must also please `complaint`, which says what is wrong and what is allowed, or nothing. */
const checked = (read, complaint) => at => {
    const value = read(at);
    const message = value === undefined ? undefined : complaint(value);
    return message === undefined ? value : (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .fault */ .DG)(at, message);
};
/** A text that also is a name of its kind, which nothing else may have. */
const declared = (kind, read, scope = '') => at => {
    const name = read(at);
    if (name !== undefined)
        (0,_cursor_js__WEBPACK_IMPORTED_MODULE_0__/* .declare */ .xe)(at, kind, name, scope);
    return name;
};
/** Without the keys whose value is undefined, as exact optional properties want it. */
const present = (record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));


/***/ }),

/***/ 1765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ similar)
/* harmony export */ });
/** `; did you mean "sources"?`, or what is allowed if that is short, or nothing. */
function similar(word, allowed) {
    const nearest = allowed
        .map(candidate => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
        .sort((a, b) => a.steps - b.steps)[0];
    if (nearest && nearest.steps <= Math.max(1, Math.floor(nearest.candidate.length / 3)))
        return `; did you mean "${nearest.candidate}"?`;
    return allowed.length === 0 ? '' : `; allowed: ${allowed.slice(0, 20).join(', ')}${allowed.length > 20 ? ', ...' : ''}`;
}
/** Insertions, deletions and replacements from one word to the other. Words of very different length are simply far apart. */
function distance(from, to) {
    if (Math.abs(from.length - to.length) > 10 || from.length > 60)
        return 99;
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let i = 1; i <= from.length; i++) {
        const next = [i];
        for (let j = 1; j <= to.length; j++) {
            const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[to.length] ?? 99;
}


/***/ }),

/***/ 5380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ urlPattern),
/* harmony export */   BF: () => (/* binding */ cidr),
/* harmony export */   KE: () => (/* binding */ listed),
/* harmony export */   Pl: () => (/* binding */ prefix),
/* harmony export */   U2: () => (/* binding */ protocolPort),
/* harmony export */   X6: () => (/* binding */ ports),
/* harmony export */   Y8: () => (/* binding */ fqdn),
/* harmony export */   hl: () => (/* binding */ address),
/* harmony export */   j_: () => (/* binding */ destination),
/* harmony export */   n0: () => (/* binding */ urlComplaint),
/* harmony export */   qE: () => (/* binding */ fqdnPattern),
/* harmony export */   sP: () => (/* binding */ source),
/* harmony export */   tZ: () => (/* binding */ fqdnComplaint)
/* harmony export */ });
/* unused harmony export cidrComplaint */
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6832);
/* harmony import */ var _match_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5485);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1676);
/* harmony import */ var _cursor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1104);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8055);






const IPV6 = 'is IPv6, which Azure Firewall does not take in a rule; use IPv4';
const quote = (value) => JSON.stringify((0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .shorten */ .ml)(value));
function cidrComplaint(value) {
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeIpv6 */ .zP)(value))
        return `${quote(value)} ${IPV6}`;
    const block = value.includes('/') ? (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBlock */ .rT)(value) : undefined;
    if (!block)
        return `${quote(value)} is not a CIDR prefix; use an IPv4 network and a length from 0 to 32, like 10.42.0.0/16`;
    const network = `${(0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .formatAddress */ .M0)(block.first)}/${value.slice(value.indexOf('/') + 1)}`;
    return network === value ? undefined : `${quote(value)} has bits set beyond its length; the network is ${network}`;
}
const cidr = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, cidrComplaint);
const address = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, value => {
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(value) !== undefined)
        return undefined;
    return (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeIpv6 */ .zP)(value)
        ? `${quote(value)} ${IPV6}`
        : `${quote(value)} is not an IPv4 address; use four numbers from 0 to 255, like 10.42.0.4`;
});
/** An address or a prefix. */
const prefix = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, value => ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(value) === undefined ? cidrComplaint(value) : undefined));
function addressComplaint(value) {
    if (value === '*' || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(value) !== undefined)
        return undefined;
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeIpv6 */ .zP)(value))
        return `${quote(value)} ${IPV6}`;
    if (value.includes('/'))
        return cidrComplaint(value);
    if (value.includes('-') && /^[\d.\s-]+$/.test(value)) {
        const [first, last] = value.split('-').map(end => (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(end.trim()));
        if (first === undefined || last === undefined)
            return `${quote(value)} is not a range of addresses; use FIRST-LAST, like 10.42.1.4-10.42.1.9`;
        return first > last ? `${quote(value)} runs backwards; the first address must not be above the last` : undefined;
    }
    return `${quote(value)} is not an address; use an IPv4 address, a CIDR prefix, a range FIRST-LAST, or "*"`;
}
/** What a rule's source may be. */
const source = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, addressComplaint);
const SERVICE_TAG = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)*$/;
/** What a network rule's destination may be: an address of any form, or a service tag. */
const destination = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, value => {
    if (SERVICE_TAG.test(value) && !/\.(com|net|org|io|dev|gov|edu|info|biz|cloud|ms)$/i.test(value))
        return undefined;
    const complaint = addressComplaint(value);
    if (complaint === undefined)
        return undefined;
    if (/^[A-Za-z*]/.test(value) && value.includes('.'))
        return `${quote(value)} looks like a host name; in a network rule that belongs under "fqdns"`;
    return complaint.replace('or "*"', '"*", or a service tag like Storage.EastUS2');
});
/** A port, a range, or `*`, written as text or as a number. Always read as text, as ARM has it. */
const ports = at => {
    const value = (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .scalar */ .d_)(at);
    const written = typeof value === 'number' ? String(value) : value;
    if (typeof written !== 'string')
        return (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .wrongType */ .gQ)(at, 'a port from 1 to 65535, a range like 1000-2000, or "*"');
    if ((0,_ports_js__WEBPACK_IMPORTED_MODULE_5__/* .parsePorts */ .K)(written))
        return written;
    const [, first, last] = /^(\d+)\s*-\s*(\d+)$/.exec(written) ?? [];
    if (first !== undefined && Number(first) > Number(last))
        return (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .fault */ .DG)(at, `${quote(written)} runs backwards; the first port must not be above the last`);
    return (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .fault */ .DG)(at, `${quote(written)} is not a port; use 1 to 65535, a range like 1000-2000, or "*"`);
};
/** A host name without wildcards. */
const fqdn = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, value => value.includes('*') ? `${quote(value)} has a wildcard, which is not allowed here; name the host in full` : fqdnComplaint(value));
/** A host name, which may begin with `*`. */
const fqdnPattern = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, fqdnComplaint);
function fqdnComplaint(value) {
    if (value === '*')
        return undefined;
    if (value.includes('://'))
        return `${quote(value)} has a scheme; write the host alone`;
    if (value.includes('/'))
        return `${quote(value)} has a path; that belongs under "urls", with inspect: true for HTTPS`;
    if (value.includes('*', 1))
        return `${quote(value)} has a wildcard inside; "*" may only be the first character`;
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(value) !== undefined || (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeIpv6 */ .zP)(value))
        return `${quote(value)} is an address; no application rule can match an address, use a network rule`;
    if (value.includes(':'))
        return `${quote(value)} has a port; ports belong to the protocols, like Https:443`;
    const name = (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(value.replace(/^\*\.?/, ''));
    const labels = name?.split('.') ?? [];
    const sound = name !== undefined && name.length <= 253 && labels.every(label => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label));
    return sound
        ? undefined
        : `${quote(value)} is not a host name; use labels of letters, digits and hyphens with dots between, like www.example.com or *.example.com`;
}
/** `host/path` as the facts' table allows it: no scheme, port or query; `*` may open the host and close the path (facts 1.3). */
function urlComplaint(value) {
    if (value.includes('://'))
        return `${quote(value)} has a scheme; write host/path alone, like www.example.com/path/*`;
    if (/[?#]/.test(value))
        return `${quote(value)} has a query; Azure Firewall matches host and path only`;
    const { host, path } = (0,_match_url_js__WEBPACK_IMPORTED_MODULE_2__/* .splitUrlPattern */ .Kn)(value);
    if (/:\d*$/.test(host))
        return `${quote(value)} has a port; ports belong to the protocols, like Https:443`;
    if (path.slice(0, -1).includes('*'))
        return `${quote(value)} has a wildcard inside its path; "*" may only be its last character`;
    if (/[\s\\]/.test(path))
        return `${quote(value)} has a space or a backslash in its path; write it as the client sends it`;
    return fqdnComplaint(host);
}
const urlPattern = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .checked */ .KD)(_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq, urlComplaint);
const protocolPort = at => {
    const value = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(at);
    if (value === undefined)
        return undefined;
    const [, name = '', port = ''] = /^([A-Za-z]+):(\d+)$/.exec(value) ?? [];
    const protocolType = ['Http', 'Https', 'Mssql'].find(known => known === name);
    if (!protocolType)
        return (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .fault */ .DG)(at, `${quote(value)} is not a protocol with its port; use Http:80, Https:443 or Mssql:1433`);
    const number = Number(port);
    // ARM's own limit for application rules is lower than 65535 (facts 1.2).
    return number >= 1 && number <= 64_000
        ? { protocolType, port: number }
        : (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .fault */ .DG)(at, `${quote(value)} has a port out of range; use 1 to 64000`);
};
/** A word of a fixed list that is compared without regard to case, given back as the list spells it. */
const listed = (kind, allowed, hint) => (at) => {
    const value = (0,_fields_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(at);
    if (value === undefined)
        return undefined;
    return (allowed.find(word => word.toLowerCase() === value.toLowerCase()) ??
        (0,_cursor_js__WEBPACK_IMPORTED_MODULE_3__/* .fault */ .DG)(at, `no ${kind} is named ${quote(value)}${hint(value, allowed)}`));
};


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
const markdownText = (text, length = 300) => (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .shortened */ .vI)((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text), length)
    .replace(structure, character => entity(character) + (character === '@' || character === '#' ? '&#8203;' : ''))
    // At the start of a line a sign, blanks or `1.` begin a block.
    .replace(/^[-+=\s]/, entity)
    .replace(/^(\d+)([.)])/, (_, number, sign) => number + entity(sign))
    .replace(/ $/, '&#32;');
/** The same in code type, for paths, names and values. */
const markdownCode = (text, length = 300) => (text === '' ? '' : `<code>${markdownText(text, length)}</code>`);


/***/ }),

/***/ 3101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/** Text that others control (pod output, HTTP answers, names in files), made harmless to show. */
/** Characters that nobody sees or that change what others look like: controls, formats, bidirectional overrides, fillers, separators, lone surrogates. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const spelled = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** One line in which every invisible character is spelled out (`\n`, `\u{1b}`), so that nothing hides and nothing acts. */
const visible = (text) => text.replace(unseen, character => spelled[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`);
/** At most `length` UTF-16 units, with `…` for what was left out. Never cuts a surrogate pair in two. */
const shortened = (text, length) => {
    if (text.length <= length)
        return text;
    const cut = Math.max(0, length - 1);
    const code = text.charCodeAt(cut - 1);
    return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? cut - 1 : cut)}…`;
};
/** `1 pod`, `3 pods`. */
const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;


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
/* harmony import */ var _policy_evaluate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6056);
/* harmony import */ var _policy_expectation_flow_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9759);


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
        const flow = (0,_policy_expectation_flow_js__WEBPACK_IMPORTED_MODULE_1__/* .expectationFlow */ .b)(withNonce(expectation, numbered.nonce), from);
        const predicted = (0,_policy_evaluate_js__WEBPACK_IMPORTED_MODULE_0__/* .evaluate */ ._)(spec.firewall.policy, flow, facts);
        const inserted = expectation.insertedHeader && insertedBy(spec.firewall.policy, predicted.rule, expectation.insertedHeader);
        return {
            id,
            name: expectation.name,
            workload: workload.name,
            flow,
            expectation,
            predicted,
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
const isAddress = (host) => /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.includes(':');
const hostOf = (url) => url.hostname.replace(/^\[|\]$/g, '');


/***/ }),

/***/ 1044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ seenIn)
/* harmony export */ });
/* unused harmony export isDenialText */
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6952);
/** What an observation says of the firewall's decision, before anybody asks what was expected. */

/** Ports on which the firewall itself answers a SYN, whatever the destination: a TCP connection there proves nothing. */
const answeredByFirewall = new Set([80, 443]);
const isDenialText = ({ status, body }) => status === 470 && /^\s*(?:HTTPS? request .{0,4000}\. )?Action: Deny\. \S/.test(body);
const isUpstreamRefusal = ({ status, body }) => status === 500 && /^\s*x509: /.test(body);
const isResolveFailure = ({ status, body }) => status === 500 && /Failed to resolve address/.test(body);
function seenIn(probe, observation, path) {
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
function transport({ expectation: { target }, predicted }, detail) {
    if (target.kind !== 'port')
        return { effect: 'unclear', because: detail };
    if (target.protocol === 'tcp' && (answeredByFirewall.has(target.port) || predicted.by === 'application'))
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
            return secure && stage !== 'answer' && stage !== 'connect'
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
            if (target.protocol === 'tcp' && answeredByFirewall.has(target.port) && !byNetworkRule)
                return {
                    effect: 'stopped',
                    because: `nothing answered on port ${target.port}, where the firewall answers everything: it does not stand in the way, or is down`,
                };
            return {
                effect: 'denied',
                because: `nothing answered in time, as with what network rules drop${(0,_probes_js__WEBPACK_IMPORTED_MODULE_0__/* .isAddress */ .PW)(target.host) ? '' : ` (${target.host})`}`,
                silent: true,
            };
        }
    }
}


/***/ })

};
