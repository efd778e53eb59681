export const id = 3018;
export const ids = [3018,1788];
export const modules = {

/***/ 1788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  clientOptions: () => (/* binding */ clientOptions),
  openArm: () => (/* binding */ openArm)
});

// EXTERNAL MODULE: ./src/azure/azure-error.js
var azure_error = __webpack_require__(3329);
;// CONCATENATED MODULE: ./src/azure/at-home.js

/**
 * Keeps a client with the host that it was made for. Answers name the next address (`Location`, `Azure-AsyncOperation`, `nextLink`), and the
 * SDKs ask there with the same token, whoever's host it is. ARM may lead to its regional names, which are below its own.
 */
const atHome = () => {
    let home;
    return {
        name: 'egressGateAtHome',
        sendRequest: async (request, next) => {
            const url = new URL(request.url);
            home ??= url;
            const near = url.hostname === home.hostname || url.hostname.endsWith(`.${home.hostname}`);
            if (!near || url.port !== home.port || url.protocol !== home.protocol)
                throw new azure_error/* AzureError */.M({ code: 'ForeignHost', message: `${home.host} sent us to ${url.host}, which gets no token of ours` });
            return next(request);
        },
    };
};

// EXTERNAL MODULE: ./src/azure/bounds.js
var bounds = __webpack_require__(2656);
// EXTERNAL MODULE: ./src/azure/patience.js
var patience = __webpack_require__(4406);
// EXTERNAL MODULE: ./src/azure/wait.js
var azure_wait = __webpack_require__(5548);
;// CONCATENATED MODULE: ./src/azure/prompt.js

/** Milliseconds until a poll that the service wants at once. */
const atOnce = 25;
/**
 * The SDKs' pollers take `Retry-After: 0`, and a date that has passed while the answer was on its way, for no answer at all, and wait two
 * seconds. Both mean "ask again now": this says so in a way that they understand. What is too long for their timers is a day.
 */
const prompt_prompt = {
    name: 'egressGatePrompt',
    async sendRequest(request, next) {
        const response = await next(request);
        const now = Date.now();
        const wait = (0,azure_wait/* retryAfter */.P9)(response.headers.get('retry-after'), now);
        if (response.status < 300 && wait !== undefined && wait < atOnce) {
            const soon = new Date(now + atOnce);
            // An HTTP date with milliseconds, which Date reads.
            response.headers.set('retry-after', soon.toUTCString().replace(' GMT', `.${String(soon.getUTCMilliseconds()).padStart(3, '0')} GMT`));
        }
        if (wait === azure_wait/* longestWait */._s)
            response.headers.set('retry-after', String(azure_wait/* longestWait */._s / 1000));
        return response;
    },
};

;// CONCATENATED MODULE: ./src/azure/renewal.js
const armScope = 'https://management.azure.com/.default';
/**
 * A token that Azure refuses although its time is not over here (a clock that is wrong, a token that was revoked) is replaced, once for each
 * request. The SDKs renew by their own clock only. Stands inside their authentication, whose header it replaces.
 */
const renewal = (login, signal, log) => ({
    name: 'egressGateRenewal',
    async sendRequest(request, next) {
        const response = await next(request);
        if (response.status !== 401)
            return response;
        log('Azure refuses the token; signing in again');
        const token = await login.renew(armScope, signal);
        if (token === undefined)
            return response;
        request.headers.set('authorization', `Bearer ${token}`);
        return next(request);
    },
});

// EXTERNAL MODULE: ./src/azure/retry.js
var retry = __webpack_require__(7135);
// EXTERNAL MODULE: ./src/azure/wire.js
var wire = __webpack_require__(4724);
;// CONCATENATED MODULE: ./src/azure/watcher.js


