/** Vaults that were deleted: shown, purged, and their names that stay taken. */
import type { Cloud } from '../cloud.ts'
import { documentAt, textAt } from '../document.ts'
import { type Answer, type Call, jsonBody } from '../http.ts'
import { badRequest, Refusal } from '../refusal.ts'
import { vaultType } from './vaults.ts'

export function deletedVault(name: string, { vaults, subscriptionId }: Cloud) {
  const found = vaults.deleted.get(name.toLowerCase())
  if (!found) throw new Refusal(404, 'DeletedVaultNotFound', `The specified deleted vault '${name}' does not exist.`)
  const { resource, deletionDate, scheduledPurgeDate } = found
  const location = textAt(resource.body, 'location')
  return {
    id: `/subscriptions/${subscriptionId}/providers/Microsoft.KeyVault/locations/${location}/deletedVaults/${resource.name}`,
    name: resource.name,
    type: 'Microsoft.KeyVault/deletedVaults',
    properties: {
      vaultId: resource.id,
      location,
      tags: documentAt(resource.body, 'tags'),
      deletionDate: deletionDate.toISOString(),
      scheduledPurgeDate: scheduledPurgeDate.toISOString(),
      ...(documentAt(resource.body, 'properties').enablePurgeProtection ? { purgeProtectionEnabled: true } : {}),
    },
  }
}

export function purge({ match }: { match: RegExpExecArray }, cloud: Cloud): Answer {
  const name = match[1] ?? ''
  const { properties } = deletedVault(name, cloud)
  if (properties.purgeProtectionEnabled) {
    throw badRequest('MethodNotAllowed', `Operation 'DeletedVaultPurge' is not allowed. Vault '${name}' has purge protection enabled.`)
  }
  cloud.vaults.purge(name)
  return { status: 200 }
}

export function vaultName({ call }: { call: Call }, { store, vaults }: Cloud): Answer {
  const name = (textAt(jsonBody(call), 'name') ?? '').toLowerCase()
  const taken = vaults.deleted.has(name) || store.list(vaultType).some(vault => vault.name.toLowerCase() === name)
  return {
    status: 200,
    body: taken
      ? { nameAvailable: false, reason: 'AlreadyExists', message: `The vault name '${name}' is already in use.` }
      : { nameAvailable: true },
  }
}
