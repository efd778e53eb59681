/** Microsoft.Network/azureFirewalls: allocated while it has ipConfigurations, deallocated without. Codes tagged [K] as in `firewall-policies.ts`. */
import { firstUsable, readAddress, readCidr, writeAddress } from '../cidr.ts'
import type { Cloud } from '../cloud.ts'
import { at, compact, type Document, documentAt, documentsAt, textAt } from '../document.ts'
import type { Caller } from '../entra/tokens.ts'
import { nameOf, sameId, within } from '../ids.ts'
import { badRequest, notInLab } from '../refusal.ts'
import type { Resource } from '../store.ts'
import { anotherOperation, linked, networkVersions, onlyKnown, readOnlyMembers, sameRegion } from './network.ts'
import { policyType } from './policy-links.ts'
import { isAllocated, refuseRules } from './policy-rollout.ts'
import { userOfPublicIp } from './public-ip-addresses.ts'
import { networkOf, prefixOf } from './subnets.ts'
import type { ResourceType } from './type.ts'

export const firewallType = 'Microsoft.Network/azureFirewalls'

type Self = { readonly id: string; readonly type: string; readonly location: string }

const kept = ['threatIntelMode', 'sku', 'additionalProperties', 'firewallPolicy', 'autoscaleConfiguration']
const ignored = [
  'applicationRuleCollections',
  'networkRuleCollections',
  'natRuleCollections',
  'hubIPAddresses',
  'ipGroups',
  'virtualHub',
  'managementIpConfiguration',
  'ipConfigurations',
]

export const azureFirewalls: ResourceType = {
  type: firewallType,
  apiVersions: networkVersions,
  tracked: true,
  etag: 'etag',
  patch: 'tags',
  // Five to ten minutes when its data plane comes or goes, a few for anything else.
  duration: {
    write: firewall => (isAllocated(firewall.body) && !firewall.hidden.privateIp ? 20 : 8),
    remove: 10,
  },
  conflict: ({ existing, cloud }) => anotherOperation(existing, cloud),
  write({ cloud, id, name, body, existing, caller }) {
    const properties = documentAt(body, 'properties')
    onlyKnown(properties, [...kept, ...ignored, ...readOnlyMembers], 'AzureFirewall')
    if (name.length > 50)
      throw badRequest('InvalidResourceName', `Resource name ${name} is invalid. The name can be up to 50 characters long.`)
    for (const classic of ['applicationRuleCollections', 'networkRuleCollections', 'natRuleCollections']) {
      if (documentsAt(properties, classic).length > 0) throw notInLab('classic rules of a firewall without a policy')
    }
    if (at(properties, 'virtualHub.id') || at(properties, 'managementIpConfiguration.properties'))
      throw notInLab('firewalls in virtual hubs or with a management interface')
    const tier = textAt(properties, 'sku.tier') ?? textAt(existing?.body, 'properties.sku.tier') ?? 'Standard'
    if ((textAt(properties, 'sku.name') ?? 'AZFW_VNet') !== 'AZFW_VNet') throw notInLab('firewalls in virtual hubs')
    const self = { id: id.id, type: firewallType, location: textAt(body, 'location') ?? '' }
    checkPolicy(textAt(properties, 'firewallPolicy.id'), tier, self, caller, cloud)
    return compact({
      location: at(body, 'location'),
      tags: at(body, 'tags'),
      zones: at(body, 'zones'),
      properties: {
        ...compact(Object.fromEntries(kept.map(key => [key, at(properties, key)]))),
        threatIntelMode: textAt(properties, 'threatIntelMode') ?? 'Alert',
        sku: { name: 'AZFW_VNet', tier },
        additionalProperties: at(properties, 'additionalProperties') ?? {},
        ipConfigurations: ipConfigurations(properties, self, caller, cloud),
      },
    })
  },
  read(firewall) {
    const { body, hidden, id } = firewall
    const configurations = documentsAt(body, 'properties.ipConfigurations').map((configuration, index) => ({
      name: textAt(configuration, 'name'),
      id: `${id}/azureFirewallIpConfigurations/${textAt(configuration, 'name')}`,
      etag: firewall.etag,
      type: 'Microsoft.Network/azureFirewalls/azureFirewallIpConfigurations',
      properties: {
        ...documentAt(configuration, 'properties'),
        provisioningState: textAt(body, 'properties.provisioningState'),
        ...(index === 0 && hidden.privateIp ? { privateIPAddress: hidden.privateIp } : {}),
      },
    }))
    return {
      ...body,
      properties: {
        ...documentAt(body, 'properties'),
        ipConfigurations: configurations,
        networkRuleCollections: [],
        applicationRuleCollections: [],
        natRuleCollections: [],
      },
    }
  },
  async provision(firewall, cloud) {
    const allocated = isAllocated(firewall.body)
    if (allocated) refuseRules(firewall.body, firewall.id, !firewall.hidden.privateIp, cloud)
    if (allocated && !firewall.hidden.privateIp) {
      firewall.hidden.privateIp = nextPrivateIp(firewall, cloud)
      firewall.hidden.lastPrivateIp = firewall.hidden.privateIp
    }
    if (!allocated) delete firewall.hidden.privateIp
    await cloud.wiring.firewall()
  },
  remove(firewall, cloud) {
    cloud.store.remove(firewall.id)
    return cloud.wiring.firewall()
  },
}

