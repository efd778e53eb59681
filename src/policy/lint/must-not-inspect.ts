import type { Decision } from '../decision.ts'
import { matchesHost } from '../match-host.ts'
import type { Policy } from '../model.ts'
import { inOrder } from '../order.ts'
import { anyNameOf, type Fragile, mustNotBeInspected, uninspectableTags } from './aks-needs.ts'
import { hostsOf } from './destinations.ts'
import { about, type Found, type Lint, type LintContext } from './lint.ts'
import { allows } from './never-decides.ts'

export const mustNotInspect: Lint = {
  id: 'must-not-inspect',
  severity: 'error',
  title: 'a rule inspects what does not survive inspection',
  means:
    'An inspected session is TLS 1.2 without ALPN, under a certificate of the firewall: tunnels that need ALPN, clients that pin certificates or show one of their own, and nodes that do not trust the CA yet all break.',
  fix: 'Allow these names in a rule without TLS inspection that comes before.',
  run: context => [...byName(context), ...byTag(context)],
}

function byName(context: LintContext): readonly Found[] {
  const inspected = [...new Set(inspectedHosts(context.policy))]
  const candidates = mustNotBeInspected(context.location)
    .flatMap(fragile => [fragile, ...named(inspected, fragile)])
    .filter(({ host }) => mayInspect(context.policy, host))
  const asked = new Map(candidates.map(candidate => [candidate.host, candidate]))
  const hits = [...asked.values()].flatMap(({ shown, host, why, severity }) =>
    context
      .ask({ host, port: 443, application: 'https' })
      .filter(({ inspected, effect }) => inspected === true && effect !== 'deny')
      .slice(0, 1)
      .map(decision => ({ shown, why, by: inspector(decision), ...(severity ? { severity } : {}) })),
  )
  const groups = Map.groupBy(hits, ({ by, why }) => JSON.stringify([by?.rule, by?.ruleCollection, by?.ruleCollectionGroup, why]))
  return [...groups.values()].flatMap(group => {
    const [first] = group
    if (!first?.by) return []
    const { rule, ruleCollection: collection, ruleCollectionGroup, place } = first.by
    return [
      {
        subject: `${rule}: ${first.why}`,
        rule: { rule, collection, group: ruleCollectionGroup },
        ...(place ? { place } : {}),
        ...(first.severity ? { severity: first.severity } : {}),
        message: `"${rule}" inspects ${group.map(({ shown }) => shown).join(', ')}: ${first.why}`,
      },
    ]
  })
}

const inspectedHosts = (policy: Policy): readonly string[] =>
  inOrder(policy, 'ApplicationRule').flatMap(({ rule }) => (rule.terminateTLS ? hostsOf(rule).map(host => host.toLowerCase()) : []))

/** What rules that inspect name themselves, of what one of these names stands for. */
const named = (hosts: readonly string[], { below, ...fragile }: Fragile): readonly Fragile[] =>
  below === undefined ? [] : hosts.filter(host => host.endsWith(below)).map(host => ({ ...fragile, shown: host, host: anyNameOf(host) }))

/** Most names are spoken of by no rule that inspects, and need not be asked about. */
const mayInspect = (policy: Policy, host: string): boolean =>
  inOrder(policy, 'ApplicationRule').some(
    ({ rule }) =>
      rule.terminateTLS &&
      (rule.fqdnTags.length + rule.webCategories.length + rule.destinationAddresses.length > 0 ||
        hostsOf(rule).some(pattern => matchesHost(pattern, host))),
  )

/** The rule that made the firewall decrypt: the one that the ClientHello matched. */
const inspector = ({ trace }: Decision) => trace.find(({ matched, because }) => matched === 'yes' && because.startsWith('SNI: '))

const byTag = ({ policy }: LintContext): readonly Found[] =>
  inOrder(policy, 'ApplicationRule')
    .filter(({ rule, collection }) => rule.terminateTLS && allows(collection))
    .flatMap(entry =>
      entry.rule.fqdnTags.flatMap(tag => {
        const why = uninspectableTags.find(({ pattern }) => pattern.test(tag))?.why
        return why
          ? [{ ...about(entry), subject: `${entry.rule.name}: ${tag}`, message: `"${entry.rule.name}" inspects FQDN tag ${tag}: ${why}` }]
          : []
      }),
    )
