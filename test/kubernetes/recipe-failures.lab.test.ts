/**
 * What went wrong in the recipe, made to go wrong again in the lab's cluster: events, conditions and mount errors as the node tells them, and
 * each explained by its name with what to do about it.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Connection, connect } from '../../src/kubernetes/connection.ts'
import { podsOf } from '../../src/kubernetes/pods.ts'
import { explainPod, waitForWorkload } from '../../src/kubernetes/rollout.ts'
import { explainSymptom } from '../../src/verify/symptoms.ts'
import { openWorld, type TestWorld, tenantId } from '../lab/cluster/world.ts'
import { enterPrivateNamespaces } from '../lab/network/private-namespaces.ts'

enterPrivateNamespaces(import.meta, ['kubectl', 'curl'])

let world: TestWorld
let connection: Connection
before(async () => {
  world = await openWorld()
  connection = await connect(world.cluster.kubeconfig)
  await apply(objects)
})
after(async () => {
  connection.close()
  await world.close()
  assert.deepEqual(world.refusals, [], 'nothing was refused')
})

const apply = async (manifest: string): Promise<void> => {
  const { code, stderr } = await world.kubectlWith(manifest, 'apply', '-f', '-')
  assert.equal(code, 0, stderr)
}

const objects = `
apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata: { name: by-pod-identity }
spec:
  provider: azure
  parameters:
    usePodIdentity: "true"
    keyvaultName: kv-try
    tenantId: ${tenantId}
    objects: "array: ['{ objectName: egress-root, objectType: secret }']"
---
apiVersion: v1
kind: Secret
metadata: { name: share }
stringData: { azurestorageaccountname: stacacertshare, azurestorageaccountkey: a2V5 }
`

type Failure = {
  readonly name: string
  /** The rest of a pod's spec. */
  readonly pod: string
  /** The event, condition or output that the recipe's author saw. */
  readonly seen: RegExp
  readonly diagnosis: string
  readonly fix: RegExp
}

const sleeping = (more = '') => `containers: [{ name: app, image: ubuntu, command: [sleep, infinity]${more === '' ? '' : `, ${more}`} }]`
const saying = (text: string, code = 1) =>
  `containers: [{ name: app, image: ubuntu, command: [sh, -c, ${JSON.stringify(`echo '${text}' >&2; exit ${code}`)}] }]`

