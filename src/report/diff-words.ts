/** Regions of flows in the words of people: what is asked for, from where, what became of it, and by which rule. */
import { formatAddress } from '../policy/addresses.ts'
import type { Decision } from '../policy/decision.ts'
import type { Difference } from '../policy/diff.ts'
import { infrastructurePatterns } from '../policy/infrastructure.ts'
import { type Axis, type Block, includes, intersect, join as merged, subtract } from '../policy/intervals.ts'
import type { Rule } from '../policy/model.ts'
import { keyOf } from '../policy/regions/axis.ts'
import { itemsOf, namedOf } from '../policy/regions/names.ts'
import { everyPath, pathText } from '../policy/regions/paths.ts'
import type { Change, Region } from '../policy/regions/region.ts'
import { everyService, type Kind, kinds, serviceAt, spaceOf } from '../policy/regions/services.ts'
import { addressesOfText } from '../policy/regions/side.ts'
import { knownAddresses, UNKNOWN_ADDRESS } from '../policy/regions/space.ts'
import { shortened } from './text.ts'

/** A sentence; what people would type stands in code type, where there is any. */
export type Words = readonly (string | { readonly code: string })[]

const code = (text: string) => ({ code: text })

export const plain = (words: Words): string => words.map(word => (typeof word === 'string' ? word : word.code)).join('')

/** `a, b and c`. */
export const series = (items: readonly Words[], last = 'and'): Words =>
  items.flatMap((item, index): Words => [index === 0 ? '' : index === items.length - 1 ? ` ${last} ` : ', ', ...item])

export const titles: Readonly<Record<Change, string>> = {
  'newly-allowed': 'newly allowed',
  'no-longer-inspected': 'no longer inspected',
  'newly-denied': 'newly denied',
  'newly-inspected': 'newly inspected',
  uncertain: 'not certain, before or after',
  'denied-otherwise': 'denied as before, at another point',
}

/**
 * Regions of which the same is to be told, but for what is spoken, are told together. On a port that is not the web's nobody thinks of HTTPS
 * first, so the example is another where there is one.
 */
export function told(difference: Difference): readonly Region[] {
  const known = toldBefore.get(difference)
  if (known) return known
  const groups = new Map<string, Region>()
  for (const region of difference.regions) {
    const { change, was, is, source, address, paths, example } = region
    const hosts = plain(hostWords(region, difference, Number.POSITIVE_INFINITY))
    const rules = [example.was, example.is].map(({ rule, ruleCollection, ruleCollectionGroup }) => [
      rule,
      ruleCollection,
      ruleCollectionGroup,
    ])
    const key = JSON.stringify([
      change,
      was,
      is,
      keyOf(source),
      keyOf(address),
      hosts,
      plain(pathWords({ paths }, Number.POSITIVE_INFINITY)),
      rules,
    ])
    const same = groups.get(key)
    const shown = same && example.neither && ![80, 443].includes(example.flow.port) ? example : (same?.example ?? example)
    groups.set(key, same ? { ...same, service: merged([same.service, region.service]), example: shown } : region)
  }
  const regions = [...groups.values()]
  toldBefore.set(difference, regions)
  return regions
}
const toldBefore = new WeakMap<Difference, readonly Region[]>()

/** Where many regions lie, taken together: no flow outside changes so, but many inside may not either. */
export function surroundings(regions: readonly Region[], difference: Difference): Words {
  const [first] = regions
  if (!first) return []
  const around = (of: (region: Region) => Axis): Axis => merged(regions.map(of))
  const hull: Region = {
    ...first,
    source: around(({ source }) => source),
    service: around(({ service }) => service),
    address: around(({ address }) => address),
    host: around(({ host }) => host),
    paths: regions.every(({ paths }) => paths.patterns.length === 0) ? first.paths : everyPath,
  }
  return flowsText(hull, difference)
}

/** What a region covers: `HTTPS to *.github.com, outside Storage.EastUS2, from 10.42.1.0/24`. */
export function flowsText(region: Region, difference: Difference, most = 6): Words {
  const host = hostWords(region, difference, most)
  const path = pathWords(region, most)
  const address = addressWords(region, difference)
  const source = sourceWords(region.source)
  const [first, ...where] = address
  const anything = host.length === 1 && host[0] === 'any destination' && first === 'at '
  return [
    ...serviceWords(region.service),
    ' to ',
    ...(anything ? where : host),
    ...(path.length > 0 ? [', ', ...path] : []),
    ...(address.length > 0 && !anything ? [', ', ...address] : []),
    ...(source.length > 0 ? [', from ', ...source] : []),
  ]
}

