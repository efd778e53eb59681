/**
 * One dimension of a set of flows: sorted intervals of whole numbers that neither touch nor overlap. Sources, services, addresses and
 * names are all counted, so that one algebra serves them; every operation is a single pass over what it is given.
 */
import type { Block } from '../addresses.ts'

export type Axis = readonly Block[]

export const nothing: Axis = []

export const has = (axis: Axis, value: number): boolean => {
  let [low, high] = [0, axis.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const block = axis[middle] as Block
    if (value < block.first) high = middle - 1
    else if (value > block.last) low = middle + 1
    else return true
  }
  return false
}

export function meet(some: Axis, others: Axis): Axis {
  const both: Block[] = []
  for (let i = 0, j = 0; i < some.length && j < others.length; ) {
    const [a, b] = [some[i] as Block, others[j] as Block]
    const [first, last] = [Math.max(a.first, b.first), Math.min(a.last, b.last)]
    if (first <= last) both.push({ first, last })
    if (a.last < b.last) i += 1
    else j += 1
  }
  return both
}

export function join(axes: readonly Axis[]): Axis {
  const [only] = axes
  if (axes.length === 1 && only) return only
  const joined: { first: number; last: number }[] = []
  const blocks = axes.flat()
  if (blocks.some(({ first }, index) => index > 0 && first < (blocks[index - 1] as Block).first)) blocks.sort((a, b) => a.first - b.first)
  for (const { first, last } of blocks) {
    const before = joined.at(-1)
    if (before && first <= before.last + 1) before.last = Math.max(before.last, last)
    else joined.push({ first, last })
  }
  return joined
}

export function without(from: Axis, what: Axis): Axis {
  const rest: Block[] = []
  let j = 0
  for (const block of from) {
    let first = block.first
    while (j > 0 && (what[j - 1] as Block).last >= first) j -= 1
    while (j < what.length && (what[j] as Block).last < first) j += 1
    for (; j < what.length && (what[j] as Block).first <= block.last; j += 1) {
      const taken = what[j] as Block
      if (taken.first > first) rest.push({ first, last: taken.first - 1 })
      first = taken.last + 1
      if (first > block.last) break
    }
    if (first <= block.last) rest.push({ first, last: block.last })
  }
  return rest
}

export const sizeOf = (axis: Axis): number => axis.reduce((sum, { first, last }) => sum + last - first + 1, 0)

/** The same for equal sets, and for them alone. */
export function keyOf(axis: Axis): string {
  const known = keys.get(axis)
  if (known !== undefined) return known
  let key = ''
  for (const { first, last } of axis) key += first === last ? `${first},` : `${first}-${last},`
  keys.set(axis, key)
  return key
}
const keys = new WeakMap<Axis, string>()

export const includes = (outer: Axis, inner: Axis): boolean => without(inner, outer).length === 0

/** A part of a space whose values lie in the same sets: which ones, by their places in the list. */
export type Atom = { readonly axis: Axis; readonly within: readonly number[] }

/**
 * A space cut along the borders of sets: values that lie in the same of them are one atom. The atoms are disjoint and cover the space.
 */
export function atomsOf(space: Axis, sets: readonly Axis[]): readonly Atom[] {
  const known = new Map<string, number>()
  const distinct: { readonly axis: Axis; readonly places: number[] }[] = []
  sets.forEach((axis, place) => {
    const key = keyOf(axis)
    const same = known.get(key)
    if (same !== undefined) distinct[same]?.places.push(place)
    else {
      known.set(key, distinct.length)
      distinct.push({ axis, places: [place] })
    }
  })
  const turns = new Map<number, number[]>()
  const turn = (at: number, index: number) => {
    const there = turns.get(at)
    if (there) there.push(index)
    else turns.set(at, [index])
  }
  distinct.forEach(({ axis }, index) => {
    for (const { first, last } of axis) {
      turn(first, index)
      turn(last + 1, index)
    }
  })
  for (const { first, last } of space) {
    turn(first, -1)
    turn(last + 1, -1)
  }
  const borders = [...turns.keys()].sort((a, b) => a - b)
  const open = new Set<number>()
  let inside = false
  const atoms = new Map<string, { readonly blocks: Block[]; readonly members: readonly number[] }>()
  borders.forEach((border, index) => {
    for (const which of turns.get(border) ?? []) {
      if (which === -1) inside = !inside
      else if (!open.delete(which)) open.add(which)
    }
    const next = borders[index + 1]
    if (!inside || next === undefined) return
    const members = [...open].sort((a, b) => a - b)
    const key = members.join()
    const atom = atoms.get(key)
    if (atom) atom.blocks.push({ first: border, last: next - 1 })
    else atoms.set(key, { blocks: [{ first: border, last: next - 1 }], members })
  })
  return [...atoms.values()].map(({ blocks, members }) => ({
    axis: join([blocks, nothing]),
    within: members.flatMap(member => distinct[member]?.places ?? []).sort((a, b) => a - b),
  }))
}
