import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { matchesUrl } from '../../../src/policy/match-url.ts'
import { everyPath, hasPath, pathClasses, pathSet, pathText, spellingOf } from '../../../src/policy/regions/paths.ts'
import { spellings } from './worlds.ts'

const pattern = fc.constantFrom(
  '',
  '/',
  '/*',
  '/t',
  '/t/',
  '/t/*',
  '/T/*',
  '/t/u',
  '/t/u/*',
  '/%74',
  '/t*',
  '/a/b/c',
  '/x/../t',
  '/v1/*',
  '/v1/t',
)
const patterns = fc.uniqueArray(pattern, { maxLength: 4 })
const segment = fc.constantFrom('t', 'T', 'u', '%74', '..', '.', '', '%2e%2e', 'a', 'b', 'c', 'v1', 'q')
const path = fc.oneof(
  fc.constantFrom(...spellings),
  fc.array(segment, { maxLength: 5 }).map(segments => `/${segments.join('/')}`),
)

test('a spelling says what the evaluator says of each pattern', () => {
  fc.assert(
    fc.property(patterns, path, (all, one) => {
      assert.equal(spellingOf(all, one), all.map(pattern => matchesUrl(`h.de${pattern}`, 'h.de', one)[0]).join(''))
    }),
  )
})

test('whatever a path is spelt like towards some patterns, there is a class of it', () => {
  fc.assert(
    fc.property(patterns, fc.array(path, { maxLength: 10 }), (all, paths) => {
      const known = new Set(pathClasses(all).map(({ spelling }) => spelling))
      for (const one of paths) assert.ok(known.has(spellingOf(all, one)), `${one}: ${spellingOf(all, one)} of ${all.join(' ')}`)
    }),
    { numRuns: 400 },
  )
})

test('a place whose first example has no room below it is still looked into', () => {
  const all = ['', '/t/u/*', '/t/*']
  assert.ok(pathClasses(all).some(({ spelling }) => spelling === spellingOf(all, '/t/%2e%2e')))
})

test('a set told with fewer patterns is the same set', () => {
  fc.assert(
    fc.property(
      patterns,
      fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      fc.array(path, { maxLength: 10 }),
      (all, chosen, paths) => {
        const every = pathClasses(all).map(({ spelling }) => spelling)
        const own = new Set(every.filter((_, index) => chosen[index]))
        const set = pathSet(all, own, every)
        for (const one of paths) assert.equal(hasPath(set, one), own.has(spellingOf(all, one)), one)
      },
    ),
    { numRuns: 300 },
  )
})

const classOf = (all: readonly string[], paths: readonly string[]) =>
  pathSet(
    all,
    new Set(paths.map(one => spellingOf(all, one))),
    pathClasses(all).map(({ spelling }) => spelling),
  )

for (const [all, paths, items, unclear] of [
  [['/f', '/f/*'], ['/f', '/f/', '/f/x'], [['/f'], ['/f/*']], []],
  [['/f', '/f/*'], ['/other'], [['/*', '/f', '/f/*']], []],
  [['/f/*', '/f/g/*'], ['/f/x'], [['/f/*', '/f/g/*']], []],
  [['/f', '/f/*'], ['/F'], [], ['/f']],
  [['/f'], ['/f', '/F', '/other'], [['/*']], []],
] as const)
  test(`paths like ${paths.join(', ')} among ${all.join(' ')}`, () => {
    const set = classOf(all, paths)
    const text = pathText(set)
    assert.deepEqual(
      text.items.map(({ pattern, except }) => [pattern, ...except]),
      items,
    )
    assert.deepEqual(text.unclear, unclear)
    if (set.patterns.length === 0) assert.deepEqual(set, everyPath)
  })
