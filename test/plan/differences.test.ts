import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { differences } from '../../src/plan/differences.ts'
import { merge } from '../../src/plan/merge.ts'
import type { Comparison, Json } from '../../src/plan/resource.ts'

const paths = (desired: Json, current: Json | undefined, compare?: Comparison): readonly string[] =>
  differences(desired, current, compare).map(({ path }) => path)

const cases: readonly (readonly [string, Json, Json, Comparison, readonly string[]])[] = [
  ['what was not declared does not count', { sku: { tier: 'Premium' } }, { sku: { tier: 'Premium', family: 'A' }, etag: '1' }, {}, []],
  ['a value that differs has a path', { sku: { tier: 'Premium' } }, { sku: { tier: 'Standard' } }, {}, ['/sku/tier']],
  ['absent, null and empty are one', { a: [], b: {}, c: null }, {}, {}, []],
  ['an empty list is not a list with something', { a: [] }, { a: ['x'] }, {}, ['/a']],
  ['a list has an order', { a: [1, 2] }, { a: [2, 1] }, {}, ['/a/0', '/a/1']],
  ['unless it has none', { a: [1, 2] }, { a: [2, 1] }, { unordered: { '/a': '' } }, []],
  ['twice is not once', { a: [1, 1] }, { a: [1, 2] }, { unordered: { '/a': '' } }, ['/a/1', '/a/2']],
  [
    'elements are found by their key',
    { a: [{ name: 'x', v: 1 }] },
    {
      a: [
        { name: 'y', v: 1 },
        { name: 'x', v: 2 },
      ],
    },
    { unordered: { '/a': 'name' } },
    ['/a/x/v', '/a/y'],
  ],
  [
    'an object, and there is a text, a list or null',
    { a: { v: 1 }, b: { v: 1 }, c: { v: 1 } },
    { a: 'x', b: ['x'], c: null },
    {},
    ['/a', '/b', '/c'],
  ],
  ['a list, and there is none, null or a text', { a: [1], b: [1], c: [1] }, { b: null, c: 'x' }, {}, ['/a', '/b', '/c']],
  ['an empty list, and there is a text', { a: [] }, { a: 'x' }, {}, []],
  ['null, and there is something', { a: null }, { a: 'x' }, {}, ['/a']],
  ['a reference differs from whatever is there', { a: { $from: '/subscriptions/s/x', path: '/p' } }, { a: {} }, {}, ['/a']],
  [
    'an element that is none of its kind',
    { a: [{ name: 'x' }] },
    { a: ['x', null, { v: 1 }] },
    { unordered: { '/a': 'name' } },
    ['/a/x', '/a/"x"', '/a/null', '/a/{"v":1}'],
  ],
  [
    'an element without its key, and one without it there',
    { a: [{ v: 1 }] },
    { a: [{ v: 1 }] },
    { unordered: { '/a': 'name' } },
    ['/a/{"v":1}', '/a/{"v":1}'],
  ],
  [
    'an element that has less, or more, is another one',
    { a: [{ v: 1 }, { w: 1, x: 1 }] },
    { a: [{ v: 1, w: 1 }, { w: 1 }] },
    { unordered: { '/a': '' } },
    ['/a/{"v":1}', '/a/{"w":1,"x":1}', '/a/{"v":1,"w":1}', '/a/{"w":1}'],
  ],
  [
    'an id and a text that is none',
    { a: '/subscriptions/S', b: 'S', c: 1, d: '1' },
    { a: 'S', b: '/subscriptions/S', c: '1', d: 1 },
    {},
    ['/a', '/b', '/c', '/d'],
  ],
  ['an id of another writing there', { id: '/subscriptions/s/x' }, { id: '/SUBSCRIPTIONS/S/X/' }, {}, []],
  ['a location that is no text', { location: 'x' }, { location: 1 }, {}, ['/location']],
  ['a location that has to be no text', { location: 1 }, { location: 'x' }, {}, ['/location']],
  ['another location', { location: 'eastus2' }, { location: 'West US 2' }, {}, ['/location']],
  ['what must not be there, and is declared as empty', { p: { w: [] } }, { p: { w: ['x'] } }, { absent: { '/p/w': [] } }, ['/p/w']],
  [
    'those of others may stay',
    { a: [{ name: 'x' }] },
    { a: [{ name: 'y' }, { name: 'x' }] },
    { unordered: { '/a': 'name' }, keep: ['/a'] },
    [],
  ],
  ['ids have no case', { id: '/subscriptions/S/resourceGroups/G' }, { id: '/subscriptions/s/resourcegroups/g' }, {}, []],
  ['names that are ids neither', { u: { '/subscriptions/S/x': {} } }, { u: { '/subscriptions/s/X': { clientId: '1' } } }, {}, []],
  ['other texts have', { name: 'A' }, { name: 'a' }, {}, ['/name']],
  ['a location is one with and without spaces', { location: 'eastus2' }, { location: 'East US 2' }, {}, []],
  ['what is ignored is ignored', { p: { secret: 'x', open: 1 } }, { p: { open: 2 } }, { ignore: ['/p/secret'] }, ['/p/open']],
  ['a switch that counts only at first', { p: { purge: true } }, { p: {} }, { createOnly: ['/p/purge'] }, []],
  [
    'a number that something else steers',
    { a: [{ name: 'x', count: 1 }] },
    { a: [{ name: 'x', count: 5, auto: true }] },
    { unordered: { '/a': 'name' }, steered: { '/a/*/count': 'auto' } },
    [],
  ],
  [
    'and one that it steers no more',
    { a: [{ name: 'x', count: 1 }] },
    { a: [{ name: 'x', count: 5, auto: false }] },
    { unordered: { '/a': 'name' }, steered: { '/a/*/count': 'auto' } },
    ['/a/x/count'],
  ],
  ['what must not be there unless it is declared', { p: {} }, { p: { w: ['x'] } }, { absent: { '/p/w': [] } }, ['/p/w']],
  ['and is empty', { p: {} }, { p: { w: [] } }, { absent: { '/p/w': [] } }, []],
  ['and is what the service fills in', { p: {} }, { p: { w: ['default'] } }, { absent: { '/p/w': ['default'] } }, []],
  ['and is declared', { p: { w: ['x'] } }, { p: { w: ['x'] } }, { absent: { '/p/w': [] } }, []],
  [
    'within unordered lists too',
    { a: [{ name: 'x', l: [1, 2] }] },
    { a: [{ name: 'x', l: [2, 1] }] },
    { unordered: { '/a': 'name', '/a/*/l': '' } },
    [],
  ],
]
for (const [name, desired, current, compare, expected] of cases)
  test(`differences: ${name}`, () => assert.deepEqual(paths(desired, current, compare), expected))

