export const id = 625;
export const ids = [625,4316,7087,7016];
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
        return 'Grant the identity that runs this the role that the message speaks of; the README lists the roles that are needed.';
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
        'InUseSubnetCannotBeUpdated',
        'The range of a subnet cannot change while something has an address in it. Put the old prefix back in egress.yaml, or delete what uses it first.',
    ],
    [
        'PropertyChangeNotAllowed',
        'AKS does not change this of what exists. Put the old value back in egress.yaml, or delete the cluster (or the node pool) and let it be made anew.',
    ],
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
        /^(PreconditionFailed|EtagMismatch)/,
        'Somebody else changes this resource at the same time, and nothing of theirs was written over. Find out who (its activity log in the portal), then run this again.',
    ],
    [
        'ProvisioningStateFailed',
        'Run this again: a resource that failed is written anew. If it fails again, its activity log in the portal says more.',
    ],
    ['ForeignHost', 'No address outside of Azure may stand in its answers: see what stands between the runner and Azure, and changes them.'],
    ['UnreadableAnswer', 'Run this again. If it stays so, something between the runner and Azure changes its answers.'],
    ['PowerStateUnchanged', "The cluster's activity log in the portal says more. Run this again: what has come to rest stays there."],
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
        'Nobody is signed in. Give the job `permissions: id-token: write` and the inputs tenant-id and client-id, or sign in before this step (azure/login). On your own machine: az login.',
    ],
    [
        'AggregateAuthenticationError',
        'Nobody is signed in. Give the job `permissions: id-token: write` and the inputs tenant-id and client-id, or sign in before this step (azure/login). On your own machine: az login.',
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

/***/ 4406:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ brokenBy),
/* harmony export */   _: () => (/* binding */ patience)
/* harmony export */ });
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7135);
/* harmony import */ var _wait_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5548);


/** Codes of a connection that broke or could not be made, and may be made again. Certificate errors are none of them. */
const broken = new Set([
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ECONNABORTED',
    'EAI_AGAIN',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'REQUEST_SEND_ERROR',
    'UND_ERR_SOCKET',
    'ERR_STREAM_PREMATURE_CLOSE',
]);
const attempts = 6;
/**
 * Repeats what may be repeated at the level of one request: throttling for as long as the service asks and the signal allows; broken
 * connections of idempotent methods and server errors of reads, six times. Conflicts and failed writes go up to the store, which reads first.
 * It replaces the SDKs' own retries, so that there is one place.
 */
const patience = (signal, log) => ({
    name: 'egressGatePatience',
    async sendRequest(request, next) {
        for (let attempt = 0;; attempt += 1) {
            let response;
            try {
                response = await next(request);
            }
            catch (error) {
                const code = brokenBy(error);
                if (signal.aborted || code === undefined || !isIdempotent(request) || attempt + 1 >= attempts)
                    throw error;
                log(`the connection to ${host(request)} broke (${code}); trying again`);
                await (0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .sleep */ .yy)((0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .backoff */ .JN)(attempt), signal);
                continue;
            }
            const wait = waitFor(request, response, attempt);
            if (wait === undefined)
                return response;
            log(`${host(request)} answered ${response.status}; trying again in ${Math.ceil(wait / 1000)} s`);
            await (0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .sleep */ .yy)(wait, signal);
        }
    },
});
/** The code by which a connection broke. Undefined: it did not, or is not to be trusted. */
function brokenBy(error) {
    const code = String(error.code ?? '');
    const cause = String(error.cause?.code ?? '');
    if (/CERT|SELF_SIGNED|ALTNAME|SSL/.test(`${code} ${cause} ${error.message}`))
        return undefined;
    return broken.has(code) || broken.has(cause) ? cause || code : undefined;
}
function waitFor(request, response, attempt) {
    const { status } = response;
    const asked = (0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .retryAfter */ .P9)(response.headers.get('retry-after'), Date.now());
    const read = request.method === 'GET' || request.method === 'HEAD' || isListing(request);
    if (status === 429 && !isConflict(response))
        return Math.max(asked ?? (0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .backoff */ .JN)(attempt), 100);
    if (status === 503 && asked !== undefined && isIdempotent(request))
        return Math.max(asked, 100);
    if ((status >= 500 || status === 408) && status !== 501 && read && attempt + 1 < attempts)
        return asked ?? (0,_wait_js__WEBPACK_IMPORTED_MODULE_1__/* .backoff */ .JN)(attempt);
    return undefined;
}
/** A 429 that speaks of another operation is no throttling: the store waits for that operation and reads before it writes again. */
function isConflict(response) {
    try {
        const inner = (0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .innermost */ .OI)(JSON.parse(response.bodyAsText ?? ''));
        return inner !== undefined && (0,_retry_js__WEBPACK_IMPORTED_MODULE_0__/* .reasonFor */ .qo)({ status: undefined, ...inner }, _retry_js__WEBPACK_IMPORTED_MODULE_0__/* .writeRetries */ .Kr) !== undefined;
    }
    catch {
        return false;
    }
}
/** ARM hands out keys and credentials by POST, since they are secret, and changes nothing by it. */
const isListing = ({ method, url }) => method === 'POST' && /\/list[A-Za-z]+$/.test(new URL(url).pathname);
const isIdempotent = (request) => (request.method !== 'POST' && request.method !== 'PATCH') || isListing(request);
const host = ({ url }) => new URL(url).host;


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
    const vault = provider('Microsoft.KeyVault/vaults', spec.certificateAuthority.keyVault);
    const storage = spec.cluster.fileShare && provider('Microsoft.Storage/storageAccounts', spec.cluster.fileShare.storageAccount);
    return {
        subscription,
        group,
        network,
        aksSubnet: `${network}/subnets/${spec.network.aksSubnet.name}`,
        firewallSubnet: `${network}/subnets/AzureFirewallSubnet`,
        routeTable: provider('Microsoft.Network/routeTables', spec.network.routeTable),
        publicIps: spec.firewall.publicIps.map(name => provider('Microsoft.Network/publicIPAddresses', name)),
        vault,
        rootSecret: `${vault}/secrets/${spec.certificateAuthority.rootSecret}`,
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

/***/ 1718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DF: () => (/* binding */ nodeTrust),
/* harmony export */   LK: () => (/* binding */ clusterReadOnly)
/* harmony export */ });
/* unused harmony exports mostNodeRoots, nodeRoot */
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7016);

