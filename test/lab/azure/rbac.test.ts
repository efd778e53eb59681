import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { covers } from '../../../src/lab/azure/rbac.ts'
import { type Clients, clientsOf, firewallBody, location, makeNetwork, makePolicy } from './recipe.ts'
import { refused } from './refused.ts'
import { makeWorld, type TestWorld } from './world.ts'

let world: TestWorld
let clients: Clients
before(async () => {
  world = await makeWorld()
  clients = clientsOf(world)
})
after(() => world.close())

const me = () => world.identity.runner.objectId
const assign = (name: string, principalId: string, role = 'acdd72a7-3385-48ef-bd42-f606fba81ae7', scope = clients.group) =>
  clients.put(`${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`, '2022-04-01', {
    properties: { roleDefinitionId: `${world.subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}`, principalId },
  })
const uuid = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`

test('without a role nothing goes, and the refusal names who, what and where', async () => {
  await refused(
    () => clients.resources.resourceGroups.createOrUpdate('rg', { location }),
    new RegExp(
      `403 AuthorizationFailed The client '${world.identity.runner.clientId}' with object id '${me()}' does not have authorization to perform action 'Microsoft.Resources/subscriptions/resourceGroups/write' over scope '${clients.group}'`,
    ),
  )
})

test('a Reader reads, a Contributor writes but assigns no roles, an administrator of roles assigns', async () => {
  world.azure.grant('Contributor', me(), world.subscription)
  await makeNetwork(clients)
  await refused(() => assign(uuid('1'), me()), /AuthorizationFailed.*Microsoft\.Authorization\/roleAssignments\/write/)
  world.azure.grant('Role Based Access Control Administrator', me(), world.subscription)
  assert.equal((await assign(uuid('1'), me())).name, uuid('1'))
  world.azure.revoke('Contributor', me(), world.subscription)
  await clients.network.virtualNetworks.get('rg', 'vnet')
  await refused(() => makePolicy(clients), /AuthorizationFailed.*Microsoft\.Network\/firewallPolicies\/write/)
})

test('roles count at their scope and below, and using a resource is a right of its own', async () => {
  world.azure.revoke('Role Based Access Control Administrator', me(), world.subscription)
  await refused(() => assign(uuid('2'), me()), /AuthorizationFailed/)
  world.azure.grant('Owner', me(), clients.ids.policy)
  await makePolicy(clients)
  world.azure.grant('Contributor', me(), clients.ids.firewall)
  await refused(
    () => clients.network.azureFirewalls.createOrUpdate('rg', 'fw', firewallBody(clients)),
    /403 LinkedAuthorizationFailed.*Microsoft\.Network\/virtualNetworks\/subnets\/join\/action/,
  )
})

test('role assignments: the same twice, another under the same name, a principal or a role that is not there', async () => {
  world.azure.grant('Owner', me(), world.subscription)
  await refused(() => assign(uuid('3'), me()), /409 RoleAssignmentExists.*10000000-0000|409 RoleAssignmentExists/)
  await refused(() => assign(uuid('1'), me(), 'b24988ac-6180-42a0-ab88-20f7382dd24c'), /RoleAssignmentUpdateNotPermitted/)
  await refused(() => assign(uuid('4'), uuid('9')), /400 PrincipalNotFound/)
  await refused(() => assign(uuid('4'), me(), uuid('8')), /RoleDefinitionDoesNotExist/)
  await refused(() => assign('nonsense', me()), /InvalidRoleAssignmentId/)
  world.azure.knobs.principalNotFound = 2
  for (const _ of [1, 2]) await refused(() => assign(uuid('5'), me(), 'b24988ac-6180-42a0-ab88-20f7382dd24c'), /PrincipalNotFound/)
  await assign(uuid('5'), me(), 'b24988ac-6180-42a0-ab88-20f7382dd24c')
})

test('a grant counts only after its propagation, and not any more once it is deleted', async () => {
  await clients.put(clients.ids.identity, '2024-11-30', { location })
  world.azure.knobs.propagationMilliseconds = 80
  const network = '4d97b98b-1d4f-4787-a291-c67834d212e7'
  const id = `${clients.group}/providers/Microsoft.Authorization/roleAssignments/${uuid('6')}`
  await assign(uuid('6'), me(), network)
  for (const [role, scope] of [
    ['Owner', world.subscription],
    ['Owner', clients.ids.policy],
    ['Contributor', clients.ids.firewall],
  ] as const)
    world.azure.revoke(role, me(), scope)
  world.azure.revoke('Contributor', me(), clients.group)
  await refused(() => makePolicy(clients), /AuthorizationFailed/)
  await new Promise(resolve => setTimeout(resolve, 100))
  await makePolicy(clients)
  world.azure.grant('User Access Administrator', me(), world.subscription)
  await clients.resources.resources.deleteById(id, '2022-04-01')
  await refused(() => makePolicy(clients), /AuthorizationFailed/)
})

test('patterns of roles cover what they say, and nothing that merely looks alike', () => {
  const table: [string, string, boolean][] = [
    ['*', 'A/b/write', true],
    ['*/read', 'Microsoft.Network/virtualNetworks/subnets/read', true],
    ['*/read', 'Microsoft.Network/virtualNetworks/write', false],
    ['Microsoft.Network/*', 'microsoft.network/routeTables/write', true],
    ['Microsoft.Network/*', 'MicrosoftXNetwork/routeTables/write', false],
    ['Microsoft.KeyVault/vaults/*/read', 'Microsoft.KeyVault/vaults/read', false],
  ]
  for (const [pattern, action, expected] of table) assert.equal(covers([pattern], action), expected, `${pattern} ${action}`)
  fc.assert(fc.property(fc.string(), text => covers([text.replaceAll('*', '')], text.replaceAll('*', ''))))
})
