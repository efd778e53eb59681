export const id = 7563;
export const ids = [7563];
export const modules = {

/***/ 7563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runProvision: () => (/* binding */ runProvision)
});

// EXTERNAL MODULE: ./src/plan/address.js
var address = __webpack_require__(2433);
// EXTERNAL MODULE: ./src/plan/apply.js
var apply = __webpack_require__(7153);
// EXTERNAL MODULE: ./src/plan/closed.js
var plan_closed = __webpack_require__(4077);
// EXTERNAL MODULE: ./src/plan/ids.js
var plan_ids = __webpack_require__(7087);
// EXTERNAL MODULE: ./src/plan/plan.js
var plan = __webpack_require__(7814);
// EXTERNAL MODULE: ./src/plan/power.js
var power = __webpack_require__(9964);
// EXTERNAL MODULE: ./src/plan/reference.js
var plan_reference = __webpack_require__(7016);
// EXTERNAL MODULE: ./src/plan/resources.js + 6 modules
var resources = __webpack_require__(4489);
;// CONCATENATED MODULE: ./src/plan/undeclared-rules.js
/** What decides flows beside the groups of the spec: rule collection groups of others, and a base policy. Applying leaves both, so they have to be told. */

/**
 * @param policy the policy as ARM answers it; it names its groups and its base policy by id
 * @param declared names of the spec's own groups
 */
function undeclaredRules(policy, declared) {
    const groups = (0,plan_reference.at)(policy, '/properties/ruleCollectionGroups');
    const parent = nameIn((0,plan_reference.at)(policy, '/properties/basePolicy'));
    const own = new Set(declared.map(name => name.toLowerCase()));
    return {
        groups: (Array.isArray(groups) ? groups : [])
            .map(group => nameIn(group) ?? '')
            .filter(name => !own.has(name.toLowerCase())),
        ...(parent === undefined ? {} : { parent }),
    };
}
const nameIn = (reference) => {
    const id = (0,plan_reference.at)(reference, '/id');
    return typeof id === 'string' && id !== '' ? (id.split('/').at(-1) ?? '') : undefined;
};

// EXTERNAL MODULE: ./src/report/fault.js
var fault = __webpack_require__(9168);
// EXTERNAL MODULE: ./src/azure/converge.js
var converge = __webpack_require__(876);
// EXTERNAL MODULE: ./src/azure/faults.js
var faults = __webpack_require__(4316);
// EXTERNAL MODULE: ./src/azure/find-ca.js
var find_ca = __webpack_require__(9119);
// EXTERNAL MODULE: ./src/azure/grants.js
var grants = __webpack_require__(8754);
// EXTERNAL MODULE: ./src/azure/retry.js
var retry = __webpack_require__(7135);
// EXTERNAL MODULE: ./src/policy/addresses.js
var addresses = __webpack_require__(6904);
;// CONCATENATED MODULE: ./src/plan/undeclared-routes.js
/** Routes that nobody declared and that lead past the firewall. Applying leaves routes of others alone, so they have to be told. */


/**
 * What leads nowhere, into the network or to the firewall takes nothing past it. Neither do the routes that a cluster with kubenet keeps here:
 * from the pods of a node to that node, in the cluster's subnet.
 * @param table the route table as it is
 * @param declared the names of the routes that the spec stands for
 */
function undeclaredRoutes(table, declared, { privateIp, aksSubnet }) {
    const routes = (0,plan_reference.at)(table, '/properties/routes');
    if (!Array.isArray(routes))
        return [];
    const names = new Set(declared.map(name => name.toLowerCase()));
    return routes.flatMap(route => {
        const text = (pointer) => String((0,plan_reference.at)(route, pointer) ?? '');
        const [name, prefix, kind, hop] = ['/name', '/properties/addressPrefix', '/properties/nextHopType', '/properties/nextHopIpAddress'].map(text);
        if (names.has((name ?? '').toLowerCase()))
            return [];
        const [type, address] = [(kind ?? '').toLowerCase(), hop ?? ''];
        if (type === 'none' || type === 'vnetlocal')
            return [];
        if (type === 'virtualappliance' && address !== '' && (address === privateIp || (0,addresses/* encloses */.t$)(aksSubnet, address)))
            return [];
        return [{ name: name ?? '', prefix: prefix ?? '', to: address === '' ? (kind ?? '') : address }];
    });
}
/**
 * Service endpoints come before every route of a table. Routes that a gateway learns stand beside those of the table, unless it does not take
 * them over; one that is more precise than 0.0.0.0/0 goes before it. A gateway is in the network itself, or in one that it is peered with.
 */
