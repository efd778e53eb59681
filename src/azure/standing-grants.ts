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
import { innermost } from './retry.ts'

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

/** More than anybody has of grants at one resource. */
const mostPages = 20

export const grantReader =
  (arm: Arm): ReadGrants =>
  async (scope, principalId, signal) => {
    const { getClient } = await import('@azure-rest/core-client')
    const client = getClient('https://management.azure.com', arm.credential, {
      ...arm.options,
      credentials: { scopes: ['https://management.azure.com/.default'] },
    })
    const first = `${scope}/providers/${type}`
    const found: Json[] = []
    let path: string | undefined = first
    for (let pages = 0; path !== undefined; pages += 1) {
      if (pages === mostPages) throw new Error(`Azure lists role assignments on more than ${mostPages} pages: this is not a list that ends`)
      const { status, body } = await client.pathUnchecked(path).get({
        ...(path === first
          ? { queryParameters: { 'api-version': apiVersionOf(`${first}/x`), $filter: `principalId eq '${principalId}'` } }
          : {}),
        abortSignal: signal,
      })
      // Who may not look applies as before: Azure then says that it exists.
      if (status === '403' || status === '404') return []
      if (status !== '200') {
        const { code, message } = innermost(body) ?? { code: `Http${status}`, message: `Azure answered ${status} without a reason` }
        throw new AzureError({ code, message, status: Number(status) })
      }
      const { value, nextLink } = body as { readonly value?: unknown; readonly nextLink?: unknown }
      if (Array.isArray(value)) found.push(...(value as Json[]))
      path = typeof nextLink === 'string' && nextLink !== '' ? nextLink : undefined
    }
    return found
  }
