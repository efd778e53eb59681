import { at } from './reference.ts'
import type { Json } from './resource.ts'

export type PoolElsewhere = { readonly pool: string; readonly subnet: string }

/**
 * Node pools, of others too, whose nodes or pods stand in another subnet than the cluster's: its route table is not theirs, so nothing says that
 * their egress passes the firewall.
 * @param aksSubnet the ARM id of the subnet that is routed to the firewall
 */
export function poolsElsewhere(cluster: Json | undefined, aksSubnet: string): readonly PoolElsewhere[] {
  const pools = at(cluster, '/properties/agentPoolProfiles')
  const found = (Array.isArray(pools) ? (pools as readonly Json[]) : []).flatMap(pool =>
    ['/vnetSubnetID', '/podSubnetID'].flatMap(pointer => {
      const subnet = at(pool, pointer)
      if (typeof subnet !== 'string' || subnet === '' || subnet.toLowerCase() === aksSubnet.toLowerCase()) return []
      return [{ pool: String(at(pool, '/name') ?? ''), subnet }]
    }),
  )
  const virtual = at(cluster, '/properties/addonProfiles/aciConnectorLinux')
  const subnet = at(virtual, '/config/SubnetName')
  return at(virtual, '/enabled') === true && typeof subnet === 'string' ? [...found, { pool: virtualNodes, subnet }] : found
}

/** What its pods stand under in a list of nodes: they run in Azure Container Instances, in a subnet of their own (learn.microsoft.com/azure/aks/virtual-nodes). */
const virtualNodes = 'virtual-node-aci-linux'
