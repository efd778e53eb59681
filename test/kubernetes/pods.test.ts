import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect } from '../../src/kubernetes/connection.ts'
import type { Pod } from '../../src/kubernetes/documents.ts'
import { besideProof, lingers, podsOf, sameContainer, sortPods, subjectPods } from '../../src/kubernetes/pods.ts'
import { podDocument, testCluster } from './cluster.ts'

const pod = (name: string, spec: Pod['spec'] = {}): Pod => {
  const { spec: usual, ...rest } = podDocument({ name, labels: {} })
  return { ...rest, spec: { ...usual, ...spec } }
}
const told = (...pods: Pod[]): string[] => besideProof(pods, sortPods(pods, 'weather').ready)

const rows: [string, Pod[], RegExp[]][] = [
  ['one container', [pod('a')], []],
  [
    'a second container',
    [pod('a', { containers: [{ name: 'app' }, { name: 'agent' }] })],
    [/^weather\/a have further containers \(agent\)/],
  ],
  [
    'a side-car, and an init container that has ended',
    [pod('a', { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'migrate' }] })],
    [/further containers \(proxy\):/],
  ],
  ["the nodes' network", [pod('a', { hostNetwork: true })], [/^weather\/a use the network of their nodes: .*not that of pods/]],
  [
    'a second interface',
    [{ ...pod('a'), metadata: { ...pod('a').metadata, annotations: { 'k8s.v1.cni.cncf.io/networks': 'storage' } } }],
    [/^weather\/a have further networks .*was not asked\.$/],
  ],
  [
    'an address of each family',
    [
      { ...pod('a'), status: { ...pod('a').status, podIPs: [{ ip: '10.42.1.7' }, { ip: 'fd00::7' }] } },
      { ...pod('b'), status: { ...pod('b').status, podIPs: [{ ip: '10.42.1.7' }] } },
    ],
    [/^weather\/a have an IPv6 address, too: /],
  ],
  [
    'a hosts file of its own',
    [pod('a', { hostAliases: [{ ip: '10.0.0.9', hostnames: ['example.org'] }] }), pod('b', { hostAliases: [] })],
    [/^weather\/a have names of their own \(hostAliases\)/],
  ],
  [
    'many pods say it once',
    ['a', 'b', 'c', 'd', 'e'].map(name => pod(name, { containers: [{ name: 'app' }, { name: 'agent' }] })),
    [/^weather\/a, weather\/b, weather\/c and 2 more have/],
  ],
  ['a hostile name', [pod('a', { containers: [{ name: 'app' }, { name: 'x\u001b[31m' }] })], [/^[^\u001b]*$/]],
]
for (const [name, pods, expected] of rows)
  test(`beside the proof: ${name}`, () => {
    const notes = told(...pods)
    assert.equal(notes.length, expected.length, notes.join('\n'))
    for (const [at, each] of expected.entries()) assert.match(notes[at] ?? '', each)
  })

const broken: [string, Pod, string | undefined, RegExp][] = [
  ['a Windows pod, by its own word', pod('a', { os: { name: 'windows' } }), undefined, /Windows node; only Linux containers can be asked/],
  ['a Windows pod, by its node', pod('a', { nodeSelector: { 'kubernetes.io/os': 'windows' } }), undefined, /Windows node/],
  ['a container that is not there', pod('a'), 'web', /it has no container "web", only app/],
  [
    'an init container that is named as one',
    pod('a', { initContainers: [{ name: 'migrate' }] }),
    'migrate',
    /no container "migrate", only app/,
  ],
  ['a pod without a status', { ...pod('a'), status: { phase: 'Running' } }, undefined, /container app has not started/],
]
for (const [name, each, container, because] of broken)
  test(`cannot be asked: ${name}`, () => {
    const { ready, unready } = sortPods([each], 'weather', container)
    assert.deepEqual(ready, [])
    assert.match(unready[0]?.because ?? '', because)
  })

test('going away: kept apart, with its time', () => {
  const { ready, unready, leaving } = sortPods(
    [{ ...pod('a'), metadata: { name: 'a', deletionTimestamp: '2026-01-31T12:00:00Z' } }],
    'weather',
  )
  assert.deepEqual([ready, unready, leaving], [[], [], [{ name: 'a', until: new Date('2026-01-31T12:00:00Z') }]])
})

