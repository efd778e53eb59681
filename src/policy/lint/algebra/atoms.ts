/**
 * What a rule names and nobody can enumerate: service tags, names in network rules, IP groups, FQDN tags, web categories. An atom
 * stands for a set of which only this is known: whether one such set lies inside another.
 */
import { blocksOf, parseBlock } from '../../addresses.ts'
import { type Block, subtract } from '../../intervals.ts'

export type Atom =
  | { readonly kind: 'service-tag' | 'name' | 'group' | 'fqdn-tag' | 'category'; readonly text: string }
  /** The destination addresses of an application rule: the addresses of the name that is asked for lie within. */
  | { readonly kind: 'addresses'; readonly text: string; readonly blocks: readonly Block[]; readonly tags: readonly string[] }

export const atom = (kind: Exclude<Atom['kind'], 'addresses'>, text: string): Atom => ({ kind, text })

export const addressesAtom = (texts: readonly string[]): Atom => ({
  kind: 'addresses',
  text: texts.join(', '),
  blocks: blocksOf(texts),
  tags: texts.filter(text => !parseBlock(text)),
})

/** Certain inclusion only. A regional tag lies within the tag of its service (`Storage.EastUS2` in `Storage`). */
export function within(inner: Atom, outer: Atom): boolean {
  if (inner.kind === 'addresses' || outer.kind === 'addresses')
    return (
      inner.kind === 'addresses' &&
      outer.kind === 'addresses' &&
      subtract(inner.blocks, outer.blocks).length === 0 &&
      inner.tags.every(tag => outer.tags.some(other => tagWithin(tag, other)))
    )
  if (inner.kind !== outer.kind) return false
  return inner.kind === 'service-tag' ? tagWithin(inner.text, outer.text) : inner.text.toLowerCase() === outer.text.toLowerCase()
}

export const tagWithin = (inner: string, outer: string): boolean =>
  inner.toLowerCase() === outer.toLowerCase() || inner.toLowerCase().startsWith(`${outer.toLowerCase()}.`)

/** Finds the sets that certainly hold what an atom stands for, by position. */
export function holdersOf(atoms: readonly (readonly Atom[])[]): (inner: Atom) => readonly number[] {
  const byText = new Map<string, number[]>()
  const others: number[] = []
  atoms.forEach((all, position) => {
    if (all.some(({ kind }) => kind === 'addresses')) others.push(position)
    for (const { kind, text } of all) {
      const key = `${kind} ${text.toLowerCase()}`
      byText.set(key, [...(byText.get(key) ?? []), position])
    }
  })
  return inner => {
    if (inner.kind === 'addresses') return others.filter(position => atoms[position]?.some(outer => within(inner, outer)))
    const labels = inner.kind === 'service-tag' ? inner.text.toLowerCase().split('.') : [inner.text.toLowerCase()]
    const found = labels.flatMap((_, index) => byText.get(`${inner.kind} ${labels.slice(0, index + 1).join('.')}`) ?? [])
    return [...new Set(found)].sort((a, b) => a - b)
  }
}
