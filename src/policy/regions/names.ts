/**
 * Host names, cut along the patterns that policies and facts name. A pattern is a name or `*` and an ending; of two endings that fit one
 * name, one is an ending of the other. So the patterns form a tree, and a name belongs to the narrowest pattern that covers it: that is
 * its class. No rule can tell two names of one class apart. Classes are counted so that whatever a pattern covers is one interval.
 */
import { isManagedDisk } from '../infrastructure.ts'
import type { Axis } from '../intervals.ts'
import { hostName, hostPattern } from '../match-host.ts'

export type NameClass = {
  /** `disk`: names of managed disks, which Azure may let through, within an ending (`infrastructure.ts`). */
  readonly kind: 'name' | 'ending' | 'disk'
  readonly text: string
  /** The next wider class; absent for the one that stands for every name that nothing else covers. */
  readonly parent?: number
  /** A name of this class. Absent: no name is left for it. */
  readonly example?: string
}

export type Names = {
  readonly classes: readonly NameClass[]
  /** What stands for "no name at all". */
  readonly nameless: number
  /** Every name, and no name. */
  readonly everything: Axis
  readonly classOf: (host: string | undefined) => number
}

/** Where names of managed disks live. */
const DISK_ENDINGS = ['.blob.core.windows.net', '.blob.storage.azure.net']

/** @param patterns as rules and facts write them; what can match no name is left out */
export function namesOf(patterns: Iterable<string>): Names {
  const [names, endings] = [new Set<string>(), new Set(['', ...DISK_ENDINGS])]
  for (const text of patterns) {
    const pattern = readPattern(text)
    if (pattern) (pattern.ending ? endings : names).add(pattern.text)
  }
  const found: { readonly kind: 'name' | 'ending'; readonly text: string; readonly key: string }[] = [
    ...[...endings].map(text => ({ kind: 'ending' as const, text, key: reversed(text) })),
    ...[...names].map(text => ({ kind: 'name' as const, text, key: reversed(text) })),
  ].sort((a, b) => compare(a.key, b.key) || compare(a.kind, b.kind))

  const classes: NameClass[] = []
  const open: { readonly id: number; readonly key: string }[] = []
  for (const { kind, text, key } of found) {
    while (open.length > 0 && !key.startsWith(open.at(-1)?.key ?? '')) open.pop()
    const parent = open.at(-1)?.id
    const above = parent === undefined ? {} : { parent }
    const id = classes.length
    if (kind === 'name') {
      classes.push({ kind, text, ...above, example: text })
      continue
    }
    const ordinary = exampleOf(text, ['www', 'any', 'a', 'x'], false, names, endings)
    classes.push({ kind, text, ...above, ...(ordinary === undefined ? {} : { example: ordinary }) })
    open.push({ id, key })
    const disk = DISK_ENDINGS.some(ending => text.endsWith(ending))
      ? exampleOf(text, ['md-any', 'md-x', 'md-0'], true, names, endings)
      : undefined
    if (disk !== undefined) classes.push({ kind: 'disk', text, parent: id, example: disk })
  }

  const ids = new Map(classes.map(({ kind, text }, id) => [`${kind} ${text}`, id]))
  const nameless = classes.length
  const classOf = (host: string | undefined): number => {
    const name = hostName(host)
    if (name === undefined) return nameless
    const exact = ids.get(`name ${name}`)
    if (exact !== undefined) return exact
    const ending = longest(name, endings)
    return (isManagedDisk(name) ? ids.get(`disk ${ending}`) : undefined) ?? ids.get(`ending ${ending}`) ?? 0
  }
  return { classes, nameless, everything: [{ first: 0, last: nameless }], classOf }
}

/** A pattern in the form in which it is compared. Undefined where no name can match it. */
export function readPattern(text: string): { readonly ending: boolean; readonly text: string } | undefined {
  const wanted = hostPattern(text)
  if (wanted === '' || wanted.includes('*', 1)) return undefined
  if (wanted.startsWith('*')) return { ending: true, text: wanted.slice(1) }
  return hostName(wanted) === wanted ? { ending: false, text: wanted } : undefined
}

