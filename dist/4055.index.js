export const id = 4055;
export const ids = [4055,6052];
export const modules = {

/***/ 7023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $O: () => (/* binding */ chosenWorkloads),
/* harmony export */   DC: () => (/* binding */ kubeconfigOf),
/* harmony export */   ER: () => (/* binding */ readClusterInputs),
/* harmony export */   HW: () => (/* binding */ readAuthorityInputs),
/* harmony export */   gP: () => (/* binding */ readCertificateInput),
/* harmony export */   hc: () => (/* binding */ podsAtOnce),
/* harmony export */   tq: () => (/* binding */ certificateOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _github_given_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3843);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9168);
/** What the two actions that work inside the cluster have in common: which kubeconfig, which workloads, which certificates. */



const readClusterInputs = (read) => ({
    spec: read.file('spec', { required: true }),
    kubeconfig: read.file('kubeconfig'),
    workloads: read.list('workloads'),
});
/** A certificate that was given as PEM or as the path of a PEM file. A private key in it is a fault, whoever put it there. */
function readCertificateInput(read, name) {
    const text = read.text(name);
    const file = text === '' ? undefined : text.includes('-----BEGIN') ? { path: `input ${name}`, content: Buffer.from(text) } : read.file(name);
    if (file !== undefined) {
        const content = Buffer.from(file.content).toString('latin1');
        if (content.includes('PRIVATE KEY'))
            read.fault(name, 'holds a private key: give the public certificate alone');
        if (!content.includes('-----BEGIN CERTIFICATE-----'))
            read.fault(name, 'must be a certificate as PEM (-----BEGIN CERTIFICATE-----), or the path of such a file');
    }
    return file;
}
/** Our root and our intermediate where they are given: both or neither, for one of the vault's and one of somebody else's need not be a pair. */
function readAuthorityInputs(read) {
    const root = readCertificateInput(read, 'root-certificate');
    const intermediate = readCertificateInput(read, 'intermediate-certificate');
    if ((root === undefined) !== (intermediate === undefined))
        read.fault(root === undefined ? 'root-certificate' : 'intermediate-certificate', 'must be given together with the other of the two, or neither');
    return { root, intermediate };
}
/** The one certificate in a file. */
async function certificateOf(file) {
    const { readCertificates } = await __webpack_require__.e(/* import() */ 8108).then(__webpack_require__.bind(__webpack_require__, 8108));
    try {
        const certificates = readCertificates(file.content);
        if (certificates.length === 1)
            return certificates[0];
        throw new Error(`it holds ${certificates.length} certificates, and one belongs there`);
    }
    catch (error) {
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownFaultError */ .eb({
            code: 'BadCertificate',
            message: `${file.path}: ${error.message}`,
            advice: 'Give one certificate, as PEM.',
        });
    }
}
/** The text of the kubeconfig: the input's, or that of the first file in KUBECONFIG. */
async function kubeconfigOf(input, env) {
    if (input !== undefined)
        return Buffer.from(input.content).toString('utf8');
    const named = (env['KUBECONFIG'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter).find(path => path !== '');
    if (named === undefined)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownFaultError */ .eb({
            code: 'NoKubeconfig',
            message: 'There is no kubeconfig: the input kubeconfig is empty, and KUBECONFIG is not set.',
            advice: 'Run deploy-aks earlier in this job (it sets KUBECONFIG for the following steps), or give the input kubeconfig.',
        });
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(env['GITHUB_WORKSPACE'] || process.cwd(), named);
    try {
        return (0,_github_given_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readGivenFile */ .M)(path).toString('utf8');
    }
    catch (error) {
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownFaultError */ .eb({
            code: 'NoKubeconfig',
            message: `KUBECONFIG names ${path}, which cannot be read: ${error.message}`,
            advice: 'Files do not survive from one job to the next: run deploy-aks in this job, or give the input kubeconfig.',
        });
    }
}
/** The workloads that were named. A name that the spec does not know is a fault, and so is a spec without workloads. */
function chosenWorkloads(spec, names) {
    const known = spec.workloads.map(({ name }) => name);
    const unknown = names.filter(name => !known.includes(name));
    if (unknown.length > 0)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownFaultError */ .eb({
            code: 'UnknownWorkload',
            message: `${spec.file} declares no workload ${unknown.map(name => JSON.stringify(name)).join(', ')}`,
            advice: `Name some of ${known.join(', ') || '(it declares none)'} in the input workloads, or leave it empty for all.`,
        });
    if (known.length === 0)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .KnownFaultError */ .eb({
            code: 'NoWorkloads',
            message: `${spec.file} declares no workloads`,
            advice: 'Declare at least one: without a pod there is nothing to prove.',
        });
    return names.length === 0 ? spec.workloads : spec.workloads.filter(({ name }) => names.includes(name));
}
/** How many pods are worked on at once. */
const podsAtOnce = 20;


/***/ }),

/***/ 4055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDoctor: () => (/* binding */ runDoctor)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/plan/ids.js
var ids = __webpack_require__(7087);
// EXTERNAL MODULE: ./src/report/text.js
var report_text = __webpack_require__(3101);
;// CONCATENATED MODULE: ./src/report/diagnosis.js

/** Every question that is asked, in the order in which the answers are read: what comes first may be the cause of what comes later. */
const questions = {
    spec: 'Spec',
    runner: 'Runner',
    egress: 'Way out',
    clock: 'Clock',
    token: "GitHub's token",
    'sign-in': 'Sign-in',
    rights: 'Roles',
    providers: 'Resource providers',
    quota: 'Quota',
    vault: 'Key Vault',
    cluster: 'Cluster',
};
const order = Object.keys(questions);
/**
 * In the order of the questions, the worst first within each; nothing in it that hides, that acts on a terminal, that is a token, or one of
 * the secrets that were met.
 */
function tidy(diagnoses, secrets = []) {
    const met = [...secrets].filter(secret => secret.length >= 8).sort((one, other) => other.length - one.length);
    const harmless = (text, length = 700) => {
        const hidden = met.reduce((rest, secret) => rest.replaceAll(secret, '(a secret)'), text);
        return (0,report_text/* shortened */.vI)((0,report_text/* visible */.RK)(hidden.replace(token, '(a token)')), length);
    };
    const rank = { fail: 0, warn: 1, unchecked: 2, ok: 3 };
    return [...diagnoses]
        .sort((one, other) => order.indexOf(one.about) - order.indexOf(other.about) || rank[one.state] - rank[other.state])
        .map(({ about, state, what, why, advice, commands, values }) => ({
        about,
        state,
        what: harmless(what),
        ...(why === undefined ? {} : { why: harmless(why) }),
        ...(advice === undefined ? {} : { advice: harmless(advice) }),
        ...(commands === undefined ? {} : { commands: commands.map(command => harmless(command, 2000)) }),
        ...(values === undefined ? {} : { values: values.map(([name, value]) => [harmless(name), harmless(value, 1000)]) }),
    }));
}
/** A token (three parts, the first of them a JSON object in base64url) or what follows `Bearer` is no part of any answer. */
const token = /\beyJ[\w-]{8,}(?:\.[\w-]*){1,4}|(?<=\bBearer\s+)[\w.~+/=-]{16,}/g;
/** Something has to be done: 1. What could not be checked is told, and is no reason by itself: its cause fails in its own name. */
const exitCodeOf = (diagnoses) => (diagnoses.some(({ state }) => state === 'fail') ? 1 : 0);
/** How many there are of each state. */
const tally = (diagnoses) => {
    const counts = { ok: 0, warn: 0, fail: 0, unchecked: 0 };
    for (const { state } of diagnoses)
        counts[state] += 1;
    return counts;
};
const inWords = (diagnoses) => {
    const { ok, warn, fail, unchecked } = tally(diagnoses);
    return `${ok} ok, ${warn} to look at, ${fail} to repair, ${unchecked} not checked`;
};
const sign = { ok: 'ok', warn: 'warn', fail: 'FAIL', unchecked: '?' };
const ink = { ok: '32', warn: '33', fail: '31', unchecked: '36' };
/** For a terminal: one paragraph each, what is to be copied on lines of its own and never broken. */
function diagnosisText(diagnoses, { color = false, width = 80 } = {}) {
    const paint = (text, code) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
    const title = Math.max(...Object.values(questions).map(({ length }) => length));
    const indent = ' '.repeat(title + 8);
    const broken = (text) => (0,report_text/* wrapped */.ky)(text, Math.max(40, width - indent.length));
    const paragraph = (text, code = '') => broken(text).map(line => `${indent}${code === '' ? line : paint(line, code)}`);
    const told = diagnoses.flatMap(({ about, state, what, why, advice, commands = [], values = [] }) => {
        const [first = '', ...rest] = broken(what);
        return [
            `${paint(sign[state].padEnd(4), ink[state])}  ${questions[about].padEnd(title)}  ${first}`,
            ...rest.map(line => `${indent}${line}`),
            ...(why === undefined || why === '' ? [] : paragraph(why, '2')),
            ...values.map(([name, value]) => `${indent}  ${`${name}:`.padEnd(10)} ${paint(value, '1')}`),
            ...(advice === undefined ? [] : paragraph(`-> ${advice}`)),
            ...commands.map(command => `${indent}  ${paint(command, '1')}`),
        ];
    });
    return `${[...told, '', inWords(diagnoses)].join('\n')}\n`;
}
/** For programs, as `doctor --json` prints it. */
const diagnosisJson = (diagnoses, at) => `${JSON.stringify({ schema: 'egress-gate.doctor/v1', at, ...tally(diagnoses), checks: diagnoses.map(({ values, ...rest }) => ({ ...rest, ...(values ? { values: Object.fromEntries(values) } : {}) })) }, null, 2)}\n`;
/** As an action's report: what is to be repaired is an error, the rest never is. */
function diagnosisReport(diagnoses, at) {
    const { fail, warn } = tally(diagnoses);
    const level = { fail: 'error', warn: 'warning', unchecked: 'notice', ok: 'notice' };
    const wrong = diagnoses.filter(({ state }) => state === 'fail' || state === 'warn');
    return {
        action: 'doctor',
        title: 'Doctor',
        at,
        result: fail > 0 ? 'fail' : 'pass',
        headline: `${inWords(diagnoses)}.`,
        outcomes: [],
        verdicts: [],
        facts: diagnoses.flatMap(({ about, state, what, why, commands = [], values = [] }) => [
            ...(state === 'ok' || state === 'unchecked'
                ? [{ name: `${questions[about]}: ${state === 'ok' ? 'ok' : 'not checked'}`, value: [what, why].filter(Boolean).join(' ') }]
                : []),
            ...values.map(([name, value]) => ({ name, value })),
            ...(commands.length > 0 ? [{ name: `${questions[about]}: command`, value: commands.join('\n') }] : []),
        ]),
        findings: wrong.map(({ about, state, what, why, advice }) => ({
            level: level[state],
            message: `${questions[about]}: ${[what, why].filter(Boolean).join(' ')}`,
            ...(advice === undefined ? {} : { advice }),
        })),
        next: fail + warn === 0
            ? ['Nothing of what the doctor looks at explains the failure: read the log of the step that failed.']
            : wrong.flatMap(({ advice }) => advice ?? []),
    };
}
/** A text as one word of a POSIX shell. */
const shellWord = (text) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
/** A command to be copied: every word quoted where a POSIX shell needs it. */
const shellCommand = (...words) => words.map(shellWord).join(' ');

// EXTERNAL MODULE: ./src/plan/resources.js + 6 modules
var resources = __webpack_require__(4489);
// EXTERNAL MODULE: ./src/azure/api-versions.js
var api_versions = __webpack_require__(7879);
;// CONCATENATED MODULE: ./src/azure/doctor-rights.js



