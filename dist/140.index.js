export const id = 140;
export const ids = [140];
export const modules = {

/***/ 5689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ mostRedirects)
/* harmony export */ });
/** So many redirects are followed, at most. */
const mostRedirects = 5;


/***/ }),

/***/ 140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mostEvidenceBytes: () => (/* binding */ mostEvidenceBytes),
  readEvidence: () => (/* binding */ readEvidence)
});

// EXTERNAL MODULE: ./src/pki/hash.js
var hash = __webpack_require__(1779);
// EXTERNAL MODULE: ./src/pki/read.js
var read = __webpack_require__(8108);
// EXTERNAL MODULE: ./src/policy/spec.js
var spec = __webpack_require__(5689);
// EXTERNAL MODULE: ./src/verify/evidence.js
var evidence = __webpack_require__(3966);
;// CONCATENATED MODULE: ./src/verify/evidence-fields.js
/** The fields of evidence, each with its JSON path. What is not as it must be is told, never repaired. */
class BadEvidence extends Error {
}
/** Throws `BadEvidence`: what is wrong, behind its JSON path. */
const bad = (path, message) => {
    throw new BadEvidence(`${path}: ${message}`);
};
/** An object with no other keys than `known`. */
function fields(value, path, known) {
    if (value === null || typeof value !== 'object' || Array.isArray(value))
        return bad(path, 'must be an object');
    for (const key of Object.keys(value))
        if (!known.includes(key))
            bad(path, `${JSON.stringify(key.slice(0, 40))} is not known here`);
    // Without a prototype: an absent key is absent.
    return Object.assign(Object.create(null), value);
}
/** `{ key: read(…) }`, or nothing where the key is absent: to be spread. */
function optional(it, key, path, read) {
    return (it[key] === undefined ? {} : { [key]: read(it[key], `${path}.${key}`) });
}
const list = (value, path) => (Array.isArray(value) ? value : bad(path, 'must be a list'));
const string = (value, path) => (typeof value === 'string' ? value : bad(path, 'must be a text'));
const strings = (value, path) => list(value, path).map((each, at) => string(each, `${path}[${at}]`));
const evidence_fields_boolean = (value, path) => (typeof value === 'boolean' ? value : bad(path, 'must be true or false'));
/** A whole number that is not negative. */
const count = (value, path) => Number.isSafeInteger(value) && value >= 0 ? value : bad(path, 'must be a whole number');
/** One of these words. */
const word = (value, path, words) => words.find(each => each === value) ?? bad(path, `must be one of ${words.join(', ')}`);
/** A time in UTC to the millisecond, as `Date` itself writes it. */
function date(value, path) {
    const at = new Date(string(value, path));
    return !Number.isNaN(at.getTime()) && at.toISOString() === value ? at : bad(path, 'must be a time, as 2026-01-31T12:00:00.000Z');
}

// EXTERNAL MODULE: ./src/pki/handshake.js
var handshake = __webpack_require__(8899);
// EXTERNAL MODULE: ./src/verify/flight.js
var verify_flight = __webpack_require__(5369);
// EXTERNAL MODULE: ./src/verify/location.js
var verify_location = __webpack_require__(7172);
;// CONCATENATED MODULE: ./src/verify/evidence-read-observation.js