function bypasses(table, network, aksSubnet) {
    const list = (document, pointer) => {
        const found = (0,plan_reference.at)(document, pointer);
        return Array.isArray(found) ? found : [];
    };
    const named = (document, pointer = '/name') => String((0,plan_reference.at)(document, pointer) ?? '');
    const subnets = list(network, '/properties/subnets');
    const endpoints = subnets
        .filter(subnet => named(subnet).toLowerCase() === aksSubnet.toLowerCase())
        .flatMap(subnet => list(subnet, '/properties/serviceEndpoints'))
        .map((endpoint) => ({ kind: 'service endpoint', name: named(endpoint, '/service') }));
    if (table === undefined || (0,plan_reference.at)(table, '/properties/disableBgpRoutePropagation') === true)
        return endpoints;
    const gateways = [
        ...subnets.filter(subnet => /^(GatewaySubnet|RouteServerSubnet)$/i.test(named(subnet))),
        ...list(network, '/properties/virtualNetworkPeerings').filter(peering => (0,plan_reference.at)(peering, '/properties/useRemoteGateways') === true),
    ];
    return [...endpoints, ...gateways.map((gateway) => ({ kind: 'gateway', name: named(gateway) }))];
}

;// CONCATENATED MODULE: ./src/azure/routes-past.js



/** The ways past the firewall that stand in Azure and in no spec, and what is said of them. */
function routesPast(spec, ids, resources, observed) {
    const declared = (0,plan_reference.at)(resources.find(({ id }) => id === ids.routeTable)?.desired, '/properties/routes');
    const names = Array.isArray(declared) ? declared.map(route => String((0,plan_reference.at)(route, '/name') ?? '')) : [];
    const table = observed.get(ids.routeTable);
    const routes = undeclaredRoutes(table, names, {
        privateIp: (0,power/* privateIpOf */.uc)(observed.get(ids.firewall)),
        aksSubnet: spec.network.aksSubnet.prefix,
    });
    const others = bypasses(table, observed.get(ids.network), spec.network.aksSubnet.name);
    return {
        names: [...routes, ...others].map(({ name }) => name),
        findings: [
            ...routes.map(({ name, prefix, to }) => ({
                level: 'warning',
                message: `The route table ${spec.network.routeTable} has the route "${name}", which ${spec.file} does not stand for: ${prefix} leads past the firewall, to ${to}. It stays.`,
                advice: 'Delete it: what it takes is neither filtered nor inspected nor logged.',
            })),
            ...others.map(bypass => finding(bypass, spec)),
        ],
    };
}
const finding = ({ kind, name }, { network }) => kind === 'service endpoint'
    ? {
        level: 'warning',
        message: `The subnet ${network.aksSubnet.name} has the service endpoint "${name}": what pods send to that service goes past the firewall, whatever the route table says. It stays.`,
        advice: 'Take the endpoint off the subnet: what it takes is neither filtered nor inspected nor logged.',
    }
    : {
        level: 'warning',
        message: `The route table ${network.routeTable} takes over what the gateway behind "${name}" learns: such routes are more precise than 0.0.0.0/0 and lead past the firewall.`,
        advice: 'Switch it off: az network route-table update --disable-bgp-route-propagation true.',
    };

// EXTERNAL MODULE: ./src/azure/session.js
var azure_session = __webpack_require__(2121);
// EXTERNAL MODULE: ./src/azure/spec.js
var azure_spec = __webpack_require__(8310);
// EXTERNAL MODULE: ./src/azure/staying-rules.js
var staying_rules = __webpack_require__(3488);
// EXTERNAL MODULE: ./src/azure/summary.js
var summary = __webpack_require__(7329);
// EXTERNAL MODULE: ./src/azure/vault.js
var azure_vault = __webpack_require__(5113);
;// CONCATENATED MODULE: ./src/azure/provision.js





















