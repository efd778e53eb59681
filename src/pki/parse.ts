/** The fields of an X.509 certificate (RFC 5280 4.1), read from its bytes and nothing else. */
import {
  context,
  DerError,
  type Element,
  expectTag,
  readBits,
  readBoolean,
  readCount,
  readElement,
  readElements,
  readOid,
  tags,
} from './der.ts'
import { type Name, readName } from './name.ts'
import { curves, extendedKeyUsages, hashes, keyUsages, extensions as known, nameOf, signatureAlgorithms } from './oids.ts'

export type Parsed = {
  readonly serial: Uint8Array
  /** By name, with the hash: `sha256WithRSAEncryption`, `rsassaPss-sha256`. */
  readonly signatureAlgorithm: string
  readonly issuer: Name
  readonly subject: Name
  readonly notBefore: Date
  readonly notAfter: Date
  /** The SubjectPublicKeyInfo, whole. */
  readonly spki: Uint8Array
  readonly key: { readonly type: 'rsa' | 'ec' | 'ed25519' | 'other'; readonly bits: number }
  readonly extensions: Extensions
}

export type Extensions = {
  readonly basicConstraints?: { readonly critical: boolean; readonly ca: boolean; readonly pathLength?: number }
  readonly keyUsage?: { readonly critical: boolean; readonly usages: readonly string[] }
  readonly extendedKeyUsage?: readonly string[]
  readonly subjectKeyIdentifier?: Uint8Array
  readonly authorityKeyIdentifier?: { readonly keyId?: Uint8Array; readonly issuer?: Name; readonly serial?: Uint8Array }
  readonly dnsNames: readonly string[]
  readonly ipAddresses: readonly Uint8Array[]
  /** Identifiers of critical extensions that are not among the above. */
  readonly unknownCritical: readonly string[]
  readonly nameConstraints: boolean
}

/** Larger than any certificate that a TLS stack would send. Bytes. */
const maximumSize = 64 * 1024

/** A certificate from its DER, strictly. A critical extension that is not known is named, for whoever judges. Throws `DerError`. */
export function parseCertificate(der: Uint8Array): Parsed {
  if (der.length > maximumSize) throw new DerError(`it is larger than ${maximumSize} bytes`)
  const [tbs, outerAlgorithm, signature, ...rest] = readElements(expectTag(readElement(der), tags.sequence, 'the certificate').content)
  if (rest.length > 0) throw new DerError('something follows the signature')
  readBits(signature, 'the signature')
  const fields = readElements(expectTag(tbs, tags.sequence, 'the signed part').content)
  const version = fields[0]?.tag === context(0) ? readCount(readElement((fields.shift() as Element).content), 'the version') : 0
  const [serial, innerAlgorithm, issuer, validity, subject, spki, ...optional] = fields
  // The outer copy is not signed: were it to differ, the signature could be read as another algorithm's.
  if (!same(innerAlgorithm?.raw, outerAlgorithm?.raw)) throw new DerError('the two signature algorithms differ')
  const [notBefore, notAfter, ...extraTimes] = readElements(expectTag(validity, tags.sequence, 'the validity').content)
  if (extraTimes.length > 0) throw new DerError('the validity has more than two times')
  const publicKey = expectTag(spki, tags.sequence, 'the public key')
  const extensionList = optional.find(field => field.tag === context(3))
  if (extensionList !== undefined && version !== 2) throw new DerError('it has extensions but is not version 3')
  return {
    serial: expectTag(serial, tags.integer, 'the serial number').content,
    signatureAlgorithm: readSignatureAlgorithm(expectTag(innerAlgorithm, tags.sequence, 'the signature algorithm')),
    issuer: readName(issuer, 'the issuer'),
    subject: readName(subject, 'the subject'),
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    spki: publicKey.raw,
    key: readKey(publicKey),
    extensions: readExtensions(extensionList),
  }
}

