import type { Part, Scene } from './context.ts'
import { guidOf } from './guid.ts'
import { from } from './reference.ts'
import type { Json, Resource } from './resource.ts'

/** Azure's built-in roles that we grant, by their names. The ids are the same in every tenant. */
export const roles = {
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6',
  'Key Vault Certificates Officer': 'a4417e6f-fecd-4de8-b567-7b0420556985',
  'Key Vault Secrets Officer': 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
  'Storage File Data Privileged Contributor': '69566ab7-960f-475b-8e7c-b3118f30c6bd',
  'Network Contributor': '4d97b98b-1d4f-4787-a291-c67834d212e7',
  AcrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
  'Azure Kubernetes Service RBAC Cluster Admin': 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b',
} as const

export type Role = keyof typeof roles

/**
 * A role for one principal on one scope. Its name depends on who it is for by `holder` (an ARM id, or an object id), not on the principal's
 * object id, so it is known before the principal exists. `principalType` spares the wait for Entra's replicas.
 */
export function grant(
  scene: Scene,
  part: Part,
  request: {
    readonly role: Role
    readonly scope: string
    readonly scopeTitle: string
    readonly holder: string
    readonly principalId: Json
    readonly who: string
    readonly principalType?: string
  },
): Resource {
  const { role, scope, scopeTitle, holder, principalId, who, principalType = 'ServicePrincipal' } = request
  return {
    id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${guidOf([scope, role, holder].join('\n').toLowerCase())}`,
    title: `role "${role}" for ${who} on ${scopeTitle}`,
    part,
    needs: [scope],
    desired: {
      properties: {
        roleDefinitionId: `${scene.ids.subscription}/providers/Microsoft.Authorization/roleDefinitions/${roles[role]}`,
        principalId,
        principalType,
      },
    },
  }
}

/** A role for a user-assigned identity. */
export const grantIdentity = (scene: Scene, part: Part, role: Role, identity: string, scope: string, scopeTitle: string): Resource =>
  grant(scene, part, {
    role,
    scope,
    scopeTitle,
    holder: identity,
    principalId: from(identity, '/properties/principalId'),
    who: `identity ${identity.split('/').at(-1)}`,
  })

/** A role for whoever runs this; nothing when that is not known. */
export const grantRunner = (scene: Scene, part: Part, role: Role, scope: string, scopeTitle: string): readonly Resource[] => {
  const { runner } = scene.context
  if (!runner) return []
  return [
    grant(scene, part, {
      role,
      scope,
      scopeTitle,
      holder: runner.objectId,
      principalId: runner.objectId,
      who: 'the runner',
      principalType: runner.principalType,
    }),
  ]
}
