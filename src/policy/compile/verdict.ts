import type { Decision } from '../decision.ts'

/**
 * What a policy does with a flow, and nothing else, as one number: nothing has to be made or fetched to say it.
 * `effectOf`, `inspectedOf` and `ruleIndexOf` read it.
 */
export type Verdict = number

const effects: readonly Decision['effect'][] = ['allow', 'deny', 'unknown']
const inspections: readonly Decision['inspected'][] = [true, false, 'unknown']

/** @param ruleIndex the number of the deciding rule, or of the first that may decide; -1 where there is none */
export const verdict = (effect: Decision['effect'], inspected: Decision['inspected'], ruleIndex: number): Verdict =>
  (ruleIndex + 1) * 9 + (effect === 'allow' ? 0 : effect === 'deny' ? 3 : 6) + (inspected === true ? 0 : inspected === false ? 1 : 2)

export const effectOf = (of: Verdict): Decision['effect'] => effects[Math.floor((of % 9) / 3)] as Decision['effect']
export const inspectedOf = (of: Verdict): Decision['inspected'] => inspections[of % 3] as Decision['inspected']
export const ruleIndexOf = (of: Verdict): number => Math.floor(of / 9) - 1

/** No rule, and a greater number than that of any rule. */
export const NONE = 0x7fff_ffff
/** It hangs on something that the index does not know: the explaining evaluator is asked. */
export const UNDECIDED = -2
