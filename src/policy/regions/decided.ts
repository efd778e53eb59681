import type { Facts, Flow } from '../decision.ts'
import { evaluate } from '../evaluate.ts'
import type { ApplicationAnswer, Effort, Verdict } from './application-phase.ts'
import type { NetworkAnswer } from './network-phase.ts'
import { reduced, type Side } from './side.ts'

/** Where the order of rules is open, every order that is possible is asked. */
const WORLDS = 6

/** Network and application rules together: what they agree on, unless it ends with the former. */
export function decided(
  side: Side,
  network: NetworkAnswer,
  application: ApplicationAnswer,
  flow: () => Flow,
  facts: Facts,
  effort: Effort,
): Verdict {
  const { verdict } = application
  if (verdict === undefined) {
    effort.spend(WORLDS)
    const { effect, inspected } = evaluate(reduced(side, [...network.entries, ...application.entries]), flow(), facts)
    return { effect, inspected }
  }
  const effects = new Set([
    ...(network.allow ? ['allow'] : []),
    ...(network.deny ? ['deny'] : []),
    ...(network.settled ? [] : [verdict.effect]),
  ])
  const inspected = new Set([...(network.allow || network.deny ? [false] : []), ...(network.settled ? [] : [verdict.inspected])])
  const [effect] = effects
  const [inspection] = inspected
  return {
    effect: effects.size === 1 ? (effect as Verdict['effect']) : 'unknown',
    inspected: inspected.size === 1 && inspection !== undefined ? inspection : 'unknown',
  }
}
