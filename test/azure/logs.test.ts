import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { queryFirewallLog } from '../../src/azure/logs.ts'
import { KnownFaultError } from '../../src/report/fault.ts'
import { type Emulated, emulate } from './emulated.ts'

let lab: Emulated
let workspace = ''
const begin = new Date(Date.now() - 60_000)
const rule = { policy: 'afwp-weather', ruleCollectionGroup: 'application', ruleCollection: 'aks-application', rule: 'AllowWeatherService' }
const ask = async (sources: readonly string[] = []) =>
  queryFirewallLog(
    workspace,
    new (await import('@azure/identity')).DefaultAzureCredential(),
    { since: begin, sources },
    AbortSignal.timeout(10_000),
  )

before(async () => {
  lab = await emulate()
  const { outputs } = await lab.run(provisionFirewall)
  workspace = outputs['workspace-id'] ?? ''
})
after(() => lab.close())

test('an empty log is no row, and tables that do not exist yet are no failure', async () => assert.deepEqual(await ask(['10.42.1.4']), []))

test('what the firewall logs is read from both schemas, of the pods that were asked for only', async () => {
  const time = new Date().toISOString()
  const base = { time, sourcePort: 5123, destinationPort: 443, action: 'Allow' } as const
  lab.azure.log({
    ...base,
    kind: 'application',
    protocol: 'HTTPS',
    sourceIp: '10.42.1.4',
    fqdn: 'dataservice.accuweather.com',
    targetUrl: 'dataservice.accuweather.com/locations/v1?q=a. b',
    tlsInspected: true,
    rule,
  })
  lab.azure.log({
    ...base,
    kind: 'application',
    protocol: 'HTTPS',
    sourceIp: '10.42.1.40',
    fqdn: 'mcr.microsoft.com',
    tlsInspected: false,
    rule,
  })
  lab.azure.log({
    ...base,
    kind: 'application',
    protocol: 'HTTPS',
    sourceIp: '10.42.1.4',
    action: 'Deny',
    tlsInspected: false,
    reason: 'SNI TLS extension was missing.',
  })
  lab.azure.log({
    ...base,
    kind: 'network',
    protocol: 'UDP',
    sourceIp: '10.42.1.4',
    destinationIp: '91.189.91.157',
    destinationPort: 123,
    rule: { ...rule, ruleCollectionGroup: 'network', ruleCollection: 'aks-network', rule: 'time' },
  })
  const rows = await ask(['10.42.1.4'])
  const short = rows
    .map(({ table, kind, target, action, tlsInspected, url, rule: by }) => [table, kind, target, action, tlsInspected, url, by].join(' '))
    .sort()
  const url = 'dataservice.accuweather.com/locations/v1?q=a. b'
  assert.deepEqual(
    short,
    [
      `AZFWApplicationRule application dataservice.accuweather.com Allow true ${url} AllowWeatherService`,
      'AZFWApplicationRule application  Deny false  ',
      'AZFWNetworkRule network 91.189.91.157 Allow false  time',
      `AzureDiagnostics application dataservice.accuweather.com Allow true ${url} AllowWeatherService`,
      'AzureDiagnostics application  Deny false  ',
      'AzureDiagnostics network 91.189.91.157 Allow false  time',
    ].sort(),
  )
})

test('a part of an answer is no answer', async () => {
  const body = {
    tables: [{ name: 'PrimaryResult', columns: [], rows: [] }],
    error: { code: 'PartialError', message: 'There were some errors when processing your query.', details: [] },
  }
  lab.azure.knobs.faults = { seed: 1, rules: [{ match: /POST api\.loganalytics\.io/, fault: { kind: 'wrong', status: 200, body } }] }
  await assert.rejects(ask(), (error: unknown) => error instanceof KnownFaultError && error.code === 'PartialLogs')
  lab.azure.knobs.faults = { seed: 1, rules: [] }
})

test('nothing was asked for that is not emulated', () => assert.deepEqual(lab.azure.refusals, []))
