import type { Decision, Facts, Flow } from './decision.ts'
import { evaluate } from './evaluate.ts'
import type { Policy } from './model.ts'
import { agreement } from './worlds.ts'

/** A flow asked of each of several policies of which any may be meant: their answer where they agree, else unknown, with that reason. */
export function evaluateAmong(policies: readonly Policy[], flow: Flow, facts: Facts): Decision {
  const names = policies.map(({ name }) => `"${name}"`).join(' or ')
  return agreement(
    policies.map(policy => evaluate(policy, flow, facts)),
    [`whether policy ${names} is meant (say so with --policy-name)`],
    'in another policy',
  )
}