/** The four identities of docs/workflows.md: who looks, who writes, who asks the pods, who stops and starts. */
const works = ['plan', 'apply', 'verify', 'power'];
/** Links that a document makes to another one need a right on that one too. */
const links = [
    'Microsoft.Network/virtualNetworks/subnets/join/action',
    'Microsoft.Network/publicIPAddresses/join/action',
    'Microsoft.Network/firewallPolicies/join/action',
    'Microsoft.Network/routeTables/join/action',
    'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
];
/** Every right that a kind of work needs, from the documents that the spec stands for. */
function needsOf(spec, ids, subscriptionId, chosen) {
    const nobody = '00000000-0000-0000-0000-000000000000';
    const types = [
        ...new Set((0,resources/* resourcesFor */.j)(spec, { subscriptionId, tenantId: nobody, runner: { objectId: nobody, principalType: 'ServicePrincipal' } }).map(({ id }) => ((0,api_versions/* typeOf */.Q)(id) === 'Microsoft.Resources/resourceGroups' ? 'Microsoft.Resources/subscriptions/resourceGroups' : (0,api_versions/* typeOf */.Q)(id)))),
    ];
    const scope = ids.group;
    const network = (action) => ({ work: 'power', action: `Microsoft.Network/${action}`, role: 'Network Contributor', scope });
    const aks = (action) => ({
        work: 'power',
        action: `Microsoft.ContainerService/managedClusters/${action}`,
        role: 'Azure Kubernetes Service Contributor Role',
        scope,
    });
    const clusterUser = 'Azure Kubernetes Service Cluster User Role';
    const all = [
        ...types.map(type => ({ work: 'plan', action: `${type}/read`, role: 'Reader', scope })),
        ...types.map(type => ({
            work: 'apply',
            action: `${type}/write`,
            role: /^Microsoft\.Authorization\//i.test(type) ? 'Role Based Access Control Administrator' : 'Contributor',
            scope,
        })),
        ...links.map(action => ({ work: 'apply', action, role: 'Contributor', scope })),
        ...['azureFirewalls', 'routeTables', 'virtualNetworks'].flatMap(type => [network(`${type}/read`), network(`${type}/write`)]),
        network('publicIPAddresses/read'),
        ...['virtualNetworks/subnets', 'publicIPAddresses', 'firewallPolicies', 'routeTables'].map(type => network(`${type}/join/action`)),
        aks('read'),
        aks('start/action'),
        aks('stop/action'),
        // The firewall's addresses are put among those that may reach the API server.
        ...(spec.cluster.authorizedIpRanges.length > 0 ? [aks('write')] : []),
        { work: 'verify', action: 'Microsoft.ContainerService/managedClusters/read', role: clusterUser, scope: ids.cluster },
        {
            work: 'verify',
            action: 'Microsoft.ContainerService/managedClusters/listClusterUserCredential/action',
            role: clusterUser,
            scope: ids.cluster,
        },
    ];
    return all.filter(({ work }) => chosen.includes(work));
}
/** As Azure adds up roles: one that grants it and does not take it away itself is enough. */
const allows = (permissions, action) => permissions.some(({ actions, notActions }) => actions.some(each => fits(each, action)) && !notActions.some(each => fits(each, action)));
/** `*` stands for any text, slashes included; case does not matter. In linear steps, whatever the pattern is. */
function fits(pattern, action) {
    const [wanted, text] = [pattern.toLowerCase(), action.toLowerCase()];
    let [at, star, mark] = [0, -1, 0];
    for (let index = 0; index < text.length;) {
        if (wanted[at] === '*') {
            star = at++;
            mark = index;
        }
        else if (wanted[at] === text[index]) {
            at += 1;
            index += 1;
        }
        else if (star >= 0) {
            at = star + 1;
            mark += 1;
            index = mark;
        }
        else
            return false;
    }
    while (wanted[at] === '*')
        at += 1;
    return at === wanted.length;
}
/** The permissions in Azure's answer; what is no list of texts in it is left out. */
const permissionsIn = (body) => {
    const value = body?.value;
    return (Array.isArray(value) ? value.slice(0, 2000) : []).map(entry => ({
        actions: texts(entry?.actions),
        notActions: texts(entry?.notActions),
    }));
};
const texts = (value) => Array.isArray(value) ? value.filter((each) => typeof each === 'string' && each.length <= 400).slice(0, 2000) : [];
/** One diagnosis for each kind of work: that all is there, or what lacks, with one command for each role. */
function rightsDiagnoses(needs, told, group, who) {
    const about = 'rights';
    const at = (scope) => {
        const there = told.get(scope) ?? { kind: 'silent' };
        return there.kind === 'absent' && scope !== group ? (told.get(group) ?? { kind: 'silent' }) : there;
    };
    return works.flatMap((work) => {
        const mine = needs.filter(need => need.work === work);
        if (mine.length === 0)
            return [];
        const unknown = mine.map(({ scope }) => at(scope)).find(({ kind }) => kind === 'unknown');
        if (unknown?.kind === 'unknown')
            return [
                /^(SubscriptionNotFound|InvalidSubscription)/.test(unknown.why)
                    ? {
                        about,
                        state: 'fail',
                        what: `What "${work}" needs cannot be looked at: ${unknown.why}`,
                        advice: 'Correct subscription-id (AZURE_SUBSCRIPTION_ID), or give the identity a role in that subscription.',
                        commands: [shellCommand('az', 'account', 'list', '--query', '[].id', '--output', 'tsv')],
                    }
                    : { about, state: 'unchecked', what: `What "${work}" needs could not be looked at.`, why: unknown.why },
            ];
        if (mine.every(({ scope }) => at(scope).kind === 'absent'))
            return [
                {
                    about,
                    state: 'unchecked',
                    what: `What "${work}" needs cannot be looked at: the resource group ${group.split('/').at(-1)} does not exist yet.`,
                    why: 'Azure tells rights on what exists. Whoever is to make the group needs Contributor on the subscription; better, make it, and grant on it.',
                    commands: [shellCommand('az', 'group', 'create', '--name', group.split('/').at(-1) ?? '', '--location', 'LOCATION')],
                },
            ];
        // Every role of the other three reads its own rights; the one on the cluster does not, and is tried for real.
        if (work === 'verify' && mine.every(({ scope }) => at(scope).kind === 'silent'))
            return [
                {
                    about,
                    state: 'unchecked',
                    what: 'Azure does not tell this identity what it may do on the cluster.',
                    why: 'The role "Azure Kubernetes Service Cluster User Role" does not include that. The cluster is asked for real instead, below.',
                },
            ];
        const missing = mine.filter(({ action, scope }) => {
            const there = at(scope);
            return !(there.kind === 'told' && allows(there.permissions, action));
        });
        if (missing.length === 0)
            return [{ about, state: 'ok', what: `The identity may do all ${mine.length} things that "${work}" needs in Azure.` }];
        // A role on what does not exist yet cannot be given, and need not be missed.
        if (missing.every(({ scope }) => scope !== group && told.get(scope)?.kind === 'absent'))
            return [
                {
                    about,
                    state: 'unchecked',
                    what: `What "${work}" needs on ${[...new Set(missing.map(({ scope }) => scope.split('/').at(-1)))].join(', ')} cannot be looked at: it does not exist yet.`,
                    advice: `When it does, give the identity the role "${missing[0]?.role}" on it (workflows/set-up.sh does).`,
                },
            ];
        const grants = [...new Map(missing.map(need => [`${need.role}\n${need.scope}`, need])).values()];
        const silent = mine.every(({ scope }) => at(scope).kind === 'silent');
        return [
            {
                about,
                state: 'fail',
                what: `For "${work}" the identity lacks ${grants.map(({ role, scope }) => `the role "${role}" on ${scope.split('/').at(-1)}`).join(' and ')}.`,
                why: silent
                    ? 'Azure does not even tell it what it may do, as it tells whoever has one of these roles.'
                    : `It may not ${listed(missing.map(({ action }) => action))}.`,
                advice: 'Somebody who may assign roles runs this; it counts after a few minutes.',
                commands: grants.map(({ role, scope }) => grantCommand(who, role, scope)),
            },
        ];
    });
}
const listed = (actions) => actions.length > 4 ? `${actions.slice(0, 4).join(', ')} and ${actions.length - 4} more` : actions.join(', ');
const grantCommand = (who, role, scope) => shellCommand('az', 'role', 'assignment', 'create', '--assignee-object-id', who.objectId || 'OBJECT_ID', '--assignee-principal-type', who.kind, '--role', role, '--scope', scope);

;// CONCATENATED MODULE: ./src/azure/doctor-subscription.js
/** What a subscription has to allow before anything can be made in it: resource providers, and room for public addresses. */

/** What every spec needs; a share and a registry only those that declare them. */
const namespacesFor = (spec) => [
    'Microsoft.Network',
    'Microsoft.KeyVault',
    'Microsoft.ManagedIdentity',
    'Microsoft.ContainerService',
    // Nodes are virtual machine scale sets.
    'Microsoft.Compute',
    'Microsoft.OperationalInsights',
    'Microsoft.Insights',
    ...(spec?.cluster.fileShare ? ['Microsoft.Storage'] : []),
    ...(spec?.cluster.registry ? ['Microsoft.ContainerRegistry'] : []),
];
/** `state`: as Azure spells it; undefined when it does not tell this identity. */
function providersDiagnosis(states, subscriptionId) {
    const about = 'providers';
    const is = (state, wanted) => state?.toLowerCase() === wanted;
    const registered = states.filter(([, state]) => is(state, 'registered')).map(([name]) => name);
    const underway = states.filter(([, state]) => is(state, 'registering')).map(([name]) => name);
    const unknown = states.filter(([, state]) => state === undefined).map(([name]) => name);
    const missing = states.filter(([name, state]) => state !== undefined && ![...registered, ...underway].includes(name));
    const command = (verb, namespace) => shellCommand('az', 'provider', verb, '--namespace', namespace, '--subscription', subscriptionId);
    return [
        ...(registered.length > 0 ? [{ about, state: 'ok', what: `Registered: ${registered.join(', ')}.` }] : []),
        ...(missing.length > 0
            ? [
                {
                    about,
                    state: 'fail',
                    what: `Not registered in the subscription: ${missing.map(([name, state]) => `${name} (${state})`).join(', ')}.`,
                    why: 'Azure refuses their resources with MissingSubscriptionRegistration.',
                    advice: 'Somebody with Contributor on the subscription registers them, once; it takes some minutes.',
                    commands: missing.map(([name]) => command('register', name)),
                },
            ]
            : []),
        ...(underway.length > 0
            ? [
                {
                    about,
                    state: 'warn',
                    what: `Being registered at the moment: ${underway.join(', ')}.`,
                    advice: 'Wait until it says Registered, then run this again.',
                    commands: underway.map(name => command('show', name)),
                },
            ]
            : []),
        ...(unknown.length > 0
            ? [
                {
                    about,
                    state: 'unchecked',
                    what: `Whether these are registered is not known: ${unknown.join(', ')}.`,
                    why: 'Azure does not tell this identity, which has no role that reads the subscription.',
                    commands: unknown.map(name => `${command('show', name)} --query registrationState`),
                },
            ]
            : []),
    ];
}
/** The counters that a static address of the Standard SKU uses, as Azure names them. */
const counters = /^(PublicIPAddresses|StandardSkuPublicIpAddresses|StaticPublicIPAddresses|PublicIPv4Addresses)$/i;
/** Those in Azure's answer that count public addresses and are numbers. */
const usagesIn = (body) => {
    const value = body?.value;
    return (Array.isArray(value) ? value.slice(0, 5000) : []).flatMap(entry => {
        const [name, current, limit] = [entry?.name?.value, entry?.currentValue, entry?.limit];
        return typeof name === 'string' && counters.test(name) && Number.isFinite(current) && Number.isFinite(limit)
            ? [{ name, current, limit }]
            : [];
    });
};
/** @param asked what Azure said; `wanted`: how many addresses have yet to be made. */
function quotaDiagnosis({ usages, wanted, fault }, location, subscriptionId) {
    const about = 'quota';
    if (usages.length === 0 || wanted === undefined)
        return {
            about,
            state: 'unchecked',
            what: `Whether ${location} has room for the public addresses of the spec is not known.`,
            why: usages.length > 0
                ? 'Azure does not tell this identity which of them there are.'
                : fault || 'No counter of public addresses was in the answer.',
            commands: [shellCommand('az', 'network', 'list-usages', '--location', location, '--output', 'table')],
        };
    const tightest = usages.reduce((one, other) => (other.limit - other.current < one.limit - one.current ? other : one));
    const left = Math.max(0, tightest.limit - tightest.current);
    const counted = `${tightest.current} of ${tightest.limit} public addresses are used in ${location} (${tightest.name})`;
    if (wanted <= left)
        return {
            about,
            state: 'ok',
            what: `${counted}; ${wanted === 0 ? 'none has to be made' : `${wanted} ${wanted === 1 ? 'has' : 'have'} to be made`}.`,
        };
    return {
        about,
        state: 'fail',
        what: `${counted}, and ${wanted} ${wanted === 1 ? 'has' : 'have'} to be made.`,
        why: 'Azure would refuse them with PublicIPCountLimitReached.',
        advice: 'Ask for more in this region, delete addresses that nobody uses, or declare fewer in firewall.publicIps.',
        commands: [
            shellCommand('az', 'network', 'public-ip', 'list', '--query', '[?ipConfiguration==null].id', '--output', 'tsv'),
            // The quota extension speaks of the same counter.
            shellCommand('az', 'quota', 'update', '--resource-name', tightest.name, '--scope', `/subscriptions/${subscriptionId}/providers/Microsoft.Network/locations/${location}`, '--limit-object', `value=${tightest.current + wanted}`),
        ],
    };
}

// EXTERNAL MODULE: ./src/azure/retry.js
var retry = __webpack_require__(7135);
;// CONCATENATED MODULE: ./src/azure/doctor-arm.js



const armReader = (ask, token, signal) => async (path, version) => {
    const { status, body } = await ask(`https://management.azure.com${encodeURI(path)}?api-version=${version}`, { token, signal });
    const said = status >= 400 ? (0,retry/* innermost */.OI)(body) : undefined;
    return { status, body, fault: said ? `${said.code}: ${said.message}` : status >= 400 ? `HTTP ${status}` : '' };
};
/** What Azure says that the caller may do, at each scope of the needs and at the resource group. */
async function askRights(read, needs, ids) {
    const scopes = [...new Set([ids.group, ...needs.map(({ scope }) => scope)])];
    const told = scopes.map(async (scope) => {
        const { status, body, fault } = await read(`${scope}/providers/Microsoft.Authorization/permissions`, '2022-04-01');
        if (status === 200)
            return [scope, { kind: 'told', permissions: permissionsIn(body) }];
        if (status === 404 && !/^(SubscriptionNotFound|InvalidSubscription)/.test(fault))
            return [scope, { kind: 'absent' }];
        return [scope, status === 403 ? { kind: 'silent' } : { kind: 'unknown', why: fault }];
    });
    return new Map(await Promise.all(told));
}
/** The registration of each resource provider; undefined where Azure does not tell. */
async function askProviders(read, namespaces, subscription) {
    return Promise.all(namespaces.map(async (namespace) => {
        const { status, body } = await read(`${subscription}/providers/${namespace}`, '2025-04-01');
        const state = body?.registrationState;
        return [namespace, status === 200 && typeof state === 'string' ? state : undefined];
    }));
}
/** The counters of a region, and how many of the spec's addresses have yet to be made; undefined: Azure does not tell. */
async function askQuota(read, ids, location) {
    const [counters, ...addresses] = await Promise.all([
        read(`${ids.subscription}/providers/Microsoft.Network/locations/${location}/usages`, '2024-10-01'),
        ...ids.publicIps.map(id => read(id, '2024-10-01')),
    ]);
    const known = addresses.every(({ status }) => status === 200 || status === 404);
    return {
        usages: counters.status === 200 ? usagesIn(counters.body) : [],
        wanted: known ? addresses.filter(({ status }) => status === 404).length : undefined,
        fault: counters.fault,
    };
}
/** A document; undefined with a reason where there is none to be had. */
async function askDocument(read, id, version) {
    const { status, body, fault } = await read(id, version);
    return status === 200 && typeof body === 'object' && body !== null
        ? { document: body }
        : { document: undefined, status, fault: fault || `HTTP ${status} without a document` };
}

// EXTERNAL MODULE: ./src/plan/reference.js
var reference = __webpack_require__(7016);
// EXTERNAL MODULE: ./src/azure/arm.js + 4 modules
var azure_arm = __webpack_require__(1788);
// EXTERNAL MODULE: ./src/azure/faults.js
var faults = __webpack_require__(4316);
// EXTERNAL MODULE: ./src/azure/kubeconfig.js
var azure_kubeconfig = __webpack_require__(7438);
;// CONCATENATED MODULE: ./src/azure/doctor-cluster.js






