export const id = 6787;
export const ids = [6787];
export const modules = {

/***/ 6787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   installInNodes: () => (/* binding */ installInNodes)
/* harmony export */ });
/* harmony import */ var _azure_converge_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(876);
/* harmony import */ var _azure_faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4316);
/* harmony import */ var _azure_power_store_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7576);
/* harmony import */ var _azure_session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2121);
/* harmony import */ var _azure_summary_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7329);
/* harmony import */ var _plan_ids_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7087);
/* harmony import */ var _plan_node_trust_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1718);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(7814);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9168);
/* harmony import */ var _install_roots_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3978);
/** The roots in the trust stores of the cluster's nodes, which no pod reads. AKS replaces the nodes for it, one after the other. */










/** `given`: the roots. None: the root that the vault holds. */
async function installInNodes(spec, given, { where, operation }, world) {
    const { store, arm, credential, context } = await (0,_azure_session_js__WEBPACK_IMPORTED_MODULE_3__.openSession)((0,_azure_session_js__WEBPACK_IMPORTED_MODULE_3__.whereTo)(where, world.env), world);
    const ids = (0,_plan_ids_js__WEBPACK_IMPORTED_MODULE_6__.idsOf)(spec, context.subscriptionId);
    try {
        const roots = given.length > 0
            ? given
            : (0,_install_roots_js__WEBPACK_IMPORTED_MODULE_5__/* .rootOfVault */ .I)(await vaultRoot(spec, credential, world), `Key Vault ${spec.certificateAuthority.keyVault}`, operation);
        const current = await store.read(ids.cluster, world.signal);
        if (current === undefined)
            throw notReady(`cluster ${spec.cluster.name} does not exist`, 'Run deploy-aks first.');
        if ((0,_azure_power_store_js__WEBPACK_IMPORTED_MODULE_2__/* .powerOf */ .f)(current) === 'Stopped')
            throw notReady(`cluster ${spec.cluster.name} is stopped, and can only be started`, 'Run deallocate with operation: allocate first.');
        const resource = (0,_plan_node_trust_js__WEBPACK_IMPORTED_MODULE_7__/* .nodeTrust */ .DF)(spec, ids, current, roots, operation);
        if ('because' in resource)
            throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownFaultError */ .eb({
                code: 'TooManyNodeRoots',
                message: `Cluster ${spec.cluster.name}: ${resource.because}.`,
                advice: 'Take away those that nothing is signed by any more: `operation: remove` with them as root-certificate.',
            });
        const observed = new Map([[ids.cluster, current]]);
        const changes = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_8__/* .plan */ .e)([resource], observed);
        if (changes.some(({ action }) => action !== 'none'))
            world.log.info('AKS replaces the nodes one after the other for this: that takes minutes, and moves every pod');
        const { outcomes } = await (0,_azure_converge_js__WEBPACK_IMPORTED_MODULE_0__/* .carryOut */ .u0)(changes, observed, { store, signal: world.signal, log: arm.log });
        return {
            report: (0,_azure_summary_js__WEBPACK_IMPORTED_MODULE_9__/* .azureReport */ .yj)({
                action: 'install-ca-in-pod',
                title: 'The root certificate in the nodes',
                headline: `${operation === 'install' ? 'The nodes trust the root' : 'The nodes do not trust the root'}: ${(0,_azure_summary_js__WEBPACK_IMPORTED_MODULE_9__/* .tally */ .N4)(outcomes)}`,
                outcomes,
                facts: roots.flatMap(root => [
                    { name: 'root', value: `${root.subject}, SHA-256 ${root.fingerprint}` },
                    { name: 'root ends', value: root.notAfter.toISOString() },
                ]),
                findings: [
                    {
                        level: 'warning',
                        message: 'This is the trust of the nodes, for image pulls and processes of the host: no pod trusts the root by it.',
                        advice: 'For pods use `method: exec` or `method: rollout`.',
                    },
                ],
            }),
            outputs: { installed: '0', unchanged: '0', failed: '0', pods: '[]' },
        };
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        throw (0,_azure_faults_js__WEBPACK_IMPORTED_MODULE_1__.explainFault)(error);
    }
}
const notReady = (message, advice) => new _report_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownFaultError */ .eb({ code: 'NoCluster', message: `The ${message}.`, advice });
async function vaultRoot(spec, credential, world) {
    const { readOurAuthority } = await Promise.all(/* import() */[__webpack_require__.e(1435), __webpack_require__.e(9408)]).then(__webpack_require__.bind(__webpack_require__, 9408));
    const { keyVault, certificate, rootSecret } = spec.certificateAuthority;
    const authority = await readOurAuthority(keyVault, { certificate, rootSecret }, credential, world.signal);
    if (authority !== undefined)
        return authority.root;
    throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_4__/* .KnownFaultError */ .eb({
        code: 'NoAuthority',
        message: `Key Vault ${keyVault} does not hold both the certificate ${certificate} and the secret ${rootSecret}.`,
        advice: 'Run import-ca first, or give the input root-certificate.',
    });
}


