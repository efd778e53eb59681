import { document, type Scene } from './context.ts'
import type { Resource } from './resource.ts'
import { grantRunner } from './roles.ts'

/** The file share that hands the root certificate to pods. Azure Files' CSI driver mounts it with the account's key, so keys stay allowed. */
export function shareResources(scene: Scene): readonly Resource[] {
  const { spec, ids } = scene
  const { fileShare } = spec.cluster
  if (!fileShare || !ids.storage || !ids.share) return []
  const account = `storage account ${fileShare.storageAccount}`
  return [
    document(
      scene,
      'share',
      ids.storage,
      account,
      [ids.group],
      {
        sku: { name: 'Standard_LRS' },
        kind: 'StorageV2',
        properties: {
          minimumTlsVersion: 'TLS1_2',
          supportsHttpsTrafficOnly: true,
          allowBlobPublicAccess: false,
          allowSharedKeyAccess: true,
        },
      },
      // Who may reach it, and by which keys, as somebody may have closed it further.
      {
        keep: [
          '/properties/allowCrossTenantReplication',
          '/properties/encryption',
          '/properties/keyPolicy',
          '/properties/networkAcls',
          '/properties/publicNetworkAccess',
          '/properties/sasPolicy',
        ],
      },
    ),
    {
      id: ids.share,
      title: `file share ${fileShare.share}`,
      part: 'share',
      needs: [ids.storage],
      desired: { properties: { shareQuota: 1, enabledProtocols: 'SMB' } },
      compare: { createOnly: ['/properties/shareQuota'] },
    },
    ...grantRunner(scene, 'share', 'Storage File Data Privileged Contributor', ids.storage, account),
  ]
}
