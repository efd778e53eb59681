/**
 * What Azure Firewall, Key Vault and the clients behind them demand of an inspection CA, checked before anything is uploaded: Azure itself
 * answers a CA that it dislikes with a generic error, minutes later.
 */
import type { KeyObject } from 'node:crypto'
import type { Certificate } from './certificate.ts'
import { isStrongSignature, whyNotIssuedBy } from './chain.ts'
import { keyFingerprint } from './key.ts'
import { parseCertificate } from './parse.ts'

/** `code` is stable, for tests and documentation; `advice` says what to do. */
export type CaFault = { readonly code: CaFaultCode; readonly level: 'error' | 'warning'; readonly message: string; readonly advice: string }

export type CaFaultCode =
  | 'no-certificate'
  | 'chain-in-file'
  | 'no-key'
  | 'key-mismatch'
  | 'key-type'
  | 'key-size'
  | 'self-signed'
  | 'not-a-ca'
  | 'basic-constraints-not-critical'
  | 'path-length'
  | 'no-key-usage'
  | 'key-usage-not-critical'
  | 'no-cert-sign'
  | 'extended-key-usage'
  | 'unsupported-extension'
  | 'no-subject-key-identifier'
  | 'no-authority-key-identifier'
  | 'signature-algorithm'
  | 'not-yet-valid'
  | 'expired'
  | 'expires-soon'
  | 'root-not-self-signed'
  | 'root-not-a-ca'
  | 'root-path-length'
  | 'root-key'
  | 'root-no-cert-sign'
  | 'root-extended-key-usage'
  | 'root-unsupported-extension'
  | 'root-key-reused'
  | 'root-no-subject-key-identifier'
  | 'root-not-valid'
  | 'root-expires-first'
  | 'not-below-root'

export type FirewallCa = {
  /** Every certificate of the file, in its order. */
  readonly certificates: readonly Certificate[]
  readonly key: KeyObject | undefined
  /** What pods will trust. */
  readonly root: Certificate
  readonly at: Date
}

/** Azure Firewall wants a year ahead when the CA is applied. Days. */
export const minimumDaysLeft = 365

/** Every fault at once, the file's first, then the intermediate's, then the root's. Empty: Azure Firewall will take it. */
export function checkFirewallCa({ certificates, key, root, at }: FirewallCa): readonly CaFault[] {
  const ownKey = key && keyFingerprint(key)
  const intermediate = certificates.find(certificate => certificate.keyFingerprint === ownKey) ?? certificates[0]
  if (intermediate === undefined)
    return [error('no-certificate', 'the file holds no certificate', 'Give a file with the intermediate certificate and its private key.')]
  return [
    ...checkFile(certificates, ownKey, intermediate),
    ...checkKey(intermediate),
    ...checkExtensions(intermediate),
    ...checkDates(intermediate, at),
    ...checkRoot(root, intermediate, at),
  ]
}

const error = (code: CaFaultCode, message: string, advice: string): CaFault => ({ code, level: 'error', message, advice })
const day = (date: Date): string => date.toISOString().slice(0, 10)
const daysBetween = (from: Date, to: Date): number => Math.floor((to.getTime() - from.getTime()) / 86_400_000)

function* checkFile(certificates: readonly Certificate[], ownKey: string | undefined, intermediate: Certificate): Generator<CaFault> {
  if (certificates.length > 1)
    yield error(
      'chain-in-file',
      `the file holds ${certificates.length} certificates (${certificates.map(({ subject }) => subject).join('; ')}), and Azure Firewall accepts the intermediate alone`,
      'Export it without its chain: openssl pkcs12 -export -in intermediate.crt -inkey intermediate.key -out intermediate.pfx',
    )
  if (ownKey === undefined)
    yield error(
      'no-key',
      `the file has no private key for ${intermediate.subject}`,
      'Export the certificate together with its private key.',
    )
  else if (intermediate.keyFingerprint !== ownKey)
    yield error(
      'key-mismatch',
      `the private key is not the one of ${intermediate.subject}`,
      'Export the certificate and the key that belong together.',
    )
}

function* checkKey(intermediate: Certificate): Generator<CaFault> {
  const { subject, keyType, keyBits, signatureAlgorithm } = intermediate
  if (keyType !== 'rsa')
    yield error(
      'key-type',
      `the key of ${subject} is ${keyType.toUpperCase()}, and Azure Firewall takes RSA only`,
      'Make the intermediate with an RSA key of 4096 bits.',
    )
  else if (keyBits < 4096)
    yield error(
      'key-size',
      `the RSA key of ${subject} has ${keyBits} bits, and Azure Firewall demands 4096`,
      'Make the intermediate with an RSA key of 4096 bits.',
    )
  if (!isStrongSignature(signatureAlgorithm))
    yield error(
      'signature-algorithm',
      `${subject} is signed with ${signatureAlgorithm}, which clients refuse`,
      'Have the root sign it with SHA-256.',
    )
}

