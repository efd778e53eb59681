/**
 * PKCS#12 (RFC 7292), the PFX files that people bring and that Key Vault takes and hands out. Read: everything that OpenSSL 3 reads, with
 * the reason where it does not. Written: one key, one certificate, no chain, because Azure Firewall accepts nothing else.
 */
import { createPrivateKey, type KeyObject, randomBytes } from 'node:crypto'
import type { Certificate } from './certificate.ts'
import * as der from './der.ts'
import { keyFingerprint } from './key.ts'
import { type Budget, decrypt, type Encryption, encrypt, macData, macFits, type Password, UnsupportedPkcs12 } from './pkcs12-cipher.ts'
import { NotACertificate, readCertificate } from './read.ts'

export type Pkcs12 =
  /** Certificates in the order of the file. A key is undefined when the file has none. */
  | { readonly ok: true; readonly key: KeyObject | undefined; readonly certificates: Certificate[] }
  | { readonly ok: false; readonly because: string; readonly advice: string }

const limits = { bytes: 1024 * 1024, iterations: 2_000_000, bags: 100 }

const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certBag: '1.2.840.113549.1.12.10.1.3',
  safeContentsBag: '1.2.840.113549.1.12.10.1.6',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  localKeyId: '1.2.840.113549.1.9.21',
} as const

/** Reads a PFX. `password` is empty for a file without one, whether that means an empty password or none at all. Never throws. */
export function readPkcs12(bytes: Uint8Array, password: string): Pkcs12 {
  if (bytes.length > limits.bytes)
    return refuse(`the PFX is larger than ${limits.bytes} bytes`, 'Give a PFX that holds one certificate and its key.')
  const budget: Budget = { iterations: limits.iterations }
  let checked = false
  try {
    const { authSafe, mac } = open(bytes)
    let fitting: Password = password
    if (mac !== undefined && !macFits(mac, authSafe, password, budget)) {
      if (password !== '' || !macFits(mac, authSafe, undefined, budget)) return wrongPassword(password)
      fitting = undefined
    }
    checked = mac !== undefined
    return collect(authSafe, fitting, budget)
  } catch (error) {
    if (error instanceof UnsupportedPkcs12) return refuse(`the PFX cannot be read: ${error.message}`, error.advice)
    if (error instanceof NotACertificate)
      return refuse(`a certificate in the PFX cannot be read: ${error.because}`, 'Export the PFX again.')
    // Without an integrity check a wrong password shows itself as nonsense after decryption.
    const decrypted = !checked && budget.iterations < limits.iterations
    if (isOpenSslError(error) || (error instanceof der.DerError && decrypted)) return wrongPassword(password)
    if (error instanceof der.DerError)
      return refuse(
        `the file is no PFX, or a damaged one: ${error.message}`,
        'Give the file as it was exported (binary, not base64 or PEM).',
      )
    throw error
  }
}

const refuse = (because: string, advice: string): Pkcs12 => ({ ok: false, because, advice })

const wrongPassword = (password: string): Pkcs12 =>
  password === ''
    ? refuse('the PFX is protected by a password, and none was given', 'Set the input ca-password from a secret.')
    : refuse('the password of the PFX is wrong', 'Check the secret that ca-password comes from; a line break at its end counts.')

const isOpenSslError = (error: unknown): boolean => error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_OSSL')

function open(bytes: Uint8Array): { authSafe: Uint8Array; mac: der.Element | undefined } {
  const [version, contentInfo, mac] = der.readElements(
    der.expectTag(der.readElement(bytes, 'ber'), der.tags.sequence, 'the PFX').content,
    'ber',
  )
  const number = der.readCount(version, 'the version')
  if (number !== 3) throw new der.DerError(`its version is ${number} in place of 3`)
  const { type, content } = readContentInfo(contentInfo)
  if (type !== oids.data) throw new UnsupportedPkcs12('it is signed with a key in place of a password', 'Export it with a password.')
  return { authSafe: octetsOf(content), mac }
}

function readContentInfo(element: der.Element | undefined): { type: string; content: der.Element } {
  const [type, content] = der.readElements(der.expectTag(element, der.tags.sequence, 'a content of the PFX').content, 'ber')
  return { type: der.readOid(type), content: der.readElement(der.expectTag(content, der.context(0), 'the content').content, 'ber') }
}

/** An octet string's bytes, also where BER cut it into pieces, under its own tag or the implicit `[0]`. */
function octetsOf(element: der.Element): Uint8Array {
  if (element.tag === der.tags.octetString || element.tag === der.context(0, 'primitive')) return element.content
  if (element.tag !== 0x24 && element.tag !== der.context(0)) throw new der.DerError('an octet string is missing')
  return Buffer.concat(
    der.readElements(element.content, 'ber').map(piece => der.expectTag(piece, der.tags.octetString, 'a piece of an octet string').content),
  )
}

