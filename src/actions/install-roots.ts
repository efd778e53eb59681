/** The root certificates that an input gives: one, or several while a CA is replaced. Never anything but public certificates, and roots that are valid now where they are to be trusted. */
import { checkRoots, type RootCheck, readRoots } from '../kubernetes/mounted-root.ts'
import type { Certificate } from '../pki/certificate.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { InputFile } from './cluster.ts'

/** Empty: none was given. Throws a fault for a file that holds anything else. */
export function rootsOf(file: InputFile | undefined, operation: 'install' | 'remove'): readonly Certificate[] {
  if (file === undefined) return []
  const text = Buffer.from(file.content).toString('latin1')
  return taken(operation === 'remove' ? readRoots(text, file.path) : checkRoots(text, file.path, new Date()))
}

/** The root that the vault holds, which anybody who may write there wrote. */
export const rootOfVault = (root: Certificate, where: string, operation: 'install' | 'remove'): readonly Certificate[] =>
  operation === 'remove' ? [root] : taken(checkRoots(root.pem, where, new Date()))

function taken(check: RootCheck): readonly Certificate[] {
  if (check.ok) return check.roots
  throw new KnownFaultError({ code: 'BadCertificate', message: check.because, advice: check.advice })
}
