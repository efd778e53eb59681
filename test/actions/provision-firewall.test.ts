import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { importCa } from '../../src/actions/import-ca.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { at } from '../../src/plan/reference.ts'
import type { Json } from '../../src/plan/resource.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import { type Emulated, emulate, subscriptionId } from '../azure/emulated.ts'
import { otherClient } from '../azure/other-client.ts'
import { weatherIds as ids } from '../plan/scene.ts'

let lab: Emulated
before(async () => {
  lab = await emulate()
})
after(() => lab.close())
beforeEach(() => lab.forget())

const resource = (id: string): Json => {
  const found = Object.entries(lab.azure.resources()).find(([key]) => key.toLowerCase() === id.toLowerCase())
  assert.ok(found, `${id} does not exist`)
  return found[1] as Json
}
const routeTable = async (): Promise<Json> =>
  (await (await otherClient()).getById(ids.routeTable.slice(1), '2024-10-01')) as unknown as Json
const spoilRoutes = async (routes: readonly Json[] = []) => {
  await (await otherClient()).createOrUpdateById(ids.routeTable.slice(1), '2024-10-01', {
    location: 'eastus2',
    tags: { service: 'weather', owner: 'somebody' },
    properties: { routes },
  })
  lab.forget()
}
const inspecting = () => JSON.stringify(resource(ids.ruleCollectionGroup('application'))).includes('"terminateTLS":true')

test('a resource group in another region keeps its location, and everything in it is where the spec says', async () => {
  const elsewhere = await emulate()
  try {
    const { ResourceManagementClient } = await import('@azure/arm-resources')
    const { DefaultAzureCredential } = await import('@azure/identity')
    const groups = new ResourceManagementClient(new DefaultAzureCredential(), subscriptionId).resourceGroups
    await groups.createOrUpdate('rg-weather', { location: 'westeurope', tags: { theirs: 'yes' } })
    const { report } = await elsewhere.run(provisionFirewall)
    assert.equal(report.result, 'pass', report.headline)
    const { location, tags } = await groups.get('rg-weather')
    assert.deepEqual([location, tags?.theirs, tags?.service], ['westeurope', 'yes', 'weather'])
    assert.equal((await elsewhere.run(provisionFirewall, { mode: 'plan' })).outputs.changed, 'false')
  } finally {
    await elsewhere.close()
  }
})

test('a dry run tells everything and changes nothing', async () => {
  const { report, outputs } = await lab.run(provisionFirewall, { mode: 'plan' })
  assert.match(report.comparison?.headline ?? '', /^No policy yet, everything is new: flows change: newly allowed \(\d+\)/)
  assert.deepEqual(lab.calls('PUT', 'POST', 'DELETE', 'PATCH'), [])
  assert.equal(report.result, 'pass')
  assert.ok(report.outcomes.every(({ result }) => result === 'planned'))
  assert.equal(JSON.parse(outputs.plan ?? '').length, report.outcomes.length)
  assert.equal(outputs.changed, 'true')
})

test('before there is a CA: everything else is made, closed for what is to be inspected, and it says so', async () => {
  const { report, outputs, state } = await lab.run(provisionFirewall)
  assert.equal(report.result, 'pass')
  assert.equal(outputs['private-ip'], '10.42.2.4')
  assert.deepEqual(JSON.parse(outputs['public-ips'] ?? ''), [at(resource(ids.publicIps[0] ?? ''), '/properties/ipAddress')])
  assert.match(report.findings[0]?.message ?? '', /inspects no TLS.*AllowWeatherService/)
  assert.equal(at(resource(ids.policy), '/properties/transportSecurity'), undefined)
  assert.ok(!inspecting())
  assert.deepEqual(
    lab.seen.routes.map(({ prefix, nextHop }) => `${prefix} ${nextHop.type}`),
    ['0.0.0.0/0 VirtualAppliance', `${at(resource(ids.publicIps[0] ?? ''), '/properties/ipAddress')}/32 Internet`],
  )
  assert.ok(
    Object.keys(state).length > 0 && Object.values(state).every(url => url === ''),
    'every operation was saved, and marked as ended',
  )
})

test('the CA comes later: the policy and its rules follow, and the price is told', async () => {
  const { report, outputs } = await lab.run(importCa)
  assert.equal(report.result, 'pass')
  assert.equal(at(resource(ids.policy), '/properties/transportSecurity/certificateAuthority/keyVaultSecretId'), outputs['secret-id'])
  assert.ok(inspecting())
  assert.match(report.facts.find(({ name }) => name.startsWith('Second update'))?.value ?? '', /2 updates .* about 4 minutes each/)
  assert.deepEqual(
    lab.calls('PUT').filter(call => /firewall|rule/i.test(call)),
    ['PUT firewallPolicies/afwp-weather', 'PUT ruleCollectionGroups/application'],
  )
  assert.ok(lab.seen.firewall?.policy.certificateAuthority, 'the firewall inspects')
})