const page = (name: string, next?: string) => ({ items: [pod(name)], metadata: next === undefined ? {} : { continue: next } })
const lists: [what: string, pages: Record<string, unknown>, names: string[] | undefined][] = [
  ['two pages', { '': page('a', 'x'), x: page('b') }, ['a', 'b']],
  ['an end that is written as an empty text', { '': page('a', '') }, ['a']],
  ['no pods', { '': { items: [] } }, []],
  ['no pods, as Go writes it', { '': { items: null } }, []],
  ['a second page that is none', { '': page('a', 'x'), x: { message: 'sign in' } }, undefined],
  ['a second page that is the first one again', { '': page('a', 'x'), x: page('a', 'x') }, undefined],
  ['pages that lead to one another in a circle', { '': page('a', 'x'), x: page('b', 'y'), y: page('c', 'x') }, undefined],
  ['no list at all', { '': {} }, undefined],
]
for (const [what, pages, names] of lists)
  test(`listing: ${what}`, async () => {
    await using cluster = await testCluster([])
    cluster.answer = ({ url }) => ({ body: pages[url.searchParams.get('continue') ?? ''] as object })
    const connection = await connect(cluster.kubeconfig)
    try {
      const listed = podsOf(connection, { namespace: 'weather', selector: 'app=weather' }, AbortSignal.timeout(10_000))
      if (names === undefined) await assert.rejects(listed, { code: 'IncompleteList' })
      else
        assert.deepEqual(
          (await listed).ready.map(({ name }) => name),
          names,
        )
    } finally {
      connection.close()
    }
  })

const at = (seconds: number) => ({ name: 'a', until: new Date(Date.UTC(2026, 0, 31, 12, 0, seconds)) })
const noon = new Date(Date.UTC(2026, 0, 31, 12))
for (const [what, leaving, long] of [
  ['now', at(0), false],
  ['in five minutes', at(300), false],
  ['in more than that', at(301), true],
  ['five minutes ago', at(-300), false],
  ['since longer, which a finalizer does', at(-301), true],
  ['at a time that is none', { name: 'a', until: new Date('soon') }, true],
] as const)
  test(`going away ${what}: ${long ? 'its egress counts' : 'it is let go'}`, () => assert.equal(lingers(leaving, noon), long))

/** One pod whose status says these things besides. */
const saying = (status: Pod['status'], spec: Pod['spec'] = {}): Pod => {
  const usual = pod('a', spec)
  return { ...usual, status: { ...usual.status, ...status } }
}
const app = { name: 'app', containerID: 'containerd://a', restartCount: 0 }
const unready: [what: string, pod: Pod, because: RegExp][] = [
  ['a container that waits', saying({ containerStatuses: [{ ...app, state: { waiting: {} } }] }), /^container app waits: no reason given$/],
  [
    'one that says why',
    saying({ containerStatuses: [{ ...app, state: { waiting: { reason: 'ImagePullBackOff', message: 'no such image' } } }] }),
    /^container app waits: ImagePullBackOff: no such image$/,
  ],
  [
    'one that ended',
    saying({ containerStatuses: [{ ...app, state: { terminated: { exitCode: 137, reason: 'OOMKilled' } } }] }),
    /^container app has ended: OOMKilled \(137\)$/,
  ],
  ['one without an id', saying({ containerStatuses: [{ name: 'app' }] }), /^container app has not started \(phase Running\)$/],
  ['another container alone', saying({ containerStatuses: [{ ...app, name: 'agent' }] }), /^container app has not started/],
  ['not ready', saying({ conditions: [{ type: 'Ready', status: 'False', message: 'probe failed' }] }), /^it is not ready: probe failed$/],
  ['nothing known of its readiness', saying({ conditions: [] }), /^it is not ready: no reason given$/],
  ['readiness that is not known', saying({ conditions: [{ type: 'Ready', status: 'Unknown' }] }), /^it is not ready/],
  [
    'ready, says another condition',
    saying({ conditions: [{ type: 'ContainersReady', status: 'True' }] }),
    /^it is not ready: no reason given$/,
  ],
  [
    'not scheduled',
    saying({ conditions: [{ type: 'PodScheduled', status: 'False', message: 'no node' }], containerStatuses: [] }),
    /^it is not scheduled: no node$/,
  ],
  [
    'an init container that fails',
    saying({
      containerStatuses: [{ name: 'app', state: { waiting: { reason: 'PodInitializing' } } }],
      initContainerStatuses: [
        { name: 'first', state: { terminated: { exitCode: 0 } } },
        {
          name: 'migrate',
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { exitCode: 2, reason: 'Error' } },
        },
      ],
    }),
    /^init container migrate waits: CrashLoopBackOff; it ended with 2 \(Error\)$/,
  ],
]
for (const [what, each, because] of unready)
  test(`not to be asked: ${what}`, () => {
    const sorted = sortPods([each], 'weather')
    assert.deepEqual(sorted.ready, [])
    assert.match(sorted.unready[0]?.because ?? '', because)
  })

