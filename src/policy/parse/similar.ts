/** `; did you mean "sources"?`, or what is allowed if that is short, or nothing. */
export function similar(word: string, allowed: readonly string[]): string {
  const nearest = allowed
    .map(candidate => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps)[0]
  if (nearest && nearest.steps <= Math.max(1, Math.floor(nearest.candidate.length / 3))) return `; did you mean "${nearest.candidate}"?`
  return allowed.length === 0 ? '' : `; allowed: ${allowed.slice(0, 20).join(', ')}${allowed.length > 20 ? ', ...' : ''}`
}

/** Insertions, deletions and replacements from one word to the other. Words of very different length are simply far apart. */
export function distance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 10 || from.length > 60) return 99
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 99
}
