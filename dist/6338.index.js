export const id = 6338;
export const ids = [6338];
export const modules = {

/***/ 6338:
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

;// CONCATENATED MODULE: ./src/report/text.js
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
        return [...found.slice(0, most - 1), { level, title: report.title, message: `${count(rest, `more ${level}`)}: see the job summary.` }];
    });
};
const probes = ({ verdicts, findings }) => groupVerdicts(verdicts)
    .filter(({ result, verdicts: [first] }) => result !== 'pass' && !told(findings, first))
    .map(({ workload, probe, expected, observed, result, because, verdicts: [first, ...others] }) => {
    const place = first?.probe.expectation.place;
    const where = others.length > 0 ? ` (${count(others.length + 1, 'pod')})` : '';
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
const line = (text, length) => shortened(visible(text), length);
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
const escapeHtml = (text, length = 4000) => shortened(visible(text), length).replace(/[&<>"'`]/g, character => entities[character] ?? '');
const e = escapeHtml;
/** The same, with its line breaks kept. */
const lines = (text, length = 4000) => shortened(text, length)
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
const row = (group) => `<tr class="${group.result}"><td><span class="badge ${group.result}">${group.result}</span></td><td>${e(group.workload)}<br><span class="quiet">${count(group.verdicts.filter(({ pod }) => pod).length, 'pod')}</span></td><th scope="row">${e(group.probe)}</th><td>${e(group.expected)}</td><td>${e(group.observed)}</td><td>${e(group.because)}${details(group)}</td></tr>`;
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
 * `next`, and `certificates`: every certificate that a pod was served, once, by its SHA-256 fingerprint, with its PEM. A verdict's
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

;// CONCATENATED MODULE: ./src/report/markdown-text.js

/** What can begin or end anything but text: and `.` or `:` only where a bare address would become a link. */
const structure = /[&<>|`*_~[\]\\@#$]|(?<=www)\.|(?<=\b(?:https?|ftp|mailto|xmpp)):/giu;
const entity = (character) => `&#${character.codePointAt(0)};`;
/**
 * Text of unknown origin as inline Markdown that renders as exactly that text: no table cell, link, image, HTML, mathematics,
 * code, mention or issue reference comes out of it. Markdown's structure cannot be written with character references, so every
 * character that could be one becomes one. A mention is recognised only after that, in the rendered text: a zero-width space
 * behind `@` and `#` keeps it from being one.
 */
const markdownText = (text, length = 300) => shortened(visible(text), length)
    .replace(structure, character => entity(character) + (character === '@' || character === '#' ? '&#8203;' : ''))
    // At the start of a line a sign, blanks or `1.` begin a block.
    .replace(/^[-+=\s]/, entity)
    .replace(/^(\d+)([.)])/, (_, number, sign) => number + entity(sign))
    .replace(/ $/, '&#32;');
/** The same in code type, for paths, names and values. */
const markdownCode = (text, length = 300) => (text === '' ? '' : `<code>${markdownText(text, length)}</code>`);

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
        list('### What to do next', report.next.map(step => `- ${markdownText(step, 1000)}`), 'step'),
        plan(report.outcomes),
        markdown_facts(report),
        matrix(`<details><summary>${count(folded.length, 'passing row')}</summary>\n`, folded, ['</details>', '']),
        ...groups.map(markdown_details),
    ];
    return fit(sections, options.maxBytes ?? 1024 * 1024 - 1024);
};
const worse = (group) => group.result !== 'pass';
const verdictLine = (report) => {
    const { pass, fail, inconclusive } = tally(report.verdicts);
    const counts = report.verdicts.length === 0 ? '' : ` (${pass} passed, ${fail} failed, ${inconclusive} inconclusive)`;
    return {
        head: [`## ${icon[report.result]} ${markdownText(report.title)}: ${report.result}`, '', `**${markdownText(report.headline, 2000)}**${counts}`, ''],
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
    rows: groups.map(({ result, workload, probe, expected, observed, verdicts, because }) => `| ${icon[result]} ${result} | ${markdownText(workload)} | ${markdownText(probe)} | ${markdownText(expected)} | ${markdownText(observed)} | ${verdicts.filter(({ pod }) => pod).length} | ${markdownText(because, 600)} |`),
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
        return `- ${levelIcon[level]} ${[markdownCode(place), markdownText(message, 2000)].filter(Boolean).join(' ')}${advice ? ` ${markdownText(advice, 1000)}` : ''}`;
    });
    return list('### Findings', rows, 'finding');
};
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
        .map(({ path, current, desired }) => `${markdownCode(path)}: ${markdownCode(current) || 'nothing'} → ${markdownCode(desired) || 'nothing'}`);
    const more = change.differs.length > 20 ? [`and ${change.differs.length - 20} more`] : [];
    const why = outcome.result === 'failed'
        ? [
            `**${markdownText(outcome.fault.message, 1000)}**${'advice' in outcome.fault && outcome.fault.advice ? ` ${markdownText(String(outcome.fault.advice), 1000)}` : ''}`,
        ]
        : outcome.result === 'skipped'
            ? [markdownText(outcome.because)]
            : [];
    const word = outcome.result === 'failed' ? '❌ failed' : outcome.result;
    return `| ${word} | ${change.action} | ${markdownText(change.resource.title)} | ${[...why, ...differs, ...more].join('<br>')} |`;
};
const markdown_facts = (report) => ({
    head: ['### Facts', '', '| fact | value |', '| --- | --- |'],
    rows: report.facts.map(({ name, value }) => `| ${markdownText(name)} | ${paragraphs(value)
        .map(line => markdownCode(line, 1000))
        .join('<br>')} |`),
    tail: ['', markdownText(`${report.action}, ${report.at}`), ''],
    noun: 'fact',
});
/** One folded block per row of the matrix: the pods, the rule that was predicted, what was seen, the certificates as served. */
const markdown_details = (group) => {
    const [example] = group.verdicts;
    if (!example)
        return { head: [], rows: [], tail: [], noun: 'line' };
    const pods = group.verdicts.slice(0, podsShown).map(describePod);
    const more = group.verdicts.length > podsShown ? `, and ${group.verdicts.length - podsShown} more` : '';
    const chain = flightOf(example).map(({ subject, issuer, notAfter, fingerprint }, index) => `| ${index} | ${markdownText(subject)} | ${markdownText(issuer)} | ${notAfter.toISOString()} | <code>${fingerprint}</code> |`);
    return {
        head: [`<details><summary>${icon[group.result]} ${markdownText(group.workload)}: ${markdownText(group.probe)}</summary>`, ''],
        rows: [
            `- predicted by the spec: ${markdownText(example.probe.predicted.because, 1000)} Rule: ${markdownText(predictedRule(example))}`,
            ...describeObservation(example.observation).map(([name, value]) => `- ${name}: ${markdownText(value, 600)}`),
            `- pods: ${markdownText(pods.join(', ') + more, 4000)}`,
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
        const block = [...head, ...kept, ...tail, ...(missing > 0 ? note(count(missing, noun)) : [])];
        lines.push(...block);
        left -= bytes(block);
        if (missing > 0)
            left = 0;
    }
    if (dropped > 0)
        lines.push(...note(count(dropped, 'section')));
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
        return [group.result, group.workload + pods, group.probe, group.expected, group.observed, group.because].map(visible);
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


/***/ })

};
