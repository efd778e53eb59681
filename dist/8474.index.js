export const id = 8474;
export const ids = [8474];
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

/***/ 8754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ grantMinutes)
/* harmony export */ });
/** How long a refusal of the data plane may be a grant on its way. Minutes: long after a grant was just made, short after one that was there. */
function grantMinutes(outcomes, runnerKnown) {
    if (!runnerKnown)
        return 0;
    const granted = outcomes.some(({ result, change }) => result === 'applied' && /\/roleAssignments\//.test(change.resource.id));
    return granted ? 10 : 2;
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

/***/ 8639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isStrongSignature),
/* harmony export */   q: () => (/* binding */ buildChain),
/* harmony export */   whyNotIssuedBy: () => (/* binding */ whyNotIssuedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1297);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7542);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(999);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3401);
/**
 * Path validation (RFC 5280 6, as a TLS client does it): from the served leaf, over whatever else was served, to an anchor. The gate's
 * verdict "inspected by our firewall" stands on this, so every doubt is a refusal, and a certificate's own word counts for nothing until
 * the signature above it was verified.
 */





/** What a flight may cost us. A public one has three certificates and takes two verifications. */
const limits = { served: 100, depth: 10, verifications: 200 };
/**
 * Validates a served flight. The first certificate is the leaf, as in TLS; the others may come in any order, and those that lead nowhere
 * do no harm. Checked of each link: name, key identifiers, signature, dates, basicConstraints and path length, keyUsage, extended key
 * usage, critical extensions, key size and hash. An anchor is trusted as a key and name, but its dates and constraints count.
 */
