/** What an inspecting firewall pays for a certificate: ours against the bare signature in it, and against the usual libraries. */
import 'reflect-metadata'
import { type KeyObject, sign, webcrypto } from 'node:crypto'
import { promisify } from 'node:util'
import * as x509 from '@peculiar/x509'
import forge from 'node-forge'
import { generateKey, type IssueRequest, issue, type KeyPair } from '../src/pki/issue.ts'
import { type Bench, milliseconds, type Row, takeTurns } from './measure.ts'

const signAsync = promisify(sign)
const hour = 3_600_000
/** As many bytes as the signed part of a firewall's leaf with an RSA-2048 key has. */
const signedPart = Buffer.alloc(830, 1)

export const leaf: Bench = {
  name: 'leaf',
  says: 'issue the leaf of a host that the lab’s firewall inspects; the leaf’s key is reused',
  run: async () => {
    const own = await generateKey('rsa-2048')
    const rows: Row[] = []
    for (const [kind, atMost] of [
      ['rsa-4096', 1.5],
      ['rsa-2048', 2],
      ['p256', undefined],
    ] as const)
      rows.push(...(await against(kind, own, await generateKey(kind), atMost)))
    return rows
  },
}

async function against(kind: string, own: KeyPair, pair: KeyPair, atMost: number | undefined): Promise<Row[]> {
  const now = Date.now()
  const dates = { notBefore: new Date(now - 24 * hour), notAfter: new Date(now + 365 * 24 * hour) }
  const subject = [['CN', 'Azure Firewall Manager CA']] as const
  const certificate = await issue({ ...dates, subject, key: pair.privateKey, issuer: 'self', ca: { pathLength: 0 } })
  const request: IssueRequest = {
    ...dates,
    subject: [...subject, ['CN', 'dataservice.accuweather.com']],
    key: own.publicKey,
    issuer: { certificate, key: pair.privateKey },
    keyUsage: { critical: false, usages: ['digitalSignature', 'nonRepudiation', 'keyEncipherment'] },
    dnsNames: ['dataservice.accuweather.com'],
    authorityKeyIdentifier: 'keyid-issuer-serial',
    netscapeComment: 'OpenSSL Generated Certificate',
    serialBits: 32,
  }
  const { ours, raw } = await takeTurns(
    { ours: () => many(10, () => issue(request)), raw: () => many(10, () => signAsync('sha256', signedPart, pair.privateKey)) },
    30,
  )
  const peculiar = await peculiarLeaf(pair, own, dates)
  const rows: Row[] = [row(`${kind}: ours`, ours, 'the signature alone', raw, atMost)]
  const { other, again } = await takeTurns({ other: () => many(4, peculiar), again: () => many(4, () => issue(request)) }, 12)
  rows.push(row(`${kind}: ours`, again, '@peculiar/x509', other))
  if (pair.privateKey.asymmetricKeyType === 'rsa') {
    const forged = forgeLeaf(pair, own, dates)
    const { slow, ours } = await takeTurns({ slow: () => many(1, forged), ours: () => many(1, () => issue(request)) }, 5, 1)
    rows.push(row(`${kind}: ours`, ours, 'node-forge', slow))
  }
  return rows
}

/** The time of one, in milliseconds. */
async function many(times: number, task: () => unknown): Promise<number> {
  const started = performance.now()
  for (let i = 0; i < times; i++) await task()
  return (performance.now() - started) / times
}

const row = (what: string, ours: number, name: string, other: number, atMost?: number): Row => ({
  what,
  ours: milliseconds(ours),
  against: `${name} ${milliseconds(other)}`,
  result: ours / other,
  unit: 'x',
  ...(atMost !== undefined && { atMost }),
})

type Dates = { readonly notBefore: Date; readonly notAfter: Date }

async function peculiarLeaf(pair: KeyPair, own: KeyPair, dates: Dates): Promise<() => Promise<unknown>> {
  const crypto = webcrypto as unknown as ReturnType<typeof x509.cryptoProvider.get>
  x509.cryptoProvider.set(crypto)
  const rsa = pair.privateKey.asymmetricKeyType === 'rsa'
  const algorithm = rsa ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } : { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const der = (key: KeyObject, type: 'pkcs8' | 'spki') => new Uint8Array(key.export({ type, format: 'der' } as never) as unknown as Buffer)
  const signingKey = await crypto.subtle.importKey('pkcs8', der(pair.privateKey, 'pkcs8'), algorithm, true, ['sign'])
  const publicKey = await crypto.subtle.importKey(
    'spki',
    der(own.publicKey, 'spki'),
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    true,
    ['verify'],
  )
  const extensions = [
    new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'dataservice.accuweather.com' }]),
    new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.keyEncipherment),
  ]
  return () =>
    x509.X509CertificateGenerator.create(
      {
        serialNumber: '01',
        subject: 'CN=dataservice.accuweather.com',
        issuer: 'CN=Azure Firewall Manager CA',
        ...dates,
        signingAlgorithm: algorithm,
        publicKey,
        signingKey,
        extensions,
      },
      crypto,
    )
}

function forgeLeaf(pair: KeyPair, own: KeyPair, { notBefore, notAfter }: Dates): () => unknown {
  const signingKey = forge.pki.privateKeyFromPem(pair.privateKey.export({ type: 'pkcs1', format: 'pem' }) as string)
  const publicKey = forge.pki.publicKeyFromPem(own.publicKeyPem)
  return () => {
    const certificate = forge.pki.createCertificate()
    certificate.publicKey = publicKey
    certificate.serialNumber = '01'
    Object.assign(certificate.validity, { notBefore, notAfter })
    certificate.setSubject([{ name: 'commonName', value: 'dataservice.accuweather.com' }])
    certificate.setIssuer([{ name: 'commonName', value: 'Azure Firewall Manager CA' }])
    certificate.setExtensions([{ name: 'subjectAltName', altNames: [{ type: 2, value: 'dataservice.accuweather.com' }] }])
    certificate.sign(signingKey, forge.md.sha256.create())
    return forge.pki.certificateToPem(certificate)
  }
}
