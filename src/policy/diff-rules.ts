import type { Policy, Rule, RuleCollection, RuleCollectionGroup } from './model.ts'
import type { Place } from './place.ts'

/** One thing that reads differently, whether or not any flow is decided differently for it. */
export type Edit = {
  readonly kind: 'added' | 'removed' | 'changed' | 'renamed' | 'moved' | 'reordered' | 'setting'
  /** `rule "time"`, `collection "aks-network"`, `threat intelligence`. */
  readonly what: string
  /** Where it stands: `network/aks-network`. Empty for settings. */
  readonly within: string
  /** `destinations: +10.0.0.0/8 -20.0.0.0/8`, `now "ntp"`. Empty where the kind says it all. */
  readonly detail: string
  /** It changes what happens to traffic, but no decision says so: what threat intelligence denies is not public, for one. */
  readonly beyond?: true
  readonly place?: Place
}

/** What was written differently. Rules are the same by their name in their collection, or else by what they say. */
export function editsBetween(old: Policy, next: Policy): readonly Edit[] {
  const edits: Edit[] = []
  const [before, after] = [located(old), located(next)]
  const news = new Map(after.map(item => [item.path, item]))
  const olds = new Map(before.map(item => [item.path, item]))
  const gone = before.filter(({ path }) => !news.has(path))
  const come = new Set(after.filter(({ path }) => !olds.has(path)))
  for (const item of before) {
    const same = news.get(item.path)
    const detail = same ? fieldsBetween(item.rule, same.rule) : ''
    const beyond = same && untold.some(key => settled(fieldOf(item.rule, key)) !== settled(fieldOf(same.rule, key)))
    if (same && detail !== '') edits.push({ kind: 'changed', ...named(same), detail, ...(beyond ? { beyond } : {}) })
  }
  for (const item of gone) {
    const alike = [...come].filter(other => contentOf(other.rule) === contentOf(item.rule))
    const twin = alike.find(({ within }) => within === item.within) ?? alike.find(({ rule }) => rule.name === item.rule.name) ?? alike[0]
    if (twin) come.delete(twin)
    if (!twin) edits.push({ kind: 'removed', ...named(item), detail: '' })
    else if (twin.within === item.within)
      edits.push({ kind: 'renamed', ...named(twin), what: `rule "${item.rule.name}"`, detail: `now "${twin.rule.name}"` })
    else {
      const renamed = twin.rule.name === item.rule.name ? '' : ` and renamed "${twin.rule.name}"`
      edits.push({
        kind: 'moved',
        ...named(item),
        detail: `to ${twin.within}${renamed}`,
        ...(twin.rule.place ? { place: twin.rule.place } : {}),
      })
    }
  }
  for (const item of come) edits.push({ kind: 'added', ...named(item), detail: '' })
  return [...edits, ...orderEdits(before, after), ...holders(old, next), ...settings(old, next)]
}

type Located = {
  readonly path: string
  readonly within: string
  readonly rule: Rule
  readonly collection: RuleCollection
  readonly group: RuleCollectionGroup
}

/** A second rule of one name in one collection is told apart by its number. */
function located(policy: Policy): readonly Located[] {
  const seen = new Map<string, number>()
  const own = policy.ruleCollectionGroups.flatMap(group =>
    group.ruleCollections.flatMap(collection =>
      collection.rules.map((rule): Located => {
        const within = `${group.name}/${collection.name}`
        const name = `${within}/${rule.ruleType}/${rule.name}`
        const number = (seen.get(name) ?? 0) + 1
        seen.set(name, number)
        return { path: number === 1 ? name : `${name}#${number}`, within, rule, collection, group }
      }),
    ),
  )
  return [
    ...(policy.parent
      ? located(policy.parent).map(item => ({ ...item, path: `parent/${item.path}`, within: `parent/${item.within}` }))
      : []),
    ...own,
  ]
}

const named = ({ rule, within }: Located) => ({ what: `rule "${rule.name}"`, within, ...(rule.place ? { place: rule.place } : {}) })