/** A pipeline policy that sees what is on the wire. `onOperation` gets the URL of each long-running operation, `onEnd` is called when it is over. */
function watcher(onOperation, onEnd = () => { }) {
    const bodies = new Map();
    const failures = new Map();
    const operations = new Map();
    const expected = new Map();
    const counts = new Map();
    const policy = {
        name: 'egressGateWatcher',
        async sendRequest(request, next) {
            counts.set(request.method, (counts.get(request.method) ?? 0) + 1);
            const id = keyOf(request.url);
            const writes = request.method === 'PUT';
            const wanted = writes ? expected.get(id) : undefined;
            if (wanted !== undefined) {
                // Here and not by the SDKs' options, which they would send along with each poll, too.
                if (wanted.match === undefined)
                    request.headers.delete('if-match');
                else
                    request.headers.set('if-match', wanted.match);
                const loss = (0,wire/* firstLoss */.M)(wanted.document, parse(String(request.body ?? '')));
                if (loss)
                    throw new Error(`the SDK would send ${id} without or with another ${loss}: this type must be written in another way`);
            }
            if (writes)
                failures.delete(id);
            const response = await next(request);
            const body = parse(response.bodyAsText ?? '');
            const operation = response.headers.get('azure-asyncoperation') ?? response.headers.get('operation-location') ?? response.headers.get('location');
            if (request.method !== 'GET' && request.method !== 'HEAD' && operation && keyOf(operation) !== id) {
                operations.set(keyOf(operation), id);
                onOperation(id, operation);
            }
            const started = operations.get(id);
            const status = body?.status;
            if (started !== undefined && request.method === 'GET' && hasEnded(response.status, status))
                onEnd(started);
            if (started !== undefined && (status === 'Failed' || status === 'Canceled'))
                failures.set(started, (0,retry/* innermost */.OI)(body) ?? { code: status, message: `the operation ended as ${status}` });
            if ((request.method === 'GET' || writes) && response.status < 300) {
                if (started === undefined)
                    isDocument(body) ? bodies.set(id, body) : bodies.delete(id);
                else if (isDocument(body) && keyOf(String(body['id'] ?? '')) === started)
                    bodies.set(started, body);
            }
            return response;
        },
    };
    return {
        policy,
        counts,
        bodyOf: id => bodies.get(keyOf(id)),
        failureOf: id => failures.get(keyOf(id)),
        expect: (id, document, match) => void expected.set(keyOf(id), { document, match }),
    };
}
const isDocument = (body) => typeof body === 'object' && body !== null && !Array.isArray(body);
/** A poll that says so, or whose answer is the result itself. */
const hasEnded = (code, status) => code !== 202 && (typeof status !== 'string' || ['Succeeded', 'Failed', 'Canceled'].includes(status));
/** The path of a URL or an id, in lower case: ARM's ids have no case. */
const keyOf = (url) => new URL(url, 'https://management.azure.com').pathname.replace(/^\/+/, '/').replace(/\/$/, '').toLowerCase();
function parse(text) {
    try {
        return text === '' ? undefined : JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/azure/arm.js






/** ARM for one subscription: the credential, our retries and the watcher, for every client that is made from it. */
function openArm(world) {
    const seen = watcher(world.operationStarted, world.operationEnded);
    return { ...world, watcher: seen, options: clientOptions(world, [renewal(world.credential, world.signal, world.log), seen.policy]) };
}
/** Options for every Azure client of ours: our own retries instead of theirs. `inner` see each single request, authenticated. */
const clientOptions = (world, inner = []) => ({
    retryOptions: { maxRetries: 0 },
    userAgentOptions: { userAgentPrefix: 'egress-gate' },
    additionalPolicies: [
        { policy: prompt_prompt, position: 'perCall' },
        { policy: (0,patience/* patience */._)(world.signal, world.log), position: 'perCall' },
        ...[atHome(), ...inner, (0,bounds/* bounds */.O)()].map(policy => ({ policy, position: 'perRetry' })),
    ],
});


/***/ }),

