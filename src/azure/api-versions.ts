/**
 * The api-version of each resource type that is written by its id. The firewall's own types are not here: `@azure/arm-network` sends its own.
 * They are the newest of which Microsoft's published specs could be held against our traffic, except where an SDK of the same version exists.
 */
const versions: Readonly<Record<string, string>> = {
  'microsoft.network/virtualnetworks': '2024-10-01',
  'microsoft.network/routetables': '2024-10-01',
  'microsoft.keyvault/vaults': '2026-02-01',
  'microsoft.keyvault/locations/deletedvaults': '2026-02-01',
  'microsoft.containerservice/managedclusters': '2025-07-01',
  'microsoft.containerservice/managedclusters/agentpools': '2025-07-01',
  'microsoft.managedidentity/userassignedidentities': '2024-11-30',
  'microsoft.managedidentity/userassignedidentities/federatedidentitycredentials': '2024-11-30',
  'microsoft.authorization/roleassignments': '2022-04-01',
  'microsoft.operationalinsights/workspaces': '2025-02-01',
  'microsoft.insights/diagnosticsettings': '2021-05-01-preview',
  'microsoft.storage/storageaccounts': '2025-01-01',
  'microsoft.storage/storageaccounts/fileservices/shares': '2025-01-01',
  'microsoft.containerregistry/registries': '2025-04-01',
}

/** `Microsoft.Network/routeTables` of an id; of an extension's id (`.../providers/X/../providers/Y/t/n`) the last. */
export function typeOf(id: string): string {
  const parts = id.split(/\/providers\//i)
  if (parts.length === 1) return /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i.test(id) ? 'Microsoft.Resources/resourceGroups' : ''
  const [namespace = '', ...rest] = (parts.at(-1) ?? '').split('/')
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/')
}

/** The api-version for an id. A type that is not in the table is our own fault. */
export function apiVersionOf(id: string): string {
  const version = versions[typeOf(id).toLowerCase()]
  if (version === undefined) throw new Error(`no api-version is known for ${typeOf(id) || id}`)
  return version
}
