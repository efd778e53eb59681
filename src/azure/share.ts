import type { TokenCredential } from '@azure/core-auth'
import { whileGrantsArrive } from './vault.ts'

/** For looking and writing a few kilobytes, three tries of each request included. */
const usual = 240_000

/**
 * Puts a text file onto a file share, unless it already holds just that. Signs in with a token; Azure Files then wants to know that rights
 * on files are meant to be passed over (`fileRequestIntent`). Returns whether it wrote.
 */
export async function putOnShare(
  place: { readonly account: string; readonly share: string; readonly file: string },
  text: string,
  world: {
    readonly credential: TokenCredential
    readonly signal: AbortSignal
    readonly log: (line: string) => void
    readonly grantMinutes: number
  },
  milliseconds = usual,
): Promise<boolean> {
  const { ShareServiceClient } = await import('@azure/storage-file-share')
  // The storage client takes no policies of ours, so its own retries stay; three tries end soon.
  const service = new ShareServiceClient(`https://${place.account}.file.core.windows.net`, world.credential, {
    retryOptions: { maxTries: 3 },
    fileRequestIntent: 'backup',
  })
  const file = service.getShareClient(place.share).rootDirectoryClient.getFileClient(place.file)
  const content = Buffer.from(text, 'utf8')
  const put = async (abortSignal: AbortSignal): Promise<boolean> => {
    const size = await file.getProperties({ abortSignal }).then(
      ({ contentLength }) => contentLength,
      error => (isAbsent(error) ? undefined : Promise.reject(error)),
    )
    // A file of another size is another one, and is not read, however large.
    if (size === content.length && content.equals(await file.downloadToBuffer(0, content.length, { abortSignal }))) return false
    await file.uploadData(content, { abortSignal, fileHttpHeaders: { fileContentType: 'application/x-pem-file' } })
    return true
  }
  return whileGrantsArrive(
    () => within(milliseconds, place.account, world.signal, put),
    `file share ${place.account}/${place.share}`,
    world,
  )
}

const isAbsent = (error: unknown): boolean => (error as { statusCode?: unknown }).statusCode === 404

/** The storage client takes no bounds of ours, and asks for as long as its signal lets it. */
async function within<T>(milliseconds: number, account: string, given: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const late = AbortSignal.timeout(milliseconds)
  try {
    return await work(AbortSignal.any([given, late]))
  } catch (error) {
    if (given.aborted || !late.aborted) throw error
    const message = `${account}.file.core.windows.net did not answer within ${milliseconds / 1000} s`
    throw Object.assign(new Error(message, { cause: error }), { code: 'ETIMEDOUT' })
  }
}
