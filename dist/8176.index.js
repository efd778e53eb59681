export const id = 8176;
export const ids = [8176,4316,7087,7016];
export const modules = {

/***/ 876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   lB: () => (/* binding */ observe),
/* harmony export */   u0: () => (/* binding */ carryOut)
/* harmony export */ });
/* unused harmony exports converge, elapsed */
/* harmony import */ var _plan_apply_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4744);
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

/***/ 4316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainFault: () => (/* binding */ explainFault),
/* harmony export */   faultLine: () => (/* binding */ faultLine),
/* harmony export */   roleThatAllows: () => (/* binding */ roleThatAllows)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7135);


/** The built-in role that grants a management action, by the action's provider. */
const roleFor = [
    [/^Microsoft\.Authorization\/roleAssignments\//i, 'Role Based Access Control Administrator'],
    [/^Microsoft\.Network\//i, 'Network Contributor'],
    [/^Microsoft\.KeyVault\/vaults\/certificates\//i, 'Key Vault Certificates Officer'],
    [/^Microsoft\.KeyVault\/vaults\/secrets\/(getSecret|readMetadata)/i, 'Key Vault Secrets User'],
    [/^Microsoft\.KeyVault\/vaults\/secrets\//i, 'Key Vault Secrets Officer'],
    [/^Microsoft\.KeyVault\//i, 'Key Vault Contributor'],
    [/^Microsoft\.ManagedIdentity\/userAssignedIdentities\/(assign|\*\/assign)/i, 'Managed Identity Operator'],
    [/^Microsoft\.ManagedIdentity\//i, 'Managed Identity Contributor'],
    [/^Microsoft\.ContainerService\/managedClusters\/listClusterUserCredential/i, 'Azure Kubernetes Service Cluster User Role'],
    [/^Microsoft\.ContainerService\/managedClusters\/listClusterAdminCredential/i, 'Azure Kubernetes Service Cluster Admin Role'],
    [/^Microsoft\.ContainerService\//i, 'Azure Kubernetes Service Contributor Role'],
    [/^Microsoft\.OperationalInsights\/workspaces\/(query|read)/i, 'Log Analytics Reader'],
    [/^Microsoft\.OperationalInsights\//i, 'Log Analytics Contributor'],
    [/^Microsoft\.Insights\//i, 'Monitoring Contributor'],
    [/^Microsoft\.Storage\//i, 'Storage Account Contributor'],
    [/^Microsoft\.ContainerRegistry\//i, 'Contributor'],
    [/^Microsoft\.Resources\//i, 'Contributor'],
];
/** The built-in role that allows `action`, by name; `Contributor` when none fits better. */
const roleThatAllows = (action) => roleFor.find(([pattern]) => pattern.test(action))?.[1] ?? 'Contributor';
const missingRight = ({ message }) => {
    const action = /action '([^']+)'/i.exec(message)?.[1] ?? /Action: '([^']+)'/i.exec(message)?.[1];
    const scope = /(?:over scope|Resource:) '([^']+)'/i.exec(message)?.[1];
    const who = /object id '([^']+)'/i.exec(message)?.[1] ?? /oid=([0-9a-f-]{36})/i.exec(message)?.[1];
    if (!action)
        return 'Grant the identity that runs this the role that the message speaks of; the README lists the roles that each action needs.';
    const where = scope ? `on ${scope.replace(/\/providers\/Microsoft\.Authorization\/.*/i, '')}` : 'on the resource group';
    return `Grant ${who ? `the principal ${who}` : 'the identity that runs this'} the role "${roleThatAllows(action)}" ${where}, then run this again.`;
};
/** From the codes of ARM, Entra, Key Vault and the connection to what somebody should do. The first row that fits is taken. */
const table = [
    ['AuthorizationFailed', missingRight],
    ['LinkedAuthorizationFailed', missingRight],
    ['ForbiddenByRbac', missingRight],
    [
        'ForbiddenByFirewall',
        "The vault refuses this network. Let the runner in: allow its address in the vault's firewall, or run on a runner inside the network.",
    ],
    ['ForbiddenByConnection', 'The vault takes private connections only. Run on a runner that reaches its private endpoint.'],
    ['ForbiddenByPolicy', 'The vault uses access policies. Switch it to Azure RBAC, or grant the identity get, list, import and set there.'],
    [
        'RequestDisallowedByPolicy',
        'An Azure Policy assignment forbids it. The message names the assignment: ask its owner for an exemption, or change egress.yaml so that it complies.',
    ],
    ['SubscriptionNotFound', 'Check the input subscription-id, and that the identity has a role in that subscription.'],
    ['InvalidSubscriptionId', 'Check the input subscription-id.'],
    ['MissingSubscriptionRegistration', 'Register the resource provider that the message names: az provider register --namespace <name>.'],
    [
        'VaultAlreadyExists',
        'Vault names are unique in all of Azure, deleted vaults of the last 90 days included. Choose another certificateAuthority.keyVault.',
    ],
    ['StorageAccountAlreadyTaken', 'Storage account names are unique in all of Azure. Choose another cluster.fileShare.storageAccount.'],
    ['AlreadyInUse', 'Registry names are unique in all of Azure. Choose another cluster.registry.'],
    ['QuotaExceeded', 'Ask for more quota in this region, or use fewer or smaller nodes.'],
    [/Quota|CoreQuota/i, 'Ask for more quota in this region, or use fewer or smaller nodes.'],
    [
        /AllocationFailed|SkuNotAvailable|ZonalAllocationFailed|CapacityConstrained/i,
        'Azure has no capacity for this here and now. Try again later, or without the zone, or in another region.',
    ],
    ['InUseSubnetCannotBeDeleted', 'Something outside egress.yaml uses the subnet. Add the subnet to the spec, or move what uses it.'],
    [
        'AzureFirewallPolicyAndRuleCollectionsConflict',
        'The firewall has classic rules. Migrate them to a policy first: it can have only one of both.',
    ],
    [
        'FirewallPolicyUpdateFailed',
        'A firewall that uses the policy is faulted. Look at its provisioning state, then run this again: the policy is applied until it succeeds.',
    ],
    [
        'AnotherOperationInProgress',
        'Somebody else is changing the same resource. Run this again when that has ended; a concurrency group in the workflow avoids it.',
    ],
    [
        'ProvisioningStateFailed',
        'Run this again: a resource that failed is written anew. If it fails again, its activity log in the portal says more.',
    ],
    ['ScopeLocked', 'A lock on the resource or its group forbids it. Remove the lock, or leave this resource out.'],
    [
        /OutboundConnFail|VMExtensionProvisioningError|ExtensionProvisioning/i,
        'The nodes could not reach what they need through the firewall. Run provision-firewall, check the rules for AKS (egress-gate explain), then run deploy-aks again.',
    ],
    [
        /webhook/i,
        'An admission webhook that applies to everything stands in the way. Exclude kube-system from it (namespaceSelector), then run this again.',
    ],
    ['PrincipalNotFound', 'Entra did not learn of a new identity in time. Run this again.'],
    [
        'ObjectIsDeletedButRecoverable',
        'The name is held by a deleted object of the vault. Recover it (az keyvault certificate recover), then run this again.',
    ],
    [/AADSTS700016/, 'There is no such app in the tenant. Check the inputs client-id and tenant-id.'],
    [
        /AADSTS(70021\d*|700211|700212|700213|7002138|70025|700027)\b/,
        'No federated credential of the app fits this job. Its subject must be the one in the message (repo, branch or environment, exactly), its issuer https://token.actions.githubusercontent.com and its audience api://AzureADTokenExchange.',
    ],
    [
        /AADSTS700024/,
        "The job's token is not valid now: the runner's clock is wrong, or the job waited too long. Check the clock of a self-hosted runner, then run this again.",
    ],
    [/AADSTS7000(215|222)/, 'The client secret is wrong or has expired. Better: federate the app with GitHub and use no secret.'],
    [/AADSTS90002/, 'There is no such tenant. Check the input tenant-id.'],
    [/AADSTS(50034|50126|50076|50079)/, 'A person cannot sign in here. Use an app with a federated credential.'],
    [/AADSTS53003/, 'A Conditional Access policy blocks the sign-in. Exempt the app, or run on a runner in an allowed place.'],
    [
        /^(Expired|Invalid)AuthenticationToken/,
        "Azure refuses a token that was just made: the runner's clock is wrong, or the identity has no access to this subscription.",
    ],
    [
        /^Authentication(Required)?Error/,
        'Signing in failed. Look at the inputs tenant-id and client-id, at the app that they name, and at its federated credential.',
    ],
    [
        'CredentialUnavailableError',
        'Nobody is signed in. Give the job `permissions: id-token: write` and the inputs tenant-id and client-id, or sign in before this step (azure/login).',
    ],
    [
        'AggregateAuthenticationError',
        'Nobody is signed in. Give the job `permissions: id-token: write` and the inputs tenant-id and client-id, or sign in before this step (azure/login).',
    ],
    [/CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, "A certificate is not valid at this time. If it is Azure's, the runner's clock is wrong."],
    [
        /SELF_SIGNED_CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|DEPTH_ZERO/,
        "Something between the runner and Azure opens TLS with a certificate that the runner does not trust. Exempt Azure's names from inspection, or give its root in NODE_EXTRA_CA_CERTS.",
    ],
    [/ENOTFOUND|EAI_AGAIN/, "The name does not resolve. Check the name in egress.yaml, and the runner's DNS."],
    [
        /ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT/,
        'The runner cannot reach it. Check proxies and firewalls between the runner and Azure.',
    ],
];
/** What was thrown, as a fault that speaks to the user; what is unknown comes back as it is, with its stack. */
function explainFault(error) {
    if (error instanceof _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb)
        return error;
    const fault = (0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceError */ .cg)(error);
    const code = fault.code || entraCode(fault.message) || nameOf(error);
    const everything = `${code} ${entraCode(fault.message) ?? ''} ${fault.message}`;
    const row = table.find(([key]) => (typeof key === 'string' ? key.toLowerCase() === code.toLowerCase() : key.test(everything)));
    const known = (advice) => new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({ code: entraCode(fault.message) ?? code, message: oneLine(fault.message.replace(/^[\s\S]*?(?=AADSTS\d+:)/, '')), advice }, { cause: error });
    if (row)
        return known(typeof row[1] === 'string' ? row[1] : row[1]({ ...fault, code }));
    // Refusals of the service have a code and a message that people can use; everything else is a defect and keeps its stack.
    if (code && (fault.status !== undefined || nameOf(error) === 'AzureError'))
        return known("The message is Azure's own; the resource's activity log may say more.");
    return error instanceof Error ? error : new Error(String(error));
}
/** A fault in one line. */
const faultLine = (fault) => 'code' in fault && typeof fault.code === 'string' ? `${fault.code}: ${fault.message}` : fault.message;
const entraCode = (message) => /AADSTS\d+/.exec(message)?.[0];
const nameOf = (error) => (error instanceof Error ? error.name : '');
const oneLine = (text) => {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > 600 ? `${line.slice(0, 599)}…` : line;
};


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

/***/ 8310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ readSpec)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);

/** The spec in a file's content, or every fault of it at once. */
async function readSpec(file) {
    const { parseSpec } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(7120), __webpack_require__.e(4696)]).then(__webpack_require__.bind(__webpack_require__, 7120));
    const path = file?.path ?? 'egress.yaml';
    const { spec, faults } = parseSpec(Buffer.from(file?.content ?? []).toString('utf8'), path);
    if (!spec)
        throw (0,_report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .specFaults */ .d5)(path, faults);
    return spec;
}


/***/ }),

/***/ 7329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BW: () => (/* binding */ changedAnything),
/* harmony export */   eW: () => (/* binding */ anyFailed),
/* harmony export */   pp: () => (/* binding */ planOutput),
/* harmony export */   yj: () => (/* binding */ azureReport)
/* harmony export */ });
/* unused harmony export tally */
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

