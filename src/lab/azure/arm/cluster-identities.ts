/** Identities that AKS makes itself, in the group of the nodes. */
import type { Cloud } from '../cloud.ts'
import { documentAt, textAt } from '../document.ts'
import { newEtag, type Resource } from '../store.ts'
import { newIdentity } from './identity.ts'

/** The node resource group, the kubelets' identity in it, one per add-on, and the cluster's own if it has none. What is there stays. */
export function makeIdentities(cluster: Resource, cloud: Cloud): void {
  const group = nodeGroup(cluster, cloud)
  const principals = (cluster.hidden.principals as string[] | undefined) ?? []
  const make = (name: string) => {
    const principal = newIdentity(name, () => [], cloud)
    principals.push(principal.objectId)
    const id = `${group.id}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`
    cloud.store.put({
      id,
      name,
      type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
      etag: newEtag(),
      hidden: {},
      body: {
        location: textAt(cluster.body, 'location'),
        tags: {},
        properties: { tenantId: cloud.tenantId, principalId: principal.objectId, clientId: principal.clientId },
      },
    })
    return { resourceId: id, clientId: principal.clientId, objectId: principal.objectId }
  }
  cluster.hidden.kubelet ??= make(`${cluster.name}-agentpool`)
  const addons = documentAt(cluster.hidden, 'addons')
  for (const addon of Object.keys(documentAt(cluster.body, 'properties.addonProfiles')))
    addons[addon] ??= make(`${addon.toLowerCase()}-${cluster.name}`)
  cluster.hidden.addons = addons
  if (textAt(cluster.body, 'identity.type') === 'SystemAssigned' && !cluster.hidden.principal) {
    const principal = newIdentity(cluster.name, () => [], cloud)
    cluster.hidden.principal = principal
    principals.push(principal.objectId)
  }
  cluster.hidden.principals = principals
}

function nodeGroup(cluster: Resource, { store, subscriptionId }: Cloud): Resource {
  const name = textAt(cluster.body, 'properties.nodeResourceGroup') ?? ''
  const id = `/subscriptions/${subscriptionId}/resourceGroups/${name}`
  const found = store.get(id)
  if (found) return found
  const location = textAt(cluster.body, 'location')
  const body = { location, tags: {}, managedBy: cluster.id, properties: { provisioningState: 'Succeeded' } }
  const made: Resource = { id, name, type: 'Microsoft.Resources/resourceGroups', etag: newEtag(), hidden: {}, body }
  store.put(made)
  cluster.hidden.nodeResourceGroupId = id
  return made
}
