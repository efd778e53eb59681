/** Microsoft.ContainerService/managedClusters: the cluster's identities, its API server, and whether its nodes can get out. */
import { createHash, randomUUID } from 'node:crypto'
import type { Cloud } from '../cloud.ts'
import { at, compact, type Document, documentAt, documentsAt, flagAt, textAt, textsAt } from '../document.ts'
import { badRequest, notInLab, Refusal } from '../refusal.ts'
import { newEtag, type Resource } from '../store.ts'
import { poolBody, poolType } from './agent-pools.ts'
import { adminCredential, userCredential } from './cluster-credentials.ts'
import { checkFixedOfCluster } from './cluster-fixed.ts'
import { makeIdentities } from './cluster-identities.ts'
import { clusterType, clusterVersions } from './cluster-names.ts'
import { checkNetwork } from './cluster-network.ts'
import { created, power, powerOf, provisionCluster, refuseWhileBusy, startCluster } from './cluster-running.ts'
import { identityBlock, shownIdentity } from './identity.ts'
import { removeBelow } from './lifecycle.ts'
import type { ResourceType, Write } from './type.ts'

const kept = [
  'dnsPrefix',
  'enableRBAC',
  'aadProfile',
  'addonProfiles',
  'oidcIssuerProfile',
  'securityProfile',
  'apiServerAccessProfile',
  'disableLocalAccounts',
  'autoUpgradeProfile',
  'linuxProfile',
  'servicePrincipalProfile',
  'storageProfile',
  'workloadAutoScalerProfile',
  'autoScalerProfile',
  'nodeResourceGroup',
  'supportPlan',
  'httpProxyConfig',
  'publicNetworkAccess',
]

export const managedClusters: ResourceType = {
  type: clusterType,
  apiVersions: clusterVersions,
  tracked: true,
  etag: 'eTag',
  patch: 'tags',
  duration: { write: () => 12, remove: 8 },
  busy: { creating: 'Creating', updating: 'Updating' },
  conflict({ existing, cloud }) {
    for (const busy of existing ? [existing, ...cloud.store.children(existing.id, poolType)] : []) refuseWhileBusy(busy)
  },
  write,
  written(cluster, cloud) {
    for (const profile of documentsAt(cluster.body, 'properties.agentPoolProfiles')) {
      const name = textAt(profile, 'name') ?? ''
      const id = `${cluster.id}/agentPools/${name}`
      const existing = cloud.store.get(id)
      cloud.store.put({
        id,
        name: existing?.name ?? name,
        type: poolType,
        etag: newEtag(),
        hidden: existing?.hidden ?? {},
        body: { properties: { ...poolBody(profile, cluster), provisioningState: 'Succeeded' } },
      })
    }
    makeIdentities(cluster, cloud)
  },
  read: show,
  provision: provisionCluster,
  async remove(cluster, cloud) {
    const key = cluster.id.toLowerCase()
    await cloud.clusters.get(key)?.close()
    cloud.clusters.delete(key)
    for (const objectId of (cluster.hidden.principals as string[] | undefined) ?? []) cloud.directory.remove(objectId)
    const group = String(cluster.hidden.nodeResourceGroupId ?? '')
    await removeBelow(group, cloud)
    cloud.store.remove(group)
  },
  actions: {
    listClusterAdminCredential: (cluster, cloud) => adminCredential(created(cluster), cloud),
    listClusterUserCredential: (cluster, cloud, call) => userCredential(created(cluster), cloud, call.query.get('format')),
    stop: (cluster, cloud, call) =>
      power({ cluster, type: managedClusters, call }, cloud, {
        state: 'Stopping',
        units: 4,
        code: 'Stopped',
        work: async () => cloud.clusters.get(cluster.id.toLowerCase())?.stop(),
      }),
    start: (cluster, cloud, call) =>
      power({ cluster, type: managedClusters, call }, cloud, {
        state: 'Starting',
        units: 8,
        code: 'Running',
        work: () => startCluster(cluster, cloud),
      }),
  },
}

