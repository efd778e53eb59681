/** What directories and files have in common. */
import { randomUUID } from 'node:crypto'
import type { Call } from '../http.ts'
import { Refusal } from '../refusal.ts'
import type { Directory, File, Share } from './share.ts'

export const newFileEtag = () => `"0x${randomUUID().replaceAll('-', '').slice(0, 15).toUpperCase()}"`

export const notFound = () => new Refusal(404, 'ResourceNotFound', 'The specified resource does not exist.')

/** Names do not differ by case alone. */
export const find = (share: Share, path: string): File | Directory | undefined => share.entries.get(path.toLowerCase())

export function checkParent(share: Share, path: string): void {
  const parent = path.split('/').slice(0, -1).join('/')
  if (parent !== '' && find(share, parent)?.kind !== 'directory')
    throw new Refusal(404, 'ParentNotFound', 'The specified parent path does not exist.')
}

export const metadataOf = (call: Call): Record<string, string> =>
  Object.fromEntries(
    Object.entries(call.headers).flatMap(([name, value]) => (name.startsWith('x-ms-meta-') ? [[name.slice(10), value]] : [])),
  )

export function headersOf(entry: File | Directory): Record<string, string> {
  return {
    etag: entry.etag,
    'last-modified': entry.modified.toUTCString(),
    'x-ms-file-attributes': entry.kind === 'file' ? 'Archive' : 'Directory',
    'x-ms-file-creation-time': `${entry.created.toISOString().replace('Z', '')}0000Z`,
    'x-ms-file-last-write-time': `${entry.modified.toISOString().replace('Z', '')}0000Z`,
    'x-ms-file-change-time': `${entry.modified.toISOString().replace('Z', '')}0000Z`,
    'x-ms-file-permission-key': '0*0',
    'x-ms-file-id': entry.id,
    'x-ms-file-parent-id': '0',
    'x-ms-server-encrypted': 'true',
    ...Object.fromEntries(Object.entries(entry.metadata).map(([name, value]) => [`x-ms-meta-${name}`, value])),
  }
}
