import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bypasses, undeclaredRoutes } from '../../src/plan/undeclared-routes.ts'

const route = (name: string, addressPrefix: string, nextHopType: string, nextHopIpAddress?: string) => ({
  name,
  properties: { addressPrefix, nextHopType, ...(nextHopIpAddress === undefined ? {} : { nextHopIpAddress }) },
})
const world = { privateIp: '10.42.2.4', aksSubnet: '10.42.1.0/24' }
const told = (...routes: ReturnType<typeof route>[]): readonly string[] =>
  undeclaredRoutes({ properties: { routes } }, ['to-firewall', 'firewall-public-ip-pip'], world).map(({ name }) => name)

test('what leads past the firewall and is not declared is told', () => {
  const cases: readonly (readonly [ReturnType<typeof route>, boolean])[] = [
    [route('to-firewall', '0.0.0.0/0', 'VirtualAppliance', '10.42.2.4'), false],
    [route('Firewall-Public-IP-pip', '20.0.0.1/32', 'Internet'), false],
    [route('around', '203.0.113.0/24', 'Internet'), true],
    [route('around', '203.0.113.0/24', 'internet'), true],
    [route('gateway', '0.0.0.0/1', 'VirtualNetworkGateway'), true],
    [route('other-appliance', '0.0.0.0/1', 'VirtualAppliance', '10.42.3.9'), true],
    [route('no-address', '0.0.0.0/1', 'VirtualAppliance'), true],
    [route('unheard-of', '0.0.0.0/1', 'Elsewhere'), true],
    [route('', '0.0.0.0/1', 'Internet'), true],
    [route('also-to-the-firewall', '198.51.100.0/24', 'VirtualAppliance', '10.42.2.4'), false],
    [route('aks-nodepool1-0', '10.244.0.0/24', 'VirtualAppliance', '10.42.1.5'), false],
    [route('dropped', '198.51.100.0/24', 'None'), false],
    [route('near', '10.42.0.0/16', 'VnetLocal'), false],
  ]
  for (const [each, wanted] of cases) assert.deepEqual(told(each), wanted ? [each.name] : [], JSON.stringify(each))
})

test('a firewall whose address is not known is nobody’s next hop', () =>
  assert.deepEqual(
    undeclaredRoutes({ properties: { routes: [route('x', '0.0.0.0/1', 'VirtualAppliance', '10.42.2.4')] } }, [], {
      ...world,
      privateIp: undefined,
    }).map(({ to }) => to),
    ['10.42.2.4'],
  ))

test('a table that is not there has no routes', () => assert.deepEqual(undeclaredRoutes(undefined, [], world), []))

const subnet = (name: string, properties = {}) => ({ name, properties })
const endpoint = subnet('AKS-subnet', { serviceEndpoints: [{ service: 'Microsoft.Storage' }, { service: 'Microsoft.KeyVault' }] })
const peering = (useRemoteGateways: boolean) => ({ name: 'hub', properties: { useRemoteGateways } })
for (const [what, table, network, expected] of [
  [
    'service endpoints of the subnet',
    { disableBgpRoutePropagation: true },
    { subnets: [endpoint] },
    ['Microsoft.Storage', 'Microsoft.KeyVault'],
  ],
  ['those of another subnet', {}, { subnets: [{ ...endpoint, name: 'other' }] }, []],
  ['a gateway of the network itself', {}, { subnets: [subnet('GatewaySubnet')] }, ['GatewaySubnet']],
  ['a route server', { disableBgpRoutePropagation: false }, { subnets: [subnet('RouteServerSubnet')] }, ['RouteServerSubnet']],
  ["a peer's gateway", {}, { virtualNetworkPeerings: [peering(true)] }, ['hub']],
  ['a peer without one', {}, { virtualNetworkPeerings: [peering(false)] }, []],
  [
    'gateways of which the table takes nothing over',
    { disableBgpRoutePropagation: true },
    { subnets: [subnet('GatewaySubnet')], virtualNetworkPeerings: [peering(true)] },
    [],
  ],
  ['nothing that can be read', {}, { subnets: 'x', virtualNetworkPeerings: null }, []],
] as const)
  test(`past the firewall, or not: ${what}`, () =>
    assert.deepEqual(
      bypasses({ properties: table }, { properties: network }, 'aks-subnet').map(({ name }) => name),
      expected,
    ))