/***/ }),

/***/ 7879:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ typeOf),
/* harmony export */   u: () => (/* binding */ apiVersionOf)
/* harmony export */ });
/**
 * The api-version of each resource type that is written by its id. The firewall's own types are not here: `@azure/arm-network` sends its own.
 * They are the newest of which Microsoft's published specs could be held against our traffic, except where an SDK of the same version exists.
 */
const versions = {
    'microsoft.network/virtualnetworks': '2024-10-01',
    'microsoft.network/routetables': '2024-10-01',
    'microsoft.keyvault/vaults': '2026-02-01',
    'microsoft.keyvault/locations/deletedvaults': '2026-02-01',
    'microsoft.containerservice/managedclusters': '2025-07-01',
    'microsoft.containerservice/managedclusters/agentpools': '2025-07-01',
    'microsoft.managedidentity/userassignedidentities': '2024-11-30',
    'microsoft.managedidentity/userassignedidentities/federatedidentitycredentials': '2024-11-30',
    'microsoft.authorization/roleassignments': '2022-04-01',
    'microsoft.operationalinsights/workspaces': '2025-02-01',
    'microsoft.insights/diagnosticsettings': '2021-05-01-preview',
    'microsoft.storage/storageaccounts': '2025-01-01',
    'microsoft.storage/storageaccounts/fileservices/shares': '2025-01-01',
    'microsoft.containerregistry/registries': '2025-04-01',
};
/** `Microsoft.Network/routeTables` of an id; of an extension's id (`.../providers/X/../providers/Y/t/n`) the last. */
function typeOf(id) {
    const parts = id.split(/\/providers\//i);
    if (parts.length === 1)
        return /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i.test(id) ? 'Microsoft.Resources/resourceGroups' : '';
    const [namespace = '', ...rest] = (parts.at(-1) ?? '').split('/');
    return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}
/** The api-version for an id. A type that is not in the table is our own fault. */
function apiVersionOf(id) {
    const version = versions[typeOf(id).toLowerCase()];
    if (version === undefined)
        throw new Error(`no api-version is known for ${typeOf(id) || id}`);
    return version;
}


/***/ }),

/***/ 876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lB: () => (/* binding */ observe),
/* harmony export */   u0: () => (/* binding */ carryOut)
/* harmony export */ });
/* unused harmony exports converge, elapsed */
/* harmony import */ var _plan_apply_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7153);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4316);



