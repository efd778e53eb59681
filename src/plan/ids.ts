import type { EgressSpec } from '../policy/spec.ts'

/** The ARM ids of everything that a spec speaks of. Names come from the spec; the few that it does not name are derived from its names. */
export function idsOf(spec: EgressSpec, subscriptionId: string) {
  const subscription = `/subscriptions/${subscriptionId}`
  const group = `${subscription}/resourceGroups/${spec.resourceGroup}`
  const provider = (type: string, name: string): string => `${group}/providers/${type}/${name}`
  const network = provider('Microsoft.Network/virtualNetworks', spec.network.virtualNetwork)
  const policy = provider('Microsoft.Network/firewallPolicies', spec.firewall.policyName)
  const firewall = provider('Microsoft.Network/azureFirewalls', spec.firewall.name)
  const cluster = provider('Microsoft.ContainerService/managedClusters', spec.cluster.name)
  const identity = (name: string): string => provider('Microsoft.ManagedIdentity/userAssignedIdentities', name)
  const vault = provider('Microsoft.KeyVault/vaults', spec.certificateAuthority.keyVault)
  const storage = spec.cluster.fileShare && provider('Microsoft.Storage/storageAccounts', spec.cluster.fileShare.storageAccount)
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
    ruleCollectionGroup: (name: string): string => `${policy}/ruleCollectionGroups/${name}`,
    firewall,
    diagnostics: `${firewall}/providers/Microsoft.Insights/diagnosticSettings/egress-gate`,
    registry: spec.cluster.registry && provider('Microsoft.ContainerRegistry/registries', spec.cluster.registry),
    cluster,
    clusterIdentity: identity(`id-${spec.cluster.name}`),
    spotPool: spec.cluster.spotPool && `${cluster}/agentPools/${spec.cluster.spotPool.name}`,
    workloadIdentity: identity(spec.cluster.workloadIdentity),
    storage,
    share: storage && `${storage}/fileServices/default/shares/${spec.cluster.fileShare?.share}`,
  }
}

export type Ids = ReturnType<typeof idsOf>
