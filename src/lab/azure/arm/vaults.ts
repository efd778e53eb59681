/** Microsoft.KeyVault/vaults. A vault's host is served from its creation to its deletion; a deleted vault keeps its name and its contents. */
import type { Cloud } from '../cloud.ts'
import { at, compact, documentAt, documentsAt, flagAt, numberAt, textAt } from '../document.ts'
import { badRequest, notInLab, Refusal } from '../refusal.ts'
import type { ResourceType } from './type.ts'

export const vaultType = 'Microsoft.KeyVault/vaults'
export const vaultVersions = ['2026-02-01', '2025-05-01', '2024-11-01', '2024-04-01-preview', '2023-07-01', '2023-02-01', '2022-07-01']

const kept = [
  'tenantId',
  'sku',
  'accessPolicies',
  'enabledForDeployment',
  'enabledForDiskEncryption',
  'enabledForTemplateDeployment',
  'networkAcls',
  'publicNetworkAccess',
]

export const vaults: ResourceType = {
  type: vaultType,
  apiVersions: vaultVersions,
  tracked: true,
  patch: 'merge',
  duration: { write: () => 1, remove: 0 },
  follow: 'resource',
  busy: { creating: 'RegisteringDns', updating: 'Succeeded' },
  createdStatus: 201,
  write({ cloud, id, name, body, existing }) {
    if (!/^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/.test(name)) {
      throw badRequest(
        'VaultNameNotValid',
        `The vault name '${name}' is invalid. A vault's name must be between 3-24 alphanumeric characters. The name must begin with a letter, end with a letter or digit, and not contain consecutive hyphens.`,
      )
    }
    checkName(id.id, name, body, existing !== undefined, cloud)
    const properties = documentAt(body, 'properties')
    const recovered = !existing && textAt(properties, 'createMode') === 'recover' ? cloud.vaults.deleted.get(name.toLowerCase()) : undefined
    const before = documentAt((existing ?? recovered?.resource)?.body, 'properties')
    if (!recovered && (!textAt(properties, 'sku.name') || !textAt(properties, 'tenantId'))) {
      throw badRequest('InvalidRequestFormat', 'The properties sku and tenantId of a vault are required.')
    }
    if (before.enablePurgeProtection === true && at(properties, 'enablePurgeProtection') === false) {
      throw badRequest(
        'BadRequest',
        'The property "enablePurgeProtection" cannot be set to false. Enabling the purge protection for a vault is an irreversible action.',
      )
    }
    const rbac = at(properties, 'enableRbacAuthorization') ?? before.enableRbacAuthorization ?? true
    if (rbac === false && !recovered && !Array.isArray(at(properties, 'accessPolicies'))) {
      throw badRequest('InvalidRequestFormat', 'The parameter accessPolicies is not specified.')
    }
    if (documentsAt(properties, 'networkAcls.ipRules').length + documentsAt(properties, 'networkAcls.virtualNetworkRules').length > 0)
      throw notInLab('address and network rules of a vault')
    const source = recovered ? { ...before, ...properties } : properties
    return compact({
      location: at(body, 'location'),
      tags: at(body, 'tags') ?? {},
      properties: compact({
        ...compact(Object.fromEntries(kept.map(key => [key, at(source, key)]))),
        sku: { family: 'A', name: textAt(source, 'sku.name') ?? 'standard' },
        accessPolicies: at(source, 'accessPolicies') ?? [],
        enabledForDeployment: flagAt(source, 'enabledForDeployment'),
        enableSoftDelete: true,
        softDeleteRetentionInDays: numberAt(source, 'softDeleteRetentionInDays') ?? numberAt(before, 'softDeleteRetentionInDays') ?? 90,
        enableRbacAuthorization: rbac,
        // Once on, it is shown; while off, Azure leaves it out.
        enablePurgeProtection: flagAt(properties, 'enablePurgeProtection') || before.enablePurgeProtection === true ? true : undefined,
        vaultUri: `https://${name.toLowerCase()}.vault.azure.net/`,
        publicNetworkAccess: textAt(source, 'publicNetworkAccess') ?? 'Enabled',
      }),
    })
  },
  written(resource, cloud, before) {
    if (!before) cloud.vaults.open(resource)
  },
  async remove(resource, cloud) {
    cloud.vaults.softDelete(resource)
  },
  deletedStatus: 200,
}

function checkName(id: string, name: string, body: object, exists: boolean, { vaults, store }: Cloud) {
  if (exists) return
  const mode = textAt(body, 'properties.createMode')
  const deleted = vaults.deleted.get(name.toLowerCase())
  const elsewhere = store.list(vaultType).find(vault => vault.name.toLowerCase() === name.toLowerCase())
  if (elsewhere) {
    throw new Refusal(
      409,
      'VaultAlreadyExists',
      `The vault name '${name}' is already in use. Vault names are globally unique so it is possible that the name is already taken. If you are sure that the vault name was not taken then it is possible that a vault with the same name was recently deleted but not purged after being placed in a recoverable state. If the vault is in a recoverable state then the vault will need to be purged before reusing the name. For more information about VaultAlreadyExists, soft delete and purging a vault follow this link https://go.microsoft.com/fwlink/?linkid=2147740.`,
    )
  }
  if (deleted && mode !== 'recover') {
    throw new Refusal(
      409,
      'ConflictError',
      `A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault. Follow this link https://go.microsoft.com/fwlink/?linkid=2149745 for more information on soft delete.`,
    )
  }
  if (!deleted && mode === 'recover')
    throw new Refusal(404, 'VaultNotFound', `The vault '${name}' was not found in deleted state; there is nothing to recover.`)
  if (deleted && deleted.resource.id.toLowerCase() !== id.toLowerCase()) {
    throw new Refusal(409, 'ConflictError', `The deleted vault '${name}' was in ${deleted.resource.id}; it can only be recovered there.`)
  }
}
