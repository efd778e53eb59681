export const id = 1488;
export const ids = [1488];
export const modules = {

/***/ 1488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runFleet: () => (/* binding */ runFleet)
/* harmony export */ });
/* unused harmony export parseFleet */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7164);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9168);
/** The file that lists a fleet: every fault of it at once, with its place. */



/** GitHub makes at most so many jobs of a matrix. */
const most = 256;
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const keys = {
    // A name becomes part of the name of an artifact, and of a folder.
    name: { is: /^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$/, what: 'lower-case letters, digits and hyphens, at most 60' },
    spec: { is: /^(?!\/)(?!.*(^|\/)\.\.(\/|$))[^\n\r]{1,300}$/, what: 'a path inside the repository' },
    environment: { is: /^[^\n\r]{1,255}$/, what: 'the name of an environment' },
    workloads: { is: /^[^\n\r,]{1,100}$/, what: 'names of workloads', list: true },
    runner: { is: /^[^\n\r]{1,200}$/, what: 'a label or a list of labels', list: true },
    'tenant-id': { is: guid, what: 'a GUID' },
    'client-id': { is: guid, what: 'a GUID' },
    'subscription-id': { is: guid, what: 'a GUID' },
};
async function runFleet(request) {
    const path = request.fleet?.path ?? 'fleet.yaml';
    const all = parseFleet(Buffer.from(request.fleet?.content ?? []).toString('utf8'), path, request.runner);
    if (!all.clusters)
        throw (0,_report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .specFaults */ .d5)(path, all.faults);
    const known = all.clusters.map(({ name }) => name);
    const unknown = request.clusters.filter(name => !known.includes(name));
    if (unknown.length > 0)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownFaultError */ .eb({
            code: 'UnknownCluster',
            message: `${path} lists no cluster ${unknown.map(name => JSON.stringify(name)).join(', ')}`,
            advice: `Name some of ${known.slice(0, 20).join(', ')}, or leave the input clusters empty for all.`,
        });
    const clusters = request.clusters.length === 0 ? all.clusters : all.clusters.filter(({ name }) => request.clusters.includes(name));
    return {
        report: {
            action: 'fleet',
            title: `Fleet of ${path}`,
            at: new Date().toISOString(),
            result: 'pass',
            headline: `${clusters.length} of ${all.clusters.length} clusters are to be asked.`,
            outcomes: [],
            verdicts: [],
            facts: clusters.map(({ name, spec, environment }) => ({ name, value: `${spec}, environment ${environment}` })),
            findings: [],
            next: [],
        },
        outputs: { clusters: JSON.stringify(clusters), count: String(clusters.length) },
    };
}
/** @param runner JSON, for clusters that name none. */
function parseFleet(text, file, runner) {
    const counter = new yaml__WEBPACK_IMPORTED_MODULE_1__.LineCounter();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .parseDocument */ .Tp)(text, { lineCounter: counter, merge: false });
    const faults = [];
    const fault = (node, path, message) => {
        const { line, col } = counter.linePos(node?.range?.[0] ?? 0);
        faults.push({ place: { file, line: Math.max(1, line), column: Math.max(1, col) }, path, message });
    };
    for (const { message, pos } of document.errors) {
        const { line, col } = counter.linePos(pos[0]);
        faults.push({ place: { file, line, column: col }, path: '', message: message.split('\n', 1)[0] ?? message });
    }
    if (faults.length > 0)
        return { clusters: undefined, faults };
    const root = document.contents;
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_1__.isMap)(root))
        fault(root, '', 'must be a mapping with the key "clusters"');
    const list = (0,yaml__WEBPACK_IMPORTED_MODULE_1__.isMap)(root) ? root.get('clusters', true) : undefined;
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_1__.isMap)(root))
        for (const { key } of root.items)
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(key) || key.value !== 'clusters')
                fault(key, String(key), 'is not a key of a fleet; there is only "clusters"');
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_1__.isMap)(root) && !(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isSeq */ .oP)(list))
        fault(list ?? root, 'clusters', 'must be a list of clusters');
    const clusters = [];
    const seen = new Set();
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isSeq */ .oP)(list)) {
        if (list.items.length === 0)
            fault(list, 'clusters', 'lists no cluster: nothing would be proven');
        if (list.items.length > most)
            fault(list, 'clusters', `lists ${list.items.length} clusters; GitHub's matrix takes at most ${most}`);
        for (const [index, item] of list.items.entries()) {
            const cluster = readCluster(item, `clusters[${index}]`, runner, fault);
            if (!cluster)
                continue;
            if (seen.has(cluster.name))
                fault(item, `clusters[${index}].name`, `"${cluster.name}" is there twice`);
            seen.add(cluster.name);
            const twin = clusters.find(other => asks(other) === asks(cluster));
            if (twin)
                fault(item, `clusters[${index}]`, `asks the same pods as "${twin.name}": give it a spec, an environment or workloads of its own`);
            clusters.push(cluster);
        }
    }
    return faults.length > 0 ? { clusters: undefined, faults } : { clusters, faults };
}
/** All that decides who is asked. Where it is the same, one cluster would be proven twice, and the other never. */
const asks = ({ name: _, runner: __, spec, workloads, ...rest }) => JSON.stringify([
    // However its path is written.
    node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(spec),
    [...new Set(workloads.split(','))].sort(),
    // GitHub does not tell environments apart by case, nor Azure GUIDs.
    Object.entries(rest).map(([key, value]) => [key, value.toLowerCase()]),
]);
function readCluster(item, path, runner, fault) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_1__.isMap)(item)) {
        fault(item, path, 'must be a mapping with the keys name and spec');
        return undefined;
    }
    const values = {};
    for (const { key, value } of item.items) {
        const name = (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(key) ? String(key.value) : String(key);
        const rule = Object.hasOwn(keys, name) ? keys[name] : undefined;
        if (!rule)
            fault(key, `${path}.${name}`, `is not a key of a cluster; there are ${Object.keys(keys).join(', ')}`);
        else {
            const texts = rule.list && (0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isSeq */ .oP)(value) ? value.items : [value];
            const wrong = texts.find(text => !(0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(text) || typeof text.value !== 'string' || !rule.is.test(text.value));
            if (texts.length === 0 || wrong !== undefined)
                fault(wrong ?? value ?? key, `${path}.${name}`, `must be ${rule.what}`);
            else {
                const given = texts.map(text => ((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isScalar */ .jn)(text) ? String(text.value) : ''));
                values[name] = name === 'runner' ? JSON.stringify((0,yaml__WEBPACK_IMPORTED_MODULE_1__/* .isSeq */ .oP)(value) ? given : given[0]) : given.join(',');
            }
        }
    }
    if (!item.has('name'))
        fault(item, path, 'has no name');
    if (values['name'] === undefined)
        return undefined;
    return {
        name: values['name'],
        spec: values['spec'] ?? 'egress.yaml',
        workloads: values['workloads'] ?? '',
        environment: values['environment'] ?? 'egress-verify',
        runner: values['runner'] ?? runner,
        'tenant-id': values['tenant-id'] ?? '',
        'client-id': values['client-id'] ?? '',
        'subscription-id': values['subscription-id'] ?? '',
    };
}


/***/ }),

