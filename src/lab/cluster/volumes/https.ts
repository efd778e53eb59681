/** HTTPS as the node's drivers speak it: the lab's roots only, a deadline, small answers. */
import { request } from 'node:https'

export type HttpsAnswer = { readonly status: number; readonly text: string }

export const https = (
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string; roots: string; timeoutMs?: number },
): Promise<HttpsAnswer> =>
  new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method: options.method ?? 'GET',
        headers: options.headers ?? {},
        ca: options.roots,
        agent: false,
        timeout: options.timeoutMs ?? 10_000,
      },
      response => {
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size > 4 * 1024 * 1024) asked.destroy(new Error('the answer is too long'))
          else chunks.push(chunk)
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
        response.on('error', reject)
      },
    )
    asked.on('timeout', () => asked.destroy(new Error('i/o timeout')))
    asked.on('error', reject)
    asked.end(options.body)
  })
