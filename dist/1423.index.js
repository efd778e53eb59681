export const id = 1423;
export const ids = [1423];
export const modules = {

/***/ 8195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G3: () => (/* binding */ bodyText),
/* harmony export */   LB: () => (/* binding */ bodyFits),
/* harmony export */   UV: () => (/* binding */ expressionComplaint),
/* harmony export */   l7: () => (/* binding */ statusFits),
/* harmony export */   qS: () => (/* binding */ statusText)
/* harmony export */ });
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3009);
/** What an HTTP answer has to look like: its status and its body. */

const each = (patterns) => (typeof patterns === 'object' ? patterns : [patterns]);
const statusFits = (patterns, status) => each(patterns).some(pattern => (typeof pattern === 'number' ? pattern === status : Number(pattern[0]) === Math.floor(status / 100)));
const statusText = (patterns) => each(patterns).join(' or ');
/**
 * Expressions are those of RE2: the body is whatever an origin likes to send, and RE2 reads it in linear time, whatever the expression
 * (no backreferences, no lookaround). JavaScript's own can be made to run for years by 40 letters.
 */
function bodyFits(pattern, body) {
    return typeof pattern === 'string' ? body.includes(pattern) : compiled(pattern.matches).matcher(body).find();
}
const bodyText = (pattern) => typeof pattern === 'string' ? `contain ${JSON.stringify(pattern)}` : `match /${pattern.matches}/`;
/** Characters of an expression, and instructions of the program that it becomes: `(a{1000}){1000}` is short as well. */
const longest = 500;
const largest = 1500;
/** Why this is no expression that can be asked for; undefined: it is one. */
function expressionComplaint(expression) {
    if (expression.length > longest)
        return `is longer than ${longest} characters`;
    try {
        const program = re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L.compile(expression);
        if (program.programSize() > largest)
            return 'is too large once its repetitions are written out';
        return program.matcher('').find() ? 'is found in an empty body too, so it asserts nothing' : undefined;
    }
    catch (error) {
        return `cannot be read: ${error instanceof Error ? error.message : String(error)} (RE2 syntax: no lookaround, no backreferences)`;
    }
}
const compiled = (expression) => re2js__WEBPACK_IMPORTED_MODULE_0__/* .RE2JS */ .L.compile(expression);


/***/ }),

/***/ 59:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseUrl),
/* harmony export */   h: () => (/* binding */ parseTarget)
/* harmony export */ });
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6832);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5380);



/** `http(s)://host[:port]/path`, as a client would be given it. No credentials; a fragment never leaves the client. */
function parseUrl(text) {
    if (/[\s\\]/.test(text))
        return { complaint: `${JSON.stringify(text)} has spaces or backslashes; encode them as the client would` };
    const url = URL.parse(text);
    if (!url || !/^https?:\/\//i.test(text))
        return { complaint: `${JSON.stringify(text)} is not a URL; use http://HOST/PATH or https://HOST/PATH` };
    if (url.username || url.password)
        return { complaint: 'a URL with a user name or password does not belong here' };
    if (url.hostname.startsWith('['))
        return { complaint: `${url.hostname} is IPv6, which does not go through Azure Firewall; use IPv4` };
    const complaint = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(url.hostname) === undefined ? hostComplaint(url.hostname) : undefined;
    return complaint === undefined ? { value: url } : { complaint };
}
/** `HOST:PORT/tcp`, `HOST:PORT/udp` or `HOST/icmp`; the host is a name or an IPv4 address. */
function parseTarget(text) {
    const [, host = '', port = '', protocol = ''] = /^([^\s:/]+)(?::(\d+))?\/(tcp|udp|icmp)$/.exec(text) ?? [];
    const allowed = 'use HOST:PORT/tcp or HOST:PORT/udp, like ntp.ubuntu.com:123/udp';
    if ((0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .looksLikeIpv6 */ .zP)(text.replace(/[[\]]|:\d+\/.*$/g, '')))
        return { complaint: `${JSON.stringify(text)} is IPv6, which does not go through Azure Firewall; ${allowed}` };
    if (host === '')
        return { complaint: `${JSON.stringify(text)} is not a target; ${allowed}` };
    const complaint = (0,_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .parseAddress */ .or)(host) === undefined ? hostComplaint(host) : undefined;
    if (complaint !== undefined)
        return { complaint };
    if (protocol === 'icmp')
        return port === ''
            ? { value: { host, port: 0, protocol } }
            : { complaint: `${JSON.stringify(text)} has a port, which ICMP does not know` };
    const number = Number(port);
    if (port === '' || number < 1 || number > 65_535)
        return { complaint: `${JSON.stringify(text)} needs a port from 1 to 65535; ${allowed}` };
    return { value: { host, port: number, protocol: protocol } };
}
function hostComplaint(host) {
    if (host.includes('*'))
        return `${JSON.stringify(host)} has a wildcard; name one host`;
    if (/^[\d.]+$/.test(host))
        return `${JSON.stringify(host)} is not an IPv4 address; use four numbers from 0 to 255`;
    return (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(host) === undefined ? `${JSON.stringify(host)} is not a host name` : (0,_values_js__WEBPACK_IMPORTED_MODULE_2__/* .fqdnComplaint */ .tZ)(host);
}


/***/ }),

