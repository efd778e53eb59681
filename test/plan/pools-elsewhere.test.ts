import assert from 'node:assert/strict'
import { test } from 'node:test'
import { poolsElsewhere } from '../../src/plan/pools-elsewhere.ts'

const ours = '/subscriptions/S/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/aks-subnet'
const other = ours.replace('aks-subnet', 'other')
for (const [what, pools, expected] of [
  ['in the subnet', [{ name: 'system', vnetSubnetID: ours }], []],
  ['in the subnet, in capitals', [{ name: 'system', vnetSubnetID: ours.toUpperCase() }], []],
  ['in another subnet', [{ name: 'by', vnetSubnetID: other }], [{ pool: 'by', subnet: other }]],
  ['with pods in another subnet', [{ name: 'by', vnetSubnetID: ours, podSubnetID: other }], [{ pool: 'by', subnet: other }]],
  ['of which nothing is told', [{ name: 'by' }, null, 'x'], []],
  ['that are no list', 'x', []],
] as const)
  test(`pools ${what}`, () => assert.deepEqual(poolsElsewhere({ properties: { agentPoolProfiles: pools } }, ours), expected))

test('virtual nodes have a subnet of their own', () => {
  const cluster = (enabled: boolean) => ({
    properties: { addonProfiles: { aciConnectorLinux: { enabled, config: { SubnetName: 'aci' } } } },
  })
  assert.deepEqual(poolsElsewhere(cluster(true), ours), [{ pool: 'virtual-node-aci-linux', subnet: 'aci' }])
  assert.deepEqual(poolsElsewhere(cluster(false), ours), [])
})

test('a cluster that is not there has none', () => assert.deepEqual(poolsElsewhere(undefined, ours), []))
