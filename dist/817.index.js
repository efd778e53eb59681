export const id = 817;
export const ids = [817,7016];
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

/***/ 817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  armStore: () => (/* binding */ armStore),
  isAbsent: () => (/* binding */ isAbsent)
});

// EXTERNAL MODULE: ./src/plan/differences.js
var differences = __webpack_require__(9053);
// EXTERNAL MODULE: ./src/plan/merge.js
var merge = __webpack_require__(4689);
// EXTERNAL MODULE: ./src/plan/reference.js
var reference = __webpack_require__(7016);
// EXTERNAL MODULE: ./src/azure/api-versions.js
var api_versions = __webpack_require__(7879);
// EXTERNAL MODULE: ./src/azure/azure-error.js
var azure_error = __webpack_require__(3329);
;// CONCATENATED MODULE: ./src/azure/if-match.js
/**
 * Which types refuse a write that is based on an older state than theirs, where the state is named in `If-Match`. Only what is documented or was
 * seen: for all others the time between our last look and our write stays open.
 */


const documented = {
    // 412 with the detail PreconditionFailedEtagMismatch: kubernetes-sigs/cluster-api-provider-azure#682, and for addresses kubernetes-sigs/cloud-provider-azure#9729.
    'microsoft.network/routetables': '/etag',
    'microsoft.network/publicipaddresses': '/etag',
    // "The request should only proceed if an entity matches this string": Microsoft.ContainerService 2025-07-01, ManagedClusters_CreateOrUpdate and AgentPools_CreateOrUpdate.
    'microsoft.containerservice/managedclusters': '/eTag',
    'microsoft.containerservice/managedclusters/agentpools': '/properties/eTag',
};
/** What `If-Match` has to say so that `current` is not written over by what was made without a change of it. Undefined: nothing is to be said. */
function stateToMatch(id, current) {
    const pointer = documented[(0,api_versions/* typeOf */.Q)(id).toLowerCase()];
    const etag = pointer === undefined ? undefined : (0,reference.at)(current, pointer);
    return typeof etag === 'string' && etag !== '' ? etag : undefined;
}

// EXTERNAL MODULE: ./src/plan/as-it-stands.js
var as_it_stands = __webpack_require__(8865);
// EXTERNAL MODULE: ./src/azure/retry.js
var retry = __webpack_require__(7135);
;// CONCATENATED MODULE: ./src/azure/remedies.js





/** What to do about refusals that are no failures, by type and code. Undefined: nothing is known to help. */
async function remedy(error, resource, hands) {
    const type = (0,api_versions/* typeOf */.Q)(resource.id).toLowerCase();
    return table.find(entry => entry.type === type && entry.when(error))?.help(resource, hands);
}
const table = [
    {
        // The same role for the same principal on the same scope under another name: somebody granted it by hand.
        type: 'microsoft.authorization/roleassignments',
        when: ({ code }) => code === 'RoleAssignmentExists',
        help: async (resource) => resource.desired,
    },
    {
        // Our name for the grant holds a principal that is gone: the identity was deleted and made again.
        type: 'microsoft.authorization/roleassignments',
        when: ({ code }) => code === 'RoleAssignmentUpdateNotPermitted',
        help: async (resource, { put, remove, log, signal }) => {
            log(`${resource.title}: it belongs to a principal that is gone; it is made anew`);
            await remove(resource.id, signal);
            return put(resource.id, resource.desired, signal);
        },
    },
    {
        type: 'microsoft.keyvault/vaults',
        when: ({ code, message, status }) => status === 409 && (code === 'VaultAlreadyExists' || /deleted state|soft.?deleted|recover/i.test(message)),
        help: recoverVault,
    },
    ...['microsoft.network/firewallpolicies', 'microsoft.network/firewallpolicies/rulecollectiongroups'].map(type => ({
        type,
        when: ({ code, message }) => code === 'FirewallPolicyUpdateFailed' || /faulted referenced firewalls/i.test(message),
        help: reviveFirewalls,
    })),
];
/**
 * A firewall that is Failed lets no write to its policy succeed, and it comes back only when its own document is written again
 * (terraform-provider-azurerm#12760, Azure/ALZ-Bicep#530). Firewalls of other resource groups are for others to bring back. Never an end by itself: the
 * policy is written anew afterwards.
 */
