/** The policy's network rules as steps of the gateway's program, in the order in which they are asked. */
import type { Facts } from '../../policy/decision.ts'
import type { Policy } from '../../policy/model.ts'
import { type NetworkTuple, networkTuples } from '../../policy/network-tuples.ts'
import type { Step } from '../network/gateway-program.ts'

/**
 * Throws where a rule denies what nobody can say the addresses of: left out, it would let through what it should stop. A rule that allows such a thing
 * is left out, and allows nothing.
 */
export function networkSteps(policy: Policy, facts: Facts): readonly Step[] {
  const { tuples, leftOut } = networkTuples(policy, facts)
  const stuck = leftOut.find(({ action }) => action === 'deny')
  if (stuck) throw new Error(`network rule ${stuck.rule} denies what the lab's firewall cannot find: ${stuck.because}`)
  const steps: { of: string; step: Extract<Step, { kind: 'forward' | 'drop' }> & { destinations: string[] } }[] = []
  for (const tuple of tuples) {
    // Tuples of one rule that differ in nothing but the destination are one step: a service tag has hundreds of prefixes.
    const of = JSON.stringify({ ...tuple, destination: '' })
    const last = steps.at(-1)
    if (last?.of === of) last.step.destinations.push(tuple.destination)
    else steps.push({ of, step: { ...transport(tuple), sources: [tuple.source], destinations: [tuple.destination] } })
  }
  return steps.map(({ step }) => step)
}

function transport({ action, protocol, ports }: NetworkTuple) {
  const kind = action === 'deny' ? ('drop' as const) : ('forward' as const)
  if (protocol === 'any') return { kind }
  if (protocol === 'icmp') return { kind, protocol }
  return { kind, protocol, ports }
}
