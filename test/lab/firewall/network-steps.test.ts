import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkSteps } from '../../../src/lab/firewall/network-steps.ts'
import { networkRule, policyOf } from '../network/policies.ts'

const facts = { serviceTags: { 'Storage.EastUS2': ['20.60.0.0/24', '20.61.0.0/24'] }, dns: { 'ntp.ubuntu.com': ['198.18.0.9'] } }

test('rules become steps in order; a tag is one step', () => {
  const policy = policyOf(
    {
      name: 'later',
      priority: 200,
      action: 'Allow',
      rules: [networkRule('time', { ipProtocols: ['UDP'], destinationFqdns: ['ntp.ubuntu.com'], destinationPorts: ['123'] })],
    },
    {
      name: 'first',
      priority: 100,
      action: 'Deny',
      rules: [networkRule('share', { destinationAddresses: ['storage.eastus2'], destinationPorts: ['445'] })],
    },
  )
  assert.deepEqual(networkSteps(policy, facts), [
    {
      kind: 'drop',
      protocol: 'tcp',
      ports: { from: 445, to: 445 },
      sources: ['0.0.0.0/0'],
      destinations: ['20.60.0.0/24', '20.61.0.0/24'],
    },
    { kind: 'forward', protocol: 'udp', ports: { from: 123, to: 123 }, sources: ['0.0.0.0/0'], destinations: ['198.18.0.9/32'] },
  ])
})

test('a tag that nobody knows: allowed it is nothing, denied it is refused', () => {
  const rule = networkRule('tag', { destinationAddresses: ['Nowhere'], destinationPorts: ['443'] })
  assert.deepEqual(networkSteps(policyOf({ name: 'c', priority: 100, action: 'Allow', rules: [rule] }), facts), [])
  assert.throws(
    () => networkSteps(policyOf({ name: 'c', priority: 100, action: 'Deny', rules: [rule] }), facts),
    /tag denies what the lab's firewall cannot find.*Nowhere/,
  )
})
