/**
 * Boxes of flows told in as few words as possible. A box has one axis for each dimension and stands for every combination; the boxes that
 * are given do not overlap. Cutting one dimension along all borders and joining what then looks alike, one dimension after another, gives
 * a shortest list for that order of dimensions; of all orders the best is taken.
 */
import { type Axis, has, join } from '../intervals.ts'
import { atomsOf, keyOf } from './axis.ts'

export type Box = readonly Axis[]

/** Beyond so many boxes only some orders are tried, and then one. */
const SOME = 40
const MANY = 400

export function arrange(boxes: readonly Box[], space: Box, cost: (box: Box) => number): readonly Box[] {
  if (boxes.length <= 1) return boxes
  const dimensions = space.map((_, index) => index)
  const turned = dimensions.map(start => [...dimensions.slice(start), ...dimensions.slice(0, start)])
  const orders = boxes.length > MANY ? [dimensions] : boxes.length > SOME ? turned : permutations(dimensions)
  let best: readonly Box[] | undefined
  let least = Number.POSITIVE_INFINITY
  for (const order of orders) {
    const arranged = inOrder(boxes, order, space)
    const words = arranged.reduce((sum, box) => sum + 3 + cost(box), 0)
    if (words < least) [best, least] = [arranged, words]
  }
  return best ?? boxes
}

function inOrder(boxes: readonly Box[], order: readonly number[], space: Box): readonly Box[] {
  const [dimension, ...others] = order
  if (dimension === undefined) return [space.map(() => [])]
  const whole = space[dimension] ?? []
  const atoms = atomsOf(
    whole,
    boxes.map(box => box[dimension] ?? []),
  )
  const alike = new Map<string, { readonly axes: Axis[]; readonly rest: readonly Box[] }>()
  const known = new Map<string, readonly Box[]>()
  for (const { axis, within } of atoms) {
    if (within.length === 0) continue
    const inside = within.flatMap(index => (boxes[index] ? [boxes[index]] : []))
    const members = within.join()
    const rest = known.get(members) ?? inOrder(inside, others, space)
    known.set(members, rest)
    const key = rest
      .map(box => others.map(other => keyOf(box[other] ?? [])).join('x'))
      .sort()
      .join(';')
    const same = alike.get(key)
    if (same) same.axes.push(axis)
    else alike.set(key, { axes: [axis], rest })
  }
  return [...alike.values()].flatMap(({ axes, rest }) => {
    const joined = axes.length === 1 && axes[0] ? axes[0] : join(axes)
    return rest.map(box => box.map((axis, index) => (index === dimension ? joined : axis)))
  })
}

const permutations = (items: readonly number[]): readonly (readonly number[])[] =>
  items.length <= 1 ? [items] : items.flatMap(item => permutations(items.filter(other => other !== item)).map(rest => [item, ...rest]))

export const inBox = (box: Box, point: readonly number[]): boolean => box.every((axis, index) => has(axis, point[index] ?? -1))
