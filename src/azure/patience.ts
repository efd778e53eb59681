import type { PipelinePolicy, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline'
import { innermost, reasonFor, writeRetries } from './retry.ts'
import { backoff, retryAfter, sleep } from './wait.ts'

/** Codes of a connection that broke or could not be made, and may be made again. Certificate errors are none of them. */
const broken = new Set([
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNABORTED',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'REQUEST_SEND_ERROR',
  'UND_ERR_SOCKET',
  'ERR_STREAM_PREMATURE_CLOSE',
])
const attempts = 6

/**
 * Repeats what may be repeated at the level of one request: throttling for as long as the service asks and the signal allows; broken
 * connections of idempotent methods and server errors of reads, six times. Conflicts and failed writes go up to the store, which reads first.
 * It replaces the SDKs' own retries, so that there is one place.
 */
export const patience = (signal: AbortSignal, log: (line: string) => void): PipelinePolicy => ({
  name: 'egressGatePatience',
  async sendRequest(request, next) {
    for (let attempt = 0; ; attempt += 1) {
      let response: PipelineResponse
      try {
        response = await next(request)
      } catch (error) {
        const code = brokenBy(error)
        if (signal.aborted || code === undefined || !isIdempotent(request) || attempt + 1 >= attempts) throw error
        log(`the connection to ${host(request)} broke (${code}); trying again`)
        await sleep(backoff(attempt), signal)
        continue
      }
      const wait = waitFor(request, response, attempt)
      if (wait === undefined) return response
      log(`${host(request)} answered ${response.status}; trying again in ${Math.ceil(wait / 1000)} s`)
      await sleep(wait, signal)
    }
  },
})

/** The code by which a connection broke. Undefined: it did not, or is not to be trusted. */
export function brokenBy(error: unknown): string | undefined {
  const code = String((error as { code?: unknown }).code ?? '')
  const cause = String((error as { cause?: { code?: unknown } }).cause?.code ?? '')
  if (/CERT|SELF_SIGNED|ALTNAME|SSL/.test(`${code} ${cause} ${(error as Error).message}`)) return undefined
  return broken.has(code) || broken.has(cause) ? cause || code : undefined
}

function waitFor(request: PipelineRequest, response: PipelineResponse, attempt: number): number | undefined {
  const { status } = response
  const asked = retryAfter(response.headers.get('retry-after'), Date.now())
  const read = request.method === 'GET' || request.method === 'HEAD' || isListing(request)
  if (status === 429 && !isConflict(response)) return Math.max(asked ?? backoff(attempt), 100)
  if (status === 503 && asked !== undefined && isIdempotent(request)) return Math.max(asked, 100)
  if ((status >= 500 || status === 408) && status !== 501 && read && attempt + 1 < attempts) return asked ?? backoff(attempt)
  return undefined
}

/** A 429 that speaks of another operation is no throttling: the store waits for that operation and reads before it writes again. */
function isConflict(response: PipelineResponse): boolean {
  try {
    const inner = innermost(JSON.parse(response.bodyAsText ?? ''))
    return inner !== undefined && reasonFor({ status: undefined, ...inner }, writeRetries) !== undefined
  } catch {
    return false
  }
}

/** ARM hands out keys and credentials by POST, since they are secret, and changes nothing by it. */
const isListing = ({ method, url }: PipelineRequest): boolean => method === 'POST' && /\/list[A-Za-z]+$/.test(new URL(url).pathname)
const isIdempotent = (request: PipelineRequest): boolean => (request.method !== 'POST' && request.method !== 'PATCH') || isListing(request)
const host = ({ url }: PipelineRequest): string => new URL(url).host