test('a run that changes nothing reads each resource once and writes nothing', async () => {
  const { report, outputs } = await lab.run(provisionFirewall)
  assert.deepEqual(lab.calls('PUT', 'POST', 'DELETE', 'PATCH'), [])
  assert.ok(
    lab.calls('GET').length <= 1.2 * report.outcomes.length,
    `${lab.calls('GET').length} reads for ${report.outcomes.length} resources`,
  )
  assert.equal(outputs.changed, 'false')
  assert.ok(report.outcomes.every(({ result }) => result === 'unchanged'))
})

test('a dry run says which flows it would change, and what stays that no spec declares', async () => {
  const same = await lab.run(provisionFirewall, { mode: 'plan' })
  assert.equal(same.report.comparison?.headline, 'Against the policy that is deployed: no flow changes')
  assert.deepEqual(same.report.findings, [])

  const { bareSpec } = await import('./bare-spec.ts')
  const spec = bareSpec(document => document.setIn(['firewall', 'threatIntelMode'], 'Deny'))
  const bare = await lab.run(provisionFirewall, { mode: 'plan', spec: spec.file })
  spec.remove()
  assert.match(bare.report.comparison?.headline ?? '', /threat intelligence|no flow changes by rules/)

  const group = `${ids.policy}/ruleCollectionGroups/by-hand`.slice(1)
  const resources = await otherClient()
  await resources.createOrUpdateById(group, '2024-10-01', {
    properties: {
      priority: 100,
      ruleCollections: [
        {
          ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
          name: 'open',
          priority: 100,
          action: { type: 'Allow' },
          rules: [
            {
              ruleType: 'NetworkRule',
              name: 'everything',
              ipProtocols: ['Any'],
              sourceAddresses: ['*'],
              destinationAddresses: ['*'],
              destinationPorts: ['*'],
            },
          ],
        },
      ],
    },
  } as never)
  lab.forget()
  const { report, outputs } = await lab.run(provisionFirewall, { mode: 'plan' })
  assert.deepEqual(lab.calls('PUT', 'POST', 'DELETE', 'PATCH'), [])
  assert.equal(outputs['undeclared'], '["by-hand"]')
  assert.equal(outputs['changed'], 'false')
  const meant = await lab.run(provisionFirewall, { mode: 'plan', known: 'elsewhere, By-Hand' })
  assert.equal(meant.outputs['undeclared'], '[]')
  assert.match(
    report.findings[0]?.message ?? '',
    /has the rule collection group "by-hand", which .*egress\.yaml does not declare\. It stays/,
  )
  assert.match(report.comparison?.headline ?? '', /: no flow changes$/, 'applying would not close what was opened by hand')
  const summary = toMarkdown(report)
  assert.match(summary, /\n### Flows\n\n#### ✅ Egress: no flow changes\n/)

  const denied = { error: { code: 'AuthorizationFailed', message: 'may not list groups' } }
  lab.azure.knobs.faults = {
    seed: 1,
    rules: [{ match: /GET .*\/ruleCollectionGroups\?/, times: 9, fault: { kind: 'wrong', status: 403, body: denied } }],
  }
  const blind = await lab.run(provisionFirewall, { mode: 'plan' })
  lab.azure.knobs.faults = { seed: 1, rules: [] }
  assert.equal(blind.report.comparison, undefined)
  assert.equal(blind.outputs['undeclared'], '', 'not known is not none')
  assert.match(blind.report.findings[0]?.message ?? '', /^Which flows this changes is not known, .*AuthorizationFailed/)
  await resources.beginDeleteByIdAndWait(group, '2024-10-01')
})

test('a route past the firewall that nobody declared is told by a plan; one that leads nowhere is not', async () => {
  const around = { name: 'around', properties: { addressPrefix: '203.0.113.0/24', nextHopType: 'Internet' } }
  const { properties } = (await routeTable()) as unknown as { properties: { routes: (typeof around)[] } }
  const { routes } = properties
  await spoilRoutes([...routes.map(({ name, properties }) => ({ name, properties })), around])
  const { report, outputs } = await lab.run(provisionFirewall, { mode: 'plan' })
  assert.equal(outputs['undeclared'], '["around"]')
  assert.match(
    report.findings.map(({ message }) => message).join('\n'),
    /rt-weather has the route "around", which .*egress\.yaml does not stand for: 203\.0\.113\.0\/24 leads past the firewall, to Internet/,
  )
  await spoilRoutes(routes.map(({ name, properties }) => ({ name, properties })))
})

test('what somebody changed by hand is put right, and what others added stays', async () => {
  await spoilRoutes([
    { name: 'to-firewall', properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' } },
    { name: 'theirs', properties: { addressPrefix: '10.9.0.0/16', nextHopType: 'None' } },
  ])
  const { report } = await lab.run(provisionFirewall)
  assert.deepEqual(lab.calls('PUT'), ['PUT routeTables/rt-weather'])
  const table = await routeTable()
  const routes = at(table, '/properties/routes') as { name: string; properties: { nextHopType: string } }[]
  assert.deepEqual(routes.map(({ name, properties }) => `${name} ${properties.nextHopType}`).sort(), [
    'firewall-public-ip-pip-weather Internet',
    'theirs None',
    'to-firewall VirtualAppliance',
  ])
  assert.deepEqual(at(table, '/tags'), { service: 'weather', owner: 'somebody' })
  assert.deepEqual(
    report.outcomes.filter(({ result }) => result === 'applied').map(({ change }) => change.differs.map(({ path }) => path)),
    [
      [
        '/properties/routes/to-firewall/properties/nextHopType',
        '/properties/routes/to-firewall/properties/nextHopIpAddress',
        '/properties/routes/firewall-public-ip-pip-weather',
      ],
    ],
  )
})

// A connection that dies is not among the exchanges that are counted.
for (const [name, match, fault, puts] of [
  ['throttled, with a date', /PUT .*routeTables/, { kind: 'throttled', retryAfter: { milliseconds: 60 } }, 2],
  ['throttled, with zero seconds', /PUT .*routeTables/, { kind: 'throttled', retryAfter: 0 }, 2],
  ['a poll is throttled', /GET .*operations/, { kind: 'throttled', retryAfter: { milliseconds: 60 } }, 1],
  ['the connection dies before the write is seen', /PUT .*routeTables/, { kind: 'reset', when: 'before' }, 1],
  ['the connection dies after the write was accepted', /PUT .*routeTables/, { kind: 'reset', when: 'after' }, 1],
  ['a write that was accepted is answered with 504', /PUT .*routeTables/, { kind: 'wrong', status: 504, accepted: true }, 1],
  [
    'another operation is on',
    /PUT .*routeTables/,
    {
      kind: 'wrong',
      status: 429,
      body: { error: { code: 'AnotherOperationInProgress', message: 'Another operation on this or dependent resource is in progress.' } },
    },
    2,
  ],
  [
    'the token is refused in the middle',
    /GET .*operations/,
    { kind: 'wrong', status: 401, body: { error: { code: 'ExpiredAuthenticationToken', message: 'The access token has expired.' } } },
    1,
  ],
  ['a read fails once', /GET .*routeTables/, { kind: 'wrong', status: 503 }, 1],
] as const)
  test(`fault: ${name}: one resource in the end`, async () => {
    await spoilRoutes()
    lab.azure.knobs.faults = { seed: 1, rules: [{ match, times: 1, fault }] }
    const { report } = await lab.run(provisionFirewall)
    lab.azure.knobs.faults = { seed: 1, rules: [] }
    assert.equal(report.result, 'pass', report.headline)
    assert.equal(lab.calls('PUT').filter(call => call.includes('routeTables')).length, puts)
    assert.equal((at(await routeTable(), '/properties/routes') as Json[]).length, 2)
  })

test('an operation that fails says why in one line, what stands on it is skipped, and a rerun goes on', async () => {
  await spoilRoutes()
  lab.azure.knobs.faults = {
    seed: 1,
    rules: [
      { match: /PUT .*routeTables/, times: 1, fault: { kind: 'failing-operation', code: 'QuotaExceeded', message: 'no more routes' } },
    ],
  }
  const failed = await lab.run(provisionFirewall)
  lab.azure.knobs.faults = { seed: 1, rules: [] }
  assert.equal(failed.report.result, 'fail')
  const [outcome] = failed.report.outcomes.filter(({ result }) => result === 'failed')
  assert.ok(outcome?.result === 'failed' && 'code' in outcome.fault)
  assert.deepEqual([outcome.fault.code, outcome.fault.message], ['QuotaExceeded', 'no more routes'])
  assert.deepEqual(
    failed.report.outcomes.filter(({ result }) => result === 'skipped').map(({ change }) => change.resource.title),
    ['virtual network vnet-weather'],
  )
  const again = await lab.run(provisionFirewall)
  assert.equal(again.report.result, 'pass', again.report.headline)
})

test('what else a spec changes in the policy is not for import-ca to write', async () => {
  const { bareSpec } = await import('./bare-spec.ts')
  const spec = bareSpec(document => document.setIn(['firewall', 'threatIntelMode'], 'Deny'))
  try {
    lab.forget()
    const { report, outputs } = await lab.run(importCa, { spec: spec.file })
    assert.equal(report.result, 'pass')
    assert.equal(outputs.changed, 'false')
    assert.deepEqual(lab.calls('PUT', 'PATCH', 'DELETE'), [])
    assert.equal(at(resource(ids.policy), '/properties/threatIntelMode'), 'Alert')
  } finally {
    spec.remove()
  }
})

test('a grant that somebody made by hand, under another name, is the grant: nothing is to be made', async () => {
  const [ours, { properties }] = Object.entries(lab.azure.resources()).find(
    ([id, body]) => id.startsWith(`${ids.vault}/`) && /4633458b-17de-408a-b874-0445c86b69e6/.test(JSON.stringify(body)),
  ) as [string, { properties: { roleDefinitionId: string; principalId: string } }]
  const { roleDefinitionId, principalId } = properties
  const byHand = ours.replace(/[^/]+$/, 'aaaaaaaa-0000-4000-8000-000000000001')
  const put = async (role: string) =>
    (await otherClient()).createOrUpdateById(byHand.slice(1), '2022-04-01', {
      properties: { roleDefinitionId: roleDefinitionId.replace(/[^/]+$/, role), principalId, principalType: 'ServicePrincipal' },
    } as never)
  const differs = async () => {
    const { report } = await lab.run(provisionFirewall, { mode: 'plan' })
    return report.outcomes.flatMap(({ result, change }) => (result === 'planned' ? [change.resource.title] : []))
  }
  await (await otherClient()).deleteById(ours.slice(1), '2022-04-01')
  // Another role is another grant.
  await put('4d97b98b-1d4f-4787-a291-c67834d212e7')
  assert.deepEqual(await differs(), ['role "Key Vault Secrets User" for identity id-weather-firewall on key vault kv-weather-egress'])
  await (await otherClient()).deleteById(byHand.slice(1), '2022-04-01')
  await put('4633458b-17de-408a-b874-0445c86b69e6')
  assert.deepEqual(await differs(), [])
  lab.forget()
  assert.equal((await lab.run(provisionFirewall)).outputs.changed, 'false')
  assert.deepEqual(lab.calls('PUT', 'DELETE', 'PATCH'), [])

  const refused = { kind: 'wrong', status: 403, body: { error: { code: 'AuthorizationFailed', message: 'may not list' } } } as const
  lab.azure.knobs.faults = { seed: 1, rules: [{ match: /GET .*roleAssignments\?.*filter/, fault: refused }] }
  const blind = await lab.run(provisionFirewall)
  lab.azure.knobs.faults = { seed: 1, rules: [] }
  assert.equal(blind.report.result, 'pass', 'who may not look is told by Azure that it exists')
})

test('a policy that Azure Firewall for Containers manages is written by nobody else, whichever action', async () => {
  const body = { ...(resource(ids.policy) as object), properties: { afcManaged: true, provisioningState: 'Succeeded' } }
  lab.azure.knobs.faults = {
    seed: 1,
    rules: [{ match: /GET .*firewallPolicies\/afwp-weather\?/, fault: { kind: 'wrong', status: 200, body } }],
  }
  for (const mode of ['plan', 'apply'])
    for (const action of [provisionFirewall, importCa])
      await assert.rejects(lab.run(action as typeof importCa, { mode }), (error: { code?: string }) => error.code === 'ManagedPolicy')
  lab.azure.knobs.faults = { seed: 1, rules: [] }
  const writes = lab.pairs.filter(({ request }) => !['GET', 'HEAD'].includes(request.method) && !/login\.|oauth2/.test(request.url))
  assert.deepEqual(writes, [], 'no vault either')
})

test('a missing permission names the role and where to grant it', async () => {
  const scope = `/subscriptions/${subscriptionId}`
  const runner = '33333333-3333-4333-8333-333333333333'
  lab.azure.revoke('Contributor', runner, scope)
  lab.azure.grant('Reader', runner, scope)
  try {
    const changed = await lab.run(provisionFirewall, { spec: 'examples/weather/egress.yaml' })
    assert.equal(changed.report.result, 'pass', 'reading is enough when nothing differs')
    const { bareSpec } = await import('./bare-spec.ts')
    const spec = bareSpec(document => document.setIn(['firewall', 'threatIntelMode'], 'Deny'))
    const { report } = await lab.run(provisionFirewall, { spec: spec.file })
    spec.remove()
    const [outcome] = report.outcomes.filter(({ result }) => result === 'failed')
    assert.ok(outcome?.result === 'failed' && 'advice' in outcome.fault)
    assert.match(
      String(outcome.fault.advice),
      /principal 33333333-.*"Network Contributor" on \/subscriptions\/.*firewallPolicies\/afwp-weather/,
    )
  } finally {
    lab.azure.revoke('Reader', runner, scope)
    lab.azure.grant('Contributor', runner, scope)
  }
})

test('nothing was asked for that is not emulated', () => assert.deepEqual(lab.azure.refusals, []))
