import type { EgressSpec } from '../policy/spec.ts'
import type { Context, Part } from './context.ts'
import { idsOf } from './ids.ts'
import { needsOf } from './order.ts'
import type { Resource } from './resource.ts'
import { clusterResources } from './resources-cluster.ts'
import { firewallResources } from './resources-firewall.ts'
import { networkResources } from './resources-network.ts'
import { shareResources } from './resources-share.ts'
import { vaultResources } from './resources-vault.ts'

/** Every document of the spec's environment. */
export function resourcesFor(spec: EgressSpec, context: Context): readonly Resource[] {
  const scene = { spec, context, ids: idsOf(spec, context.subscriptionId) }
  return [
    ...vaultResources(scene),
    ...shareResources(scene),
    ...networkResources(scene),
    ...firewallResources(scene),
    ...clusterResources(scene),
  ]
}

/** The documents of some parts (`owned`), and those of other parts that they build upon (`assumed`), which are only read. */
export function select(
  resources: readonly Resource[],
  parts: readonly Part[],
): { readonly owned: readonly Resource[]; readonly assumed: readonly Resource[] } {
  const owned = resources.filter(({ part }) => parts.includes(part as Part))
  const mine = new Set(owned.map(({ id }) => id))
  const needed = new Set(owned.flatMap(needsOf))
  return { owned, assumed: resources.filter(({ id }) => needed.has(id) && !mine.has(id)) }
}
