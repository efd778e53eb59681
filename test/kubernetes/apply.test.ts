/** Server-side apply, discovery, access and rollouts against an API server that keeps objects, and refuses when it is told to. */
import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { test } from 'node:test'
import { applyManifests } from '../../src/kubernetes/apply.ts'
import { type Connection, connect } from '../../src/kubernetes/connection.ts'
import { differences } from '../../src/kubernetes/differences.ts'
import { refOf } from '../../src/kubernetes/pods.ts'
import { lagOf, waitForWorkload } from '../../src/kubernetes/rollout.ts'
import { selects } from '../../src/kubernetes/selector.ts'
import type { Json } from '../../src/plan/resource.ts'
import { explainSymptom } from '../../src/verify/symptoms.ts'
import { apiServer, kubeconfig } from './api-server.ts'
import { podDocument } from './cluster.ts'

type Object = { [key: string]: Json }
type Asked = { method: string; path: string; dry: boolean; query: URLSearchParams }

/** `refuse` answers instead of the server. */
async function store(refuse: (asked: Asked) => { status: number; body: object } | undefined = () => undefined) {
  const objects = new Map<string, Object>()
  const asked: Asked[] = []
  const events: object[] = []
  let version = 0
  let crd = false
  const server = await apiServer({
    http: (request: IncomingMessage & { bodyText: string }, response: ServerResponse) => {
      const url = new URL(request.url ?? '', 'https://x')
      const one: Asked = {
        method: request.method ?? '',
        path: url.pathname,
        dry: url.searchParams.get('dryRun') === 'All',
        query: url.searchParams,
      }
      asked.push(one)
      const answer = (body: object, status = 200, headers = {}) =>
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
      const refused = refuse(one)
      if (refused !== undefined) return answer(refused.body, refused.status, { 'retry-after': '0' })
      const kinds = (...list: [string, string, boolean][]) =>
        answer({
          resources: list.flatMap(([name, kind, namespaced]) => [
            { name, kind, namespaced },
            { name: `${name}/status`, kind, namespaced },
          ]),
        })
      if (url.pathname === '/api/v1')
        return kinds(
          ['namespaces', 'Namespace', false],
          ['serviceaccounts', 'ServiceAccount', true],
          ['secrets', 'Secret', true],
          ['configmaps', 'ConfigMap', true],
        )
      if (url.pathname === '/apis/apps/v1') return kinds(['deployments', 'Deployment', true])
      if (url.pathname === '/apis/apiextensions.k8s.io/v1') return kinds(['customresourcedefinitions', 'CustomResourceDefinition', false])
      if (url.pathname === '/apis/example.com/v1' && crd) return kinds(['things', 'Thing', true])
      if (url.pathname.endsWith('/events')) return answer({ items: events })
      if (request.method === 'GET' && /\/(pods|deployments|statefulsets|daemonsets)$/.test(url.pathname))
        return answer({ items: [...objects].filter(([path]) => path.startsWith(`${url.pathname}/`)).map(([, object]) => object) })
      const current = objects.get(url.pathname)
      if (request.method === 'GET')
        return current === undefined ? answer({ message: 'not found', reason: 'NotFound' }, 404) : answer(current)
      assert.equal(request.method, 'PATCH')
      assert.equal(request.headers['content-type'], 'application/apply-patch+yaml')
      assert.equal(url.searchParams.get('fieldManager'), 'egress-gate')
      assert.equal(url.searchParams.get('force'), 'false')
      const body = JSON.parse(request.bodyText) as { metadata: Object; kind: string }
      const content = {
        ...body,
        ...(body.kind === 'CustomResourceDefinition' ? { status: { conditions: [{ type: 'Established', status: 'True' }] } } : {}),
      }
      const same =
        current !== undefined && JSON.stringify({ ...current, metadata: undefined }) === JSON.stringify({ ...content, metadata: undefined })
      const next = {
        ...content,
        metadata: {
          ...body.metadata,
          uid: 'u',
          resourceVersion: same ? ((current['metadata'] as Object)['resourceVersion'] as string) : String(++version),
        },
      } as Object
      if (!one.dry) {
        objects.set(url.pathname, next)
        if (body.kind === 'CustomResourceDefinition') crd = true
      }
      answer(next, current === undefined ? 201 : 200)
    },
  })
  const connection = await connect(server.kubeconfig)
  return Object.assign(
    { connection, objects, asked, events },
    {
      [Symbol.asyncDispose]: async () => {
        connection.close()
        await server[Symbol.asyncDispose]()
      },
    },
  )
}

