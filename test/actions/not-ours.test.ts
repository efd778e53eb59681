/** What others put beside, into or around the documents of a spec: it is told where it decides which way traffic goes, and never lost. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { deployAks } from '../../src/actions/deploy-aks.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { at } from '../../src/plan/reference.ts'
import type { Json } from '../../src/plan/resource.ts'
import type { Emulated } from '../azure/emulated.ts'
import { otherClient } from '../azure/other-client.ts'
import { weatherIds as ids } from '../plan/scene.ts'
import { bareSpec } from './bare-spec.ts'
import { provisioned } from './provisioned.ts'

type Document = { readonly location: string; readonly tags?: Json; readonly identity?: Json; readonly properties: Record<string, Json> }

let lab: Emulated
const spec = bareSpec()
const provision = (more = {}) => lab.run(provisionFirewall, { spec: spec.file, ...more })
before(async () => {
  lab = await provisioned(spec.file)
})
after(async () => {
  await lab.close()
  spec.remove()
})
beforeEach(() => lab.forget())

const versions = { ContainerService: '2025-07-01', ContainerRegistry: '2025-04-01', 'Microsoft.Storage': '2025-01-01' }
const versionOf = (id: string) => Object.entries(versions).find(([provider]) => id.includes(provider))?.[1] ?? '2024-10-01'
const read = async (id: string): Promise<Document> =>
  (await (await otherClient()).getById(id.slice(1), versionOf(id))) as unknown as Document
/** Somebody else writes the document, with these properties changed. */
const byHand = async (id: string, change: (properties: Record<string, Json>) => Record<string, Json>): Promise<void> => {
  const { location, tags, identity, properties } = await read(id)
  const body = { location, tags, identity, properties: change(properties) }
  await (await otherClient()).createOrUpdateById(id.slice(1), versionOf(id), body as never)
  lab.forget()
}
const remove = async (id: string) => {
  await (await otherClient()).beginDeleteByIdAndWait(id.slice(1), '2024-10-01')
  lab.forget()
}
const messages = ({ report }: Awaited<ReturnType<typeof provision>>) => report.findings.map(({ message }) => message).join('\n')

test('applying tells what decides traffic and stands in no spec, and does not say that all is as declared', async () => {
  const before = await provision()
  assert.equal(before.report.headline, 'Nothing to do: everything is as declared.')
  assert.equal(before.outputs['undeclared'], '[]')
  const group = `${ids.policy}/ruleCollectionGroups/by-hand`
  await (await otherClient()).createOrUpdateById(group.slice(1), '2024-10-01', {
    properties: { priority: 100, ruleCollections: [] },
  } as never)
  await byHand(ids.routeTable, properties => ({
    ...properties,
    routes: [...(properties.routes as Json[]), { name: 'around', properties: { addressPrefix: '0.0.0.0/1', nextHopType: 'Internet' } }],
  }))
  const ran = await provision()
  assert.deepEqual(lab.calls('PUT', 'POST', 'DELETE', 'PATCH'), [])
  assert.equal(ran.outputs['undeclared'], '["by-hand","around"]')
  assert.match(messages(ran), /rule collection group "by-hand", which .* does not declare\. It stays, and decides flows/)
  assert.match(messages(ran), /route "around", which .* does not stand for: 0\.0\.0\.0\/1 leads past the firewall, to Internet/)
  assert.doesNotMatch(ran.report.headline, /everything is as declared/)
  assert.equal((await provision({ known: 'by-hand, around' })).outputs['undeclared'], '[]')
  await remove(group)
  await remove(`${ids.routeTable}/routes/around`)
})

test('a base policy outlives a write of the policy, as is said of it', async () => {
  const base = `${ids.group}/providers/Microsoft.Network/firewallPolicies/afwp-company`
  const { location } = await read(ids.policy)
  await (await otherClient()).createOrUpdateById(base.slice(1), '2024-10-01', {
    location,
    properties: { sku: { tier: 'Premium' }, threatIntelMode: 'Off' },
  } as never)
  await byHand(ids.policy, properties => ({ ...properties, basePolicy: { id: base }, threatIntelMode: 'Off' }))
  const ran = await provision()
  assert.deepEqual(lab.calls('PUT'), ['PUT firewallPolicies/afwp-weather'])
  assert.equal(at((await read(ids.policy)) as never, '/properties/basePolicy/id'), base)
  assert.equal(ran.outputs['undeclared'], '["afwp-company"]')
  assert.match(messages(ran), /base policy "afwp-company", which .* does not know\. It stays/)
  await byHand(ids.policy, ({ basePolicy: _, ...properties }) => properties)
  await remove(base)
})

for (const [what, properties] of [
  ['an allowlist of threat intelligence', { threatIntelWhitelist: { ipAddresses: ['203.0.113.9'], fqdns: ['*.evil.example'] } }],
  ['private ranges of address translation', { snat: { privateRanges: ['0.0.0.0/0'] } }],
] as const)
  test(`${what} that the spec does not declare is a difference, and is taken away`, async () => {
    await byHand(ids.policy, before => ({ ...before, ...(properties as unknown as Record<string, Json>) }))
    const planned = await provision({ mode: 'plan' })
    assert.equal(planned.outputs['changed'], 'true')
    await provision()
    const [name = ''] = Object.keys(properties)
    assert.equal(at((await read(ids.policy)) as never, `/properties/${name}`), undefined)
    assert.equal((await provision({ mode: 'plan' })).outputs['changed'], 'false')
  })

