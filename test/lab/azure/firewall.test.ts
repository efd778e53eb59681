import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CertificateClient } from '@azure/keyvault-certificates'
import {
  type Clients,
  clientsOf,
  firewallBody,
  location,
  makeFirewall,
  makeNetwork,
  makePolicy,
  makeVault,
  networkGroup,
  pfxOf,
} from './recipe.ts'
import { refused } from './refused.ts'
import { applicationRule as application, networkRule } from './rules.ts'
import { makeWorld, type TestWorld } from './world.ts'

let world: TestWorld
let clients: Clients

before(async () => {
  world = await makeWorld({ refuseConfig: config => (config.policy.name === 'refused' ? 'the CA is not good enough' : undefined) })
  world.azure.grant('Owner', world.identity.runner.objectId, world.subscription)
  clients = clientsOf(world)
  await makeNetwork(clients)
})
after(() => world.close())

test('the route table of the AKS subnet becomes its routes', () => {
  assert.deepEqual(world.told.subnets, ['10.42.1.0/24'])
  assert.deepEqual(world.told.routes.at(-1), [{ prefix: '0.0.0.0/0', nextHop: { type: 'VirtualAppliance', address: '10.42.2.4' } }])
})

test('a firewall is allocated, told its policy, and its policy tells of it', async () => {
  await makePolicy(clients)
  const group = await clients.network.firewallPolicyRuleCollectionGroups.createOrUpdate('rg', 'policy', 'network', networkGroup)
  assert.equal(group.provisioningState, 'Succeeded')
  assert.equal(world.told.configs.length, 0, 'nothing is told before a firewall uses it')
  const firewall = await makeFirewall(clients)
  assert.equal(firewall.ipConfigurations?.[0]?.privateIPAddress, '10.42.2.4')
  const config = world.told.configs.at(-1)
  assert.equal(config?.policy.ruleCollectionGroups[0]?.ruleCollections[0]?.rules[0]?.name, 'time')
  assert.match(config?.publicIps[0] ?? '', /^20\.57\./)
  assert.deepEqual(world.told.firewall.at(-1), { privateIp: '10.42.2.4', publicIps: config?.publicIps })
  const policy = await clients.network.firewallPolicies.get('rg', 'policy')
  assert.deepEqual(
    policy.firewalls?.map(({ id }) => id),
    [clients.ids.firewall],
  )
})

test('a rule change of an attached policy reaches the data plane before its operation ends', async () => {
  const told = world.told.configs.length
  await clients.network.firewallPolicyRuleCollectionGroups.createOrUpdate('rg', 'policy', 'network', { ...networkGroup, priority: 200 })
  assert.equal(world.told.configs.length, told + 1)
  assert.equal(world.told.configs.at(-1)?.policy.ruleCollectionGroups[0]?.priority, 200)
})

test('IP groups are written out, and a rule whose group is empty is skipped', async () => {
  const rule = networkGroup.ruleCollections[0]?.rules[0]
  const group = await clients.network.ipGroups.createOrUpdate('rg', 'pods', { location, ipAddresses: ['10.42.1.0/24'] })
  const rules = [{ ...rule, name: 'by-group', sourceAddresses: [], sourceIpGroups: [group.id ?? ''] }]
  await clients.network.firewallPolicyRuleCollectionGroups.createOrUpdate('rg', 'policy', 'network', {
    ...networkGroup,
    ruleCollections: [{ ...networkGroup.ruleCollections[0], rules }] as never,
  })
  const rulesNow = () => world.told.configs.at(-1)?.policy.ruleCollectionGroups[0]?.ruleCollections[0]?.rules
  assert.deepEqual(rulesNow()?.[0]?.sourceAddresses, ['10.42.1.0/24'])
  await clients.network.ipGroups.createOrUpdate('rg', 'pods', { location, ipAddresses: [] })
  assert.deepEqual(rulesNow(), [])
  await refused(() => clients.network.ipGroups.delete('rg', 'pods'), /IpGroupInUse/)
})