const world = { signal: new AbortController().signal, log: { info: () => {} } }
const summary = async (connection: Connection, documents: readonly Json[]) =>
  (await applyManifests(connection, documents, world)).map(outcome => `${outcome.result} ${outcome.change.resource.title}`)

const deployment = (image: string): Json => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'weather', namespace: 'weather' },
  spec: { image },
})
const documents: Json[] = [
  { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a', namespace: 'weather' } },
  deployment('a'),
  {
    apiVersion: 'v1',
    kind: 'List',
    items: [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'weather', namespace: 'weather' } }],
  },
  { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'things.example.com' } },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'weather' } },
  null,
]

test('apply: in an order that works, and a second time it writes nothing', async () => {
  await using server = await store()
  assert.deepEqual(await summary(server.connection, documents), [
    'applied Thing weather/a',
    'applied Deployment weather/weather',
    'applied ServiceAccount weather/weather',
    'applied CustomResourceDefinition things.example.com',
    'applied Namespace weather',
  ])
  const written = server.asked.filter(({ method, dry }) => method === 'PATCH' && !dry).map(({ path }) => path)
  assert.deepEqual(written, [
    '/api/v1/namespaces/weather',
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/things.example.com',
    '/api/v1/namespaces/weather/serviceaccounts/weather',
    ...written.slice(3),
  ])
  server.asked.length = 0
  assert.deepEqual([...new Set((await applyManifests(server.connection, documents, world)).map(({ result }) => result))], ['unchanged'])
  assert.deepEqual(
    server.asked.filter(({ method, dry }) => method === 'PATCH' && !dry),
    [],
  )
})

test('apply: a change is told by its path', async () => {
  await using server = await store()
  await applyManifests(server.connection, [deployment('a')], world)
  const [outcome] = await applyManifests(server.connection, [deployment('b')], world)
  assert.equal(outcome?.result, 'applied')
  assert.deepEqual(outcome?.change.differs, [{ path: '/spec/image', current: '"a"', desired: '"b"' }])
})

test('apply: conflicts name the field and its owner, and nothing is forced', async () => {
  await using server = await store(({ method }) =>
    method === 'PATCH'
      ? {
          status: 409,
          body: {
            reason: 'Conflict',
            message: 'Apply failed with 1 conflict',
            details: {
              causes: [{ reason: 'FieldManagerConflict', message: 'conflict with "kubectl-edit" using apps/v1', field: '.spec.replicas' }],
            },
          },
        }
      : undefined,
  )
  const [outcome] = await applyManifests(server.connection, [deployment('a')], world)
  assert.ok(outcome?.result === 'failed')
  assert.match(outcome.fault.message, /\.spec\.replicas \(owned by kubectl-edit\)/)
})

test('apply: a webhook that forbids dry runs does not stop it', async () => {
  await using server = await store(({ dry }) =>
    dry ? { status: 400, body: { message: 'admission webhook "x" does not support dry run' } } : undefined,
  )
  assert.deepEqual(await summary(server.connection, [deployment('a')]), ['applied Deployment weather/weather'])
  assert.deepEqual(await summary(server.connection, [deployment('a')]), ['unchanged Deployment weather/weather'])
})

