/** Every resource type that the lab knows. What is not here is refused by name. */

import { agentPools } from './agent-pools.ts'
import { azureFirewalls } from './azure-firewalls.ts'
import { diagnosticSettings } from './diagnostic-settings.ts'
import { firewallPolicies } from './firewall-policies.ts'
import { ipGroups } from './ip-groups.ts'
import { managedClusters } from './managed-clusters.ts'
import { publicIpAddresses } from './public-ip-addresses.ts'
import { registries } from './registries.ts'
import { roleAssignments } from './role-assignments.ts'
import { routeTables } from './route-tables.ts'
import { routes } from './routes.ts'
import { ruleCollectionGroups } from './rule-collection-groups.ts'
import { fileServices, fileShares, storageAccounts } from './storage-accounts.ts'
import { subnets } from './subnets.ts'
import type { ResourceType } from './type.ts'
import { federatedIdentityCredentials, userAssignedIdentities } from './user-assigned-identities.ts'
import { vaults } from './vaults.ts'
import { virtualNetworks } from './virtual-networks.ts'
import { workspaces } from './workspaces.ts'

export const resourceTypes: readonly ResourceType[] = [
  virtualNetworks,
  subnets,
  routeTables,
  routes,
  publicIpAddresses,
  ipGroups,
  firewallPolicies,
  ruleCollectionGroups,
  azureFirewalls,
  userAssignedIdentities,
  federatedIdentityCredentials,
  vaults,
  roleAssignments,
  workspaces,
  diagnosticSettings,
  managedClusters,
  agentPools,
  registries,
  storageAccounts,
  fileServices,
  fileShares,
]