/** Where DNAT leads, and the headers that are added. */
const untold = ['translatedAddress', 'translatedFqdn', 'translatedPort', 'httpHeadersToInsert']
const fieldOf = (rule: Rule, key: string): unknown => (rule as unknown as Readonly<Record<string, unknown>>)[key] ?? null

const silent = new Set(['name', 'place', 'ruleType'])
const spoken = (rule: Rule) => Object.entries(rule).filter(([key, value]) => !silent.has(key) && !isEmpty(value))
const isEmpty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0)
/** The order of a list means nothing to the firewall. */
const settled = (value: unknown): string =>
  Array.isArray(value) ? JSON.stringify(value.map(item => JSON.stringify(item, withoutPlace)).sort()) : JSON.stringify(value, withoutPlace)
const withoutPlace = (key: string, value: unknown) => (key === 'place' ? undefined : value)
const contentOf = (rule: Rule): string =>
  JSON.stringify([
    rule.ruleType,
    ...spoken(rule)
      .map(([key, value]) => [key, settled(value)])
      .sort(),
  ])

const words: Readonly<Record<string, string>> = {
  sourceAddresses: 'sources',
  sourceIpGroups: 'source groups',
  destinationAddresses: 'destinations',
  destinationIpGroups: 'destination groups',
  destinationFqdns: 'fqdns',
  destinationPorts: 'ports',
  ipProtocols: 'protocols',
  targetFqdns: 'fqdns',
  targetUrls: 'urls',
  terminateTLS: 'inspect',
  httpHeadersToInsert: 'inserted headers',
}

function fieldsBetween(old: Rule, next: Rule): string {
  const [before, after] = [new Map(spoken(old)), new Map(spoken(next))]
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter(key => settled(before.get(key) ?? []) !== settled(after.get(key) ?? []))
    .map(key => `${words[key] ?? key}: ${valueBetween(before.get(key), after.get(key))}`)
    .join('; ')
}

function valueBetween(old: unknown, next: unknown): string {
  if (!Array.isArray(old ?? []) || !Array.isArray(next ?? [])) return `${String(old ?? 'not set')} -> ${String(next ?? 'not set')}`
  const [before, after] = [old, next].map(list => ((list as readonly unknown[] | undefined) ?? []).map(itemText))
  const less = (before ?? []).filter(item => !after?.includes(item)).map(item => `-${item}`)
  const more = (after ?? []).filter(item => !before?.includes(item)).map(item => `+${item}`)
  const all = [...more, ...less]
  return all.length > 8 ? `${all.slice(0, 8).join(' ')} and ${all.length - 8} more` : all.join(' ')
}

function itemText(item: unknown): string {
  if (typeof item === 'string') return item
  const { protocolType, port, headerName, field } = item as Readonly<Record<string, unknown>>
  if (protocolType !== undefined) return `${protocolType}:${port}`
  return String(headerName ?? field ?? JSON.stringify(item))
}

/** Collections whose rules stand in another order than before. */
function orderEdits(before: readonly Located[], after: readonly Located[]): readonly Edit[] {
  const ranks = new Map(before.map(({ path }, index) => [path, index]))
  return [...Map.groupBy(after, ({ within }) => within)].flatMap(([within, items]): readonly Edit[] => {
    const order = items.map(({ path }) => ranks.get(path)).filter(rank => rank !== undefined)
    const sorted = order.every((rank, index) => index === 0 || (order[index - 1] ?? 0) < rank)
    const [first] = items
    return sorted || !first ? [] : [{ kind: 'reordered', what: `the rules of "${first.collection.name}"`, within, detail: '' }]
  })
}

