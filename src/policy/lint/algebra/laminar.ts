/**
 * Names with `*` in front and paths with `*` at the end are languages that either contain one another or have nothing in common.
 * Sorted, each becomes an interval of numbers: its own number stands for "matches this and nothing narrower that the policy
 * names", and what it contains follows directly. So patterns can be compared as addresses are.
 *
 * Exact as long as no finite list of narrower patterns fills a wider one, which no list of names can.
 */
import type { Block } from '../../intervals.ts'

/** `whole`: every text that begins with `prefix`; otherwise that text alone. */
export type Pattern = { readonly prefix: string; readonly whole: boolean }

export type Order = {
  readonly all: Block
  readonly blockOf: (pattern: Pattern) => Block
}

/** @param beginning what every text begins with */
export function laminarOrder(patterns: readonly Pattern[], beginning = ''): Order {
  const root: Pattern = { prefix: beginning, whole: true }
  const keys = new Map([root, ...patterns].map(pattern => [keyOf(pattern), pattern]))
  const sorted = [...keys.values()].sort((a, b) => compare(a.prefix, b.prefix) || Number(b.whole) - Number(a.whole))
  const blocks = new Map<string, Block>()
  const open: { readonly pattern: Pattern; readonly first: number }[] = []
  const close = (last: number) => {
    const done = open.pop()
    if (done) blocks.set(keyOf(done.pattern), { first: done.first, last })
  }
  sorted.forEach((pattern, index) => {
    while (open.length > 0 && !contains(open[open.length - 1]?.pattern, pattern)) close(index - 1)
    open.push({ pattern, first: index })
  })
  while (open.length > 0) close(sorted.length - 1)
  const all = { first: 0, last: sorted.length - 1 }
  return { all, blockOf: pattern => blocks.get(keyOf(pattern)) ?? all }
}

const keyOf = ({ prefix, whole }: Pattern): string => `${whole ? '*' : '='}${prefix}`
/** By code unit, whatever the locale: texts with a common beginning must stand together. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const contains = (outer: Pattern | undefined, inner: Pattern): boolean => outer?.whole === true && inner.prefix.startsWith(outer.prefix)
