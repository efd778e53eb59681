/** Microsoft.ContainerService/managedClusters: the cluster's identities, its API server, and whether its nodes can get out. */
import { createHash, randomUUID } from 'node:crypto'
import type { Cloud } from '../cloud.ts'
import { at, compact, type Document, documentAt, documentsAt, flagAt, textAt, textsAt } from '../document.ts'
import { isFault } from '../entra/tokens.ts'
import { badRequest, notInLab, Refusal } from '../refusal.ts'
import { newEtag, type Resource } from '../store.ts'
import { poolBody, poolType } from './agent-pools.ts'
import { adminCredential, aksServerApplication, userCredential } from './cluster-credentials.ts'
import { clusterType, clusterVersions } from './cluster-names.ts'
import { checkNetwork, nodesGetOut } from './cluster-network.ts'
import { identityBlock, newIdentity, shownIdentity } from './identity.ts'
import { begin, operationUrls, removeBelow, stateOf } from './lifecycle.ts'
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
  conflict({ existing }) {
    if (existing) refuseWhileBusy(existing)
  },
  write,
  written(cluster, cloud, before) {
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
    if (!before) makeIdentities(cluster, cloud)
  },
  read: show,
  provision,
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
    listClusterAdminCredential: (cluster, cloud) => adminCredential(running(cluster), cloud),
    listClusterUserCredential: (cluster, cloud, call) => userCredential(running(cluster), cloud, call.query.get('format')),
    stop: (cluster, cloud, call) =>
      power(cluster, cloud, call, {
        state: 'Stopping',
        units: 4,
        code: 'Stopped',
        work: async () => cloud.clusters.get(cluster.id.toLowerCase())?.stop(),
      }),
    start: (cluster, cloud, call) =>
      power(cluster, cloud, call, { state: 'Starting', units: 8, code: 'Running', work: () => start(cluster, cloud) }),
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
  const ranges = textsAt(properties, 'apiServerAccessProfile.authorizedIPRanges')
  if (ranges.length > 200)
    throw badRequest(
      'InvalidParameter',
      `The value of parameter apiServerAccessProfile.authorizedIPRanges is invalid: ${ranges.length} ranges, the limit is 200.`,
    )
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

