/** The archive of an artifact, from the address that GitHub gives for it: by the runner's proxy, without the token, bounded in time and in size. */
import type { IncomingMessage } from 'node:http'
import { BadArchive } from './zip.ts'

export type Bounds = { readonly milliseconds: number; readonly bytes: number }

/** An artifact that was packed is smaller than this, or it is none of ours. */
const usual: Bounds = { milliseconds: 120_000, bytes: 32 * 1024 * 1024 }

/** Bounded, whatever is announced. Redirects are not followed: the address is GitHub's last word. */
export async function download(location: string, given: AbortSignal, { milliseconds, bytes }: Bounds = usual): Promise<Buffer> {
  // It reads https_proxy and no_proxy as the runner itself does. Node's own fetch knows no proxy unless it is told so when it starts.
  const { HttpClient } = await import('@actions/http-client')
  const late = AbortSignal.timeout(milliseconds)
  const signal = AbortSignal.any([given, late])
  const client = new HttpClient('egress-gate', [], { allowRedirects: false, allowRetries: false, socketTimeout: milliseconds })
  let message: IncomingMessage | undefined
  let stop = (): void => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      reject(given.aborted ? given.reason : new BadArchive(`its download did not end within ${milliseconds / 1000} s`))
      message?.destroy()
      client.dispose()
    }
  })
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  const read = async (): Promise<Buffer> => {
    ;({ message } = await client.get(location))
    if (signal.aborted) message.destroy()
    if (message.statusCode !== 200) throw new BadArchive(`its download was answered with ${message.statusCode}`)
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of message as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > bytes) throw new BadArchive(`its archive is larger than ${bytes} bytes`)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }
  const reading = read()
  // Where the time is up first, nobody waits for it any more.
  reading.catch(() => {})
  try {
    return await Promise.race([reading, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
    message?.destroy()
    client.dispose()
  }
}
