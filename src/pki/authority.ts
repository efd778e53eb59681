/** Our own authority: a root that signs once, and the intermediate that the firewall is given. */
import type { KeyObject } from 'node:crypto'
import type { Certificate } from './certificate.ts'
import { generateKey, type IssueRequest, issue } from './issue.ts'

/** How long both live. Days; Azure Firewall asks for at least a year from when the CA is applied. */
export const authorityLifetimeDays = 1024

const day = 24 * 60 * 60 * 1000
/** Who looks at a new certificate with a clock that is a little behind must not find it not yet valid. Milliseconds. */
const clockSkew = 5 * 60 * 1000

/**
 * Makes a root and an intermediate below it (RSA 4096, SHA-256). The root's private key exists in this function only: it signs two
 * certificates and is dropped, so nothing can ever be issued by the root again and nobody can lose it.
 */
export async function makeAuthority(
  subject: { readonly organization: string; readonly root: string; readonly intermediate: string },
  now: Date,
): Promise<{ root: Certificate; intermediate: Certificate; intermediateKey: KeyObject }> {
  const [rootPair, intermediatePair] = await Promise.all([generateKey('rsa-4096'), generateKey('rsa-4096')])
  const common = {
    notBefore: new Date(now.getTime() - clockSkew),
    notAfter: new Date(now.getTime() + authorityLifetimeDays * day),
    keyUsage: { critical: true, usages: ['digitalSignature', 'keyCertSign', 'cRLSign'] },
  } satisfies Partial<IssueRequest>
  const named = (commonName: string): IssueRequest['subject'] => [
    ['O', subject.organization],
    ['CN', commonName],
  ]
  const root = await issue({ ...common, subject: named(subject.root), key: rootPair.privateKey, issuer: 'self', ca: {} })
  const intermediate = await issue({
    ...common,
    subject: named(subject.intermediate),
    key: intermediatePair.publicKey,
    issuer: { certificate: root, key: rootPair.privateKey },
    // Two levels follow: the sub-CA that the firewall makes (its own path length is 0), and its leaves.
    ca: { pathLength: 1 },
  })
  return { root, intermediate, intermediateKey: intermediatePair.privateKey }
}
