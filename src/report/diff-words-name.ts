/** Names and paths of a region in the words of people: patterns with their exceptions, and FQDN tags where all their names are there. */
import type { Difference } from '../policy/diff.ts'
import { infrastructurePatterns } from '../policy/infrastructure.ts'
import { intersect } from '../policy/intervals.ts'
import type { Rule } from '../policy/model.ts'
import { itemsOf, namedOf } from '../policy/regions/names.ts'
import { pathText } from '../policy/regions/paths.ts'
import type { Region } from '../policy/regions/region.ts'
import { knownAddresses } from '../policy/regions/space.ts'
import { rulesOf } from './diff-words-rules.ts'
import { code, series, shortCodes, type Words } from './words.ts'

/** Which names: at most `most` of them, or of the exceptions of all names. */
export function hostWords({ host, address }: Region, { space, policies }: Difference, most: number): Words {
  const { names } = space
  const anonymous = intersect(host, [{ first: names.nameless, last: names.nameless }]).length > 0
  const all = itemsOf(names, intersect(host, namedOf(names)))
  if (all.length === 0) return ['addresses without a name']
  if (all.every(({ pattern }) => isAzures(pattern))) return ["names of Azure's own infrastructure"]
  const items = all
    .map(({ pattern, except }) => ({ pattern, except: except.filter(name => !isAzures(name)) }))
    .filter(({ pattern }) => !isAzures(pattern))
  const [first] = items
  const rest = items.slice(1)
  if (first?.pattern === '*') {
    const { except } = first
    const known = intersect(address, knownAddresses)
    const any = anonymous && known.length > 0 ? 'any destination' : 'any name'
    if (except.length === 0) return [any]
    const kept: Words =
      except.length <= most
        ? series(except.map(pattern => [code(pattern)]))
        : [`${except.length} (`, code(except[0] ?? ''), ', ', code(except[1] ?? ''), ' ...)']
    return [`${any} but `, ...kept, ...(rest.length > 0 ? [', and to ', ...listed(rest, most)] : [])]
  }
  const tag = tagOf(
    items.map(({ pattern }) => pattern),
    policies.flatMap(rulesOf),
    space.facts.fqdnTags ?? {},
  )
  const others = tag ? items.filter(({ pattern }) => !tag.patterns.includes(pattern)) : items
  return [
    ...(tag ? [`the ${tag.patterns.length} names of FQDN tag `, code(tag.name), ...(others.length > 0 ? [', and to '] : [])] : []),
    ...(others.length > 0 ? listed(others, most) : []),
    ...(anonymous ? [', or to no name at all'] : []),
  ]
}

/**
 * Names that Azure may let through whatever the rules say. They are told in a line of their own, where the answer is not certain, and not
 * as exceptions of every other region.
 */
const isAzures = (pattern: string): boolean => pattern.startsWith('md-*') || infrastructurePatterns.includes(pattern)

type Item = { readonly pattern: string; readonly except: readonly string[] }

function listed(items: readonly Item[], most: number): Words {
  const shown = items.slice(0, items.length <= most ? most : most - 1)
  const words = shown.map(
    ({ pattern, except }): Words => [code(pattern), ...(except.length > 0 ? [' (but not ', ...shortCodes(except, 4), ')'] : [])],
  )
  const more = items.length - shown.length
  return series([...words, ...(more > 0 ? [[`${more} more`]] : [])])
}

/** An FQDN tag of a rule, all of whose names are there. */
function tagOf(patterns: readonly string[], rules: readonly Rule[], tags: Readonly<Record<string, readonly string[]>>) {
  const used = new Set(rules.flatMap(rule => (rule.ruleType === 'ApplicationRule' ? rule.fqdnTags.map(tag => tag.toLowerCase()) : [])))
  for (const [name, own] of Object.entries(tags))
    if (used.has(name.toLowerCase()) && own.length > 2 && own.every(pattern => patterns.includes(pattern))) return { name, patterns: own }
  return undefined
}

/** Which paths. Nothing, where none is told from another. */
export function pathWords({ paths }: Pick<Region, 'paths'>, most: number): Words {
  if (paths.patterns.length === 0) return []
  const { items, unclear } = pathText(paths)
  if (items.length === 0) return ['paths that the firewall may or may not read as ', ...shortCodes(unclear, 4), ' (case, %xx, dots)']
  const [first] = items
  if (first?.pattern === '/*' && items.length === 1) return ['every path but ', ...shortCodes(first.except, 4)]
  return [items.length === 1 && !(first?.pattern ?? '').endsWith('*') ? 'path ' : 'paths ', ...listed(items, most)]
}