/** What becomes of it, and who says so: `allowed without inspection by rule "time"`. */
export function outcomeText(decision: Decision, encrypted: boolean): string {
  const { effect, inspected, rule, by, dependsOn } = decision
  const waits =
    dependsOn.length === 0
      ? ''
      : `: it depends on ${shortened(dependsOn.slice(0, 2).join(' and '), 200)}${dependsOn.length > 2 ? ' and more' : ''}`
  if (effect === 'unknown') return `not certain${waits}`
  if (inspected === 'unknown') return `${effect === 'allow' ? 'allowed' : 'denied'}, but inspected or not is not certain${waits}`
  const how = {
    allow: inspected ? 'allowed and inspected' : encrypted ? 'allowed without inspection' : 'allowed',
    deny: inspected ? 'denied inside the inspected session' : 'denied',
  }[effect]
  if (rule !== undefined) return `${how} by rule "${rule}"`
  return by === 'infrastructure' ? `${how} by Azure's own rules` : `${how}, as no rule covers it`
}

export const isEncrypted = ({ service }: Pick<Region, 'service'>): boolean => intersect(service, spaceOf('https')).length > 0

/** `https://www.github.com/ from 10.42.1.4`. */
export function exampleText({ example: { flow, neither } }: Region): Words {
  const { application, host, address, port, protocol, path = '', source } = flow
  const standard = application === 'https' ? 443 : 80
  const to = host ?? address ?? ''
  const target = application
    ? `${application}://${to}${port === standard ? '' : `:${port}`}${path}`
    : protocol === 'icmp'
      ? `${to}/icmp`
      : `${to}:${port}/${protocol}`
  return [
    code(target),
    ...(host !== undefined && address !== undefined ? [' at ', code(address)] : []),
    ...(neither ? [' (neither HTTP nor HTTPS)'] : []),
    ' from ',
    code(source),
  ]
}

export function serviceWords(service: Axis): Words {
  if (keyOf(service) === keyOf(everyService)) return ['everything']
  const ports = new Map(kinds.map(kind => [kind, portsOf(service, kind)]))
  const [https, http, tcp] = [ports.get('https'), ports.get('http'), ports.get('tcp')]
  const spoken: (readonly [label: string, ports: string])[] = []
  const say = (label: string, of: string | undefined) => of !== undefined && of !== '' && spoken.push([label, of])
  if (https === http && http === tcp) say('TCP', tcp)
  else {
    say('HTTPS', https)
    if (http === tcp) say('TCP other than HTTPS', tcp)
    else {
      say('HTTP', http)
      say('other TCP', tcp)
    }
  }
  say('UDP', ports.get('udp'))
  say('ICMP', ports.get('icmp'))
  const groups = Map.groupBy(spoken, ([label, of]) => (of === standard[label] ? label : of))
  return series(
    [...groups.values()].map((group): Words => {
      const [, of = ''] = group[0] ?? []
      const who = group.map(([label]) => label).join(' and ')
      if (group.some(([label, own]) => own === standard[label])) return [who]
      if (of === '*') return [`${who} on any port`]
      return [`${who} ${group.every(([label]) => label === 'TCP' || label === 'UDP') ? '' : 'on '}${shortList(of.split(', '), 6)}`]
    }),
  )
}

const standard: Readonly<Record<string, string>> = { HTTPS: '443', HTTP: '80', ICMP: '0' }

const portsOf = (service: Axis, kind: Kind): string =>
  intersect(service, spaceOf(kind))
    .map(({ first, last }) => [serviceAt(first).port, serviceAt(last).port] as const)
    .map(([first, last]) => (first === last ? `${first}` : first === 1 && last === 65_535 ? '*' : `${first}-${last}`))
    .join(', ')

const shortList = (items: readonly string[], most: number): string =>
  items.length <= most ? items.join(', ') : `${items.slice(0, most - 1).join(', ')} and ${items.length - most + 1} more`

