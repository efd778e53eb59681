/** The recipe's environment, written with the official clients as a user of Azure would. */

import { NetworkManagementClient } from '@azure/arm-network'
import { ResourceManagementClient } from '@azure/arm-resources'
import type { Certificate } from '../../../src/pki/certificate.ts'
import { generateKey, issue, type KeyPair } from '../../../src/pki/issue.ts'
import { writePkcs12 } from '../../../src/pki/pkcs12.ts'
import type { TestWorld } from './world.ts'

export const location = 'eastus2'

/** Made once per test process. Key Vault does not mind a small key; who demands more is not under test here. */
let authority: Promise<{ certificate: Certificate; key: KeyPair }> | undefined
export const testAuthority = () => {
  authority ??= generateKey('rsa-2048').then(async key => {
    const certificate = await issue({
      subject: [['CN', 'Weather Intermediate']],
      key: key.privateKey,
      issuer: 'self',
      notBefore: new Date(Date.now() - 3_600_000),
      notAfter: new Date(Date.now() + 400 * 86_400_000),
      ca: { pathLength: 1 },
      keyUsage: { critical: true, usages: ['keyCertSign', 'cRLSign'] },
      subjectKeyIdentifier: true,
    })
    return { certificate, key }
  })
  return authority
}

export const pfxOf = async (password?: string) => {
  const { certificate, key } = await testAuthority()
  return writePkcs12({ key: key.privateKey, certificate, ...(password === undefined ? {} : { password }) })
}

export function clientsOf(world: TestWorld) {
  const { subscriptionId } = world.identity
  const network = new NetworkManagementClient(world.credential, subscriptionId)
  const resources = new ResourceManagementClient(world.credential, subscriptionId)
  const group = `${world.subscription}/resourceGroups/rg`
  const provider = (path: string) => `${group}/providers/${path}`
  const put = (id: string, version: string, body: object) => resources.resources.createOrUpdateById(id, version, body as never)
  const get = (id: string, version: string) => resources.resources.getById(id, version)
  return { network, resources, group, provider, put, get, ids: idsOf(provider) }
}

export type Clients = ReturnType<typeof clientsOf>

const idsOf = (provider: (path: string) => string) => ({
  vnet: provider('Microsoft.Network/virtualNetworks/vnet'),
  aksSubnet: provider('Microsoft.Network/virtualNetworks/vnet/subnets/aks'),
  firewallSubnet: provider('Microsoft.Network/virtualNetworks/vnet/subnets/AzureFirewallSubnet'),
  routeTable: provider('Microsoft.Network/routeTables/rt'),
  publicIp: provider('Microsoft.Network/publicIPAddresses/pip'),
  policy: provider('Microsoft.Network/firewallPolicies/policy'),
  firewall: provider('Microsoft.Network/azureFirewalls/fw'),
  vault: provider('Microsoft.KeyVault/vaults/kv-recipe'),
  identity: provider('Microsoft.ManagedIdentity/userAssignedIdentities/id-policy'),
  clusterIdentity: provider('Microsoft.ManagedIdentity/userAssignedIdentities/id-cluster'),
  workspace: provider('Microsoft.OperationalInsights/workspaces/log-recipe'),
  diagnostics: provider('Microsoft.Network/azureFirewalls/fw/providers/Microsoft.Insights/diagnosticSettings/to-workspace'),
  cluster: provider('Microsoft.ContainerService/managedClusters/aks'),
  registry: provider('Microsoft.ContainerRegistry/registries/recipe123'),
  storage: provider('Microsoft.Storage/storageAccounts/strecipe'),
})

export async function makeNetwork({ network, resources, ids }: Clients, hop = '10.42.2.4') {
  await resources.resourceGroups.createOrUpdate('rg', { location })
  await network.routeTables.createOrUpdate('rg', 'rt', {
    location,
    routes: [{ name: 'default', addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: hop }],
  })
  await network.virtualNetworks.createOrUpdate('rg', 'vnet', {
    location,
    addressSpace: { addressPrefixes: ['10.42.0.0/16'] },
    subnets: [
      { name: 'aks', addressPrefix: '10.42.1.0/24', routeTable: { id: ids.routeTable } },
      { name: 'AzureFirewallSubnet', addressPrefix: '10.42.2.0/24' },
    ],
  })
  return network.publicIPAddresses.createOrUpdate('rg', 'pip', { location, sku: { name: 'Standard' }, publicIPAllocationMethod: 'Static' })
}

