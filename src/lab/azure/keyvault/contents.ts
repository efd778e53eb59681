/** What lies in a vault: names with versions, deleted names that can be recovered. */
import { randomBytes } from 'node:crypto'

export type Attributes = { enabled: boolean; nbf?: number; exp?: number; created: number; updated: number }

export type SecretVersion = {
  readonly version: string
  readonly value: string
  contentType?: string
  attributes: Attributes
  tags?: Record<string, string>
  /** It is the secret side of a certificate. */
  readonly managed: boolean
  readonly kid?: string
}

export type CertificateVersion = {
  readonly version: string
  readonly der: Uint8Array
  readonly thumbprint: string
  attributes: Attributes
  policy: Record<string, unknown>
  tags?: Record<string, string>
}

export type Named<V> = { readonly name: string; versions: V[] }
export type Deleted<V> = Named<V> & { readonly deletedDate: number; readonly scheduledPurgeDate: number }

export type Shelf<V> = { readonly live: Map<string, Named<V>>; readonly deleted: Map<string, Deleted<V>> }

export type Contents = { readonly secrets: Shelf<SecretVersion>; readonly certificates: Shelf<CertificateVersion> }

export const emptyContents = (): Contents => ({
  secrets: { live: new Map(), deleted: new Map() },
  certificates: { live: new Map(), deleted: new Map() },
})

export const newVersion = () => randomBytes(16).toString('hex')

/** The version that was asked for, or the newest. */
export function versionOf<V extends { version: string }>(shelf: Shelf<V>, name: string, version: string | undefined): V | undefined {
  const versions = shelf.live.get(name.toLowerCase())?.versions ?? []
  return version ? versions.find(item => item.version === version) : versions.at(-1)
}

export function addVersion<V>(shelf: Shelf<V>, name: string, version: V): void {
  const named = shelf.live.get(name.toLowerCase())
  if (named) named.versions.push(version)
  else shelf.live.set(name.toLowerCase(), { name, versions: [version] })
}

export function moveToDeleted<V>(shelf: Shelf<V>, name: string, now: number, days: number): Deleted<V> | undefined {
  const named = shelf.live.get(name.toLowerCase())
  if (!named) return undefined
  const deleted = { ...named, deletedDate: now, scheduledPurgeDate: now + days * 86_400 }
  shelf.live.delete(name.toLowerCase())
  shelf.deleted.set(name.toLowerCase(), deleted)
  return deleted
}

export function recover<V>(shelf: Shelf<V>, name: string): Named<V> | undefined {
  const found = shelf.deleted.get(name.toLowerCase())
  if (!found) return undefined
  shelf.deleted.delete(name.toLowerCase())
  const named = { name: found.name, versions: found.versions }
  shelf.live.set(name.toLowerCase(), named)
  return named
}
