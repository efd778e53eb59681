export const id = 4053;
export const ids = [4053,7902,6406,8198];
export const modules = {

/***/ 9973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ openApi)
/* harmony export */ });
/** For one request and the whole of its answer. Milliseconds. */
const usual = 60_000;
/** @param milliseconds for one exchange */
async function openApi(token, { env, signal }, milliseconds = usual) {
    const [{ getOctokit }, { defaults }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(7625), __webpack_require__.e(9064), __webpack_require__.e(9240)]).then(__webpack_require__.bind(__webpack_require__, 9240)), Promise.all(/* import() */[__webpack_require__.e(7625), __webpack_require__.e(9064), __webpack_require__.e(7850)]).then(__webpack_require__.bind(__webpack_require__, 7850))]);
    const baseUrl = env['GITHUB_API_URL'];
    // What is given here takes the place of the library's own `request`, in which it keeps the way through the proxy.
    const fetch = (url, options) => defaults.request?.fetch(url, { ...options, signal: AbortSignal.any([options?.signal ?? signal, AbortSignal.timeout(milliseconds)]) });
    return getOctokit(token, { request: { ...defaults.request, fetch, signal }, ...(baseUrl ? { baseUrl } : {}) }).rest;
}


/***/ }),

/***/ 8198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bytesOf: () => (/* binding */ bytesOf),
  findEvidence: () => (/* binding */ findEvidence)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/github/api.js
var api = __webpack_require__(9973);
// EXTERNAL MODULE: ./src/github/conversation.js
var conversation = __webpack_require__(7902);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./src/github/zip.js
/**
 * One file out of a ZIP archive that anybody may have made. Nothing is written to disk, so no name can lead anywhere; sizes are bounded
 * before and while anything is unpacked. Format: PKWARE's APPNOTE.TXT 4.3. What artifacts never have (encryption, ZIP64, several
 * disks, other methods than stored and deflated) is refused.
 */

class BadArchive extends Error {
}
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
/** An artifact of ours holds four files. */
const mostEntries = 64;
/** The content of the file with exactly this name. */
function unzipOne(archive, name, mostBytes) {
    try {
        return read(archive, name, mostBytes);
    }
    catch (error) {
        if (error instanceof BadArchive)
            throw error;
        // Offsets that lead out of the archive, and what zlib has to say.
        throw new BadArchive(`it is broken: ${error instanceof Error ? error.message : error}`);
    }
}
function read(archive, name, mostBytes) {
    const bad = (message) => {
        throw new BadArchive(message);
    };
    const end = endOf(archive) ?? bad('it is no ZIP archive');
    const entries = archive.readUInt16LE(end + 10);
    if (archive.readUInt16LE(end + 4) !== 0 || archive.readUInt16LE(end + 8) !== entries)
        bad('it is spread over several disks');
    if (entries > mostEntries)
        bad(`it has ${entries} entries, more than ${mostEntries}`);
    let at = archive.readUInt32LE(end + 16);
    const found = [];
    for (let index = 0; index < entries; index++) {
        if (archive.readUInt32LE(at) !== entrySignature)
            bad('its directory is broken');
        const nameLength = archive.readUInt16LE(at + 28);
        const own = archive.toString('utf8', at + 46, at + 46 + nameLength);
        if (own === name)
            found.push({
                flags: archive.readUInt16LE(at + 8),
                method: archive.readUInt16LE(at + 10),
                crc: archive.readUInt32LE(at + 16),
                packed: archive.readUInt32LE(at + 20),
                size: archive.readUInt32LE(at + 24),
                local: archive.readUInt32LE(at + 42),
            });
        at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    }
    const [entry, second] = found;
    if (entry === undefined)
        return bad(`there is no ${name} in it`);
    if (second !== undefined)
        bad(`${name} is in it twice`);
    if (entry.flags & 1)
        bad(`${name} is encrypted`);
    if (entry.size > mostBytes)
        bad(`${name} says that it has ${entry.size} bytes, more than ${mostBytes}`);
    if (archive.readUInt32LE(entry.local) !== localSignature)
        bad(`${name} is not where the directory says`);
    const start = entry.local + 30 + archive.readUInt16LE(entry.local + 26) + archive.readUInt16LE(entry.local + 28);
    if (start + entry.packed > archive.length)
        bad(`${name} ends after the archive`);
    const packed = archive.subarray(start, start + entry.packed);
    // Whatever the directory says of its size, no more than the bound is unpacked.
    const content = entry.method === 0
        ? packed
        : entry.method === 8
            ? (0,external_node_zlib_.inflateRawSync)(packed, { maxOutputLength: Math.max(1, entry.size) })
            : bad(`${name} is packed by method ${entry.method}`);
    if (content.length !== entry.size || (0,external_node_zlib_.crc32)(content) !== entry.crc)
        bad(`${name} is not what its directory says`);
    return content;
}
/** Where the end record begins: it is the last thing but for a comment. */
function endOf(archive) {
    for (let at = archive.length - 22; at >= Math.max(0, archive.length - 22 - 0xffff); at--)
        if (archive.readUInt32LE(at) === endSignature && at + 22 + archive.readUInt16LE(at + 20) === archive.length)
            return at;
    return undefined;
}

