import { toArm } from '../arm.ts'
import type { Policy, Rule } from '../model.ts'
import { inOrder } from '../order.ts'
import { parsePorts } from '../ports.ts'
import { about, type Found, type Lint, type Severity } from './lint.ts'

export const limits: Lint = {
  id: 'limits',
  severity: 'error',
  title: 'more than Azure Firewall takes',
  means: 'Beyond these numbers a deployment is refused, or the firewall fails when it is updated. The numbers are those of 2026.',
  fix: 'Split the policy, use IP groups for addresses (a group counts once), or remove rules that never decide.',
  run: ({ policy }) => [...groupSizes(policy), ...counts(policy), ...ports(policy)],
}

const MB = 1024 * 1024
const encoder = new TextEncoder()
const own = (policy: Policy): readonly Policy[] => (policy.parent ? [policy, ...own(policy.parent)] : [policy])

function groupSizes(policy: Policy): readonly Found[] {
  return own(policy).flatMap(one =>
    toArm(readable(one)).ruleCollectionGroups.flatMap(({ name, properties }, index): readonly Found[] => {
      const bytes = encoder.encode(JSON.stringify({ properties })).length
      const place = one.ruleCollectionGroups[index]?.place
      if (bytes <= MB) return []
      const says = `group "${name}" is ${(bytes / MB).toFixed(1)} MB as ARM sends it`
      return [
        {
          subject: `size of ${name}`,
          ...(place ? { place } : {}),
          ...(bytes > 2 * MB
            ? { message: `${says}; at most 2 MB are taken` }
            : { severity: 'note' as const, message: `${says}; policies from before July 2022 take 1 MB, newer ones 2 MB` }),
        },
      ]
    }),
  )
}

/** What could not be read has no size; then the group is at least as large as what could. */
function readable(policy: Policy): Policy {
  const { parent: _, unknown: __, ...rest } = policy
  const known = <T extends { readonly unknown?: readonly unknown[] }>({ unknown: _, ...item }: T): Omit<T, 'unknown'> => item
  return {
    ...rest,
    ruleCollectionGroups: policy.ruleCollectionGroups.map(group => ({
      ...known(group),
      ruleCollections: group.ruleCollections.map(collection => ({
        ...known(collection),
        rules: collection.rules.map(rule => known(rule) as Rule),
      })),
    })),
  }
}

/** Facts 3. The number of groups is 60 in one page of Microsoft's and 90 in a later one. */
function counts(policy: Policy): readonly Found[] {
  const networkRules = inOrder(policy, 'NetworkRule').map(({ rule }) => rule)
  const natRules = inOrder(policy, 'NatRule').map(({ rule }) => rule)
  const groups = own(policy).reduce((sum, { ruleCollectionGroups }) => sum + ruleCollectionGroups.length, 0)
  const collections = own(policy).reduce(
    (sum, one) => sum + one.ruleCollectionGroups.reduce((all, group) => all + group.ruleCollections.length, 0),
    0,
  )
  const pairs = networkRules.reduce(
    (sum, rule) =>
      sum + sources(rule) * (unique(rule.destinationAddresses) + unique(rule.destinationFqdns) + unique(rule.destinationIpGroups)),
    0,
  )
  const names = new Set(networkRules.flatMap(({ destinationFqdns }) => destinationFqdns.map(name => name.toLowerCase()))).size
  const targets = new Set(natRules.flatMap(({ destinationAddresses }) => destinationAddresses)).size
  const ipGroups = new Set(
    [...networkRules, ...natRules, ...inOrder(policy, 'ApplicationRule').map(({ rule }) => rule)]
      .flatMap(rule => [...(rule.sourceIpGroups ?? []), ...('destinationIpGroups' in rule ? (rule.destinationIpGroups ?? []) : [])])
      .map(id => id.toLowerCase()),
  ).size
  return [
    ...over('rule collection groups', groups, 90, 'error'),
    ...(groups <= 90 ? over('rule collection groups', groups, 60, 'warning') : []),
    ...over('rule collections', collections, 2_000, 'error'),
    ...over('combinations of source and destination in network rules', pairs, 20_000, 'error'),
    ...over('host names in network rules', names, 1_000, 'warning'),
    ...over('destinations of DNAT rules', targets, 250, 'error'),
    ...over('IP groups', ipGroups, 200, 'error'),
  ]
}

const unique = (texts: readonly string[] = []): number => new Set(texts.map(text => text.toLowerCase())).size
const sources = (rule: Rule): number => unique(rule.sourceAddresses) + unique(rule.sourceIpGroups)

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ')

const over = (what: string, count: number, most: number, severity: Severity): readonly Found[] =>
  count <= most
    ? []
    : [
        {
          subject: what,
          severity,
          message: `${number(count)} ${what}; at most ${number(most)} are ${severity === 'error' ? 'taken' : 'recommended'}`,
        },
      ]

/** Application rules take ports to 64000, DNAT to 63999 (facts 1.2, 3). */
const ports = (policy: Policy): readonly Found[] => [
  ...inOrder(policy, 'ApplicationRule')
    .filter(({ rule }) => rule.protocols.some(({ port }) => port < 1 || port > 64_000))
    .map(entry => ({
      ...about(entry),
      subject: `ports of ${entry.rule.name}`,
      message: `"${entry.rule.name}" has a port outside 1 to 64000`,
      fix: 'Use a port from 1 to 64000, or a network rule.',
    })),
  ...inOrder(policy, 'NatRule')
    .filter(({ rule }) =>
      [...rule.destinationPorts, rule.translatedPort].some(port => (parsePorts(port)?.to ?? 0) > 63_999 && port !== '*'),
    )
    .map(entry => ({
      ...about(entry),
      subject: `ports of ${entry.rule.name}`,
      message: `"${entry.rule.name}" has a port above 63999`,
      fix: 'Use a port from 1 to 63999.',
    })),
]
