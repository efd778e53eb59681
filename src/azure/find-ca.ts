import type { Certificate } from '../pki/certificate.ts'
import { whyNotIssuedBy } from '../pki/chain.ts'
import { checkFirewallCa } from '../pki/check.ts'
import { NotACertificate, readCertificate, readCertificates } from '../pki/read.ts'
import type { Vault } from './vault.ts'

/** What the vault holds of our authority. */
export type HeldCa = {
  readonly intermediate?: Certificate
  readonly secretId?: string
  readonly root?: Certificate
  /** All that the secret holds: while a CA is replaced, the root in use and the coming or the previous one. */
  readonly roots?: readonly Certificate[]
  /** Why the firewall could not use the intermediate as the vault keeps it. */
  readonly unusable?: string
}

/** What the vault holds of our CA: the intermediate and the root's public certificate. */
export async function heldCa(vault: Vault, names: { readonly certificate: string; readonly rootSecret: string }): Promise<HeldCa> {
  const [certificate, rootText] = await Promise.all([vault.certificate(names.certificate), vault.secret(names.rootSecret)])
  const intermediate = certificate && readCertificate(certificate.der)
  const roots = rootText === undefined ? [] : readOrNothing(rootText)
  const root = amongRoots(roots, intermediate)
  return {
    ...(certificate && intermediate ? { intermediate, secretId: certificate.secretId } : {}),
    ...(certificate?.unusable ? { unusable: certificate.unusable } : {}),
    ...(root ? { root, roots } : {}),
  }
}

/** A secret that somebody overwrote with something else is as good as none: it is written anew. */
function readOrNothing(text: string): readonly Certificate[] {
  try {
    return readCertificates(text)
  } catch (error) {
    if (error instanceof NotACertificate) return []
    throw error
  }
}

/** The root above the intermediate, of the one or two that the secret holds: in a rotation, pods mount the old and the new one. Throws {@link NotACertificate}. */
export const rootAmong = (text: string, intermediate: Certificate | undefined): Certificate =>
  amongRoots(readCertificates(text), intermediate) as Certificate

/** Where none stands above it, the first. */
const amongRoots = (roots: readonly Certificate[], intermediate: Certificate | undefined): Certificate | undefined =>
  (intermediate && roots.find(root => whyNotIssuedBy(intermediate, root) === undefined)) ?? roots[0]

export type CaDecision = { readonly keep: true } | { readonly keep: false; readonly because: string }

/** Whether what the vault holds is good enough to stay, when no CA was given: complete, one chain, accepted by the firewall, and not due for renewal. */
export function judgeHeldCa(held: HeldCa, at: Date, renewBeforeDays: number): CaDecision {
  const { intermediate, root } = held
  if (!intermediate) return { keep: false, because: 'so far the vault held no intermediate' }
  if (!root) return { keep: false, because: 'so far the vault held no root certificate to go with the intermediate' }
  if (held.unusable) return { keep: false, because: `the certificate in the vault ${held.unusable}` }
  // Nothing below a root outlives it.
  const [first, what] = root.notAfter < intermediate.notAfter ? [root.notAfter, 'root'] : [intermediate.notAfter, 'intermediate']
  const daysLeft = Math.floor((first.getTime() - at.getTime()) / 86_400_000)
  if (daysLeft < renewBeforeDays)
    return { keep: false, because: `the ${what} ends in ${daysLeft} days, and it is renewed ${renewBeforeDays} days before its end` }
  // The key stays in the vault, and a CA that is in use may have less than a year left.
  const fault = checkFirewallCa({ certificates: [intermediate], key: undefined, root, at }).find(
    ({ level, code }) => level === 'error' && !['no-key', 'expires-soon', 'root-expires-first'].includes(code),
  )
  return fault ? { keep: false, because: `Azure Firewall would refuse the intermediate: ${fault.message}` } : { keep: true }
}

/** The same question when a CA was given: only that very one may stay. */
export function judgeGivenCa(held: HeldCa, given: { readonly intermediate: Certificate; readonly root: Certificate }): CaDecision {
  if (held.intermediate?.fingerprint !== given.intermediate.fingerprint)
    return { keep: false, because: held.intermediate ? 'the given intermediate is another one' : 'so far the vault held no intermediate' }
  if (held.unusable) return { keep: false, because: `the certificate in the vault ${held.unusable}` }
  if (held.root?.fingerprint !== given.root.fingerprint) return { keep: false, because: 'the given root is another one' }
  return { keep: true }
}