/** What a pod saw. `certificates`: those of the file, which flights name by their index. */
function observation(value, path, certificates) {
    const kinds = ['tls', 'http', 'answered', 'blocked', 'dns-failure', 'unknown'];
    const tls = ['flight', 'protocol', 'alpn', 'trusted', 'trustDetail', 'http', 'httpDetail', 'session'];
    const it = fields(value, path, ['kind', 'detail', 'how', 'stage', ...tls]);
    const kind = word(it['kind'], `${path}.kind`, kinds);
    switch (kind) {
        case 'tls': {
            const flight = list(it['flight'], `${path}.flight`);
            if (flight.length > verify_flight/* maxFlight */.t7)
                bad(`${path}.flight`, `at most ${verify_flight/* maxFlight */.t7} certificates`);
            return {
                kind,
                flight: flight.map((index, at) => certificates[count(index, `${path}.flight[${at}]`)] ?? bad(`${path}.flight[${at}]`, 'names no certificate')),
                ...optional(it, 'protocol', path, string),
                ...optional(it, 'alpn', path, string),
                trusted: it['trusted'] === 'unknown' ? 'unknown' : evidence_fields_boolean(it['trusted'], `${path}.trusted`),
                ...optional(it, 'trustDetail', path, string),
                ...optional(it, 'http', path, http),
                ...optional(it, 'httpDetail', path, string),
                ...optional(it, 'session', path, session),
            };
        }
        case 'http':
            return { kind, http: http(it['http'], `${path}.http`) };
        case 'blocked':
            return {
                kind,
                how: word(it['how'], `${path}.how`, ['closed-after-hello', 'reset', 'refused', 'timeout', 'unreachable']),
                detail: string(it['detail'], `${path}.detail`),
                ...optional(it, 'stage', path, (each, at) => word(each, at, ['connect', 'handshake', 'answer'])),
            };
        default:
            return { kind, detail: string(it['detail'], `${path}.detail`) };
    }
}
function session(value, path) {
    const it = fields(value, path, ['random', 'answer']);
    const [random, answer] = [string(it['random'], `${path}.random`), string(it['answer'], `${path}.answer`)];
    if (!/^[0-9a-f]{64}$/.test(random))
        bad(`${path}.random`, 'must be 32 bytes in hex');
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(answer) || answer.length > 2 * handshake/* longestAnswer */.nq)
        bad(`${path}.answer`, 'must be base64 of one answer');
    return { random, answer };
}
function http(value, path) {
    const it = fields(value, path, ['status', 'body', 'headers', 'locations']);
    const headers = it['headers'];
    if (headers === null || typeof headers !== 'object' || Array.isArray(headers))
        return bad(`${path}.headers`, 'must be an object');
    for (const [name, each] of Object.entries(headers))
        string(each, `${path}.headers.${name}`);
    return {
        status: count(it['status'], `${path}.status`),
        body: string(it['body'], `${path}.body`),
        headers: headers,
        ...optional(it, 'locations', path, (each, at) => {
            const all = strings(each, at);
            return all.length <= 2 && all.every(one => one.length <= verify_location/* longestLocation */.iF + 1) ? all : bad(at, 'has more than is kept of an answer');
        }),
    };
}

// EXTERNAL MODULE: ./src/policy/answer-pattern.js
var answer_pattern = __webpack_require__(8195);
;// CONCATENATED MODULE: ./src/verify/evidence-read-probe.js
/** The questions of evidence, read as strictly as the rest of it (evidence-read.ts). What is no probe of this project is told with its JSON path. */



