/** A call to a vault, taken apart, and how the vault refuses. */
import type { Document } from '../document.ts'
import type { Answer } from '../http.ts'
import { Refusal } from '../refusal.ts'
import type { Need } from './access.ts'
import type { Contents, Shelf } from './contents.ts'

export type Asked = {
  readonly method: string
  /** Path segments after the collection. */
  readonly rest: readonly string[]
  readonly body: Document
  readonly contents: Contents
  readonly vaultUri: string
  /** Unix seconds. */
  readonly now: number
  readonly retentionDays: number
  readonly purgeProtected: boolean
  /** Throws 403 unless the caller has the right. */
  readonly may: (need: Need) => void
  /** Throws when purge protection forbids it. */
  readonly mayPurge: () => void
}

export const recovery = ({ retentionDays, purgeProtected }: Asked) => ({
  recoveryLevel: purgeProtected ? 'Recoverable' : 'Recoverable+Purgeable',
  recoverableDays: retentionDays,
})

export const paged = (value: unknown[]): Answer => ({ status: 200, body: { value, nextLink: null } })

export const badParameter = (message: string) => new Refusal(400, 'BadParameter', message)

const capital = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1)

export const objectNotFound = (kind: string, name: string) =>
  new Refusal(
    404,
    `${kind === 'certificate' ? 'CertificateNotFound' : 'SecretNotFound'}`,
    `${kind === 'certificate' ? 'A certificate' : 'A secret'} with (name/id) ${name} was not found in this key vault. If you recently deleted this ${kind} you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182`,
  )

export const disabled = (operation: string, kind: string) =>
  new Refusal(403, 'Forbidden', `Operation ${operation} is not allowed on a disabled ${kind}.`, {
    extra: { innererror: { code: `${capital(kind)}Disabled` } },
  })

export function refuseIfDeleted(shelf: Shelf<unknown>, kind: string, name: string): void {
  if (!shelf.deleted.has(name.toLowerCase())) return
  throw new Refusal(
    409,
    'Conflict',
    `${capital(kind)} ${name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the ${kind} can only be recovered or purged.`,
    { extra: { innererror: { code: 'ObjectIsDeletedButRecoverable' } } },
  )
}

export function validName(name: string): void {
  if (!/^[0-9a-zA-Z-]{1,127}$/.test(name)) throw badParameter(`The request URI contains an invalid name: ${name}`)
}
