/** Bringing to rest and back where Azure is not as it was left: what is said to be at rest or awake has to be so. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { deallocate } from '../../src/actions/deallocate.ts'
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
const rest = (more = {}, world = {}) => lab.run(deallocate, { spec: spec.file, cluster: 'false', ...more }, world)
const wake = (more = {}, world = {}) => lab.run(deallocate, { spec: spec.file, cluster: 'false', operation: 'allocate', ...more }, world)
const resource = (wanted: string): Json =>
  Object.entries(lab.azure.resources()).find(([id]) => id.toLowerCase() === wanted.toLowerCase())?.[1] as Json
const firewall = (): Json => resource(ids.firewall)
/** Somebody who may write tags, and nothing else, does. */
const tagFirewall = async (tags: Record<string, string>): Promise<unknown> => {
  return (await otherClient()).updateById(ids.firewall.slice(1), '2024-10-01', { tags } as never)
}
const strike = (...rules: Emulated['azure']['knobs']['faults']['rules']) => {
  lab.azure.knobs.faults = { seed: 1, rules }
}
before(async () => {
  lab = await provisioned(spec.file)
})
after(async () => {
  await lab.close()
  spec.remove()
})
beforeEach(() => {
  strike()
  lab.forget()
})

const elsewhere = { env: { AZURE_SUBSCRIPTION_ID: '99999999-9999-4999-8999-999999999999' } }
test('a subscription that does not exist holds no firewall at rest', () =>
  assert.rejects(rest({}, elsewhere), (error: { code?: string }) => error.code === 'SubscriptionNotFound'))
test('nor anything that a plan could say would be made there', () =>
  assert.rejects(
    lab.run(provisionFirewall, { spec: spec.file, mode: 'plan' }, elsewhere),
    (error: { code?: string }) => error.code === 'SubscriptionNotFound',
  ))

const noCapacity = {
  match: /PUT .*azureFirewalls/,
  times: 1,
  fault: { kind: 'failing-operation', code: 'AllocationFailed', message: 'There is no capacity in this zone.' },
} as const

test('a firewall that failed on its way to rest is not at rest: it is sent there again', async () => {
  strike(noCapacity)
  assert.equal((await rest()).report.result, 'fail')
  strike()
  lab.forget()
  const { report, outputs } = await rest()
  assert.deepEqual(lab.calls('PUT'), ['PUT azureFirewalls/afw-weather'])
  assert.deepEqual([report.result, outputs['state']], ['pass', 'deallocated'])
  assert.equal(at(firewall(), '/properties/provisioningState'), 'Succeeded')
  assert.equal(at(firewall(), '/tags/egress-gate-state'), '1/1')
})

test('nor is one awake that failed on its way back, though it has its addresses', async () => {
  strike(noCapacity)
  const first = await wake()
  assert.equal(first.report.result, 'fail')
  strike()
  lab.forget()
  const { report, outputs } = await wake()
  assert.deepEqual(lab.calls('PUT'), ['PUT azureFirewalls/afw-weather'])
  assert.deepEqual([report.result, outputs['state'], outputs['private-ip']], ['pass', 'allocated', '10.42.2.4'])
  assert.equal(at(firewall(), '/properties/firewallPolicy/id'), ids.policy)
  lab.forget()
  assert.match((await wake()).report.headline, /^Nothing to do/)
  assert.deepEqual(lab.calls('PUT'), [])
})

test('a cluster that says yes to stopping and never stops ends the run, and the firewall stays', async () => {
  strike({ match: /POST .*\/stop/, fault: { kind: 'wrong', status: 200, body: {} } })
  const { report } = await rest({ cluster: 'true' })
  assert.equal(report.result, 'fail')
  assert.ok(lab.calls('POST').length <= 4, `${lab.calls('POST').length} requests to stop`)
  assert.deepEqual(lab.calls('PUT'), [])
  const [stop] = report.outcomes
  assert.match(stop?.result === 'failed' ? stop.fault.message : '', /accepted it 3 times, and the cluster is still Running/)
})

for (const when of ['before', 'after'] as const)
  test(`a connection that dies ${when} the cluster was told: it is looked at, and told again if need be`, async () => {
    for (const [operation, match, power] of [
      ['deallocate', /POST .*\/stop/, 'Stopped'],
      ['allocate', /POST .*\/start/, 'Running'],
    ] as const) {
      strike({ match, times: 1, fault: { kind: 'reset', when } })
      const { report } = await lab.run(deallocate, { spec: spec.file, cluster: 'true', operation })
      assert.equal(report.result, 'pass', report.headline)
      assert.equal(at(resource(ids.cluster), '/properties/powerState/code'), power)
    }
  })

test('what somebody wrote into the firewall while the cluster stopped is not written over', async () => {
  let other: Promise<unknown> | undefined
  lab.onExchange = () => {
    if (lab.pairs.at(-1)?.request.url.includes('/stop?')) other ??= tagFirewall({ owner: 'somebody' })
  }
  const { report } = await rest({ cluster: 'true' })
  lab.onExchange = undefined
  await other
  assert.equal(report.result, 'pass', report.headline)
  assert.deepEqual(Object.keys(at(firewall(), '/tags') as object).sort(), ['egress-gate-state', 'egress-gate-state-0', 'owner'])
})

test('tags lead the firewall to no address outside of its resource group', async () => {
  const tags = at(firewall(), '/tags') as Record<string, string>
  const theirs = '/subscriptions/99999999-9999-4999-8999-999999999999/resourceGroups/theirs/providers/Microsoft.Network/publicIPAddresses/p'
  const state = JSON.parse(tags['egress-gate-state-0'] ?? '') as { a: string[][] }
  await tagFirewall({
    ...tags,
    'egress-gate-state-0': JSON.stringify({ ...state, a: [['AzureFirewallIpConfiguration0', theirs]] }).slice(0, 256),
  })
  lab.forget()
  await assert.rejects(
    wake(),
    (error: { code?: string; message: string }) => error.code === 'ForeignState' && error.message.includes(theirs),
  )
  assert.deepEqual(lab.calls('PUT', 'POST'), [])
  await tagFirewall(tags)
  assert.equal((await wake({ cluster: 'true' })).report.result, 'pass')
})

test('nothing was asked for that is not emulated', () => assert.deepEqual(lab.azure.refusals, []))
