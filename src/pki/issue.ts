/**
 * Issues certificates: our root and intermediate, and in the lab what Azure Firewall and public authorities issue. The bytes are laid out
 * here, for a leaf has to cost little more than its signature (`bench/leaf.ts`); everything else, keys and signing, is OpenSSL's.
 */
import { type KeyObject, randomBytes, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { Certificate } from './certificate.ts'
import * as der from './der.ts'
import { addressBytes } from './host.ts'
import { keyIdentifier, spkiOf } from './key.ts'
import { attributes, extendedKeyUsages, extensions, type KeyUsage, keyUsages, oidOf } from './oids.ts'
import { readCertificate } from './read.ts'

export { generateKey, type KeyKind, type KeyPair } from './key.ts'

export type IssueRequest = {
  /** In the order of the certificate, the most general first; a type may occur more than once. */
  readonly subject: readonly (readonly [type: keyof typeof subjectTypes, value: string])[]
  /** The subject's key: public, or private when it signs itself. */
  readonly key: KeyObject
  readonly issuer: 'self' | { readonly certificate: Certificate; readonly key: KeyObject }
  readonly notBefore: Date
  readonly notAfter: Date
  /** Present: a certificate authority, critically so. Absent: basicConstraints says CA:FALSE. */
  readonly ca?: { readonly pathLength?: number }
  readonly keyUsage?: { readonly critical: boolean; readonly usages: readonly KeyUsage[] }
  readonly extendedKeyUsage?: readonly (typeof extendedKeyUsages)[keyof typeof extendedKeyUsages][]
  readonly dnsNames?: readonly string[]
  readonly ipAddresses?: readonly string[]
  /** Default true. */
  readonly subjectKeyIdentifier?: boolean
  /** Default `keyid`. An issuer without a subject key identifier gives none to quote, as with OpenSSL. */
  readonly authorityKeyIdentifier?: 'keyid' | 'keyid-issuer-serial' | 'none'
  readonly netscapeComment?: string
  /** Any others; `value` is the extension's own DER. */
  readonly otherExtensions?: readonly { readonly id: string; readonly critical: boolean; readonly value: Uint8Array }[]
  /** Random bits of the serial number. Default 127. */
  readonly serialBits?: number
}

const subjectTypes = { C: 1, ST: 1, L: 1, O: 1, OU: 1, CN: 1, serialNumber: 1, UID: 1, DC: 1 } as const

/** Signs with SHA-256, off the main thread. */
export async function issue(request: IssueRequest): Promise<Certificate> {
  const { issuer, key, notBefore, notAfter } = request
  const signingKey = issuer === 'self' ? key : issuer.key
  if (signingKey.type !== 'private') throw new Error('a certificate is signed with a private key, and this one is not')
  const algorithm = signatureAlgorithm(signingKey)
  const subject = nameOf(request.subject)
  const spki = spkiOf(key)
  const signed = der.sequence(
    version3,
    serialNumber(request.serialBits ?? 127),
    algorithm,
    issuer === 'self' ? subject : partsOf(issuer.certificate).subject,
    der.sequence(der.time(notBefore), der.time(notAfter)),
    subject,
    spki,
    der.encode(der.context(3), der.sequence(...extensionsOf(request, spki))),
  )
  const signature = await signAsync('sha256', signed, signingKey)
  return readCertificate(der.sequence(signed, algorithm, der.bits(signature)))
}

const signAsync = promisify(sign)
const version3 = der.encode(der.context(0), der.count(2))
const rsaSha256 = der.sequence(der.oid('1.2.840.113549.1.1.11'), der.nullValue)
const ecdsaSha256 = der.sequence(der.oid('1.2.840.10045.4.3.2'))

function signatureAlgorithm(key: KeyObject): Uint8Array {
  if (key.asymmetricKeyType === 'rsa') return rsaSha256
  if (key.asymmetricKeyType === 'ec') return ecdsaSha256
  throw new Error(`signing with a key of type ${key.asymmetricKeyType} is not supported`)
}

function serialNumber(size: number): Uint8Array {
  const bytes = randomBytes(Math.ceil(size / 8))
  bytes[0] = ((bytes[0] ?? 0) & (0xff >> ((8 - (size % 8)) % 8))) | (1 << ((size - 1) % 8))
  return der.integer(bytes)
}

const nameOf = (subject: IssueRequest['subject']): Uint8Array =>
  der.sequence(
    ...subject.map(([type, value]) => {
      const string =
        type === 'C' || type === 'serialNumber' ? der.tags.printableString : type === 'DC' ? der.tags.ia5String : der.tags.utf8String
      return der.encode(der.tags.set, der.sequence(der.oid(oidOf(attributes, type)), der.text(string, value)))
    }),
  )

function extensionsOf(request: IssueRequest, spki: Uint8Array): Uint8Array[] {
  const { ca, keyUsage, extendedKeyUsage, dnsNames = [], ipAddresses = [], netscapeComment } = request
  const list = [
    ca === undefined
      ? extension(extensions.basicConstraints, false, der.sequence())
      : extension(
          extensions.basicConstraints,
          true,
          der.sequence(der.trueValue, ...(ca.pathLength === undefined ? [] : [der.count(ca.pathLength)])),
        ),
  ]
  if (keyUsage) list.push(extension(extensions.keyUsage, keyUsage.critical, usageBits(keyUsage.usages)))
  if (extendedKeyUsage)
    list.push(
      extension(
        extensions.extendedKeyUsage,
        false,
        der.sequence(...extendedKeyUsage.map(usage => der.oid(oidOf(extendedKeyUsages, usage)))),
      ),
    )
  if (dnsNames.length + ipAddresses.length > 0) {
    const names = [
      ...dnsNames.map(name => der.text(der.context(2, 'primitive'), name)),
      ...ipAddresses.map(address => der.encode(der.context(7, 'primitive'), addressBytes(address))),
    ]
    list.push(extension(extensions.subjectAltName, false, der.sequence(...names)))
  }
  if (request.subjectKeyIdentifier ?? true) list.push(extension(extensions.subjectKeyIdentifier, false, der.octets(keyIdentifier(spki))))
  const authority = authorityKeyIdentifier(request, spki)
  if (authority) list.push(extension(extensions.authorityKeyIdentifier, false, authority))
  if (netscapeComment) list.push(extension(extensions.netscapeComment, false, der.text(der.tags.ia5String, netscapeComment)))
  for (const { id, critical, value } of request.otherExtensions ?? []) list.push(extension(id, critical, value))
  return list
}

const extension = (id: string, critical: boolean, value: Uint8Array): Uint8Array =>
  der.sequence(der.oid(id), ...(critical ? [der.trueValue] : []), der.octets(value))

function usageBits(usages: readonly KeyUsage[]): Uint8Array {
  const positions = usages.map(usage => keyUsages.indexOf(usage))
  const last = Math.max(...positions)
  const bytes = new Uint8Array((last >> 3) + 1)
  for (const position of positions) bytes[position >> 3] = (bytes[position >> 3] ?? 0) | (0x80 >> (position & 7))
  return der.bits(bytes, 7 - (last & 7))
}

function authorityKeyIdentifier(request: IssueRequest, spki: Uint8Array): Uint8Array | undefined {
  const { issuer, authorityKeyIdentifier: kind = 'keyid' } = request
  if (kind === 'none') return undefined
  const parts: Uint8Array[] = []
  const keyId = issuer === 'self' ? Buffer.from(keyIdentifier(spki)).toString('hex') : issuer.certificate.subjectKeyIdentifier
  if (keyId !== undefined) parts.push(der.encode(der.context(0, 'primitive'), Buffer.from(keyId, 'hex')))
  if (kind === 'keyid-issuer-serial' && issuer !== 'self') {
    const { issuer: issuerOfIssuer, serial } = partsOf(issuer.certificate)
    parts.push(der.encode(der.context(1), der.encode(der.context(4), issuerOfIssuer)), der.encode(der.context(2, 'primitive'), serial))
  }
  return parts.length > 0 ? der.sequence(...parts) : undefined
}

/** The fields of an issuer that its certificates repeat, byte for byte. */
function partsOf(certificate: Certificate): { subject: Uint8Array; issuer: Uint8Array; serial: Uint8Array } {
  const kept = issuers.get(certificate)
  if (kept !== undefined) return kept
  const [tbs] = der.readElements(der.readElement(certificate.der).content)
  const fields = der.readElements(der.expectTag(tbs, der.tags.sequence, 'the signed part').content)
  const [serial, , issuer, , subject] = fields.slice(fields[0]?.tag === der.context(0) ? 1 : 0)
  const parts = {
    subject: der.expectTag(subject, der.tags.sequence, 'the subject').raw,
    issuer: der.expectTag(issuer, der.tags.sequence, 'the issuer').raw,
    serial: der.expectTag(serial, der.tags.integer, 'the serial number').content,
  }
  issuers.set(certificate, parts)
  return parts
}
const issuers = new WeakMap<Certificate, ReturnType<typeof partsOf>>()