/***/ 5548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H6: () => (/* binding */ orAborted),
/* harmony export */   JN: () => (/* binding */ backoff),
/* harmony export */   P9: () => (/* binding */ retryAfter),
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
/** What `Retry-After` says, in milliseconds from `now`: seconds, or a date (with milliseconds, if need be). Undefined: nothing that can be read. */
function retryAfter(header, now) {
    if (header === undefined || header.trim() === '')
        return undefined;
    if (/^\d+(\.\d+)?$/.test(header.trim()))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
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

/***/ 2433:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ predictedPrivateIp)
/* harmony export */ });
/**
 * The address that Azure gives the first user of an empty subnet: the fourth after its base, since Azure keeps the first three and the base
 * for itself. Azure does not promise it; what the firewall tells once it exists replaces it.
 */
function predictedPrivateIp(prefix) {
    const [base = ''] = prefix.split('/');
    const number = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + 4;
    return [24, 16, 8, 0].map(shift => Math.floor(number / 2 ** shift) % 256).join('.');
}


/***/ }),

/***/ 4744:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ apply),
  l: () => (/* binding */ planned)
});

// EXTERNAL MODULE: ./src/plan/differences.js
var differences = __webpack_require__(9053);
// EXTERNAL MODULE: ./src/plan/reference.js
var reference = __webpack_require__(7016);
;// CONCATENATED MODULE: ./src/plan/merge.js


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
            const step = `${pattern}/${(0,reference.escapeStep)(name)}`;
            const there = (0,reference.member)(have, name);
            if (!createOnly.has(step))
                merged[name] = walk(value, there, step);
            else if (there !== undefined)
                merged[name] = there;
        }
        if (kept.has(pattern))
            for (const [name, value] of Object.entries(have))
                if ((0,reference.member)(want, name) === undefined && !wanted(want, name) && !readOnly.has(name))
                    merged[name] = writable(value, readOnly);
        return merged;
    };
    const walkArray = (want, have, pattern) => {
        const key = compare.unordered?.[pattern];
        if (key === undefined)
            return want.map((item, index) => walk(item, have[index], `${pattern}/*`));
        const left = [...have];
        const merged = want.map(item => {
            const index = left.findIndex(other => (0,differences/* sameElement */.d)(item, other, key, pattern));
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

// EXTERNAL MODULE: ./src/plan/order.js
var order = __webpack_require__(5121);
// EXTERNAL MODULE: ./src/plan/plan.js
var plan_plan = __webpack_require__(7814);
;// CONCATENATED MODULE: ./src/plan/apply.js




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
        const actual = (0,reference.referencedBy)(resource.desired).length > 0 ? (0,plan_plan/* changeOf */.C)(resource, observed) : change;
        if (actual.action === 'none')
            return { change: actual, result: 'unchanged', milliseconds: 0 };
        const desired = (0,reference.resolve)(resource.desired, id => observed.get(id));
        const open = (0,reference.referencedBy)(desired);
        if (open.length > 0)
            return { change, result: 'skipped', because: `${title.get(open[0] ?? '') ?? open[0]} does not tell what this takes from it` };
        if (world.signal.aborted)
            return { change, result: 'skipped', because: 'the run was stopped' };
        world.started?.(actual);
        try {
            const written = await store.write({ ...resource, desired: merge(desired, current, resource.compare) }, world.signal);
            observed.set(resource.id, written);
            return { change: actual, result: 'applied', milliseconds: world.now() - begin };
        }
        catch (error) {
            const fault = world.explain?.(error, actual) ?? (error instanceof Error ? error : new Error(String(error)));
            return { change: actual, result: 'failed', fault };
        }
    };
    const schedule = (change) => {
        const needs = (0,order/* needsOf */.h)(change.resource).flatMap(id => running.get(id) ?? []);
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

/***/ 4077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ inspectedRules),
/* harmony export */   j: () => (/* binding */ withoutInspection)
/* harmony export */ });
/**
 * The policy while there is no CA: nothing that was to be inspected passes. Rules that allow with inspection are left out, and rules that deny
 * with inspection deny the whole host, since the path cannot be seen. No public text says whether Azure takes `terminateTLS` in a policy without
 * a CA, and writing the rules without inspection would let traffic through that nobody looked at; this is safe either way.
 */
