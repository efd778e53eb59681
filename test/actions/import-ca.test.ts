import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { importCa } from '../../src/actions/import-ca.ts'
import { readOurAuthority } from '../../src/azure/authority.ts'
import { makeAuthority } from '../../src/pki/authority.ts'
import { readPkcs12, writePkcs12 } from '../../src/pki/pkcs12.ts'
import { readCertificates } from '../../src/pki/read.ts'
import { KnownFaultError } from '../../src/report/fault.ts'
import { type Emulated, emulate } from '../azure/emulated.ts'
import { otherClient } from '../azure/other-client.ts'
import { intermediate, root } from '../pki/make.ts'
import { weatherIds as ids } from '../plan/scene.ts'

let lab: Emulated
let folder: string
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
/** A CA that somebody brings. */
let theirs: Awaited<ReturnType<typeof makeAuthority>>

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'egress-gate-ca-'))
  lab = await emulate()
  theirs = await makeAuthority({ organization: 'Theirs', root: 'Their Root', intermediate: 'Their Intermediate' }, new Date())
})
after(async () => {
  await lab.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => lab.forget())

const dataPlane = (...methods: string[]) =>
  lab.pairs.filter(({ request }) => /vault\.azure\.net|file\.core/.test(request.url) && methods.includes(request.method))
const credential = async () => new (await import('@azure/identity')).DefaultAzureCredential()
const authority = async () =>
  readOurAuthority(
    'kv-weather-egress',
    { certificate: 'egress-intermediate', rootSecret: 'egress-root' },
    await credential(),
    AbortSignal.timeout(10_000),
  )

test('a CA that Azure Firewall would refuse never leaves the runner', async () => {
  const ourRoot = await root()
  const short = await intermediate(ourRoot, { ca: { pathLength: 0 } })
  const { privateKey } = short.pair
  const cases: readonly (readonly [string, Record<string, string>, readonly RegExp[]])[] = [
    [
      'too small a key, no path length, soon at its end',
      {
        'ca-certificate': write('short.pfx', writePkcs12({ key: privateKey, certificate: short.certificate, password: 'p' })),
        'ca-password': 'p',
        'root-certificate': write('root.pem', ourRoot.certificate.pem),
      },
      [/RSA/, /path ?len/i],
    ],
    [
      'a wrong password',
      { 'ca-certificate': join(folder, 'short.pfx'), 'ca-password': 'q', 'root-certificate': join(folder, 'root.pem') },
      [/password/],
    ],
    ['not a PFX', { 'ca-certificate': write('x.pfx', 'hello'), 'root-certificate': join(folder, 'root.pem') }, [/PFX|PEM/]],
    [
      'a root with its key',
      {
        'ca-certificate': join(folder, 'short.pfx'),
        'ca-password': 'p',
        'root-certificate': write('bad.pem', `${ourRoot.certificate.pem}\n${ourRoot.pair.privateKeyPem}`),
      },
      [/private key/],
    ],
  ]
  for (const [name, inputs, reasons] of cases) {
    await assert.rejects(lab.run(importCa, inputs), (error: unknown) => {
      assert.ok(error instanceof KnownFaultError, `${name}: ${error}`)
      assert.equal(error.code, 'CaRefused')
      for (const reason of reasons) assert.match(error.message, reason, name)
      return true
    })
  }
  assert.deepEqual(lab.pairs, [], 'nothing was sent anywhere')
})

test('inputs that do not go together are faults of the inputs', async () => {
  for (const inputs of [{ 'root-certificate': join(folder, 'root.pem') }, { 'ca-password': 'x' }] as Record<string, string>[])
    await assert.rejects(lab.run(importCa, inputs), /goes with ca-certificate/)
  await assert.rejects(lab.run(importCa, { 'tenant-id': 'mine' }), /must be a GUID/)
})

test('a dry run on an empty subscription makes nothing, not even a key', async () => {
  const { report, outputs } = await lab.run(importCa, { mode: 'plan' })
  assert.deepEqual(lab.calls('PUT', 'POST', 'DELETE'), [])
  assert.deepEqual(dataPlane('PUT', 'POST', 'GET'), [])
  assert.equal(outputs.changed, 'true')
  assert.equal(report.result, 'pass')
})

test('a root and an intermediate are made; of the root only its certificate goes anywhere', async () => {
  const { report, outputs, masks, lines } = await lab.run(importCa)
  assert.equal(report.result, 'pass', report.headline)
  const held = await authority()
  assert.equal(held?.root.fingerprint, outputs['root-fingerprint'])
  assert.equal(held?.intermediate.fingerprint, outputs['intermediate-fingerprint'])
  assert.equal(held?.intermediate.basicConstraints?.pathLength, 1)
  assert.match(outputs['secret-id'] ?? '', /\/secrets\/egress-intermediate\/[0-9a-f]{32}$/)

  const sent = JSON.stringify(lab.pairs.map(({ request }) => request))
  assert.ok(!/PRIVATE KEY/.test(sent + JSON.stringify([report, outputs, lines])), 'a private key in the open')
  const [imported] = dataPlane('POST')
  assert.ok(imported)
  const { value, pwd, policy } = imported.request.body as { value: string; pwd: string; policy: { key_props: object } }
  assert.deepEqual(policy.key_props, { exportable: true }, 'the firewall reads the key through the secret')
  assert.ok(pwd.length >= 24 && masks.includes(pwd), 'the password is long, and masked')
  assert.ok(!lines.join('\n').includes(pwd) && !JSON.stringify([report, outputs]).includes(pwd))
  const pfx = readPkcs12(Buffer.from(value, 'base64'), pwd)
  assert.ok(pfx.ok)
  assert.deepEqual(
    pfx.certificates.map(({ fingerprint }) => fingerprint),
    [outputs['intermediate-fingerprint']],
  )
  const [secret] = dataPlane('PUT').filter(({ request }) => request.url.includes('/secrets/'))
  assert.ok(secret)
  assert.deepEqual(
    readCertificates((secret.request.body as { value: string }).value).map(({ fingerprint }) => fingerprint),
    [outputs['root-fingerprint']],
  )
})

test('the root lies on the file share, where the workloads look for it', async () => {
  const { ShareServiceClient } = await import('@azure/storage-file-share')
  const service = new ShareServiceClient('https://stacacertshare.file.core.windows.net', await credential(), {
    fileRequestIntent: 'backup',
  })
  const content = await service.getShareClient('certificates').rootDirectoryClient.getFileClient('rootCA.pem').downloadToBuffer()
  assert.equal(readCertificates(content.toString())[0]?.fingerprint, (await authority())?.root.fingerprint)
})

test('the second run leaves all alone', async () => {
  const { outputs, report } = await lab.run(importCa)
  assert.deepEqual(lab.calls('PUT', 'POST', 'DELETE'), [])
  assert.deepEqual(dataPlane('PUT', 'POST', 'PATCH', 'DELETE'), [])
  assert.equal(outputs.changed, 'false')
  assert.ok(lab.calls('GET').length <= 1.2 * (report.outcomes.length + 3))
})

const secretsOfVault = async () =>
  new (await import('@azure/keyvault-secrets')).SecretClient('https://kv-weather-egress.vault.azure.net', await credential())
const rootsInVault = async () =>
  readCertificates((await (await secretsOfVault()).getSecret('egress-root')).value ?? '').map(({ fingerprint }) => fingerprint)
const rootsOnShare = async () => {
  const { ShareServiceClient } = await import('@azure/storage-file-share')
  const service = new ShareServiceClient('https://stacacertshare.file.core.windows.net', await credential(), {
    fileRequestIntent: 'backup',
  })
  const content = await service.getShareClient('certificates').rootDirectoryClient.getFileClient('rootCA.pem').downloadToBuffer()
  return readCertificates(content.toString()).map(({ fingerprint }) => fingerprint)
}
const rootsTold = (pem: string | undefined) => readCertificates(pem ?? '').map(({ fingerprint }) => fingerprint)

test('a given CA below another root is announced first, then switched to, then the old root is retired', async () => {
  const inputs = {
    'ca-certificate': write(
      'theirs.pfx',
      writePkcs12({ key: theirs.intermediateKey, certificate: theirs.intermediate, password: 'secret-of-theirs' }),
    ),
    'ca-password': 'secret-of-theirs',
    'root-certificate': write('their-root.pem', theirs.root.pem),
  }
  const old = await authority()
  assert.ok(old)
  const both = [old.root.fingerprint, theirs.root.fingerprint]
  // `switch` does not take in one run what no pod can know yet.
  const first = await lab.run(importCa, { ...inputs, 'new-root': 'switch' })
  assert.equal((await authority())?.intermediate.fingerprint, old.intermediate.fingerprint, 'the firewall goes on with the CA of now')
  assert.equal(first.outputs['intermediate-fingerprint'], old.intermediate.fingerprint)
  assert.deepEqual([await rootsInVault(), await rootsOnShare(), rootsTold(first.outputs['root-certificate'])], [both, both, both])
  assert.ok(first.masks.includes('secret-of-theirs'))
  assert.deepEqual(dataPlane('POST'), [], 'a key that is not used goes nowhere')
  const [told] = first.report.findings
  assert.match(told?.message ?? '', /the given intermediate is another one.*is announced beside the one in use/)
  assert.match(told?.advice ?? '', /install-ca-in-pod.*new-root: switch.*verify-tls-inspection.*new-root: retire/)

  lab.forget()
  const waits = await lab.run(importCa, inputs)
  assert.equal(waits.outputs.changed, 'false')
  assert.deepEqual([dataPlane('PUT', 'POST'), (await authority())?.intermediate.fingerprint], [[], old.intermediate.fingerprint])

  const switched = await lab.run(importCa, { ...inputs, 'new-root': 'switch' })
  assert.equal((await authority())?.intermediate.fingerprint, theirs.intermediate.fingerprint)
  assert.deepEqual(rootsTold(switched.outputs['root-certificate']), [theirs.root.fingerprint])
  assert.deepEqual((await rootsInVault()).sort(), [...both].sort(), 'what the firewall signed a minute ago is trusted on')
  assert.ok(switched.report.findings.some(({ level, message }) => level === 'warning' && /below the new root/.test(message)))
  lab.forget()
  assert.equal((await lab.run(importCa, { ...inputs, 'new-root': 'switch' })).outputs.changed, 'false')
  assert.deepEqual(dataPlane('PUT', 'POST'), [])
  assert.equal((await lab.run(importCa)).outputs.changed, 'false', 'and without inputs it stays, too')

  assert.equal((await lab.run(importCa, { 'new-root': 'retire', mode: 'plan' })).outputs.changed, 'true')
  assert.equal((await lab.run(importCa, { 'new-root': 'retire' })).outputs.changed, 'true')
  assert.deepEqual([await rootsInVault(), await rootsOnShare()], [[theirs.root.fingerprint], [theirs.root.fingerprint]])
  assert.equal((await lab.run(importCa, { 'new-root': 'retire' })).outputs.changed, 'false')
})

test('a rotation has two roots in the secret: the CA stays, and the root is the one above the intermediate', async () => {
  const { SecretClient } = await import('@azure/keyvault-secrets')
  const secrets = new SecretClient('https://kv-weather-egress.vault.azure.net', await credential())
  const coming = (await root()).certificate
  for (const text of [coming.pem + theirs.root.pem, theirs.root.pem + coming.pem]) {
    await secrets.setSecret('egress-root', text)
    const { outputs } = await lab.run(importCa)
    assert.equal(outputs['root-fingerprint'], theirs.root.fingerprint)
    assert.equal(outputs['intermediate-fingerprint'], theirs.intermediate.fingerprint)
    assert.equal((await authority())?.root.fingerprint, theirs.root.fingerprint)
    assert.equal((await secrets.getSecret('egress-root')).value, text, 'the other root stays for the pods')
  }
})

test('a root whose secret was spoilt cannot be made again: a new one is announced, and whoever has the old one puts it back', async () => {
  await (await secretsOfVault()).setSecret('egress-root', 'gone')
  const { report, outputs } = await lab.run(importCa)
  assert.deepEqual(rootsTold(outputs['root-certificate']), await rootsInVault())
  assert.notDeepEqual(await rootsInVault(), [theirs.root.fingerprint])
  const { CertificateClient } = await import('@azure/keyvault-certificates')
  const held = await new CertificateClient('https://kv-weather-egress.vault.azure.net', await credential()).getCertificate(
    'egress-intermediate',
  )
  assert.ok(Buffer.from(held.cer ?? []).equals(theirs.intermediate.der), 'the firewall goes on')
  assert.ok(report.findings.some(({ level, message }) => level === 'warning' && /is announced/.test(message)))
  const back = await lab.run(importCa, {
    'ca-certificate': join(folder, 'theirs.pfx'),
    'ca-password': 'secret-of-theirs',
    'root-certificate': join(folder, 'their-root.pem'),
  })
  assert.equal(back.outputs['root-fingerprint'], theirs.root.fingerprint)
  assert.deepEqual(await rootsInVault(), [theirs.root.fingerprint])
})

test('a certificate that the firewall could not read is not kept: disabled, with a key that stays, or as PEM', async () => {
  const { CertificateClient } = await import('@azure/keyvault-certificates')
  const vault = new CertificateClient('https://kv-weather-egress.vault.azure.net', await credential())
  const inputs = {
    'ca-certificate': join(folder, 'theirs.pfx'),
    'ca-password': 'secret-of-theirs',
    'root-certificate': join(folder, 'their-root.pem'),
  }
  // What the client (4.10) sends on; it drops `policy`.
  const staying = { password: 'p', certificatePolicy: { keyProperties: { exportable: false } } }
  const key = `${theirs.intermediateKey.export({ type: 'pkcs8', format: 'pem' })}`
  const policy = { issuerName: 'Unknown', subject: 'CN=x' }
  const spoilt: [RegExp, () => Promise<unknown>][] = [
    [
      /is disabled/,
      async () => {
        const { properties } = await vault.getCertificate('egress-intermediate')
        await vault.updateCertificateProperties('egress-intermediate', properties.version ?? '', { enabled: false })
      },
    ],
    [
      /is kept as PEM/,
      () =>
        vault.importCertificate('egress-intermediate', Buffer.from(key + theirs.intermediate.pem), {
          policy: { ...policy, contentType: 'application/x-pem-file' },
        }),
    ],
    [
      /cannot be exported/,
      () =>
        vault.importCertificate(
          'egress-intermediate',
          writePkcs12({ key: theirs.intermediateKey, certificate: theirs.intermediate, password: 'p' }),
          staying,
        ),
    ],
  ]
  for (const [because, spoil] of spoilt) {
    await spoil()
    const planned = await lab.run(importCa, { mode: 'plan' })
    assert.match(JSON.stringify(planned.report.facts), because)
    const { report, outputs } = await lab.run(importCa, inputs)
    assert.equal(report.result, 'pass', report.headline)
    assert.equal(outputs.changed, 'true', String(because))
    const { properties, policy: kept } = await vault.getCertificate('egress-intermediate')
    assert.deepEqual([properties.enabled, kept?.exportable, kept?.contentType], [true, true, 'application/x-pkcs12'])
    assert.ok(outputs['secret-id']?.endsWith(`/${properties.version}`))
    assert.equal((await lab.run(importCa, inputs)).outputs.changed, 'false')
  }
})

test('a certificate and a vault that lie deleted are taken back', async () => {
  const { CertificateClient } = await import('@azure/keyvault-certificates')
  await (
    await new CertificateClient('https://kv-weather-egress.vault.azure.net', await credential()).beginDeleteCertificate(
      'egress-intermediate',
    )
  ).pollUntilDone()
  const pem = `${theirs.intermediateKey.export({ type: 'pkcs8', format: 'pem' })}${theirs.intermediate.pem}`
  const inputs = { 'ca-certificate': write('theirs.pem', pem), 'root-certificate': join(folder, 'their-root.pem') }
  const certificate = await lab.run(importCa, inputs)
  assert.ok(
    certificate.lines.some(line => /lies deleted in the vault; recovering/.test(line)),
    certificate.lines.join('\n'),
  )
  assert.equal((await authority())?.intermediate.fingerprint, theirs.intermediate.fingerprint)

  const other = await otherClient()
  const otherVault = async () => (await other.getById(ids.vault.slice(1), '2026-02-01')) as { properties: Record<string, unknown> }
  const rules = { bypass: 'None', defaultAction: 'Allow' }
  const { properties, ...before } = await otherVault()
  await other.beginCreateOrUpdateByIdAndWait(ids.vault.slice(1), '2026-02-01', {
    ...before,
    properties: { ...properties, networkAcls: rules, enabledForDeployment: true },
  })
  await other.deleteById(ids.vault.slice(1), '2026-02-01')
  const vault = await lab.run(importCa, inputs)
  assert.equal(vault.report.result, 'pass', vault.report.headline)
  const { networkAcls, enabledForDeployment } = (await otherVault()).properties
  assert.deepEqual([networkAcls, enabledForDeployment], [rules, true], 'what no spec has words for is as it was')
  assert.ok(
    vault.lines.some(line => /key vault kv-weather-egress lies deleted; recovering/.test(line)),
    vault.lines.join('\n'),
  )
  assert.equal(vault.outputs['intermediate-fingerprint'], theirs.intermediate.fingerprint)
})

test('a new role that has not reached the vault yet is waited for', async () => {
  await (
    await import('@azure/arm-resources').then(
      async ({ ResourceManagementClient }) => new ResourceManagementClient(await credential(), '11111111-1111-4111-8111-111111111111'),
    )
  ).resourceGroups.delete('rg-weather')
  lab.azure.knobs.propagationMilliseconds = 1500
  const { report, lines } = await lab.run(importCa)
  lab.azure.knobs.propagationMilliseconds = 0
  assert.equal(report.result, 'pass', report.headline)
  assert.ok(
    lines.some(line => /refuses: waiting for the new role/.test(line)),
    lines.join('\n'),
  )
})

test('a principal that Entra does not know everywhere yet is waited for', async () => {
  await (
    await import('@azure/arm-resources').then(
      async ({ ResourceManagementClient }) => new ResourceManagementClient(await credential(), '11111111-1111-4111-8111-111111111111'),
    )
  ).resourceGroups.delete('rg-weather')
  lab.azure.knobs.principalNotFound = 1
  const { report, lines } = await lab.run(importCa)
  lab.azure.knobs.principalNotFound = 0
  assert.equal(report.result, 'pass', report.headline)
  assert.ok(
    lines.some(line => /PrincipalNotFound; waiting for Entra/.test(line)),
    lines.join('\n'),
  )
})

test('nothing was asked for that is not emulated', () => assert.deepEqual(lab.azure.refusals, []))
