import type { TokenCredential } from '@azure/core-auth'
import { readCertificate } from '../pki/read.ts'
import type { OurAuthority } from '../verify/verdict.ts'
import { rootAmong } from './find-ca.ts'
import { openVault } from './vault.ts'

/** Our root and intermediate as the vault holds them: public certificates only. Undefined: one of the two is not there. */
export async function readOurAuthority(
  keyVault: string,
  names: { readonly certificate: string; readonly rootSecret: string },
  credential: TokenCredential,
  signal: AbortSignal,
): Promise<OurAuthority | undefined> {
  const vault = await openVault(keyVault, { credential, signal, log: () => {}, grantMinutes: 0 })
  const [certificate, root] = await Promise.all([vault.certificate(names.certificate), vault.secret(names.rootSecret)])
  if (!certificate || root === undefined) return undefined
  const intermediate = readCertificate(certificate.der)
  return { intermediate, root: rootAmong(root, intermediate) }
}
