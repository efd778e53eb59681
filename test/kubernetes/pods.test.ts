import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pod } from '../../src/kubernetes/documents.ts'
import { besideProof, sortPods } from '../../src/kubernetes/pods.ts'
import { podDocument } from './cluster.ts'

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