test('apply: what stands in a namespace that could not be made is skipped', async () => {
  await using server = await store(({ method, path }) =>
    method === 'PATCH' && path === '/api/v1/namespaces/weather'
      ? { status: 403, body: { message: 'forbidden', reason: 'Forbidden' } }
      : undefined,
  )
  const outcomes = await applyManifests(server.connection, documents, world)
  assert.deepEqual(
    outcomes.map(({ result }) => result),
    ['skipped', 'skipped', 'skipped', 'applied', 'failed'],
  )
  assert.match(
    outcomes.flatMap(each => (each.result === 'failed' ? [(each.fault as { advice?: string }).advice] : [])).join(),
    /verb "patch" on "namespaces" in the cluster.*RBAC Cluster Admin/,
  )
})

test('apply: a kind that the cluster does not know names the add-on that brings it', async () => {
  await using server = await store()
  const [outcome] = await applyManifests(
    server.connection,
    [{ apiVersion: 'secrets-store.csi.x-k8s.io/v1', kind: 'SecretProviderClass', metadata: { name: 'x', namespace: 'weather' } }],
    world,
  )
  assert.ok(outcome?.result === 'failed')
  assert.match(
    `${outcome.fault.message} ${(outcome.fault as { advice?: string }).advice}`,
    /knows no SecretProviderClass.*azure-keyvault-secrets-provider/,
  )
})

test('apply: documents that are none are faults, not exceptions', async () => {
  await using server = await store()
  for (const document of [{}, { kind: 'Pod' }, { apiVersion: 'v1', kind: 'ConfigMap' }]) {
    const [outcome] = await applyManifests(server.connection, [document as Json], world)
    assert.equal(outcome?.result, 'failed')
  }
})

test('apply: secrets do not appear in outcomes', async () => {
  await using server = await store()
  const secret = (value: string): Json => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 's', namespace: 'weather' },
    data: { key: value },
  })
  const text = JSON.stringify([
    await applyManifests(server.connection, [secret('aHVzaA==')], world),
    await applyManifests(server.connection, [secret('b3RoZXI=')], world),
  ])
  assert.doesNotMatch(text, /aHVzaA|b3RoZXI/)
  assert.match(text, /\/data\/key/)
})

test('api: 429 and 503 are waited for, 401 and 403 are not; each is told', async () => {
  let left = 3
  await using busy = await store(() => (left-- > 0 ? { status: left % 2 ? 429 : 503, body: {} } : undefined))
  assert.deepEqual(await summary(busy.connection, [deployment('a')]), ['applied Deployment weather/weather'])
  await using closed = await store(() => ({ status: 401, body: { message: 'Unauthorized' } }))
  const [outcome] = await applyManifests(closed.connection, [deployment('a')], world)
  assert.equal(closed.asked.length, 1)
  assert.ok(outcome?.result === 'failed' && /fresh kubeconfig/.test((outcome.fault as { advice?: string }).advice ?? ''))
})

const kubeconfigs: [string, string, RegExp][] = [
  ['nothing', '', /no kubeconfig/],
  ['no YAML', '{', /cannot be read/],
  ['no context', 'apiVersion: v1\nkind: Config\n', /current-context "" does not exist/],
  ['a context that is not there', 'current-context: x\nclusters: []\ncontexts: []\nusers: []\n', /"x" does not exist/],
  ['http', kubeconfig({ server: 'http://127.0.0.1:1', ca: '' }), /not https/],
  [
    'no verification',
    kubeconfig({ server: 'https://127.0.0.1:1', ca: '' })
      .replace('server:', 'insecure-skip-tls-verify: true, server:')
      .replace(/, certificate-authority-data: /, ''),
    /insecure-skip-tls-verify/,
  ],
  ['no URL', kubeconfig({ server: 'nowhere', ca: '' }), /not a URL/],
]
for (const [name, text, message] of kubeconfigs) test(`connect: ${name}`, async () => assert.rejects(connect(text), message))

