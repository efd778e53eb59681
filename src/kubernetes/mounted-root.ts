/** What a volume or an input may hand out as roots: public certificates of root authorities, two while a CA is replaced, and nothing secret. Pure. */
import type { Certificate } from '../pki/certificate.ts'
import { checkRootAlone } from '../pki/check-root.ts'
import { readCertificates } from '../pki/read.ts'

export type RootCheck =
  | { readonly ok: true; readonly roots: readonly [Certificate, ...Certificate[]] }
  | { readonly ok: false; readonly because: string; readonly advice: string }

const refused = (because: string, advice: string) => ({ ok: false, because, advice }) as const

/** A rotation needs two at a time. More than that is a bundle of something else. */
const most = 4

/** Roots that may be handed out: each is one, good for what Azure Firewall signs below it, and valid now. */
export function checkRoots(pem: string, where: string, at: Date): RootCheck {
  const read = readRoots(pem, where)
  if (!read.ok) return read
  for (const root of read.roots) {
    const fault = faultOf(root, where, at)
    if (fault !== undefined) return fault
  }
  return read
}

/** What is to be taken away may be of any kind, expired too: public certificates, and few. */
export function readRoots(pem: string, where: string): RootCheck {
  if (/PRIVATE KEY/.test(pem))
    return refused(
      `${where} holds a private key`,
      'Hand out the public certificate alone, and replace the CA: a key that was mounted in pods is known to whoever could read them.',
    )
  let certificates: Certificate[]
  try {
    certificates = readCertificates(pem)
  } catch (error) {
    return refused(
      `${where} holds no certificate that can be read: ${error instanceof Error ? error.message : error}`,
      'Put the root certificate there, as PEM.',
    )
  }
  const roots = certificates.filter(
    (each, index) => certificates.findIndex(({ fingerprint }) => fingerprint === each.fingerprint) === index,
  )
  const [first, ...others] = roots
  if (first === undefined || roots.length > most)
    return refused(
      `${where} holds ${roots.length} certificates, and one belongs there: the root (two while it is replaced)`,
      "Put the root's public certificate there alone, without the intermediate.",
    )
  return { ok: true, roots: [first, ...others] }
}

function faultOf(root: Certificate, where: string, at: Date) {
  if (root.basicConstraints?.ca !== true)
    return refused(`${where} holds ${root.subject}, which is no certificate authority`, 'Put the root certificate there.')
  if (!root.selfIssued)
    return refused(
      `${where} holds ${root.subject}, which was issued by ${root.issuer} and so is no root`,
      'Put the root certificate there, not the intermediate.',
    )
  if (root.keyUsage !== undefined && !root.keyUsage.usages.includes('keyCertSign'))
    return refused(`${root.subject} may not sign certificates (keyUsage)`, 'Make a root with keyCertSign: import-ca does.')
  if (at > root.notAfter)
    return refused(`${root.subject} expired on ${root.notAfter.toISOString().slice(0, 10)}`, 'Make a new CA with import-ca.')
  if (at < root.notBefore)
    return refused(`${root.subject} is not valid before ${root.notBefore.toISOString()}`, 'Check the clock, or wait.')
  const [unfit] = checkRootAlone(root)
  if (unfit !== undefined) return refused(`${where}: ${unfit.message}`, unfit.advice)
  return undefined
}