/** Reads every resource once, all at the same time. */
async function observe(resources, store, signal) {
    const found = await Promise.all(resources.map(async ({ id }) => {
        const current = await store.read(id, signal);
        return current === undefined ? [] : [[id, current]];
    }));
    return new Map(found.flat());
}
/** Carries a plan out and tells what goes on: what begins, what takes long (every half minute), and how it ended. */
async function carryOut(changes, observed, world) {
    const begun = new Map();
    const ticking = setInterval(() => {
        for (const { title, at } of begun.values())
            world.log(`… ${title}: ${elapsed(Date.now() - at)}`);
    }, 30_000);
    try {
        return await (0,_plan_apply_js__WEBPACK_IMPORTED_MODULE_1__/* .apply */ .B)(changes, world.store, {
            signal: world.signal,
            now: () => performance.now(),
            observed,
            explain: _faults_js__WEBPACK_IMPORTED_MODULE_0__.explainFault,
            started: ({ action, resource, differs }) => {
                begun.set(resource.id, { title: resource.title, at: Date.now() });
                const what = differs.map(({ path }) => path).slice(0, 4);
                world.log(`${action === 'create' ? '+' : '~'} ${resource.title}${what.length > 0 ? ` (${what.join(', ')}${differs.length > 4 ? ', …' : ''})` : ''}`);
            },
            ended: outcome => {
                begun.delete(outcome.change.resource.id);
                const { title } = outcome.change.resource;
                if (outcome.result === 'applied')
                    world.log(`✓ ${title}, ${elapsed(outcome.milliseconds)}`);
                if (outcome.result === 'failed')
                    world.log(`✗ ${title}: ${(0,_faults_js__WEBPACK_IMPORTED_MODULE_0__.faultLine)(outcome.fault)}`);
                if (outcome.result === 'skipped')
                    world.log(`- ${title} was skipped: ${outcome.because}`);
            },
        });
    }
    finally {
        clearInterval(ticking);
    }
}
/** Plans and carries out in one go, against what was observed. */
const converge = (resources, observed, world) => carryOut(plan(resources, observed), observed, world);
/** `0.4 s`, `12 s`, `3 min 05 s`. */
function elapsed(milliseconds) {
    const seconds = milliseconds / 1000;
    if (seconds < 10)
        return `${seconds.toFixed(1)} s`;
    if (seconds < 60)
        return `${Math.round(seconds)} s`;
    return `${Math.floor(seconds / 60)} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
}


/***/ }),

/***/ 2627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _api_versions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7879);
/* harmony import */ var _azure_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3329);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7135);



/** An action on a resource (`start`, `listKeys`), followed to its end when it is a long one. Returns its answer, if it has one. */
async function post(arm, id, action, signal) {
    const [{ getClient }, { createHttpPoller }] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(9937)]).then(__webpack_require__.bind(__webpack_require__, 9937)), __webpack_require__.e(/* import() */ 634).then(__webpack_require__.bind(__webpack_require__, 634))]);
    const client = getClient('https://management.azure.com', arm.credential, {
        ...arm.options,
        credentials: { scopes: ['https://management.azure.com/.default'] },
    });
    const checked = (response) => {
        if (!['200', '201', '202', '204'].includes(response.status)) {
            const { code, message } = (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .innermost */ .OI)(response.body) ?? {
                code: `Http${response.status}`,
                message: `Azure answered ${response.status} without a reason`,
            };
            throw new _azure_error_js__WEBPACK_IMPORTED_MODULE_1__/* .AzureError */ .M({ code, message, status: Number(response.status) });
        }
        return {
            flatResponse: response.body,
            rawResponse: { statusCode: Number(response.status), headers: response.headers, body: response.body, request: response.request },
        };
    };
    const poller = createHttpPoller({
        sendInitialRequest: async () => checked(await client.pathUnchecked(`${id}/${action}`).post({ queryParameters: { 'api-version': (0,_api_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .apiVersionOf */ .u)(id) }, abortSignal: signal })),
        sendPollRequest: async (path) => checked(await client.pathUnchecked(path).get({ abortSignal: signal })),
    }, { resourceLocationConfig: 'location' });
    try {
        return (await poller.pollUntilDone({ abortSignal: signal }));
    }
    catch (error) {
        if (signal.aborted)
            throw signal.reason;
        const failure = arm.watcher.failureOf(`${id}/${action}`);
        throw failure ? new _azure_error_js__WEBPACK_IMPORTED_MODULE_1__/* .AzureError */ .M(failure, { cause: error }) : error;
    }
}


/***/ }),

/***/ 7576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ withPower),
/* harmony export */   f: () => (/* binding */ powerOf)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7016);
/* harmony import */ var _azure_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3329);
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4406);
/* harmony import */ var _post_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2627);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7135);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5548);






/** A store that can also switch clusters: a document that declares nothing but a power state is written by `start` or `stop`. */
const withPower = (store, arm) => ({
    read: (id, signal) => store.read(id, signal),
    write: async (resource, signal) => {
        const code = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(resource.desired, '/properties/powerState/code');
        if (code !== 'Running' && code !== 'Stopped')
            return store.write(resource, signal);
        return switchCluster(resource, code, store, arm, signal);
    },
});
async function switchCluster(resource, code, store, arm, signal) {
    const begin = Date.now();
    let accepted = 0;
    for (let attempt = 0;; attempt += 1) {
        // Reading waits while the cluster is starting, stopping or updating; somebody else may have brought it where we want it.
        const current = await store.read(resource.id, signal);
        if (current !== undefined && powerOf(current) === code)
            return current;
        if (accepted >= mostAccepted)
            throw new _azure_error_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M({
                code: 'PowerStateUnchanged',
                message: `Azure accepted it ${accepted} times, and the cluster is still ${powerOf(current) ?? 'in a state that it does not tell'}`,
            });
        // The state may be told a little late.
        if (accepted > 0)
            await (0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .sleep */ .yy)((0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .backoff */ .JN)(accepted), signal);
        try {
            await (0,_post_js__WEBPACK_IMPORTED_MODULE_2__/* .post */ .b)(arm, resource.id, code === 'Running' ? 'start' : 'stop', signal);
            accepted += 1;
        }
        catch (error) {
            if (signal.aborted)
                throw signal.reason;
            const reason = (0,_patience_js__WEBPACK_IMPORTED_MODULE_1__/* .brokenBy */ .R)(error) === undefined ? (0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonFor */ .qo)((0,_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .serviceError */ .cg)(error), _retry_js__WEBPACK_IMPORTED_MODULE_3__/* .writeRetries */ .Kr) : brokenOff;
            if (!reason || Date.now() - begin > reason.forMinutes * 60_000)
                throw error;
            if (attempt === 0)
                arm.log(`${resource.title}: waiting for ${reason.waitingFor}`);
            await (0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .sleep */ .yy)((0,_wait_js__WEBPACK_IMPORTED_MODULE_5__/* .backoff */ .JN)(Math.min(attempt, 4)), signal);
        }
    }
}
/** Nobody knows whether it was heard; the cluster tells. */
const brokenOff = { waitingFor: 'the connection to Azure', forMinutes: 5 };
/** Requests that were carried out, and changed nothing. */
const mostAccepted = 3;
const powerOf = (cluster) => {
    const code = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(cluster, '/properties/powerState/code');
    return typeof code === 'string' ? code : undefined;
};


/***/ }),

/***/ 7329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BW: () => (/* binding */ changedAnything),
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   eW: () => (/* binding */ anyFailed),
/* harmony export */   pp: () => (/* binding */ planOutput),
/* harmony export */   yj: () => (/* binding */ azureReport)
/* harmony export */ });
/** A report of an action that converges Azure: it passes when every outcome is good and no finding is an error. */
function azureReport(parts) {
    const { action, title, outcomes, facts = [], findings = [], next = [] } = parts;
    const failed = outcomes.some(({ result }) => result === 'failed' || result === 'skipped') || findings.some(({ level }) => level === 'error');
    return {
        action,
        title,
        at: new Date().toISOString(),
        result: failed ? 'fail' : 'pass',
        headline: failed || parts.headline === undefined ? tally(outcomes, failed) : parts.headline,
        outcomes,
        verdicts: [],
        facts,
        findings,
        ...(parts.comparison ? { comparison: parts.comparison } : {}),
        next: failed ? ['Correct what failed and run this again: what was done stays, and is not done twice.', ...next] : next,
    };
}
/** `3 created, 1 updated, 20 unchanged`. */
function tally(outcomes, failed = false) {
    const count = (wanted) => outcomes.filter(wanted).length;
    const parts = [
        [count(({ result }) => result === 'failed'), 'failed'],
        [count(({ result }) => result === 'skipped'), 'skipped'],
        [count(({ result, change }) => result === 'applied' && change.action === 'create'), 'created'],
        [count(({ result, change }) => result === 'applied' && change.action === 'update'), 'updated'],
        [count(({ result, change }) => result === 'planned' && change.action === 'create'), 'to create'],
        [count(({ result, change }) => result === 'planned' && change.action === 'update'), 'to update'],
        [count(({ result }) => result === 'unchanged'), 'unchanged'],
    ];
    const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
    return `${failed ? 'Not everything is as it should be: ' : ''}${said.join(', ') || 'nothing to do'}.`;
}
const changedAnything = (outcomes) => outcomes.some(({ result }) => result === 'applied' || result === 'planned');
const anyFailed = (outcomes) => outcomes.some(({ result }) => result === 'failed' || result === 'skipped');
/** A plan as an output: what would change, without the documents. */
const planOutput = (outcomes) => JSON.stringify(outcomes
    .filter(({ change }) => change.action !== 'none')
    .map(({ change, result }) => ({
    action: change.action,
    id: change.resource.id,
    title: change.resource.title,
    result,
    differs: change.differs,
})));


/***/ }),

/***/ 7153:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ apply),
/* harmony export */   l: () => (/* binding */ planned)
/* harmony export */ });
/* harmony import */ var _merge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4689);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5121);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7814);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7016);




/**
 * Carries a plan out: each change as soon as what it needs is done, changes with the same `exclusive` key one at a time in the order of
 * the plan. What needs a change that failed is skipped and says so. Returns the outcomes in the order of the plan, and what is there now.
 */
async function apply(plan, store, world) {
    const observed = new Map(world.observed);
    const running = new Map();
    const lastOf = new Map();
    const title = new Map(plan.map(({ resource }) => [resource.id, resource.title]));
    const perform = async (change) => {
        const begin = world.now();
        const { resource } = change;
        const current = observed.get(resource.id);
        // What it takes from others is known now; it may turn out that nothing differs.
        const actual = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.referencedBy)(resource.desired).length > 0 ? (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .changeOf */ .C)(resource, observed) : change;
        if (actual.action === 'none')
            return { change: actual, result: 'unchanged', milliseconds: 0 };
        const desired = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.resolve)(resource.desired, id => observed.get(id));
        const open = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.referencedBy)(desired);
        if (open.length > 0)
            return { change, result: 'skipped', because: `${title.get(open[0] ?? '') ?? open[0]} does not tell what this takes from it` };
        if (world.signal.aborted)
            return { change, result: 'skipped', because: 'the run was stopped' };
        world.started?.(actual);
        try {
            const written = await store.write({ ...resource, desired: (0,_merge_js__WEBPACK_IMPORTED_MODULE_2__/* .merge */ .h)(desired, current, resource.compare) }, world.signal);
            observed.set(resource.id, written);
            return { change: actual, result: 'applied', milliseconds: world.now() - begin };
        }
        catch (error) {
            const fault = world.explain?.(error, actual) ?? (error instanceof Error ? error : new Error(String(error)));
            return { change: actual, result: 'failed', fault };
        }
    };
    const schedule = (change) => {
        const needs = (0,_order_js__WEBPACK_IMPORTED_MODULE_3__/* .needsOf */ .h)(change.resource).flatMap(id => running.get(id) ?? []);
        const key = change.resource.exclusive;
        const before = key === undefined ? undefined : lastOf.get(key);
        const outcome = (async () => {
            const needed = await Promise.all(needs);
            await before;
            const broken = needed.find(({ result }) => result === 'failed' || result === 'skipped');
            if (broken)
                return {
                    change,
                    result: 'skipped',
                    because: `it needs ${broken.change.resource.title}, which ${broken.result === 'failed' ? 'failed' : 'was skipped'}`,
                };
            return perform(change);
        })();
        const told = outcome.then(value => {
            world.ended?.(value);
            return value;
        });
        if (key !== undefined)
            lastOf.set(key, told);
        return told;
    };
    for (const change of plan)
        running.set(change.resource.id, schedule(change));
    const outcomes = await Promise.all(plan.map(({ resource }) => running.get(resource.id)));
    return { outcomes, observed };
}
/** A plan as outcomes of a run that changes nothing. */
const planned = (changes) => changes.map(change => ({ change, result: change.action === 'none' ? 'unchanged' : 'planned', milliseconds: 0 }));


/***/ }),

/***/ 9053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ sameElement),
/* harmony export */   t: () => (/* binding */ differences)
/* harmony export */ });
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7016);

/**
 * Where `current` is not what `desired` declares. Only what is declared is compared: members that the service added do not count.
 * An absent value, null, `[]` and `{}` are the same (ARM leaves empty ones out). Pointers in `compare` write `*` for any element of an array.
 */
function differences(desired, current, compare = {}) {
    const found = [];
    const ignored = new Set([...(compare.ignore ?? []), ...(compare.createOnly ?? [])]);
    const kept = new Set(compare.keep ?? []);
    const differ = (path, want, have) => {
        found.push({ path, desired: want, current: have });
    };
    const walk = (want, have, path, pattern) => {
        if (ignored.has(pattern))
            return;
        if (isEmpty(want) && isEmpty(have))
            return;
        if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.isReference)(want))
            differ(path, want, have);
        else if (Array.isArray(want))
            walkArray(want, have, path, pattern);
        else if (typeof want === 'object' && want !== null)
            walkObject(want, have, path, pattern);
        else if (!same(want, have, pattern))
            differ(path, want, have);
    };
    const walkObject = (want, have, path, pattern) => {
        if (typeof have !== 'object' || have === null || Array.isArray(have)) {
            differ(path, want, have);
            return;
        }
        for (const [name, value] of Object.entries(want)) {
            const step = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.escapeStep)(name);
            walk(value, (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.member)(have, name), `${path}/${step}`, `${pattern}/${step}`);
        }
    };
    const walkArray = (want, have, path, pattern) => {
        if (!Array.isArray(have)) {
            if (have === undefined || have === null || want.length > 0)
                differ(path, want, have);
            return;
        }
        const key = compare.unordered?.[pattern];
        if (key === undefined) {
            if (want.length !== have.length)
                differ(path, want, have);
            else
                for (const [index, item] of want.entries())
                    walk(item, have[index], `${path}/${index}`, `${pattern}/*`);
            return;
        }
        const left = [...have];
        for (const item of want) {
            const index = left.findIndex(other => sameElement(item, other, key, pattern));
            const step = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.escapeStep)(label(item, key));
            if (index < 0) {
                differ(`${path}/${step}`, item, undefined);
                continue;
            }
            const [other] = left.splice(index, 1);
            if (key !== '')
                walk(item, other, `${path}/${step}`, `${pattern}/*`);
        }
        if (!kept.has(pattern))
            for (const extra of left)
                differ(`${path}/${(0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.escapeStep)(label(extra, key))}`, undefined, extra);
    };
    walk(desired, current, '', '');
    for (const [path, filledIn] of Object.entries(compare.absent ?? {})) {
        const have = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.at)(current, path);
        if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.at)(desired, path) === undefined && !isEmpty(have) && differences(filledIn, have).length > 0)
            differ(path, undefined, have);
    }
    return found;
}
/** Whether an element of an unordered array is the same one: by the property `key`, or by its whole value when `key` is empty. */
function sameElement(a, b, key, pattern) {
    if (key === '')
        return differences([a], [b]).length === 0 && differences([b], [a]).length === 0;
    if (!isObject(a) || !isObject(b))
        return false;
    const [one, other] = [a[key], b[key]];
    return one !== undefined && other !== undefined && same(one, other, `${pattern}/*/${key}`);
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value) => value === undefined ||
    value === null ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && !(0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.isReference)(value) && Object.keys(value).length === 0);