test('connect: faults of the connection are told apart', async () => {
  const server = await apiServer({})
  const tell = async (text: string) => {
    const [outcome] = await applyManifests(await connect(text), [deployment('a')], world)
    assert.ok(outcome?.result === 'failed')
    return `${(outcome.fault as { code?: string }).code}: ${outcome.fault.message}`
  }
  assert.match(await tell(server.kubeconfig.replace(/certificate-authority-data: \S+/, '')), /ApiServerNotTrusted/)
  assert.match(await tell(server.kubeconfig.replace('127.0.0.1', 'nowhere.invalid')), /ApiServerUnknown/)
  assert.match(
    await tell(
      server.kubeconfig.replace(
        'token: secret-token',
        'exec: { apiVersion: client.authentication.k8s.io/v1, command: no-such-kubelogin, interactiveMode: Never }',
      ),
    ),
    /NoCredentials/,
  )
  await server[Symbol.asyncDispose]()
  assert.match(await tell(server.kubeconfig), /ApiServerUnreachable.*ECONNREFUSED/)
})

const workload = { namespace: 'weather', selector: 'app=weather' }
const pods = '/api/v1/namespaces/weather/pods'
const rollout = (connection: Connection, deadlineSeconds = 0) => waitForWorkload(connection, workload, { ...world, deadlineSeconds })

test('rollout: ready pods of the last declaration, with what identifies their containers', async () => {
  await using server = await store()
  server.objects.set(`${pods}/a`, podDocument({ name: 'a', labels: { app: 'weather' } }) as Object)
  const [pod] = await rollout(server.connection)
  assert.deepEqual(pod, {
    namespace: 'weather',
    name: 'a',
    container: 'app',
    uid: 'uid-a',
    containerId: 'containerd://a-0',
    restartCount: 0,
    node: 'node-1',
    address: '10.42.1.7',
  })
})

test('rollout: a deployment that is still rolling is waited for', async () => {
  await using server = await store()
  server.objects.set(`${pods}/a`, podDocument({ name: 'a', labels: { app: 'weather' } }) as Object)
  const set = (status: Object) =>
    server.objects.set('/apis/apps/v1/namespaces/weather/deployments/weather', {
      metadata: { name: 'weather', generation: 2 },
      spec: { replicas: 1, template: { metadata: { labels: { app: 'weather' } } } },
      status,
    })
  set({ observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1 })
  await assert.rejects(rollout(server.connection), /not seen by the controller/)
  setTimeout(() => set({ observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: 1 }), 300)
  assert.equal((await rollout(server.connection, 10)).length, 1)
})

test('rollout: an old pod that goes while its deployment is looked at is not taken for one that stays', async () => {
  await using server = await store(({ path }) => {
    // The last look at the deployment finds it done: by then the old pod is gone.
    if (path.endsWith('/deployments')) server.objects.delete(`${pods}/old`)
    return undefined
  })
  for (const name of ['old', 'new']) server.objects.set(`${pods}/${name}`, podDocument({ name, labels: { app: 'weather' } }) as Object)
  assert.deepEqual(
    (await rollout(server.connection)).map(({ name }) => name),
    ['new'],
  )
})

test('rollout: a pod that cannot mount is explained by its events', async () => {
  await using server = await store()
  server.objects.set(
    `${pods}/a`,
    podDocument({
      name: 'a',
      labels: { app: 'weather' },
      document: { status: { phase: 'Pending', containerStatuses: [{ name: 'app', state: { waiting: { reason: 'ContainerCreating' } } }] } },
    }) as Object,
  )
  server.events.push({
    type: 'Warning',
    reason: 'FailedMount',
    message:
      'MountVolume.SetUp failed: Get "http://localhost:2579/host/token/?resource=https://vault.azure.net": dial tcp 127.0.0.1:2579: connect: connection refused',
  })
  await assert.rejects(rollout(server.connection), (error: Error & { advice: string }) => {
    assert.match(error.message, /a: container app waits: ContainerCreating.*NMI is not running/)
    assert.match(error.advice, /workload identity/)
    return true
  })
})

