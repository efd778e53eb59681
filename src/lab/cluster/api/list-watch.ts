/** Lists (with selectors, pages and tables) and watches (with bookmarks and an end). */
import type { ServerResponse } from 'node:http'
import type { KubeObject } from '../objects/object.ts'
import type { ResourceRequest } from './request.ts'
import { groupVersion } from './resources.ts'
import { fieldSelector, labelSelector, type Matches } from './selectors.ts'
import { badRequest, gone, StatusError } from './status.ts'
import type { Store } from './store.ts'
import { toTable, wantsTable } from './table.ts'

const matcher = ({ type, query, name }: ResourceRequest): Matches => {
  const labels = labelSelector(query.get('labelSelector') ?? '')
  const fields = fieldSelector(type.kind, query.get('fieldSelector') ?? '')
  return object => labels(object.metadata.labels ?? {}) && fields(object) && (name === undefined || object.metadata.name === name)
}

const revision = (query: URLSearchParams): number | undefined => {
  const text = query.get('resourceVersion') ?? ''
  if (text === '' || text === '0') return undefined
  if (!/^\d+$/.test(text)) throw badRequest(`invalid resource version ${JSON.stringify(text)}`)
  return Number(text)
}

type Continue = { readonly after: string; readonly version: number }

const readContinue = (text: string): Continue => {
  try {
    const { after, version } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Continue
    if (typeof after === 'string' && typeof version === 'number') return { after, version }
  } catch {
    // Falls through to the refusal below.
  }
  throw badRequest('continue key is not valid')
}

const keyOf = ({ metadata }: KubeObject): string => `${metadata.namespace ?? ''}/${metadata.name}`

/** Pages after the first read what is stored now; they begin after the last name of the page before. */
export const list = (store: Store, request: ResourceRequest, accept: string): unknown => {
  const { type, query } = request
  const matches = matcher(request)
  const limit = Number(query.get('limit') ?? 0)
  const from = query.get('continue') ? readContinue(query.get('continue') ?? '') : undefined
  const all = store.list(type, request.namespace).filter(object => matches(object) && (!from || keyOf(object) > from.after))
  const page = limit > 0 ? all.slice(0, limit) : all
  const last = page.at(-1)
  const version = from?.version ?? store.version()
  const metadata = {
    resourceVersion: String(version),
    ...(last && all.length > page.length
      ? {
          continue: Buffer.from(JSON.stringify({ after: keyOf(last), version } satisfies Continue)).toString('base64url'),
          remainingItemCount: all.length - page.length,
        }
      : {}),
  }
  if (wantsTable(accept)) return toTable(type, page, metadata, query.get('includeObject'))
  return { kind: `${type.kind}List`, apiVersion: groupVersion(type), metadata, items: page }
}

const bookmarkEvery = 60_000
const longestWatch = 24 * 3600

/** How long the client wants to be told. */
const watchSeconds = (query: URLSearchParams): number => {
  const text = query.get('timeoutSeconds') || '1800'
  if (!/^\d+$/.test(text)) throw badRequest(`invalid value for timeoutSeconds: ${JSON.stringify(text)}`)
  return Math.min(Number(text) || 1800, longestWatch)
}

export const watch = (store: Store, request: ResourceRequest, accept: string, response: ServerResponse): void => {
  const { type, query, namespace } = request
  const matches = matcher(request)
  const inScope: Matches = object => (namespace === undefined || object.metadata.namespace === namespace) && matches(object)
  const table = wantsTable(accept)
  const asked = revision(query)
  const seconds = watchSeconds(query)
  const initial = query.get('sendInitialEvents') === 'true'
  if (initial && query.get('resourceVersionMatch') !== 'NotOlderThan') {
    throw badRequest('resourceVersionMatch=NotOlderThan is required with sendInitialEvents')
  }
  if (asked !== undefined && asked > store.version()) {
    throw new StatusError(504, 'Timeout', `Too large resource version: ${asked}, current: ${store.version()}`, {
      retryAfterSeconds: 1,
      causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    })
  }
  const write = (event: unknown): void => {
    response.write(`${JSON.stringify(event)}\n`)
  }
  let first = true
  const send = (kind: string, object: KubeObject): void => {
    if (!table) {
      write({ type: kind, object })
      return
    }
    const one = toTable(type, [object], { resourceVersion: object.metadata.resourceVersion }, query.get('includeObject')) as {
      columnDefinitions?: unknown
    }
    write({ type: kind, object: first ? one : { ...one, columnDefinitions: null } })
    first = false
  }
  const bookmark = (annotations?: Record<string, string>): void => {
    const metadata = { resourceVersion: String(store.version()), creationTimestamp: null, ...(annotations ? { annotations } : {}) }
    write({ type: 'BOOKMARK', object: { kind: type.kind, apiVersion: groupVersion(type), metadata } })
  }
  response.writeHead(200, { 'content-type': 'application/json', 'transfer-encoding': 'chunked', 'cache-control': 'no-cache, private' })
  response.flushHeaders()
  const from = asked !== undefined && !initial ? asked : store.version()
  if (asked === undefined || initial) for (const object of store.list(type, namespace).filter(inScope)) send('ADDED', object)
  if (initial) bookmark({ 'k8s.io/initial-events-end': 'true' })
  let stop = (): void => {}
  try {
    stop = store.watch(type, from, ({ type: kind, object, previous }) => {
      const was = previous !== undefined && inScope(previous)
      if (kind === 'DELETED') {
        if (was) send('DELETED', object)
        return
      }
      const is = inScope(object)
      if (is) send(was ? 'MODIFIED' : 'ADDED', object)
      else if (was) send('DELETED', object)
    })
  } catch (error) {
    write({ type: 'ERROR', object: error instanceof StatusError ? error.status : gone(0, from).status })
    response.end()
    return
  }
  const wantsBookmarks = query.get('allowWatchBookmarks') === 'true'
  const quiet = (): void => {
    stop()
    clearTimeout(end)
    clearInterval(bookmarks)
  }
  const end = setTimeout(() => {
    // Nothing may be written after the end, which a slow client delays for as long as it likes.
    quiet()
    if (wantsBookmarks) bookmark()
    response.end()
  }, seconds * 1000)
  const bookmarks = wantsBookmarks ? setInterval(() => bookmark(), bookmarkEvery) : undefined
  response.on('close', quiet)
}
