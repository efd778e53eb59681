/**
 * Which roots pods go on trusting. Adding one is always safe; taking one away is safe only when the firewall signs with nothing below it
 * any more. What it signs with now is the intermediate that the caller names, so a root goes when it is no longer given *and* that
 * intermediate is known and was not signed by it. Pure.
 */
import type { Certificate } from '../pki/certificate.ts'
import { whyNotIssuedBy } from '../pki/chain.ts'
import type { Roots } from './root-source.ts'

export type Rotation =
  | {
      readonly ok: true
      readonly hold: Roots
      /** Held before, not given any more, and not taken away. */
      readonly kept: readonly { readonly root: Certificate; readonly because: string }[]
      readonly removed: readonly { readonly root: Certificate; readonly because: string }[]
    }
  | { readonly ok: false; readonly because: string; readonly advice: string }

/** `held`: what pods trust by us now. `wanted`: what they shall trust. `intermediate`: what the firewall signs with, if the caller knows it. */
export function rotate(held: readonly Certificate[], wanted: Roots, intermediate: Certificate | undefined, at: Date): Rotation {
  const signer = (root: Certificate): boolean => intermediate !== undefined && whyNotIssuedBy(intermediate, root) === undefined
  const old = held.filter(({ fingerprint }) => !wanted.some(root => root.fingerprint === fingerprint))
  if (intermediate !== undefined && ![...wanted, ...old].some(signer))
    return {
      ok: false,
      because: `the firewall's intermediate (${intermediate.subject}) was signed by none of the roots: ${[...wanted, ...old].map(({ subject }) => subject).join(', ')}`,
      advice: 'Give the root above it as root-certificate, or the intermediate that the firewall really uses.',
    }
  const kept: { root: Certificate; because: string }[] = []
  const removed: { root: Certificate; because: string }[] = []
  for (const root of old)
    if (at > root.notAfter) removed.push({ root, because: `it expired on ${root.notAfter.toISOString().slice(0, 10)}` })
    else if (intermediate === undefined)
      kept.push({ root, because: 'what the firewall signs with is not known to this run (input intermediate-certificate)' })
    else if (signer(root)) kept.push({ root, because: "the firewall's intermediate is signed by it" })
    else removed.push({ root, because: `the firewall's intermediate (${intermediate.subject}) is not signed by it` })
  const [first, ...others] = wanted
  return { ok: true, hold: [first, ...others, ...kept.map(({ root }) => root)], kept, removed }
}
