/** Inside namespaces of its own (bench/verify.ts starts it): asking pods through `kubectl exec`, and as we do, origins being 100 ms away. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { applyManifests } from '../src/kubernetes/apply.ts'
import { connect } from '../src/kubernetes/connection.ts'
import { podsOf } from '../src/kubernetes/pods.ts'
import { waitForWorkload } from '../src/kubernetes/rollout.ts'
import { createCluster } from '../src/lab/cluster/cluster.ts'
import { labDirectory } from '../src/lab/inside.ts'
import { startLab } from '../src/lab/lab.ts'
import { labNet } from '../src/lab/parts.ts'

const [few, many] = [10, 200]
const urls = Array.from({ length: 8 }, (_, at) => `https://origin${at + 1}.example/`)
const signal = AbortSignal.timeout(500_000)
const log = { info() {}, debug() {}, warning() {}, group: <T>(_title: string, body: () => Promise<T>) => body() }

const lab = await startLab({ facts: {}, untrusted: [], latencyMilliseconds: 100 })
await lab.topology.setSubnet('10.42.0.0/22')
const cluster = await createCluster(
  {
    name: 'bench',
    fqdn: 'bench.hcp.eastus2.azmk8s.io',
    nodeCount: 8,
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

const scaleTo = async (replicas: number): Promise<void> => {
  const container = { name: 'app', image: 'ubuntu', command: ['sleep', '3600'] }
  const template = { metadata: { labels: { app: 'bench' } }, spec: { containers: [container] } }
  const spec = { replicas, selector: { matchLabels: { app: 'bench' } }, template }
  const document = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'bench', namespace: 'default' }, spec }
  const failed = (await applyManifests(connection, [document], { signal, log })).find(
    ({ result }) => result === 'failed' || result === 'skipped',
  )
  if (failed) throw new Error(JSON.stringify(failed))
  await waitForWorkload(connection, selected, { signal, deadlineSeconds: 300, log })
}

/** Standard output of a program that must succeed. */
const run = (program: string, args: readonly string[]): Promise<string> =>
  new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, KUBECONFIG: kubeconfig } })
    let [text, errors] = ['', '']
    child.stdout.on('data', chunk => {
      text += chunk
    })
    child.stderr.on('data', chunk => {
      errors += chunk
    })
    child.on('error', failed)
    child.on('close', code => (code === 0 ? done(text) : failed(new Error(`${program} ${args.join(' ')}: ${code} ${errors.slice(-300)}`))))
  })

const timed = async <T>(body: () => Promise<T>): Promise<readonly [number, T]> => {
  const started = performance.now()
  const result = await body()
  return [performance.now() - started, result]
}

type Seen = { readonly pods: number; readonly faults: readonly string[]; readonly memory: number }
const client = async (): Promise<Seen> =>
  JSON.parse(await run(process.execPath, [process.argv[2] ?? '', selected.selector, ...urls])) as Seen
const curl = (pod: string, more: readonly string[]) => run('kubectl', ['exec', pod, '--', 'curl', '-sS', ...more])
const one = (pod: string, url: string) => curl(pod, ['-o', '/dev/null', url])

await scaleTo(few)
const names = (await podsOf(connection, selected, signal)).ready.map(({ name }) => name)
const questions = names.flatMap(name => urls.map(url => [name, url] as const))
await client()
const ours: number[] = []
let seen = await client()
for (let round = 0; round < 3; round++) {
  const [took, result] = await timed(client)
  ours.push(took)
  seen = { ...result, faults: [...seen.faults, ...result.faults] }
}
const [serial] = await timed(async () => {
  for (const [name, url] of questions) await one(name, url)
})
const [twenty] = await timed(async () => {
  const waiting = [...questions]
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await one(...next)
    }),
  )
})
const [single] = await timed(() =>
  curl(names[0] ?? '', ['--parallel', '--parallel-immediate', ...urls.flatMap(url => ['-o', '/dev/null', url])]),
)

await scaleTo(many)
const [hundreds, all] = await timed(client)
process.stdout.write(JSON.stringify({ ours: Math.min(...ours), seen, serial, twenty, single, hundreds, all }))
process.exit(0)
