import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routeChanges, subnetRoutes } from '../../../src/lab/network/subnet-routes.ts'
import type { SubnetRoute } from '../../../src/lab/parts.ts'

const internet = 'via 169.254.2.6 dev inet0'
const firewall = 'via 169.254.2.2 dev gw0'
const appliance = (prefix: string, address = '10.42.2.4'): SubnetRoute => ({ prefix, nextHop: { type: 'VirtualAppliance', address } })
const state = { subnet: '10.42.1.0/24', firewallPrivateIp: '10.42.2.4' }

const cases: [name: string, routes: SubnetRoute[], prefix: string, expected: string | undefined][] = [
  ['no route table: default outbound access', [], '0.0.0.0/0', internet],
  ['no route table: private ranges lead nowhere', [], '10.0.0.0/8', 'blackhole'],
  ['the subnet itself belongs to the virtual network', [], '10.42.1.0/24', 'throw'],
  ['so does the firewall', [], '10.42.2.4/32', 'throw'],
  ['to the firewall', [appliance('0.0.0.0/0')], '0.0.0.0/0', firewall],
  ['a default route takes private ranges along', [appliance('0.0.0.0/0')], '10.0.0.0/8', undefined],
  ['to an appliance that is not there', [appliance('0.0.0.0/0', '10.42.2.9')], '0.0.0.0/0', 'blackhole'],
  [
    'an exception to the internet',
    [appliance('0.0.0.0/0'), { prefix: '20.1.1.1/32', nextHop: { type: 'Internet' } }],
    '20.1.1.1/32',
    internet,
  ],
  ['None', [{ prefix: '20.0.0.0/8', nextHop: { type: 'None' } }], '20.0.0.0/8', 'blackhole'],
  ['a route for the subnet itself beats the system route', [appliance('10.42.1.0/24')], '10.42.1.0/24', firewall],
]
for (const [name, routes, prefix, expected] of cases)
  test(name, () => assert.equal(subnetRoutes({ ...state, routes }).get(prefix), expected))

test('a deallocated firewall is an appliance that is not there', () =>
  assert.equal(subnetRoutes({ subnet: state.subnet, routes: [appliance('0.0.0.0/0')] }).get('0.0.0.0/0'), 'blackhole'))

test('changes: what is new first, then what is gone, and nothing for what stays', () => {
  const from = new Map([
    ['0.0.0.0/0', firewall],
    ['10.42.1.0/24', 'throw'],
    ['20.0.0.0/8', 'blackhole'],
  ])
  const to = new Map([
    ['0.0.0.0/0', 'blackhole'],
    ['10.42.1.0/24', 'throw'],
    ['30.0.0.0/8', internet],
  ])
  assert.deepEqual(routeChanges(from, to, 7), [
    'route replace blackhole 0.0.0.0/0 table 7',
    `route replace 30.0.0.0/8 ${internet} table 7`,
    'route del blackhole 20.0.0.0/8 table 7',
  ])
})