const namespacesOf = (spec) => [
    ...new Set((spec?.workloads ?? []).map(({ namespace }) => namespace)),
];
/** Whether the cluster is there and runs; then the API server is asked, by the port that the Kubernetes edge fills. */
async function askAzureForCluster({ spec, ids }, read, { credential, who }, world, askCluster) {
    const about = 'cluster';
    const { signal } = world;
    const found = await askDocument(read, ids.cluster, '2025-07-01');
    if (found.document === undefined && found.status === 404)
        return [
            {
                about,
                state: 'unchecked',
                what: `There is no cluster ${spec.cluster.name} yet, or this identity does not see it.`,
                advice: 'deploy-aks makes it.',
            },
        ];
    if (/^stopped$/i.test(String((0,reference.at)(found.document, '/properties/powerState/code'))))
        return [
            {
                about,
                state: 'fail',
                what: `Cluster ${spec.cluster.name} is stopped: no API server answers.`,
                advice: 'Run deallocate with operation: allocate, which brings back the firewall first.',
            },
        ];
    const arm = (0,azure_arm.openArm)({
        credential: { ...credential, getToken: credential.getToken.bind(credential), renew: async () => undefined },
        subscriptionId: world.subscriptionId,
        signal,
        log: () => { },
        operationStarted: () => { },
        operationEnded: () => { },
    });
    let kubeconfig;
    try {
        kubeconfig = await (0,azure_kubeconfig/* kubeconfigOf */.D)(arm, ids.cluster, false, signal);
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        const fault = (0,faults.explainFault)(error);
        const denied = 'code' in fault && fault.code === 'AuthorizationFailed';
        return [
            {
                about,
                state: 'fail',
                what: `Azure gives no kubeconfig of ${spec.cluster.name}: ${(0,faults.faultLine)(fault)}`,
                ...('advice' in fault ? { advice: fault.advice } : {}),
                ...(denied ? { commands: [grantCommand(who, 'Azure Kubernetes Service Cluster User Role', ids.cluster)] } : {}),
            },
        ];
    }
    return askCluster({
        kubeconfig,
        namespaces: namespacesOf(spec),
        token: async () => {
            const { token } = await (0,azure_kubeconfig/* clusterToken */.g)(credential, signal);
            world.mask(token);
            return token;
        },
        grant: role => grantCommand(who, role, ids.cluster),
        signal,
    });
}

;// CONCATENATED MODULE: ./src/azure/doctor-deadline.js

