/** What the facts say that Azure does not take of a firewall, its policy and its rules (facts 1.1 to 1.3, 3): the lab is not kinder. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Clients, clientsOf, firewallBody, location, makeFirewall, makeNetwork, makePolicy } from './recipe.ts'
import { refused } from './refused.ts'
import { applicationRule as application, natRule as nat, networkRule as network } from './rules.ts'
import { makeWorld, type TestWorld } from './world.ts'

let world: TestWorld
let clients: Clients

before(async () => {
  world = await makeWorld()
  world.azure.grant('Owner', world.identity.runner.objectId, world.subscription)
  clients = clientsOf(world)
  await makeNetwork(clients)
  await makePolicy(clients)
})
after(() => world.close())

const version = '2026-01-01'
const many = (count: number, name: (at: number) => string) => Array.from({ length: count }, (_, at) => name(at))
const inserting = (headers: readonly (readonly [string, string])[]) => ({
  ...application,
  httpHeadersToInsert: headers.map(([headerName, headerValue]) => ({ headerName, headerValue })),
})
const collection = (rules: readonly object[], at = 0, isNat = false) => ({
  ruleCollectionType: isNat ? 'FirewallPolicyNatRuleCollection' : 'FirewallPolicyFilterRuleCollection',
  name: `c${at}`,
  priority: 100 + at,
  action: { type: isNat ? 'DNAT' : 'Allow' },
  rules,
})
const put = (group: string, ruleCollections: readonly object[]) =>
  clients.put(`${clients.ids.policy}/ruleCollectionGroups/${group}`, version, { properties: { priority: 300, ruleCollections } })
const putRule = (rule: Rule) => put('rules', [collection([rule], 0, rule.ruleType === 'NatRule')])

type Rule = Readonly<Record<string, unknown>>
const rules: readonly (readonly [why: string, rule: Rule, said: RegExp])[] = [
  ['a source that is no address', { ...network, sourceAddresses: ['somewhere'] }, /'somewhere' in sourceAddresses/],
  ['a service tag as its source', { ...network, sourceAddresses: ['AzureCloud'] }, /'AzureCloud' in sourceAddresses/],
  ['a prefix that is none', { ...network, destinationAddresses: ['10.0.0.0/33'] }, /'10\.0\.0\.0\/33'/],
  ['a range that runs backwards', { ...network, destinationAddresses: ['10.0.0.9-10.0.0.1'] }, /no IP address, prefix, range/],
  [
    'an FQDN tag that there is not',
    { ...application, targetFqdns: [], fqdnTags: ['AzureKubernetes'] } as never,
    /FQDN tag 'AzureKubernetes'/,
  ],
  ['a reserved header', inserting([['Host', 'x']]), /'Host', which is reserved/],
  ['a forwarded header', inserting([['X-Forwarded-For', 'x']]), /is reserved/],
  ["a header's name of 101 characters", inserting([['X'.repeat(101), 'x']]), /is not a header name/],
  ["a header's value of 16 001 characters", inserting([['X', 'x'.repeat(16_001)]]), /at most 16000/],
  [
    'headers of more than 16 384 bytes',
    inserting([
      ['X', 'x'.repeat(9000)],
      ['Y', 'x'.repeat(9000)],
    ]),
    /18002 bytes together/,
  ],
  ['DNAT of a port above 63999', { ...nat, destinationPorts: ['64000'] }, /destinationPorts \[64000\]/],
  ['DNAT to a port above 63999', { ...nat, translatedPort: '64000' }, /translatedPort '64000'/],
  ['DNAT of ICMP', { ...nat, ipProtocols: ['ICMP'] }, /ipProtocols \[ICMP\]/],
  ['DNAT of nothing', { ...nat, destinationAddresses: [] }, /no destinationAddresses/],
  ['DNAT to nowhere', { ...nat, translatedAddress: '' }, /exactly one of translatedAddress and translatedFqdn/],
  ['DNAT to two places', { ...nat, translatedFqdn: 'in.example' }, /exactly one of translatedAddress and translatedFqdn/],
  [
    'more than 20 000 combinations',
    {
      ...network,
      sourceAddresses: many(201, at => `10.0.${at}.0/24`),
      destinationAddresses: many(100, at => `20.0.${at}.0/24`),
    },
    /20100 unique combinations/,
  ],
  ['DNAT of 251 addresses', { ...nat, destinationAddresses: many(251, at => `20.57.2.${at}`) }, /251 destinations of DNAT/],
]
for (const [why, rule, said] of rules) test(`a rule is refused: ${why}`, () => refused(() => putRule(rule), said))

test('limits are of all groups together', async () => {
  const half = { ...network, sourceAddresses: many(101, at => `10.0.${at}.0/24`), destinationAddresses: many(100, at => `20.0.${at}.0/24`) }
  await put('first-half', [collection([half])])
  await refused(() => put('second-half', [collection([half])]), /20200 unique combinations.*the limit is 20000/)
  await put('first-half', [collection([half])])
  await clients.network.firewallPolicyRuleCollectionGroups.delete('rg', 'policy', 'first-half')
  await refused(
    () =>
      put(
        'many',
        many(2001, String).map((_, at) => collection([network], at)),
      ),
    /2001 rule collections/,
  )
})

const policies: readonly (readonly [why: string, properties: object, said: RegExp, where?: string])[] = [
  [
    'intrusion detection below Premium, even when it is off',
    { sku: { tier: 'Standard' }, intrusionDetection: { mode: 'Off' } },
    /FirewallPolicyHigherTierOnlyProperties.*higher tier only properties - Intrusion Detection/,
  ],
  [
    'TLS inspection below Premium',
    {
      sku: { tier: 'Standard' },
      transportSecurity: { certificateAuthority: { name: 'ca', keyVaultSecretId: 'https://kv.vault.azure.net/secrets/ca' } },
    },
    /FirewallPolicyHigherTierOnlyProperties.*Transport Security/,
  ],
  ['a DNS proxy in Basic', { sku: { tier: 'Basic' }, dnsSettings: { enableProxy: true } }, /FirewallPolicyHigherTierOnlyProperties/],
  ['a mode that is none', { sku: { tier: 'Premium' }, threatIntelMode: 'Maybe' }, /no value of threatIntelMode/],
  [
    'a mode of intrusion detection that is none',
    { sku: { tier: 'Premium' }, intrusionDetection: { mode: 'Drop' } },
    /intrusionDetection\.mode/,
  ],
  [
    'a DNS server that is no address',
    { sku: { tier: 'Premium' }, dnsSettings: { servers: ['dns.example'], enableProxy: true } },
    /dnsSettings\.servers/,
  ],
  ['private ranges that are none', { sku: { tier: 'Premium' }, snat: { privateRanges: ['private'] } }, /snat\.privateRanges/],
  [
    'threat intelligence less strict than its base policy',
    { sku: { tier: 'Premium' }, threatIntelMode: 'Off', basePolicy: 'base' },
    /threatIntelMode Off, its base policy .* has Alert/,
  ],
  ['a base policy elsewhere', { sku: { tier: 'Premium' }, basePolicy: 'base' }, /it must be in the region of/, 'westeurope'],
]
for (const [why, properties, said, where = location] of policies)
  test(`a policy is refused: ${why}`, async () => {
    const id = (name: string) => clients.ids.policy.replace(/policy$/, name)
    await clients.put(id('base'), version, { location, properties: { sku: { tier: 'Premium' } } } as never)
    const base = 'basePolicy' in properties ? { basePolicy: { id: id('base') } } : {}
    await refused(() => clients.put(id('child'), version, { location: where, properties: { ...properties, ...base } } as never), said)
  })

test('a base policy does not become stricter than its child', async () => {
  const id = (name: string) => clients.ids.policy.replace(/policy$/, name)
  const base = (threatIntelMode: string) =>
    clients.put(id('base'), version, { location, properties: { sku: { tier: 'Premium' }, threatIntelMode } } as never)
  await base('Alert')
  await clients.put(id('child'), version, { location, properties: { sku: { tier: 'Premium' }, basePolicy: { id: id('base') } } } as never)
  await refused(() => base('Deny'), /a child can only be stricter/)
  await refused(
    () =>
      clients.put(id('base'), version, {
        location,
        properties: { sku: { tier: 'Premium' }, basePolicy: { id: clients.ids.policy } },
      } as never),
    /is a base policy: it cannot have one/,
  )
})

test('an IPv6 address is taken, and makes the firewall fail', async () => {
  await makeFirewall(clients)
  const state = async () => (await clients.network.azureFirewalls.get('rg', 'fw')).provisioningState
  await refused(() => putRule({ ...network, destinationAddresses: ['2001:db8::1'] }), /Failed with 1 faulted referenced firewalls/)
  assert.equal(await state(), 'Failed')
  await refused(() => makePolicy(clients), /Failed with 1 faulted referenced firewalls/)
  await refused(() => makeFirewall(clients), /2001:db8::1/)
  await refused(() => putRule(network), /faulted referenced firewalls/)
  await makeFirewall(clients)
  await putRule(network)
  assert.equal((await makePolicy(clients)).provisioningState, 'Succeeded')
})

test('DNAT of a private address is taken by a firewall that runs, and keeps it from being allocated again', async () => {
  await put('nat', [collection([{ ...nat, destinationAddresses: ['10.42.2.4'] }], 0, true)])
  await clients.network.azureFirewalls.createOrUpdate('rg', 'fw', { ...firewallBody(clients), ipConfigurations: [] })
  await refused(() => makeFirewall(clients), /DNAT rule 'r' of its policy has a private IP address/)
  await clients.network.firewallPolicyRuleCollectionGroups.delete('rg', 'policy', 'nat')
  assert.equal((await makeFirewall(clients)).provisioningState, 'Succeeded')
})

test('what a firewall uses lies in its region', async () => {
  await clients.network.publicIPAddresses.createOrUpdate('rg', 'pip-west', {
    location: 'westeurope',
    sku: { name: 'Standard' },
    publicIPAllocationMethod: 'Static',
  })
  const elsewhere = [
    { name: 'c0', subnet: { id: clients.ids.firewallSubnet }, publicIPAddress: { id: clients.ids.publicIp.replace(/pip$/, 'pip-west') } },
  ]
  const body = { ...firewallBody(clients), ipConfigurations: elsewhere }
  await refused(() => clients.network.azureFirewalls.createOrUpdate('rg', 'fw', body), /InvalidResourceReference.*pip-west/)
  await clients.network.azureFirewalls.createOrUpdate('rg', 'fw', { ...firewallBody(clients), ipConfigurations: [] })
  const west = { ...firewallBody(clients), location: 'westeurope', ipConfigurations: elsewhere }
  await refused(
    () => clients.network.azureFirewalls.createOrUpdate('rg', 'fw-west', west),
    /InvalidResourceReference.*virtualNetworks\/vnet /,
  )
  await makeFirewall(clients)
})

test('the range of a subnet in use stays as it is', async () => {
  await refused(
    () => clients.network.subnets.createOrUpdate('rg', 'vnet', 'AzureFirewallSubnet', { addressPrefix: '10.42.2.0/25' }),
    /InUseSubnetCannotBeUpdated/,
  )
  await refused(
    () =>
      clients.network.virtualNetworks.createOrUpdate('rg', 'vnet', {
        location,
        addressSpace: { addressPrefixes: ['10.42.0.0/16'] },
        subnets: [{ name: 'AzureFirewallSubnet', addressPrefix: '10.42.2.0/25' }],
      }),
    /InUseSubnetCannotBeUpdated/,
  )
  assert.deepEqual(world.azure.refusals, [])
})
