export const id = 5727;
export const ids = [5727,1788,7016];
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

/***/ 5727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deployed: () => (/* binding */ deployed)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7016);
/* harmony import */ var _verify_subject_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7183);
/* harmony import */ var _live_policy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4794);



/**
 * The policy that the firewall has (with its groups, its base policies and its IP groups), the firewall, the cluster's subnet and its route
 * table. Whole documents where nothing changes by itself; of the subnet only what steers, as its list of addresses follows the nodes.
 * @throws where any of it cannot be read or is not at rest: half of it is worth nothing
 */
async function deployed(ids, world) {
    const read = async (id) => {
        const found = await world.store.read(id, world.signal);
        if (found === undefined)
            throw new Error(`${id.split('/').slice(-2).join(' ')} does not exist`);
        const state = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_2__.at)(found, '/properties/provisioningState');
        if (state !== 'Succeeded')
            throw new Error(`${id.split('/').slice(-2).join(' ')} is ${String(state ?? 'in no state that is known')}`);
        return found;
    };
    const [firewall, network] = await Promise.all([read(ids.firewall), read(ids.network)]);
    const subnets = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_2__.at)(network, '/properties/subnets');
    const subnet = (Array.isArray(subnets) ? subnets : []).find(each => same((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_2__.at)(each, '/name'), ids.aksSubnet.split('/').at(-1)));
    if (subnet === undefined)
        throw new Error("the network has no subnet of the cluster's name");
    const policyId = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_2__.at)(firewall, '/properties/firewallPolicy/id');
    if (typeof policyId !== 'string')
        throw new Error('the firewall has no policy');
    const routeTableId = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_2__.at)(subnet, '/properties/routeTable/id');
    if (typeof routeTableId !== 'string')
        throw new Error("the cluster's subnet has no route table");
    const [policy, routeTable] = await Promise.all([(0,_live_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .livePolicy */ .bd)(policyId, world), read(routeTableId)]);
    const unread = unreadGroups(policy);
    if (unread !== undefined)
        throw new Error(`IP group ${unread} cannot be read`);
    const steering = ['addressPrefix', 'addressPrefixes', 'networkSecurityGroup', 'natGateway', 'serviceEndpoints', 'defaultOutboundAccess'];
    return (0,_verify_subject_js__WEBPACK_IMPORTED_MODULE_0__/* .deployedHash */ .Pg)([
        settled(policy),
        settled(firewall),
        settled([
            (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_2__.at)(network, '/properties/dhcpOptions') ?? null,
            routeTableId,
            ...steering.map(key => (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_2__.at)(subnet, `/properties/${key}`) ?? null),
        ]),
        settled({ ...routeTable, properties: { ...(0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_2__.at)(routeTable, '/properties'), subnets: null } }),
    ]);
}
/** Names of resources are the same in any case. */
const same = (one, other) => String(one).toLowerCase() === String(other).toLowerCase();
/** An IP group that a rule names and whose addresses could not be had. */
function unreadGroups({ ruleCollectionGroups, ipGroups, parent }) {
    const known = new Set(ipGroups.map(group => String(group.id).toLowerCase()));
    return [...(0,_live_policy_js__WEBPACK_IMPORTED_MODULE_1__/* .idsIn */ .Sd)(ruleCollectionGroups)].find(id => !known.has(id.toLowerCase())) ?? (parent && unreadGroups(parent));
}
/** Without what is written anew while the resource stays what it is. */
const passing = new Set(['etag', 'systemData', 'resourceGuid']);
function settled(value) {
    if (Array.isArray(value))
        return value.map(settled);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (passing.has(key) ? [] : [[key, settled(item)]])));
}


/***/ }),

/***/ 4794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sd: () => (/* binding */ idsIn),
/* harmony export */   bd: () => (/* binding */ livePolicy)
/* harmony export */ });
/* unused harmony export isPolicyId */
/* harmony import */ var _arm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1788);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9513);


const isPolicyId = (text) => parseId(text) !== undefined;
const ID = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Network\/(firewallPolicies|ipGroups)\/([^/]+)\/?$/i;
function parseId(id, type = 'firewallPolicies') {
    const [, subscription = '', group = '', found = '', name = ''] = ID.exec(id) ?? [];
    return found.toLowerCase() === type.toLowerCase() ? { subscription, group, name } : undefined;
}
const MAX_PARENTS = 10;
/**
 * Reads a policy, its rule collection groups, its base policies and the IP groups that its rules name. Nothing is written. An IP group that
 * may not be read, or is gone, is left out: what it holds is then unknown.
 * @throws what the Azure clients throw, where the policy itself cannot be read
 */
