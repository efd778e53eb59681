/**
 * A policy as Azure Resource Manager's wire bodies and back: the `properties` of `Microsoft.Network/firewallPolicies` and of its
 * `ruleCollectionGroups`, api-version 2026-01-01. Writing names every list, the empty ones too, as ARM's own exports do: a list
 * that is not named cannot be compared, and drift in it would stay unseen.
 */
import type { IntrusionDetection, Policy, Rule, RuleCollection } from './model.ts'
import { isRecord, type Reading } from './source/fields.ts'
import { readGroup } from './source/read-group.ts'
import { readSettings } from './source/read-settings.ts'
import { unknownsOf } from './unknown.ts'

export type ArmJson = null | boolean | number | string | readonly ArmJson[] | { readonly [key: string]: ArmJson }
type Properties = { readonly [key: string]: ArmJson }

export type ArmPolicy = {
  readonly policy: Properties
  readonly ruleCollectionGroups: readonly { readonly name: string; readonly properties: Properties }[]
}

/**
 * The base policy is not part of it: the model holds it by value, ARM by id.
 * @throws Error for a policy that is not wholly known: what is written replaces what is there
 */
export function toArm(policy: Policy): ArmPolicy {
  const [open] = unknownsOf(policy)
  if (open) throw new Error(`policy ${policy.name} is not wholly known, so it cannot be written: ${open.field} is ${open.because}`)
  const { threatIntelMode, threatIntelWhitelist, dnsSettings, intrusionDetection, snat, certificateAuthority } = policy
  return {
    policy: {
      sku: { tier: 'Premium' },
      threatIntelMode,
      ...(threatIntelWhitelist ? { threatIntelWhitelist: { ...threatIntelWhitelist } } : {}),
      ...(dnsSettings ? { dnsSettings: { ...dnsSettings } } : {}),
      ...(intrusionDetection ? { intrusionDetection: writeIntrusionDetection(intrusionDetection) } : {}),
      ...(snat ? { snat: { privateRanges: [...snat.privateRanges] } } : {}),
      ...(certificateAuthority ? { transportSecurity: { certificateAuthority: { ...certificateAuthority } } } : {}),
    },
    ruleCollectionGroups: policy.ruleCollectionGroups.map(({ name, priority, ruleCollections }) => ({
      name,
      properties: { priority, ruleCollections: ruleCollections.map(writeCollection) },
    })),
  }
}

const writeIntrusionDetection = ({ mode, privateRanges, signatureOverrides, bypassTrafficSettings }: IntrusionDetection): Properties => ({
  mode,
  configuration: {
    ...(privateRanges ? { privateRanges: [...privateRanges] } : {}),
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
  const { place: _, unknown: __, skipped: ___, sourceIpGroups = [], sourceKubeSelectorGroups, ...own } = rule
  const common = { ...own, sourceIpGroups, ...(sourceKubeSelectorGroups ? { sourceKubeSelectorGroups } : {}) }
  if (rule.ruleType === 'NetworkRule') return { ...common, destinationIpGroups: rule.destinationIpGroups ?? [] }
  return common
}

/**
 * Reads what ARM (or a file of the same shape) holds: `properties`, the whole resource around them, or what tools flatten it to. Nothing
 * is taken on trust. Without places it is what a service answers: what is missing or of another type reads as empty. With places it is
 * what somebody wrote: what cannot be read is kept as unknown, with its place. Words are compared without regard to case, and a rule
 * of an unknown type stays where it is, as one of which nothing is known.
 */
export function fromArm(
  from: { readonly name: string; readonly policy: unknown; readonly ruleCollectionGroups: unknown; readonly parent?: Policy },
  reading: Reading = {},
): Policy {
  const { policy, unknown } = readSettings(from.policy, reading)
  const groups = Array.isArray(from.ruleCollectionGroups) ? from.ruleCollectionGroups : []
  return {
    name: from.name,
    ...policy,
    ruleCollectionGroups: groups.filter(group => reading.places || isRecord(group)).map(group => readGroup(group, reading)),
    ...(from.parent ? { parent: from.parent } : {}),
    ...(unknown.length > 0 ? { unknown } : {}),
  }
}
