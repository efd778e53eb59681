import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml'
import type { Fault, Place } from '../place.ts'
import type { ReadDocument } from './document.ts'
import { similar } from './similar.ts'

/** What a whole reading shares: the document, the faults so far, and the names that were declared and referred to. */
export type Context = {
  readonly document: ReadDocument
  readonly faults: Fault[]
  readonly declared: Map<string, Map<string, Declared>>
  readonly references: { readonly kind: string; readonly name: string; readonly at: Cursor }[]
}

type Declared = { readonly name: string; readonly place: Place }

/** A place in the document that is about to be read: where it is, what it is called, what stands there. */
export type Cursor = { readonly context: Context; readonly node: Node | undefined; readonly place: Place; readonly path: string }

/** Reads a value, or reports what is wrong with it and returns undefined. Reading goes on after a fault, so that all are found. */
export type Read<T> = (at: Cursor) => T | undefined

export function start(document: ReadDocument): Cursor {
  const context: Context = { document, faults: [...document.faults], declared: new Map(), references: [] }
  return cursorAt(context, document.root, '', document.placeOf(document.root?.range?.[0] ?? 0))
}

function cursorAt(context: Context, node: Node | undefined, path: string, fallback: Place): Cursor {
  const place = node?.range ? context.document.placeOf(node.range[0]) : fallback
  return { context, node: node && isAlias(node) ? context.document.resolve(node) : node, place, path }
}

export function fault(at: Cursor, message: string): undefined {
  at.context.faults.push({ place: at.place, path: at.path, message })
  return undefined
}

export type Entry = { readonly key: string; readonly keyAt: Cursor; readonly value: Cursor }

/** The entries of a mapping, or a fault. */
export function entries(at: Cursor): readonly Entry[] | undefined {
  if (!isMap(at.node)) return wrongType(at, 'a mapping of keys to values')
  const base = at.path === '' ? '' : `${at.path}.`
  const lines = new Map<string, number>()
  return at.node.items.flatMap(({ key, value }): readonly Entry[] => {
    const keyNode = key as Node | null
    const keyAt = cursorAt(at.context, keyNode ?? undefined, at.path, at.place)
    if (!isScalar(keyAt.node)) {
      fault(keyAt, 'a key must be plain text')
      return []
    }
    const name = String(keyAt.node.value)
    const path = `${base}${/^[\w-]+$/.test(name) ? name : JSON.stringify(shorten(name))}`
    // Not left to the YAML reader, which compares every key with every other.
    const before = lines.get(name)
    if (before !== undefined) {
      fault({ ...keyAt, path }, `this key already stands in line ${before}; write it once`)
      return []
    }
    lines.set(name, keyAt.place.line)
    return [{ key: name, keyAt: { ...keyAt, path }, value: cursorAt(at.context, (value as Node | null) ?? undefined, path, keyAt.place) }]
  })
}

/** The items of a list, or a fault. */
export function items(at: Cursor): readonly Cursor[] | undefined {
  if (!isSeq(at.node)) return wrongType(at, 'a list')
  return at.node.items.map((item, index) => cursorAt(at.context, (item as Node | null) ?? undefined, `${at.path}[${index}]`, at.place))
}

export function scalar(at: Cursor): unknown {
  return isScalar(at.node) ? at.node.value : undefined
}

export const wrongType = (at: Cursor, allowed: string): undefined => fault(at, `must be ${allowed}, got ${describe(at)}`)

/** What stands at a place, short enough for a message. */
export function describe({ node }: Cursor): string {
  if (isMap(node)) return 'a mapping'
  if (isSeq(node)) return 'a list'
  const value = isScalar(node) ? node.value : undefined
  if (value === null || value === undefined) return 'nothing'
  return typeof value === 'string' ? JSON.stringify(shorten(value)) : shorten(String(value))
}

export const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text)

/** Remembers a name, and reports when it is taken. `scope` keeps rule names of one collection apart from those of another. */
export function declare(at: Cursor, kind: string, name: string, scope = ''): void {
  const key = scope + name.toLowerCase()
  const names = at.context.declared.get(kind) ?? new Map<string, Declared>()
  at.context.declared.set(kind, names)
  const before = names.get(key)
  if (before) fault(at, `${kind} "${shorten(name)}" is already declared in line ${before.place.line}; names must differ`)
  else names.set(key, { name, place: at.place })
}

export function refer(at: Cursor, kind: string, name: string): void {
  at.context.references.push({ kind, name, at })
}

/** Reports every reference whose name was never declared. */
export function checkReferences({ references, declared }: Context): void {
  for (const { kind, name, at } of references) {
    const names = [...(declared.get(kind)?.values() ?? [])].map(entry => entry.name)
    if (!names.includes(name)) fault(at, `no ${kind} is named "${shorten(name)}"${similar(name, names)}`)
  }
}
