export const id = 2853;
export const ids = [2853];
export const modules = {

/***/ 1779:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** Of a text's UTF-8 bytes, in hex. */
const sha256 = (text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');


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