/** Ids are the same whatever their case; a location is the same with or without spaces (`East US 2`, `eastus2`). */
function same(a, b, pattern) {
    if (a === b)
        return true;
    if (typeof a !== 'string' || typeof b !== 'string')
        return false;
    if (isId(a) && isId(b))
        return a.toLowerCase().replace(/\/$/, '') === b.toLowerCase().replace(/\/$/, '');
    return pattern === '/location' && place(a) === place(b);
}
const isId = (text) => /^\/subscriptions\//i.test(text);
const place = (text) => text.replaceAll(' ', '').toLowerCase();
const label = (item, key) => {
    const value = key === '' ? item : isObject(item) ? item[key] : undefined;
    return typeof value === 'string' ? value : JSON.stringify(value ?? item);
};


/***/ }),

/***/ 4689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ merge)
/* harmony export */ });
/* harmony import */ var _differences_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9053);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7016);


/**
 * The whole document to write: `desired`, and of `current` what `compare.keep` says is not ours to take away.
 * A document that does not exist yet is written as desired.
 */
function merge(desired, current, compare = {}) {
    if (current === undefined)
        return desired;
    const kept = new Set(compare.keep ?? []);
    const createOnly = new Set(compare.createOnly ?? []);
    const readOnly = new Set(compare.readOnly ?? []);
    const walk = (want, have, pattern) => {
        if (Array.isArray(want))
            return Array.isArray(have) ? walkArray(want, have, pattern) : want;
        if (!isObject(want) || !isObject(have))
            return want;
        const merged = {};
        for (const [name, value] of Object.entries(want)) {
            const step = `${pattern}/${(0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.escapeStep)(name)}`;
            const there = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.member)(have, name);
            if (!createOnly.has(step))
                merged[name] = walk(value, there, step);
            else if (there !== undefined)
                merged[name] = there;
        }
        for (const [name, value] of Object.entries(have))
            if (kept.has(pattern) || kept.has(`${pattern}/${(0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.escapeStep)(name)}`))
                if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.member)(want, name) === undefined && !wanted(want, name) && !readOnly.has(name))
                    merged[name] = writable(value, readOnly);
        return merged;
    };
    const walkArray = (want, have, pattern) => {
        const key = compare.unordered?.[pattern];
        if (key === undefined)
            return want.map((item, index) => walk(item, have[index], `${pattern}/*`));
        const left = [...have];
        const merged = want.map(item => {
            const index = left.findIndex(other => (0,_differences_js__WEBPACK_IMPORTED_MODULE_1__/* .sameElement */ .d)(item, other, key, pattern));
            if (index < 0)
                return item;
            const [other] = left.splice(index, 1);
            return key === '' ? item : walk(item, other, `${pattern}/*`);
        });
        return kept.has(pattern) ? [...merged, ...left.map(item => writable(item, readOnly))] : merged;
    };
    return walk(desired, current, '');
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const wanted = (want, name) => name.startsWith('/') && Object.keys(want).some(key => key.toLowerCase() === name.toLowerCase());
function writable(value, readOnly) {
    if (Array.isArray(value))
        return value.map(item => writable(item, readOnly));
    if (!isObject(value))
        return value;
    return Object.fromEntries(Object.entries(value)
        .filter(([name]) => !readOnly.has(name))
        .map(([name, item]) => [name, writable(item, readOnly)]));
}


