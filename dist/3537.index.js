export const id = 3537;
export const ids = [3537];
export const modules = {

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

/***/ 8015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ refuseManaged)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7016);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);


/**
 * Policies that Azure's own container offering manages must not be written by others (`afcManaged`, read-only; Microsoft.Network 2025-09-01 in
 * the typings of `@azure/arm-network` 39). Whoever would write one ends here, before anything else is written.
 */
function refuseManaged(policy, id) {
    if ((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_1__.at)(policy, '/properties/afcManaged') === true)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
            code: 'ManagedPolicy',
            message: `${id} is managed by Azure Firewall for Containers`,
            advice: 'Name another policy in firewall.policyName; that one must not be written by others.',
        });
}


/***/ }),

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

// EXTERNAL MODULE: ./src/azure/converge.js
var converge = __webpack_require__(876);
// EXTERNAL MODULE: ./src/azure/faults.js
var faults = __webpack_require__(4316);
// EXTERNAL MODULE: ./src/azure/find-ca.js
var find_ca = __webpack_require__(9119);
// EXTERNAL MODULE: ./src/azure/grants.js
var grants = __webpack_require__(8754);
// EXTERNAL MODULE: ./src/azure/managed-policy.js
var managed_policy = __webpack_require__(8015);
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
        (0,managed_policy/* refuseManaged */.W)(observed.get(ids.policy), ids.policy);
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
        const { liveDifference } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(180), __webpack_require__.e(4476), __webpack_require__.e(2287), __webpack_require__.e(8630), __webpack_require__.e(4301), __webpack_require__.e(5453), __webpack_require__.e(5653)]).then(__webpack_require__.bind(__webpack_require__, 5653));
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


/***/ }),

/***/ 913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ withoutServers),
/* harmony export */   pb: () => (/* binding */ unevaluated),
/* harmony export */   vd: () => (/* binding */ day),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3401);

const error = (code, message, advice) => ({ code, level: 'error', message, advice });
const day = (date) => date.toISOString().slice(0, 10);
/** The purposes of an authority that rule TLS servers out, also for everything below it. Undefined: it does not. */
const withoutServers = ({ extendedKeyUsage: purposes }) => purposes === undefined || purposes.some(usage => usage === 'serverAuth' || usage === 'anyExtendedKeyUsage')
    ? undefined
    : purposes.join(', ');
/** What verify-tls-inspection does not evaluate, and therefore never passes. Undefined: there is none of it. */
function unevaluated({ der }) {
    const { nameConstraints, unknownCritical } = (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCertificate */ .h)(der).extensions;
    return nameConstraints ? 'name constraints' : unknownCritical.length > 0 ? `the critical extension ${unknownCritical[0]}` : undefined;
}


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

/***/ 8655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ checkRoot),
/* harmony export */   y: () => (/* binding */ checkRootAlone)
/* harmony export */ });
/* harmony import */ var _ca_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(913);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8639);
/** What a root must be that pods are to trust: by itself, and above an intermediate. */


/** What to give in its place. */
const notRoot = 'Give the certificate of the root that signed the intermediate, the one that pods shall trust.';
/** What keeps every client, or verify-tls-inspection, from building a path to this root, whatever stands below it. Its dates are for the caller. */
function* checkRootAlone(root) {
    const { subject, basicConstraints } = root;
    if ((0,_chain_js__WEBPACK_IMPORTED_MODULE_1__.whyNotIssuedBy)(root, root) !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-not-self-signed', `${subject} is given as the root, but has not signed itself`, notRoot);
    if (basicConstraints?.ca !== true)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-not-a-ca', `the root ${subject} is no certificate authority (basicConstraints CA:TRUE)`, notRoot);
    else if (basicConstraints.pathLength !== undefined && basicConstraints.pathLength < 2)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-path-length', `the root ${subject} has path length ${basicConstraints.pathLength}, but two authorities stand below it: the intermediate, and the one that Azure Firewall makes`, 'Use a root without a path length, or with at least 2.');
    if (root.keyUsage !== undefined && !root.keyUsage.usages.includes('keyCertSign'))
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-no-cert-sign', `keyUsage of the root ${subject} lacks keyCertSign`, notRoot);
    if (root.keyType === 'rsa' && root.keyBits < 2048)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-key', `the RSA key of the root ${subject} has ${root.keyBits} bits, which clients refuse`, 'Use a root with at least 2048 bits, better 4096.');
    const odd = (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .unevaluated */ .pb)(root);
    if (odd !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-unsupported-extension', `the root ${subject} has ${odd}, which verify-tls-inspection does not evaluate and therefore never passes`, 'Use a root without: an inspecting firewall signs for every host that its rules allow.');
    const purposes = (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutServers */ .DT)(root);
    if (purposes !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-extended-key-usage', `extended key usage of the root ${subject} (${purposes}) rules TLS servers out, also for everything below it`, 'Use a root without extended key usage, or with serverAuth in it.');
}
/** What is wrong with it by itself, above this intermediate, and today. */
function* checkRoot(root, intermediate, at) {
    const { subject } = root;
    yield* checkRootAlone(root);
    if (root.keyFingerprint === intermediate.keyFingerprint && root.fingerprint !== intermediate.fingerprint)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-key-reused', `${intermediate.subject} has the key of the root ${subject}: the firewall would be given the root's private key`, 'Make a key of its own for the intermediate, and keep the key of the root where it was made.');
    if (root.subjectKeyIdentifier === undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-no-subject-key-identifier', `the root ${subject} has no subject key identifier`, 'Clients that check strictly (Python 3.13 does by default) refuse the chain. Use a root with subjectKeyIdentifier = hash.');
    if (at < root.notBefore || at > root.notAfter)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-not-valid', `the root ${subject} is valid from ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(root.notBefore)} to ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(root.notAfter)}`, 'Use a root that is valid today.');
    else if (root.notAfter < intermediate.notAfter)
        yield {
            code: 'root-expires-first',
            level: 'warning',
            message: `the root ${subject} expires on ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(root.notAfter)}, before the intermediate`,
            advice: 'Plan the change of root by its end date, not by the intermediate’s.',
        };
    const notIssued = intermediate.fingerprint === root.fingerprint ? undefined : (0,_chain_js__WEBPACK_IMPORTED_MODULE_1__.whyNotIssuedBy)(intermediate, root);
    if (notIssued !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('not-below-root', `the intermediate does not chain to the root: ${notIssued}`, notRoot);
}


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
