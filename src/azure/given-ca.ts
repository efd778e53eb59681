import type { KeyObject } from 'node:crypto'
import { readCaFile } from '../pki/ca-file.ts'
import type { Certificate } from '../pki/certificate.ts'
import { checkFirewallCa } from '../pki/check.ts'
import { keyFingerprint } from '../pki/key.ts'
import { NotACertificate, readCertificates } from '../pki/read.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { Finding } from '../report/report.ts'

type File = { readonly path: string; readonly content: Uint8Array }

export type GivenCa = {
  readonly intermediate: Certificate
  readonly key: KeyObject
  readonly root: Certificate
  readonly warnings: readonly Finding[]
}

/** Reads the CA that somebody brings, and refuses, with every reason, one that Azure Firewall would not work with. Nothing was sent anywhere yet. */
export function readGivenCa(file: File, password: string, rootFile: File, at: Date): GivenCa {
  const read = readCaFile(file.content, password)
  if (!read.ok)
    throw refused(file.path, [{ level: 'error', message: `${file.path}: ${read.because}`, advice: read.advice, file: file.path }])
  const root = readRoot(rootFile)
  const faults = checkFirewallCa({ certificates: read.certificates, key: read.key, root, at })
  const findings = faults.map(({ level, message, advice }): Finding => ({ level, message, advice, file: file.path }))
  const { key, certificates } = read
  if (faults.some(({ level }) => level === 'error') || !key) throw refused(file.path, findings)
  const own = keyFingerprint(key)
  const intermediate = certificates.find(({ keyFingerprint: other }) => other === own)
  if (!intermediate) throw refused(file.path, findings)
  return { intermediate, key, root, warnings: findings }
}

function readRoot(file: File): Certificate {
  const text = Buffer.from(file.content).toString('latin1')
  const refuse = (message: string, advice: string): KnownFaultError =>
    refused(file.path, [{ level: 'error', message: `${file.path}: ${message}`, advice, file: file.path }])
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
    throw refuse(
      'it holds a private key',
      "Give the root's certificate alone. Its key must never leave where it was made: whoever holds it can sign for every host.",
    )
  try {
    const [root, ...more] = readCertificates(file.content)
    if (!root || more.length > 0)
      throw refuse(`it holds ${more.length + (root ? 1 : 0)} certificates, and one is needed`, "Give the root's certificate alone, as PEM.")
    return root
  } catch (error) {
    if (error instanceof NotACertificate) throw refuse(error.because, "Give the root's certificate as PEM.")
    throw error
  }
}

const refused = (path: string, findings: readonly Finding[]): KnownFaultError => {
  const errors = findings.filter(({ level }) => level === 'error')
  return new KnownFaultError(
    {
      code: 'CaRefused',
      message: `${path} is not a CA that Azure Firewall can inspect with; nothing was uploaded\n${errors.map(({ message, advice }) => `  ${message}${advice ? ` (${advice})` : ''}`).join('\n')}`,
      advice: 'Make an intermediate that meets these demands, or leave ca-certificate empty and let import-ca make one.',
    },
    { findings },
  )
}