const withoutInspection = (policy) => ({
    ...policy,
    ruleCollectionGroups: policy.ruleCollectionGroups.map(group => ({
        ...group,
        ruleCollections: group.ruleCollections.map(closed).filter(({ rules }) => rules.length > 0),
    })),
});
const closed = (collection) => ({
    ...collection,
    rules: collection.rules.flatMap((rule) => {
        if (!inspects(rule))
            return [rule];
        return collection.action === 'Deny' ? [wholeHost(rule)] : [];
    }),
});
const inspects = (rule) => rule.ruleType === 'ApplicationRule' && rule.terminateTLS;
const wholeHost = (rule) => ({
    ...rule,
    terminateTLS: false,
    targetUrls: [],
    targetFqdns: [...new Set([...rule.targetFqdns, ...rule.targetUrls.map(url => url.split('/')[0] ?? url)])],
    httpHeadersToInsert: [],
});
/** Names of the rules that wait for a CA. */
const inspectedRules = (policy) => policy.ruleCollectionGroups.flatMap(({ ruleCollections }) => ruleCollections.flatMap(({ rules }) => rules.filter(inspects).map(({ name }) => name)));


/***/ }),

/***/ 274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Al: () => (/* binding */ document),
/* harmony export */   Tu: () => (/* binding */ readOnly),
/* harmony export */   gu: () => (/* binding */ settled)
/* harmony export */ });
/** Members that ARM alone writes. */
const readOnly = [
    'etag',
    'eTag',
    'type',
    'provisioningState',
    'resourceGuid',
    'ipConfigurations',
    'ipConfigurationProfiles',
    'privateEndpoints',
    'purpose',
];
/** ARM reports the state of most types here; anything but `Succeeded` at rest means: write it again. */
const settled = { '/properties/provisioningState': 'Succeeded' };
/** The members that most ARM documents have. Tags that others put on a resource stay. */
function document(scene, part, id, title, needs, body, compare = {}) {
    return {
        id,
        title,
        part,
        needs,
        desired: { location: scene.spec.location, tags: scene.spec.tags, ...body },
        compare: { settled, ...compare, keep: ['/tags', ...(compare.keep ?? [])] },
    };
}


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

