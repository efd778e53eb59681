/** GitHub's REST interface, as far as our actions call it. A token may do what the job that it belongs to declared, and nothing else. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { commentRoutes } from './comments.ts'
import { issueRoutes } from './issues.ts'
import { allows, type Permissions } from './permissions.ts'
import { type Answer, notFound } from './route.ts'
import { runRoutes } from './runs.ts'
import { actionsBot, emptyRepository, type RepositoryState } from './state.ts'
import { workflowRunRoutes } from './workflow-runs.ts'

export type GithubApi = {
  readonly handle: RequestListener
  readonly state: RepositoryState
  /** A token for a job with these `permissions:`. */
  token(permissions: Permissions): string
  /** A pull request that somebody opened. Returns its number. */
  openPullRequest(title: string): number
  /** `METHOD /path: status`, in order. */
  readonly calls: readonly string[]
  /** What was asked for and is not emulated: a test in which this is not empty fails. */
  readonly refused: readonly string[]
}

const routes = [...issueRoutes, ...commentRoutes, ...runRoutes, ...workflowRunRoutes]
const mostBytes = 1024 * 1024
/** Where archives are, beside the interface. On GitHub that is another host. */
const blobs = '/_storage/'

/** @param options.url where it is reached, without a slash at the end */
export const githubApi = (options: { readonly repository: string; readonly url: string; readonly now?: () => Date }): GithubApi => {
  const { repository, url, now = () => new Date() } = options
  const state = emptyRepository()
  const tokens = new Map<string, Permissions>()
  const calls: string[] = []
  const refused: string[] = []
  const links = new Map<string, { readonly id: number; readonly until: number }>()
  const prefix = `/repos/${repository}`

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', url)
    const bearer = /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
    const permissions = tokens.get(bearer ?? '')
    if (permissions === undefined) return { status: 401, body: { message: 'Bad credentials', status: '401' } }
    if (pathname !== prefix && !pathname.startsWith(`${prefix}/`)) return notFound
    const path = pathname.slice(prefix.length)
    const route = routes.find(({ method, path: pattern }) => method === request.method && pattern.test(path))
    if (!route) {
      refused.push(`${request.method} ${path}`)
      return { status: 501, body: { message: `NotImplementedInLab: ${request.method} ${path}` } }
    }
    if (!allows(permissions, route.needs))
      return { status: 403, body: { message: 'Resource not accessible by integration', status: '403' } }
    const body = await readJson(request)
    if (body === undefined) return { status: 400, body: { message: 'Problems parsing JSON', status: '400' } }
    return route.answer({
      state,
      url: `${url}${prefix}`,
      page: `https://github.com/${repository}`,
      parts: route.path.exec(path)?.slice(1) ?? [],
      query,
      body,
      user: actionsBot,
      now: now().toISOString(),
      archiveAt: id => {
        const path = `${blobs}${randomBytes(24).toString('base64url')}`
        links.set(path, { id, until: Date.now() + 60_000 })
        return `${url}${path}`
      },
    })
  }

  /** The storage behind GitHub: it knows the address and no tokens, and refuses who brings one, as Azure's blobs do. */
  const archive = (request: IncomingMessage, response: ServerResponse): void => {
    const link = links.get(new URL(request.url ?? '/', url).pathname)
    const bytes = link && Date.now() < link.until ? state.archives.get(link.id) : undefined
    if (request.headers.authorization !== undefined) response.writeHead(400).end('InvalidAuthenticationInfo')
    else if (bytes === undefined) response.writeHead(404).end('ResourceNotFound')
    else response.writeHead(200, { 'content-type': 'application/zip' }).end(bytes)
  }

  return {
    state,
    calls,
    refused,
    handle: (request, response) => {
      if (request.url?.startsWith(blobs)) return archive(request, response)
      answer(request)
        .catch((error: unknown): Answer => ({ status: 500, body: { message: error instanceof Error ? error.message : String(error) } }))
        .then(({ status, body, location }) => {
          // What was not read to its end would be taken for the next request.
          if (!request.complete) response.shouldKeepAlive = false
          calls.push(`${request.method} ${new URL(request.url ?? '/', url).pathname.replace(prefix, '')}: ${status}`)
          send(response, status, body, location)
        })
    },
    token: permissions => {
      const token = `ghs_${randomBytes(18).toString('hex')}`
      tokens.set(token, permissions)
      return token
    },
    openPullRequest: title => {
      const number = Math.max(0, ...state.issues.map(issue => issue.number)) + 1
      const at = now().toISOString()
      state.issues.push({
        number,
        id: state.nextId++,
        title,
        body: '',
        state: 'open',
        state_reason: null,
        user: { login: 'octocat', id: 583231, type: 'User' },
        labels: [],
        created_at: at,
        updated_at: at,
        pull_request: { url: `${url}${prefix}/pulls/${number}` },
      })
      return number
    },
  }
}

/** An object, empty where there is no body. Undefined: it is not JSON, or too large. */
const readJson = async (request: IncomingMessage): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostBytes) return undefined
    chunks.push(chunk)
  }
  if (size === 0) return {}
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

const send = (response: ServerResponse, status: number, body: unknown, location?: string): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...(location === undefined ? {} : { location }) })
  response.end(JSON.stringify(body))
}
