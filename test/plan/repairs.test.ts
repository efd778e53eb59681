/** What points into the firewall's subnet is written anew, with all else as it stands; and nothing that does not point there is written. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { from } from '../../src/plan/reference.ts'
import { repairs } from '../../src/plan/repairs.ts'
import type { Json } from '../../src/plan/resource.ts'
import { weatherIds as ids, weather } from './scene.ts'

const spec = weather()
const now = from(ids.firewall, '/properties/ipConfigurations/0/properties/privateIPAddress')
const route = (name: string, nextHopIpAddress?: string) => ({
  id: `/x/routes/${name}`,
  name,
  etag: 'e',
  properties: {
    provisioningState: 'Succeeded',
    addressPrefix: '0.0.0.0/0',
    nextHopType: 'VirtualAppliance',
    ...(nextHopIpAddress ? { nextHopIpAddress } : {}),
  },
})
const written = (name: string, nextHopIpAddress?: Json) => ({
  name,
  properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', ...(nextHopIpAddress ? { nextHopIpAddress } : {}) },
})
const table = (name: string, ...routes: readonly Json[]): Json => ({
  id: `/x/${name}`,
  name,
  location: 'eastus2',
  tags: { id: 'theirs' },
  properties: {
    disableBgpRoutePropagation: true,
    resourceGuid: 'g',
    subnets: [{ id: '/x/subnet' }],
    ...(routes.length > 0 ? { routes } : {}),
  },
})

test('repairs: the routes into the firewall, and those beside them as they stand', () => {
  const old = table('old', route('in', '10.42.2.4'), route('before', '198.51.100.9'), route('other', '10.42.1.4'), route('none'))
  const [repaired, ...more] = repairs(
    spec,
    ids,
    [table('empty'), table('other', route('other', '10.42.1.4')), old],
    undefined,
    '198.51.100.9',
  )
  assert.deepEqual(more, [])
  assert.deepEqual(repaired?.desired, {
    location: 'eastus2',
    tags: { id: 'theirs' },
    properties: {
      disableBgpRoutePropagation: true,
      routes: [written('in', now), written('before', now), written('other', '10.42.1.4'), written('none')],
    },
  })
  assert.deepEqual([repaired?.id, repaired?.title, repaired?.needs], ['/x/old', 'route table old', [ids.firewall]])
  assert.deepEqual(repaired?.compare?.keep, ['/tags', '/properties/routes'])
})

const network = (dnsServers: Json, more: { readonly [key: string]: Json } = {}): Json => ({
  id: ids.network,
  name: 'vnet',
  location: 'eastus2',
  properties: {
    addressSpace: { addressPrefixes: ['10.42.0.0/16'] },
    subnets: [
      {
        id: '/x/aks',
        name: 'aks',
        properties: { addressPrefix: '10.42.1.0/24', ipConfigurations: [{ id: '/x' }], routeTable: { id: '/x/old' } },
      },
    ],
    flowTimeoutInMinutes: 10,
    defaultPublicNatGateway: 'what nobody may write',
    dhcpOptions: { dnsServers },
    ...more,
  },
})

test('repairs: the DNS servers of the network, after the route tables', () => {
  const found = repairs(spec, ids, [table('old', route('in', '10.42.2.4'))], network(['10.42.2.4', '192.0.2.53']), undefined)
  const repaired = found[1]
  assert.equal(found.length, 2)
  assert.deepEqual([repaired?.id, repaired?.needs], [ids.network, [ids.firewall, '/x/old']])
  assert.deepEqual(repaired?.desired, {
    location: 'eastus2',
    properties: {
      addressSpace: { addressPrefixes: ['10.42.0.0/16'] },
      subnets: [{ name: 'aks', properties: { addressPrefix: '10.42.1.0/24', routeTable: { id: '/x/old' } } }],
      flowTimeoutInMinutes: 10,
      dhcpOptions: { dnsServers: [now, '192.0.2.53'] },
    },
  })
  assert.deepEqual(repaired?.compare?.keep, ['/tags', '/properties/subnets'])
})

for (const [what, dnsServers] of [
  ['others', ['192.0.2.53']],
  ['none', []],
  ['no list', 'x'],
  ['what is no address', [null, 4]],
] as const)
  test(`repairs: DNS servers stay: ${what}`, () => assert.deepEqual(repairs(spec, ids, [], network(dnsServers as Json), '10.42.2.4'), []))
