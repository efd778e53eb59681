import type { IntrusionDetection, Policy, Rule, RuleCollection, RuleCollectionGroup } from '../model.ts'
import type { Firewall } from '../spec.ts'
import { type Cursor, fault, type Read } from './cursor.ts'
import { boolean, checked, declared, defaulted, fields, integer, listOf, oneOf, optional, present, required, text } from './fields.ts'
import { names } from './names.ts'
import { applicationRule, natRule, networkRule } from './rules.ts'
import { address, fqdnPattern, ports, source } from './values.ts'

/** What the rules of one firewall have in common while they are read. */
export type FirewallContext = {
  /** How many rules have a name: only those of one collection must differ. */
  readonly ruleNames: Map<string, number>
  /** Where rules ask for TLS inspection, and where network rules name hosts: both need something elsewhere in the spec. */
  readonly inspected: Cursor[]
  readonly fqdnRules: Cursor[]
  readonly collection: string
  readonly scope: string
}

const mode = oneOf('Off', 'Alert', 'Deny')
const priority = integer(100, 65_000)

export type ReadFirewall = {
  readonly firewall: Omit<Firewall, 'policy'>
  readonly policy: Omit<Policy, 'name' | 'certificateAuthority'>
  readonly dnsProxyAt: Cursor
}

export const firewall =
  (name: string, context: Pick<FirewallContext, 'ruleNames' | 'inspected' | 'fqdnRules'>): Read<ReadFirewall> =>
  at => {
    const found = fields(
      at,
      {
        name: defaulted(names.firewall, `afw-${name}`),
        policyName: defaulted(names.firewallPolicy, `afwp-${name}`),
        publicIps: defaulted(listOf(declared('public IP', names.publicIp), 1), [`pip-${name}`]),
        zones: defaulted(listOf(zone), []),
        threatIntelMode: defaulted(mode, 'Alert'),
        threatIntelAllowlist: optional(allowlist),
        dnsProxy: defaulted(boolean, true),
        dnsServers: defaulted(listOf(address), []),
        intrusionDetection: optional(intrusionDetection),
        ruleCollectionGroups: required(groups(context)),
      },
      { threatIntelWhitelist: 'threatIntelAllowlist', policy: 'policyName', enableProxy: 'dnsProxy', idps: 'intrusionDetection' },
    )
    if (!found?.whole) return undefined
    const { name: firewallName, policyName, publicIps, zones, threatIntelMode, threatIntelAllowlist, dnsProxy, dnsServers } = found.whole
    return {
      firewall: { name: firewallName, policyName, publicIps, zones },
      policy: {
        threatIntelMode,
        ...present({ threatIntelWhitelist: threatIntelAllowlist, intrusionDetection: found.whole.intrusionDetection }),
        dnsSettings: { servers: dnsServers, enableProxy: dnsProxy },
        ruleCollectionGroups: found.whole.ruleCollectionGroups,
      },
      dnsProxyAt: found.at('dnsProxy'),
    }
  }

const zone: Read<string> = at => {
  const value = (at.node as { value?: unknown } | undefined)?.value
  return value === 1 || value === 2 || value === 3 ? String(value) : oneOf('1', '2', '3')(at)
}

const allowlist: Read<NonNullable<Policy['threatIntelWhitelist']>> = at => {
  const found = fields(
    at,
    { addresses: defaulted(listOf(source), []), fqdns: defaulted(listOf(fqdnPattern), []) },
    { ipAddresses: 'addresses' },
  )
  return found?.whole && { ipAddresses: found.whole.addresses, fqdns: found.whole.fqdns }
}

const signatureId = checked(text, value => (/^\d{1,10}$/.test(value) ? undefined : 'must be the number of a signature, in quotes'))

const intrusionDetection: Read<IntrusionDetection> = at => {
  const found = fields(
    at,
    { mode: required(mode), overrides: defaulted(listOf(override), []), bypass: defaulted(listOf(bypass), []) },
    { signatureOverrides: 'overrides', bypassTrafficSettings: 'bypass' },
  )
  return found?.whole && { mode: found.whole.mode, signatureOverrides: found.whole.overrides, bypassTrafficSettings: found.whole.bypass }
}

