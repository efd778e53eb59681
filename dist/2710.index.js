export const id = 2710;
export const ids = [2710];
export const modules = {

/***/ 2710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runProvision: () => (/* binding */ runProvision)
/* harmony export */ });
/* harmony import */ var _plan_address_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(2433);
/* harmony import */ var _plan_apply_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4744);
/* harmony import */ var _plan_closed_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(4077);
/* harmony import */ var _plan_ids_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7087);
/* harmony import */ var _plan_plan_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7814);
/* harmony import */ var _plan_power_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9964);
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(7016);
/* harmony import */ var _plan_resources_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4489);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9168);
/* harmony import */ var _converge_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(876);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4316);
/* harmony import */ var _find_ca_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9119);
/* harmony import */ var _grants_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(8754);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7135);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2121);
/* harmony import */ var _spec_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8310);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(7329);
/* harmony import */ var _vault_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(5113);


















/**
 * Converges everything but the cluster. What does not need to know the CA comes first, since whether a CA is there can be asked only of a
 * vault that exists and lets us in; then the policy, its rule groups, and the firewall; last, if the firewall's address is not the
 * predicted one, the routes and the DNS servers again.
 */
async function runProvision(request, world) {
    const spec = await (0,_spec_js__WEBPACK_IMPORTED_MODULE_8__/* .readSpec */ .O)(request.spec);
    const session = await (0,_session_js__WEBPACK_IMPORTED_MODULE_7__.openSession)(request.where, world);
    const ids = (0,_plan_ids_js__WEBPACK_IMPORTED_MODULE_10__.idsOf)(spec, session.context.subscriptionId);
    const pick = (context) => (0,_plan_resources_js__WEBPACK_IMPORTED_MODULE_1__/* .select */ .L)((0,_plan_resources_js__WEBPACK_IMPORTED_MODULE_1__/* .resourcesFor */ .j)(spec, context), ['base', 'vault', 'network', 'firewall']).owned;
    const isLate = ({ id }) => id === ids.policy || id.startsWith(`${ids.policy}/`) || id === ids.firewall || id === ids.diagnostics;
    try {
        let observed = await (0,_converge_js__WEBPACK_IMPORTED_MODULE_3__/* .observe */ .lB)(pick(session.context), session.store, world.signal);
        refuseForeign(observed, ids);
        const known = (0,_plan_power_js__WEBPACK_IMPORTED_MODULE_0__/* .privateIpOf */ .uc)(observed.get(ids.firewall));
        const context = { ...session.context, ...(known === undefined ? {} : { privateIp: known }) };
        const outcomes = [];
        const findings = [];
        if (observed.has(ids.firewall) && known === undefined)
            findings.push({
                level: 'notice',
                message: 'The firewall was deallocated; provisioning allocates it again.',
                advice: 'deallocate with operation: allocate also starts the cluster.',
            });
        /** Carries out, or only plans, and keeps the books. */
        const step = async (resources) => {
            const changes = (0,_plan_plan_js__WEBPACK_IMPORTED_MODULE_11__/* .plan */ .e)(resources, observed);
            const done = request.mode === 'plan'
                ? { outcomes: (0,_plan_apply_js__WEBPACK_IMPORTED_MODULE_12__/* .planned */ .l)(changes), observed }
                : await (0,_converge_js__WEBPACK_IMPORTED_MODULE_3__/* .carryOut */ .u0)(changes, observed, { store: session.store, signal: world.signal, log: line => world.log.info(line) });
            outcomes.push(...done.outcomes);
            observed = done.observed;
            return !(0,_summary_js__WEBPACK_IMPORTED_MODULE_13__/* .anyFailed */ .eW)(done.outcomes);
        };
        const early = await step(pick(context).filter(resource => !isLate(resource)));
        if (early) {
            const ca = await findCa(spec, ids, observed, outcomes, session, world, request.mode, findings);
            const complete = { ...context, ...(ca ? { ca } : {}) };
            await step(pick(complete).filter(isLate));
            const told = (0,_plan_power_js__WEBPACK_IMPORTED_MODULE_0__/* .privateIpOf */ .uc)(observed.get(ids.firewall));
            if (told !== undefined && told !== (known ?? (0,_plan_address_js__WEBPACK_IMPORTED_MODULE_14__/* .predictedPrivateIp */ .P)(spec.network.firewallSubnet.prefix))) {
                world.log.info(`the firewall's address is ${told}, not the predicted one: correcting the routes`);
                findings.push({
                    level: 'notice',
                    message: `The firewall got ${told} instead of the predicted address; the route table and the DNS servers were corrected.`,
                });
                await step(pick({ ...complete, privateIp: told }).filter(({ id }) => id === ids.routeTable || id === ids.network));
            }
        }
        if (request.mode === 'apply')
            return result(spec, ids, observed, merged(outcomes), findings, request.mode);
        const { liveDifference } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(7268), __webpack_require__.e(7120), __webpack_require__.e(466), __webpack_require__.e(4301), __webpack_require__.e(6252)]).then(__webpack_require__.bind(__webpack_require__, 6252));
        const { comparison, findings: told } = await liveDifference(spec, observed.has(ids.policy) ? ids.policy : undefined, {
            credential: session.credential,
            signal: world.signal,
            log: line => world.log.info(line),
        });
        return result(spec, ids, observed, merged(outcomes), [...findings, ...told], request.mode, comparison);
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_4__.explainFault)(error);
    }
}
/** The CA to inspect with, if the vault holds one that fits; says so when it does not. */
async function findCa(spec, ids, observed, outcomes, { context, credential }, world, mode, findings) {
    const waiting = (0,_plan_closed_js__WEBPACK_IMPORTED_MODULE_15__/* .inspectedRules */ .b)(spec.firewall.policy);
    const without = (why) => {
        if (waiting.length === 0)
            return undefined;
        findings.push({
            level: 'warning',
            message: `The policy inspects no TLS: ${why}. Until a CA is there, nothing passes that was to be inspected (${waiting.join(', ')}).`,
            advice: 'Run import-ca: it brings the CA to the policy and these rules with it. Run before provision-firewall it costs nothing extra; now each update of the policy takes about 4 minutes.',
        });
        return undefined;
    };
    if (!observed.has(ids.vault))
        return without('the key vault does not exist yet');
    const vault = await (0,_vault_js__WEBPACK_IMPORTED_MODULE_9__/* .openVault */ .Z)(spec.certificateAuthority.keyVault, {
        credential,
        signal: world.signal,
        log: line => world.log.info(line),
        grantMinutes: mode === 'plan' ? 0 : (0,_grants_js__WEBPACK_IMPORTED_MODULE_16__/* .grantMinutes */ .K)(outcomes, context.runner !== undefined),
    });
    try {
        const held = await (0,_find_ca_js__WEBPACK_IMPORTED_MODULE_5__/* .heldCa */ .wO)(vault, spec.certificateAuthority);
        if (!held.intermediate || !held.secretId)
            return without('the key vault holds no CA');
        const judged = (0,_find_ca_js__WEBPACK_IMPORTED_MODULE_5__/* .judgeHeldCa */ .F7)(held, new Date(), spec.certificateAuthority.renewBeforeDays);
        if (!judged.keep)
            findings.push({ level: 'warning', message: `The CA in the vault needs attention: ${judged.because}.`, advice: 'Run import-ca.' });
        return { secretId: held.secretId };
    }
    catch (error) {
        // A dry run grants nothing, so it may not be let in. What the policy has is then the best that is known.
        const current = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_17__.at)(observed.get(ids.policy), '/properties/transportSecurity/certificateAuthority/keyVaultSecretId');
        if (mode === 'plan' && (0,_retry_js__WEBPACK_IMPORTED_MODULE_6__/* .serviceError */ .cg)(error).status === 403)
            return typeof current === 'string' ? { secretId: current } : without('this run may not look into the key vault');
        throw error;
    }
}
/** Policies that Azure's own container offering manages must not be written by others. */
function refuseForeign(observed, ids) {
    if ((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_17__.at)(observed.get(ids.policy), '/properties/afcManaged') === true)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownFaultError */ .eb({
            code: 'ManagedPolicy',
            message: `${ids.policy} is managed by Azure Firewall for Containers`,
            advice: 'Name another policy in firewall.policyName; that one must not be written by others.',
        });
}
/** One outcome for each resource: what was done to it last, unless that was nothing. */
function merged(outcomes) {
    const byId = new Map();
    for (const outcome of outcomes) {
        const { id } = outcome.change.resource;
        if (outcome.result !== 'unchanged' || !byId.has(id))
            byId.set(id, outcome);
    }
    return [...byId.values()];
}
function result(spec, ids, observed, outcomes, findings, mode, comparison) {
    const firewall = observed.get(ids.firewall);
    const privateIp = (0,_plan_power_js__WEBPACK_IMPORTED_MODULE_0__/* .privateIpOf */ .uc)(firewall) ?? '';
    const publicIps = ids.publicIps.flatMap(id => {
        const address = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_17__.at)(observed.get(id), '/properties/ipAddress');
        return typeof address === 'string' ? [address] : [];
    });
    const inspects = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_17__.at)(observed.get(ids.policy), '/properties/transportSecurity/certificateAuthority/keyVaultSecretId');
    const failed = (0,_summary_js__WEBPACK_IMPORTED_MODULE_13__/* .anyFailed */ .eW)(outcomes);
    return {
        report: (0,_summary_js__WEBPACK_IMPORTED_MODULE_13__/* .azureReport */ .yj)({
            action: 'provision-firewall',
            title: `Firewall of ${spec.name}`,
            ...(mode === 'apply' && !failed
                ? {
                    headline: (0,_summary_js__WEBPACK_IMPORTED_MODULE_13__/* .changedAnything */ .BW)(outcomes)
                        ? `The firewall stands at ${privateIp}, and the cluster's subnet is routed to it.`
                        : 'Nothing to do: everything is as declared.',
                }
                : {}),
            outcomes,
            findings,
            facts: [
                ...(privateIp ? [{ name: 'Private address', value: privateIp }] : []),
                ...(publicIps.length > 0 ? [{ name: 'Public addresses', value: publicIps.join(', ') }] : []),
                { name: 'TLS inspection', value: inspects ? `with ${inspects}` : 'off' },
                ...(comparison ? [{ name: 'Flows', value: comparison.headline }] : []),
            ],
            comparison,
            next: mode === 'plan'
                ? ['Run it with mode: apply.']
                : inspects
                    ? ['Deploy the cluster: deploy-aks.']
                    : ['Import a CA: import-ca.', 'Deploy the cluster: deploy-aks.'],
        }),
        outputs: {
            'firewall-id': firewall === undefined ? '' : ids.firewall,
            'policy-id': observed.has(ids.policy) ? ids.policy : '',
            'private-ip': privateIp,
            'public-ips': JSON.stringify(publicIps),
            'workspace-id': String((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_17__.at)(observed.get(ids.workspace), '/properties/customerId') ?? ''),
            changed: String((0,_summary_js__WEBPACK_IMPORTED_MODULE_13__/* .changedAnything */ .BW)(outcomes)),
            plan: (0,_summary_js__WEBPACK_IMPORTED_MODULE_13__/* .planOutput */ .pp)(outcomes),
        },
    };
}


