export const id = 1638;
export const ids = [1638];
export const modules = {

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

/***/ 1638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPower: () => (/* binding */ runPower)
});

// EXTERNAL MODULE: ./src/plan/apply.js + 1 modules
var apply = __webpack_require__(4744);
// EXTERNAL MODULE: ./src/plan/firewall-state.js
var firewall_state = __webpack_require__(1305);
// EXTERNAL MODULE: ./src/plan/ids.js
var plan_ids = __webpack_require__(7087);
// EXTERNAL MODULE: ./src/plan/plan.js
var plan = __webpack_require__(7814);
// EXTERNAL MODULE: ./src/plan/power.js
var power = __webpack_require__(9964);
// EXTERNAL MODULE: ./src/plan/reference.js
var reference = __webpack_require__(7016);
// EXTERNAL MODULE: ./src/plan/resources.js + 6 modules
var resources = __webpack_require__(4489);
// EXTERNAL MODULE: ./src/report/fault.js
var fault = __webpack_require__(9168);
// EXTERNAL MODULE: ./src/azure/converge.js
var converge = __webpack_require__(876);
// EXTERNAL MODULE: ./src/azure/faults.js
var faults = __webpack_require__(4316);
;// CONCATENATED MODULE: ./src/azure/list.js
/** The ids of all resources of a network type in a resource group; none when the group does not exist. */
async function listIds(arm, group, type, signal) {
    const { NetworkManagementClient } = await Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(2158), __webpack_require__.e(8172)]).then(__webpack_require__.bind(__webpack_require__, 2158));
    const client = new NetworkManagementClient(arm.credential, arm.subscriptionId, arm.options);
    const found = [];
    const most = 1000;
    try {
        for await (const { name } of client.routeTables.list(group.split('/').at(-1) ?? '', { abortSignal: signal })) {
            if (name)
                found.push(`${group}/providers/${type}/${name}`);
            if (found.length > most)
                throw new Error(`more than ${most} route tables in ${group}: this is not a list that ends`);
        }
    }
    catch (error) {
        if (error.statusCode === 404)
            return [];
        throw error;
    }
    return found;
}

// EXTERNAL MODULE: ./src/azure/power-store.js
var power_store = __webpack_require__(7576);
// EXTERNAL MODULE: ./src/azure/session.js
var azure_session = __webpack_require__(2121);
// EXTERNAL MODULE: ./src/azure/spec.js
var azure_spec = __webpack_require__(8310);
// EXTERNAL MODULE: ./src/azure/summary.js
var summary = __webpack_require__(7329);
;// CONCATENATED MODULE: ./src/azure/deallocate.js















