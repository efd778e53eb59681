/** The file that a user gives as `ca-certificate`: a PFX, or PEM text with a certificate and its key. */
import { createPrivateKey } from 'node:crypto'
import { type Pkcs12, readPkcs12 } from './pkcs12.ts'
import { NotACertificate, readCertificates } from './read.ts'

/** Tells by the content, never by the name. `password` opens a PFX or an encrypted PEM key; empty for none. Never throws. */
export function readCaFile(bytes: Uint8Array, password: string): Pkcs12 {
  const text = Buffer.from(bytes).toString('latin1')
  if (text.includes('-----BEGIN ')) return readPem(text, password)
  // A vault's secret, saved as it is: the base64 of a PFX.
  if (/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text)) return readPkcs12(Buffer.from(text, 'base64'), password)
  return readPkcs12(bytes, password)
}

function readPem(text: string, password: string): Pkcs12 {
  const keys = text.match(/-----BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY-----/g) ?? []
  if (keys.length > 1)
    return {
      ok: false,
      because: 'the PEM file holds more than one private key',
      advice: 'Give the intermediate alone: one certificate and its key.',
    }
  try {
    const certificates = readCertificates(text)
    const start = keys[0] === undefined ? -1 : text.indexOf(keys[0])
    if (start < 0) return { ok: true, key: undefined, certificates }
    return { ok: true, key: createPrivateKey({ key: text.slice(start), format: 'pem', passphrase: password }), certificates }
  } catch (error) {
    if (error instanceof NotACertificate)
      return {
        ok: false,
        because: `the PEM file cannot be read: ${error.because}`,
        advice: 'Give a PEM file with one certificate and its key.',
      }
    return {
      ok: false,
      because: 'the private key in the PEM file cannot be read: it is damaged, of an unknown kind, or its password is wrong',
      advice: 'Check the secret that ca-password comes from, and that the key is PKCS#8 (openssl pkcs8 -topk8).',
    }
  }
}
