import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { after, before, test } from 'node:test'
import { NetworkManagementClient } from '@azure/arm-network'
import { ResourceManagementClient } from '@azure/arm-resources'
import { DefaultAzureCredential } from '@azure/identity'
import { isPolicyId } from '../../src/azure/live-policy.ts'
import { explain } from '../../src/cli/explain.ts'
import { collection, group, net } from '../policy/source/sources.ts'
import { type Emulated, emulate, subscriptionId } from './emulated.ts'

const scope = `/subscriptions/${subscriptionId}/resourceGroups/hub/providers/Microsoft.Network`
const policyId = (name: string): string => `${scope}/firewallPolicies/${name}`
let lab: Emulated

before(async () => {
  lab = await emulate()
  const credential = new DefaultAzureCredential()
  await new ResourceManagementClient(credential, subscriptionId).resourceGroups.createOrUpdate('hub', { location: 'eastus2' })
  const network = new NetworkManagementClient(credential, subscriptionId)
  const { ipGroups, firewallPolicies, firewallPolicyRuleCollectionGroups: groups } = network
  await ipGroups.createOrUpdate('hub', 'pods', { location: 'eastus2', ipAddresses: ['10.0.0.0/24'] })
  const policy = (basePolicy?: { id: string }) => ({ location: 'eastus2', sku: { tier: 'Premium' }, ...(basePolicy ? { basePolicy } : {}) })
  await firewallPolicies.createOrUpdate('hub', 'base', policy())
  await groups.createOrUpdate(
    'hub',
    'base',
    'first',
    group(500, collection('c', 100, 'Deny', net('telnet', { destinationPorts: ['23'] }))) as never,
  )
  await firewallPolicies.createOrUpdate('hub', 'child', policy({ id: policyId('base') }))
  const named = net('ssh', { sourceAddresses: [], sourceIpGroups: [`${scope}/ipGroups/pods`] })
  await groups.createOrUpdate(
    'hub',
    'child',
    'own',
    group(100, collection('c', 100, 'Allow', named, net('also', { destinationPorts: ['23'] }))) as never,
  )
})
after(() => lab.close())

async function ask(id: string, from: string, port: number) {
  const written = { stdout: '', stderr: '' }
  const sink = (name: 'stdout' | 'stderr') =>
    new Writable({
      write: (chunk, _, done) => {
        written[name] += String(chunk)
        done()
      },
    })
  const code = await explain(['--policy', id, '--from', from, '--to', `20.0.0.1:${port}/tcp`, '--json'], {
    stdout: sink('stdout'),
    stderr: sink('stderr'),
  })
  return { code, stderr: written.stderr, answer: written.stdout === '' ? undefined : JSON.parse(written.stdout) }
}

test('a deployed policy is asked by its id, with its base policy and its IP groups', async () => {
  lab.forget()
  const rows = [
    ['10.0.0.9', 22, 'allow', 'ssh'],
    ['10.0.1.9', 22, 'deny', null],
    ['10.0.0.9', 23, 'deny', 'telnet'],
  ] as const
  for (const [from, port, effect, rule] of rows) {
    const { code, answer, stderr } = await ask(policyId('child'), from, port)
    assert.equal(code, 0, stderr)
    assert.deepEqual([answer.effect, answer.rule, answer.place], [effect, rule, null], `${from} ${port}`)
  }
  assert.deepEqual(lab.calls('PUT', 'POST', 'PATCH', 'DELETE'), [], 'nothing is written')
})

test('a policy that is not there is told, with what Azure says', async () => {
  const { code, stderr } = await ask(policyId('none'), '10.0.0.9', 22)
  assert.equal(code, 2)
  assert.match(stderr, /--policy: \/subscriptions\/.*\/none cannot be read: .*none/)
})

test('ids of policies, and of other things', () => {
  assert(isPolicyId(policyId('p')))
  assert(isPolicyId(policyId('p').toUpperCase()))
  for (const other of [`${scope}/ipGroups/p`, `${policyId('p')}/ruleCollectionGroups/g`, 'policy.json', '/subscriptions/s'])
    assert(!isPolicyId(other), other)
})
