import type { Cloud } from '../cloud.ts'
import type { Handler } from '../http.ts'
import { notInLab } from '../refusal.ts'
import type { FileAccount } from './accounts.ts'

export const fileHost =
  (_account: FileAccount, _cloud: Pick<Cloud, 'tokens' | 'rbac' | 'now' | 'tenantId'>): Handler =>
  call => {
    throw notInLab(`the file service's ${call.method} ${call.path}`)
  }
