/** ARM's door: who calls, and whether a role assignment lets them. */
import type { Cloud } from '../cloud.ts'
import { type Caller, isFault, type TokenFault } from '../entra/tokens.ts'
import type { Call } from '../http.ts'
import { Refusal } from '../refusal.ts'

const audiences = ['https://management.azure.com/', 'https://management.core.windows.net/']

const codes: Record<TokenFault['fault'], string> = {
  missing: 'AuthenticationFailed',
  malformed: 'InvalidAuthenticationToken',
  signature: 'InvalidAuthenticationToken',
  tenant: 'InvalidAuthenticationTokenTenant',
  expired: 'ExpiredAuthenticationToken',
  audience: 'InvalidAuthenticationTokenAudience',
}

export async function authenticate(call: Call, { tokens, tenantId }: Pick<Cloud, 'tokens' | 'tenantId'>): Promise<Caller> {
  const read = await tokens.read(call.headers.authorization, audiences)
  if (!isFault(read)) return read
  const challenge = `Bearer authorization_uri="https://login.microsoftonline.com/${tenantId}", error="invalid_token", error_description="${read.detail}"`
  const message = read.fault === 'missing' ? "Authentication failed. The 'Authorization' header is missing." : read.detail
  throw new Refusal(401, codes[read.fault], message, { headers: { 'www-authenticate': challenge } })
}

export function authorize(caller: Caller, action: string, scope: string, { rbac }: Pick<Cloud, 'rbac'>): void {
  if (rbac.allows(caller.objectId, action, scope)) return
  throw new Refusal(
    403,
    'AuthorizationFailed',
    `The client '${caller.clientId}' with object id '${caller.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  )
}

/** Whoever makes a resource that uses another one needs a right on that one too (`join/action`, `assign/action`). */
export function authorizeLinked(
  caller: Caller,
  action: string,
  link: string,
  self: { id: string; action: string },
  { rbac }: Pick<Cloud, 'rbac'>,
): void {
  if (rbac.allows(caller.objectId, action, link)) return
  throw new Refusal(
    403,
    'LinkedAuthorizationFailed',
    `The client '${caller.clientId}' with object id '${caller.objectId}' has permission to perform action '${self.action}' on scope '${self.id}'; however, it does not have permission to perform action(s) '${action}' on the linked scope(s) '${link}' (respectively) or the linked scope(s) are invalid.`,
  )
}
