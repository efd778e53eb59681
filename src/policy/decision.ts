import type { Place } from './place.ts'

/** One question to a policy. Absent means "not known", never "none". */
export type Flow = {
  /** The client's IPv4 address, as the firewall sees it. */
  readonly source: string
  readonly protocol: 'tcp' | 'udp' | 'icmp'
  /** Destination port; 0 for ICMP. */
  readonly port: number
  /** The destination address of the packet. Absent: not known. */
  readonly address?: string
  /** The name that was asked for: SNI, or the Host header of plain HTTP. Absent on http/https: an address without a name. */
  readonly host?: string
  /** What is spoken. Absent: only the transport is known (a network flow). */
  readonly application?: 'http' | 'https'
  /** Path with query (`/a?b`). The firewall sees that of HTTPS only when it inspects. Absent: not known yet. */
  readonly path?: string
}

/** What is known of the world outside the policy. Missing entries make what depends on them unknown. */
export type Facts = {
  /** Addresses of a name as the firewall resolves it. A key may begin with `*` (`*.blob.core.windows.net`); an exact name wins. */
  readonly dns?: Readonly<Record<string, readonly string[]>>
  /** The author's assumption that a name with unknown addresses resolves outside every service tag. Decisions that lean on it say so. */
  readonly otherNames?: 'outside-service-tags'
  /** Prefixes of service tags, by their exact name (`Storage.EastUS2`). */
  readonly serviceTags?: Readonly<Record<string, readonly string[]>>
  /** FQDN patterns behind FQDN tags. */
  readonly fqdnTags?: Readonly<Record<string, readonly string[]>>
  /** What those tags may cover besides: nobody says so, and nobody says the contrary. Void where `fqdnTags` is the author's own word. */
  readonly perhapsTagged?: Readonly<Record<string, readonly string[]>>
}

/** What a policy does with a flow, which rule says so, and why. */
export type Decision = {
  readonly effect: 'allow' | 'deny' | 'unknown'
  /** Whether the firewall terminates TLS (always false for what is not HTTPS). */
  readonly inspected: boolean | 'unknown'
  readonly by: 'threat-intelligence' | 'dnat' | 'network' | 'application' | 'infrastructure' | 'default' | 'undecided'
  readonly rule?: string
  readonly ruleCollection?: string
  readonly ruleCollectionGroup?: string
  readonly place?: Place
  /** One sentence for people. */
  readonly because: string
  /** What a rule waits for when the effect is unknown (`the addresses of ntp.ubuntu.com`, `the URL`). */
  readonly dependsOn: readonly string[]
  /** The rules that were considered, in order, and why each did or did not match. */
  readonly trace: readonly Consideration[]
  /** Headers that the deciding rule inserts (a proof of decryption when one is read back). */
  readonly insertedHeaders?: readonly { readonly headerName: string; readonly headerValue: string }[]
}

/** What a decision waits for where an application rule may take TCP of which nobody says what is spoken. */
export const whatIsSpoken = 'what is spoken (HTTP, HTTPS or neither)'

export type Consideration = {
  readonly rule: string
  readonly ruleCollection: string
  readonly ruleCollectionGroup: string
  readonly matched: 'yes' | 'no' | 'unknown'
  readonly because: string
  readonly place?: Place
}
