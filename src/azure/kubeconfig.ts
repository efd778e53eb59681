import type { TokenCredential } from '@azure/core-auth'
import { at } from '../plan/reference.ts'
import type { Json } from '../plan/resource.ts'
import { KnownFaultError } from '../report/fault.ts'
import type { Arm } from './arm.ts'
import { post } from './post.ts'

/** The API server of every AKS cluster with Entra integration, as Entra knows it. */
const aksServer = '6dae42f8-4368-4678-94ff-3960e28e3630/.default'

/**
 * The kubeconfig of a cluster. The user's one asks a program (`kubelogin`) for a token, which a runner may not have; it gets a token of ours
 * instead, the way `kubelogin convert-kubeconfig` would sign in. Such a token lives for about an hour, and the file says no more than it needs.
 */
export async function clusterKubeconfig(
  arm: Arm,
  clusterId: string,
  admin: boolean,
  world: { readonly credential: TokenCredential; readonly mask: (secret: string) => void; readonly signal: AbortSignal },
): Promise<{ readonly text: string; readonly tokenExpires?: Date }> {
  const answer = await post(arm, clusterId, admin ? 'listClusterAdminCredential' : 'listClusterUserCredential', world.signal)
  const encoded = at(answer, '/kubeconfigs/0/value')
  if (typeof encoded !== 'string')
    throw new KnownFaultError({
      code: 'NoCredentials',
      message: 'Azure gave no kubeconfig for the cluster',
      advice: 'See that the cluster has come up, then run this again.',
    })
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const { parse, stringify } = await import('yaml')
  const config = parse(text) as { users?: { name: string; user: Record<string, unknown> }[] }
  for (const { user } of config.users ?? [])
    for (const name of ['token', 'client-key-data', 'password']) if (typeof user[name] === 'string') world.mask(user[name])
  const asking = (config.users ?? []).filter(({ user }) => 'exec' in user || 'auth-provider' in user)
  if (asking.length === 0) return { text }
  const token = await world.credential.getToken(aksServer, { abortSignal: world.signal })
  if (!token)
    throw new KnownFaultError({
      code: 'NoClusterToken',
      message: 'Entra gave no token for the cluster',
      advice: 'See that the identity may sign in, or use admin: true on a cluster with local accounts.',
    })
  world.mask(token.token)
  for (const entry of asking) entry.user = { token: token.token }
  return { text: stringify(config as unknown as Json), tokenExpires: new Date(token.expiresOnTimestamp) }
}
