/** Templates and bodies in a few words, for tests. */
import assert from 'node:assert/strict'
import type { Decision, Flow } from '../../../src/policy/decision.ts'
import { evaluate } from '../../../src/policy/evaluate.ts'
import type { Policy } from '../../../src/policy/model.ts'
import { describeFault } from '../../../src/policy/place.ts'
import type { Options } from '../../../src/policy/source/options.ts'
import { readPolicy } from '../../../src/policy/source/read-policy.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

export const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'

export const template = (resources: Json, more: { readonly [key: string]: Json } = {}): Json => ({
  $schema: SCHEMA,
  contentVersion: '1.0.0.0',
  ...more,
  resources,
})

export const policyResource = (name = 'p', properties: Json = {}): Json => ({
  type: 'Microsoft.Network/firewallPolicies',
  apiVersion: '2024-05-01',
  name,
  location: 'eastus2',
  properties,
})

export const groupResource = (name: string, properties: Json, more: { readonly [key: string]: Json } = {}): Json => ({
  type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
  apiVersion: '2024-05-01',
  name,
  properties,
  ...more,
})

export const group = (priority: Json, ...ruleCollections: readonly Json[]): Json => ({ priority, ruleCollections })

export const collection = (name: string, priority: Json, action: Json, ...rules: readonly Json[]): Json => ({
  ruleCollectionType: action === 'DNAT' ? 'FirewallPolicyNatRuleCollection' : 'FirewallPolicyFilterRuleCollection',
  name,
  priority,
  action: { type: action },
  rules,
})

export const net = (name: string, rule: { readonly [key: string]: Json } = {}): Json => ({
  ruleType: 'NetworkRule',
  name,
  ipProtocols: ['TCP'],
  sourceAddresses: ['*'],
  destinationAddresses: ['20.0.0.1'],
  destinationPorts: ['22'],
  ...rule,
})

export const app = (name: string, rule: { readonly [key: string]: Json } = {}): Json => ({
  ruleType: 'ApplicationRule',
  name,
  sourceAddresses: ['*'],
  protocols: [{ protocolType: 'Https', port: 443 }],
  targetFqdns: ['a.example'],
  terminateTLS: false,
  ...rule,
})

export const ssh: Flow = { source: '10.0.0.9', protocol: 'tcp', port: 22, address: '20.0.0.1' }
export const ping: Flow = { source: '10.0.0.9', protocol: 'icmp', port: 0, address: '20.0.0.1' }
export const web = (host: string, source = '10.0.0.9'): Flow => ({
  source,
  protocol: 'tcp',
  port: 443,
  host,
  application: 'https',
  path: '/',
})

export function read(source: Json | string, options: Options = {}): Policy & { readonly notes: readonly string[] } {
  const text = typeof source === 'string' ? source : JSON.stringify(source, null, 2)
  const found = readPolicy({ text, file: 'policy.json' }, options)
  assert(found.policy, found.faults.map(describeFault).join('\n'))
  return { ...found.policy, notes: found.notes }
}

export const ask = (source: Json | string, flow: Flow, options: Options = {}): Decision => evaluate(read(source, options), flow)

/** `allow by ssh`, `unknown`: as much of a decision as a table row can hold. */
export function answer({ effect, rule }: Decision): string {
  return rule === undefined ? effect : `${effect} by ${rule}`
}

export function refusal(text: string, options: Options = {}): string {
  const found = readPolicy({ text, file: 'policy.json' }, options)
  assert.equal(found.policy, undefined, 'it was read')
  assert(found.faults.length > 0, 'it was refused without a word')
  return found.faults.map(describeFault).join('\n')
}

export const parameters = (values: Json): Options => ({ parameters: { text: JSON.stringify(values), file: 'values.json' } })