;// CONCATENATED MODULE: ./src/github/download.js

/** An artifact that was packed is smaller than this, or it is none of ours. */
const usual = { milliseconds: 120_000, bytes: 32 * 1024 * 1024 };
/** Bounded, whatever is announced. Redirects are not followed: the address is GitHub's last word. */
async function download(location, given, { milliseconds, bytes } = usual) {
    // It reads https_proxy and no_proxy as the runner itself does. Node's own fetch knows no proxy unless it is told so when it starts.
    const { HttpClient } = await Promise.all(/* import() */[__webpack_require__.e(7625), __webpack_require__.e(2723)]).then(__webpack_require__.bind(__webpack_require__, 2723));
    const late = AbortSignal.timeout(milliseconds);
    const signal = AbortSignal.any([given, late]);
    const client = new HttpClient('egress-gate', [], { allowRedirects: false, allowRetries: false, socketTimeout: milliseconds });
    let message;
    let stop = () => { };
    const stopped = new Promise((_, reject) => {
        stop = () => {
            reject(given.aborted ? given.reason : new BadArchive(`its download did not end within ${milliseconds / 1000} s`));
            message?.destroy();
            client.dispose();
        };
    });
    if (signal.aborted)
        stop();
    signal.addEventListener('abort', stop, { once: true });
    const read = async () => {
        ;
        ({ message } = await client.get(location));
        if (signal.aborted)
            message.destroy();
        if (message.statusCode !== 200)
            throw new BadArchive(`its download was answered with ${message.statusCode}`);
        const chunks = [];
        let size = 0;
        for await (const chunk of message) {
            size += chunk.length;
            if (size > bytes)
                throw new BadArchive(`its archive is larger than ${bytes} bytes`);
            chunks.push(chunk);
        }
        return Buffer.concat(chunks);
    };
    const reading = read();
    // Where the time is up first, nobody waits for it any more.
    reading.catch(() => { });
    try {
        return await Promise.race([reading, stopped]);
    }
    finally {
        signal.removeEventListener('abort', stop);
        message?.destroy();
        client.dispose();
    }
}

// EXTERNAL MODULE: ./src/github/provenance.js
var provenance = __webpack_require__(7018);
;// CONCATENATED MODULE: ./src/github/artifacts.js
/** The newest evidence that this gate left in this repository, from GitHub's API, with GitHub's word for where it came from. */