async function reviveFirewalls({ id }, { get, put, log, signal }) {
    const [, policyId = '', group = ''] = /^((\/subscriptions\/[^/]+\/resourceGroups\/[^/]+)\/providers\/[^/]+\/[^/]+\/[^/]+)/i.exec(id) ?? [];
    const users = (0,reference.at)(await get(policyId, signal), '/properties/firewalls');
    for (const user of Array.isArray(users) ? users : []) {
        const firewall = (0,reference.at)(user, '/id');
        if (typeof firewall !== 'string' || !firewall.toLowerCase().startsWith(`${group.toLowerCase()}/`))
            continue;
        const current = await get(firewall, signal);
        if (current === undefined || (0,reference.at)(current, '/properties/provisioningState') !== 'Failed')
            continue;
        log(`firewall ${firewall.split('/').at(-1)} is Failed, and its policy cannot be written until it is not: it is written again as it stands`);
        try {
            await put(firewall, (0,as_it_stands/* asItStands */.n)(current), signal);
        }
        catch (error) {
            if (signal.aborted || !(0,retry/* reasonFor */.qo)((0,retry/* serviceError */.cg)(error), retry/* writeRetries */.Kr))
                throw error;
        }
    }
}
/**
 * A vault of this name lies deleted. If it is the very one that we want, it is taken back, and then brought to what is desired. What it was is not
 * among what `deletedVaults` tells, and a PUT is the whole vault: without a second look its network rules would be gone, and it open to all.
 */
async function recoverVault(resource, { get, put, log, signal }) {
    const name = resource.id.split('/').at(-1);
    const location = (0,reference.at)(resource.desired, '/location');
    const deleted = await get(`/subscriptions/${resource.id.split('/')[2]}/providers/Microsoft.KeyVault/locations/${location}/deletedVaults/${name}`, signal);
    const was = (0,reference.at)(deleted, '/properties/vaultId');
    if (typeof was !== 'string' || was.toLowerCase() !== resource.id.toLowerCase())
        return undefined;
    log(`${resource.title} lies deleted; recovering it`);
    const tenantId = (0,reference.at)(resource.desired, '/properties/tenantId') ?? null;
    const sku = (0,reference.at)(resource.desired, '/properties/sku') ?? null;
    const back = await put(resource.id, { location: location ?? null, properties: { tenantId, sku, createMode: 'recover' } }, signal);
    // Only now can be seen what it was: what a spec has no words for (its network rules) stays, as with a vault that was never deleted.
    return put(resource.id, (0,merge/* merge */.h)(resource.desired, (await get(resource.id, signal)) ?? back, resource.compare), signal);
}

// EXTERNAL MODULE: ./src/azure/standing-grants.js
var standing_grants = __webpack_require__(1221);
;// CONCATENATED MODULE: ./src/azure/typed.js

/**
 * The types that go through `@azure/arm-network`: the firewall's own, and public addresses, whose zones the generic resources of
 * `@azure/arm-resources` cannot carry. Models come from `toModel`, hence the casts; the watcher checks what is sent.
 */
function typed(client, id) {
    const operations = typed_table(client)[(0,api_versions/* typeOf */.Q)(id).toLowerCase()];
    if (!operations)
        return undefined;
    const parts = id.split('/');
    const group = parts[4] ?? '';
    const names = parts
        .slice(6)
        .filter((_, index) => index % 2 === 0)
        .slice(1);
    return { get: options => operations.get(group, names, options), put: (model, options) => operations.put(group, names, model, options) };
}
const typed_table = (client) => ({
    'microsoft.network/azurefirewalls': {
        get: (group, [name = ''], options) => client.azureFirewalls.get(group, name, options),
        put: (group, [name = ''], model, options) => client.azureFirewalls.createOrUpdate(group, name, model, options),
    },
    'microsoft.network/firewallpolicies': {
        get: (group, [name = ''], options) => client.firewallPolicies.get(group, name, options),
        put: (group, [name = ''], model, options) => client.firewallPolicies.createOrUpdate(group, name, model, options),
    },
    'microsoft.network/firewallpolicies/rulecollectiongroups': {
        get: (group, [policy = '', name = ''], options) => client.firewallPolicyRuleCollectionGroups.get(group, policy, name, options),
        put: (group, [policy = '', name = ''], model, options) => client.firewallPolicyRuleCollectionGroups.createOrUpdate(group, policy, name, model, options),
    },
    'microsoft.network/publicipaddresses': {
        get: (group, [name = ''], options) => client.publicIPAddresses.get(group, name, options),
        put: (group, [name = ''], model, options) => client.publicIPAddresses.createOrUpdate(group, name, model, options),
    },
});

// EXTERNAL MODULE: ./src/azure/wait.js
var wait = __webpack_require__(5548);
// EXTERNAL MODULE: ./src/azure/wire.js
var wire = __webpack_require__(4724);
;// CONCATENATED MODULE: ./src/azure/arm-store.js