/***/ 3329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ AzureError)
/* harmony export */ });
/** An operation that Azure accepted and that failed, or a state in which it ended. */
class AzureError extends Error {
    code;
    statusCode;
    constructor(error, options) {
        super(error.message, options);
        this.name = 'AzureError';
        this.code = error.code;
        this.statusCode = error.status;
    }
}


/***/ }),

/***/ 2656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ bounds)
/* harmony export */ });
/* harmony import */ var _azure_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3329);

/**
 * Longer than any service here takes for one answer: ARM gives up after a minute, and a query of the log may run for three. More than any
 * document and any page of a list has.
 */
const usual = { milliseconds: 240_000, bytes: 64 * 2 ** 20 };
/**
 * Bounds one exchange in time, to the last byte of its answer, and in size. The SDKs bound neither: a connection that a box on the way forgot
 * would hold the run until its own deadline, and they keep whatever comes. An answer that comes late is a connection that broke
 * (`ETIMEDOUT`), for `patience` to judge.
 */
const bounds = ({ milliseconds, bytes } = usual) => ({
    name: 'egressGateBounds',
    async sendRequest(request, next) {
        const { abortSignal: given, streamResponseStatusCodes: streamed } = request;
        const { host } = new URL(request.url);
        const own = new AbortController();
        const forward = () => own.abort();
        const timer = setTimeout(() => own.abort(late(host, milliseconds)), milliseconds);
        if (given?.aborted)
            forward();
        given?.addEventListener('abort', forward);
        request.abortSignal = own.signal;
        request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
        // What the SDKs unpack does not notice when the connection breaks: its text would never end.
        request.headers.delete('accept-encoding');
        try {
            const response = await next(request);
            const { readableStreamBody: body } = response;
            if (body === undefined)
                return response;
            const stop = () => void body.destroy?.(own.signal.reason);
            own.signal.addEventListener('abort', stop, { once: true });
            response.bodyAsText = await textOf(body, bytes, host);
            delete response.readableStreamBody;
            return response;
        }
        catch (error) {
            throw own.signal.aborted && given?.aborted !== true ? own.signal.reason : error;
        }
        finally {
            clearTimeout(timer);
            given?.removeEventListener('abort', forward);
            Object.assign(request, { abortSignal: given, streamResponseStatusCodes: streamed });
        }
    },
});
async function textOf(body, most, host) {
    const chunks = [];
    let size = 0;
    // Leaving the loop destroys the stream, and the connection with it.
    for await (const chunk of body) {
        size += chunk.length;
        if (size > most)
            throw new _azure_error_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M({ code: 'UnreadableAnswer', message: `the answer of ${host} is larger than ${most} bytes, and is not read` });
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
}
const late = (host, milliseconds) => Object.assign(new Error(`${host} did not answer within ${milliseconds / 1000} s`), { code: 'ETIMEDOUT' });


/***/ }),

/***/ 3018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  queryFirewallLog: () => (/* binding */ queryFirewallLog)
});

// EXTERNAL MODULE: ./src/report/fault.js
var fault = __webpack_require__(9168);
// EXTERNAL MODULE: ./src/azure/arm.js + 4 modules
var arm = __webpack_require__(1788);
;// CONCATENATED MODULE: ./src/azure/log-rows.js
/** A row of `AZFWApplicationRule`. Inspected HTTPS says `HTTP/1.1` as its protocol there, so only `IsTlsInspected` counts. */
const applicationRow = (cells) => ({
    kind: 'application',
    table: 'AZFWApplicationRule',
    tlsInspected: cells.IsTlsInspected === true || /^true$/i.test(String(cells.IsTlsInspected)),
    ...common(cells),
    ...textOf('target', cells.Fqdn),
    ...textOf('url', cells.TargetUrl),
});
/** A row of `AZFWNetworkRule`. */
const networkRow = (cells) => ({
    kind: 'network',
    table: 'AZFWNetworkRule',
    tlsInspected: false,
    ...common(cells),
    ...textOf('target', cells.DestinationIp),
});
const common = (cells) => ({
    time: String(cells.TimeGenerated ?? ''),
    protocol: String(cells.Protocol ?? ''),
    sourceIp: String(cells.SourceIp ?? ''),
    action: actionOf(cells.Action),
    ...numberOf('sourcePort', cells.SourcePort),
    ...numberOf('port', cells.DestinationPort),
    ...textOf('policy', cells.Policy),
    ...textOf('ruleCollectionGroup', cells.RuleCollectionGroup),
    ...textOf('ruleCollection', cells.RuleCollection),
    ...textOf('rule', cells.Rule),
    ...textOf('reason', cells.ActionReason),
});
/**
 * A row of `AzureDiagnostics`, whose `msg_s` is a sentence. The sentence is cut at the keys that are known, never at full stops: URLs hold
 * those too. Undefined: a sentence of another kind (DNS, intrusion detection, threat intelligence: no rule has decided), or one that cannot be read.
 */
