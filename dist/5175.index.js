export const id = 5175;
export const ids = [5175,9408];
export const modules = {

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

/***/ 913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ withoutServers),
/* harmony export */   pb: () => (/* binding */ unevaluated),
/* harmony export */   vd: () => (/* binding */ day),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3401);

const error = (code, message, advice) => ({ code, level: 'error', message, advice });
const day = (date) => date.toISOString().slice(0, 10);
/** The purposes of an authority that rule TLS servers out, also for everything below it. Undefined: it does not. */
const withoutServers = ({ extendedKeyUsage: purposes }) => purposes === undefined || purposes.some(usage => usage === 'serverAuth' || usage === 'anyExtendedKeyUsage')
    ? undefined
    : purposes.join(', ');
/** What verify-tls-inspection does not evaluate, and therefore never passes. Undefined: there is none of it. */
function unevaluated({ der }) {
    const { nameConstraints, unknownCritical } = (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCertificate */ .h)(der).extensions;
    return nameConstraints ? 'name constraints' : unknownCritical.length > 0 ? `the critical extension ${unknownCritical[0]}` : undefined;
}


/***/ }),

/***/ 8655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ checkRoot),
/* harmony export */   y: () => (/* binding */ checkRootAlone)
/* harmony export */ });
/* harmony import */ var _ca_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(913);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8639);
/** What a root must be that pods are to trust: by itself, and above an intermediate. */


/** What to give in its place. */
const notRoot = 'Give the certificate of the root that signed the intermediate, the one that pods shall trust.';
/** What keeps every client, or verify-tls-inspection, from building a path to this root, whatever stands below it. Its dates are for the caller. */
function* checkRootAlone(root) {
    const { subject, basicConstraints } = root;
    if ((0,_chain_js__WEBPACK_IMPORTED_MODULE_1__.whyNotIssuedBy)(root, root) !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-not-self-signed', `${subject} is given as the root, but has not signed itself`, notRoot);
    if (basicConstraints?.ca !== true)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-not-a-ca', `the root ${subject} is no certificate authority (basicConstraints CA:TRUE)`, notRoot);
    else if (basicConstraints.pathLength !== undefined && basicConstraints.pathLength < 2)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-path-length', `the root ${subject} has path length ${basicConstraints.pathLength}, but two authorities stand below it: the intermediate, and the one that Azure Firewall makes`, 'Use a root without a path length, or with at least 2.');
    if (root.keyUsage !== undefined && !root.keyUsage.usages.includes('keyCertSign'))
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-no-cert-sign', `keyUsage of the root ${subject} lacks keyCertSign`, notRoot);
    if (root.keyType === 'rsa' && root.keyBits < 2048)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-key', `the RSA key of the root ${subject} has ${root.keyBits} bits, which clients refuse`, 'Use a root with at least 2048 bits, better 4096.');
    const odd = (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .unevaluated */ .pb)(root);
    if (odd !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-unsupported-extension', `the root ${subject} has ${odd}, which verify-tls-inspection does not evaluate and therefore never passes`, 'Use a root without: an inspecting firewall signs for every host that its rules allow.');
    const purposes = (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutServers */ .DT)(root);
    if (purposes !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-extended-key-usage', `extended key usage of the root ${subject} (${purposes}) rules TLS servers out, also for everything below it`, 'Use a root without extended key usage, or with serverAuth in it.');
}
/** What is wrong with it by itself, above this intermediate, and today. */
function* checkRoot(root, intermediate, at) {
    const { subject } = root;
    yield* checkRootAlone(root);
    if (root.keyFingerprint === intermediate.keyFingerprint && root.fingerprint !== intermediate.fingerprint)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-key-reused', `${intermediate.subject} has the key of the root ${subject}: the firewall would be given the root's private key`, 'Make a key of its own for the intermediate, and keep the key of the root where it was made.');
    if (root.subjectKeyIdentifier === undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-no-subject-key-identifier', `the root ${subject} has no subject key identifier`, 'Clients that check strictly (Python 3.13 does by default) refuse the chain. Use a root with subjectKeyIdentifier = hash.');
    if (at < root.notBefore || at > root.notAfter)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-not-valid', `the root ${subject} is valid from ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(root.notBefore)} to ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(root.notAfter)}`, 'Use a root that is valid today.');
    else if (root.notAfter < intermediate.notAfter)
        yield {
            code: 'root-expires-first',
            level: 'warning',
            message: `the root ${subject} expires on ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(root.notAfter)}, before the intermediate`,
            advice: 'Plan the change of root by its end date, not by the intermediate’s.',
        };
    const notIssued = intermediate.fingerprint === root.fingerprint ? undefined : (0,_chain_js__WEBPACK_IMPORTED_MODULE_1__.whyNotIssuedBy)(intermediate, root);
    if (notIssued !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('not-below-root', `the intermediate does not chain to the root: ${notIssued}`, notRoot);
}


/***/ })

};