/** Pages of a hundred runs that are looked through. */
const mostPages = 5;
/** Artifacts that are passed over because they are of others. */
const mostLookedAt = 30;
/** Asks GitHub, within a deadline: a GitHub that does not answer is a reason to ask the pods, not to wait. */
async function findEvidence(wanted, place) {
    const signal = AbortSignal.any([place.signal, AbortSignal.timeout(place.deadline ?? 120_000)]);
    try {
        return await search(wanted, { ...place, signal });
    }
    catch (error) {
        if (place.signal.aborted)
            throw error;
        return { kind: 'none', because: signal.aborted ? 'GitHub did not answer in time' : said(error) };
    }
}
async function search(wanted, place) {
    const none = (because, run) => ({ kind: 'none', because, ...(run ? { run } : {}) });
    const { env } = place;
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    const reference = /^([^/]+\/[^/]+)\/(.+?)@/.exec(env['GITHUB_WORKFLOW_REF'] ?? '');
    const [runId, workflowSha] = [Number(env['GITHUB_RUN_ID']), env['GITHUB_WORKFLOW_SHA'] ?? ''];
    if (owner === '' || repo === '' || reference?.[2] === undefined || !Number.isSafeInteger(runId) || workflowSha === '')
        return none('the runner does not say which run of which workflow this is');
    const path = reference[2];
    const rest = await (0,api/* openApi */.N)(place.token, place);
    const where = { owner, repo };
    const runOf = async (run_id) => (await rest.actions.getWorkflowRun({ ...where, run_id })).data;
    const blobOf = async (ref) => {
        const { data } = await rest.repos.getContent({ ...where, path, ref });
        if (Array.isArray(data) || data.type !== 'file')
            throw new Error(`${path} is no file`);
        return data.sha;
    };
    const [run, repository, { data: list }] = await Promise.all([
        runOf(runId),
        rest.repos.get(where),
        rest.actions.listArtifactsForRepo({ ...where, name: wanted.name, per_page: 100 }),
    ]);
    const here = {
        path,
        branch: env['GITHUB_REF_TYPE'] === 'branch' ? env['GITHUB_REF_NAME'] : undefined,
        defaultBranch: repository.data.default_branch,
        gate: place.gate,
        run,
    };
    const artifacts = list.artifacts;
    const sorted = (0,provenance/* newestFirst */.ll)(artifacts, wanted.name);
    // GitHub gives the newest first without promising it. What would be on another page could be newer, and say no.
    if (list.total_count > artifacts.length && sorted.some((each, at) => each.id !== artifacts[at]?.id))
        return none('GitHub gave the artifacts in another order than by their age');
    let looked = 0;
    for (const artifact of sorted) {
        const created = new Date(artifact.created_at ?? '');
        if (!(created >= wanted.since))
            return none('there is no evidence that is young enough');
        if (++looked > mostLookedAt)
            return none(`the newest ${mostLookedAt} artifacts of this name are of others`);
        const its = artifact.workflow_run;
        if (its?.id === undefined || its.repository_id !== its.head_repository_id)
            continue;
        const other = await runOf(its.id);
        if (other.id !== run.id && (0,provenance/* whyForeign */.fW)(other, here) !== undefined)
            continue;
        const doubt = (0,provenance/* whyNotTrusted */.zv)(other, here);
        if (doubt !== undefined)
            return none(`the newest run of this gate with evidence (${other.id}) ${doubt}`, other);
        if (artifact.expired)
            return none(`the evidence of run ${other.id} has expired`, other);
        const started = new Date(other.run_started_at ?? '');
        if (Number.isNaN(started.getTime()))
            return none(`GitHub does not say when run ${other.id} began`, other);
        const against = await laterDoubt(rest, { ...where, workflow_id: path.split('/').at(-1) ?? '' }, other, here);
        if (against !== undefined)
            return none(against, other);
        const [then, now] = await Promise.all([blobOf(other.head_sha), blobOf(workflowSha)]);
        if (then !== now)
            return none(`${path} was another one in run ${other.id}`, other);
        const read = await bytesOf(rest, where, artifact, wanted, place.signal);
        if (read.kind === 'changed')
            return none(`the evidence of run ${other.id} is not the one that GitHub has the digest of`, other);
        const jobs = (await rest.actions.listJobsForWorkflowRun({ ...where, run_id: other.id, per_page: 100 })).data.jobs;
        const unsealed = (0,provenance/* whyNotSealed */.uN)(jobs, read.sha256);
        if (unsealed !== undefined)
            return none(`run ${other.id} ${unsealed}`, other);
        return { ...read, kind: 'found', run: other, recorded: { from: started, to: created } };
    }
    return none('there is no evidence of this gate');
}
/** Why a later run of this gate speaks against an earlier one. */
async function laterDoubt(rest, where, since, here) {
    const created = `>=${since.created_at}`;
    for (let page = 1; page <= mostPages; page++) {
        const { data } = await rest.actions.listWorkflowRuns({ ...where, created, per_page: 100, page });
        const later = data.workflow_runs.filter(({ id }) => id !== since.id);
        for (const run of later) {
            const doubt = (0,provenance/* whySpeaksAgainst */.BA)(run, here);
            if (doubt !== undefined)
                return `run ${run.id} of this gate, later than the evidence of run ${since.id}, ${doubt}`;
        }
        if (data.workflow_runs.length < 100)
            return undefined;
    }
    return `there are too many runs since run ${since.id}`;
}
/** The file in the archive, if the archive is the one that GitHub took. Its address is asked for with the token, and fetched without. */
async function bytesOf(rest, where, artifact, { file, mostBytes }, signal) {
    const request = { redirect: 'manual', signal };
    const redirect = await rest.actions.downloadArtifact({ ...where, artifact_id: artifact.id, archive_format: 'zip', request });
    const { status, headers } = redirect;
    if (status !== 302 || headers.location === undefined)
        throw new BadArchive(`GitHub answered ${status} instead of the address of the archive`);
    const archive = await download(headers.location, signal);
    if (artifact.digest !== `sha256:${sha256Of(archive)}`)
        return { kind: 'changed' };
    const content = unzipOne(archive, file, mostBytes);
    return { kind: 'same', text: content.toString('utf8'), sha256: sha256Of(content) };
}
const sha256Of = (bytes) => (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
function said(error) {
    if (error instanceof BadArchive)
        return `the evidence cannot be read: ${error.message}`;
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const status = (0,conversation.statusOf)(error);
    if (status === undefined)
        return `GitHub could not be asked: ${message}`;
    return (0,conversation.isRefusal)(error)
        ? `GitHub refused (${status}: ${message}): the job needs \`actions: read\` and \`contents: read\``
        : `GitHub answered ${status}: ${message}`;
}


/***/ }),