/** Nothing came in time: in the question's own, or in that of all together, which says nothing about who was asked. */
class TooLate extends Error {
    name = 'TooLate';
    own;
    constructor({ seconds }, own) {
        super(own
            ? `no answer within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
            : 'the time for all questions was over before an answer came');
        this.own = own;
    }
}
/** Runs `work` until the deadline or until the outer signal ends; work that heeds no signal is left behind. */
async function inTime(deadline, work) {
    const { signal, seconds } = deadline;
    const own = new AbortController();
    const stop = () => own.abort(new TooLate(deadline, false));
    // A timer and not `AbortSignal.timeout`, which does not keep the process alive while it waits.
    const timer = setTimeout(() => own.abort(new TooLate(deadline, true)), seconds * 1000);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted)
        stop();
    try {
        const aborted = new Promise((_, reject) => own.signal.addEventListener('abort', () => reject(own.signal.reason), { once: true }));
        return await (own.signal.aborted ? Promise.reject(own.signal.reason) : Promise.race([work(own.signal), aborted]));
    }
    catch (error) {
        // What the work says of its own abortion is no news.
        throw own.signal.aborted ? own.signal.reason : error;
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
    }
}
/** The diagnoses of a question; where they cannot be had, one that says so and why. */
async function answered(about, what, deadline, work) {
    try {
        return await inTime(deadline, work);
    }
    catch (error) {
        return [notAnswered(about, what, error)];
    }
}
function notAnswered(about, what, error) {
    if (error instanceof TooLate)
        return {
            about,
            state: 'unchecked',
            what: `${what} could not be looked at: ${error.message}.`,
            advice: 'Look at Way out first: something may swallow the connection.',
        };
    const fault = (0,faults.explainFault)(error);
    return {
        about,
        state: 'unchecked',
        what: `${what} could not be looked at.`,
        why: (0,faults.faultLine)(fault),
        ...('advice' in fault ? { advice: fault.advice } : {}),
    };
}

// EXTERNAL MODULE: ./src/azure/credential.js
var azure_credential = __webpack_require__(20);
;// CONCATENATED MODULE: ./src/azure/doctor-identity.js
/** Who the job is: to GitHub, by its OIDC token, and to Entra, by what it made of it. */


const textOf = (claims, name) => (typeof claims[name] === 'string' ? claims[name] : '');
/** The token's claims and nothing else of it; a text that is no token is said to be none. */
function tokenSeen(token) {
    const claims = (0,azure_credential.claimsOf)(token);
    return textOf(claims, 'sub') && textOf(claims, 'iss')
        ? { kind: 'claims', claims }
        : {
            kind: 'refused',
            message: 'the token service answered with something that is no OIDC token',
            advice: 'Look at what answers at ACTIONS_ID_TOKEN_REQUEST_URL: a proxy may have answered for it.',
        };
}
/**
 * What to write into the federated credential, as values, and as commands while nobody is signed in. Nothing of the token but three claims
 * is shown.
 */
function tokenDiagnosis(seen, identity) {
    const about = 'token';
    switch (seen.kind) {
        case 'none':
            if (seen.inActions && identity.signedIn)
                return { about, state: 'ok', what: 'The job asks for no OIDC token: it is signed in to Azure by other means.' };
            return seen.inActions
                ? {
                    about,
                    state: 'fail',
                    what: 'The job may not ask for an OIDC token.',
                    why: 'GitHub gives one only to a job that says so, and a called workflow cannot have more than its caller gives.',
                    advice: 'Give the job `permissions: id-token: write`, in the calling workflow as well as in the called one. A pull request from a fork never gets one.',
                }
                : {
                    about,
                    state: 'unchecked',
                    what: 'No OIDC token can be asked for here.',
                    why: 'Only a job of GitHub Actions has one. What a federated credential has to say is told by the doctor in a job.',
                };
        case 'refused':
            return { about, state: 'fail', what: `GitHub gave no OIDC token: ${seen.message}.`, advice: seen.advice };
        case 'claims':
            break;
    }
    const { claims } = seen;
    const [issuer, subject, asked] = [textOf(claims, 'iss'), textOf(claims, 'sub'), audienceOf(claims)];
    const values = [
        ['issuer', issuer],
        ['subject', subject],
        ['audience', asked],
    ];
    const commands = [
        `${shellCommand('az', 'identity', 'federated-credential', 'create', '--resource-group', identity.resourceGroup || 'GROUP', '--identity-name')} IDENTITY ${shellCommand('--name', 'egress-gate', '--issuer', issuer, '--subject', subject, '--audiences', asked)}`,
        shellCommand('az', 'ad', 'app', 'federated-credential', 'create', '--id', identity.clientId || 'CLIENT_ID', '--parameters', JSON.stringify({ name: 'egress-gate', issuer, subject, audiences: [asked] })),
    ];
    return asked === azure_credential.audience
        ? {
            about,
            state: 'ok',
            what: identity.signedIn
                ? 'GitHub gave a token, and a federated credential names these three.'
                : 'GitHub gave a token. A federated credential has to name these three, exactly.',
            values,
            ...(identity.signedIn
                ? {}
                : {
                    why: shapeOf(subject, claims),
                    advice: 'Of these commands the first makes one for a managed identity, the second for an app registration.',
                    commands,
                }),
        }
        : {
            about,
            state: 'fail',
            what: `GitHub gave a token for the audience "${asked}", and "${azure_credential.audience}" was asked for.`,
            values,
            advice: 'Something between the job and GitHub answers for its token service.',
        };
}
const audienceOf = (claims) => (Array.isArray(claims['aud']) ? claims['aud'].join(', ') : textOf(claims, 'aud'));
/** What people take the subject for, and it is not. */
function shapeOf(subject, claims) {
    const notes = [
        /^repo:[^/:]*@\d+\/[^/:]*@\d+:/.test(subject)
            ? `It has numbers in it, as all repositories have that were made, renamed or transferred since 2026-07-15: a credential for "${subject.replace(/@\d+/g, '')}" does not fit.`
            : '',
        textOf(claims, 'environment') !== '' || /:environment:/.test(subject)
            ? `The job has an environment, so its subject names that and no branch: one for "${subject.replace(/:environment:.*/, '')}:ref:${textOf(claims, 'ref') || 'refs/heads/main'}" does not fit.`
            : /:ref:/.test(subject)
                ? 'The job has no environment, so its subject names the branch or tag: a run on another one has another subject.'
                : /:pull_request$/.test(subject)
                    ? 'Every pull request of the repository has this subject, whatever its branch.'
                    : '',
        /^repo:/.test(subject) ? '' : "The repository's subject was customised (its OIDC settings): Entra compares it as it stands.",
    ].filter(Boolean);
    return notes.join(' ');
}
/** Why Entra did not take the token, claim by claim; the command is the token's own. */
function refusalDiagnosis(fault, seen, ids) {
    const about = 'sign-in';
    const claims = seen.kind === 'claims' ? seen.claims : {};
    const [issuer, subject] = [textOf(claims, 'iss'), textOf(claims, 'sub')];
    const presented = /(?:assertion|presented) subject '([^']*)'/i.exec(fault.message)?.[1];
    const differs = seen.kind !== 'claims'
        ? undefined
        : fault.code === 'AADSTS700211'
            ? `The credentials of ${ids.clientId || 'the app'} trust other issuers than "${issuer}".`
            : fault.code === 'AADSTS700212'
                ? `None of its credentials takes the audience "${audienceOf(claims)}".`
                : /^AADSTS(70021|700213|7002138)$/.test(fault.code)
                    ? `None of its credentials names the subject "${presented ?? subject}" with the issuer "${issuer}". Upper and lower case count, and nothing stands for anything.`
                    : fault.code === 'AADSTS70025'
                        ? `${ids.clientId || 'The app'} has no federated credential at all.`
                        : undefined;
    return {
        about,
        state: 'fail',
        what: /^AADSTS/.test(fault.code)
            ? `Entra refuses the sign-in: ${fault.code}: ${fault.message.replace(/^AADSTS\d+:\s*/, '').replace(/\s*(Trace|Correlation) ID:.*$/s, '')}`
            : `The sign-in failed: ${fault.code}: ${fault.message}`,
        ...(differs === undefined ? {} : { why: differs }),
        advice: differs === undefined
            ? fault.advice
            : "Make the federated credential with one of the commands under GitHub's token; it counts after a minute or so.",
        commands: differs === undefined
            ? []
            : [
                // Lists what is there, to be compared.
                `${shellCommand('az', 'ad', 'app', 'federated-credential', 'list', '--id', ids.clientId || 'CLIENT_ID', '--output', 'table')} # of an app registration`,
                `az identity federated-credential list --resource-group GROUP --identity-name IDENTITY --output table # of a managed identity`,
            ],
    };
}
/** No credential at all was found. In a job that is a fault; at a desk it is a matter of signing in. */
function nobodyDiagnosis(token, where, inActions) {
    const about = 'sign-in';
    const what = 'Nobody is signed in to Azure.';
    if (!inActions)
        return {
            about,
            state: 'unchecked',
            what,
            why: 'There is no credential in the environment, no managed identity, and no sign-in of az, azd or Azure PowerShell.',
            advice: 'Sign in, and run this again: what Azure alone can say is not checked.',
            commands: ['az login'],
        };
    const empty = [...(where.tenantId ? [] : ['tenant-id (AZURE_TENANT_ID)']), ...(where.clientId ? [] : ['client-id (AZURE_CLIENT_ID)'])];
    return {
        about,
        state: 'fail',
        what,
        ...(empty.length > 0 ? { why: `The job names no ${empty.join(' and no ')}.` } : {}),
        advice: token.kind === 'none'
            ? "Repair GitHub's token first, or sign in before this step (azure/login)."
            : 'Give the inputs, or set the variables: AZURE_CLIENT_ID belongs to the environment of the job, the others to the repository. A variable of an environment is empty in a job that does not name that environment.',
        ...(empty.length > 0 ? { commands: ['gh variable list', 'gh variable list --env ENVIRONMENT'] } : {}),
    };
}
/** Who a management token is of, by its claims; they decide nothing, Azure does. */
function somebodyOf(token) {
    const claims = (0,azure_credential.claimsOf)(token);
    return {
        tenantId: textOf(claims, 'tid'),
        objectId: textOf(claims, 'oid'),
        clientId: textOf(claims, 'appid') || textOf(claims, 'azp'),
        kind: claims['idtyp'] === 'user' || (claims['idtyp'] === undefined && textOf(claims, 'upn') !== '') ? 'User' : 'ServicePrincipal',
    };
}
/** Who is signed in, and to which tenant. */
function signInDiagnosis(who, asked) {
    const about = 'sign-in';
    const what = `Entra knows this job as ${who.kind === 'User' ? 'the user' : 'the application'} ${[who.clientId, who.objectId && `object ${who.objectId}`].filter(Boolean).join(', ') || '(without a name)'} in tenant ${who.tenantId || '(not told)'}.`;
    return asked.tenantId !== '' && who.tenantId !== '' && who.tenantId.toLowerCase() !== asked.tenantId.toLowerCase()
        ? {
            about,
            state: 'fail',
            what,
            why: `The tenant that was named is ${asked.tenantId}.`,
            advice: 'Sign in to that tenant, or correct tenant-id (AZURE_TENANT_ID).',
        }
        : { about, state: 'ok', what };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:dns/promises"
var external_node_dns_promises_ = __webpack_require__(1553);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./src/azure/doctor-ask.js
/** One question over HTTPS, bounded in time and size, and who it was that answered. */



const maxBytes = 4 * 1024 * 1024;
/**
 * A GET without retries and without following redirects. `unverified` looks who answers instead of whether to believe it, and then never
 * carries a token. Proxies of the environment are used, as the Azure SDKs use them.
 */
const askOverHttps = (env, publicRoots = external_node_tls_.rootCertificates) => (url, { token, signal, method = 'GET', unverified = false }) => new Promise((resolve, reject) => {
    // Sessions are not resumed: a resumed one shows no chain.
    const agent = agentOf(env);
    const outgoing = (0,external_node_https_.request)(url, {
        method,
        agent,
        signal,
        rejectUnauthorized: !unverified,
        headers: {
            accept: 'application/json',
            'user-agent': 'egress-gate',
            ...(token === undefined || unverified ? {} : { authorization: `Bearer ${token}` }),
        },
    });
    outgoing.on('error', reject);
    outgoing.on('response', response => {
        const shown = shownBy(response.socket, publicRoots);
        const chunks = [];
        let size = 0;
        response.on('data', (chunk) => {
            size += chunk.length;
            if (size <= maxBytes)
                chunks.push(chunk);
            else
                outgoing.destroy(Object.assign(new Error(`the answer is larger than ${maxBytes} bytes`), { code: 'ANSWER_TOO_LARGE' }));
        });
        response.on('error', reject);
        response.on('end', () => resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: parsed(Buffer.concat(chunks).toString('utf8')),
            shown,
        }));
    });
    outgoing.end();
});
/** Node quotes a proxy that it cannot use, and with it the password that may stand in it. */
function agentOf(env) {
    try {
        return new external_node_https_.Agent({ keepAlive: false, maxCachedSessions: 0, proxyEnv: env });
    }
    catch {
        throw new Error('what HTTPS_PROXY or HTTP_PROXY names cannot be used: write it as http://HOST:PORT');
    }
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Whose certificate that was. One that cannot be read is nobody's. */
function shownBy(socket, publicRoots) {
    const nobody = { leafIssuer: '', root: '', publicRoot: false };
    try {
        return socket instanceof external_node_tls_.TLSSocket ? chainOf(socket, keysOf(publicRoots), nobody) : nobody;
    }
    catch {
        return nobody;
    }
}
function chainOf(socket, known, nobody) {
    let certificate = socket.getPeerCertificate(true);
    if (certificate?.raw === undefined)
        return nobody;
    const leaf = new external_node_crypto_.X509Certificate(certificate.raw);
    let [last, publicRoot] = [leaf, false];
    for (let depth = 0; depth < 20 && certificate?.raw !== undefined; depth += 1) {
        last = new external_node_crypto_.X509Certificate(certificate.raw);
        // By its key: a root may come along signed by an older one.
        publicRoot ||= depth > 0 && known.has(keyOf(last));
        if (certificate.issuerCertificate?.fingerprint256 === certificate.fingerprint256)
            break;
        certificate = certificate.issuerCertificate;
    }
    return { leafIssuer: nameOf(leaf.issuer), root: nameOf(last.subject), publicRoot };
}
/** Read once for each list: there are a hundred and fifty of them. */
const read = new WeakMap();
const keysOf = (roots) => {
    const keys = read.get(roots) ?? new Set(roots.map(pem => keyOf(new external_node_crypto_.X509Certificate(pem))));
    read.set(roots, keys);
    return keys;
};
const keyOf = (certificate) => certificate.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const nameOf = (name) => /^CN=(.+)$/m.exec(name)?.[1] ?? name.split('\n').join(', ');

;// CONCATENATED MODULE: ./src/azure/doctor-world.js
/** All of the world that the doctor touches, so that a test can be another one. */


/** This machine. A sign-in may try several credentials one after the other, and exec plugins of a kubeconfig take their time. */
const ordinaryWorld = (env) => ({
    env,
    ask: askOverHttps(env),
    lookUp: async (host) => (await (0,external_node_dns_promises_.lookup)(host, { all: true })).map(({ address }) => address),
    now: Date.now,
    nodeVersion: process.versions.node,
    seconds: { each: 30, all: 90 },
});
/** The variable of the environment that sends HTTPS through a proxy, which then resolves names itself. */
const proxyOf = (env) => env['HTTPS_PROXY'] || env['https_proxy'] || '';

;// CONCATENATED MODULE: ./src/azure/doctor-runner.js
/** The machine itself: Node, what lies between it and Azure, and its clock. */




const tlsFault = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME|DEPTH_ZERO|SIGNATURE/;
/**
 * Asks a host's front page for its headers; when the certificate is not trusted, looks once more whose it is. No token goes along. A host
 * that does not answer in time is out of reach for the actions, too.
 */
async function reach(host, ask, deadline, now) {
    const url = `https://${host}/`;
    const look = (unverified) => inTime(deadline, signal => timed(() => ask(url, { signal, method: 'HEAD', unverified }), now));
    try {
        const { headers, shown, ahead } = await look(false);
        return { kind: 'verified', shown, aheadSeconds: ahead(headers['date']) };
    }
    catch (error) {
        if (error instanceof TooLate)
            return error.own ? { kind: 'unreachable', code: 'ETIMEDOUT', message: error.message } : { kind: 'unanswered', why: error.message };
        const { code, message } = said(error);
        if (!tlsFault.test(code))
            return { kind: 'unreachable', code, message };
        try {
            const { headers, shown, ahead } = await look(true);
            return { kind: 'untrusted', code, issuer: shown.leafIssuer, aheadSeconds: ahead(headers['date']) };
        }
        catch {
            return { kind: 'untrusted', code, issuer: '', aheadSeconds: undefined };
        }
    }
}
/** By how much this machine's clock is ahead of a Date header: the header is of the middle of the exchange, give or take, and has whole seconds. */
async function timed(work, now) {
    const start = now();
    const result = await work();
    const end = now();
    return {
        ...result,
        ahead: date => {
            const theirs = Date.parse(date ?? '');
            return Number.isNaN(theirs) ? undefined : Math.round(((start + end) / 2 - theirs - 500) / 1000);
        },
    };
}
const said = (error) => {
    const { code, message, cause } = error;
    return { code: String(code ?? cause?.code ?? 'Error'), message: String(message ?? error) };
};
/** Entra lets tokens be five minutes off; an OIDC token of GitHub's lives for about as long. Seconds. */
const clockLimits = { warn: 30, fail: 240 };
/** By the first of the hosts that told its time, a verified one before all others. */
function clockDiagnosis(hosts) {
    const told = hosts.flatMap(host => ('aheadSeconds' in host && host.aheadSeconds !== undefined ? [host] : []));
    const reached = told.find(({ kind }) => kind === 'verified') ?? told[0];
    if (reached?.aheadSeconds === undefined)
        return {
            about: 'clock',
            state: 'unchecked',
            what: 'There is no time to compare with.',
            why: 'None of the hosts of Azure that were asked gave a Date.',
        };
    const { aheadSeconds } = reached;
    const off = Math.abs(aheadSeconds);
    const unproven = reached.kind === 'untrusted' ? ' (by an answer whose certificate is not trusted)' : '';
    const what = off < 2
        ? `The clock agrees with Azure's${unproven}.`
        : `The clock is ${span(off)} ${aheadSeconds > 0 ? 'ahead of' : 'behind'} Azure's${unproven}.`;
    if (off < clockLimits.warn)
        return { about: 'clock', state: 'ok', what };
    return {
        about: 'clock',
        state: off < clockLimits.fail ? 'warn' : 'fail',
        what,
        why: 'Tokens and certificates hold from one time to another: Entra refuses what is not valid yet, or not any more (AADSTS700024, AADSTS50013).',
        advice: 'Let the machine follow a time server.',
        commands: ['sudo timedatectl set-ntp true'],
    };
}
const span = (seconds) => (seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);
/** What it means that hosts were reached so. Those of which the same is to be said are told together. */
function egressDiagnoses(ways, env) {
    const groups = Map.groupBy(ways, ({ reached }) => {
        const { kind } = reached;
        if (kind === 'verified')
            return [kind, reached.shown.publicRoot, reached.shown.publicRoot ? '' : reached.shown.root].join();
        return [kind, kind === 'untrusted' ? `${reached.code} ${reached.issuer}` : kind === 'unreachable' ? reached.code : reached.why].join();
    });
    return [...groups.values()].flatMap(group => (group[0] ? [egressDiagnosis(group, group[0], env)] : []));
}
function egressDiagnosis(group, { host, reached }, env) {
    const about = 'egress';
    const proxy = proxyOf(env) ? ' It goes through the proxy of HTTPS_PROXY.' : '';
    const hosts = doctor_runner_listed(group.map(way => way.host));
    const needed = `Needed ${doctor_runner_listed(group.map(({ purpose }) => purpose))}.${proxy}`;
    const one = group.length === 1;
    switch (reached.kind) {
        case 'unanswered':
            return { about, state: 'unchecked', what: `Whether ${hosts} can be reached is not known: ${reached.why}.` };
        case 'unreachable':
            return {
                about,
                state: 'fail',
                what: `${hosts} cannot be reached: ${reached.code}${reached.message === '' ? '' : ` (${reached.message})`}.`,
                why: needed,
                advice: /ENOTFOUND|EAI_AGAIN/.test(reached.code)
                    ? `${one ? 'The name does' : 'The names do'} not resolve here: check ${one ? 'it' : 'them'}, and the runner's DNS.`
                    : `Let the runner reach ${one ? 'it' : 'them'} on TCP 443: its own firewall, proxy or network security group stands in the way.`,
                commands: group.map(way => shellCommand('curl', '--head', '--verbose', `https://${way.host}/`)),
            };
        case 'untrusted':
            return {
                about,
                state: 'fail',
                what: `${hosts} ${one ? 'shows' : 'show'} a certificate that this Node does not trust (${reached.code})${reached.issuer ? `; its issuer is "${reached.issuer}"` : ''}.`,
                why: /EXPIRED|NOT_YET_VALID/.test(reached.code)
                    ? 'Either the clock is wrong, or the certificate of something in between is out of date.'
                    : `Something between the runner and Azure opens TLS. ${needed}`,
                advice: `Exempt ${hosts} from inspection, or give the root of that issuer to Node: it reads a PEM file that NODE_EXTRA_CA_CERTS names when it starts, so set it in the runner's own environment (its .env file), not in a step.`,
                commands: [
                    shellCommand('openssl', 's_client', '-connect', `${host}:443`, '-servername', host, '-showcerts'),
                    'echo NODE_EXTRA_CA_CERTS=/etc/ssl/certs/your-root.pem >> .env # in the folder of the self-hosted runner; then restart it',
                ],
            };
        case 'verified':
            return reached.shown.publicRoot
                ? {
                    about,
                    state: 'ok',
                    what: `${hosts} ${one ? 'answers, as itself' : 'answer, as themselves'}: by a public authority.`,
                    ...(proxy ? { why: proxy.trim() } : {}),
                }
                : {
                    about,
                    state: 'warn',
                    what: `${hosts} ${one ? 'answers' : 'answer'} with a certificate of "${reached.shown.leafIssuer}", whose root is none of those that Node.js brings along: TLS is opened on the way.`,
                    why: `Node trusts the root "${reached.shown.root}" by ${env['NODE_EXTRA_CA_CERTS'] ? `NODE_EXTRA_CA_CERTS (${env['NODE_EXTRA_CA_CERTS']})` : 'the settings of this machine'}. Whoever holds its key reads the tokens of this job.`,
                    advice: `Azure's own names are better exempt from inspection. It works as it is, where every program of the job trusts that root.`,
                };
    }
}
/** `a`, `a and b`, `a, b and c`. */
const doctor_runner_listed = (words) => words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
/** Node and its trust, as this process has them. */
async function runnerDiagnoses(env, version) {
    const about = 'runner';
    const where = env['GITHUB_ACTIONS'] === 'true' ? 'a job of GitHub Actions' : 'outside GitHub Actions';
    const image = [env['RUNNER_ENVIRONMENT'], env['RUNNER_OS'], env['RUNNER_ARCH'], env['ImageOS'], env['ImageVersion']].filter(Boolean);
    const major = Number(version.split('.')[0]);
    const found = [
        major >= 24
            ? { about, state: 'ok', what: `Node.js ${version}, ${where}${image.length > 0 ? ` (${image.join(', ')})` : ''}.` }
            : {
                about,
                state: 'fail',
                what: `Node.js ${version} is older than 24.`,
                why: 'The actions and the sources are written for Node.js 24.',
                advice: 'Update the self-hosted runner, which brings its own Node.js; on a laptop install Node.js 24.',
            },
    ];
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
        found.push({
            about,
            state: 'fail',
            what: 'NODE_TLS_REJECT_UNAUTHORIZED=0 is set: Node.js believes every certificate.',
            why: "Anybody on the way can answer in Azure's name and take the tokens.",
            advice: 'Remove it, and give Node.js the root that it lacks by NODE_EXTRA_CA_CERTS.',
            commands: ['unset NODE_TLS_REJECT_UNAUTHORIZED'],
        });
    const extra = env['NODE_EXTRA_CA_CERTS'];
    if (extra)
        found.push(await extraRoots(extra));
    return found;
}
/** Node.js only warns when it cannot use this file, and warnings of a start are read by nobody. */
async function extraRoots(path) {
    const about = 'runner';
    try {
        const { readCertificates } = await __webpack_require__.e(/* import() */ 8108).then(__webpack_require__.bind(__webpack_require__, 8108));
        const count = readCertificates(await (0,promises_.readFile)(path)).length;
        return {
            about,
            state: 'ok',
            what: `NODE_EXTRA_CA_CERTS names ${path}, which holds ${count} ${count === 1 ? 'certificate' : 'certificates'}.`,
        };
    }
    catch (error) {
        return {
            about,
            state: 'fail',
            what: `NODE_EXTRA_CA_CERTS names ${path}, and Node.js cannot use it: ${error.message}.`,
            why: 'It goes on without those roots, and says so once, where nobody looks.',
            advice: 'Name a file that exists on the runner, with certificates as PEM.',
        };
    }
}

// EXTERNAL MODULE: ./src/report/fault.js
var report_fault = __webpack_require__(9168);
;// CONCATENATED MODULE: ./src/azure/doctor-sign-in.js





/** The claims of the job's OIDC token that a federated credential has to have; the token itself is masked and dropped. */
async function seeToken(world, deadline) {
    const { env, idToken } = world;
    if (idToken === undefined)
        return { kind: 'none', inActions: env['GITHUB_ACTIONS'] === 'true' };
    try {
        const token = await inTime(deadline, () => idToken(azure_credential.audience));
        world.mask(token);
        return tokenSeen(token);
    }
    catch (error) {
        if (error instanceof TooLate)
            return {
                kind: 'refused',
                message: error.message,
                advice: 'Look at githubstatus.com, and at what lies between the runner and the host of ACTIONS_ID_TOKEN_REQUEST_URL.',
            };
        const fault = (0,faults.explainFault)(error);
        return {
            kind: 'refused',
            message: fault.message.replace(/\.$/, ''),
            advice: fault instanceof report_fault/* KnownFaultError */.eb ? fault.advice : 'Look at what answers at ACTIONS_ID_TOKEN_REQUEST_URL.',
        };
    }
}
/** Signs in as the actions do. */
async function enter(where, world, deadline) {
    const silent = { info: () => { }, debug: () => { }, warning: () => { }, group: (_, body) => body() };
    try {
        return await inTime(deadline, async (signal) => {
            const credential = await (0,azure_credential.azureLogin)(where, { env: world.env, idToken: world.idToken, mask: world.mask, log: silent });
            const token = await credential.getToken('https://management.azure.com/.default', { abortSignal: signal });
            if (!token)
                throw new Error('Entra gave no token');
            return { kind: 'in', credential, token: token.token, who: somebodyOf(token.token) };
        });
    }
    catch (error) {
        return { kind: 'out', error };
    }
}
/** No credential of the chain had anything to offer, as `DefaultAzureCredential` says it. */
const nobody = /^(CredentialUnavailableError|AggregateAuthenticationError|ChainedTokenCredential)/;
/** Who is signed in; or what Entra refused, held against the token that it was shown; or that there was nobody to sign in. */
function signInDiagnoses(entered, seen, where, env) {
    if (entered.kind === 'in')
        return [signInDiagnosis(entered.who, where)];
    if (entered.error instanceof TooLate)
        return [notAnswered('sign-in', 'Whether Entra knows this identity', entered.error)];
    const fault = (0,faults.explainFault)(entered.error);
    const [code, advice] = fault instanceof report_fault/* KnownFaultError */.eb ? [fault.code, fault.advice] : [fault.name, 'Look at the message.'];
    if (nobody.test(code))
        return [nobodyDiagnosis(seen, where, env['GITHUB_ACTIONS'] === 'true')];
    // A token that GitHub does not give is told under its own name.
    if (code === 'IdToken')
        return [
            { about: 'sign-in', state: 'unchecked', what: 'Entra was not asked.', why: "GitHub gave no token to ask with: see GitHub's token." },
        ];
    return [refusalDiagnosis({ code, message: fault.message, advice }, seen, where)];
}

;// CONCATENATED MODULE: ./src/azure/doctor-vault.js
/** The vault of the certificate authority: whether its name resolves, whether it lets this network in, and whether it lets this identity read. */



const about = 'vault';
const isPrivate = (address) => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:)/i.test(address);
/** What DNS says of the vault's name. A name that does not exist is a vault that does not exist. */
function nameDiagnosis(name, addresses) {
    if ('code' in addresses)
        return /ENOTFOUND|ENODATA/.test(addresses.code)
            ? {
                about,
                state: 'warn',
                what: `${name}.vault.azure.net does not resolve here (${addresses.code}).`,
                why: 'Either the vault does not exist yet, or this DNS server knows its private zone and not this vault.',
                advice: 'import-ca makes the vault. If it exists, look at the private DNS zone privatelink.vaultcore.azure.net of this network.',
                commands: [shellCommand('az', 'keyvault', 'show', '--name', name, '--query', 'properties.vaultUri')],
            }
            : {
                about,
                state: 'fail',
                what: `${name}.vault.azure.net could not be looked up: ${addresses.code}.`,
                advice: "Look at the runner's DNS.",
            };
    const hidden = addresses.filter(isPrivate);
    return hidden.length > 0
        ? { about, state: 'ok', what: `${name}.vault.azure.net resolves to ${hidden.join(', ')}: a private endpoint.` }
        : undefined;
}
/** What the vault's document says that would surprise. */
function documentDiagnoses(name, document) {
    const found = [];
    if ((0,reference.at)(document, '/properties/enableRbacAuthorization') === false)
        found.push({
            about,
            state: 'fail',
            what: `Key vault ${name} uses access policies, and not Azure RBAC.`,
            why: 'Roles on the vault then count for nothing.',
            advice: 'Switch it over. Whoever uses it by an access policy needs a role instead, first.',
            commands: [shellCommand('az', 'keyvault', 'update', '--name', name, '--enable-rbac-authorization', 'true')],
        });
    const closed = /^disabled$/i.test(String((0,reference.at)(document, '/properties/publicNetworkAccess')));
    const denies = /^deny$/i.test(String((0,reference.at)(document, '/properties/networkAcls/defaultAction')));
    if (closed || denies)
        found.push({
            about,
            state: 'warn',
            what: closed
                ? `Key vault ${name} takes connections from private endpoints only.`
                : `Key vault ${name} has a firewall that denies by default.`,
            why: 'A runner outside the allowed networks is refused, whatever its roles.',
            ...(/azureservices/i.test(String((0,reference.at)(document, '/properties/networkAcls/bypass')))
                ? {}
                : {
                    advice: 'The firewall policy reads the vault as a trusted service: let those pass.',
                    commands: [shellCommand('az', 'keyvault', 'update', '--name', name, '--bypass', 'AzureServices')],
                }),
        });
    return found;
}
/** What came of reading the certificate and the root, which is what plan and verify do. */
function readDiagnoses(vault, read, who, works) {
    const parts = [
        { what: `certificate ${vault.certificate}`, read: read.certificate, role: 'Key Vault Reader', scope: vault.id },
        // Of the secrets the root alone: the secret of the intermediate is its private key.
        {
            what: `secret ${vault.rootSecret}`,
            read: read.root,
            role: 'Key Vault Secrets User',
            scope: `${vault.id}/secrets/${vault.rootSecret}`,
        },
    ];
    const refused = parts.flatMap(part => (typeof part.read === 'object' ? [{ ...part, fault: part.read.fault }] : []));
    const [first] = refused;
    if (first) {
        const same = refused.filter(({ fault }) => codeOf(fault) === codeOf(first.fault));
        const others = refused.filter(({ fault }) => codeOf(fault) !== codeOf(first.fault));
        return [same, others].flatMap(group => (group[0] ? [refusal(vault, group, who, works)] : []));
    }
    const missing = parts.filter(part => part.read === false).map(({ what }) => what);
    return [
        missing.length === 0
            ? { about, state: 'ok', what: `Key vault ${vault.name} gives the certificate ${vault.certificate} and the root ${vault.rootSecret}.` }
            : {
                about,
                state: 'warn',
                what: `Key vault ${vault.name} lets this identity in and holds no ${missing.join(' and no ')}.`,
                advice: 'Run import-ca.',
            },
    ];
}
const codeOf = (fault) => ('code' in fault ? String(fault.code) : fault.name);
function refusal(vault, refused, who, works) {
    const fault = refused[0]?.fault ?? new Error('nothing was refused');
    const code = codeOf(fault);
    const what = `Key vault ${vault.name} refuses ${refused.map(each => each.what).join(' and ')}: ${code}: ${fault.message}`;
    const advice = 'advice' in fault ? { advice: String(fault.advice) } : {};
    switch (code.toLowerCase()) {
        case 'forbiddenbyfirewall': {
            const address = /Client address: ([0-9a-f.:]+)/i.exec(fault.message)?.[1] ?? 'ADDRESS';
            return {
                about,
                state: 'fail',
                what,
                ...advice,
                commands: [shellCommand('az', 'keyvault', 'network-rule', 'add', '--name', vault.name, '--ip-address', address)],
            };
        }
        case 'forbiddenbyrbac':
            return works.every(work => work === 'apply')
                ? {
                    about,
                    state: 'warn',
                    what,
                    advice: 'import-ca gives itself the roles that it needs there; it has to have run once, and roles take some minutes to count.',
                }
                : {
                    about,
                    state: 'fail',
                    what,
                    advice: 'Somebody who may assign roles runs this; it counts after a few minutes. Of the secrets the root alone is needed: the secret of the intermediate is its private key.',
                    commands: refused.map(({ role, scope }) => grantCommand(who, role, scope)),
                };
        // Refused by an access policy.
        case 'forbiddenbypolicy':
        case 'accessdenied':
            return {
                about,
                state: 'fail',
                what,
                ...advice,
                commands: [shellCommand('az', 'keyvault', 'update', '--name', vault.name, '--enable-rbac-authorization', 'true')],
            };
        default:
            return { about, state: 'fail', what, ...advice };
    }
}

