/** The built-in roles, and who has them where. */
import type { Cloud } from '../cloud.ts'
import { textAt } from '../document.ts'
import type { Caller } from '../entra/tokens.ts'
import type { Answer, Call } from '../http.ts'
import { notInLab, Refusal } from '../refusal.ts'
import { roles } from '../roles.ts'
import { authorize } from './authorize.ts'
import { present } from './lifecycle.ts'

export function roleDefinitions({ call, caller, match }: { call: Call; caller: Caller; match: RegExpExecArray }, cloud: Cloud): Answer {
  const scope = match[1] || '/'
  authorize(caller, 'Microsoft.Authorization/roleDefinitions/read', scope, cloud)
  const body = roles.map(role => ({
    id: `/subscriptions/${cloud.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
    type: 'Microsoft.Authorization/roleDefinitions',
    name: role.id,
    properties: {
      roleName: role.name,
      type: 'BuiltInRole',
      description: role.name,
      assignableScopes: ['/'],
      permissions: [{ actions: role.actions, notActions: role.notActions ?? [], dataActions: role.dataActions ?? [], notDataActions: [] }],
    },
  }))
  if (match[2]) {
    const one = body.find(({ name }) => name === match[2]?.toLowerCase())
    if (!one) throw new Refusal(404, 'RoleDefinitionDoesNotExist', `The specified role definition with ID '${match[2]}' does not exist.`)
    return { status: 200, body: one }
  }
  const filter = call.query.get('$filter')
  const [, name] = /roleName eq '([^']+)'/i.exec(filter ?? '') ?? []
  if (filter && !name && !/^(atScopeAndBelow\(\)|type eq 'BuiltInRole')$/i.test(filter))
    throw notInLab(`the filter ${filter} of role definitions`)
  return {
    status: 200,
    body: { value: body.filter(({ properties }) => !name || properties.roleName.toLowerCase() === name.toLowerCase()) },
  }
}

export function listAssignments({ call, caller, match }: { call: Call; caller: Caller; match: RegExpExecArray }, cloud: Cloud): Answer {
  const scope = match[1] || '/'
  authorize(caller, 'Microsoft.Authorization/roleAssignments/read', scope, cloud)
  const filter = call.query.get('$filter') ?? ''
  const [, principal] = /(?:principalId eq '([0-9a-f-]{36})'|assignedTo\('[0-9a-f-]{36}'\))/i.exec(filter) ?? []
  if (filter && !principal && !/^atScope\(\)$/i.test(filter)) throw notInLab(`the filter ${filter} of role assignments`)
  const type = cloud.types.find(({ type }) => type === 'Microsoft.Authorization/roleAssignments')
  if (!type) throw notInLab('role assignments')
  // Everything that counts at the scope: its own, inherited ones, and (without atScope) those below.
  const value = cloud.store
    .list(type.type)
    .filter(({ body }) => {
      const at = textAt(body, 'properties.scope') ?? ''
      const inherited = `${scope}/`.toLowerCase().startsWith(`${at === '/' ? '' : at}/`.toLowerCase())
      const below = !/atScope\(\)/i.test(filter) && at.toLowerCase().startsWith(`${scope}/`.toLowerCase())
      return (inherited || below) && (!principal || textAt(body, 'properties.principalId') === principal)
    })
    .map(resource => present(resource, type, cloud))
  return { status: 200, body: { value } }
}
