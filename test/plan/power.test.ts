import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { apply } from '../../src/plan/apply.ts'
import { asItStands } from '../../src/plan/as-it-stands.ts'
import { type FirewallState, foreignIn, fromTags, isStateTag, toTags } from '../../src/plan/firewall-state.ts'
import { plan } from '../../src/plan/plan.ts'
import { allocatedFirewall, clusterPower, deallocatedFirewall, privateIpOf } from '../../src/plan/power.ts'
import { at } from '../../src/plan/reference.ts'
import { repairs } from '../../src/plan/repairs.ts'
import type { Json, Resource } from '../../src/plan/resource.ts'
import { byId, everythingHeld, weatherIds as ids, weather, weatherResources } from './scene.ts'

const group = '/subscriptions/S/resourceGroups/rg'
const id = fc.oneof(
  fc.stringMatching(/^[a-z0-9-]{1,60}$/).map(name => `${group}/providers/Microsoft.Network/publicIPAddresses/${name}`),
  fc.constant('/subscriptions/other/resourceGroups/g/providers/Microsoft.Network/publicIPAddresses/p'),
)
const state: fc.Arbitrary<FirewallState> = fc.record(
  {
    subnet: id,
    addresses: fc.array(fc.record({ name: fc.string({ maxLength: 60 }), publicIp: id }, { noNullPrototype: true }), {
      minLength: 1,
      maxLength: 20,
    }),
    privateIp: fc.ipV4(),
  },
  { requiredKeys: ['subnet', 'addresses'], noNullPrototype: true },
)

test('a state that was put into tags comes back as it was, and fits what Azure allows', () => {
  fc.assert(
    fc.property(state, given => {
      const tags = toTags(given, group)
      if (!tags) return
      assert.deepEqual(fromTags(tags, group), given)
      for (const [name, value] of Object.entries(tags)) assert.ok(value.length <= 256 && isStateTag(name) && !/[<>%&\\?/]/.test(name))
    }),
  )
})

for (const [what, id, foreign] of [
  ['its own group', `${group}/providers/Microsoft.Network/publicIPAddresses/p`, false],
  ['its own group in capitals', `${group.toUpperCase()}/PROVIDERS/Microsoft.Network/publicIPAddresses/p`, false],
  ['another group', '/subscriptions/S/resourceGroups/rg2/providers/Microsoft.Network/publicIPAddresses/p', true],
  ['another subscription', '/subscriptions/T/resourceGroups/rg/providers/Microsoft.Network/publicIPAddresses/p', true],
  ['a way out of its group', `${group}/providers/Microsoft.Network/../../../rg2/providers/Microsoft.Network/publicIPAddresses/p`, true],
  ['nothing', '', true],
] as const)
  test(`an address in ${what} is ${foreign ? 'foreign' : 'its own'}`, () => {
    const subnet = `${group}/providers/Microsoft.Network/virtualNetworks/v/subnets/AzureFirewallSubnet`
    assert.equal(foreignIn({ subnet, addresses: [{ name: 'a', publicIp: id }] }, group), foreign ? id : undefined)
  })

test('a firewall of a virtual hub has no addresses of its own, and is not at rest for that', () => {
  const { firewall } = held()
  const { ipConfigurations: _, ...properties } = at(firewall, '/properties') as Record<string, Json>
  const hub = { ...(firewall as object), properties: { ...properties, virtualHub: { id: '/subscriptions/S/hub' } } } as unknown as Json
  const resting = deallocatedFirewall(weather(), ids, hub, [])
  assert.match('because' in resting ? resting.because : '', /virtual hub/)
})

test('half a state is none', () => {
  const tags = {
    ...toTags(
      {
        subnet: `${group}/x`,
        addresses: Array.from({ length: 9 }, (_, index) => ({
          name: `n${index}`,
          publicIp: `${group}/providers/Microsoft.Network/publicIPAddresses/some-long-name-${index}`,
        })),
      },
      group,
    ),
  } as Record<string, string>
  assert.ok(fromTags(tags, group))
  for (const name of Object.keys(tags)) {
    const { [name]: _, ...rest } = tags
    assert.equal(fromTags(rest, group), undefined, name)
  }
  for (const hostile of ['{', '[]', '{"s":1}', '{"s":"./a","a":[]}', '{"s":"./a","a":[["x"]]}', '{"s":"./a","a":7}'])
    assert.equal(fromTags({ 'egress-gate-state': '1/1', 'egress-gate-state-0': hostile }, group), undefined, hostile)
})

