import type { Ids } from '../plan/ids.ts'
import type { Observed } from '../plan/plan.ts'
import { privateIpOf } from '../plan/power.ts'
import { at } from '../plan/reference.ts'
import type { Json, Resource } from '../plan/resource.ts'
import { undeclaredRoutes } from '../plan/undeclared-routes.ts'
import type { EgressSpec } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'

/** The routes past the firewall that stand in Azure and in no spec, and what is said of them. */
export function routesPast(
  spec: EgressSpec,
  ids: Ids,
  resources: readonly Resource[],
  observed: Observed,
): { readonly names: readonly string[]; readonly findings: readonly Finding[] } {
  const declared = at(resources.find(({ id }) => id === ids.routeTable)?.desired, '/properties/routes')
  const names = Array.isArray(declared) ? (declared as readonly Json[]).map(route => String(at(route, '/name') ?? '')) : []
  const routes = undeclaredRoutes(observed.get(ids.routeTable), names, {
    privateIp: privateIpOf(observed.get(ids.firewall)),
    aksSubnet: spec.network.aksSubnet.prefix,
  })
  return {
    names: routes.map(({ name }) => name),
    findings: routes.map(({ name, prefix, to }) => ({
      level: 'warning',
      message: `The route table ${spec.network.routeTable} has the route "${name}", which ${spec.file} does not stand for: ${prefix} leads past the firewall, to ${to}. It stays.`,
      advice: 'Delete it: what it takes is neither filtered nor inspected nor logged.',
    })),
  }
}
