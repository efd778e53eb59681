/** The root certificates that an input gives: one, or several while a CA is replaced. Never anything but public roots that are valid now. */
import { checkRoots } from '../kubernetes/mounted-root.ts'
import type { Certificate } from '../pki/certificate.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { InputFile } from './cluster.ts'

/** Empty: none was given. Throws a fault for a file that holds anything else. */
export function rootsOf(file: InputFile | undefined): readonly Certificate[] {
  if (file === undefined) return []
  const check = checkRoots(Buffer.from(file.content).toString('latin1'), file.path, new Date())
  if (check.ok) return check.roots
  throw new KnownFaultError({ code: 'BadCertificate', message: check.because, advice: check.advice })
}
