/** `method: node` against the lab's Azure, by the real SDKs. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { deallocate } from '../../src/actions/deallocate.ts'
import { deployAks } from '../../src/actions/deploy-aks.ts'
import { importCa } from '../../src/actions/import-ca.ts'
import { installCaInPod } from '../../src/actions/install-ca-in-pod.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { mostNodeRoots, nodeRoot } from '../../src/plan/node-trust.ts'
import { at } from '../../src/plan/reference.ts'
import type { Json } from '../../src/plan/resource.ts'
import { KnownFaultError } from '../../src/report/fault.ts'
import { type Emulated, emulate } from '../azure/emulated.ts'
import { weatherIds as ids } from '../plan/scene.ts'
import { type Signer, signer } from '../verify/lab.ts'
import { bareSpec } from './bare-spec.ts'

let lab: Emulated
let old: Signer
let fresh: Signer
const spec = bareSpec()
before(async () => {
  ;[lab, old, fresh] = await Promise.all([emulate(), signer('Old Root', 'self'), signer('Fresh Root', 'self')])
  await lab.run(provisionFirewall, { spec: spec.file })
})
after(async () => {
  await lab.close()
  spec.remove()
})
beforeEach(() => lab.forget())

const node = (roots: readonly Signer[], more: Record<string, string> = {}) =>
  lab.run(installCaInPod, {
    spec: spec.file,
    method: 'node',
    'wait-seconds': '0',
    'root-certificate': roots.map(({ certificate }) => certificate.pem).join('\n'),
    ...more,
    operation: more['operation'] ?? 'install',
  })
/** The roots that the cluster's nodes trust, by the last answer that shows the cluster. */
const held = (): readonly string[] => {
  const shown = lab.pairs.filter(({ request, response }) => request.url.includes(`${ids.cluster}?`) && response.statusCode === 200).at(-1)
  const list = at(shown?.response.body as Json, '/properties/securityProfile/customCATrustCertificates')
  return Array.isArray(list) ? list.map(String) : []
}
const entry = ({ certificate }: Signer): string => nodeRoot(certificate.pem)
const refused = (code: string, message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof KnownFaultError && error.code === code, String(error))
  assert.match(`${error.message} ${error.advice}`, message)
  return true
}

test('without a cluster there is nothing to change', async () => {
  await assert.rejects(node([old]), refused('NoCluster', /aks-weather does not exist.*Run deploy-aks/))
})

test('the nodes trust the root, everything else of the cluster stays, and no pod is said to trust it', async () => {
  await lab.run(deployAks, { spec: spec.file })
  lab.forget()
  const { report, outputs } = await node([old])
  assert.equal(report.result, 'pass', report.headline)
  assert.deepEqual(held(), [entry(old)])
  assert.match(report.findings.map(({ message }) => message).join(), /no pod trusts the root by it/)
  assert.equal(outputs['installed'], '0')
  assert.deepEqual(lab.calls('PUT', 'PATCH', 'DELETE'), ['PUT managedClusters/aks-weather'])
  lab.forget()
  await lab.run(deployAks, { spec: spec.file })
  assert.deepEqual(lab.calls('PUT', 'PATCH', 'DELETE'), [], 'deploy-aks finds its cluster as it left it')
})

test('again changes nothing, also when its lines are broken in another way', async () => {
  const other = { ...old, certificate: { ...old.certificate, pem: old.certificate.pem.replaceAll('\n', '\r\n') } }
  const { report } = await node([other])
  assert.equal(report.result, 'pass')
  assert.deepEqual(lab.calls('PUT'), [])
})

test('old and new side by side, then the old one goes', async () => {
  await node([fresh])
  assert.deepEqual(held(), [entry(old), entry(fresh)])
  lab.forget()
  const { report } = await node([old], { operation: 'remove' })
  assert.match(report.headline, /do not trust/)
  assert.deepEqual(held(), [entry(fresh)])
})

test('more than AKS takes are refused before anything is written', async () => {
  const many = await Promise.all(Array.from({ length: mostNodeRoots }, (_, at) => signer(`Root ${at}`, 'self')))
  const pairs = Array.from({ length: mostNodeRoots / 2 }, (_, at) => many.slice(2 * at, 2 * at + 2))
  const last = pairs.pop() ?? []
  for (const pair of pairs) await node(pair)
  lab.forget()
  await assert.rejects(node(last), refused('TooManyNodeRoots', /11 certificates.*at most 10.*operation: remove/))
  assert.deepEqual(lab.calls('PUT'), [])
  for (const pair of pairs) await node(pair, { operation: 'remove' })
  assert.deepEqual(held(), [entry(fresh)])
})

test('without an input it is the root of the vault', async () => {
  await assert.rejects(node([], { 'root-certificate': '' }), refused('NoAuthority', /import-ca/))
  await lab.run(importCa, { spec: spec.file })
  lab.forget()
  const { report } = await node([], { 'root-certificate': '' })
  assert.equal(report.result, 'pass', report.headline)
  assert.equal(held().length, 2)
})

test('a root that has expired can still be taken away, and not be given', async () => {
  const late = await signer('Late Root', 'self', 5, undefined, Date.now() - 10 * 86_400_000)
  await assert.rejects(node([late]), refused('BadCertificate', /expired on/))
  const { report } = await node([late], { operation: 'remove' })
  assert.equal(report.result, 'pass', report.headline)
  assert.deepEqual(lab.calls('PUT'), [])
  await assert.rejects(
    node([{ ...late, certificate: { ...late.certificate, pem: late.certificate.pem + late.pem } }], { operation: 'remove' }),
    /private key/,
  )
})

test('what somebody put in the place of the root in the vault does not come into the nodes', async () => {
  const { SecretClient } = await import('@azure/keyvault-secrets')
  const { DefaultAzureCredential } = await import('@azure/identity')
  const vault = new SecretClient('https://kv-weather-egress.vault.azure.net', new DefaultAzureCredential())
  const before = (await vault.getSecret('egress-root')).value ?? ''
  await vault.setSecret('egress-root', (await signer('Short Root', 'self', 1000, 0)).certificate.pem)
  lab.forget()
  await assert.rejects(node([], { 'root-certificate': '' }), refused('BadCertificate', /Key Vault kv-weather-egress.*path length 0/))
  assert.deepEqual(lab.calls('PUT'), [])
  await vault.setSecret('egress-root', before)
})

test('a deploy-aks that changes the cluster leaves the roots of its nodes', async () => {
  const changed = bareSpec(document => document.setIn(['cluster', 'authorizedIpRanges'], ['203.0.113.0/24']))
  try {
    await lab.run(deployAks, { spec: changed.file })
    assert.ok(lab.calls('PUT').includes('PUT managedClusters/aks-weather'), 'it did change the cluster')
    assert.equal(held().length, 2)
  } finally {
    changed.remove()
  }
})

test('a cluster that is stopped can only be started', async () => {
  await lab.run(deallocate, { spec: spec.file })
  await assert.rejects(node([old]), refused('NoCluster', /is stopped/))
})
