export const id = 9408;
export const ids = [9408,1788,7027];
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
            const document = writes ? expected.get(id) : undefined;
            if (document !== undefined) {
                const loss = (0,wire/* firstLoss */.M)(document, parse(String(request.body ?? '')));
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
        expect: (id, wanted) => void expected.set(keyOf(id), wanted),
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
        ...[atHome(), ...inner].map(policy => ({ policy, position: 'perRetry' })),
    ],
});


/***/ }),

/***/ 9408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readOurAuthority: () => (/* binding */ readOurAuthority)
/* harmony export */ });
/* harmony import */ var _pki_read_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8108);
/* harmony import */ var _find_ca_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9119);
/* harmony import */ var _vault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5113);



/** Our root and intermediate as the vault holds them: public certificates only. Undefined: one of the two is not there. */
async function readOurAuthority(keyVault, names, credential, signal) {
    const vault = await (0,_vault_js__WEBPACK_IMPORTED_MODULE_2__/* .openVault */ .Z)(keyVault, { credential, signal, log: () => { }, grantMinutes: 0 });
    const [certificate, root] = await Promise.all([vault.certificate(names.certificate), vault.secret(names.rootSecret)]);
    if (!certificate || root === undefined)
        return undefined;
    const intermediate = (0,_pki_read_js__WEBPACK_IMPORTED_MODULE_0__/* .readCertificate */ .w$)(certificate.der);
    return { intermediate, root: (0,_find_ca_js__WEBPACK_IMPORTED_MODULE_1__/* .rootAmong */ .Zv)(root, intermediate) };
}


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

/***/ 9119:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F7: () => (/* binding */ judgeHeldCa),
/* harmony export */   Vq: () => (/* binding */ judgeGivenCa),
/* harmony export */   Zv: () => (/* binding */ rootAmong),
/* harmony export */   wO: () => (/* binding */ heldCa)
/* harmony export */ });
/* harmony import */ var _pki_chain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8639);
/* harmony import */ var _pki_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2734);
/* harmony import */ var _pki_read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8108);



