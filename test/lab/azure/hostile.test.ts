import assert from 'node:assert/strict'
import https from 'node:https'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { resourceTypes } from '../../../src/lab/azure/arm/types.ts'
import { type Clients, clientsOf, location, makeNetwork, makePolicy, makeVault } from './recipe.ts'
import { makeWorld, type TestWorld } from './world.ts'

/** Whatever is sent, the answer is a refusal with a reason, never an exception of ours. */
let world: TestWorld
let clients: Clients
let tokens: Record<'arm' | 'vault', string>
before(async () => {
  world = await makeWorld()
  for (const role of ['Owner', 'Key Vault Administrator']) world.azure.grant(role, world.identity.runner.objectId, world.subscription)
  clients = clientsOf(world)
  await makeNetwork(clients)
  await makePolicy(clients)
  await makeVault(world, clients)
  const token = async (scope: string) => (await world.secretCredential.getToken(scope)).token
  tokens = { arm: await token('https://management.azure.com/.default'), vault: await token('https://vault.azure.net/.default') }
})
after(() => world.close())

function send(method: string, url: string, token: string, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { host } = new URL(url)
    const path = url.slice(`https://${host}`.length)
    const headers = { authorization: `Bearer ${token}`, 'content-length': String(Buffer.byteLength(body)) }
    const request = https.request({ host, path, method, headers }, response => {
      let text = ''
      response.on('data', chunk => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

const parents: Record<string, string> = {
  'Microsoft.Network/virtualNetworks': 'vnet',
  'Microsoft.Network/routeTables': 'rt',
  'Microsoft.Network/firewallPolicies': 'policy',
  'Microsoft.ManagedIdentity/userAssignedIdentities': 'id-policy',
}

const plausible = fc.oneof(
  fc.constantFrom(
    '10.0.0.0/8',
    '0.0.0.0/0',
    'Premium',
    'Standard',
    'UserAssigned',
    '',
    '*',
    'https://a',
    'System',
    'userDefinedRouting',
    'VirtualAppliance',
  ),
  fc.jsonValue({ maxDepth: 2 }),
)
const member = fc.constantFrom(
  'addressSpace',
  'addressPrefixes',
  'subnets',
  'routes',
  'name',
  'properties',
  'id',
  'sku',
  'tier',
  'ruleCollections',
  'rules',
  'priority',
  'ruleType',
  'protocols',
  'ipConfigurations',
  'subnet',
  'publicIPAddress',
  'transportSecurity',
  'certificateAuthority',
  'keyVaultSecretId',
  'basePolicy',
  'identity',
  'type',
  'userAssignedIdentities',
  'agentPoolProfiles',
  'networkProfile',
  'dnsPrefix',
  'outboundType',
  'logs',
  'workspaceId',
  'issuer',
  'subject',
  'audiences',
  'tenantId',
  'accessPolicies',
  'networkAcls',
  'retentionInDays',
  'addressPrefix',
  'nextHopType',
  '__proto__',
  'constructor',
)
const tree = fc.letrec(tie => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    plausible,
    fc.dictionary(member, tie('node'), { maxKeys: 5 }),
    fc.array(tie('node'), { maxLength: 2 }),
  ),
})).node

test('any body for any type', async () => {
  const cases = resourceTypes.map(type => {
    const [namespace = '', first = '', second] = type.type.split('/')
    const parent = parents[`${namespace}/${first}`] ?? 'absent'
    const path = second ? `${first}/${parent}/${second}/xyz` : `${first}/xyz12`
    const scope = type.extension ? `${clients.ids.vnet}/providers` : `${clients.group}/providers`
    return { type, url: `https://management.azure.com${scope}/${namespace}/${path}?api-version=${type.apiVersions[0]}` }
  })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...cases), tree, fc.constantFrom('PUT', 'PATCH'), async ({ url }, properties, method) => {
      const body = JSON.stringify({
        location,
        sku: { name: 'Standard' },
        kind: 'StorageV2',
        properties,
        ...(typeof properties === 'object' ? properties : {}),
      })
      const { status, text } = await send(method, url, tokens.arm, body)
      assert.notEqual(status, 500, `${method} ${url}\n${body}\n${text}`)
    }),
    { numRuns: 500 },
  )
})

test('any path, any method, any bytes', async () => {
  const segment = fc.oneof(
    fc.constantFrom(
      'subscriptions',
      world.identity.subscriptionId,
      'resourceGroups',
      'rg',
      'providers',
      'Microsoft.Network',
      'virtualNetworks',
      'vnet',
      'subnets',
      'resources',
      '%00',
      '%E0%A4%A',
      '..',
      '',
      '%2F',
    ),
    fc.webSegment(),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(segment, { maxLength: 10 }),
      fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH'),
      fc.string(),
      async (segments, method, body) => {
        const { status, text } = await send(
          method,
          `https://management.azure.com/${segments.join('/')}?api-version=2024-10-01`,
          tokens.arm,
          body,
        )
        assert.notEqual(status, 500, `${method} ${segments.join('/')} ${text}`)
      },
    ),
    { numRuns: 300 },
  )
})

test('any certificate, any secret', async () => {
  const path = fc.constantFrom(
    'certificates/a/import',
    'secrets/a',
    'secrets/a/versions',
    'certificates',
    'deletedsecrets/a/recover',
    'certificates/a%20b/import',
    'keys/a',
    'secrets/a/x',
  )
  const value = fc.oneof(
    fc.base64String(),
    fc.string(),
    fc.constant(
      '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
    ),
    fc.jsonValue(),
  )
  await fc.assert(
    fc.asyncProperty(path, fc.constantFrom('PUT', 'POST', 'GET', 'DELETE', 'PATCH'), value, tree, async (name, method, value, policy) => {
      const body = JSON.stringify({ value, pwd: 'x', policy, attributes: policy, tags: policy })
      const { status, text } = await send(method, `https://kv-recipe.vault.azure.net/${name}?api-version=2025-07-01`, tokens.vault, body)
      assert.notEqual(status, 500, `${method} ${name} ${body} ${text}`)
    }),
    { numRuns: 300 },
  )
})
