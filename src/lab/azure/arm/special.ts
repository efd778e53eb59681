/** Paths of ARM that are no resources: subscriptions, providers, listings across types, deleted vaults, role definitions. */
import type { Cloud } from '../cloud.ts'
import type { Caller } from '../entra/tokens.ts'
import type { Answer, Call } from '../http.ts'
import { notInLab, Refusal } from '../refusal.ts'
import { authorize } from './authorize.ts'
import { deletedVault, purge, vaultName } from './deleted-vaults.ts'
import { present } from './lifecycle.ts'
import { permissions } from './permissions.ts'
import { allProviders, oneProvider, register } from './providers.ts'
import { listAssignments, roleDefinitions } from './role-listings.ts'
import { networkUsages } from './usages.ts'

export type SpecialRoute = {
  readonly method: string
  readonly path: RegExp
  /** What the caller must be allowed to do on the subscription; absent: the answer checks itself. */
  readonly action?: string
  readonly answer: (asked: { call: Call; caller: Caller; match: RegExpExecArray }, cloud: Cloud) => Answer
}

const subscription = '^/subscriptions/[^/]+'

export const specialRoutes: readonly SpecialRoute[] = [
  {
    method: 'GET',
    path: /^\/subscriptions$/i,
    answer: (_, cloud) => ({ status: 200, body: { value: [subscriptionBody(cloud)], count: { type: 'Total', value: 1 } } }),
  },
  {
    method: 'GET',
    path: /^\/subscriptions\/[^/]+$/i,
    action: 'Microsoft.Resources/subscriptions/read',
    answer: (_, cloud) => ({ status: 200, body: subscriptionBody(cloud) }),
  },
  {
    method: 'GET',
    path: /^\/tenants$/i,
    answer: (_, { tenantId }) => ({ status: 200, body: { value: [{ id: `/tenants/${tenantId}`, tenantId }] } }),
  },
  {
    method: 'GET',
    path: new RegExp(`${subscription}/providers$`, 'i'),
    action: 'Microsoft.Resources/subscriptions/providers/read',
    answer: (_, cloud) => allProviders(cloud),
  },
  {
    method: 'GET',
    path: new RegExp(`${subscription}/providers/([^/]+)$`, 'i'),
    action: 'Microsoft.Resources/subscriptions/providers/read',
    answer: oneProvider,
  },
  {
    method: 'POST',
    path: new RegExp(`${subscription}/providers/([^/]+)/register$`, 'i'),
    action: 'Microsoft.Resources/subscriptions/providers/register/action',
    answer: register,
  },
  { method: 'GET', path: new RegExp(`${subscription}(?:/resourceGroups/([^/]+))?/resources$`, 'i'), answer: listResources },
  {
    method: 'GET',
    path: new RegExp(`${subscription}/providers/Microsoft\\.KeyVault/deletedVaults$`, 'i'),
    action: 'Microsoft.KeyVault/deletedVaults/read',
    answer: (_, cloud) => ({ status: 200, body: { value: [...cloud.vaults.deleted.keys()].map(name => deletedVault(name, cloud)) } }),
  },
  {
    method: 'GET',
    path: new RegExp(`${subscription}/providers/Microsoft\\.KeyVault/locations/[^/]+/deletedVaults/([^/]+)$`, 'i'),
    action: 'Microsoft.KeyVault/locations/deletedVaults/read',
    answer: ({ match }, cloud) => ({ status: 200, body: deletedVault(match[1] ?? '', cloud) }),
  },
  {
    method: 'POST',
    path: new RegExp(`${subscription}/providers/Microsoft\\.KeyVault/locations/[^/]+/deletedVaults/([^/]+)/purge$`, 'i'),
    action: 'Microsoft.KeyVault/locations/deletedVaults/purge/action',
    answer: purge,
  },
  {
    method: 'POST',
    path: new RegExp(`${subscription}/providers/Microsoft\\.KeyVault/checkNameAvailability$`, 'i'),
    action: 'Microsoft.KeyVault/checkNameAvailability/read',
    answer: vaultName,
  },
  { method: 'GET', path: /^(.*)\/providers\/Microsoft\.Authorization\/roleDefinitions(?:\/([0-9a-f-]{36}))?$/i, answer: roleDefinitions },
  { method: 'GET', path: /^(.*)\/providers\/Microsoft\.Authorization\/roleAssignments$/i, answer: listAssignments },
  {
    method: 'GET',
    path: /^(\/subscriptions\/[^/]+\/resourceGroups\/[^/]+(?:\/.+)?)\/providers\/Microsoft\.Authorization\/permissions$/i,
    answer: permissions,
  },
  {
    method: 'GET',
    path: new RegExp(`${subscription}/providers/Microsoft\\.Network/locations/([^/]+)/usages$`, 'i'),
    action: 'Microsoft.Network/locations/usages/read',
    answer: networkUsages,
  },
  {
    method: 'GET',
    path: new RegExp(`${subscription}/providers/Microsoft\\.Network/locations/[^/]+/serviceTags$`, 'i'),
    action: 'Microsoft.Network/locations/serviceTags/read',
    answer: serviceTags,
  },
  {
    method: 'GET',
    path: new RegExp(`${subscription}/providers/Microsoft\\.Network/azureFirewallFqdnTags$`, 'i'),
    action: 'Microsoft.Network/azureFirewallFqdnTags/read',
    answer: firewallFqdnTags,
  },
]

