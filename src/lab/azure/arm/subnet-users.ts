/** Who has addresses in a subnet: the firewall's configurations and the nodes of clusters. */
import type { Cloud } from '../cloud.ts'
import { documentsAt, textAt } from '../document.ts'
import { sameId } from '../ids.ts'

export function usersOfSubnet(subnetId: string, { store }: Pick<Cloud, 'store'>): string[] {
  const firewalls = store.list('Microsoft.Network/azureFirewalls').flatMap(firewall =>
    documentsAt(firewall.body, 'properties.ipConfigurations')
      .filter(configuration => sameId(textAt(configuration, 'properties.subnet.id'), subnetId))
      .map(configuration => `${firewall.id}/azureFirewallIpConfigurations/${textAt(configuration, 'name')}`),
  )
  const nodes = store.list('Microsoft.ContainerService/managedClusters/agentPools').flatMap(pool => {
    const group = textAt(store.get(pool.id.split('/').slice(0, -2).join('/'))?.body, 'properties.nodeResourceGroup')
    if (!sameId(textAt(pool.body, 'properties.vnetSubnetID'), subnetId)) return []
    const scaleSet = `/subscriptions/${pool.id.split('/')[2]}/resourceGroups/${group}/providers/Microsoft.Compute/virtualMachineScaleSets/aks-${pool.name}-vmss`
    return [`${scaleSet}/virtualMachines/0/networkInterfaces/aks-${pool.name}-vmss/ipConfigurations/ipconfig1`]
  })
  return [...firewalls, ...nodes]
}
