/** Keys: made off the main thread, and the parts of a public key that certificates quote. */
import { createHash, createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { readBits, readElement, readElements } from './der.ts'

export type KeyPair = {
  /** PKCS#8. */
  readonly privateKeyPem: string
  /** SubjectPublicKeyInfo. */
  readonly publicKeyPem: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

export type KeyKind = 'rsa-4096' | 'rsa-2048' | 'p256'

const generate = promisify(generateKeyPair)

/** A new key. RSA-4096 takes a good part of a second of one core, on libuv's threads: several in parallel cost no more time than cores. */
export async function generateKey(kind: KeyKind): Promise<KeyPair> {
  const { privateKey, publicKey } = await (kind === 'p256'
    ? generate('ec', { namedCurve: 'P-256' })
    : generate('rsa', { modulusLength: kind === 'rsa-4096' ? 4096 : 2048 }))
  return {
    privateKey,
    publicKey,
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }) as string,
  }
}

/** SubjectPublicKeyInfo of a public or private key, in DER. Kept per key object: a certificate for a known key costs no export. */
export function spkiOf(key: KeyObject): Uint8Array {
  const kept = spkis.get(key)
  if (kept !== undefined) return kept
  const spki = new Uint8Array((key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' }))
  spkis.set(key, spki)
  return spki
}
const spkis = new WeakMap<KeyObject, Uint8Array>()

/** The identifier that RFC 5280 4.2.1.2 (1) and every known tool gives a key: SHA-1 of its bits. */
export function keyIdentifier(spki: Uint8Array): Uint8Array {
  const [, key] = readElements(readElement(spki).content)
  return createHash('sha1').update(readBits(key, 'the public key')).digest()
}

/** Lower-case hex SHA-256 of the SubjectPublicKeyInfo, as `Certificate.keyFingerprint` has it. */
export const keyFingerprint = (key: KeyObject): string => createHash('sha256').update(spkiOf(key)).digest('hex')