/***/ 7087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   idsOf: () => (/* binding */ idsOf)
/* harmony export */ });
/** The ARM ids of everything that a spec speaks of. Names come from the spec; the few that it does not name are derived from its names. */
function idsOf(spec, subscriptionId) {
    const subscription = `/subscriptions/${subscriptionId}`;
    const group = `${subscription}/resourceGroups/${spec.resourceGroup}`;
    const provider = (type, name) => `${group}/providers/${type}/${name}`;
    const network = provider('Microsoft.Network/virtualNetworks', spec.network.virtualNetwork);
    const policy = provider('Microsoft.Network/firewallPolicies', spec.firewall.policyName);
    const firewall = provider('Microsoft.Network/azureFirewalls', spec.firewall.name);
    const cluster = provider('Microsoft.ContainerService/managedClusters', spec.cluster.name);
    const identity = (name) => provider('Microsoft.ManagedIdentity/userAssignedIdentities', name);
    const storage = spec.cluster.fileShare && provider('Microsoft.Storage/storageAccounts', spec.cluster.fileShare.storageAccount);
    return {
        subscription,
        group,
        network,
        aksSubnet: `${network}/subnets/${spec.network.aksSubnet.name}`,
        firewallSubnet: `${network}/subnets/AzureFirewallSubnet`,
        routeTable: provider('Microsoft.Network/routeTables', spec.network.routeTable),
        publicIps: spec.firewall.publicIps.map(name => provider('Microsoft.Network/publicIPAddresses', name)),
        vault: provider('Microsoft.KeyVault/vaults', spec.certificateAuthority.keyVault),
        policyIdentity: identity(spec.certificateAuthority.identity),
        workspace: provider('Microsoft.OperationalInsights/workspaces', spec.logs.workspace),
        policy,
        ruleCollectionGroup: (name) => `${policy}/ruleCollectionGroups/${name}`,
        firewall,
        diagnostics: `${firewall}/providers/Microsoft.Insights/diagnosticSettings/egress-gate`,
        registry: spec.cluster.registry && provider('Microsoft.ContainerRegistry/registries', spec.cluster.registry),
        cluster,
        clusterIdentity: identity(`id-${spec.cluster.name}`),
        spotPool: spec.cluster.spotPool && `${cluster}/agentPools/${spec.cluster.spotPool.name}`,
        workloadIdentity: identity(spec.cluster.workloadIdentity),
        storage,
        share: storage && `${storage}/fileServices/default/shares/${spec.cluster.fileShare?.share}`,
    };
}


/***/ }),

/***/ 5121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ inOrder),
/* harmony export */   h: () => (/* binding */ needsOf)
/* harmony export */ });
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7016);

/** Everything that must come before a resource: what it says it needs, and what it takes values from. */
const needsOf = (resource) => [...new Set([...resource.needs, ...(0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.referencedBy)(resource.desired)])];
/** The resources with every need before what needs it, otherwise as they were. Needs outside the list do not matter. A cycle is our own fault, and named. */
function inOrder(resources) {
    const byId = new Map(resources.map(resource => [resource.id, resource]));
    if (byId.size !== resources.length)
        throw new Error(`two resources have one id: ${duplicate(resources)}`);
    const ordered = [];
    const done = new Set();
    const visit = (resource, trail) => {
        if (done.has(resource.id))
            return;
        if (trail.includes(resource.id))
            throw new Error(`resources need each other in a circle: ${[...trail, resource.id].join(' -> ')}`);
        for (const need of needsOf(resource)) {
            const needed = byId.get(need);
            if (needed)
                visit(needed, [...trail, resource.id]);
        }
        done.add(resource.id);
        ordered.push(resource);
    };
    for (const resource of resources)
        visit(resource, []);
    return ordered;
}
const duplicate = (resources) => resources.map(({ id }) => id).find((id, index, ids) => ids.indexOf(id) !== index) ?? '';


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


/***/ }),

