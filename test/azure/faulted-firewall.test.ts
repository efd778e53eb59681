/** A firewall that is Failed blocks its policy (facts 3): the policy's next write brings the firewall back first. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { at } from '../../src/plan/reference.ts'
import type { Json } from '../../src/plan/resource.ts'
import { weatherIds as ids } from '../plan/scene.ts'
import { type Emulated, emulate } from './emulated.ts'
import { otherClient } from './other-client.ts'

let lab: Emulated
before(async () => {
  lab = await emulate()
  assert.equal((await lab.run(provisionFirewall)).report.result, 'pass')
})
after(() => lab.close())

const firewall = async () => (await (await otherClient()).getById(ids.firewall.slice(1), '2024-10-01')) as unknown as Json
const stateOf = async () => at(await firewall(), '/properties/provisioningState')
const policyUnlike = async () => {
  const client = await otherClient()
  const { properties, location, tags, identity } = (await client.getById(ids.policy.slice(1), '2024-10-01')) as never
  const laxer = { ...(properties as object), threatIntelMode: 'Off' }
  return client.beginCreateOrUpdateByIdAndWait(ids.policy.slice(1), '2024-10-01', { location, tags, identity, properties: laxer } as never)
}
/** Another write of the firewall's own document, which ends badly. */
const faultFirewall = async () => {
  lab.azure.knobs.faults = {
    seed: 1,
    rules: [
      {
        match: /^PUT .*azureFirewalls/,
        times: 1,
        fault: { kind: 'failing-operation', code: 'InternalServerError', message: 'An error occurred.' },
      },
    ],
  }
  const { location, tags, properties, zones } = (await firewall()) as never
  await assert.rejects(
    (await otherClient()).beginCreateOrUpdateByIdAndWait(ids.firewall.slice(1), '2024-10-01', {
      location,
      tags,
      zones,
      properties,
    } as never),
  )
  assert.equal(await stateOf(), 'Failed')
}

test('the lab refuses a write to the policy of a failed firewall, as Azure does', async () => {
  await faultFirewall()
  await assert.rejects(policyUnlike(), /Put on Firewall Policy afwp-weather Failed with 1 faulted referenced firewalls/)
  const policy = (await (await otherClient()).getById(ids.policy.slice(1), '2024-10-01')) as unknown as Json
  assert.equal(at(policy, '/properties/provisioningState'), 'Failed')
})

test('provision-firewall writes the failed firewall again as it stands, then the policy', async () => {
  lab.forget()
  const { report, lines } = await lab.run(provisionFirewall)
  assert.equal(report.result, 'pass', JSON.stringify(report.outcomes.filter(({ result }) => result === 'failed')))
  assert.equal(await stateOf(), 'Succeeded')
  assert.ok(lines.some(line => /is Failed, and its policy cannot be written/.test(line)))
  // The last one was planned: the firewall was seen Failed.
  assert.deepEqual(
    lab.calls('PUT').filter(call => /firewall/i.test(call)),
    [
      'PUT firewallPolicies/afwp-weather',
      'PUT azureFirewalls/afw-weather',
      'PUT firewallPolicies/afwp-weather',
      'PUT azureFirewalls/afw-weather',
    ],
  )
})

test('a firewall that stays failed ends the run at once, and says so', async () => {
  await faultFirewall()
  await assert.rejects(policyUnlike())
  lab.azure.knobs.faults = {
    seed: 1,
    rules: [{ match: /^PUT .*azureFirewalls/, fault: { kind: 'failing-operation', code: 'BadRules', message: 'a rule breaks it' } }],
  }
  const { report } = await lab.run(provisionFirewall)
  const policy = report.outcomes.find(({ change }) => change.resource.id === ids.policy)
  assert.ok(policy?.result === 'failed' && /a rule breaks it/.test(policy.fault.message), JSON.stringify(policy))
  lab.azure.knobs.faults = { seed: 1, rules: [] }
  assert.equal((await lab.run(provisionFirewall)).report.result, 'pass')
})
