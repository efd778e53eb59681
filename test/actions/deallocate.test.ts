import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { deallocate } from '../../src/actions/deallocate.ts'
import { deployAks } from '../../src/actions/deploy-aks.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { at } from '../../src/plan/reference.ts'
import type { Json } from '../../src/plan/resource.ts'
import type { Emulated } from '../azure/emulated.ts'
import { otherClient } from '../azure/other-client.ts'
import { weatherIds as ids } from '../plan/scene.ts'
import { bareSpec } from './bare-spec.ts'
import { provisioned } from './provisioned.ts'

let lab: Emulated
const spec = bareSpec()
const rest = (more = {}, world = {}) => lab.run(deallocate, { spec: spec.file, ...more }, world)
const wake = (more = {}, world = {}) => lab.run(deallocate, { spec: spec.file, operation: 'allocate', ...more }, world)
before(async () => {
  lab = await provisioned(spec.file)
})
after(async () => {
  await lab.close()
  spec.remove()
})
beforeEach(() => lab.forget())

const read = async (id: string, version = '2024-10-01'): Promise<Json> =>
  (await (await otherClient()).getById(id.slice(1), version)) as unknown as Json
const hop = async () => at(await read(ids.routeTable), '/properties/routes/0/properties/nextHopIpAddress')
/** Everything that deallocating and allocating may touch, as it is now. */
const situation = async () => {
  const [firewall, network, cluster] = await Promise.all([read(ids.firewall), read(ids.network), read(ids.cluster, '2025-07-01')])
  return {
    addresses: (at(firewall, '/properties/ipConfigurations') as Json[] | undefined)?.map(one => at(one, '/name')) ?? [],
    privateIp: at(firewall, '/properties/ipConfigurations/0/properties/privateIPAddress'),
    tags: Object.keys((at(firewall, '/tags') ?? {}) as object).sort(),
    policy: at(firewall, '/properties/firewallPolicy/id'),
    hop: await hop(),
    dns: at(network, '/properties/dhcpOptions/dnsServers'),
    power: at(cluster, '/properties/powerState/code'),
  }
}

test('a dry run says what would go to rest', async () => {
  const { report, outputs } = await rest({ mode: 'plan' })
  assert.deepEqual(lab.calls('PUT', 'POST'), [])
  assert.deepEqual(
    report.outcomes.map(({ result, change }) => `${result} ${change.resource.title}`),
    ['planned cluster aks-weather', 'planned firewall afw-weather'],
  )
  assert.deepEqual([outputs.state, outputs.changed], ['allocated', 'true'])
})

test('the cluster stops, then the firewall goes, its state in its tags by the same write', async () => {
  const { outputs, report } = await rest()
  assert.deepEqual(lab.calls('PUT', 'POST'), ['POST aks-weather/stop', 'PUT azureFirewalls/afw-weather'])
  assert.deepEqual([outputs.state, outputs['private-ip'], outputs.changed, report.result], ['deallocated', '', 'true', 'pass'])
  const now = await situation()
  assert.deepEqual(now.addresses, [])
  assert.deepEqual(now.tags, ['egress-gate-state', 'egress-gate-state-0', 'service'])
  assert.equal(now.power, 'Stopped')
  assert.equal(lab.seen.firewall, undefined, 'it forwards nothing')
  assert.equal(lab.seen.running, false)
})

test('twice is harmless', async () => {
  const { outputs } = await rest()
  assert.deepEqual(lab.calls('PUT', 'POST'), [])
  assert.deepEqual([outputs.state, outputs.changed], ['deallocated', 'false'])
})

test('the cluster cannot be deployed to while the firewall is away, and the reason is told', async () => {
  await assert.rejects(lab.run(deployAks, { spec: spec.file }), /firewall is deallocated/)
  assert.deepEqual(lab.calls('PUT', 'POST'), [])
})

