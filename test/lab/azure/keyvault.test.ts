import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { after, before, test } from 'node:test'
import { CertificateClient } from '@azure/keyvault-certificates'
import { SecretClient } from '@azure/keyvault-secrets'
import { readPkcs12 } from '../../../src/pki/pkcs12.ts'
import { type Clients, clientsOf, location, makeVault, pfxOf, testAuthority } from './recipe.ts'
import { refused } from './refused.ts'
import { makeWorld, type TestWorld } from './world.ts'

let world: TestWorld
let clients: Clients
let secrets: SecretClient
let certificates: CertificateClient
before(async () => {
  world = await makeWorld()
  world.azure.grant('Owner', me(), world.subscription)
  clients = clientsOf(world)
  const { url } = await makeVault(world, clients)
  secrets = new SecretClient(url, world.credential)
  certificates = new CertificateClient(url, world.credential)
})
after(() => world.close())
const me = () => world.identity.runner.objectId

test('an owner may do nothing with the contents; the refusal names the action', async () => {
  await refused(
    () => secrets.setSecret('root', 'x'),
    /403 Forbidden .*Action: 'Microsoft\.KeyVault\/vaults\/secrets\/setSecret\/action'.*Assignment: \(not found\).*ForbiddenByRbac/,
  )
  await refused(() => certificates.getCertificate('ca'), /Microsoft\.KeyVault\/vaults\/certificates\/read/)
})

test('each role opens what it is for', async () => {
  world.azure.grant('Key Vault Secrets Officer', me(), clients.ids.vault)
  await secrets.setSecret('root', 'first', { contentType: 'application/x-pem-file', tags: { of: 'us' } })
  await refused(() => certificates.getCertificate('ca'), /certificates\/read/)
  world.azure.grant('Key Vault Certificates Officer', me(), clients.ids.vault)
  await refused(() => certificates.getCertificate('ca'), /404 CertificateNotFound/)
})

test('secrets have versions; the newest answers, each one stays', async () => {
  const second = await secrets.setSecret('root', 'second')
  const latest = await secrets.getSecret('ROOT')
  assert.equal(latest.value, 'second')
  assert.match(second.properties.id ?? '', /^https:\/\/kv-recipe\.vault\.azure\.net\/secrets\/root\/[0-9a-f]{32}$/)
  const versions = []
  for await (const properties of secrets.listPropertiesOfSecretVersions('root')) versions.push(properties.version ?? '')
  assert.equal(versions.length, 2)
  const first = versions.find(version => version !== second.properties.version)
  const old = await secrets.getSecret('root', { version: first ?? '' })
  assert.deepEqual([old.value, old.properties.contentType, old.properties.tags], ['first', 'application/x-pem-file', { of: 'us' }])
  await secrets.updateSecretProperties('root', second.properties.version ?? '', { enabled: false })
  await refused(() => secrets.getSecret('root'), /403 Forbidden.*disabled/)
})

test('an imported PFX loses its password; its secret is the PFX that the firewall reads', async () => {
  const imported = await certificates.importCertificate('ca', await pfxOf('pass word'), { password: 'pass word' })
  const { certificate } = await testAuthority()
  assert.deepEqual(Buffer.from(imported.cer ?? []), Buffer.from(certificate.der))
  assert.equal(imported.properties.expiresOn?.getTime(), Math.floor(certificate.notAfter.getTime() / 1000) * 1000)
  const secret = await secrets.getSecret('ca')
  assert.equal(secret.properties.contentType, 'application/x-pkcs12')
  assert.equal(imported.secretId, secret.properties.id)
  const read = readPkcs12(Buffer.from(secret.value ?? '', 'base64'), '')
  assert.ok(read.ok && read.key && new X509Certificate(certificate.der).checkPrivateKey(read.key))
  await refused(() => secrets.setSecret('ca', 'x'), /409 Conflict.*managed/)
  const again = await certificates.importCertificate('ca', await pfxOf())
  assert.notEqual(again.properties.version, imported.properties.version)
  assert.equal((await certificates.getCertificate('ca')).properties.version, again.properties.version)
  assert.equal(
    (await certificates.getCertificateVersion('ca', imported.properties.version ?? '')).properties.version,
    imported.properties.version,
  )
})

