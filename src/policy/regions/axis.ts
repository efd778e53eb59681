/** What tells one set of numbers from another, and where many of them have their borders. */
import { type Axis, type Block, union } from '../intervals.ts'

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
    axis: union(blocks),
    within: members.flatMap(member => distinct[member]?.places ?? []).sort((a, b) => a - b),
  }))
}