const override: Read<IntrusionDetection['signatureOverrides'][number]> = at =>
  fields(at, { id: required(declared('signature override', signatureId)), mode: required(mode) })?.whole

const bypass: Read<IntrusionDetection['bypassTrafficSettings'][number]> = at => {
  const found = fields(at, {
    name: required(declared('bypass', names.rule)),
    protocol: required(oneOf('TCP', 'UDP', 'ICMP', 'ANY')),
    sources: defaulted(listOf(source, 1), ['*']),
    destinations: defaulted(listOf(source, 1), ['*']),
    ports: defaulted(listOf(ports, 1), ['*']),
  })
  if (!found?.whole) return undefined
  const { name, protocol, sources, destinations, ports: destinationPorts } = found.whole
  return { name, protocol, sourceAddresses: sources, destinationAddresses: destinations, destinationPorts }
}

const groups =
  (context: Pick<FirewallContext, 'ruleNames' | 'inspected' | 'fqdnRules'>): Read<readonly RuleCollectionGroup[]> =>
  at => {
    const priorities = new Map<number, string>()
    return listOf<RuleCollectionGroup>(at => {
      const scope = at.path
      const found = fields(
        at,
        {
          name: required(declared('rule collection group', names.ruleCollectionGroup)),
          priority: required(unique(priority, priorities, 'rule collection group')),
          ruleCollections: required(collections(context, scope)),
        },
        { collections: 'ruleCollections' },
      )
      return found?.whole && { ...found.whole, place: at.place }
    }, 1)(at)
  }

const collections = (
  context: Pick<FirewallContext, 'ruleNames' | 'inspected' | 'fqdnRules'>,
  group: string,
): Read<readonly RuleCollection[]> => {
  const priorities = new Map<number, string>()
  return listOf<RuleCollection>(at => {
    const inside: FirewallContext = { ...context, scope: at.path, collection: nameOf(at) }
    const found = fields(
      at,
      {
        name: required(declared('rule collection', names.ruleCollection, `${group}/`)),
        priority: required(unique(priority, priorities, 'rule collection of this group')),
        action: optional(oneOf('Allow', 'Deny', 'DNAT')),
        networkRules: optional(listOf(networkRule(inside), 1)),
        applicationRules: optional(listOf(applicationRule(inside), 1)),
        natRules: optional(listOf(natRule(inside), 1)),
      },
      { rules: 'networkRules, applicationRules or natRules', dnatRules: 'natRules' },
    )
    if (!found) return undefined
    const kinds = (['networkRules', 'applicationRules', 'natRules'] as const).filter(kind => found.has(kind))
    const [kind, another] = kinds
    if (kind === undefined) return fault(at, 'holds no rules; give networkRules, applicationRules or natRules')
    if (another !== undefined) return fault(found.at(another), `"${kind}" and "${another}" cannot stand in one collection; make two`)
    const { action } = found.values
    if (kind === 'natRules' && action !== undefined && action !== 'DNAT') fault(found.at('action'), 'a collection of natRules does DNAT')
    if (kind !== 'natRules' && action === 'DNAT') fault(found.at('action'), `DNAT is for natRules; ${kind} are Allow or Deny`)
    if (kind !== 'natRules' && !found.has('action')) fault(at, '"action" is missing: Allow or Deny')
    if (!found.whole) return undefined
    const rules: readonly Rule[] = [
      ...(found.whole.networkRules ?? []),
      ...(found.whole.applicationRules ?? []),
      ...(found.whole.natRules ?? []),
    ]
    return { name: found.whole.name, priority: found.whole.priority, action: action ?? 'DNAT', rules, place: at.place }
  }, 1)
}

/** For messages only; the name itself is read and checked in its place. */
const nameOf = (at: Cursor): string => {
  const node = at.node as { get?: (key: string) => unknown } | undefined
  const name = node?.get?.('name')
  return typeof name === 'string' ? name : 'without a name'
}

const unique =
  (read: Read<number>, taken: Map<number, string>, what: string): Read<number> =>
  at => {
    const value = read(at)
    if (value === undefined) return undefined
    const before = taken.get(value)
    if (before !== undefined)
      return fault(at, `priority ${value} is taken by another ${what} (${before}); each needs its own, from 100 (first) to 65000`)
    taken.set(value, `line ${at.place.line}`)
    return value
  }
