/** What ARM's answers may do to a run: be no document, send it to another host, change the resource while a write waits. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline'
import { deallocate } from '../../src/actions/deallocate.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { atHome } from '../../src/azure/at-home.ts'
import { at } from '../../src/plan/reference.ts'
import type { Json, Outcome } from '../../src/plan/resource.ts'
import { weatherIds as ids } from '../plan/scene.ts'
import { type Emulated, emulate } from './emulated.ts'
import { otherClient } from './other-client.ts'

let lab: Emulated
before(async () => {
  lab = await emulate()
  assert.equal((await lab.run(provisionFirewall)).report.result, 'pass')
})
after(() => lab.close())
beforeEach(() => {
  strike()
  lab.onExchange = undefined
  lab.forget()
})
const strike = (...rules: Emulated['azure']['knobs']['faults']['rules']) => {
  lab.azure.knobs.faults = { seed: 1, rules }
}
const table = async (): Promise<{ location: string; tags: Record<string, string>; properties: { routes: readonly Json[] } }> =>
  (await (await otherClient()).getById(ids.routeTable.slice(1), '2024-10-01')) as never
const write = async (routes: readonly Json[], tags: Record<string, string> = {}) => {
  const { location } = await table()
  await (await otherClient()).createOrUpdateById(ids.routeTable.slice(1), '2024-10-01', { location, tags, properties: { routes } } as never)
}
const faultsOf = (outcomes: readonly Outcome[]) => outcomes.flatMap(one => (one.result === 'failed' ? [one.fault.message] : [])).join('\n')
const theirs = { name: 'theirs', properties: { addressPrefix: '10.9.0.0/16', nextHopType: 'None' } }

for (const [when, moment, rules] of [
  [
    'was refused for their write',
    'PUT',
    [
      {
        match: /PUT .*routeTables/,
        times: 1,
        fault: {
          kind: 'wrong',
          status: 429,
          body: { error: { code: 'AnotherOperationInProgress', message: 'Another operation is in progress.' } },
        },
      },
    ],
  ],
  ['had not begun', 'GET', [{ match: /PUT .*publicIPAddresses/, times: 1, fault: { kind: 'late', milliseconds: 1500 } }]],
] as const)
  test(`what others wrote while ours ${when} is not written over`, async () => {
    await write([])
    const address = await (await otherClient()).getById(ids.publicIps[0]?.slice(1) ?? '', '2024-10-01')
    await (await otherClient()).createOrUpdateById(ids.publicIps[0]?.slice(1) ?? '', '2024-10-01', {
      ...address,
      tags: {},
    } as never)
    strike(...(rules as never as readonly never[]))
    lab.forget()
    let other: Promise<void> | undefined
    lab.onExchange = () => {
      const { method, url } = lab.pairs.at(-1)?.request ?? { method: '', url: '' }
      if (method === moment && url.includes('/routeTables/')) other ??= write([theirs], { owner: 'somebody' })
    }
    const { report } = await lab.run(provisionFirewall)
    lab.onExchange = undefined
    await other
    assert.equal(report.result, 'pass', report.headline)
    const { tags, properties } = await table()
    assert.deepEqual(properties.routes.map(route => at(route, '/name')).sort(), ['firewall-public-ip-pip-weather', 'theirs', 'to-firewall'])
    assert.equal(tags['owner'], 'somebody')
  })

test('what others wrote between our last look and our write is not written over: their state is named, and looked at again', async () => {
  await write([])
  strike({ match: /PUT .*routeTables/, times: 1, fault: { kind: 'late', milliseconds: 1500 } })
  lab.forget()
  let looks = 0
  let other: Promise<void> | undefined
  lab.onExchange = () => {
    const { method, url } = lab.pairs.at(-1)?.request ?? { method: '', url: '' }
    if (method === 'GET' && url.includes('/routeTables/')) looks += 1
    // The second look is the one right before the write.
    if (looks === 2) other ??= new Promise<void>(resolve => setTimeout(resolve, 300)).then(() => write([theirs], { owner: 'somebody' }))
  }
  const { report, lines } = await lab.run(provisionFirewall)
  lab.onExchange = undefined
  await other
  assert.equal(report.result, 'pass', report.headline)
  const { tags, properties } = await table()
  assert.deepEqual(properties.routes.map(route => at(route, '/name')).sort(), ['firewall-public-ip-pip-weather', 'theirs', 'to-firewall'])
  assert.equal(tags['owner'], 'somebody')
  assert.ok(
    lines.some(line => /PreconditionFailed\w*; waiting for a look at what somebody else changed/.test(line)),
    lines.join('\n'),
  )
})

test('whoever goes on writing is told of, and not written over', async () => {
  await write([theirs])
  lab.forget()
  const body = { error: { code: 'PreconditionFailed', message: 'Precondition failed.' } }
  strike({ match: /PUT .*routeTables/, fault: { kind: 'wrong', status: 412, body } })
  const { report } = await lab.run(provisionFirewall)
  const [failed] = report.outcomes.filter(({ result }) => result === 'failed')
  assert.ok(failed?.result === 'failed' && 'advice' in failed.fault)
  assert.ok(failed?.result === 'failed' && 'advice' in failed.fault)
  assert.match(String(failed.fault.advice), /Somebody else changes this resource at the same time/)
  assert.equal(lab.calls('PUT').filter(call => call.includes('routeTables')).length, 2)
  assert.deepEqual(
    (await table()).properties.routes.map(route => at(route, '/name')),
    ['theirs'],
  )
})

for (const [what, body] of [
  ['a text', 'not here'],
  ['a list', []],
  ['nothing at all', Buffer.alloc(0)],
] as const)
  test(`an answer of 200 that holds ${what} is no firewall that is gone`, async () => {
    strike({ match: /GET .*azureFirewalls\/afw-weather\?/, fault: { kind: 'wrong', status: 200, body } })
    await assert.rejects(lab.run(deallocate, { mode: 'plan' }), (error: { code?: string }) => error.code === 'UnreadableAnswer')
  })

test('an answer of 65 MB is no firewall that is gone, either, and is not read to its end', async () => {
  strike({ match: /GET .*azureFirewalls\/afw-weather\?/, fault: { kind: 'wrong', status: 200, body: Buffer.alloc(65 * 2 ** 20, ' ') } })
  await assert.rejects(
    lab.run(deallocate, { mode: 'plan' }),
    (error: { code?: string; message: string }) => error.code === 'UnreadableAnswer' && /larger than 67108864 bytes/.test(error.message),
  )
})

test('an operation that is to be followed at another host gets no token there', async () => {
  await write([])
  strike({
    match: /PUT .*routeTables/,
    fault: {
      kind: 'wrong',
      status: 201,
      accepted: true,
      body: {},
      headers: { 'azure-asyncoperation': 'https://attacker.example/operations/1?api-version=1', 'retry-after': '0' },
    },
  })
  const { report } = await lab.run(provisionFirewall)
  assert.match(faultsOf(report.outcomes), /management\.azure\.com sent us to attacker\.example/)
})

/** A list without an element, whose next page is itself. */
const endless = (path: string) => ({
  kind: 'wrong' as const,
  status: 200,
  body: { value: [], nextLink: `https://management.azure.com${path}?api-version=2025-05-01` },
})

