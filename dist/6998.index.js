export const id = 6998;
export const ids = [6998,4316,7087,7016];
export const modules = {

/***/ 6998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ signIn),
/* harmony export */   V: () => (/* binding */ keepKubeconfig),
/* harmony export */   runConnect: () => (/* binding */ runConnect)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _azure_faults_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4316);
/* harmony import */ var _azure_kubeconfig_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7438);
/* harmony import */ var _azure_session_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2121);
/* harmony import */ var _azure_spec_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8310);
/* harmony import */ var _github_workspace_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4994);
/* harmony import */ var _plan_ids_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7087);
/** The cluster's kubeconfig, as one that needs no further program, written where the following steps find it. */







/**
 * The kubeconfig that Azure gives. The user's one asks `kubelogin` for a token, which a runner may not have; it gets a token of ours
 * instead, the way `kubelogin convert-kubeconfig` would sign in.
 */
async function signIn({ arm, credential }, clusterId, admin, world) {
    const { asksForToken, secretsIn, withToken } = await __webpack_require__.e(/* import() */ 3464).then(__webpack_require__.bind(__webpack_require__, 3464));
    const given = await (0,_azure_kubeconfig_js__WEBPACK_IMPORTED_MODULE_2__/* .kubeconfigOf */ .D)(arm, clusterId, admin, world.signal);
    for (const secret of await secretsIn(given))
        world.mask(secret);
    if (!(await asksForToken(given)))
        return { kubeconfig: given, findings: [] };
    const { token, expires } = await (0,_azure_kubeconfig_js__WEBPACK_IMPORTED_MODULE_2__/* .clusterToken */ .g)(credential, world.signal);
    world.mask(token);
    return {
        kubeconfig: await withToken(given, token),
        findings: [{ level: 'notice', message: `The kubeconfig holds a token of this job that ends at ${expires.toISOString()}.` }],
    };
}
/** Writes it for this user alone, and tells the following steps of the job. Returns its path. */
async function keepKubeconfig(kubeconfig, wanted, world) {
    const workspace = world.env.GITHUB_WORKSPACE || process.cwd();
    const path = wanted ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(workspace, wanted) : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(world.temp, 'kubeconfig');
    await (0,_github_workspace_files_js__WEBPACK_IMPORTED_MODULE_5__/* .writeFiles */ .h)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path), { [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path)]: kubeconfig }, workspace, 0o600);
    world.exportVariable('KUBECONFIG', path);
    return path;
}
async function runConnect(request, world) {
    const spec = await (0,_azure_spec_js__WEBPACK_IMPORTED_MODULE_4__/* .readSpec */ .O)(request.spec);
    const session = await (0,_azure_session_js__WEBPACK_IMPORTED_MODULE_3__.openSession)(request.where, world);
    const { cluster } = (0,_plan_ids_js__WEBPACK_IMPORTED_MODULE_6__.idsOf)(spec, session.context.subscriptionId);
    try {
        const { kubeconfig, findings } = await signIn(session, cluster, request.admin, world);
        const path = await keepKubeconfig(kubeconfig, request.kubeconfig, world);
        return {
            report: {
                action: 'connect',
                title: `Cluster of ${spec.name}`,
                at: new Date().toISOString(),
                result: 'pass',
                headline: `The following steps reach ${spec.cluster.name}.`,
                outcomes: [],
                verdicts: [],
                facts: [],
                findings,
                next: [],
            },
            outputs: { kubeconfig: path, 'cluster-id': cluster },
        };
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        throw (0,_azure_faults_js__WEBPACK_IMPORTED_MODULE_1__.explainFault)(error);
    }
}


/***/ }),

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
    const { parseSpec } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(180), __webpack_require__.e(2287), __webpack_require__.e(6789)]).then(__webpack_require__.bind(__webpack_require__, 2287));
    const path = file?.path ?? 'egress.yaml';
    const { spec, faults } = parseSpec(Buffer.from(file?.content ?? []).toString('utf8'), path);
    if (!spec)
        throw (0,_report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .specFaults */ .d5)(path, faults);
    return spec;
}


/***/ }),

/***/ 4994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ writeFiles)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9168);
/** Files that an action writes. A workspace holds what a repository brought along, so what stands there may be a link to anywhere else. */




/**
 * Writes files into a folder that is made where it is missing. A reader sees the old file or the new one, never half of one, and a link of a
 * file's name is replaced, never followed. A folder of the workspace has to lie in it: a repository must not choose what is overwritten.
 * @param mode the permissions of the files, whatever those before had
 */
async function writeFiles(directory, files, workspace, mode = 0o666) {
    const outside = await leadingOut(directory, workspace);
    if (outside !== undefined)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_3__/* .KnownFaultError */ .eb({
            code: 'LinkOutside',
            message: `${outside} leads out of the workspace, so nothing is written there`,
            advice: 'The repository holds a link of that name. Remove it, or write to a folder of another name.',
        });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name);
        const partial = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.partial`;
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(partial, content, { flag: 'wx', mode });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(partial, path);
        }
        catch (error) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(partial, { force: true });
            throw error;
        }
    }
}
/** The first folder on the way down from the workspace that is elsewhere. Undefined: none, or the path never was in the workspace. */
async function leadingOut(directory, workspace) {
    const parts = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(workspace, directory).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    if (parts[0] === '..')
        return undefined;
    const root = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(workspace);
    let path = workspace;
    for (const part of parts) {
        path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(path, part);
        const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(path).catch(() => undefined);
        if (real === undefined)
            return undefined;
        if (real !== root && !real.startsWith(root === node_path__WEBPACK_IMPORTED_MODULE_2__.sep ? node_path__WEBPACK_IMPORTED_MODULE_2__.sep : root + node_path__WEBPACK_IMPORTED_MODULE_2__.sep))
            return path;
    }
    return undefined;
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