function buildChain(served, anchors, options) {
    const [first, ...rest] = served;
    if (first === undefined)
        return refuse('no certificate was served');
    if (served.length > limits.served)
        return refuse(`${served.length} certificates were served, more than the ${limits.served} that are looked at`);
    const leaf = link(first, false);
    if (typeof leaf === 'string')
        return refuse(leaf);
    const fault = whyNoServer(leaf, options);
    if (fault !== undefined)
        return refuse(fault);
    const known = new Set(anchors.map(anchor => anchor.fingerprint));
    if (known.has(leaf.certificate.fingerprint))
        return refuse(`${leaf.certificate.subject} was served, but that is the trust anchor itself`);
    const candidates = [
        ...anchors.map(anchor => link(anchor, true)),
        ...rest.filter(({ fingerprint }) => !known.has(fingerprint)).map(certificate => link(certificate, false)),
    ].filter(candidate => typeof candidate !== 'string');
    return search(leaf, candidates, options);
}
const refuse = (because) => ({ ok: false, because });
/** Read again from the bytes, for a `Certificate` says less than a path has to be judged by. */
function link(certificate, anchor) {
    try {
        const parsed = (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .parseCertificate */ .h)(certificate.der);
        return { certificate, parsed, anchor, subject: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(parsed.subject), issuer: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(parsed.issuer) };
    }
    catch (error) {
        if (error instanceof _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4)
            return `a served certificate cannot be read: ${error.message}`;
        throw error;
    }
}
function search(leaf, candidates, { at, accept = () => true }) {
    let verifications = 0;
    // Of all dead ends, the one that got furthest says most.
    let best = { progress: -1, because: '' };
    const note = (progress, because) => {
        if (progress > best.progress)
            best = { progress, because };
    };
    const extend = (path) => {
        const below = path.at(-1);
        const name = below.certificate.subject;
        if (path.length >= limits.depth)
            return note(path.length * 3, `the path is longer than ${limits.depth} certificates`);
        const issuers = candidates.filter(({ subject }) => subject === below.issuer);
        if (issuers.length === 0)
            return note(path.length * 3, `${name} was issued by ${below.certificate.issuer}, which was neither served nor is it a trust anchor`);
        for (const issuer of issuers) {
            // The same key and name once more can only be a detour.
            if (path.some(({ certificate, subject }) => subject === issuer.subject && certificate.keyFingerprint === issuer.certificate.keyFingerprint)) {
                note(path.length * 3, `${name} leads back to ${issuer.certificate.subject}, so the path has no end`);
                continue;
            }
            const other = whyOtherIssuer(below, issuer);
            if (other !== undefined) {
                note(path.length * 3 + 1, other);
                continue;
            }
            if (++verifications > limits.verifications)
                return note(Number.POSITIVE_INFINITY, 'the flight takes more signature checks than is reasonable');
            if (!signedBy(below.certificate, issuer.certificate)) {
                note(path.length * 3 + 1, `${name} names ${issuer.certificate.subject} as its issuer, but was not signed with that certificate's key`);
                continue;
            }
            const unfit = whyNoAuthority(issuer, path, at);
            if (unfit !== undefined) {
                note(path.length * 3 + 2, unfit);
                continue;
            }
            const longer = [...path, issuer];
            if (!issuer.anchor) {
                const found = extend(longer);
                if (found !== undefined)
                    return found;
            }
            else if (accept(longer.map(({ certificate }) => certificate)))
                return longer;
            else
                note(path.length * 3, `${leaf.certificate.subject} has a valid path to ${issuer.certificate.subject}, but not the one that is asked for`);
        }
        return undefined;
    };
    const path = extend([leaf]);
    return path === undefined ? refuse(best.because) : { ok: true, path: path.map(({ certificate }) => certificate) };
}
const day = (date) => date.toISOString().replace(/\.\d+/, '');
/** What keeps any certificate of a path from counting. */
function whyUnfit({ certificate, parsed, anchor }, at) {
    const name = certificate.subject;
    if (at < parsed.notBefore)
        return `${name} is not valid before ${day(parsed.notBefore)}`;
    if (at > parsed.notAfter)
        return `${name} expired on ${day(parsed.notAfter)}`;
    if (!anchor && !isStrongSignature(parsed.signatureAlgorithm))
        return `${name} is signed with ${parsed.signatureAlgorithm}, which can be forged`;
    const [unknown] = parsed.extensions.unknownCritical;
    if (unknown !== undefined)
        return `${name} has the critical extension ${unknown}, which is not understood here`;
    if (parsed.key.type === 'rsa' && parsed.key.bits < 2048)
        return `the RSA key of ${name} has only ${parsed.key.bits} bits`;
    const usage = parsed.extensions.extendedKeyUsage;
    if (usage !== undefined && !usage.some(purpose => purpose === 'serverAuth' || purpose === 'anyExtendedKeyUsage'))
        return `${name} is not for TLS servers: its extended key usage is ${usage.join(', ')}`;
    return undefined;
}
function whyNoServer(leaf, { at, host }) {
    const { certificate, parsed } = leaf;
    const unfit = whyUnfit(leaf, at);
    if (unfit !== undefined)
        return unfit;
    const usages = parsed.extensions.keyUsage?.usages;
    if (usages !== undefined && !['digitalSignature', 'keyEncipherment', 'keyAgreement'].some(usage => usages.includes(usage)))
        return `${certificate.subject} is not for TLS servers: its key usage is ${usages.join(', ') || 'empty'}`;
    if (host !== undefined && !(0,_host_js__WEBPACK_IMPORTED_MODULE_4__/* .namesHost */ .$r)(certificate, host)) {
        const names = [...certificate.dnsNames, ...certificate.ipAddresses];
        return `${certificate.subject} is not for ${host}: it names ${names.slice(0, 5).join(', ') || 'no host'}${names.length > 5 ? ', ...' : ''}`;
    }
    return undefined;
}
function whyNoAuthority(issuer, path, at) {
    const { certificate, parsed } = issuer;
    const name = certificate.subject;
    const { basicConstraints, keyUsage, nameConstraints } = parsed.extensions;
    if (basicConstraints?.ca !== true)
        return `${name} signed ${path.at(-1)?.certificate.subject}, but is no certificate authority`;
    if (keyUsage !== undefined && !keyUsage.usages.includes('keyCertSign'))
        return `${name} may not sign certificates: its key usage lacks keyCertSign`;
    if (nameConstraints)
        return `${name} has name constraints, which are not understood here`;
    // Self-issued certificates do not count (RFC 5280 4.2.1.9), nor does the leaf.
    const between = path.slice(1).filter(({ subject, issuer }) => subject !== issuer).length;
    const { pathLength } = basicConstraints;
    if (pathLength !== undefined && between > pathLength)
        return `${name} allows ${pathLength} certificate authorities below it (its path length), and there ${between === 1 ? 'is' : 'are'} ${between}`;
    return whyUnfit(issuer, at);
}
/** Key identifiers tell keys with the same name apart. Where they disagree, this is not the issuer that is meant. */
function whyOtherIssuer(below, issuer) {
    const named = below.parsed.extensions.authorityKeyIdentifier;
    const own = issuer.parsed.extensions.subjectKeyIdentifier;
    const mismatch = `${below.certificate.subject} names another ${issuer.certificate.subject} as its issuer`;
    if (named?.keyId && own && Buffer.compare(named.keyId, own) !== 0)
        return `${mismatch} (authority key identifier)`;
    if (named?.serial && Buffer.compare(named.serial, issuer.parsed.serial) !== 0)
        return `${mismatch} (serial number)`;
    if (named?.issuer && (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(named.issuer) !== issuer.issuer)
        return `${mismatch} (issuer of the issuer)`;
    return undefined;
}
function signedBy(below, issuer) {
    try {
        return new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(below.der).verify(new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(issuer.der).publicKey);
    }
    catch {
        // OpenSSL knows no such key or algorithm.
        return false;
    }
}
/** Why `issuer` did not issue `certificate`, by name, key identifiers and signature alone; undefined: it did. */
function whyNotIssuedBy(certificate, issuer) {
    const below = link(certificate, false);
    const above = link(issuer, false);
    if (typeof below === 'string')
        return below;
    if (typeof above === 'string')
        return above;
    if (below.issuer !== above.subject)
        return `${certificate.subject} was issued by ${certificate.issuer}, not by ${issuer.subject}`;
    return whyOtherIssuer(below, above) ?? (signedBy(certificate, issuer) ? undefined : unsigned(certificate, issuer));
}
const unsigned = (below, issuer) => `${below.subject} names ${issuer.subject} as its issuer, but was not signed with that certificate's key`;
/** SHA-1 and MD5 signatures can be forged, and no client of today takes them. */
const isStrongSignature = (algorithm) => /sha(256|384|512)|ed25519/i.test(algorithm);


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
