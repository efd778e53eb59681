/** Inside namespaces of its own (bench/lab.ts starts it): how long until the first pod is ready, and what each further pod costs. */

import { applyManifests } from '../src/kubernetes/apply.ts'
import { connect } from '../src/kubernetes/connection.ts'
import { waitForWorkload } from '../src/kubernetes/rollout.ts'
import { createCluster } from '../src/lab/cluster/cluster.ts'
import { startLab } from '../src/lab/lab.ts'
import { labMemory } from '../src/lab/memory.ts'
import { labNet } from '../src/lab/parts.ts'

const further = 20
const began = Number(process.env['BENCH_BEGAN'])
const signal = AbortSignal.timeout(120_000)
const log = { info() {}, debug() {}, warning() {}, group: <T>(_title: string, body: () => Promise<T>) => body() }

const lab = await startLab({ facts: {}, untrusted: [] })
await lab.topology.setSubnet('10.42.1.0/24')
const cluster = await createCluster(
  {
    name: 'bench',
    fqdn: 'bench.hcp.eastus2.azmk8s.io',
    nodeCount: 2,
    serviceCidr: '10.41.0.0/16',
    dnsServiceIp: '10.41.0.10',
    dnsServers: () => [labNet.platformDns],
    oidcIssuer: 'https://eastus2.oic.prod-aks.azure.com/bench/',
    tenantId: lab.jobEnv['AZURE_TENANT_ID'] ?? '',
  },
  { topology: lab.topology, frontDoor: lab.frontDoor, publicRootPem: lab.publicRoot.certificatePem, onRefusal: () => {} },
)
const connection = await connect(cluster.kubeconfig)
const selected = { namespace: 'default', selector: 'app=bench' }
const deployment = (replicas: number) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'bench', namespace: 'default' },
  spec: {
    replicas,
    selector: { matchLabels: { app: 'bench' } },
    template: {
      metadata: { labels: { app: 'bench' } },
      spec: { containers: [{ name: 'app', image: 'ubuntu', command: ['sleep', '600'] }] },
    },
  },
})
const scaleTo = async (replicas: number): Promise<void> => {
  const outcomes = await applyManifests(connection, [deployment(replicas)], { signal, log })
  const failed = outcomes.find(({ result }) => result === 'failed' || result === 'skipped')
  if (failed) throw new Error(JSON.stringify(failed))
  await waitForWorkload(connection, selected, { signal, deadlineSeconds: 100, log })
}
await scaleTo(1)
const firstReady = Date.now() - began
const before = labMemory()
await scaleTo(1 + further)
const perPod = (labMemory() - before) / further
process.stdout.write(JSON.stringify({ firstReady, perPod }))
process.exit(0)
