import { type FileHandle, open } from 'node:fs/promises'

/** Why a file that was named cannot be used, to be said behind its name: `cannot be read: it does not exist`. */
export type Unreadable = { readonly unreadable: string }

/** More than any policy or list of questions has, and less than makes a string too long for Node. */
const MOST_BYTES = 256 * 2 ** 20

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of its path is not a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its symbolic links lead in a circle',
}

/** The text of a file that somebody named, or why it has none. Nothing is thrown. */
export async function textOf(file: string, most = MOST_BYTES): Promise<string | Unreadable> {
  try {
    const handle = await open(file)
    try {
      const { size } = await handle.stat()
      if (size > most) return { unreadable: `it has ${size} bytes, and at most ${most} are read` }
      const bytes = await atMost(handle, most)
      if (bytes === undefined) return { unreadable: `it has more than ${most} bytes, and no more are read` }
      const text = decoded(bytes)
      return text.includes('\0') ? { unreadable: 'it is not text (it holds a NUL character)' } : text
    } finally {
      await handle.close()
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return { unreadable: reasons[code ?? ''] ?? code ?? message }
  }
}

/** The same, where faults are gathered: `option` is where the file was named. */
export async function readText(option: string, file: string, faults: string[]): Promise<string | undefined> {
  const text = await textOf(file)
  if (typeof text === 'string') return text
  faults.push(`${option}: ${file} cannot be read: ${text.unreadable}`)
  return undefined
}

/** A pipe or a device says nothing of its size, and may have no end. */
async function atMost(handle: FileHandle, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of handle.createReadStream({ autoClose: false, highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** PowerShell writes UTF-16 where it is not told otherwise. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return bytes.toString('utf8')
}