test('rollout: a deployment that may make no pods says why, though there is no pod to say it', async () => {
  await using server = await store()
  server.objects.set(`${pods}/a`, podDocument({ name: 'a', labels: { app: 'weather' } }) as Object)
  server.objects.set('/apis/apps/v1/namespaces/weather/deployments/weather', {
    metadata: { name: 'weather', generation: 2 },
    spec: { replicas: 1, template: { metadata: { labels: { app: 'weather' } } } },
    status: {
      observedGeneration: 2,
      replicas: 1,
      conditions: [{ type: 'ReplicaFailure', status: 'True', message: 'pods "weather-2" is forbidden: exceeded quota: compute' }],
    },
  })
  await assert.rejects(rollout(server.connection), (error: Error & { advice: string }) => {
    assert.match(error.message, /0 of 1 pods run what was last declared; pods "weather-2" is forbidden: exceeded quota/)
    assert.match(error.advice, /Raise the quota/)
    return true
  })
})

const initStates: [string, object, RegExp | undefined][] = [
  ['ended well', { state: { terminated: { exitCode: 0 } } }, undefined],
  ['its turn did not come', { state: { waiting: { reason: 'PodInitializing' } } }, undefined],
  ['runs', { state: { running: {} } }, undefined],
  [
    'ended badly',
    { state: { terminated: { exitCode: 3, reason: 'Error', message: 'no' } } },
    /init container first failed; it ended with 3 \(Error\): no/,
  ],
  [
    'keeps ending badly',
    { state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: { terminated: { exitCode: 1, reason: 'Error' } } },
    /init container first waits: CrashLoopBackOff; it ended with 1/,
  ],
]
for (const [name, state, expected] of initStates)
  test(`pods: an init container that ${name}`, () => {
    const pod = podDocument({
      name: 'a',
      labels: {},
      document: {
        status: {
          phase: 'Pending',
          initContainerStatuses: [{ name: 'first', ...state }],
          containerStatuses: [{ name: 'app', state: { waiting: { reason: 'PodInitializing' } } }],
        },
      },
    })
    assert.match(String(refOf(pod, 'weather')), expected ?? /container app waits: PodInitializing/)
    // A side-car that once failed does not make a pod unready that runs.
    const running = podDocument({ name: 'a', labels: {} })
    assert.equal(
      typeof refOf({ ...running, status: { ...running.status, initContainerStatuses: [{ name: 'first', ...state }] } }, 'weather'),
      'object',
    )
  })

test('rollout: no pods', async () => {
  await using server = await store()
  await assert.rejects(rollout(server.connection), /no pod matches the selector/)
})

const selections: [string, boolean][] = [
  ['app=weather', true],
  ['app==weather', true],
  ['app=weather,tier=web', true],
  ['app=other', false],
  ['app!=other', true],
  ['app!=weather', false],
  ['tier', true],
  ['nothing', false],
  ['app in (weather, other)', true],
  ['app in (other,another),tier=web', false],
  ['app notin (weather)', false],
  ['app notin (other), tier', true],
  ['nothing notin (x)', true],
  ['nothing in (x)', false],
  ['!nothing', true],
  ['!app', false],
]
for (const [selector, expected] of selections)
  test(`selector ${selector}`, () => assert.equal(selects(selector, { app: 'weather', tier: 'web' }), expected))

test('rollout: daemon and stateful sets', () => {
  assert.equal(lagOf('daemonsets', { status: { desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2 } }), undefined)
  assert.match(lagOf('daemonsets', { status: { desiredNumberScheduled: 2, updatedNumberScheduled: 1 } }) ?? '', /1 of 2/)
  assert.match(
    lagOf('deployments', { spec: { replicas: 1 }, status: { replicas: 2, updatedReplicas: 1, availableReplicas: 1 } }) ?? '',
    /1 old pods/,
  )
})

