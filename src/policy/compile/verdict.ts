import type { Decision } from '../decision.ts'

/** What a policy does with a flow, and nothing else. The same answer is always the same object. */
export type Verdict = {
  readonly effect: Decision['effect']
  readonly inspected: Decision['inspected']
  /** The number of the deciding rule (`CompiledPolicy.rule`), or of the first that may decide; -1 where there is none. */
  readonly ruleIndex: number
}

/** No rule, and a greater number than that of any rule. */
export const NONE = 0x7fff_ffff
/** It hangs on something that the index does not know: the explaining evaluator is asked. */
export const UNDECIDED = -2

/** Makes each verdict once. */
export function verdicts(): (effect: Verdict['effect'], inspected: Verdict['inspected'], ruleIndex: number) => Verdict {
  const made: (Verdict | undefined)[] = []
  return (effect, inspected, ruleIndex) => {
    const kind = (effect === 'allow' ? 0 : effect === 'deny' ? 1 : 2) * 3 + (inspected === true ? 0 : inspected === false ? 1 : 2)
    const at = (ruleIndex + 1) * 9 + kind
    const known = made[at]
    if (known !== undefined) return known
    const verdict: Verdict = Object.freeze({ effect, inspected, ruleIndex })
    made[at] = verdict
    return verdict
  }
}
