import { type Document, isAlias, isCollection, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { Fault, Place } from '../place.ts'

/** Characters. A rule collection group may hold 2 MB in Azure; a file that people review is far smaller. */
const MAX_LENGTH = 500_000
const MAX_ALIASES = 100
const MAX_DEPTH = 100
/** One slip makes many complaints of the YAML reader; the first ones show it. */
const MAX_COMPLAINTS = 20

export type ReadDocument = {
  readonly root: Node | undefined
  readonly placeOf: (offset: number) => Place
  readonly resolve: (node: Node) => Node | undefined
  readonly faults: readonly Fault[]
  /** Whether the text is so broken that its structure says nothing. */
  readonly broken: boolean
}

/** Reads YAML (or JSON, which is YAML) as a tree with positions. Never throws; anchors are followed, within limits. */
export function readDocument(text: string, file: string): ReadDocument {
  const lines = new LineCounter()
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, text.length))
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const refuse = (message: string): ReadDocument => ({
    root: undefined,
    placeOf,
    resolve: () => undefined,
    faults: [{ place: { file, line: 1, column: 1 }, path: '', message }],
    broken: true,
  })
  if (text.length > MAX_LENGTH) return refuse(`the file has ${text.length} characters, at most ${MAX_LENGTH} are read`)
  if (nesting(text) > MAX_DEPTH || /(?:[-?:][ \t]+){100}/.test(text))
    return refuse(`lists or mappings are nested more than ${MAX_DEPTH} deep`)
  let document: Document.Parsed
  try {
    // Not silent: the YAML reader would then say nothing of a second document, and leave it out.
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error', version: '1.2', uniqueKeys: false })
  } catch (error) {
    return refuse(`this cannot be read as YAML: ${error instanceof Error ? error.message : String(error)}`)
  }
  const { targets, faults } = aliases(document, placeOf)
  const { version, explicit } = document.directives.yaml
  if (explicit === true && version !== '1.2') {
    const place = placeOf(Math.max(0, text.search(/^%YAML/m)))
    faults.push({
      place,
      path: '',
      message: `this is read as YAML 1.2, where yes and no are words and 010 is ten, not as ${version}; take the line away`,
    })
  }
  const complaints = [...document.errors, ...document.warnings].slice(0, MAX_COMPLAINTS).map(({ code, pos, message }) => ({
    place: placeOf(pos[0]),
    path: '',
    message:
      code === 'MULTIPLE_DOCS'
        ? 'a second document begins here, and nothing in it would count; write one, without "---" or "..." in it'
        : `not valid YAML: ${message}`,
  }))
  return {
    root: document.contents ?? undefined,
    placeOf,
    resolve: node => (isAlias(node) ? targets.get(node) : node),
    faults: [...complaints, ...faults],
    broken: faults.length > 0 || document.errors.length > 0,
  }
}

/** A cheap upper bound of how deep brackets nest, so that nothing recursive is asked to go there. */
function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth)
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
  }
  return deepest
}

/** What each alias stands for. An alias of an alias, of itself, or too many of them are refused: they are how small files grow huge. */
function aliases(document: Document.Parsed, placeOf: (offset: number) => Place) {
  const anchors = new Map<string, Node>()
  const targets = new Map<Node, Node>()
  const faults: Fault[] = []
  const fault = (node: Node, message: string) => faults.push({ place: placeOf(node.range?.[0] ?? 0), path: '', message })
  visit(document, (_, node, path) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source)
      if (!target) return // yaml itself reports it
      if (path.includes(target)) fault(node, `*${node.source} stands inside what it names`)
      else if (containsAlias(target)) fault(node, `*${node.source} names something that holds another alias; write it out`)
      else if (targets.size >= MAX_ALIASES) fault(node, `more than ${MAX_ALIASES} aliases; write them out`)
      else targets.set(node, target)
      return faults.length > 10 ? visit.BREAK : undefined
    }
    if ((isScalar(node) || isCollection(node)) && node.anchor) anchors.set(node.anchor, node)
    return undefined
  })
  return { targets, faults }
}

function containsAlias(node: Node): boolean {
  let found = false
  visit(node as Parameters<typeof visit>[0], {
    Alias: () => {
      found = true
      return visit.BREAK
    },
  })
  return found
}