/** What the vault holds of our CA: the intermediate and the root's public certificate. */
async function heldCa(vault, names) {
    const [certificate, rootText] = await Promise.all([vault.certificate(names.certificate), vault.secret(names.rootSecret)]);
    const intermediate = certificate && (0,_pki_read_js__WEBPACK_IMPORTED_MODULE_2__/* .readCertificate */ .w$)(certificate.der);
    const root = rootText === undefined ? undefined : readOrNothing(rootText, intermediate);
    return {
        ...(certificate && intermediate ? { intermediate, secretId: certificate.secretId } : {}),
        ...(certificate?.unusable ? { unusable: certificate.unusable } : {}),
        ...(root ? { root } : {}),
    };
}
/** A secret that somebody overwrote with something else is as good as none: it is written anew. */
function readOrNothing(text, intermediate) {
    try {
        return rootAmong(text, intermediate);
    }
    catch (error) {
        if (error instanceof _pki_read_js__WEBPACK_IMPORTED_MODULE_2__/* .NotACertificate */ ._4)
            return undefined;
        throw error;
    }
}
/** The root above the intermediate, of the one or two that the secret holds: in a rotation, pods mount the old and the new one. Throws {@link NotACertificate}. */
function rootAmong(text, intermediate) {
    const roots = (0,_pki_read_js__WEBPACK_IMPORTED_MODULE_2__.readCertificates)(text);
    const above = intermediate && roots.find(root => (0,_pki_chain_js__WEBPACK_IMPORTED_MODULE_0__.whyNotIssuedBy)(intermediate, root) === undefined);
    return above ?? roots[0];
}
/** Whether what the vault holds is good enough to stay, when no CA was given: complete, one chain, accepted by the firewall, and not due for renewal. */
function judgeHeldCa(held, at, renewBeforeDays) {
    const { intermediate, root } = held;
    if (!intermediate)
        return { keep: false, because: 'the vault holds no intermediate' };
    if (!root)
        return { keep: false, because: 'the vault holds no root certificate to go with the intermediate' };
    if (held.unusable)
        return { keep: false, because: `the certificate in the vault ${held.unusable}` };
    // Nothing below a root outlives it.
    const [first, what] = root.notAfter < intermediate.notAfter ? [root.notAfter, 'root'] : [intermediate.notAfter, 'intermediate'];
    const daysLeft = Math.floor((first.getTime() - at.getTime()) / 86_400_000);
    if (daysLeft < renewBeforeDays)
        return { keep: false, because: `the ${what} ends in ${daysLeft} days, and it is renewed ${renewBeforeDays} days before its end` };
    // The key stays in the vault, and a CA that is in use may have less than a year left.
    const fault = (0,_pki_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checkFirewallCa */ .ro)({ certificates: [intermediate], key: undefined, root, at }).find(({ level, code }) => level === 'error' && !['no-key', 'expires-soon', 'root-expires-first'].includes(code));
    return fault ? { keep: false, because: `Azure Firewall would refuse the intermediate: ${fault.message}` } : { keep: true };
}
/** The same question when a CA was given: only that very one may stay. */
function judgeGivenCa(held, given) {
    if (held.intermediate?.fingerprint !== given.intermediate.fingerprint)
        return { keep: false, because: held.intermediate ? 'the given intermediate is another one' : 'the vault holds no intermediate' };
    if (held.unusable)
        return { keep: false, because: `the certificate in the vault ${held.unusable}` };
    if (held.root?.fingerprint !== given.root.fingerprint)
        return { keep: false, because: 'the given root is another one' };
    return { keep: true };
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

/***/ 5113:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ whileGrantsArrive),
/* harmony export */   Z: () => (/* binding */ openVault)
/* harmony export */ });
/* harmony import */ var _arm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1788);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7135);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5548);



/** A Key Vault's certificates and secrets by Microsoft's clients, patient while a new grant arrives. Nothing is asked before it is used. */
async function openVault(name, world) {
    const [{ CertificateClient }, { SecretClient }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(6711)]).then(__webpack_require__.bind(__webpack_require__, 6711)),
        Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(6114)]).then(__webpack_require__.bind(__webpack_require__, 6114)),
    ]);
    const url = `https://${name}.vault.azure.net`;
    const options = (0,_arm_js__WEBPACK_IMPORTED_MODULE_0__.clientOptions)(world);
    const certificates = new CertificateClient(url, world.credential, options);
    const secrets = new SecretClient(url, world.credential, options);
    const abort = { abortSignal: world.signal };
    const patiently = (work) => whileGrantsArrive(work, `key vault ${name}`, world);
    const taken = (certificate) => {
        if (!certificate.cer || !certificate.secretId)
            throw new Error(`key vault ${name} gave a certificate without its content or its secret`);
        const unusable = whyUnusable(certificate);
        return { der: certificate.cer, secretId: certificate.secretId, ...(unusable === undefined ? {} : { unusable }) };
    };
    return {
        certificate: certificate => patiently(() => orAbsent(async () => taken(await certificates.getCertificate(certificate, abort)))),
        importCertificate: (certificate, pfx, password) => patiently(async () => {
            const options = { password, ...importPolicy, ...abort };
            const load = async () => taken(await certificates.importCertificate(certificate, pfx, options));
            try {
                return await load();
            }
            catch (error) {
                if (!isDeleted(error))
                    throw error;
                world.log(`certificate ${certificate} lies deleted in the vault; recovering it`);
                const recovering = await certificates.beginRecoverDeletedCertificate(certificate, abort);
                await recovering.pollUntilDone();
                return load();
            }
        }),
        secret: secret => patiently(() => orAbsent(async () => (await secrets.getSecret(secret, abort)).value ?? '')),
        setSecret: (secret, value) => patiently(async () => {
            const save = () => secrets.setSecret(secret, value, { contentType: 'application/x-pem-file', ...abort });
            try {
                await save();
            }
            catch (error) {
                if (!isDeleted(error))
                    throw error;
                world.log(`secret ${secret} lies deleted in the vault; recovering it`);
                const recovering = await secrets.beginRecoverDeletedSecret(secret, abort);
                await recovering.pollUntilDone();
                await save();
            }
        }),
    };
}
const whyUnusable = ({ properties, policy }) => properties?.enabled === false
    ? 'is disabled'
    : policy?.exportable === false
        ? 'has a key that cannot be exported'
        : policy?.contentType === 'application/x-pem-file'
            ? 'is kept as PEM, and Azure Firewall reads PKCS#12 only'
            : undefined;
