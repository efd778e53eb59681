/** What the parts of the lab's Azure share. Each takes the slice that it touches (`Pick<Cloud, ...>`). */
import type { Facts } from '../../policy/decision.ts'
import type { Cluster, ClusterRequest, DataPlane, FrontDoor, Topology } from '../parts.ts'
import type { ResourceType } from './arm/type.ts'
import type { Directory } from './entra/directory.ts'
import type { Tokens } from './entra/tokens.ts'
import type { FileAccounts } from './files/accounts.ts'
import type { Answer, Handler, Wire } from './http.ts'
import type { Vaults } from './keyvault/vaults.ts'
import type { Operations } from './operations.ts'
import type { Rbac } from './rbac.ts'
import type { Refusal } from './refusal.ts'
import type { Store } from './store.ts'
import type { Wiring } from './wiring.ts'

export type Cloud = {
  readonly tenantId: string
  readonly subscriptionId: string
  readonly now: () => Date
  readonly knobs: Knobs
  readonly store: Store
  readonly types: readonly ResourceType[]
  readonly operations: Operations
  readonly directory: Directory
  readonly tokens: Tokens
  readonly rbac: Rbac
  readonly vaults: Vaults
  readonly files: FileAccounts
  readonly wiring: Wiring
  readonly frontDoor: FrontDoor
  readonly topology: Topology
  readonly dataPlane: DataPlane
  readonly facts: Facts
  readonly wire: Wire
  /** Running clusters by the lower-case id of their managed cluster. */
  readonly clusters: Map<string, Cluster>
  readonly newCluster: (request: ClusterRequest) => Promise<Cluster>
  /** Serves a host name at the front door; returns what takes it away. */
  readonly serve: (host: string, handle: Handler, refused?: (refusal: Refusal) => Answer) => () => void
}

export type Knobs = {
  /** One unit of a long-running operation; each type takes so many units. */
  operationMilliseconds: number
  /** How long a new role assignment takes to count. */
  propagationMilliseconds: number
  /** So many next role assignments are answered with PrincipalNotFound. */
  principalNotFound: number
  /** How long a log row takes to become visible. */
  ingestionMilliseconds: number
  /** Lifetime of access tokens. */
  tokenSeconds: number
  /** How long a cluster's nodes try to reach the internet before they give up (exit 50). */
  outboundCheckMilliseconds: number
  /** The next allocation of a firewall gets another private address than the last. */
  changePrivateIp: boolean
  /** Namespaces that the subscription is not registered for: their resources cannot be written. */
  unregisteredProviders: Set<string>
  /** How many public addresses the subscription may have in each region. */
  publicAddressLimit: number
}
