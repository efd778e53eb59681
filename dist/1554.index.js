export const id = 1554;
export const ids = [1554];
export const modules = {

/***/ 9874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I6: () => (/* binding */ find),
/* harmony export */   T1: () => (/* binding */ call),
/* harmony export */   kA: () => (/* binding */ ask),
/* harmony export */   rs: () => (/* binding */ urlOf)
/* harmony export */ });
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4708);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8533);
/** One request to the API server over node:https: bounded in time and size, retried only for named reasons. */



const maxBytes = 64 * 1024 * 1024;
const tries = 5;
const retryable = new Set(['ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ETIMEDOUT', 'EAI_AGAIN']);
/**
 * Asks and gives back whatever status comes. Everything we send is idempotent (reads, server-side apply, access reviews), so 429, 5xx and
 * broken connections are tried again, at most five times, waiting as Retry-After says. Throws faults for connections that fail.
 */
async function ask(connection, request) {
    for (let attempt = 1;; attempt++) {
        request.signal.throwIfAborted();
        try {
            const answer = await once(connection, request);
            if (!(0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransientStatus */ .Dm)(answer.status) || attempt === tries)
                return answer;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(answer.retryAfterMs ?? backoff(attempt), undefined, { signal: request.signal });
        }
        catch (error) {
            if (request.signal.aborted)
                throw request.signal.reason;
            if ((0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .isKubernetesFault */ .HE)(error))
                throw error;
            const code = error.code ?? '';
            if (!retryable.has(code) || attempt === tries)
                throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .faultOfNetwork */ .YD)(connection.server, error);
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(backoff(attempt), undefined, { signal: request.signal });
        }
    }
}
/** Asks and gives back the document. Every status but 2xx is a fault. */
async function call(connection, request) {
    const { status, body } = await ask(connection, request);
    if (status < 200 || status > 299)
        throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .faultOfAnswer */ .WQ)(request, status, body);
    return body;
}
/** Like `call`, but a 404 is an answer. */
async function find(connection, request) {
    const { status, body } = await ask(connection, request);
    if (status === 404)
        return undefined;
    if (status < 200 || status > 299)
        throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .faultOfAnswer */ .WQ)(request, status, body);
    return body;
}
const backoff = (attempt) => Math.round(150 * 2 ** attempt * (0.75 + Math.random() / 2));
function urlOf(connection, path, query = []) {
    const url = new URL(connection.server);
    url.pathname = url.pathname.replace(/\/$/, '') + path;
    for (const [name, value] of query)
        url.searchParams.append(name, value);
    return url;
}
async function once(connection, request) {
    const options = await connection.authorize();
    const payload = request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body));
    const timeout = AbortSignal.timeout((request.timeoutSeconds ?? 30) * 1000);
    const full = {
        agent: connection.agent,
        ...options,
        method: request.method,
        signal: AbortSignal.any([request.signal, timeout]),
        headers: {
            ...options.headers,
            accept: 'application/json',
            'user-agent': 'egress-gate',
            ...(payload === undefined ? {} : { 'content-type': request.contentType ?? 'application/json', 'content-length': payload.length }),
        },
    };
    return await new Promise((resolve, reject) => {
        const fail = (error) => reject(timeout.aborted && !request.signal.aborted ? Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }) : error);
        const outgoing = (0,node_https__WEBPACK_IMPORTED_MODULE_0__.request)(urlOf(connection, request.path, Object.entries(request.query ?? {})), full, response => {
            const chunks = [];
            let size = 0;
            response.on('data', (chunk) => {
                size += chunk.length;
                if (size > maxBytes)
                    response.destroy(tooLarge(request.path));
                else
                    chunks.push(chunk);
            });
            response.on('error', fail);
            response.on('end', () => {
                const after = Number(response.headers['retry-after']);
                const text = Buffer.concat(chunks).toString('utf8');
                resolve({
                    status: response.statusCode ?? 0,
                    body: parse(text),
                    ...(Number.isFinite(after) && response.headers['retry-after'] !== undefined
                        ? { retryAfterMs: Math.min(Math.max(after, 0), 60) * 1000 }
                        : {}),
                });
            });
        });
        outgoing.on('error', fail);
        outgoing.on('socket', socket => outgoing.reusedSocket || connection.opened(socket, options));
        outgoing.end(payload);
    });
}
const tooLarge = (path) => (0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .kubernetesFault */ .xL)('AnswerTooLarge', `The API server's answer to ${path} is larger than ${maxBytes >> 20} MB.`, 'Narrow the selector of the workload.');
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 1554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  applyManifests: () => (/* binding */ applyManifests),
  fieldManager: () => (/* binding */ fieldManager)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./src/kubernetes/api.js
