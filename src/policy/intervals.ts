/**
 * Sets of whole numbers as sorted intervals that neither touch nor overlap. Addresses, ports, services, names and paths are all counted, so that
 * one algebra serves the evaluator, the lints and the differences. Sets are taken as they are described here; `union` makes one of any blocks.
 */

/** Both ends included. */
export type Block = { readonly first: number; readonly last: number }

export type Axis = readonly Block[]

export const nothing: Axis = []

/** Of any blocks: sorted, with neighbours and overlaps joined. */
export function union(blocks: readonly Block[]): Axis {
  const joined: { first: number; last: number }[] = []
  for (const { first, last } of isSorted(blocks) ? blocks : [...blocks].sort((a, b) => a.first - b.first)) {
    const before = joined[joined.length - 1]
    if (before && first <= before.last + 1) before.last = Math.max(before.last, last)
    else joined.push({ first, last })
  }
  return joined
}

const isSorted = (blocks: readonly Block[]): boolean =>
  blocks.every(({ first }, index) => index === 0 || first >= (blocks[index - 1] as Block).first)

/** The union, in order and without touching neighbours; one alone is taken to be so already. */
export function join(axes: readonly Axis[]): Axis {
  const [only] = axes
  return axes.length === 1 && only ? only : union(axes.flat())
}

/** In one pass over both: the axes of hosts may have thousands of blocks. */
export function intersect(some: Axis, others: Axis): Axis {
  const both: Block[] = []
  for (let i = 0, j = 0; i < some.length && j < others.length; ) {
    const [a, b] = [some[i] as Block, others[j] as Block]
    const [first, last] = [Math.max(a.first, b.first), Math.min(a.last, b.last)]
    if (first <= last) both.push({ first, last })
    if (a.last < b.last) i++
    else j++
  }
  return both
}

/** What one has and the other has not. */
export function subtract(from: Axis, what: Axis): Axis {
  const left: Block[] = []
  let j = 0
  for (const block of from) {
    let first = block.first
    while (j < what.length && (what[j] as Block).last < first) j++
    for (let k = j; k < what.length && (what[k] as Block).first <= block.last; k++) {
      const taken = what[k] as Block
      if (taken.first > first) left.push({ first, last: taken.first - 1 })
      first = taken.last + 1
    }
    if (first <= block.last) left.push(first === block.first ? block : { first, last: block.last })
  }
  return left
}

/** Whether all of `inner` lies in `outer`. */
export const includes = (outer: Axis, inner: Axis): boolean => subtract(inner, outer).length === 0

export function has(axis: Axis, value: number): boolean {
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
