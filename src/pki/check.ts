/**
 * What Azure Firewall, Key Vault and the clients behind them demand of an inspection CA, checked before anything is uploaded: Azure itself
 * answers a CA that it dislikes with a generic error, minutes later.
 */
import type { KeyObject } from 'node:crypto'
import { type CaFault, day, error, unevaluated, withoutServers } from './ca-fault.ts'
import type { Certificate } from './certificate.ts'
import { isStrongSignature } from './chain.ts'
import { checkRoot } from './check-root.ts'
import { keyFingerprint } from './key.ts'

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
  const { subject, basicConstraints, keyUsage } = intermediate
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
  const purposes = withoutServers(intermediate)
  if (purposes !== undefined)
    yield error(
      'extended-key-usage',
      `extended key usage of ${subject} (${purposes}) rules TLS servers out, also for everything below it`,
      'Issue it without extended key usage, or with serverAuth in it.',
    )
  const odd = unevaluated(intermediate)
  if (odd !== undefined)
    yield error(
      'unsupported-extension',
      `${subject} has ${odd}, which verify-tls-inspection does not evaluate and therefore never passes`,
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
