import type { PipelinePolicy } from '@azure/core-rest-pipeline'
import { AzureError } from './azure-error.ts'

export type Bounds = { readonly milliseconds: number; readonly bytes: number }

/**
 * Longer than any service here takes for one answer: ARM gives up after a minute, and a query of the log may run for three. More than any
 * document and any page of a list has.
 */
const usual: Bounds = { milliseconds: 240_000, bytes: 64 * 2 ** 20 }

/**
 * Bounds one exchange in time, to the last byte of its answer, and in size. The SDKs bound neither: a connection that a box on the way forgot
 * would hold the run until its own deadline, and they keep whatever comes. An answer that comes late is a connection that broke
 * (`ETIMEDOUT`), for `patience` to judge.
 */
export const bounds = ({ milliseconds, bytes }: Bounds = usual): PipelinePolicy => ({
  name: 'egressGateBounds',
  async sendRequest(request, next) {
    const { abortSignal: given, streamResponseStatusCodes: streamed } = request
    const { host } = new URL(request.url)
    const own = new AbortController()
    const forward = (): void => own.abort()
    const timer = setTimeout(() => own.abort(late(host, milliseconds)), milliseconds)
    if (given?.aborted) forward()
    given?.addEventListener('abort', forward)
    request.abortSignal = own.signal
    request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY])
    // What the SDKs unpack does not notice when the connection breaks: its text would never end.
    request.headers.delete('accept-encoding')
    try {
      const response = await next(request)
      const { readableStreamBody: body } = response
      if (body === undefined) return response
      const stop = (): void => void (body as { destroy?(error: unknown): void }).destroy?.(own.signal.reason)
      own.signal.addEventListener('abort', stop, { once: true })
      response.bodyAsText = await textOf(body, bytes, host)
      delete response.readableStreamBody
      return response
    } catch (error) {
      throw own.signal.aborted && given?.aborted !== true ? own.signal.reason : error
    } finally {
      clearTimeout(timer)
      given?.removeEventListener('abort', forward)
      Object.assign(request, { abortSignal: given, streamResponseStatusCodes: streamed })
    }
  },
})

async function textOf(body: NodeJS.ReadableStream, most: number, host: string): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  // Leaving the loop destroys the stream, and the connection with it.
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most)
      throw new AzureError({ code: 'UnreadableAnswer', message: `the answer of ${host} is larger than ${most} bytes, and is not read` })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const late = (host: string, milliseconds: number): Error =>
  Object.assign(new Error(`${host} did not answer within ${milliseconds / 1000} s`), { code: 'ETIMEDOUT' })
