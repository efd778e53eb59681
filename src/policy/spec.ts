/** What the author declared in `egress.yaml`, parsed, complete (defaults filled in) and free of faults. */
import type { BodyPattern, StatusPatterns } from './answer-pattern.ts'
import type { Facts } from './decision.ts'
import type { Policy } from './model.ts'
import type { Place } from './place.ts'

export type EgressSpec = {
  /** The file it was read from, as the user named it. */
  readonly file: string
  readonly name: string
  readonly location: string
  readonly resourceGroup: string
  readonly tags: Readonly<Record<string, string>>
  readonly network: Network
  readonly certificateAuthority: CertificateAuthority
  readonly firewall: Firewall
  readonly logs: Logs
  readonly cluster: Cluster
  readonly workloads: readonly Workload[]
  readonly expectations: readonly Expectation[]
  /** What the author says of the world outside the policy, so that predictions need no network. */
  readonly facts: Facts
}

export type Network = {
  readonly virtualNetwork: string
  readonly addressSpace: readonly string[]
  readonly aksSubnet: { readonly name: string; readonly prefix: string }
  /** Always named AzureFirewallSubnet; Azure accepts no other name. */
  readonly firewallSubnet: { readonly prefix: string }
  readonly routeTable: string
  /** `firewall`: the virtual network's DNS server is the firewall (what FQDNs in network rules need). `azure`: Azure's own DNS. */
  readonly dns: 'firewall' | 'azure'
}

export type CertificateAuthority = {
  readonly keyVault: string
  /** Name of the intermediate: a certificate in the vault, whose secret the policy names. */
  readonly certificate: string
  /** Name of the vault secret that holds the root's public certificate (PEM). */
  readonly rootSecret: string
  /** The user-assigned identity with which the policy reads the vault. */
  readonly identity: string
  readonly subject: { readonly organization: string; readonly root: string; readonly intermediate: string }
  /** How long before the intermediate's end `import-ca` renews it. Days. */
  readonly renewBeforeDays: number
}

export type Firewall = {
  readonly name: string
  readonly policyName: string
  readonly publicIps: readonly string[]
  readonly zones: readonly string[]
  readonly policy: Policy
}

export type Logs = {
  readonly workspace: string
  readonly retentionDays: number
  /** Which tables the diagnostic settings write: resource-specific, AzureDiagnostics, or both. */
  readonly tables: 'structured' | 'legacy' | 'both'
}

export type Cluster = {
  readonly name: string
  readonly dnsPrefix: string
  readonly nodeCount: number
  readonly nodeSize: string
  readonly kubernetesVersion?: string
  readonly serviceCidr: string
  readonly dnsServiceIp: string
  /** The operators' ranges for the API server; the firewall's public addresses are added to them. Empty: not restricted. */
  readonly authorizedIpRanges: readonly string[]
  readonly monitoring: boolean
  readonly registry?: string
  readonly spotPool?: { readonly name: string; readonly nodeSize: string; readonly count: number }
  /** The alternative way to hand out the root certificate: a file share, mounted with Azure Files CSI. */
  readonly fileShare?: { readonly storageAccount: string; readonly share: string; readonly secret: string }
  /** The identity with which pods read the vault (workload identity). */
  readonly workloadIdentity: string
}

export type Workload = {
  readonly name: string
  readonly namespace: string
  /** Label selector, `app=weather,tier=web`. */
  readonly selector: string
  readonly container?: string
  readonly serviceAccount: string
  /** Kubernetes manifests that `deploy-aks` applies, relative to the spec's folder. */
  readonly manifests: readonly string[]
  /** Where `install-ca-in-pod` finds the root: mounted in the container (`path`), or given to the action. */
  readonly trust: { readonly source: 'vault' | 'file-share' | 'input'; readonly path?: string }
  readonly place: Place
}

/** So many redirects are followed, at most. */
export const mostRedirects = 5

/** A contract test for egress: evaluated offline by `check`, probed from inside the pods by `verify-tls-inspection`. */
export type Expectation = {
  readonly name: string
  /** Names of workloads; empty means all. */
  readonly from: readonly string[]
  readonly target: Target
  readonly expect: 'allow' | 'deny' | 'unknown'
  /** Absent: not asserted. */
  readonly inspected?: boolean
  /** The rule that must decide it. Absent: not asserted. */
  readonly rule?: string
  /** `refused`: the firewall must refuse the origin's certificate (500 with the x509 text). */
  readonly upstream?: 'refused'
  readonly status?: StatusPatterns
  readonly body?: BodyPattern
  /** The query parameter that carries a number of this run, so that a row of the firewall's log is of this run and no other. */
  readonly nonce?: string
  /** A header that the deciding rule inserts, and that the origin has to show in its answer: who wrote it there has read the request. */
  readonly insertedHeader?: string
  /** How often a connection that failed in passing is tried again. Absent: never. */
  readonly retries?: number
  /** How many redirects are followed, each judged for itself. Absent: none. `status` and `body` are about the last answer. */
  readonly redirects?: number
  readonly place: Place
}

export type Target =
  | { readonly kind: 'url'; readonly url: string; readonly method: string }
  /** `host` is a name or an address. */
  | {
      readonly kind: 'port'
      readonly host: string
      readonly port: number
      readonly protocol: 'tcp' | 'udp'
      readonly speaks?: 'ntp' | 'dns'
    }
