export const id = 8794;
export const ids = [8794];
export const modules = {

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

/***/ 8794:
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
// EXTERNAL MODULE: ./src/policy/addresses.js
var addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/plan/as-it-stands.js
var as_it_stands = __webpack_require__(8865);
// EXTERNAL MODULE: ./src/plan/context.js
var context = __webpack_require__(274);
;// CONCATENATED MODULE: ./src/plan/repairs.js




/** JSON pointer of the private address, in a firewall whose first configuration carries it. */
const privateIpPath = '/properties/ipConfigurations/0/properties/privateIPAddress';
/**
 * Route tables and the virtual network with every entry that points into the firewall's subnet pointing at the firewall's address, whatever
 * that will be. Only documents that have such an entry.
 */
function repairs(spec, ids, routeTables, network, previousIp) {
    const stale = (address) => typeof address === 'string' && (address === previousIp || (0,addresses/* contains */.gR)(spec.network.firewallSubnet.prefix, address));
    const current = (0,reference.from)(ids.firewall, privateIpPath);
    const tables = routeTables.flatMap((table) => {
        const { properties, ...rest } = (0,as_it_stands/* asItStands */.n)(table);
        const routes = (Array.isArray(properties.routes) ? properties.routes : []);
        if (!routes.some(route => stale((0,reference.at)(route, '/properties/nextHopIpAddress'))))
            return [];
        const repaired = routes.map(route => {
            const own = route.properties;
            return { name: route.name ?? '', properties: stale(own.nextHopIpAddress) ? { ...own, nextHopIpAddress: current } : own };
        });
        const { subnets: _, resourceGuid: __, ...others } = properties;
        return [
            {
                id: String((0,reference.at)(table, '/id')),
                title: `route table ${(0,reference.at)(table, '/name')}`,
                needs: [ids.firewall],
                desired: { ...rest, properties: { ...others, routes: repaired } },
                // The firewall takes minutes to come: what others add meanwhile stays.
                compare: { unordered: { '/properties/routes': 'name' }, keep: ['/tags', '/properties/routes'], readOnly: context/* readOnly */.Tu },
            },
        ];
    });
    return [...tables, ...(network === undefined ? [] : dnsRepair(spec, ids, network, stale, current, tables))];
}
function dnsRepair(spec, ids, network, stale, current, tables) {
    const servers = (0,reference.at)(network, '/properties/dhcpOptions/dnsServers');
    if (!Array.isArray(servers) || !servers.some(stale))
        return [];
    const { properties, ...rest } = (0,as_it_stands/* asItStands */.n)(network);
    const writable = [
        'addressSpace',
        'subnets',
        'enableDdosProtection',
        'ddosProtectionPlan',
        'flowTimeoutInMinutes',
        'encryption',
        'privateEndpointVNetPolicies',
        'bgpCommunities',
        'virtualNetworkPeerings',
    ];
    const own = Object.fromEntries(Object.entries(properties).filter(([name]) => writable.includes(name)));
    const subnets = (own.subnets ?? []).map(({ name, properties: { ipConfigurations: _, ...members } }) => ({ name, properties: members }));
    return [
        {
            id: ids.network,
            title: `virtual network ${spec.network.virtualNetwork}`,
            // After the route tables: Azure refuses a network whose route table is being written.
            needs: [ids.firewall, ...tables.map(({ id }) => id)],
            desired: {
                ...rest,
                properties: {
                    ...own,
                    subnets,
                    dhcpOptions: { dnsServers: servers.map(server => (stale(server) ? current : server)) },
                },
            },
            compare: { unordered: { '/properties/subnets': 'name' }, keep: ['/tags', '/properties/subnets'], readOnly: context/* readOnly */.Tu },
        },
    ];
}

// EXTERNAL MODULE: ./src/plan/resources.js + 6 modules
var resources = __webpack_require__(4489);
// EXTERNAL MODULE: ./src/report/fault.js
var fault = __webpack_require__(9168);
// EXTERNAL MODULE: ./src/azure/converge.js
var converge = __webpack_require__(876);
// EXTERNAL MODULE: ./src/azure/faults.js
var faults = __webpack_require__(4316);
// EXTERNAL MODULE: ./src/azure/arm-store.js + 3 modules
var arm_store = __webpack_require__(817);
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
    const repaired = repairs(spec, ids, routeTables, observed.get(ids.network), before);
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
/* harmony import */ var _by_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5370);



/** An action on a resource (`start`, `listKeys`), followed to its end when it is a long one. Returns its answer, if it has one. */
async function post(arm, id, action, signal) {
    const [client, { createHttpPoller }] = await Promise.all([(0,_by_path_js__WEBPACK_IMPORTED_MODULE_2__/* .byPath */ .f)(arm), __webpack_require__.e(/* import() */ 634).then(__webpack_require__.bind(__webpack_require__, 634))]);
    const checked = (response) => {
        (0,_by_path_js__WEBPACK_IMPORTED_MODULE_2__/* .checkStatus */ .d)(response, ['200', '201', '202', '204']);
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

/***/ 8310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ readSpec)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);

