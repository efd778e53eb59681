/** What the application rules of both sides say of one service from one source, for every name and path. */
import type { Flow } from '../decision.ts'
import { evaluate } from '../evaluate.ts'
import { type Axis, has, join } from '../intervals.ts'
import { lookup } from '../match.ts'
import type { ApplicationRule } from '../model.ts'
import { type PathClass, pathClasses } from './paths.ts'
import { serviceAt, standardServices } from './services.ts'
import { type Asked, type Entry, reduced, type Side } from './side.ts'
import type { Space, Target } from './space.ts'

export type Verdict = { readonly effect: 'allow' | 'deny' | 'unknown'; readonly inspected: boolean | 'unknown' }

/** What the application rules alone would decide, or, where they cannot be asked alone, the rules to ask. */
export type ApplicationAnswer = { readonly verdict: Verdict | undefined; readonly entries: readonly Entry[] }

export type ApplicationPart = {
  readonly host: Axis
  /** The path parts of the URL patterns that matter here. */
  readonly patterns: readonly string[]
  /** Both sides ask the same rules here. */
  readonly same: boolean
  readonly rows: readonly { readonly path: PathClass; readonly answers: readonly [ApplicationAnswer, ApplicationAnswer] }[]
}

type Both<T> = readonly [T, T]
type Base = Pick<Flow, 'source' | 'protocol' | 'port' | 'application'>

/** How much work was done, so that it can be stopped. */
export type Effort = { readonly spend: (amount: number) => void }

/** Which names are needed: those on which both sides agree, too, because network rules may part them; or only those of some classes. */
export type Wanted = { readonly all: boolean; readonly classes?: ReadonlySet<number> }

export function applicationParts(
  sides: Both<Side>,
  asked: Both<Asked>,
  flow: Base,
  service: number,
  space: Space,
  { all, classes: wanted }: Wanted,
  effort: Effort,
): readonly ApplicationPart[] {
  const { names } = space
  const { kind } = serviceAt(service)
  const decided = (side: 0 | 1, entries: readonly Entry[], more: Pick<Flow, 'host' | 'address' | 'path'>): ApplicationAnswer => {
    if (!sides[side].whole) return { verdict: undefined, entries }
    effort.spend(1)
    const { effect, inspected } = evaluate(reduced(sides[side], entries), { ...flow, ...more }, space.facts)
    return { verdict: { effect, inspected }, entries }
  }
  const nowhere = { address: '0.0.0.0' }
  const anyPath = { spelling: '', example: '/' }
  const [before, after] = asked.map(({ application }) => application.map(({ targetKey, doubt }) => targetKey + doubt).join('\n'))
  const alike = before === after
  const web = kind === 'https' || kind === 'http'
  // What could not be read of a rule's protocols may be anything, and then the name counts.
  if (!web && !asked.some(({ application }) => application.some(({ loose }) => loose))) {
    const answers: Both<ApplicationAnswer> = [decided(0, asked[0].application, nowhere), decided(1, asked[1].application, nowhere)]
    return [{ host: names.everything, patterns: [], same: alike, rows: [{ path: anyPath, answers }] }]
  }

  const standard = has(standardServices, service)
  const tables = [
    tableOf(sides[0], asked[0].application, space, { standard, web }),
    tableOf(sides[1], asked[1].application, space, { standard, web }),
  ] as const
  const views: (Both<View> | undefined)[] = []
  const parts = new Map<string, { readonly ids: number[]; readonly part: Omit<ApplicationPart, 'host'> | undefined }>()
  const keys: string[] = []
  names.classes.forEach((nameClass, id) => {
    if (wanted && !wanted.has(id)) return
    effort.spend(0.002)
    const { parent, example } = nameClass
    const above = parent === undefined ? undefined : views[parent]
    const view = [tables[0](id, above?.[0]), tables[1](id, above?.[1])] as const
    views[id] = view
    const key =
      example === undefined && parent !== undefined
        ? (keys[parent] ?? '')
        : `${view[0].key}\n${view[1].key}\n${space.infrastructure[id] ? 'infrastructure' : ''}\n${view.some(({ byAddress }) => byAddress) ? space.resolution[id] : ''}`
    keys[id] = key
    const known = parts.get(key)
    if (known) known.ids.push(id)
    else if (example === undefined) parts.set(key, { ids: [id], part: undefined })
    else if (!all && view[0].key === view[1].key) parts.set(key, { ids: [id], part: undefined })
    else parts.set(key, { ids: [id], part: { ...ask(view, example), same: view[0].key === view[1].key } })
  })

  function ask(view: Both<View>, host: string): Omit<ApplicationPart, 'host' | 'same'> {
    const patterns = [...new Set(view.flatMap(({ entries }) => entries.flatMap(({ paths }) => paths)))].sort()
    // Every pair of places that a path may be read as is looked at, with every pattern.
    effort.spend(patterns.length ** 3 / 150)
    const classes = patterns.length === 0 || !web ? [anyPath] : pathClasses(patterns)
    const narrowed = view.map(({ entries }) => entries.map(narrow)) as unknown as Both<readonly Entry[]>
    const rows = classes.map(path => ({
      path,
      answers: [
        decided(0, narrowed[0], { host, ...(web ? { path: path.example } : {}) }),
        decided(1, narrowed[1], { host, ...(web ? { path: path.example } : {}) }),
      ] as const,
    }))
    return { patterns: web ? patterns : [], rows }
  }

  const answers: Both<ApplicationAnswer> = [
    decided(0, web ? [] : asked[0].application, nowhere),
    decided(1, web ? [] : asked[1].application, nowhere),
  ]
  const nameless: ApplicationPart = {
    host: [{ first: names.nameless, last: names.nameless }],
    patterns: [],
    same: web || alike,
    rows: [{ path: anyPath, answers }],
  }
  return [
    ...[...parts.values()].flatMap(({ ids, part }) =>
      part ? [{ ...part, host: join([ids.map(id => ({ first: id, last: id })), []]) }] : [],
    ),
    ...(all || !web ? [nameless] : []),
  ]

  /** The rule without the patterns that lie elsewhere. Rules that are not wholly known are left as they are. */
  function narrow({ entry, own }: Seen): Entry {
    const { rule } = entry
    if (entry.loose || own === undefined || !sides.every(({ whole }) => whole)) return entry
    const targetFqdns = own.some(({ path }) => path === undefined) ? ['*'] : []
    const targetUrls = own.flatMap(({ path }) => (path === undefined || path === null ? [] : [`*${path}`]))
    return { ...entry, rule: { ...rule, targetFqdns, targetUrls } }
  }
}

