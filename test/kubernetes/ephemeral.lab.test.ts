/** A container in which nothing can be run, asked from beside, in the lab's cluster with real processes. */
import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../../src/kubernetes/connection.ts'
import { podsOf } from '../../src/kubernetes/pods.ts'
import { podProber } from '../../src/kubernetes/prober.ts'
import type { Observation, Probe } from '../../src/verify/verdict.ts'
import { openWorld, type TestWorld } from '../lab/cluster/world.ts'
import { enterPrivateNamespaces } from '../lab/network/private-namespaces.ts'

enterPrivateNamespaces(import.meta, ['kubectl', 'curl', 'openssl', 'nsenter'])

/** It removes its shells when it starts, and is as an image from scratch from then on. */
const distroless = `
apiVersion: v1
kind: Pod
metadata: { name: bare, labels: { app: bare } }
spec:
  containers:
    - name: app
      image: ubuntu:24.04
      command: [sh, -c, "rm -f /usr/bin/sh /usr/bin/dash /usr/bin/bash /usr/bin/busybox; exec sleep 600"]
`

let world: TestWorld
let origin: ChildProcess | undefined
before(async () => {
  world = await openWorld()
  const { code, stderr } = await world.kubectlWith(distroless, 'apply', '-f', '-')
  assert.equal(code, 0, stderr)
  const waited = await world.kubectl('wait', '--for=condition=Ready', 'pod/bare', '--timeout=15s')
  assert.equal(
    waited.code,
    0,
    `${waited.stderr}${waited.code === 0 ? '' : (await world.kubectl('get', 'pod', 'bare', '-o', 'jsonpath={.status}')).stdout}`,
  )
})
after(async () => {
  origin?.kill('SIGKILL')
  await world.close()
  assert.deepEqual(world.refusals, [], 'nothing was refused')
})

const probe = (id: string, url: string): Probe => ({
  id,
  name: url,
  workload: 'bare',
  flow: { source: '10.42.1.4', protocol: 'tcp', host: 'origin.example', port: 8443 },
  expectation: {
    name: url,
    from: [],
    target: { kind: 'url', url, method: 'GET' },
    expect: 'allow',
    place: { file: 'egress.yaml', line: 1, column: 1 },
  },
  predicted: { effect: 'allow', inspected: false, by: 'application', assumptions: [], trace: [] } as unknown as Probe['predicted'],
})

async function observe(debugImage?: string): Promise<ReadonlyMap<string, Observation>> {
  const connection = await connect(world.cluster.kubeconfig)
  const signal = AbortSignal.timeout(60_000)
  try {
    const { ready } = await podsOf(connection, { namespace: 'default', selector: 'app=bare' }, signal)
    const [pod] = ready
    assert.ok(pod, 'the pod is ready')
    const options = { allowSeconds: 4, denySeconds: 2, ...(debugImage === undefined ? {} : { debugImage }) }
    return await podProber(connection, options, { debug: () => {} }).observe(pod, [probe('p1', 'https://127.0.0.1:8443/')], signal)
  } finally {
    connection.close()
  }
}

test('without an image, a pod without a shell is not known', async () => {
  const seen = (await observe()).get('p1')
  assert.equal(seen?.kind, 'unknown')
  assert.match(seen.kind === 'unknown' ? seen.detail : '', /has no sh/)
})

test('from beside, the flight is seen in the pod’s own network, and trust is not claimed', async () => {
  const pid = execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' }).split(/\s/)[0] as string
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-subj', '/CN=origin.example', '-keyout', '/run/home/key.pem', '-out', '/run/home/cert.pem'],
    ],
    { stdio: 'ignore' },
  )
  origin = spawn(
    'ip',
    ['netns', 'exec', pid, 'openssl', 's_server', '-accept', '8443', '-key', '/run/home/key.pem', '-cert', '/run/home/cert.pem', '-www'],
    { stdio: 'ignore' },
  )
  await sleep(500)
  const seen = (await observe('tools.example/curl:1')).get('p1')
  assert.equal(seen?.kind, 'tls', JSON.stringify(seen))
  if (seen?.kind !== 'tls') return
  assert.match(seen.flight[0]?.subject ?? '', /origin\.example/)
  assert.equal(seen.trusted, 'unknown')
  assert.match(seen.trustDetail ?? '', /ephemeral container beside it/)
  const names = async () => (await world.kubectl('get', 'pod', 'bare', '-o', 'jsonpath={.spec.ephemeralContainers[*].name}')).stdout
  const first = await names()
  assert.match(first, /^egress-gate-[0-9a-f]{8}-1$/)
  assert.equal((await observe('tools.example/curl:1')).get('p1')?.kind, 'tls')
  assert.equal(await names(), first, 'the same one is asked again')
})