function diagnosticsRow(time, message) {
    const found = /^(HTTPS?|TCP|UDP|ICMP)(?:\s+Type=\d+)?\s+request from ([0-9a-fA-F.]+|\[[0-9a-fA-F:]+\])(?::(\d+)?)?(?: to (.+?))?(?:\. |\.?$| was )/.exec(message);
    if (!found)
        return undefined;
    const [start, protocol = '', sourceIp = '', sourcePort, destination] = found;
    const parts = sections(message.slice(start.length - 2));
    if (['Signature', 'IDS', 'ThreatIntel'].some(key => parts.has(key)))
        return undefined;
    const network = protocol !== 'HTTP' && protocol !== 'HTTPS';
    const { host, port } = endpoint(destination);
    const url = parts.get('Url');
    const denied = /(?:Action: Deny|was denied)/.test(message);
    const reason = parts.get('Reason') ?? /No rule matched\. Proceeding with default action/.exec(message)?.[0];
    return {
        kind: network ? 'network' : 'application',
        table: 'AzureDiagnostics',
        time,
        protocol,
        sourceIp,
        action: denied ? 'Deny' : parts.get('Action') === 'Allow' ? 'Allow' : 'unknown',
        // The doc's own test: only a request that was opened has its URL logged.
        tlsInspected: protocol === 'HTTPS' && url !== undefined,
        ...numberOf('sourcePort', sourcePort),
        ...numberOf('port', port),
        ...textOf('target', host),
        ...textOf('url', url),
        ...textOf('policy', parts.get('Policy')),
        ...textOf('ruleCollectionGroup', parts.get('Rule Collection Group')),
        ...textOf('ruleCollection', parts.get('Rule Collection')),
        ...textOf('rule', parts.get('Rule')),
        ...textOf('reason', reason),
    };
}
const keys = [
    'Url',
    'Action',
    'Policy',
    'Rule Collection Group',
    'Rule Collection',
    'Rule',
    'Reason',
    'Web Category',
    'Signature',
    'IDS',
    'Priority',
    'Classification',
    'ThreatIntel',
];
/** The text after each known key, up to the next one. The first mention of a key counts: a URL that imitates one comes before none of ours. */
function sections(text) {
    const marks = [...text.matchAll(new RegExp(`(?:^|\\. )(${keys.join('|')}): `, 'g'))];
    const url = marks.findIndex(([, key]) => key === 'Url');
    // Whoever asked chose the URL. What follows it is ours only from the last `Action` on.
    const action = marks.findLastIndex(([, key]) => key === 'Action');
    const kept = url < 0 || action < 0 ? marks : [...marks.slice(0, url + 1), ...marks.slice(Math.max(action, url + 1))];
    const found = new Map();
    for (const [index, mark] of kept.entries()) {
        const from = mark.index + mark[0].length;
        const value = text.slice(from, kept[index + 1]?.index).replace(/\.+\s*$/, '');
        const key = mark[1] ?? '';
        if (!found.has(key))
            found.set(key, key === 'Action' ? (value.split('.')[0] ?? value) : value);
    }
    return found;
}
function endpoint(text) {
    if (!text)
        return {};
    const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(text.replace(/\.$/, '')) ?? [];
    return { ...(host ? { host } : {}), ...(port ? { port } : {}) };
}
const actionOf = (value) => (value === 'Allow' || value === 'Deny' ? value : 'unknown');
function textOf(name, value) {
    return (typeof value === 'string' && value !== '' ? { [name]: value } : {});
}
function numberOf(name, value) {
    const number = value === undefined || value === null || value === '' ? Number.NaN : Number(value);
    return (Number.isInteger(number) ? { [name]: number } : {});
}

