import assert from 'node:assert/strict'
import { test } from 'node:test'
import { predictedPrivateIp } from '../../src/plan/address.ts'
import { guidOf } from '../../src/plan/guid.ts'
import { inOrder, needsOf } from '../../src/plan/order.ts'
import { plan } from '../../src/plan/plan.ts'
import { at } from '../../src/plan/reference.ts'
import type { Json } from '../../src/plan/resource.ts'
import { select } from '../../src/plan/resources.ts'
import { byId, everythingHeld, weatherIds as ids, weather, weatherResources } from './scene.ts'

test('the firewall gets the fourth address of its subnet', () => {
  for (const [prefix, address] of [
    ['10.42.2.0/24', '10.42.2.4'],
    ['10.42.2.64/26', '10.42.2.68'],
    ['192.168.255.192/26', '192.168.255.196'],
  ] as const)
    assert.equal(predictedPrivateIp(prefix), address)
})

test('the recipe, document by document', () => {
  const resources = weatherResources()
  const cases: readonly (readonly [string, string, Json])[] = [
    [ids.vault, '/properties/enableRbacAuthorization', true],
    [
      ids.routeTable,
      '/properties/routes/0/properties',
      { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.42.2.4' },
    ],
    [ids.routeTable, '/properties/routes/1/properties/nextHopType', 'Internet'],
    [ids.network, '/properties/dhcpOptions/dnsServers', ['10.42.2.4']],
    [ids.network, '/properties/subnets/0/properties/routeTable/id', ids.routeTable],
    [ids.network, '/properties/subnets/1/name', 'AzureFirewallSubnet'],
    [ids.policy, '/properties/sku/tier', 'Premium'],
    [ids.policy, '/properties/transportSecurity/certificateAuthority/name', 'egress-intermediate'],
    [ids.policy, '/properties/dnsSettings/enableProxy', true],
    [ids.firewall, '/properties/sku', { name: 'AZFW_VNet', tier: 'Premium' }],
    [ids.firewall, '/properties/ipConfigurations/0/properties/subnet/id', ids.firewallSubnet],
    [ids.diagnostics, '/properties/logAnalyticsDestinationType', 'Dedicated'],
    [ids.cluster, '/properties/networkProfile/outboundType', 'userDefinedRouting'],
    [ids.cluster, '/properties/aadProfile/enableAzureRBAC', true],
    [ids.cluster, '/properties/addonProfiles/azureKeyvaultSecretsProvider/enabled', true],
    [ids.spotPool ?? '', '/properties/scaleSetPriority', 'Spot'],
    [
      `${ids.workloadIdentity}/federatedIdentityCredentials/weather-weather`,
      '/properties/subject',
      'system:serviceaccount:weather:weather',
    ],
  ]
  for (const [id, path, value] of cases) assert.deepEqual(at(byId(resources, id).desired, path), value, `${id} ${path}`)
})

test('what the recipe builds, each once, and nothing that needs something later', () => {
  const ordered = inOrder(weatherResources())
  const seen = new Set<string>()
  for (const resource of ordered) {
    for (const need of needsOf(resource)) assert.ok(seen.has(need), `${resource.title} comes before ${need}`)
    assert.ok(!seen.has(resource.id))
    seen.add(resource.id)
  }
})

test("pods may read the root's secret and nothing else of the vault, whose certificate's private key is a secret, too", () => {
  const resources = weatherResources()
  const ofPods = resources.filter(({ desired }) =>
    JSON.stringify(at(desired, '/properties/principalId') ?? '').includes(ids.workloadIdentity),
  )
  assert.deepEqual(
    ofPods.map(({ id, needs }) => [id.split('/providers/Microsoft.Authorization/')[0], needs]),
    [[ids.rootSecret, [ids.vault]]],
  )
  assert.match(ids.rootSecret, /\/vaults\/kv-weather-egress\/secrets\/egress-root$/)
})

test('rule groups are written before the firewall carries the policy, and one at a time', () => {
  const resources = weatherResources()
  const groups = resources.filter(({ id }) => id.includes('/ruleCollectionGroups/'))
  assert.equal(groups.length, 2)
  for (const group of groups) {
    assert.ok(byId(resources, ids.firewall).needs.includes(group.id))
    assert.equal(group.exclusive, ids.policy)
  }
})

test('without a CA nothing that was to be inspected passes', () => {
  const spec = weather()
  const resources = weatherResources({ ca: undefined as never }, spec)
    .map(({ desired }) => JSON.stringify(desired))
    .join('\n')
  assert.ok(!resources.includes('AllowWeatherService'))
  assert.ok(!resources.includes('"terminateTLS":true'))
  assert.ok(!resources.includes('transportSecurity'))
  const denied = byId(weatherResources({ ca: undefined as never }), ids.ruleCollectionGroup('application'))
  const rule = at(denied.desired, '/properties/ruleCollections/0/rules/0')
  assert.deepEqual([at(rule, '/targetFqdns'), at(rule, '/targetUrls')], [['dataservice.accuweather.com'], []])
})

test('each log schema asks for its own categories', () => {
  const categories = (tables: 'structured' | 'legacy' | 'both') =>
    (
      at(
        byId(weatherResources({}, { ...weather(), logs: { ...weather().logs, tables } }), ids.diagnostics).desired,
        '/properties/logs',
      ) as { category: string }[]
    ).map(({ category }) => category)
  assert.ok(categories('structured').every(name => name.startsWith('AZFW')))
  assert.ok(categories('legacy').every(name => name.startsWith('AzureFirewall')))
  assert.equal(categories('both').length, categories('structured').length + categories('legacy').length)
})

test("the authorized ranges are the operators' and the firewall's own; none stay none", () => {
  const ranges = at(byId(weatherResources(), ids.cluster).desired, '/properties/apiServerAccessProfile/authorizedIPRanges') as Json[]
  assert.deepEqual(ranges[0], '198.51.100.7/32')
  assert.deepEqual(ranges[1], { $from: ids.publicIps[0], path: '/properties/ipAddress', append: '/32' })
  const open = weatherResources({}, { ...weather(), cluster: { ...weather().cluster, authorizedIpRanges: [] } })
  assert.equal(at(byId(open, ids.cluster).desired, '/properties/apiServerAccessProfile'), undefined)
})

test('an action owns its parts and only reads what they stand on', () => {
  const { owned, assumed } = select(weatherResources(), ['base', 'cluster', 'share'])
  assert.ok(owned.every(({ part }) => ['base', 'cluster', 'share'].includes(part ?? '')))
  const titles = assumed.map(({ id }) => id)
  for (const id of [ids.network, ids.routeTable, ids.firewall, ids.vault, ids.publicIps[0], ids.workspace])
    assert.ok(titles.includes(id ?? ''), id)
})

test('what was made as desired needs no change, whatever the service adds', () => {
  const resources = weatherResources()
  const changes = plan(resources, everythingHeld(resources))
  assert.deepEqual(
    changes.filter(({ action }) => action !== 'none').map(({ resource, differs }) => [resource.title, differs]),
    [],
  )
})

test('a resource that failed is written again although nothing differs', () => {
  const resources = weatherResources()
  const held = everythingHeld(resources)
  const firewall = held.get(ids.firewall) as { readonly [key: string]: Json }
  held.set(ids.firewall, {
    ...firewall,
    properties: { ...(firewall.properties as { readonly [key: string]: Json }), provisioningState: 'Failed' },
  })
  const changed = plan(resources, held).filter(({ action }) => action !== 'none')
  assert.deepEqual(
    changed.map(({ resource, differs }) => [resource.id, differs]),
    [[ids.firewall, [{ path: '/properties/provisioningState', desired: 'Succeeded', current: 'Failed' }]]],
  )
})

test('names of grants are GUIDs, always the same for the same grant and different for others', () => {
  assert.equal(guidOf('a'), guidOf('a'))
  assert.match(guidOf('a'), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  const many = new Set(Array.from({ length: 2000 }, (_, index) => guidOf(`scope${index}`)))
  assert.equal(many.size, 2000)
})