/** Puts firewall and cluster to rest, the cluster first; or brings them back, the firewall first and the routes in between. */
async function runPower(request, world) {
    const spec = await (0,azure_spec/* readSpec */.O)(request.spec);
    const session = await (0,azure_session.openSession)(request.where, world);
    const ids = (0,plan_ids.idsOf)(spec, session.context.subscriptionId);
    try {
        const scene = await look(ids, session, request);
        return request.operation === 'deallocate'
            ? await rest(spec, ids, scene, session, request, world)
            : await wake(spec, ids, scene, session, request, world);
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        throw (0,faults.explainFault)(error);
    }
}
async function look(ids, { store, arm }, request) {
    const { signal } = arm;
    const wanted = [ids.firewall, ...(request.cluster ? [ids.cluster] : []), ...(request.operation === 'allocate' ? [ids.network] : [])];
    const tables = request.operation === 'allocate' ? await listIds(arm, ids.group, 'Microsoft.Network/routeTables', signal) : [];
    const found = await Promise.all([...wanted, ...tables].map(async (id) => [id, await store.read(id, signal)]));
    const observed = new Map(found.flatMap(([id, current]) => (current === undefined ? [] : [[id, current]])));
    return { observed, routeTables: tables.flatMap(id => observed.get(id) ?? []) };
}
async function rest(spec, ids, { observed }, session, request, world) {
    const findings = [];
    const cluster = observed.has(ids.cluster) ? [(0,power/* clusterPower */.yZ)(spec, ids, 'Stopped', [])] : [];
    const current = observed.get(ids.firewall);
    const firewall = current === undefined
        ? undefined
        : (0,power/* deallocatedFirewall */.FX)(spec, ids, current, cluster.map(({ id }) => id));
    if (firewall && 'because' in firewall)
        throw new fault/* KnownFaultError */.eb({
            code: 'StateTooLarge',
            message: firewall.because,
            advice: 'Nothing was changed. Use fewer public addresses, or a public IP prefix.',
        });
    if (!firewall)
        findings.push({ level: 'notice', message: `There is no firewall ${spec.firewall.name}: nothing to deallocate.` });
    const nat = (0,power/* privateNatRules */.o)(spec);
    if (nat.length > 0)
        findings.push({
            level: 'warning',
            message: `Azure refuses to allocate a firewall with NAT rules on private addresses: ${nat.join(', ')}.`,
            advice: 'Remove these rules before operation: allocate, and add them after it.',
        });
    const { outcomes, observed: after } = await perform([...cluster, ...(firewall ? [firewall] : [])], observed, session, request, world);
    const left = after.get(ids.firewall);
    // The tags are the only memory: what Azure says that it keeps is compared with what was given.
    const had = current === undefined ? undefined : (0,power/* stateOf */.L4)(current);
    if (request.mode === 'apply' &&
        had &&
        !(0,summary/* anyFailed */.eW)(outcomes) &&
        (0,firewall_state/* fromTags */.y8)(((0,reference.at)(left, '/tags') ?? {}), ids.group)?.addresses.length !== had.addresses.length)
        findings.push({
            level: 'error',
            message: "Azure did not keep the firewall's state in its tags.",
            advice: 'Before operation: allocate, see that firewall.publicIps in the spec names all its addresses: they are then taken from there.',
        });
    const privateIp = (0,power/* privateIpOf */.uc)(left) ?? '';
    return {
        report: (0,summary/* azureReport */.yj)({
            action: 'deallocate',
            title: `${spec.name} at rest`,
            headline: request.mode === 'plan'
                ? undefined
                : (0,summary/* changedAnything */.BW)(outcomes)
                    ? 'The firewall is deallocated and the cluster stopped: nothing leaves the subnet.'
                    : 'Nothing to do: it was at rest already.',
            outcomes,
            findings,
            facts: [
                { name: 'Saved', value: 'the hours of the firewall and its traffic, and the virtual machines of the nodes' },
                { name: 'Still paid', value: 'public addresses, disks of the nodes, the vault, the registry, logs that are kept' },
            ],
            next: [
                'Bring it back with operation: allocate, then verify from the pods. Azure wants 15 to 30 minutes between stopping and starting a cluster.',
            ],
        }),
        outputs: {
            state: stateIsGone(left) ? 'deallocated' : 'allocated',
            'private-ip': privateIp,
            'private-ip-changed': 'false',
            changed: String((0,summary/* changedAnything */.BW)(outcomes)),
        },
    };
}
async function wake(spec, ids, { observed, routeTables }, session, request, world) {
    const current = observed.get(ids.firewall);
    if (current === undefined)
        throw new fault/* KnownFaultError */.eb({
            code: 'NoFirewall',
            message: `there is no firewall ${spec.firewall.name} to allocate`,
            advice: 'Make it with provision-firewall.',
        });
    const findings = [];
    const before = (0,power/* privateIpOf */.uc)(current) ?? (0,firewall_state/* fromTags */.y8)(((0,reference.at)(current, '/tags') ?? {}), ids.group)?.privateIp;
    const firewall = (0,power/* allocatedFirewall */.Qm)(spec, ids, current);
    if (firewall.from === 'spec')
        findings.push({
            level: 'warning',
            message: 'The firewall carried no state in its tags: it was allocated with the subnet and the public addresses of egress.yaml.',
            advice: 'If it had others, add them and run provision-firewall.',
        });
    const nat = (0,power/* privateNatRules */.o)(spec);
    if (nat.length > 0 && firewall.from !== 'itself')
        findings.push({
            level: 'warning',
            message: `NAT rules on private addresses make Azure refuse to allocate: ${nat.join(', ')}.`,
            advice: 'Remove them, allocate, and add them again.',
        });
    const repaired = (0,power/* repairs */.XT)(spec, ids, routeTables, observed.get(ids.network), before);
    // Nodes that start without a way out fail: the routes come first.
    const cluster = observed.has(ids.cluster) ? [(0,power/* clusterPower */.yZ)(spec, ids, 'Running', [ids.firewall, ...repaired.map(({ id }) => id)])] : [];
    const first = await perform([firewall.resource, ...repaired, ...cluster], observed, session, request, world);
    const ranges = request.mode === 'apply' && !(0,summary/* anyFailed */.eW)(first.outcomes) ? await authorize(spec, ids, first.observed, session, request, world) : [];
    const outcomes = [...first.outcomes, ...ranges];
    const now = (0,power/* privateIpOf */.uc)(first.observed.get(ids.firewall)) ?? '';
    const moved = before !== undefined && now !== '' && now !== before;
    if (moved)
        findings.push({
            level: 'notice',
            message: `The firewall's private address changed from ${before} to ${now}; routes and DNS servers that pointed at it were repaired.`,
        });
    return {
        report: (0,summary/* azureReport */.yj)({
            action: 'deallocate',
            title: `${spec.name} awake`,
            headline: request.mode === 'plan'
                ? undefined
                : (0,summary/* changedAnything */.BW)(outcomes)
                    ? `The firewall is allocated at ${now}, and the cluster runs.`
                    : 'Nothing to do: it was awake already.',
            outcomes,
            findings,
            facts: [{ name: 'Private address', value: moved ? `${now} (was ${before})` : now }],
            next: ['Pods were made anew with the cluster: install-ca-in-pod where trust is not durable, then verify-tls-inspection.'],
        }),
        outputs: {
            state: stateIsGone(first.observed.get(ids.firewall)) ? 'deallocated' : 'allocated',
            'private-ip': now,
            'private-ip-changed': String(moved),
            changed: String((0,summary/* changedAnything */.BW)(outcomes)),
        },
    };
}
const stateIsGone = (firewall) => firewall === undefined || (0,power/* stateOf */.L4)(firewall) === undefined;
async function perform(resources, observed, { store, arm }, request, world) {
    const changes = (0,plan/* plan */.e)(resources, observed);
    if (request.mode === 'plan')
        return { outcomes: (0,apply/* planned */.l)(changes), observed };
    return (0,converge/* carryOut */.u0)(changes, observed, { store: (0,power_store/* withPower */.S)(store, arm), signal: world.signal, log: line => world.log.info(line) });
}
/** The API server's ranges, once the cluster runs again: a stopped one takes no changes. Nothing is written unless the firewall's addresses are missing there. */
async function authorize(spec, ids, observed, session, request, world) {
    if (!observed.has(ids.cluster) || spec.cluster.authorizedIpRanges.length === 0 || (0,power_store/* powerOf */.f)(observed.get(ids.cluster)) !== 'Running')
        return [];
    const resource = (0,resources/* resourcesFor */.j)(spec, session.context).find(({ id }) => id === ids.cluster);
    if (!resource)
        return [];
    const addresses = await Promise.all(ids.publicIps.map(async (id) => [id, await session.store.read(id, world.signal)]));
    const known = new Map([...observed, ...addresses.flatMap(([id, found]) => (found === undefined ? [] : [[id, found]]))]);
    const missing = (0,plan/* changeOf */.C)(resource, known).differs.some(({ path }) => path.startsWith('/properties/apiServerAccessProfile'));
    if (!missing)
        return [];
    return (await perform([resource], known, session, request, world)).outcomes;
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
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7016);
/* harmony import */ var _post_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2627);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7135);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5548);




