import { encloses, overlaps, parseBlock } from '../addresses.ts'
import type { Network } from '../spec.ts'
import { type Cursor, fault, type Read } from './cursor.ts'
import { defaulted, fields, listOf, oneOf, required } from './fields.ts'
import { names } from './names.ts'
import { cidr } from './values.ts'

const defaultSubnet = { name: 'aks-subnet', prefix: '10.42.1.0/24' }
const defaultFirewallSubnet = { prefix: '10.42.2.0/24' }

export const defaultNetwork = (name: string): Network => ({
  virtualNetwork: `vnet-${name}`,
  addressSpace: ['10.42.0.0/16'],
  aksSubnet: defaultSubnet,
  firewallSubnet: defaultFirewallSubnet,
  routeTable: `rt-${name}`,
  dns: 'firewall',
})

export const network =
  (name: string): Read<Network> =>
  at => {
    const defaults = defaultNetwork(name)
    const found = fields(at, {
      virtualNetwork: defaulted(names.virtualNetwork, defaults.virtualNetwork),
      addressSpace: defaulted(listOf(cidr, 1), defaults.addressSpace),
      aksSubnet: defaulted(at => fields(at, { name: defaulted(names.subnet, 'aks-subnet'), prefix: required(cidr) })?.whole, defaultSubnet),
      firewallSubnet: defaulted(
        at => fields(at, { prefix: required(cidr) }, { name: 'nothing (Azure accepts no name but AzureFirewallSubnet)' })?.whole,
        defaultFirewallSubnet,
      ),
      routeTable: defaulted(names.routeTable, defaults.routeTable),
      dns: defaulted(oneOf('firewall', 'azure'), 'firewall'),
    })
    if (!found) return undefined
    const { addressSpace, aksSubnet, firewallSubnet } = found.values
    if (addressSpace) {
      checkInside(found.at('aksSubnet'), aksSubnet?.prefix, addressSpace)
      checkInside(found.at('firewallSubnet'), firewallSubnet?.prefix, addressSpace)
    }
    checkSize(
      found.at('firewallSubnet'),
      firewallSubnet?.prefix,
      26,
      'the firewall subnet',
      'Azure Firewall needs a /26 or larger to scale',
    )
    checkSize(found.at('aksSubnet'), aksSubnet?.prefix, 28, 'the AKS subnet', 'a node and its pods need a /28 or larger')
    if (aksSubnet && firewallSubnet && overlaps(aksSubnet.prefix, firewallSubnet.prefix))
      fault(found.at('firewallSubnet'), `${firewallSubnet.prefix} overlaps the AKS subnet ${aksSubnet.prefix}; subnets must be apart`)
    return found.whole
  }

function checkInside(at: Cursor, prefix: string | undefined, addressSpace: readonly string[]): void {
  if (prefix !== undefined && addressSpace.length > 0 && !addressSpace.some(space => encloses(space, prefix)))
    fault(at, `${prefix} is outside the address space (${addressSpace.join(', ')})`)
}

function checkSize(at: Cursor, prefix: string | undefined, longest: number, what: string, because: string): void {
  const block = prefix === undefined ? undefined : parseBlock(prefix)
  if (block && block.last - block.first + 1 < 2 ** (32 - longest)) fault(at, `${what} ${prefix} is too small: ${because}`)
}
