/**
 * Sets of flows as unions of boxes: a box has one set of numbers for each axis (source address, service, destination ...), and
 * stands for every combination of them. Taking one box out of another leaves boxes, so "what is left of this rule when those
 * before it have had their turn" is computed and not sampled.
 */
import { type Axis, intersect, subtract } from '../../intervals.ts'

export type Box = readonly Axis[]

export const isEmpty = (box: Box): boolean => box.some(axis => axis.length === 0)

export function overlap(one: Box, other: Box): Box | undefined {
  if (!near(one, other)) return undefined
  const both: Axis[] = []
  for (let index = 0; index < one.length; index++) {
    const axis = intersect(one[index] ?? [], other[index] ?? [])
    if (axis.length === 0) return undefined
    both.push(axis)
  }
  return both
}

/** A quick "no" for most pairs: the extents of the two do not even touch on some axis. */
function near(one: Box, other: Box): boolean {
  for (let index = 0; index < one.length; index++) {
    const [a, b] = [one[index] ?? [], other[index] ?? []]
    const [aFirst, aLast, bFirst, bLast] = [a[0], a[a.length - 1], b[0], b[b.length - 1]]
    if (!aFirst || !aLast || !bFirst || !bLast || aFirst.first > bLast.last || bFirst.first > aLast.last) return false
  }
  return true
}

/**
 * The part of a box that lies outside another: at most one box for each axis, none of which overlap. The last axis is cut first: what
 * rules are most particular about (destination, host, path) stands there, so that one large piece stays and the others are small.
 */
function outside(box: Box, taken: Box): readonly Box[] | undefined {
  const common = overlap(box, taken)
  if (!common) return undefined
  const pieces: Box[] = []
  for (let index = box.length - 1; index >= 0; index--) {
    const left = subtract(box[index] ?? [], taken[index] ?? [])
    if (left.length > 0) pieces.push([...box.slice(0, index), left, ...common.slice(index + 1)])
  }
  return pieces
}

/** Beyond this many pieces the rules are too interwoven to go on; the caller is told, and claims nothing. */
const MOST_PIECES = 5_000

export type Remainder = {
  readonly left: readonly Box[]
  /** Whether the box was there to take anything. */
  readonly took: boolean
}

export function takeOut(boxes: readonly Box[], taken: Box): Remainder | 'too many pieces' {
  let took = false
  const left: Box[] = []
  for (const box of boxes) {
    const pieces = outside(box, taken)
    if (pieces) took = true
    left.push(...(pieces ?? [box]))
    if (left.length > MOST_PIECES) return 'too many pieces'
  }
  return { left: took ? left : boxes, took }
}