/** The firewall reads the key through the certificate's secret, so the key must be exportable. `policy` is what the client (4.10) documents and does not send; what it sends is `certificatePolicy`. */
const importPolicy = {
    policy: { issuerName: 'Unknown', exportable: true, contentType: 'application/x-pkcs12' },
    certificatePolicy: {
        issuerParameters: { name: 'Unknown' },
        keyProperties: { exportable: true },
        secretProperties: { contentType: 'application/x-pkcs12' },
    },
};
/** Repeats what a vault or a share refuses while a grant may still be on its way. */
async function whileGrantsArrive(work, where, world) {
    const end = Date.now() + world.grantMinutes * 60_000;
    for (let attempt = 0;; attempt += 1) {
        try {
            return await work();
        }
        catch (error) {
            if (world.signal.aborted)
                throw world.signal.reason;
            const reason = (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonFor */ .qo)((0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceError */ .cg)(error), _retry_js__WEBPACK_IMPORTED_MODULE_1__/* .grantRetries */ .n$);
            if (!reason || Date.now() >= end)
                throw error;
            if (attempt === 0)
                world.log(`${where} refuses: waiting for ${reason.waitingFor}`);
            await (0,_wait_js__WEBPACK_IMPORTED_MODULE_2__/* .sleep */ .yy)(Math.min((0,_wait_js__WEBPACK_IMPORTED_MODULE_2__/* .backoff */ .JN)(attempt), 10_000), world.signal);
        }
    }
}
async function orAbsent(work) {
    try {
        return await work();
    }
    catch (error) {
        if (error.statusCode === 404)
            return undefined;
        throw error;
    }
}
const isDeleted = (error) => /ObjectIsDeletedButRecoverable|currently in a deleted/i.test(`${(0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceError */ .cg)(error).code} ${(0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceError */ .cg)(error).message}`);


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


/***/ }),

/***/ 2734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ro: () => (/* binding */ checkFirewallCa),
/* harmony export */   yl: () => (/* binding */ checkRootAlone)
/* harmony export */ });
/* unused harmony export minimumDaysLeft */
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8639);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(997);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3401);



