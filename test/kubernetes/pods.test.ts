import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect } from '../../src/kubernetes/connection.ts'
import type { Pod } from '../../src/kubernetes/documents.ts'
import { besideProof, podsOf, sortPods } from '../../src/kubernetes/pods.ts'
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
