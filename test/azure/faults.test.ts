import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainFault, faultLine, roleThatAllows } from '../../src/azure/faults.ts'
import { KnownFaultError } from '../../src/report/fault.ts'

const answer = (statusCode: number, code: string, message: string) =>
  Object.assign(new Error(message), { statusCode, code, response: { bodyAsText: JSON.stringify({ error: { code, message } }) } })
const scope = '/subscriptions/s/resourceGroups/rg-weather'
const denied = (action: string, at = scope) =>
  answer(
    403,
    'AuthorizationFailed',
    `The client 'c' with object id '33333333-3333-4333-8333-333333333333' does not have authorization to perform action '${action}' over scope '${at}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  )

for (const [name, error, code, advice] of [
  [
    'a firewall',
    denied('Microsoft.Network/azureFirewalls/write'),
    'AuthorizationFailed',
    /principal 33333333.* role "Network Contributor" on \/subscriptions\/s\/resourceGroups\/rg-weather/,
  ],
  [
    'a grant',
    denied(
      'Microsoft.Authorization/roleAssignments/write',
      `${scope}/providers/Microsoft.KeyVault/vaults/kv/providers/Microsoft.Authorization/roleAssignments/x`,
    ),
    'AuthorizationFailed',
    /"Role Based Access Control Administrator" on .*vaults\/kv,/,
  ],
  [
    'a cluster',
    denied('Microsoft.ContainerService/managedClusters/write'),
    'AuthorizationFailed',
    /"Azure Kubernetes Service Contributor Role"/,
  ],
  [
    'an identity that is to be used',
    answer(
      403,
      'LinkedAuthorizationFailed',
      "The client 'c' has permission to perform action 'x'; however, does not have permission to perform action 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action' over scope '/s'",
    ),
    'LinkedAuthorizationFailed',
    /Grant/,
  ],
  [
    'a certificate in the vault',
    answer(
      403,
      'ForbiddenByRbac',
      "Caller is not authorized to perform action on resource.\r\nAction: 'Microsoft.KeyVault/vaults/certificates/import/action'\r\nResource: '/subscriptions/s/resourcegroups/g/providers/microsoft.keyvault/vaults/kv/certificates/c'",
    ),
    'ForbiddenByRbac',
    /"Key Vault Certificates Officer" on/,
  ],
  [
    'a secret that is read',
    answer(403, 'ForbiddenByRbac', "Action: 'Microsoft.KeyVault/vaults/secrets/getSecret/action' Resource: '/x'"),
    'ForbiddenByRbac',
    /"Key Vault Secrets User"/,
  ],
  [
    'no federated credential',
    Object.assign(
      new Error("AADSTS700213: No matching federated identity record found for presented assertion subject 'repo:o/r:ref:refs/heads/x'."),
      { name: 'AuthenticationRequiredError' },
    ),
    'AADSTS700213',
    /federated credential/,
  ],
  ['an unknown app', new Error('failed. Description: AADSTS700016: Application was not found'), 'AADSTS700016', /client-id/],
  ['a clock that is wrong', new Error('AADSTS700024: Client assertion is not within its valid time range.'), 'AADSTS700024', /clock/],
  ['an unknown tenant', new Error("AADSTS90002: Tenant 'x' not found."), 'AADSTS90002', /tenant-id/],
  [
    'nobody signed in',
    Object.assign(new Error('ChainedTokenCredential authentication failed'), { name: 'AggregateAuthenticationError' }),
    'AggregateAuthenticationError',
    /id-token: write/,
  ],
  [
    'TLS opened on the way',
    Object.assign(new Error('self-signed certificate in certificate chain'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' }),
    'SELF_SIGNED_CERT_IN_CHAIN',
    /NODE_EXTRA_CA_CERTS/,
  ],
  [
    'a name that does not resolve',
    Object.assign(new Error('getaddrinfo ENOTFOUND kv.vault.azure.net'), { code: 'ENOTFOUND' }),
    'ENOTFOUND',
    /DNS/,
  ],
  ['a vault name that is taken', answer(409, 'VaultAlreadyExists', 'taken'), 'VaultAlreadyExists', /keyVault/],
  [
    'nodes without a way out',
    Object.assign(new Error('VM has reported a failure when processing extension: exit status=50'), {
      name: 'AzureError',
      code: 'VMExtensionProvisioningError',
    }),
    'VMExtensionProvisioningError',
    /through the firewall/,
  ],
  ['something Azure says that we do not know', answer(400, 'SomethingNew', 'a new demand'), 'SomethingNew', /Azure's own/],
] as const)
  test(`fault: ${name}`, () => {
    const fault = explainFault(error)
    assert.ok(fault instanceof KnownFaultError, String(fault))
    assert.equal(fault.code, code)
    assert.match(fault.advice, advice)
    assert.ok(!fault.message.includes('\n'))
    assert.match(faultLine(fault), new RegExp(`^${code}: `))
  })

test('a defect of ours stays as it is, with its stack', () => {
  const defect = new TypeError('x is not a function')
  assert.equal(explainFault(defect), defect)
  assert.equal(faultLine(defect), 'x is not a function')
})

test('a fault that is explained already is not explained again', () => {
  const known = new KnownFaultError({ code: 'A', message: 'm', advice: 'a' })
  assert.equal(explainFault(known), known)
})

test('an action that no role of the table allows asks for Contributor', () =>
  assert.equal(roleThatAllows('Microsoft.New/things/write'), 'Contributor'))
