/**
 * A firewall policy in Azure Resource Manager's own words: `Microsoft.Network/firewallPolicies` and its
 * `ruleCollectionGroups`, as a `properties` object spells them on the wire. `egress.yaml` is a compact way to
 * write one; the lab's firewall, the evaluator and the ARM bodies all use this shape and no other.
 */
import type { Place } from './place.ts'

/**
 * Something that was written but is not known here: an expression of a template that only a deployment can compute, a parameter without
 * a value, a word of a newer API. What is known of the field stands in the field itself; this says that there may be more, or other.
 */
export type Unknown = {
  /** ARM's name of the property: `sourceAddresses`, `priority`, `action`. `condition`: it may not be there at all. */
  readonly field: string
  /** What would have to be known, for people. The same words mean the same unknown. */
  readonly because: string
  readonly place?: Place
}

export type Policy = {
  readonly name: string
  readonly threatIntelMode: 'Off' | 'Alert' | 'Deny'
  readonly threatIntelWhitelist?: { readonly ipAddresses: readonly string[]; readonly fqdns: readonly string[] }
  readonly dnsSettings?: { readonly servers: readonly string[]; readonly enableProxy: boolean }
  readonly intrusionDetection?: IntrusionDetection
  /** Where packets go whose source is left as it is; absent: Azure's own list (RFC 1918 and 6598). */
  readonly snat?: { readonly privateRanges: readonly string[] }
  /** Present when the policy inspects TLS. */
  readonly certificateAuthority?: { readonly name: string; readonly keyVaultSecretId: string }
  readonly ruleCollectionGroups: readonly RuleCollectionGroup[]
  /** The base policy. Its groups run before this policy's own, within each rule type. */
  readonly parent?: Policy
  /** What is taken for granted because the source holds the rules alone, and not the policy around them; decisions that lean on it say so. */
  readonly assumed?: { readonly certificateAuthority?: string; readonly dnsProxy?: string }
  /** `dnsSettings`, `transportSecurity`, `threatIntelMode`: settings that could not be read. */
  readonly unknown?: readonly Unknown[]
}

export type IntrusionDetection = {
  readonly mode: 'Off' | 'Alert' | 'Deny'
  /** What counts as inside when it tells outbound from inbound traffic; absent: RFC 1918. */
  readonly privateRanges?: readonly string[]
  readonly signatureOverrides: readonly { readonly id: string; readonly mode: 'Off' | 'Alert' | 'Deny' }[]
  readonly bypassTrafficSettings: readonly {
    readonly name: string
    readonly protocol: 'TCP' | 'UDP' | 'ICMP' | 'ANY'
    readonly sourceAddresses: readonly string[]
    readonly destinationAddresses: readonly string[]
    readonly destinationPorts: readonly string[]
  }[]
}

export type RuleCollectionGroup = {
  readonly name: string
  /** 100 (first) to 65000 (last). */
  readonly priority: number
  readonly ruleCollections: readonly RuleCollection[]
  readonly place?: Place
  /** `priority`, `condition`. */
  readonly unknown?: readonly Unknown[]
}

/** The action belongs to the collection, never to a rule. `DNAT` collections hold NAT rules only. */
export type RuleCollection = {
  readonly name: string
  readonly priority: number
  readonly action: 'Allow' | 'Deny' | 'DNAT'
  readonly rules: readonly Rule[]
  readonly place?: Place
  /** `priority`, `action` (`ruleCollectionType` too where it may even be DNAT), `condition`. */
  readonly unknown?: readonly Unknown[]
}

export type Rule = ApplicationRule | NetworkRule | NatRule

type Common = {
  readonly name: string
  readonly description?: string
  /** Addresses, CIDRs, ranges `a-b`, or `*`. */
  readonly sourceAddresses: readonly string[]
  /** What only a live policy holds: what is behind these ids is not known here, so a rule that names one may match or not. */
  readonly sourceIpGroups?: readonly string[]
  readonly sourceKubeSelectorGroups?: readonly string[]
  readonly place?: Place
  /**
   * Fields that could not be read, by name. `*` is all of them, `ruleType` too: a rule, or any number of rules, of which only the place is
   * known. It is written as a network rule, and stands in every pass that its collection could hold.
   */
  readonly unknown?: readonly Unknown[]
  /** Azure Firewall passes this rule over, and why: it names an IP group that is empty (facts 1.3). */
  readonly skipped?: string
}

export type ApplicationRule = Common & {
  readonly ruleType: 'ApplicationRule'
  readonly protocols: readonly { readonly protocolType: 'Http' | 'Https' | 'Mssql'; readonly port: number }[]
  readonly terminateTLS: boolean
  readonly targetFqdns: readonly string[]
  readonly targetUrls: readonly string[]
  readonly fqdnTags: readonly string[]
  readonly webCategories: readonly string[]
  readonly destinationAddresses: readonly string[]
  readonly httpHeadersToInsert: readonly { readonly headerName: string; readonly headerValue: string }[]
}

export type NetworkRule = Common & {
  readonly ruleType: 'NetworkRule'
  readonly ipProtocols: readonly ('TCP' | 'UDP' | 'ICMP' | 'Any')[]
  /** Addresses, CIDRs, ranges, service tags, or `*`. */
  readonly destinationAddresses: readonly string[]
  readonly destinationFqdns: readonly string[]
  /** `443`, `1000-2000`, or `*`. */
  readonly destinationPorts: readonly string[]
  /** As `sourceIpGroups`: only in a live policy, and not known here. */
  readonly destinationIpGroups?: readonly string[]
  readonly sourceGeoLocations?: readonly string[]
  readonly destinationGeoLocations?: readonly string[]
}

export type NatRule = Common & {
  readonly ruleType: 'NatRule'
  readonly ipProtocols: readonly ('TCP' | 'UDP' | 'Any')[]
  readonly destinationAddresses: readonly string[]
  readonly destinationPorts: readonly string[]
  readonly translatedAddress?: string
  readonly translatedFqdn?: string
  readonly translatedPort: string
}