/** The first usable address of the subnet. Azure does not promise the same one again, and the knob breaks what is not promised. */
function nextPrivateIp(firewall: Resource, cloud: Cloud): string {
  const subnet = cloud.store.get(textAt(documentsAt(firewall.body, 'properties.ipConfigurations')[0], 'properties.subnet.id') ?? '')
  const cidr = readCidr(subnet ? prefixOf(subnet) : '')
  if (!cidr) throw new Error(`the firewall's subnet has vanished`)
  const first = firstUsable(cidr)
  const last = readAddress(String(firewall.hidden.lastPrivateIp ?? ''))
  const change = cloud.knobs.changePrivateIp
  cloud.knobs.changePrivateIp = false
  return writeAddress(change ? (last ?? first) + 1 : (last ?? first))
}

function checkPolicy(reference: string | undefined, tier: string, self: Self, caller: Caller, cloud: Cloud) {
  if (reference === undefined) return
  const policy = linked(reference, `${policyType}/join/action`, self, caller, cloud)
  const policyTier = textAt(policy.body, 'properties.sku.tier')
  const order = ['Basic', 'Standard', 'Premium']
  if (order.indexOf(policyTier ?? '') > order.indexOf(tier)) {
    throw badRequest(
      'AzureFirewallPolicyTierMismatch',
      `Azure Firewall ${self.id} has tier ${tier}, firewall policy ${reference} has tier ${policyTier}: the policy's tier must not be higher.`,
    ) // [K]
  }
  for (const group of cloud.store.children(policy.id, `${policyType}/ruleCollectionGroups`)) anotherOperation(group, cloud)
}

function ipConfigurations(properties: Document, self: Self, caller: Caller, cloud: Cloud): Document[] {
  const sent = documentsAt(properties, 'ipConfigurations')
  const other = cloud.store
    .list(firewallType)
    .find(firewall => !sameId(firewall.id, self.id) && documentsAt(firewall.body, 'properties.ipConfigurations').length > 0)
  if (sent.length > 0 && other) throw notInLab(`a second allocated firewall (${nameOf(self.id)} beside ${other.name})`)
  return sent.map((configuration, index) => {
    const name = textAt(configuration, 'name') ?? `AzureFirewallIpConfiguration${index}`
    const subnetId = textAt(configuration, 'properties.subnet.id')
    const publicIpId = textAt(configuration, 'properties.publicIPAddress.id')
    if (index === 0) checkSubnet(subnetId, publicIpId, self, caller, cloud)
    else if (subnetId)
      throw badRequest(
        'AzureFirewallIpConfigurationSubnetNotAllowed',
        `Only the first IP configuration of ${self.id} may name the subnet; '${name}' does too.`,
      ) // [K]
    if (!publicIpId)
      throw badRequest('AzureFirewallIpConfigurationPublicIpRequired', `IP configuration '${name}' of ${self.id} has no public IP address.`) // [K]
    const address = linked(publicIpId, 'Microsoft.Network/publicIPAddresses/join/action', self, caller, cloud)
    sameRegion(address, self)
    if (textAt(address.body, 'sku.name') !== 'Standard') {
      throw badRequest(
        'AzureFirewallPublicIpMustBeStandardSku',
        `Public IP address ${publicIpId} of ${self.id} must have the Standard sku.`,
      ) // [K]
    }
    const user = userOfPublicIp(publicIpId, cloud)
    if (user && !within(user, self.id)) {
      throw badRequest(
        'PublicIPAddressInUse',
        `Resource ${self.id}/azureFirewallIpConfigurations/${name} is referencing public IP address ${publicIpId} that is already allocated to resource ${user}.`,
      )
    }
    return { name, properties: compact({ subnet: subnetId ? { id: subnetId } : undefined, publicIPAddress: { id: publicIpId } }) }
  })
}

function checkSubnet(subnetId: string | undefined, publicIpId: string | undefined, self: Self, caller: Caller, cloud: Cloud) {
  if (subnetId === undefined) {
    throw badRequest('AzureFirewallIpConfigurationSubnetRequired', `The first IP configuration of ${self.id} must name a subnet.`) // [K]
  }
  const subnet = linked(subnetId, 'Microsoft.Network/virtualNetworks/subnets/join/action', self, caller, cloud)
  if (nameOf(subnetId) !== 'AzureFirewallSubnet') {
    throw badRequest('AzureFirewallInvalidSubnetName', `Subnet ${subnetId} of ${self.id} must be named AzureFirewallSubnet.`) // [K]
  }
  const network = cloud.store.get(networkOf(subnetId))
  if (network) sameRegion(network, self)
  const cidr = readCidr(prefixOf(subnet))
  if (!cidr || cidr.bits > 26)
    throw badRequest('AzureFirewallSubnetTooSmall', `Subnet ${subnetId} of ${self.id} must be /26 or larger; it is ${prefixOf(subnet)}.`) // [K]
  const group = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+/i.exec(self.id)?.[0] ?? ''
  for (const other of [subnetId, publicIpId ?? subnetId]) {
    if (!within(other, group))
      throw badRequest(
        'AzureFirewallResourceGroupMismatch',
        `Azure Firewall ${self.id}, its virtual network and its public addresses must be in one resource group; ${other} is not.`,
      ) // [K]
  }
}
