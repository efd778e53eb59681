/** What one cluster has and no other: the authority that vouches for its API server, and a uid that its first namespace keeps for life. */
import { sha256 } from '../pki/hash.ts'
import { readCertificates } from '../pki/read.ts'
import type { ClusterIdentity } from '../verify/subject.ts'
import { find } from './api.ts'
import type { Connection } from './connection.ts'
import type { Doc } from './documents.ts'

/**
 * Each part is left out where it cannot be known: a kubeconfig without authorities, an identity that may not `get` the namespace. Who needs
 * both says so.
 */
export async function clusterIdentity(connection: Connection, signal: AbortSignal): Promise<ClusterIdentity> {
  const caSha256 = authoritiesHash(connection.authorities)
  const uid = await systemUid(connection, signal)
  return { ...(caSha256 === undefined ? {} : { caSha256 }), ...(uid === undefined ? {} : { uid }) }
}

/** Of the certificates, however the file is laid out. Their bytes were believed when the connection was made, so they are no mere claim. */
function authoritiesHash(pem: string | undefined): string | undefined {
  if (pem === undefined) return undefined
  try {
    const prints = readCertificates(Buffer.from(pem, 'latin1')).map(({ fingerprint }) => fingerprint)
    return prints.length === 0 ? undefined : sha256([...new Set(prints)].sort().join('\n'))
  } catch {
    return undefined
  }
}

async function systemUid(connection: Connection, signal: AbortSignal): Promise<string | undefined> {
  try {
    const namespace = (await find(connection, { method: 'GET', path: '/api/v1/namespaces/kube-system', signal })) as Doc | undefined
    const uid = namespace?.metadata?.uid
    return typeof uid === 'string' && uid !== '' ? uid : undefined
  } catch (error) {
    if (signal.aborted) throw error
    return undefined
  }
}
