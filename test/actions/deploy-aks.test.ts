import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { after, before, beforeEach, test } from 'node:test'
import { deallocate } from '../../src/actions/deallocate.ts'
import { deployAks } from '../../src/actions/deploy-aks.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { loadManifests, placeholdersOf, workloadDocuments } from '../../src/actions/workloads.ts'
import { readManifest } from '../../src/kubernetes/manifests.ts'
import { KnownFaultError } from '../../src/report/fault.ts'
import { type Emulated, emulate } from '../azure/emulated.ts'
import { otherClient } from '../azure/other-client.ts'
import { weatherIds as ids, weather } from '../plan/scene.ts'
import { bareSpec } from './bare-spec.ts'

let lab: Emulated
const spec = bareSpec()
before(async () => {
  lab = await emulate()
})
after(async () => {
  await lab.close()
  spec.remove()
})
beforeEach(() => lab.forget())
const deploy = (more = {}) => lab.run(deployAks, { spec: spec.file, ...more })

test('without the firewall there is nothing to stand on, and nothing is made', async () => {
  await assert.rejects(
    deploy(),
    (error: unknown) =>
      error instanceof KnownFaultError &&
      error.code === 'NotProvisioned' &&
      /firewall afw-weather/.test(error.message) &&
      /provision-firewall/.test(error.advice),
  )
  assert.deepEqual(lab.calls('PUT', 'POST'), [])
})

test('side by side with provision-firewall: it waits for the ground, and both end well', async () => {
  const cluster = deploy({ 'wait-for-firewall-minutes': '5' })
  const firewall = lab.run(provisionFirewall, { spec: spec.file })
  const [{ report, lines }, made] = await Promise.all([cluster, firewall])
  assert.deepEqual([report.result, made.report.result], ['pass', 'pass'], `${report.headline} ${made.report.headline}`)
  assert.ok(
    lines.some(line => /waiting for .*firewall afw-weather/.test(line)),
    lines.join('\n'),
  )
  const written = lab.calls('PUT')
  assert.ok(written.indexOf('PUT managedClusters/aks-weather') > written.indexOf('PUT azureFirewalls/afw-weather'))
})

test('the cluster, its identities, grants, pool and kubeconfig', async () => {
  const { report, outputs, exported, masks, temp } = await deploy()
  assert.equal(report.result, 'pass', report.headline)
  assert.equal(outputs['cluster-id'], ids.cluster)
  assert.match(outputs['cluster-fqdn'] ?? '', /\.hcp\.eastus2\.azmk8s\.io$/)
  assert.equal(outputs.kubeconfig, `${temp}/kubeconfig`)
  assert.equal(exported.KUBECONFIG, outputs.kubeconfig)
  assert.equal(statSync(outputs.kubeconfig ?? '').mode & 0o777, 0o600)
  const kubeconfig = readFileSync(outputs.kubeconfig ?? '', 'utf8')
  assert.ok(!/exec:|kubelogin/.test(kubeconfig), 'a runner may not have kubelogin')
  const token = /token: (\S+)/.exec(kubeconfig)?.[1] ?? ''
  assert.ok(token && masks.includes(token), 'its token is masked')
  assert.ok(!JSON.stringify([report, outputs]).includes(token))
})

test('a second run writes nothing to Azure', async () => {
  const { outputs } = await deploy()
  assert.deepEqual(lab.calls('PUT', 'DELETE', 'PATCH'), [])
  assert.equal(outputs.changed, 'false')
})

test("the admin's kubeconfig when it is asked for", async () => {
  const { outputs, masks } = await deploy({ admin: 'true', kubeconfig: 'admin-kubeconfig-of-a-test' })
  try {
    assert.deepEqual(lab.calls('POST'), ['POST aks-weather/listClusterAdminCredential'])
    assert.ok(masks.includes('admin-token-of-the-test'))
  } finally {
    const { rmSync } = await import('node:fs')
    rmSync(outputs.kubeconfig ?? '', { force: true })
  }
})

test('a cluster that was stopped is started first', async () => {
  await lab.run(deallocate, { spec: spec.file })
  await lab.run(deallocate, { spec: spec.file, operation: 'allocate', cluster: 'false' })
  lab.forget()
  const { report } = await deploy()
  assert.equal(report.result, 'pass', report.headline)
  assert.deepEqual(lab.calls('POST').slice(0, 1), ['POST aks-weather/start'])
})

test('nodes that found no way out: the cluster is written once more, and only once', async () => {
  const exit50 = {
    kind: 'failing-operation',
    code: 'OutboundConnFailVMExtensionError',
    message: 'VM has reported a failure when processing extension: exit status=50',
  } as const
  const remove = async () => {
    await (await otherClient()).deleteById(ids.cluster.slice(1), '2025-07-01')
    lab.forget()
  }
  const strike = (times: number) => {
    lab.azure.knobs.faults = { seed: 1, rules: [{ match: /PUT .*managedClusters\/aks-weather\?/, times, fault: exit50 }] }
  }
  await remove()
  strike(1)
  const once = await deploy()
  assert.equal(once.report.result, 'pass', once.report.headline)
  assert.match(once.report.findings[0]?.message ?? '', /no way out/)
  assert.equal(lab.calls('PUT').filter(call => call === 'PUT managedClusters/aks-weather').length, 2)
  await remove()
  strike(5)
  const never = await deploy()
  assert.equal(never.report.result, 'fail')
  assert.equal(lab.calls('PUT').filter(call => call === 'PUT managedClusters/aks-weather').length, 2)
  const [failed] = never.report.outcomes.filter(({ result }) => result === 'failed')
  assert.ok(failed?.result === 'failed' && 'advice' in failed.fault && /through the firewall/.test(String(failed.fault.advice)))
  lab.azure.knobs.faults = { seed: 1, rules: [] }
})

