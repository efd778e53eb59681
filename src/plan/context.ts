import type { EgressSpec } from '../policy/spec.ts'
import type { Ids } from './ids.ts'
import type { Json, Resource } from './resource.ts'

/** What documents are made from besides the spec: where they go, and what only Azure could tell. */
export type Context = {
  readonly subscriptionId: string
  readonly tenantId: string
  /** Who runs this, as Entra knows it. Absent: not known, and then it is given no rights. */
  readonly runner?: { readonly objectId: string; readonly principalType: 'ServicePrincipal' | 'User' }
  /** The version of the intermediate that the policy is to inspect with: a secret id, with its version. Absent: no CA in the vault yet. */
  readonly ca?: { readonly secretId: string }
  /** The firewall's private address as the firewall tells it. Absent: predicted. */
  readonly privateIp?: string
}

export type Scene = { readonly spec: EgressSpec; readonly context: Context; readonly ids: Ids }

/** Which action owns a document: `base` (resource group), `vault` (with identity and grants), `share`, `network`, `firewall`, `cluster`. */
export type Part = 'base' | 'vault' | 'share' | 'network' | 'firewall' | 'cluster'

/** Members that ARM alone writes. */
export const readOnly = [
  'etag',
  'eTag',
  'type',
  'provisioningState',
  'resourceGuid',
  'ipConfigurations',
  'ipConfiguration',
  'ipConfigurationProfiles',
  'privateEndpoints',
  'purpose',
]

/** ARM reports the state of most types here; anything but `Succeeded` at rest means: write it again. */
export const settled = { '/properties/provisioningState': 'Succeeded' }

/** The members that most ARM documents have. Tags that others put on a resource stay. */
export function document(
  scene: Scene,
  part: Part,
  id: string,
  title: string,
  needs: readonly string[],
  body: { readonly [key: string]: Json },
  compare: Resource['compare'] = {},
): Resource {
  return {
    id,
    title,
    part,
    needs,
    desired: { location: scene.spec.location, tags: scene.spec.tags, ...body },
    compare: { settled, ...compare, keep: ['/tags', ...(compare.keep ?? [])] },
  }
}