/** A rule that is still in question for a class of names: wholly, for some paths, or for what is not known of it. */
type Seen = {
  readonly entry: Entry<ApplicationRule>
  readonly all: boolean
  readonly paths: readonly string[]
  readonly own: readonly Pick<Target, 'path'>[] | undefined
}
type View = {
  readonly matched: ReadonlyMap<number, readonly Target['path'][]>
  readonly entries: readonly Seen[]
  readonly key: string
  readonly byAddress: boolean
}

type Kinds = { readonly standard: boolean; readonly web: boolean }

/** For each class of names, given what its parent sees: the rules that it has to do with. */
function tableOf(side: Side, entries: readonly Entry<ApplicationRule>[], space: Space, { standard, web }: Kinds) {
  const own = new Map<number, { readonly index: number; readonly path: Target['path'] }[]>()
  const always = new Set<number>()
  entries.forEach(({ rule, loose }, index) => {
    for (const { id, path, tag } of space.targets(rule)) {
      if (tag && !standard) continue
      const there = own.get(id)
      if (there) there.push({ index, path })
      else own.set(id, [{ index, path }])
    }
    const unknownTags = standard && rule.fqdnTags.some(tag => lookup(space.facts.fqdnTags, tag) === undefined)
    if (!web || loose || unknownTags || rule.webCategories.length > 0 || rule.destinationAddresses.length > 0) always.add(index)
  })
  const seen = (matched: View['matched']): View => {
    const indexes = [...new Set([...always, ...matched.keys()])].sort((a, b) => a - b)
    const found: Seen[] = []
    for (const index of indexes) {
      const entry = entries[index] as Entry<ApplicationRule>
      const targets = matched.get(index) ?? []
      const all = targets.includes(undefined)
      const paths = all ? [] : [...new Set(targets.filter(path => typeof path === 'string'))].sort()
      found.push({ entry, all, paths, own: targets.map(path => ({ path })) })
      // Whatever comes later is never asked.
      if (all && web && side.whole && entry.certain && entry.doubt === '') break
    }
    return {
      matched,
      entries: found,
      byAddress: found.some(({ entry, all }) => !all && entry.rule.destinationAddresses.length > 0),
      key: `${side.settings}${found.map(keyOfSeen(side)).join('\n')}`,
    }
  }
  return (id: number, above: View | undefined): View => {
    const mine = own.get(id)
    if (!mine) return above ?? seen(new Map())
    const matched = new Map(above?.matched ?? [])
    for (const { index, path } of mine) matched.set(index, [...(matched.get(index) ?? []), path])
    return seen(matched)
  }
}

/** What of a rule can still make a difference. The names that it lists are spent; the rest of its target is not. */
const keyOfSeen =
  ({ whole }: Side) =>
  ({ entry, all, paths, own }: Seen): string => {
    const perhaps = !all && own?.some(({ path }) => path === null)
    if (!whole || !entry.certain) return JSON.stringify([entry.targetKey, entry.doubt, all, paths, perhaps])
    const { rule, ordered, tls } = entry
    const { fqdnTags, webCategories, destinationAddresses } = rule
    const rest = all ? [] : [[...fqdnTags].sort(), [...webCategories].sort(), [...destinationAddresses].sort()]
    return JSON.stringify([ordered.collection.action, tls, entry.doubt, all, paths, perhaps, rest])
  }