/** States at rest. Every other state means that somebody is at work on the resource. */
const resting = new Set(['Succeeded', 'Failed', 'Canceled']);
/** Somebody was faster than we (`If-Match`): what they wrote is read, and ours is put on top of it. Once; whoever goes on writing has to be found. */
const changedMeanwhile = { waitingFor: 'a look at what somebody else changed meanwhile', forMinutes: 5 };
/** Whether ARM says that the resource is not there. Where there is no subscription, nobody looked for it. */
const isAbsent = (error) => error.statusCode === 404 && !/^(SubscriptionNotFound|InvalidSubscription)/i.test((0,retry/* serviceError */.cg)(error).code);
/** ARM as a place for documents: `arm-network` for the types that it serves, `arm-resources` by id for all others. */
async function armStore(arm) {
    const [{ NetworkManagementClient }, { ResourceManagementClient }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(2158), __webpack_require__.e(8172)]).then(__webpack_require__.bind(__webpack_require__, 2158)),
        Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(101)]).then(__webpack_require__.bind(__webpack_require__, 101)),
    ]);
    const network = new NetworkManagementClient(arm.credential, arm.subscriptionId, arm.options);
    const resources = new ResourceManagementClient(arm.credential, arm.subscriptionId, arm.options);
    const isGroup = (id) => (0,api_versions/* typeOf */.Q)(id) === 'Microsoft.Resources/resourceGroups';
    const nameOf = (id) => id.split('/').at(-1) ?? '';
    const get = async (id, signal) => {
        const options = { abortSignal: signal };
        try {
            const known = typed(network, id);
            if (known)
                await known.get(options);
            else if (isGroup(id))
                await resources.resourceGroups.get(nameOf(id), options);
            else
                await resources.resources.getById(id.slice(1), (0,api_versions/* apiVersionOf */.u)(id), options);
        }
        catch (error) {
            if (isAbsent(error))
                return undefined;
            // The SDK's models stumble over what is no document.
            if (!(error instanceof TypeError) || arm.watcher.bodyOf(id) !== undefined)
                throw error;
        }
        const found = arm.watcher.bodyOf(id);
        if (found !== undefined)
            return found;
        // Nothing that can be read is not nothing: what is there must not be made anew, or be said to be gone.
        throw new azure_error/* AzureError */.M({ code: 'UnreadableAnswer', message: `Azure answered for ${id} with what is no document` });
    };
    /** Reads until nobody is at work on it. */
    const getResting = async (id, signal) => {
        for (let attempt = 0;; attempt += 1) {
            const found = await get(id, signal);
            const state = (0,reference.at)(found, '/properties/provisioningState');
            if (typeof state !== 'string' || resting.has(state))
                return found;
            if (attempt === 0)
                arm.log(`${nameOf(id)} is ${state}: waiting until that has ended`);
            await (0,wait/* sleep */.yy)(Math.min(500 * 1.5 ** attempt, 10_000), signal);
        }
    };
    const put = async (id, document, signal, match) => {
        const options = { abortSignal: signal };
        arm.watcher.expect(id, document, match);
        const known = typed(network, id);
        try {
            if (known)
                await (0,wait/* orAborted */.H6)(known.put((0,wire/* toModel */.z)(document), options), signal);
            else if (isGroup(id))
                await (0,wait/* orAborted */.H6)(resources.resourceGroups.createOrUpdate(nameOf(id), document, options), signal);
            else
                await (0,wait/* orAborted */.H6)(resources.resources.createOrUpdateById(id.slice(1), (0,api_versions/* apiVersionOf */.u)(id), document, options), signal);
        }
        catch (error) {
            const failure = arm.watcher.failureOf(id);
            throw failure ? new azure_error/* AzureError */.M(failure, { cause: error }) : error;
        }
        const written = arm.watcher.bodyOf(id);
        const state = (0,reference.at)(written, '/properties/provisioningState');
        const ended = typeof state === 'string' && !resting.has(state) ? await getResting(id, signal) : written;
        const last = (0,reference.at)(ended, '/properties/provisioningState');
        if (last === 'Failed' || last === 'Canceled')
            throw new azure_error/* AzureError */.M({ code: `ProvisioningState${last}`, message: `Azure accepted it, but it ended as ${last}` });
        return ended ?? document;
    };
    const write = async (resource, signal) => {
        const begin = Date.now();
        let { desired } = resource;
        let match;
        let overtaken = false;
        const onTopOf = (current) => {
            match = stateToMatch(resource.id, current);
            desired = (0,merge/* merge */.h)(resource.desired, current, resource.compare);
        };
        // What was read may be minutes old: what others added meanwhile is kept, too.
        if (resource.compare?.keep && arm.watcher.bodyOf(resource.id) !== undefined)
            onTopOf(await getResting(resource.id, signal));
        for (let attempt = 0;; attempt += 1) {
            let error;
            try {
                return await put(resource.id, desired, signal, match);
            }
            catch (thrown) {
                if (signal.aborted)
                    throw signal.reason;
                error = (0,retry/* serviceError */.cg)(thrown);
                const remedied = await remedy(error, resource, { get, put, remove, log: arm.log, signal });
                if (remedied !== undefined)
                    return remedied;
                const reason = error.status === 412 && !overtaken ? changedMeanwhile : (0,retry/* reasonFor */.qo)(error, retry/* writeRetries */.Kr);
                overtaken ||= error.status === 412;
                if (!reason || Date.now() - begin > reason.forMinutes * 60_000)
                    throw thrown;
                if (attempt === 0)
                    arm.log(`${resource.title}: ${error.code || error.status}; waiting for ${reason.waitingFor}`);
                await (0,wait/* sleep */.yy)((0,wait/* backoff */.JN)(Math.min(attempt, 4)), signal);
            }
            // The write may have been accepted in spite of the answer, or somebody else may have done it.
            const current = await getResting(resource.id, signal);
            const failed = (0,reference.at)(current, '/properties/provisioningState') === 'Failed';
            if (current !== undefined && !failed && (0,differences/* differences */.tX)(resource.desired, current, resource.compare).length === 0)
                return current;
            onTopOf(current);
        }
    };
    const remove = async (id, signal) => {
        await (0,wait/* orAborted */.H6)(resources.resources.deleteById(id.slice(1), (0,api_versions/* apiVersionOf */.u)(id), { abortSignal: signal }), signal);
    };
    return { read: getResting, write, remove, grants: (0,standing_grants/* grantReader */.a)(arm) };
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