/***/ 7902:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isRefusal: () => (/* binding */ isRefusal),
/* harmony export */   openConversation: () => (/* binding */ openConversation),
/* harmony export */   statusOf: () => (/* binding */ statusOf)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9973);
/* harmony import */ var _sticky_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6406);
/** One comment on a pull request, one issue about a state: found by its marker, written only where it differs. */



/** More pages than this are not searched: 3,000 comments, or the 3,000 open issues that changed last. */
const mostPages = 30;
const perPage = 100;
/** Who writes with a job's token, or with an app's: a person who copies the marker is not taken for us. */
const isBot = (user) => user?.type === 'Bot';
/** Comments and issues of the repository that the job runs in, each found again by its marker. */
const openConversation = async (token, world) => {
    const [owner = '', repo = ''] = (world.env['GITHUB_REPOSITORY'] ?? '').split('/');
    if (owner === '' || repo === '')
        throw noRepository();
    const rest = await (0,_api_js__WEBPACK_IMPORTED_MODULE_2__/* .openApi */ .N)(token, world);
    const where = { owner, repo };
    const search = async (page, wanted) => {
        for (let number = 1; number <= mostPages; number++) {
            const { data } = await page(number);
            const found = data.find(wanted);
            if (found || data.length < perPage)
                return found;
        }
        return undefined;
    };
    const findIssue = (marker) => search(page => rest.issues.listForRepo({ ...where, state: 'open', sort: 'updated', direction: 'desc', per_page: perPage, page }), ({ body, user, pull_request }) => pull_request === undefined && isBot(user) && (0,_sticky_js__WEBPACK_IMPORTED_MODULE_1__.bearsMarker)(body, marker));
    return {
        async comment(issue_number, marker, body) {
            const old = await search(page => rest.issues.listComments({ ...where, issue_number, per_page: perPage, page }), comment => isBot(comment.user) && (0,_sticky_js__WEBPACK_IMPORTED_MODULE_1__.bearsMarker)(comment.body, marker));
            if (old === undefined) {
                const { data } = await rest.issues.createComment({ ...where, issue_number, body });
                return { done: 'created', url: data.html_url };
            }
            if (old.body === body)
                return { done: 'unchanged', url: old.html_url };
            const { data } = await rest.issues.updateComment({ ...where, comment_id: old.id, body });
            return { done: 'updated', url: data.html_url };
        },
        async openIssue(marker, title, body) {
            const old = await findIssue(marker);
            if (old === undefined) {
                const { data } = await rest.issues.create({ ...where, title, body });
                return { done: 'created', url: data.html_url };
            }
            if (old.body === body && old.title === title)
                return { done: 'unchanged', url: old.html_url };
            const { data } = await rest.issues.update({ ...where, issue_number: old.number, title, body });
            return { done: 'updated', url: data.html_url };
        },
        async closeIssue(marker, farewell) {
            const old = await findIssue(marker);
            if (old === undefined)
                return { done: 'none', url: '' };
            await rest.issues.createComment({ ...where, issue_number: old.number, body: farewell });
            const { data } = await rest.issues.update({ ...where, issue_number: old.number, state: 'closed', state_reason: 'completed' });
            return { done: 'closed', url: data.html_url };
        },
    };
};
const noRepository = () => new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
    code: 'NoRepository',
    message: 'GITHUB_REPOSITORY is not set, so there is no repository to write to',
    advice: 'Run this in a job of GitHub Actions.',
});
/** The status of GitHub's answer, when it is GitHub that refused. */
const statusOf = (error) => error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
/** What GitHub says to somebody who may not, or to something that is not there: a matter of settings, not of the program. */
const isRefusal = (error) => [401, 403, 404, 410].includes(statusOf(error) ?? 0);


