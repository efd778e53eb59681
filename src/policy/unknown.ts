import type { Policy, Rule, RuleCollection, Unknown } from './model.ts'

/** What is not known of one field of a rule, collection or group. */
export const unknownOf = (item: { readonly unknown?: readonly Unknown[] }, field: string): readonly Unknown[] =>
  item.unknown?.filter(unknown => unknown.field === field || unknown.field === '*') ?? none

const none: readonly Unknown[] = []

/** The same words in the same file are the same unknown; a base policy from another file has its own. */
export const keyOf = ({ because, place }: Unknown): string => (place ? `${because} in ${place.file}` : because)

/** What a collection does with what its rules match. Where that is not known, each of the two is possible, and what they wait for. */
export function effectsOf(
  collection: RuleCollection,
): readonly { readonly effect: 'allow' | 'deny'; readonly waitsFor: readonly string[] }[] {
  const waitsFor = unknownOf(collection, 'action').map(({ because }) => `whether ${because} allows or denies`)
  const effect = collection.action === 'Deny' ? 'deny' : 'allow'
  return waitsFor.length === 0
    ? [{ effect, waitsFor }]
    : [
        { effect: 'allow', waitsFor },
        { effect: 'deny', waitsFor },
      ]
}

/** Everything in a policy that is not known, in the order in which it stands there, the parent's first. */
export function unknownsOf(policy: Policy): readonly Unknown[] {
  const of = (item: { readonly unknown?: readonly Unknown[] }) => item.unknown ?? none
  return [
    ...(policy.parent ? unknownsOf(policy.parent) : none),
    ...of(policy),
    ...policy.ruleCollectionGroups.flatMap(group => [
      ...of(group),
      ...group.ruleCollections.flatMap(collection => [...of(collection), ...collection.rules.flatMap(of)]),
    ]),
  ]
}

/** Whether two groups of a policy, or two collections of a group, have one priority: no order is defined between them. */
export const hasTies = ({ parent, ruleCollectionGroups }: Policy): boolean =>
  (parent !== undefined && hasTies(parent)) ||
  [ruleCollectionGroups, ...ruleCollectionGroups.map(group => group.ruleCollections)].some(tied)

const tied = (items: readonly { readonly priority: number }[]): boolean =>
  new Set(items.map(({ priority }) => priority)).size < items.length

/**
 * Whether a policy says all that there is to say about it. Where it does not, only the naive evaluator can answer: it takes what is not
 * known into account.
 */
export const isWhole = (policy: Policy): boolean => {
  const known = wholes.get(policy)
  if (known !== undefined) return known
  const whole = unknownsOf(policy).length === 0 && !hasTies(policy)
  wholes.set(policy, whole)
  return whole
}
const wholes = new WeakMap<Policy, boolean>()

/** Whether nothing of a rule is known but its place: it may be of another type than it is written as, and be many. */
export const isUnread = (rule: Rule): boolean => rule.unknown?.some(({ field }) => field === '*') ?? false

const UNREAD = 'rules that cannot be read: '

/** What an answer waits for where nothing of a rule is known: one thing, and not one for each of its fields. */
export const unreadText = ({ unknown }: Rule): string => `${UNREAD}${unknown?.find(({ field }) => field === '*')?.because ?? ''}`

/** Without what only says more of rules that cannot be read. */
export function withoutDetails(waitsFor: readonly string[]): readonly string[] {
  const unread = waitsFor.filter(text => text.startsWith(UNREAD)).map(text => text.slice(UNREAD.length))
  return unread.length === 0 ? waitsFor : waitsFor.filter(text => text.startsWith(UNREAD) || !unread.some(reason => text.includes(reason)))
}

const empty = {
  ApplicationRule: {
    ruleType: 'ApplicationRule',
    protocols: [],
    terminateTLS: false,
    targetFqdns: [],
    targetUrls: [],
    fqdnTags: [],
    webCategories: [],
    destinationAddresses: [],
    httpHeadersToInsert: [],
  },
  NetworkRule: { ruleType: 'NetworkRule', ipProtocols: [], destinationAddresses: [], destinationFqdns: [], destinationPorts: [] },
  NatRule: { ruleType: 'NatRule', ipProtocols: [], destinationAddresses: [], destinationPorts: [], translatedPort: '' },
} as const

/** A rule of which only the name and the place are known, as one of the type that is asked for. */
export const unreadRule = <T extends Rule['ruleType']>(
  ruleType: T,
  { name, unknown = [], place }: Pick<Rule, 'name' | 'unknown' | 'place'>,
): Extract<Rule, { ruleType: T }> =>
  ({ ...empty[ruleType], name, sourceAddresses: [], unknown, ...(place ? { place } : {}) }) as unknown as Extract<Rule, { ruleType: T }>