// EXTERNAL MODULE: ./src/azure/retry.js
var retry = __webpack_require__(7135);
;// CONCATENATED MODULE: ./src/azure/logs.js




/**
 * What the firewall logged of some sources since a moment, oldest first, from both kinds of tables. Throws a known fault when the workspace
 * answers only in part (`PartialLogs`: rows that are missing must not look like traffic that never was) or is busy or away (`LogsUnavailable`).
 * @param workspaceId the workspace's customer id.
 */
async function queryFirewallLog(workspaceId, credential, { since, sources }, signal) {
    const { LogsQueryClient } = await Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(3358)]).then(__webpack_require__.bind(__webpack_require__, 3358));
    let status = 0;
    const remember = {
        name: 'egress-gate-log-status',
        async sendRequest(request, next) {
            const answer = await next(request);
            status = answer.status;
            return answer;
        },
    };
    const client = new LogsQueryClient(credential, (0,arm.clientOptions)({ signal, log: () => { } }, [remember]));
    const timespan = { startTime: since, endTime: new Date(Date.now() + 60_000) };
    const ask = async (query) => {
        const answer = await client.queryWorkspace(workspaceId, query, timespan, { abortSignal: signal }).catch((error) => {
            throw signal.aborted ? error : unavailable(error, status);
        });
        if (answer.status !== 'Success') {
            const because = answer.partialError.message || answer.partialError.code;
            throw new fault/* KnownFaultError */.eb({
                code: 'PartialLogs',
                message: `the log workspace answered only in part: ${because}`,
                advice: 'Run this again; if it stays so, ask for a shorter time.',
            });
        }
        return answer.tables.flatMap(({ columnDescriptors, rows }) => rows.map(row => Object.fromEntries(columnDescriptors.map(({ name }, index) => [name ?? '', plain(row[index])]))));
    };
    const from = sources.length > 0 ? ` | where SourceIp in (${sources.map(literal).join(', ')})` : '';
    const says = sources.length > 0 ? ` | where msg_s has_any (${sources.map(literal).join(', ')})` : '';
    const [application, network, diagnostics] = await Promise.all([
        orNoTable(() => ask(`AZFWApplicationRule${from}`)),
        orNoTable(() => ask(`AZFWNetworkRule${from}`)),
        orNoTable(() => ask(`AzureDiagnostics | where Category in ("AzureFirewallApplicationRule", "AzureFirewallNetworkRule")${says} | project TimeGenerated, msg_s`)),
    ]);
    const rows = [
        ...application.map(applicationRow),
        ...network.map(networkRow),
        ...diagnostics.flatMap(({ TimeGenerated, msg_s }) => diagnosticsRow(String(TimeGenerated ?? ''), String(msg_s ?? '')) ?? []),
    ];
    // `has_any` finds an address anywhere in the sentence.
    const wanted = sources.length === 0 ? rows : rows.filter(({ sourceIp }) => sources.includes(sourceIp));
    return wanted.sort((a, b) => a.time.localeCompare(b.time));
}
/** A gateway's answer has no error of the service in it: the client library stumbles over it, and says nothing of the status. */
function unavailable(error, last) {
    const known = (0,retry/* serviceError */.cg)(error);
    const status = known.status ?? last;
    if (status !== 429 && status < 500 && !(error instanceof TypeError))
        return error;
    return new fault/* KnownFaultError */.eb({
        code: 'LogsUnavailable',
        message: `the log workspace answered ${status}${known.code === '' ? '' : `: ${known.code}, ${known.message}`}`,
        advice: 'Run this again; if it stays so, look at the health of Log Analytics in this region.',
    }, { cause: error });
}
/** A text in a query. The language knows no other escapes that matter here. */
const literal = (text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const plain = (value) => (value instanceof Date ? value.toISOString() : value);
/** A table exists only once something was written to it. */
async function orNoTable(work) {
    try {
        return await work();
    }
    catch (error) {
        if (/Failed to resolve table|SEM0100/i.test(JSON.stringify([error, error.message, error.details])))
            return [];
        throw error;
    }
}


/***/ }),

