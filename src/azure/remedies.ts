import { asItStands } from '../plan/as-it-stands.ts'
import { merge } from '../plan/merge.ts'
import { at } from '../plan/reference.ts'
import type { Json, Resource } from '../plan/resource.ts'
import { typeOf } from './api-versions.ts'
import { reasonFor, type ServiceError, serviceError, writeRetries } from './retry.ts'

export type Hands = {
  readonly get: (id: string, signal: AbortSignal) => Promise<Json | undefined>
  readonly put: (id: string, document: Json, signal: AbortSignal) => Promise<Json>
  readonly remove: (id: string, signal: AbortSignal) => Promise<void>
  readonly log: (line: string) => void
  readonly signal: AbortSignal
}

/** What to do about refusals that are no failures, by type and code. Undefined: nothing is known to help. */
export async function remedy(error: ServiceError, resource: Resource, hands: Hands): Promise<Json | undefined> {
  const type = typeOf(resource.id).toLowerCase()
  return table.find(entry => entry.type === type && entry.when(error))?.help(resource, hands)
}

const table: readonly {
  readonly type: string
  readonly when: (error: ServiceError) => boolean
  readonly help: (resource: Resource, hands: Hands) => Promise<Json | undefined>
}[] = [
  {
    // The same role for the same principal on the same scope under another name: somebody granted it by hand.
    type: 'microsoft.authorization/roleassignments',
    when: ({ code }) => code === 'RoleAssignmentExists',
    help: async resource => resource.desired,
  },
  {
    // Our name for the grant holds a principal that is gone: the identity was deleted and made again.
    type: 'microsoft.authorization/roleassignments',
    when: ({ code }) => code === 'RoleAssignmentUpdateNotPermitted',
    help: async (resource, { put, remove, log, signal }) => {
      log(`${resource.title}: it belongs to a principal that is gone; it is made anew`)
      await remove(resource.id, signal)
      return put(resource.id, resource.desired, signal)
    },
  },
  {
    type: 'microsoft.keyvault/vaults',
    when: ({ code, message, status }) =>
      status === 409 && (code === 'VaultAlreadyExists' || /deleted state|soft.?deleted|recover/i.test(message)),
    help: recoverVault,
  },
  ...['microsoft.network/firewallpolicies', 'microsoft.network/firewallpolicies/rulecollectiongroups'].map(type => ({
    type,
    when: ({ code, message }: ServiceError) => code === 'FirewallPolicyUpdateFailed' || /faulted referenced firewalls/i.test(message),
    help: reviveFirewalls,
  })),
]

/**
 * A firewall that is Failed lets no write to its policy succeed, and it comes back only when its own document is written again
 * (terraform-provider-azurerm#12760, Azure/ALZ-Bicep#530). Firewalls of other resource groups are for others to bring back. Never an end by itself: the
 * policy is written anew afterwards.
 */
async function reviveFirewalls({ id }: Resource, { get, put, log, signal }: Hands): Promise<undefined> {
  const [, policyId = '', group = ''] = /^((\/subscriptions\/[^/]+\/resourceGroups\/[^/]+)\/providers\/[^/]+\/[^/]+\/[^/]+)/i.exec(id) ?? []
  const users = at(await get(policyId, signal), '/properties/firewalls')
  for (const user of Array.isArray(users) ? users : []) {
    const firewall = at(user as Json, '/id')
    if (typeof firewall !== 'string' || !firewall.toLowerCase().startsWith(`${group.toLowerCase()}/`)) continue
    const current = await get(firewall, signal)
    if (current === undefined || at(current, '/properties/provisioningState') !== 'Failed') continue
    log(
      `firewall ${firewall.split('/').at(-1)} is Failed, and its policy cannot be written until it is not: it is written again as it stands`,
    )
    try {
      await put(firewall, asItStands(current), signal)
    } catch (error) {
      if (signal.aborted || !reasonFor(serviceError(error), writeRetries)) throw error
    }
  }
}

/**
 * A vault of this name lies deleted. If it is the very one that we want, it is taken back, and then brought to what is desired. What it was is not
 * among what `deletedVaults` tells, and a PUT is the whole vault: without a second look its network rules would be gone, and it open to all.
 */
async function recoverVault(resource: Resource, { get, put, log, signal }: Hands): Promise<Json | undefined> {
  const name = resource.id.split('/').at(-1)
  const location = at(resource.desired, '/location')
  const deleted = await get(
    `/subscriptions/${resource.id.split('/')[2]}/providers/Microsoft.KeyVault/locations/${location}/deletedVaults/${name}`,
    signal,
  )
  const was = at(deleted, '/properties/vaultId')
  if (typeof was !== 'string' || was.toLowerCase() !== resource.id.toLowerCase()) return undefined
  log(`${resource.title} lies deleted; recovering it`)
  const tenantId = at(resource.desired, '/properties/tenantId') ?? null
  const sku = at(resource.desired, '/properties/sku') ?? null
  const back = await put(resource.id, { location: location ?? null, properties: { tenantId, sku, createMode: 'recover' } }, signal)
  // Only now can be seen what it was: what a spec has no words for (its network rules) stays, as with a vault that was never deleted.
  return put(resource.id, merge(resource.desired, (await get(resource.id, signal)) ?? back, resource.compare), signal)
}