// EXTERNAL MODULE: ./src/azure/vault.js
var azure_vault = __webpack_require__(5113);
;// CONCATENATED MODULE: ./src/azure/doctor-vault-ask.js






/** Whether connections to it arrive. `way`: what is to be said with the other hosts; absent where its name is all that there is to say. */
async function wayToVault({ certificateAuthority: { keyVault } }, world, deadline) {
    const host = `${keyVault}.vault.azure.net`;
    // A proxy resolves names itself, by another DNS.
    const proxied = proxyOf(world.env) !== '';
    const named = proxied ? undefined : nameDiagnosis(keyVault, await addressesOf(host, world, deadline));
    const diagnoses = named ? [named] : [];
    if (named !== undefined && named.state !== 'ok')
        return { diagnoses, open: false };
    const reached = await reach(host, world.ask, deadline, world.now);
    const way = { host, purpose: 'to read the certificate authority', reached };
    if (reached.kind !== 'unreachable' || !proxied)
        return { diagnoses, way, open: reached.kind === 'verified' };
    // What a proxy makes of a name that does not exist differs from proxy to proxy.
    const told = egressDiagnoses([way], world.env).map((diagnosis) => ({
        ...diagnosis,
        about: 'vault',
        state: 'warn',
        advice: `If the vault does not exist yet, import-ca makes it. If it does: ${diagnosis.advice}`,
    }));
    return { diagnoses: told, open: false };
}
async function addressesOf(host, { lookUp }, deadline) {
    try {
        return await inTime(deadline, () => lookUp(host));
    }
    catch (error) {
        if (error instanceof TooLate && !error.own)
            return [];
        return { code: error instanceof TooLate ? error.message : String(error.code ?? error) };
    }
}
/** @param document the vault as Resource Manager knows it, where it may be read. */
async function readVault({ certificateAuthority }, id, document, works, { credential, who }, signal) {
    const { keyVault: name, certificate, rootSecret } = certificateAuthority;
    const vault = await (0,azure_vault/* openVault */.Z)(name, { credential, signal, log: () => { }, grantMinutes: 0 });
    const [held, root] = await Promise.all([
        outcome(() => vault.certificate(certificate), signal),
        outcome(() => vault.secret(rootSecret), signal),
    ]);
    return [
        ...(document === undefined ? [] : documentDiagnoses(name, document)),
        ...readDiagnoses({ name, id, certificate, rootSecret }, { certificate: held, root }, who, works),
    ];
}
/** The value itself is of no interest, and goes no further. */
async function outcome(work, signal) {
    try {
        return (await work()) !== undefined;
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        return { fault: (0,faults.explainFault)(error) };
    }
}

;// CONCATENATED MODULE: ./src/azure/doctor.js
/** The doctor: every question at once, each with its own deadline, all of them together with another one. Nothing is written anywhere. */












/**
 * Everything that can be found out about the runner, the identity and what they are to reach. It always ends, by the deadlines of its
 * world, and it does not throw for what it finds.
 * @param askCluster the questions to the API server: this folder knows no Kubernetes.
 */
async function diagnose(request, world, askCluster) {
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), world.seconds.all * 1000);
    const secrets = new Set(secretsIn(world.env));
    const mask = (secret) => {
        secrets.add(secret);
        world.mask(secret);
    };
    try {
        const deadline = { signal: AbortSignal.any([world.signal, end.signal]), seconds: world.seconds.each };
        const found = await Promise.all(questionsOf(request, { ...world, mask }, deadline, askCluster));
        return tidy(found.flat(), secrets);
    }
    finally {
        clearTimeout(timer);
        // What was left behind ends with it.
        end.abort();
    }
}
function questionsOf(request, world, deadline, askCluster) {
    const { spec, works, where, kubeconfig } = request;
    const scene = spec && { spec, ids: (0,ids.idsOf)(spec, where.subscriptionId || 'SUBSCRIPTION_ID') };
    const doing = (...some) => works.some(work => some.includes(work));
    const token = seeToken(world, deadline);
    const entry = enter(where, world, deadline);
    /** A question to Azure: asked when somebody is signed in, and only then does its deadline run. */
    const signedIn = async (about, what, work) => {
        const entered = await entry;
        return entered.kind === 'in'
            ? answered(about, what, deadline, signal => work(entered, signal))
            : [unchecked(about, what, 'Nobody is signed in to Azure: see Sign-in.')];
    };
    /** The same, of resources, which only a spec and a subscription name. */
    const ofResources = async (about, what, work) => {
        if (scene === undefined)
            return [unchecked(about, what, 'There is no spec that names the resources: see Spec.')];
        if (where.subscriptionId === '')
            return [noSubscription(about, what)];
        return signedIn(about, what, (who, signal) => work(scene, armReader(world.ask, who.token, signal), who, signal));
    };
    const hosts = hostsOf(world.env, doing('verify')).map(async (each) => ({
        ...each,
        reached: await reach(each.host, world.ask, deadline, world.now),
    }));
    const vaultWay = scene && doing('plan', 'apply', 'verify') ? wayToVault(scene.spec, world, deadline) : undefined;
    return [
        Promise.resolve([request.about]),
        answered('runner', 'The runner', deadline, () => runnerDiagnoses(world.env, world.nodeVersion)),
        Promise.all([Promise.all(hosts), vaultWay]).then(([ways, vault]) => egressDiagnoses([...ways, ...(vault?.way ? [vault.way] : [])], world.env)),
        // Both of Azure; the others need not agree with it.
        Promise.all(hosts.slice(0, 2)).then(ways => [clockDiagnosis(ways.map(({ reached }) => reached))]),
        Promise.all([token, entry]).then(([seen, { kind }]) => [
            tokenDiagnosis(seen, { clientId: where.clientId, resourceGroup: spec?.resourceGroup ?? '', signedIn: kind === 'in' }),
        ]),
        Promise.all([token, entry]).then(([seen, entered]) => signInDiagnoses(entered, seen, where, world.env)),
        ofResources('rights', 'What the identity may do', async ({ spec, ids }, read, { who }) => {
            const needs = needsOf(spec, ids, where.subscriptionId, works);
            return rightsDiagnoses(needs, await askRights(read, needs, ids), ids.group, who);
        }),
        // Whoever makes nothing meets neither.
        ...(doing('plan', 'apply')
            ? [
                ofResources('providers', 'The registration of the resource providers', async ({ spec, ids }, read) => providersDiagnosis(await askProviders(read, namespacesFor(spec), ids.subscription), where.subscriptionId)),
                ofResources('quota', 'The quota of public addresses', async ({ spec, ids }, read) => [
                    quotaDiagnosis(await askQuota(read, ids, spec.location), spec.location, where.subscriptionId),
                ]),
            ]
            : []),
        ...(scene && vaultWay
            ? [
                vaultWay.then(({ diagnoses }) => diagnoses),
                vaultWay.then(({ open }) => open
                    ? signedIn('vault', `Key vault ${scene.spec.certificateAuthority.keyVault}`, async (who, signal) => {
                        const read = armReader(world.ask, who.token, signal);
                        const known = where.subscriptionId === '' ? undefined : (await askDocument(read, scene.ids.vault, '2026-02-01')).document;
                        return readVault(scene.spec, scene.ids.vault, known, works, who, signal);
                    })
                    : []),
            ]
            : []),
        ...(doing('apply', 'verify')
            ? [
                kubeconfig === undefined
                    ? ofResources('cluster', 'The cluster', (scene, read, who, signal) => askAzureForCluster(scene, read, who, { subscriptionId: where.subscriptionId, signal, mask: world.mask }, askCluster))
                    : answered('cluster', 'The cluster', deadline, signal => askCluster({ kubeconfig, namespaces: namespacesOf(spec), grant: undefined, signal })),
            ]
            : []),
    ];
}
/** Variables whose value must not be said, whoever says it: an error of a library may quote what it was given. */
const secretVariables = [
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'AZURE_CLIENT_SECRET',
    'AZURE_CLIENT_CERTIFICATE_PASSWORD',
    'AZURE_PASSWORD',
    'GITHUB_TOKEN',
    'GH_TOKEN',
];
function secretsIn(env) {
    const proxy = proxyOf(env);
    const password = URL.canParse(proxy) ? new URL(proxy).password : '';
    return [...secretVariables.map(name => env[name] ?? ''), password, decoded(password)];
}
const decoded = (text) => {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
};
/** Azure's first. */
function hostsOf(env, verifies) {
    const tokens = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '';
    const service = URL.canParse(tokens) && new URL(tokens).protocol === 'https:' ? new URL(tokens).host : '';
    return [
        { host: 'management.azure.com', purpose: 'for every resource of Azure' },
        { host: 'login.microsoftonline.com', purpose: 'to sign in' },
        ...(service ? [{ host: service, purpose: "to get GitHub's OIDC token" }] : []),
        ...(verifies ? [{ host: 'api.loganalytics.io', purpose: "to read the firewall's log" }] : []),
    ];
}
const unchecked = (about, what, why) => ({
    about,
    state: 'unchecked',
    what: `${what} could not be looked at.`,
    why,
});
/** Said in full once. */
const noSubscription = (about, what) => about === 'rights'
    ? {
        ...unchecked(about, what, 'No subscription is named.'),
        advice: 'Give subscription-id, or set AZURE_SUBSCRIPTION_ID.',
        commands: ['az account show --query id --output tsv'],
    }
    : unchecked(about, what, 'No subscription is named: see Roles.');

