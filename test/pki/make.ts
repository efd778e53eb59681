/** Certificates for tests, made in the run: P-256 throughout, for its keys cost nothing. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Certificate } from '../../src/pki/certificate.ts'
import { generateKey, type IssueRequest, issue, type KeyPair } from '../../src/pki/issue.ts'

export const now: Date = new Date('2026-11-20T12:00:00Z')
export const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000)

export type Made = { readonly certificate: Certificate; readonly pair: KeyPair }
type Change = Partial<IssueRequest> & { readonly pair?: KeyPair }

async function make(issuer: Made | 'self', change: Change, rest: Pick<IssueRequest, 'subject'> & Partial<IssueRequest>): Promise<Made> {
  const { pair = await generateKey('p256'), ...changed } = change
  const signer: IssueRequest['issuer'] = issuer === 'self' ? 'self' : { certificate: issuer.certificate, key: issuer.pair.privateKey }
  const base = { notBefore: days(-1), notAfter: days(400), key: pair.privateKey, issuer: signer }
  return { certificate: await issue({ ...base, ...rest, ...changed }), pair }
}

export const root = (change: Change = {}): Promise<Made> =>
  make('self', change, { subject: [['CN', 'Our Root']], ca: {}, keyUsage: { critical: true, usages: ['keyCertSign', 'cRLSign'] } })

export const intermediate = (issuer: Made, change: Change = {}): Promise<Made> =>
  make(issuer, change, {
    subject: [['CN', 'Our Intermediate']],
    ca: { pathLength: 1 },
    keyUsage: { critical: true, usages: ['digitalSignature', 'keyCertSign', 'cRLSign'] },
  })

/** As Azure Firewall makes it. */
export const subCa = (issuer: Made, change: Change = {}): Promise<Made> =>
  make(issuer, change, {
    subject: [['CN', 'Azure Firewall Manager CA']],
    ca: { pathLength: 0 },
    keyUsage: { critical: true, usages: ['keyCertSign'] },
    notAfter: days(30),
    serialBits: 62,
  })

/** As Azure Firewall makes it. */
export const leaf = (issuer: Made, host: string, change: Change = {}): Promise<Made> =>
  make(issuer, change, {
    subject: [
      ['CN', 'Azure Firewall Manager CA'],
      ['CN', host],
    ],
    keyUsage: { critical: false, usages: ['digitalSignature', 'nonRepudiation', 'keyEncipherment'] },
    dnsNames: [host],
    authorityKeyIdentifier: 'keyid-issuer-serial',
    netscapeComment: 'OpenSSL Generated Certificate',
    serialBits: 32,
  })

/** Runs `openssl` with `files` in its working directory. */
export function openssl(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
): { status: number | null; text: string } {
  const directory = mkdtempSync(join(tmpdir(), 'egress-gate-pki-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content)
    const { status, stdout, stderr, error } = spawnSync('openssl', args, { cwd: directory, timeout: 20_000, encoding: 'utf8' })
    if (error) throw error
    return { status, text: stdout + stderr }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

/** What OpenSSL says of a flight, as a TLS client would: undefined when it is fine. */
export function opensslVerify(
  served: readonly Certificate[],
  anchors: readonly Certificate[],
  options: { readonly at: Date; readonly host?: string; readonly strict?: boolean },
): string | undefined {
  const [first, ...rest] = served
  const pem = (certificates: readonly Certificate[]): string => certificates.map(({ pem }) => pem).join('')
  const { status, text } = openssl(
    [
      ...['verify', '-no-CApath', '-no-CAstore', '-purpose', 'sslserver', '-attime', String(Math.floor(options.at.getTime() / 1000))],
      ...(options.strict ? ['-x509_strict'] : []),
      ...(options.host ? ['-verify_hostname', options.host] : []),
      ...['-CAfile', 'anchors.pem', ...(rest.length > 0 ? ['-untrusted', 'rest.pem'] : []), 'leaf.pem'],
    ],
    { 'anchors.pem': pem(anchors), 'rest.pem': pem(rest), 'leaf.pem': first?.pem ?? '' },
  )
  return status === 0 ? undefined : text
}