function write({ cloud, id, name, body, existing, caller }: Write): Document {
  const properties = documentAt(body, 'properties')
  if (powerOf(existing) === 'Stopped') {
    throw new Refusal(
      409,
      'OperationNotAllowed',
      `Operation is not allowed: the managed cluster ${name} is stopped. Only start and delete are allowed while it is stopped. Start it first.`,
    ) // text [K]
  }
  for (const [path, what] of [
    ['apiServerAccessProfile.enablePrivateCluster', 'private clusters'],
    ['httpProxyConfig', 'httpProxyConfig'],
  ] as const)
    if (at(properties, path)) throw notInLab(what)
  const self = { id: id.id, type: clusterType }
  const identity = identityBlock(body, self, caller, cloud)
  if (!identity && !at(properties, 'servicePrincipalProfile')) {
    throw badRequest(
      'InvalidParameter',
      'Provisioning of resource(s) for container service failed: an identity or a servicePrincipalProfile is required.',
    )
  }
  const dnsPrefix = textAt(properties, 'dnsPrefix')
  if (!dnsPrefix || !/^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,52}[a-zA-Z0-9])?$/.test(dnsPrefix))
    throw badRequest(
      'InvalidParameter',
      `The value of parameter dnsPrefix is invalid: '${dnsPrefix}'. Please see https://aka.ms/aks-naming-rules for more details.`,
    )
  const profiles = profilesOf(properties, existing)
  if (!profiles.some(profile => textAt(profile, 'mode') === 'System'))
    throw badRequest(
      'InvalidParameter',
      'The value of parameter agentPoolProfiles is invalid. Error details: Must define at least one system pool.',
    )
  checkFixedOfCluster(properties, existing, existing ? cloud.store.children(existing.id, poolType) : [])
  const ranges = textsAt(properties, 'apiServerAccessProfile.authorizedIPRanges')
  if (ranges.length > 200)
    throw badRequest(
      'InvalidParameter',
      `The value of parameter apiServerAccessProfile.authorizedIPRanges is invalid: ${ranges.length} ranges, the limit is 200.`,
    )
  refuseNodeRoots(at(properties, 'securityProfile.customCATrustCertificates'))
  const network = checkNetwork({ properties, profiles, self, identity, caller, existing }, cloud)
  const location = textAt(body, 'location') ?? ''
  const before = documentAt(existing?.body, 'properties')
  const suffix = createHash('sha256').update(id.id.toLowerCase()).digest('hex').slice(0, 8)
  const nodeResourceGroup =
    textAt(before, 'nodeResourceGroup') ??
    textAt(properties, 'nodeResourceGroup') ??
    `MC_${id.resourceGroup}_${name}_${location}`.slice(0, 80)
  const version = textAt(properties, 'kubernetesVersion') ?? textAt(before, 'kubernetesVersion') ?? '1.32'
  const oidc = flagAt(properties, 'oidcIssuerProfile.enabled') || at(before, 'oidcIssuerProfile.issuerURL') !== undefined
  return compact({
    location,
    tags: at(body, 'tags'),
    sku: { name: 'Base', tier: textAt(body, 'sku.tier') ?? 'Free' },
    kind: 'Base',
    identity,
    properties: compact({
      ...compact(Object.fromEntries(kept.map(key => [key, at(properties, key)]))),
      powerState: { code: 'Running' },
      kubernetesVersion: version,
      currentKubernetesVersion: /^\d+\.\d+$/.test(version) ? `${version}.4` : version,
      agentPoolProfiles: profiles,
      networkProfile: network,
      nodeResourceGroup,
      enableRBAC: at(properties, 'enableRBAC') ?? true,
      fqdn: textAt(before, 'fqdn') ?? `${dnsPrefix.toLowerCase()}-${suffix}.hcp.${location}.azmk8s.io`,
      azurePortalFQDN: textAt(before, 'azurePortalFQDN') ?? `${dnsPrefix.toLowerCase()}-${suffix}.portal.hcp.${location}.azmk8s.io`,
      maxAgentPools: 100,
      resourceUID: textAt(before, 'resourceUID') ?? randomUUID().replaceAll('-', ''),
      servicePrincipalProfile: at(properties, 'servicePrincipalProfile') ?? { clientId: 'msi' },
      oidcIssuerProfile: oidc
        ? {
            enabled: true,
            issuerURL:
              textAt(before, 'oidcIssuerProfile.issuerURL') ??
              `https://${location}.oic.prod-aks.azure.com/${cloud.tenantId}/${randomUUID()}/`,
          }
        : { enabled: false },
    }),
  })
}

