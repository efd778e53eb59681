import { formatAddress, parseBlock } from './addresses.ts'
import type { Decision, Facts, Flow } from './decision.ts'
import { evaluate } from './evaluate.ts'
import { expectationFlow } from './expectation-flow.ts'
import type { Block } from './intervals.ts'
import type { Policy, Rule } from './model.ts'
import type { Expectation } from './spec.ts'

/** The decision for some of the workloads' addresses: all of `from` are treated alike. */
export type Case = {
  readonly from: string
  readonly flow: Flow
  readonly decision: Decision
  /** What was expected and is not so. Empty: it holds. */
  readonly breaches: readonly Breach[]
}

export type Breach = { readonly of: 'effect' | 'inspected' | 'rule'; readonly says: string }

export type Checked = { readonly expectation: Expectation; readonly holds: boolean; readonly cases: readonly Case[] }

/**
 * Holds expectations against a policy, for every address that a workload in the subnet can have: the subnet is cut wherever the
 * policy's source ranges begin or end, and each piece is asked once. "Unknown" breaks an expectation that does not say `unknown`.
 */
export function check(expectations: readonly Expectation[], policy: Policy, facts: Facts, subnet: string): readonly Checked[] {
  const pieces = sourcesWithin(subnet, policy)
  return expectations.map(expectation => {
    const cases = joined(pieces.map(piece => ask(expectation, policy, facts, piece)))
    return { expectation, cases, holds: cases.length > 0 && cases.every(({ breaches }) => breaches.length === 0) }
  })
}

type Asked = Omit<Case, 'from'> & { readonly piece: Block }

function ask(expectation: Expectation, policy: Policy, facts: Facts, piece: Block): Asked {
  const flow = expectationFlow(expectation.target, formatAddress(piece.first))
  const decision = evaluate(policy, flow, facts)
  return { piece, flow, decision, breaches: breachesOf(expectation, decision, flow) }
}

function breachesOf({ expect, inspected, rule }: Expectation, decision: Decision, flow: Flow): readonly Breach[] {
  const breaches: Breach[] = []
  if (decision.effect !== expect) breaches.push({ of: 'effect', says: `${expect} was expected, it is ${decision.effect}` })
  if (inspected !== undefined && decision.inspected !== inspected)
    breaches.push({ of: 'inspected', says: `${inspection(inspected)} was expected, it is ${inspection(decision.inspected)}` })
  if (rule !== undefined && decision.rule !== rule)
    breaches.push({
      of: 'rule',
      says: `rule "${rule}" was to decide, ${decision.rule === undefined ? 'no rule does' : `"${decision.rule}" does`}`,
    })
  else if (rule !== undefined && !ruleIsCertain(decision, flow))
    breaches.push({ of: 'rule', says: `rule "${rule}" was to decide, and whether it does is not certain` })
  return breaches
}

const inspection = (inspected: boolean | 'unknown'): string =>
  inspected === 'unknown' ? 'unknown whether inspected' : inspected ? 'inspected' : 'not inspected'

/**
 * Several rules may lead to one answer; then a decision names the first that may, and which one it is stays open. It does where any
 * rule on the way may or may not have matched, and where an application rule takes TCP of which nobody knows what is spoken.
 */
export const ruleIsCertain = ({ by, trace }: Decision, flow: Flow): boolean =>
  by !== 'undecided' && !(by === 'application' && flow.application === undefined) && trace.every(({ matched }) => matched !== 'unknown')

/** Azure keeps the first four addresses of a subnet and the last one: no pod has them. */
const usable = ({ first, last }: Block): Block => (last - first >= 5 ? { first: first + 4, last: last - 1 } : { first, last })

/** The subnet's addresses in pieces, none of which a rule's source cuts in two. */
export function sourcesWithin(subnet: string, policy: Policy): readonly Block[] {
  const whole = parseBlock(subnet)
  if (!whole) return []
  const { first, last } = usable(whole)
  const starts = new Set([first])
  for (const text of new Set(rulesOf(policy).flatMap(({ sourceAddresses }) => sourceAddresses))) {
    const block = parseBlock(text)
    for (const start of block ? [block.first, block.last + 1] : []) if (first < start && start <= last) starts.add(start)
  }
  const sorted = [...starts].sort((a, b) => a - b)
  return sorted.map((start, index) => ({ first: start, last: (sorted[index + 1] ?? last + 1) - 1 }))
}

export function rulesOf(policy: Policy): readonly Rule[] {
  const own = policy.ruleCollectionGroups.flatMap(group => group.ruleCollections.flatMap(({ rules }) => rules))
  return policy.parent ? [...rulesOf(policy.parent), ...own] : own
}

/** Pieces that get the same answer from the same rule, told together. */
function joined(asked: readonly Asked[]): readonly Case[] {
  const groups = new Map<string, { readonly first: Asked; readonly blocks: Block[] }>()
  for (const one of asked) {
    const { effect, inspected, by, rule, ruleCollection, ruleCollectionGroup, dependsOn } = one.decision
    const key = JSON.stringify([effect, inspected, by, rule, ruleCollection, ruleCollectionGroup, dependsOn, one.breaches])
    const group = groups.get(key)
    if (!group) groups.set(key, { first: one, blocks: [one.piece] })
    else {
      const before = group.blocks.at(-1)
      if (before && before.last + 1 === one.piece.first)
        group.blocks[group.blocks.length - 1] = { first: before.first, last: one.piece.last }
      else group.blocks.push(one.piece)
    }
  }
  return [...groups.values()].map(({ first: { flow, decision, breaches }, blocks }) => ({
    from: blocks.map(rangeText).join(', '),
    flow,
    decision,
    breaches,
  }))
}

const rangeText = ({ first, last }: Block): string =>
  first === last ? formatAddress(first) : `${formatAddress(first)}-${formatAddress(last)}`
