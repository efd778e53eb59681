/** What the caller may do at a scope: the roles that count there, as Azure lists them (Permissions_ListForResourceGroup and _ListForResource). */
import type { Cloud } from '../cloud.ts'
import type { Caller } from '../entra/tokens.ts'
import type { Answer } from '../http.ts'
import { parseId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { authorize } from './authorize.ts'
import { notFound } from './lifecycle.ts'

/** That it takes `Microsoft.Authorization/permissions/read`, which roles without any `read` beyond their own type lack, is [?]. */
export function permissions({ caller, match }: { caller: Caller; match: RegExpExecArray }, cloud: Cloud): Answer {
  const scope = match[1] ?? ''
  authorize(caller, 'Microsoft.Authorization/permissions/read', scope, cloud)
  const group = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)/i.exec(scope)
  if (!cloud.store.get(group?.[0] ?? '')) {
    throw new Refusal(404, 'ResourceGroupNotFound', `Resource group '${group?.[1]}' could not be found.`)
  }
  const id = parseId(scope)
  if (id && !cloud.store.get(scope)) throw notFound(id)
  const value = cloud.rbac.rolesOf(caller.objectId, scope).map(({ actions, notActions = [], dataActions = [] }) => ({
    actions,
    notActions,
    dataActions,
    notDataActions: [],
  }))
  return { status: 200, body: { value } }
}