test('a PEM with key and certificate is taken too', async () => {
  const { certificate, key } = await testAuthority()
  const pem = `${key.privateKeyPem}\n${certificate.pem}`
  const imported = await certificates.importCertificate('pem', Buffer.from(pem), { policy: { contentType: 'application/x-pem-file' } })
  assert.deepEqual(Buffer.from(imported.cer ?? []), Buffer.from(certificate.der))
  assert.equal((await secrets.getSecret('pem')).properties.contentType, 'application/x-pem-file')
})

test('what cannot be read is refused in Key Vault’s words', async () => {
  const { certificate } = await testAuthority()
  await refused(
    async () => certificates.importCertificate('bad', await pfxOf('right'), { password: 'wrong' }),
    /400 BadParameter.*PKCS#12.*password is correct/,
  )
  await refused(() => certificates.importCertificate('bad', Buffer.from('nonsense')), /400 BadParameter.*PKCS#12/)
  await refused(
    () => certificates.importCertificate('bad', Buffer.from(certificate.pem), { policy: { contentType: 'application/x-pem-file' } }),
    /BadParameter.*private key/,
  )
})

test('what is deleted can be recovered, and its name is taken until then', async () => {
  const { version } = (await certificates.getCertificate('ca')).properties
  await (await certificates.beginDeleteCertificate('ca')).pollUntilDone()
  await refused(() => certificates.getCertificate('ca'), /404 CertificateNotFound/)
  await refused(() => secrets.getSecret('ca'), /404 SecretNotFound/)
  await refused(
    async () => certificates.importCertificate('ca', await pfxOf()),
    /409 Conflict.*deleted but recoverable.*ObjectIsDeletedButRecoverable/,
  )
  await (await certificates.beginRecoverDeletedCertificate('ca')).pollUntilDone()
  assert.equal((await certificates.getCertificate('ca')).properties.version, version)
  assert.ok((await secrets.getSecret('ca')).value)
})

test('a deleted vault leaves the door, keeps its name, and comes back with its contents', async () => {
  await clients.resources.resources.deleteById(clients.ids.vault, '2026-02-01')
  assert.ok(!world.names.has('kv-recipe.vault.azure.net'))
  const body = { location, properties: { tenantId: world.identity.tenantId, sku: { family: 'A', name: 'standard' } } }
  await refused(() => clients.put(clients.ids.vault, '2026-02-01', body), /409 ConflictError.*deleted state/)
  const deleted = await clients.get(
    `${world.subscription}/providers/Microsoft.KeyVault/locations/${location}/deletedVaults/kv-recipe`,
    '2026-02-01',
  )
  assert.equal((deleted.properties as { vaultId: string }).vaultId, clients.ids.vault)
  await clients.put(clients.ids.vault, '2026-02-01', { ...body, properties: { ...body.properties, createMode: 'recover' } })
  world.azure.grant('Key Vault Administrator', me(), clients.ids.vault)
  assert.ok((await secrets.getSecret('ca')).value)
})

test('access policies instead of roles', async () => {
  const id = clients.ids.vault.replace('kv-recipe', 'kv-policies')
  const accessPolicies = [{ tenantId: world.identity.tenantId, objectId: me(), permissions: { secrets: ['get'], certificates: [] } }]
  const properties = {
    tenantId: world.identity.tenantId,
    sku: { family: 'A', name: 'standard' },
    enableRbacAuthorization: false,
    accessPolicies,
  }
  await clients.put(id, '2026-02-01', { location, properties })
  const other = new SecretClient('https://kv-policies.vault.azure.net', world.credential)
  await refused(
    () => other.setSecret('a', 'b'),
    /403 Forbidden.*does not have secrets set permission on key vault 'kv-policies.*AccessDenied/,
  )
  await refused(() => other.getSecret('a'), /404 SecretNotFound/)
  await clients.put(id, '2026-02-01', {
    location,
    properties: { ...properties, accessPolicies: [{ ...accessPolicies[0], permissions: { secrets: ['all'] } }] },
  })
  await other.setSecret('a', 'b')
  assert.equal((await other.getSecret('a')).value, 'b')
})

test('a closed vault is closed', async () => {
  const properties = {
    tenantId: world.identity.tenantId,
    sku: { family: 'A', name: 'standard' },
    enableRbacAuthorization: true,
    publicNetworkAccess: 'Disabled',
  }
  await clients.put(clients.ids.vault, '2026-02-01', { location, properties })
  await refused(() => secrets.getSecret('ca'), /403 Forbidden.*ForbiddenByConnection/)
  assert.deepEqual(world.azure.refusals, [])
})
