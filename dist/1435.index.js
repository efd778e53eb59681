export const id = 1435;
export const ids = [1435];
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
    const roots = rootText === undefined ? [] : readOrNothing(rootText);
    const root = amongRoots(roots, intermediate);
    return {
        ...(certificate && intermediate ? { intermediate, secretId: certificate.secretId } : {}),
        ...(certificate?.unusable ? { unusable: certificate.unusable } : {}),
        ...(root ? { root, roots } : {}),
    };
}
/** A secret that somebody overwrote with something else is as good as none: it is written anew. */
function readOrNothing(text) {
    try {
        return (0,_pki_read_js__WEBPACK_IMPORTED_MODULE_2__.readCertificates)(text);
    }
    catch (error) {
        if (error instanceof _pki_read_js__WEBPACK_IMPORTED_MODULE_2__/* .NotACertificate */ ._4)
            return [];
        throw error;
    }
}
/** The root above the intermediate, of the one or two that the secret holds: in a rotation, pods mount the old and the new one. Throws {@link NotACertificate}. */
const rootAmong = (text, intermediate) => amongRoots((0,_pki_read_js__WEBPACK_IMPORTED_MODULE_2__.readCertificates)(text), intermediate);
/** Where none stands above it, the first. */
const amongRoots = (roots, intermediate) => (intermediate && roots.find(root => (0,_pki_chain_js__WEBPACK_IMPORTED_MODULE_0__.whyNotIssuedBy)(intermediate, root) === undefined)) ?? roots[0];
/** Whether what the vault holds is good enough to stay, when no CA was given: complete, one chain, accepted by the firewall, and not due for renewal. */
function judgeHeldCa(held, at, renewBeforeDays) {
    const { intermediate, root } = held;
    if (!intermediate)
        return { keep: false, because: 'so far the vault held no intermediate' };
    if (!root)
        return { keep: false, because: 'so far the vault held no root certificate to go with the intermediate' };
    if (held.unusable)
        return { keep: false, because: `the certificate in the vault ${held.unusable}` };
    // Nothing below a root outlives it.
    const [first, what] = root.notAfter < intermediate.notAfter ? [root.notAfter, 'root'] : [intermediate.notAfter, 'intermediate'];
    const daysLeft = Math.floor((first.getTime() - at.getTime()) / 86_400_000);
    if (daysLeft < renewBeforeDays)
        return { keep: false, because: `the ${what} ends in ${daysLeft} days, and it is renewed ${renewBeforeDays} days before its end` };
    // The key stays in the vault, and a CA that is in use may have less than a year left.
    const fault = (0,_pki_check_js__WEBPACK_IMPORTED_MODULE_1__/* .checkFirewallCa */ .r)({ certificates: [intermediate], key: undefined, root, at }).find(({ level, code }) => level === 'error' && !['no-key', 'expires-soon', 'root-expires-first'].includes(code));
    return fault ? { keep: false, because: `Azure Firewall would refuse the intermediate: ${fault.message}` } : { keep: true };
}
/** The same question when a CA was given: only that very one may stay. */
function judgeGivenCa(held, given) {
    if (held.intermediate?.fingerprint !== given.intermediate.fingerprint)
        return { keep: false, because: held.intermediate ? 'the given intermediate is another one' : 'so far the vault held no intermediate' };
    if (held.unusable)
        return { keep: false, because: `the certificate in the vault ${held.unusable}` };
    if (held.root?.fingerprint !== given.root.fingerprint)
        return { keep: false, because: 'the given root is another one' };
    return { keep: true };
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
            const options = { ...(password === undefined ? {} : { password }), ...importPolicy, ...abort };
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
/* harmony export */   r: () => (/* binding */ checkFirewallCa)
/* harmony export */ });
/* unused harmony export minimumDaysLeft */
/* harmony import */ var _ca_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(913);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8639);
/* harmony import */ var _check_root_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8655);
/* harmony import */ var _key_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(997);