test('what the service itself fills in is no difference', async () => {
  await byHand(ids.policy, before => ({
    ...before,
    threatIntelWhitelist: { ipAddresses: [], fqdns: [] },
    snat: { privateRanges: ['IANAPrivateRanges'] },
  }))
  assert.equal((await provision({ mode: 'plan' })).outputs['changed'], 'false')
})

test('private ranges of IDPS that the spec does not declare turn signatures away from what leaves', async () => {
  await byHand(ids.policy, before => {
    const detection = before.intrusionDetection as { configuration: Record<string, Json> }
    return {
      ...before,
      intrusionDetection: { ...detection, configuration: { ...detection.configuration, privateRanges: ['0.0.0.0/0'] } } as Json,
    }
  })
  const { report } = await provision()
  assert.deepEqual(
    report.outcomes.flatMap(({ change }) => change.differs.map(({ path }) => path)),
    ['/properties/intrusionDetection/configuration/privateRanges'],
  )
  assert.equal(at((await read(ids.policy)) as never, '/properties/intrusionDetection/configuration/privateRanges'), undefined)
})

test('service endpoints of the subnet lead past the firewall, whatever the route table says', async () => {
  await byHand(ids.network, properties => ({
    ...properties,
    subnets: (properties.subnets as { name: string; properties: Record<string, Json> }[]).map(({ name, properties }) => ({
      name,
      properties: { ...properties, ...(name === 'aks-subnet' ? { serviceEndpoints: [{ service: 'Microsoft.Storage' }] } : {}) },
    })) as Json,
  }))
  const ran = await provision({ mode: 'plan' })
  assert.equal(ran.outputs['undeclared'], '["Microsoft.Storage"]')
  assert.match(messages(ran), /aks-subnet has the service endpoint "Microsoft\.Storage".* past the firewall/)
  assert.equal((await provision({ mode: 'plan', known: 'microsoft.storage' })).outputs['undeclared'], '[]')
  await byHand(ids.network, properties => ({
    ...properties,
    subnets: (properties.subnets as { name: string; properties: Record<string, Json> }[]).map(({ name, properties }) => {
      const { serviceEndpoints: _, ...rest } = properties
      return { name, properties: rest }
    }) as Json,
  }))
})

for (const [what, id, properties, spoil] of [
  [
    'a route table that takes no routes of gateways',
    ids.routeTable,
    { disableBgpRoutePropagation: true },
    (before: Record<string, Json>) => ({ ...before, routes: [] }),
  ],
  [
    'a network with a flow timeout and BGP communities',
    ids.network,
    { flowTimeoutInMinutes: 7, bgpCommunities: { virtualNetworkCommunity: '12076:20000' } },
    (before: Record<string, Json>) => ({ ...before, dhcpOptions: { dnsServers: ['8.8.8.8'] } }),
  ],
  [
    'a firewall that scales ahead and logs more',
    ids.firewall,
    { autoscaleConfiguration: { minCapacity: 4 }, additionalProperties: { 'Network.RouteServerInfo.RouteServerID': 'x' } },
    (before: Record<string, Json>) => {
      const { firewallPolicy: _, ...rest } = before
      return rest
    },
  ],
  [
    'a registry that is closed to the internet',
    ids.registry ?? '',
    { publicNetworkAccess: 'Disabled' },
    (before: Record<string, Json>) => ({ ...before, adminUserEnabled: true }),
  ],
  [
    'a storage account that lets only some networks in',
    ids.storage ?? '',
    { networkAcls: { bypass: 'AzureServices', defaultAction: 'Deny', ipRules: [], virtualNetworkRules: [] } },
    (before: Record<string, Json>) => ({ ...before, minimumTlsVersion: 'TLS1_0' }),
  ],
  [
    'a cluster without local accounts',
    ids.cluster,
    { disableLocalAccounts: true, autoUpgradeProfile: { upgradeChannel: 'patch' } },
    (before: Record<string, Json>) => ({ ...before, addonProfiles: {} }),
  ],
] as const)
  test(`${what} stays so when something else of it is put right`, async () => {
    await byHand(id, before => spoil({ ...before, ...(properties as unknown as Record<string, Json>) }))
    const { report } = !id.includes('Microsoft.Network')
      ? await lab.run(deployAks, { spec: spec.file })
      : await lab.run(provisionFirewall, { spec: spec.file })
    assert.equal(report.result, 'pass', report.headline)
    assert.deepEqual(lab.calls('PUT'), [`PUT ${id.split('/').slice(-2).join('/')}`])
    const now = await read(id)
    for (const [name, value] of Object.entries(properties)) assert.deepEqual(now.properties[name], value, name)
  })

test('a node pool in a subnet that nobody routes to the firewall is told', async () => {
  const subnet = `${ids.network}/subnets/by-hand`
  const pool = `${ids.cluster}/agentPools/byhand`
  const resources = await otherClient()
  await resources.createOrUpdateById(subnet.slice(1), '2024-10-01', { properties: { addressPrefix: '10.42.9.0/24' } } as never)
  await resources.createOrUpdateById(pool.slice(1), '2025-07-01', { properties: { mode: 'User', count: 1, vnetSubnetID: subnet } } as never)
  for (const mode of ['plan', 'apply']) {
    const { report } = await lab.run(deployAks, { spec: spec.file, mode })
    assert.match(
      report.findings.map(({ message }) => message).join('\n'),
      /node pool "byhand" stands in .*\/subnets\/by-hand, not in aks-subnet: nothing says that its egress passes the firewall/,
    )
  }
})

test('nothing was asked for that is not emulated', () => assert.deepEqual(lab.azure.refusals, []))
