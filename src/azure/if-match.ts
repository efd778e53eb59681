/**
 * Which types refuse a write that is based on an older state than theirs, where the state is named in `If-Match`. Only what is documented or was
 * seen: for all others the time between our last look and our write stays open.
 */
import { at } from '../plan/reference.ts'
import type { Json } from '../plan/resource.ts'
import { typeOf } from './api-versions.ts'

const documented: Readonly<Record<string, string>> = {
  // 412 with the detail PreconditionFailedEtagMismatch: kubernetes-sigs/cluster-api-provider-azure#682, and for addresses kubernetes-sigs/cloud-provider-azure#9729.
  'microsoft.network/routetables': '/etag',
  'microsoft.network/publicipaddresses': '/etag',
  // "The request should only proceed if an entity matches this string": Microsoft.ContainerService 2025-07-01, ManagedClusters_CreateOrUpdate and AgentPools_CreateOrUpdate.
  'microsoft.containerservice/managedclusters': '/eTag',
  'microsoft.containerservice/managedclusters/agentpools': '/properties/eTag',
}

/** What `If-Match` has to say so that `current` is not written over by what was made without a change of it. Undefined: nothing is to be said. */
export function stateToMatch(id: string, current: Json | undefined): string | undefined {
  const pointer = documented[typeOf(id).toLowerCase()]
  const etag = pointer === undefined ? undefined : at(current, pointer)
  return typeof etag === 'string' && etag !== '' ? etag : undefined
}
