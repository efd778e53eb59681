/** What AKS checks of a cluster's network before and while it makes the nodes. */

import { evaluate } from '../../../policy/evaluate.ts'
import { fqdnTagsOf } from '../../../policy/fqdn-tags.ts'
import { layered } from '../../../policy/layered.ts'
import { firstUsable, overlap, readAddress, readCidr, writeAddress } from '../cidr.ts'
import type { Cloud } from '../cloud.ts'
import { at, compact, type Document, documentAt, textAt } from '../document.ts'
import type { Caller } from '../entra/tokens.ts'
import { badRequest, Refusal } from '../refusal.ts'
import type { Resource } from '../store.ts'
import { linked } from './network.ts'
import { firewallPolicyModel } from './policy-model.ts'
import { prefixOf } from './subnets.ts'

const outboundTypes = ['loadBalancer', 'userDefinedRouting', 'managedNATGateway', 'userAssignedNATGateway', 'none', 'block']
const seeAlso = 'Please see http://aka.ms/aks/outboundtype for more details'

type Checked = {
  properties: Document
  profiles: readonly Document[]
  self: { id: string; type: string }
  identity: Document | undefined
  caller: Caller
  existing: Resource | undefined
}

/** The network profile with its defaults. Throws what AKS says of a network that it cannot take. */
export function checkNetwork({ properties, profiles, self, identity, caller, existing }: Checked, cloud: Cloud): Document {
  const sent = { ...documentAt(existing?.body, 'properties.networkProfile'), ...documentAt(properties, 'networkProfile') }
  const outbound = textAt(sent, 'outboundType') ?? 'loadBalancer'
  if (!outboundTypes.includes(outbound))
    throw badRequest('InvalidParameter', `The value of parameter networkProfile.outboundType is invalid: '${outbound}'.`)
  const serviceCidr = textAt(sent, 'serviceCidr') ?? '10.0.0.0/16'
  const services = readCidr(serviceCidr)
  if (!services || services.bits < 12)
    throw badRequest('InvalidServiceCidr', `The service CIDR '${serviceCidr}' is invalid: it must be a prefix of /12 or smaller.`)
  const dnsServiceIP = textAt(sent, 'dnsServiceIP') ?? '10.0.0.10'
  const dns = readAddress(dnsServiceIP)
  if (dns === undefined || dns <= services.first + 1 || dns > services.last)
    throw badRequest(
      'InvalidDNSServiceIP',
      `The DNS service IP ${dnsServiceIP} must lie in the service CIDR ${serviceCidr} and not be its first address.`,
    )
  for (const profile of profiles) {
    const subnetId = textAt(profile, 'vnetSubnetID')
    if (subnetId === undefined) {
      if (outbound === 'userDefinedRouting')
        throw badRequest(
          'InvalidParameter',
          `Outbound type userDefinedRouting needs a vnetSubnetID in every agent pool profile. ${seeAlso}`,
        )
      continue
    }
    const subnet = linked(subnetId, 'Microsoft.Network/virtualNetworks/subnets/join/action', self, caller, cloud)
    const range = readCidr(prefixOf(subnet))
    if (range && overlap(range, services)) {
      throw badRequest(
        'ServiceCidrOverlapExistingSubnetsCidr',
        `The specified service CIDR ${serviceCidr} is conflicted with an existing subnet CIDR ${prefixOf(subnet)}`,
      )
    }
    if (outbound === 'userDefinedRouting') checkDefaultRoute(subnet, { sent, identity }, cloud)
  }
  return compact({
    networkPlugin: textAt(sent, 'networkPlugin') ?? 'azure',
    networkPolicy: at(sent, 'networkPolicy'),
    networkDataplane: textAt(sent, 'networkDataplane') ?? 'azure',
    networkPluginMode: at(sent, 'networkPluginMode'),
    loadBalancerSku: textAt(sent, 'loadBalancerSku') ?? 'standard',
    outboundType: outbound,
    serviceCidr,
    serviceCidrs: [serviceCidr],
    dnsServiceIP,
    ipFamilies: ['IPv4'],
  })
}

