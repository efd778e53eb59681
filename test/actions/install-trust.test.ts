/** install-ca-in-pod by rollout and by what works: from outside. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Pod } from '../../src/kubernetes/documents.ts'
import { signer } from '../verify/lab.ts'
import { container, controller, database, type Objects, type Owner, other, pod, root, run } from './trust-scene.ts'

test('rollout: a stateful set, whose new pods have the names of the old ones', async () => {
  const of = container({ vault: root.certificate.pem })
  const result = await run(
    [pod('weather-0', of, database)],
    [controller('StatefulSet', 'weather')],
    {},
    {
      onPatch: ({ body }, cluster) => {
        if (body.kind !== 'StatefulSet') return
        writeFileSync(of.bundle, other.certificate.pem + root.certificate.pem)
        cluster.pods = [pod('weather-0', of, database, { uid: 'uid-new' })]
      },
    },
  )
  assert.equal(result.report.result, 'pass', result.told)
  assert.equal(result.outputs['installed'], '1')
  assert.deepEqual(
    result.patches.map(({ body, query }) => [body.kind, query['fieldManager'], query['force']]),
    [
      ['ConfigMap', 'egress-gate-trust', 'false'],
      ['StatefulSet', 'egress-gate-trust', 'false'],
    ],
  )
  assert.doesNotMatch(JSON.stringify(result.patches), /PRIVATE/)
  assert.match(result.told, /survives restarts/)
})

test('rollout: a pod that came back without the root is a failure, whatever its controller says', async () => {
  const of = container({ vault: root.certificate.pem })
  const result = await run([pod('weather-0', of, database)], [controller('StatefulSet', 'weather')])
  assert.equal(result.report.result, 'fail')
  assert.match(result.told, /does not hold the root/)
})

test('rollout: one that is stuck is explained, with how to take it back', async () => {
  const of = container({ vault: root.certificate.pem })
  const status: NonNullable<Pod['status']> = {
    phase: 'Pending',
    initContainerStatuses: [
      {
        name: 'egress-gate-trust-app',
        state: { waiting: { reason: 'RunContainerError', message: 'exec: "sh": executable file not found in $PATH' } },
      },
    ],
    containerStatuses: [{ name: 'app', state: { waiting: { reason: 'PodInitializing' } } }],
  }
  const result = await run(
    [pod('weather-0', of, database)],
    [controller('StatefulSet', 'weather')],
    {},
    {
      onPatch: ({ body }, cluster) => {
        if (body.kind === 'StatefulSet')
          cluster.pods = [
            pod('weather-0', of, database, { uid: 'uid-new', document: { ...pod('weather-0', of, database).document, status } }),
          ]
      },
    },
  )
  assert.equal(result.report.result, 'fail')
  assert.match(result.told, /it was declared, and .*init container egress-gate-trust-app waits: RunContainerError.*has no shell/)
  assert.match(result.told, /taken back by `operation: remove`/)
})

const refusals: [string, [string, object], Owner | undefined, RegExp][] = [
  [
    'a paused deployment',
    controller('Deployment', 'weather', { paused: true }),
    { kind: 'Deployment', name: 'weather' },
    /its rollout is paused/,
  ],
  [
    'a daemon set by hand',
    controller('DaemonSet', 'weather', { updateStrategy: { type: 'OnDelete' } }),
    { kind: 'DaemonSet', name: 'weather' },
    /by hand only/,
  ],
  [
    'a partition',
    controller('StatefulSet', 'weather', { updateStrategy: { rollingUpdate: { partition: 2 } } }),
    database,
    /from number 2 on/,
  ],
  ['a job', controller('StatefulSet', 'weather'), { kind: 'Job', name: 'weather-1' }, /belongs to Job weather-1/],
  [
    'a replica set that is gone',
    controller('StatefulSet', 'weather'),
    { kind: 'ReplicaSet', name: 'weather-1' },
    /belongs to ReplicaSet weather-1/,
  ],
  ['a pod of its own', controller('StatefulSet', 'weather'), undefined, /no controller declares/],
  [
    'a variable that the image sets',
    controller('StatefulSet', 'weather', {
      template: { spec: { containers: [{ name: 'app', env: [{ name: 'PIP_CERT', value: '/x' }] }] } },
    }),
    database,
    /PIP_CERT is set by its own declaration \(\/x\)/,
  ],
]
for (const [name, object, owner, expected] of refusals)
  test(`rollout: ${name} is told, and nothing is written`, async () => {
    const result = await run([pod('weather-0', container({ vault: root.certificate.pem }), owner)], [object])
    assert.equal(result.report.result, 'fail')
    assert.match(result.told, expected)
    assert.deepEqual(result.patches, [])
  })

const rootless: [string, () => Partial<Parameters<typeof container>[0]>, RegExp][] = [
  ['no root', () => ({}), /does not exist in the container/],
  ['a private key', () => ({ vault: root.certificate.pem + root.pem }), /PRIVATE KEY; it was not read/],
]
for (const [name, files, expected] of rootless)
  test(`rollout: ${name} in the mount is told, and nothing is written`, async () => {
    const result = await run([pod('weather-0', container(files()), database)], [controller('StatefulSet', 'weather')])
    assert.match(result.told, expected)
    assert.deepEqual([result.report.result, result.patches.length], ['fail', 0])
    assert.doesNotMatch(JSON.stringify(result), /BEGIN (EC )?PRIVATE/)
  })

test('rollout: a container without a shell is told before anything is written', async () => {
  const result = await run(
    [pod('weather-0', container(), database, { exec: socket => socket.close(1011) })],
    [controller('StatefulSet', 'weather')],
  )
  assert.match(result.told, /could not be looked into.*without a shell cannot build its own bundle/)
  assert.deepEqual(result.patches, [])
})

test('rollout: a config map of that name that is not ours is left alone', async () => {
  const strange: [string, object] = [
    '/api/v1/namespaces/weather/configmaps/egress-gate-root',
    { metadata: { name: 'egress-gate-root' }, data: {} },
  ]
  const result = await run(
    [pod('weather-0', container({ vault: root.certificate.pem }), database)],
    [controller('StatefulSet', 'weather'), strange],
  )
  assert.match(result.told, /was not made by this action/)
  assert.deepEqual(result.patches, [])
})

test('rollout: workloads of one namespace with different roots are told, and nothing is written', async () => {
  const batch = { kind: 'StatefulSet', name: 'batch' }
  const result = await run(
    [
      pod('weather-0', container({ vault: root.certificate.pem }), database),
      pod('batch-0', container({ share: other.certificate.pem }), batch, { labels: { app: 'forecast-batch' } }),
    ],
    [controller('StatefulSet', 'weather'), controller('StatefulSet', 'batch')],
    { workloads: '' },
  )
  assert.match(result.told, /have different roots/)
  assert.deepEqual([result.report.result, result.patches.length], ['fail', 0])
})

test('auto: the file share where the vault has none, and the report says why', async () => {
  const result = await run([pod('weather-0', container({ share: root.certificate.pem }), database)], [], { method: 'auto' })
  assert.equal(result.report.result, 'pass', result.told)
  assert.match(
    result.told,
    /\/mnt\/secrets-store\/egress-root does not exist in the container; so the root is taken from the file share \/mnt\/azure\/rootCA\.pem/,
  )
  const input = await run([pod('weather-0', container(), database)], [], { method: 'auto', 'root-certificate': root.certificate.pem })
  assert.match(input.told, /rootCA\.pem does not exist.*so the root is taken from the input/)
  const none = await run([pod('weather-0', container(), database)], [], { method: 'auto' })
  assert.equal(none.report.result, 'fail')
  assert.match(none.told, /no source has the root: .*egress-root does not exist.*rootCA\.pem does not exist.*no root-certificate was given/)
})

test('auto: a private key is never passed over', async () => {
  const files = { vault: root.pem, share: root.certificate.pem }
  const result = await run([pod('weather-0', container(files), database)], [], { method: 'auto', 'root-certificate': root.certificate.pem })
  assert.equal(result.report.result, 'fail')
  assert.match(result.told, /PRIVATE KEY/)
})

test('auto: what exec cannot write is declared', async () => {
  const of = container({ share: root.certificate.pem, readOnly: true })
  const result = await run(
    [pod('weather-0', of, database)],
    [controller('StatefulSet', 'weather')],
    { method: 'auto' },
    {
      onPatch: ({ body }, cluster) => {
        if (body.kind !== 'StatefulSet') return
        writeFileSync(of.bundle, other.certificate.pem + root.certificate.pem)
        cluster.pods = [pod('weather-0', of, database, { uid: 'uid-new' })]
      },
    },
  )
  assert.equal(result.report.result, 'pass', result.told)
  assert.match(result.told, /by rollout, because by exec the container has no update-ca-certificates/)
  assert.equal(result.patches.length, 2)
})

test('exec: several roots in one exec, and none of another source', async () => {
  const of = container({ vault: root.certificate.pem })
  const both = `${root.certificate.pem}${other.certificate.pem}`
  const result = await run([pod('weather-0', of, database)], [], { method: 'exec', 'root-certificate': both })
  assert.equal(result.report.result, 'pass', result.told)
  const [one] = JSON.parse(result.outputs['pods'] ?? '[]') as { fingerprints: string[] }[]
  assert.deepEqual(
    one?.fingerprints,
    [root, other].map(({ certificate }) => certificate.fingerprint),
  )
})

test('remove: only what is declared is taken back, and a controller without it is not touched', async () => {
  const [path, doc] = controller('StatefulSet', 'weather')
  const none = await run([pod('weather-0', container(), database)], [[path, doc]], { operation: 'remove' })
  assert.deepEqual([none.report.result, none.patches], ['pass', []])
  const ours: [string, object] = [
    path,
    { ...doc, metadata: { name: 'weather', namespace: 'weather', managedFields: [{ manager: 'egress-gate-trust' }] }, gone: 'soon' },
  ]
  const result = await run([pod('weather-0', container(), database)], [ours], { operation: 'remove' })
  assert.equal(result.report.result, 'pass', result.told)
  const nobody = await run([], [], { operation: 'remove' })
  assert.equal(nobody.report.result, 'fail')
  assert.match(nobody.told, /No controller of workload weather was found/)
})

const faults: [string, Record<string, string>, RegExp][] = [
  ['a method of another name', { method: 'magic' }, /method/],
  ['removing what exec installed', { method: 'exec', operation: 'remove' }, /goes with the containers/],
  [
    'a key beside the intermediate',
    { 'intermediate-certificate': '-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----' },
    /private key/,
  ],
]
for (const [name, inputs, expected] of faults)
  test(`inputs: ${name}`, async () => {
    await assert.rejects(run([], [], inputs), expected)
  })

test('inputs: only roots are given, and only valid ones', async () => {
  const below = await signer('Below', root)
  const late = await signer('Late Root', 'self', 5, undefined, Date.now() - 10 * 86_400_000)
  await assert.rejects(run([], [], { 'root-certificate': below.certificate.pem }), /is no root/)
  await assert.rejects(run([], [], { 'root-certificate': late.certificate.pem }), /expired on/)
})

test('rollout: a missing grant is told before anything is done', async () => {
  await assert.rejects(
    run([], [], {}, { change: cluster => Object.assign(cluster, { allowed: false }) }),
    (error: Error & { advice: string }) => /patch statefulsets\.apps/.test(error.message) && /configmaps\.$/.test(error.advice),
  )
})

test('rollout: killed after this or that request, run by run, it gets to its end and writes nothing twice', async () => {
  const of = container({ vault: root.certificate.pem })
  const [path, document] = controller('StatefulSet', 'weather')
  const store: Objects = new Map([[path, document]])
  let pods = [pod('weather-0', of, database)]
  const patched: string[] = []
  const once = (killAfter?: number) =>
    run(
      pods,
      [],
      {},
      {
        store,
        ...(killAfter === undefined ? {} : { killAfter }),
        onPatch: ({ body }) => {
          patched.push(body.kind)
          if (body.kind !== 'StatefulSet') return
          writeFileSync(of.bundle, other.certificate.pem + root.certificate.pem)
          pods = [pod('weather-0', of, database, { uid: 'uid-new' })]
        },
        change: cluster => {
          cluster.pods = pods
        },
      },
    )
  let [kills, after] = [0, 1]
  while (after < 80 && (await once(after)).killed) {
    kills += 1
    // At every request from the first write on, which these are not far from.
    after += patched.length > 0 || after > 28 ? 1 : 4
  }
  assert.ok(kills > 10 && after < 80, `${kills} kills, the last after ${after} requests`)
  const { report, outputs, told } = await once()
  assert.deepEqual([report.result, outputs['failed'], patched], ['pass', '0', ['ConfigMap', 'StatefulSet']], told)
})