/***/ 4406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ brokenBy),
/* harmony export */   _: () => (/* binding */ patience)
/* harmony export */ });
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7135);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5548);


/** Codes of a connection that broke or could not be made, and may be made again. Certificate errors are none of them. */
const broken = new Set([
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ECONNABORTED',
    'EAI_AGAIN',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'REQUEST_SEND_ERROR',
    'UND_ERR_SOCKET',
    'ERR_STREAM_PREMATURE_CLOSE',
]);
const attempts = 6;
/**
 * Repeats what may be repeated at the level of one request: throttling for as long as the service asks and the signal allows; broken
 * connections of idempotent methods and server errors of reads, six times. Conflicts and failed writes go up to the store, which reads first.
 * It replaces the SDKs' own retries, so that there is one place.
 */
const patience = (signal, log) => ({
    name: 'egressGatePatience',
    async sendRequest(request, next) {
        for (let attempt = 0;; attempt += 1) {
            let response;
            try {
                response = await next(request);
            }
            catch (error) {
                const code = brokenBy(error);
                if (signal.aborted || code === undefined || !isIdempotent(request) || attempt + 1 >= attempts)
                    throw error;
                log(`the connection to ${host(request)} broke (${code}); trying again`);
                await (0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .sleep */ .yy)((0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .backoff */ .JN)(attempt), signal);
                continue;
            }
            const wait = waitFor(request, response, attempt);
            if (wait === undefined)
                return response;
            log(`${host(request)} answered ${response.status}; trying again in ${Math.ceil(wait / 1000)} s`);
            await (0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .sleep */ .yy)(wait, signal);
        }
    },
});
/** The code by which a connection broke. Undefined: it did not, or is not to be trusted. */
function brokenBy(error) {
    const code = String(error.code ?? '');
    const cause = String(error.cause?.code ?? '');
    if (/CERT|SELF_SIGNED|ALTNAME|SSL/.test(`${code} ${cause} ${error.message}`))
        return undefined;
    return broken.has(code) || broken.has(cause) ? cause || code : undefined;
}
function waitFor(request, response, attempt) {
    const { status } = response;
    const asked = (0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfter */ .P9)(response.headers.get('retry-after'), Date.now());
    const read = request.method === 'GET' || request.method === 'HEAD' || isListing(request);
    if (status === 429 && !isConflict(response))
        return Math.max(asked ?? (0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .backoff */ .JN)(attempt), 100);
    if (status === 503 && asked !== undefined && isIdempotent(request))
        return Math.max(asked, 100);
    if ((status >= 500 || status === 408) && status !== 501 && read && attempt + 1 < attempts)
        return asked ?? (0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .backoff */ .JN)(attempt);
    return undefined;
}
/** A 429 that speaks of another operation is no throttling: the store waits for that operation and reads before it writes again. */
function isConflict(response) {
    try {
        const inner = (0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .innermost */ .OI)(JSON.parse(response.bodyAsText ?? ''));
        return inner !== undefined && (0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonFor */ .qo)({ status: undefined, ...inner }, _retry_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRetries */ .Kr) !== undefined;
    }
    catch {
        return false;
    }
}
/** ARM hands out keys and credentials by POST, since they are secret, and changes nothing by it. */
const isListing = ({ method, url }) => method === 'POST' && /\/list[A-Za-z]+$/.test(new URL(url).pathname);
const isIdempotent = (request) => (request.method !== 'POST' && request.method !== 'PATCH') || isListing(request);
const host = ({ url }) => new URL(url).host;


