/** Who a kubeconfig signs in as, seen from outside: which of its texts are secret, and whether it needs a program that may not be here. */
import type { Json } from '../plan/resource.ts'

type Users = { readonly users?: readonly { readonly name: string; user: Record<string, unknown> }[] }

/** Every secret text in a kubeconfig, so that it can be masked. */
export async function secretsIn(kubeconfig: string): Promise<readonly string[]> {
  const { parse } = await import('yaml')
  const { users = [] } = parse(kubeconfig) as Users
  return users.flatMap(({ user }) =>
    ['token', 'client-key-data', 'password'].flatMap(name => (typeof user[name] === 'string' ? [user[name]] : [])),
  )
}

/** Whether a user of it asks a program (`kubelogin`) or a plugin of old for a token. */
export async function asksForToken(kubeconfig: string): Promise<boolean> {
  const { parse } = await import('yaml')
  const { users = [] } = parse(kubeconfig) as Users
  return users.some(({ user }) => asks(user))
}

/** The kubeconfig with `token` in place of every such question. */
export async function withToken(kubeconfig: string, token: string): Promise<string> {
  const { parse, stringify } = await import('yaml')
  const config = parse(kubeconfig) as Users
  for (const entry of config.users ?? []) if (asks(entry.user)) entry.user = { token }
  return stringify(config as unknown as Json)
}

const asks = (user: Record<string, unknown>): boolean => 'exec' in user || 'auth-provider' in user
