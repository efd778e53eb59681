/** What a job's token may do: nothing but what the job declared, as GitHub does it. */

/** The scopes of `permissions:` that these routes know. */
export type Scope = 'actions' | 'checks' | 'contents' | 'deployments' | 'issues' | 'pull-requests'
export type Level = 'read' | 'write'
export type Permissions = Readonly<Partial<Record<Scope, Level | 'none'>>>

/** Any one of the scopes is enough: a comment on a pull request is also an issue's. None: every token may. */
export type Needs = { readonly level: Level; readonly anyOf: readonly Scope[] }

export const allows = (permissions: Permissions, { level, anyOf }: Needs): boolean =>
  anyOf.length === 0 || anyOf.some(scope => permissions[scope] === 'write' || (level === 'read' && permissions[scope] === 'read'))
