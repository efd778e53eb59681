import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import type { Json } from '../plan/resource.ts'
import { innermost } from './retry.ts'
import { firstLoss } from './wire.ts'

/**
 * Sees every ARM request and answer as they are on the wire, which the SDKs' models hide: what a resource is (`bodyOf`), what an operation failed
 * with (`failureOf`), where an operation can be followed (`onOperation`, told when it is received), and whether the SDK sent what it was given.
 */
export type Watcher = {
  readonly policy: PipelinePolicy
  /** The last document that ARM gave for a resource. */
  bodyOf(id: string): Json | undefined
  /** What the operation started by the last write of a resource failed with. */
  failureOf(id: string): { readonly code: string; readonly message: string } | undefined
  /** The next writes of `id` must send exactly this, and only to the state `match` of it, where that is given. */
  expect(id: string, document: Json, match: string | undefined): void
  /** Requests so far, by method. */
  readonly counts: ReadonlyMap<string, number>
}

/** A pipeline policy that sees what is on the wire. `onOperation` gets the URL of each long-running operation, `onEnd` is called when it is over. */
export function watcher(onOperation: (id: string, url: string) => void, onEnd: (id: string) => void = () => {}): Watcher {
  const bodies = new Map<string, Json>()
  const failures = new Map<string, { code: string; message: string }>()
  const operations = new Map<string, string>()
  const expected = new Map<string, { readonly document: Json; readonly match: string | undefined }>()
  const counts = new Map<string, number>()
  const policy: PipelinePolicy = {
    name: 'egressGateWatcher',
    async sendRequest(request, next) {
      counts.set(request.method, (counts.get(request.method) ?? 0) + 1)
      const id = keyOf(request.url)
      const writes = request.method === 'PUT'
      const wanted = writes ? expected.get(id) : undefined
      if (wanted !== undefined) {
        // Here and not by the SDKs' options, which they would send along with each poll, too.
        if (wanted.match === undefined) request.headers.delete('if-match')
        else request.headers.set('if-match', wanted.match)
        const loss = firstLoss(wanted.document, parse(String(request.body ?? '')))
        if (loss) throw new Error(`the SDK would send ${id} without or with another ${loss}: this type must be written in another way`)
      }
      if (writes) failures.delete(id)
      const response = await next(request)
      const body = parse(response.bodyAsText ?? '')
      const operation =
        response.headers.get('azure-asyncoperation') ?? response.headers.get('operation-location') ?? response.headers.get('location')
      if (request.method !== 'GET' && request.method !== 'HEAD' && operation && keyOf(operation) !== id) {
        operations.set(keyOf(operation), id)
        onOperation(id, operation)
      }
      const started = operations.get(id)
      const status = (body as { status?: unknown } | undefined)?.status
      if (started !== undefined && request.method === 'GET' && hasEnded(response.status, status)) onEnd(started)
      if (started !== undefined && (status === 'Failed' || status === 'Canceled'))
        failures.set(started, innermost(body) ?? { code: status, message: `the operation ended as ${status}` })
      if ((request.method === 'GET' || writes) && response.status < 300) {
        if (started === undefined) isDocument(body) ? bodies.set(id, body) : bodies.delete(id)
        else if (isDocument(body) && keyOf(String(body['id'] ?? '')) === started) bodies.set(started, body)
      }
      return response
    },
  }
  return {
    policy,
    counts,
    bodyOf: id => bodies.get(keyOf(id)),
    failureOf: id => failures.get(keyOf(id)),
    expect: (id, document, match) => void expected.set(keyOf(id), { document, match }),
  }
}

const isDocument = (body: Json | undefined): body is { readonly [key: string]: Json } =>
  typeof body === 'object' && body !== null && !Array.isArray(body)

/** A poll that says so, or whose answer is the result itself. */
const hasEnded = (code: number, status: unknown): boolean =>
  code !== 202 && (typeof status !== 'string' || ['Succeeded', 'Failed', 'Canceled'].includes(status))

/** The path of a URL or an id, in lower case: ARM's ids have no case. */
const keyOf = (url: string): string =>
  new URL(url, 'https://management.azure.com').pathname.replace(/^\/+/, '/').replace(/\/$/, '').toLowerCase()

function parse(text: string): Json | undefined {
  try {
    return text === '' ? undefined : (JSON.parse(text) as Json)
  } catch {
    return undefined
  }
}
