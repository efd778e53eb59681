/** What a cluster stands on: whether it can be made now, later, or not before somebody does something. */
import type { Ids } from './ids.ts'
import type { Observed } from './plan.ts'
import { privateIpOf } from './power.ts'
import { at } from './reference.ts'
import type { Resource } from './resource.ts'

/**
 * `rising`: all is there, and the firewall is being made: it has an address to route to, and forwards nothing yet.
 * `absent`: what has to be made first, by title.
 */
export type Ground =
  | { readonly kind: 'firm' | 'rising' | 'deallocated' | 'failed' }
  | { readonly kind: 'absent'; readonly titles: readonly string[] }

/** `assumed`: the documents of others that the cluster builds upon. */
export function groundOf(assumed: readonly Resource[], observed: Observed, ids: Ids): Ground {
  const missing = assumed.filter(({ id }) => !observed.has(id))
  if (missing.length > 0) return { kind: 'absent', titles: missing.map(({ title }) => title) }
  const firewall = observed.get(ids.firewall)
  if (firewall === undefined) return { kind: 'firm' }
  const state = at(firewall, '/properties/provisioningState')
  if (state === 'Failed') return { kind: 'failed' }
  if (privateIpOf(firewall) !== undefined) return { kind: 'firm' }
  const addresses = at(firewall, '/properties/ipConfigurations')
  return { kind: state === 'Updating' && Array.isArray(addresses) && addresses.length > 0 ? 'rising' : 'deallocated' }
}