export const networkGroup = {
  priority: 100,
  ruleCollections: [
    {
      ruleCollectionType: 'FirewallPolicyFilterRuleCollection' as const,
      name: 'net',
      priority: 100,
      action: { type: 'Allow' as const },
      rules: [
        {
          ruleType: 'NetworkRule' as const,
          name: 'time',
          ipProtocols: ['UDP'],
          sourceAddresses: ['*'],
          destinationAddresses: ['*'],
          destinationPorts: ['123'],
        },
      ],
    },
  ],
}

/** What nodes need to come up: the registry, and the cluster's API server. */
export const nodesGroup = (targetFqdns: readonly string[] = ['mcr.microsoft.com', '*.hcp.eastus2.azmk8s.io']) => ({
  priority: 200,
  ruleCollections: [
    {
      ruleCollectionType: 'FirewallPolicyFilterRuleCollection' as const,
      name: 'app',
      priority: 100,
      action: { type: 'Allow' as const },
      rules: [
        {
          ruleType: 'ApplicationRule' as const,
          name: 'nodes',
          sourceAddresses: ['*'],
          protocols: [{ protocolType: 'Https', port: 443 }],
          targetFqdns: [...targetFqdns],
        },
      ],
    },
  ],
})

export const makePolicy = ({ network }: Clients, more: object = {}) =>
  network.firewallPolicies.createOrUpdate('rg', 'policy', {
    location,
    sku: { tier: 'Premium' },
    dnsSettings: { enableProxy: true },
    ...more,
  })

export const firewallBody = ({ ids }: Clients) => ({
  location,
  sku: { name: 'AZFW_VNet', tier: 'Premium' },
  firewallPolicy: { id: ids.policy },
  ipConfigurations: [{ name: 'c0', subnet: { id: ids.firewallSubnet }, publicIPAddress: { id: ids.publicIp } }],
})

export const makeFirewall = (clients: Clients) => clients.network.azureFirewalls.createOrUpdate('rg', 'fw', firewallBody(clients))

/** Vault, identity and the identity's right to read secrets. Returns the vault's URL. */
export async function makeVault(world: TestWorld, { put, get, ids, resources }: Clients, properties: object = {}) {
  await resources.resourceGroups.createOrUpdate('rg', { location })
  await put(ids.identity, '2024-11-30', { location })
  await put(ids.vault, '2026-02-01', {
    location,
    properties: { tenantId: world.identity.tenantId, sku: { family: 'A', name: 'standard' }, enableRbacAuthorization: true, ...properties },
  })
  const identity = (await get(ids.identity, '2024-11-30')) as { properties?: { principalId?: string } }
  return { url: 'https://kv-recipe.vault.azure.net', principalId: identity.properties?.principalId ?? '' }
}

export const clusterBody = ({ ids }: Clients, more: object = {}) => ({
  location,
  identity: { type: 'UserAssigned', userAssignedIdentities: { [ids.clusterIdentity]: {} } },
  properties: {
    dnsPrefix: 'aks',
    agentPoolProfiles: [{ name: 'system', mode: 'System', count: 2, vmSize: 'Standard_D4s_v5', vnetSubnetID: ids.aksSubnet }],
    networkProfile: { networkPlugin: 'azure', outboundType: 'userDefinedRouting', serviceCidr: '10.41.0.0/16', dnsServiceIP: '10.41.0.10' },
    oidcIssuerProfile: { enabled: true },
    addonProfiles: { azureKeyvaultSecretsProvider: { enabled: true } },
    apiServerAccessProfile: { authorizedIPRanges: ['198.51.100.7/32'] },
    ...more,
  },
})

export async function makeCluster(clients: Clients, more: object = {}) {
  await clients.put(clients.ids.clusterIdentity, '2024-11-30', { location })
  return clients.put(clients.ids.cluster, '2025-07-01', clusterBody(clients, more))
}