/***/ 5541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ firewallResources),
/* harmony export */   p: () => (/* binding */ ipConfigurations)
/* harmony export */ });
/* harmony import */ var _policy_arm_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(198);
/* harmony import */ var _closed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4077);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(274);



/** The policy with its rule groups, the firewall, the workspace and what is logged there. */
function firewallResources(scene) {
    const { spec, ids } = scene;
    const policy = policyOf(scene);
    const arm = (0,_policy_arm_js__WEBPACK_IMPORTED_MODULE_0__/* .toArm */ .m)(policy);
    const groups = arm.ruleCollectionGroups.map(({ name, properties }) => ({
        id: ids.ruleCollectionGroup(name),
        title: `rule collection group ${name}`,
        part: 'firewall',
        needs: [ids.policy],
        desired: { properties: properties },
        compare: {
            settled: _context_js__WEBPACK_IMPORTED_MODULE_1__/* .settled */ .gu,
            unordered: {
                '/properties/ruleCollections': 'name',
                ...Object.fromEntries(lists.map(list => [`/properties/ruleCollections/*/rules/*/${list}`, ''])),
            },
        },
        // Azure takes one rule collection group of a policy at a time.
        exclusive: ids.policy,
    }));
    return [
        (0,_context_js__WEBPACK_IMPORTED_MODULE_1__/* .document */ .Al)(scene, 'firewall', ids.workspace, `log workspace ${spec.logs.workspace}`, [ids.group], { properties: { sku: { name: 'PerGB2018' }, retentionInDays: spec.logs.retentionDays } }, 
        // Old API versions answer `pergb2018`.
        { ignore: ['/properties/sku'] }),
        (0,_context_js__WEBPACK_IMPORTED_MODULE_1__/* .document */ .Al)(scene, 'firewall', ids.policy, `firewall policy ${spec.firewall.policyName}`, [ids.group, ids.policyIdentity], {
            properties: { sku: { tier: 'Premium' }, ...arm.policy },
            identity: { type: 'UserAssigned', userAssignedIdentities: { [ids.policyIdentity]: {} } },
        }, {
            unordered: {
                '/properties/intrusionDetection/configuration/signatureOverrides': 'id',
                '/properties/intrusionDetection/configuration/bypassTrafficSettings': 'name',
            },
        }),
        ...groups,
        (0,_context_js__WEBPACK_IMPORTED_MODULE_1__/* .document */ .Al)(scene, 'firewall', ids.firewall, `firewall ${spec.firewall.name}`, 
        // After its rule groups: written before the policy is attached they take seconds, afterwards minutes each.
        [ids.group, ids.network, ...ids.publicIps, ids.policy, ...groups.map(({ id }) => id)], {
            ...(spec.firewall.zones.length > 0 ? { zones: spec.firewall.zones } : {}),
            properties: {
                sku: { name: 'AZFW_VNet', tier: 'Premium' },
                firewallPolicy: { id: ids.policy },
                ipConfigurations: ipConfigurations(scene),
            },
        }, { unordered: { '/zones': '', '/properties/ipConfigurations': 'name' } }),
        {
            id: ids.diagnostics,
            title: `diagnostic settings of ${spec.firewall.name}`,
            part: 'firewall',
            needs: [ids.firewall, ids.workspace],
            desired: {
                properties: {
                    workspaceId: ids.workspace,
                    // `Dedicated` sends the AZFW categories to tables of their own; the old ones go to AzureDiagnostics either way.
                    ...(spec.logs.tables === 'legacy' ? {} : { logAnalyticsDestinationType: 'Dedicated' }),
                    logs: categories[spec.logs.tables].map(category => ({ category, enabled: true })),
                },
            },
            compare: { unordered: { '/properties/logs': 'category' }, keep: ['/properties/logs'] },
        },
    ];
}
/** The policy as it can be now: bound to the CA when there is one, and closed where it would need one that is not there. */
function policyOf({ spec, context }) {
    const { certificateAuthority: _, ...policy } = spec.firewall.policy;
    if (!context.ca)
        return (0,_closed_js__WEBPACK_IMPORTED_MODULE_2__/* .withoutInspection */ .j)(policy);
    return { ...policy, certificateAuthority: { name: spec.certificateAuthority.certificate, keyVaultSecretId: context.ca.secretId } };
}
/** The names that Azure's own tools give; only the first carries the subnet. */
const ipConfigurations = ({ ids }) => ids.publicIps.map((id, index) => ({
    name: `AzureFirewallIpConfiguration${index}`,
    properties: { ...(index === 0 ? { subnet: { id: ids.firewallSubnet } } : {}), publicIPAddress: { id } },
}));
const lists = [
    'sourceAddresses',
    'destinationAddresses',
    'targetFqdns',
    'targetUrls',
    'fqdnTags',
    'webCategories',
    'ipProtocols',
    'destinationFqdns',
    'destinationPorts',
];
const structured = [
    'AZFWApplicationRule',
    'AZFWNetworkRule',
    'AZFWNatRule',
    'AZFWThreatIntel',
    'AZFWIdpsSignature',
    'AZFWDnsQuery',
    'AZFWFqdnResolveFailure',
];
const legacy = ['AzureFirewallApplicationRule', 'AzureFirewallNetworkRule', 'AzureFirewallDnsProxy'];
const categories = { structured, legacy, both: [...structured, ...legacy] };


/***/ }),

/***/ 4489:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ resourcesFor),
  L: () => (/* binding */ resources_select)
});