function hostWords({ host, address }: Region, { space, policies }: Difference, most: number): Words {
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

const shortCodes = (items: readonly string[], most: number): Words =>
  series(
    [...items.slice(0, most).map((item): Words => [code(item)]), ...(items.length > most ? [[`${items.length - most} more`]] : [])],
    'or',
  )

/** An FQDN tag of a rule, all of whose names are there. */
function tagOf(patterns: readonly string[], rules: readonly Rule[], tags: Readonly<Record<string, readonly string[]>>) {
  const used = new Set(rules.flatMap(rule => (rule.ruleType === 'ApplicationRule' ? rule.fqdnTags.map(tag => tag.toLowerCase()) : [])))
  for (const [name, own] of Object.entries(tags))
    if (used.has(name.toLowerCase()) && own.length > 2 && own.every(pattern => patterns.includes(pattern))) return { name, patterns: own }
  return undefined
}

function pathWords({ paths }: Pick<Region, 'paths'>, most: number): Words {
  if (paths.patterns.length === 0) return []
  const { items, unclear } = pathText(paths)
  if (items.length === 0) return ['paths that the firewall may or may not read as ', ...shortCodes(unclear, 4), ' (case, %xx, dots)']
  const [first] = items
  if (first?.pattern === '/*' && items.length === 1) return ['every path but ', ...shortCodes(first.except, 4)]
  return [items.length === 1 && !(first?.pattern ?? '').endsWith('*') ? 'path ' : 'paths ', ...listed(items, most)]
}

/** Nothing, where the address makes no difference. */
function addressWords({ address, host }: Region, difference: Difference): Words {
  const known = intersect(address, knownAddresses)
  const unknown = includes(address, [{ first: UNKNOWN_ADDRESS, last: UNKNOWN_ADDRESS }])
  if (known.length === 0)
    return [isResolved(host, difference) ? 'at the addresses that the facts give' : 'as long as the address is not known']
  const everything = keyOf(known) === keyOf(knownAddresses)
  if (everything) return unknown ? [] : ['at whatever address is known']
  const sets = setsOf(difference)
  const inside = described(known, sets)
  const outside = described(subtract(knownAddresses, known), sets)
  return outside.length < inside.length || (outside.length === inside.length && unknown)
    ? ['outside ', ...series(brief(outside))]
    : ['at ', ...series(brief(inside))]
}

const isResolved = (host: Axis, { space }: Difference): boolean =>
  host.every(({ first, last }) => space.resolution.slice(first, last + 1).every(resolved => resolved !== ''))

const brief = (items: readonly Words[]): readonly Words[] =>
  items.length <= 5 ? items : [...items.slice(0, 4), [`${items.length - 4} more ranges`]]

type NamedSet = { readonly name: string; readonly axis: Axis }

/** The tags that either policy names, as sets of addresses. */
function setsOf({ policies, space }: Difference): readonly NamedSet[] {
  const known = remembered.get(space)
  if (known) return known
  const texts = new Set(policies.flatMap(rulesOf).flatMap(({ destinationAddresses }) => destinationAddresses))
  const tags = [...texts].filter(text => !/^[\d*]/.test(text))
  const sets = tags.map(name => ({ name, axis: addressesOfText(name, space.facts) })).filter(({ axis }) => axis.length > 0)
  remembered.set(space, sets)
  return sets
}
const remembered = new WeakMap<Difference['space'], readonly NamedSet[]>()

function rulesOf(policy: Difference['policies'][number]): readonly Rule[] {
  const known = rulesBefore.get(policy)
  if (known) return known
  const own = policy.ruleCollectionGroups.flatMap(({ ruleCollections }) => ruleCollections.flatMap(({ rules }) => rules))
  const rules = policy.parent ? [...rulesOf(policy.parent), ...own] : own
  rulesBefore.set(policy, rules)
  return rules
}
const rulesBefore = new WeakMap<Difference['policies'][number], readonly Rule[]>()

/** A set of addresses as tags and ranges that make it up: tags that lie within it first, less what they share with one outside. */
function described(axis: Axis, sets: readonly NamedSet[]): readonly Words[] {
  const words: Words[] = []
  let left = axis
  const candidates = [
    ...sets.map(({ name, axis }) => ({ words: [code(name)] as Words, axis })),
    ...sets.flatMap(one =>
      sets
        .filter(other => other !== one && intersect(one.axis, other.axis).length > 0)
        .map(other => ({ words: [code(one.name), ' but not ', code(other.name)] as Words, axis: subtract(one.axis, other.axis) })),
    ),
    ...sets.flatMap((one, at) =>
      sets.slice(at + 1).map(other => ({
        words: ['what ', code(one.name), ' and ', code(other.name), ' share'] as Words,
        axis: intersect(one.axis, other.axis),
      })),
    ),
  ].sort((a, b) => b.axis.length - a.axis.length)
  for (const candidate of candidates)
    if (candidate.axis.length > 1 && intersect(candidate.axis, left).length > 0 && includes(axis, candidate.axis)) {
      words.push(candidate.words)
      left = subtract(left, candidate.axis)
    }
  return [...words, ...left.map((block): Words => [code(blockText(block))])]
}

export function blockText({ first, last }: Block): string {
  if (first === 0 && last === 2 ** 32 - 1) return '*'
  if (first === last) return formatAddress(first)
  const size = last - first + 1
  const bits = Math.log2(size)
  return Number.isInteger(bits) && first % size === 0
    ? `${formatAddress(first)}/${32 - bits}`
    : `${formatAddress(first)}-${formatAddress(last)}`
}

function sourceWords(source: Axis): Words {
  if (keyOf(source) === keyOf(knownAddresses)) return []
  const rest = subtract(knownAddresses, source)
  if (rest.length < source.length) return ['anywhere but ', ...shortCodes(rest.map(blockText), 4)]
  return series(brief(source.map((block): Words => [code(blockText(block))])))
}