/** The spec in a file's content, or every fault of it at once. */
async function readSpec(file) {
    const { parseSpec } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(180), __webpack_require__.e(2287), __webpack_require__.e(6789)]).then(__webpack_require__.bind(__webpack_require__, 2287));
    const path = file?.path ?? 'egress.yaml';
    const { spec, faults } = parseSpec(Buffer.from(file?.content ?? []).toString('utf8'), path);
    if (!spec)
        throw (0,_report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .specFaults */ .d5)(path, faults);
    return spec;
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

/***/ 1305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ toTags),
/* harmony export */   YW: () => (/* binding */ isStateTag),
/* harmony export */   Yn: () => (/* binding */ foreignIn),
/* harmony export */   y8: () => (/* binding */ fromTags)
/* harmony export */ });
const prefix = 'egress-gate-state';
const pieceLength = 256;
/** A resource holds 50 tags; some belong to others. */
const mostPieces = 40;
const isStateTag = (name) => name === prefix || name.startsWith(`${prefix}-`);
/** The state as tags. Undefined: it does not fit. */
function toTags(state, group) {
    const short = (id) => id.toLowerCase().startsWith(`${group.toLowerCase()}/providers/microsoft.network/`)
        ? `.${id.slice(`${group}/providers/Microsoft.Network`.length)}`
        : id;
    const text = JSON.stringify({
        s: short(state.subnet),
        a: state.addresses.map(({ name, publicIp }) => [name, short(publicIp)]),
        ...(state.management ? { m: [state.management.name, short(state.management.subnet), short(state.management.publicIp)] } : {}),
        ...(state.privateIp === undefined ? {} : { i: state.privateIp }),
    });
    const pieces = text.match(new RegExp(`.{1,${pieceLength}}`, 'gs')) ?? [];
    if (pieces.length > mostPieces)
        return undefined;
    return { [prefix]: `1/${pieces.length}`, ...Object.fromEntries(pieces.map((piece, index) => [`${prefix}-${index}`, piece])) };
}
/** The state that tags hold. Undefined: there is none, or it is not whole. */
function fromTags(tags, group) {
    const [, count] = /^1\/(\d{1,2})$/.exec(String(tags[prefix] ?? '')) ?? [];
    if (count === undefined)
        return undefined;
    const pieces = Array.from({ length: Number(count) }, (_, index) => tags[`${prefix}-${index}`]);
    if (!pieces.every(piece => typeof piece === 'string'))
        return undefined;
    const long = (id) => typeof id !== 'string' ? '' : id.startsWith('./') ? `${group}/providers/Microsoft.Network${id.slice(1)}` : id;
    try {
        const { s, a, m, i } = JSON.parse(pieces.join(''));
        const addresses = a.map(([name, publicIp]) => ({
            name: String(name),
            publicIp: long(publicIp),
        }));
        if (long(s) === '' || addresses.length === 0 || addresses.some(({ publicIp }) => publicIp === ''))
            return undefined;
        const management = Array.isArray(m) ? { name: String(m[0]), subnet: long(m[1]), publicIp: long(m[2]) } : undefined;
        return { subnet: long(s), addresses, ...(management ? { management } : {}), ...(typeof i === 'string' ? { privateIp: i } : {}) };
    }
    catch {
        return undefined;
    }
}
/**
 * The first id of a state that lies outside of the firewall's resource group. Azure wants a firewall's network and addresses there, and whoever may
 * write tags only must not lead the firewall, by the rights of who allocates it, to an address of their own.
 */
const foreignIn = ({ subnet, addresses, management }, group) => [subnet, ...addresses.map(({ publicIp }) => publicIp), ...(management ? [management.subnet, management.publicIp] : [])].find(id => !id.toLowerCase().startsWith(`${group.toLowerCase()}/providers/microsoft.network/`) || id.includes('..'));


/***/ }),

/***/ 9964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ deallocatedFirewall),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   Qm: () => (/* binding */ allocatedFirewall),
/* harmony export */   o: () => (/* binding */ privateNatRules),
/* harmony export */   uc: () => (/* binding */ privateIpOf),
/* harmony export */   yZ: () => (/* binding */ clusterPower)
/* harmony export */ });
/* harmony import */ var _policy_addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _as_it_stands_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8865);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(274);
/* harmony import */ var _firewall_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1305);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7016);
/* harmony import */ var _resources_firewall_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5541);