/***/ }),

/***/ 4053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   newestEvidence: () => (/* binding */ newestEvidence)
/* harmony export */ });
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9973);
/* harmony import */ var _artifacts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8198);
/* harmony import */ var _provenance_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7018);



/** A page of artifacts is looked at: hundreds of newer ones of other branches would hide it, and then there is none. */
const perPage = 100;
/** Undefined: there is none. Throws where GitHub could not be asked. */
async function newestEvidence(wanted, token, world) {
    const [owner = '', repo = ''] = (world.env['GITHUB_REPOSITORY'] ?? '').split('/');
    const rest = await (0,_api_js__WEBPACK_IMPORTED_MODULE_1__/* .openApi */ .N)(token, world);
    const where = { owner, repo };
    const [repository, { data }] = await Promise.all([
        rest.repos.get(where),
        rest.actions.listArtifactsForRepo({ ...where, name: wanted.name, per_page: perPage }),
    ]);
    // Of a fork, of a pull request or of somebody's branch it says nothing about what is deployed.
    const artifact = (0,_provenance_js__WEBPACK_IMPORTED_MODULE_2__/* .newestFirst */ .ll)(data.artifacts, wanted.name).find(({ expired, workflow_run: run }) => !expired &&
        run?.id !== undefined &&
        run.repository_id === run.head_repository_id &&
        run.head_branch === repository.data.default_branch);
    if (artifact?.workflow_run?.id === undefined)
        return undefined;
    const read = await (0,_artifacts_js__WEBPACK_IMPORTED_MODULE_0__.bytesOf)(rest, where, artifact, wanted, world.signal);
    if (read.kind === 'changed')
        throw new Error('the archive is not the one that GitHub has the digest of');
    return { text: read.text, runId: artifact.workflow_run.id, createdAt: artifact.created_at ?? '' };
}


/***/ }),

/***/ 7018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BA: () => (/* binding */ whySpeaksAgainst),
/* harmony export */   fW: () => (/* binding */ whyForeign),
/* harmony export */   ll: () => (/* binding */ newestFirst),
/* harmony export */   uN: () => (/* binding */ whyNotSealed),
/* harmony export */   zv: () => (/* binding */ whyNotTrusted)
/* harmony export */ });
/* unused harmony export sealOf */
/** Runs that somebody from outside can start, or that run what somebody from outside wrote. */
const foreignEvents = ['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment', 'workflow_run'];
const beforeAt = (text) => text.split('@')[0] ?? '';
/** Why a run is none of this gate's: it is passed over. Undefined: it is. */
function whyForeign(run, here) {
    if (run.repository.id !== here.run.repository.id || run.head_repository?.id !== here.run.repository.id)
        return 'is of a fork';
    if (foreignEvents.includes(run.event))
        return `was started by ${run.event}`;
    if (beforeAt(run.path) !== here.path)
        return `is of ${beforeAt(run.path)}`;
    if (run.head_branch !== here.defaultBranch && (here.branch === undefined || run.head_branch !== here.branch))
        return `is of ${run.head_branch ?? 'no branch'}`;
    return undefined;
}
/** Why this gate's newest run gives no evidence: nothing older is asked then, as it could hide that this one did not pass. Undefined: it does. */
function whyNotTrusted(run, here) {
    if (run.id === here.run.id)
        return 'is this one';
    if (run.status !== 'completed')
        return `is ${run.status ?? 'in no state that is known'}`;
    if (run.conclusion !== 'success')
        return `ended as ${run.conclusion ?? 'nothing that is known'}`;
    const [then, now] = [referenced(run), referenced(here.run)];
    if (!now.includes(`${here.gate.path} ${here.gate.sha}`))
        return 'cannot be compared: GitHub does not list this gate among the workflows of this run';
    if (then.join('\n') !== now.join('\n'))
        return 'called other workflows, or the same ones at another commit';
    return undefined;
}
/**
 * Why a run of this gate that came after the evidence speaks against it. It may have seen what the evidence did not, and left nothing: cancelled
 * before it could publish, or its artifact deleted. Undefined: it does not, or it is not of this gate, or not done.
 */