const subscriptionBody = ({ subscriptionId, tenantId }: Cloud) => ({
  id: `/subscriptions/${subscriptionId}`,
  subscriptionId,
  tenantId,
  displayName: 'Lab',
  state: 'Enabled',
  subscriptionPolicies: { locationPlacementId: 'Public_2014-09-01', quotaId: 'PayAsYouGo_2014-09-01', spendingLimit: 'Off' },
  authorizationSource: 'RoleBased',
  managedByTenants: [],
})

function listResources({ call, caller, match }: { call: Call; caller: Caller; match: RegExpExecArray }, cloud: Cloud): Answer {
  const scope = `/subscriptions/${cloud.subscriptionId}${match[1] ? `/resourceGroups/${match[1]}` : ''}`
  authorize(caller, 'Microsoft.Resources/subscriptions/resources/read', scope, cloud)
  if (match[1] && !cloud.store.get(scope))
    throw new Refusal(404, 'ResourceGroupNotFound', `Resource group '${match[1]}' could not be found.`)
  const filter = call.query.get('$filter')
  const [, wanted] = /^resourceType eq '([^']+)'$/i.exec(filter ?? '') ?? []
  if (filter && !wanted) throw notInLab(`the filter ${filter} of resource listings`)
  const value = cloud.types
    .filter(type => type.tracked && (!wanted || type.type.toLowerCase() === wanted.toLowerCase()))
    .flatMap(type => cloud.store.list(type.type, scope).map(resource => present(resource, type, cloud)))
    .map(({ id, name, type, location, tags, sku, kind, identity }) => ({
      id,
      name,
      type,
      location,
      tags,
      sku,
      kind,
      identity,
    }))
  return { status: 200, body: { value } }
}

function serviceTags(_: unknown, { subscriptionId, facts }: Cloud): Answer {
  const values = Object.entries(facts.serviceTags ?? {}).map(([name, addressPrefixes]) => ({
    name,
    id: name,
    properties: { changeNumber: '1', region: name.split('.')[1]?.toLowerCase() ?? '', systemService: name.split('.')[0], addressPrefixes },
  }))
  return {
    status: 200,
    body: {
      name: 'public',
      id: `/subscriptions/${subscriptionId}/providers/Microsoft.Network/serviceTags/public`,
      type: 'Microsoft.Network/serviceTags',
      changeNumber: '1',
      cloud: 'Public',
      values,
    },
  }
}

function firewallFqdnTags(_: unknown, { subscriptionId, facts }: Cloud): Answer {
  const value = Object.keys(facts.fqdnTags ?? {}).map(name => ({
    name,
    id: `/subscriptions/${subscriptionId}/providers/Microsoft.Network/azureFirewallFqdnTags/${name}`,
    type: 'Microsoft.Network/azureFirewallFqdnTags',
    properties: { provisioningState: 'Succeeded', fqdnTagName: name },
  }))
  return { status: 200, body: { value } }
}
