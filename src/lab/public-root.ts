/** The lab's public web: a root that pods and the runner trust by default, as they trust the real web's roots. */
import { randomBytes } from 'node:crypto'
import type { Certificate } from '../pki/certificate.ts'
import { generateKey, issue, type KeyPair } from '../pki/issue.ts'

export type PublicRoot = {
  readonly certificatePem: string
  readonly privateKeyPem: string
  readonly certificate: Certificate
  readonly key: KeyPair
}

const day = 24 * 60 * 60 * 1000

export async function makePublicRoot(now = new Date()): Promise<PublicRoot> {
  const key = await generateKey('p256')
  const certificate = await issue({
    subject: [
      ['O', 'egress-gate lab'],
      ['CN', `Lab Public Web Root ${randomBytes(3).toString('hex')}`],
    ],
    key: key.privateKey,
    issuer: 'self',
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + 365 * day),
    ca: {},
    keyUsage: { critical: true, usages: ['keyCertSign', 'cRLSign'] },
    subjectKeyIdentifier: true,
  })
  return { certificatePem: certificate.pem, privateKeyPem: key.privateKeyPem, certificate, key }
}

/** A web server's certificate as public authorities issue them: P-256, 45 days, its names as SAN. */
export async function issueServerCertificate(
  root: PublicRoot,
  names: readonly string[],
  now = new Date(),
): Promise<{ readonly certificatePem: string; readonly privateKeyPem: string }> {
  const key = await generateKey('p256')
  const certificate = await issue({
    subject: [['CN', (names[0] ?? 'localhost').slice(0, 64)]],
    key: key.publicKey,
    issuer: { certificate: root.certificate, key: root.key.privateKey },
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + 45 * day),
    keyUsage: { critical: true, usages: ['digitalSignature'] },
    extendedKeyUsage: ['serverAuth'],
    dnsNames: names,
    subjectKeyIdentifier: true,
    authorityKeyIdentifier: 'keyid',
  })
  return { certificatePem: certificate.pem, privateKeyPem: key.privateKeyPem }
}