const mostNodeRoots = 10;
const list = '/properties/securityProfile/customCATrustCertificates';
/** Members of a cluster, and of its pools and add-ons, that AKS alone writes. */
const clusterReadOnly = [
    'azurePortalFQDN',
    'currentKubernetesVersion',
    'currentOrchestratorVersion',
    'eTag',
    'effectiveOutboundIPs',
    'fqdn',
    'identity',
    'issuerURL',
    'maxAgentPools',
    'nodeImageVersion',
    'powerState',
    'privateFQDN',
    'provisioningState',
    'resourceUID',
    'status',
];
/** As AKS takes a certificate: base64 of PEM, without carriage returns or blank lines. */
const nodeRoot = (pem) => Buffer.from(`${pem
    .split(/[\r\n]+/)
    .filter(line => line.trim() !== '')
    .join('\n')}\n`).toString('base64');
/** The same certificate, however its PEM is broken into lines. */
const bodyOf = (entry) => Buffer.from(entry, 'base64')
    .toString('latin1')
    .replace(/-----[^-]*-----|\s/g, '');
/**
 * The cluster with these roots among those that its nodes trust, or without them. What others added stays.
 * @param current the cluster as `GET managedClusters` shows it.
 */
function nodeTrust(spec, ids, current, roots, operation) {
    const known = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.at)(current, list);
    const held = Array.isArray(known) ? known.filter(entry => typeof entry === 'string') : [];
    const ours = roots.map(({ pem }) => nodeRoot(pem));
    const named = new Set(ours.map(bodyOf));
    const there = new Set(held.map(bodyOf));
    const wanted = operation === 'remove' ? held.filter(entry => !named.has(bodyOf(entry))) : [...held, ...ours.filter(entry => !there.has(bodyOf(entry)))];
    if (wanted.length > mostNodeRoots)
        return { because: `its nodes would trust ${wanted.length} certificates, and AKS takes at most ${mostNodeRoots}` };
    const identity = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.at)(current, '/identity/userAssignedIdentities');
    const part = (name) => {
        const value = (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.at)(current, `/${name}`);
        return value === undefined ? {} : { [name]: value };
    };
    return {
        id: ids.cluster,
        title: `cluster ${spec.cluster.name}`,
        needs: [],
        desired: {
            ...part('location'),
            ...part('tags'),
            ...part('sku'),
            identity: {
                type: (0,_reference_js__WEBPACK_IMPORTED_MODULE_0__.at)(current, '/identity/type') ?? 'SystemAssigned',
                ...(typeof identity === 'object' && identity !== null
                    ? { userAssignedIdentities: Object.fromEntries(Object.keys(identity).map(id => [id, {}])) }
                    : {}),
            },
            properties: { securityProfile: { customCATrustCertificates: wanted } },
        },
        compare: {
            unordered: { [list]: '' },
            ignore: ['/identity', '/sku', '/tags', '/location'],
            keep: ['/properties', '/properties/securityProfile'],
            readOnly: clusterReadOnly,
        },
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