/***/ }),

/***/ 7135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kr: () => (/* binding */ writeRetries),
/* harmony export */   OI: () => (/* binding */ innermost),
/* harmony export */   cg: () => (/* binding */ serviceError),
/* harmony export */   n$: () => (/* binding */ grantRetries),
/* harmony export */   qo: () => (/* binding */ reasonFor)
/* harmony export */ });
/** Every reason for which a request to Azure is repeated, with its name and its end. Nothing else retries. */
const codes = (...list) => (error) => list.some(code => code.toLowerCase() === error.code.toLowerCase());
/** For writes of documents. The store reads the document again before it repeats a write. */
const writeRetries = [
    {
        name: 'another operation',
        waitingFor: 'another operation on it to end',
        forMinutes: 20,
        when: error => codes('AnotherOperationInProgress', 'RetryableError', 'ReferencedResourceNotProvisioned', 'FirewallPolicyRuleCollectionGroupUpdateNotAllowedWhenUpdatingOrDeleting', 'FirewallPolicyUpdateNotAllowedWhenUpdatingOrDeleting', 'ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity', 'OperationInProgress', 'EtagMismatch', 'StorageAccountOperationInProgress')(error) ||
            ((error.status === 409 || error.status === 429) && /in progress|being (created|updated|deleted)|is updating/i.test(error.message)),
    },
    { name: 'new principal', waitingFor: 'Entra to know the new identity everywhere', forMinutes: 5, when: codes('PrincipalNotFound') },
    {
        name: 'faulted firewall',
        waitingFor: 'the firewall to recover, then the policy is applied again',
        forMinutes: 15,
        when: error => codes('FirewallPolicyUpdateFailed', 'IpGroupsUpdateFailed')(error) || /faulted referenced firewalls/i.test(error.message),
    },
    { name: 'server error', waitingFor: 'Azure to answer again', forMinutes: 5, when: ({ status }) => status !== undefined && status >= 500 },
];
/** For Key Vault and file shares right after a grant: the data plane learns of it late. */
const grantRetries = [
    { name: 'new grant', waitingFor: 'the new role to reach the data plane', forMinutes: 10, when: ({ status }) => status === 403 },
];
const reasonFor = (error, reasons) => reasons.find(reason => reason.when(error));
/** What an SDK threw, in the words of the service: status, innermost code, its message. */
function serviceError(error) {
    const given = error;
    const status = Number(given?.statusCode ?? given?.status);
    const inner = innermost(bodyOf(given?.response?.bodyAsText) ?? given?.details);
    return {
        status: Number.isFinite(status) && status > 0 ? status : undefined,
        code: inner?.code || (typeof given?.code === 'string' ? given.code : ''),
        message: inner?.message || (typeof given?.message === 'string' ? given.message : String(error)),
    };
}
/** The most specific of nested ARM errors: the last `details` or `innererror` that has a code. */
function innermost(body) {
    let node = body;
    if (typeof node !== 'object' || node === null)
        return undefined;
    if (typeof node.error === 'object' && node.error !== null)
        node = node.error;
    let found;
    for (let depth = 0; node && depth < 10; depth += 1) {
        if (typeof node.code === 'string' && node.code !== '')
            found = { code: node.code, message: typeof node.message === 'string' ? node.message : (found?.message ?? '') };
        const details = node.details;
        const next = Array.isArray(details)
            ? details.find(item => typeof item === 'object' && item !== null)
            : (node.innererror ?? node.innerError);
        node = typeof next === 'object' && next !== null ? next : undefined;
    }
    return found;
}
function bodyOf(text) {
    if (typeof text !== 'string' || text === '')
        return undefined;
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 5548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H6: () => (/* binding */ orAborted),
/* harmony export */   JN: () => (/* binding */ backoff),
/* harmony export */   P9: () => (/* binding */ retryAfter),
/* harmony export */   _s: () => (/* binding */ longestWait),
/* harmony export */   yy: () => (/* binding */ sleep)
/* harmony export */ });
/** Waits, or throws the signal's reason as soon as it is aborted. */
function sleep(milliseconds, signal) {
    return new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        const stop = () => {
            clearTimeout(timer);
            reject(signal.reason);
        };
        const timer = setTimeout(() => {
            signal.removeEventListener('abort', stop);
            resolve();
        }, milliseconds);
        signal.addEventListener('abort', stop, { once: true });
    });
}
/**
 * A day, in milliseconds: no action runs longer. A timer of more than 24.8 days fires at once, so that a service which says "in a year" would be
 * asked without a pause.
 */
