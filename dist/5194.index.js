export const id = 5194;
export const ids = [5194];
export const modules = {

/***/ 1414:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B9: () => (/* binding */ tokenOf),
/* harmony export */   gu: () => (/* binding */ readAnnouncement),
/* harmony export */   jn: () => (/* binding */ readSections),
/* harmony export */   ut: () => (/* binding */ runLink),
/* harmony export */   yb: () => (/* binding */ announced)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _github_given_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3843);
/** What the two actions that write to GitHub have in common: their texts, their token, and what a refusal means. */


const readAnnouncement = (read) => ({
    marker: read.text('marker', { required: true }),
    title: read.text('title', { required: true }),
    text: read.text('text'),
    files: read.list('files'),
    token: tokenOf(read),
});
/** GitHub fills the default in; where it did not, it is an expression that nobody evaluated. */
const tokenOf = (read) => {
    const token = read.text('github-token');
    return token === '' || token.includes('${{') ? read.fault('github-token', 'is required and was not given') : token;
};
/** The files that exist, in order. */
const readSections = async (files, world) => {
    const workspace = world.env['GITHUB_WORKSPACE'] || process.cwd();
    const sections = [];
    for (const file of files) {
        try {
            sections.push((0,_github_given_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readGivenFile */ .M)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, file)).toString('utf8'));
        }
        catch (error) {
            const { code, message } = error;
            // One that is not there belongs to a job that did not get that far; anything else is none of ours.
            if (code === undefined)
                world.log.warning(`${file} is left out: ${message}`);
            else
                world.log.info(`${file} is left out: ${code}`);
        }
    }
    return sections;
};
/** The address of this run. */
const runLink = (env) => {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id } = env;
    return server && repository && id ? { link: `${server}/${repository}/actions/runs/${id}` } : {};
};
const announced = (action, title, headline, findings = []) => ({
    action,
    title,
    at: new Date().toISOString(),
    result: findings.some(({ level }) => level === 'error') ? 'fail' : 'pass',
    headline,
    outcomes: [],
    verdicts: [],
    facts: [],
    findings,
    next: [],
});


/***/ }),

/***/ 5194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lastProof: () => (/* binding */ lastProof)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);
/* harmony import */ var _announcement_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1414);


/** When does the newest proof end? It asks nobody but GitHub, and opens nothing. */
const lastProof = {
    name: 'last-proof',
    inputs: read => ({
        name: read.text('evidence-name', { required: true }),
        warnDays: read.integer('warn-days', { min: 0, max: 365 }),
        token: (0,_announcement_js__WEBPACK_IMPORTED_MODULE_1__/* .tokenOf */ .B9)(read),
    }),
    run: async (request, world) => {
        const [{ newestEvidence }, { mostEvidenceBytes, readEvidence }, { isRefusal }] = await Promise.all([
            __webpack_require__.e(/* import() */ 4053).then(__webpack_require__.bind(__webpack_require__, 4053)),
            Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(180), __webpack_require__.e(4476), __webpack_require__.e(8108), __webpack_require__.e(2295), __webpack_require__.e(140)]).then(__webpack_require__.bind(__webpack_require__, 140)),
            __webpack_require__.e(/* import() */ 7902).then(__webpack_require__.bind(__webpack_require__, 7902)),
        ]);
        const wanted = { name: request.name, file: 'evidence.json', mostBytes: mostEvidenceBytes };
        const found = await newestEvidence(wanted, request.token, world)
            .then(newest => newest && { ...newest, evidence: whole(readEvidence(newest.text)) })
            .catch((error) => {
            if (world.signal.aborted)
                throw error;
            throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
                code: 'NoEvidenceKnown',
                message: `When the newest proof ends is not known: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
                advice: isRefusal(error)
                    ? 'Give the job `permissions: actions: read`.'
                    : 'Run it again; see that nothing but the gate writes this artifact.',
            }, { cause: error });
        });
        if (found === undefined)
            return answer(request, `No run of the default branch left evidence named "${request.name}".`);
        const { result, expiresAt, at } = found.evidence;
        const where = `run ${found.runId}, ${at.toISOString()}`;
        if (result !== 'pass')
            return answer(request, `The newest evidence (${where}) is no proof: it says ${result}.`);
        if (expiresAt === undefined)
            return answer(request, `The newest evidence (${where}) has no end: nothing was seen inspected.`);
        return answer(request, `The newest proof (${where}) ends at ${expiresAt}.`, expiresAt);
    },
};
const whole = (evidence) => {
    if (evidence.hash.given !== evidence.hash.actual)
        throw new Error('the evidence is not what its own hash says');
    return evidence;
};
const answer = ({ warnDays }, headline, until) => {
    const days = until === undefined ? Number.NEGATIVE_INFINITY : Math.floor((Date.parse(until) - Date.now()) / 86_400_000);
    const lasts = days >= warnDays;
    const finding = {
        level: 'warning',
        message: until === undefined ? headline : `${headline} That is ${days < 0 ? 'over' : `in ${days} days`}.`,
        advice: 'Run the gate: it proves the egress anew.',
    };
    return {
        report: {
            action: 'last-proof',
            title: 'The newest proof',
            at: new Date().toISOString(),
            result: 'pass',
            headline,
            outcomes: [],
            verdicts: [],
            facts: [],
            findings: lasts ? [] : [finding],
            next: [],
        },
        outputs: { lasts: String(lasts), 'proven-until': until ?? '' },
    };
};


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
