export const id = 7087;
export const ids = [7087];
export const modules = {

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


/***/ })

};