const longestWait = 86_400_000;
/** What `Retry-After` says, at most a day, in milliseconds from `now`: seconds, or a date (with milliseconds, if need be). Undefined: nothing that can be read. */
function retryAfter(header, now) {
    if (header === undefined || header.trim() === '')
        return undefined;
    if (/^\d+(\.\d+)?$/.test(header.trim()))
        return Math.min(Number(header) * 1000, longestWait);
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.min(Math.max(0, date - now), longestWait);
}
/** The wait before the next try: 1 s, 2 s, 4 s … 30 s, each cut by up to half so that clients do not come back together. */
const backoff = (attempt, random = Math.random) => Math.min(30_000, 1000 * 2 ** attempt) * (1 - random() / 2);
/** The work's own end, or the signal's reason as soon as it is aborted: pollers of the SDKs sleep through it. */
async function orAborted(work, signal) {
    const { promise, reject } = Promise.withResolvers();
    const stop = () => reject(signal.reason);
    if (signal.aborted)
        stop();
    else
        signal.addEventListener('abort', stop, { once: true });
    try {
        return await Promise.race([work, promise]);
    }
    finally {
        signal.removeEventListener('abort', stop);
        promise.catch(() => { });
    }
}


/***/ }),

/***/ 4724:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ firstLoss),
/* harmony export */   z: () => (/* binding */ toModel)
/* harmony export */ });
/**
 * `@azure/arm-network` flattens: what stands in `properties` on the wire stands beside `id` and `name` in its models, at the top and in every
 * nested resource (`ipConfigurations`). This turns a wire document into such a model. The way back is the SDK's; `sameDocument` tells
 * whether it lost anything.
 */
function toModel(document) {
    if (Array.isArray(document))
        return document.map(item => toModel(item));
    if (!isObject(document))
        return document;
    const { properties, ...rest } = document;
    const flat = isObject(properties) ? { ...rest, ...properties } : document;
    return Object.fromEntries(Object.entries(flat).map(([name, value]) => [name, opaque.has(name) ? value : toModel(value)]));
}
/** Members whose content is the user's own, not a model. */
const opaque = new Set(['tags', 'additionalProperties', 'userAssignedIdentities']);
/** The first pointer at which two documents differ, members that are undefined or absent being the same. Undefined: they are equal. */
function firstLoss(document, sent, path = '') {
    if (document === sent)
        return undefined;
    if (Array.isArray(document) && Array.isArray(sent)) {
        if (document.length !== sent.length)
            return path;
        return document.map((item, index) => firstLoss(item, sent[index], `${path}/${index}`)).find(loss => loss !== undefined);
    }
    if (isObject(document) && isObject(sent)) {
        const [a, b] = [document, sent];
        const names = new Set([...Object.keys(a), ...Object.keys(b)]);
        return [...names].map(name => firstLoss(a[name], b[name], `${path}/${name}`)).find(loss => loss !== undefined);
    }
    return path || '/';
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);


/***/ })

};
