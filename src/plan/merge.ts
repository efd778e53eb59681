import { isSteered, sameElement } from './differences.ts'
import { escapeStep, member } from './reference.ts'
import type { Comparison, Json } from './resource.ts'

type Object_ = { readonly [key: string]: Json }

/**
 * The whole document to write: `desired`, and of `current` what `compare.keep` says is not ours to take away.
 * A document that does not exist yet is written as desired.
 */
export function merge(desired: Json, current: Json | undefined, compare: Comparison = {}): Json {
  if (current === undefined) return desired
  const kept = new Set(compare.keep ?? [])
  const createOnly = new Set(compare.createOnly ?? [])
  const readOnly = new Set(compare.readOnly ?? [])

  const walk = (want: Json, have: Json | undefined, pattern: string): Json => {
    if (Array.isArray(want)) return Array.isArray(have) ? walkArray(want, have as readonly Json[], pattern) : want
    if (!isObject(want) || !isObject(have)) return want
    const merged: Record<string, Json> = {}
    for (const [name, value] of Object.entries(want)) {
      const step = `${pattern}/${escapeStep(name)}`
      const there = member(have, name)
      if (there !== undefined && isSteered(have, step, compare)) merged[name] = there
      else if (!createOnly.has(step)) merged[name] = walk(value, there, step)
      else if (there !== undefined) merged[name] = there
    }
    for (const [name, value] of Object.entries(have))
      if (kept.has(pattern) || kept.has(`${pattern}/${escapeStep(name)}`))
        if (member(want, name) === undefined && !readOnly.has(name)) merged[name] = writable(value, readOnly)
    return merged
  }

  const walkArray = (want: readonly Json[], have: readonly Json[], pattern: string): Json => {
    const key = compare.unordered?.[pattern]
    if (key === undefined) return want.map((item, index) => walk(item, have[index], `${pattern}/*`))
    const left = [...have]
    const merged = want.map(item => {
      const index = left.findIndex(other => sameElement(item, other, key, pattern))
      if (index < 0) return item
      const [other] = left.splice(index, 1)
      return key === '' ? item : walk(item, other, `${pattern}/*`)
    })
    return kept.has(pattern) ? [...merged, ...left.map(item => writable(item, readOnly))] : merged
  }

  return walk(desired, current, '')
}

const isObject = (value: Json | undefined): value is Object_ => typeof value === 'object' && value !== null && !Array.isArray(value)

function writable(value: Json, readOnly: ReadonlySet<string>): Json {
  if (Array.isArray(value)) return value.map(item => writable(item as Json, readOnly))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !readOnly.has(name))
      .map(([name, item]) => [name, writable(item, readOnly)]),
  )
}
