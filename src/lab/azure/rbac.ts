/** Who may do what: role assignments decide, for ARM and for the data planes. */

import { within } from './ids.ts'
import { findRole, type Role } from './roles.ts'

export type Assignment = {
  /** Full ARM id of the assignment. */
  readonly id: string
  readonly role: Role
  readonly principalId: string
  readonly scope: string
  /** When it begins to count: grants need time to reach every service. */
  readonly effectiveAt: number
}

export type Rbac = {
  readonly assignments: Map<string, Assignment>
  allows(principalId: string, action: string, scope: string): boolean
  allowsData(principalId: string, action: string, scope: string): boolean
  /** The roles that count for somebody at a scope, inherited ones included, each once. */
  rolesOf(principalId: string, scope: string): readonly Role[]
}

export function makeRbac(): Rbac {
  const assignments = new Map<string, Assignment>()
  const rolesOf = (principalId: string, scope: string): readonly Role[] => [
    ...new Set(
      [...assignments.values()]
        .filter(
          assignment =>
            assignment.principalId.toLowerCase() === principalId.toLowerCase() &&
            assignment.effectiveAt <= Date.now() &&
            within(scope, assignment.scope),
        )
        .map(({ role }) => role),
    ),
  ]
  return {
    assignments,
    rolesOf,
    allows: (principalId, action, scope) =>
      rolesOf(principalId, scope).some(role => covers(role.actions, action) && !covers(role.notActions ?? [], action)),
    allowsData: (principalId, action, scope) => rolesOf(principalId, scope).some(role => covers(role.dataActions ?? [], action)),
  }
}

/** `*` stands for any text, slashes included; case does not matter. */
export const covers = (patterns: readonly string[], action: string) =>
  patterns.some(pattern => {
    const source = pattern
      .split('*')
      .map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')
    return new RegExp(`^${source}$`, 'i').test(action)
  })

export function roleOf(reference: string): Role {
  const role = findRole(reference)
  if (!role) throw new Error(`the lab knows no built-in role "${reference}"`)
  return role
}