/***/ 1382:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ conclude),
/* harmony export */   n: () => (/* binding */ alike)
/* harmony export */ });
/* harmony import */ var _disagree_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3771);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6952);
/* harmony import */ var _seen_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1044);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9522);




/** `workloads`: the names of those that had to be asked. `refused`: what our own judgement did with what it must not take. */
function conclude(given, workloads, refused) {
    const verdicts = doubtSilence(given);
    const findings = [];
    const problems = [];
    const doubts = [];
    if (verdicts.length === 0)
        problems.push('nothing was asked: there are no probes, or no pods');
    for (const workload of workloads) {
        const own = verdicts.filter(({ probe }) => probe.workload === workload);
        if (!own.some(({ pod }) => pod !== undefined))
            problems.push(`no pod of workload ${workload} was asked`);
        else if (own.every(({ probe }) => probe.control === true))
            problems.push(`no expectation speaks of workload ${workload}: controls alone prove nothing`);
        // What this project is about. A run in which nothing was inspected may hold, and still says nothing about inspection.
        else if (!own.some(({ result, path }) => result === 'pass' && path.kind === 'inspected')) {
            doubts.push(`nothing was seen to be inspected from workload ${workload}`);
            findings.push({
                level: 'error',
                message: `No connection of workload ${workload} was proven to be inspected.`,
                advice: own.some(({ probe }) => probe.expectation.inspected === true)
                    ? 'It is expected, and did not pass: its verdict says why.'
                    : 'Expect at least one: a URL with expect: allow and inspected: true.',
            });
        }
        for (const [kind, what] of [
            ['passthrough', 'a host that must pass through uninspected (expect: allow, inspected: false)'],
            ['denied', 'a host that must be denied (expect: deny)'],
        ])
            if (own.length > 0 && !own.some(({ probe }) => (0,_probes_js__WEBPACK_IMPORTED_MODULE_1__/* .controlKind */ .KQ)(probe) === kind)) {
                doubts.push(`workload ${workload} has no control for ${what}`);
                findings.push({
                    level: 'error',
                    message: `Workload ${workload} has no control: ${what}.`,
                    advice: 'Add such an expectation; without it, a proof that is always true cannot be told from one that holds.',
                });
            }
    }
    for (const fault of notRefused(refused)) {
        doubts.push(fault);
        findings.push({
            level: 'error',
            message: `The control of the judgement itself: ${fault}.`,
            advice: 'A judgement that is not seen to refuse proves nothing by what it takes.',
        });
    }
    for (const fault of refused.unbound) {
        doubts.push('a session is not bound to this run');
        findings.push({
            level: 'error',
            message: `${fault[0]?.toUpperCase()}${fault.slice(1)}.`,
            advice: 'Its flights may be replayed. Look at the pod; if it has none of these programs, add one to the image or give a debug-image.',
        });
    }
    for (const group of groupBy(verdicts, each => each.result === 'pass' ? undefined : `${each.probe.id} ${each.probe.name} ${alike(each.because)}`).values())
        findings.push(finding(group, `${group[0]?.probe.name}: ${group[0]?.because}`));
    for (const [message, group] of groupBy(verdicts.flatMap(_verdict_js__WEBPACK_IMPORTED_MODULE_3__/* .stepsOf */ .B), each => (0,_disagree_js__WEBPACK_IMPORTED_MODULE_0__/* .disagreement */ .f)(each)?.message)) {
        const first = group[0];
        doubts.push('prediction and observation differ');
        findings.push({
            ...finding(group, `${first.probe.name}: ${message}`),
            level: 'error',
            advice: `Likely causes, in this order: ${(0,_disagree_js__WEBPACK_IMPORTED_MODULE_0__/* .disagreement */ .f)(first)?.causes.join('; ')}.`,
        });
    }
    const failed = verdicts.filter(({ result }) => result === 'fail').length;
    const open = verdicts.filter(({ result }) => result === 'inconclusive').length;
    const result = failed > 0 || problems.length > 0 ? 'fail' : open > 0 || doubts.length > 0 ? 'inconclusive' : 'pass';
    const counts = `${verdicts.length - failed - open} of ${verdicts.length} verdicts pass${failed > 0 ? `, ${failed} fail` : ''}${open > 0 ? `, ${open} are inconclusive` : ''}`;
    const headline = [counts, ...problems, ...new Set(doubts)].join('; ');
    return { result, headline, verdicts, findings: [...problems.map(message => ({ level: 'error', message })), ...findings] };
}
/** Not only that it refused: that there was something to refuse. */
function notRefused({ passedThrough, inspected, broken }) {
    if (broken.length > 0)
        return broken.slice(0, 5);
    return [
        ...(passedThrough === 0 ? ['no flight that passed through was there to be refused against our root'] : []),
        ...(inspected === 0 ? ['no inspected flight was there to be refused against other keys'] : []),
    ];
}
/** A denial that was seen as silence counts only if the same pod got an answer from somewhere: a pod without a network hears nothing either. */
function doubtSilence(verdicts) {
    const key = ({ pod, probe }) => (pod === undefined ? `?${probe.workload}` : `${pod.namespace}/${pod.name}/${pod.container}`);
    const alive = new Set(verdicts.filter(({ observation: { kind } }) => kind === 'tls' || kind === 'http' || kind === 'answered').map(key));
    return verdicts.map(verdict => verdict.result === 'pass' && !alive.has(key(verdict)) && (0,_seen_js__WEBPACK_IMPORTED_MODULE_2__/* .seenIn */ .v)(verdict.probe, verdict.observation, verdict.path).silent === true
        ? {
            ...verdict,
            result: 'inconclusive',
            because: 'nothing answered, but this pod got no answer from anywhere, so silence proves nothing',
        }
        : verdict);
}
function finding(group, message) {
    const first = group[0];
    const { file, line, column } = first.probe.expectation.place;
    const who = [...new Set(group.map(({ pod, probe }) => pod?.name ?? probe.workload))];
    return {
        level: first.result === 'inconclusive' ? 'warning' : 'error',
        message: `${message} [${who.slice(0, 3).join(', ')}${who.length > 3 ? ` and ${who.length - 3} more` : ''}]`,
        ...adviceFor(first),
        file,
        line,
        column,
    };
}
/** What to do about a verdict that is no pass, where the evidence says it. */
function adviceFor({ path, observation, probe: { expectation } }) {
    if (path.kind === 'inspected' && observation.kind === 'tls' && observation.trusted === false)
        return { advice: 'Run install-ca-in-pod, and verify again.' };
    if (path.kind === 'intercepted')
        return { advice: 'The issuer names who it is: look at the route table of the subnet, at other firewalls and at proxies on the way.' };
    if (path.kind === 'passthrough' && expectation.inspected === true)
        return {
            advice: 'See that the rule says inspect: true, that no network rule takes the flow first (egress-gate explain), and that the subnet is routed to the firewall.',
        };
    if (observation.kind === 'dns-failure')
        return { advice: "See that the pod's resolver answers, and that the firewall's DNS proxy resolves the name." };
    if (observation.kind === 'blocked' && expectation.expect === 'allow' && observation.how === 'closed-after-hello')
        return { advice: 'See which rule decides with egress-gate explain, and whether the firewall has taken over the last change.' };
    return {};
}
/** Reasons that differ only in how long something took and how much came (`after 10002 milliseconds with 0 bytes`) are one. */
const alike = (because) => because.replace(/\bafter \d+\b|\b\d+ (?:ms|milliseconds|bytes|out of \d+)\b/g, '0');
function groupBy(verdicts, key) {
    const groups = new Map();
    for (const verdict of verdicts) {
        const name = key(verdict);
        if (name !== undefined)
            groups.set(name, [...(groups.get(name) ?? []), verdict]);
    }
    return groups;
}


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
function disagreement({ probe, observation, path }) {
    const { predicted } = probe;
    const seen = (0,_seen_js__WEBPACK_IMPORTED_MODULE_0__/* .seenIn */ .v)(probe, observation, path);
    const says = `the policy says ${predicted.effect}${predicted.inspected === true ? ', inspected' : ''} (${predicted.because})`;
    const effect = effectOf(seen);
    if (predicted.effect === 'allow' && effect === 'deny')
        return {
            message: `${says}, but ${seen.because}`,
            causes: [stale, otherPolicy, 'the flow is not what the policy was asked about: another source address or another name'],
        };
    if (predicted.effect === 'deny' && effect === 'allow')
        return { message: `${says}, but ${seen.because}`, causes: [around, stale, otherPolicy] };
    if (effect !== 'allow' && path.kind !== 'inspected' && path.kind !== 'passthrough')
        return undefined;
    const inspected = inspectedOf(path);
    if (predicted.inspected === true && inspected === false)
        return {
            message: `${says}, but the pod sees ${path.kind === 'passthrough' ? `the public certificate of ${path.issuer}` : 'another certificate'}`,
            causes: ['a network rule takes the flow before application rules see it (a service tag with port 443)', around, stale, otherPolicy],
        };
    if (predicted.inspected === false && inspected === true)
        return { message: `${says}, not inspected, but the pod sees our firewall's certificate`, causes: [otherPolicy, stale] };
    return undefined;
}
const effectOf = ({ effect, silent }) => effect === 'allowed' || effect === 'handshake' || effect === 'upstream-refused'
    ? 'allow'
    : effect === 'denied' && silent !== true
        ? 'deny'
        : undefined;