/***/ 5370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ checkStatus),
/* harmony export */   f: () => (/* binding */ byPath)
/* harmony export */ });
/* harmony import */ var _azure_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3329);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7135);


/** Microsoft's own client for any path, with the options that every other client of ours has. Paths are absolute, or whole URLs that Azure gave. */
async function byPath(arm) {
    const { getClient } = await Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(9937)]).then(__webpack_require__.bind(__webpack_require__, 9937));
    return getClient('https://management.azure.com', arm.credential, {
        ...arm.options,
        credentials: { scopes: ['https://management.azure.com/.default'] },
    });
}
/** Throws an AzureError with what Azure answered, where its status is none of `wanted`. */
function checkStatus({ status, body }, wanted) {
    if (wanted.includes(status))
        return;
    const { code, message } = (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .innermost */ .OI)(body) ?? { code: `Http${status}`, message: `Azure answered ${status} without a reason` };
    throw new _azure_error_js__WEBPACK_IMPORTED_MODULE_0__/* .AzureError */ .M({ code, message, status: Number(status) });
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

/***/ 1221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ grantReader),
/* harmony export */   e: () => (/* binding */ standingGrants)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7016);
/* harmony import */ var _api_versions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7879);
/* harmony import */ var _azure_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3329);
/* harmony import */ var _by_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5370);
/* harmony import */ var _pages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9513);