function* checkExtensions(intermediate: Certificate): Generator<CaFault> {
  const { subject, basicConstraints, keyUsage, extendedKeyUsage } = intermediate
  if (intermediate.selfIssued)
    yield error(
      'self-signed',
      `${subject} is self-signed: it is a root, and a root must not sign leaves on a firewall`,
      'Give an intermediate that the root has signed, and the root itself as root-certificate.',
    )
  if (basicConstraints?.ca !== true)
    yield error(
      'not-a-ca',
      `${subject} is no certificate authority (basicConstraints CA:TRUE)`,
      'Issue it with basicConstraints = critical, CA:TRUE, pathlen:1',
    )
  else {
    if (!basicConstraints.critical)
      yield error(
        'basic-constraints-not-critical',
        `basicConstraints of ${subject} is not marked critical`,
        'Issue it with basicConstraints = critical, CA:TRUE, pathlen:1',
      )
    if (basicConstraints.pathLength === 0)
      yield error(
        'path-length',
        `${subject} has path length 0, but Azure Firewall puts a CA of its own between it and the leaves`,
        'Issue it with a path length of at least 1, or without one.',
      )
  }
  const usageAdvice =
    'Issue it with keyUsage = critical, digitalSignature, cRLSign, keyCertSign (certificates that Key Vault issues itself do not have this)'
  if (keyUsage === undefined) yield error('no-key-usage', `${subject} has no keyUsage`, usageAdvice)
  else {
    if (!keyUsage.critical) yield error('key-usage-not-critical', `keyUsage of ${subject} is not marked critical`, usageAdvice)
    if (!keyUsage.usages.includes('keyCertSign')) yield error('no-cert-sign', `keyUsage of ${subject} lacks keyCertSign`, usageAdvice)
  }
  if (extendedKeyUsage !== undefined && !extendedKeyUsage.some(usage => usage === 'serverAuth' || usage === 'anyExtendedKeyUsage'))
    yield error(
      'extended-key-usage',
      `extended key usage of ${subject} (${extendedKeyUsage.join(', ')}) rules TLS servers out, also for everything below it`,
      'Issue it without extended key usage, or with serverAuth in it.',
    )
  const { nameConstraints, unknownCritical } = parseCertificate(intermediate.der).extensions
  if (nameConstraints || unknownCritical.length > 0)
    yield error(
      'unsupported-extension',
      `${subject} has ${nameConstraints ? 'name constraints' : `the critical extension ${unknownCritical[0]}`}, which verify-tls-inspection does not evaluate and therefore never passes`,
      'Issue it without: an inspecting firewall signs for every host that its rules allow.',
    )
  const strict =
    'Clients that check strictly (Python 3.13 does by default) refuse the chain without it. Issue it with subjectKeyIdentifier = hash and authorityKeyIdentifier = keyid'
  if (intermediate.subjectKeyIdentifier === undefined)
    yield error('no-subject-key-identifier', `${subject} has no subject key identifier`, strict)
  if (intermediate.authorityKeyIdentifier === undefined && !intermediate.selfIssued)
    yield error('no-authority-key-identifier', `${subject} has no authority key identifier`, strict)
}

function* checkDates({ subject, notBefore, notAfter }: Certificate, at: Date): Generator<CaFault> {
  const left = daysBetween(at, notAfter)
  if (at < notBefore)
    yield error('not-yet-valid', `${subject} is valid from ${day(notBefore)} only`, 'Wait, or issue it with an earlier start.')
  if (at > notAfter) yield error('expired', `${subject} expired on ${day(notAfter)}`, 'Issue a new one.')
  else if (left < minimumDaysLeft)
    yield error(
      'expires-soon',
      `${subject} expires on ${day(notAfter)}, in ${left} days, and Azure Firewall demands a year ahead`,
      `Issue a new one that is valid for at least ${minimumDaysLeft} days, better 1024, and renew it two months before its end.`,
    )
}

/** What to give in its place. */
const notRoot = 'Give the certificate of the root that signed the intermediate, the one that pods shall trust.'

/** What keeps every client, or verify-tls-inspection, from building a path to this root, whatever stands below it. Its dates are for the caller. */
export function* checkRootAlone(root: Certificate): Generator<CaFault> {
  const { subject, basicConstraints } = root
  if (!root.selfIssued || whyNotIssuedBy(root, root) !== undefined)
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
  const { nameConstraints, unknownCritical } = parseCertificate(root.der).extensions
  if (nameConstraints || unknownCritical.length > 0)
    yield error(
      'root-unsupported-extension',
      `the root ${subject} has ${nameConstraints ? 'name constraints' : `the critical extension ${unknownCritical[0]}`}, which verify-tls-inspection does not evaluate and therefore never passes`,
      'Use a root without: an inspecting firewall signs for every host that its rules allow.',
    )
  const purposes = root.extendedKeyUsage
  if (purposes !== undefined && !purposes.some(usage => usage === 'serverAuth' || usage === 'anyExtendedKeyUsage'))
    yield error(
      'root-extended-key-usage',
      `extended key usage of the root ${subject} (${purposes.join(', ')}) rules TLS servers out, also for everything below it`,
      'Use a root without extended key usage, or with serverAuth in it.',
    )
}

function* checkRoot(root: Certificate, intermediate: Certificate, at: Date): Generator<CaFault> {
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
