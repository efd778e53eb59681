/** Until when a proof holds: the first of the certificates that it stands on to end. The firewall's sub-CA lives 30 days. */
import { firewallCaName } from './interceptors.ts'
import { type OurAuthority, stepsOf, type Verdict } from './verdict.ts'

export type Expiry = { readonly at: Date; readonly of: string }

/** Leaves do not count: the firewall makes new ones all the time. Undefined: nothing was seen inspected. */
export function expiryOf(verdicts: readonly Verdict[], { root, intermediate }: OurAuthority): Expiry | undefined {
  const ends = verdicts
    .flatMap(stepsOf)
    .flatMap(({ observation, path }) =>
      observation.kind === 'tls' && path.kind === 'inspected'
        ? observation.flight
            .slice(1)
            .flatMap(each => (each.commonNames.includes(firewallCaName) ? [{ at: each.notAfter, of: "the firewall's sub-CA" }] : []))
        : [],
    )
  if (ends.length === 0) return undefined
  return [...ends, { at: intermediate.notAfter, of: 'our intermediate' }, { at: root.notAfter, of: 'our root' }].reduce((a, b) =>
    b.at < a.at ? b : a,
  )
}