/** A store that can also switch clusters: a document that declares nothing but a power state is written by `start` or `stop`. */
const withPower = (store, arm) => ({
    read: (id, signal) => store.read(id, signal),
    write: async (resource, signal) => {
        const code = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_2__.at)(resource.desired, '/properties/powerState/code');
        if (code !== 'Running' && code !== 'Stopped')
            return store.write(resource, signal);
        return switchCluster(resource, code, store, arm, signal);
    },
});
async function switchCluster(resource, code, store, arm, signal) {
    const begin = Date.now();
    for (let attempt = 0;; attempt += 1) {
        // Reading waits while the cluster is starting, stopping or updating; somebody else may have brought it where we want it.
        const current = await store.read(resource.id, signal);
        if (current !== undefined && powerOf(current) === code)
            return current;
        try {
            await (0,_post_js__WEBPACK_IMPORTED_MODULE_0__/* .post */ .b)(arm, resource.id, code === 'Running' ? 'start' : 'stop', signal);
        }
        catch (error) {
            if (signal.aborted)
                throw signal.reason;
            const reason = (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonFor */ .qo)((0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceError */ .cg)(error), _retry_js__WEBPACK_IMPORTED_MODULE_1__/* .writeRetries */ .Kr);
            if (!reason || Date.now() - begin > reason.forMinutes * 60_000)
                throw error;
            if (attempt === 0)
                arm.log(`${resource.title}: waiting for ${reason.waitingFor}`);
            await (0,_wait_js__WEBPACK_IMPORTED_MODULE_3__/* .sleep */ .yy)((0,_wait_js__WEBPACK_IMPORTED_MODULE_3__/* .backoff */ .JN)(Math.min(attempt, 4)), signal);
        }
    }
}
const powerOf = (cluster) => {
    const code = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_2__.at)(cluster, '/properties/powerState/code');
    return typeof code === 'string' ? code : undefined;
};


/***/ })

};
