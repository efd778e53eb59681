import { inOrder } from '../order.ts'
import { hostsOf } from './destinations.ts'
import { about, type Lint } from './lint.ts'

export const serviceWithoutName: Lint = {
  id: 'service-without-name',
  severity: 'warning',
  title: "a service's domain where the name of a resource belongs",
  means:
    "Each vault, account or registry has a name of its own below this domain. The domain itself is nobody's, so the entry covers nothing.",
  fix: 'Name the resource, or put "*." in front.',
  run: ({ policy }) =>
    inOrder(policy, 'ApplicationRule').flatMap(entry =>
      [...new Set(hostsOf(entry.rule))]
        .filter(host => domains.has(host.toLowerCase().replace(/\.$/, '')))
        .map(host => ({
          ...about(entry),
          subject: `${entry.rule.name}: ${host}`,
          message: `"${entry.rule.name}": ${host} is the name of no ${domains.get(host.toLowerCase().replace(/\.$/, ''))}`,
        })),
    ),
}

const domains: ReadonlyMap<string, string> = new Map([
  ['vault.azure.net', 'vault'],
  ['managedhsm.azure.net', 'HSM'],
  ...['blob', 'file', 'queue', 'table', 'dfs'].map((service): [string, string] => [`${service}.core.windows.net`, 'storage account']),
  ['azurecr.io', 'registry'],
  ['database.windows.net', 'server'],
  ['servicebus.windows.net', 'namespace'],
  ['documents.azure.com', 'account'],
  ['redis.cache.windows.net', 'cache'],
  ['azurewebsites.net', 'app'],
  ['ods.opinsights.azure.com', 'workspace'],
  ['oms.opinsights.azure.com', 'workspace'],
])