function checkDefaultRoute(subnet: Resource, { sent, identity }: { sent: Document; identity: Document | undefined }, cloud: Cloud) {
  if (!textAt(subnet.body, 'properties.routeTable.id')) {
    throw badRequest(
      'ExistingRouteTableNotAssociatedWithSubnet',
      `An existing route table has not been associated with subnet ${subnet.id}. Please update the route table association. ${seeAlso}`,
    )
  }
  // With kubenet AKS writes routes itself, and a system-assigned identity exists too late to be given that right.
  if (textAt(sent, 'networkPlugin') === 'kubenet' && identity?.type === 'SystemAssigned') {
    throw badRequest(
      'CustomRouteTableWithUnsupportedMSIType',
      'Clusters using managed identity type SystemAssigned do not support bringing your own route table. Please see https://aka.ms/aks/customrt for more information',
    )
  }
  const route = cloud.wiring.defaultRoute(subnet.id)
  if (!route) throw badRequest('RouteTableMissingDefaultRoute', `Route table of subnet ${subnet.id} has no route for 0.0.0.0/0. ${seeAlso}`) // code [K]
  if (route.type !== 'VirtualAppliance') {
    throw badRequest(
      'RouteTableInvalidNextHop',
      `Default route 0.0.0.0/0 has a next hop of ${route.type} but only next hops of VirtualAppliance or VirtualNetworkGateway are allowed. ${seeAlso}`,
    )
  }
}

type Need = { readonly host: string; readonly path: string; readonly says: string; readonly exit: number }

/**
 * AKS' own checks on each node, and the exit statuses with which it gives up: the registry (OutboundConnFailVMExtensionError, 50) and the cluster's API
 * server (K8SAPIServerConnFailVMExtensionError, 51; learn.microsoft.com/troubleshoot/azure/azure-kubernetes/create-upgrade-delete). Neither
 * may be inspected: nodes do not trust our root, and the API server's tunnel needs ALPN (`azure-firewall.md` 0.6).
 */
const needsOf = (cluster: Resource): readonly Need[] => [
  { host: 'mcr.microsoft.com', path: '/v2/', says: 'Unable to establish outbound connection from agents', exit: 50 },
  {
    host: textAt(cluster.body, 'properties.fqdn') ?? '',
    path: '/healthz',
    says: 'Agents are unable to establish connection to the Kubernetes API server',
    exit: 51,
  },
]

/** Where a node's route leads nowhere, or the firewall refuses or opens what it needs, the cluster is Failed. */
export async function nodesGetOut(cluster: Resource, cloud: Cloud): Promise<void> {
  if (textAt(cluster.body, 'properties.networkProfile.outboundType') !== 'userDefinedRouting') return
  const pools = cloud.store.children(cluster.id, `${cluster.type}/agentPools`)
  const subnets = [...new Set(pools.flatMap(pool => textAt(pool.body, 'properties.vnetSubnetID') ?? []))]
  const location = textAt(cluster.body, 'location') ?? ''
  const missing = () => needsOf(cluster).find(need => !subnets.every(subnet => leadsOut(subnet, need, location, cloud)))
  const deadline = Date.now() + cloud.knobs.outboundCheckMilliseconds
  for (let need = missing(); need !== undefined; need = missing()) {
    if (Date.now() > deadline) {
      throw new Refusal(
        400,
        'VMExtensionProvisioningError',
        `${need.says}, please see https://aka.ms/aks-required-ports-and-addresses for more information. Details: Code="VMExtensionProvisioningError" Message="VM has reported a failure when processing extension 'vmssCSE'. Error message: 'Enable failed: failed to execute command: command terminated with exit status=${need.exit}'. More information on troubleshooting is available at https://aka.ms/VMExtensionCSELinuxTroubleshoot."`,
      )
    }
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

function leadsOut(subnet: string, { host, path }: Need, location: string, { wiring, store, facts }: Cloud): boolean {
  const hop = wiring.defaultRoute(subnet)
  const firewall = store
    .list('Microsoft.Network/azureFirewalls')
    .find(({ hidden }) => hop?.type === 'VirtualAppliance' && hidden.privateIp === hop.address)
  const policy = store.get(textAt(firewall?.body, 'properties.firewallPolicy.id') ?? '')
  const node = readCidr(store.get(subnet) ? prefixOf(store.get(subnet) as Resource) : '')
  if (!firewall || !policy || !node) return false
  const flow = { source: writeAddress(firstUsable(node)), protocol: 'tcp', port: 443, host, application: 'https', path } as const
  const { effect, inspected } = evaluate(firewallPolicyModel(policy, store), flow, layered(fqdnTagsOf(location), facts))
  return effect !== 'deny' && inspected !== true
}
