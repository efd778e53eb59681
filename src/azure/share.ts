import type { TokenCredential } from '@azure/core-auth'
import { whileGrantsArrive } from './vault.ts'

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
): Promise<boolean> {
  const { ShareServiceClient } = await import('@azure/storage-file-share')
  // The storage client takes no policies of ours, so its own retries stay; three tries end soon.
  const service = new ShareServiceClient(`https://${place.account}.file.core.windows.net`, world.credential, {
    retryOptions: { maxTries: 3 },
    fileRequestIntent: 'backup',
  })
  const file = service.getShareClient(place.share).rootDirectoryClient.getFileClient(place.file)
  const abort = { abortSignal: world.signal }
  const content = Buffer.from(text, 'utf8')
  return whileGrantsArrive(
    async () => {
      const there = await file.exists(abort)
      if (
        there &&
        content.equals(
          await file.downloadToBuffer(0, undefined, abort).catch(error => (isEmpty(error) ? Buffer.alloc(0) : Promise.reject(error))),
        )
      )
        return false
      await file.uploadData(content, { ...abort, fileHttpHeaders: { fileContentType: 'application/x-pem-file' } })
      return true
    },
    `file share ${place.account}/${place.share}`,
    world,
  )
}

/** A file without content cannot be asked for a range of bytes. */
const isEmpty = (error: unknown): boolean => (error as { statusCode?: unknown }).statusCode === 416
