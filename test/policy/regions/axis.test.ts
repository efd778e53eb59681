import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { type Axis, has, includes, intersect, join, nothing, subtract } from '../../../src/policy/intervals.ts'
import { atomsOf, keyOf } from '../../../src/policy/regions/axis.ts'

const SPACE = 24
const axis = fc
  .array(fc.tuple(fc.nat(SPACE - 1), fc.nat(6)), { maxLength: 5 })
  .map(pairs => join([pairs.map(([first, more]) => ({ first, last: Math.min(SPACE - 1, first + more) })), nothing]))
const members = (set: Axis): readonly number[] => Array.from({ length: SPACE }, (_, value) => value).filter(value => has(set, value))
const numbers = (...keep: readonly ((value: number) => boolean)[]) =>
  Array.from({ length: SPACE }, (_, value) => value).filter(value => keep.every(test => test(value)))

test('meeting, joining and taking away are what they are for sets of numbers', () => {
  fc.assert(
    fc.property(axis, axis, (a, b) => {
      assert.deepEqual(
        members(intersect(a, b)),
        numbers(value => has(a, value) && has(b, value)),
      )
      assert.deepEqual(
        members(join([a, b])),
        numbers(value => has(a, value) || has(b, value)),
      )
      assert.deepEqual(
        members(subtract(a, b)),
        numbers(value => has(a, value) && !has(b, value)),
      )
      assert.equal(
        includes(a, b),
        members(b).every(value => has(a, value)),
      )
      assert.equal(keyOf(a) === keyOf(b), members(a).join() === members(b).join())
    }),
  )
})

test('a set is written in one way alone: sorted, apart, as long as can be', () => {
  fc.assert(
    fc.property(axis, axis, (a, b) => {
      for (const set of [intersect(a, b), join([a, b]), subtract(a, b)])
        for (const [index, { first, last }] of set.entries())
          assert.ok(first <= last && (index === 0 || (set[index - 1]?.last ?? 0) + 1 < first))
    }),
  )
})

test('atoms are disjoint, cover the space, and are told apart by the sets that hold them', () => {
  fc.assert(
    fc.property(axis, fc.array(axis, { maxLength: 4 }), (space, sets) => {
      const atoms = atomsOf(space, sets)
      assert.deepEqual(
        atoms.flatMap(({ axis }) => members(axis)).sort((x, y) => x - y),
        members(space),
      )
      for (const { axis, within } of atoms)
        for (const value of members(axis))
          assert.deepEqual(
            within,
            sets.flatMap((set, index) => (has(set, value) ? [index] : [])),
          )
      assert.equal(new Set(atoms.map(({ within }) => within.join())).size, atoms.length)
    }),
  )
})