/** The node resource group, the kubelets' identity in it, one per add-on, and the cluster's own if it has none. */
function makeIdentities(cluster: Resource, cloud: Cloud): void {
  const name = textAt(cluster.body, 'properties.nodeResourceGroup') ?? ''
  const group = `/subscriptions/${cloud.subscriptionId}/resourceGroups/${name}`
  const location = textAt(cluster.body, 'location')
  cloud.store.put({
    id: group,
    name,
    type: 'Microsoft.Resources/resourceGroups',
    etag: newEtag(),
    hidden: {},
    body: { location, tags: {}, managedBy: cluster.id, properties: { provisioningState: 'Succeeded' } },
  })
  const principals: string[] = []
  const make = (identityName: string) => {
    const principal = newIdentity(identityName, () => [], cloud)
    principals.push(principal.objectId)
    const id = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${identityName}`
    cloud.store.put({
      id,
      name: identityName,
      type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
      etag: newEtag(),
      hidden: {},
      body: { location, tags: {}, properties: { tenantId: cloud.tenantId, principalId: principal.objectId, clientId: principal.clientId } },
    })
    return { resourceId: id, clientId: principal.clientId, objectId: principal.objectId }
  }
  cluster.hidden.nodeResourceGroupId = group
  cluster.hidden.kubelet = make(`${cluster.name}-agentpool`)
  cluster.hidden.addons = Object.fromEntries(
    Object.keys(documentAt(cluster.body, 'properties.addonProfiles')).map(addon => [addon, make(`${addon.toLowerCase()}-${cluster.name}`)]),
  )
  if (textAt(cluster.body, 'identity.type') === 'SystemAssigned') {
    const principal = newIdentity(cluster.name, () => [], cloud)
    cluster.hidden.principal = principal
    principals.push(principal.objectId)
  }
  cluster.hidden.principals = principals
}

async function provision(cluster: Resource, cloud: Cloud): Promise<void> {
  await cloud.wiring.network()
  await nodesGetOut(cluster, cloud)
  const key = cluster.id.toLowerCase()
  const properties = documentAt(cluster.body, 'properties')
  if (!cloud.clusters.has(key)) {
    cloud.clusters.set(
      key,
      await cloud.newCluster({
        name: cluster.name,
        fqdn: textAt(properties, 'fqdn') ?? '',
        nodeCount: cloud.store
          .children(cluster.id, poolType)
          .reduce((sum, pool) => sum + Number(at(pool.body, 'properties.count') ?? 0), 0),
        serviceCidr: textAt(properties, 'networkProfile.serviceCidr') ?? '10.0.0.0/16',
        dnsServiceIp: textAt(properties, 'networkProfile.dnsServiceIP') ?? '10.0.0.10',
        dnsServers: () => cloud.wiring.dnsServers(subnetOf(cluster, cloud)),
        oidcIssuer: textAt(properties, 'oidcIssuerProfile.issuerURL') ?? '',
        tenantId: cloud.tenantId,
        entraUser: token => entraUser(token, cluster, cloud),
      }),
    )
  }
  cloud.clusters.get(key)?.setAuthorizedRanges(textsAt(properties, 'apiServerAccessProfile.authorizedIPRanges'))
}

/** Azure RBAC for Kubernetes, as far as the built-in role for administrators goes; other roles give no groups here. */
function entraUser(token: string, cluster: Resource, cloud: Cloud) {
  if (!flagAt(cluster.body, 'properties.aadProfile.managed')) return undefined
  const caller = cloud.tokens.readNow(`Bearer ${token}`, [aksServerApplication])
  if (isFault(caller)) return undefined
  const admin = cloud.rbac.allowsData(caller.objectId, 'Microsoft.ContainerService/managedClusters/pods/write', cluster.id)
  return { name: caller.objectId, groups: admin ? ['system:masters'] : [] }
}

export const subnetOf = (cluster: Resource, cloud: Pick<Cloud, 'store'>): string =>
  cloud.store.children(cluster.id, poolType).map(pool => textAt(pool.body, 'properties.vnetSubnetID') ?? '')[0] ?? ''

async function start(cluster: Resource, cloud: Cloud): Promise<void> {
  await nodesGetOut(cluster, cloud)
  await cloud.clusters.get(cluster.id.toLowerCase())?.start()
}

function power(
  cluster: Resource,
  cloud: Cloud,
  call: Parameters<NonNullable<ResourceType['actions']>[string]>[2],
  plan: { state: string; units: number; code: 'Running' | 'Stopped'; work: () => Promise<void> },
) {
  refuseWhileBusy(cluster)
  const already = powerOf(cluster) === plan.code
  const operation = begin(cluster, managedClusters, cloud, {
    state: plan.state,
    units: already ? 0 : plan.units,
    work: async () => {
      if (already) return
      await plan.work()
      const properties = documentAt(cluster.body, 'properties')
      cluster.body = { ...cluster.body, properties: { ...properties, powerState: { code: plan.code } } }
      for (const pool of cloud.store.children(cluster.id, poolType))
        pool.body = { ...pool.body, properties: { ...documentAt(pool.body, 'properties'), powerState: { code: plan.code } } }
    },
    failing: call.failing,
    result: () => ({ status: 204 }),
  })
  const urls = operationUrls(operation, managedClusters, cluster, call)
  return { status: 202, headers: { 'azure-asyncoperation': urls.status, location: urls.location } }
}

const powerOf = (cluster: Resource | undefined) => textAt(cluster?.body, 'properties.powerState.code')

function running(cluster: Resource): Resource {
  if (stateOf(cluster) === 'Creating')
    throw new Refusal(409, 'OperationNotAllowed', `Operation is not allowed: the managed cluster ${cluster.name} is being created.`)
  return cluster
}

function refuseWhileBusy(cluster: Resource): void {
  if (!cluster.operation) return
  throw new Refusal(
    409,
    'OperationNotAllowed',
    `Operation is not allowed: Another operation (${stateOf(cluster)}) is in progress, please wait for it to finish before starting a new operation. See https://aka.ms/aks-pending-operation for more details`,
  )
}
