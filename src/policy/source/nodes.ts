import type { Node } from 'jsonc-parser'
import { Hole } from '../hole.ts'
import type { Place } from '../place.ts'
import type { Places, Value } from '../template/value.ts'

/** The parts of a JSON tree. Where a key stands twice, the last one counts, as it does for Azure's tools. */
export type Entry = { readonly key: string; readonly value: Node; readonly offset: number }

export const entriesOf = (node: Node | undefined): readonly Entry[] =>
  node?.type === 'object'
    ? (node.children ?? []).flatMap(({ children, offset }) => {
        const [key, value] = children ?? []
        return key && value ? [{ key: String(key.value), value, offset }] : []
      })
    : []

export const itemsOf = (node: Node | undefined): readonly Node[] => (node?.type === 'array' ? (node.children ?? []) : [])

/** A property's value, its name compared without regard to case. */
export const childOf = (node: Node | undefined, name: string): Node | undefined => {
  const wanted = name.toLowerCase()
  return entriesOf(node).findLast(({ key }) => key.toLowerCase() === wanted)?.value
}

/** A literal text. */
export const textOfNode = (node: Node | undefined): string | undefined => (node?.type === 'string' ? String(node.value) : undefined)

/** The entries by name, each once. A name that stands twice, in whatever case, is told: which of them counts is the reader's luck. */
export function uniqueEntries(node: Node): readonly (Entry & { readonly twice: boolean })[] {
  const found = new Map<string, Entry & { readonly twice: boolean }>()
  for (const entry of entriesOf(node)) {
    const key = entry.key.toLowerCase()
    found.set(key, { ...entry, twice: found.has(key) })
  }
  return [...found.values()]
}

/** The plain value of a node; every object and list keeps its place. */
export function plainValue(node: Node, placeOf: (offset: number) => Place, places: Places): Value {
  const value = unplaced(node, placeOf, places)
  places.set(value, placeOf(node.offset))
  return value
}

function unplaced(node: Node, placeOf: (offset: number) => Place, places: Places): Value {
  if (node.type === 'array') return itemsOf(node).map(item => plainValue(item, placeOf, places))
  if (node.type !== 'object') return node.value as Value
  return Object.fromEntries(
    uniqueEntries(node).map(({ key, value, twice, offset }) => [
      key,
      twice ? writtenTwice(key, placeOf(offset)) : plainValue(value, placeOf, places),
    ]),
  )
}

export const writtenTwice = (key: string, place: Place): Hole => new Hole(`"${key}" is written twice`, `{${key}}`, place)
