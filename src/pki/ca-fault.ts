/** What is wrong with a CA, and what the certificates of any authority must not forbid. */
import type { Certificate } from './certificate.ts'
import { parseCertificate } from './parse.ts'

/** `code` is stable, for tests and documentation; `advice` says what to do. */
export type CaFault = { readonly code: CaFaultCode; readonly level: 'error' | 'warning'; readonly message: string; readonly advice: string }

export type CaFaultCode =
  | 'no-certificate'
  | 'chain-in-file'
  | 'no-key'
  | 'key-mismatch'
  | 'key-type'
  | 'key-size'
  | 'self-signed'
  | 'not-a-ca'
  | 'basic-constraints-not-critical'
  | 'path-length'
  | 'no-key-usage'
  | 'key-usage-not-critical'
  | 'no-cert-sign'
  | 'extended-key-usage'
  | 'unsupported-extension'
  | 'no-subject-key-identifier'
  | 'no-authority-key-identifier'
  | 'signature-algorithm'
  | 'not-yet-valid'
  | 'expired'
  | 'expires-soon'
  | 'root-not-self-signed'
  | 'root-not-a-ca'
  | 'root-path-length'
  | 'root-key'
  | 'root-no-cert-sign'
  | 'root-extended-key-usage'
  | 'root-unsupported-extension'
  | 'root-key-reused'
  | 'root-no-subject-key-identifier'
  | 'root-not-valid'
  | 'root-expires-first'
  | 'not-below-root'

export const error = (code: CaFaultCode, message: string, advice: string): CaFault => ({ code, level: 'error', message, advice })
export const day = (date: Date): string => date.toISOString().slice(0, 10)

/** The purposes of an authority that rule TLS servers out, also for everything below it. Undefined: it does not. */
export const withoutServers = ({ extendedKeyUsage: purposes }: Certificate): string | undefined =>
  purposes === undefined || purposes.some(usage => usage === 'serverAuth' || usage === 'anyExtendedKeyUsage')
    ? undefined
    : purposes.join(', ')

/** What verify-tls-inspection does not evaluate, and therefore never passes. Undefined: there is none of it. */
export function unevaluated({ der }: Certificate): string | undefined {
  const { nameConstraints, unknownCritical } = parseCertificate(der).extensions
  return nameConstraints ? 'name constraints' : unknownCritical.length > 0 ? `the critical extension ${unknownCritical[0]}` : undefined
}
