/** Microsoft.ContainerService/managedClusters/agentPools. */
import type { Cloud } from '../cloud.ts'
import { at, compact, type Document, documentAt, numberAt, textAt } from '../document.ts'
import { badRequest, Refusal } from '../refusal.ts'
import type { Resource } from '../store.ts'
import { checkFixedOfPool } from './cluster-fixed.ts'
import { clusterType, clusterVersions } from './cluster-names.ts'
import { linked } from './network.ts'
import type { ResourceType } from './type.ts'

export const poolType = `${clusterType}/agentPools`

export function poolBody(sent: Document, cluster: Resource | undefined): Document {
  const { name: _, ...profile } = sent
  const version = textAt(cluster?.body, 'properties.kubernetesVersion') ?? '1.32'
  return compact({
    ...profile,
    count: numberAt(profile, 'count') ?? 1,
    vmSize: textAt(profile, 'vmSize') ?? 'Standard_D4s_v5',
    osType: textAt(profile, 'osType') ?? 'Linux',
    osSKU: textAt(profile, 'osSKU') ?? 'Ubuntu',
    osDiskSizeGB: numberAt(profile, 'osDiskSizeGB') ?? 128,
    osDiskType: textAt(profile, 'osDiskType') ?? 'Managed',
    kubeletDiskType: 'OS',
    maxPods: numberAt(profile, 'maxPods') ?? 30,
    type: textAt(profile, 'type') ?? 'VirtualMachineScaleSets',
    mode: textAt(profile, 'mode') ?? 'User',
    enableAutoScaling: at(profile, 'enableAutoScaling') ?? false,
    enableNodePublicIP: at(profile, 'enableNodePublicIP') ?? false,
    powerState: { code: 'Running' },
    orchestratorVersion: textAt(profile, 'orchestratorVersion') ?? version,
    currentOrchestratorVersion: /^\d+\.\d+$/.test(version) ? `${version}.4` : version,
    nodeImageVersion: 'AKSUbuntu-2204gen2containerd-202611.01.0',
    ...(textAt(profile, 'scaleSetPriority') === 'Spot' ? spot(profile) : {}),
  })
}

/** What AKS adds to spot pools by itself. */
const spot = (profile: Document): Document => ({
  nodeTaints: [
    ...new Set([...((at(profile, 'nodeTaints') as string[] | undefined) ?? []), 'kubernetes.azure.com/scalesetpriority=spot:NoSchedule']),
  ],
  nodeLabels: { ...documentAt(profile, 'nodeLabels'), 'kubernetes.azure.com/scalesetpriority': 'spot' },
  scaleSetEvictionPolicy: textAt(profile, 'scaleSetEvictionPolicy') ?? 'Delete',
  spotMaxPrice: numberAt(profile, 'spotMaxPrice') ?? -1,
})

export const agentPools: ResourceType = {
  type: poolType,
  apiVersions: clusterVersions,
  duration: { write: () => 6, remove: 4 },
  busy: { creating: 'Creating', updating: 'Updating' },
  conflict({ existing, parent }) {
    for (const busy of [existing, parent]) {
      if (busy?.operation) {
        throw new Refusal(
          409,
          'OperationNotAllowed',
          `Operation is not allowed: Another operation (${textAt(busy.body, 'properties.provisioningState')}) is in progress, please wait for it to finish before starting a new operation. See https://aka.ms/aks-pending-operation for more details`,
        )
      }
    }
    if (textAt(parent?.body, 'properties.powerState.code') === 'Stopped') {
      throw new Refusal(
        409,
        'OperationNotAllowed',
        `Operation is not allowed: the managed cluster ${parent?.name} is stopped. Only start and delete are allowed while it is stopped.`,
      )
    }
  },
  write({ cloud, id, name, body, existing, parent, caller }) {
    if (!/^[a-z][a-z0-9]{0,11}$/.test(name))
      throw badRequest(
        'InvalidParameter',
        `The value of parameter agentPool.name is invalid: '${name}'. Please see https://aka.ms/aks-naming-rules for more details.`,
      )
    const properties = documentAt(body, 'properties')
    const subnet = textAt(properties, 'vnetSubnetID')
    if (subnet) linked(subnet, 'Microsoft.Network/virtualNetworks/subnets/join/action', { id: id.id, type: poolType }, caller, cloud)
    if (textAt(properties, 'scaleSetPriority') === 'Spot' && textAt(properties, 'mode') === 'System')
      throw badRequest('InvalidParameter', 'The value of parameter agentPool.mode is invalid: a spot pool cannot be a system pool.')
    checkFixedOfPool(properties, existing)
    return { properties: poolBody(properties, parent) }
  },
  read: ({ body, etag }) => ({ ...body, properties: { ...documentAt(body, 'properties'), eTag: etag } }),
  removable({ id, body }, { store }: Cloud) {
    const siblings = store.children(id.split('/').slice(0, -2).join('/'), poolType)
    if (
      textAt(body, 'properties.mode') === 'System' &&
      siblings.filter(pool => textAt(pool.body, 'properties.mode') === 'System').length === 1
    ) {
      throw badRequest('OperationNotAllowed', 'There has to be at least one system agent pool.')
    }
  },
}
