import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Facts, Flow } from '../../../src/policy/decision.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import type { Policy } from '../../../src/policy/model.ts'
import { compare, withoutWeb } from '../../../src/policy/regions/compare.ts'
import { inRegion, regionsOf } from '../../../src/policy/regions/region.ts'
import { anyFacts, anyFlow, anyHolePolicy, anyPolicy, edited } from './worlds.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 25)

/** A flow's two decisions differ if and only if it lies in a region, which then says what they are. */
function holds([old, next]: readonly [Policy, Policy], facts: Facts, flows: readonly { readonly flow: Flow; readonly neither: boolean }[]) {
  const comparison = compare(old, next, facts)
  assert.equal(comparison.unfinished, undefined)
  const regions = regionsOf(comparison, old, next, [])
  for (const { flow, neither } of flows) {
    const [was, is] = [old, next].map(policy => evaluate(neither ? withoutWeb(policy) : policy, flow, facts))
    assert.ok(was && is)
    const differs = was.effect !== is.effect || was.inspected !== is.inspected
    const inside = regions.filter(region => inRegion(region, flow, comparison.space, neither))
    assert.equal(inside.length, differs ? 1 : 0, `${JSON.stringify(flow)}: ${was.effect}/${was.inspected} -> ${is.effect}/${is.inspected}`)
    const [region] = inside
    if (region)
      assert.deepEqual(
        [region.was, region.is],
        [was, is].map(({ effect, inspected }) => ({ effect, inspected })),
      )
  }
}

const flows = fc.array(anyFlow, { minLength: 120, maxLength: 120 })

for (const [title, pairs, times] of [
  ['two policies that have nothing to do with each other', fc.tuple(anyPolicy, anyPolicy), 1],
  ['a policy and what somebody made of it', edited, 8],
  ['policies that could not be read in full', fc.tuple(anyHolePolicy, fc.oneof(anyPolicy, anyHolePolicy)), 1],
] as const)
  test(`a flow is decided differently exactly where a region says so: ${title}`, () => {
    fc.assert(
      fc.property(pairs, anyFacts, flows, (pair, facts, asked) => holds(pair as readonly [Policy, Policy], facts, asked)),
      { numRuns: runs * times, endOnFailure: process.env.FUZZ_RUNS !== undefined },
    )
  })
