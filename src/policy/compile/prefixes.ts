import type { Block } from '../intervals.ts'

/**
 * Which of many sets of addresses hold an address. Every set is cut into CIDR prefixes, and the prefixes of one length stand in one table:
 * an address is looked up once for each length that occurs, however many sets there are and however they overlap.
 */
export type PrefixIndex = readonly {
  /** How many addresses a prefix of this length has. */
  readonly size: number
  /** The numbers of the sets that hold a prefix, by its first address. */
  readonly holders: ReadonlyMap<number, readonly number[]>
}[]

export function indexPrefixes(sets: readonly (readonly Block[])[]): PrefixIndex {
  const bySize = new Map<number, Map<number, number[]>>()
  sets.forEach((blocks, set) => {
    for (const { first, last } of blocks)
      for (let at = first; at <= last; ) {
        const size = widest(at, last)
        const holders = bySize.get(size) ?? new Map<number, number[]>()
        bySize.set(size, holders)
        const sets = holders.get(at)
        if (sets === undefined) holders.set(at, [set])
        else sets.push(set)
        at += size
      }
  })
  return [...bySize].map(([size, holders]) => ({ size, holders }))
}

/** The size of the largest prefix that begins at one address and does not go beyond another. */
function widest(first: number, last: number): number {
  let size = 1
  while (size < 2 ** 32 && first % (size * 2) === 0 && first + size * 2 - 1 <= last) size *= 2
  return size
}