/** Azure Firewall wants a year ahead when the CA is applied. Days. */
const minimumDaysLeft = 365;
/** Every fault at once, the file's first, then the intermediate's, then the root's. Empty: Azure Firewall will take it. */
function checkFirewallCa({ certificates, key, root, at }) {
    const ownKey = key && (0,_key_js__WEBPACK_IMPORTED_MODULE_1__/* .keyFingerprint */ .yy)(key);
    const intermediate = certificates.find(certificate => certificate.keyFingerprint === ownKey) ?? certificates[0];
    if (intermediate === undefined)
        return [error('no-certificate', 'the file holds no certificate', 'Give a file with the intermediate certificate and its private key.')];
    return [
        ...checkFile(certificates, ownKey, intermediate),
        ...checkKey(intermediate),
        ...checkExtensions(intermediate),
        ...checkDates(intermediate, at),
        ...checkRoot(root, intermediate, at),
    ];
}
const error = (code, message, advice) => ({ code, level: 'error', message, advice });
const day = (date) => date.toISOString().slice(0, 10);
const daysBetween = (from, to) => Math.floor((to.getTime() - from.getTime()) / 86_400_000);
function* checkFile(certificates, ownKey, intermediate) {
    if (certificates.length > 1)
        yield error('chain-in-file', `the file holds ${certificates.length} certificates (${certificates.map(({ subject }) => subject).join('; ')}), and Azure Firewall accepts the intermediate alone`, 'Export it without its chain: openssl pkcs12 -export -in intermediate.crt -inkey intermediate.key -out intermediate.pfx');
    if (ownKey === undefined)
        yield error('no-key', `the file has no private key for ${intermediate.subject}`, 'Export the certificate together with its private key.');
    else if (intermediate.keyFingerprint !== ownKey)
        yield error('key-mismatch', `the private key is not the one of ${intermediate.subject}`, 'Export the certificate and the key that belong together.');
}
function* checkKey(intermediate) {
    const { subject, keyType, keyBits, signatureAlgorithm } = intermediate;
    if (keyType !== 'rsa')
        yield error('key-type', `the key of ${subject} is ${keyType.toUpperCase()}, and Azure Firewall takes RSA only`, 'Make the intermediate with an RSA key of 4096 bits.');
    else if (keyBits < 4096)
        yield error('key-size', `the RSA key of ${subject} has ${keyBits} bits, and Azure Firewall demands 4096`, 'Make the intermediate with an RSA key of 4096 bits.');
    if (!(0,_chain_js__WEBPACK_IMPORTED_MODULE_0__/* .isStrongSignature */ .G)(signatureAlgorithm))
        yield error('signature-algorithm', `${subject} is signed with ${signatureAlgorithm}, which clients refuse`, 'Have the root sign it with SHA-256.');
}
function* checkExtensions(intermediate) {
    const { subject, basicConstraints, keyUsage, extendedKeyUsage } = intermediate;
    if (intermediate.selfIssued)
        yield error('self-signed', `${subject} is self-signed: it is a root, and a root must not sign leaves on a firewall`, 'Give an intermediate that the root has signed, and the root itself as root-certificate.');
    if (basicConstraints?.ca !== true)
        yield error('not-a-ca', `${subject} is no certificate authority (basicConstraints CA:TRUE)`, 'Issue it with basicConstraints = critical, CA:TRUE, pathlen:1');
    else {
        if (!basicConstraints.critical)
            yield error('basic-constraints-not-critical', `basicConstraints of ${subject} is not marked critical`, 'Issue it with basicConstraints = critical, CA:TRUE, pathlen:1');
        if (basicConstraints.pathLength === 0)
            yield error('path-length', `${subject} has path length 0, but Azure Firewall puts a CA of its own between it and the leaves`, 'Issue it with a path length of at least 1, or without one.');
    }
    const usageAdvice = 'Issue it with keyUsage = critical, digitalSignature, cRLSign, keyCertSign (certificates that Key Vault issues itself do not have this)';
    if (keyUsage === undefined)
        yield error('no-key-usage', `${subject} has no keyUsage`, usageAdvice);
    else {
        if (!keyUsage.critical)
            yield error('key-usage-not-critical', `keyUsage of ${subject} is not marked critical`, usageAdvice);
        if (!keyUsage.usages.includes('keyCertSign'))
            yield error('no-cert-sign', `keyUsage of ${subject} lacks keyCertSign`, usageAdvice);
    }
    if (extendedKeyUsage !== undefined && !extendedKeyUsage.some(usage => usage === 'serverAuth' || usage === 'anyExtendedKeyUsage'))
        yield error('extended-key-usage', `extended key usage of ${subject} (${extendedKeyUsage.join(', ')}) rules TLS servers out, also for everything below it`, 'Issue it without extended key usage, or with serverAuth in it.');
    const { nameConstraints, unknownCritical } = (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseCertificate */ .h)(intermediate.der).extensions;
    if (nameConstraints || unknownCritical.length > 0)
        yield error('unsupported-extension', `${subject} has ${nameConstraints ? 'name constraints' : `the critical extension ${unknownCritical[0]}`}, which verify-tls-inspection does not evaluate and therefore never passes`, 'Issue it without: an inspecting firewall signs for every host that its rules allow.');
    const strict = 'Clients that check strictly (Python 3.13 does by default) refuse the chain without it. Issue it with subjectKeyIdentifier = hash and authorityKeyIdentifier = keyid';
    if (intermediate.subjectKeyIdentifier === undefined)
        yield error('no-subject-key-identifier', `${subject} has no subject key identifier`, strict);
    if (intermediate.authorityKeyIdentifier === undefined && !intermediate.selfIssued)
        yield error('no-authority-key-identifier', `${subject} has no authority key identifier`, strict);
}
function* checkDates({ subject, notBefore, notAfter }, at) {
    const left = daysBetween(at, notAfter);
    if (at < notBefore)
        yield error('not-yet-valid', `${subject} is valid from ${day(notBefore)} only`, 'Wait, or issue it with an earlier start.');
    if (at > notAfter)
        yield error('expired', `${subject} expired on ${day(notAfter)}`, 'Issue a new one.');
    else if (left < minimumDaysLeft)
        yield error('expires-soon', `${subject} expires on ${day(notAfter)}, in ${left} days, and Azure Firewall demands a year ahead`, `Issue a new one that is valid for at least ${minimumDaysLeft} days, better 1024, and renew it two months before its end.`);
}
/** What to give in its place. */
const notRoot = 'Give the certificate of the root that signed the intermediate, the one that pods shall trust.';
/** What keeps every client, or verify-tls-inspection, from building a path to this root, whatever stands below it. Its dates are for the caller. */
function* checkRootAlone(root) {
    const { subject, basicConstraints } = root;
    if (!root.selfIssued || (0,_chain_js__WEBPACK_IMPORTED_MODULE_0__.whyNotIssuedBy)(root, root) !== undefined)
        yield error('root-not-self-signed', `${subject} is given as the root, but has not signed itself`, notRoot);
    if (basicConstraints?.ca !== true)
        yield error('root-not-a-ca', `the root ${subject} is no certificate authority (basicConstraints CA:TRUE)`, notRoot);
    else if (basicConstraints.pathLength !== undefined && basicConstraints.pathLength < 2)
        yield error('root-path-length', `the root ${subject} has path length ${basicConstraints.pathLength}, but two authorities stand below it: the intermediate, and the one that Azure Firewall makes`, 'Use a root without a path length, or with at least 2.');
    if (root.keyUsage !== undefined && !root.keyUsage.usages.includes('keyCertSign'))
        yield error('root-no-cert-sign', `keyUsage of the root ${subject} lacks keyCertSign`, notRoot);
    if (root.keyType === 'rsa' && root.keyBits < 2048)
        yield error('root-key', `the RSA key of the root ${subject} has ${root.keyBits} bits, which clients refuse`, 'Use a root with at least 2048 bits, better 4096.');
    const { nameConstraints, unknownCritical } = (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parseCertificate */ .h)(root.der).extensions;
    if (nameConstraints || unknownCritical.length > 0)
        yield error('root-unsupported-extension', `the root ${subject} has ${nameConstraints ? 'name constraints' : `the critical extension ${unknownCritical[0]}`}, which verify-tls-inspection does not evaluate and therefore never passes`, 'Use a root without: an inspecting firewall signs for every host that its rules allow.');
    const purposes = root.extendedKeyUsage;
    if (purposes !== undefined && !purposes.some(usage => usage === 'serverAuth' || usage === 'anyExtendedKeyUsage'))
        yield error('root-extended-key-usage', `extended key usage of the root ${subject} (${purposes.join(', ')}) rules TLS servers out, also for everything below it`, 'Use a root without extended key usage, or with serverAuth in it.');
}
function* checkRoot(root, intermediate, at) {
    const { subject } = root;
    yield* checkRootAlone(root);
    if (root.keyFingerprint === intermediate.keyFingerprint && root.fingerprint !== intermediate.fingerprint)
        yield error('root-key-reused', `${intermediate.subject} has the key of the root ${subject}: the firewall would be given the root's private key`, 'Make a key of its own for the intermediate, and keep the key of the root where it was made.');
    if (root.subjectKeyIdentifier === undefined)
        yield error('root-no-subject-key-identifier', `the root ${subject} has no subject key identifier`, 'Clients that check strictly (Python 3.13 does by default) refuse the chain. Use a root with subjectKeyIdentifier = hash.');
    if (at < root.notBefore || at > root.notAfter)
        yield error('root-not-valid', `the root ${subject} is valid from ${day(root.notBefore)} to ${day(root.notAfter)}`, 'Use a root that is valid today.');
    else if (root.notAfter < intermediate.notAfter)
        yield {
            code: 'root-expires-first',
            level: 'warning',
            message: `the root ${subject} expires on ${day(root.notAfter)}, before the intermediate`,
            advice: 'Plan the change of root by its end date, not by the intermediate’s.',
        };
    const notIssued = intermediate.fingerprint === root.fingerprint ? undefined : (0,_chain_js__WEBPACK_IMPORTED_MODULE_0__.whyNotIssuedBy)(intermediate, root);
    if (notIssued !== undefined)
        yield error('not-below-root', `the intermediate does not chain to the root: ${notIssued}`, notRoot);
}