test('too many addresses are told before anything is done', () => {
  assert.equal(
    toTags(
      {
        subnet: 's',
        addresses: Array.from({ length: 250 }, (_, index) => ({
          name: `configuration-number-${index}`,
          publicIp: `${group}/providers/Microsoft.Network/publicIPAddresses/a-rather-long-name-${index}`,
        })),
      },
      group,
    ),
    undefined,
  )
})

/** A firewall as ARM tells of it. */
const held = (): { firewall: Json; all: Map<string, Json> } => {
  const resources = weatherResources()
  const all = everythingHeld(resources)
  const firewall = structuredClone(all.get(ids.firewall)) as {
    properties: { ipConfigurations: { properties: Record<string, Json> }[]; provisioningState: string }
  }
  const [first] = firewall.properties.ipConfigurations
  if (first) first.properties = { ...first.properties, privateIPAddress: '10.42.2.4', provisioningState: 'Succeeded' }
  all.set(ids.firewall, firewall as unknown as Json)
  return { firewall: firewall as unknown as Json, all }
}

/** A service that gives a firewall with addresses the private address `ip`, as ARM would. */
const azure = (ip: string) => ({
  writes: [] as string[],
  async write({ id: where, desired }: Resource): Promise<Json> {
    this.writes.push(where)
    const document = structuredClone(desired) as {
      properties: { ipConfigurations?: { properties: Record<string, Json> }[]; provisioningState?: string }
    }
    const [first] = document.properties.ipConfigurations ?? []
    if (first) first.properties.privateIPAddress = ip
    document.properties.provisioningState = 'Succeeded'
    return { ...(document as object), id: where, name: where.split('/').at(-1) ?? '' } as Json
  },
})

const carry = async (resources: readonly Resource[], observed: ReadonlyMap<string, Json>, store: ReturnType<typeof azure>) =>
  apply(plan(resources, observed), store, { signal: new AbortController().signal, now: () => 0, observed })

test('to rest and back: the same firewall, with its routes repaired when its address changed', async () => {
  const spec = weather()
  const { firewall, all } = held()
  const resting = deallocatedFirewall(spec, ids, firewall, [])
  assert.ok(!('because' in resting))
  assert.deepEqual(at(resting.desired, '/properties/ipConfigurations'), [])
  assert.equal(at(resting.desired, '/properties/firewallPolicy/id'), ids.policy)
  assert.equal(at(resting.desired, '/properties/provisioningState'), undefined)
  assert.equal(at(resting.desired, '/tags/service'), 'weather')

  const night = await carry([resting], all, azure('-'))
  const asleep = night.observed.get(ids.firewall) as Json
  const again = deallocatedFirewall(spec, ids, asleep, [])
  assert.ok(!('because' in again))
  assert.deepEqual(
    plan([again], night.observed).map(({ action }) => action),
    ['none'],
    'twice is harmless',
  )
  assert.deepEqual(at(again.desired, '/tags'), at(asleep, '/tags'), 'and does not forget the state')

  const waking = allocatedFirewall(spec, ids, asleep)
  assert.equal(waking.from, 'tags')
  const store = azure('10.42.2.6')
  const tables = [{ id: ids.routeTable, name: 'rt-weather', ...(all.get(ids.routeTable) as object) } as unknown as Json]
  const morning = await carry([waking.resource, ...repairs(spec, ids, tables, all.get(ids.network), '10.42.2.4')], night.observed, store)
  const awake = morning.observed
  assert.equal(privateIpOf(awake.get(ids.firewall)), '10.42.2.6')
  assert.deepEqual(
    Object.keys(at(awake.get(ids.firewall), '/tags') as object),
    ['service'],
    'the state is gone with the write that used it',
  )
  assert.equal(at(awake.get(ids.routeTable), '/properties/routes/0/properties/nextHopIpAddress'), '10.42.2.6')
  assert.equal(at(awake.get(ids.routeTable), '/properties/routes/1/properties/addressPrefix'), '20.1.2.3/32')
  assert.deepEqual(at(awake.get(ids.network), '/properties/dhcpOptions/dnsServers'), ['10.42.2.6'])
  assert.equal((at(awake.get(ids.network), '/properties/subnets') as Json[]).length, 2)
  // A run that was cut off after the firewall and before the routes: the next one repairs them still.
  assert.equal(allocatedFirewall(spec, ids, awake.get(ids.firewall) as Json).from, 'itself')
  const late = repairs(spec, ids, tables, all.get(ids.network), undefined)
  const finished = await carry(
    [allocatedFirewall(spec, ids, awake.get(ids.firewall) as Json).resource, ...late],
    new Map([...all, [ids.firewall, awake.get(ids.firewall) as Json]]),
    azure('10.42.2.6'),
  )
  assert.equal(at(finished.observed.get(ids.routeTable), '/properties/routes/0/properties/nextHopIpAddress'), '10.42.2.6')
})

