/**
 * What the firewall shows in place of an inspected server's certificate: a leaf by its own sub-CA, the sub-CA by the customer's intermediate, and the
 * intermediate; the root is not sent. Measured on the real one (facts 1.5).
 */
import { constants, type KeyObject } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { Certificate } from '../../pki/certificate.ts'
import { generateKey, issue, type KeyPair } from '../../pki/issue.ts'

export type Signer = { contextFor(serverName: string): Promise<SecureContext> }

/** Made as soon as the firewall starts, so that no client ever waits for them. The leaf's key is the same for every host. */
export type SignerKeys = { readonly subCa: Promise<KeyPair>; readonly leaf: Promise<KeyPair> }

export function signerKeys(): SignerKeys {
  const subCa = generateKey('rsa-2048')
  const leaf = generateKey('rsa-4096')
  // Whoever needs a key hears why there is none; until then nobody does.
  for (const key of [subCa, leaf]) key.catch(() => {})
  return { subCa, leaf }
}

/** The name that every inspected leaf has for its issuer, whoever owns the intermediate. */
const manager = 'Azure Firewall Manager CA'
const hour = 60 * 60 * 1000
const day = 24 * hour
/** "Cached for minutes." */
const keepLeaves = { milliseconds: 10 * 60 * 1000, most: 1000 }

export async function makeSigner(
  intermediate: { readonly certificate: Certificate; readonly key: KeyObject },
  keys: SignerKeys,
): Promise<Signer> {
  const subCaKey = await keys.subCa
  const now = Date.now()
  const subCa = await issue({
    subject: [['CN', manager]],
    key: subCaKey.publicKey,
    issuer: intermediate,
    notBefore: new Date(now - hour),
    notAfter: new Date(now + 30 * day),
    ca: { pathLength: 0 },
    keyUsage: { critical: true, usages: ['keyCertSign'] },
    serialBits: 62,
  })
  const leaves = new Map<string, { readonly until: number; readonly context: Promise<SecureContext> }>()

  const make = async (serverName: string): Promise<SecureContext> => {
    const leafKey = await keys.leaf
    const leaf = await issueLeaf(serverName, leafKey, { certificate: subCa, key: subCaKey.privateKey })
    return createSecureContext({
      key: leafKey.privateKeyPem,
      cert: leaf.pem + subCa.pem + intermediate.certificate.pem,
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.2',
      ciphers: 'ECDHE-RSA-AES256-GCM-SHA384',
      secureOptions: constants.SSL_OP_NO_TICKET,
    })
  }
  return {
    contextFor(serverName) {
      const known = leaves.get(serverName)
      if (known && known.until > Date.now()) return known.context
      const context = make(serverName)
      context.catch(() => leaves.delete(serverName))
      leaves.delete(serverName)
      leaves.set(serverName, { until: Date.now() + keepLeaves.milliseconds, context })
      const oldest = leaves.keys().next().value
      if (leaves.size > keepLeaves.most && oldest !== undefined) leaves.delete(oldest)
      return context
    },
  }
}

function issueLeaf(
  serverName: string,
  key: KeyPair,
  issuer: { readonly certificate: Certificate; readonly key: KeyObject },
): Promise<Certificate> {
  const now = Date.now()
  return issue({
    subject: [
      ['CN', manager],
      ['CN', serverName],
    ],
    key: key.publicKey,
    issuer,
    notBefore: new Date(now - day),
    notAfter: new Date(now + 365 * day),
    keyUsage: { critical: false, usages: ['digitalSignature', 'nonRepudiation', 'keyEncipherment'] },
    dnsNames: [serverName],
    authorityKeyIdentifier: 'keyid-issuer-serial',
    netscapeComment: 'OpenSSL Generated Certificate',
    serialBits: 32,
  })
}
