/** Policies in a few words, for tests. */
import type { Facts, Flow } from '../../src/policy/decision.ts'
import type { ApplicationRule, NatRule, NetworkRule, Policy, Rule, RuleCollection, RuleCollectionGroup } from '../../src/policy/model.ts'

export const app = (name: string, rule: Partial<ApplicationRule> = {}): ApplicationRule => ({
  ruleType: 'ApplicationRule',
  name,
  sourceAddresses: ['*'],
  protocols: [
    { protocolType: 'Https', port: 443 },
    { protocolType: 'Http', port: 80 },
  ],
  terminateTLS: false,
  targetFqdns: [],
  targetUrls: [],
  fqdnTags: [],
  webCategories: [],
  destinationAddresses: [],
  httpHeadersToInsert: [],
  ...rule,
})

export const net = (name: string, rule: Partial<NetworkRule> = {}): NetworkRule => ({
  ruleType: 'NetworkRule',
  name,
  sourceAddresses: ['*'],
  ipProtocols: ['TCP'],
  destinationAddresses: [],
  destinationFqdns: [],
  destinationPorts: ['443'],
  ...rule,
})

export const nat = (name: string, rule: Partial<NatRule> = {}): NatRule => ({
  ruleType: 'NatRule',
  name,
  sourceAddresses: ['*'],
  ipProtocols: ['TCP'],
  destinationAddresses: ['198.51.100.1'],
  destinationPorts: ['443'],
  translatedAddress: '10.0.0.4',
  translatedPort: '8443',
  ...rule,
})

export const collection = (
  name: string,
  priority: number,
  action: RuleCollection['action'],
  ...rules: readonly Rule[]
): RuleCollection => ({
  name,
  priority,
  action,
  rules,
})

export const group = (name: string, priority: number, ...ruleCollections: readonly RuleCollection[]): RuleCollectionGroup => ({
  name,
  priority,
  ruleCollections,
})

export const policy = (groups: readonly RuleCollectionGroup[], more: Partial<Policy> = {}): Policy => ({
  name: 'p',
  threatIntelMode: 'Alert',
  dnsSettings: { servers: [], enableProxy: true },
  certificateAuthority: { name: 'ca', keyVaultSecretId: 'https://kv.vault.azure.net/secrets/ca' },
  ruleCollectionGroups: groups,
  ...more,
})

/** One group; each argument is a collection in order: an action and its rules. */
export const rules = (...collections: readonly (readonly ['Allow' | 'Deny' | 'DNAT', ...Rule[]])[]): Policy =>
  policy([group('g', 100, ...collections.map(([action, ...items], index) => collection(`c${index + 1}`, 100 + index, action, ...items)))])

const SOURCE = '10.0.0.9'

export function https(url: string, more: Partial<Flow> = {}): Flow {
  const { hostname, port, pathname, search } = new URL(`https://${url}`)
  const path = url.includes('/') ? { path: pathname + search } : {}
  return { source: SOURCE, protocol: 'tcp', port: Number(port || 443), host: hostname, application: 'https', ...path, ...more }
}

export const http = (url: string, more: Partial<Flow> = {}): Flow => {
  const { hostname, port, pathname, search } = new URL(`http://${url}`)
  const path = url.includes('/') ? { path: pathname + search } : {}
  return { source: SOURCE, protocol: 'tcp', port: Number(port || 80), host: hostname, application: 'http', ...path, ...more }
}

export const packet = (protocol: Flow['protocol'], address: string, port: number, more: Partial<Flow> = {}): Flow => ({
  source: SOURCE,
  protocol,
  address,
  port,
  ...more,
})

export const nowhere: Facts = { otherNames: 'outside-service-tags' }
