/** Where the policy's word and what was seen differ: a finding of its own, whatever was expected, with the likely causes in order. */
import { type Seen, seenIn } from './seen.ts'
import type { Verdict } from './verdict.ts'

export type Disagreement = { readonly message: string; readonly causes: readonly string[] }

const stale = 'the firewall has not taken over the last change of the policy yet (5 to 10 minutes for a CA), or its last update failed'
const otherPolicy = "the firewall's policy is not the one in this spec: it was changed by hand, or has a parent with rules of its own"
const around = 'the pod goes around the firewall: the route table is not on its subnet, lacks 0.0.0.0/0, or names an old private address'

/** Where the prediction and what was seen of one verdict differ. Undefined: they agree, or what was seen does not say. */
export function disagreement({ probe, observation, path }: Verdict): Disagreement | undefined {
  const { predicted } = probe
  const seen = seenIn(probe, observation, path)
  const says = `the policy says ${predicted.effect}${predicted.inspected === true ? ', inspected' : ''} (${predicted.because})`
  const effect = effectOf(seen)
  if (predicted.effect === 'allow' && effect === 'deny')
    return {
      message: `${says}, but ${seen.because}`,
      causes: [stale, otherPolicy, 'the flow is not what the policy was asked about: another source address or another name'],
    }
  if (predicted.effect === 'deny' && effect === 'allow')
    return { message: `${says}, but ${seen.because}`, causes: [around, stale, otherPolicy] }
  if (predicted.inspected === true && path.kind === 'passthrough')
    return {
      message: `${says}, but the pod sees the public certificate of ${path.issuer}`,
      causes: ['a network rule takes the flow before application rules see it (a service tag with port 443)', around, stale, otherPolicy],
    }
  if (predicted.inspected === false && path.kind === 'inspected')
    return { message: `${says}, not inspected, but the pod sees our firewall's certificate`, causes: [otherPolicy, stale] }
  return undefined
}

const effectOf = ({ effect, silent }: Seen): 'allow' | 'deny' | undefined =>
  effect === 'allowed' || effect === 'handshake' || effect === 'upstream-refused'
    ? 'allow'
    : effect === 'denied' && silent !== true
      ? 'deny'
      : undefined
