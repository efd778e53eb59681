import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { manifestPods } from '../../src/actions/manifest-pods.ts'
import { placeholdersOf } from '../../src/actions/workloads.ts'
import { podTemplates } from '../../src/kubernetes/pod-templates.ts'
import { selects } from '../../src/kubernetes/selector.ts'
import { parseSpec } from '../../src/policy/parse.ts'

const folder = new URL('../../examples/weather/', import.meta.url)
const { spec } = parseSpec(readFileSync(new URL('egress.yaml', folder), 'utf8'), 'egress.yaml')
assert.ok(spec)
const example = spec
const texts = (change: (text: string) => string) =>
  new Map(['weather.yaml', 'forecast-batch.yaml'].map(name => [name, change(readFileSync(new URL(name, folder), 'utf8'))]))
const look = (change: (text: string) => string = text => text) => manifestPods(example, texts(change), placeholdersOf(example, '', ''))

test('the example asks all pods that its manifests make', async () => assert.deepEqual(await look(), []))

test('a manifest whose pods have other labels than the workload selects is refused: the pods of before would be asked in their place', async () => {
  await assert.rejects(
    look(text => text.replaceAll('app: weather', 'app: weather-v2')),
    (error: unknown) => {
      assert.ok(error instanceof Error)
      assert.match(
        error.message,
        /workloads\.weather\.selector: "app=weather" in namespace weather selects none of the pods .*Deployment weather\/weather/,
      )
      return true
    },
  )
  await assert.rejects(
    look(text => text.replaceAll('namespace: weather', 'namespace: elsewhere')),
    /selects none of the pods/,
  )
})

test('what a manifest makes besides, and no workload selects, is told', async () => {
  const more = (kind: string, spec: string) =>
    `\n---\napiVersion: batch/v1\nkind: ${kind}\nmetadata: { name: beside, namespace: weather }\nspec: ${spec}\n`
  const template = '{ template: { metadata: { labels: { app: beside } }, spec: {} } }'
  for (const [kind, made] of [
    ['Job', template],
    ['CronJob', `{ jobTemplate: { spec: ${template} } }`],
  ] as const) {
    const findings = await look(text => (text.includes('ServiceAccount') ? text + more(kind, made) : text))
    assert.deepEqual(
      findings.map(({ level, message }) => `${level}: ${message}`),
      [`warning: ${kind} weather/beside of the manifests makes pods that no workload of the spec selects: nothing will be proven of them.`],
    )
  }
})

test('a workload whose pods a controller makes of a custom resource is not refused for the job that its manifests make besides', async () => {
  const rollout = (apiVersion: string) => `apiVersion: ${apiVersion}
kind: Rollout
metadata: { name: weather, namespace: weather }
spec: { template: { metadata: { labels: { app: weather } } } }
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, namespace: weather }
spec: { template: { metadata: { labels: { app: migrate } } } }
`
  const of = (apiVersion: string) => look(text => (text.includes('ServiceAccount') ? rollout(apiVersion) : text))
  assert.deepEqual(
    (await of('argoproj.io/v1alpha1')).map(({ level, message }) => `${level}: ${message.slice(0, 40)}`),
    ['warning: Job weather/migrate of the manifests mak'],
  )
  await assert.rejects(of('networking.k8s.io/v1'), /selects none of the pods/)
  await assert.rejects(of('policy/v1'), /selects none of the pods/)
})

test('what is no Kubernetes document, or half of one, makes no pods and ends nothing', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: null }
  for (const odd of [
    pod,
    { apiVersion: 'apps/v1', kind: 5 },
    { apiVersion: 1, kind: 'Deployment', spec: { template: null } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: null, spec: { template: { metadata: { labels: null } } } },
    { apiVersion: 'batch/v1', kind: 'CronJob', spec: { jobTemplate: { spec: { template: { metadata: null } } } } },
    { apiVersion: 'v1', kind: 'List', items: [null, 7, pod] },
  ])
    assert.ok(podTemplates([odd as never]).every(({ labels }) => Object.keys(labels).length === 0))
})

test('pods are made by the kinds that Kubernetes brings, also inside a list, and by a template without labels', () => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', labels: { x: 'y' } } }
  const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'b', namespace: 'n' }, spec: { template: {} } }
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'c' }, spec: { selector: { x: 'y' } } }
  const foreign = { apiVersion: 'example.org/v1', kind: 'Deployment', metadata: { name: 'd' }, spec: { template: {} } }
  assert.deepEqual(podTemplates([{ apiVersion: 'v1', kind: 'List', items: [pod, deployment, service, foreign] }, null]), [
    { of: 'Pod default/a', namespace: 'default', labels: { x: 'y' } },
    { of: 'Deployment n/b', namespace: 'n', labels: {} },
  ])
})

for (const [selector, labels, found] of [
  ['app=weather', { app: 'weather' }, true],
  ['app == weather', { app: 'weather' }, true],
  ['app=weather', { app: 'weather-v2' }, false],
  ['app=weather,tier=web', { app: 'weather' }, false],
  ['app', { app: '' }, true],
  ['app', {}, false],
  ['app=', { app: '' }, true],
  ['app=', {}, false],
  ['app!=weather', {}, true],
  ['app!=weather', { app: 'weather' }, false],
  ['toString', {}, false],
] as const)
  test(`selector ${selector} of ${JSON.stringify(labels)}: ${found}`, () => assert.equal(selects(selector, labels), found))