async function livePolicy(id, world) {
    const [{ NetworkManagementClient }, credential] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(2158)]).then(__webpack_require__.bind(__webpack_require__, 2158)),
        world.credential ?? Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(1343), __webpack_require__.e(1141)]).then(__webpack_require__.bind(__webpack_require__, 1141)).then(({ DefaultAzureCredential }) => new DefaultAzureCredential()),
    ]);
    const { signal: abortSignal } = world;
    const read = async (policyId, children) => {
        const at = parseId(policyId);
        if (!at)
            throw new Error(`${policyId} is not the id of a firewall policy`);
        if (children.includes(policyId.toLowerCase()))
            throw new Error(`the base policies of ${children[0]} go round in a circle`);
        if (children.length > MAX_PARENTS)
            throw new Error(`more than ${MAX_PARENTS} base policies stand one above the other`);
        const wire = answers();
        const client = new NetworkManagementClient(credential, at.subscription, (0,_arm_js__WEBPACK_IMPORTED_MODULE_0__.clientOptions)(world, [wire.policy]));
        await client.firewallPolicies.get(at.group, at.name, { abortSignal });
        const [policy] = wire.take();
        // What the models leave out stands in the answers.
        await (0,_pages_js__WEBPACK_IMPORTED_MODULE_1__/* .allOf */ .b)(client.firewallPolicyRuleCollectionGroups.list(at.group, at.name, { abortSignal }), 'rule collection groups');
        const ruleCollectionGroups = wire.take().flatMap(page => listIn(page));
        const base = baseOf(policy);
        return {
            policy,
            ruleCollectionGroups,
            ipGroups: await ipGroups(ruleCollectionGroups),
            ...(base === undefined ? {} : { parent: await read(base, [...children, policyId.toLowerCase()]) }),
        };
    };
    const ipGroups = async (groups) => {
        const found = await Promise.all([...idsIn(groups)].map(async (text) => {
            const at = parseId(text, 'ipGroups');
            if (!at)
                return [];
            const wire = answers();
            const client = new NetworkManagementClient(credential, at.subscription, (0,_arm_js__WEBPACK_IMPORTED_MODULE_0__.clientOptions)(world, [wire.policy]));
            try {
                await client.ipGroups.get(at.group, at.name, { abortSignal });
                return wire.take();
            }
            catch (error) {
                if (![403, 404].includes(error.statusCode ?? 0))
                    throw error;
                world.log(`IP group ${text} cannot be read, so what it holds is unknown`);
                return [];
            }
        }));
        return found.flat();
    };
    return await read(id, []);
}
/** Keeps answers as they are on the wire: the SDK's models drop what they do not know, and a rule of a new type is just what must not be lost. */
function answers() {
    let kept = [];
    return {
        policy: {
            name: 'egressGateAnswers',
            sendRequest: async (request, next) => {
                const response = await next(request);
                if (response.status === 200 && response.bodyAsText)
                    kept.push(JSON.parse(response.bodyAsText));
                return response;
            },
        },
        take: () => {
            const taken = kept;
            kept = [];
            return taken;
        },
    };
}
const listIn = (page) => {
    const { value } = page;
    return Array.isArray(value) ? value : [];
};
const baseOf = (policy) => {
    const id = policy?.properties?.basePolicy?.id;
    return typeof id === 'string' && id !== '' ? id : undefined;
};
/** Every id of an IP group, wherever the rules name it. */
function idsIn(value, found = new Set()) {
    if (typeof value === 'string' && /\/ipGroups\/[^/]+$/i.test(value))
        found.add(value);
    else if (typeof value === 'object' && value !== null)
        for (const item of Object.values(value))
            idsIn(item, found);
    return found;
}


/***/ }),

/***/ 9513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ allOf)
/* harmony export */ });
/** More than Azure has of anything that is listed here; a page holds a hundred and more. */
const mostPages = 100;
/** All that is listed. The SDKs follow `nextLink` for as long as there is one, and one that leads back to its own page has no end. */
async function allOf(list, what) {
    const found = [];
    let pages = 0;
    for await (const page of list.byPage()) {
        pages += 1;
        if (pages > mostPages)
            throw new Error(`Azure lists ${what} on more than ${mostPages} pages: this is not a list that ends`);
        found.push(...page);
    }
    return found;
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


/***/ }),

/***/ 7016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   escapeStep: () => (/* binding */ escapeStep),
/* harmony export */   from: () => (/* binding */ from),
/* harmony export */   isReference: () => (/* binding */ isReference),
/* harmony export */   member: () => (/* binding */ member),
/* harmony export */   referencedBy: () => (/* binding */ referencedBy),
/* harmony export */   resolve: () => (/* binding */ resolve)
/* harmony export */ });
/** The value that `id` will hold at `path`; `append` is added to it (`/32`). */
const from = (id, path, append) => ({ $from: id, path, ...(append === undefined ? {} : { append }) });
const isReference = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && '$from' in value && 'path' in value;
/** Ids of all documents that `value` takes something from. */
function referencedBy(value) {
    if (isReference(value))
        return [value.$from];
    if (typeof value !== 'object' || value === null)
        return [];
    return [...new Set((Array.isArray(value) ? value : Object.values(value)).flatMap(item => referencedBy(item)))];
}
/** Replaces every reference that `lookup` can answer. The others stay as they are. */
function resolve(value, lookup) {
    if (isReference(value)) {
        const found = at(lookup(value.$from), value.path);
        if (found === undefined || found === null)
            return value;
        return value.append === undefined ? found : `${found}${value.append}`;
    }
    if (Array.isArray(value))
        return value.map(item => resolve(item, lookup));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, lookup)]));
}
/** What stands at a JSON pointer, or undefined. Member names that are resource ids match whatever their case. */
function at(value, pointer) {
    let current = value;
    for (const step of pointer.split('/').slice(1)) {
        if (typeof current !== 'object' || current === null)
            return undefined;
        current = member(current, unescapeStep(step));
    }
    return current;
}
/** A member by name; when the name is an id (it begins with a slash), whatever its case. */
function member(value, name) {
    const object = value;
    if (Object.hasOwn(object, name))
        return object[name];
    if (!name.startsWith('/'))
        return undefined;
    const actual = Object.keys(object).find(key => key.toLowerCase() === name.toLowerCase());
    return actual === undefined ? undefined : object[actual];
}
const escapeStep = (step) => step.replaceAll('~', '~0').replaceAll('/', '~1');
const unescapeStep = (step) => step.replaceAll('~1', '/').replaceAll('~0', '~');


/***/ })

};
