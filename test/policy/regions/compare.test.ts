import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { parseAddress } from '../../../src/policy/addresses.ts'
import type { Facts, Flow } from '../../../src/policy/decision.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import type { Policy } from '../../../src/policy/model.ts'
import { inBox } from '../../../src/policy/regions/arrange.ts'
import { compare } from '../../../src/policy/regions/compare.ts'
import { hasPath } from '../../../src/policy/regions/paths.ts'
import { type Region, regionsOf } from '../../../src/policy/regions/region.ts'
import { serviceOf } from '../../../src/policy/regions/services.ts'
import { type Space, UNKNOWN_ADDRESS } from '../../../src/policy/regions/space.ts'
import { withoutWeb } from '../../../src/policy/regions/without-web.ts'
import { app, rules } from '../policies.ts'
import { anyFacts, anyFlow, anyHolePolicy, anyPolicy, edited } from './worlds.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 25)

/** Whether a flow lies in a region. Of HTTP and HTTPS the path must be known; `neither` is for TCP that is something else. */
function inRegion(region: Region, flow: Flow, { names }: Space, neither = false): boolean {
  const service = serviceOf(flow, neither)
  const source = parseAddress(flow.source)
  if (service === undefined || source === undefined) return false
  const literal = flow.host === undefined ? undefined : parseAddress(flow.host)
  const address = flow.address === undefined ? (literal ?? UNKNOWN_ADDRESS) : (parseAddress(flow.address) ?? -1)
  const { source: from, service: spoken, address: to, host, paths } = region
  if (!inBox([from, spoken, to, host], [source, service, address, names.classOf(flow.host)])) return false
  return flow.application === undefined || (flow.path !== undefined && hasPath(paths, flow.path))
}

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

test('a changed rule among thousands for many sources is looked for where it has a say', () => {
  const rule = (index: number, targetFqdns = [`*.n${index}.example`, `n${index}.example`]) =>
    app(`r${index}`, { targetFqdns, sourceAddresses: index % 2 === 0 ? ['*'] : [`10.${index % 64}.0.0/16`] })
  const many = Array.from({ length: 3000 }, (_, index) => rule(index))
  const [old, next] = [rules(['Allow', ...many]), rules(['Allow', ...many.with(1500, rule(1500, ['*.changed.example']))])]
  const comparison = compare(old, next, {}, 1000)
  assert.equal(comparison.unfinished, undefined)
  assert.equal(regionsOf(comparison, old, next, []).length, 2)
})
