/** install-ca-in-pod: what it says holds of every pod and container that it speaks of, and of those that come and go meanwhile. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { rootsDocument, type Target, trustDocument } from '../../src/kubernetes/trust-patch.ts'
import type { TestPod } from '../kubernetes/cluster.ts'
import { container, controller, database, example, type Owner, other, ownedBy, pod, root, run } from './trust-scene.ts'

const bundle = '/etc/ssl/certs/ca-certificates.crt'
const withRoot = (of: ReturnType<typeof container>) => writeFileSync(of.bundle, other.certificate.pem + root.certificate.pem)
const results = (outputs: Record<string, string>) =>
  (JSON.parse(outputs['pods'] ?? '[]') as { workload: string; name: string; result: string }[])
    .map(({ workload, name, result }) => `${workload} ${name} ${result}`)
    .sort()

/** The example's two workloads as two containers of the same pods. */
const twoContainers = example.replace('selector: app=forecast-batch\n    container: app', 'selector: app=weather\n    container: proxy')

test('auto: what exec wrote in one container goes when a rollout for another replaces the pod: both are declared', async () => {
  const [writable, closed] = [container({ vault: root.certificate.pem }), container({ share: root.certificate.pem, readOnly: true })]
  const containers = [
    { name: 'app', image: 'app:1' },
    { name: 'proxy', image: 'proxy:1' },
  ]
  const both = (uid: string): TestPod => {
    const of = pod('weather-0', writable, database, { uid })
    const { spec, ...document } = of.document ?? {}
    const volumeMounts = spec?.containers?.[0]?.volumeMounts ?? []
    return {
      ...of,
      containers: { proxy: { paths: closed.paths, env: closed.env } },
      document: {
        ...document,
        spec: { ...spec, containers: containers.map(({ name }) => ({ name, volumeMounts })) },
        status: {
          phase: 'Running',
          conditions: [{ type: 'Ready', status: 'True' }],
          containerStatuses: containers.map(({ name }) => ({
            name,
            containerID: `${name}-${uid}`,
            restartCount: 0,
            state: { running: {} },
          })),
        },
      },
    }
  }
  const result = await run(
    [both('uid-old')],
    [controller('StatefulSet', 'weather', { template: { metadata: { labels: { app: 'weather' } }, spec: { containers } } })],
    { method: 'auto', workloads: '' },
    {
      spec: twoContainers,
      onPatch: ({ body }, cluster) => {
        if (body.kind !== 'StatefulSet') return
        const declared = JSON.stringify(body)
        // A new pod starts from its images: only what is declared is in it.
        writeFileSync(writable.bundle, other.certificate.pem)
        for (const [name, of] of [
          ['app', writable],
          ['proxy', closed],
        ] as const)
          if (declared.includes(`"egress-gate-trust-${name}"`)) withRoot(of)
        cluster.pods = [both('uid-new')]
      },
    },
  )
  const patch = result.patches.find(({ body }) => body.kind === 'StatefulSet')
  assert.match(JSON.stringify(patch?.body), /egress-gate-trust-app.*egress-gate-trust-proxy/, result.told)
  assert.equal(result.report.result, 'pass', result.told)
  assert.match(result.told, /weather: by rollout, because it shares its pods with workload forecast-batch/)
})

test('auto: a container that was lost while another workload was rolled out is not told as installed', async () => {
  const [first, second] = [container({ vault: root.certificate.pem }), container({ share: root.certificate.pem, readOnly: true })]
  const batch: Owner = { kind: 'StatefulSet', name: 'batch' }
  const labels = { app: 'forecast-batch' }
  const result = await run(
    [pod('weather-0', first, database), pod('batch-0', second, batch, { labels })],
    [
      controller('StatefulSet', 'weather'),
      controller('StatefulSet', 'batch', { template: { metadata: { labels }, spec: { containers: [{ name: 'app' }] } } }),
    ],
    { method: 'auto', workloads: '' },
    {
      onPatch: ({ body }, cluster) => {
        if (body.kind !== 'StatefulSet') return
        withRoot(second)
        cluster.pods = [pod('weather-0', first, database, { uid: 'uid-again' }), pod('batch-0', second, batch, { labels, uid: 'uid-new' })]
      },
    },
  )
  assert.equal(result.report.result, 'fail')
  assert.match(result.told, /weather-0: it restarted or went away/)
})

test('exec: a pod that comes up meanwhile gets the root too', async () => {
  const [first, second] = [container({ vault: root.certificate.pem }), container({ vault: root.certificate.pem })]
  const result = await run(
    [],
    [],
    { method: 'exec' },
    {
      change: cluster => {
        const scaled = pod('weather-0', first, database, {
          afterExec: () => {
            cluster.pods = [pod('weather-0', first, database), pod('weather-1', second, database)]
          },
        })
        cluster.pods = [scaled]
      },
    },
  )
  assert.deepEqual(results(result.outputs), ['weather weather-0 installed', 'weather weather-1 installed'])
  assert.equal(result.report.result, 'pass', result.told)
})

