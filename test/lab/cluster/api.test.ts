/** The API server's pure parts: selectors, the store and its past, shapes, protobuf, ages, access. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { reachableFrom } from '../../../src/lab/cluster/access/authorized-ranges.ts'
import { decodeProtobuf } from '../../../src/lab/cluster/access/protobuf.ts'
import { isAllowed } from '../../../src/lab/cluster/access/rbac.ts'
import { age } from '../../../src/lab/cluster/api/columns.ts'
import { createObjectApi } from '../../../src/lab/cluster/api/objects.ts'
import { parseRequest } from '../../../src/lab/cluster/api/request.ts'
import { createRegistry, types } from '../../../src/lab/cluster/api/resources.ts'
import { fieldSelector, labelSelector } from '../../../src/lab/cluster/api/selectors.ts'
import { shaped } from '../../../src/lab/cluster/api/shape.ts'
import { StatusError } from '../../../src/lab/cluster/api/status.ts'
import { createStore } from '../../../src/lab/cluster/api/store.ts'
import { type KubeObject, now } from '../../../src/lab/cluster/objects/object.ts'
import { parseObjects } from '../../../src/lab/cluster/volumes/secrets-store.ts'

const labels = { app: 'web', tier: 'front' }
const selectors: [text: string, matches: boolean][] = [
  ['', true],
  ['app=web', true],
  ['app==web,tier=front', true],
  ['app!=web', false],
  ['other!=x', true],
  ['app in (web, api),tier notin (back)', true],
  ['app notin (web)', false],
  ['app,!other', true],
  ['!app', false],
]
for (const [text, matches] of selectors) test(`label selector "${text}"`, () => assert.equal(labelSelector(text)(labels), matches))
test('a label selector that cannot be read is a bad request', () => assert.throws(() => labelSelector('a=b=c'), StatusError))

const pod = { metadata: { name: 'p', namespace: 'n' }, status: { phase: 'Running' } } as KubeObject
test('field selectors: those of Kubernetes, and no others', () => {
  assert.ok(fieldSelector('Pod', 'metadata.name=p,status.phase!=Failed')(pod))
  assert.ok(!fieldSelector('Pod', 'spec.nodeName=x')(pod))
  assert.throws(() => fieldSelector('Pod', 'spec.color=red'), /field label not supported: spec.color/)
})

const registry = createRegistry()
const paths: [method: string, url: string, expected: object][] = [
  ['GET', '/api/v1/pods', { verb: 'list' }],
  ['GET', '/api/v1/namespaces/n/pods?watch=true', { verb: 'watch', namespace: 'n' }],
  ['POST', '/apis/apps/v1/namespaces/n/deployments', { verb: 'create', namespace: 'n' }],
  ['GET', '/api/v1/namespaces/n', { verb: 'get', name: 'n' }],
  ['PUT', '/api/v1/namespaces/n/finalize', { verb: 'update', name: 'n', subresource: 'finalize' }],
  ['GET', '/api/v1/namespaces/n/pods/p/exec?command=a', { verb: 'get', namespace: 'n', name: 'p', subresource: 'exec' }],
  ['DELETE', '/api/v1/namespaces/n/pods', { verb: 'deletecollection', namespace: 'n' }],
]
for (const [method, url, expected] of paths)
  test(`${method} ${url}`, () => {
    const { type: _, query: __, kind, ...rest } = parseRequest(method, url, registry) as { type: unknown; query: unknown; kind: string }
    assert.equal(kind, 'resource')
    assert.deepEqual(rest, expected)
  })
for (const url of ['/api/v1/nonsense', '/apis/apps/v2/deployments', '/api/v1/namespaces/n/pods/p/dance', '/api/v1/namespaces/n/nodes'])
  test(`${url} is not found`, () => assert.throws(() => parseRequest('GET', url, registry), /could not find the requested resource/))

const unserved: [method: string, url: string, name: string][] = [
  ['POST', '/apis/apps/v1/namespaces/n/statefulsets', 'statefulsets (apps/v1)'],
  ['PATCH', '/api/v1/namespaces/n/persistentvolumeclaims/p', 'persistentvolumeclaims (v1)'],
  ['GET', '/api/v1/namespaces/n/services/https:s:443/proxy/a/b', 'the proxy of services'],
  ['PUT', '/api/v1/namespaces/n/pods/p/resize', 'the resize of pods'],
]
for (const [method, url, name] of unserved)
  test(`${method} ${url} is refused by name`, () =>
    assert.throws(
      () => parseRequest(method, url, registry),
      (error: StatusError) => error.status.code === 501 && error.message.endsWith(`does not emulate ${name}`),
    ))
for (const url of ['/apis/apps/v1/namespaces/n/statefulsets', '/apis/policy/v1/namespaces/n/poddisruptionbudgets/p'])
  test(`there is none at ${url}`, () => assert.throws(() => parseRequest('GET', url, registry), /could not find the requested resource/))

const configMap = (name: string, data: Record<string, string> = {}): KubeObject =>
  ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'n' }, data }) as unknown as KubeObject
const furnished = () => {
  const api = createObjectApi(createStore(), (_type, object) => object)
  api.create(types.namespace, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } } as unknown as KubeObject)
  return api
}

test('the store: versions grow, equal content writes nothing, the past is told in order', () => {
  const { store, ...api } = furnished()
  const from = store.version()
  const one = api.create(types.configMap, configMap('a'))
  const seen: string[] = []
  // This listener writes while it is told: the other must still see things in the order in which they happened.
  store.watch(types.configMap, store.version(), ({ object, type }) => {
    if (type === 'ADDED') store.put(types.configMap, { ...object, data: { seen: 'yes' } })
  })
  store.watch(types.configMap, from, ({ type, object }) => void seen.push(`${type} ${object.metadata.name}`))
  assert.equal(store.put(types.configMap, one), one)
  api.create(types.configMap, configMap('b'))
  api.remove(types.configMap, 'n', 'a')
  assert.deepEqual(seen, ['ADDED a', 'ADDED b', 'MODIFIED b', 'DELETED a'])
})

test('the store forgets, and says so', () => {
  const { store, ...api } = furnished()
  const from = store.version()
  const first = api.create(types.configMap, configMap('a'))
  for (let count = 0; count < 2100; count += 1) store.put(types.configMap, { ...first, data: { count: String(count) } })
  assert.throws(
    () => store.watch(types.configMap, from, () => {}),
    (error: StatusError) => error.status.code === 410,
  )
})

test('writes against an old version conflict', () => {
  const api = furnished()
  const old = api.create(types.configMap, configMap('a'))
  api.update(types.configMap, 'n', 'a', current => ({ ...current, data: { x: '1' } }))
  assert.throws(
    () => api.update(types.configMap, 'n', 'a', () => ({ ...old, data: { x: '2' } })),
    /the object has been modified; please apply your changes to the latest version and try again/,
  )
})

test('finalizers hold an object until the last is gone', () => {
  const api = furnished()
  api.create(types.configMap, { ...configMap('a'), metadata: { ...configMap('a').metadata, finalizers: ['try/hold'] } })
  api.remove(types.configMap, 'n', 'a')
  assert.ok(api.store.get(types.configMap, 'n', 'a')?.metadata.deletionTimestamp)
  api.update(types.configMap, 'n', 'a', current => ({ ...current, metadata: { ...current.metadata, finalizers: [] } }))
  assert.equal(api.store.get(types.configMap, 'n', 'a'), undefined)
})

test('a dry run leaves nothing behind', () => {
  const api = furnished()
  assert.equal(api.create(types.configMap, configMap('a'), { dryRun: true }).metadata.name, 'a')
  assert.equal(api.store.get(types.configMap, 'n', 'a'), undefined)
})

test('bodies of any shape are objects or bad requests, for every type that has pods in it', () => {
  const anything = fc.jsonValue({ maxDepth: 4 })
  const body = fc.record(
    {
      metadata: fc.record({ name: fc.constantFrom('a', 'B_', ''), labels: anything }, { requiredKeys: ['name'] }),
      spec: fc.oneof(
        anything,
        fc.record(
          {
            containers: anything,
            selector: anything,
            template: fc.oneof(anything, fc.record({ metadata: anything, spec: fc.record({ containers: anything, volumes: anything }) })),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  )
  const api = furnished()
  fc.assert(
    fc.property(
      fc.constantFrom(types.pod, types.deployment, types.daemonSet, types.job, types.configMap, types.service, types.secret),
      body,
      (type, given) => {
        try {
          const object = shaped(type, given as Record<string, unknown>)
          api.create(
            type,
            { ...object, metadata: { ...object.metadata, namespace: 'n' } },
            { dryRun: true, manager: { name: 'try', apiVersion: 'v1', builtIn: true } },
          )
        } catch (error) {
          assert.ok(error instanceof StatusError, (error as Error).stack)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

test('protobuf: a review as kubectl sends it; anything else is a bad request, never a crash', () => {
  const text = (field: number, value: Buffer | string): Buffer =>
    Buffer.concat([Buffer.from([(field << 3) | 2, Buffer.byteLength(value)]), Buffer.from(value)])
  const attributes = Buffer.concat([text(1, 'default'), text(2, 'create'), text(5, 'pods'), text(6, 'exec')])
  const review = text(2, text(1, attributes))
  const envelope = Buffer.concat([
    Buffer.from('k8s\0'),
    text(1, Buffer.concat([text(1, 'authorization.k8s.io/v1'), text(2, 'SelfSubjectAccessReview')])),
    text(2, review),
  ])
  assert.deepEqual(decodeProtobuf(envelope), {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { namespace: 'default', verb: 'create', resource: 'pods', subresource: 'exec' } },
  })
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(envelope.length), (noise, cut) => {
      for (const bytes of [
        Buffer.concat([Buffer.from('k8s\0'), Buffer.from(noise)]),
        Buffer.concat([envelope.subarray(0, cut), Buffer.from(noise)]),
      ]) {
        try {
          decodeProtobuf(bytes)
        } catch (error) {
          assert.ok(error instanceof StatusError, (error as Error).stack)
        }
      }
    }),
  )
})

const ages: [seconds: number, text: string][] = [
  [0, '0s'],
  [119, '119s'],
  [125, '2m5s'],
  [600, '10m'],
  [3 * 3600 + 60, '3h1m'],
  [30 * 3600, '30h'],
  [3 * 86400 + 3600, '3d1h'],
  [20 * 86400, '20d'],
]
for (const [seconds, text] of ages) test(`age ${text}`, () => assert.equal(age(new Date(0).toISOString(), seconds * 1000), text))

test('roles: what is bound in a namespace holds there, for the subresource and name that it says', () => {
  const api = furnished()
  const create = (type: typeof types.role | typeof types.roleBinding, object: object): void =>
    void api.create(type, { ...object, metadata: { name: 'r', namespace: 'n' } } as unknown as KubeObject)
  create(types.role, {
    rules: [
      { verbs: ['get'], apiGroups: [''], resources: ['pods'], resourceNames: ['p'] },
      { verbs: ['create'], apiGroups: [''], resources: ['pods/exec'] },
    ],
  })
  create(types.roleBinding, { roleRef: { kind: 'Role', name: 'r' }, subjects: [{ kind: 'ServiceAccount', name: 's', namespace: 'n' }] })
  const user = { name: 'system:serviceaccount:n:s', groups: [] }
  const asks: [asked: object, allowed: boolean][] = [
    [{ verb: 'get', resource: 'pods', name: 'p' }, true],
    [{ verb: 'get', resource: 'pods', name: 'q' }, false],
    [{ verb: 'get', resource: 'pods' }, false],
    [{ verb: 'create', resource: 'pods' }, false],
    [{ verb: 'create', resource: 'pods', subresource: 'exec', name: 'q' }, true],
  ]
  for (const [asked, allowed] of asks) {
    const attributes = { kind: 'resource' as const, group: '', namespace: 'n', verb: '', resource: '', ...asked }
    assert.equal(isAllowed(api.store, user, attributes).allowed, allowed, JSON.stringify(asked))
    assert.equal(isAllowed(api.store, user, { ...attributes, namespace: 'other' }).allowed, false)
    assert.equal(isAllowed(api.store, { name: 'somebody', groups: [] }, attributes).allowed, false)
  }
})

const ranges: [ranges: string[], address: string, reachable: boolean][] = [
  [[], '203.0.113.9', true],
  [['198.51.100.7/32'], '198.51.100.7', true],
  [['198.51.100.7/32'], '198.51.100.8', false],
  [['198.51.100.7'], '::ffff:198.51.100.7', true],
  [['198.51.100.0/24', 'nonsense'], '198.51.100.200', true],
  [['198.51.100.7/32'], '127.0.0.1', true],
]
for (const [allowed, address, reachable] of ranges)
  test(`authorized ranges [${allowed}] and ${address}`, () => assert.equal(reachableFrom(allowed, '127.0.0.1')(address), reachable))

test('objects of a SecretProviderClass: YAML within YAML, and what is wrong with others', () => {
  assert.deepEqual(parseObjects('array:\n  - |\n    objectName: a\n    objectType: secret\n    objectAlias: b\n'), [
    { objectName: 'a', objectType: 'secret', objectAlias: 'b' },
  ])
  assert.throws(() => parseObjects(undefined), /objects is not set/)
  assert.throws(() => parseObjects('array:\n  - |\n    objectType: secret\n'), /objectName is not set/)
  assert.throws(() => parseObjects('array:\n  - |\n    objectName: a\n    objectType: pfx\n'), /invalid objectType: pfx/)
})

test('times have no fractions', () => assert.match(now(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/))
