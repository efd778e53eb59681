import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { LogsQueryClient } from '@azure/monitor-query-logs'
import fc from 'fast-check'
import { parseQuery } from '../../../src/lab/azure/logs/kql-parser.ts'
import { sentence } from '../../../src/lab/azure/logs/rows.ts'
import { Refusal } from '../../../src/lab/azure/refusal.ts'
import type { FirewallLogRow } from '../../../src/lab/parts.ts'
import { type Clients, clientsOf, location, makeFirewall, makeNetwork, makePolicy } from './recipe.ts'
import { refused } from './refused.ts'
import { makeWorld, type TestWorld } from './world.ts'

let world: TestWorld
let clients: Clients
let logs: LogsQueryClient
let workspace = ''
before(async () => {
  world = await makeWorld()
  world.azure.grant('Owner', world.identity.runner.objectId, world.subscription)
  clients = clientsOf(world)
  await makeNetwork(clients)
  await makePolicy(clients)
  await makeFirewall(clients)
  await clients.put(clients.ids.workspace, '2025-02-01', { location, properties: { sku: { name: 'PerGB2018' } } })
  workspace = ((await clients.get(clients.ids.workspace, '2025-02-01')).properties as { customerId: string }).customerId
  logs = new LogsQueryClient(world.credential)
})
after(() => world.close())

const rule = { policy: 'P', ruleCollectionGroup: 'G', ruleCollection: 'C', rule: 'R' }
const time = () => new Date().toISOString()
const application = (more: object = {}): FirewallLogRow =>
  ({
    kind: 'application',
    time: time(),
    protocol: 'HTTPS',
    sourceIp: '10.42.1.5',
    sourcePort: 4711,
    destinationPort: 443,
    fqdn: 'a.example',
    action: 'Allow',
    tlsInspected: false,
    rule,
    ...more,
  }) as FirewallLogRow
const { rule: _, ...unmatched } = application({ action: 'Deny' }) as FirewallLogRow & { rule?: unknown }
const network = (more: object = {}): FirewallLogRow =>
  ({
    kind: 'network',
    time: time(),
    protocol: 'UDP',
    sourceIp: '10.42.1.6',
    sourcePort: 123,
    destinationIp: '20.57.0.1',
    destinationPort: 123,
    action: 'Allow',
    rule,
    ...more,
  }) as FirewallLogRow

test('the old sentences follow the grammar of the real ones', () => {
  const ruled = 'Policy: P. Rule Collection Group: G. Rule Collection: C. Rule: R'
  const table: [FirewallLogRow, string][] = [
    [application(), `HTTPS request from 10.42.1.5:4711 to a.example:443. Action: Allow. ${ruled}`],
    [
      unmatched as FirewallLogRow,
      'HTTPS request from 10.42.1.5:4711 to a.example:443. Action: Deny. No rule matched. Proceeding with default action',
    ],
    [
      application({ protocol: 'HTTP', destinationPort: 80, targetUrl: 'a.example/x' }),
      `HTTP  request from 10.42.1.5:4711 to a.example:80. Url: a.example/x. Action: Allow. ${ruled}`,
    ],
    [
      application({ tlsInspected: true, targetUrl: 'a.example/x?q=1' }),
      `HTTPS request from 10.42.1.5:4711 to a.example:443. Url: a.example/x?q=1. Action: Allow. ${ruled}`,
    ],
    [{ ...unmatched, fqdn: undefined } as never, 'HTTPS request from 10.42.1.5:4711. Action: Deny. Reason: SNI TLS extension was missing.'],
    [network(), `UDP request from 10.42.1.6:123 to 20.57.0.1:123. Action: Allow. ${ruled}`],
    // As the firewall itself says it: the column ActionReason ends with a full stop, the sentence does not.
    [
      { ...unmatched, reason: 'No rule matched. Proceeding with default action.' } as never,
      'HTTPS request from 10.42.1.5:4711 to a.example:443. Action: Deny. No rule matched. Proceeding with default action',
    ],
    [
      network({ rule: undefined, action: 'Deny', protocol: 'ICMP', sourcePort: 0, destinationPort: 0 }),
      'ICMP Type=8 request from 10.42.1.6:0 to 20.57.0.1:0. Action: Deny.',
    ],
    [network({ rule: undefined, action: 'Deny', protocol: 'TCP' }), 'TCP request from 10.42.1.6:123 to 20.57.0.1:123. Action: Deny.'],
  ]
  for (const [row, expected] of table) assert.equal(sentence(row), expected)
})

const settings = (categories: string[], dedicated = true) =>
  clients.put(clients.ids.diagnostics, '2021-05-01-preview', {
    properties: {
      workspaceId: clients.ids.workspace,
      ...(dedicated ? { logAnalyticsDestinationType: 'Dedicated' } : {}),
      logs: categories.map(category => ({ category, enabled: true })),
    },
  })
const ask = async (query: string, hours = 1) => {
  const answer = await logs.queryWorkspace(workspace, query, {
    startTime: new Date(Date.now() - hours * 3_600_000),
    endTime: new Date(Date.now() + 60_000),
  })
  assert.equal(answer.status, 'Success')
  const [table] = answer.status === 'Success' ? answer.tables : []
  return (table?.rows ?? []).map(row => Object.fromEntries(row.map((value, index) => [table?.columnDescriptors[index]?.name ?? '', value])))
}

test('nothing is logged without diagnostic settings', async () => {
  world.azure.log(application({ fqdn: 'lost.example' }))
  assert.deepEqual(await ask('AZFWApplicationRule'), [])
  await refused(() => ask('AzureDiagnostics | take 1'), /BadArgumentError.*SEM0100.*Failed to resolve table/)
})