/**
 * Converges everything but the cluster. What does not need to know the CA comes first, since whether a CA is there can be asked only of a
 * vault that exists and lets us in; then the policy, its rule groups, and the firewall; last, if the firewall's address is not the
 * predicted one, the routes and the DNS servers again.
 */
async function runProvision(request, world) {
    const spec = await (0,azure_spec/* readSpec */.O)(request.spec);
    const session = await (0,azure_session.openSession)(request.where, world, request.mode);
    const ids = (0,plan_ids.idsOf)(spec, session.context.subscriptionId);
    const pick = (context) => (0,resources/* select */.L)((0,resources/* resourcesFor */.j)(spec, context), ['base', 'vault', 'network', 'firewall']).owned;
    const isLate = ({ id }) => id === ids.policy || id.startsWith(`${ids.policy}/`) || id === ids.firewall || id === ids.diagnostics;
    try {
        let observed = await (0,converge/* observe */.lB)(pick(session.context), session.store, world.signal);
        refuseForeign(observed, ids);
        const known = (0,power/* privateIpOf */.uc)(observed.get(ids.firewall));
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
            const changes = (0,plan/* plan */.e)(resources, observed);
            const done = request.mode === 'plan'
                ? { outcomes: (0,apply/* planned */.l)(changes), observed }
                : await (0,converge/* carryOut */.u0)(changes, observed, { store: session.store, signal: world.signal, log: line => world.log.info(line) });
            outcomes.push(...done.outcomes);
            observed = done.observed;
            return !(0,summary/* anyFailed */.eW)(done.outcomes);
        };
        const early = await step(pick(context).filter(resource => !isLate(resource)));
        if (early) {
            const ca = await findCa(spec, ids, observed, outcomes, session, world, request.mode, findings);
            const complete = { ...context, ...(ca ? { ca } : {}) };
            await step(pick(complete).filter(isLate));
            const told = (0,power/* privateIpOf */.uc)(observed.get(ids.firewall));
            if (told !== undefined && told !== (known ?? (0,address/* predictedPrivateIp */.P)(spec.network.firewallSubnet.prefix))) {
                world.log.info(`the firewall's address is ${told}, not the predicted one: correcting the routes`);
                findings.push({
                    level: 'notice',
                    message: `The firewall got ${told} instead of the predicted address; the route table and the DNS servers were corrected.`,
                });
                await step(pick({ ...complete, privateIp: told }).filter(({ id }) => id === ids.routeTable || id === ids.network));
            }
        }
        const routes = routesPast(spec, ids, pick(context), observed);
        const meant = new Set(request.known.map(name => name.toLowerCase()));
        const unmeant = (names) => names.filter(name => !meant.has(name.toLowerCase()));
        if (request.mode === 'apply') {
            const rules = undeclaredRules(observed.get(ids.policy), spec.firewall.policy.ruleCollectionGroups.map(({ name }) => name));
            const others = unmeant([...rules.groups, ...(rules.parent === undefined ? [] : [rules.parent]), ...routes.names]);
            return result(spec, ids, observed, merged(outcomes), [...findings, ...(0,staying_rules/* staying */.W)(rules, spec), ...routes.findings], request.mode, {
                undeclared: others,
            });
        }
        const { liveDifference } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(2450), __webpack_require__.e(7268), __webpack_require__.e(2287), __webpack_require__.e(466), __webpack_require__.e(4301), __webpack_require__.e(5653)]).then(__webpack_require__.bind(__webpack_require__, 5653));
        const { comparison, findings: told, undeclared, } = await liveDifference(spec, observed.has(ids.policy) ? ids.policy : undefined, {
            credential: session.credential,
            signal: world.signal,
            log: line => world.log.info(line),
        });
        return result(spec, ids, observed, merged(outcomes), [...findings, ...told, ...routes.findings], request.mode, {
            comparison,
            undeclared: undeclared && unmeant([...undeclared, ...routes.names]),
        });
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        throw (0,faults.explainFault)(error);
    }
}
/** The CA to inspect with, if the vault holds one that fits; says so when it does not. */
async function findCa(spec, ids, observed, outcomes, { context, credential }, world, mode, findings) {
    const waiting = (0,plan_closed/* inspectedRules */.b)(spec.firewall.policy);
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
    const vault = await (0,azure_vault/* openVault */.Z)(spec.certificateAuthority.keyVault, {
        credential,
        signal: world.signal,
        log: line => world.log.info(line),
        grantMinutes: mode === 'plan' ? 0 : (0,grants/* grantMinutes */.K)(outcomes, context.runner !== undefined),
    });
    try {
        const held = await (0,find_ca/* heldCa */.wO)(vault, spec.certificateAuthority);
        if (!held.intermediate || !held.secretId)
            return without('the key vault holds no CA');
        const judged = (0,find_ca/* judgeHeldCa */.F7)(held, new Date(), spec.certificateAuthority.renewBeforeDays);
        if (!judged.keep)
            findings.push({ level: 'warning', message: `The CA in the vault needs attention: ${judged.because}.`, advice: 'Run import-ca.' });
        return { secretId: held.secretId };
    }
    catch (error) {
        // A dry run grants nothing, so it may not be let in. What the policy has is then the best that is known.
        const current = (0,plan_reference.at)(observed.get(ids.policy), '/properties/transportSecurity/certificateAuthority/keyVaultSecretId');
        if (mode === 'plan' && (0,retry/* serviceError */.cg)(error).status === 403)
            return typeof current === 'string' ? { secretId: current } : without('this run may not look into the key vault');
        throw error;
    }
}
/** Policies that Azure's own container offering manages must not be written by others. */
function refuseForeign(observed, ids) {
    if ((0,plan_reference.at)(observed.get(ids.policy), '/properties/afcManaged') === true)
        throw new fault/* KnownFaultError */.eb({
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
function result(spec, ids, observed, outcomes, findings, mode, { comparison, undeclared }) {
    const firewall = observed.get(ids.firewall);
    const privateIp = (0,power/* privateIpOf */.uc)(firewall) ?? '';
    const publicIps = ids.publicIps.flatMap(id => {
        const address = (0,plan_reference.at)(observed.get(id), '/properties/ipAddress');
        return typeof address === 'string' ? [address] : [];
    });
    const inspects = (0,plan_reference.at)(observed.get(ids.policy), '/properties/transportSecurity/certificateAuthority/keyVaultSecretId');
    const failed = (0,summary/* anyFailed */.eW)(outcomes);
    return {
        report: (0,summary/* azureReport */.yj)({
            action: 'provision-firewall',
            title: `Firewall of ${spec.name}`,
            ...(mode === 'apply' && !failed
                ? {
                    headline: `${(0,summary/* changedAnything */.BW)(outcomes)
                        ? `The firewall stands at ${privateIp}, and the cluster's subnet is routed to it.`
                        : `Nothing to do: everything ${undeclared?.length ? 'that is declared is so' : 'is as declared'}.`}${undeclared?.length ? ` What is not declared decides traffic, too: ${undeclared.join(', ')}.` : ''}`,
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
            'workspace-id': String((0,plan_reference.at)(observed.get(ids.workspace), '/properties/customerId') ?? ''),
            changed: String((0,summary/* changedAnything */.BW)(outcomes)),
            undeclared: undeclared === undefined ? '' : JSON.stringify(undeclared),
            plan: (0,summary/* planOutput */.pp)(outcomes),
        },
    };
}


/***/ }),

/***/ 3488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ staying)
/* harmony export */ });
/** What is said of rules that stand in Azure and in no spec. */
const staying = ({ groups, parent }, { file }) => [
    ...groups.map((name) => ({
        level: 'warning',
        message: `The deployed policy has the rule collection group "${name}", which ${file} does not declare. It stays, and decides flows.`,
        advice: 'Declare it, or delete it from the policy.',
    })),
    ...(parent !== undefined
        ? [
            {
                level: 'warning',
                message: `The deployed policy has the base policy "${parent}", which ${file} does not know. It stays, and its rules are asked first.`,
                advice: 'Take the base policy off, or read its rules as part of the contract: egress-gate check --policy.',
            },
        ]
        : []),
];


/***/ })

};
