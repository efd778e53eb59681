import { predictedPrivateIp } from './address.ts'
import { document, readOnly, type Scene } from './context.ts'
import { from } from './reference.ts'
import type { Resource } from './resource.ts'

/** Public addresses, the route table and the virtual network. Their only tie to the firewall is its private address, predicted until it tells. */
export function networkResources(scene: Scene): readonly Resource[] {
  const { spec, context, ids } = scene
  const { network, firewall } = spec
  const privateIp = context.privateIp ?? predictedPrivateIp(network.firewallSubnet.prefix)
  const publicIps = firewall.publicIps.map((name, index) =>
    document(
      scene,
      'network',
      ids.publicIps[index] ?? '',
      `public address ${name}`,
      [ids.group],
      {
        sku: { name: 'Standard' },
        ...(firewall.zones.length > 0 ? { zones: firewall.zones } : {}),
        properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4' },
      },
      {
        unordered: { '/zones': '' },
        keep: ['/properties'],
        readOnly: [...readOnly, 'natGateway', 'linkedPublicIPAddress', 'servicePublicIPAddress'],
      },
    ),
  )
  const routeTable = document(
    scene,
    'network',
    ids.routeTable,
    `route table ${network.routeTable}`,
    [ids.group],
    {
      properties: {
        routes: [
          { name: 'to-firewall', properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: privateIp } },
          // Answers to what comes in through the firewall's public addresses must leave by the same way.
          ...ids.publicIps.map((id, index) => ({
            name: `firewall-public-ip-${firewall.publicIps[index]}`,
            properties: { addressPrefix: from(id, '/properties/ipAddress', '/32'), nextHopType: 'Internet' },
          })),
        ],
      },
    },
    {
      unordered: { '/properties/routes': 'name' },
      keep: ['/properties', '/properties/routes'],
      readOnly: [...readOnly, 'hasBgpOverride', 'subnets'],
    },
  )
  const virtualNetwork = document(
    scene,
    'network',
    ids.network,
    `virtual network ${network.virtualNetwork}`,
    [ids.group, ids.routeTable],
    {
      properties: {
        addressSpace: { addressPrefixes: network.addressSpace },
        dhcpOptions: { dnsServers: network.dns === 'firewall' ? [privateIp] : [] },
        subnets: [
          { name: network.aksSubnet.name, properties: { addressPrefix: network.aksSubnet.prefix, routeTable: { id: ids.routeTable } } },
          { name: 'AzureFirewallSubnet', properties: { addressPrefix: network.firewallSubnet.prefix } },
        ],
      },
    },
    {
      unordered: { '/properties/subnets': 'name', '/properties/addressSpace/addressPrefixes': '' },
      // A PUT without a subnet would delete it: those of others are written back, and so are their protection, encryption and peerings.
      keep: ['/properties', '/properties/subnets', '/properties/subnets/*/properties'],
      readOnly: [
        ...readOnly,
        'resourceNavigationLinks',
        'serviceAssociationLinks',
        'applicationGatewayIPConfigurations',
        'flowLogs',
        'ipAllocations',
        'defaultPublicNatGateway',
      ],
    },
  )
  return [...publicIps, routeTable, virtualNetwork]
}
