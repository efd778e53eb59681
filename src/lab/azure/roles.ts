/** Azure's built-in roles, as far as this project meets them: their ids are the same in every tenant. */
export type Role = {
  readonly id: string
  readonly name: string
  readonly actions: readonly string[]
  readonly notActions?: readonly string[]
  readonly dataActions?: readonly string[]
}

const readers = ['*/read']
const common = [
  'Microsoft.Authorization/*/read',
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  'Microsoft.Resources/deployments/*',
]
const vault = (...actions: string[]) => actions.map(action => `Microsoft.KeyVault/vaults/${action}`)

export const roles: readonly Role[] = [
  { id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', name: 'Owner', actions: ['*'] },
  {
    id: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    name: 'Contributor',
    actions: ['*'],
    notActions: ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write', 'Microsoft.Authorization/elevateAccess/Action'],
  },
  { id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', name: 'Reader', actions: readers },
  {
    id: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    name: 'User Access Administrator',
    actions: [...readers, 'Microsoft.Authorization/*', 'Microsoft.Support/*'],
  },
  {
    id: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    name: 'Role Based Access Control Administrator',
    actions: ['Microsoft.Authorization/roleAssignments/write', 'Microsoft.Authorization/roleAssignments/delete', ...readers],
  },
  { id: '4d97b98b-1d4f-4787-a291-c67834d212e7', name: 'Network Contributor', actions: [...common, 'Microsoft.Network/*'] },
  {
    id: 'f25e0fa2-a7c8-4377-a976-54943a77a395',
    name: 'Key Vault Contributor',
    actions: [...common, 'Microsoft.KeyVault/*'],
    notActions: ['Microsoft.KeyVault/locations/deletedVaults/purge/action'],
  },
  {
    id: '00482a5a-887f-4fb3-b363-3b7fe8e74483',
    name: 'Key Vault Administrator',
    actions: [...common, ...vault('*/read')],
    dataActions: vault('*'),
  },
  {
    id: '21090545-7ca7-4776-b22c-e363652d74d2',
    name: 'Key Vault Reader',
    actions: [...common, ...vault('*/read')],
    dataActions: vault('*/read', 'secrets/readMetadata/action'),
  },
  {
    id: 'a4417e6f-fecd-4de8-b567-7b0420556985',
    name: 'Key Vault Certificates Officer',
    actions: [...common, ...vault('*/read')],
    dataActions: vault('certificatecas/*', 'certificates/*', 'certificatecontacts/write'),
  },
  {
    id: 'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba',
    name: 'Key Vault Certificate User',
    actions: [],
    dataActions: vault('certificates/read', 'secrets/getSecret/action', 'secrets/readMetadata/action', 'keys/read'),
  },
  {
    id: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
    name: 'Key Vault Secrets Officer',
    actions: [...common, ...vault('*/read')],
    dataActions: vault('secrets/*'),
  },
  {
    id: '4633458b-17de-408a-b874-0445c86b69e6',
    name: 'Key Vault Secrets User',
    actions: [],
    dataActions: vault('secrets/getSecret/action', 'secrets/readMetadata/action'),
  },
  { id: '7f951dda-4ed3-4680-a7ca-43fe172d538d', name: 'AcrPull', actions: ['Microsoft.ContainerRegistry/registries/pull/read'] },
  {
    id: '8311e382-0749-4cb8-b61a-304f252e45ec',
    name: 'AcrPush',
    actions: ['Microsoft.ContainerRegistry/registries/pull/read', 'Microsoft.ContainerRegistry/registries/push/write'],
  },
  {
    id: '69566ab7-960f-475b-8e7c-b3118f30c6bd',
    name: 'Storage File Data Privileged Contributor',
    actions: [],
    dataActions: ['read', 'write', 'delete', 'modifypermissions/action']
      .map(action => `Microsoft.Storage/storageAccounts/fileServices/fileshares/files/${action}`)
      .concat(
        'Microsoft.Storage/storageAccounts/fileServices/readFileBackupSemantics/action',
        'Microsoft.Storage/storageAccounts/fileServices/writeFileBackupSemantics/action',
      ),
  },
  {
    id: 'b8eda974-7b85-4f76-af95-65846b26df6d',
    name: 'Storage File Data Privileged Reader',
    actions: [],
    dataActions: [
      'Microsoft.Storage/storageAccounts/fileServices/fileshares/files/read',
      'Microsoft.Storage/storageAccounts/fileServices/readFileBackupSemantics/action',
    ],
  },
  {
    id: '17d1049b-9a84-46fb-8f53-869881c3d3ab',
    name: 'Storage Account Contributor',
    actions: [...common, 'Microsoft.Storage/storageAccounts/*'],
  },
  {
    id: 'f1a07417-d97a-45cb-824c-7a7467783830',
    name: 'Managed Identity Operator',
    actions: [
      ...common,
      'Microsoft.ManagedIdentity/userAssignedIdentities/*/read',
      'Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action',
    ],
  },
  {
    id: 'e40ec5ca-96e0-45a2-b4ff-59039f2c2b59',
    name: 'Managed Identity Contributor',
    actions: [
      ...common,
      ...['*/read', '*/write', '*/delete', 'revokeTokens/action'].map(
        action => `Microsoft.ManagedIdentity/userAssignedIdentities/${action}`,
      ),
    ],
  },
  {
    id: '4abbcc35-e782-43d8-92c5-2d3f1bd2253f',
    name: 'Azure Kubernetes Service Cluster User Role',
    actions: [
      'Microsoft.ContainerService/managedClusters/listClusterUserCredential/action',
      'Microsoft.ContainerService/managedClusters/read',
    ],
  },
  {
    id: '0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8',
    name: 'Azure Kubernetes Service Cluster Admin Role',
    actions: [
      'Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action',
      'Microsoft.ContainerService/managedClusters/accessProfiles/listCredential/action',
      'Microsoft.ContainerService/managedClusters/read',
      'Microsoft.ContainerService/managedClusters/runcommand/action',
    ],
  },
  {
    id: 'ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8',
    name: 'Azure Kubernetes Service Contributor Role',
    actions: [...common, 'Microsoft.ContainerService/locations/*', 'Microsoft.ContainerService/managedClusters/*'],
  },
  {
    id: 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b',
    name: 'Azure Kubernetes Service RBAC Cluster Admin',
    actions: [...common, 'Microsoft.ContainerService/managedClusters/listClusterUserCredential/action'],
    dataActions: ['Microsoft.ContainerService/managedClusters/*'],
  },
  {
    id: 'a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb',
    name: 'Azure Kubernetes Service RBAC Writer',
    actions: common,
    // What it may do in a namespace is a longer list; the lab's API server does not ask for Azure's roles.
    dataActions: ['Microsoft.ContainerService/managedClusters/pods/*'],
  },
  {
    id: '92aaf0da-9dab-42b6-94a3-d43ce8d16293',
    name: 'Log Analytics Contributor',
    actions: [...readers, ...common, 'Microsoft.Insights/diagnosticSettings/*', 'Microsoft.OperationalInsights/*'],
  },
  {
    id: '73c42c96-874c-492b-b04d-ab87d138a893',
    name: 'Log Analytics Reader',
    actions: [
      ...readers,
      'Microsoft.OperationalInsights/workspaces/analytics/query/action',
      'Microsoft.OperationalInsights/workspaces/search/action',
    ],
  },
  {
    id: '749f88d5-cbae-40b8-bcfc-e573ddc772fa',
    name: 'Monitoring Contributor',
    actions: [...readers, 'Microsoft.Insights/DiagnosticSettings/*', 'Microsoft.OperationalInsights/workspaces/*/read'],
  },
  {
    id: '3913510d-42f4-4e42-8a64-420c390055eb',
    name: 'Monitoring Metrics Publisher',
    actions: [...common, 'Microsoft.Insights/Register/Action'],
    dataActions: ['Microsoft.Insights/Metrics/Write'],
  },
]

/** By name, id, or the full id of the definition. */
export function findRole(reference: string): Role | undefined {
  const wanted = reference.toLowerCase().split('/').at(-1)
  return roles.find(role => role.id === wanted || role.name.toLowerCase() === wanted)
}