const symptoms: [string, RegExp][] = [
  [
    'Get "http://localhost:2579/host/token/?resource=https://vault.azure.net": dial tcp 127.0.0.1:2579: connect: connection refused',
    /NMI is not running/,
  ],
  ['Liveness probe failed: Get "http://10.42.1.4:8086/healthz": dial tcp: connect: connection refused', /NMI fails its liveness/],
  [
    'MountVolume.SetUp failed: mount failed: exit status 32 mount error(2): No such file or directory for //acc.file.core.windows.net/share',
    /445/,
  ],
  ['The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot', /not in the trust store/],
  [
    'The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch, RemoteCertificateChainErrors',
    /names another host/,
  ],
  ['The remote certificate is invalid because of errors in the certificate chain: NotTimeValid', /has expired/],
  ['The remote certificate is invalid because of errors in the certificate chain: PartialChain', /not in the trust store/],
  ['The remote certificate is invalid according to the validation procedure: RemoteCertificateChainErrors', /does not accept/],
  ['[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)', /has expired/],
  [
    "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for 'a.example'.",
    /names another/,
  ],
  ['[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Missing Authority Key Identifier (_ssl.c:1032)', /checks strictly/],
  ['[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate', /not in the trust store/],
  ['Error: HTTP 500: x509: certificate signed by unknown authority', /firewall inspected the call/],
  ['500 Internal Server Error\nx509: certificate has expired or is not yet valid', /firewall inspected the call/],
  [
    'Get "https://a.example:500/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    /not in the trust store/,
  ],
  ['certificate verify failed', /does not accept/],
  ['tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time is after', /has expired/],
  ['x509: certificate is valid for b.example, not a.example', /names another/],
  ['java.security.cert.CertificateException: No subject alternative DNS name matching a.example found.', /names another/],
  ["curl: (60) SSL: no alternative certificate subject name matches target host name 'a.example'", /names another/],
  ['curl: (60) SSL certificate problem: certificate has expired', /has expired/],
  [
    'javax.net.ssl.SSLHandshakeException: PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed; CertificateExpiredException: NotAfter: Mon',
    /has expired/,
  ],
  ['Error: unable to get local issuer certificate { code: UNABLE_TO_GET_ISSUER_CERT_LOCALLY }', /not in the trust store/],
  ["AADSTS700016: Application with identifier 'x' was not found in the directory 'y'", /knows no identity with the client id/],
  ["AADSTS700213: No matching federated identity record found for presented assertion subject 'system:serviceaccount:a:b'", /no federated/],
  ['curl: (35) Unknown SSL protocol error in connection to x:443', /how the firewall denies/],
  ['Back-off pulling image: ErrImagePull', /registry/],
  [
    'init container egress-gate-trust-app failed; it ended with 128 (StartError): unable to start container process: exec: "sh": executable file not found in $PATH',
    /has no shell/,
  ],
  ['MountVolume.SetUp failed for volume "egress-gate-root" : configmap "egress-gate-root" not found', /was deleted/],
  ['pods "web-1" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false', /Pod Security level/],
  ['pods "web-1" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=4, limited: pods=4', /no room for another pod/],
]
for (const [text, cause] of symptoms) test(`symptom: ${text.slice(0, 60)}`, () => assert.match(explainSymptom(text)?.cause ?? '', cause))

test('differences: what the server writes by itself is none', () => {
  assert.deepEqual(
    differences(
      { metadata: { resourceVersion: '1', managedFields: [] }, status: { a: 1 }, spec: [1] },
      { metadata: { resourceVersion: '2' }, spec: [1] },
    ),
    [],
  )
  assert.deepEqual(differences({ spec: [1, 2] }, { spec: [1] }), [{ path: '/spec/1', current: '2', desired: 'absent' }])
})