const reversed = (text: string): string => [...text].reverse().join('')
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function longest(name: string, endings: ReadonlySet<string>): string {
  for (let at = 0; at < name.length; at++) if (endings.has(name.slice(at))) return name.slice(at)
  return ''
}

const LETTERS = 'wxyzabcdefghijklmnopqrstuv0123456789-_'

/**
 * A name with this ending that no narrower pattern covers. The characters before the ending decide: narrower endings are finitely many,
 * so either one of these is free, or every name is spoken for.
 */
function exampleOf(
  ending: string,
  starts: readonly string[],
  disk: boolean,
  names: ReadonlySet<string>,
  endings: ReadonlySet<string>,
): string | undefined {
  const tail = ending === '' ? 'example.org' : ending
  const joints = tail.startsWith('.') ? [''] : ['.', '']
  const fits = (name: string): boolean =>
    hostName(name) === name && isManagedDisk(name) === disk && !names.has(name) && longest(name, endings) === ending
  const nice = starts.flatMap(start => joints.map(joint => `${start}${joint}${tail}`)).find(fits)
  if (nice !== undefined) return nice
  const head = disk ? 'md-' : ''
  for (const one of ['', ...LETTERS])
    for (const other of LETTERS) {
      const name = `${head}${one}${other}${ending}`
      if (fits(name)) return name
    }
  return [ending, `md-${ending}`].find(fits)
}

/** The names of a set as patterns, each with those that it does not reach after all. */
export type NameItem = { readonly pattern: string; readonly except: readonly string[] }

export function itemsOf(names: Names, set: Axis): readonly NameItem[] {
  const member = new Array<boolean>(names.classes.length).fill(false)
  for (const { first, last } of set) member.fill(true, first, Math.min(last, names.classes.length - 1) + 1)
  // What no name is left for counts as its surroundings do.
  names.classes.forEach(({ example, parent }, id) => {
    if (example === undefined) member[id] = parent === undefined ? true : (member[parent] ?? false)
  })
  const items: { readonly pattern: string; readonly except: string[]; readonly disks: boolean }[] = []
  // For each class: the items that cover it, and the class of disks that it lies beside. An exception of disks reaches the narrower ones.
  const covered: (readonly number[])[] = []
  const disks: (number | undefined)[] = []
  const without: ReadonlySet<number>[] = []
  names.classes.forEach((nameClass, id) => {
    const { kind, text, parent } = nameClass
    const ordinary = parent === undefined ? [] : (covered[parent] ?? [])
    const beside = parent === undefined ? undefined : disks[parent]
    const isDisk = kind === 'disk' || (kind === 'name' && isManagedDisk(text))
    const above =
      isDisk && beside !== undefined
        ? [...ordinary.filter(item => !without[beside]?.has(item)), ...(covered[beside] ?? []).filter(item => items[item]?.disks)]
        : ordinary
    disks[id] = beside
    if (kind === 'disk' && parent !== undefined) disks[parent] = id
    const excepted = member[id] ? [] : above
    without[id] = new Set([...(beside === undefined ? [] : (without[beside] ?? [])), ...excepted])
    for (const item of excepted) items[item]?.except.push(patternText(nameClass))
    if (member[id] && above.length === 0) {
      covered[id] = [items.length]
      items.push({ pattern: patternText(nameClass), except: [], disks: kind === 'disk' })
    } else covered[id] = member[id] ? above : []
  })
  return items.map(({ pattern, except }) => ({ pattern, except }))
}

export const patternText = ({ kind, text }: Pick<NameClass, 'kind' | 'text'>): string =>
  kind === 'name' ? text : kind === 'ending' ? `*${text}` : `md-*${text}`

export const namedOf = (names: Names): Axis => [{ first: 0, last: names.nameless - 1 }]