/***/ }),

/***/ 7814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ changeOf),
/* harmony export */   e: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _differences_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9053);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5121);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7016);



/** What has to change so that every resource is as it should be, in an order in which it can be done. */
function plan(resources, observed) {
    return (0,_order_js__WEBPACK_IMPORTED_MODULE_0__/* .inOrder */ .a)(resources).map(resource => changeOf(resource, observed, titles(resources)));
}
/** The change of one resource, compared with the references resolved that `observed` can answer. */
function changeOf(resource, observed, titleOf = id => id) {
    const current = observed.get(resource.id);
    if (current === undefined)
        return { action: 'create', resource, differs: [] };
    const desired = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.resolve)(resource.desired, id => observed.get(id));
    const unsettled = Object.entries(resource.compare?.settled ?? {}).flatMap(([path, must]) => {
        const state = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.at)(current, path);
        return state === undefined || state === must ? [] : [{ path, desired: must, current: state }];
    });
    const differs = [...(0,_differences_js__WEBPACK_IMPORTED_MODULE_2__/* .differences */ .t)(desired, current, resource.compare), ...unsettled];
    return {
        action: differs.length > 0 ? 'update' : 'none',
        resource,
        differs: differs.map(({ path, desired, current }) => ({ path, desired: show(desired, titleOf), current: show(current, titleOf) })),
    };
}
const titles = (resources) => {
    const byId = new Map(resources.map(({ id, title }) => [id, title]));
    return (id) => byId.get(id) ?? id;
};
const longest = 120;
function show(value, titleOf) {
    if (value === undefined)
        return '(absent)';
    if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_1__.isReference)(value))
        return `(what ${titleOf(value.$from)} will tell)`;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}


/***/ })

};
