export const id = 2078;
export const ids = [2078,140];
export const modules = {

/***/ 2078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReuse: () => (/* binding */ runReuse)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/azure/spec.js
var azure_spec = __webpack_require__(8310);
// EXTERNAL MODULE: ./src/kubernetes/connection.js + 1 modules
var kubernetes_connection = __webpack_require__(6052);
// EXTERNAL MODULE: ./src/kubernetes/identity.js
var identity = __webpack_require__(1350);
// EXTERNAL MODULE: ./src/kubernetes/pods.js
var kubernetes_pods = __webpack_require__(5464);
// EXTERNAL MODULE: ./src/verify/evidence-read.js + 4 modules
var evidence_read = __webpack_require__(140);
// EXTERNAL MODULE: ./src/verify/evidence.js
var verify_evidence = __webpack_require__(3966);
// EXTERNAL MODULE: ./src/pki/chain.js
var chain = __webpack_require__(8639);
// EXTERNAL MODULE: ./src/policy/evaluate.js + 6 modules
var evaluate = __webpack_require__(6056);
// EXTERNAL MODULE: ./src/policy/place.js
var place = __webpack_require__(4099);
// EXTERNAL MODULE: ./src/verify/conclude.js
var conclude = __webpack_require__(1382);
// EXTERNAL MODULE: ./src/verify/expiry.js
var expiry = __webpack_require__(4016);
// EXTERNAL MODULE: ./src/verify/hops.js
var verify_hops = __webpack_require__(9611);
// EXTERNAL MODULE: ./src/verify/other-cluster.js
var other_cluster = __webpack_require__(4662);
// EXTERNAL MODULE: ./src/verify/probes.js
var probes = __webpack_require__(6952);
// EXTERNAL MODULE: ./src/verify/refusals.js + 1 modules
var refusals = __webpack_require__(9473);
// EXTERNAL MODULE: ./src/verify/subject.js
var verify_subject = __webpack_require__(7183);
// EXTERNAL MODULE: ./src/verify/verdict.js
var verdict = __webpack_require__(9522);
;// CONCATENATED MODULE: ./src/verify/evidence-verify.js












/** Judges everything in the file again by the code that judged it first, and compares. Offline; the time and the public authorities are given. */
function verifyEvidence(evidence, { at, publicRoots, root, spec, facts = {}, workloads: wanted }) {
    const { authority, hash } = evidence;
    const checks = [];
    const check = (what, fault, fine) => checks.push({ what, ok: fault === undefined, detail: fault ?? fine });
    check('hash', hash.given === hash.actual ? undefined : `the file was changed: its body has SHA-256 ${hash.actual}`, hash.actual);
    const issued = (0,chain.whyNotIssuedBy)(authority.intermediate, authority.root);
    check('authority', issued && `the intermediate is not the root's: ${issued}`, authority.intermediate.subject);
    if (root !== undefined)
        check('root', root.fingerprint === authority.root.fingerprint ? undefined : 'the root in the file is not the one given', root.subject);
    const again = evidence.verdicts.map(({ probe, pod, observation, hops }) => (0,verify_hops/* judgeWithHops */.m)(probe, pod, observation, hops, { authority, at: evidence.at, publicRoots }));
    const changed = again.filter(({ result, path }, index) => result !== evidence.verdicts[index]?.result || path.kind !== evidence.verdicts[index]?.path);
    const [first] = changed;
    check('verdicts', first && `${changed.length} come out otherwise, first "${first.probe.name}": ${first.result} (${first.because})`, `${again.length} judged again, all the same`);
    // A list of workloads that leaves one out would ask nothing of it.
    const workloads = new Set([...evidence.workloads, ...again.map(({ probe }) => probe.workload)]);
    const conclusion = (0,conclude/* conclude */.E)(again, [...workloads], (0,refusals/* refusals */.K)(again, authority, evidence.at, publicRoots));
    // A pass that no pod stands behind is somebody's word.
    const podless = again.find(({ pod, result }) => pod === undefined && result === 'pass');
    check('pods', podless ? `"${podless.probe.name}" passes without a pod` : (unnamed(evidence) ?? copied(again)), `${new Set(again.flatMap(({ pod }) => pod?.uid ?? [])).size} asked`);
    const result = conclusion.result === 'pass' && (evidence.logDisagreements ?? 0) > 0 ? 'inconclusive' : conclusion.result;
    check('result', result === evidence.result ? undefined : `the file says ${evidence.result}, and it is ${result}`, `${result}: ${conclusion.headline}`);
    const ends = (0,expiry/* expiryOf */.p)(conclusion.verdicts, authority)?.at;
    check('expiry', ends?.toISOString() !== evidence.expiresAt
        ? `the file says ${evidence.expiresAt ?? 'nothing'}, and it is ${ends?.toISOString() ?? 'nothing'}`
        : ends === undefined
            ? 'nothing was inspected, so nothing says until when it holds'
            : at >= ends
                ? `it ended on ${ends.toISOString()}`
                : at < evidence.at
                    ? `it was made later, on ${evidence.at.toISOString()}`
                    : undefined, `holds until ${ends?.toISOString()}`);
    if (spec !== undefined) {
        const fault = evidence.spec.sha256 !== (0,verify_evidence/* specHash */.Ak)(spec) || evidence.spec.policySha256 !== (0,verify_evidence/* policyHash */.tx)(spec) || evidence.spec.name !== spec.name
            ? 'it is for another spec or policy'
            : elsewhere(spec, evidence.cluster);
        check('spec', fault ?? uncovered(evidence, spec, facts, chosen(spec, wanted)) ?? otherwisePredicted(again, spec, facts), 'the same, and every expectation was asked in every pod of the file');
    }
    return {
        result,
        checks,
        notes: [
            ...(root === undefined
                ? [
                    'Without --root the file vouches only for itself: whoever can write the file can write another root. Give --root, or check an attestation.',
                ]
                : []),
            ...(spec === undefined
                ? ['Without --spec the file says itself what had to be asked: it proves what it expects, and that may be little.']
                : []),
            ...((0,verify_evidence/* rootsHash */.GR)(publicRoots) === evidence.publicRootsSha256
                ? []
                : ['The public authorities known here are not those of the run: a host that passes through may be judged otherwise.']),
        ],
    };
}
/** It passes, and every check of the file holds. */
const holds = ({ result, checks }) => result === 'pass' && checks.every(({ ok }) => ok);
/** The same spec, and pods of another cluster. */
function elsewhere(spec, cluster) {
    const other = (0,other_cluster/* otherCluster */.b)(spec, cluster);
    return other && `it was recorded in ${other.host.slice(0, 200)}, and the spec declares ${other.declared}`;
}
const chosen = ({ workloads }, names) => names === undefined ? workloads : workloads.filter(({ name }) => names.includes(name));
/** A run that passed asked every pod that it names, and names every pod that it asked. */
const unnamed = ({ subject, result, verdicts }) => subject === undefined || result !== 'pass'
    ? undefined
    : (0,verify_subject/* notAskedIn */.Vk)(subject.pods, verdicts.flatMap(({ probe: { workload }, pod }) => (pod === undefined ? [] : [{ workload, pod }])));
/** Each exec makes randoms of its own, so what one pod's session was bound by stands in no other pod. */
function copied(verdicts) {
    const owners = new Map();
    for (const { pod, observation } of verdicts.flatMap(verdict/* stepsOf */.B)) {
        const random = observation.kind === 'tls' ? observation.session?.random : undefined;
        if (pod === undefined || random === undefined)
            continue;
        const owner = `${pod.uid}/${pod.container}`;
        if ((owners.get(random) ?? owner) !== owner)
            return `the session of ${pod.name} is that of another pod`;
        owners.set(random, owner);
    }
    return undefined;
}
/** Hops follow from answers and not from the spec, but what the policy says of them is not the file's to say. */
function otherwisePredicted(verdicts, { firewall: { policy } }, facts) {
    const other = verdicts
        .flatMap(({ hops = [] }) => hops)
        .find(({ probe }) => (0,verify_evidence/* canonical */.$N)((0,verify_evidence/* probeFacts */.iy)(probe).predicted) !==
        (0,verify_evidence/* canonical */.$N)((0,verify_evidence/* probeFacts */.iy)({ ...probe, predicted: (0,evaluate/* evaluate */._)(policy, probe.flow, facts) }).predicted));
    return other && `of "${other.probe.name}" the policy says something else than the file`;
}
/** What the spec asks and the file lacks, or has otherwise. Without a prediction of our own a file could bring one that fits. */
function uncovered({ verdicts }, spec, facts, workloads) {
    for (const workload of workloads) {
        const own = verdicts.filter(({ probe }) => probe.workload === workload.name);
        const pods = new Map(own.flatMap(({ pod }) => (pod === undefined ? [] : [[`${pod.uid}/${pod.container}`, pod]])));
        if (pods.size === 0)
            return `no pod of workload ${workload.name} was asked`;
        for (const [key, pod] of pods) {
            if (pod.namespace !== workload.namespace)
                return `${pod.namespace}/${pod.name} is not in the namespace of workload ${workload.name}`;
            if (workload.container !== undefined && pod.container !== workload.container)
                return `in ${pod.name} container ${pod.container} was asked, and workload ${workload.name} names ${workload.container}`;
            const asked = own.filter(each => each.pod !== undefined && `${each.pod.uid}/${each.pod.container}` === key);
            const wanted = (0,probes/* probesFor */.t2)(spec, workload, facts, pod.address, asked.find(({ probe }) => probe.nonce !== undefined)?.probe.nonce);
            for (const probe of wanted) {
                const found = asked.filter(each => each.probe.id === probe.id);
                if (found.length !== 1)
                    return `"${probe.name}" was asked ${found.length} times in ${pod.name}`;
                if ((0,verify_evidence/* canonical */.$N)((0,place/* withoutPlaces */.B)((0,verify_evidence/* probeFacts */.iy)(found[0].probe))) !== (0,verify_evidence/* canonical */.$N)((0,place/* withoutPlaces */.B)((0,verify_evidence/* probeFacts */.iy)(probe))))
                    return `"${probe.name}" of ${pod.name} is not what the spec asks`;
            }
            if (asked.length !== wanted.length)
                return `${pod.name} was asked more than the spec asks`;
        }
    }
    return verdicts.some(({ probe }) => !workloads.some(({ name }) => name === probe.workload))
        ? 'it speaks of a workload that the spec does not have, or that was not chosen'
        : undefined;
}

;// CONCATENATED MODULE: ./src/verify/reuse.js



const hour = 3_600_000;
/** Clocks of runners and of GitHub may differ by so much. */
const skew = 5 * 60_000;
/** Whether evidence may stand in for asking again, now. What is unknown on either side is a difference. */
function reusable(evidence, now) {
    const different = (what, because) => ({ kind: 'different', what, because });
    const { subject } = evidence;
    if (subject === undefined)
        return different('evidence', 'it is of an older version, which does not say what it is about');
    const { from, to } = now.recorded;
    const made = evidence.at.getTime();
    if (made < from.getTime() - skew || made > to.getTime() + skew)
        return different('time', `it says ${evidence.at.toISOString()}, and its run recorded it from ${from.toISOString()} to ${to.toISOString()}`);
    const oldest = made + now.maxAgeHours * hour;
    if (now.at.getTime() >= oldest)
        return different('age', `it is from ${evidence.at.toISOString()}, more than ${now.maxAgeHours} hours ago`);
    if (evidence.expiresAt === undefined || now.at >= new Date(evidence.expiresAt))
        return different('expiry', evidence.expiresAt === undefined ? 'nothing says until when it holds' : `it ended on ${evidence.expiresAt}`);
    if (evidence.spec.policySha256 !== (0,verify_evidence/* policyHash */.tx)(now.spec))
        return different('policy', 'the policy of the spec is another one');
    if (evidence.spec.sha256 !== (0,verify_evidence/* specHash */.Ak)(now.spec))
        return different('spec', 'the spec is another one');
    const [asked, wanted] = [evidence.workloads, now.workloads].map(names => [...names].sort().join(', '));
    if (asked !== wanted)
        return different('workloads', `it is about ${asked || 'none'}, and ${wanted || 'none'} are to be asked`);
    for (const each of ['root', 'intermediate'])
        if (evidence.authority[each].fingerprint !== now.authority[each].fingerprint)
            return different(each, `our ${each} is another one now`);
    const otherwise = clusters(subject.cluster, now.cluster) ?? podsNow(subject, now) ?? deployed(subject, now);
    if (otherwise !== undefined)
        return otherwise;
    if (now.log && evidence.logDisagreements === undefined)
        return different('log', "the firewall's log has to agree, and it was not read then");
    const { result, checks } = verifyEvidence(evidence, {
        at: now.at,
        publicRoots: now.publicRoots,
        root: now.authority.root,
        spec: now.spec,
        facts: now.facts,
        workloads: now.workloads,
    });
    const failed = checks.find(({ ok }) => !ok);
    if (failed)
        return different('evidence', `its ${failed.what} does not hold: ${failed.detail}`);
    const passed = evidence.verdicts.filter(each => each.result === 'pass').length;
    if (result !== 'pass' || passed === 0)
        return different('evidence', `its verdict is ${result}`);
    return {
        kind: 'reusable',
        until: new Date(Math.min(oldest, Date.parse(evidence.expiresAt))),
        passed,
        pods: subject.pods.length,
    };
}
/** Both have to be known on both sides: what is unknown is not the same. */
function clusters(then, now) {
    const names = { caSha256: "the authority of the cluster's API server", uid: 'the uid of namespace kube-system' };
    for (const key of ['caSha256', 'uid']) {
        const because = !then[key] || !now[key]
            ? `${names[key]} is not known ${then[key] ? 'now' : 'of then'}`
            : then[key] === now[key]
                ? undefined
                : `${names[key]} is another one: it is another cluster`;
        if (because !== undefined)
            return { kind: 'different', what: 'cluster', because };
    }
    return undefined;
}
function podsNow({ pods: then }, { pods, unready }) {
    const no = (because) => ({ kind: 'different', what: 'pods', because });
    if (unready[0] !== undefined)
        return no(unready[0]);
    if ((0,verify_subject/* podsText */.KL)(then) === (0,verify_subject/* podsText */.KL)(pods))
        return pods.length === 0 ? no('there are none') : undefined;
    const key = ({ workload, uid }) => `${workload} ${uid}`;
    const gone = then.find(each => !pods.some(other => key(other) === key(each)));
    const came = pods.find(each => !then.some(other => key(other) === key(each)));
    if (gone || came)
        return no([...(gone ? [`${gone.name} is gone`] : []), ...(came ? [`${came.name} was not there`] : [])].join(', '));
    const other = pods.find(each => then.some(before => key(before) === key(each) && (0,verify_evidence/* canonical */.$N)(before) !== (0,verify_evidence/* canonical */.$N)(each)));
    return no(`a container of ${other?.name ?? 'a pod'} is another one, or restarted`);
}
function deployed({ deployedSha256: then }, { deployedSha256: now }) {
    const because = then === undefined || now === undefined
        ? `what is deployed in Azure is not known ${then === undefined ? 'of then' : 'now'}`
        : then === now
            ? undefined
            : 'the firewall, its policy or the way to it was changed in Azure';
    return because === undefined ? undefined : { kind: 'different', what: 'deployed', because };
}

// EXTERNAL MODULE: ./src/actions/cluster.js
var cluster = __webpack_require__(7023);
// EXTERNAL MODULE: ./src/actions/deployed-now.js
var deployed_now = __webpack_require__(6422);
// EXTERNAL MODULE: ./src/actions/other-cluster.js
var actions_other_cluster = __webpack_require__(3400);
// EXTERNAL MODULE: ./src/actions/our-authority.js
var our_authority = __webpack_require__(6187);
// EXTERNAL MODULE: ./src/actions/public-roots.js
var public_roots = __webpack_require__(9936);
;// CONCATENATED MODULE: ./src/actions/reuse.js
/** Reuses evidence, or says in one line why not. Whatever cannot be known, and whatever fails, is a reason why not. */













async function runReuse(request, world) {
    const answer = await look(request, world).catch((error) => {
        if (world.signal.aborted)
            throw error;
        return { reused: false, because: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
    });
    const headline = answer.reused
        ? `Nothing was asked: the evidence of run ${answer.origin.id}, recorded ${answer.at.toISOString()}, still holds. It is reused until ${answer.until.toISOString()}.`
        : `No evidence is reused: ${answer.because}. The pods are asked anew.`;
    const facts = [
        ...(answer.origin ? [{ name: 'evidence of run', value: answer.origin.url }] : []),
        ...(answer.reused
            ? [
                { name: 'recorded', value: answer.at.toISOString() },
                { name: 'reused until', value: answer.until.toISOString() },
                { name: 'SHA-256 of evidence.json', value: answer.sha256 },
                {
                    name: 'the same now',
                    value: `policy, spec, workloads, root, cluster, what is deployed, ${answer.pods} ${answer.pods === 1 ? 'pod' : 'pods'} with all containers`,
                },
                { name: 'probes that passed then', value: String(answer.passed) },
                { name: 'attested', value: request.attested ? 'yes' : 'not asked for' },
            ]
            : []),
    ];
    return {
        report: {
            action: 'reuse-evidence',
            title: answer.reused ? 'Egress, by reused evidence' : 'Search for evidence to reuse (no verdict)',
            at: new Date().toISOString(),
            result: 'pass',
            headline,
            outcomes: [],
            verdicts: [],
            facts,
            findings: [],
            next: [],
        },
        outputs: {
            reused: String(answer.reused),
            // Empty, never a word that could be taken for one: nothing was judged.
            verdict: answer.reused ? 'pass' : '',
            attested: String(answer.reused && request.attested),
            because: answer.reused ? '' : answer.because,
            'evidence-run': answer.reused ? answer.origin.url : '',
            'expires-at': answer.reused ? answer.until.toISOString() : '',
            passed: answer.reused ? String(answer.passed) : '0',
        },
    };
}
async function look(request, world) {
    const spec = await (0,azure_spec/* readSpec */.O)(request.spec);
    const workloads = (0,cluster/* chosenWorkloads */.$O)(spec, request.workloads);
    const [{ gateOf }, { findEvidence }, { whyNotAttested }] = await Promise.all([
        __webpack_require__.e(/* import() */ 7906).then(__webpack_require__.bind(__webpack_require__, 7906)),
        __webpack_require__.e(/* import() */ 8198).then(__webpack_require__.bind(__webpack_require__, 8198)),
        __webpack_require__.e(/* import() */ 4475).then(__webpack_require__.bind(__webpack_require__, 4475)),
    ]);
    const gate = await gateOf(world);
    if (gate === undefined)
        return { reused: false, because: 'the job has no OIDC token that names its workflow' };
    const { token, name, maxAgeHours } = request;
    const since = new Date(Date.now() - maxAgeHours * 3_600_000);
    const found = await findEvidence({ name, file: 'evidence.json', mostBytes: evidence_read.mostEvidenceBytes, since }, { token, gate, env: world.env, signal: world.signal });
    const origin = found.run && { id: found.run.id, url: found.run.html_url, headSha: found.run.head_sha };
    const no = (because) => ({ reused: false, because, ...(origin ? { origin } : {}) });
    if (found.kind === 'none' || origin === undefined)
        return no(found.kind === 'none' ? found.because : 'its run is not known');
    const evidence = (0,evidence_read.readEvidence)(found.text);
    const reuse = await compare(evidence, found.recorded, spec, workloads, request, world);
    if (reuse.kind === 'different')
        return no(`${reuse.what}: ${reuse.because}`);
    if (request.attested) {
        const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)(world.temp, 'reused-'));
        try {
            const file = (0,external_node_path_.join)(folder, 'evidence.json');
            await (0,promises_.writeFile)(file, found.text);
            const repository = world.env['GITHUB_REPOSITORY'] ?? '';
            const refused = await whyNotAttested({ file, repository, signer: gate, sourceSha: origin.headSha }, { ...world, token });
            if (refused !== undefined)
                return no(`attestation: ${refused}`);
        }
        finally {
            await (0,promises_.rm)(folder, { recursive: true, force: true });
        }
    }
    return { reused: true, origin, at: evidence.at, until: reuse.until, passed: reuse.passed, pods: reuse.pods, sha256: found.sha256 };
}
/** Asks what is there now: the cluster for its identity, one list of pods for each workload, the vault for our certificates, ARM for the rest. */
async function compare(evidence, recorded, spec, workloads, request, world) {
    const connection = await (0,kubernetes_connection.connect)(await (0,cluster/* kubeconfigOf */.DC)(request.kubeconfig, world.env));
    try {
        (0,actions_other_cluster/* refuseOtherCluster */.t)(spec, connection.server.host);
        const [cluster, lists, authority, deployed, publicRoots] = await Promise.all([
            (0,identity/* clusterIdentity */.B)(connection, world.signal),
            Promise.all(workloads.map(async (workload) => ({ workload, pods: await (0,kubernetes_pods/* podsOf */.EB)(connection, workload, world.signal) }))),
            (0,our_authority/* authorityOf */.v)(request, spec, world),
            (0,deployed_now/* openDeployed */.H)(spec, request.where, world).then(ask => ask()),
            (0,public_roots/* publicRootsOfRunner */.o)(),
        ]);
        if (deployed.because !== undefined)
            world.log.info(`what is deployed in Azure is not known: ${deployed.because}`);
        const at = new Date();
        return reusable(evidence, {
            at,
            maxAgeHours: request.maxAgeHours,
            spec,
            facts: spec.facts,
            workloads: workloads.map(({ name }) => name),
            authority,
            publicRoots,
            cluster,
            pods: lists.flatMap(({ workload, pods }) => (0,kubernetes_pods/* subjectPods */.JV)(pods.raw, workload.name, workload.namespace)),
            unready: lists.flatMap(({ pods }) => [
                ...pods.unready.map(({ name, because }) => `pod ${name} could not be asked: ${because}`),
                ...pods.leaving.filter(each => (0,kubernetes_pods/* lingers */.t7)(each, at)).map(({ name }) => `pod ${name} is going away, and still runs`),
            ]),
            deployedSha256: deployed.sha256,
            log: request.log,
            recorded,
        });
    }
    finally {
        connection.close();
    }
}


/***/ }),

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