test('the same address: nothing but the firewall is written', async () => {
  const spec = weather()
  const { firewall, all } = held()
  const resting = deallocatedFirewall(spec, ids, firewall, []) as Resource
  const night = await carry([resting], all, azure('-'))
  const store = azure('10.42.2.4')
  const tables = [{ id: ids.routeTable, name: 'rt-weather', ...(all.get(ids.routeTable) as object) } as unknown as Json]
  await carry(
    [
      allocatedFirewall(spec, ids, night.observed.get(ids.firewall) as Json).resource,
      ...repairs(spec, ids, tables, all.get(ids.network), '10.42.2.4'),
    ],
    night.observed,
    store,
  )
  assert.deepEqual(store.writes, [ids.firewall])
})

test('a firewall that lost its tags comes back as the spec says', () => {
  const { firewall } = held()
  const bare = {
    ...(firewall as object),
    tags: {},
    properties: { ...(at(firewall, '/properties') as object), ipConfigurations: [] },
  } as unknown as Json
  const { resource, from } = allocatedFirewall(weather(), ids, bare)
  assert.equal(from, 'spec')
  assert.deepEqual(
    at(resource.desired, '/properties/ipConfigurations'),
    at(byId(weatherResources(), ids.firewall).desired, '/properties/ipConfigurations'),
  )
})

test('a management address comes back too, and the address with the subnet stays first', () => {
  const { firewall } = held()
  const two = structuredClone(firewall) as { properties: Record<string, unknown> }
  two.properties.ipConfigurations = [
    { name: 'second', properties: { publicIPAddress: { id: 'b' } } },
    { name: 'first', properties: { subnet: { id: 's' }, publicIPAddress: { id: 'a' }, privateIPAddress: '10.42.2.4' } },
  ]
  two.properties.managementIpConfiguration = { name: 'm', properties: { subnet: { id: 'ms' }, publicIPAddress: { id: 'mp' } } }
  const resting = deallocatedFirewall(weather(), ids, two as unknown as Json, []) as Resource
  assert.equal(at(resting.desired, '/properties/managementIpConfiguration'), undefined)
  const { resource } = allocatedFirewall(weather(), ids, resting.desired)
  assert.deepEqual(at(resource.desired, '/properties/ipConfigurations'), [
    { name: 'first', properties: { subnet: { id: 's' }, publicIPAddress: { id: 'a' } } },
    { name: 'second', properties: { publicIPAddress: { id: 'b' } } },
  ])
  assert.deepEqual(at(resource.desired, '/properties/managementIpConfiguration'), {
    name: 'm',
    properties: { subnet: { id: 'ms' }, publicIPAddress: { id: 'mp' } },
  })
})

test('a cluster is switched only when it is not where it should be', () => {
  const change = (code: string) =>
    plan([clusterPower(weather(), ids, 'Stopped', [])], new Map([[ids.cluster, { properties: { powerState: { code } } }]]))[0]?.action
  assert.deepEqual([change('Running'), change('Stopped')], ['update', 'none'])
})

test("tags are anybody's: whatever they are called, a firewall or a route table that is written as it stands keeps them", () => {
  for (const tags of [{ id: 'x' }, { type: 'prod', id: '7', etag: 'e', purpose: 'p', name: 'n', provisioningState: 's' }]) {
    const document = { id: '/a', name: 'a', type: 't', etag: 'W/1', location: 'eastus2', tags, properties: { provisioningState: 'Failed' } }
    assert.deepEqual(asItStands(document), { location: 'eastus2', tags, properties: {} })
  }
})
