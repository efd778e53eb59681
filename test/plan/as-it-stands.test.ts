/** What is read and written back: all of it, but for what Azure alone writes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asItStands } from '../../src/plan/as-it-stands.ts'
import type { Json } from '../../src/plan/resource.ts'

const cases: readonly (readonly [what: string, read: Json, written: Json])[] = [
  ['a value', 'x', 'x'],
  ['nothing', null, null],
  ['values', { a: 1, b: null, c: 'x', d: false }, { a: 1, b: null, c: 'x', d: false }],
  ['what the document is', { id: '/x', name: 'x', type: 't', etag: 'e', location: 'eastus2' }, { location: 'eastus2' }],
  [
    'what Azure alone writes, however deep',
    { properties: { provisioningState: 'Succeeded', routes: [{ id: '/x', type: 't', etag: 'e', systemData: {}, v: 1 }] } },
    { properties: { routes: [{ v: 1 }] } },
  ],
  ['the name of a part', { properties: { routes: [{ name: 'x', v: 1 }] } }, { properties: { routes: [{ name: 'x', v: 1 }] } }],
  ['a reference to another resource', { table: { id: '/x' }, list: [{ id: '/y' }] }, { table: { id: '/x' }, list: [{ id: '/y' }] }],
  ['an id with something beside it is no reference', { table: { id: '/x', v: 1 } }, { table: { v: 1 } }],
  ['one member that is no id', { table: { etag: 'e' } }, { table: {} }],
  ['a document that is nothing but its id', { id: '/x' }, {}],
  [
    'tags have any names',
    { tags: { id: '1', type: '2', name: '3', purpose: '4' } },
    { tags: { id: '1', type: '2', name: '3', purpose: '4' } },
  ],
  ['tags within it are a member like others', { properties: { tags: { id: '1', v: '2' } } }, { properties: { tags: { v: '2' } } }],
  [
    'who uses it',
    { properties: { serviceAssociationLinks: [{ v: 1 }], privateEndpoints: [], purpose: 'x', v: 1 } },
    { properties: { v: 1 } },
  ],
  ['a list of lists', { a: [[{ id: '/x', v: 1 }]] }, { a: [[{ v: 1 }]] }],
]
for (const [what, read, written] of cases) test(`as it stands: ${what}`, () => assert.deepEqual(asItStands(read), written))
