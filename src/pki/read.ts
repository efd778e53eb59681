/** Certificates from bytes that anybody may have written: a pod, a served flight, a user's file. */
import { createHash } from 'node:crypto'
import type { Certificate } from './certificate.ts'
import { DerError } from './der.ts'
import { addressText } from './host.ts'
import { canonicalName, commonNames, nameText, visible } from './name.ts'
import { parseCertificate } from './parse.ts'

/** Why the bytes are no certificate. The only error that the readers throw. */
export class NotACertificate extends Error {
  readonly because: string
  constructor(because: string) {
    super(`not a certificate: ${because}`)
    this.name = 'NotACertificate'
    this.because = because
  }
}

/** A bundle larger than this (bytes), or with more certificates, is not read. A distribution's own bundle has about 150 in 230 KB. */
const limits = { bytes: 4 * 1024 * 1024, certificates: 1000 }

/** Reads one certificate: DER bytes, or PEM (text or bytes) with exactly one certificate in it. Throws {@link NotACertificate}. */
export function readCertificate(derOrPem: Uint8Array | string): Certificate {
  if (typeof derOrPem !== 'string' && derOrPem[0] === 0x30) return fromDer(derOrPem)
  const certificates = readCertificates(derOrPem)
  const [certificate] = certificates
  if (certificate === undefined || certificates.length > 1)
    throw new NotACertificate(`the PEM text has ${certificates.length} certificates where one belongs`)
  return certificate
}

/**
 * Reads every certificate of a PEM text, in order. What stands between the blocks (comments, keys, other PEM blocks) is passed over.
 * Throws {@link NotACertificate} if there is none, or if one of them cannot be read.
 */
export function readCertificates(pem: Uint8Array | string): Certificate[] {
  if (pem.length > limits.bytes) throw new NotACertificate(`it is larger than ${limits.bytes} bytes`)
  const certificates: Certificate[] = []
  const text = typeof pem === 'string' ? pem : Buffer.from(pem).toString('latin1')
  // A byte order mark, as UTF-8 or read byte by byte, would hide the first certificate behind it.
  const lines = text.replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, '').split(/\r\n|\r|\n/)
  let block: string[] | undefined
  for (const line of lines.map(line => line.trim())) {
    if (beginnings.has(line)) {
      if (block !== undefined) throw new NotACertificate('a PEM block begins inside another one')
      block = []
    } else if (block !== undefined && line.startsWith('-----')) {
      if (!ends.has(line)) throw new NotACertificate(`a certificate's PEM block is ended by "${visible(line.slice(0, 80))}"`)
      if (certificates.length === limits.certificates) throw new NotACertificate(`it has more than ${limits.certificates} certificates`)
      certificates.push(fromBase64(block.join(''), certificates.length + 1))
      block = undefined
    } else block?.push(line)
  }
  if (block !== undefined) throw new NotACertificate('the text ends inside a PEM block')
  if (certificates.length === 0) throw new NotACertificate('there is no "-----BEGIN CERTIFICATE-----" in it')
  return certificates
}

const labels = ['CERTIFICATE', 'X509 CERTIFICATE']
const beginnings: ReadonlySet<string> = new Set(labels.map(label => `-----BEGIN ${label}-----`))
const ends: ReadonlySet<string> = new Set(labels.map(label => `-----END ${label}-----`))

function fromBase64(base64: string, position: number): Certificate {
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw new NotACertificate(`PEM block ${position} is not base64`)
  try {
    return fromDer(Buffer.from(base64, 'base64'))
  } catch (error) {
    throw error instanceof NotACertificate ? new NotACertificate(`PEM block ${position}: ${error.because}`) : error
  }
}

function fromDer(bytes: Uint8Array): Certificate {
  // A copy: what the certificate says must not change when the caller's buffer is used again.
  const der = Uint8Array.from(bytes)
  try {
    return toCertificate(der)
  } catch (error) {
    throw error instanceof DerError ? new NotACertificate(error.message) : error
  }
}

function toCertificate(der: Uint8Array): Certificate {
  const { serial, signatureAlgorithm, issuer, subject, notBefore, notAfter, spki, key, extensions } = parseCertificate(der)
  const { basicConstraints, keyUsage, extendedKeyUsage, subjectKeyIdentifier, authorityKeyIdentifier } = extensions
  return {
    pem: toPem(der, 'CERTIFICATE'),
    der,
    subject: nameText(subject),
    issuer: nameText(issuer),
    commonNames: commonNames(subject),
    issuerCommonNames: commonNames(issuer),
    serialNumber: hex(serial).replace(/^00(?=.)/, ''),
    notBefore,
    notAfter,
    keyType: key.type,
    keyBits: key.bits,
    signatureAlgorithm,
    fingerprint: sha256(der),
    keyFingerprint: sha256(spki),
    ...(basicConstraints && { basicConstraints }),
    ...(keyUsage && { keyUsage }),
    ...(extendedKeyUsage && { extendedKeyUsage }),
    ...(subjectKeyIdentifier && { subjectKeyIdentifier: hex(subjectKeyIdentifier) }),
    ...(authorityKeyIdentifier?.keyId && { authorityKeyIdentifier: hex(authorityKeyIdentifier.keyId) }),
    dnsNames: extensions.dnsNames.map(visible),
    ipAddresses: extensions.ipAddresses.map(addressText),
    selfIssued: canonicalName(subject) === canonicalName(issuer),
  }
}

/** PEM text of some DER, 64 columns, with a newline at its end. */
export const toPem = (der: Uint8Array, label: string): string =>
  `-----BEGIN ${label}-----\n${(
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n')}\n-----END ${label}-----\n`

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
