/** Asks the oracle, the explaining evaluator and the compiled one the same questions. */
import { compile } from '../../../src/policy/compile/compile.ts'
import { effectOf, inspectedOf, ruleIndexOf } from '../../../src/policy/compile/verdict.ts'
import type { Facts, Flow } from '../../../src/policy/decision.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import type { Policy } from '../../../src/policy/model.ts'
import { someCase } from './cases.ts'
import { oracle } from './oracle.ts'
import { random } from './random.ts'

export type Disagreement = {
  readonly seed: number
  readonly policy: Policy
  readonly facts: Facts
  readonly flow: Flow
  readonly oracle: string
  readonly evaluate: string
  readonly compile: string
}

/** So many flows are put to one policy. */
const FLOWS = 25

/** The first few disagreements among so many cases, and how many answers of each kind there were. */
export function compare(
  cases: number,
  seed = 1,
): { readonly disagreements: readonly Disagreement[]; readonly answers: ReadonlyMap<string, number> } {
  const disagreements: Disagreement[] = []
  const answers = new Map<string, number>()
  for (let asked = 0; asked < cases && disagreements.length < 5; ) {
    const own = seed + asked
    const { policy, facts, flow: someFlow } = someCase(random(own))
    const compiled = compile(policy, facts)
    for (let turn = 0; turn < FLOWS && asked < cases; turn++, asked++) {
      const flow = someFlow()
      const expected = oracle(policy, flow, facts)
      const slow = evaluate(policy, flow, facts)
      const fast = compiled.decide(flow)
      const [a, b, c] = [
        text({ ...expected, rule: expected.rule?.name }),
        text(slow),
        text({ effect: effectOf(fast), inspected: inspectedOf(fast), rule: compiled.rule(ruleIndexOf(fast))?.rule.name }),
      ]
      const kind = text({ ...expected, rule: undefined })
      answers.set(kind, (answers.get(kind) ?? 0) + 1)
      if (a !== b || b !== c) disagreements.push({ seed: own, policy, facts, flow, oracle: a, evaluate: b, compile: c })
    }
  }
  return { disagreements, answers }
}

const text = ({
  effect,
  inspected,
  rule,
}: {
  readonly effect: string
  readonly inspected: boolean | 'unknown'
  readonly rule?: string | undefined
}): string =>
  `${effect} ${inspected === true ? 'inspected' : inspected === false ? 'plain' : 'unknown'}${rule === undefined ? '' : ` ${rule}`}`
