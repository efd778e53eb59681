/** Calls with `restype=directory`. */
import type { Answer, Call } from '../http.ts'
import { notInLab, Refusal } from '../refusal.ts'
import { checkParent, find, headersOf, metadataOf, newFileEtag, notFound } from './entries.ts'
import { xmlText } from './errors.ts'
import type { Directory, Share } from './share.ts'

type Place = { account: string; shareName: string; share: Share; path: string; now: Date }

export function directoryCall(call: Call, place: Place): Answer {
  const { share, path, now } = place
  const comp = call.query.get('comp')
  if (call.method === 'GET' && comp === 'list') return list(call, place)
  if (comp) throw notInLab(`the file service's ${call.method} of a directory with comp=${comp}`)
  const found = path === '' ? root(share) : find(share, path)
  switch (call.method) {
    case 'PUT': {
      checkParent(share, path)
      if (found) throw new Refusal(409, 'ResourceAlreadyExists', 'The specified resource already exists.')
      const made: Directory = {
        kind: 'directory',
        name: path.split('/').at(-1) ?? '',
        created: now,
        modified: now,
        metadata: metadataOf(call),
        etag: newFileEtag(),
        id: String(share.entries.size + 1),
      }
      share.entries.set(path.toLowerCase(), made)
      return { status: 201, headers: headersOf(made) }
    }
    case 'GET':
    case 'HEAD':
      if (found?.kind !== 'directory') throw notFound()
      return { status: 200, headers: headersOf(found) }
    case 'DELETE':
      if (found?.kind !== 'directory') throw notFound()
      if (childrenOf(share, path).length > 0) throw new Refusal(409, 'DirectoryNotEmpty', 'The specified directory is not empty.')
      share.entries.delete(path.toLowerCase())
      return { status: 202 }
    default:
      throw notInLab(`the file service's ${call.method} of a directory`)
  }
}

const root = ({ created }: Share): Directory => ({
  kind: 'directory',
  name: '',
  created,
  modified: created,
  metadata: {},
  etag: '"0x1"',
  id: '0',
})

const childrenOf = (share: Share, path: string) =>
  [...share.entries].filter(([key]) => key.split('/').slice(0, -1).join('/') === path.toLowerCase()).map(([, entry]) => entry)

function list(call: Call, { account, shareName, share, path }: Place): Answer {
  if (path !== '' && find(share, path)?.kind !== 'directory') throw notFound()
  const prefix = call.query.get('prefix') ?? ''
  const entries = childrenOf(share, path)
    .filter(entry => entry.name.startsWith(prefix))
    .map(entry =>
      entry.kind === 'file'
        ? `<File><Name>${xmlText(entry.name)}</Name><FileId>${entry.id}</FileId><Properties><Content-Length>${entry.content.length}</Content-Length></Properties></File>`
        : `<Directory><Name>${xmlText(entry.name)}</Name><FileId>${entry.id}</FileId><Properties /></Directory>`,
    )
  const head = `<EnumerationResults ServiceEndpoint="https://${account}.file.core.windows.net/" ShareName="${xmlText(shareName)}" DirectoryPath="${xmlText(path)}">`
  const text = `<?xml version="1.0" encoding="utf-8"?>${head}<Prefix>${xmlText(prefix)}</Prefix><Entries>${entries.join('')}</Entries><NextMarker /><DirectoryId>0</DirectoryId></EnumerationResults>`
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: Buffer.from(text) }
}
