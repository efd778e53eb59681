import type { Axis } from '../../intervals.ts'

/**
 * Which of many sets may have something in common with a given one, without comparing it with all of them: the axis is cut into cells,
 * and each cell knows the sets that lie in it. Sets over many cells are few in practice, and always candidates.
 * @returns ascending positions; all that overlap are among them
 */
export function nearby(sets: readonly Axis[], length: number): (axis: Axis) => readonly number[] {
  const size = Math.max(1, Math.ceil(length / CELLS))
  const cells = new Map<number, number[]>()
  const wide: number[] = []
  const some: number[] = []
  sets.forEach((axis, position) => {
    if (axis.length === 0) return
    some.push(position)
    const covered = cellsOf(axis, size, MOST)
    if (!covered) wide.push(position)
    else
      for (const cell of covered) {
        const there = cells.get(cell)
        if (there) there.push(position)
        else cells.set(cell, [position])
      }
  })
  return axis => {
    const covered = cellsOf(axis, size, cells.size)
    if (!covered) return some
    return [...new Set([...wide, ...[...covered].flatMap(cell => cells.get(cell) ?? [])])].sort((a, b) => a - b)
  }
}

const CELLS = 65_536
/** A set over more cells than these is wide. */
const MOST = 64

function cellsOf(axis: Axis, size: number, most: number): ReadonlySet<number> | undefined {
  const found = new Set<number>()
  for (const { first, last } of axis) {
    const [from, to] = [Math.floor(first / size), Math.floor(last / size)]
    if (to - from + found.size > most) return undefined
    for (let cell = from; cell <= to; cell++) found.add(cell)
  }
  return found
}
