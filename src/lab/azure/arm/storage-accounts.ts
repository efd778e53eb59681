/** Microsoft.Storage: accounts, their file service and its shares. The shares' contents are at the account's own host. */
import { randomBytes } from 'node:crypto'
import { at, compact, documentAt, numberAt, textAt } from '../document.ts'
import { jsonBody } from '../http.ts'
import { nameOf, parentOf } from '../ids.ts'
import { badRequest, Refusal } from '../refusal.ts'
import { newEtag } from '../store.ts'
import type { ResourceType } from './type.ts'

const apiVersions = ['2025-08-01', '2025-06-01', '2025-01-01', '2024-01-01', '2023-05-01', '2023-01-01']

const kept = [
  'accessTier',
  'minimumTlsVersion',
  'allowBlobPublicAccess',
  'allowSharedKeyAccess',
  'networkAcls',
  'publicNetworkAccess',
  'largeFileSharesState',
  'defaultToOAuthAuthentication',
  'allowCrossTenantReplication',
  'azureFilesIdentityBasedAuthentication',
  'dnsEndpointType',
  'isHnsEnabled',
]

export const storageAccounts: ResourceType = {
  type: 'Microsoft.Storage/storageAccounts',
  apiVersions,
  tracked: true,
  patch: 'merge',
  duration: { write: account => (account.hidden.made ? 0 : 4), remove: 0 },
  follow: 'location',
  busy: { creating: 'Creating', updating: 'Succeeded' },
  createdStatus: 200,
  deletedStatus: 200,
  write({ cloud, name, body, existing }) {
    if (!/^[a-z0-9]{3,24}$/.test(name)) {
      throw badRequest(
        'AccountNameInvalid',
        `${name} is not a valid storage account name. Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only.`,
      )
    }
    const elsewhere = !existing && cloud.store.list('Microsoft.Storage/storageAccounts').some(other => other.name === name)
    if (elsewhere) throw new Refusal(409, 'StorageAccountAlreadyTaken', `The storage account named ${name} is already taken.`)
    const properties = documentAt(body, 'properties')
    const sku = textAt(body, 'sku.name') ?? textAt(existing?.body, 'sku.name')
    const kind = textAt(body, 'kind') ?? textAt(existing?.body, 'kind')
    if (!sku || !kind) throw badRequest('InvalidRequestPropertyValue', `The members sku and kind of storage account ${name} are required.`)
    return compact({
      location: at(body, 'location'),
      tags: at(body, 'tags') ?? {},
      sku: { name: sku, tier: sku.split('_')[0] },
      kind,
      identity: at(body, 'identity'),
      properties: compact({
        ...compact(Object.fromEntries(kept.map(key => [key, at(properties, key)]))),
        accessTier: textAt(properties, 'accessTier') ?? 'Hot',
        minimumTlsVersion: textAt(properties, 'minimumTlsVersion') ?? 'TLS1_0',
        allowBlobPublicAccess: at(properties, 'allowBlobPublicAccess') ?? false,
        networkAcls: at(properties, 'networkAcls') ?? {
          bypass: 'AzureServices',
          virtualNetworkRules: [],
          ipRules: [],
          defaultAction: 'Allow',
        },
        supportsHttpsTrafficOnly: at(properties, 'supportsHttpsTrafficOnly') ?? true,
        encryption: at(properties, 'encryption') ?? {
          keySource: 'Microsoft.Storage',
          services: { file: { keyType: 'Account', enabled: true }, blob: { keyType: 'Account', enabled: true } },
        },
        creationTime: textAt(existing?.body, 'properties.creationTime') ?? cloud.now().toISOString(),
        primaryLocation: at(body, 'location'),
        statusOfPrimary: 'available',
        primaryEndpoints: Object.fromEntries(
          ['file', 'blob', 'queue', 'table'].map(service => [service, `https://${name}.${service}.core.windows.net/`]),
        ),
        privateEndpointConnections: [],
      }),
    })
  },
  written(account, cloud, before) {
    if (before) return
    account.hidden.keys = [randomBytes(64).toString('base64'), randomBytes(64).toString('base64')]
    cloud.files.open(account)
    cloud.store.put({
      id: `${account.id}/fileServices/default`,
      name: 'default',
      type: fileServices.type,
      etag: newEtag(),
      body: { properties: {} },
      hidden: {},
    })
  },
  async provision(account) {
    account.hidden.made = true
  },
  remove(account, cloud) {
    cloud.files.close(account.name)
  },
  actions: {
    listKeys: ({ hidden }, cloud) => ({
      status: 200,
      body: {
        keys: (hidden.keys as string[]).map((value, index) => ({
          keyName: `key${index + 1}`,
          value,
          permissions: 'Full',
          creationTime: cloud.now().toISOString(),
        })),
      },
    }),
    regenerateKey(account, _, call) {
      const name = textAt(jsonBody(call), 'keyName')
      const keys = account.hidden.keys as string[]
      const index = ['key1', 'key2'].indexOf(name ?? '')
      if (index < 0) throw badRequest('InvalidKeyName', `There is no key '${name}'.`)
      keys[index] = randomBytes(64).toString('base64')
      return { status: 200, body: { keys: keys.map((value, position) => ({ keyName: `key${position + 1}`, value, permissions: 'Full' })) } }
    },
  },
}

/** Every account has exactly one, named `default`. */
export const fileServices: ResourceType = {
  type: 'Microsoft.Storage/storageAccounts/fileServices',
  apiVersions,
  busy: null,
  createdStatus: 200,
  write({ name, body }) {
    if (name !== 'default') throw badRequest('InvalidResourceName', `The file service of an account is named 'default', not '${name}'.`)
    return { properties: documentAt(body, 'properties') }
  },
}

export const fileShares: ResourceType = {
  type: 'Microsoft.Storage/storageAccounts/fileServices/shares',
  apiVersions,
  etag: 'etag',
  busy: null,
  patch: 'merge',
  createdStatus: 201,
  deletedStatus: 200,
  write({ cloud, id, name, body, existing }) {
    if (!/^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/.test(name))
      throw badRequest('InvalidResourceName', `'${name}' is not a valid share name.`)
    const properties = documentAt(body, 'properties')
    const account = nameOf(parentOf(parentOf(id.id)))
    cloud.files.openShare(account, name)
    return {
      properties: compact({
        shareQuota: numberAt(properties, 'shareQuota') ?? numberAt(existing?.body, 'properties.shareQuota') ?? 5120,
        enabledProtocols: textAt(properties, 'enabledProtocols') ?? 'SMB',
        accessTier: textAt(properties, 'accessTier') ?? 'TransactionOptimized',
        metadata: at(properties, 'metadata'),
        lastModifiedTime: cloud.now().toISOString(),
        leaseStatus: 'Unlocked',
        leaseState: 'Available',
      }),
    }
  },
  remove({ id, name }, cloud) {
    cloud.files.closeShare(nameOf(parentOf(parentOf(id))), name)
  },
}
