/**
 * Grants that somebody made by hand. Azure knows a role assignment by principal, role and scope, and by its name only besides: one under another
 * name is the grant that we want, and Azure refuses a second one (409 RoleAssignmentExists; learn.microsoft.com/azure/role-based-access-control/
 * troubleshooting). So where ours is not there, it is looked for under any name.
 */
import type { Observed } from '../plan/plan.ts'
import { at, resolve } from '../plan/reference.ts'
import type { Json, Resource } from '../plan/resource.ts'
import { apiVersionOf, typeOf } from './api-versions.ts'
import type { Arm } from './arm.ts'
import { AzureError } from './azure-error.ts'
import { byPath, checkStatus } from './by-path.ts'
import { allOf } from './pages.ts'

/** The role assignments of a principal at, above and below a scope. Empty, too, where nobody may look, or where there is no such scope. */
export type ReadGrants = (scope: string, principalId: string, signal: AbortSignal) => Promise<readonly Json[]>

const type = 'Microsoft.Authorization/roleAssignments'

/** Those of `resources` that were not found and stand under another name, with what stands. */
export async function standingGrants(
  resources: readonly Resource[],
  found: Observed,
  read: ReadGrants,
  signal: AbortSignal,
): Promise<readonly (readonly [string, Json])[]> {
  const missing = resources.filter(({ id }) => typeOf(id) === type && !found.has(id))
  const looked = missing.map(async ({ id, desired }): Promise<readonly (readonly [string, Json])[]> => {
    const wanted = resolve(desired, other => found.get(other))
    const principal = at(wanted, '/properties/principalId')
    // Where the principal is still to be made, nobody can have granted it anything.
    if (typeof principal !== 'string') return []
    const scope = id.slice(0, id.toLowerCase().lastIndexOf(`/providers/${type.toLowerCase()}/`))
    const standing = (await read(scope, principal, signal)).find(
      one =>
        same(at(one, '/properties/scope'), scope) &&
        same(at(one, '/properties/principalId'), principal) &&
        same(last(at(one, '/properties/roleDefinitionId')), last(at(wanted, '/properties/roleDefinitionId'))) &&
        // A grant under a condition may be less than the one that we want.
        !at(one, '/properties/condition'),
    )
    return standing === undefined ? [] : [[id, standing]]
  })
  return (await Promise.all(looked)).flat()
}

const last = (id: Json | undefined): string =>
  String(id ?? '')
    .split('/')
    .at(-1) ?? ''
/** Ids are the same in any case. */
const same = (one: Json | undefined, other: Json | undefined): boolean =>
  String(one ?? '').toLowerCase() === String(other ?? '').toLowerCase()

export const grantReader =
  (arm: Arm): ReadGrants =>
  async (scope, principalId, signal) => {
    const client = await byPath(arm)
    const first = `${scope}/providers/${type}`
    async function* byPage(): AsyncGenerator<readonly Json[]> {
      for (let path: string | undefined = first; path !== undefined; ) {
        const response = await client.pathUnchecked(path).get({
          ...(path === first
            ? { queryParameters: { 'api-version': apiVersionOf(`${first}/x`), $filter: `principalId eq '${principalId}'` } }
            : {}),
          abortSignal: signal,
        })
        checkStatus(response, ['200'])
        const { value, nextLink } = response.body as { readonly value?: unknown; readonly nextLink?: unknown }
        if (Array.isArray(value)) yield value as Json[]
        path = typeof nextLink === 'string' && nextLink !== '' ? nextLink : undefined
      }
    }
    try {
      return await allOf({ byPage }, 'role assignments')
    } catch (error) {
      // Who may not look applies as before: Azure then says that it exists.
      if (error instanceof AzureError && (error.statusCode === 403 || error.statusCode === 404)) return []
      throw error
    }
  }
