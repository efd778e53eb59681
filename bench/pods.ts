/** A cluster of the lab with pods to measure on, for what runs inside namespaces of its own. */
import { writeFileSync } from 'node:fs'
import { applyManifests } from '../src/kubernetes/apply.ts'
import { type Connection, connect } from '../src/kubernetes/connection.ts'
import { podsOf } from '../src/kubernetes/pods.ts'
import { waitForWorkload } from '../src/kubernetes/rollout.ts'
import { createCluster } from '../src/lab/cluster/cluster.ts'
import { labDirectory } from '../src/lab/inside.ts'
import { startLab } from '../src/lab/lab.ts'
import { labNet } from '../src/lab/parts.ts'
import type { PodRef } from '../src/verify/verdict.ts'

export type BenchPods = {
  readonly connection: Connection
  /** A file, for kubectl. */
  readonly kubeconfig: string
  readonly selector: string
  /** Comes back when so many are ready, with them. */
  scaleTo(replicas: number): Promise<readonly PodRef[]>
}

const log = { info() {}, debug() {}, warning() {}, group: <T>(_title: string, body: () => Promise<T>) => body() }

export async function benchPods(nodes: number, signal: AbortSignal, latencyMilliseconds = 0): Promise<BenchPods> {
  const lab = await startLab({ facts: {}, untrusted: [], latencyMilliseconds })
  await lab.topology.setSubnet('10.42.0.0/22')
  const cluster = await createCluster(
    {
      name: 'bench',
      fqdn: 'bench.hcp.eastus2.azmk8s.io',
      nodeCount: nodes,
      serviceCidr: '10.48.0.0/16',
      dnsServiceIp: '10.48.0.10',
      dnsServers: () => [labNet.platformDns],
      oidcIssuer: 'https://eastus2.oic.prod-aks.azure.com/bench/',
      tenantId: lab.jobEnv['AZURE_TENANT_ID'] ?? '',
    },
    { topology: lab.topology, frontDoor: lab.frontDoor, publicRootPem: lab.publicRoot.certificatePem, onRefusal: () => {} },
  )
  const kubeconfig = `${labDirectory}/kubeconfig`
  writeFileSync(kubeconfig, cluster.kubeconfig, { mode: 0o600 })
  const connection = await connect(cluster.kubeconfig)
  const selected = { namespace: 'default', selector: 'app=bench' }
  return {
    connection,
    kubeconfig,
    selector: selected.selector,
    async scaleTo(replicas) {
      const container = { name: 'app', image: 'ubuntu', command: ['sleep', '3600'] }
      const template = { metadata: { labels: { app: 'bench' } }, spec: { containers: [container] } }
      const spec = { replicas, selector: { matchLabels: { app: 'bench' } }, template }
      const document = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'bench', namespace: 'default' }, spec }
      const outcomes = await applyManifests(connection, [document], { signal, log })
      const failed = outcomes.find(({ result }) => result === 'failed' || result === 'skipped')
      if (failed) throw new Error(JSON.stringify(failed))
      await waitForWorkload(connection, selected, { signal, deadlineSeconds: 300, log })
      return (await podsOf(connection, selected, signal)).ready
    },
  }
}
