import type { Needs } from './permissions.ts'
import type { RepositoryState, User } from './state.ts'

export type Call = {
  readonly state: RepositoryState
  /** Of the repository, `https://api.github.com/repos/o/r`. */
  readonly url: string
  /** Of the repository for people. */
  readonly page: string
  /** The parts of the path that the route leaves open. */
  readonly parts: readonly string[]
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
  readonly user: User
  readonly now: string
  /** An address, good for a minute, at which the archive of an artifact is given to whoever comes without a token. */
  readonly archiveAt: (id: number) => string
}

export type Answer = { readonly status: number; readonly body: unknown; readonly location?: string }

/** One method of one path below `/repos/OWNER/NAME`. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: RegExp
  /** May depend on what is asked for: a pull request is reached by two scopes. */
  readonly needs: Needs
  readonly answer: (call: Call) => Answer
}

export const notFound: Answer = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
}

export const invalid = (resource: string, field: string, message: string): Answer => ({
  status: 422,
  body: { message: 'Validation Failed', errors: [{ resource, code: 'custom', field, message }], status: '422' },
})

/** GitHub counts what a comment or an issue may have. */
export const longest = 65_536

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The page that was asked for. */
export const paged = <Item>(items: readonly Item[], query: URLSearchParams): readonly Item[] => {
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30) || 30))
  const page = Math.max(1, Number(query.get('page') ?? 1) || 1)
  return items.slice((page - 1) * size, page * size)
}
