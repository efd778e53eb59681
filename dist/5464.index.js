export const id = 5464;
export const ids = [5464];
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

/***/ 3164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ itemsOf)
/* harmony export */ });
/** The items of a list document. */
function itemsOf(list) {
    const items = typeof list === 'object' && list !== null && !Array.isArray(list) ? list.items : undefined;
    return Array.isArray(items) ? items : [];
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


/***/ }),

/***/ 5464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EB: () => (/* binding */ podsOf),
/* harmony export */   JV: () => (/* binding */ subjectPods),
/* harmony export */   iV: () => (/* binding */ sameContainer),
/* harmony export */   rC: () => (/* binding */ besideProof),
/* harmony export */   t7: () => (/* binding */ lingers)
/* harmony export */ });
/* unused harmony exports sortPods, refOf */
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _documents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3164);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8533);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9241);




/** How long a pod may take to go away before its egress counts. AKS gives it 30 seconds where nobody asks for more. */
const leavingMinutes = 5;
/** Whether a pod that is going away takes its time. It runs until then, and not to be asked must not be a way around the proof. */
const lingers = ({ until }, at) => !(Math.abs(until.getTime() - at.getTime()) <= leavingMinutes * 60_000);
/** The pods that a workload's selector finds, page by page, sorted. Throws a `KubernetesFault`. */
async function podsOf(connection, { namespace, selector, container }, signal) {
    const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods`;
    const raw = [];
    let next;
    let pages = 0;
    do {
        const page = await (0,_api_js__WEBPACK_IMPORTED_MODULE_0__/* .call */ .T1)(connection, {
            method: 'GET',
            path,
            query: { labelSelector: selector, limit: '500', ...(next ? { continue: next } : {}) },
            signal,
        });
        const { items, metadata } = (page ?? {});
        // A pod that is not listed would not be asked, and nobody would miss it.
        if (items !== null && !Array.isArray(items))
            throw incomplete(path, 'it is no list of pods');
        raw.push(...(0,_documents_js__WEBPACK_IMPORTED_MODULE_2__/* .itemsOf */ .S)(page));
        const following = metadata?.continue;
        if (following && following === next)
            throw incomplete(path, 'it goes on with the page that was just read');
        if (following && ++pages >= mostPages)
            throw incomplete(path, `it has more than ${mostPages} pages`);
        next = following || undefined;
    } while (next);
    return sortPods(raw, namespace, container);
}
/** Of 500 pods each: more than anybody would ask. */
const mostPages = 100;
const incomplete = (path, because) => (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .kubernetesFault */ .xL)('IncompleteList', `The API server's answer to ${path} cannot be read to its end: ${because}.`, 'Something between here and the API server answers in its place; run again, and look at it if it stays.');
/** Which pods can be asked, which are not ready and why, and which are going away. One that is over (Succeeded, Failed) is none of them. */
function sortPods(raw, namespace, container) {
    const ready = [];
    const unready = [];
    const leaving = [];
    for (const pod of raw) {
        const name = pod.metadata?.name ?? '?';
        const phase = pod.status?.phase;
        if (phase === 'Succeeded' || phase === 'Failed')
            continue;
        const until = pod.metadata?.deletionTimestamp;
        if (until !== undefined) {
            leaving.push({ name, until: new Date(until) });
            continue;
        }
        const chosen = refOf(pod, namespace, container);
        if (typeof chosen === 'string')
            unready.push({ pod, name, because: chosen });
        else
            ready.push(chosen);
    }
    return { ready, unready, leaving, raw };
}
/** The pod's reference, or why it cannot be asked. */
function refOf(pod, namespace, container) {
    const names = pod.spec?.containers?.map(each => each.name) ?? [];
    const wanted = container ?? pod.metadata?.annotations?.['kubectl.kubernetes.io/default-container'] ?? names[0];
    if (wanted === undefined || !names.includes(wanted))
        return `it has no container ${JSON.stringify(wanted ?? '')}, only ${names.join(', ') || 'none'}`;
    if (pod.spec?.os?.name === 'windows' || pod.spec?.nodeSelector?.['kubernetes.io/os'] === 'windows')
        return 'it runs on a Windows node; only Linux containers can be asked';
    const status = pod.status?.containerStatuses?.find(each => each.name === wanted);
    const first = status === undefined || status.state?.waiting?.reason === 'PodInitializing' ? initFault(pod) : undefined;
    if (first !== undefined)
        return first;
    const waiting = status?.state?.waiting;
    if (waiting !== undefined)
        return `container ${wanted} waits: ${waiting.reason ?? 'no reason given'}${waiting.message ? `: ${waiting.message}` : ''}`;
    const ended = status?.state?.terminated;
    if (ended !== undefined)
        return `container ${wanted} has ended: ${ended.reason ?? 'no reason given'} (${ended.exitCode ?? '?'})`;
    const condition = pod.status?.conditions?.find(each => each.type === 'Ready');
    const unscheduled = pod.status?.conditions?.find(each => each.type === 'PodScheduled' && each.status === 'False');
    if (unscheduled !== undefined)
        return `it is not scheduled: ${unscheduled.message ?? unscheduled.reason ?? 'no reason given'}`;
    if (status === undefined || !status.containerID)
        return `container ${wanted} has not started (phase ${pod.status?.phase ?? 'unknown'})`;
    if (condition?.status !== 'True')
        return `it is not ready: ${condition?.message ?? condition?.reason ?? 'no reason given'}`;
    return {
        namespace: pod.metadata?.namespace ?? namespace,
        name: pod.metadata?.name ?? '',
        container: wanted,
        uid: pod.metadata?.uid ?? '',
        containerId: status.containerID,
        restartCount: status.restartCount ?? 0,
        ...(pod.spec?.nodeName ? { node: pod.spec.nodeName } : {}),
        ...(pod.status?.podIP ? { address: pod.status.podIP } : {}),
    };
}
/** Pods as a run names them: all that have not ended, with every container that runs as long as its pod. */
const subjectPods = (pods, workload, namespace) => pods
    .filter(({ metadata, status }) => metadata?.deletionTimestamp === undefined && !['Succeeded', 'Failed'].includes(status?.phase ?? ''))
    .map(({ metadata, spec, status }) => {
    const sidecars = (spec?.initContainers ?? []).flatMap(each => (each.restartPolicy === 'Always' ? [each.name] : []));
    const running = [
        ...(status?.containerStatuses ?? []),
        ...(status?.initContainerStatuses ?? []).filter(({ name }) => sidecars.includes(name ?? '')),
    ];
    return {
        workload,
        namespace: metadata?.namespace ?? namespace,
        name: metadata?.name ?? '',
        uid: metadata?.uid ?? '',
        ...(status?.podIP ? { address: status.podIP } : {}),
        containers: running.map(({ name = '', containerID = '', restartCount = 0 }) => ({ name, id: containerID, restarts: restartCount })),
    };
});
/** Of the Network Plumbing Working Group's standard, which Multus implements. */
const furtherNetworks = 'k8s.v1.cni.cncf.io/networks';
/** What a reader has to know of pods that were asked, in words: what was not asked, and whose network it was. */
function besideProof(pods, asked) {
    const notes = new Map();
    for (const { namespace, name, container, uid } of asked) {
        const { spec, metadata, status } = pods.find(each => each.metadata?.uid === uid) ?? {};
        const sidecars = (spec?.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
        const others = [...sidecars, ...(spec?.containers ?? [])].map(each => each.name).filter(each => each !== container);
        const told = [
            ...(spec?.hostNetwork === true
                ? [`use the network of their nodes: what was proven is the egress of the nodes, not that of pods`]
                : []),
            ...(others.length === 0
                ? []
                : [
                    `have further containers (${others.map(_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g).join(', ')}): the path that was proven is theirs too where nothing in the pod routes them otherwise, as a mesh does, and whether they trust the root was not asked`,
                ]),
            ...(metadata?.annotations?.[furtherNetworks] === undefined
                ? []
                : [`have further networks (annotation ${furtherNetworks}): what goes out by those was not asked`]),
            ...(status?.podIPs?.some(({ ip }) => ip?.includes(':'))
                ? ['have an IPv6 address, too: Azure Firewall is IPv4 only, and what programs send by IPv6 was not asked']
                : []),
            ...(spec?.hostAliases?.length
                ? [
                    'have names of their own (hostAliases): for such a name another host was asked than the one that the rest of the world knows by it',
                ]
                : []),
        ];
        for (const note of told)
            notes.set(note, [...(notes.get(note) ?? []), `${namespace}/${name}`]);
    }
    return [...notes].map(([note, names]) => `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''} ${note}.`);
}
/** Containers start after the init containers: what one of those says is why the others wait. */
function initFault({ status }) {
    const unscheduled = status?.conditions?.some(each => each.type === 'PodScheduled' && each.status === 'False');
    for (const { name, state, lastState } of unscheduled ? [] : (status?.initContainerStatuses ?? [])) {
        const ended = state?.terminated ?? lastState?.terminated;
        if (state?.terminated?.exitCode === 0 || (state?.running !== undefined && ended === undefined))
            continue;
        const waits = state?.waiting;
        // PodInitializing says only that it has not been its turn.
        if (ended === undefined && (waits === undefined || waits.reason === 'PodInitializing'))
            continue;
        return [
            `init container ${name} ${waits === undefined ? 'failed' : `waits: ${waits.reason ?? 'no reason given'}${waits.message ? `: ${waits.message}` : ''}`}`,
            ...(ended === undefined
                ? []
                : [`it ended with ${ended.exitCode ?? '?'} (${ended.reason ?? 'no reason given'})${ended.message ? `: ${ended.message}` : ''}`]),
        ].join('; ');
    }
    return undefined;
}
/** Whether two references are the same running container: what was installed or seen in one holds in the other. */
const sameContainer = (a, b) => a.uid !== '' &&
    a.uid === b.uid &&
    a.namespace === b.namespace &&
    a.container === b.container &&
    a.containerId === b.containerId &&
    a.restartCount === b.restartCount;


/***/ }),

/***/ 9241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/** Text from outside, without control characters. */
const printable = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ');


/***/ })

};