/** Base64 of PEM, at most ten, without carriage returns or blank lines [D]; texts [K]. */
function refuseNodeRoots(roots: unknown): void {
  if (roots === undefined) return
  const refuse = (because: string) =>
    badRequest('InvalidParameter', `The value of parameter securityProfile.customCATrustCertificates is invalid: ${because}.`)
  if (!Array.isArray(roots)) throw refuse('it is no list')
  if (roots.length > 10) throw refuse(`${roots.length} certificates, the limit is 10`)
  for (const root of roots) {
    const text = Buffer.from(String(root), 'base64').toString('latin1')
    if (!/^-----BEGIN CERTIFICATE-----\n(?:[A-Za-z0-9+/=]+\n)+-----END CERTIFICATE-----\n?$/.test(text))
      throw refuse('an entry is no base64 encoded PEM certificate, or has carriage returns or blank lines')
  }
}

/** Pools in a cluster's body replace those named; the others stay. */
function profilesOf(properties: Document, existing: Resource | undefined): Document[] {
  const sent = documentsAt(properties, 'agentPoolProfiles')
  if (sent.length === 0) {
    const before = documentsAt(existing?.body, 'properties.agentPoolProfiles')
    if (before.length === 0)
      throw badRequest('InvalidParameter', 'The value of parameter agentPoolProfiles is invalid: at least one pool is required.')
    return before
  }
  const names = sent.map(profile => textAt(profile, 'name') ?? '')
  const odd = names.find(name => !/^[a-z][a-z0-9]{0,11}$/.test(name))
  if (odd !== undefined)
    throw badRequest(
      'InvalidParameter',
      `The value of parameter agentPoolProfiles.name is invalid: '${odd}'. Please see https://aka.ms/aks-naming-rules for more details.`,
    )
  return sent
}

function show(cluster: Resource, cloud: Cloud): Document {
  const properties = documentAt(cluster.body, 'properties')
  const pools = cloud.store.children(cluster.id, poolType)
  const { principal } = cluster.hidden as { principal?: { objectId: string } }
  const identity =
    textAt(cluster.body, 'identity.type') === 'SystemAssigned'
      ? { identity: { type: 'SystemAssigned', principalId: principal?.objectId, tenantId: cloud.tenantId } }
      : shownIdentity(cluster.body, cloud)
  const profiles = documentAt(properties, 'addonProfiles')
  const addons = Object.fromEntries(
    Object.entries(profiles).map(([name, profile]) => {
      const own = documentAt(cluster.hidden, `addons.${name}`)
      return [name, { ...(profile as Document), ...(flagAt(profile, 'enabled') && own.clientId ? { identity: own } : {}) }]
    }),
  )
  return {
    ...cluster.body,
    ...identity,
    properties: {
      ...properties,
      ...(Object.keys(profiles).length > 0 ? { addonProfiles: addons } : {}),
      agentPoolProfiles: pools.map(pool => ({ name: pool.name, ...documentAt(pool.body, 'properties') })),
      identityProfile: { kubeletidentity: documentAt(cluster.hidden, 'kubelet') },
    },
  }
}
