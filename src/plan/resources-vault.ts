import { document, type Scene } from './context.ts'
import type { Resource } from './resource.ts'
import { grantIdentity, grantRunner } from './roles.ts'

/**
 * The resource group's location is where Azure keeps what it knows of the group; its resources may be elsewhere, and it cannot be changed
 * (learn.microsoft.com/azure/azure-resource-manager/management/overview; ARM: InvalidResourceGroupLocation). So that of a group that exists stays.
 *
 * The resource group, the vault and the identity with which the firewall reads it. The vault uses Azure RBAC. Purge protection is switched on
 * when the vault is made: deleted vaults and certificates of ours are recovered, so a name that cannot be purged costs nothing. It cannot be
 * switched off again, so a vault that was made without it is left so.
 */
export function vaultResources(scene: Scene): readonly Resource[] {
  const { spec, context, ids } = scene
  const vault = `key vault ${spec.certificateAuthority.keyVault}`
  return [
    document(scene, 'base', ids.group, `resource group ${spec.resourceGroup}`, [], {}, { createOnly: ['/location'] }),
    document(
      scene,
      'vault',
      ids.vault,
      vault,
      [ids.group],
      {
        properties: {
          tenantId: context.tenantId,
          sku: { family: 'A', name: 'standard' },
          enableRbacAuthorization: true,
          enableSoftDelete: true,
          softDeleteRetentionInDays: 90,
          enablePurgeProtection: true,
        },
      },
      {
        createOnly: ['/properties/enablePurgeProtection', '/properties/softDeleteRetentionInDays'],
        keep: ['/properties'],
        readOnly: ['provisioningState', 'hsmPoolResourceId', 'privateEndpointConnections', 'vaultUri', 'accessPolicies', 'createMode'],
      },
    ),
    document(scene, 'vault', ids.policyIdentity, `identity ${spec.certificateAuthority.identity}`, [ids.group], {}),
    grantIdentity(scene, 'vault', 'Key Vault Secrets User', ids.policyIdentity, ids.vault, vault),
    ...grantRunner(scene, 'vault', 'Key Vault Certificates Officer', ids.vault, vault),
    ...grantRunner(scene, 'vault', 'Key Vault Secrets Officer', ids.vault, vault),
  ]
}
