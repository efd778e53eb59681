import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { makeFaults } from '../../../src/lab/azure/faults.ts'
import type { Call } from '../../../src/lab/azure/http.ts'
import { type Clients, clientsOf, location, makeNetwork } from './recipe.ts'
import { refused } from './refused.ts'
import { makeWorld, type TestWorld } from './world.ts'

let world: TestWorld
let clients: Clients
before(async () => {
  world = await makeWorld()
  world.azure.grant('Owner', world.identity.runner.objectId, world.subscription)
  clients = clientsOf(world)
  await makeNetwork(clients)
})
after(() => world.close())
afterEach(() => {
  world.azure.knobs.faults = { seed: 1, rules: [] }
})

const policy = { location, sku: { tier: 'Premium' } }
const puts = () => world.pairs.filter(({ request }) => request.method === 'PUT' && /firewallPolicies\/f\?/.test(request.url)).length
const put = () => clients.network.firewallPolicies.createOrUpdate('rg', 'f', policy)
const match = /PUT .*\/firewallPolicies\/f\?/

test('throttled: an unmodified client waits and tries again', async () => {
  world.azure.knobs.faults = { seed: 1, rules: [{ match, times: 2, fault: { kind: 'throttled', retryAfter: { milliseconds: 20 } } }] }
  const before = puts()
  assert.equal((await put()).provisioningState, 'Succeeded')
  assert.equal(puts() - before, 3)
})

test('a 504 on a write that went through leaves the resource behind', async () => {
  world.azure.knobs.faults = { seed: 1, rules: [{ match: /PUT .*\/ipGroups\/g\?/, fault: { kind: 'wrong', status: 404, accepted: true } }] }
  await refused(() => clients.network.ipGroups.createOrUpdate('rg', 'g', { location }), /404/)
  world.azure.knobs.faults = { seed: 1, rules: [] }
  assert.equal((await clients.network.ipGroups.get('rg', 'g')).name, 'g')
})

test('a connection that dies, before or after the work', async () => {
  const path = `${clients.ids.policy}x`
  const there = () => Object.keys(world.azure.resources()).includes(path)
  for (const when of ['before', 'after'] as const) {
    world.azure.knobs.faults = {
      seed: 1,
      rules: [{ match: /PUT .*\/firewallPolicies\/policyx/, times: 10, fault: { kind: 'reset', when } }],
    }
    const client = clientsOf(world)
    client.network.pipeline.removePolicy({ name: 'defaultRetryPolicy' })
    await refused(
      () => client.network.firewallPolicies.createOrUpdate('rg', 'policyx', policy),
      /REQUEST_SEND_ERROR|ECONNRESET|socket hang up/,
    )
    assert.equal(there(), when === 'after')
  }
})

test('an operation that ends failed, with the error that was asked for', async () => {
  world.azure.knobs.faults = {
    seed: 1,
    rules: [
      {
        match,
        times: 1,
        fault: { kind: 'failing-operation', code: 'FirewallPolicyUpdateFailed', message: 'Failed with 1 faulted referenced firewalls' },
      },
    ],
  }
  await refused(put, /FirewallPolicyUpdateFailed.*1 faulted referenced firewalls/)
  assert.equal((await clients.network.firewallPolicies.get('rg', 'f')).provisioningState, 'Failed')
  assert.equal((await put()).provisioningState, 'Succeeded')
})

test('late is late', async () => {
  world.azure.knobs.faults = {
    seed: 1,
    rules: [{ match: /GET .*\/firewallPolicies\/f\?/, times: 1, fault: { kind: 'late', milliseconds: 80 } }],
  }
  const started = performance.now()
  await clients.network.firewallPolicies.get('rg', 'f')
  assert.ok(performance.now() - started >= 75)
})

test('a script strikes the same calls each time it runs with the same seed', () => {
  const strikes = (seed: number) => {
    const faults = makeFaults()
    faults.script = { seed, rules: [{ match: /GET/, probability: 0.5, skip: 2, times: 5, fault: { kind: 'late', milliseconds: 1 } }] }
    const call = { method: 'GET', url: new URL('https://a.example/') } as Call
    return Array.from({ length: 40 }, () => (faults.next(call) ? 'x' : '.')).join('')
  }
  assert.equal(strikes(7), strikes(7))
  assert.notEqual(strikes(7), strikes(8))
  assert.match(strikes(7), /^\.\./)
  assert.equal(strikes(7).replaceAll('.', '').length, 5)
})
