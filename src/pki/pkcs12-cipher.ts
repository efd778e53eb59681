/**
 * The password-based encryption and integrity checks of PKCS#12 (RFC 7292 appendix B, RFC 8018, RFC 9579), over OpenSSL's primitives.
 * Iteration counts come from the file, so there is a budget: a file cannot keep us busy for longer than a few seconds.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import * as der from './der.ts'
import { hashes } from './oids.ts'

/** What in the file cannot be read, and what to do about it. */
export class UnsupportedPkcs12 extends Error {
  readonly advice: string
  constructor(because: string, advice: string) {
    super(because)
    this.advice = advice
  }
}

/** Iterations that are still allowed, counted down over one file. */
export type Budget = { iterations: number }

export const oids = {
  pbes2: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  pbmac1: '1.2.840.113549.1.5.14',
  aes256cbc: '2.16.840.1.101.3.4.1.42',
  hmacSha256: '1.2.840.113549.2.9',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha1: '1.3.14.3.2.26',
  pbe3des: '1.2.840.113549.1.12.1.3',
} as const

type Hash = (typeof hashes)[keyof typeof hashes]
const hashLengths: Readonly<Record<Hash, number>> = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 }

const hmacs: Readonly<Record<string, Hash>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  [oids.hmacSha256]: 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}

type Cipher = { readonly name: string; readonly keyLength: number; readonly ivLength: number }

const pbes2Ciphers: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24, ivLength: 8 },
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16, ivLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24, ivLength: 16 },
  [oids.aes256cbc]: { name: 'aes-256-cbc', keyLength: 32, ivLength: 16 },
}

const pbeCiphers: Readonly<Record<string, Cipher>> = {
  [oids.pbe3des]: { name: 'des-ede3-cbc', keyLength: 24, ivLength: 8 },
  '1.2.840.113549.1.12.1.4': { name: 'des-ede-cbc', keyLength: 16, ivLength: 8 },
}

const retired: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.12.1.1': '128-bit RC4',
  '1.2.840.113549.1.12.1.2': '40-bit RC4',
  '1.2.840.113549.1.12.1.5': '128-bit RC2',
  '1.2.840.113549.1.12.1.6': '40-bit RC2 (RC2-40-CBC)',
  '1.2.840.113549.1.5.3': 'DES with MD5',
  '1.2.840.113549.1.5.10': 'DES with SHA-1',
}

const reExport =
  'Write it again with a cipher of today: openssl pkcs12 -legacy -in OLD.pfx -nodes -out all.pem; openssl pkcs12 -export -in all.pem -out NEW.pfx -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1; delete all.pem.'

/** A password as its characters; undefined is "none at all", which the old scheme tells from the empty one. */
export type Password = string | undefined

/** Decrypts what `algorithm` (an AlgorithmIdentifier) encrypted. Throws an OpenSSL error when the password is wrong. */
export function decrypt(algorithm: der.Element | undefined, encrypted: Uint8Array, password: Password, budget: Budget): Uint8Array {
  const [id, parameters] = der.readElements(der.expectTag(algorithm, der.tags.sequence, 'the encryption algorithm').content, 'ber')
  const name = der.readOid(id)
  const { cipher, key, iv } = name === oids.pbes2 ? pbes2(parameters, password, budget) : pbe(name, parameters, password, budget)
  const decipher = createDecipheriv(cipher.name, key, iv)
  return Buffer.concat([decipher.update(encrypted), decipher.final()])
}

type Keyed = { readonly cipher: Cipher; readonly key: Uint8Array; readonly iv: Uint8Array }

function pbe(name: string, parameters: der.Element | undefined, password: Password, budget: Budget): Keyed {
  const cipher = pbeCiphers[name]
  if (cipher === undefined) {
    const old = retired[name]
    throw old === undefined
      ? new UnsupportedPkcs12(`it is encrypted with an algorithm that is not known here (${name})`, reExport)
      : new UnsupportedPkcs12(`it is encrypted with ${old}, which OpenSSL 3 and everything built on it no longer reads`, reExport)
  }
  const [salt, iterations] = der.readElements(der.expectTag(parameters, der.tags.sequence, 'the encryption parameters').content, 'ber')
  const saltBytes = der.expectTag(salt, der.tags.octetString, 'the salt').content
  const times = spend(budget, der.readCount(iterations, 'the iteration count'))
  return {
    cipher,
    key: deriveKey('sha1', 1, password, saltBytes, times, cipher.keyLength),
    iv: deriveKey('sha1', 2, password, saltBytes, times, cipher.ivLength),
  }
}

