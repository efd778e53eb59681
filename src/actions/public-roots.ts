import * as tls from 'node:tls'
import type { Certificate } from '../pki/certificate.ts'
import { readCertificate } from '../pki/read.ts'

/** The public authorities that this runner knows, NODE_EXTRA_CA_CERTS included. Read a few at a time, so that what waits for pods goes on. */
export async function publicRootsOfRunner(): Promise<readonly Certificate[]> {
  // Node 22.15 and later; the actions' own runtime has it.
  const pems = typeof tls.getCACertificates === 'function' ? tls.getCACertificates('default') : tls.rootCertificates
  const roots: Certificate[] = []
  for (const [index, pem] of pems.entries()) {
    if (index % 16 === 0) await new Promise(resolve => setImmediate(resolve))
    try {
      roots.push(readCertificate(pem))
    } catch {
      // A root that cannot be read vouches for nothing.
    }
  }
  return roots
}

/** Those of them that Node.js brings along: nobody had to give them to this runner. */
export function ownAmong(roots: readonly Certificate[]): readonly Certificate[] {
  const own = new Set(tls.rootCertificates.map(pem => pem.replace(/-----[A-Z ]+-----|\s/g, '')))
  return roots.filter(({ der }) => own.has(Buffer.from(der).toString('base64')))
}