const failures: readonly Failure[] = [
  {
    name: 'pod-identity',
    pod: `${sleeping('volumeMounts: [{ name: root, mountPath: /mnt/secrets-store, readOnly: true }]')}
  volumes: [{ name: root, csi: { driver: secrets-store.csi.k8s.io, readOnly: true, volumeAttributes: { secretProviderClass: by-pod-identity } } }]`,
    seen: /FailedMount: .*Get "http:\/\/localhost:2579\/host\/token\/\?resource=https:\/\/vault\.azure\.net": dial tcp 127\.0\.0\.1:2579: connect: connection refused/,
    diagnosis: 'pod identity token endpoint is not answering',
    fix: /Move to workload identity/,
  },
  {
    name: 'nmi',
    pod: `hostNetwork: true
  ${sleeping('livenessProbe: { httpGet: { path: /healthz, port: 8086 }, periodSeconds: 1, failureThreshold: 1 }')}`,
    seen: /CrashLoopBackOff[\s\S]*Liveness probe failed: Get "http:\/\/10\.42\.1\.\d+:8086\/healthz": dial tcp 10\.42\.1\.\d+:8086: connect: connection refused/,
    diagnosis: 'pod identity daemon is crashing',
    fix: /Move to workload identity/,
  },
  {
    name: 'share',
    pod: `${sleeping('volumeMounts: [{ name: root, mountPath: /mnt/azure, readOnly: true }]')}
  volumes: [{ name: root, csi: { driver: file.csi.azure.com, readOnly: true, volumeAttributes: { secretName: share, shareName: certificates } } }]`,
    seen: /FailedMount: [\s\S]*mount error\(2\): No such file or directory/,
    diagnosis: 'file share cannot be mounted',
    fix: /TCP 445/,
  },
  {
    name: 'dotnet',
    pod: saying(
      'Unhandled exception. System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot',
      134,
    ),
    seen: /CrashLoopBackOff[\s\S]*errors in the certificate chain: UntrustedRoot/,
    diagnosis: 'root is not trusted (.NET)',
    fix: /install-ca-in-pod/,
  },
  {
    name: 'curl',
    pod: saying('curl: (35) Unknown SSL protocol error in connection to blocked.example:443', 35),
    seen: /CrashLoopBackOff[\s\S]*curl: \(35\) Unknown SSL protocol error/,
    diagnosis: 'handshake was cut',
    fix: /application rule/,
  },
  {
    // What the curl of today says of the same: a server that closes after the ClientHello, as the firewall does.
    name: 'curl-now',
    pod: `containers: [{ name: app, image: ubuntu, command: [sh, -c, "node -e 'require(\\"net\\").createServer(s => s.once(\\"data\\", () => s.end())).listen(8443)' & sleep 1; curl -sS https://127.0.0.1:8443/; exit $?"] }]`,
    seen: /CrashLoopBackOff[\s\S]*curl: \(35\)/,
    diagnosis: 'handshake was cut',
    fix: /application rule/,
  },
  {
    name: 'no-roots',
    pod: `${sleeping('volumeMounts: [{ name: egress-gate-root, mountPath: /egress-gate/root }]')}
  volumes: [{ name: egress-gate-root, configMap: { name: egress-gate-root } }]`,
    seen: /FailedMount: .*configmap "egress-gate-root" not found/,
    diagnosis: 'the roots are not there',
    fix: /method rollout/,
  },
  {
    name: 'new-image',
    pod: `initContainers: [{ name: egress-gate-trust-app, image: ubuntu, command: [sh, -c, "echo 'egress-gate-trust: the image has no /etc/ssl/certs/ca-certificates.crt: it changed, run install-ca-in-pod again' >&2; exit 1"] }]
  ${sleeping()}`,
    seen: /init container egress-gate-trust-app waits: CrashLoopBackOff.*ended with 1.*its last words: .*it changed/,
    diagnosis: 'the bundle cannot be built from this image',
    fix: /method rollout again/,
  },
]

for (const { name, pod, seen, diagnosis, fix } of failures)
  test(`${name}: ${diagnosis}`, async () => {
    await apply(`
apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${name} } }
spec:
  terminationGracePeriodSeconds: 1
  ${pod}
`)
    const signal = AbortSignal.timeout(30_000)
    const until = Date.now() + 20_000
    for (;;) {
      const { unready } = await podsOf(connection, { namespace: 'default', selector: `app=${name}` }, signal)
      const [one] = unready
      const told = one && (await explainPod(connection, 'default', one.pod, one.because, signal))
      if (told !== undefined && seen.test(told.because)) {
        assert.equal(explainSymptom(told.because)?.name, diagnosis, told.because)
        assert.ok(told.because.includes(explainSymptom(told.because)?.cause ?? '?'), 'the cause is told')
        assert.match(told.fix ?? '', fix)
        break
      }
      assert.ok(
        Date.now() < until,
        `${told?.because ?? 'the pod is ready'}\n${(await world.kubectl('describe', 'pod', name)).stdout.slice(-1500)}`,
      )
      await new Promise(resolve => setTimeout(resolve, 150))
    }
    // And whoever waits for it is told the same.
    await assert.rejects(
      waitForWorkload(
        connection,
        { namespace: 'default', selector: `app=${name}` },
        { signal, deadlineSeconds: 0, log: { info: () => {} } },
      ),
      (error: Error & { code: string; advice: string }) => error.code === 'RolloutTimeout' && fix.test(error.advice),
    )
    await world.kubectl('delete', 'pod', name, '--wait=false')
  })
