/** The customer's CA from the vault: a base64 PFX without a password, and what Azure Firewall refuses about one (facts 2). */
import type { KeyObject } from 'node:crypto'
import type { CaFaultCode } from '../../pki/ca-fault.ts'
import type { Certificate } from '../../pki/certificate.ts'
import { checkFirewallCa } from '../../pki/check.ts'
import { readPkcs12 } from '../../pki/pkcs12.ts'

/** The rest of what `checkFirewallCa` finds is advice, or about a root that the firewall never sees. */
const refused: ReadonlySet<CaFaultCode> = new Set<CaFaultCode>([
  'no-certificate',
  'chain-in-file',
  'no-key',
  'key-mismatch',
  'key-type',
  'key-size',
  'not-a-ca',
  'basic-constraints-not-critical',
  'path-length',
  'no-key-usage',
  'key-usage-not-critical',
  'no-cert-sign',
  'not-yet-valid',
  'expired',
  'expires-soon',
])

/** Throws with every reason why the firewall does not take it. */
export function readIntermediate(caPfx: string): { readonly certificate: Certificate; readonly key: KeyObject } {
  const pfx = readPkcs12(Buffer.from(caPfx, 'base64'), '')
  if (!pfx.ok) throw new Error(`The CA certificate of the firewall policy cannot be read: ${pfx.because}`)
  const { certificates, key } = pfx
  const [certificate] = certificates
  if (!certificate || !key)
    throw new Error(`The CA certificate of the firewall policy has no ${certificate ? 'private key' : 'certificate'} in it`)
  const faults = checkFirewallCa({ certificates, key, root: certificate, at: new Date() }).filter(({ code }) => refused.has(code))
  if (faults.length > 0)
    throw new Error(`The CA certificate of the firewall policy is not usable: ${faults.map(({ message }) => message).join('; ')}`)
  return { certificate, key }
}
