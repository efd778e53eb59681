/** Sentences as values, for formats that show what people would type in a type of its own, and for those that do not. */

/** A sentence; what people would type stands in code type, where there is any. */
export type Words = readonly (string | { readonly code: string })[]

/** What people would type. */
export const code = (text: string) => ({ code: text })

/** The sentence as bare text. */
export const plain = (words: Words): string => words.map(word => (typeof word === 'string' ? word : word.code)).join('')

/** `a, b and c`. */
export const series = (items: readonly Words[], last = 'and'): Words =>
  items.flatMap((item, index): Words => [index === 0 ? '' : index === items.length - 1 ? ` ${last} ` : ', ', ...item])

/** At most `most` of them, and how many more there are. */
export const shortCodes = (items: readonly string[], most: number): Words =>
  series(
    [...items.slice(0, most).map((item): Words => [code(item)]), ...(items.length > most ? [[`${items.length - most} more`]] : [])],
    'or',
  )