function collect(authSafe: Uint8Array, password: Password, budget: Budget): Pkcs12 {
  const keys: KeyObject[] = []
  const certificates: Certificate[] = []
  let bags = 0
  const visit = (safeContents: Uint8Array, depth: number): void => {
    for (const bag of der.readElements(der.expectTag(der.readElement(safeContents, 'ber'), der.tags.sequence, 'the bags').content, 'ber')) {
      if (++bags > limits.bags || depth > 4)
        throw new UnsupportedPkcs12(`it holds more than ${limits.bags} objects`, 'Give a PFX that holds one certificate and its key.')
      const [id, wrapped] = der.readElements(der.expectTag(bag, der.tags.sequence, 'a bag').content, 'ber')
      const value = der.readElement(der.expectTag(wrapped, der.context(0), 'a bag’s value').content, 'ber')
      const type = der.readOid(id)
      if (type === oids.keyBag) keys.push(readKey(value.raw))
      if (type === oids.shroudedKeyBag) keys.push(readKey(unshroud(value, password, budget)))
      if (type === oids.certBag) certificates.push(...readCertBag(value))
      if (type === oids.safeContentsBag) visit(value.raw, depth + 1)
    }
  }
  for (const part of der.readElements(der.expectTag(der.readElement(authSafe, 'ber'), der.tags.sequence, 'the contents').content, 'ber')) {
    const { type, content } = readContentInfo(part)
    if (type === oids.data) visit(octetsOf(content), 0)
    else if (type === oids.encryptedData) visit(decryptContent(content, password, budget), 0)
    else throw new UnsupportedPkcs12('a part of it is encrypted for a key in place of a password', 'Export it with a password.')
  }
  const [key, second] = [...new Map(keys.map(key => [keyFingerprint(key), key])).values()]
  if (second !== undefined)
    return refuse('the PFX holds more than one private key', 'Export the intermediate alone: one certificate and its key.')
  return { ok: true, key, certificates }
}

function decryptContent(content: der.Element, password: Password, budget: Budget): Uint8Array {
  const [, info] = der.readElements(der.expectTag(content, der.tags.sequence, 'the encrypted data').content, 'ber')
  const [, algorithm, encrypted] = der.readElements(der.expectTag(info, der.tags.sequence, 'the encrypted content').content, 'ber')
  if (encrypted === undefined) throw new der.DerError('the encrypted content is missing')
  return decrypt(algorithm, octetsOf(encrypted), password, budget)
}

function unshroud(value: der.Element, password: Password, budget: Budget): Uint8Array {
  const [algorithm, encrypted] = der.readElements(der.expectTag(value, der.tags.sequence, 'the encrypted key').content, 'ber')
  if (encrypted === undefined) throw new der.DerError('the encrypted key is missing')
  return decrypt(algorithm, octetsOf(encrypted), password, budget)
}

function readKey(pkcs8: Uint8Array): KeyObject {
  // Read first as what it must be, so that OpenSSL's own errors below can only mean a key it does not know.
  der.expectTag(der.readElement(pkcs8, 'ber'), der.tags.sequence, 'the private key')
  try {
    return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
  } catch {
    throw new UnsupportedPkcs12(
      'its private key is of a kind that OpenSSL does not know, or damaged',
      'Azure Firewall wants an RSA key of at least 4096 bits.',
    )
  }
}

function readCertBag(value: der.Element): Certificate[] {
  const [id, wrapped] = der.readElements(der.expectTag(value, der.tags.sequence, 'a certificate bag').content, 'ber')
  if (der.readOid(id) !== oids.x509Certificate) return []
  return [readCertificate(octetsOf(der.readElement(der.expectTag(wrapped, der.context(0), 'the certificate').content, 'ber')))]
}

/**
 * Writes a PFX with this key and certificate and nothing else. Without a password it is protected by the empty one, which is what tools
 * mean by a password-less PFX (OpenSSL, Windows and Node read it with an empty password).
 */
export function writePkcs12(content: {
  readonly key: KeyObject
  readonly certificate: Certificate
  readonly password?: string
  /** Default `3des`. */
  readonly encryption?: Encryption
}): Uint8Array {
  const { key, certificate, password = '', encryption = '3des' } = content
  const iterations = 2048
  const keyId = der.sequence(
    der.oid(oids.localKeyId),
    der.encode(der.tags.set, der.octets(Buffer.from(certificate.fingerprint, 'hex').subarray(0, 20))),
  )
  const bag = (type: string, value: Uint8Array): Uint8Array =>
    der.sequence(der.oid(type), der.encode(der.context(0), value), der.encode(der.tags.set, keyId))
  const shrouded = encrypt(key.export({ type: 'pkcs8', format: 'der' }), password, encryption, randomBytes, iterations)
  const keys = der.sequence(bag(oids.shroudedKeyBag, der.sequence(shrouded.algorithm, der.octets(shrouded.content))))
  const certBag = der.sequence(der.oid(oids.x509Certificate), der.encode(der.context(0), der.octets(certificate.der)))
  const certificates = encrypt(der.sequence(bag(oids.certBag, certBag)), password, encryption, randomBytes, iterations)
  const encryptedData = der.sequence(
    der.count(0),
    der.sequence(der.oid(oids.data), certificates.algorithm, der.encode(der.context(0, 'primitive'), certificates.content)),
  )
  const authSafe = der.sequence(contentInfo(oids.encryptedData, encryptedData), contentInfo(oids.data, der.octets(keys)))
  return der.sequence(
    der.count(3),
    contentInfo(oids.data, der.octets(authSafe)),
    macData(authSafe, password, encryption, randomBytes, iterations),
  )
}

const contentInfo = (type: string, content: Uint8Array): Uint8Array => der.sequence(der.oid(type), der.encode(der.context(0), content))