/** What the policy said of a flow, without its trace. */
function decision(value, path) {
    const it = fields(value, path, ['effect', 'inspected', 'by', 'rule', 'because', 'dependsOn']);
    const { inspected } = it;
    if (inspected !== 'unknown')
        evidence_fields_boolean(inspected, `${path}.inspected`);
    return {
        effect: word(it['effect'], `${path}.effect`, ['allow', 'deny', 'unknown']),
        inspected: inspected,
        by: word(it['by'], `${path}.by`, ['threat-intelligence', 'dnat', 'network', 'application', 'infrastructure', 'default', 'undecided']),
        ...optional(it, 'rule', path, string),
        because: string(it['because'], `${path}.because`),
        dependsOn: strings(it['dependsOn'], `${path}.dependsOn`),
        trace: [],
    };
}
/** One question, with all that it expects and what the policy predicted for it. */
function probe(value, path) {
    const it = fields(value, path, ['id', 'name', 'workload', 'flow', 'expectation', 'predicted', 'control', 'ruleOpen', 'nonce', 'inserted']);
    const flow = fields(it['flow'], `${path}.flow`, ['source', 'protocol', 'port', 'address', 'host', 'application', 'path']);
    for (const key of ['source', 'protocol', 'address', 'host', 'application', 'path'])
        optional(flow, key, `${path}.flow`, string);
    count(flow['port'], `${path}.flow.port`);
    for (const key of ['control', 'ruleOpen'])
        if (it[key] !== undefined && it[key] !== true)
            bad(`${path}.${key}`, 'must be true or absent');
    return {
        id: string(it['id'], `${path}.id`),
        name: string(it['name'], `${path}.name`),
        workload: string(it['workload'], `${path}.workload`),
        flow: flow,
        expectation: expectation(it['expectation'], `${path}.expectation`),
        predicted: decision(it['predicted'], `${path}.predicted`),
        ...(it['control'] === true ? { control: true } : {}),
        ...(it['ruleOpen'] === true ? { ruleOpen: true } : {}),
        ...optional(it, 'nonce', path, (each, at) => /^[0-9a-f]{8,64}$/.test(string(each, at)) ? string(each, at) : bad(at, 'is no number of a run')),
        ...optional(it, 'inserted', path, string),
    };
}
function expectation(value, path) {
    const asserted = ['inspected', 'rule', 'upstream', 'status', 'body', 'nonce', 'insertedHeader', 'retries', 'redirects'];
    const it = fields(value, path, ['name', 'from', 'target', 'expect', ...asserted, 'place']);
    const place = fields(it['place'], `${path}.place`, ['file', 'line', 'column']);
    if (it['redirects'] !== undefined && (it['expect'] !== 'allow' || fields(it['target'], `${path}.target`, targetKeys)['kind'] !== 'url'))
        bad(`${path}.redirects`, 'goes with a URL that is expected to be allowed');
    return {
        name: string(it['name'], `${path}.name`),
        from: strings(it['from'], `${path}.from`),
        target: target(it['target'], `${path}.target`),
        expect: word(it['expect'], `${path}.expect`, ['allow', 'deny', 'unknown']),
        ...optional(it, 'inspected', path, evidence_fields_boolean),
        ...optional(it, 'rule', path, string),
        ...optional(it, 'upstream', path, (word_, at) => word(word_, at, ['refused'])),
        ...optional(it, 'status', path, statuses),
        ...optional(it, 'body', path, body),
        ...optional(it, 'nonce', path, (each, at) => (/^[\w-]{1,40}$/.test(string(each, at)) ? string(each, at) : bad(at, 'is no parameter'))),
        ...optional(it, 'insertedHeader', path, string),
        ...optional(it, 'retries', path, count),
        ...optional(it, 'redirects', path, redirects),
        place: {
            file: string(place['file'], `${path}.place.file`),
            line: count(place['line'], `${path}.place.line`),
            column: count(place['column'], `${path}.place.column`),
        },
    };
}
const redirects = (value, path) => {
    const most = count(value, path);
    return most >= 1 && most <= spec/* mostRedirects */.d ? most : bad(path, `must be from 1 to ${spec/* mostRedirects */.d}`);
};
const statuses = (value, path) => Array.isArray(value) ? value.map((each, at) => statusOf(each, `${path}[${at}]`)) : statusOf(value, path);
const statusOf = (value, path) => typeof value === 'string' ? word(value, path, ['1xx', '2xx', '3xx', '4xx', '5xx']) : count(value, path);
function body(value, path) {
    if (typeof value === 'string')
        return value;
    const matches = string(fields(value, path, ['matches'])['matches'], `${path}.matches`);
    const complaint = (0,answer_pattern/* expressionComplaint */.UV)(matches);
    return complaint === undefined ? { matches } : bad(`${path}.matches`, complaint);
}
const targetKeys = ['kind', 'url', 'method', 'host', 'port', 'protocol', 'speaks'];
function target(value, path) {
    const it = fields(value, path, targetKeys);
    if (word(it['kind'], `${path}.kind`, ['url', 'port']) === 'port')
        return {
            kind: 'port',
            host: string(it['host'], `${path}.host`),
            port: count(it['port'], `${path}.port`),
            protocol: word(it['protocol'], `${path}.protocol`, ['tcp', 'udp']),
            ...optional(it, 'speaks', path, (each, at) => word(each, at, ['ntp', 'dns'])),
        };
    const url = string(it['url'], `${path}.url`);
    if (!/^https?:\/\//.test(url) || !URL.canParse(url))
        bad(`${path}.url`, 'must be an http or https URL');
    return { kind: 'url', url, method: string(it['method'], `${path}.method`) };
}

;// CONCATENATED MODULE: ./src/verify/subject-read.js

/** What the evidence is about, as anybody may have written it. */
function readSubject(value, path) {
    const it = fields(value, path, ['cluster', 'pods', 'deployedSha256']);
    const cluster = fields(it['cluster'], `${path}.cluster`, ['caSha256', 'uid']);
    return {
        cluster: { ...optional(cluster, 'caSha256', `${path}.cluster`, string), ...optional(cluster, 'uid', `${path}.cluster`, string) },
        pods: list(it['pods'], `${path}.pods`).map((each, at) => subjectPod(each, `${path}.pods[${at}]`)),
        ...optional(it, 'deployedSha256', path, string),
    };
}
function subjectPod(value, path) {
    const it = fields(value, path, ['workload', 'namespace', 'name', 'uid', 'address', 'containers']);
    return {
        workload: string(it['workload'], `${path}.workload`),
        namespace: string(it['namespace'], `${path}.namespace`),
        name: string(it['name'], `${path}.name`),
        uid: string(it['uid'], `${path}.uid`),
        ...optional(it, 'address', path, string),
        containers: list(it['containers'], `${path}.containers`).map((each, at) => {
            const here = `${path}.containers[${at}]`;
            const container = fields(each, here, ['name', 'id', 'restarts']);
            return {
                name: string(container['name'], `${here}.name`),
                id: string(container['id'], `${here}.id`),
                restarts: count(container['restarts'], `${here}.restarts`),
            };
        }),
    };
}

;// CONCATENATED MODULE: ./src/verify/evidence-read.js








/** 200 pods with 8 probes each take about five. */
const mostEvidenceBytes = 64 * 1024 * 1024;
/** Without a subject: it can be judged again, and cannot be reused. */
const firstSchema = 'egress-gate/evidence/1';
/** Evidence from its text, which may be anybody's. Throws `BadEvidence` at the first thing that is not as it is written. Verdicts are read and not believed. */
function readEvidence(text) {
    if (text.length > mostEvidenceBytes)
        bad('$', `it is larger than ${mostEvidenceBytes} bytes`);
    let parsed;
    let again;
    try {
        parsed = JSON.parse(text);
        again = (0,evidence/* canonical */.$N)(parsed);
    }
    catch (error) {
        return bad('$', `it is not the JSON of evidence: ${error instanceof Error ? error.message : error}`);
    }
    // Duplicate keys, other numbers, other order, blanks: all of it shows here.
    if (again !== text.replace(/\n$/, ''))
        bad('$', 'it is not canonical JSON: a key stands twice, or it was written by something else');
    const top = fields(parsed, '$', ['body', 'sha256']);
    const body = fields(top['body'], '$.body', [
        'schema',
        'at',
        'spec',
        'cluster',
        'subject',
        'authority',
        'publicRootsSha256',
        'workloads',
        'certificates',
        'verdicts',
        'logDisagreements',
        'result',
        'expiresAt',
    ]);
    const schema = word(body['schema'], '$.body.schema', [firstSchema, evidence/* evidenceSchema */.jU]);
    if ((schema === firstSchema) !== (body['subject'] === undefined))
        bad('$.body.subject', `is not what ${schema} has`);
    const spec = fields(body['spec'], '$.body.spec', ['name', 'sha256', 'policySha256']);
    const authority = fields(body['authority'], '$.body.authority', ['root', 'intermediate']);
    const certificates = list(body['certificates'], '$.body.certificates').map((each, at) => der(each, `$.body.certificates[${at}]`));
    return {
        at: date(body['at'], '$.body.at'),
        spec: {
            name: string(spec['name'], '$.body.spec.name'),
            sha256: string(spec['sha256'], '$.body.spec.sha256'),
            policySha256: string(spec['policySha256'], '$.body.spec.policySha256'),
        },
        cluster: string(body['cluster'], '$.body.cluster'),
        ...optional(body, 'subject', '$.body', readSubject),
        authority: {
            root: der(authority['root'], '$.body.authority.root'),
            intermediate: der(authority['intermediate'], '$.body.authority.intermediate'),
        },
        publicRootsSha256: string(body['publicRootsSha256'], '$.body.publicRootsSha256'),
        workloads: strings(body['workloads'], '$.body.workloads'),
        verdicts: list(body['verdicts'], '$.body.verdicts').map((each, at) => given(each, `$.body.verdicts[${at}]`, certificates)),
        logDisagreements: body['logDisagreements'] === undefined ? undefined : count(body['logDisagreements'], '$.body.logDisagreements'),
        result: word(body['result'], '$.body.result', ['pass', 'fail', 'inconclusive']),
        expiresAt: body['expiresAt'] === undefined ? undefined : date(body['expiresAt'], '$.body.expiresAt').toISOString(),
        hash: { given: string(top['sha256'], '$.sha256'), actual: (0,hash/* sha256 */.s)((0,evidence/* canonical */.$N)(body)) },
    };
}
function given(value, path, certificates) {
    const each = fields(value, path, ['probe', 'pod', 'observation', 'path', 'result', 'because', 'hops']);
    string(each['because'], `${path}.because`);
    return {
        probe: probe(each['probe'], `${path}.probe`),
        pod: each['pod'] === undefined ? undefined : pod(each['pod'], `${path}.pod`),
        observation: observation(each['observation'], `${path}.observation`, certificates),
        hops: each['hops'] === undefined ? [] : hops(each['hops'], `${path}.hops`, certificates),
        path: word(each['path'], `${path}.path`, [
            'inspected',
            'intercepted',
            'passthrough',
            'plain',
            'blocked',
            'unknown',
        ]),
        result: word(each['result'], `${path}.result`, ['pass', 'fail', 'inconclusive']),
    };
}
function hops(value, path, certificates) {
    const all = list(value, path);
    if (all.length === 0 || all.length > spec/* mostRedirects */.d)
        bad(path, `must hold 1 to ${spec/* mostRedirects */.d} hops, or be absent`);
    return all.map((each, at) => {
        const it = fields(each, `${path}[${at}]`, ['url', 'predicted', 'observation']);
        return {
            url: string(it['url'], `${path}[${at}].url`),
            predicted: decision(it['predicted'], `${path}[${at}].predicted`),
            observation: observation(it['observation'], `${path}[${at}].observation`, certificates),
        };
    });
}
function pod(value, path) {
    const it = fields(value, path, ['namespace', 'name', 'container', 'uid', 'containerId', 'restartCount', 'node', 'address']);
    return {
        namespace: string(it['namespace'], `${path}.namespace`),
        name: string(it['name'], `${path}.name`),
        container: string(it['container'], `${path}.container`),
        uid: string(it['uid'], `${path}.uid`),
        containerId: string(it['containerId'], `${path}.containerId`),
        restartCount: count(it['restartCount'], `${path}.restartCount`),
        ...optional(it, 'node', path, string),
        ...optional(it, 'address', path, string),
    };
}
function der(value, path) {
    try {
        return (0,read/* readCertificate */.w$)(Buffer.from(string(value, path), 'base64'));
    }
    catch (error) {
        return bad(path, `is no certificate: ${error instanceof Error ? error.message : error}`);
    }
}


/***/ })

};
