import { blocksOf } from './addresses.ts'
import { type Checked, check } from './check.ts'
import type { Facts } from './decision.ts'
import { type Edit, editsBetween } from './diff-rules.ts'
import type { Policy } from './model.ts'
import { compare } from './regions/compare.ts'
import { type Region, regionsOf } from './regions/region.ts'
import type { Space } from './regions/space.ts'
import type { EgressSpec, Expectation } from './spec.ts'
import { unknownsOf } from './unknown.ts'

/** An expectation that held and does not hold any more, or the other way round. */
export type Flip = {
  readonly expectation: Expectation
  readonly was: Checked
  readonly is: Checked
  /** Whether both files have it; `removed` and `added` ones are held against the other file's policy as well. */
  readonly status: 'kept' | 'added' | 'removed'
}

/** What a change to a policy changes. */
export type Difference = {
  readonly old: string
  readonly next: string
  /** Flows that are decided differently, gravest first. */
  readonly regions: readonly Region[]
  readonly space: Space
  readonly flips: readonly Flip[]
  /** What was written differently, with or without effect. */
  readonly edits: readonly Edit[]
  /** What a reader should know about how this was computed. */
  readonly notes: readonly string[]
  /** How far the comparison came, if there was too much to compare. Then `regions` are some, and not all. */
  readonly unfinished?: string
  readonly policies: readonly [Policy, Policy]
}

export type Given = {
  /** What people call it. */
  readonly name: string
  readonly policy: Policy
  readonly facts: Facts
  readonly spec?: EgressSpec
}

/**
 * Compares two policies in one world: both are asked with the same facts, those of the new file if it declares any, so that what differs
 * is the policies' doing.
 */
export function diff(old: Given, next: Given, facts: Facts, patience?: number): Difference {
  const comparison = compare(old.policy, next.policy, facts, patience)
  const subnet = (next.spec ?? old.spec)?.network.aksSubnet.prefix
  const unfinished = comparison.unfinished
  return {
    old: old.name,
    next: next.name,
    regions: regionsOf(comparison, old.policy, next.policy, subnet === undefined ? [] : blocksOf([subnet])),
    space: comparison.space,
    flips: subnet === undefined ? [] : flipsBetween(old, next, facts, subnet),
    edits: editsBetween(old.policy, next.policy),
    notes: notesOn(old, next),
    ...(unfinished === undefined ? {} : { unfinished }),
    policies: [old.policy, next.policy],
  }
}

/** Each file's word on an expectation counts for its own policy, so that one who renames a rule in both places flips nothing. */
function flipsBetween(old: Given, next: Given, facts: Facts, subnet: string): readonly Flip[] {
  const [olds, news] = [old, next].map(
    ({ spec }) => new Map((spec?.expectations ?? []).map(expectation => [expectation.name, expectation])),
  )
  const both = old.spec !== undefined && next.spec !== undefined
  const names = [...new Set([...(news?.keys() ?? []), ...(olds?.keys() ?? [])])]
  return names.flatMap((name): readonly Flip[] => {
    const [before, after] = [olds?.get(name) ?? news?.get(name), news?.get(name) ?? olds?.get(name)]
    if (!before || !after) return []
    const [was] = check([before], old.policy, facts, subnet)
    const [is] = check([after], next.policy, facts, subnet)
    if (!was || !is || was.holds === is.holds) return []
    const status = !both || (olds?.has(name) && news?.has(name)) ? 'kept' : news?.has(name) ? 'added' : 'removed'
    return [{ expectation: after, was, is, status }]
  })
}

function notesOn(old: Given, next: Given): readonly string[] {
  const notes: string[] = []
  if (old.spec && next.spec && JSON.stringify(old.spec.facts) !== JSON.stringify(next.spec.facts))
    notes.push(`the facts of the two files differ; both policies are asked with those of ${next.name}`)
  if (old.spec && next.spec && old.spec.network.aksSubnet.prefix !== next.spec.network.aksSubnet.prefix)
    notes.push(
      `the AKS subnet was ${old.spec.network.aksSubnet.prefix} and is ${next.spec.network.aksSubnet.prefix}; examples and expectations are from the latter`,
    )
  for (const { name, policy } of [old, next]) {
    const open = [...new Set(unknownsOf(policy).map(({ because }) => because))]
    if (open.length > 0)
      notes.push(
        `${name} leaves open ${open.slice(0, 3).join(', ')}${open.length > 3 ? ` and ${open.length - 3} more` : ''}; what depends on it is not certain`,
      )
  }
  return notes
}