test('deallocated it forwards nothing; allocated again it has its address back, or another one when the knob says so', async () => {
  const empty = { ...firewallBody(clients), ipConfigurations: [] }
  const deallocated = await clients.network.azureFirewalls.createOrUpdate('rg', 'fw', empty)
  assert.deepEqual(deallocated.ipConfigurations, [])
  assert.equal(world.told.configs.at(-1), undefined)
  assert.equal(world.told.firewall.at(-1), undefined)
  assert.equal((await makeFirewall(clients)).ipConfigurations?.[0]?.privateIPAddress, '10.42.2.4')
  await clients.network.azureFirewalls.createOrUpdate('rg', 'fw', empty)
  world.azure.knobs.changePrivateIpOnNextAllocation()
  assert.equal((await makeFirewall(clients)).ipConfigurations?.[0]?.privateIPAddress, '10.42.2.5')
  assert.equal(world.told.firewall.at(-1)?.privateIp, '10.42.2.5')
})

test('the CA is read from the vault with the identity of the policy, and only if that identity may', async () => {
  const { url, principalId } = await makeVault(world, clients)
  world.azure.grant('Key Vault Certificates Officer', world.identity.runner.objectId, clients.ids.vault)
  const imported = await new CertificateClient(url, world.credential).importCertificate('ca', await pfxOf('secret'), { password: 'secret' })
  const secretId = `${url}/secrets/ca/${imported.properties.version}`
  const inspecting = {
    identity: { type: 'UserAssigned', userAssignedIdentities: { [clients.ids.identity]: {} } },
    transportSecurity: { certificateAuthority: { name: 'ca', keyVaultSecretId: secretId } },
  }
  await refused(() => makePolicy(clients, inspecting), /FirewallPolicyKeyVaultSecretNotAccessible.*getSecret/)
  assert.equal((await clients.network.firewallPolicies.get('rg', 'policy')).provisioningState, 'Failed')
  world.azure.grant('Key Vault Secrets User', principalId, clients.ids.vault)
  assert.equal((await makePolicy(clients, inspecting)).provisioningState, 'Succeeded')
  assert.ok((world.told.configs.at(-1)?.caPfx?.length ?? 0) > 1000)
})

test('what the data plane refuses ends the operation as failed', async () => {
  await clients.network.firewallPolicies.createOrUpdate('rg', 'refused', { location, sku: { tier: 'Premium' } })
  const body = { ...firewallBody(clients), firewallPolicy: { id: clients.ids.policy.replace(/policy$/, 'refused') } }
  await refused(() => clients.network.azureFirewalls.createOrUpdate('rg', 'fw', body), /the CA is not good enough/)
  assert.equal((await clients.network.azureFirewalls.get('rg', 'fw')).provisioningState, 'Failed')
  assert.equal((await makeFirewall(clients)).provisioningState, 'Succeeded')
})

test('groups of one policy are written one at a time', async () => {
  world.azure.knobs.operationMilliseconds = 20
  try {
    const both = await Promise.allSettled(
      ['one', 'two'].map(name =>
        clients.network.firewallPolicyRuleCollectionGroups.createOrUpdate('rg', 'policy', name, { ...networkGroup, ruleCollections: [] }),
      ),
    )
    const losers = both.filter(({ status }) => status === 'rejected')
    assert.equal(losers.length, 1)
    assert.match(
      String((losers[0] as PromiseRejectedResult).reason.code),
      /FirewallPolicyRuleCollectionGroupUpdateNotAllowedWhenUpdatingOrDeleting/,
    )
  } finally {
    world.azure.knobs.operationMilliseconds = 2
  }
})

