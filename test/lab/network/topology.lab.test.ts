import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { openTopology } from '../../../src/lab/network/topology.ts'
import type { PodNetwork, Topology } from '../../../src/lab/parts.ts'
import { enterPrivateNamespaces } from './private-namespaces.ts'

enterPrivateNamespaces(import.meta)

let topology: Topology
let first: PodNetwork
let second: PodNetwork
const internetUdp = '198.51.100.7'

before(async () => {
  const started = performance.now()
  topology = await openTopology()
  const opened = performance.now() - started
  await topology.setSubnet('10.42.1.0/24')
  const plugging = performance.now()
  first = await topology.addPod('first')
  const plugged = performance.now() - plugging
  second = await topology.addPod('second')
  console.log(`# topology ${opened.toFixed(0)} ms, pod ${plugged.toFixed(0)} ms`)
  assert.ok(opened < 1000 && plugged < 300)
})
after(() => topology?.close())

const cases: [name: string, arrange: () => Promise<void>, from: () => PodNetwork, to: () => string, answers: boolean][] = [
  ['a pod reaches another in its subnet', async () => {}, () => first, () => second.address, true],
  ['without a route table the internet is reached directly', () => topology.setRoutes([]), () => first, () => internetUdp, true],
  ['private ranges lead nowhere without a route', async () => {}, () => first, () => '10.99.0.1', false],
  ['a route to an appliance that is not there leads nowhere', () => route('10.42.2.4'), () => first, () => internetUdp, false],
  ['pods still reach each other', async () => {}, () => first, () => second.address, true],
  ['the platform address is reached whatever the routes say', async () => {}, () => first, () => '168.63.129.16', true],
  [
    'a firewall without a data plane answers nothing',
    () => topology.setFirewall({ privateIp: '10.42.2.4', publicIps: ['20.1.1.1'] }),
    () => first,
    () => internetUdp,
    false,
  ],
  [
    'a more specific route to the internet goes past the firewall',
    () => route('10.42.2.4', { prefix: '198.51.100.0/24', nextHop: { type: 'Internet' } }),
    () => first,
    () => internetUdp,
    true,
  ],
  ['None drops', () => topology.setRoutes([{ prefix: '0.0.0.0/0', nextHop: { type: 'None' } }]), () => first, () => internetUdp, false],
  ['and away with the table', () => topology.setRoutes([]), () => first, () => internetUdp, true],
]
for (const [name, arrange, from, to, answers] of cases)
  test(name, async () => {
    await arrange()
    assert.equal(await reaches(from(), to()), answers)
  })

test('an address that was given back is not the next to be given', async () => {
  const third = await topology.addPod('third')
  await third.release()
  const fourth = await topology.addPod('third')
  assert.notEqual(third.address, fourth.address)
  await fourth.release()
  await fourth.release()
})

const route = (address: string, ...more: Parameters<Topology['setRoutes']>[0][number][]) =>
  topology.setRoutes([{ prefix: '0.0.0.0/0', nextHop: { type: 'VirtualAppliance', address } }, ...more])

/** Nobody listens on the far side: its kernel refuses, which shows that the packet arrived and that the answer came back. */
function reaches(from: PodNetwork, to: string): Promise<boolean> {
  const args = [`--net=/run/netns/${from.namespace}`, 'curl', '-sSv', '--noproxy', '*', '--connect-timeout', '0.4', `telnet://${to}:7`]
  return new Promise(resolve => execFile('nsenter', args, (_error, _out, text) => resolve(/Connection refused/.test(text))))
}