/***/ 4099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ withoutPlaces),
/* harmony export */   Q: () => (/* binding */ describeFault)
/* harmony export */ });
/** `egress.yaml:12:7 firewall.policy: what is wrong`, the form that editors and people can follow. */
const describeFault = ({ place, path, message }) => `${place.file}:${place.line}:${place.column} ${path ? `${path}: ` : ''}${message}`;
/** What is deployed stands in no file: a value without any of its places. */
function withoutPlaces(value) {
    if (Array.isArray(value))
        return value.map(withoutPlaces);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (key === 'place' ? [] : [[key, withoutPlaces(item)]])));
}


/***/ }),

/***/ 9168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SQ: () => (/* binding */ knownFault),
/* harmony export */   d5: () => (/* binding */ specFaults),
/* harmony export */   eb: () => (/* binding */ KnownFaultError)
/* harmony export */ });
/* harmony import */ var _policy_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4099);

/** A failure that we know how to explain: thrown by whoever meets it, shown by `github/runner.ts` and the command line. */
class KnownFaultError extends Error {
    name = 'KnownFaultError';
    code;
    advice;
    /** Each becomes an annotation of its own, at its file and line. */
    findings;
    constructor(fault, options = {}) {
        super(fault.message, 'cause' in options ? { cause: options.cause } : undefined);
        this.code = fault.code;
        this.advice = fault.advice;
        this.findings = options.findings ?? [];
    }
}
/** All faults of a spec as one error: every fault is an annotation at its own place. */
const specFaults = (file, faults) => new KnownFaultError({
    code: 'InvalidSpec',
    message: `${file} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}\n${faults.map(fault => `  ${(0,_policy_place_js__WEBPACK_IMPORTED_MODULE_0__/* .describeFault */ .Q)(fault)}`).join('\n')}`,
    advice: `Correct ${file} and run again: nothing was changed.`,
}, {
    findings: faults.map(({ place, path, message }) => ({
        level: 'error',
        message: path ? `${path}: ${message}` : message,
        file: place.file,
        line: place.line,
        column: place.column,
    })),
});
/** The fault that an error carries, if it carries one. A bundle may hold two copies of a class, so the shape decides. */
const knownFault = (error) => {
    if (!(error instanceof Error) || !('advice' in error) || !('code' in error))
        return undefined;
    const { code, advice, message } = error;
    if (typeof code !== 'string' || typeof advice !== 'string')
        return undefined;
    return { code, advice, message, findings: 'findings' in error && Array.isArray(error.findings) ? error.findings : [] };
};


/***/ })

};
