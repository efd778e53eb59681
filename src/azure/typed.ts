import type { NetworkManagementClient } from '@azure/arm-network'
import type { Json } from '../plan/resource.ts'
import { typeOf } from './api-versions.ts'

type Options = { readonly abortSignal: AbortSignal }
type Operations = {
  readonly get: (group: string, names: readonly string[], options: Options) => PromiseLike<unknown>
  readonly put: (group: string, names: readonly string[], model: Json, options: Options) => PromiseLike<unknown>
}

/**
 * The types that go through `@azure/arm-network`: the firewall's own, and public addresses, whose zones the generic resources of
 * `@azure/arm-resources` cannot carry. Models come from `toModel`, hence the casts; the watcher checks what is sent.
 */
export function typed(
  client: NetworkManagementClient,
  id: string,
):
  | { readonly get: (options: Options) => PromiseLike<unknown>; readonly put: (model: Json, options: Options) => PromiseLike<unknown> }
  | undefined {
  const operations = table(client)[typeOf(id).toLowerCase()]
  if (!operations) return undefined
  const parts = id.split('/')
  const group = parts[4] ?? ''
  const names = parts
    .slice(6)
    .filter((_, index) => index % 2 === 0)
    .slice(1)
  return { get: options => operations.get(group, names, options), put: (model, options) => operations.put(group, names, model, options) }
}

const table = (client: NetworkManagementClient): Readonly<Record<string, Operations>> => ({
  'microsoft.network/azurefirewalls': {
    get: (group, [name = ''], options) => client.azureFirewalls.get(group, name, options),
    put: (group, [name = ''], model, options) => client.azureFirewalls.createOrUpdate(group, name, model as never, options),
  },
  'microsoft.network/firewallpolicies': {
    get: (group, [name = ''], options) => client.firewallPolicies.get(group, name, options),
    put: (group, [name = ''], model, options) => client.firewallPolicies.createOrUpdate(group, name, model as never, options),
  },
  'microsoft.network/firewallpolicies/rulecollectiongroups': {
    get: (group, [policy = '', name = ''], options) => client.firewallPolicyRuleCollectionGroups.get(group, policy, name, options),
    put: (group, [policy = '', name = ''], model, options) =>
      client.firewallPolicyRuleCollectionGroups.createOrUpdate(group, policy, name, model as never, options),
  },
  'microsoft.network/publicipaddresses': {
    get: (group, [name = ''], options) => client.publicIPAddresses.get(group, name, options),
    put: (group, [name = ''], model, options) => client.publicIPAddresses.createOrUpdate(group, name, model as never, options),
  },
})
