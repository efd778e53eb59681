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

/***/ 4323:
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
];
/** A vault of this name lies deleted. If it is the very one that we want, it is taken back, and then brought to what is desired. */
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
    await put(resource.id, { location: location ?? null, properties: { tenantId, sku, createMode: 'recover' } }, signal);
    // Its old switches stay as they are; purge protection cannot be changed back.
    const { enablePurgeProtection: _, softDeleteRetentionInDays: __, ...properties } = (0,reference.at)(resource.desired, '/properties');
    return put(resource.id, { ...resource.desired, properties }, signal);
}

// EXTERNAL MODULE: ./src/azure/retry.js
var retry = __webpack_require__(7135);
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
    const put = async (id, document, signal) => {
        const options = { abortSignal: signal };
        arm.watcher.expect(id, document);
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
        // What was read may be minutes old: what others added meanwhile is kept, too.
        if (resource.compare?.keep && arm.watcher.bodyOf(resource.id) !== undefined)
            desired = (0,merge/* merge */.h)(desired, await getResting(resource.id, signal), resource.compare);
        for (let attempt = 0;; attempt += 1) {
            let error;
            try {
                return await put(resource.id, desired, signal);
            }
            catch (thrown) {
                if (signal.aborted)
                    throw signal.reason;
                error = (0,retry/* serviceError */.cg)(thrown);
                const remedied = await remedy(error, resource, { get, put, remove, log: arm.log, signal });
                if (remedied !== undefined)
                    return remedied;
                const reason = (0,retry/* reasonFor */.qo)(error, retry/* writeRetries */.Kr);
                if (!reason || Date.now() - begin > reason.forMinutes * 60_000)
                    throw thrown;
                if (attempt === 0)
                    arm.log(`${resource.title}: ${error.code || error.status}; waiting for ${reason.waitingFor}`);
                await (0,wait/* sleep */.yy)((0,wait/* backoff */.JN)(Math.min(attempt, 4)), signal);
            }
            // The write may have been accepted in spite of the answer, or somebody else may have done it.
            const current = await getResting(resource.id, signal);
            const failed = (0,reference.at)(current, '/properties/provisioningState') === 'Failed';
            if (current !== undefined && !failed && (0,differences/* differences */.t)(resource.desired, current, resource.compare).length === 0)
                return current;
            desired = (0,merge/* merge */.h)(resource.desired, current, resource.compare);
        }
    };
    const remove = async (id, signal) => {
        await (0,wait/* orAborted */.H6)(resources.resources.deleteById(id.slice(1), (0,api_versions/* apiVersionOf */.u)(id), { abortSignal: signal }), signal);
    };
    return { read: getResting, write, remove };
}


/***/ }),

/***/ 1638:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPower: () => (/* binding */ runPower)
});

// EXTERNAL MODULE: ./src/plan/apply.js
var apply = __webpack_require__(7153);
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
// EXTERNAL MODULE: ./src/azure/arm-store.js + 2 modules
var arm_store = __webpack_require__(4323);
// EXTERNAL MODULE: ./src/azure/pages.js
var pages = __webpack_require__(9513);
;// CONCATENATED MODULE: ./src/azure/list.js


/** The ids of all resources of a network type in a resource group; none when the group does not exist. */
async function listIds(arm, group, type, signal) {
    const { NetworkManagementClient } = await Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(2158), __webpack_require__.e(8172)]).then(__webpack_require__.bind(__webpack_require__, 2158));
    const client = new NetworkManagementClient(arm.credential, arm.subscriptionId, arm.options);
    try {
        const tables = await (0,pages/* allOf */.b)(client.routeTables.list(group.split('/').at(-1) ?? '', { abortSignal: signal }), 'route tables');
        return tables.flatMap(({ name }) => (name ? [`${group}/providers/${type}/${name}`] : []));
    }
    catch (error) {
        if ((0,arm_store.isAbsent)(error))
            return [];
        throw error;
    }
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
            code: 'CannotRest',
            message: firewall.because,
            advice: `Nothing was changed. ${firewall.advice}`,
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
    /** Stopping the cluster takes minutes: the firewall is written as it is then, not as it was before. */
    const store = {
        ...session.store,
        write: async (resource, signal) => {
            const now = resource.id === ids.firewall ? await session.store.read(ids.firewall, signal) : undefined;
            const anew = now && (0,power/* deallocatedFirewall */.FX)(spec, ids, now, resource.needs);
            return session.store.write(anew && !('because' in anew) ? anew : resource, signal);
        },
    };
    const all = [...cluster, ...(firewall ? [firewall] : [])];
    const { outcomes, observed: after } = await perform(all, observed, { ...session, store }, request, world);
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
    const told = (0,power/* stateOf */.L4)(current) ? undefined : (0,firewall_state/* fromTags */.y8)(((0,reference.at)(current, '/tags') ?? {}), ids.group);
    const foreign = told && (0,firewall_state/* foreignIn */.Yn)(told, ids.group);
    if (foreign !== undefined)
        throw new fault/* KnownFaultError */.eb({
            code: 'ForeignState',
            message: `the tags of firewall ${spec.firewall.name} say that it stood at ${foreign.slice(0, 300)}, which is outside of its resource group`,
            advice: 'Nothing was changed. Find out who wrote the tags egress-gate-state…, and correct or remove them: without them the addresses of the spec are taken.',
        });
    const before = (0,power/* privateIpOf */.uc)(current) ?? told?.privateIp;
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
