/** Who may do what in a vault: Azure RBAC or access policies, as the vault is set; nobody else's network if it is closed. */
import type { Cloud } from '../cloud.ts'
import { documentsAt, flagAt, textAt, textsAt } from '../document.ts'
import { Refusal } from '../refusal.ts'
import type { Resource } from '../store.ts'

export type Need = {
  /** `secrets/getSecret/action`, below `Microsoft.KeyVault/vaults/`. */
  readonly action: string
  /** The same as access policies say it: kind and permission. */
  readonly permission: readonly ['secrets' | 'certificates' | 'keys', string]
  /** `secrets/name`, for the scope of role assignments on single objects. */
  readonly object?: string
}

export type Visitor = {
  readonly objectId: string
  readonly clientId: string
  /** Comes from inside Azure, as a trusted service. */
  readonly trustedService?: boolean
  /** Where the connection comes from, as the vault sees it. */
  readonly address?: string
}

export function checkAccess(visitor: Visitor, need: Need, vault: Resource, cloud: Pick<Cloud, 'rbac' | 'tenantId'>): void {
  checkNetwork(vault, visitor)
  const caller = `appid=${visitor.clientId};oid=${visitor.objectId};iss=https://sts.windows.net/${cloud.tenantId}/`
  const place = `${vault.name};location=${textAt(vault.body, 'location')}`
  if (flagAt(vault.body, 'properties.enableRbacAuthorization')) {
    const resource = need.object ? `${vault.id}/${need.object}` : vault.id
    const action = `Microsoft.KeyVault/vaults/${need.action}`
    if (cloud.rbac.allowsData(visitor.objectId, action, resource)) return
    throw forbidden(
      'ForbiddenByRbac',
      `Caller is not authorized to perform action on resource.\r\nIf role assignments, deny assignments or role definitions were changed recently, please observe propagation time.\r\nCaller: ${caller}\r\nAction: '${action}'\r\nResource: '${resource.toLowerCase()}'\r\nAssignment: (not found)\r\nDenyAssignmentId: null\r\nDecisionReason: 'DeniedWithNoValidRBAC' \r\nVault: ${place}\r\n`,
    )
  }
  const [kind, permission] = need.permission
  const allowed = documentsAt(vault.body, 'properties.accessPolicies').some(
    policy =>
      textAt(policy, 'objectId')?.toLowerCase() === visitor.objectId.toLowerCase() &&
      textsAt(policy, `permissions.${kind}`).some(granted => ['all', permission].includes(granted.toLowerCase())),
  )
  if (allowed) return
  throw forbidden(
    'AccessDenied',
    `The user, group or application '${caller}' does not have ${kind} ${permission} permission on key vault '${place}'. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125287`,
  )
}

function checkNetwork(vault: Resource, visitor: Visitor) {
  if (visitor.trustedService && /AzureServices/i.test(textAt(vault.body, 'properties.networkAcls.bypass') ?? 'AzureServices')) return
  if (textAt(vault.body, 'properties.publicNetworkAccess')?.toLowerCase() === 'disabled') {
    throw forbidden(
      'ForbiddenByConnection',
      `Public network access is disabled and request is not from a trusted service nor via an approved private link.\r\nVault: ${vault.name};location=${textAt(vault.body, 'location')}`,
    )
  }
  if (textAt(vault.body, 'properties.networkAcls.defaultAction')?.toLowerCase() === 'deny') {
    throw forbidden(
      'ForbiddenByFirewall',
      `Client address is not authorized and caller is not a trusted service.\r\nClient address: ${visitor.address ?? '(unknown)'}\r\nCaller: appid=${visitor.clientId};oid=${visitor.objectId}\r\nVault: ${vault.name};location=${textAt(vault.body, 'location')}`,
    )
  }
}

const forbidden = (inner: string, message: string) => new Refusal(403, 'Forbidden', message, { extra: { innererror: { code: inner } } })
