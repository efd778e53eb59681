/** From the resource to a running cluster: its control plane, who may use it, and off and on again. */
import type { Cloud } from '../cloud.ts'
import { at, documentAt, flagAt, textAt, textsAt } from '../document.ts'
import { isFault } from '../entra/tokens.ts'
import type { Answer, Call } from '../http.ts'
import { Refusal } from '../refusal.ts'
import type { Resource } from '../store.ts'
import { poolType } from './agent-pools.ts'
import { aksServerApplication } from './cluster-credentials.ts'
import { nodesGetOut } from './cluster-network.ts'
import { begin, operationUrls, stateOf } from './lifecycle.ts'
import type { ResourceType } from './type.ts'

export async function provisionCluster(cluster: Resource, cloud: Cloud): Promise<void> {
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

const subnetOf = (cluster: Resource, cloud: Pick<Cloud, 'store'>): string =>
  cloud.store.children(cluster.id, poolType).map(pool => textAt(pool.body, 'properties.vnetSubnetID') ?? '')[0] ?? ''

export async function startCluster(cluster: Resource, cloud: Cloud): Promise<void> {
  await nodesGetOut(cluster, cloud)
  await cloud.clusters.get(cluster.id.toLowerCase())?.start()
}

export function power(
  { cluster, type, call }: { cluster: Resource; type: ResourceType; call: Call },
  cloud: Cloud,
  plan: { state: string; units: number; code: 'Running' | 'Stopped'; work: () => Promise<void> },
): Answer {
  refuseWhileBusy(cluster)
  const already = powerOf(cluster) === plan.code
  const operation = begin(cluster, type, cloud, {
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
  const urls = operationUrls(operation, type, cluster, call)
  return { status: 202, headers: { 'azure-asyncoperation': urls.status, location: urls.location } }
}

export const powerOf = (cluster: Resource | undefined) => textAt(cluster?.body, 'properties.powerState.code')

export function created(cluster: Resource): Resource {
  if (stateOf(cluster) === 'Creating')
    throw new Refusal(409, 'OperationNotAllowed', `Operation is not allowed: the managed cluster ${cluster.name} is being created.`)
  return cluster
}

export function refuseWhileBusy(cluster: Resource): void {
  if (!cluster.operation) return
  throw new Refusal(
    409,
    'OperationNotAllowed',
    `Operation is not allowed: Another operation (${stateOf(cluster)}) is in progress, please wait for it to finish before starting a new operation. See https://aka.ms/aks-pending-operation for more details`,
  )
}