function pbes2(parameters: der.Element | undefined, password: Password, budget: Budget): Keyed {
  const [kdf, scheme] = der.readElements(der.expectTag(parameters, der.tags.sequence, 'the PBES2 parameters').content, 'ber')
  const [schemeId, iv] = der.readElements(der.expectTag(scheme, der.tags.sequence, 'the PBES2 cipher').content, 'ber')
  const name = der.readOid(schemeId)
  const cipher = pbes2Ciphers[name]
  if (cipher === undefined) throw new UnsupportedPkcs12(`it is encrypted with a cipher that is not known here (${name})`, reExport)
  const ivBytes = der.expectTag(iv, der.tags.octetString, 'the initialization vector').content
  if (ivBytes.length !== cipher.ivLength) throw new der.DerError('the initialization vector has the wrong length')
  return { cipher, key: pbkdf2(kdf, password, cipher.keyLength, budget), iv: ivBytes }
}

function pbkdf2(kdf: der.Element | undefined, password: Password, length: number, budget: Budget): Uint8Array {
  const [id, parameters] = der.readElements(der.expectTag(kdf, der.tags.sequence, 'the key derivation').content, 'ber')
  const name = der.readOid(id)
  if (name !== oids.pbkdf2) throw new UnsupportedPkcs12(`its key is derived with a function that is not known here (${name})`, reExport)
  const [salt, iterations, ...rest] = der.readElements(der.expectTag(parameters, der.tags.sequence, 'the PBKDF2 parameters').content, 'ber')
  const prf = rest.find(element => element.tag === der.tags.sequence)
  const hmac = prf === undefined ? 'sha1' : hmacs[der.readOid(der.readElements(prf.content, 'ber')[0])]
  if (hmac === undefined) throw new UnsupportedPkcs12('its key is derived with a hash that is not known here', reExport)
  const saltBytes = der.expectTag(salt, der.tags.octetString, 'the salt').content
  const times = spend(budget, der.readCount(iterations, 'the iteration count'))
  return pbkdf2Sync(Buffer.from(password ?? '', 'utf8'), saltBytes, times, length, hmac)
}

function spend(budget: Budget, iterations: number): number {
  if (iterations < 1) throw new der.DerError('an iteration count of zero')
  budget.iterations -= iterations
  if (budget.iterations < 0)
    throw new UnsupportedPkcs12(
      'its key derivation asks for more iterations than is reasonable',
      'Export it again with at most 600000 iterations.',
    )
  return iterations
}

/** The key derivation of RFC 7292 B.2. `purpose`: 1 key, 2 initialization vector, 3 integrity. */
export function deriveKey(
  hash: Hash,
  purpose: 1 | 2 | 3,
  password: Password,
  salt: Uint8Array,
  iterations: number,
  length: number,
): Uint8Array {
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64
  const fill = (bytes: Uint8Array): Uint8Array =>
    Uint8Array.from({ length: block * Math.ceil(bytes.length / block) }, (_, i) => bytes[i % bytes.length] ?? 0)
  const diversifier = new Uint8Array(block).fill(purpose)
  const input = Buffer.concat([fill(salt), fill(bmpPassword(password))])
  const out: Uint8Array[] = []
  for (let have = 0; have < length; ) {
    let digest = createHash(hash).update(diversifier).update(input).digest()
    for (let i = 1; i < iterations; i++) digest = createHash(hash).update(digest).digest()
    out.push(digest)
    have += digest.length
    for (let start = 0; start < input.length; start += block)
      addOneAnd(input.subarray(start, start + block), fill(digest).subarray(0, block))
  }
  return Buffer.concat(out).subarray(0, length)
}

/** `target = target + value + 1`, as big-endian numbers of the same length, without the carry. */
function addOneAnd(target: Uint8Array, value: Uint8Array): void {
  let carry = 1
  for (let i = target.length - 1; i >= 0; i--) {
    const sum = (target[i] ?? 0) + (value[i] ?? 0) + carry
    target[i] = sum & 0xff
    carry = sum >> 8
  }
}

/** UTF-16, big-endian, with two zero bytes at its end; nothing for no password. */
const bmpPassword = (password: Password): Uint8Array =>
  password === undefined ? new Uint8Array() : Buffer.from(`${password}\0`, 'utf16le').swap16()