/***/ }),

/***/ 1305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ toTags),
/* harmony export */   YW: () => (/* binding */ isStateTag),
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


/***/ }),

/***/ 9964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ deallocatedFirewall),
/* harmony export */   L4: () => (/* binding */ stateOf),
/* harmony export */   Qm: () => (/* binding */ allocatedFirewall),
/* harmony export */   XT: () => (/* binding */ repairs),
/* harmony export */   o: () => (/* binding */ privateNatRules),
/* harmony export */   uc: () => (/* binding */ privateIpOf),
/* harmony export */   yZ: () => (/* binding */ clusterPower)
/* harmony export */ });
/* harmony import */ var _policy_addresses_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6904);
/* harmony import */ var _firewall_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1305);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7016);
/* harmony import */ var _resources_firewall_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5541);




/** Members of a firewall that Azure alone writes, in a document that is read and written back. */
const serverSide = new Set(['id', 'name', 'type', 'etag', 'provisioningState', 'ipGroups', 'privateIPAddress', 'systemData']);
/** The cluster's power, as a document. It is written by an action of the cluster, not by a PUT. */
const clusterPower = (spec, ids, code, needs) => ({
    id: ids.cluster,
    title: `cluster ${spec.cluster.name}`,
    needs,
    desired: { properties: { powerState: { code } } },
});
/** The firewall without addresses: Azure gives its machines back. What it needs to return stands in its tags, written in the same request. */
function deallocatedFirewall(spec, ids, current, needs) {
    const { properties, tags, ...rest } = copy(current);
    const title = `firewall ${spec.firewall.name}`;
    const { ipConfigurations: _, managementIpConfiguration: __, ...others } = properties;
    const state = stateOf(current);
    // Already without addresses: the tags tell the story and stay.
    const kept = state ? (0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_2__/* .toTags */ .LZ)(state, ids.group) : {};
    if (kept === undefined)
        return { because: `${title} has too many public addresses: what it needs to come back does not fit into its tags` };
    const own = Object.fromEntries(Object.entries(tags ?? {}).filter(([name]) => !state || !(0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_2__/* .isStateTag */ .YW)(name)));
    return {
        id: ids.firewall,
        title,
        needs,
        desired: { ...rest, tags: { ...own, ...kept }, properties: { ...others, ipConfigurations: [] } },
        compare: { unordered: { '/zones': '' } },
    };
}
/** The firewall with its addresses again: from its tags, else as the spec says. One that has addresses stays as it is. */
function allocatedFirewall(spec, ids, current) {
    const { properties, tags, ...rest } = copy(current);
    const resource = (desired) => ({
        id: ids.firewall,
        title: `firewall ${spec.firewall.name}`,
        needs: [],
        desired,
        compare: { unordered: { '/zones': '', '/properties/ipConfigurations': 'name' } },
    });
    if (stateOf(current))
        return { resource: resource({ properties: { ipConfigurations: properties.ipConfigurations ?? [] } }), from: 'itself' };
    const state = (0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_2__/* .fromTags */ .y8)(tags ?? {}, ids.group);
    const own = Object.fromEntries(Object.entries(tags ?? {}).filter(([name]) => !(0,_firewall_state_js__WEBPACK_IMPORTED_MODULE_2__/* .isStateTag */ .YW)(name)));
    const addresses = state ? fromState(state) : { ipConfigurations: (0,_resources_firewall_js__WEBPACK_IMPORTED_MODULE_1__/* .ipConfigurations */ .p)({ ids }) };
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
    const configurations = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(current, '/properties/ipConfigurations');
    if (!Array.isArray(configurations) || configurations.length === 0)
        return undefined;
    const text = (value, path) => String((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(value, path) ?? '');
    const all = configurations;
    const management = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(current, '/properties/managementIpConfiguration');
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
    const configurations = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(firewall, '/properties/ipConfigurations');
    if (!Array.isArray(configurations))
        return undefined;
    return configurations.map(one => (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(one, '/properties/privateIPAddress')).find(ip => typeof ip === 'string');
}
/** JSON pointer of the private address, in a firewall whose first configuration carries it. */
const privateIpPath = '/properties/ipConfigurations/0/properties/privateIPAddress';
/**
 * Route tables and the virtual network with every entry that points into the firewall's subnet pointing at the firewall's address, whatever
 * that will be. Only documents that have such an entry.
 */
function repairs(spec, ids, routeTables, network, previousIp) {
    const stale = (address) => typeof address === 'string' && (address === previousIp || (0,_policy_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .contains */ .gR)(spec.network.firewallSubnet.prefix, address));
    const current = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.from)(ids.firewall, privateIpPath);
    const tables = routeTables.flatMap((table) => {
        const { properties, ...rest } = copy(table);
        const routes = (Array.isArray(properties.routes) ? properties.routes : []);
        if (!routes.some(route => stale((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(route, '/properties/nextHopIpAddress'))))
            return [];
        const repaired = routes.map(route => {
            const own = route.properties;
            return { name: route.name ?? '', properties: stale(own.nextHopIpAddress) ? { ...own, nextHopIpAddress: current } : own };
        });
        const { subnets: _, resourceGuid: __, ...others } = properties;
        return [
            {
                id: String((0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(table, '/id')),
                title: `route table ${(0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(table, '/name')}`,
                needs: [ids.firewall],
                desired: { ...rest, properties: { ...others, routes: repaired } },
                compare: { unordered: { '/properties/routes': 'name' } },
            },
        ];
    });
    return [...tables, ...(network === undefined ? [] : dnsRepair(spec, ids, network, stale, current, tables))];
}
function dnsRepair(spec, ids, network, stale, current, tables) {
    const servers = (0,_reference_js__WEBPACK_IMPORTED_MODULE_3__.at)(network, '/properties/dhcpOptions/dnsServers');
    if (!Array.isArray(servers) || !servers.some(stale))
        return [];
    const { properties, ...rest } = copy(network);
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
            compare: { unordered: { '/properties/subnets': 'name' }, keep: ['/properties/subnets'] },
        },
    ];
}
/** A document as it can be written back: without what Azure alone writes. Ids of other resources (`{ id }`) stay. */
function copy(value, top = true) {
    if (Array.isArray(value))
        return value.map(item => copy(item, false));
    if (typeof value !== 'object' || value === null)
        return value;
    const members = Object.entries(value);
    const reference = !top && members.length === 1 && members[0]?.[0] === 'id';
    if (reference)
        return value;
    return Object.fromEntries(members
        .filter(([name]) => !serverSide.has(name) || (!top && name === 'name'))
        .flatMap(([name, item]) => (readOnlyLists.has(name) ? [] : [[name, copy(item, false)]])));
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
/** Names of NAT rules that translate to or from private addresses: with them Azure refuses to allocate the firewall. */
const privateNatRules = (spec) => spec.firewall.policy.ruleCollectionGroups.flatMap(({ ruleCollections }) => ruleCollections.flatMap(({ rules }) => rules.flatMap(rule => rule.ruleType === 'NatRule' && rule.destinationAddresses.some(address => privateRanges.some(range => (0,_policy_addresses_js__WEBPACK_IMPORTED_MODULE_0__/* .contains */ .gR)(range, address)))
    ? [rule.name]
    : [])));
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];


/***/ })

};
