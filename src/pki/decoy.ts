/** A certificate like another one in everything but its key: for showing that a judgement hangs on the key and on nothing else. */
import type { Certificate } from './certificate.ts'
import { parseCertificate } from './parse.ts'
import { readCertificate } from './read.ts'

/** The primes of the curves that authorities use, by the length of a coordinate. */
const primes: Readonly<Record<number, bigint>> = {
  32: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
  48: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
}

/**
 * The same bytes with another key of the same kind and size, to which nobody has the private part. Its own signature does not hold, which
 * does not matter for an anchor. Key identifiers stay, so that it is the signature below it that fails, and no shortcut before.
 */
export function withOtherKey(certificate: Certificate): Certificate {
  const { spki } = parseCertificate(certificate.der)
  const der = Buffer.from(certificate.der)
  const start = der.indexOf(spki)
  der.set(otherKey(certificate, spki), start)
  return readCertificate(der)
}

function otherKey({ keyType, keyBits }: Certificate, spki: Uint8Array): Uint8Array {
  const bytes = Buffer.from(spki)
  const size = Math.ceil(keyBits / 8)
  const prime = primes[size]
  if (keyType === 'ec' && prime !== undefined && bytes[bytes.length - 2 * size - 1] === 4) {
    // The same point mirrored: on the curve as well, and another key.
    const y = prime - BigInt(`0x${bytes.subarray(-size).toString('hex')}`)
    bytes.write(y.toString(16).padStart(size * 2, '0'), bytes.length - size, 'hex')
  } else {
    // RSA: another modulus, as long and as odd. (What ends it is the exponent, 65537, in five bytes.)
    const middle = bytes.length - Math.min(bytes.length - 8, Math.max(16, Math.floor(size / 2)))
    bytes[middle] = (bytes[middle] ?? 0) ^ 0x5a
  }
  return bytes
}