const merges: readonly (readonly [string, Json, Json | undefined, Comparison, Json])[] = [
  [
    'a single member of others is written back, and no other',
    { p: { a: 1 } },
    { p: { a: 2, base: { id: 'x', etag: '1' }, extra: 3 } },
    { keep: ['/p/base'], readOnly: ['etag'] },
    { p: { a: 1, base: { id: 'x' } } },
  ],
  ['a new document is as desired', { a: 1, p: { purge: true } }, undefined, { createOnly: ['/p/purge'] }, { a: 1, p: { purge: true } }],
  [
    'what something else steers stays where that has it',
    { count: 1, size: 2 },
    { count: 5, size: 1, auto: true },
    { steered: { '/count': 'auto' } },
    { count: 5, size: 2 },
  ],
  ['a switch of the past stays', { p: { purge: true } }, { p: {} }, { createOnly: ['/p/purge'] }, { p: {} }],
  ['tags of others stay', { tags: { a: '1' } }, { tags: { a: '0', b: '2' } }, { keep: ['/tags'] }, { tags: { a: '1', b: '2' } }],
  [
    'subnets of others stay, without what the service writes',
    { s: [{ name: 'x', v: 1 }] },
    {
      s: [
        { name: 'y', etag: 'e', v: 9 },
        { name: 'x', v: 0 },
      ],
    },
    { unordered: { '/s': 'name' }, keep: ['/s'], readOnly: ['etag'] },
    {
      s: [
        { name: 'x', v: 1 },
        { name: 'y', v: 9 },
      ],
    },
  ],
  ['ranges are joined', { r: ['1', '2'] }, { r: ['3', '1'] }, { unordered: { '/r': '' }, keep: ['/r'] }, { r: ['1', '2', '3'] }],
  [
    'nothing else than what is desired, where the other is no object',
    { a: { b: 1 }, c: 'x' },
    { a: 'x', c: { d: 1 } },
    { keep: ['/a', '/c'] },
    { a: { b: 1 }, c: 'x' },
  ],
  [
    'a switch of the past stays as it was',
    { p: { purge: true } },
    { p: { purge: false } },
    { createOnly: ['/p/purge'] },
    { p: { purge: false } },
  ],
  ['what something steers that is not there is as desired', { count: 1 }, { auto: true }, { steered: { '/count': 'auto' } }, { count: 1 }],
  [
    'a list in order is merged place by place',
    { a: [{ v: 1 }, { v: 2 }] },
    { a: [{ v: 0, own: 1 }] },
    { keep: ['/a/*'] },
    { a: [{ v: 1, own: 1 }, { v: 2 }] },
  ],
  [
    'two elements find their own, the first one too',
    { a: [{ name: 'x' }, { name: 'y' }, { name: 'z' }] },
    { a: [{ name: 'x', own: 1 }, { name: 'y', own: 2 }, { name: 'w' }] },
    { unordered: { '/a': 'name' }, keep: ['/a/*'] },
    { a: [{ name: 'x', own: 1 }, { name: 'y', own: 2 }, { name: 'z' }] },
  ],
  [
    'a value of a list is as desired',
    { a: [{ u: '/subscriptions/s' }] },
    { a: [{ u: '/subscriptions/S' }] },
    { unordered: { '/a': '' } },
    { a: [{ u: '/subscriptions/s' }] },
  ],
  [
    'an identity that is desired is not kept in another writing, and others are',
    { u: { '/subscriptions/S/x': {} } },
    { u: { '/subscriptions/s/X': { a: 1 }, '/subscriptions/s/y': { a: 1 }, x: 1 } },
    { keep: ['/u'] },
    { u: { '/subscriptions/S/x': {}, '/subscriptions/s/y': { a: 1 }, x: 1 } },
  ],
  [
    'a name that is no id has a case',
    { tags: { A: '1', B: '1' } },
    { tags: { a: '2' } },
    { keep: ['/tags'] },
    { tags: { A: '1', B: '1', a: '2' } },
  ],
  [
    'what the service writes is not kept',
    { p: { a: 1 } },
    { p: { etag: 'e', list: [{ etag: 'e', v: null }] } },
    { keep: ['/p'], readOnly: ['etag'] },
    { p: { a: 1, list: [{ v: null }] } },
  ],
  ['everything else is replaced', { a: { b: 1 } }, { a: { b: 0, c: 2 } }, {}, { a: { b: 1 } }],
]
for (const [name, desired, current, compare, expected] of merges)
  test(`merge: ${name}`, () => assert.deepEqual(merge(desired, current, compare), expected))

