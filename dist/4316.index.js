export const id = 4316;
export const ids = [4316];
export const modules = {

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


/***/ })

};
