import type { Consideration, Decision, Facts, Flow } from './decision.ts'
import { evaluateApplication, evaluateUnspoken } from './evaluate-application.ts'
import { type Question, question } from './match.ts'
import { matchNetwork } from './match-network.ts'
import type { NatRule, NetworkRule, Policy, RuleCollection, RuleCollectionGroup } from './model.ts'
import { inOrder } from './order.ts'
import { decide, type Outcome } from './outcomes.ts'
import { ruleText, targetText } from './sentences.ts'
import { threatIntelligence } from './threat-intelligence.ts'
import { effectsOf, isWhole } from './unknown.ts'
import { type Walk, walk } from './walk.ts'
import { agreement, worldsOf } from './worlds.ts'

/**
 * What Azure Firewall does with a flow under a policy, by which rule, and why: threat intelligence, DNAT, network rules,
 * application rules, Azure's own infrastructure names, and denial at last (facts 1.1). Pure and three-valued: what is not known
 * makes the answer `unknown` only where it could change it.
 *
 * HTTPS is asked twice by the firewall. Without `flow.path` the answer is that of the ClientHello: `inspected` says whether the
 * session is decrypted, and `effect` may still wait for the URL. With `flow.path` it is the answer to the request.
 */
export function evaluate(policy: Policy, flow: Flow, facts: Facts = {}): Decision {
  if (isWhole(policy)) return assumptions(policy, ask(policy, flow, facts))
  const base: Policy = { ...policy, ruleCollectionGroups: [], unknown: [] }
  const matters = (collection: RuleCollection, group: RuleCollectionGroup): boolean => {
    const alone = { ...base, ruleCollectionGroups: [{ ...group, ruleCollections: [collection] }] }
    const { parent: _, ...single } = alone
    return ask(single, flow, facts).rule !== undefined
  }
  const worlds = worldsOf(policy, matters)
  const supposes = [...new Set(worlds.flatMap(world => world.supposes))]
  return assumptions(
    policy,
    agreement(
      worlds.map(world => ask(world.policy, flow, facts)),
      supposes,
    ),
  )
}

/** What was taken for granted because the file does not say it, where the answer leans on it. */
function assumptions(policy: Policy, decision: Decision): Decision {
  const { assumed = {} } = policy
  const leansOn = [
    decision.inspected === true ? assumed.certificateAuthority : undefined,
    decision.by === 'network' ? assumed.dnsProxy : undefined,
  ].filter(text => text !== undefined)
  return leansOn.length === 0 ? decision : { ...decision, because: `${decision.because} (assumed: ${leansOn.join('; ')})` }
}

/** One order, settings that are known; rules may still be unknown in part. */
function ask(policy: Policy, flow: Flow, facts: Facts): Decision {
  const prepared = question(flow, facts, policy.dnsSettings?.enableProxy === true)
  if (!prepared) return unreadable(flow)
  const { asked, possible } = prepared
  const notes = threatIntelligence(policy, asked)

  const nat = walk(inOrder(policy, 'NatRule'), possible, (rule, left) => matchNetwork(rule, asked, left))
  const translated = nat.hits.map(({ entry, match }): Outcome => {
    const to = `${entry.rule.translatedAddress ?? entry.rule.translatedFqdn ?? ''}:${entry.rule.translatedPort}`
    const because = `${ruleText(entry)} translates ${targetText(asked)} to ${to} and lets it in`
    return { effect: 'allow', inspected: false, by: 'dnat', because, from: entry, waitsFor: match.waitsFor }
  })
  if (nat.settled) return conclude(translated, [...notes, ...nat.trace])

  const network = walk(inOrder(policy, 'NetworkRule'), nat.possible, (rule, left) => matchNetwork(rule, asked, left))
  const routed = [...translated, ...networkOutcomes(network, asked)]
  const trace = [...notes, ...nat.trace, ...network.trace]
  if (network.settled) return conclude(routed, trace)

  const rest = beyondNetwork(policy, asked)
  const assumption = network.assumed ? ` (assumed: ${asked.host} resolves outside every service tag)` : ''
  const outcomes = rest.outcomes.map(outcome => ({ ...outcome, because: outcome.because + assumption }))
  return conclude([...routed, ...outcomes], [...trace, ...rest.trace])
}

const networkOutcomes = ({ hits }: Walk<NetworkRule | NatRule>, asked: Question): readonly Outcome[] =>
  hits.flatMap(({ entry, match }) =>
    effectsOf(entry.collection).map(({ effect, waitsFor }): Outcome => {
      const allow = effect === 'allow'
      const encrypted = allow && asked.flow.application === 'https' ? ', and no application rule is asked, so it is not inspected' : ''
      const because = `${ruleText(entry)} ${allow ? 'allows' : 'denies'} ${targetText(asked)}: ${match.because}${encrypted}`
      return { effect, inspected: false, by: 'network', because, from: entry, waitsFor: [...match.waitsFor, ...waitsFor] }
    }),
  )

/** Only HTTP, HTTPS and what may turn out to be either reach the application rules. */
function beyondNetwork(
  policy: Policy,
  asked: Question,
): { readonly outcomes: readonly Outcome[]; readonly trace: readonly Consideration[] } {
  const { protocol, application } = asked.flow
  if (protocol === 'tcp' && application !== undefined) return evaluateApplication(policy, asked)
  if (protocol === 'tcp') return evaluateUnspoken(policy, asked)
  const because = `no network rule covers ${targetText(asked)}, so it is denied`
  return { outcomes: [{ effect: 'deny', inspected: false, by: 'default', because, waitsFor: [] }], trace: [] }
}

function conclude(outcomes: readonly Outcome[], trace: readonly Consideration[]): Decision {
  const [first, ...others] = outcomes
  if (!first) throw new Error('a walk through the rules ended nowhere')
  return decide([first, ...others], trace)
}

const unreadable = ({ source, address }: Flow): Decision => ({
  effect: 'unknown',
  inspected: 'unknown',
  by: 'undecided',
  because: `a flow goes from an IPv4 address to an IPv4 address or a name, not from "${source}"${address === undefined ? '' : ` to "${address}"`}`,
  dependsOn: ['an IPv4 address'],
  trace: [],
})
