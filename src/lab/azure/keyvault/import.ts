/** What a vault makes of an imported PFX or PEM: the certificate, its private key, and the password-less PFX that its secret hands out. */
import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import type { Certificate } from '../../../pki/certificate.ts'
import { readPkcs12, writePkcs12 } from '../../../pki/pkcs12.ts'
import { readCertificates } from '../../../pki/read.ts'
import { badParameter } from './asked.ts'

export type Imported = {
  readonly certificate: Certificate
  readonly key: KeyObject
  /** As the secret hands it out. */
  readonly secret: { readonly value: string; readonly contentType: string }
  readonly thumbprint: string
}

const pfxType = 'application/x-pkcs12'
const pemType = 'application/x-pem-file'

/** Throws what Key Vault says of contents that it cannot use. */
export function importCertificate(value: string, password: string, contentType: string | undefined): Imported {
  const pem = contentType === pemType || value.includes('-----BEGIN')
  const { key, certificates, secret } = pem ? fromPem(value) : fromPfx(value, password)
  const certificate = certificates.find(candidate => new X509Certificate(candidate.der).checkPrivateKey(key))
  if (!certificate) throw badParameter('The specified PEM or PFX content has no certificate that belongs to its private key.')
  return { certificate, key, secret, thumbprint: createHash('sha1').update(certificate.der).digest('base64url') }
}

function fromPfx(value: string, password: string) {
  const read = readPkcs12(Buffer.from(value, 'base64'), password)
  if (!read.ok) {
    if (/password/i.test(read.because))
      throw badParameter(
        'The specified PKCS#12 X.509 certificate content can not be read. Please check if certificate is in valid PKCS#12 format and the password is correct.',
      )
    throw badParameter(
      'The specified PKCS#12 X.509 certificate content can not be read. Please check if certificate is in valid PKCS#12 format.',
    )
  }
  const { key, certificates } = read
  if (!key) throw badParameter('The specified PKCS#12 X.509 certificate content does not have a private key.')
  const own = certificates.find(candidate => new X509Certificate(candidate.der).checkPrivateKey(key)) ?? certificates[0]
  if (!own) throw badParameter('The specified PKCS#12 X.509 certificate content does not have a certificate.')
  // Whatever protected it on the way in, the vault hands it out without a password. A chain that came with it stays in it.
  const bytes = password === '' ? Buffer.from(value, 'base64') : writePkcs12({ key, certificate: own })
  return { key, certificates, secret: { value: Buffer.from(bytes).toString('base64'), contentType: pfxType } }
}

function fromPem(text: string) {
  const keyText = /-----BEGIN (?:[A-Z ]+ )?PRIVATE KEY-----[\s\S]*?-----END (?:[A-Z ]+ )?PRIVATE KEY-----/.exec(text)?.[0]
  if (!keyText) throw badParameter('The specified PEM X.509 certificate content does not have a private key.')
  if (!keyText.startsWith('-----BEGIN PRIVATE KEY-----')) {
    throw badParameter(
      'Private key is not specified in the specified X.509 PEM certificate content. Please specify private key in the X.509 PEM certificate content in PKCS#8 format.',
    )
  }
  try {
    const certificates = readCertificates(text)
    if (certificates.length === 0) throw new Error('no certificate')
    return { key: createPrivateKey(keyText), certificates, secret: { value: text, contentType: pemType } }
  } catch {
    throw badParameter(
      'The specified PEM X.509 certificate content is in an unexpected format. Please check if certificate is in valid PEM format.',
    )
  }
}
