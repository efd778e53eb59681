/** Why verdicts are as they are: which reasons are the same, and how many of them a reader is told. */

/** Reasons that differ only in how long something took and how much came (`after 10002 milliseconds with 0 bytes`) are one. */
export const alike = (because: string): string => because.replace(/\bafter \d+\b|\b\d+ (?:ms|milliseconds|bytes|out of \d+)\b/g, '0')

/** Of one thing. Where two hundred pods have two hundred reasons, what is wrong is not the two hundredth. */
const toldOneByOne = 3

/** Groups to be told on their own, those with most members first where there are too many, and the rest, which is told as one. */
export function mostCommon<T>(
  groups: readonly T[],
  size: (group: T) => number,
): { readonly own: readonly T[]; readonly rest: readonly T[] } {
  if (groups.length <= toldOneByOne + 1) return { own: groups, rest: [] }
  const sorted = groups.toSorted((one, other) => size(other) - size(one))
  return { own: sorted.slice(0, toldOneByOne), rest: sorted.slice(toldOneByOne) }
}