/** The cluster's power, as a document. It is written by an action of the cluster, not by a PUT. */
const clusterPower = (spec, ids, code, needs) => ({
    id: ids.cluster,
    title: `cluster ${spec.cluster.name}`,
    needs,
    desired: { properties: { powerState: { code } } },
});
/** The firewall without addresses: Azure gives its machines back. What it needs to return stands in its tags, written in the same request. */
function deallocatedFirewall(spec, ids, current, needs) {
    const { properties, tags, ...rest } = (0,_as_it_stands_js__WEBPACK_IMPORTED_MODULE_1__/* .asItStands */ .n)(current);
    const title = `firewall ${spec.firewall.name}`;
    if (typeof (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(current, '/properties/virtualHub/id') === 'string')
        return {
            because: `${title} stands in a virtual hub, where it is allocated without addresses of its own`,
            advice: 'Only firewalls of virtual networks are put to rest.',
        };
    const { ipConfigurations: _, managementIpConfiguration: __, ...others } = properties;
    const state = stateOf(current);
    // Already without addresses: the tags tell the story and stay.
    const kept = state ? (0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_5__/* .toTags */ .LZ)(state, ids.group) : {};
    if (kept === undefined)
        return {
            because: `${title} has too many public addresses: what it needs to come back does not fit into its tags`,
            advice: 'Use fewer public addresses, or a public IP prefix.',
        };
    const own = Object.fromEntries(Object.entries(tags ?? {}).filter(([name]) => !state || !(0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_5__/* .isStateTag */ .YW)(name)));
    return {
        id: ids.firewall,
        title,
        needs,
        desired: { ...rest, tags: { ...own, ...kept }, properties: { ...others, ipConfigurations: [] } },
        compare: { settled: _context_js__WEBPACK_IMPORTED_MODULE_2__/* .settled */ .gu, unordered: { '/zones': '' } },
    };
}
/** The firewall with its addresses again: from its tags, else as the spec says. One that has addresses stays as it is, and is written anew if it failed. */
function allocatedFirewall(spec, ids, current) {
    const { properties, tags, ...rest } = (0,_as_it_stands_js__WEBPACK_IMPORTED_MODULE_1__/* .asItStands */ .n)(current);
    const resource = (desired) => ({
        id: ids.firewall,
        title: `firewall ${spec.firewall.name}`,
        needs: [],
        desired,
        compare: { settled: _context_js__WEBPACK_IMPORTED_MODULE_2__/* .settled */ .gu, unordered: { '/zones': '', '/properties/ipConfigurations': 'name' } },
    });
    if (stateOf(current))
        return { resource: resource({ ...rest, ...(tags ? { tags } : {}), properties }), from: 'itself' };
    const state = (0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_5__/* .fromTags */ .y8)(tags ?? {}, ids.group);
    const own = Object.fromEntries(Object.entries(tags ?? {}).filter(([name]) => !(0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_5__/* .isStateTag */ .YW)(name)));
    const addresses = state ? fromState(state) : { ipConfigurations: (0,_resources_firewall_js__WEBPACK_IMPORTED_MODULE_3__/* .ipConfigurations */ .p)({ ids }) };
    return {
        resource: resource({ ...rest, tags: own, properties: { ...properties, ...addresses } }),
        from: state ? 'tags' : 'spec',
    };
}
const fromState = (state) => ({
    ipConfigurations: state.addresses.map(({ name, publicIp }, index) => ({
        name,
        // Only the first carries the subnet.
        properties: { ...(index === 0 ? { subnet: { id: state.subnet } } : {}), publicIPAddress: { id: publicIp } },
    })),
    ...(state.management
        ? {
            managementIpConfiguration: {
                name: state.management.name,
                properties: { subnet: { id: state.management.subnet }, publicIPAddress: { id: state.management.publicIp } },
            },
        }
        : {}),
});
/** What a firewall with addresses needs to come back to them. Undefined: it has none. */
function stateOf(current) {
    const configurations = (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(current, '/properties/ipConfigurations');
    if (!Array.isArray(configurations) || configurations.length === 0)
        return undefined;
    const text = (value, path) => String((0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(value, path) ?? '');
    const all = configurations;
    const management = (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(current, '/properties/managementIpConfiguration');
    const privateIp = privateIpOf(current);
    return {
        subnet: all.map(one => text(one, '/properties/subnet/id')).find(id => id !== '') ?? '',
        // The one with the subnet first: that is how they are written back.
        addresses: [...all]
            .sort((a, b) => Number(text(b, '/properties/subnet/id') !== '') - Number(text(a, '/properties/subnet/id') !== ''))
            .map(one => ({ name: text(one, '/name'), publicIp: text(one, '/properties/publicIPAddress/id') })),
        ...(management
            ? {
                management: {
                    name: text(management, '/name'),
                    subnet: text(management, '/properties/subnet/id'),
                    publicIp: text(management, '/properties/publicIPAddress/id'),
                },
            }
            : {}),
        ...(privateIp === undefined ? {} : { privateIp }),
    };
}
/** The firewall's private address while it is allocated. */
function privateIpOf(firewall) {
    const configurations = (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(firewall, '/properties/ipConfigurations');
    if (!Array.isArray(configurations))
        return undefined;
    return configurations.map(one => (0,_reference_js__WEBPACK_IMPORTED_MODULE_4__.at)(one, '/properties/privateIPAddress')).find(ip => typeof ip === 'string');
}
/** Names of NAT rules that translate to or from private addresses: with them Azure refuses to allocate the firewall. */
const privateNatRules = (spec) => spec.firewall.policy.ruleCollectionGroups.flatMap(({ ruleCollections }) => ruleCollections.flatMap(({ rules }) => rules.flatMap(rule => rule.ruleType === 'NatRule' && rule.destinationAddresses.some(address => privateRanges.some(range => (0,_policy_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .contains */ .gR)(range, address)))
    ? [rule.name]
    : [])));
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];


/***/ })

};
