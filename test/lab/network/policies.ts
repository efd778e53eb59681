/** Rules in few words: what a test does not say is absent. */
import type { ApplicationRule, NetworkRule, Policy, RuleCollection } from '../../../src/policy/model.ts'

export const applicationRule = (name: string, rule: Partial<ApplicationRule>): ApplicationRule => ({
  ruleType: 'ApplicationRule',
  name,
  sourceAddresses: ['*'],
  protocols: [{ protocolType: 'Https', port: 443 }],
  terminateTLS: false,
  targetFqdns: [],
  targetUrls: [],
  fqdnTags: [],
  webCategories: [],
  destinationAddresses: [],
  httpHeadersToInsert: [],
  ...rule,
})

export const networkRule = (name: string, rule: Partial<NetworkRule>): NetworkRule => ({
  ruleType: 'NetworkRule',
  name,
  sourceAddresses: ['*'],
  ipProtocols: ['TCP'],
  destinationAddresses: [],
  destinationFqdns: [],
  destinationPorts: [],
  ...rule,
})

export const policyOf = (...ruleCollections: RuleCollection[]): Policy => ({
  name: 'policy',
  threatIntelMode: 'Off',
  dnsSettings: { servers: [], enableProxy: true },
  certificateAuthority: { name: 'ca', keyVaultSecretId: 'https://vault.example/secrets/ca' },
  ruleCollectionGroups: [{ name: 'group', priority: 100, ruleCollections }],
})
