/**
 * A policy as Azure Resource Manager's wire bodies and back: the `properties` of `Microsoft.Network/firewallPolicies` and of its
 * `ruleCollectionGroups`, api-version 2026-01-01. Writing names every list, the empty ones too, as ARM's own exports do: a list
 * that is not named cannot be compared, and drift in it would stay unseen.
 */
import type {
  ApplicationRule,
  IntrusionDetection,
  NatRule,
  NetworkRule,
  Policy,
  Rule,
  RuleCollection,
  RuleCollectionGroup,
} from './model.ts'

export type ArmJson = null | boolean | number | string | readonly ArmJson[] | { readonly [key: string]: ArmJson }
type Properties = { readonly [key: string]: ArmJson }

export type ArmPolicy = {
  readonly policy: Properties
  readonly ruleCollectionGroups: readonly { readonly name: string; readonly properties: Properties }[]
}

/** The base policy is not part of it: the model holds it by value, ARM by id. */
export function toArm(policy: Policy): ArmPolicy {
  const { threatIntelMode, threatIntelWhitelist, dnsSettings, intrusionDetection, certificateAuthority } = policy
  return {
    policy: {
      sku: { tier: 'Premium' },
      threatIntelMode,
      ...(threatIntelWhitelist ? { threatIntelWhitelist: { ...threatIntelWhitelist } } : {}),
      ...(dnsSettings ? { dnsSettings: { ...dnsSettings } } : {}),
      ...(intrusionDetection ? { intrusionDetection: writeIntrusionDetection(intrusionDetection) } : {}),
      ...(certificateAuthority ? { transportSecurity: { certificateAuthority: { ...certificateAuthority } } } : {}),
    },
    ruleCollectionGroups: policy.ruleCollectionGroups.map(({ name, priority, ruleCollections }) => ({
      name,
      properties: { priority, ruleCollections: ruleCollections.map(writeCollection) },
    })),
  }
}

const writeIntrusionDetection = ({ mode, signatureOverrides, bypassTrafficSettings }: IntrusionDetection): Properties => ({
  mode,
  configuration: {
    signatureOverrides: signatureOverrides.map(override => ({ ...override })),
    bypassTrafficSettings: bypassTrafficSettings.map(bypass => ({ ...bypass })),
  },
})

const writeCollection = ({ name, priority, action, rules }: RuleCollection): Properties => ({
  ruleCollectionType: action === 'DNAT' ? 'FirewallPolicyNatRuleCollection' : 'FirewallPolicyFilterRuleCollection',
  name,
  priority,
  action: { type: action },
  rules: rules.map(writeRule),
})

function writeRule(rule: Rule): Properties {
  const { place: _, sourceIpGroups = [], sourceKubeSelectorGroups, ...own } = rule
  const common = { ...own, sourceIpGroups, ...(sourceKubeSelectorGroups ? { sourceKubeSelectorGroups } : {}) }
  if (rule.ruleType === 'NetworkRule') return { ...common, destinationIpGroups: rule.destinationIpGroups ?? [] }
  return common
}

/**
 * Reads what ARM (or a file of the same shape) holds. Nothing is taken on trust: what is missing or of another type reads as
 * empty, words are compared without regard to case, and a rule of an unknown type is left out. Each argument may be the
 * `properties` or the whole resource around them.
 */
export function fromArm(from: {
  readonly name: string
  readonly policy: unknown
  readonly ruleCollectionGroups: unknown
  readonly parent?: Policy
}): Policy {
  const policy = propertiesOf(from.policy)
  const whitelist = record(policy.threatIntelWhitelist)
  const dns = record(policy.dnsSettings)
  const intrusion = record(policy.intrusionDetection)
  const authority = record(record(policy.transportSecurity).certificateAuthority)
  const secret = text(authority.keyVaultSecretId)
  return {
    name: from.name,
    threatIntelMode: word(policy.threatIntelMode, MODES) ?? 'Alert',
    ...(isRecord(policy.threatIntelWhitelist)
      ? { threatIntelWhitelist: { ipAddresses: texts(whitelist.ipAddresses), fqdns: texts(whitelist.fqdns) } }
      : {}),
    ...(isRecord(policy.dnsSettings) ? { dnsSettings: { servers: texts(dns.servers), enableProxy: dns.enableProxy === true } } : {}),
    ...(isRecord(policy.intrusionDetection) ? { intrusionDetection: readIntrusionDetection(intrusion) } : {}),
    ...(secret === undefined ? {} : { certificateAuthority: { name: text(authority.name) ?? '', keyVaultSecretId: secret } }),
    ruleCollectionGroups: records(from.ruleCollectionGroups).map(readGroup),
    ...(from.parent ? { parent: from.parent } : {}),
  }
}

const readIntrusionDetection = (from: Hostile): IntrusionDetection => {
  const configuration = record(from.configuration)
  return {
    mode: word(from.mode, MODES) ?? 'Off',
    signatureOverrides: records(configuration.signatureOverrides).map(({ id, mode }) => ({
      id: text(id) ?? '',
      mode: word(mode, MODES) ?? 'Off',
    })),
    bypassTrafficSettings: records(configuration.bypassTrafficSettings).map(bypass => ({
      name: text(bypass.name) ?? '',
      protocol: word(bypass.protocol, ['TCP', 'UDP', 'ICMP', 'ANY']) ?? 'ANY',
      sourceAddresses: texts(bypass.sourceAddresses),
      destinationAddresses: texts(bypass.destinationAddresses),
      destinationPorts: texts(bypass.destinationPorts),
    })),
  }
}

