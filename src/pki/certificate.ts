/** A certificate as a value: everything that checks, chains and reports need, read once. */
export type Certificate = {
  readonly pem: string
  readonly der: Uint8Array
  /** RFC 4514 text, most specific first as the certificate writes it reversed: `CN=a,O=b`. */
  readonly subject: string
  readonly issuer: string
  /** All common names of the subject, in order (Azure Firewall's leaves have two). */
  readonly commonNames: readonly string[]
  readonly issuerCommonNames: readonly string[]
  readonly serialNumber: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly keyType: 'rsa' | 'ec' | 'ed25519' | 'other'
  readonly keyBits: number
  readonly signatureAlgorithm: string
  /** Lower-case hex SHA-256 of the DER. */
  readonly fingerprint: string
  /** Lower-case hex SHA-256 of the SubjectPublicKeyInfo: identifies the key, whatever certificate carries it. */
  readonly keyFingerprint: string
  readonly basicConstraints?: { readonly critical: boolean; readonly ca: boolean; readonly pathLength?: number }
  readonly keyUsage?: { readonly critical: boolean; readonly usages: readonly string[] }
  readonly extendedKeyUsage?: readonly string[]
  readonly subjectKeyIdentifier?: string
  readonly authorityKeyIdentifier?: string
  readonly dnsNames: readonly string[]
  readonly ipAddresses: readonly string[]
  readonly selfIssued: boolean
}
