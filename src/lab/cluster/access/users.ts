/** Who asks. Authenticators are tried in turn; the first that knows the token answers. */

export type User = {
  readonly name: string
  readonly uid?: string
  readonly groups: readonly string[]
  readonly extra?: Readonly<Record<string, string[]>>
}

/** Undefined: not a token of mine. */
export type Authenticator = (token: string) => User | undefined

export const authenticate = (authorization: string | undefined, authenticators: readonly Authenticator[]): User | undefined => {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) return undefined
  for (const one of authenticators) {
    const user = one(token)
    if (user) return { ...user, groups: [...user.groups, 'system:authenticated'] }
  }
  return undefined
}
