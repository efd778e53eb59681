import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { Fault, Place } from '../place.ts'

/** JSON with its positions. `root` is missing where the text is broken; the faults say where and how. */
export type JsonDocument = { readonly root?: Node; readonly placeOf: (offset: number) => Place; readonly faults: readonly Fault[] }

/** Characters. Sixty rule collection groups of 2 MB would be more; nobody keeps those in one file. */
const MAX_LENGTH = 50_000_000
const MAX_DEPTH = 250
/** One slip makes many complaints; the first ones show it. */
const MAX_COMPLAINTS = 5

/**
 * Reads JSON as Azure's tools take it: with comments, trailing commas, a byte-order mark, and line breaks and tabs in strings (templates
 * break long expressions that way). Never throws.
 */
export function readJson(text: string, file: string): JsonDocument {
  const placeOf = places(text, file)
  const refuse = (offset: number, message: string): JsonDocument => ({ placeOf, faults: [{ place: placeOf(offset), path: '', message }] })
  if (text.length > MAX_LENGTH) return refuse(0, `the file has ${text.length} characters, at most ${MAX_LENGTH} are read`)
  const { clean, deepAt } = prepare(text)
  if (deepAt !== undefined) return refuse(deepAt, `lists or objects are nested more than ${MAX_DEPTH} deep here`)
  if (clean.trim() === '') return refuse(0, 'the file is empty')
  const errors: ParseError[] = []
  const root = parseTree(clean, errors, { allowTrailingComma: true })
  const faults = errors.slice(0, MAX_COMPLAINTS).map(({ error, offset }) => ({
    place: placeOf(offset),
    path: '',
    message: `not valid JSON: ${complaint(printParseErrorCode(error), offset >= clean.trimEnd().length)}`,
  }))
  return root && faults.length === 0 ? { root, placeOf, faults } : { placeOf, faults }
}

const complaint = (code: string, atEnd: boolean): string =>
  atEnd ? 'the text ends in the middle (is the file cut off?)' : code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()

/** Offsets to lines and columns, found by halving. */
function places(text: string, file: string): (offset: number) => Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return offset => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

/**
 * The same text, character for character, with spaces for a byte-order mark and for control characters inside strings; and the offset
 * at which it nests too deep for anything recursive, if it does.
 */
function prepare(text: string): { readonly clean: string; readonly deepAt?: number } {
  const blanks: number[] = []
  if (text.charCodeAt(0) === 0xfeff) blanks.push(0)
  let depth = 0
  for (let at = blanks.length; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = string(text, at, blanks)
    else if (code === SLASH) at = comment(text, at)
    else if (code === OPEN_BRACKET || code === OPEN_BRACE) {
      if (++depth > MAX_DEPTH) return { clean: text, deepAt: at }
    } else if (code === CLOSE_BRACKET || code === CLOSE_BRACE) depth = Math.max(0, depth - 1)
  }
  if (blanks.length === 0) return { clean: text }
  const parts: string[] = []
  let from = 0
  for (const at of blanks) {
    parts.push(text.slice(from, at))
    from = at + 1
  }
  return { clean: [...parts, text.slice(from)].join(' ') }
}

const [QUOTE, SLASH, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [34, 47, 92, 91, 93, 123, 125]

/** From an opening quote to the closing one; remembers the control characters between them. */
function string(text: string, open: number, blanks: number[]): number {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return at
    if (code === BACKSLASH) at++
    else if (code < 0x20) blanks.push(at)
  }
  return text.length
}

/** From the first slash of a comment to its last character; the slash itself where it opens none. */
function comment(text: string, slash: number): number {
  const ends = { '/': '\n', '*': '*/' }[text[slash + 1] ?? '']
  if (ends === undefined) return slash
  const end = text.indexOf(ends, slash + 2)
  return end < 0 ? text.length : end + ends.length - 1
}
