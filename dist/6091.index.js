export const id = 6091;
export const ids = [6091];
export const modules = {

/***/ 6091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runFleetVerdict: () => (/* binding */ runFleetVerdict)
/* harmony export */ });
/* unused harmony exports together, judgeEvidence */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _github_given_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3843);
/** What the evidence of many clusters comes to. Nothing but a pass of every one is a pass. */



/** Evidence of 200 pods has a few megabytes. */
const mostBytes = 64 * 1024 * 1024;
/** GitHub runs failed jobs again for 30 days, and what succeeded stays as it was: older evidence is of another day's attempt. */
const mostHours = 24;
const hour = 3_600_000;
/** Clocks of runners may differ by so much. */
const skew = 5 * 60_000;
async function runFleetVerdict(request, world) {
    const names = namesOf(request.clusters);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(world.env['GITHUB_WORKSPACE'] || process.cwd(), request.evidenceDirectory);
    // The download gives each artifact a folder of its name, unless it is alone: only of one cluster is it certain then whose it is.
    const folderOf = (name) => {
        const own = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `egress-evidence-${name}`);
        return names?.length === 1 && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(own) ? folder : own;
    };
    const verdicts = withoutTwins(await Promise.all((names ?? []).map(name => verdictOf(name, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folderOf(name), 'report.json')))));
    const { result, headline } = together(names, verdicts, request.result);
    const passed = verdicts.filter(verdict => verdict.result === 'pass');
    const ends = passed.flatMap(({ expiresAt }) => expiresAt ?? []).sort();
    return {
        report: {
            action: 'fleet-verdict',
            title: 'Egress of the fleet',
            at: new Date().toISOString(),
            result,
            headline,
            outcomes: [],
            verdicts: [],
            facts: [...verdicts].sort(worstFirst).map(({ name, result, because }) => ({ name, value: `${result}: ${because}` })),
            findings: verdicts
                .filter(verdict => verdict.result !== 'pass')
                .map((verdict) => ({ level: 'error', message: `${verdict.name}: ${verdict.result}: ${verdict.because}` })),
            next: result === 'pass' ? [] : ['Look at the jobs of the clusters that did not pass, and run those again.'],
        },
        outputs: {
            verdict: result,
            passed: String(passed.length),
            clusters: String(names?.length ?? 0),
            'expires-at': result === 'pass' ? (ends[0] ?? '') : '',
        },
    };
}
/**
 * A pass needs all of it: a list of clusters, the evidence of every one, and GitHub's word that every job of the matrix succeeded. The
 * evidence comes through artifacts, which any job of the run can write; the jobs' results do not.
 */
function together(names, verdicts, jobs) {
    if (names === undefined || names.length === 0)
        return { result: 'fail', headline: 'The fleet could not be read, or nobody is in it: nothing was proven.' };
    const passed = verdicts.filter(({ result }) => result === 'pass').length;
    const said = `${passed} of ${names.length} clusters passed`;
    if (verdicts.some(({ result }) => result === 'fail'))
        return { result: 'fail', headline: `${said}.` };
    if (passed < names.length)
        return { result: 'inconclusive', headline: `${said}; of the others nothing is certain.` };
    if (jobs !== 'success')
        return { result: 'fail', headline: `${said}, but their jobs ended as "${jobs || 'unknown'}": that is not a pass.` };
    return { result: 'pass', headline: `All ${names.length} clusters passed.` };
}
const badness = { fail: 0, inconclusive: 1, pass: 2 };
const worstFirst = (one, other) => badness[one.result] - badness[other.result] || (one.name < other.name ? -1 : 1);
/** The names of the clusters that were to be asked; undefined when the list is not one. */
function namesOf(text) {
    try {
        const list = JSON.parse(text);
        if (!Array.isArray(list))
            return undefined;
        const names = list.map(each => each?.name);
        return names.every(name => typeof name === 'string' && /^[a-z0-9][a-z0-9-]{0,59}$/.test(name)) ? names : undefined;
    }
    catch {
        return undefined;
    }
}
async function verdictOf(name, path) {
    const fail = (because) => ({ name, result: 'fail', because });
    let content;
    try {
        content = (0,_github_given_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readGivenFile */ .M)(path, mostBytes);
    }
    catch (error) {
        return fail(error.code === 'ENOENT'
            ? 'there is no evidence: its gate did not get that far'
            : `its evidence cannot be read: ${error.message}`);
    }
    return judgeEvidence(name, content.toString('utf8'), new Date());
}
/** The report of verify-tls-inspection as evidence: its own result, which its verdicts have to bear out, of today and not over. */
function judgeEvidence(name, text, now) {
    const fail = (because) => ({ name, result: 'fail', because });
    let report;
    try {
        report = JSON.parse(text);
    }
    catch (error) {
        return fail(`its evidence is not JSON: ${error.message}`);
    }
    if (typeof report !== 'object' || report === null || report['action'] !== 'verify-tls-inspection')
        return fail('its evidence is not a report of verify-tls-inspection');
    const verdicts = Array.isArray(report['verdicts']) ? report['verdicts'] : [];
    const passed = verdicts.filter(verdict => verdict?.result === 'pass').length;
    const said = `${passed} of ${verdicts.length} probes passed`;
    if (report['result'] === 'inconclusive')
        return { name, result: 'inconclusive', because: said };
    if (report['result'] !== 'pass')
        return fail(said);
    if (verdicts.length === 0 || passed < verdicts.length)
        return fail(`it says pass, but ${said}`);
    const age = now.getTime() - Date.parse(String(report['at']));
    if (!(age >= -skew))
        return fail(`${said}, at a time that is not one or not yet come`);
    if (age > mostHours * hour)
        return fail(`${said}, but more than ${mostHours} hours ago: run all jobs again`);
    const expiresAt = endOf(report['facts']);
    // Whatever is seen to be inspected has an end, so a pass without one is none.
    if (expiresAt === undefined)
        return fail(`it says pass, ${said}, but not until when the proof holds`);
    if (!(Date.parse(expiresAt) > now.getTime()))
        return fail(`${said}, but the proof ended at ${expiresAt}`);
    return { name, result: 'pass', because: said, expiresAt, ...askedOf(report, verdicts) };
}
/** The cluster, its pods and what they were asked. */
function askedOf({ facts }, verdicts) {
    const of = verdicts.map(each => {
        const { pod, probe } = each;
        return typeof pod?.uid === 'string' && pod.uid !== '' ? JSON.stringify([pod.uid, probe?.name]) : undefined;
    });
    return of.includes(undefined) ? {} : { asked: JSON.stringify([factOf(facts, 'cluster'), ...[...new Set(of)].sort()]) };
}
/** Where two specs name one cluster, its pods answer the same questions twice, and those of the other are asked nothing. */
function withoutTwins(verdicts) {
    return verdicts.map((verdict, at) => {
        const twin = verdict.asked === undefined ? undefined : verdicts.slice(0, at).find(({ asked }) => asked === verdict.asked);
        return twin === undefined
            ? verdict
            : {
                name: verdict.name,
                result: 'fail',
                because: `the very same pods were asked the same as for ${twin.name}: its spec names that cluster too`,
            };
    });
}
/** The fact "proof holds until" begins with an ISO 8601 time. */
function endOf(facts) {
    return /^\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(factOf(facts, 'proof holds until'))?.[0];
}
function factOf(facts, name) {
    const fact = Array.isArray(facts) ? facts.find(each => each?.name === name) : undefined;
    return String(fact?.value ?? '');
}


/***/ })

};