// EXTERNAL MODULE: ./src/policy/parse.js + 13 modules
var parse = __webpack_require__(2287);
// EXTERNAL MODULE: ./src/policy/place.js
var place = __webpack_require__(4099);
;// CONCATENATED MODULE: ./src/azure/doctor-request.js
/** From what was given to what is asked: the same for the command and the action. */






/** The kinds of work that were named, in their own order; what is none of them is given back. */
function worksIn(names) {
    const known = works;
    return {
        works: names.length === 0 ? works : works.filter(work => names.includes(work)),
        unknown: names.filter(name => !known.includes(name)),
    };
}
/** A spec as the doctor takes it: one that cannot be read is a finding, and the questions that need none are asked all the same. */
function specSeen(file, content) {
    const about = 'spec';
    if (typeof content !== 'string')
        return {
            spec: undefined,
            about: {
                about,
                state: 'unchecked',
                what: `${file} cannot be read: ${content.unreadable}.`,
                why: 'Without it nobody knows which resources are meant: roles, quota, vault and cluster are not looked at.',
                advice: 'Name the spec (--spec FILE, or the input spec); in a job, check it out before this step.',
            },
            faults: [`${file} cannot be read: ${content.unreadable}`],
        };
    const { spec, faults } = (0,parse.parseSpec)(content, file);
    if (spec !== undefined)
        return {
            spec,
            about: { about, state: 'ok', what: `${file} is a spec: ${spec.name}, in resource group ${spec.resourceGroup}, ${spec.location}.` },
            faults: [],
        };
    const told = faults.map(fault => (0,report_text/* visible */.RK)((0,place/* describeFault */.Q)(fault)));
    return {
        spec: undefined,
        about: {
            about,
            state: 'fail',
            what: `${file} has ${told.length} ${told.length === 1 ? 'fault' : 'faults'}; the first: ${told[0] ?? '(none is named)'}`,
            why: 'Every action stops at a spec with faults, before it does anything.',
            advice: 'Correct them; this shows them all:',
            commands: [shellCommand('egress-gate', 'check', file)],
        },
        faults: told,
    };
}
/** A token request as the runner's own library makes it, for a command in a step of a job. Undefined where there is none to be had. */
function idTokenOf({ env, ask, signal }) {
    const [url, bearer] = [env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '', env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''];
    if (!URL.canParse(url) || bearer === '')
        return undefined;
    return async (audience) => {
        const asked = new URL(url);
        asked.searchParams.set('audience', audience);
        const { status, body } = await ask(asked.href, { token: bearer, signal });
        const value = body?.value;
        if (status !== 200 || typeof value !== 'string')
            throw new KnownFaultError({
                code: 'IdToken',
                message: `its token service answered with status ${status} and no token`,
                advice: 'The request token holds for this job alone, and not after its end. Look at what answers at ACTIONS_ID_TOKEN_REQUEST_URL.',
            });
        return value;
    };
}

// EXTERNAL MODULE: ./src/github/given-file.js
var given_file = __webpack_require__(3843);
// EXTERNAL MODULE: ./src/kubernetes/access.js
var access = __webpack_require__(1962);
// EXTERNAL MODULE: ./src/kubernetes/api.js
var api = __webpack_require__(9874);
// EXTERNAL MODULE: ./src/kubernetes/connection.js + 1 modules
var kubernetes_connection = __webpack_require__(6052);
// EXTERNAL MODULE: ./src/kubernetes/faults.js
var kubernetes_faults = __webpack_require__(8533);
;// CONCATENATED MODULE: ./src/kubernetes/doctor.js
/** Whether the API server answers, and whether it lets this identity do what verify and install need. */





const doctor_about = 'cluster';
/** Never more than this many namespaces, each of which is a dozen questions to the API server. */
const namespacesAsked = 20;
async function clusterDiagnoses(question) {
    const { asksForToken, withToken } = await __webpack_require__.e(/* import() */ 3464).then(__webpack_require__.bind(__webpack_require__, 3464));
    const { token } = question;
    try {
        const kubeconfig = token && (await asksForToken(question.kubeconfig).catch(() => false))
            ? await withToken(question.kubeconfig, await token())
            : question.kubeconfig;
        const connection = await (0,kubernetes_connection.connect)(kubeconfig);
        try {
            const version = (await (0,api/* call */.T1)(connection, { method: 'GET', path: '/version', signal: question.signal, timeoutSeconds: 10 }));
            const answers = {
                about: doctor_about,
                state: 'ok',
                what: `The API server ${connection.server.host} answers: Kubernetes ${typeof version?.gitVersion === 'string' ? version.gitVersion : '(no version)'}.`,
            };
            const namespaces = question.namespaces.length > 0 ? question.namespaces : [connection.namespace];
            const rights = await Promise.all(namespaces
                .slice(0, namespacesAsked)
                .flatMap(namespace => [
                asked(namespace, 'verify the pods', access/* execAccess */.EU, 'Azure Kubernetes Service RBAC Writer'),
                asked(namespace, 'install the root', access/* trustAccess */.PC, 'Azure Kubernetes Service RBAC Writer'),
            ]));
            const rest = namespaces.length > namespacesAsked
                ? [{ about: doctor_about, state: 'unchecked', what: `${namespaces.length - namespacesAsked} more namespaces were not asked for.` }]
                : [];
            return [answers, ...rights, ...rest];
            async function asked(namespace, purpose, wanted, role) {
                try {
                    await (0,access/* requireAccess */.wo)(connection, namespace, wanted, question.signal);
                    return { about: doctor_about, state: 'ok', what: `In namespace ${namespace} it may do what it takes to ${purpose}.` };
                }
                catch (error) {
                    // Trust is installed by few; who only verifies does not need it.
                    return told(error, purpose === 'verify the pods' ? 'fail' : 'warn', question.grant?.(role), `To ${purpose}: `);
                }
            }
        }
        finally {
            connection.close();
        }
    }
    catch (error) {
        return [told(error, 'fail', undefined, '')];
    }
}
function told(error, state, command, purpose) {
    if (!(0,kubernetes_faults/* isKubernetesFault */.HE)(error))
        throw error;
    const denied = error.code === 'Forbidden' || error.status === 403;
    return {
        about: doctor_about,
        state,
        what: `${purpose}${error.message}`,
        advice: denied && command ? `With Azure RBAC for Kubernetes this role does. Without: ${error.advice}` : error.advice,
        commands: denied && command ? [command] : error.code === 'Unauthorized' ? [shellCommand('kubectl', 'auth', 'whoami')] : [],
    };
}

// EXTERNAL MODULE: ./src/actions/cluster.js
var cluster = __webpack_require__(7023);
;// CONCATENATED MODULE: ./src/actions/doctor-run.js
/** The doctor in a job: the questions of `azure/doctor.ts`, those of the cluster, and the report. */








/** @param machine what it looks at, in place of this machine. */
async function runDoctor(inputs, world, machine = ordinaryWorld(world.env)) {
    const { env } = world;
    const { spec, about } = specSeen(inputs.spec, await doctor_run_textOf((0,external_node_path_.resolve)(env['GITHUB_WORKSPACE'] || process.cwd(), inputs.spec)));
    const found = await diagnose({
        spec,
        about,
        works: worksIn(inputs.works).works,
        where: {
            tenantId: inputs.where.tenantId || env['AZURE_TENANT_ID'] || '',
            clientId: inputs.where.clientId || env['AZURE_CLIENT_ID'] || '',
            subscriptionId: inputs.where.subscriptionId || env['AZURE_SUBSCRIPTION_ID'] || '',
        },
        // Where none was made, that is just what is to be found out.
        kubeconfig: await (0,cluster/* kubeconfigOf */.DC)(inputs.kubeconfig, env).catch(() => undefined),
    }, { ...machine, idToken: world.idToken, mask: world.mask, signal: world.signal }, clusterDiagnoses);
    world.signal.throwIfAborted();
    // In the log, too: what is to be copied is there character by character.
    world.log.info(diagnosisText(found, { width: 160 }));
    const { fail, warn, unchecked } = tally(found);
    const token = new Map(found.flatMap(({ about, values = [] }) => (about === 'token' ? values : [])));
    return {
        report: diagnosisReport(found, new Date().toISOString()),
        outputs: {
            failed: String(fail),
            warned: String(warn),
            unchecked: String(unchecked),
            issuer: token.get('issuer') ?? '',
            subject: token.get('subject') ?? '',
            audience: token.get('audience') ?? '',
        },
        fails: inputs.failOn === 'none' ? false : fail > 0 || (inputs.failOn === 'warn' && warn > 0),
    };
}
async function doctor_run_textOf(path) {
    try {
        return (0,given_file/* readGivenFile */.M)(path).toString('utf8');
    }
    catch (error) {
        const { code, message } = error;
        return { unreadable: code === 'ENOENT' ? 'it does not exist' : (code ?? message) };
    }
}


/***/ }),

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

/***/ 20:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   audience: () => (/* binding */ audience),
/* harmony export */   azureLogin: () => (/* binding */ azureLogin),
/* harmony export */   claimsOf: () => (/* binding */ claimsOf),
/* harmony export */   refuseUnverified: () => (/* binding */ refuseUnverified),
/* harmony export */   whoAmI: () => (/* binding */ whoAmI)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2656);


/** Entra answers in a second or two, with a token or a list of keys. Its library asks up to four times. */
const usual = { milliseconds: 30_000, bytes: 4 * 2 ** 20 };
/** What Entra asks of a GitHub token. */
const audience = 'api://AzureADTokenExchange';
/**
 * The login of a job. With `id-token: write` and both ids it is the job's own OIDC token, minted anew whenever Entra is asked again, so that
 * a run may outlast a token; otherwise whatever `DefaultAzureCredential` finds (azure/login, environment, managed identity).
 */
