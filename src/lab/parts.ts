/** The lab's parts as they see each other. Each part lives in its own folder and knows the others only by these types. */
import type { Facts } from '../policy/decision.ts'
import type { Policy } from '../policy/model.ts'

/** Where things are, fixed for every lab: addresses of the lab's own wires. */
export const labNet = {
  /** Everything that the runner talks to (ARM, Entra, vaults, logs, shares, the Kubernetes API) listens here, port 443. */
  frontDoor: '127.0.0.1',
  /** Azure's own DNS and platform address, reachable from every subnet without a route. */
  platformDns: '168.63.129.16',
} as const

/** The wires: network namespaces, the subnet's router, pods' interfaces. Only `lab/network` runs `ip`. */
export interface Topology {
  /** Namespace names, for `nsenter --net=/run/netns/<name>`: the firewall's, the internet's. */
  readonly gateway: string
  readonly internet: string
  /** A network namespace with one interface in the AKS subnet, wired like a pod under Azure CNI. */
  addPod(name: string): Promise<PodNetwork>
  /** Routes of the AKS subnet, as the route table that is associated with it says. Empty: Azure's default, straight to the internet. */
  setRoutes(routes: readonly SubnetRoute[]): Promise<void>
  /** The firewall's addresses while it is allocated. Undefined: deallocated, it forwards nothing and answers nothing. */
  setFirewall(addresses: { readonly privateIp: string; readonly publicIps: readonly string[] } | undefined): Promise<void>
  /** Prefixes of the AKS subnet, from the virtual network. Pods get addresses from it. */
  setSubnet(prefix: string): Promise<void>
  close(): Promise<void>
}

export type SubnetRoute = {
  readonly prefix: string
  readonly nextHop:
    | { readonly type: 'VirtualAppliance'; readonly address: string }
    | { readonly type: 'Internet' }
    | { readonly type: 'None' }
}

export type PodNetwork = { readonly namespace: string; readonly address: string; release(): Promise<void> }

/** The firewall's data plane, in the gateway's namespace. Its only configuration is what ARM and Key Vault were given. */
export interface DataPlane {
  /** Takes over within milliseconds. Undefined: deallocated. Throws what Azure would say of a CA that it refuses. */
  configure(config: FirewallConfig | undefined): Promise<void>
  close(): Promise<void>
}

export type FirewallConfig = {
  readonly privateIp: string
  readonly publicIps: readonly string[]
  readonly policy: Policy
  readonly facts: Facts
  /** The secret that the policy's `keyVaultSecretId` names, read with the policy's identity: base64 of a password-less PFX. */
  readonly caPfx?: string
}

/** A row of the firewall's own log, before it is written to either schema. */
export type FirewallLogRow =
  | {
      readonly kind: 'application'
      readonly time: string
      readonly protocol: 'HTTP' | 'HTTPS'
      readonly sourceIp: string
      readonly sourcePort: number
      readonly destinationPort: number
      /** Absent: no SNI. */
      readonly fqdn?: string
      /** Without scheme; only of HTTP and inspected HTTPS. */
      readonly targetUrl?: string
      readonly action: 'Allow' | 'Deny'
      readonly tlsInspected: boolean
      readonly rule?: RuleName
      readonly reason?: string
    }
  | {
      readonly kind: 'network'
      readonly time: string
      readonly protocol: 'TCP' | 'UDP' | 'ICMP'
      readonly sourceIp: string
      readonly sourcePort: number
      readonly destinationIp: string
      readonly destinationPort: number
      readonly action: 'Allow' | 'Deny'
      readonly rule?: RuleName
      readonly reason?: string
    }

export type RuleName = {
  readonly policy: string
  readonly ruleCollectionGroup: string
  readonly ruleCollection: string
  readonly rule: string
}

/** DNS and origins, in the internet's namespace. */
export interface Internet {
  close(): Promise<void>
}

/** The Kubernetes side of a managed cluster. ARM creates, starts, stops and deletes it. */
export interface Cluster {
  /** Brings the control plane and the nodes up (again). Objects survive a stop; pods without a controller do not. */
  start(): Promise<void>
  /** Stops every pod; the API server answers nothing until the next start. */
  stop(): Promise<void>
  /** An admin kubeconfig for the API server's public name. */
  readonly kubeconfig: string
  /** Whom the API server accepts besides its own admin: the addresses from which it may be reached, empty for all. */
  setAuthorizedRanges(ranges: readonly string[]): void
  close(): Promise<void>
}

export type ClusterRequest = {
  readonly name: string
  /** `<prefix>.hcp.<region>.azmk8s.io`. */
  readonly fqdn: string
  readonly nodeCount: number
  readonly serviceCidr: string
  readonly dnsServiceIp: string
  /** DNS servers of the pods' network, from the virtual network (`dhcpOptions`), or Azure's. */
  readonly dnsServers: () => readonly string[]
  readonly oidcIssuer: string
  readonly tenantId: string
  /** Entra's word on a bearer token, with the Kubernetes groups that Azure RBAC gives its owner on this cluster. Undefined: no token of Entra's. */
  readonly entraUser?: (token: string) => { readonly name: string; readonly groups: readonly string[] } | undefined
}

/** HTTPS on port 443 in the runner's namespace, under the real host names. A name resolves there only while it has a route. */
export interface FrontDoor {
  /** Returns what takes the route away again. */
  add(route: Route): () => void
}

/** One host name at the front door. Its certificate is made on demand, by the lab's public root. */
export type Route = {
  readonly host: string
  readonly handle: import('node:http').RequestListener
  readonly upgrade?: (request: import('node:http').IncomingMessage, socket: import('node:stream').Duplex, head: Buffer) => void
}
