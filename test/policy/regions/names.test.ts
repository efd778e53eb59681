import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isManagedDisk } from '../../../src/policy/infrastructure.ts'
import { type Axis, has, join } from '../../../src/policy/intervals.ts'
import { matchesHost } from '../../../src/policy/match-host.ts'
import { itemsOf, type NameItem, namesOf } from '../../../src/policy/regions/names.ts'

const label = fc.constantFrom('a', 'b', 'ab', 'c')
const name = fc.array(label, { minLength: 1, maxLength: 3 }).map(labels => `${labels.join('.')}.de`)
const pattern = fc.oneof(
  name,
  name.map(text => `*.${text}`),
  name.map(text => `*${text}`),
  fc.constantFrom(
    '*',
    '*.de',
    '*e',
    '*.blob.core.windows.net',
    '*1.blob.core.windows.net',
    'md-1.blob.core.windows.net',
    'a*.de',
    '',
    '1.2.3.4',
    '*:443',
  ),
)
const patterns = fc.array(pattern, { maxLength: 8 })
const host = fc.oneof(
  name,
  fc.constantFrom('x.org', 'md-1.blob.core.windows.net', 'md-9.blob.core.windows.net', 'k1.blob.core.windows.net', 'xab.de'),
)

const covering = (all: readonly string[], of: string) => all.filter(one => matchesHost(one, of))

test('no pattern tells a name from the example of its class', () => {
  fc.assert(
    fc.property(patterns, fc.array(host, { maxLength: 10 }), (all, hosts) => {
      const names = namesOf(all)
      for (const one of hosts) {
        const { example } = names.classes[names.classOf(one)] ?? {}
        assert.ok(example !== undefined, `${one} is in a class that is said to hold no name`)
        assert.deepEqual(covering(all, example), covering(all, one))
        assert.equal(isManagedDisk(example), isManagedDisk(one))
      }
    }),
    { numRuns: 500 },
  )
})

test('an example lies in its own class', () => {
  fc.assert(
    fc.property(patterns, all => {
      const names = namesOf(all)
      for (const [id, { example }] of names.classes.entries()) if (example !== undefined) assert.equal(names.classOf(example), id)
    }),
  )
})

const said = ({ pattern, except }: NameItem, of: string): boolean => told(pattern, of) && !except.some(other => told(other, of))
const told = (pattern: string, of: string): boolean =>
  pattern.startsWith('md-*') ? isManagedDisk(of) && of.endsWith(pattern.slice('md-*'.length)) : matchesHost(pattern, of)

test('what is said of a set of names is what is in it', () => {
  fc.assert(
    fc.property(
      patterns,
      fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
      fc.array(host, { maxLength: 10 }),
      (all, chosen, hosts) => {
        const names = namesOf(all)
        const set: Axis = join([names.classes.flatMap((_, id) => (chosen[id] ? [{ first: id, last: id }] : [])), []])
        const items = itemsOf(names, set)
        for (const one of hosts)
          assert.equal(
            items.some(item => said(item, one)),
            has(set, names.classOf(one)),
            one,
          )
      },
    ),
    { numRuns: 500 },
  )
})

for (const [all, hosts, expected] of [
  [['*.c.com', 'a.c.com'], ['b.c.com'], [{ pattern: '*.c.com', except: ['a.c.com'] }]],
  [['*c.com', '*.c.com', 'c.com'], ['evilc.com'], [{ pattern: '*c.com', except: ['c.com', '*.c.com'] }]],
  [
    ['*.c.com', '*.a.c.com', 'x.a.c.com'],
    ['y.c.com', 'x.a.c.com'],
    [
      { pattern: '*.c.com', except: ['*.a.c.com'] },
      { pattern: 'x.a.c.com', except: [] },
    ],
  ],
  [['a.com'], ['b.com'], [{ pattern: '*', except: ['a.com'] }]],
] as const)
  test(`the class of ${hosts.join(' and of ')} among ${all.join(', ')}`, () => {
    const names = namesOf(all)
    const own: Axis = join([hosts.map(one => ({ first: names.classOf(one), last: names.classOf(one) })), []])
    const disks = (item: NameItem) => ({ ...item, except: item.except.filter(text => !text.includes('blob')) })
    assert.deepEqual(itemsOf(names, own).map(disks), expected)
  })

test('an ending of which every name is spoken for has no example', () => {
  const every = [...'abcdefghijklmnopqrstuvwxyz0123456789-_.'].map(character => `*${character}c.de`)
  const names = namesOf(['*c.de', 'c.de', ...every])
  assert.equal(names.classes.find(({ kind, text }) => kind === 'ending' && text === 'c.de')?.example, undefined)
  assert.ok(namesOf(['*c.de', 'c.de', ...every.slice(1)]).classes.find(({ kind, text }) => kind === 'ending' && text === 'c.de')?.example)
})