const type = 'Microsoft.Authorization/roleAssignments';
/** Those of `resources` that were not found and stand under another name, with what stands. */
async function standingGrants(resources, found, read, signal) {
    const missing = resources.filter(({ id }) => (0,_api_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .typeOf */ .Q)(id) === type && !found.has(id));
    const looked = missing.map(async ({ id, desired }) => {
        const wanted = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.resolve)(desired, other => found.get(other));
        const principal = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(wanted, '/properties/principalId');
        // Where the principal is still to be made, nobody can have granted it anything.
        if (typeof principal !== 'string')
            return [];
        const scope = id.slice(0, id.toLowerCase().lastIndexOf(`/providers/${type.toLowerCase()}/`));
        const standing = (await read(scope, principal, signal)).find(one => same((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(one, '/properties/scope'), scope) &&
            same((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(one, '/properties/principalId'), principal) &&
            same(last((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(one, '/properties/roleDefinitionId')), last((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(wanted, '/properties/roleDefinitionId'))) &&
            // A grant under a condition may be less than the one that we want.
            !(0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(one, '/properties/condition'));
        return standing === undefined ? [] : [[id, standing]];
    });
    return (await Promise.all(looked)).flat();
}
const last = (id) => String(id ?? '')
    .split('/')
    .at(-1) ?? '';
/** Ids are the same in any case. */
const same = (one, other) => String(one ?? '').toLowerCase() === String(other ?? '').toLowerCase();
const grantReader = (arm) => async (scope, principalId, signal) => {
    const client = await (0,_by_path_js__WEBPACK_IMPORTED_MODULE_2__/* .byPath */ .f)(arm);
    const first = `${scope}/providers/${type}`;
    async function* byPage() {
        for (let path = first; path !== undefined;) {
            const response = await client.pathUnchecked(path).get({
                ...(path === first
                    ? { queryParameters: { 'api-version': (0,_api_versions_js__WEBPACK_IMPORTED_MODULE_0__/* .apiVersionOf */ .u)(`${first}/x`), $filter: `principalId eq '${principalId}'` } }
                    : {}),
                abortSignal: signal,
            });
            (0,_by_path_js__WEBPACK_IMPORTED_MODULE_2__/* .checkStatus */ .d)(response, ['200']);
            const { value, nextLink } = response.body;
            if (Array.isArray(value))
                yield value;
            path = typeof nextLink === 'string' && nextLink !== '' ? nextLink : undefined;
        }
    }
    try {
        return await (0,_pages_js__WEBPACK_IMPORTED_MODULE_4__/* .allOf */ .b)({ byPage }, 'role assignments');
    }
    catch (error) {
        // Who may not look applies as before: Azure then says that it exists.
        if (error instanceof _azure_error_js__WEBPACK_IMPORTED_MODULE_1__/* .AzureError */ .M && (error.statusCode === 403 || error.statusCode === 404))
            return [];
        throw error;
    }
};


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

/***/ 8865:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ asItStands)
/* harmony export */ });
/** Members that Azure alone writes, in a document that is read and written back. */
const serverSide = new Set(['id', 'name', 'type', 'etag', 'provisioningState', 'ipGroups', 'privateIPAddress', 'systemData']);
/** A document that was read, as it can be written back: without what Azure alone writes. Ids of other resources (`{ id }`) stay. */
function asItStands(value, top = true) {
    if (Array.isArray(value))
        return value.map(item => asItStands(item, false));
    if (typeof value !== 'object' || value === null)
        return value;
    const members = Object.entries(value);
    const reference = !top && members.length === 1 && members[0]?.[0] === 'id';
    if (reference)
        return value;
    return Object.fromEntries(members
        .filter(([name]) => !serverSide.has(name) || (!top && name === 'name'))
        // The names of tags are anybody's: one may be called "type" or "id".
        .flatMap(([name, item]) => (readOnlyLists.has(name) ? [] : [[name, top && name === 'tags' ? item : asItStands(item, false)]])));
}
/** Lists by which a resource tells who uses it. */
const readOnlyLists = new Set([
    'ipConfigurationProfiles',
    'resourceNavigationLinks',
    'serviceAssociationLinks',
    'privateEndpoints',
    'purpose',
    'hasBgpOverride',
    'resourceGuid',
]);


/***/ }),

/***/ 9053:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dw: () => (/* binding */ sameElement),
/* harmony export */   hv: () => (/* binding */ isSteered),
/* harmony export */   tX: () => (/* binding */ differences)
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
            if (isSteered(have, `${pattern}/${step}`, compare))
                continue;
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
/** Whether something else steers the member at `pattern` of the object `have`. */
function isSteered(have, pattern, { steered = {} }) {
    const by = steered[pattern];
    return by !== undefined && (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.member)(have, by) === true;
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
            if (there !== undefined && (0,_differences_js__WEBPACK_IMPORTED_MODULE_1__/* .isSteered */ .hv)(have, step, compare))
                merged[name] = there;
            else if (!createOnly.has(step))
                merged[name] = walk(value, there, step);
            else if (there !== undefined)
                merged[name] = there;
        }
        for (const [name, value] of Object.entries(have))
            if (kept.has(pattern) || kept.has(`${pattern}/${(0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.escapeStep)(name)}`))
                if ((0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.member)(want, name) === undefined && !readOnly.has(name))
                    merged[name] = writable(value, readOnly);
        return merged;
    };
    const walkArray = (want, have, pattern) => {
        const key = compare.unordered?.[pattern];
        if (key === undefined)
            return want.map((item, index) => walk(item, have[index], `${pattern}/*`));
        const left = [...have];
        const merged = want.map(item => {
            const index = left.findIndex(other => (0,_differences_js__WEBPACK_IMPORTED_MODULE_1__/* .sameElement */ .dw)(item, other, key, pattern));
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