function whySpeaksAgainst(run, here) {
    if (run.id === here.run.id || whyForeign(run, here) !== undefined || run.status !== 'completed')
        return undefined;
    return run.conclusion === 'success' || run.conclusion === 'skipped' ? undefined : `ended as ${run.conclusion ?? 'nothing that is known'}`;
}
/** GitHub writes `owner/repository/path@ref`. */
const referenced = (run) => [...new Set((run.referenced_workflows ?? []).map(({ path, sha }) => `${beforeAt(path)} ${sha}`))].sort();
/** The name of the step with which the gate's verifying job says which evidence is its own. Other jobs of the run cannot add a step to it. */
const sealOf = (sha256) => `Evidence ${sha256}`;
/**
 * Why the bytes are not what the verifying job of that run wrote. Any job of a run can write an artifact of any name, but what a job's
 * steps are called is told by its own runner alone.
 */
function whyNotSealed(jobs, sha256) {
    const verifying = jobs.filter(({ name }) => /(?:^|\/ )Verify from the pods$/.test(name));
    if (verifying.length === 0)
        return 'has no job that verified';
    const sealed = verifying.some(({ conclusion, steps = [] }) => conclusion === 'success' && steps.some(step => step.conclusion === 'success' && step.name === sealOf(sha256)));
    return sealed ? undefined : 'has no verifying job that names these bytes';
}
/** Newest first, whatever the order of the answer. */
const newestFirst = (artifacts, name) => artifacts.filter(each => each.name === name).sort((one, other) => timeOf(other) - timeOf(one) || other.id - one.id);
const timeOf = ({ created_at }) => Date.parse(created_at ?? '') || 0;


/***/ }),

/***/ 6406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bearsMarker: () => (/* binding */ bearsMarker),
/* harmony export */   bodyLimit: () => (/* binding */ bodyLimit),
/* harmony export */   markerOf: () => (/* binding */ markerOf),
/* harmony export */   stickyBody: () => (/* binding */ stickyBody)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/** The text of a comment or an issue that is found again and rewritten: a marker that nobody sees, a heading, and the reports. */

/** GitHub refuses more, counted in characters. Some room is left for what GitHub counts otherwise. */
const bodyLimit = 65_000;
/**
 * An HTML comment, on the first line. What the user calls it is shown as far as a comment can hold it; the digest tells apart what
 * would look alike.
 */
const markerOf = (name) => {
    const shown = name.replace(/[^\w ./]+/g, '_').slice(0, 60);
    return `<!-- egress-gate ${shown} ${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(name).digest('hex').slice(0, 16)} -->`;
};
/** Ours if its first line is our marker. */
const bearsMarker = (body, marker) => body?.split(/\r?\n/, 1)[0] === marker;
/**
 * The whole text. Where it would be too long, the sections share the room: each keeps whole lines from its beginning, short ones
 * give what they do not need to the long ones, and a cut one says so.
 * @param link where everything can be read
 */
const stickyBody = (parts) => {
    const end = parts.link === undefined ? '' : `\n\n<sub>[The run](${parts.link}) has all of it.</sub>`;
    const head = `${parts.marker}\n## ${oneLine(parts.title)}`;
    const sections = [parts.text, ...parts.sections].map(section => section.trim()).filter(section => section !== '');
    const room = bodyLimit - head.length - end.length - sections.length * 2;
    const shares = sharesOf(sections.map(({ length }) => length), room);
    const shown = sections.map((section, index) => shortened(section, shares[index] ?? 0));
    return `${[head, ...shown].join('\n\n')}${end}`;
};
const oneLine = (text) => text.replace(/\s+/g, ' ').trim().slice(0, 200);
/** Equal shares of the room; what one does not need goes to the others. */
const sharesOf = (lengths, room) => {
    const shares = lengths.map(() => 0);
    let left = Math.max(0, room);
    const order = lengths.map((_, index) => index).sort((one, other) => (lengths[one] ?? 0) - (lengths[other] ?? 0));
    for (const [done, index] of order.entries()) {
        const share = Math.min(lengths[index] ?? 0, Math.floor(left / (order.length - done)));
        shares[index] = share;
        left -= share;
    }
    return shares;
};
const cut = '\n\n*(cut here: it is too long for GitHub)*';
const shortened = (text, room) => {
    if (text.length <= room)
        return text;
    const end = text.lastIndexOf('\n', Math.max(0, room - cut.length - closing.length));
    if (end <= 0)
        return cut.trim().slice(0, room);
    const kept = text.slice(0, end);
    // A folded part that was cut in two would swallow what follows it.
    const open = kept.split('<details>').length - kept.split('</details>').length;
    return `${kept}${open > 0 ? closing : ''}${cut}`;
};
const closing = '\n\n</details>';


/***/ })

};