function readGroup(group: Hostile): RuleCollectionGroup {
  const properties = propertiesOf(group)
  return {
    name: text(group.name) ?? '',
    priority: priority(properties.priority),
    ruleCollections: records(properties.ruleCollections).map(readCollection),
  }
}

const readCollection = (collection: Hostile): RuleCollection => ({
  name: text(collection.name) ?? '',
  priority: priority(collection.priority),
  // An action that cannot be read must not let anything through.
  action: word(record(collection.action).type, ['Allow', 'Deny', 'DNAT']) ?? 'Deny',
  rules: records(collection.rules).flatMap(readRule),
})

function readRule(rule: Hostile): readonly Rule[] {
  const description = text(rule.description)
  const common = {
    name: text(rule.name) ?? '',
    ...(description === undefined ? {} : { description }),
    sourceAddresses: texts(rule.sourceAddresses),
    ...some('sourceIpGroups', rule),
    ...some('sourceKubeSelectorGroups', rule),
  }
  const destinationAddresses = texts(rule.destinationAddresses)
  const destinationPorts = texts(rule.destinationPorts)
  switch (word(rule.ruleType, ['ApplicationRule', 'NetworkRule', 'NatRule'])) {
    case 'ApplicationRule':
      return [{ ruleType: 'ApplicationRule', ...common, ...readApplicationRule(rule), destinationAddresses }]
    case 'NetworkRule': {
      const known: Omit<NetworkRule, keyof typeof common | 'ruleType'> = {
        ipProtocols: words(rule.ipProtocols, ['TCP', 'UDP', 'ICMP', 'Any']),
        destinationAddresses,
        destinationFqdns: texts(rule.destinationFqdns),
        destinationPorts,
      }
      return [
        {
          ruleType: 'NetworkRule',
          ...common,
          ...known,
          ...some('destinationIpGroups', rule),
          ...some('sourceGeoLocations', rule),
          ...some('destinationGeoLocations', rule),
        },
      ]
    }
    case 'NatRule':
      return [{ ruleType: 'NatRule', ...common, ...readNatRule(rule), destinationAddresses, destinationPorts }]
    case undefined:
      return []
  }
}

const readApplicationRule = (rule: Hostile): Omit<ApplicationRule, 'ruleType' | 'name' | 'sourceAddresses' | 'destinationAddresses'> => ({
  protocols: records(rule.protocols).flatMap(({ protocolType, port }) => {
    const known = word(protocolType, ['Http', 'Https', 'Mssql'])
    return known && typeof port === 'number' ? [{ protocolType: known, port }] : []
  }),
  terminateTLS: rule.terminateTLS === true,
  targetFqdns: texts(rule.targetFqdns),
  targetUrls: texts(rule.targetUrls),
  fqdnTags: texts(rule.fqdnTags),
  webCategories: texts(rule.webCategories),
  httpHeadersToInsert: records(rule.httpHeadersToInsert).map(({ headerName, headerValue }) => ({
    headerName: text(headerName) ?? '',
    headerValue: text(headerValue) ?? '',
  })),
})

function readNatRule(rule: Hostile): Pick<NatRule, 'ipProtocols' | 'translatedAddress' | 'translatedFqdn' | 'translatedPort'> {
  const [address, fqdn] = [text(rule.translatedAddress), text(rule.translatedFqdn)]
  return {
    ipProtocols: words(rule.ipProtocols, ['TCP', 'UDP', 'Any']),
    ...(address === undefined ? {} : { translatedAddress: address }),
    ...(fqdn === undefined ? {} : { translatedFqdn: fqdn }),
    translatedPort: text(rule.translatedPort) ?? '',
  }
}

type Hostile = { readonly [key: string]: unknown }
const MODES = ['Off', 'Alert', 'Deny'] as const

const isRecord = (value: unknown): value is Hostile => typeof value === 'object' && value !== null && !Array.isArray(value)
const record = (value: unknown): Hostile => (isRecord(value) ? value : {})
const records = (value: unknown): readonly Hostile[] => (Array.isArray(value) ? value.filter(isRecord) : [])
const propertiesOf = (value: unknown): Hostile => (isRecord(record(value).properties) ? record(record(value).properties) : record(value))
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(item => typeof item === 'string') : [])
const priority = (value: unknown): number => (typeof value === 'number' && Number.isInteger(value) ? value : 65_000)

function word<W extends string>(value: unknown, allowed: readonly W[]): W | undefined {
  return typeof value === 'string' ? allowed.find(candidate => candidate.toLowerCase() === value.toLowerCase()) : undefined
}

const words = <W extends string>(value: unknown, allowed: readonly W[]): readonly W[] =>
  texts(value).flatMap(item => word(item, allowed) ?? [])

/** A list that only live policies have, kept where it is not empty. */
const some = <K extends string>(key: K, rule: Hostile): { readonly [P in K]?: readonly string[] } => {
  const items = texts(rule[key])
  return (items.length > 0 ? { [key]: items } : {}) as { readonly [P in K]?: readonly string[] }
}
