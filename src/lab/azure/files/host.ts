/** `<account>.file.core.windows.net`: shares, directories and files as @azure/storage-file-share asks for them. */
import type { Cloud } from '../cloud.ts'
import type { Answer, Call, Handler } from '../http.ts'
import { notInLab, Refusal } from '../refusal.ts'
import type { FileAccount } from './accounts.ts'
import { directoryCall } from './directories.ts'
import { checkFilesAccess } from './door.ts'
import { fileCall } from './file-calls.ts'

export const fileHost =
  (account: FileAccount, cloud: Pick<Cloud, 'tokens' | 'rbac' | 'now' | 'tenantId'>): Handler =>
  async call => {
    await checkFilesAccess(call, account, cloud)
    const [shareName = '', ...rest] = call.path.split('/').filter(Boolean)
    const answered = answer(call, account, shareName, rest.join('/'), cloud.now())
    return {
      ...answered,
      headers: {
        'x-ms-version': call.headers['x-ms-version'] ?? '2026-04-06',
        'x-ms-request-server-encrypted': 'true',
        ...answered.headers,
      },
    }
  }

function answer(call: Call, account: FileAccount, shareName: string, path: string, now: Date): Answer {
  const kind = call.query.get('restype')
  const share = account.shares.get(shareName)
  if (kind === 'share' && path === '') {
    if (call.method === 'PUT' && !call.query.get('comp')) {
      if (share) throw new Refusal(409, 'ShareAlreadyExists', 'The specified share already exists.')
      account.shares.set(shareName, { created: now, entries: new Map() })
      return { status: 201, headers: { etag: '"0x1"', 'last-modified': now.toUTCString() } }
    }
    if (!share) throw shareNotFound()
    if ((call.method === 'GET' || call.method === 'HEAD') && !call.query.get('comp')) {
      return { status: 200, headers: { etag: '"0x1"', 'last-modified': share.created.toUTCString(), 'x-ms-share-quota': '5120' } }
    }
    if (call.method === 'DELETE') {
      account.shares.delete(shareName)
      return { status: 202 }
    }
    throw notInLab(`the file service's ${call.method} of a share with comp=${call.query.get('comp')}`)
  }
  if (!shareName) throw notInLab(`the file service's ${call.method} ${call.path}`)
  if (!share) throw shareNotFound()
  return kind === 'directory'
    ? directoryCall(call, { account: account.resource.name, shareName, share, path, now })
    : fileCall(call, { share, path, now })
}

const shareNotFound = () => new Refusal(404, 'ShareNotFound', 'The specified share does not exist.')
