/** Whether a served flight comes from a firewall that signs with our intermediate. */
import type { Certificate } from './certificate.ts'
import { buildChain, type Chain, type ChainOptions } from './chain.ts'

/**
 * The served leaf must validate to our root and have our intermediate's key above it. The key counts, not the certificate: a renewed
 * intermediate with the same key is ours too. Names prove nothing, for every Azure Firewall calls its issuing CA the same, and neither
 * does our intermediate lying in the flight: only what signed the leaf, link by link, counts.
 */
export function signedBelow(
  served: readonly Certificate[],
  authority: { readonly root: Certificate; readonly intermediate: Certificate },
  options: Pick<ChainOptions, 'at' | 'host'>,
): Chain {
  const ours = authority.intermediate.keyFingerprint
  if (served[0]?.keyFingerprint === ours)
    return {
      ok: false,
      because: `${served[0].subject} was served as the server's own certificate, and its key is our intermediate's: nothing was issued for this host`,
    }
  const passes = (path: readonly Certificate[]): boolean => path.slice(1, -1).some(({ keyFingerprint }) => keyFingerprint === ours)
  const chain = buildChain(served, [authority.root], { ...options, accept: passes })
  if (chain.ok || !buildChain(served, [authority.root], options).ok) return chain
  return {
    ok: false,
    because: `${served[0]?.subject} has a valid path to our root, but not through our intermediate ${authority.intermediate.subject}`,
  }
}