test('exec: pods that go on coming, or are not ready yet, are told: they do not have the root', async () => {
  const files = () => container({ vault: root.certificate.pem })
  let made = 0
  const result = await run(
    [],
    [],
    { method: 'exec' },
    {
      change: cluster => {
        const next = (): TestPod => pod(`weather-${made++}`, files(), database, { afterExec: () => void cluster.pods.push(next()) })
        cluster.pods = [next()]
      },
    },
  )
  assert.equal(result.report.result, 'fail')
  assert.deepEqual(results(result.outputs), ['weather weather-0 installed', 'weather weather-1 installed', 'weather weather-2 failed'])
  assert.match(result.told, /weather-2: it came up while/)
})

test('exec: a rollout that does not come to its end is told, though all pods that are there have the root', async () => {
  const [path, doc] = controller('Deployment', 'weather')
  const stuck: [string, object] = [
    path,
    { ...doc, status: { observedGeneration: 9, replicas: 1, updatedReplicas: 0, availableReplicas: 1 } },
  ]
  const result = await run([pod('weather-0', container({ vault: root.certificate.pem }), database)], [stuck], { method: 'exec' })
  assert.match(result.told, /0 of 1 pods run what was last declared.*come without the root/)
})

test('rollout: a stateful set of another API group is not one of ours, and its pods are told', async () => {
  const owner: Owner = { apiVersion: 'apps.kruise.io/v1beta1', kind: 'StatefulSet', name: 'weather' }
  const result = await run([pod('weather-0', container({ vault: root.certificate.pem }), owner)], [controller('StatefulSet', 'weather')])
  assert.equal(result.report.result, 'fail')
  assert.match(result.told, /weather-0: it belongs to StatefulSet weather of apps\.kruise\.io\/v1beta1/)
  assert.deepEqual(result.patches, [])
})

test('rollout: pods whose controller is gone are told, beside a workload that is done', async () => {
  const done = container({ share: root.certificate.pem })
  const batch: Owner = { kind: 'StatefulSet', name: 'batch' }
  const labels = { app: 'forecast-batch' }
  const orphan = pod('weather-0', container({ vault: root.certificate.pem }), database)
  const result = await run(
    [orphan, pod('batch-0', done, batch, { labels })],
    [controller('StatefulSet', 'batch', { template: { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'app:1' }] } } })],
    { workloads: '' },
    {
      onPatch: ({ body }, cluster) => {
        if (body.kind !== 'StatefulSet') return
        withRoot(done)
        cluster.pods = [orphan, pod('batch-0', done, batch, { labels, uid: 'uid-new' })]
      },
    },
  )
  assert.deepEqual(results(result.outputs), ['forecast-batch batch-0 installed', 'weather weather-0 failed'])
  assert.match(result.told, /its StatefulSet weather does not exist/)
  assert.equal(result.report.result, 'fail')
})

test('rollout: a deployment that is scaled to nothing beside one that runs is told', async () => {
  const of = container({ vault: root.certificate.pem })
  withRoot(of)
  const result = await run(
    [pod('weather-0', of, database)],
    [controller('StatefulSet', 'weather'), controller('Deployment', 'canary', { replicas: 0 })],
  )
  assert.match(result.told, /Deployment weather\/canary is scaled to no pods.*come without the root/)
})

const target: Target = {
  kind: 'StatefulSet',
  namespace: 'weather',
  name: 'weather',
  template: { spec: { containers: [{ name: 'app', image: 'app:1' }] } },
}
const declared = trustDocument(target, [{ container: 'app', bundle }], [root.certificate]) as { spec: { template: object } }
const managed = (...managers: string[]) => ({
  name: 'weather',
  namespace: 'weather',
  generation: 1,
  managedFields: managers.map(manager => ({ manager, fieldsV1: { 'k:{"name":"egress-gate-trust"}': {} } })),
})
const roots = rootsDocument('weather', [root.certificate]) as { data: Record<string, string> }
const mapPath = '/api/v1/namespaces/weather/configmaps/egress-gate-root'
const mapOf = (more: object = {}): [string, object] => [
  mapPath,
  {
    ...roots,
    metadata: { name: 'egress-gate-root', managedFields: [{ manager: 'egress-gate-trust', fieldsV1: ownedBy(roots) }] },
    ...more,
  },
]
const map = mapOf()

