/**
 * Paths, cut along the URL patterns of rules. Whether a pattern covers a path has three answers (`matchesUrl`), because nobody documents
 * how the firewall compares case, encoding and dots. The answers to all patterns, in order, are a path's spelling; no rule can tell two
 * paths of one spelling apart.
 */
import { coversPath, readings } from '../match-url.ts'

/** One letter for each pattern: `y` covered, `n` not covered, `u` covered or not, as the firewall reads it. */
export type Spelling = string

export type PathSet = {
  /** The path parts of URL patterns that the set depends on; none: every path. */
  readonly patterns: readonly string[]
  readonly spellings: ReadonlySet<Spelling>
}

export const everyPath: PathSet = { patterns: [], spellings: new Set(['']) }

/** As `matchesUrl` answers for the host of each pattern, with every reading of the path made once. */
export function spellingOf(patterns: readonly string[], path: string): Spelling {
  const asked = path.replace(/[?#].*$/s, '')
  const paths = readings.map(read => read.path(asked))
  let spelling = ''
  for (const pattern of patterns) {
    let covered = 0
    readingsOf(pattern).forEach((text, index) => {
      if (coversPath(text, paths[index] ?? '')) covered += 1
    })
    spelling += covered === readings.length ? 'y' : covered === 0 ? 'n' : 'u'
  }
  return spelling
}

function readingsOf(pattern: string): readonly string[] {
  const known = read.get(pattern)
  if (known) return known
  const texts = readings.map(reading => reading.pattern(pattern))
  if (read.size > 10_000) read.clear()
  read.set(pattern, texts)
  return texts
}
const read = new Map<string, readonly string[]>()

export const hasPath = ({ patterns, spellings }: PathSet, path: string): boolean => spellings.has(spellingOf(patterns, path))

export type PathClass = { readonly spelling: Spelling; readonly example: string }

/**
 * Every spelling that a path can have towards these patterns, with an example of each, plain ones first. Plain paths are those that
 * every reading leaves alone; of the others, those are looked for that readings take for any two places, and where the patterns are few
 * what is found leads on to those that they take for more.
 */
export function pathClasses(patterns: readonly string[]): readonly PathClass[] {
  const known = remembered.get(JSON.stringify(patterns))
  if (known) return known
  const found = new Map<Spelling, string>()
  // Of each spelling a path that has room below it, which the first example of it need not have.
  const rooms = new Map<Spelling, string>()
  const offer = (path: string) => {
    const spelling = spellingOf(patterns, path)
    if (!found.has(spelling)) found.set(spelling, path)
    if (!rooms.has(spelling) && spellingOf(patterns, below(path)) === spelling) rooms.set(spelling, path)
  }
  const plain = plainPaths(patterns)
  for (const path of plain) offer(path)
  for (const path of plain) for (const spelt of respelt(path)) offer(spelt)
  // What is found may lead on: a detour by way of a detour. Where there are many patterns, one step has to do.
  const tried = new Set<string>()
  for (let step = 0; step < (patterns.length <= FEW ? 4 : 1); step += 1) {
    const before = found.size + rooms.size
    const places = [...new Set([...found.values(), ...rooms.values()])]
    for (const from of new Set([...rooms.values(), ...places]))
      for (const place of places) {
        const pair = `${from} ${place}`
        if (tried.has(pair)) continue
        tried.add(pair)
        for (const detour of detours(from, place)) offer(detour)
      }
    if (found.size + rooms.size === before) break
  }
  const classes = [...found].map(([spelling, example]) => ({ spelling, example }))
  const sorted = [...classes.filter(({ spelling }) => !spelling.includes('u')), ...classes.filter(({ spelling }) => spelling.includes('u'))]
  if (remembered.size > 500) remembered.clear()
  remembered.set(JSON.stringify(patterns), sorted)
  return sorted
}
const remembered = new Map<string, readonly PathClass[]>()

/** So many patterns are looked at from every side. */
const FEW = 8

const below = (path: string): string => `${path.replace(/\/$/, '')}/any`

function plainPaths(patterns: readonly string[]): readonly string[] {
  const bases = patterns.flatMap(pattern => {
    const text = pattern.replace(/\*$/, '')
    const below = pattern.endsWith('*') ? [`${text}any`, `${text}any/any`] : []
    const bare = text.replace(/\/$/, '')
    return [text, ...below, bare, `${bare}/`, `${bare}any`, `${bare}/any`, `${bare}/any/any`].flatMap(path => [path, path.toLowerCase()])
  })
  return [...new Set(['/', '/any', '/any/any', ...bases.map(path => (path.startsWith('/') ? path : `/${path}`))])]
}

/** The same path in other words: other case, an escape, a dot, a doubled slash, and each of them together with the next. */
function respelt(path: string): readonly string[] {
  const letter = path.search(/[a-zA-Z]/)
  const flip = (text: string) => (text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase())
  const cased = letter < 0 ? [] : [path.slice(0, letter) + flip(path[letter] ?? '') + path.slice(letter + 1)]
  const encode = (character: string) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`
  const escaped = letter < 0 ? [] : [path.slice(0, letter) + encode(path[letter] ?? '') + path.slice(letter + 1)]
  const capital = letter < 0 ? [] : [path.slice(0, letter) + encode(flip(path[letter] ?? '')) + path.slice(letter + 1)]
  const dotted = [`/.${path}`, `/${path}`, `/%2e${path}`]
  return [
    ...cased,
    ...escaped,
    ...capital,
    ...dotted,
    ...cased.flatMap(text => [`/.${text}`, `/%2e${text}`]),
    ...escaped.map(text => `/.${text}`),
  ]
}

/**
 * From one path up and down again to another. As written it lies below the first; resolved it is the second, if the dots are plain, or
 * decoded before. In the last form all of that is one segment which the dots behind it take back, unless its slashes are decoded first.
 */
function detours(path: string, place: string): readonly string[] {
  const from = path.replace(/\/$/, '')
  const depth = from.split('/').filter(segment => segment !== '' && segment !== '.').length
  const ups = (up: string, times: number) => `/${up}`.repeat(times)
  const hidden = encodeURIComponent(`${'../'.repeat(depth)}${place.slice(1)}/any`.replaceAll('//', '/'))
  return [
    ...['..', '%2e%2e'].map(up => `${from}/any${ups(up, depth + 1)}${place}`),
    `${from}/%2e%2e/..`,
    `${from}/%2e%2e`,
    `${from}/${hidden}/..`,
  ]
}

/** The same set with as few patterns as tell it from its complement. `all` are the spellings that exist. */
export function pathSet(patterns: readonly string[], spellings: ReadonlySet<Spelling>, all: readonly Spelling[]): PathSet {
  let kept = patterns.map((_, index) => index)
  for (const index of patterns.keys()) {
    const fewer = kept.filter(other => other !== index)
    if (separates(fewer, spellings, all)) kept = fewer
  }
  const short = (spelling: Spelling) => kept.map(index => spelling[index] ?? '').join('')
  return { patterns: kept.map(index => patterns[index] ?? ''), spellings: new Set([...spellings].map(short)) }
}

function separates(kept: readonly number[], spellings: ReadonlySet<Spelling>, all: readonly Spelling[]): boolean {
  const sides = new Map<string, boolean>()
  return all.every(spelling => {
    const short = kept.map(index => spelling[index] ?? '').join('')
    const side = spellings.has(spelling)
    const before = sides.get(short)
    sides.set(short, side)
    return before === undefined || before === side
  })
}

export const pathKey = ({ patterns, spellings }: PathSet): string => JSON.stringify([patterns, [...spellings].sort()])

/** The plain paths of a set as patterns with exceptions, and whether (and of what) unclear spellings belong to it. */
export type PathText = {
  readonly items: readonly { readonly pattern: string; readonly except: readonly string[] }[]
  /** Paths that the firewall may or may not read as covered by these patterns. */
  readonly unclear: readonly string[]
}

export function pathText({ patterns, spellings }: PathSet): PathText {
  const inside = (path: string) => spellings.has(spellingOf(patterns, path))
  const tree = [{ text: '/', open: true }, ...distinct(patterns).filter(({ text, open }) => !open || text !== '/')]
  const below = ({ text }: Node): string =>
    ['any/any', 'x', '0', 'other', 'any']
      .map(end => text + end)
      .find(path => !tree.some(node => node.text.length > text.length && covers(node, path))) ?? `${text}any/any`
  const nodes = tree.map(node => ({ ...node, member: inside(node.open ? below(node) : node.text) }))
  const items: { readonly pattern: string; readonly except: string[] }[] = []
  const itemOf: (number | undefined)[] = []
  nodes.forEach((node, id) => {
    const above = nodes.findLastIndex((other, index) => index < id && other.open && node.text.startsWith(other.text))
    const wasMember = above >= 0 && (nodes[above]?.member ?? false)
    const item = above >= 0 ? itemOf[above] : undefined
    if (node.member && !wasMember) {
      itemOf[id] = items.length
      items.push({ pattern: node.text + (node.open ? '*' : ''), except: [] })
    } else {
      itemOf[id] = item
      if (!node.member && wasMember && item !== undefined) items[item]?.except.push(node.text + (node.open ? '*' : ''))
    }
  })
  const unclear = patterns.filter((_, index) => [...spellings].some(spelling => spelling[index] === 'u'))
  return { items, unclear }
}

type Node = { readonly text: string; readonly open: boolean }
const covers = ({ text, open }: Node, path: string): boolean => (open ? path.startsWith(text) : path === text)

/** Patterns as nodes of a tree, wider ones first; `/a` stands for `/a/` too. */
function distinct(patterns: readonly string[]): readonly Node[] {
  const nodes = patterns.map(pattern =>
    pattern.endsWith('*') ? { text: pattern.slice(0, -1) || '/', open: true } : { text: pattern.replace(/\/$/, '') || '/', open: false },
  )
  const unique = [...new Map(nodes.map(node => [`${node.open} ${node.text}`, node])).values()]
  return unique.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : Number(b.open) - Number(a.open)))
}
