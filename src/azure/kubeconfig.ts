import type { TokenCredential } from '@azure/core-auth'
import { at } from '../plan/reference.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { Arm } from './arm.ts'
import { post } from './post.ts'

/** The API server of every AKS cluster with Entra integration, as Entra knows it. */
const aksServer = '6dae42f8-4368-4678-94ff-3960e28e3630/.default'

/** The kubeconfig that Azure gives: the user's, or the admin's, as YAML. */
export async function kubeconfigOf(arm: Arm, clusterId: string, admin: boolean, signal: AbortSignal): Promise<string> {
  const answer = await post(arm, clusterId, admin ? 'listClusterAdminCredential' : 'listClusterUserCredential', signal)
  const encoded = at(answer, '/kubeconfigs/0/value')
  if (typeof encoded !== 'string')
    throw new KnownFaultError({
      code: 'NoCredentials',
      message: 'Azure gave no kubeconfig for the cluster',
      advice: 'See that the cluster has come up, then run this again.',
    })
  return Buffer.from(encoded, 'base64').toString('utf8')
}

/** A token of ours for the API server, of the kind that `kubelogin` would fetch. It lives for about an hour. */
export async function clusterToken(
  credential: TokenCredential,
  signal: AbortSignal,
): Promise<{ readonly token: string; readonly expires: Date }> {
  const token = await credential.getToken(aksServer, { abortSignal: signal })
  if (!token)
    throw new KnownFaultError({
      code: 'NoClusterToken',
      message: 'Entra gave no token for the cluster',
      advice: 'See that the identity may sign in, or use admin: true on a cluster with local accounts.',
    })
  return { token: token.token, expires: new Date(token.expiresOnTimestamp) }
}