/** Whether `mac` (a MacData) fits `content` under this password. */
export function macFits(mac: der.Element, content: Uint8Array, password: Password, budget: Budget): boolean {
  const [digestInfo, salt, iterations] = der.readElements(der.expectTag(mac, der.tags.sequence, 'the integrity check').content, 'ber')
  const [algorithm, digest] = der.readElements(der.expectTag(digestInfo, der.tags.sequence, 'the integrity digest').content, 'ber')
  const expected = der.expectTag(digest, der.tags.octetString, 'the integrity digest').content
  const [id, parameters] = der.readElements(der.expectTag(algorithm, der.tags.sequence, 'the digest algorithm').content, 'ber')
  const name = der.readOid(id)
  if (name === oids.pbmac1) {
    const [kdf, scheme] = der.readElements(der.expectTag(parameters, der.tags.sequence, 'the PBMAC1 parameters').content, 'ber')
    const hmac = hmacs[der.readOid(der.readElements(der.expectTag(scheme, der.tags.sequence, 'the PBMAC1 scheme').content, 'ber')[0])]
    if (hmac === undefined) throw new UnsupportedPkcs12('its integrity check uses a hash that is not known here', reExport)
    const key = pbkdf2(kdf, password, expected.length, budget)
    return createHmac(hmac, key).update(content).digest().equals(expected)
  }
  const hash = (hashes as Readonly<Record<string, Hash>>)[name]
  if (hash === undefined) throw new UnsupportedPkcs12(`its integrity check uses a hash that is not known here (${name})`, reExport)
  const saltBytes = der.expectTag(salt, der.tags.octetString, 'the salt').content
  const times = spend(budget, iterations === undefined ? 1 : der.readCount(iterations, 'the iteration count'))
  const key = deriveKey(hash, 3, password, saltBytes, times, hashLengths[hash])
  return createHmac(hash, key).update(content).digest().equals(expected)
}

// ---- writing

/** Two ciphers: 3DES with SHA-1 is what every version of Key Vault and Windows reads; AES-256 is what newer ones read too. */
export type Encryption = '3des' | 'aes256'

export type Encrypted = { readonly algorithm: Uint8Array; readonly content: Uint8Array }

/** 3DES with the key derivation of PKCS#12 itself (RFC 7292, appendix B), or AES-256-CBC by PBES2 with PBKDF2 and HMAC-SHA-256 (RFC 8018). */
export function encrypt(
  content: Uint8Array,
  password: string,
  encryption: Encryption,
  random: (size: number) => Uint8Array,
  iterations: number,
): Encrypted {
  const salt = random(encryption === '3des' ? 8 : 16)
  const run = (name: string, key: Uint8Array, iv: Uint8Array): Uint8Array => {
    const cipher = createCipheriv(name, key, iv)
    return Buffer.concat([cipher.update(content), cipher.final()])
  }
  if (encryption === '3des') {
    const key = deriveKey('sha1', 1, password, salt, iterations, 24)
    const iv = deriveKey('sha1', 2, password, salt, iterations, 8)
    return {
      algorithm: der.sequence(der.oid(oids.pbe3des), der.sequence(der.octets(salt), der.count(iterations))),
      content: run('des-ede3-cbc', key, iv),
    }
  }
  const iv = random(16)
  const prf = der.sequence(der.oid(oids.hmacSha256), der.nullValue)
  const kdf = der.sequence(der.oid(oids.pbkdf2), der.sequence(der.octets(salt), der.count(iterations), prf))
  return {
    algorithm: der.sequence(der.oid(oids.pbes2), der.sequence(kdf, der.sequence(der.oid(oids.aes256cbc), der.octets(iv)))),
    content: run('aes-256-cbc', pbkdf2Sync(Buffer.from(password, 'utf8'), salt, iterations, 32, 'sha256'), iv),
  }
}

/** The `MacData` of a PKCS#12 file over its content (RFC 7292, 4): HMAC with SHA-1 beside 3DES, with SHA-256 beside AES. */
export function macData(
  content: Uint8Array,
  password: string,
  encryption: Encryption,
  random: (size: number) => Uint8Array,
  iterations: number,
): Uint8Array {
  const [hash, id, length] = encryption === '3des' ? (['sha1', oids.sha1, 20] as const) : (['sha256', oids.sha256, 32] as const)
  const salt = random(8)
  const digest = createHmac(hash, deriveKey(hash, 3, password, salt, iterations, length))
    .update(content)
    .digest()
  return der.sequence(der.sequence(der.sequence(der.oid(id), der.nullValue), der.octets(digest)), der.octets(salt), der.count(iterations))
}
