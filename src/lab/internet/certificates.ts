/** Certificates of the lab's origins, made when a name is first asked for. */
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { Certificate } from '../../pki/certificate.ts'
import { generateKey, issue, type KeyPair } from '../../pki/issue.ts'
import { readCertificate } from '../../pki/read.ts'

type Authority = { readonly certificate: Certificate; readonly key: KeyObject }

export type OriginCertificates = {
  contextFor(serverName: string): Promise<SecureContext>
  /** For a client that names nobody. */
  readonly nameless: { readonly key: string; readonly cert: string }
}

const day = 24 * 60 * 60 * 1000
/** A scanner must not fill the memory. */
const mostKept = 1000

export async function originCertificates(options: {
  readonly publicRoot: { readonly certificatePem: string; readonly privateKeyPem: string }
  /** Host names whose certificate is signed by a root that nobody trusts. */
  readonly untrusted: readonly string[]
}): Promise<OriginCertificates> {
  const root: Authority = {
    certificate: readCertificate(options.publicRoot.certificatePem),
    key: createPrivateKey(options.publicRoot.privateKeyPem),
  }
  const [leafKey, issuingKey, strangerKey] = await Promise.all([generateKey('p256'), generateKey('p256'), generateKey('p256')])
  // No public authority signs servers with its root.
  const trusted: Authority = { certificate: await makeIssuing(issuingKey, root), key: issuingKey.privateKey }
  const served = (leaf: Certificate, authority: Authority): string =>
    authority === trusted ? `${leaf.pem.trimEnd()}\n${trusted.certificate.pem}` : leaf.pem
  const stranger: Authority = { certificate: await makeStranger(strangerKey), key: strangerKey.privateKey }
  const untrusted = new Set(options.untrusted.map(name => name.toLowerCase()))
  const kept = new Map<string, Promise<SecureContext>>()

  const make = async (name: string): Promise<SecureContext> => {
    const authority = untrusted.has(name) ? stranger : trusted
    return createSecureContext({ key: leafKey.privateKeyPem, cert: served(await issueLeaf(name, leafKey, authority), authority) })
  }
  return {
    nameless: { key: leafKey.privateKeyPem, cert: served(await issueLeaf('default.example', leafKey, trusted), trusted) },
    contextFor(serverName) {
      const name = serverName.toLowerCase()
      const known = kept.get(name)
      if (known) return known
      const made = make(name)
      made.catch(() => kept.delete(name))
      kept.set(name, made)
      const oldest = kept.keys().next().value
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
      return made
    },
  }
}

const issueLeaf = (name: string, key: KeyPair, authority: Authority): Promise<Certificate> =>
  issue({
    subject: [['CN', name.slice(0, 64)]],
    key: key.publicKey,
    issuer: authority,
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + 45 * day),
    keyUsage: { critical: true, usages: ['digitalSignature'] },
    extendedKeyUsage: ['serverAuth'],
    dnsNames: [name],
  })

const makeIssuing = (key: KeyPair, root: Authority): Promise<Certificate> =>
  issue({
    subject: [
      ['O', root.certificate.commonNames.at(-1) ?? 'Public'],
      ['CN', 'Public TLS Issuing CA 1'],
    ],
    key: key.publicKey,
    issuer: root,
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + 365 * day),
    ca: { pathLength: 0 },
    keyUsage: { critical: true, usages: ['keyCertSign', 'cRLSign'] },
  })

const makeStranger = (key: KeyPair): Promise<Certificate> =>
  issue({
    subject: [
      ['O', 'Somebody'],
      ['CN', 'Root That Nobody Trusts'],
    ],
    key: key.privateKey,
    issuer: 'self',
    notBefore: new Date(Date.now() - day),
    notAfter: new Date(Date.now() + 365 * day),
    ca: {},
    keyUsage: { critical: true, usages: ['keyCertSign', 'cRLSign'] },
  })