const refusedRules: [string, object, string][] = [
  ['no protocols (opaque, as users saw it)', { ...application, protocols: [] }, 'InternalServerError'],
  ['a wildcard in the middle', { ...application, targetFqdns: ['a.*.org'] }, 'FirewallPolicyRuleInvalid'],
  ['a wildcard after a letter', { ...application, targetFqdns: ['a*.example.org'] }, 'FirewallPolicyRuleInvalid'],
  ['two kinds of destinations', { ...application, fqdnTags: ['AzureKubernetesService'] }, 'FirewallPolicyRuleInvalid'],
  ['URLs without inspection', { ...application, targetFqdns: [], targetUrls: ['example.org/a'] }, 'need terminateTLS'],
  [
    'a URL with a query',
    { ...application, targetFqdns: [], targetUrls: ['example.org/a?b=1'], terminateTLS: true },
    'FirewallPolicyRuleInvalid',
  ],
  ['a port above 64000', { ...application, protocols: [{ protocolType: 'Https', port: 64001 }] }, 'FirewallPolicyRuleInvalid'],
  ['no source', { ...application, sourceAddresses: [] }, 'has no source'],
  ['no IP protocol', { ...networkRule, ipProtocols: [] }, 'FirewallPolicyRuleInvalid'],
  [
    'a wildcard FQDN in a network rule',
    { ...networkRule, destinationAddresses: [], destinationFqdns: ['*.example.org'] },
    'FirewallPolicyRuleInvalid',
  ],
  ['a backward port range', { ...networkRule, destinationPorts: ['20-10'] }, 'FirewallPolicyRuleInvalid'],
  ['a type that is none', { ...networkRule, ruleType: 'OtherRule' }, 'InvalidRequestFormat'],
]
for (const [why, rule, expected] of refusedRules) {
  test(`a rule is refused: ${why}`, async () => {
    const collection = {
      ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
      name: 'c',
      priority: 100,
      action: { type: 'Allow' },
      rules: [rule],
    }
    await refused(
      () =>
        clients.put(`${clients.ids.policy}/ruleCollectionGroups/wrong`, '2026-01-01', {
          properties: { priority: 100, ruleCollections: [collection] },
        }),
      new RegExp(expected),
    )
  })
}

const refusedFirewalls: [string, (body: ReturnType<typeof firewallBody>) => object, string][] = [
  [
    'a subnet of another name',
    body => ({
      ...body,
      ipConfigurations: [{ name: 'c0', subnet: { id: clients.ids.aksSubnet }, publicIPAddress: { id: clients.ids.publicIp } }],
    }),
    'AzureFirewallInvalidSubnetName',
  ],
  [
    'no public address',
    body => ({ ...body, ipConfigurations: [{ name: 'c0', subnet: { id: clients.ids.firewallSubnet } }] }),
    'PublicIpRequired',
  ],
  [
    'an address that is not there',
    body => ({
      ...body,
      ipConfigurations: [{ name: 'c0', subnet: { id: clients.ids.firewallSubnet }, publicIPAddress: { id: `${clients.ids.publicIp}9` } }],
    }),
    'InvalidResourceReference',
  ],
  ['a tier below its policy', body => ({ ...body, sku: { name: 'AZFW_VNet', tier: 'Standard' } }), 'AzureFirewallPolicyTierMismatch'],
]
for (const [why, change, expected] of refusedFirewalls) {
  test(`a firewall is refused: ${why}`, async () => {
    await refused(
      () => clients.network.azureFirewalls.createOrUpdate('rg', 'fw', change(firewallBody(clients)) as never),
      new RegExp(expected),
    )
  })
}

test('what is in use cannot be deleted', async () => {
  await refused(() => clients.network.publicIPAddresses.delete('rg', 'pip'), /PublicIPAddressCannotBeDeleted/)
  await refused(() => clients.network.routeTables.delete('rg', 'rt'), /InUseRouteTableCannotBeDeleted/)
  await refused(() => clients.network.virtualNetworks.delete('rg', 'vnet'), /InUseSubnetCannotBeDeleted/)
  await refused(() => clients.network.firewallPolicies.delete('rg', 'policy'), /FirewallPolicyInUse/)
})

test('a deleted group takes everything with it', async () => {
  await clients.resources.resourceGroups.delete('rg')
  assert.equal(Object.keys(world.azure.resources()).filter(id => id.includes('/providers/Microsoft.Network/')).length, 0)
  assert.equal(world.told.configs.at(-1), undefined)
  assert.ok(!world.names.has('kv-recipe.vault.azure.net'))
  assert.deepEqual(world.azure.refusals, [])
})