/***/ }),

/***/ 997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bb: () => (/* binding */ spkiOf),
/* harmony export */   P_: () => (/* binding */ keyIdentifier),
/* harmony export */   rh: () => (/* binding */ generateKey),
/* harmony export */   yy: () => (/* binding */ keyFingerprint)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1297);
/** Keys: made off the main thread, and the parts of a public key that certificates quote. */



const generate = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPair);
/** A new key. RSA-4096 takes a good part of a second of one core, on libuv's threads: several in parallel cost no more time than cores. */
async function generateKey(kind) {
    const { privateKey, publicKey } = await (kind === 'p256'
        ? generate('ec', { namedCurve: 'P-256' })
        : generate('rsa', { modulusLength: kind === 'rsa-4096' ? 4096 : 2048 }));
    return {
        privateKey,
        publicKey,
        privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }),
        publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }),
    };
}
/** SubjectPublicKeyInfo of a public or private key, in DER. Kept per key object: a certificate for a known key costs no export. */
function spkiOf(key) {
    const kept = spkis.get(key);
    if (kept !== undefined)
        return kept;
    const spki = new Uint8Array((key.type === 'private' ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(key) : key).export({ type: 'spki', format: 'der' }));
    spkis.set(key, spki);
    return spki;
}
const spkis = new WeakMap();
/** The identifier that RFC 5280 4.2.1.2 (1) and every known tool gives a key: SHA-1 of its bits. */
function keyIdentifier(spki) {
    const [, key] = (0,_der_js__WEBPACK_IMPORTED_MODULE_2__/* .readElements */ .cl)((0,_der_js__WEBPACK_IMPORTED_MODULE_2__/* .readElement */ .RN)(spki).content);
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha1').update((0,_der_js__WEBPACK_IMPORTED_MODULE_2__/* .readBits */ .nT)(key, 'the public key')).digest();
}
/** Lower-case hex SHA-256 of the SubjectPublicKeyInfo, as `Certificate.keyFingerprint` has it. */
const keyFingerprint = (key) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(spkiOf(key)).digest('hex');


/***/ })

};