/** Collections and groups: their names, priorities and actions. */
function holders(old: Policy, next: Policy): readonly Edit[] {
  const edits: Edit[] = []
  const compare = (
    word: string,
    within: string,
    before: readonly (RuleCollection | RuleCollectionGroup)[],
    after: readonly (RuleCollection | RuleCollectionGroup)[],
  ) => {
    for (const item of after) {
      const same = before.find(({ name }) => name === item.name)
      const at = { what: `${word} "${item.name}"`, within, ...(item.place ? { place: item.place } : {}) }
      if (!same) edits.push({ kind: 'added', ...at, detail: '' })
      else {
        const changed = [
          same.priority === item.priority ? '' : `priority: ${same.priority} -> ${item.priority}`,
          'action' in same && 'action' in item && same.action !== item.action ? `action: ${same.action} -> ${item.action}` : '',
        ].filter(text => text !== '')
        if (changed.length > 0) edits.push({ kind: 'changed', ...at, detail: changed.join('; ') })
        if ('ruleCollections' in same && 'ruleCollections' in item)
          compare('collection', item.name, same.ruleCollections, item.ruleCollections)
      }
    }
    for (const item of before)
      if (!after.some(({ name }) => name === item.name)) edits.push({ kind: 'removed', what: `${word} "${item.name}"`, within, detail: '' })
  }
  compare('group', '', old.ruleCollectionGroups, next.ruleCollectionGroups)
  return old.parent && next.parent ? [...holders(old.parent, next.parent), ...edits] : edits
}

/** The secret that holds the CA. A spec names the secret, what is deployed the version, too: between those there is no difference. */
function secretId({ certificateAuthority }: Policy, other: Policy): string {
  const [own, its] = [certificateAuthority?.keyVaultSecretId ?? '', other.certificateAuthority?.keyVaultSecretId ?? '']
  const secret = own.slice(0, own.lastIndexOf('/'))
  return its !== '' && secret.toLowerCase() === its.replace(/\/$/, '').toLowerCase() ? its : own || 'none'
}

/** What else a policy says. None of it is part of a predicted decision by itself, but a reader wants to know. */
function settings(old: Policy, next: Policy): readonly Edit[] {
  const rows: readonly (readonly [what: string, beyond: boolean, read: (policy: Policy, other: Policy) => string])[] = [
    ['threat intelligence', true, ({ threatIntelMode }) => threatIntelMode],
    ['the allowlist of threat intelligence', true, ({ threatIntelWhitelist }) => JSON.stringify(threatIntelWhitelist ?? null)],
    ['the DNS proxy', false, ({ dnsSettings }) => (dnsSettings?.enableProxy ? 'on' : 'off')],
    ['the DNS servers', true, ({ dnsSettings }) => (dnsSettings?.servers ?? []).join(', ') || "Azure's"],
    ['intrusion detection', true, ({ intrusionDetection }) => intrusionDetection?.mode ?? 'Off'],
    [
      'the signatures of intrusion detection',
      true,
      ({ intrusionDetection }) =>
        (intrusionDetection?.signatureOverrides ?? []).map(({ id, mode }) => `${id} ${mode}`).join(', ') || 'not overridden',
    ],
    [
      'the bypass of intrusion detection',
      true,
      ({ intrusionDetection }) => JSON.stringify(intrusionDetection?.bypassTrafficSettings ?? [], withoutPlace),
    ],
    [
      'the private ranges of intrusion detection',
      true,
      ({ intrusionDetection }) => (intrusionDetection?.privateRanges ?? []).join(', ') || "Azure's",
    ],
    ['the private ranges of address translation', true, ({ snat }) => snat?.privateRanges.join(', ') ?? "Azure's"],
    ['the certificate authority', true, secretId],
    ['the base policy', false, ({ parent }) => (parent ? parent.name : 'none')],
  ]
  const own = rows.flatMap(([what, beyond, read]): readonly Edit[] => {
    const [before, after] = [read(old, next), read(next, old)]
    const detail = before.length + after.length <= 160 ? `${before} -> ${after}` : ''
    return before === after ? [] : [{ kind: 'setting', what, within: '', detail, ...(beyond ? { beyond } : {}) }]
  })
  return old.parent && next.parent ? [...settings(old.parent, next.parent).map(edit => ({ ...edit, within: 'parent' })), ...own] : own
}