/** Azure Firewall wants a year ahead when the CA is applied. Days. */
const minimumDaysLeft = 365;
/** Every fault at once, the file's first, then the intermediate's, then the root's. Empty: Azure Firewall will take it. */
function checkFirewallCa({ certificates, key, root, at }) {
    const ownKey = key && (0,_key_js__WEBPACK_IMPORTED_MODULE_3__/* .keyFingerprint */ .yy)(key);
    const intermediate = certificates.find(certificate => certificate.keyFingerprint === ownKey) ?? certificates[0];
    if (intermediate === undefined)
        return [(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('no-certificate', 'the file holds no certificate', 'Give a file with the intermediate certificate and its private key.')];
    return [
        ...checkFile(certificates, ownKey, intermediate),
        ...checkKey(intermediate),
        ...checkExtensions(intermediate),
        ...checkDates(intermediate, at),
        ...(0,_check_root_js__WEBPACK_IMPORTED_MODULE_2__/* .checkRoot */ .d)(root, intermediate, at),
    ];
}
const daysBetween = (from, to) => Math.floor((to.getTime() - from.getTime()) / 86_400_000);
function* checkFile(certificates, ownKey, intermediate) {
    if (certificates.length > 1)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('chain-in-file', `the file holds ${certificates.length} certificates (${certificates.map(({ subject }) => subject).join('; ')}), and Azure Firewall accepts the intermediate alone`, 'Export it without its chain: openssl pkcs12 -export -in intermediate.crt -inkey intermediate.key -out intermediate.pfx');
    if (ownKey === undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('no-key', `the file has no private key for ${intermediate.subject}`, 'Export the certificate together with its private key.');
    else if (intermediate.keyFingerprint !== ownKey)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('key-mismatch', `the private key is not the one of ${intermediate.subject}`, 'Export the certificate and the key that belong together.');
}
function* checkKey(intermediate) {
    const { subject, keyType, keyBits, signatureAlgorithm } = intermediate;
    if (keyType !== 'rsa')
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('key-type', `the key of ${subject} is ${keyType.toUpperCase()}, and Azure Firewall takes RSA only`, 'Make the intermediate with an RSA key of 4096 bits.');
    else if (keyBits < 4096)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('key-size', `the RSA key of ${subject} has ${keyBits} bits, and Azure Firewall demands 4096`, 'Make the intermediate with an RSA key of 4096 bits.');
    if (!(0,_chain_js__WEBPACK_IMPORTED_MODULE_1__/* .isStrongSignature */ .G)(signatureAlgorithm))
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('signature-algorithm', `${subject} is signed with ${signatureAlgorithm}, which clients refuse`, 'Have the root sign it with SHA-256.');
}
function* checkExtensions(intermediate) {
    const { subject, basicConstraints, keyUsage } = intermediate;
    if (intermediate.selfIssued)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('self-signed', `${subject} is self-signed: it is a root, and a root must not sign leaves on a firewall`, 'Give an intermediate that the root has signed, and the root itself as root-certificate.');
    if (basicConstraints?.ca !== true)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('not-a-ca', `${subject} is no certificate authority (basicConstraints CA:TRUE)`, 'Issue it with basicConstraints = critical, CA:TRUE, pathlen:1');
    else {
        if (!basicConstraints.critical)
            yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('basic-constraints-not-critical', `basicConstraints of ${subject} is not marked critical`, 'Issue it with basicConstraints = critical, CA:TRUE, pathlen:1');
        if (basicConstraints.pathLength === 0)
            yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('path-length', `${subject} has path length 0, but Azure Firewall puts a CA of its own between it and the leaves`, 'Issue it with a path length of at least 1, or without one.');
    }
    const usageAdvice = 'Issue it with keyUsage = critical, digitalSignature, cRLSign, keyCertSign (certificates that Key Vault issues itself do not have this)';
    if (keyUsage === undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('no-key-usage', `${subject} has no keyUsage`, usageAdvice);
    else {
        if (!keyUsage.critical)
            yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('key-usage-not-critical', `keyUsage of ${subject} is not marked critical`, usageAdvice);
        if (!keyUsage.usages.includes('keyCertSign'))
            yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('no-cert-sign', `keyUsage of ${subject} lacks keyCertSign`, usageAdvice);
    }
    const purposes = (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutServers */ .DT)(intermediate);
    if (purposes !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('extended-key-usage', `extended key usage of ${subject} (${purposes}) rules TLS servers out, also for everything below it`, 'Issue it without extended key usage, or with serverAuth in it.');
    const odd = (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .unevaluated */ .pb)(intermediate);
    if (odd !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('unsupported-extension', `${subject} has ${odd}, which verify-tls-inspection does not evaluate and therefore never passes`, 'Issue it without: an inspecting firewall signs for every host that its rules allow.');
    const strict = 'Clients that check strictly (Python 3.13 does by default) refuse the chain without it. Issue it with subjectKeyIdentifier = hash and authorityKeyIdentifier = keyid';
    if (intermediate.subjectKeyIdentifier === undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('no-subject-key-identifier', `${subject} has no subject key identifier`, strict);
    if (intermediate.authorityKeyIdentifier === undefined && !intermediate.selfIssued)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('no-authority-key-identifier', `${subject} has no authority key identifier`, strict);
}
function* checkDates({ subject, notBefore, notAfter }, at) {
    const left = daysBetween(at, notAfter);
    if (at < notBefore)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('not-yet-valid', `${subject} is valid from ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(notBefore)} only`, 'Wait, or issue it with an earlier start.');
    if (at > notAfter)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('expired', `${subject} expired on ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(notAfter)}`, 'Issue a new one.');
    else if (left < minimumDaysLeft)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('expires-soon', `${subject} expires on ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(notAfter)}, in ${left} days, and Azure Firewall demands a year ahead`, `Issue a new one that is valid for at least ${minimumDaysLeft} days, better 1024, and renew it two months before its end.`);
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