test('nothing was asked for that is not emulated', () => assert.deepEqual(lab.azure.refusals, []))

test("the example's manifests, filled in", async () => {
  const example = weather()
  const documents = await workloadDocuments(
    example,
    await loadManifests(example, '.'),
    placeholdersOf(example, 'tenant', 'client'),
    namespace => ({ kind: 'Secret', metadata: { name: 's', namespace } }),
  )
  const text = JSON.stringify(documents)
  assert.deepEqual(
    documents.map(document => (document as { kind: string }).kind),
    ['Namespace', 'Secret', 'ServiceAccount', 'SecretProviderClass', 'Deployment', 'Deployment'],
  )
  for (const wanted of [
    '"azure.workload.identity/client-id":"client"',
    '"keyvaultName":"kv-weather-egress"',
    'objectName: egress-root',
    '"shareName":"certificates"',
  ])
    assert.ok(text.includes(wanted), wanted)
  assert.ok(!/\$\{/.test(text))
})

test('every fault of a manifest has its line, and what is filled in cannot become YAML', async () => {
  const text =
    // biome-ignore lint/suspicious/noTemplateCurlyInString: placeholders of a manifest
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${nmae}\ndata:\n  a: ${fileShare}\n  b: ${keyVault}\n---\n- not a document\n---\nkey: [1\n'
  const { faults, documents } = await readManifest('m.yaml', text, { keyVault: 'x"\n  evil: true', fileShare: undefined })
  assert.deepEqual(
    faults
      .map(({ place }) => place.line)
      .sort((a, b) => a - b)
      .slice(0, 3),
    [4, 6, 9],
  )
  assert.ok(faults.some(({ message }) => /is not known; known are \$\{keyVault\}/.test(message)))
  assert.ok(faults.some(({ message }) => /has no value/.test(message)))
  assert.deepEqual((documents[0] as { data: { b: string } }).data.b, 'x"\n  evil: true')
})

test('a manifest that is not there is a fault of the spec, at its workload', async () => {
  const example = weather()
  const [workload] = example.workloads
  assert.ok(workload)
  await assert.rejects(loadManifests({ ...example, workloads: [{ ...workload, manifests: ['nowhere.yaml'] }] }, '.'), (error: unknown) => {
    assert.ok(error instanceof KnownFaultError)
    assert.match(error.message, /egress\.yaml:\d+:\d+ workloads\.weather\.manifests: nowhere\.yaml does not exist/)
    return true
  })
})

test('pools with an autoscaler keep the number of nodes that it chose, also where something else is written', async () => {
  type Pool = { name: string; count: number; enableAutoScaling: boolean }
  type Cluster = { tags: object; properties: { agentPoolProfiles: Pool[] } }
  const read = async () => (await (await otherClient()).getById(ids.cluster.slice(1), '2025-07-01')) as never as Cluster
  const write = async (cluster: object) =>
    (await otherClient()).beginCreateOrUpdateByIdAndWait(ids.cluster.slice(1), '2025-07-01', cluster as never)
  const pools = async () => (await read()).properties.agentPoolProfiles
  assert.equal((await deploy()).report.result, 'pass')
  const counts = async () => (await pools()).map(({ name, count }) => `${name} ${count}`)
  const declared = await counts()
  const scaled = { enableAutoScaling: true, minCount: 1, maxCount: 9, count: 7 }
  const { properties, ...rest } = await read()
  await write({ ...rest, properties: { ...properties, agentPoolProfiles: (await pools()).map(pool => ({ ...pool, ...scaled })) } })
  lab.forget()
  assert.equal((await deploy()).outputs.changed, 'false')
  assert.deepEqual(lab.calls('PUT'), [])

  await write({ ...(await read()), tags: {} })
  lab.forget()
  assert.equal((await deploy()).report.result, 'pass')
  assert.ok(lab.calls('PUT').includes('PUT managedClusters/aks-weather'))
  assert.deepEqual(
    await counts(),
    (await pools()).map(({ name }) => `${name} 7`),
  )
  assert.notDeepEqual(await counts(), declared)
})

test('a pool in another subnet: the cluster is not called as declared, and a plan says which', async () => {
  const other = await otherClient()
  const network = (await other.getById(ids.network.slice(1), '2024-10-01')) as never as { properties: { subnets: object[] } }
  await other.beginCreateOrUpdateByIdAndWait(ids.network.slice(1), '2024-10-01', {
    ...network,
    properties: {
      ...network.properties,
      subnets: [...network.properties.subnets, { name: 'by', properties: { addressPrefix: '10.42.7.0/24' } }],
    },
  } as never)
  await other.beginCreateOrUpdateByIdAndWait(`${ids.cluster}/agentPools/gpu`.slice(1), '2025-07-01', {
    properties: { mode: 'User', count: 1, vmSize: 'Standard_D4s_v5', vnetSubnetID: `${ids.network}/subnets/by` },
  } as never)
  const looked = await deploy({ mode: 'plan' })
  assert.deepEqual([looked.outputs.changed, looked.outputs.undeclared], ['false', '["gpu"]'])
  assert.equal((await deploy({ mode: 'plan', known: 'x, GPU' })).outputs.undeclared, '[]')
  const { report } = await deploy()
  assert.match(report.headline, /nothing says that the pods of gpu leave through the firewall/)
  assert.match(report.findings.map(({ message }) => message).join(), /node pool "gpu" stands in .*\/subnets\/by, not in aks-subnet/)
})