/** RSASSA-PSS alone has its hash in the parameters, SHA-1 unless they say otherwise (RFC 4055 3.1). */
function readSignatureAlgorithm(algorithm: Element): string {
  const [id, parameters] = readElements(algorithm.content)
  const name = nameOf(signatureAlgorithms, readOid(id))
  if (name !== 'rsassaPss') return name
  const hash = readElements(expectTag(parameters, tags.sequence, 'the signature parameters').content).find(({ tag }) => tag === context(0))
  return `${name}-${hash === undefined ? 'sha1' : nameOf(hashes, readOid(readElements(readElement(hash.content).content)[0]))}`
}

function readTime(element: Element | undefined): Date {
  const digits = Buffer.from(element?.content ?? []).toString('latin1')
  const year = Number(digits.slice(0, 2))
  const full = element?.tag === tags.utcTime ? `${year < 50 ? 20 : 19}${digits}` : element?.tag === tags.generalizedTime ? digits : ''
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full)
  const [, y, mo, d, h, mi, s] = match ?? []
  const date = new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`)
  if (match === null || Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(d))
    throw new DerError('a date of the validity is no date')
  return date
}

function readKey(spki: Element): Parsed['key'] {
  const [algorithm, key] = readElements(spki.content)
  const [type, parameters] = readElements(expectTag(algorithm, tags.sequence, 'the key algorithm').content)
  const bytes = readBits(key, 'the public key')
  switch (readOid(type)) {
    case '1.2.840.113549.1.1.1':
    case '1.2.840.113549.1.1.10': {
      const [modulus] = readElements(expectTag(readElement(bytes), tags.sequence, 'the RSA key').content)
      const digits = expectTag(modulus, tags.integer, 'the RSA modulus').content
      const lead = digits.findIndex(byte => byte !== 0)
      return { type: 'rsa', bits: lead < 0 ? 0 : (digits.length - lead) * 8 - (Math.clz32(digits[lead] ?? 0) - 24) }
    }
    case '1.2.840.10045.2.1':
      return { type: 'ec', bits: (parameters?.tag === tags.oid && curves[readOid(parameters)]) || 0 }
    case '1.3.101.112':
      return { type: 'ed25519', bits: 256 }
    default:
      return { type: 'other', bits: 0 }
  }
}

function readExtensions(list: Element | undefined): Extensions {
  const found = new Map<string, { readonly critical: boolean; readonly value: Element }>()
  const elements = list === undefined ? [] : readElements(expectTag(readElement(list.content), tags.sequence, 'the extensions').content)
  for (const element of elements) {
    const parts = readElements(expectTag(element, tags.sequence, 'an extension').content)
    const id = readOid(parts[0])
    // Which of two would count is anybody's guess, so neither does (RFC 5280 4.2).
    if (found.has(id)) throw new DerError(`the extension ${id} occurs twice`)
    const critical = parts.length === 3 && parts[1] !== undefined && readBoolean(parts[1])
    const value = expectTag(parts.at(-1), tags.octetString, `the extension ${id}`)
    if (parts.length < 2 || parts.length > 3) throw new DerError(`the extension ${id} has ${parts.length} parts`)
    found.set(id, { critical, value: readable.has(id) ? readElement(value.content) : value })
  }
  const basicConstraints = found.get(known.basicConstraints)
  const keyUsage = found.get(known.keyUsage)
  const extendedKeyUsage = found.get(known.extendedKeyUsage)
  const subjectKey = found.get(known.subjectKeyIdentifier)
  const authorityKey = found.get(known.authorityKeyIdentifier)
  const names = readAltNames(found.get(known.subjectAltName)?.value)
  return {
    ...(basicConstraints && { basicConstraints: { critical: basicConstraints.critical, ...readBasicConstraints(basicConstraints.value) } }),
    ...(keyUsage && { keyUsage: { critical: keyUsage.critical, usages: readKeyUsage(keyUsage.value) } }),
    ...(extendedKeyUsage && { extendedKeyUsage: readExtendedKeyUsage(extendedKeyUsage.value) }),
    ...(subjectKey && { subjectKeyIdentifier: expectTag(subjectKey.value, tags.octetString, 'the subject key identifier').content }),
    ...(authorityKey && { authorityKeyIdentifier: readAuthorityKey(authorityKey.value) }),
    ...names,
    unknownCritical: [...found].flatMap(([id, { critical }]) => (critical && !readable.has(id) && !harmless.has(id) ? [id] : [])),
    nameConstraints: found.has(known.nameConstraints),
  }
}

const readable: ReadonlySet<string> = new Set([
  known.basicConstraints,
  known.keyUsage,
  known.extendedKeyUsage,
  known.subjectKeyIdentifier,
  known.authorityKeyIdentifier,
  known.subjectAltName,
])
/** Without a required policy (whose extension is unknown here, hence refused) policies restrict nothing. */
const harmless: ReadonlySet<string> = new Set([known.certificatePolicies])

function readBasicConstraints(value: Element): { ca: boolean; pathLength?: number } {
  const parts = readElements(expectTag(value, tags.sequence, 'basicConstraints').content)
  const ca = parts[0]?.tag === tags.boolean ? readBoolean(parts.shift() as Element) : false
  const [pathLength, ...rest] = parts
  if (rest.length > 0) throw new DerError('basicConstraints has too many parts')
  return { ca, ...(pathLength && { pathLength: readCount(pathLength, 'the path length') }) }
}

function readKeyUsage(value: Element): string[] {
  const [unused = 8, ...bytes] = expectTag(value, tags.bitString, 'keyUsage').content
  const stray = (bytes.at(-1) ?? 0) & ((1 << unused) - 1)
  if (unused > 7 || stray !== 0) throw new DerError('keyUsage is a broken bit string')
  return keyUsages.filter((_, bit) => ((bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0)
}

const readExtendedKeyUsage = (value: Element): string[] =>
  readElements(expectTag(value, tags.sequence, 'extendedKeyUsage').content).map(id => nameOf(extendedKeyUsages, readOid(id)))

function readAuthorityKey(value: Element): NonNullable<Extensions['authorityKeyIdentifier']> {
  const parts = readElements(expectTag(value, tags.sequence, 'the authority key identifier').content)
  const keyId = parts.find(part => part.tag === context(0, 'primitive'))
  const issuers = parts.find(part => part.tag === context(1))
  const serial = parts.find(part => part.tag === context(2, 'primitive'))
  if (parts.some(part => part !== keyId && part !== issuers && part !== serial))
    throw new DerError('the authority key identifier has unknown parts')
  const directory = issuers && readElements(issuers.content).find(name => name.tag === context(4))
  return {
    ...(keyId && { keyId: keyId.content }),
    ...(directory && { issuer: readName(readElement(directory.content), 'the authority’s issuer') }),
    ...(serial && { serial: serial.content }),
  }
}

/** otherName, rfc822Name, dNSName, x400Address, directoryName, ediPartyName, URI, iPAddress, registeredID. */
const generalNames: ReadonlySet<number> = new Set([0xa0, 0x81, 0x82, 0xa3, 0xa4, 0xa5, 0x86, 0x87, 0x88])

function readAltNames(value: Element | undefined): { dnsNames: string[]; ipAddresses: Uint8Array[] } {
  const names = value === undefined ? [] : readElements(expectTag(value, tags.sequence, 'the subject’s alternative names').content)
  if (names.some(({ tag }) => !generalNames.has(tag))) throw new DerError('an alternative name is of an unknown kind')
  return {
    dnsNames: names.filter(name => name.tag === context(2, 'primitive')).map(name => Buffer.from(name.content).toString('latin1')),
    ipAddresses: names.filter(name => name.tag === context(7, 'primitive')).map(name => name.content),
  }
}

const same = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a !== undefined && b !== undefined && Buffer.compare(a, b) === 0
