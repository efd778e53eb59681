/** Patches and server-side apply, as values. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { StatusError } from '../../../src/lab/cluster/api/status.ts'
import type { KubeObject } from '../../../src/lab/cluster/objects/object.ts'
import { fieldsOf, fromFieldsV1, pathText, toFieldsV1, valueAt } from '../../../src/lab/cluster/patch/fields.ts'
import { jsonPatch } from '../../../src/lab/cluster/patch/json-patch.ts'
import { applyConfiguration, recordUpdate } from '../../../src/lab/cluster/patch/managed-fields.ts'
import { mergePatch } from '../../../src/lab/cluster/patch/merge-patch.ts'
import { strategicMerge } from '../../../src/lab/cluster/patch/strategic-merge.ts'

const merges: [name: string, target: unknown, patch: unknown, result: unknown][] = [
  ['a field is replaced', { a: 1 }, { a: 2 }, { a: 2 }],
  ['null removes', { a: 1, b: 2 }, { a: null }, { b: 2 }],
  ['objects merge', { a: { b: 1 } }, { a: { c: 2 } }, { a: { b: 1, c: 2 } }],
  ['lists are replaced', { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ['a scalar gives way to an object', { a: 1 }, { a: { b: null, c: 1 } }, { a: { c: 1 } }],
]
for (const [name, target, patch, result] of merges) test(`merge patch: ${name}`, () => assert.deepEqual(mergePatch(target, patch), result))

const operations: [name: string, target: unknown, patch: unknown, result: unknown][] = [
  ['add to an object', { a: 1 }, [{ op: 'add', path: '/b', value: 2 }], { a: 1, b: 2 }],
  ['add to the end of a list', { a: [1] }, [{ op: 'add', path: '/a/-', value: 2 }], { a: [1, 2] }],
  ['insert into a list', { a: [1, 3] }, [{ op: 'add', path: '/a/1', value: 2 }], { a: [1, 2, 3] }],
  ['escaped steps', { 'a/b~c': 1 }, [{ op: 'replace', path: '/a~1b~0c', value: 2 }], { 'a/b~c': 2 }],
  ['move', { a: { b: 1 }, c: {} }, [{ op: 'move', from: '/a/b', path: '/c/d' }], { a: {}, c: { d: 1 } }],
  ['copy', { a: 1 }, [{ op: 'copy', from: '/a', path: '/b' }], { a: 1, b: 1 }],
  [
    'test, then remove',
    { a: 1 },
    [
      { op: 'test', path: '/a', value: 1 },
      { op: 'remove', path: '/a' },
    ],
    {},
  ],
]
for (const [name, target, patch, result] of operations)
  test(`JSON patch: ${name}`, () => assert.deepEqual(jsonPatch(target, patch), result))

const refused: [name: string, patch: unknown][] = [
  ['a missing parent', [{ op: 'add', path: '/x/y', value: 1 }]],
  ['removing what is not there', [{ op: 'remove', path: '/x' }]],
  ['a test that fails', [{ op: 'test', path: '/a', value: 2 }]],
  ['an unknown operation', [{ op: 'sprinkle', path: '/a' }]],
  ['an index beyond the end', [{ op: 'add', path: '/list/7', value: 1 }]],
  ['no list at all', { op: 'add' }],
  ['a pointer without a slash', [{ op: 'remove', path: 'a' }]],
]
for (const [name, patch] of refused)
  test(`JSON patch refuses ${name}`, () => assert.throws(() => jsonPatch({ a: 1, list: [] }, patch), StatusError))

test('JSON patch never touches its target, whatever it is given', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.array(
        fc.record({
          op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test'),
          path: fc.constantFrom('', '/a', '/a/0', '/b/-', '/__proto__/x'),
          from: fc.constantFrom('/a', '/b'),
          value: fc.jsonValue(),
        }),
      ),
      (target, patch) => {
        const before = JSON.stringify(target)
        try {
          jsonPatch(target, patch)
        } catch (error) {
          assert.ok(error instanceof StatusError)
        }
        assert.equal(JSON.stringify(target), before)
        assert.equal(({} as { x?: unknown }).x, undefined)
      },
    ),
  )
})

const containers = (...list: object[]): unknown => ({ spec: { containers: list } })
const strategic: [name: string, target: unknown, patch: unknown, result: unknown][] = [
  [
    'containers merge by name',
    containers({ name: 'a', image: '1' }, { name: 'b', image: '1' }),
    containers({ name: 'b', image: '2' }),
    containers({ name: 'a', image: '1' }, { name: 'b', image: '2' }),
  ],
  ['a new item is added', containers({ name: 'a' }), containers({ name: 'b' }), containers({ name: 'a' }, { name: 'b' })],
  ['an item is deleted', containers({ name: 'a' }, { name: 'b' }), containers({ $patch: 'delete', name: 'a' }), containers({ name: 'b' })],
  [
    'a list is replaced',
    containers({ name: 'a' }),
    { spec: { containers: [{ $patch: 'replace' }, { name: 'c' }] } },
    containers({ name: 'c' }),
  ],
  [
    'an object is replaced',
    { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: {} } } },
    { spec: { strategy: { $patch: 'replace', type: 'Recreate' } } },
    { spec: { strategy: { type: 'Recreate' } } },
  ],
  ['keys are retained', { s: { type: 'A', a: 1 } }, { s: { $retainKeys: ['type'], type: 'B' } }, { s: { type: 'B' } }],
  [
    'the order is kept',
    containers({ name: 'a' }, { name: 'b' }),
    { spec: { '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }], containers: [{ name: 'b', image: '2' }] } },
    containers({ name: 'b', image: '2' }, { name: 'a' }),
  ],
  [
    'finalizers are a set',
    { metadata: { finalizers: ['x'] } },
    { metadata: { finalizers: ['y'] } },
    { metadata: { finalizers: ['x', 'y'] } },
  ],
  [
    'values leave a set',
    { metadata: { finalizers: ['x', 'y'] } },
    { metadata: { '$deleteFromPrimitiveList/finalizers': ['x'] } },
    { metadata: { finalizers: ['y'] } },
  ],
  [
    'arguments are replaced',
    containers({ name: 'a', args: ['1', '2'] }),
    containers({ name: 'a', args: ['3'] }),
    containers({ name: 'a', args: ['3'] }),
  ],
  [
    'ephemeral containers are added as kubectl debug does',
    { spec: {} },
    { spec: { '$setElementOrder/ephemeralContainers': [{ name: 'd' }], ephemeralContainers: [{ name: 'd', image: 'x' }] } },
    { spec: { ephemeralContainers: [{ name: 'd', image: 'x' }] } },
  ],
]
for (const [name, target, patch, result] of strategic)
  test(`strategic merge: ${name}`, () => assert.deepEqual(strategicMerge(target, patch), result))

test('fields survive their written form', () => {
  fc.assert(
    fc.property(fc.object({ key: fc.constantFrom('a', 'b', 'labels', 'containers', 'f:odd'), maxDepth: 4 }), object => {
      const fields = fieldsOf(object, true)
      assert.deepEqual([...fromFieldsV1(toFieldsV1(fields)).keys()].sort(), [...fields.keys()].sort())
      for (const path of fields.values()) assert.notEqual(valueAt(object, path), undefined)
    }),
    { examples: [[{ containers: [{}, { a: 0 }] }]], numRuns: 1000 },
  )
})

const deployment = (spec: object): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'd', namespace: 'n' } as KubeObject['metadata'],
  spec,
})
const container = (name: string, more: object = {}): object => ({ template: { spec: { containers: [{ name, image: '1', ...more }] } } })
const manager = (name: string) => ({ name, apiVersion: 'apps/v1', builtIn: true })
const owners = (object: KubeObject): string[] => (object.metadata.managedFields ?? []).map(one => `${one.manager} ${one.operation}`)

test('apply: two managers share an object, each owns its own', () => {
  const first = applyConfiguration(undefined, deployment({ replicas: 2 }), manager('one'), false)
  const second = applyConfiguration(first, deployment(container('app')), manager('two'), false)
  assert.deepEqual(second.spec, { replicas: 2, ...container('app') })
  assert.deepEqual(owners(second), ['one Apply', 'two Apply'])
})

test('apply: what a manager stops saying goes, unless another says it too', () => {
  const first = applyConfiguration(undefined, deployment({ replicas: 2, paused: true }), manager('one'), false)
  const second = applyConfiguration(first, deployment({ paused: true }), manager('two'), false)
  const { spec: _, ...nothing } = deployment({})
  const third = applyConfiguration(second, nothing, manager('one'), false)
  assert.deepEqual(third.spec, { paused: true })
  assert.deepEqual(owners(third), ['two Apply'])
})

test('apply: items of keyed lists come and go one by one', () => {
  const first = applyConfiguration(
    undefined,
    deployment({
      template: {
        spec: {
          containers: [
            { name: 'a', image: '1' },
            { name: 'b', image: '1' },
          ],
        },
      },
    }),
    manager('one'),
    false,
  )
  const second = applyConfiguration(
    first,
    deployment({ template: { spec: { containers: [{ name: 'b', image: '2' }] } } }),
    manager('one'),
    false,
  )
  assert.deepEqual(second.spec, { template: { spec: { containers: [{ name: 'b', image: '2' }] } } })
})

test('apply: what another says of the same item stays', () => {
  const named = { template: { spec: { containers: [{ name: 'app', env: [{ name: 'X', value: '1' }] }] } } }
  const first = applyConfiguration(undefined, deployment(container('app')), manager('one'), false)
  const second = applyConfiguration(first, deployment(named), manager('two'), false)
  assert.deepEqual(second.spec, container('app', { env: [{ name: 'X', value: '1' }] }))
})

test('apply: a conflict names the manager and the field; force takes the field', () => {
  const first = recordUpdate(undefined, deployment(container('app')), manager('editor'))
  const config = deployment(container('app', { image: '2' }))
  assert.throws(
    () => applyConfiguration(first, config, manager('one'), false),
    (error: StatusError) => {
      assert.equal(error.status.code, 409)
      assert.equal(
        error.status.message,
        'Apply failed with 1 conflict: conflict with "editor" using apps/v1: .spec.template.spec.containers[name="app"].image',
      )
      assert.deepEqual(error.status.details?.causes, [
        {
          reason: 'FieldManagerConflict',
          message: 'conflict with "editor" using apps/v1',
          field: '.spec.template.spec.containers[name="app"].image',
        },
      ])
      return true
    },
  )
  const forced = applyConfiguration(first, config, manager('one'), true)
  assert.deepEqual(forced.spec, config.spec)
  const editor = forced.metadata.managedFields?.find(one => one.manager === 'editor')
  assert.ok(!JSON.stringify(editor?.fieldsV1).includes('f:image'))
})

test('apply: the same value is no conflict, and saying the same twice changes nothing', () => {
  const first = recordUpdate(undefined, deployment({ replicas: 2 }), manager('editor'))
  const second = applyConfiguration(first, deployment({ replicas: 2 }), manager('one'), false)
  assert.deepEqual(owners(second), ['editor Update', 'one Apply'])
  assert.deepEqual(applyConfiguration(second, deployment({ replicas: 2 }), manager('one'), false), second)
})

test('an update owns what it changes', () => {
  const applied = applyConfiguration(undefined, deployment({ replicas: 2, paused: true }), manager('one'), false)
  const updated = recordUpdate(applied, { ...applied, spec: { replicas: 3, paused: true } }, manager('scaler'))
  const fields = (name: string) =>
    [...fromFieldsV1(updated.metadata.managedFields?.find(one => one.manager === name)?.fieldsV1 ?? {}).values()].map(pathText)
  assert.deepEqual(fields('one'), ['.spec.paused'])
  assert.deepEqual(fields('scaler'), ['.spec.replicas'])
})