// EXTERNAL MODULE: ./src/plan/ids.js
var ids = __webpack_require__(7087);
// EXTERNAL MODULE: ./src/plan/order.js
var order = __webpack_require__(5121);
// EXTERNAL MODULE: ./src/plan/context.js
var plan_context = __webpack_require__(274);
// EXTERNAL MODULE: ./src/plan/reference.js
var reference = __webpack_require__(7016);
;// CONCATENATED MODULE: ./src/plan/guid.js
/**
 * A GUID that is always the same for the same text, so that a role assignment has one name for ever. It is a UUID of version 8 (RFC 9562:
 * contents of the maker's choice), filled with the 128-bit FNV-1a hash of the text.
 */
function guidOf(text) {
    const mask = (1n << 128n) - 1n;
    let hash = 0x6c62272e07bb014262b821756295c58dn;
    for (const byte of new TextEncoder().encode(text))
        hash = ((hash ^ BigInt(byte)) * 0x0000000001000000000000000000013bn) & mask;
    const hex = hash.toString(16).padStart(32, '0');
    const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

;// CONCATENATED MODULE: ./src/plan/roles.js


/** Azure's built-in roles that we grant, by their names. The ids are the same in every tenant. */
const roles = {
    'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6',
    'Key Vault Certificates Officer': 'a4417e6f-fecd-4de8-b567-7b0420556985',
    'Key Vault Secrets Officer': 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
    'Storage File Data Privileged Contributor': '69566ab7-960f-475b-8e7c-b3118f30c6bd',
    'Network Contributor': '4d97b98b-1d4f-4787-a291-c67834d212e7',
    AcrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
    'Azure Kubernetes Service RBAC Cluster Admin': 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b',
};
/**
 * A role for one principal on one scope. Its name depends on who it is for by `holder` (an ARM id, or an object id), not on the principal's
 * object id, so it is known before the principal exists. `principalType` spares the wait for Entra's replicas.
 */
function grant(scene, part, request) {
    const { role, scope, scopeTitle, holder, principalId, who, principalType = 'ServicePrincipal' } = request;
    return {
        id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${guidOf([scope, role, holder].join('\n').toLowerCase())}`,
        title: `role "${role}" for ${who} on ${scopeTitle}`,
        part,
        needs: [scope],
        desired: {
            properties: {
                roleDefinitionId: `${scene.ids.subscription}/providers/Microsoft.Authorization/roleDefinitions/${roles[role]}`,
                principalId,
                principalType,
            },
        },
    };
}
/** A role for a user-assigned identity. */
const grantIdentity = (scene, part, role, identity, scope, scopeTitle) => grant(scene, part, {
    role,
    scope,
    scopeTitle,
    holder: identity,
    principalId: (0,reference.from)(identity, '/properties/principalId'),
    who: `identity ${identity.split('/').at(-1)}`,
});
/** A role for whoever runs this; nothing when that is not known. */
const grantRunner = (scene, part, role, scope, scopeTitle) => {
    const { runner } = scene.context;
    if (!runner)
        return [];
    return [
        grant(scene, part, {
            role,
            scope,
            scopeTitle,
            holder: runner.objectId,
            principalId: runner.objectId,
            who: 'the runner',
            principalType: runner.principalType,
        }),
    ];
};

;// CONCATENATED MODULE: ./src/plan/resources-cluster.js



/** The cluster, its registry, and the identities of its control plane and of its pods. */
function clusterResources(scene) {
    const { spec, context, ids } = scene;
    const { cluster } = spec;
    const title = `cluster ${cluster.name}`;
    const control = grantIdentity(scene, 'cluster', 'Network Contributor', ids.clusterIdentity, ids.network, `virtual network ${spec.network.virtualNetwork}`);
    const routes = grantIdentity(scene, 'cluster', 'Network Contributor', ids.clusterIdentity, ids.routeTable, `route table ${spec.network.routeTable}`);
    const accounts = [...new Set(spec.workloads.map(({ namespace, serviceAccount }) => `${namespace}:${serviceAccount}`))].filter(account => !account.endsWith(':'));
    return [
        ...(ids.registry && cluster.registry
            ? [
                (0,plan_context/* document */.Al)(scene, 'cluster', ids.registry, `registry ${cluster.registry}`, [ids.group], {
                    sku: { name: 'Standard' },
                    properties: { adminUserEnabled: false },
                }),
            ]
            : []),
        (0,plan_context/* document */.Al)(scene, 'cluster', ids.clusterIdentity, `identity id-${cluster.name}`, [ids.group], {}),
        control,
        routes,
        (0,plan_context/* document */.Al)(scene, 'cluster', ids.cluster, title, 
        // The identity must be able to join the subnet and read the routes before the cluster is made; nodes need the firewall's egress.
        [
            ids.group,
            ids.network,
            ids.routeTable,
            ids.clusterIdentity,
            control.id,
            routes.id,
            ids.firewall,
            ...(cluster.monitoring ? [ids.workspace] : []),
        ], {
            sku: { name: 'Base', tier: 'Free' },
            identity: { type: 'UserAssigned', userAssignedIdentities: { [ids.clusterIdentity]: {} } },
            properties: {
                dnsPrefix: cluster.dnsPrefix,
                ...(cluster.kubernetesVersion === undefined ? {} : { kubernetesVersion: cluster.kubernetesVersion }),
                enableRBAC: true,
                agentPoolProfiles: [
                    {
                        name: 'system',
                        mode: 'System',
                        count: cluster.nodeCount,
                        vmSize: cluster.nodeSize,
                        type: 'VirtualMachineScaleSets',
                        osType: 'Linux',
                        vnetSubnetID: ids.aksSubnet,
                    },
                ],
                networkProfile: {
                    networkPlugin: 'azure',
                    outboundType: 'userDefinedRouting',
                    loadBalancerSku: 'standard',
                    serviceCidr: cluster.serviceCidr,
                    dnsServiceIP: cluster.dnsServiceIp,
                },
                aadProfile: { managed: true, enableAzureRBAC: true, tenantID: context.tenantId },
                ...(cluster.authorizedIpRanges.length > 0
                    ? {
                        apiServerAccessProfile: {
                            authorizedIPRanges: [...cluster.authorizedIpRanges, ...ids.publicIps.map(id => (0,reference.from)(id, '/properties/ipAddress', '/32'))],
                        },
                    }
                    : {}),
                addonProfiles: {
                    azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: 'true' } },
                    ...(cluster.monitoring ? { omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: ids.workspace } } } : {}),
                },
                oidcIssuerProfile: { enabled: true },
                securityProfile: { workloadIdentity: { enabled: true } },
            },
        }, {
            unordered: { '/properties/agentPoolProfiles': 'name', '/properties/apiServerAccessProfile/authorizedIPRanges': '' },
            // Ranges, pools and add-ons that others added stay: a PUT replaces the whole list.
            keep: ['/properties/agentPoolProfiles', '/properties/apiServerAccessProfile/authorizedIPRanges', '/properties/addonProfiles'],
            readOnly: ['eTag', 'provisioningState', 'currentOrchestratorVersion', 'nodeImageVersion', 'status', 'identity'],
        }),
        ...grantRunner(scene, 'cluster', 'Azure Kubernetes Service RBAC Cluster Admin', ids.cluster, title),
        ...spotPool(scene),
        ...(ids.registry && cluster.registry
            ? [
                grant(scene, 'cluster', {
                    role: 'AcrPull',
                    scope: ids.registry,
                    scopeTitle: `registry ${cluster.registry}`,
                    holder: `${ids.cluster}/kubelet`,
                    principalId: (0,reference.from)(ids.cluster, '/properties/identityProfile/kubeletidentity/objectId'),
                    who: 'the nodes',
                }),
            ]
            : []),
        (0,plan_context/* document */.Al)(scene, 'cluster', ids.workloadIdentity, `identity ${cluster.workloadIdentity}`, [ids.group], {}),
        grantIdentity(scene, 'cluster', 'Key Vault Secrets User', ids.workloadIdentity, ids.vault, `key vault ${spec.certificateAuthority.keyVault}`),
        ...accounts.map((account) => {
            const [namespace, name] = account.split(':');
            return {
                id: `${ids.workloadIdentity}/federatedIdentityCredentials/${namespace}-${name}`,
                title: `federated credential of service account ${namespace}/${name}`,
                part: 'cluster',
                needs: [ids.workloadIdentity],
                desired: {
                    properties: {
                        issuer: (0,reference.from)(ids.cluster, '/properties/oidcIssuerProfile/issuerURL'),
                        subject: `system:serviceaccount:${account}`,
                        audiences: ['api://AzureADTokenExchange'],
                    },
                },
                // Entra refuses two at once on one identity.
                exclusive: ids.workloadIdentity,
            };
        }),
    ];
}
function spotPool({ spec, ids }) {
    const { spotPool: pool } = spec.cluster;
    if (!pool || !ids.spotPool)
        return [];
    const properties = {
        mode: 'User',
        count: pool.count,
        vmSize: pool.nodeSize,
        type: 'VirtualMachineScaleSets',
        osType: 'Linux',
        vnetSubnetID: ids.aksSubnet,
        scaleSetPriority: 'Spot',
        scaleSetEvictionPolicy: 'Delete',
        spotMaxPrice: -1,
        // AKS adds both itself; declared so that a change of them is seen.
        nodeTaints: ['kubernetes.azure.com/scalesetpriority=spot:NoSchedule'],
        nodeLabels: { 'kubernetes.azure.com/scalesetpriority': 'spot' },
    };
    return [
        {
            id: ids.spotPool,
            title: `spot pool ${pool.name}`,
            part: 'cluster',
            needs: [ids.cluster],
            desired: { properties },
            compare: {
                settled: { '/properties/provisioningState': 'Succeeded' },
                unordered: { '/properties/nodeTaints': '' },
                keep: ['/properties/nodeTaints'],
            },
        },
    ];
}

// EXTERNAL MODULE: ./src/plan/resources-firewall.js
var resources_firewall = __webpack_require__(5541);
// EXTERNAL MODULE: ./src/plan/address.js
var address = __webpack_require__(2433);
;// CONCATENATED MODULE: ./src/plan/resources-network.js



/** Public addresses, the route table and the virtual network. Their only tie to the firewall is its private address, predicted until it tells. */
function networkResources(scene) {
    const { spec, context, ids } = scene;
    const { network, firewall } = spec;
    const privateIp = context.privateIp ?? (0,address/* predictedPrivateIp */.P)(network.firewallSubnet.prefix);
    const publicIps = firewall.publicIps.map((name, index) => (0,plan_context/* document */.Al)(scene, 'network', ids.publicIps[index] ?? '', `public address ${name}`, [ids.group], {
        sku: { name: 'Standard' },
        ...(firewall.zones.length > 0 ? { zones: firewall.zones } : {}),
        properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' },
    }, { unordered: { '/zones': '' } }));
    const routeTable = (0,plan_context/* document */.Al)(scene, 'network', ids.routeTable, `route table ${network.routeTable}`, [ids.group], {
        properties: {
            routes: [
                { name: 'to-firewall', properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: privateIp } },
                // Answers to what comes in through the firewall's public addresses must leave by the same way.
                ...ids.publicIps.map((id, index) => ({
                    name: `firewall-public-ip-${firewall.publicIps[index]}`,
                    properties: { addressPrefix: (0,reference.from)(id, '/properties/ipAddress', '/32'), nextHopType: 'Internet' },
                })),
            ],
        },
    }, { unordered: { '/properties/routes': 'name' }, keep: ['/properties/routes'], readOnly: [...plan_context/* readOnly */.Tu, 'hasBgpOverride'] });
    const virtualNetwork = (0,plan_context/* document */.Al)(scene, 'network', ids.network, `virtual network ${network.virtualNetwork}`, [ids.group, ids.routeTable], {
        properties: {
            addressSpace: { addressPrefixes: network.addressSpace },
            dhcpOptions: { dnsServers: network.dns === 'firewall' ? [privateIp] : [] },
            subnets: [
                { name: network.aksSubnet.name, properties: { addressPrefix: network.aksSubnet.prefix, routeTable: { id: ids.routeTable } } },
                { name: 'AzureFirewallSubnet', properties: { addressPrefix: network.firewallSubnet.prefix } },
            ],
        },
    }, {
        unordered: { '/properties/subnets': 'name', '/properties/addressSpace/addressPrefixes': '' },
        // A PUT without a subnet would delete it: those of others are written back.
        keep: ['/properties/subnets', '/properties/subnets/*/properties'],
        readOnly: [...plan_context/* readOnly */.Tu, 'resourceNavigationLinks', 'serviceAssociationLinks'],
    });
    return [...publicIps, routeTable, virtualNetwork];
}

;// CONCATENATED MODULE: ./src/plan/resources-share.js


/** The file share that hands the root certificate to pods. Azure Files' CSI driver mounts it with the account's key, so keys stay allowed. */
function shareResources(scene) {
    const { spec, ids } = scene;
    const { fileShare } = spec.cluster;
    if (!fileShare || !ids.storage || !ids.share)
        return [];
    const account = `storage account ${fileShare.storageAccount}`;
    return [
        (0,plan_context/* document */.Al)(scene, 'share', ids.storage, account, [ids.group], {
            sku: { name: 'Standard_LRS' },
            kind: 'StorageV2',
            properties: {
                minimumTlsVersion: 'TLS1_2',
                supportsHttpsTrafficOnly: true,
                allowBlobPublicAccess: false,
                allowSharedKeyAccess: true,
            },
        }, {}),
        {
            id: ids.share,
            title: `file share ${fileShare.share}`,
            part: 'share',
            needs: [ids.storage],
            desired: { properties: { shareQuota: 1, enabledProtocols: 'SMB' } },
            compare: { createOnly: ['/properties/shareQuota'] },
        },
        ...grantRunner(scene, 'share', 'Storage File Data Privileged Contributor', ids.storage, account),
    ];
}

;// CONCATENATED MODULE: ./src/plan/resources-vault.js


/**
 * The resource group, the vault and the identity with which the firewall reads it. The vault uses Azure RBAC. Purge protection is switched on
 * when the vault is made: deleted vaults and certificates of ours are recovered, so a name that cannot be purged costs nothing. It cannot be
 * switched off again, so a vault that was made without it is left so.
 */
function vaultResources(scene) {
    const { spec, context, ids } = scene;
    const vault = `key vault ${spec.certificateAuthority.keyVault}`;
    return [
        { ...(0,plan_context/* document */.Al)(scene, 'base', ids.group, `resource group ${spec.resourceGroup}`, [], {}) },
        (0,plan_context/* document */.Al)(scene, 'vault', ids.vault, vault, [ids.group], {
            properties: {
                tenantId: context.tenantId,
                sku: { family: 'A', name: 'standard' },
                enableRbacAuthorization: true,
                enableSoftDelete: true,
                softDeleteRetentionInDays: 90,
                enablePurgeProtection: true,
            },
        }, {
            createOnly: ['/properties/enablePurgeProtection', '/properties/softDeleteRetentionInDays'],
            keep: ['/properties'],
            readOnly: ['provisioningState', 'hsmPoolResourceId', 'privateEndpointConnections', 'vaultUri', 'accessPolicies', 'createMode'],
        }),
        (0,plan_context/* document */.Al)(scene, 'vault', ids.policyIdentity, `identity ${spec.certificateAuthority.identity}`, [ids.group], {}),
        grantIdentity(scene, 'vault', 'Key Vault Secrets User', ids.policyIdentity, ids.vault, vault),
        ...grantRunner(scene, 'vault', 'Key Vault Certificates Officer', ids.vault, vault),
        ...grantRunner(scene, 'vault', 'Key Vault Secrets Officer', ids.vault, vault),
    ];
}

;// CONCATENATED MODULE: ./src/plan/resources.js







/** Every document of the spec's environment. */
function resourcesFor(spec, context) {
    const scene = { spec, context, ids: (0,ids.idsOf)(spec, context.subscriptionId) };
    return [
        ...vaultResources(scene),
        ...shareResources(scene),
        ...networkResources(scene),
        ...(0,resources_firewall/* firewallResources */.U)(scene),
        ...clusterResources(scene),
    ];
}
/** The documents of some parts (`owned`), and those of other parts that they build upon (`assumed`), which are only read. */
function resources_select(resources, parts) {
    const owned = resources.filter(({ part }) => parts.includes(part));
    const mine = new Set(owned.map(({ id }) => id));
    const needed = new Set(owned.flatMap(order/* needsOf */.h));
    return { owned, assumed: resources.filter(({ id }) => needed.has(id) && !mine.has(id)) };
}


/***/ })

};
