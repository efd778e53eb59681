import type { Ids } from '../plan/ids.ts'
import type { Observed } from '../plan/plan.ts'
import { privateIpOf } from '../plan/power.ts'
import { at } from '../plan/reference.ts'
import type { Json, Resource } from '../plan/resource.ts'
import { type Bypass, bypasses, undeclaredRoutes } from '../plan/undeclared-routes.ts'
import type { EgressSpec } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'

/** The ways past the firewall that stand in Azure and in no spec, and what is said of them. */
export function routesPast(
  spec: EgressSpec,
  ids: Ids,
  resources: readonly Resource[],
  observed: Observed,
): { readonly names: readonly string[]; readonly findings: readonly Finding[] } {
  const declared = at(resources.find(({ id }) => id === ids.routeTable)?.desired, '/properties/routes')
  const names = Array.isArray(declared) ? (declared as readonly Json[]).map(route => String(at(route, '/name') ?? '')) : []
  const table = observed.get(ids.routeTable)
  const routes = undeclaredRoutes(table, names, {
    privateIp: privateIpOf(observed.get(ids.firewall)),
    aksSubnet: spec.network.aksSubnet.prefix,
  })
  const others = bypasses(table, observed.get(ids.network), spec.network.aksSubnet.name)
  return {
    names: [...routes, ...others].map(({ name }) => name),
    findings: [
      ...routes.map(
        ({ name, prefix, to }): Finding => ({
          level: 'warning',
          message: `The route table ${spec.network.routeTable} has the route "${name}", which ${spec.file} does not stand for: ${prefix} leads past the firewall, to ${to}. It stays.`,
          advice: 'Delete it: what it takes is neither filtered nor inspected nor logged.',
        }),
      ),
      ...others.map(bypass => finding(bypass, spec)),
    ],
  }
}

const finding = ({ kind, name }: Bypass, { network }: EgressSpec): Finding =>
  kind === 'service endpoint'
    ? {
        level: 'warning',
        message: `The subnet ${network.aksSubnet.name} has the service endpoint "${name}": what pods send to that service goes past the firewall, whatever the route table says. It stays.`,
        advice: 'Take the endpoint off the subnet: what it takes is neither filtered nor inspected nor logged.',
      }
    : {
        level: 'warning',
        message: `The route table ${network.routeTable} takes over what the gateway behind "${name}" learns: such routes are more precise than 0.0.0.0/0 and lead past the firewall.`,
        advice: 'Switch it off: az network route-table update --disable-bgp-route-propagation true.',
      }
