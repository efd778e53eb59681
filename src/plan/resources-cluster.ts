import { document, type Scene } from './context.ts'
import { clusterReadOnly } from './node-trust.ts'
import { from } from './reference.ts'
import type { Json, Resource } from './resource.ts'
import { grant, grantIdentity, grantRunner } from './roles.ts'

/** The cluster, its registry, and the identities of its control plane and of its pods. */
export function clusterResources(scene: Scene): readonly Resource[] {
  const { spec, context, ids } = scene
  const { cluster } = spec
  const { keyVault, rootSecret } = spec.certificateAuthority
  const title = `cluster ${cluster.name}`
  const control = grantIdentity(
    scene,
    'cluster',
    'Network Contributor',
    ids.clusterIdentity,
    ids.network,
    `virtual network ${spec.network.virtualNetwork}`,
  )
  const routes = grantIdentity(
    scene,
    'cluster',
    'Network Contributor',
    ids.clusterIdentity,
    ids.routeTable,
    `route table ${spec.network.routeTable}`,
  )
  const accounts = [...new Set(spec.workloads.map(({ namespace, serviceAccount }) => `${namespace}:${serviceAccount}`))].filter(
    account => !account.endsWith(':'),
  )
  return [
    ...(ids.registry && cluster.registry
      ? [
          document(
            scene,
            'cluster',
            ids.registry,
            `registry ${cluster.registry}`,
            [ids.group],
            { sku: { name: 'Standard' }, properties: { adminUserEnabled: false } },
            { keep: registryMembers.map(name => `/properties/${name}`) },
          ),
        ]
      : []),
    document(scene, 'cluster', ids.clusterIdentity, `identity id-${cluster.name}`, [ids.group], {}),
    control,
    routes,
    document(
      scene,
      'cluster',
      ids.cluster,
      title,
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
      ],
      {
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
                  authorizedIPRanges: [...cluster.authorizedIpRanges, ...ids.publicIps.map(id => from(id, '/properties/ipAddress', '/32'))],
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
      },
      {
        unordered: { '/properties/agentPoolProfiles': 'name', '/properties/apiServerAccessProfile/authorizedIPRanges': '' },
        // Ranges, pools, add-ons, and whatever closes the cluster further (no local accounts) stay where others set them: a PUT replaces the whole.
        keep: [
          '/properties',
          '/properties/agentPoolProfiles',
          ...poolMembers.map(name => `/properties/agentPoolProfiles/*/${name}`),
          '/properties/apiServerAccessProfile',
          '/properties/apiServerAccessProfile/authorizedIPRanges',
          '/properties/aadProfile',
          '/properties/networkProfile',
          '/properties/addonProfiles',
          '/properties/addonProfiles/azureKeyvaultSecretsProvider/config',
          '/properties/addonProfiles/omsagent/config',
          '/properties/securityProfile',
        ],
        readOnly: clusterReadOnly,
        steered: { '/properties/agentPoolProfiles/*/count': autoscaler },
      },
    ),
    ...grantRunner(scene, 'cluster', 'Azure Kubernetes Service RBAC Cluster Admin', ids.cluster, title),
    ...spotPool(scene),
    ...(ids.registry && cluster.registry
      ? [
          grant(scene, 'cluster', {
            role: 'AcrPull',
            scope: ids.registry,
            scopeTitle: `registry ${cluster.registry}`,
            holder: `${ids.cluster}/kubelet`,
            principalId: from(ids.cluster, '/properties/identityProfile/kubeletidentity/objectId'),
            who: 'the nodes',
          }),
        ]
      : []),
    document(scene, 'cluster', ids.workloadIdentity, `identity ${cluster.workloadIdentity}`, [ids.group], {}),
    // On that one secret: the role reads certificates' private keys as well (learn.microsoft.com/azure/key-vault/general/rbac-guide), and a pod
    // that had the intermediate's could pass for the firewall.
    {
      ...grantIdentity(
        scene,
        'cluster',
        'Key Vault Secrets User',
        ids.workloadIdentity,
        ids.rootSecret,
        `secret ${rootSecret} of key vault ${keyVault}`,
      ),
      needs: [ids.vault],
    },
    ...accounts.map((account): Resource => {
      const [namespace, name] = account.split(':')
      return {
        id: `${ids.workloadIdentity}/federatedIdentityCredentials/${namespace}-${name}`,
        title: `federated credential of service account ${namespace}/${name}`,
        part: 'cluster',
        needs: [ids.workloadIdentity],
        desired: {
          properties: {
            issuer: from(ids.cluster, '/properties/oidcIssuerProfile/issuerURL'),
            subject: `system:serviceaccount:${account}`,
            audiences: ['api://AzureADTokenExchange'],
          },
        },
        // Entra refuses two at once on one identity.
        exclusive: ids.workloadIdentity,
      }
    }),
  ]
}

/** Members of a registry by which somebody closed it further. */
const registryMembers = [
  'anonymousPullEnabled',
  'encryption',
  'networkRuleBypassOptions',
  'networkRuleSet',
  'policies',
  'publicNetworkAccess',
]

/**
 * With it on, the number of nodes is the cluster autoscaler's, between `minCount` and `maxCount` (learn.microsoft.com/azure/aks/cluster-autoscaler),
 * and AKS refuses to scale such a pool by hand in the same request (Azure/AKS#1248). A spec's count is then where a new pool starts.
 */
const autoscaler = 'enableAutoScaling'

/** Members of a node pool that a spec has no words for. Without a version: nodes follow their cluster's. */
const poolMembers = [
  'availabilityZones',
  'enableAutoScaling',
  'enableEncryptionAtHost',
  'enableFIPS',
  'enableNodePublicIP',
  'kubeletDiskType',
  'maxCount',
  'maxPods',
  'minCount',
  'nodeLabels',
  'nodeTaints',
  'osDiskSizeGB',
  'osDiskType',
  'osSKU',
  'securityProfile',
  'upgradeSettings',
]

function spotPool({ spec, ids }: Scene): readonly Resource[] {
  const { spotPool: pool } = spec.cluster
  if (!pool || !ids.spotPool) return []
  const properties: Json = {
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
  }
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
        keep: ['/properties/nodeTaints', '/properties/nodeLabels', ...poolMembers.map(name => `/properties/${name}`)],
        readOnly: clusterReadOnly,
        steered: { '/properties/count': autoscaler },
      },
    },
  ]
}
