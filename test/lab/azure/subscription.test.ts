/** What Azure tells about a subscription and about whoever asks: providers, counters, permissions. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getClient } from '@azure-rest/core-client'
import { type Clients, clientsOf, location, makeNetwork } from './recipe.ts'
import { refused } from './refused.ts'
import { makeWorld, type TestWorld } from './world.ts'

let world: TestWorld
let clients: Clients
before(async () => {
  world = await makeWorld()
  clients = clientsOf(world)
  world.azure.grant('Contributor', me(), world.subscription)
  await clients.resources.resourceGroups.createOrUpdate('rg', { location })
})
after(async () => {
  assert.deepEqual(world.azure.refusals, [])
  await world.close()
})

const me = () => world.identity.runner.objectId

/** What the caller may do at a scope, as Azure answers. */
const permissions = async (scope: string) => {
  const client = getClient('https://management.azure.com', world.credential, {
    credentials: { scopes: ['https://management.azure.com/.default'] },
  })
  const { status, body } = await client
    .pathUnchecked(`${scope}/providers/Microsoft.Authorization/permissions`)
    .get({ queryParameters: { 'api-version': '2022-04-01' } })
  return { status: Number(status), body: body as { value?: { actions: string[]; notActions: string[] }[]; error?: { code: string } } }
}

test('permissions: the roles that count at a scope, inherited ones too, each once', async () => {
  const { body } = await permissions(clients.group)
  assert.deepEqual(
    body.value?.map(({ actions, notActions }) => [actions, notActions.length]),
    [[['*'], 3]],
  )
  world.azure.grant('Contributor', me(), clients.group)
  assert.equal((await permissions(clients.group)).body.value?.length, 1)
  world.azure.grant('Network Contributor', me(), clients.group)
  assert.equal((await permissions(clients.group)).body.value?.length, 2)
  world.azure.revoke('Network Contributor', me(), clients.group)
})

test('permissions: of a group and of a resource that are not there', async () => {
  const absent = await permissions(`${world.subscription}/resourceGroups/none`)
  assert.deepEqual([absent.status, absent.body.error?.code], [404, 'ResourceGroupNotFound'])
  const resource = await permissions(`${clients.group}/providers/Microsoft.ContainerService/managedClusters/none`)
  assert.deepEqual([resource.status, resource.body.error?.code], [404, 'ResourceNotFound'])
})

test('permissions: a role without the right to read them is refused', async () => {
  await makeNetwork(clients)
  world.azure.revoke('Contributor', me(), clients.group)
  world.azure.revoke('Contributor', me(), world.subscription)
  world.azure.grant('Azure Kubernetes Service Cluster User Role', me(), clients.group)
  const { status, body } = await permissions(clients.group)
  world.azure.revoke('Azure Kubernetes Service Cluster User Role', me(), clients.group)
  world.azure.grant('Contributor', me(), world.subscription)
  assert.deepEqual([status, body.error?.code], [403, 'AuthorizationFailed'])
})

test('providers: what is not registered cannot be written until it is', async () => {
  world.azure.knobs.unregisteredProviders.add('Microsoft.ManagedIdentity')
  const state = async () => (await clients.resources.providers.get('Microsoft.ManagedIdentity')).registrationState
  assert.equal(await state(), 'NotRegistered')
  await refused(
    () => clients.put(clients.ids.identity, '2024-11-30', { location }),
    /409 MissingSubscriptionRegistration The subscription is not registered to use namespace 'Microsoft\.ManagedIdentity'/,
  )
  assert.equal((await clients.resources.providers.register('microsoft.managedidentity')).registrationState, 'Registering')
  assert.equal(await state(), 'Registered')
  await clients.put(clients.ids.identity, '2024-11-30', { location })
  assert.equal((await clients.resources.providers.get('Microsoft.Compute')).registrationState, 'Registered')
})

test('usages: counted by region, and one address more than the limit is refused', async () => {
  const addresses = async (region: string) => {
    for await (const { name, currentValue, limit, unit } of clients.network.usages.list(region))
      if (name.value === 'StandardSkuPublicIpAddresses') return [currentValue, limit, unit]
    return []
  }
  const [before = 0] = (await addresses(location)) as number[]
  world.azure.knobs.publicAddressLimit = before + 1
  const make = (name: string) =>
    clients.network.publicIPAddresses.createOrUpdate('rg', name, {
      location,
      sku: { name: 'Standard' },
      publicIPAllocationMethod: 'Static',
    })
  await make('pip-one')
  assert.deepEqual(await addresses('East US 2'), [before + 1, before + 1, 'Count'])
  assert.deepEqual(await addresses('westeurope'), [0, before + 1, 'Count'])
  await refused(
    () => make('pip-two'),
    /PublicIPCountLimitReached Cannot create more than \d+ public IP addresses for this subscription in this region/,
  )
  await make('pip-one')
})