test('a list of route tables that leads back to itself ends the run', { timeout: 60_000 }, async () => {
  strike({ match: /GET .*\/Microsoft\.Network\/routeTables\?/, fault: endless(`${ids.group}/providers/Microsoft.Network/routeTables`) })
  await assert.rejects(lab.run(deallocate, { operation: 'allocate' }), /not a list that ends/)
})

test('rule groups whose list leads back to itself are not known to be none', { timeout: 60_000 }, async () => {
  strike({ match: /GET .*\/ruleCollectionGroups\?/, fault: endless(`${ids.policy}/ruleCollectionGroups`) })
  const { report, outputs } = await lab.run(provisionFirewall, { mode: 'plan' })
  assert.equal(outputs['undeclared'], '')
  assert.match(report.findings.map(({ message }) => message).join('\n'), /not known.*not a list that ends/)
})

for (const [from, to, goes] of [
  ['https://management.azure.com/a', 'https://management.azure.com/b?c', true],
  ['https://management.azure.com/a', 'https://MANAGEMENT.azure.com:443/b', true],
  ['https://management.azure.com/a', 'https://eastus2.management.azure.com/b', true],
  ['https://management.azure.com/a', 'https://management.azure.com.attacker.example/b', false],
  ['https://management.azure.com/a', 'https://attackermanagement.azure.com/b', false],
  ['https://management.azure.com/a', 'https://management.azure.com@attacker.example/b', false],
  ['https://management.azure.com/a', 'https://management.azure.com:8443/b', false],
  ['https://management.azure.com/a', 'http://management.azure.com/b', false],
  ['https://kv.vault.azure.net/secrets', 'https://other.vault.azure.net/secrets', false],
] as const)
  test(`from ${new URL(from).host} to ${to}: ${goes ? 'goes' : 'is refused'}`, async () => {
    const policy = atHome()
    const sent: string[] = []
    const send = (url: string) => {
      const request = createPipelineRequest({ url })
      return policy.sendRequest(request, async () => {
        sent.push(url)
        return { request, status: 200, headers: createHttpHeaders() }
      })
    }
    await send(from)
    await (goes ? send(to) : assert.rejects(send(to), /sent us to/))
    assert.deepEqual(sent, goes ? [from, to] : [from])
  })
