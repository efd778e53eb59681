/** What a volume needs to be filled, and what filling it gives. */

import type { TokenIssuer } from '../access/service-account-tokens.ts'
import type { Store } from '../api/store.ts'
import type { Pod, Volume } from '../objects/pod.ts'

export type VolumeWorld = {
  readonly store: Store
  readonly tokens: TokenIssuer
  readonly tenantId: string
  /** PEM of the roots with which the node verifies Azure's endpoints. */
  readonly roots: string
  /** Connects from the node's place in the network. Throws what the kernel says. */
  readonly connectFromNode: (node: string, host: string, port: number) => Promise<void>
  /** The root folder of every node: read-only, and nothing of the machine's own in it. */
  readonly nodeRoot: () => Promise<string>
}

/** Fills `folder`, which exists and is empty, or says where the content is (`source`). Throws an error whose message is the event's text. */
export type Fill = (
  volume: Volume,
  folder: string,
  pod: Pod,
  world: VolumeWorld,
) => Promise<{ readOnly?: boolean; source?: string } | undefined>

/** A volume that cannot be filled now; the kubelet tries again. */
export class MountFailed extends Error {}
