/** Who may come to a storage account's files: holders of its key, and (with a backup intent) holders of the privileged roles. */
import type { Cloud } from '../cloud.ts'
import { at } from '../document.ts'
import { isFault } from '../entra/tokens.ts'
import type { Call } from '../http.ts'
import { Refusal } from '../refusal.ts'
import type { FileAccount } from './accounts.ts'
import { signedWith, stringToSign } from './shared-key.ts'

const files = 'Microsoft.Storage/storageAccounts/fileServices'

export async function checkFilesAccess(
  call: Call,
  { resource }: FileAccount,
  cloud: Pick<Cloud, 'tokens' | 'rbac' | 'now'>,
): Promise<void> {
  const authorization = call.headers.authorization ?? ''
  if (authorization.startsWith('SharedKey '))
    return checkKey(
      call,
      resource.name,
      resource.hidden.keys as string[],
      at(resource.body, 'properties.allowSharedKeyAccess') !== false,
      cloud.now(),
    )
  if (!authorization)
    throw new Refusal(
      401,
      'NoAuthenticationInformation',
      'Server failed to authenticate the request. Please refer to the information in the www-authenticate header.',
      {
        headers: {
          'www-authenticate':
            'Bearer authorization_uri=https://login.microsoftonline.com/common/oauth2/authorize resource_id=https://storage.azure.com',
        },
      },
    )
  const caller = await cloud.tokens.read(authorization, ['https://storage.azure.com', `https://${resource.name}.file.core.windows.net`])
  if (isFault(caller)) throw new Refusal(401, 'InvalidAuthenticationInfo', `Server failed to authenticate the request: ${caller.detail}`)
  if (call.headers['x-ms-file-request-intent'] !== 'backup') {
    throw new Refusal(
      400,
      'MissingRequiredHeader',
      'An HTTP header that is mandatory for this request is not specified: x-ms-file-request-intent.',
    )
  }
  const writes = call.method === 'PUT' || call.method === 'DELETE'
  const needed = writes
    ? [`${files}/fileshares/files/${call.method === 'PUT' ? 'write' : 'delete'}`, `${files}/writeFileBackupSemantics/action`]
    : [`${files}/fileshares/files/read`, `${files}/readFileBackupSemantics/action`]
  if (
    !needed.every(action =>
      cloud.rbac.allowsData(caller.objectId, action, `${resource.id}/fileServices/default/fileshares/${call.path.split('/')[1]}`),
    )
  ) {
    throw new Refusal(
      403,
      'AuthorizationPermissionMismatch',
      'This request is not authorized to perform this operation using this permission.',
    )
  }
}

const fifteenMinutes = 15 * 60_000

function checkKey(call: Call, account: string, keys: readonly string[], allowed: boolean, now: Date) {
  if (!allowed)
    throw new Refusal(403, 'KeyBasedAuthenticationNotPermitted', 'Key based authentication is not permitted on this storage account.')
  if (!signedWith(call, account, keys)) {
    throw new Refusal(
      403,
      'AuthenticationFailed',
      `Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature. The MAC signature found in the HTTP request is not the same as any computed signature. Server used following string to sign: '${stringToSign(call, account)}'.`,
    )
  }
  const date = new Date(call.headers['x-ms-date'] ?? call.headers.date ?? '')
  if (!(Math.abs(date.getTime() - now.getTime()) <= fifteenMinutes)) {
    throw new Refusal(
      403,
      'AuthenticationFailed',
      'Server failed to authenticate the request: the date header in the request is incorrect, or more than 15 minutes away.',
    )
  }
}
