import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Ground, groundOf } from '../../src/plan/ground.ts'
import type { Json, Resource } from '../../src/plan/resource.ts'
import { weatherIds as ids } from './scene.ts'

const network: Resource = { id: ids.network, title: 'virtual network', needs: [], desired: {} }
const firewall: Resource = { id: ids.firewall, title: 'firewall', needs: [], desired: {} }
const addressed = (provisioningState: string, privateIPAddress?: string): Json => ({
  properties: { provisioningState, ipConfigurations: [{ name: 'a', properties: privateIPAddress ? { privateIPAddress } : {} }] },
})

const rows: [name: string, assumed: readonly Resource[], network: Json | undefined, firewall: Json | undefined, Ground][] = [
  ['nothing', [network, firewall], undefined, undefined, { kind: 'absent', titles: ['virtual network', 'firewall'] }],
  ['the network alone', [network, firewall], {}, undefined, { kind: 'absent', titles: ['firewall'] }],
  ['a firewall on its way', [network, firewall], {}, addressed('Updating'), { kind: 'rising' }],
  ['a firewall that stands', [network, firewall], {}, addressed('Succeeded', '10.42.2.4'), { kind: 'firm' }],
  ['a firewall that is written again', [network, firewall], {}, addressed('Updating', '10.42.2.4'), { kind: 'firm' }],
  ['a failed firewall, whatever address it shows', [network, firewall], {}, addressed('Failed', '10.42.2.4'), { kind: 'failed' }],
  [
    'a deallocated firewall',
    [network, firewall],
    {},
    { properties: { provisioningState: 'Succeeded', ipConfigurations: [] } },
    { kind: 'deallocated' },
  ],
  [
    'a firewall that is being deallocated',
    [network, firewall],
    {},
    { properties: { provisioningState: 'Updating', ipConfigurations: [] } },
    { kind: 'deallocated' },
  ],
  ['an address that is missing from what is done', [network, firewall], {}, addressed('Succeeded'), { kind: 'deallocated' }],
  ['a spec whose cluster needs no firewall', [network], {}, undefined, { kind: 'firm' }],
]
for (const [name, assumed, net, fire, expected] of rows)
  test(`ground: ${name}`, () => {
    const observed = new Map([
      ...(net === undefined ? [] : [[ids.network, net] as const]),
      ...(fire ? [[ids.firewall, fire] as const] : []),
    ])
    assert.deepEqual(groundOf(assumed, observed, ids), expected)
  })