test('over, it is neither asked nor missed', () => {
  for (const phase of ['Succeeded', 'Failed']) {
    const over = [saying({ phase })]
    const { ready, unready, leaving } = sortPods(over, 'weather')
    assert.deepEqual([ready, unready, leaving, subjectPods(over, 'weather', 'weather')], [[], [], [], []])
  }
  const { ready } = sortPods([saying({ phase: 'Running' })], 'weather')
  assert.equal(ready.length, 1)
})

test('a run names every pod that lives, with all that runs as long as it does', () => {
  const each = saying(
    {
      podIP: '10.42.1.7',
      containerStatuses: [app, { name: 'agent', containerID: 'containerd://b', restartCount: 2 }],
      initContainerStatuses: [
        { name: 'proxy', containerID: 'containerd://p', restartCount: 1 },
        { name: 'migrate', containerID: 'containerd://m' },
      ],
    },
    { initContainers: [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'migrate' }] },
  )
  const [only, ...rest] = subjectPods([each], 'weather', 'elsewhere')
  assert.deepEqual(rest, [])
  assert.deepEqual([only?.workload, only?.name, only?.uid, only?.address], ['weather', 'a', each.metadata?.uid, '10.42.1.7'])
  assert.deepEqual(only?.containers, [
    { name: 'app', id: 'containerd://a', restarts: 0 },
    { name: 'agent', id: 'containerd://b', restarts: 2 },
    { name: 'proxy', id: 'containerd://p', restarts: 1 },
  ])
  const leaving = { ...each, metadata: { ...each.metadata, deletionTimestamp: '2026-01-31T12:00:00Z' } }
  assert.deepEqual(subjectPods([leaving], 'weather', 'elsewhere'), [])
  // Not ready is alive: it has to be named, so that it is missed.
  assert.equal(subjectPods([saying({ phase: 'Pending', containerStatuses: [] })], 'weather', 'weather').length, 1)
})

test('the same container is the same pod, container and start', () => {
  const [one] = sortPods([pod('a')], 'weather').ready
  assert.ok(one)
  assert.ok(sameContainer(one, { ...one, name: 'a name says nothing', node: 'nor does a node' }))
  for (const more of [{ uid: 'x' }, { namespace: 'x' }, { container: 'x' }, { containerId: 'x' }, { restartCount: 7 }])
    assert.equal(sameContainer(one, { ...one, ...more }), false, JSON.stringify(more))
  assert.equal(sameContainer({ ...one, uid: '' }, { ...one, uid: '' }), false, 'what has no uid is not known')
})

test('whom is asked: the container that is named, else the one of the annotation, else the first, with all that identifies it', () => {
  const two = saying(
    {
      podIP: '10.42.1.7',
      containerStatuses: [app, { name: 'web', containerID: 'containerd://w', restartCount: 3 }],
      conditions: [
        { type: 'PodScheduled', status: 'True' },
        { type: 'Ready', status: 'True' },
      ],
    },
    { nodeName: 'node-1', containers: [{ name: 'app' }, { name: 'web' }] },
  )
  const given: Pod = { ...two, metadata: { name: 'a', namespace: 'own', uid: 'uid-a' } }
  const web = { namespace: 'own', name: 'a', uid: 'uid-a', container: 'web', containerId: 'containerd://w', restartCount: 3 }
  assert.deepEqual(sortPods([given], 'weather', 'web').ready, [{ ...web, node: 'node-1', address: '10.42.1.7' }])
  const annotated = (container: string): Pod => ({
    ...given,
    metadata: { ...given.metadata, annotations: { 'kubectl.kubernetes.io/default-container': container } },
  })
  const asked = (each: Pod, container?: string) => sortPods([each], 'weather', container).ready.map(ref => ref.container)
  assert.deepEqual([asked(given), asked(annotated('web')), asked(annotated('web'), 'app')], [['app'], ['web'], ['app']])
  assert.deepEqual(asked(annotated('none')), [])
  // What nobody said is left out, and the namespace is the one that was looked in.
  const bare: Pod = { ...given, metadata: { name: 'a', uid: 'uid-a' }, spec: { containers: [{ name: 'app' }] } }
  const { podIP: _, ...status } = bare.status ?? {}
  assert.deepEqual(
    sortPods([{ ...bare, status: { ...status, containerStatuses: [{ name: 'app', containerID: 'c' }] } }], 'weather').ready,
    [{ namespace: 'weather', name: 'a', uid: 'uid-a', container: 'app', containerId: 'c', restartCount: 0 }],
  )
})