async function azureLogin(inputs, world, most = usual) {
    const { ClientAssertionCredential, DefaultAzureCredential } = await Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(1343), __webpack_require__.e(1141), __webpack_require__.e(3628)]).then(__webpack_require__.bind(__webpack_require__, 1141));
    const { tenantId, clientId } = inputs;
    const { idToken } = world;
    const line = connectionWatch(most);
    const federated = idToken !== undefined && tenantId !== '' && clientId !== '';
    world.log.debug(`signing in to Azure with ${federated ? "the job's OIDC token" : 'DefaultAzureCredential'}`);
    const open = () => federated
        ? new ClientAssertionCredential(tenantId, clientId, () => minted(idToken, line), line.options)
        : new DefaultAzureCredential({
            ...line.options,
            // az, azd and PowerShell are asked in turn, and have no deadline of their own.
            processTimeoutInMs: most.milliseconds,
            ...(tenantId ? { tenantId } : {}),
            ...(clientId ? { managedIdentityClientId: clientId, workloadIdentityClientId: clientId } : {}),
        });
    return frank(open, world.mask, line);
}
/** The vault's word for our root is what every proof stands on: it has to be the vault that says it. */
function refuseUnverified(env) {
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] !== '0')
        return;
    throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
        code: 'UnverifiedTls',
        message: "NODE_TLS_REJECT_UNAUTHORIZED=0 is set, so anybody on the way could answer in Azure's name, and give a root certificate of their own",
        advice: 'Remove the variable, and give Node.js the root that it lacks by NODE_EXTRA_CA_CERTS.',
    });
}
/** Remembers why a connection to Entra could not be made: MSAL says no more than `network_error`. */
function connectionWatch(most) {
    const policy = {
        name: 'egressGateConnectionWatch',
        async sendRequest(request, next) {
            try {
                return await next(request);
            }
            catch (error) {
                watch.last = error;
                throw error;
            }
        },
    };
    const watch = {
        options: {
            additionalPolicies: [
                { policy, position: 'perCall' },
                { policy: (0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .bounds */ .O)(most), position: 'perRetry' },
            ],
        },
        last: undefined,
    };
    return watch;
}
/** GitHub's own refusal says more than what Entra's library makes of it. */
async function minted(idToken, line) {
    try {
        return await idToken(audience);
    }
    catch (error) {
        line.last = error;
        throw error;
    }
}
/** Keeps every token out of the log, once each, and says why Entra could not be asked. */
function frank(open, mask, line) {
    let credential = open();
    const seen = new Set();
    const getToken = async (scopes, options) => {
        line.last = undefined;
        const token = await credential.getToken(scopes, options).catch(error => {
            throw line.last instanceof _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb || (/network_error/.test(String(error)) && line.last !== undefined) ? line.last : error;
        });
        if (token && !seen.has(token.token)) {
            seen.add(token.token);
            mask(token.token);
        }
        return token;
    };
    return {
        getToken,
        renew: async (scope, signal) => {
            // A new one knows no tokens, and so asks.
            credential = open();
            return (await getToken(scope, { abortSignal: signal }))?.token;
        },
    };
}
/** Who a management token belongs to, by its claims. They are not verified: they only decide to whom rights are granted with that very token. */
async function whoAmI(credential, signal) {
    const token = await credential.getToken('https://management.azure.com/.default', { abortSignal: signal });
    const claims = claimsOf(token?.token ?? '');
    const text = (name) => (typeof claims[name] === 'string' ? claims[name] : undefined);
    const [tenantId, objectId] = [text('tid'), text('oid')];
    return {
        ...(tenantId === undefined ? {} : { tenantId }),
        ...(objectId === undefined
            ? {}
            : {
                runner: {
                    objectId,
                    principalType: text('idtyp') === 'user' || (claims.idtyp === undefined && text('upn') !== undefined)
                        ? 'User'
                        : 'ServicePrincipal',
                },
            }),
    };
}
/** The claims of a JWT; none when it is not one. */
function claimsOf(token) {
    const [, payload, signature] = token.split('.');
    if (!payload || signature === undefined)
        return {};
    try {
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
        return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? claims : {};
    }
    catch {
        return {};
    }
}


/***/ }),

/***/ 7438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ kubeconfigOf),
/* harmony export */   g: () => (/* binding */ clusterToken)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7016);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);
/* harmony import */ var _post_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2627);



/** The API server of every AKS cluster with Entra integration, as Entra knows it. */
const aksServer = '6dae42f8-4368-4678-94ff-3960e28e3630/.default';
/** The kubeconfig that Azure gives: the user's, or the admin's, as YAML. */
async function kubeconfigOf(arm, clusterId, admin, signal) {
    const answer = await (0,_post_js__WEBPACK_IMPORTED_MODULE_1__/* .post */ .b)(arm, clusterId, admin ? 'listClusterAdminCredential' : 'listClusterUserCredential', signal);
    const encoded = (0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_2__.at)(answer, '/kubeconfigs/0/value');
    if (typeof encoded !== 'string')
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
            code: 'NoCredentials',
            message: 'Azure gave no kubeconfig for the cluster',
            advice: 'See that the cluster has come up, then run this again.',
        });
    return Buffer.from(encoded, 'base64').toString('utf8');
}
/** A token of ours for the API server, of the kind that `kubelogin` would fetch. It lives for about an hour. */
async function clusterToken(credential, signal) {
    const token = await credential.getToken(aksServer, { abortSignal: signal });
    if (!token)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
            code: 'NoClusterToken',
            message: 'Entra gave no token for the cluster',
            advice: 'See that the identity may sign in, or use admin: true on a cluster with local accounts.',
        });
    return { token: token.token, expires: new Date(token.expiresOnTimestamp) };
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
            const options = { ...(password === undefined ? {} : { password }), ...importPolicy, ...abort };
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

/***/ 1962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ execAccess),
/* harmony export */   PC: () => (/* binding */ trustAccess),
/* harmony export */   wo: () => (/* binding */ requireAccess)
/* harmony export */ });
/* harmony import */ var _api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9874);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8533);
/** May we? Asked before the work, so that a missing grant is told once, by its name, and not by a hundred failing pods. */


/** What exec needs. The WebSocket upgrade is a GET; newer API servers ask for `create` as well. */
const execAccess = [
    { verb: 'list', resource: 'pods' },
    { verb: 'get', resource: 'pods', subresource: 'exec' },
    { verb: 'create', resource: 'pods', subresource: 'exec' },
];
/** What declaring trust in workloads needs besides: their objects, and the config map that carries the roots. */
const trustAccess = [
    ...['deployments', 'statefulsets', 'daemonsets'].flatMap(resource => ['get', 'list', 'patch'].map(verb => ({ verb, resource, group: 'apps' }))),
    { verb: 'get', resource: 'replicasets', group: 'apps' },
    ...['get', 'create', 'patch', 'delete'].map(verb => ({ verb, resource: 'configmaps' })),
];
/** Throws a fault that names every verb that is missing in the namespace. */
async function requireAccess(connection, namespace, wanted, signal) {
    const missing = [];
    await Promise.all(wanted.map(async (access) => {
        const { verb, resource, subresource, group = '' } = access;
        const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
        const { status, body } = await (0,_api_js__WEBPACK_IMPORTED_MODULE_0__/* .ask */ .kA)(connection, {
            method: 'POST',
            path,
            body: {
                apiVersion: 'authorization.k8s.io/v1',
                kind: 'SelfSubjectAccessReview',
                spec: { resourceAttributes: { namespace, verb, group, resource, ...(subresource === undefined ? {} : { subresource }) } },
            },
            signal,
        });
        if (status < 200 || status > 299)
            throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .faultOfAnswer */ .WQ)({ method: 'POST', path }, status, body);
        const allowed = body?.status?.allowed;
        if (allowed !== true)
            missing.push(`${verb} ${resource}${group === '' ? '' : `.${group}`}${subresource === undefined ? '' : `/${subresource}`}`);
    }));
    if (missing.length > 0)
        throw notGranted(namespace, missing.sort(), wanted);
}
const notGranted = (namespace, missing, wanted) => (0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .kubernetesFault */ .xL)('Forbidden', `The identity of this job may not ${missing.join(', ')} in namespace ${namespace}.`, `${(0,_faults_js__WEBPACK_IMPORTED_MODULE_1__/* .grantFor */ .O4)({ method: 'POST', path: `/api/v1/namespaces/${namespace}/pods/x/exec` })} ${wanted.every(each => execAccess.includes(each))
    ? 'All that is needed there: list pods; get and create pods/exec.'
    : 'All that is needed there: list pods; get and create pods/exec; get, list and patch deployments, statefulsets and daemonsets; get replicasets; get, create, patch and delete configmaps.'}`, { status: 403 });


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I6: () => (/* binding */ find),
/* harmony export */   T1: () => (/* binding */ call),
/* harmony export */   kA: () => (/* binding */ ask),
/* harmony export */   rs: () => (/* binding */ urlOf)
/* harmony export */ });
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4708);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8533);
/** One request to the API server over node:https: bounded in time and size, retried only for named reasons. */



const maxBytes = 64 * 1024 * 1024;
const tries = 5;
const retryable = new Set(['ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'ETIMEDOUT', 'EAI_AGAIN']);
/**
 * Asks and gives back whatever status comes. Everything we send is idempotent (reads, server-side apply, access reviews), so 429, 5xx and
 * broken connections are tried again, at most five times, waiting as Retry-After says. Throws faults for connections that fail.
 */
async function ask(connection, request) {
    for (let attempt = 1;; attempt++) {
        request.signal.throwIfAborted();
        try {
            const answer = await once(connection, request);
            if (!(0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .isTransientStatus */ .Dm)(answer.status) || attempt === tries)
                return answer;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(answer.retryAfterMs ?? backoff(attempt), undefined, { signal: request.signal });
        }
        catch (error) {
            if (request.signal.aborted)
                throw request.signal.reason;
            if ((0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .isKubernetesFault */ .HE)(error))
                throw error;
            const code = error.code ?? '';
            if (!retryable.has(code) || attempt === tries)
                throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .faultOfNetwork */ .YD)(connection.server, error);
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(backoff(attempt), undefined, { signal: request.signal });
        }
    }
}
/** Asks and gives back the document. Every status but 2xx is a fault. */
async function call(connection, request) {
    const { status, body } = await ask(connection, request);
    if (status < 200 || status > 299)
        throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .faultOfAnswer */ .WQ)(request, status, body);
    return body;
}
/** Like `call`, but a 404 is an answer. */
async function find(connection, request) {
    const { status, body } = await ask(connection, request);
    if (status === 404)
        return undefined;
    if (status < 200 || status > 299)
        throw (0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .faultOfAnswer */ .WQ)(request, status, body);
    return body;
}
const backoff = (attempt) => Math.round(150 * 2 ** attempt * (0.75 + Math.random() / 2));
function urlOf(connection, path, query = []) {
    const url = new URL(connection.server);
    url.pathname = url.pathname.replace(/\/$/, '') + path;
    for (const [name, value] of query)
        url.searchParams.append(name, value);
    return url;
}
async function once(connection, request) {
    const options = await connection.authorize();
    const payload = request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body));
    const timeout = AbortSignal.timeout((request.timeoutSeconds ?? 30) * 1000);
    const full = {
        agent: connection.agent,
        ...options,
        method: request.method,
        signal: AbortSignal.any([request.signal, timeout]),
        headers: {
            ...options.headers,
            accept: 'application/json',
            'user-agent': 'egress-gate',
            ...(payload === undefined ? {} : { 'content-type': request.contentType ?? 'application/json', 'content-length': payload.length }),
        },
    };
    return await new Promise((resolve, reject) => {
        const fail = (error) => reject(timeout.aborted && !request.signal.aborted ? Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }) : error);
        const outgoing = (0,node_https__WEBPACK_IMPORTED_MODULE_0__.request)(urlOf(connection, request.path, Object.entries(request.query ?? {})), full, response => {
            const chunks = [];
            let size = 0;
            response.on('data', (chunk) => {
                size += chunk.length;
                if (size > maxBytes)
                    response.destroy(tooLarge(request.path));
                else
                    chunks.push(chunk);
            });
            response.on('error', fail);
            response.on('end', () => {
                const after = Number(response.headers['retry-after']);
                const text = Buffer.concat(chunks).toString('utf8');
                resolve({
                    status: response.statusCode ?? 0,
                    body: parse(text),
                    ...(Number.isFinite(after) && response.headers['retry-after'] !== undefined
                        ? { retryAfterMs: Math.min(Math.max(after, 0), 60) * 1000 }
                        : {}),
                });
            });
        });
        outgoing.on('error', fail);
        outgoing.on('socket', socket => outgoing.reusedSocket || connection.opened(socket, options));
        outgoing.end(payload);
    });
}
const tooLarge = (path) => (0,_faults_js__WEBPACK_IMPORTED_MODULE_2__/* .kubernetesFault */ .xL)('AnswerTooLarge', `The API server's answer to ${path} is larger than ${maxBytes >> 20} MB.`, 'Narrow the selector of the workload.');
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 6052:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./src/kubernetes/faults.js
var faults = __webpack_require__(8533);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./src/kubernetes/no-proxy.js
/** Which hosts NO_PROXY excepts, as kubectl takes it (Go's package httpproxy). Pure. */

/**
 * Separated by commas: `*`; an address or a prefix; a name, which excepts its subdomains too; `.name` or `*.name`, its subdomains alone; each of them
 * but `*` and a prefix with `:port`, if it is for that port alone. Node's own agent takes a name for that name alone, and knows no prefix.
 */