const spoilt: [string, [string, object], RegExp][] = [
  [
    'a further certificate, which keytool would take',
    mapOf({ data: { ...roots.data, 'more.crt': other.certificate.pem } }),
    /more\.crt was written/,
  ],
  ['one in bytes', mapOf({ binaryData: { 'more.crt': 'AA==' } }), /more\.crt was written/],
  [
    'roots that somebody else wrote in the place of ours',
    mapOf({
      data: { ...roots.data, 'roots.pem': root.certificate.pem + other.certificate.pem },
      metadata: {
        name: 'egress-gate-root',
        managedFields: [
          { manager: 'egress-gate-trust', fieldsV1: ownedBy({ data: { [`${root.certificate.fingerprint.slice(0, 16)}.crt`]: '' } }) },
          { manager: 'kubectl-edit', fieldsV1: { 'f:data': { 'f:roots.pem': {} } } },
        ],
      },
    }),
    /roots\.pem was written/,
  ],
]
for (const [name, object, expected] of spoilt)
  test(`rollout: a config map with ${name} is not taken for our roots`, async () => {
    const result = await run(
      [pod('weather-0', container({ vault: root.certificate.pem }), database)],
      [controller('StatefulSet', 'weather'), object],
    )
    assert.equal(result.report.result, 'fail')
    assert.match(result.told, expected)
    assert.deepEqual(result.patches, [])
    const removed = await run([pod('weather-0', container(), database)], [controller('StatefulSet', 'weather'), object], {
      operation: 'remove',
    })
    assert.match(JSON.stringify(removed.report.facts), /egress-gate-root stays: .* was written by somebody else/)
  })

for (const [name, managers] of [
  ['another manager owns it as well (a manifest that was exported)', ['egress-gate-trust', 'argocd-controller']],
  ['another manager alone owns it (a rollout that was undone)', ['kubectl-rollout']],
] as const)
  test(`remove: ${name}, and it is not told as taken back`, async () => {
    const [path, doc] = controller('StatefulSet', 'weather')
    // This server leaves everything where it is, as a real one leaves what others own.
    const result = await run(
      [pod('weather-0', container(), database)],
      [[path, { ...doc, ...declared, metadata: managed(...managers) }], map],
      { operation: 'remove' },
    )
    assert.equal(result.report.result, 'fail', result.told)
    assert.match(
      result.told,
      /still declares init container egress-gate-trust-app, .*SSL_CERT_FILE of container app.*owned by (?:argocd|kubectl)-/,
    )
    assert.match(JSON.stringify(result.report.facts), /egress-gate-root stays: StatefulSet weather/)
  })

test('remove: the config map stays while a pod that mounts it is not replaced', async () => {
  const old = pod('weather-0', container(), database)
  const volumes = [{ name: 'egress-gate-root', configMap: { name: 'egress-gate-root' } }]
  const mounting = { ...old, document: { ...old.document, spec: { ...old.document?.spec, volumes } } }
  const deleted: string[] = []
  const result = await run(
    [mounting],
    [controller('StatefulSet', 'weather'), map],
    { operation: 'remove' },
    { onDelete: path => deleted.push(path) },
  )
  assert.match(JSON.stringify(result.report.facts), /egress-gate-root stays: pod weather-0 still mount it/)
  assert.deepEqual(deleted, [])
})

test('remove: from what is scaled to nothing, without waiting for pods', async () => {
  const [path, doc] = controller('Deployment', 'weather', { replicas: 0 })
  const idle: [string, object] = [path, { ...doc, metadata: managed('egress-gate-trust'), status: { observedGeneration: 9 } }]
  const result = await run([], [idle], { operation: 'remove' })
  assert.equal(result.report.result, 'pass', result.told)
  assert.match(result.report.headline, /Taken back from 1 workload/)
  // And beside one that runs.
  const beside = await run([pod('weather-0', container(), database)], [controller('StatefulSet', 'weather'), idle], { operation: 'remove' })
  assert.deepEqual(
    beside.patches.map(({ path }) => path),
    [path],
  )
})

test('remove: a side-car that another workload of the spec names keeps its trust', async () => {
  const containers = [
    { name: 'app', image: 'app:1' },
    { name: 'proxy', image: 'proxy:1' },
  ]
  const both: Target = { ...target, template: { spec: { containers } } }
  const now = trustDocument(
    both,
    [
      { container: 'app', bundle },
      { container: 'proxy', bundle },
    ],
    [root.certificate],
  ) as typeof declared
  const [path, doc] = controller('StatefulSet', 'weather')
  const template = { ...now.spec.template, metadata: { labels: { app: 'weather' } } }
  const result = await run(
    [pod('weather-0', container(), database)],
    [[path, { ...doc, spec: { replicas: 1, template }, metadata: managed('egress-gate-trust') }], map],
    { operation: 'remove' },
    { spec: twoContainers.replace('selector: app=weather\n    container: app', 'selector: app=weather') },
  )
  const patch = JSON.stringify(result.patches.find(each => each.path === path)?.body)
  assert.match(patch, /egress-gate-trust-proxy/, result.told)
  assert.doesNotMatch(patch, /egress-gate-trust-app/)
})