var api = __webpack_require__(9874);
// EXTERNAL MODULE: ./src/kubernetes/bounded.js
var bounded = __webpack_require__(631);
;// CONCATENATED MODULE: ./src/kubernetes/differences.js
/** Written by the server on every change, or about who owns what: no differences of their own. */
const ignored = new Set([
    '/metadata/managedFields',
    '/metadata/resourceVersion',
    '/metadata/generation',
    '/metadata/uid',
    '/metadata/creationTimestamp',
    '/status',
]);
/** `hide`: values are secret, so only the paths are told. At most 50 are listed. */
function differences(current, desired, hide = false) {
    const found = [];
    const show = (value) => (hide ? '***' : value === undefined ? 'absent' : shorten(JSON.stringify(value)));
    const walk = (path, a, b) => {
        if (found.length >= 50 || ignored.has(path) || Object.is(a, b))
            return;
        if (isObject(a) && isObject(b)) {
            for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
                walk(`${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, a[key], b[key]);
        }
        else if (Array.isArray(a) && Array.isArray(b)) {
            for (let index = 0; index < Math.max(a.length, b.length); index++)
                walk(`${path}/${index}`, a[index], b[index]);
        }
        else
            found.push({ path: path === '' ? '/' : path, desired: show(b), current: show(a) });
    };
    walk('', current, desired);
    return found;
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const shorten = (text) => (text.length > 120 ? `${text.slice(0, 117)}...` : text);

;// CONCATENATED MODULE: ./src/kubernetes/discovery.js

const known = new WeakMap();
/** Undefined: the server does not know the kind (its definition is not installed, or not yet). One request per group version and connection. */
async function pathOfKind(connection, apiVersion, kind, signal) {
    const groups = known.get(connection) ?? new Map();
    known.set(connection, groups);
    const hit = groups.get(apiVersion)?.get(kind);
    if (hit !== undefined)
        return hit;
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const list = await (0,api/* find */.I6)(connection, { method: 'GET', path: root, signal });
    if (list === undefined)
        return undefined;
    const kinds = kindsIn(list, root);
    groups.set(apiVersion, kinds);
    return kinds.get(kind);
}
/** From an APIResourceList. Subresources (`pods/exec`) are no kinds of their own. */
function kindsIn(list, root) {
    const kinds = new Map();
    const resources = list?.resources;
    for (const each of Array.isArray(resources) ? resources : [])
        if (typeof each?.name === 'string' && typeof each.kind === 'string' && !each.name.includes('/') && !kinds.has(each.kind))
            kinds.set(each.kind, { resource: each.name, namespaced: each.namespaced === true, root });
    return kinds;
}

// EXTERNAL MODULE: ./src/kubernetes/faults.js
var faults = __webpack_require__(8533);
;// CONCATENATED MODULE: ./src/kubernetes/apply.js
/**
 * Server-side apply: the API server merges what we declare, and knows which fields are ours. Each document is tried as a dry run first, so
 * that a run that changes nothing writes nothing and says so.
 */






const fieldManager = 'egress-gate';
/**
 * Applies documents (a `List` counts as its items): namespaces first, then custom resource definitions, then what pods need (accounts,
 * secrets, config), then everything else. Documents of one stage go in parallel. Every document ends as an outcome; what stands in a
 * namespace that could not be made is skipped.
 */
async function applyManifests(connection, documents, world) {
    const docs = documents.flatMap(expand).map((doc, index) => ({ doc, index, stage: stageOf(doc) }));
    const outcomes = new Array(docs.length);
    const lostNamespaces = new Set();
    for (const stage of [0, 1, 2, 3]) {
        await (0,bounded/* bounded */.M)(docs.filter(each => each.stage === stage), 8, async ({ doc, index }) => {
            const namespace = doc.metadata?.namespace;
            const outcome = namespace !== undefined && lostNamespaces.has(namespace)
                ? { change: changeOf(doc, titleOf(doc)), result: 'skipped', because: `namespace ${namespace} could not be made` }
                : await applyOne(connection, doc, world);
            outcomes[index] = outcome;
            if (stage === 0 && outcome.result === 'failed')
                lostNamespaces.add(doc.metadata?.name ?? '');
            world.log.info(`${outcome.result.padEnd(9)} ${titleOf(doc)}${outcome.result === 'failed' ? `: ${outcome.fault.message}` : ''}`);
        });
    }
    return outcomes;
}
function expand(document) {
    if (document === null)
        return [];
    const doc = document;
    return doc.kind?.endsWith('List') && Array.isArray(doc.items) ? doc.items.flatMap(expand) : [doc];
}
const early = new Set([
    'ServiceAccount',
    'Secret',
    'ConfigMap',
    'SecretProviderClass',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'StorageClass',
    'Role',
    'RoleBinding',
]);
const stageOf = (doc) => doc.kind === 'Namespace' ? 0 : doc.kind === 'CustomResourceDefinition' ? 1 : early.has(doc.kind ?? '') ? 2 : 3;
const titleOf = ({ kind, metadata }) => `${kind ?? 'a document without a kind'} ${metadata?.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata?.name ?? ''}`;
function changeOf(doc, id, action = 'none', differs = []) {
    const resource = { id, title: titleOf(doc), needs: [], desired: redact(doc) };
    return { action, resource, differs };
}
/** Outcomes go into reports; a secret's content must not. */
const redact = (doc) => (doc.kind === 'Secret' ? { apiVersion: doc.apiVersion ?? '', kind: 'Secret', metadata: doc.metadata } : doc);
async function applyOne(connection, doc, world) {
    const started = Date.now();
    let id = titleOf(doc);
    try {
        const path = await placeOf(connection, doc, world.signal);
        id = path;
        const current = await (0,api/* find */.I6)(connection, { method: 'GET', path, signal: world.signal });
        const dry = await patch(connection, path, doc, true, world);
        const differs = current === undefined || dry === undefined ? [] : differences(current, dry, doc.kind === 'Secret');
        if (current !== undefined && dry !== undefined && differs.length === 0)
            return { change: changeOf(doc, id), result: 'unchanged', milliseconds: Date.now() - started };
        const written = await patch(connection, path, doc, false, world);
        // Where a webhook forbids dry runs, an apply that changes nothing is known by its resource version.
        if (current !== undefined && dry === undefined && versionOf(current) !== undefined && versionOf(current) === versionOf(written))
            return { change: changeOf(doc, id), result: 'unchanged', milliseconds: Date.now() - started };
        if (doc.kind === 'CustomResourceDefinition')
            await established(connection, path, world.signal);
        return {
            change: changeOf(doc, id, current === undefined ? 'create' : 'update', differs),
            result: 'applied',
            milliseconds: Date.now() - started,
        };
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        return {
            change: changeOf(doc, id),
            result: 'failed',
            fault: error instanceof Error ? error : new Error(String(error)),
        };
    }
}
const versionOf = (doc) => doc?.metadata?.resourceVersion;
async function placeOf(connection, doc, signal) {
    const { apiVersion, kind, metadata } = doc;
    if (!apiVersion || !kind || !metadata?.name)
        throw (0,faults/* kubernetesFault */.xL)('BadManifest', `A document lacks ${!apiVersion ? 'apiVersion' : !kind ? 'kind' : 'metadata.name'}.`, 'Complete the manifest.');
    const at = await pathOfKind(connection, apiVersion, kind, signal);
    if (at === undefined)
        throw unknownKind(apiVersion, kind);
    const namespace = at.namespaced ? `/namespaces/${encodeURIComponent(metadata.namespace ?? connection.namespace)}` : '';
    return `${at.root}${namespace}/${at.resource}/${encodeURIComponent(metadata.name)}`;
}
/** Kinds whose absence means that an add-on is missing. */
const bringers = {
    SecretProviderClass: 'The Secrets Store CSI driver brings it: enable the cluster\'s add-on "azure-keyvault-secrets-provider" (deploy-aks does).',
    AzureIdentity: 'Pod identity was retired; use workload identity instead (annotate the service account, label the pod template).',
    AzureIdentityBinding: 'Pod identity was retired; use workload identity instead (annotate the service account, label the pod template).',
};
const unknownKind = (apiVersion, kind) => (0,faults/* kubernetesFault */.xL)('UnknownKind', `The cluster knows no ${kind} in ${apiVersion}.`, bringers[kind] ?? 'Install what defines it first, or correct apiVersion and kind.');
/** Undefined: only for a dry run that the server does not support for this kind. */
async function patch(connection, path, doc, dryRun, { signal, manager = fieldManager }) {
    const request = {
        method: 'PATCH',
        path,
        query: { fieldManager: manager, fieldValidation: 'Strict', force: 'false', ...(dryRun ? { dryRun: 'All' } : {}) },
        body: doc,
        contentType: 'application/apply-patch+yaml',
        signal,
    };
    const { status, body } = await (0,api/* ask */.kA)(connection, request);
    if (status >= 200 && status <= 299)
        return body;
    const message = String(body?.message ?? '');
    if (dryRun && status === 400 && /dry ?run/i.test(message))
        return undefined;
    if (status === 409)
        throw conflict(path, doc, body, manager) ?? (0,faults/* faultOfAnswer */.WQ)(request, status, body);
    throw (0,faults/* faultOfAnswer */.WQ)(request, status, body);
}
/** Field conflicts, each with the field and the manager that owns it. */
function conflict(path, doc, body, manager) {
    const causes = body?.details?.causes;
    const fields = (Array.isArray(causes) ? causes : []).filter(cause => cause.reason === 'FieldManagerConflict');
    if (fields.length === 0)
        return undefined;
    const owners = fields.map(({ field, message }) => `${field ?? '?'} (owned by ${/conflict with "?([^"]+)"?/.exec(message ?? '')?.[1] ?? 'somebody else'})`);
    return (0,faults/* kubernetesFault */.xL)('FieldConflict', `${titleOf(doc)}: other managers own ${owners.join(', ')} with other values.`, `Take these fields out of the manifest, or let the other owner give them up (kubectl apply --server-side --force-conflicts once, as ${manager}). Nothing was changed.`, { status: 409, cause: path });
}
/** A definition serves its kind only a moment after it was made. */
async function established(connection, path, signal) {
    for (let attempt = 0; attempt < 60; attempt++) {
        const doc = (await (0,api/* call */.T1)(connection, { method: 'GET', path, signal }));
        if (doc.status?.conditions?.some(each => each.type === 'Established' && each.status === 'True'))
            return;
        await (0,promises_.setTimeout)(500, undefined, { signal });
    }
    throw (0,faults/* kubernetesFault */.xL)('NotEstablished', `${path} is still not established after 30 s.`, 'Look at its conditions: kubectl describe crd.');
}


/***/ }),

/***/ 631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ bounded)
/* harmony export */ });
/** Runs `work` for every item, at most `limit` at once. Results in the order of the items; the first rejection rejects. */
async function bounded(items, limit, work) {
    const results = new Array(items.length);
    let next = 0;
    const worker = async () => {
        while (next < items.length) {
            const index = next++;
            results[index] = await work(items[index], index);
        }
    };
    await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
    return results;
}


