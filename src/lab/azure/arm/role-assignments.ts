/** Microsoft.Authorization: roleAssignments on any scope, and the definitions of the built-in roles. */
import type { Cloud } from '../cloud.ts'
import { at, documentAt, textAt } from '../document.ts'
import { sameId } from '../ids.ts'
import { badRequest, notInLab, Refusal } from '../refusal.ts'
import { findRole } from '../roles.ts'
import type { Resource } from '../store.ts'
import type { ResourceType } from './type.ts'

export const roleAssignments: ResourceType = {
  type: 'Microsoft.Authorization/roleAssignments',
  apiVersions: ['2022-04-01'],
  extension: true,
  busy: null,
  createdStatus: 201,
  deletedStatus: 200,
  write({ cloud, id, name, body, existing, caller }) {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(name)) {
      throw badRequest('InvalidRoleAssignmentId', `The role assignment ID '${name}' is not valid. The role assignment ID must be a GUID.`)
    }
    const properties = documentAt(body, 'properties')
    const principalId = textAt(properties, 'principalId') ?? ''
    const role = findRole(textAt(properties, 'roleDefinitionId') ?? '')
    if (!role)
      throw badRequest(
        'RoleDefinitionDoesNotExist',
        `The specified role definition with ID '${textAt(properties, 'roleDefinitionId')?.split('/').at(-1)}' does not exist.`,
      )
    if (at(properties, 'condition')) throw notInLab('conditions on role assignments')
    checkPrincipal(principalId, cloud)
    const scope = id.scope || '/'
    if (
      existing &&
      (textAt(existing.body, 'properties.principalId') !== principalId ||
        findRole(textAt(existing.body, 'properties.roleDefinitionId') ?? '') !== role)
    ) {
      throw badRequest(
        'RoleAssignmentUpdateNotPermitted',
        'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
      )
    }
    const twin = [...cloud.rbac.assignments.values()].find(
      other => !sameId(other.id, id.id) && sameId(other.scope, scope) && other.role === role && sameId(other.principalId, principalId),
    )
    if (twin)
      throw new Refusal(
        409,
        'RoleAssignmentExists',
        `The role assignment already exists. The ID of the existing role assignment is ${twin.id.split('/').at(-1)?.replaceAll('-', '')}.`,
      )
    const now = cloud.now().toISOString()
    return {
      properties: {
        roleDefinitionId: `/subscriptions/${cloud.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
        principalId,
        principalType: textAt(properties, 'principalType') ?? 'ServicePrincipal',
        scope,
        condition: null,
        conditionVersion: null,
        createdOn: textAt(existing?.body, 'properties.createdOn') ?? now,
        updatedOn: now,
        createdBy: textAt(existing?.body, 'properties.createdBy') ?? caller.objectId,
        updatedBy: caller.objectId,
        delegatedManagedIdentityResourceId: null,
        description: textAt(properties, 'description') ?? null,
      },
    }
  },
  written(resource, cloud, before) {
    if (!before) enact(resource, cloud, Date.now() + cloud.knobs.propagationMilliseconds)
  },
  remove({ id }, cloud) {
    cloud.rbac.assignments.delete(id.toLowerCase())
  },
}

export function enact({ id, body }: Pick<Resource, 'id' | 'body'>, { rbac }: Pick<Cloud, 'rbac'>, effectiveAt: number): void {
  const role = findRole(textAt(body, 'properties.roleDefinitionId') ?? '')
  if (!role) return
  rbac.assignments.set(id.toLowerCase(), {
    id,
    role,
    principalId: textAt(body, 'properties.principalId') ?? '',
    scope: textAt(body, 'properties.scope') ?? '',
    effectiveAt,
  })
}

function checkPrincipal(principalId: string, { directory, knobs, tenantId }: Cloud) {
  const late = knobs.principalNotFound > 0
  if (late) knobs.principalNotFound -= 1
  if (directory.byObjectId(principalId) && !late) return
  throw badRequest(
    'PrincipalNotFound',
    `Principal ${principalId.replaceAll('-', '')} does not exist in the directory ${tenantId}. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype`,
  )
}