function isExcepted(host, port, noProxy) {
    const name = host
        .toLowerCase()
        .replace(/^\[|\]$/g, '')
        .replace(/\.$/, '');
    return noProxy.split(',').some(each => {
        const entry = each.trim().toLowerCase();
        if (entry === '*')
            return true;
        if (entry.includes('/'))
            return inPrefix(name, entry);
        const { whole, onPort } = withPort(entry);
        if (whole === '' || (onPort !== undefined && onPort !== port))
            return false;
        if ((0,external_node_net_.isIP)(whole) !== 0 || (0,external_node_net_.isIP)(name) !== 0)
            return whole === name;
        const pattern = whole.replace(/^\*\./, '.');
        return pattern.startsWith('.') ? name.endsWith(pattern) : name === pattern || name.endsWith(`.${pattern}`);
    });
}
function withPort(entry) {
    const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [undefined, undefined, entry];
    const whole = bracketed ?? plain ?? '';
    return port === undefined ? { whole } : { whole, onPort: Number(port) };
}
function inPrefix(address, prefix) {
    const [, network = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(prefix) ?? [];
    const [family, other] = [(0,external_node_net_.isIP)(address), (0,external_node_net_.isIP)(network)];
    if (family === 0 || family !== other || Number(bits) > (family === 4 ? 32 : 128))
        return false;
    const list = new external_node_net_.BlockList();
    list.addSubnet(network, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    return list.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

;// CONCATENATED MODULE: ./src/kubernetes/connection.js
/** From a kubeconfig to an API server that we can trust and that knows us. */




/**
 * Reads a kubeconfig (YAML text) and prepares its current context. Nothing is sent yet.
 *
 * Only `config.js` of @kubernetes/client-node is loaded: it has the connection and the credential plugins (client certificates,
 * tokens, exec plugins such as kubelogin, OIDC), while the package's entry also loads 17 MB of generated models that nothing here
 * uses. See docs/decisions/kubernetes-client.md.
 *
 * Throws a fault with code NoKubeconfig, BadKubeconfig or UnsafeKubeconfig.
 * @param credentialsWithinMs how long a credential plugin may take: kubelogin may wait a quarter of an hour for somebody to type a code
 */
async function connect(kubeconfig, credentialsWithinMs = 60_000) {
    if (kubeconfig.trim() === '')
        throw (0,faults/* kubernetesFault */.xL)('NoKubeconfig', 'There is no kubeconfig.', 'Run deploy-aks earlier in the job (it exports KUBECONFIG), or give the input kubeconfig.');
    const { KubeConfig } = await __webpack_require__.e(/* import() */ 545).then(__webpack_require__.bind(__webpack_require__, 545));
    const config = new KubeConfig();
    try {
        config.loadFromString(kubeconfig);
    }
    catch (error) {
        throw badKubeconfig(`it cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    }
    const context = config.getContextObject(config.getCurrentContext() ?? '');
    if (!context)
        throw badKubeconfig(`its current-context ${JSON.stringify(config.getCurrentContext() ?? '')} does not exist in it`);
    const cluster = config.getCurrentCluster();
    if (!cluster)
        throw badKubeconfig(`the context ${context.name} names a cluster that does not exist in it`);
    if (!config.getCurrentUser())
        throw badKubeconfig(`the context ${context.name} names a user that does not exist in it`);
    if (!URL.canParse(cluster.server))
        throw badKubeconfig(`the server ${JSON.stringify(cluster.server)} is not a URL`);
    const server = new URL(cluster.server);
    if (server.protocol !== 'https:')
        throw unsafe(`the server ${server.href} is not https`);
    if (cluster.skipTLSVerify)
        throw unsafe('it says insecure-skip-tls-verify');
    // As kubectl does: the proxy of the environment, unless NO_PROXY names the server, and never for this machine itself.
    const proxy = isLoopback(server.hostname) ? undefined : proxyFor(server, process.env);
    const proxied = proxy !== undefined;
    const agent = new external_node_https_.Agent({ keepAlive: true, maxSockets: 32, ...(proxied ? { proxyEnv: { HTTPS_PROXY: proxy } } : {}) });
    const contextOf = sharedContext();
    // By the context that was verified: other authorities or another key begin anew.
    const sessions = new WeakMap();
    return {
        server,
        context: context.name,
        ...(cluster.caData ? { authorities: Buffer.from(cluster.caData, 'base64').toString('latin1') } : {}),
        namespace: context.namespace ?? 'default',
        authorize: async () => {
            const options = {};
            let secureContext;
            try {
                await within(credentialsWithinMs, config.applyToHTTPSOptions(options));
                secureContext = contextOf(options);
            }
            catch (error) {
                throw (0,faults/* isKubernetesFault */.HE)(error) ? error : noCredentials(error);
            }
            const { agent: own, ...rest } = options;
            const around = cluster.proxyUrl && own !== undefined ? { agent: own } : proxied ? { agent } : {};
            // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in a job cannot turn verification off.
            return { ...rest, secureContext, session: sessions.get(secureContext), ...around, rejectUnauthorized: true };
        },
        opened: (socket, { secureContext }) => socket.on('session', (session) => sessions.set(secureContext, session)),
        agent,
        close: () => agent.destroy(),
    };
}
function proxyFor({ hostname, port }, env) {
    const given = env['HTTPS_PROXY'] || env['https_proxy'];
    if (!given || isExcepted(hostname, Number(port || 443), env['NO_PROXY'] || env['no_proxy'] || ''))
        return undefined;
    // Without a scheme it is one that is spoken to by HTTP. Node would pass it over, and so leave without it.
    const proxy = given.includes('://') ? given : `http://${given}`;
    // Node's own words would quote it, with the password that may stand in it.
    if (!isUsable(proxy))
        throw (0,faults/* kubernetesFault */.xL)('BadProxy', 'The proxy in HTTPS_PROXY cannot be used: it is not a URL that begins with http:// or https:// and names a host.', 'Write it as http://HOST:PORT. In a user name or password, write whatever is no letter, digit, "-", "." or "_" as %XX.');
    return proxy;
}
function isUsable(proxy) {
    try {
        const { protocol, username, password } = new URL(proxy);
        return /^https?:$/.test(protocol) && typeof decodeURIComponent(`${username}:${password}`) === 'string';
    }
    catch {
        return false;
    }
}
const isLoopback = (host) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
async function within(milliseconds, given) {
    const { promise: late, reject } = Promise.withResolvers();
    const timer = setTimeout(() => reject(new Error(`nobody gave them within ${milliseconds / 1000} s`)), milliseconds);
    try {
        await Promise.race([given, late]);
    }
    finally {
        clearTimeout(timer);
    }
}
/** Reading authorities, certificate and key takes longer than a handshake, and each exec has a connection of its own: once, until they change. */
function sharedContext() {
    let last;
    const bytes = (value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value);
    return ({ ca, cert, key, pfx, passphrase }) => {
        const of = [ca, cert, key, pfx, passphrase].map(bytes);
        if (last === undefined || of.some((each, at) => each !== last?.of[at]))
            last = { of, context: (0,external_node_tls_.createSecureContext)({ ca, cert, key, pfx, passphrase }) };
        return last.context;
    };
}
const badKubeconfig = (why) => (0,faults/* kubernetesFault */.xL)('BadKubeconfig', `The kubeconfig is not usable: ${why}.`, 'Write a fresh one with deploy-aks.');
const unsafe = (why) => (0,faults/* kubernetesFault */.xL)('UnsafeKubeconfig', `The kubeconfig is refused: ${why}, so anybody on the way could answer in the cluster's name and forge the proof.`, "Use https, with the cluster's CA in certificate-authority-data.");
function noCredentials(error) {
    const message = error instanceof Error ? error.message : String(error);
    const missing = /ENOENT/.test(message);
    const late = /^nobody gave them within/.test(message);
    return (0,faults/* kubernetesFault */.xL)('NoCredentials', `The credentials of the kubeconfig cannot be had: ${message.split('\n')[0]}`, missing
        ? 'The kubeconfig gets its token from a program that is not installed here (for Entra clusters: kubelogin, action Azure/use-kubelogin), or names a file that does not exist.'
        : late
            ? 'The program that the kubeconfig names waits for somebody, or for a service that does not answer. On a runner nobody can type a code: use a login without one (kubelogin convert-kubeconfig -l workloadidentity), or the action connect.'
            : 'Log in again, or write a fresh kubeconfig with deploy-aks.', { cause: error });
}


/***/ }),

/***/ 8533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dm: () => (/* binding */ isTransientStatus),
/* harmony export */   HE: () => (/* binding */ isKubernetesFault),
/* harmony export */   O4: () => (/* binding */ grantFor),
/* harmony export */   WQ: () => (/* binding */ faultOfAnswer),
/* harmony export */   YD: () => (/* binding */ faultOfNetwork),
/* harmony export */   xL: () => (/* binding */ kubernetesFault)
/* harmony export */ });
/* unused harmony export accessOf */
const kubernetesFault = (code, message, advice, more = {}) => Object.assign(new Error(message, more.cause === undefined ? {} : { cause: more.cause }), {
    name: 'KubernetesFault',
    code,
    advice,
    ...(more.status === undefined ? {} : { status: more.status }),
});
const isKubernetesFault = (error) => error instanceof Error && error.name === 'KubernetesFault';
const verbs = { GET: 'get', POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' };
/** `GET /api/v1/namespaces/weather/pods` -> verb `list`, resource `pods`, namespace `weather`, as access rules name them. */
function accessOf({ method, path }) {
    const [root, ...rest] = path
        .split('?')[0]
        ?.split('/')
        .filter(part => part !== '') ?? [];
    const group = root === 'apis' ? (rest[0] ?? '') : '';
    const parts = rest.slice(root === 'apis' ? 2 : 1);
    const namespace = parts[0] === 'namespaces' && parts.length > 2 ? parts[1] : undefined;
    const [resource = '', name, subresource] = namespace === undefined ? parts : parts.slice(2);
    const verb = method === 'GET' && name === undefined ? 'list' : (verbs[method] ?? method.toLowerCase());
    return {
        verb,
        resource: subresource === undefined ? resource : `${resource}/${subresource}`,
        group,
        ...(namespace === undefined ? {} : { namespace }),
    };
}
/** What an identity needs in order to be let in: Kubernetes' own words, and the Azure role that carries them. */
function grantFor(asked) {
    const { verb, resource, group, namespace } = accessOf(asked);
    const where = namespace === undefined ? 'the cluster' : `namespace ${namespace}`;
    const writes = verb !== 'get' && verb !== 'list' && verb !== 'watch';
    const role = namespace === undefined && writes
        ? '"Azure Kubernetes Service RBAC Cluster Admin"'
        : writes || resource.endsWith('/exec')
            ? '"Azure Kubernetes Service RBAC Writer"'
            : '"Azure Kubernetes Service RBAC Reader"';
    const what = `verb "${verb}" on "${resource}"${group === '' ? '' : ` (API group ${group})`}`;
    return `Give the identity of this job ${what} in ${where}: with Azure RBAC the role ${role} on the cluster or the namespace, else a Role and a RoleBinding.`;
}
/** From an HTTP answer that is not a success. `body` is what the server sent, parsed or not. */
function faultOfAnswer(asked, status, body) {
    const { message, reason } = (typeof body === 'object' && body !== null ? body : {});
    const said = typeof message === 'string' && message !== ''
        ? message
        : typeof body === 'string' && body !== ''
            ? body.slice(0, 300)
            : `HTTP ${status}`;
    const code = typeof reason === 'string' && reason !== '' ? reason : `Http${status}`;
    const what = `${asked.method} ${asked.path.split('?')[0]}`;
    const advice = (() => {
        switch (status) {
            case 401:
                return 'The API server does not accept the credentials of the kubeconfig: they may have expired. Run deploy-aks again in this job, or write a fresh kubeconfig.';
            case 403:
                return grantFor(asked);
            case 404:
                return 'Check the namespace and the name; for a custom resource, check that its definition (or the add-on that brings it) is installed.';
            case 409:
                return 'Somebody else changed the object meanwhile, or owns the field. Run again, or agree on one owner.';
            case 422:
            case 400:
                return 'Correct the manifest: the API server names the field.';
            case 429:
                return 'The API server asks to slow down (priority and fairness). Run again later, or with fewer pods at once.';
            default:
                return status >= 500
                    ? 'The API server or a webhook failed; run again, and look at the cluster if it stays.'
                    : 'See the message of the API server.';
        }
    })();
    return kubernetesFault(code, `${what}: ${said}`, advice, { status });
}
const notTrusted = new Set([
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_SIGNATURE_FAILURE',
]);
/** From a connection that failed. Certificate errors are never retried: the answer would come from somebody else. */
function faultOfNetwork(server, error) {
    const { code = '', message = String(error) } = (error instanceof Error ? error : {});
    const host = server.host;
    if (notTrusted.has(code))
        return kubernetesFault('ApiServerNotTrusted', `The certificate of the API server ${host} was refused: ${message}`, 'Either the kubeconfig is of another cluster (or from before it was recreated), or something between here and the API server intercepts TLS. Write a fresh kubeconfig; do not turn verification off.', { cause: error });
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
        return kubernetesFault('ApiServerUnknown', `The name of the API server, ${server.hostname}, does not resolve.`, 'The cluster may be stopped or deleted, or private and its DNS zone not reachable from this runner.', { cause: error });
    return kubernetesFault('ApiServerUnreachable', `The API server ${host} cannot be reached: ${code === '' || message.includes(code) ? message : `${code} ${message}`}`, "Check that the cluster is running, and that this runner's address is among the cluster's authorized IP ranges.", { cause: error });
}
/** Whether asking again can help and cannot harm (for requests that are idempotent). */
const isTransientStatus = (status) => status === 429 || status === 500 || status === 502 || status === 503 || status === 504;


/***/ }),

/***/ 3101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ky: () => (/* binding */ wrapped),
/* harmony export */   vI: () => (/* binding */ shortened)
/* harmony export */ });
/* unused harmony exports fitted, hanging */
/** Text that others control (pod output, HTTP answers, names in files), made harmless to show. */
/** Characters that nobody sees or that change what others look like: controls, formats, bidirectional overrides, fillers, separators, lone surrogates. */
const unseen = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** Writing puts a few marks on a letter; a pile of them grows over the lines around it. */
const piled = /(?<=\p{M}{8})\p{M}/gu;
const spelled = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** One line in which every invisible character is spelled out (`\n`, `\u{1b}`), so that nothing hides and nothing acts. */
const visible = (text) => text.replace(unseen, spell).replace(piled, spell);
const spell = (character) => spelled[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
/** At most `length` UTF-16 units, with `…` for what was left out. Never cuts a surrogate pair in two. */
const shortened = (text, length) => {
    if (text.length <= length)
        return text;
    const cut = Math.max(0, length - 1);
    const code = text.charCodeAt(cut - 1);
    return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? cut - 1 : cut)}…`;
};
const inked = /\u001b\[[0-9;]*m/g;
/** Lines of at most `width` characters, broken between words; colours count for nothing. A word that is longer than a line has one of its own. */
function wrapped(text, width) {
    const lines = [];
    let line = '';
    let length = 0;
    for (const word of text.split(' ')) {
        const own = word.replace(inked, '').length;
        if (line !== '' && length + 1 + own > width) {
            lines.push(line.trimEnd());
            line = word;
            length = own;
        }
        else {
            length += (line === '' ? 0 : 1) + own;
            line = line === '' ? word : `${line} ${word}`;
        }
    }
    return [...lines, line];
}
/** The start of a line: what it is indented by, and its label, if two blanks end one. */
const startOf = /^((?:\u001b\[[0-9;]*m| )*)((?:\u001b\[[0-9;]*m|[^ \u001b]| (?=[^ ]))+ {2,}(?=\S))?/;
/**
 * Each line at most `width` characters: what runs over goes on below the line's own text, behind its label, or a little deeper where it has
 * none. Nothing is cut: a word that is longer (a path, a URL) stays whole.
 */
function fitted(text, width) {
    return text
        .split('\n')
        .map(line => (bareLength(line) <= width ? line : hung(line, width)))
        .join('\n');
}
function hung(line, width) {
    const [all = '', indent = ''] = startOf.exec(line) ?? [];
    const labelled = bareLength(all) <= Math.min(34, width / 2);
    const start = labelled ? all : indent;
    const column = bareLength(start) + (labelled && all !== indent ? 0 : 2);
    const [first = '', ...rest] = wrapped(line.slice(start.length), Math.max(20, width - column));
    return [start + first, ...rest.map(more => ' '.repeat(column) + more)].join('\n');
}
/** Text behind a label, its further lines below its first; where that would leave too little room, the terminal breaks it. */
function hanging(label, text, width) {
    const column = bareLength(label);
    return width - column < 30 ? label + text : label + wrapped(text, width - column).join(`\n${' '.repeat(column)}`);
}
const bareLength = (text) => text.replace(inked, '').length;
/** `1 pod`, `3 pods`. */
const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;


/***/ })

};
