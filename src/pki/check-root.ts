/** What a root must be that pods are to trust: by itself, and above an intermediate. */
import { type CaFault, day, error, unevaluated, withoutServers } from './ca-fault.ts'
import type { Certificate } from './certificate.ts'
import { whyNotIssuedBy } from './chain.ts'

/** What to give in its place. */
const notRoot = 'Give the certificate of the root that signed the intermediate, the one that pods shall trust.'

/** What keeps every client, or verify-tls-inspection, from building a path to this root, whatever stands below it. Its dates are for the caller. */
export function* checkRootAlone(root: Certificate): Generator<CaFault> {
  const { subject, basicConstraints } = root
  if (whyNotIssuedBy(root, root) !== undefined)
    yield error('root-not-self-signed', `${subject} is given as the root, but has not signed itself`, notRoot)
  if (basicConstraints?.ca !== true)
    yield error('root-not-a-ca', `the root ${subject} is no certificate authority (basicConstraints CA:TRUE)`, notRoot)
  else if (basicConstraints.pathLength !== undefined && basicConstraints.pathLength < 2)
    yield error(
      'root-path-length',
      `the root ${subject} has path length ${basicConstraints.pathLength}, but two authorities stand below it: the intermediate, and the one that Azure Firewall makes`,
      'Use a root without a path length, or with at least 2.',
    )
  if (root.keyUsage !== undefined && !root.keyUsage.usages.includes('keyCertSign'))
    yield error('root-no-cert-sign', `keyUsage of the root ${subject} lacks keyCertSign`, notRoot)
  if (root.keyType === 'rsa' && root.keyBits < 2048)
    yield error(
      'root-key',
      `the RSA key of the root ${subject} has ${root.keyBits} bits, which clients refuse`,
      'Use a root with at least 2048 bits, better 4096.',
    )
  const odd = unevaluated(root)
  if (odd !== undefined)
    yield error(
      'root-unsupported-extension',
      `the root ${subject} has ${odd}, which verify-tls-inspection does not evaluate and therefore never passes`,
      'Use a root without: an inspecting firewall signs for every host that its rules allow.',
    )
  const purposes = withoutServers(root)
  if (purposes !== undefined)
    yield error(
      'root-extended-key-usage',
      `extended key usage of the root ${subject} (${purposes}) rules TLS servers out, also for everything below it`,
      'Use a root without extended key usage, or with serverAuth in it.',
    )
}

/** What is wrong with it by itself, above this intermediate, and today. */
export function* checkRoot(root: Certificate, intermediate: Certificate, at: Date): Generator<CaFault> {
  const { subject } = root
  yield* checkRootAlone(root)
  if (root.keyFingerprint === intermediate.keyFingerprint && root.fingerprint !== intermediate.fingerprint)
    yield error(
      'root-key-reused',
      `${intermediate.subject} has the key of the root ${subject}: the firewall would be given the root's private key`,
      'Make a key of its own for the intermediate, and keep the key of the root where it was made.',
    )
  if (root.subjectKeyIdentifier === undefined)
    yield error(
      'root-no-subject-key-identifier',
      `the root ${subject} has no subject key identifier`,
      'Clients that check strictly (Python 3.13 does by default) refuse the chain. Use a root with subjectKeyIdentifier = hash.',
    )
  if (at < root.notBefore || at > root.notAfter)
    yield error(
      'root-not-valid',
      `the root ${subject} is valid from ${day(root.notBefore)} to ${day(root.notAfter)}`,
      'Use a root that is valid today.',
    )
  else if (root.notAfter < intermediate.notAfter)
    yield {
      code: 'root-expires-first',
      level: 'warning',
      message: `the root ${subject} expires on ${day(root.notAfter)}, before the intermediate`,
      advice: 'Plan the change of root by its end date, not by the intermediate’s.',
    }
  const notIssued = intermediate.fingerprint === root.fingerprint ? undefined : whyNotIssuedBy(intermediate, root)
  if (notIssued !== undefined) yield error('not-below-root', `the intermediate does not chain to the root: ${notIssued}`, notRoot)
}