const inspectedOf = (path) => path.kind === 'inspected' ? true : path.kind === 'passthrough' ? false : undefined;


/***/ }),

/***/ 3966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ canonical),
/* harmony export */   Ak: () => (/* binding */ specHash),
/* harmony export */   GR: () => (/* binding */ rootsHash),
/* harmony export */   iy: () => (/* binding */ probeFacts),
/* harmony export */   jU: () => (/* binding */ evidenceSchema),
/* harmony export */   tx: () => (/* binding */ policyHash),
/* harmony export */   zR: () => (/* binding */ toEvidence)
/* harmony export */ });
/* unused harmony export deepest */
/* harmony import */ var _pki_hash_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1779);
/* harmony import */ var _policy_place_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4099);
/* harmony import */ var _conclude_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1382);
/* harmony import */ var _expiry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4016);
/* harmony import */ var _probes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6952);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9473);






/** Version 2 has a subject. */
const evidenceSchema = 'egress-gate/evidence/2';
/** Nothing that we write nests deeper. */
const deepest = 32;
/** JSON with one form for each value: sorted keys, no blanks, ASCII. Equal values have equal bytes, and so equal hashes. */
function canonical(value, depth = 0) {
    if (depth > deepest)
        throw new RangeError(`it nests deeper than ${deepest} levels`);
    if (value === null || typeof value === 'boolean')
        return String(value);
    if (typeof value === 'number' && Number.isFinite(value))
        return JSON.stringify(value);
    if (typeof value === 'string')
        return JSON.stringify(value).replace(/[\u007f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    if (Array.isArray(value))
        return `[${value.map(item => canonical(item, depth + 1)).join(',')}]`;
    if (typeof value !== 'object')
        throw new TypeError(`there is no JSON for a ${typeof value}`);
    const own = Object.entries(value).filter(([, item]) => item !== undefined);
    own.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${own.map(([key, item]) => `${canonical(key)}:${canonical(item, depth + 1)}`).join(',')}}`;
}
/** Of what the spec says, wherever it stands and however it is laid out. */
const specHash = ({ file: _, ...spec }) => (0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(canonical((0,_policy_place_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutPlaces */ .B)(spec)));
const policyHash = ({ firewall }) => (0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(canonical((0,_policy_place_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutPlaces */ .B)(firewall.policy)));
const rootsHash = (roots) => (0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(canonical(roots.map(each => each.fingerprint).sort()));
/** What a judgement needs of a probe: the decision without its trace. */
function probeFacts({ predicted, ...probe }) {
    const { effect, inspected, by, rule, because, dependsOn } = predicted;
    return { ...probe, predicted: { effect, inspected, by, rule, because, dependsOn } };
}
/** A run as its evidence file, with the SHA-256 of that text. */
function toEvidence(run) {
    const { spec, authority, workloads, at, cluster, subject, publicRoots, logDisagreements } = run;
    const table = new Map();
    const index = ({ fingerprint, der }) => {
        const known = table.get(fingerprint) ?? { index: table.size, der: base64(der) };
        table.set(fingerprint, known);
        return known.index;
    };
    const conclusion = (0,_conclude_js__WEBPACK_IMPORTED_MODULE_1__/* .conclude */ .E)(run.verdicts, workloads, (0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .refusals */ .K)(run.verdicts, authority, at, publicRoots));
    const seen = (observation) => observation.kind === 'tls' ? { ...observation, flight: observation.flight.map(index) } : observation;
    const verdicts = run.verdicts.map(({ probe, pod, observation, path, result, because, hops }) => ({
        probe: probeFacts(probe),
        pod,
        observation: seen(observation),
        path: path.kind,
        result,
        because,
        hops: hops?.map(hop => ({
            url: (0,_probes_js__WEBPACK_IMPORTED_MODULE_3__/* .urlOf */ .rs)(hop.probe)?.href,
            predicted: probeFacts(hop.probe).predicted,
            observation: seen(hop.observation),
        })),
    }));
    const body = {
        schema: evidenceSchema,
        at: at.toISOString(),
        spec: { name: spec.name, sha256: specHash(spec), policySha256: policyHash(spec) },
        cluster,
        subject,
        authority: { root: base64(authority.root.der), intermediate: base64(authority.intermediate.der) },
        publicRootsSha256: rootsHash(publicRoots),
        workloads,
        certificates: [...table.values()].map(({ der }) => der),
        verdicts,
        logDisagreements,
        result: conclusion.result === 'pass' && (logDisagreements ?? 0) > 0 ? 'inconclusive' : conclusion.result,
        expiresAt: (0,_expiry_js__WEBPACK_IMPORTED_MODULE_2__/* .expiryOf */ .p)(conclusion.verdicts, authority)?.at.toISOString(),
    };
    const text = canonical({ body, sha256: (0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(canonical(body)) });
    return { text, sha256: (0,_pki_hash_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(text) };
}
const base64 = (bytes) => Buffer.from(bytes).toString('base64');


/***/ }),

/***/ 4016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ expiryOf)
/* harmony export */ });
/* harmony import */ var _interceptors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2631);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9522);
/** Until when a proof holds: the first of the certificates that it stands on to end. The firewall's sub-CA lives 30 days. */


/** Leaves do not count: the firewall makes new ones all the time. Undefined: nothing was seen inspected. */
function expiryOf(verdicts, { root, intermediate }) {
    const ends = verdicts
        .flatMap(_verdict_js__WEBPACK_IMPORTED_MODULE_1__/* .stepsOf */ .B)
        .flatMap(({ observation, path }) => observation.kind === 'tls' && path.kind === 'inspected'
        ? observation.flight
            .slice(1)
            .flatMap(each => (each.commonNames.includes(_interceptors_js__WEBPACK_IMPORTED_MODULE_0__/* .firewallCaName */ .ip) ? [{ at: each.notAfter, of: "the firewall's sub-CA" }] : []))
        : []);
    if (ends.length === 0)
        return undefined;
    return [...ends, { at: intermediate.notAfter, of: 'our intermediate' }, { at: root.notAfter, of: 'our root' }].reduce((a, b) => b.at < a.at ? b : a);
}


/***/ }),

/***/ 7172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rv: () => (/* binding */ withLocations),
/* harmony export */   Xe: () => (/* binding */ redirectStatuses),
/* harmony export */   iF: () => (/* binding */ longestLocation),
/* harmony export */   sk: () => (/* binding */ nextStep),
/* harmony export */   zA: () => (/* binding */ shownUrl)
/* harmony export */ });
/* harmony import */ var _policy_parse_target_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59);
/** Where a redirect leads. Its Location is the word of whoever answered: bounded, taken only as a URL of HTTP, and shown without its query. */

/** Those that a client follows by itself (RFC 9110, 15.4). */
const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const longestLocation = 2000;
/** What this answer asks a client to ask next. Undefined answers, and those that are no redirects, are the last. */
function nextStep(from, http) {
    if (http === undefined || !redirectStatuses.has(http.status))
        return { kind: 'last' };
    const [location, other] = http.locations ?? [];
    const fault = (because) => ({ kind: 'fault', result: 'fail', because: `${http.status} ${because}` });
    // A tool that shows no headers cannot be told from an origin that sends none.
    if (location === undefined || location === '')
        return { kind: 'fault', result: 'inconclusive', because: `${http.status} was answered, and no Location is shown` };
    if (other !== undefined)
        return fault('has more than one Location, and clients differ in which they follow');
    if (location.length > longestLocation)
        return fault(`has a Location of more than ${longestLocation} characters`);
    // What a URL parser would drop, or take for a slash.
    if (/[^\x21-\x7e]|\\/.test(location))
        return fault('has a Location that is no URL: it holds blanks, backslashes, or what is not ASCII');
    const url = URL.parse(location, from.url);
    if (url === null)
        return fault('has a Location that cannot be read');
    if (url.protocol !== 'https:' && url.protocol !== 'http:')
        return fault(`leads to another scheme, ${url.protocol.slice(0, 30)}, and not to http: or https:`);
    if (url.username !== '' || url.password !== '')
        return fault('has a Location with a user name or a password');
    url.hash = '';
    if ((0,_policy_parse_target_js__WEBPACK_IMPORTED_MODULE_0__/* .parseUrl */ .D)(url.href).value === undefined)
        return fault(`leads to ${shownUrl(url.href)}, which is no host that can be asked`);
    return { kind: 'next', step: { url: url.href, method: methodAfter(http.status, from.method) } };
}
/** As clients do it (Fetch, HTTP-redirect fetch, step 12): no body is sent anyhow. */
const methodAfter = (status, method) => (status === 303 && method !== 'HEAD') || ((status === 301 || status === 302) && method === 'POST') ? 'GET' : method;
/** For people. A query may hold what is nobody's business. */
function shownUrl(href) {
    const url = URL.parse(href);
    if (url === null)
        return 'no URL';
    const { origin, pathname, search } = url;
    const short = `${origin}${pathname}`;
    return `${short.slice(0, 160)}${short.length > 160 ? '…' : ''}${search === '' ? '' : '?…'}`;
}
/** Only what follows redirects is told where they lead, in full. */
function withLocations({ expectation }, observation) {
    if (expectation.redirects !== undefined ||
        (observation.kind !== 'tls' && observation.kind !== 'http') ||
        observation.http?.locations === undefined)
        return observation;
    const { locations: _, ...http } = observation.http;
    return { ...observation, http };
}


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ refusals)
});

// EXTERNAL MODULE: ./src/pki/chain.js
var chain = __webpack_require__(8639);
// EXTERNAL MODULE: ./src/pki/parse.js
var parse = __webpack_require__(3401);
// EXTERNAL MODULE: ./src/pki/read.js
var read = __webpack_require__(8108);
;// CONCATENATED MODULE: ./src/pki/decoy.js


/** The primes of the curves that authorities use, by the length of a coordinate. */
const primes = {
    32: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    48: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
};
/**
 * The same bytes with another key of the same kind and size, to which nobody has the private part. Its own signature does not hold, which
 * does not matter for an anchor. Key identifiers stay, so that it is the signature below it that fails, and no shortcut before.
 */
function withOtherKey(certificate) {
    const { spki } = (0,parse/* parseCertificate */.h)(certificate.der);
    const der = Buffer.from(certificate.der);
    const start = der.indexOf(spki);
    der.set(otherKey(certificate, spki), start);
    return (0,read/* readCertificate */.w$)(der);
}
function otherKey({ keyType, keyBits }, spki) {
    const bytes = Buffer.from(spki);
    const size = Math.ceil(keyBits / 8);
    const prime = primes[size];
    if (keyType === 'ec' && prime !== undefined && bytes[bytes.length - 2 * size - 1] === 4) {
        // The same point mirrored: on the curve as well, and another key.
        const y = prime - BigInt(`0x${bytes.subarray(-size).toString('hex')}`);
        bytes.write(y.toString(16).padStart(size * 2, '0'), bytes.length - size, 'hex');
    }
    else {
        // RSA: another modulus, as long and as odd. (What ends it is the exponent, 65537, in five bytes.)
        const middle = bytes.length - Math.min(bytes.length - 8, Math.max(16, Math.floor(size / 2)));
        bytes[middle] = (bytes[middle] ?? 0) ^ 0x5a;
    }
    return bytes;
}

// EXTERNAL MODULE: ./src/verify/path.js
var verify_path = __webpack_require__(6628);
// EXTERNAL MODULE: ./src/verify/probes.js
var probes = __webpack_require__(6952);
// EXTERNAL MODULE: ./src/verify/session.js
var session = __webpack_require__(6683);
// EXTERNAL MODULE: ./src/verify/verdict.js
var verdict = __webpack_require__(9522);
;// CONCATENATED MODULE: ./src/verify/refusals.js






/** Different flights; a run of 200 pods sees few. */
const mostTried = 32;
function refusals(verdicts, authority, at, publicRoots) {
    const decoys = decoysOf(authority);
    const seen = { passthrough: new Set(), inspected: new Set() };
    const broken = [];
    for (const { probe, observation, path } of verdicts.flatMap(verdict/* stepsOf */.B)) {
        if (observation.kind !== 'tls' || (path.kind !== 'passthrough' && path.kind !== 'inspected'))
            continue;
        const leaf = observation.flight[0];
        const url = (0,probes/* urlOf */.rs)(probe);
        const tried = seen[path.kind];
        if (leaf === undefined || url === undefined || tried.has(leaf.fingerprint) || tried.size >= mostTried)
            continue;
        tried.add(leaf.fingerprint);
        const host = (0,probes/* hostOf */.w4)(url);
        const takes = (what, taken) => {
            if (taken)
                broken.push(`the flight of ${host} was taken for ${what}`);
        };
        if (path.kind === 'passthrough') {
            takes('one below our root', (0,chain/* buildChain */.q)(observation.flight, [authority.root], { at, host }).ok);
            takes('an inspected one', (0,verify_path/* pathOf */.X)(probe, observation, authority, { at, publicRoots: [] }).kind === 'inspected');
            continue;
        }
        const inspectedBy = (by, when = at) => (0,verify_path/* pathOf */.X)(probe, observation, by, { at: when, publicRoots }).kind === 'inspected';
        for (const decoy of decoys)
            takes(`one of ${decoy.what}`, inspectedBy(decoy.authority));
        takes('one that holds after its end', inspectedBy(authority, new Date(leaf.notAfter.getTime() + 1000)));
        takes('one of another host', (0,chain/* buildChain */.q)(observation.flight, [authority.root], { at, host: `not-${host.replace(/[^a-z0-9.-]/gi, '-')}` }).ok);
    }
    return {
        passedThrough: seen.passthrough.size,
        inspected: seen.inspected.size,
        broken,
        unbound: (0,session/* unbound */.gK)(verdicts, authority, { at, publicRoots }),
    };
}
function decoysOf({ root, intermediate }) {
    return [
        { what: 'a root of the same name with another key', authority: { root: withOtherKey(root), intermediate } },
        { what: 'an intermediate of the same name with another key', authority: { root, intermediate: withOtherKey(intermediate) } },
    ];
}


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
/** What an observation says of the flow's fate: allowed, denied and how, or not clear, because. */
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
