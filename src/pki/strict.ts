/**
 * What a client refuses that checks strictly by RFC 5280: OpenSSL's X509_V_FLAG_X509_STRICT, which Python sets by itself since 3.13
 * (ssl.create_default_context). The checks are those of `check_extensions` in OpenSSL 3; a test holds them against `openssl verify -x509_strict`.
 */
import type { Certificate } from './certificate.ts'
import { parseCertificate } from './parse.ts'

/** `path`: leaf first, the anchor last. Undefined: nothing that strict clients refuse. */
export function whyNotStrict(path: readonly Certificate[]): string | undefined {
  for (const [at, certificate] of path.entries()) {
    const { subject, basicConstraints, keyUsage, subjectKeyIdentifier } = certificate
    const { extensions } = parseCertificate(certificate.der)
    if (basicConstraints?.ca === true) {
      if (!basicConstraints.critical) return `basicConstraints of ${subject} is not critical`
      if (keyUsage === undefined) return `${subject} has no keyUsage`
      if (subjectKeyIdentifier === undefined) return `${subject} has no subject key identifier`
      if (subject === '') return 'a certificate authority has no name'
    } else {
      if (basicConstraints?.pathLength !== undefined) return `${subject} is no certificate authority, and has a path length`
      if (keyUsage?.usages.includes('keyCertSign')) return `${subject} is no certificate authority, and may sign certificates`
    }
    if (certificate.issuer === '') return `${subject} has no issuer`
    if (at + 1 < path.length && extensions.authorityKeyIdentifier === undefined) return `${subject} has no authority key identifier`
  }
  return undefined
}
