/** What the doctor asks of Resource Manager: reads alone, each once, without retries. */
import type { Ids } from '../plan/ids.ts'
import type { Json } from '../plan/resource.ts'
import type { Ask } from './doctor-ask.ts'
import { type Need, permissionsIn, type Told } from './doctor-rights.ts'
import { type Usage, usagesIn } from './doctor-subscription.ts'
import { innermost } from './retry.ts'

export type ArmAnswer = { readonly status: number; readonly body: unknown; readonly fault: string }

export type ReadArm = (path: string, version: string) => Promise<ArmAnswer>

export const armReader =
  (ask: Ask, token: string, signal: AbortSignal): ReadArm =>
  async (path, version) => {
    const { status, body } = await ask(`https://management.azure.com${encodeURI(path)}?api-version=${version}`, { token, signal })
    const said = status >= 400 ? innermost(body) : undefined
    return { status, body, fault: said ? `${said.code}: ${said.message}` : status >= 400 ? `HTTP ${status}` : '' }
  }

/** What Azure says that the caller may do, at each scope of the needs and at the resource group. */
export async function askRights(read: ReadArm, needs: readonly Need[], ids: Ids): Promise<ReadonlyMap<string, Told>> {
  const scopes = [...new Set([ids.group, ...needs.map(({ scope }) => scope)])]
  const told = scopes.map(async (scope): Promise<readonly [string, Told]> => {
    const { status, body, fault } = await read(`${scope}/providers/Microsoft.Authorization/permissions`, '2022-04-01')
    if (status === 200) return [scope, { kind: 'told', permissions: permissionsIn(body) }]
    if (status === 404 && !/^(SubscriptionNotFound|InvalidSubscription)/.test(fault)) return [scope, { kind: 'absent' }]
    return [scope, status === 403 ? { kind: 'silent' } : { kind: 'unknown', why: fault }]
  })
  return new Map(await Promise.all(told))
}

/** The registration of each resource provider; undefined where Azure does not tell. */
export async function askProviders(
  read: ReadArm,
  namespaces: readonly string[],
  subscription: string,
): Promise<readonly (readonly [namespace: string, state: string | undefined])[]> {
  return Promise.all(
    namespaces.map(async namespace => {
      const { status, body } = await read(`${subscription}/providers/${namespace}`, '2025-04-01')
      const state = (body as { registrationState?: unknown } | undefined)?.registrationState
      return [namespace, status === 200 && typeof state === 'string' ? state : undefined] as const
    }),
  )
}

/** The counters of a region, and how many of the spec's addresses have yet to be made; undefined: Azure does not tell. */
export async function askQuota(
  read: ReadArm,
  ids: Ids,
  location: string,
): Promise<{ readonly usages: readonly Usage[]; readonly wanted: number | undefined; readonly fault: string }> {
  const [counters, ...addresses] = await Promise.all([
    read(`${ids.subscription}/providers/Microsoft.Network/locations/${location}/usages`, '2024-10-01'),
    ...ids.publicIps.map(id => read(id, '2024-10-01')),
  ])
  const known = addresses.every(({ status }) => status === 200 || status === 404)
  return {
    usages: counters.status === 200 ? usagesIn(counters.body) : [],
    wanted: known ? addresses.filter(({ status }) => status === 404).length : undefined,
    fault: counters.fault,
  }
}

/** A document; undefined with a reason where there is none to be had. */
export async function askDocument(
  read: ReadArm,
  id: string,
  version: string,
): Promise<{ readonly document: Json } | { readonly document: undefined; readonly status: number; readonly fault: string }> {
  const { status, body, fault } = await read(id, version)
  return status === 200 && typeof body === 'object' && body !== null
    ? { document: body as Json }
    : { document: undefined, status, fault: fault || `HTTP ${status} without a document` }
}
