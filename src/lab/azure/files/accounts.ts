/** Storage accounts' hosts. */
import type { Cloud } from '../cloud.ts'
import type { Resource } from '../store.ts'
import { filesAnswer } from './errors.ts'
import { fileHost } from './host.ts'
import type { Share } from './share.ts'

export type FileAccount = { readonly resource: Resource; readonly shares: Map<string, Share> }

export type FileAccounts = {
  has(account: string): boolean
  open(account: Resource): void
  close(account: string): void
  openShare(account: string, share: string): void
  closeShare(account: string, share: string): void
}

export function makeFileAccounts(cloud: Pick<Cloud, 'serve' | 'tokens' | 'rbac' | 'now' | 'tenantId'>): FileAccounts {
  const open = new Map<string, FileAccount & { away: () => void }>()
  return {
    has: account => open.has(account),
    open(resource) {
      const account: FileAccount = { resource, shares: new Map() }
      const away = cloud.serve(`${resource.name}.file.core.windows.net`, fileHost(account, cloud), filesAnswer)
      open.set(resource.name, { ...account, away })
    },
    close(account) {
      open.get(account)?.away()
      open.delete(account)
    },
    openShare(account, share) {
      const shares = open.get(account)?.shares
      if (shares && !shares.has(share)) shares.set(share, { created: cloud.now(), entries: new Map() })
    },
    closeShare: (account, share) => void open.get(account)?.shares.delete(share),
  }
}
