import { Hole, isHole } from '../../hole.ts'
import { asNumber, asString, asText, type Call, holeIn, type TemplateFunction } from '../call.ts'
import { isList, textOf, type Value } from '../value.ts'
import { indexOfItem } from './lists.ts'

/** Texts that holes are part of are holes, too, but their text still tells what is known: `{hub}/rules`. */
const composed = (parts: readonly Value[], { place }: Call): string | Hole => {
  const hole = parts.find(isHole)
  const text = parts.map(part => asText(part) ?? textOf(part)).join('')
  return hole ? new Hole(hole.because, text, place ?? hole.place) : text
}

const concat: TemplateFunction = (args, call) => {
  if (args.some(isList)) return args.flatMap(arg => (isList(arg) ? arg : isHole(arg) ? [arg.asItems] : [arg]))
  const scalars = args.every(arg => isHole(arg) || asText(arg) !== undefined)
  return scalars ? composed(args, call) : undefined
}

/** `{0}`, `{0:D3}`, `{0,5}`, `{{`. */
const format: TemplateFunction = ([pattern, ...args], call) => {
  const text = asString(pattern)
  if (text === undefined) return undefined
  const parts: Value[] = []
  let end = 0
  for (const found of text.matchAll(/\{\{|\}\}|\{(\d+)(?:,(-?\d+))?(?::([^}]*))?\}/g)) {
    parts.push(text.slice(end, found.index))
    end = found.index + found[0].length
    if (found[1] === undefined) parts.push(found[0][0] ?? '')
    else {
      const part = formatted(args[Number(found[1])], found[3], found[2])
      if (part === undefined) return undefined
      parts.push(part)
    }
  }
  return composed([...parts, text.slice(end)], call)
}

function formatted(value: Value | undefined, how: string | undefined, width: string | undefined): Value | undefined {
  if (value === undefined || isHole(value)) return value
  const plain = value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : asText(value)
  if (plain === undefined || (typeof value === 'object' && holeIn(value))) return undefined
  const digits = /^[dD](\d+)$/.exec(how ?? '')
  if (how !== undefined && how !== '' && !digits) return undefined
  const padded = digits ? plain.replace(/\d+/, number => number.padStart(Number(digits[1]), '0')) : plain
  const room = Math.min(Number(width ?? 0), 1000)
  return room < 0 ? padded.padEnd(-room) : padded.padStart(room)
}

const on =
  (change: (text: string) => Value | undefined): TemplateFunction =>
  ([value]) => {
    const text = asText(value)
    return text === undefined ? undefined : change(text)
  }

const both =
  (compare: (text: string, other: string) => Value): TemplateFunction =>
  ([first, second]) => {
    const [text, other] = [asText(first), asText(second)]
    return text === undefined || other === undefined ? undefined : compare(text, other)
  }

/** These comparisons ignore case. */
const folded = (compare: (text: string, other: string) => Value): TemplateFunction =>
  both((text, other) => compare(text.toLowerCase(), other.toLowerCase()))

type Find = (items: readonly Value[], matches: (item: Value) => boolean) => number

/** One name for two things: a part of a text, in whatever case, and an item of a list. */
function inTextOrList(inText: TemplateFunction, find: Find): TemplateFunction {
  const inList = indexOfItem(find)
  return (args, call) => (isList(args[0]) ? inList(args, call) : inText(args, call))
}

const split: TemplateFunction = ([value, by]) => {
  const text = asString(value)
  const delimiters = isList(by) ? by.map(asString) : [asString(by)]
  if (text === undefined || delimiters.length === 0 || delimiters.some(delimiter => delimiter === undefined)) return undefined
  const [first = '', ...others] = delimiters.filter(delimiter => delimiter !== undefined)
  if (first === '') return [text]
  return others.reduce<readonly string[]>(
    (parts, other) => parts.flatMap(part => (other === '' ? [part] : part.split(other))),
    text.split(first),
  )
}

const join: TemplateFunction = ([items, by]) => {
  const delimiter = asText(by)
  if (!isList(items) || delimiter === undefined) return undefined
  const texts = items.map(asText)
  return texts.every(text => text !== undefined) ? texts.join(delimiter) : undefined
}

const substring: TemplateFunction = ([value, start, length]) => {
  const [text, from, count] = [asString(value), asNumber(start) ?? (start === undefined ? 0 : undefined), asNumber(length)]
  if (text === undefined || from === undefined || (length !== undefined && count === undefined)) return undefined
  return from < 0 || from > text.length || (count !== undefined && from + count > text.length)
    ? undefined
    : text.slice(from, count === undefined ? undefined : from + count)
}

const replace: TemplateFunction = ([value, old, by]) => {
  const [text, from, to] = [asString(value), asString(old), asString(by)]
  return text === undefined || from === undefined || to === undefined || from === '' ? undefined : text.replaceAll(from, () => to)
}

const padLeft: TemplateFunction = ([value, width, fill]) => {
  const [text, count] = [asText(value), asNumber(width)]
  const character = fill === undefined ? ' ' : asString(fill)
  return text === undefined || count === undefined || count > 10_000 || character?.length !== 1
    ? undefined
    : text.padStart(count, character)
}

export const texts: Readonly<Record<string, TemplateFunction>> = {
  concat,
  format,
  split,
  join,
  substring,
  replace,
  padleft: padLeft,
  tolower: on(text => text.toLowerCase()),
  toupper: on(text => text.toUpperCase()),
  trim: on(text => text.trim()),
  startswith: folded((text, other) => text.startsWith(other)),
  endswith: folded((text, other) => text.endsWith(other)),
  indexof: inTextOrList(
    folded((text, other) => text.indexOf(other)),
    (items, matches) => items.findIndex(matches),
  ),
  lastindexof: inTextOrList(
    folded((text, other) => text.lastIndexOf(other)),
    (items, matches) => items.findLastIndex(matches),
  ),
}