test('awake again with another address: routes, DNS servers and cluster in that order', async () => {
  lab.azure.knobs.changePrivateIpOnNextAllocation()
  const { outputs, report } = await wake()
  assert.equal(report.result, 'pass', report.headline)
  assert.deepEqual(lab.calls('PUT', 'POST'), [
    'PUT azureFirewalls/afw-weather',
    'PUT routeTables/rt-weather',
    'PUT virtualNetworks/vnet-weather',
    'POST aks-weather/start',
  ])
  const now = await situation()
  assert.notEqual(outputs['private-ip'], '10.42.2.4')
  assert.deepEqual(
    [outputs['private-ip-changed'], now.hop, now.privateIp, now.dns],
    ['true', outputs['private-ip'], outputs['private-ip'], [outputs['private-ip']]],
  )
  assert.deepEqual([now.tags, now.power, now.policy], [['service'], 'Running', ids.policy])
  assert.ok(lab.seen.firewall && lab.seen.running)
})

test('twice is harmless here, too, and provision-firewall agrees with what was repaired', async () => {
  assert.equal((await wake()).outputs.changed, 'false')
  assert.equal((await lab.run(provisionFirewall, { spec: spec.file })).outputs.changed, 'false')
  assert.deepEqual(lab.calls('PUT', 'POST'), [])
})

test('without the cluster only the firewall is touched', async () => {
  await rest({ cluster: 'false' })
  assert.deepEqual(lab.calls('PUT', 'POST'), ['PUT azureFirewalls/afw-weather'])
  lab.forget()
  await wake({ cluster: 'false' })
  assert.deepEqual(lab.calls('PUT', 'POST'), ['PUT azureFirewalls/afw-weather'])
})

test('state that somebody removed is replaced by what the spec says, with a word of warning', async () => {
  await rest({ cluster: 'false' })
  const client = await otherClient()
  const firewall = (await read(ids.firewall)) as { location: string; properties: Json; zones?: readonly string[] }
  await client.createOrUpdateById(ids.firewall.slice(1), '2024-10-01', {
    location: firewall.location,
    properties: { sku: at(firewall.properties, '/sku'), firewallPolicy: { id: ids.policy }, ipConfigurations: [] } as never,
  })
  const { report, outputs } = await wake({ cluster: 'false' })
  assert.equal(outputs.state, 'allocated')
  assert.match(report.findings[0]?.message ?? '', /no state in its tags/)
})

/** Cuts a run off after its n-th exchange with Azure, polls included, as a lost runner would be. */
const cutAt = (count: number): AbortSignal => {
  const stop = new AbortController()
  let seen = 0
  lab.onExchange = () => {
    seen += 1
    if (seen === count) stop.abort(new Error('cut off'))
  }
  return stop.signal
}

test('cut off after any request, a rerun ends where it should, and the state is never lost', async () => {
  let cuts = 0
  for (let count = 1; count < 40; count += 1) {
    const night = cutAt(count)
    await rest({}, { signal: night }).catch(() => {})
    lab.onExchange = undefined
    const again = await rest()
    assert.deepEqual([again.report.result, again.outputs.state], ['pass', 'deallocated'], `rest, cut after ${count} requests`)
    assert.deepEqual((await situation()).tags, ['egress-gate-state', 'egress-gate-state-0'])
    lab.azure.knobs.changePrivateIpOnNextAllocation()
    const morning = cutAt(count)
    await wake({}, { signal: morning }).catch(() => {})
    lab.onExchange = undefined
    const finished = await wake()
    const now = await situation()
    assert.deepEqual(
      [finished.report.result, finished.outputs.state, now.power, now.hop, now.dns],
      ['pass', 'allocated', 'Running', now.privateIp, [now.privateIp]],
      `wake, cut after ${count} requests`,
    )
    if (!night.aborted && !morning.aborted) break
    cuts += 1
  }
  assert.ok(cuts > 10, `only ${cuts} cuts`)
})

test('nothing was asked for that is not emulated', () => assert.deepEqual(lab.azure.refusals, []))
