/** One of the two policies that are compared, its rules in the order in which they are asked, ready to be narrowed down. */

import { blocksOf } from '../addresses.ts'
import { isOrdered } from '../compile/exact.ts'
import type { Facts } from '../decision.ts'
import { type Axis, join } from '../intervals.ts'
import { lookup } from '../match.ts'
import type { ApplicationRule, NatRule, NetworkRule, Policy, Rule, RuleCollectionGroup } from '../model.ts'
import { inOrder, type Ordered } from '../order.ts'
import { isUnread } from '../unknown.ts'
import { servicesOf } from './services.ts'

export type Entry<R extends Rule = Rule> = {
  readonly ordered: Ordered<R>
  readonly rule: R
  /** The sources that it names for certain. */
  readonly source: Axis
  /** Why it may cover a flow and may not, however much is narrowed down: sources of which only an id is known. Empty: no doubt. */
  readonly doubt: string
  readonly service: Axis
  /** Something of the rule could not be read, so it is never taken out of the question. */
  readonly loose: boolean
  /** Nothing of the rule, its collection and its group is open: where it covers a flow, it decides. */
  readonly certain: boolean
  /** Everything that the rule says but for its name; then without its sources; then without its services too. */
  readonly wholeKey: string
  readonly serviceKey: string
  readonly targetKey: string
  /** What becomes of TLS: nothing, inspection, or the wish for it in a policy that has nothing to sign with. */
  readonly tls: 'as is' | 'inspect' | 'stuck'
}

export type Side = {
  readonly policy: Policy
  /** Its order and its settings are known, so that network and application rules can be asked apart. */
  readonly whole: boolean
  /** Two sides can only be told to agree by their rules if these agree. */
  readonly settings: string
  readonly dnsProxy: boolean
  readonly nat: readonly Entry<NatRule>[]
  readonly network: readonly Entry<NetworkRule>[]
  readonly application: readonly Entry<ApplicationRule>[]
}

/** The rules that are still in question; what a narrower look leaves of a side. */
export type Asked = Pick<Side, 'nat' | 'network' | 'application'>

/** A policy as lists of rules in the order in which the firewall asks them, with what each covers. */
export function sideOf(policy: Policy): Side {
  const whole = isOrdered(policy)
  const dnsProxy = policy.dnsSettings?.enableProxy === true
  const inspects = policy.certificateAuthority !== undefined
  const entries = <R extends Rule>(rules: readonly Ordered<R>[]): readonly Entry<R>[] =>
    rules.filter(({ rule }) => rule.skipped === undefined).map(ordered => entryOf(ordered, { whole, dnsProxy, inspects }))
  return {
    policy,
    whole,
    settings: whole
      ? ''
      : JSON.stringify(
          layers(policy).map(({ unknown, dnsSettings, certificateAuthority }) => [
            unknown,
            dnsSettings,
            certificateAuthority !== undefined,
          ]),
        ),
    dnsProxy,
    nat: entries(inOrder(policy, 'NatRule')),
    network: entries(inOrder(policy, 'NetworkRule')),
    application: entries(inOrder(policy, 'ApplicationRule')),
  }
}

const layers = (policy: Policy): readonly Policy[] => (policy.parent ? [...layers(policy.parent), policy] : [policy])

type Settings = { readonly whole: boolean; readonly dnsProxy: boolean; readonly inspects: boolean }

function entryOf<R extends Rule>(ordered: Ordered<R>, settings: Settings): Entry<R> {
  const rule: Rule = ordered.rule
  const { collection, group } = ordered
  const opaque = [rule.sourceIpGroups, rule.sourceKubeSelectorGroups, (rule as Partial<NetworkRule>).sourceGeoLocations].flatMap(
    ids => ids ?? [],
  )
  const loose = (rule.unknown?.length ?? 0) > 0
  const effect = collection.action === 'Deny' ? 'deny' : 'allow'
  const certain = !loose && (collection.unknown?.length ?? 0) === 0 && (group.unknown?.length ?? 0) === 0
  // Where the order is open every detail counts; and what is open of a rule counts in any case.
  const open = certain ? [] : [group.unknown, collection.unknown, rule.unknown]
  const around = settings.whole
    ? open
    : [ordered.policy, group.name, group.priority, collection.name, collection.priority, collection.action, ...open]
  const target = JSON.stringify([effect, ...targetOf(rule, settings), ...around])
  const service = servicesOf(rule)
  const source = blocksOf(rule.sourceAddresses)
  const serviceKey = JSON.stringify([service, target])
  return {
    ordered,
    rule: ordered.rule,
    source,
    doubt: opaque.length === 0 ? '' : JSON.stringify([...opaque].sort()),
    service,
    loose,
    certain,
    wholeKey: JSON.stringify([source, opaque, serviceKey]),
    serviceKey,
    targetKey: target,
    tls: rule.ruleType === 'ApplicationRule' && rule.terminateTLS ? (settings.inspects ? 'inspect' : 'stuck') : 'as is',
  }
}

/** Where a rule leads, in an order of its own: that of the file means nothing. */
function targetOf(rule: Rule, { dnsProxy, inspects }: Settings): readonly unknown[] {
  const sorted = (items: readonly string[] = []) => [...items].sort()
  if (rule.ruleType === 'ApplicationRule') {
    const { targetFqdns, targetUrls, fqdnTags, webCategories, destinationAddresses, terminateTLS } = rule
    const lists = [targetFqdns, targetUrls, fqdnTags, webCategories, destinationAddresses].map(sorted)
    return [lists, terminateTLS && (inspects ? 'inspect' : 'stuck')]
  }
  const { destinationFqdns, destinationIpGroups, destinationGeoLocations }: Partial<NetworkRule> =
    rule.ruleType === 'NetworkRule' ? rule : {}
  const names = sorted(destinationFqdns)
  return [
    sorted(rule.destinationAddresses),
    names,
    names.length > 0 && dnsProxy,
    sorted(destinationIpGroups),
    sorted(destinationGeoLocations),
  ]
}

/** A policy of nothing but these rules, in the order and the surroundings in which they stand. */
export function reduced({ policy, whole }: Side, entries: readonly Entry[]): Policy {
  if (whole) {
    const { parent: _, ruleCollectionGroups: __, ...settings } = policy
    return {
      ...settings,
      ruleCollectionGroups: entries.map(({ ordered: { group, collection }, rule }, priority) => ({
        ...group,
        priority,
        ruleCollections: [{ ...collection, rules: [rule] }],
      })),
    }
  }
  const kept = new Set<Rule>(entries.map(({ rule }) => rule))
  // A collection that is left with nothing cannot decide, wherever it stands.
  const thinned = (groups: readonly RuleCollectionGroup[]): readonly RuleCollectionGroup[] =>
    groups.flatMap(group => {
      const ruleCollections = group.ruleCollections.flatMap(collection => {
        const rules = collection.rules.filter(rule => kept.has(rule) || isUnread(rule))
        return rules.length === 0 ? [] : [{ ...collection, rules }]
      })
      return ruleCollections.length === 0 ? [] : [{ ...group, ruleCollections }]
    })
  const thin = (each: Policy): Policy => ({
    ...each,
    ruleCollectionGroups: thinned(each.ruleCollectionGroups),
    ...(each.parent ? { parent: thin(each.parent) } : {}),
  })
  return thin(policy)
}

/** The addresses of a destination that a rule writes down: a block, or a tag whose prefixes are known. */
export const addressesOfText = (text: string, facts: Facts): Axis =>
  join([blocksOf([text]), blocksOf(lookup(facts.serviceTags, text) ?? [])])
