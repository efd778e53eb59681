/** A CA of our own that is due: another root has to reach the pods before the firewall signs below it. The walk of docs/trust.md, without pods. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { CertificateClient } from '@azure/keyvault-certificates'
import { SecretClient } from '@azure/keyvault-secrets'
import { importCa } from '../../src/actions/import-ca.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { makeAuthority } from '../../src/pki/authority.ts'
import { writePkcs12 } from '../../src/pki/pkcs12.ts'
import { readCertificate, readCertificates } from '../../src/pki/read.ts'
import { at } from '../../src/plan/reference.ts'
import type { Json } from '../../src/plan/resource.ts'
import { type Emulated, emulate } from '../azure/emulated.ts'
import { weatherIds as ids } from '../plan/scene.ts'

let lab: Emulated
let certificates: CertificateClient
let secrets: SecretClient
before(async () => {
  lab = await emulate()
  const { DefaultAzureCredential } = await import('@azure/identity')
  const vault = 'https://kv-weather-egress.vault.azure.net'
  certificates = new CertificateClient(vault, new DefaultAzureCredential())
  secrets = new SecretClient(vault, new DefaultAzureCredential())
  assert.equal((await lab.run(importCa)).report.result, 'pass')
})
after(() => lab.close())

const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
/** As if it had been made then: what we make lasts 1024 days. */
const putAuthority = async (madeDaysAgo: number) => {
  const made = await makeAuthority({ organization: 'Weather', root: 'Old Root', intermediate: 'Old Intermediate' }, ago(madeDaysAgo))
  await secrets.setSecret('egress-root', made.root.pem)
  await certificates.importCertificate(
    'egress-intermediate',
    writePkcs12({ key: made.intermediateKey, certificate: made.intermediate, password: 'p' }),
    { password: 'p' },
  )
  return made
}
const inUse = async (name = 'egress-intermediate') => {
  const { cer, secretId } = await certificates.getCertificate(name)
  return { fingerprint: readCertificate(cer ?? new Uint8Array()).fingerprint, secretId }
}
const roots = async () => readCertificates((await secrets.getSecret('egress-root')).value ?? '').map(({ fingerprint }) => fingerprint)
const ofPolicy = () => {
  const [, policy] = Object.entries(lab.azure.resources()).find(([id]) => id.toLowerCase() === ids.policy.toLowerCase()) ?? []
  return at(policy as Json, '/properties/transportSecurity/certificateAuthority/keyVaultSecretId')
}

let old: Awaited<ReturnType<typeof putAuthority>>
test('due for renewal: a new root is announced, and nothing that the firewall signs with changes, whoever runs', async () => {
  old = await putAuthority(1000)
  assert.equal((await lab.run(provisionFirewall)).report.result, 'pass')
  const before = ofPolicy()
  assert.equal(before, (await inUse()).secretId)

  const looked = await lab.run(importCa, { mode: 'plan' })
  assert.equal(looked.outputs.changed, 'true')
  assert.deepEqual(await roots(), [old.root.fingerprint])

  const { report, outputs, lines } = await lab.run(importCa)
  assert.equal(report.result, 'pass', report.headline)
  assert.match(report.findings[0]?.message ?? '', /ends in 2[34] days.*is announced beside the one in use/)
  assert.equal(outputs['intermediate-fingerprint'], old.intermediate.fingerprint)
  assert.equal((await roots()).length, 2)
  assert.equal((await roots())[0], old.root.fingerprint)
  assert.deepEqual(
    readCertificates(outputs['root-certificate'] ?? '').map(({ fingerprint }) => fingerprint),
    await roots(),
  )
  assert.ok(!/PRIVATE KEY/.test(JSON.stringify([report, outputs, lines])))

  // The night in between: the whole chain runs again, and again.
  for (const action of [importCa, provisionFirewall]) assert.equal((await lab.run(action as typeof importCa)).outputs.changed, 'false')
  assert.equal(ofPolicy(), before)
  assert.equal((await inUse()).fingerprint, old.intermediate.fingerprint)
})

test('the issue of drift stays open: whoever looks with switch is told that a CA waits', async () => {
  const { outputs, report } = await lab.run(importCa, { mode: 'plan', 'new-root': 'switch' })
  assert.equal(outputs.changed, 'true')
  assert.match(outputs['expires-at'] ?? '', /^\d{4}-/, 'and when the one of now ends')
  assert.match(JSON.stringify(report.facts), /the announced one would be taken/)
})

test('switch: the announced intermediate, not another one, reaches vault and policy; its key is masked; both roots stay', async () => {
  const announced = await inUse('egress-intermediate-next')
  const { report, outputs, masks, lines } = await lab.run(importCa, { 'new-root': 'switch' })
  assert.equal(report.result, 'pass', report.headline)
  const now = await inUse()
  assert.equal(now.fingerprint, announced.fingerprint)
  assert.equal(ofPolicy(), now.secretId)
  assert.equal(outputs['secret-id'], now.secretId)
  const key = (await secrets.getSecret('egress-intermediate-next')).value ?? ''
  assert.ok(key.length > 1000 && masks.includes(key))
  assert.ok(!JSON.stringify([report, outputs, lines]).includes(key.slice(0, 200)))
  assert.deepEqual((await certificates.getCertificate('egress-intermediate')).policy?.exportable, true, 'the firewall can read it')
  assert.equal((await roots()).length, 2)
  const after = await lab.run(importCa)
  assert.equal(after.outputs.changed, 'false')
  assert.match(after.report.findings[0]?.message ?? '', /another one is given out: a rotation is not at its end/)
  assert.equal((await lab.run(importCa, { mode: 'plan', 'new-root': 'switch' })).outputs.changed, 'true', 'the issue stays open')
  assert.equal((await lab.run(provisionFirewall)).outputs.changed, 'false')
  assert.equal((await lab.run(importCa, { 'new-root': 'retire' })).outputs.changed, 'true')
  const looked = await lab.run(importCa, { mode: 'plan', 'new-root': 'switch' })
  assert.equal(looked.outputs.changed, 'false')
  assert.deepEqual(looked.report.findings, [])
  assert.deepEqual(await roots(), [outputs['root-fingerprint']])
})

test('a run that was cut off before the root was given out: what it left in the vault is not taken', async () => {
  old = await putAuthority(1000)
  const left = await inUse('egress-intermediate-next')
  const { outputs } = await lab.run(importCa, { 'new-root': 'switch' })
  assert.equal(outputs['intermediate-fingerprint'], old.intermediate.fingerprint)
  assert.notEqual((await inUse('egress-intermediate-next')).fingerprint, left.fingerprint)
  assert.equal((await roots()).length, 2)
})

test('the CA of now has ended, and no pod trusts anything below it: what was announced is taken at once', async () => {
  const announced = await inUse('egress-intermediate-next')
  const [, coming] = readCertificates((await secrets.getSecret('egress-root')).value ?? '')
  assert.ok(coming)
  const ended = await putAuthority(1025)
  await secrets.setSecret('egress-root', ended.root.pem + coming.pem)
  const { outputs, report } = await lab.run(importCa)
  assert.equal(outputs['intermediate-fingerprint'], announced.fingerprint)
  assert.match(report.findings.map(({ message }) => message).join(), /The root is a new one/)
  assert.equal(ofPolicy(), outputs['secret-id'])
  assert.deepEqual(await roots(), [coming.fingerprint], 'a root that has ended would be refused where it is mounted')
})

test('nothing was asked for that is not emulated', () => assert.deepEqual(lab.azure.refusals, []))