test('each category goes to its table', async () => {
  await settings(['AZFWApplicationRule', 'AzureFirewallNetworkRule'])
  world.azure.log(application({ tlsInspected: true, targetUrl: 'a.example/nonce-1' }))
  world.azure.log(network())
  const [row] = await ask(
    'AZFWApplicationRule | where TimeGenerated > ago(30m) and TargetUrl has "nonce-1" | project TimeGenerated, SourceIp, Fqdn, TargetUrl, Action, Rule, IsTlsInspected, Protocol',
  )
  assert.deepEqual(
    [row?.SourceIp, row?.Fqdn, row?.Rule, row?.IsTlsInspected, row?.Protocol],
    ['10.42.1.5', 'a.example', 'R', true, 'HTTP/1.1'],
  )
  assert.ok(row?.TimeGenerated instanceof Date)
  assert.deepEqual(await ask('AZFWNetworkRule'), [])
  assert.equal(
    (await ask('AzureDiagnostics | where Category == "AzureFirewallNetworkRule" and msg_s has_any ("10.42.1.6") | project msg_s'))[0]
      ?.msg_s,
    sentence(network()),
  )
})

test('without the destination type Dedicated the new categories land in AzureDiagnostics too', async () => {
  await settings(['AZFWApplicationRule'], false)
  world.azure.log(application({ fqdn: 'undedicated.example' }))
  assert.deepEqual(await ask('AZFWApplicationRule | where Fqdn == "undedicated.example"'), [])
  assert.equal(
    (await ask('AzureDiagnostics | where Category == "AZFWApplicationRule" | project Fqdn_s')).at(-1)?.Fqdn_s,
    'undedicated.example',
  )
})

test('the language, as far as it goes', async () => {
  await settings(['AZFWApplicationRule'])
  for (const [index, fqdn] of ['b.example', 'c.example', 'd.example'].entries())
    world.azure.log(application({ fqdn, sourcePort: index, action: index ? 'Deny' : 'Allow', rule: undefined }))
  const names = async (query: string) => (await ask(query)).map(row => row.Fqdn)
  const T = 'AZFWApplicationRule | where isempty(Rule)'
  assert.deepEqual(await names(`${T} | order by SourcePort desc`), ['d.example', 'c.example', 'b.example'])
  assert.deepEqual(await names(`${T} | sort by SourcePort asc | take 2`), ['b.example', 'c.example'])
  assert.deepEqual(await names(`${T} and Action != "Allow" and not(Fqdn startswith "c")`), ['d.example'])
  assert.deepEqual(await names(`${T} | where Fqdn in ("b.example", "c.example") or SourcePort >= 2 | distinct Fqdn`), [
    'b.example',
    'c.example',
    'd.example',
  ])
  assert.deepEqual(await names(`${T} | where Fqdn has "exam"`), [], 'has looks for whole terms')
  assert.deepEqual(await names(`${T} | where TimeGenerated < datetime(2020-01-01)`), [])
  assert.deepEqual(await ask(`${T} | summarize n = count(), denied = countif(Action == "Deny") by Protocol`), [
    { Protocol: 'HTTPS', n: 3, denied: 2 },
  ])
  assert.deepEqual(await ask(`union AZFWApplicationRule, AZFWNetworkRule | where Fqdn == 'b.example' | count`), [{ Count: 1 }])
  assert.deepEqual(
    await ask(`${T} | where Fqdn == "b.example" | project Where = strcat(Fqdn, ":", tostring(DestinationPort)) // a comment`),
    [{ Where: 'b.example:443' }],
  )
})

test('what it does not understand it refuses by name, and wrong names as the service does', async () => {
  const before = world.azure.refusals.length
  await refused(() => ask('AZFWApplicationRule | evaluate pivot(Fqdn)'), /501.*KQL operator evaluate/)
  await refused(() => ask('AZFWApplicationRule | where geo_distance(1) > 2'), /501.*KQL function geo_distance|400/)
  assert.ok(world.azure.refusals.length > before)
  await refused(() => ask('NoSuchTable | take 1'), /400.*SEM0100.*NoSuchTable/)
  await refused(() => ask('AZFWNetworkRule | where Nonsense == 1'), /400.*SEM0100.*Nonsense/)
  const failed = (text: string) => {
    try {
      parseQuery(text)
      return true
    } catch (error) {
      return error instanceof Refusal && error.status === 501
    }
  }
  fc.assert(fc.property(fc.string(), failed))
  const words = fc.constantFrom(
    'T',
    '|',
    'where',
    'A',
    '==',
    '"x"',
    'and',
    '(',
    ')',
    'project',
    ',',
    'ago',
    '1h',
    'in',
    'by',
    'order',
    '5',
    '=',
  )
  fc.assert(fc.property(fc.array(words), parts => failed(parts.join(' '))))
})

test('rows take their time, and who may not read gets none', async () => {
  world.azure.knobs.ingestionMilliseconds = 60
  world.azure.log(application({ fqdn: 'late.example' }))
  world.azure.knobs.ingestionMilliseconds = 0
  assert.deepEqual(await ask('AZFWApplicationRule | where Fqdn == "late.example"'), [])
  await new Promise(resolve => setTimeout(resolve, 80))
  assert.equal((await ask('AZFWApplicationRule | where Fqdn == "late.example"')).length, 1)
  await refused(
    () => logs.queryWorkspace('00000000-0000-4000-8000-000000000000', 'AZFWNetworkRule', { duration: 'PT1H' }),
    /404.*WorkspaceNotFoundError/,
  )
  world.azure.revoke('Owner', world.identity.runner.objectId, world.subscription)
  await refused(() => ask('AZFWNetworkRule'), /403.*InsufficientAccessError/)
})