const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json; object: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string(),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc.dictionary(
    fc.string({ minLength: 1, maxLength: 6 }).filter(name => !['__proto__', '$from'].includes(name)),
    tie('value'),
    { maxKeys: 5 },
  ),
})).object

/** A service that adds members of its own to every object. */
const decorated = (value: Json, seed: number): Json =>
  Array.isArray(value)
    ? value.map(item => decorated(item as Json, seed + 1))
    : typeof value === 'object' && value !== null
      ? {
          ...Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decorated(item as Json, seed + 1)])),
          ...(seed % 2 === 0 ? { 'service-owned-member': seed } : {}),
        }
      : value

test('what was just written does not differ, whatever was there before and whatever the service adds', () => {
  fc.assert(
    fc.property(json, fc.option(json, { nil: undefined }), fc.integer({ min: 0, max: 1 }), (desired, before, seed) => {
      const written = merge(desired, before)
      assert.deepEqual(differences(desired, decorated(written, seed)), [])
    }),
    { numRuns: 300 },
  )
})

test('the same for sets and for lists with a key, in any order, with those of others kept', () => {
  const element = fc.record({ name: fc.string({ minLength: 1 }), v: fc.integer() })
  const list = fc.uniqueArray(element, { selector: ({ name }) => name, maxLength: 6 })
  const compare: Comparison = { unordered: { '/l': 'name', '/s': '' }, keep: ['/l', '/s'] }
  fc.assert(
    fc.property(
      list,
      list,
      fc.uniqueArray(fc.string(), { maxLength: 6 }),
      fc.uniqueArray(fc.string(), { maxLength: 6 }),
      (want, have, set, otherSet) => {
        const desired = { l: want, s: set } as Json
        const written = merge(desired, { l: have, s: otherSet } as Json, compare) as unknown as { l: { name: string }[]; s: string[] }
        const held = { l: [...written.l].reverse(), s: [...written.s].reverse() } as Json
        assert.deepEqual(differences(desired, held, compare), [])
        for (const { name } of have)
          assert.ok(
            written.l.some(item => item.name === name),
            'what others had is gone',
          )
        assert.equal(new Set(written.l.map(({ name }) => name)).size, written.l.length)
      },
    ),
    { numRuns: 300 },
  )
})

test('a change anywhere is seen', () => {
  fc.assert(
    fc.property(json, fc.string({ minLength: 1 }), (desired, mark) => {
      const leaves: string[] = []
      const count = (value: Json): void => {
        if (Array.isArray(value)) for (const item of value) count(item as Json)
        else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) count(item as Json)
        else if (value !== null) leaves.push('')
      }
      count(desired)
      fc.pre(leaves.length > 0)
      let index = 0
      const target = mark.length % leaves.length
      const spoil = (value: Json): Json => {
        if (Array.isArray(value)) return value.map(item => spoil(item as Json))
        if (typeof value === 'object' && value !== null)
          return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spoil(item as Json)]))
        if (value === null) return null
        return index++ === target ? `${JSON.stringify(value)}${mark}` : value
      }
      assert.equal(differences(desired, spoil(desired)).length, 1)
    }),
    { numRuns: 300 },
  )
})