/***/ }),

/***/ 8533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ isTransientStatus),
/* harmony export */   HE: () => (/* binding */ isKubernetesFault),
/* harmony export */   O4: () => (/* binding */ grantFor),
/* harmony export */   WQ: () => (/* binding */ faultOfAnswer),
/* harmony export */   YD: () => (/* binding */ faultOfNetwork),
/* harmony export */   xL: () => (/* binding */ kubernetesFault)
/* harmony export */ });
/* unused harmony export accessOf */
const kubernetesFault = (code, message, advice, more = {}) => Object.assign(new Error(message, more.cause === undefined ? {} : { cause: more.cause }), {
    name: 'KubernetesFault',
    code,
    advice,
    ...(more.status === undefined ? {} : { status: more.status }),
});
const isKubernetesFault = (error) => error instanceof Error && error.name === 'KubernetesFault';
const verbs = { GET: 'get', POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' };
/** `GET /api/v1/namespaces/weather/pods` -> verb `list`, resource `pods`, namespace `weather`, as access rules name them. */
function accessOf({ method, path }) {
    const [root, ...rest] = path
        .split('?')[0]
        ?.split('/')
        .filter(part => part !== '') ?? [];
    const group = root === 'apis' ? (rest[0] ?? '') : '';
    const parts = rest.slice(root === 'apis' ? 2 : 1);
    const namespace = parts[0] === 'namespaces' && parts.length > 2 ? parts[1] : undefined;
    const [resource = '', name, subresource] = namespace === undefined ? parts : parts.slice(2);
    const verb = method === 'GET' && name === undefined ? 'list' : (verbs[method] ?? method.toLowerCase());
    return {
        verb,
        resource: subresource === undefined ? resource : `${resource}/${subresource}`,
        group,
        ...(namespace === undefined ? {} : { namespace }),
    };
}
/** What an identity needs in order to be let in: Kubernetes' own words, and the Azure role that carries them. */
function grantFor(asked) {
    const { verb, resource, group, namespace } = accessOf(asked);
    const where = namespace === undefined ? 'the cluster' : `namespace ${namespace}`;
    const writes = verb !== 'get' && verb !== 'list' && verb !== 'watch';
    const role = namespace === undefined && writes
        ? '"Azure Kubernetes Service RBAC Cluster Admin"'
        : writes || resource.endsWith('/exec')
            ? '"Azure Kubernetes Service RBAC Writer"'
            : '"Azure Kubernetes Service RBAC Reader"';
    const what = `verb "${verb}" on "${resource}"${group === '' ? '' : ` (API group ${group})`}`;
    return `Give the identity of this job ${what} in ${where}: with Azure RBAC the role ${role} on the cluster or the namespace, else a Role and a RoleBinding.`;
}
/** From an HTTP answer that is not a success. `body` is what the server sent, parsed or not. */
function faultOfAnswer(asked, status, body) {
    const { message, reason } = (typeof body === 'object' && body !== null ? body : {});
    const said = typeof message === 'string' && message !== ''
        ? message
        : typeof body === 'string' && body !== ''
            ? body.slice(0, 300)
            : `HTTP ${status}`;
    const code = typeof reason === 'string' && reason !== '' ? reason : `Http${status}`;
    const what = `${asked.method} ${asked.path.split('?')[0]}`;
    const advice = (() => {
        switch (status) {
            case 401:
                return 'The API server does not accept the credentials of the kubeconfig: they may have expired. Run deploy-aks again in this job, or write a fresh kubeconfig.';
            case 403:
                return grantFor(asked);
            case 404:
                return 'Check the namespace and the name; for a custom resource, check that its definition (or the add-on that brings it) is installed.';
            case 409:
                return 'Somebody else changed the object meanwhile, or owns the field. Run again, or agree on one owner.';
            case 422:
            case 400:
                return 'Correct the manifest: the API server names the field.';
            case 429:
                return 'The API server asks to slow down (priority and fairness). Run again later, or with fewer pods at once.';
            default:
                return status >= 500
                    ? 'The API server or a webhook failed; run again, and look at the cluster if it stays.'
                    : 'See the message of the API server.';
        }
    })();
    return kubernetesFault(code, `${what}: ${said}`, advice, { status });
}
const notTrusted = new Set([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_SIGNATURE_FAILURE',
]);
/** From a connection that failed. Certificate errors are never retried: the answer would come from somebody else. */
function faultOfNetwork(server, error) {
    const { code = '', message = String(error) } = (error instanceof Error ? error : {});
    const host = server.host;
    if (notTrusted.has(code))
        return kubernetesFault('ApiServerNotTrusted', `The certificate of the API server ${host} was refused: ${message}`, 'Either the kubeconfig is of another cluster (or from before it was recreated), or something between here and the API server intercepts TLS. Write a fresh kubeconfig; do not turn verification off.', { cause: error });
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
        return kubernetesFault('ApiServerUnknown', `The name of the API server, ${server.hostname}, does not resolve.`, 'The cluster may be stopped or deleted, or private and its DNS zone not reachable from this runner.', { cause: error });
    return kubernetesFault('ApiServerUnreachable', `The API server ${host} cannot be reached: ${code === '' || message.includes(code) ? message : `${code} ${message}`}`, "Check that the cluster is running, and that this runner's address is among the cluster's authorized IP ranges.", { cause: error });
}
/** Whether asking again can help and cannot harm (for requests that are idempotent). */
const isTransientStatus = (status) => status === 429 || status === 500 || status === 502 || status === 503 || status === 504;


/***/ })

};
