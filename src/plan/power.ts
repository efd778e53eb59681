import { contains } from '../policy/addresses.ts'
import type { EgressSpec } from '../policy/spec.ts'
import { asItStands } from './as-it-stands.ts'
import { settled } from './context.ts'
import { type FirewallState, fromTags, isStateTag, toTags } from './firewall-state.ts'
import type { Ids } from './ids.ts'
import { at } from './reference.ts'
import type { Json, Resource } from './resource.ts'
import { ipConfigurations } from './resources-firewall.ts'

type Object_ = { readonly [key: string]: Json }

/** The cluster's power, as a document. It is written by an action of the cluster, not by a PUT. */
export const clusterPower = (spec: EgressSpec, ids: Ids, code: 'Running' | 'Stopped', needs: readonly string[]): Resource => ({
  id: ids.cluster,
  title: `cluster ${spec.cluster.name}`,
  needs,
  desired: { properties: { powerState: { code } } },
})

/** The firewall without addresses: Azure gives its machines back. What it needs to return stands in its tags, written in the same request. */
export function deallocatedFirewall(
  spec: EgressSpec,
  ids: Ids,
  current: Json,
  needs: readonly string[],
): Resource | { readonly because: string; readonly advice: string } {
  const { properties, tags, ...rest } = asItStands(current) as { readonly properties: Object_; readonly tags?: Object_ }
  const title = `firewall ${spec.firewall.name}`
  if (typeof at(current, '/properties/virtualHub/id') === 'string')
    return {
      because: `${title} stands in a virtual hub, where it is allocated without addresses of its own`,
      advice: 'Only firewalls of virtual networks are put to rest.',
    }
  const { ipConfigurations: _, managementIpConfiguration: __, ...others } = properties
  const state = stateOf(current)
  // Already without addresses: the tags tell the story and stay.
  const kept = state ? toTags(state, ids.group) : {}
  if (kept === undefined)
    return {
      because: `${title} has too many public addresses: what it needs to come back does not fit into its tags`,
      advice: 'Use fewer public addresses, or a public IP prefix.',
    }
  const own = Object.fromEntries(Object.entries(tags ?? {}).filter(([name]) => !state || !isStateTag(name)))
  return {
    id: ids.firewall,
    title,
    needs,
    desired: { ...(rest as Object_), tags: { ...own, ...kept }, properties: { ...others, ipConfigurations: [] } },
    compare: { settled, unordered: { '/zones': '' } },
  }
}

/** The firewall with its addresses again: from its tags, else as the spec says. One that has addresses stays as it is, and is written anew if it failed. */
export function allocatedFirewall(
  spec: EgressSpec,
  ids: Ids,
  current: Json,
): { readonly resource: Resource; readonly from: 'itself' | 'tags' | 'spec' } {
  const { properties, tags, ...rest } = asItStands(current) as { readonly properties: Object_; readonly tags?: Object_ }
  const resource = (desired: Json): Resource => ({
    id: ids.firewall,
    title: `firewall ${spec.firewall.name}`,
    needs: [],
    desired,
    compare: { settled, unordered: { '/zones': '', '/properties/ipConfigurations': 'name' } },
  })
  if (stateOf(current)) return { resource: resource({ ...(rest as Object_), ...(tags ? { tags } : {}), properties }), from: 'itself' }
  const state = fromTags(tags ?? {}, ids.group)
  const own = Object.fromEntries(Object.entries(tags ?? {}).filter(([name]) => !isStateTag(name)))
  const addresses = state ? fromState(state) : { ipConfigurations: ipConfigurations({ ids }) }
  return {
    resource: resource({ ...(rest as Object_), tags: own, properties: { ...properties, ...addresses } }),
    from: state ? 'tags' : 'spec',
  }
}

const fromState = (state: FirewallState): Object_ => ({
  ipConfigurations: state.addresses.map(({ name, publicIp }, index) => ({
    name,
    // Only the first carries the subnet.
    properties: { ...(index === 0 ? { subnet: { id: state.subnet } } : {}), publicIPAddress: { id: publicIp } },
  })),
  ...(state.management
    ? {
        managementIpConfiguration: {
          name: state.management.name,
          properties: { subnet: { id: state.management.subnet }, publicIPAddress: { id: state.management.publicIp } },
        },
      }
    : {}),
})

/** What a firewall with addresses needs to come back to them. Undefined: it has none. */
export function stateOf(current: Json): FirewallState | undefined {
  const configurations = at(current, '/properties/ipConfigurations')
  if (!Array.isArray(configurations) || configurations.length === 0) return undefined
  const text = (value: Json | undefined, path: string): string => String(at(value, path) ?? '')
  const all = configurations as readonly Json[]
  const management = at(current, '/properties/managementIpConfiguration')
  const privateIp = privateIpOf(current)
  return {
    subnet: all.map(one => text(one, '/properties/subnet/id')).find(id => id !== '') ?? '',
    // The one with the subnet first: that is how they are written back.
    addresses: [...all]
      .sort((a, b) => Number(text(b, '/properties/subnet/id') !== '') - Number(text(a, '/properties/subnet/id') !== ''))
      .map(one => ({ name: text(one, '/name'), publicIp: text(one, '/properties/publicIPAddress/id') })),
    ...(management
      ? {
          management: {
            name: text(management, '/name'),
            subnet: text(management, '/properties/subnet/id'),
            publicIp: text(management, '/properties/publicIPAddress/id'),
          },
        }
      : {}),
    ...(privateIp === undefined ? {} : { privateIp }),
  }
}

/** The firewall's private address while it is allocated. */
export function privateIpOf(firewall: Json | undefined): string | undefined {
  const configurations = at(firewall, '/properties/ipConfigurations')
  if (!Array.isArray(configurations)) return undefined
  return (configurations as readonly Json[]).map(one => at(one, '/properties/privateIPAddress')).find(ip => typeof ip === 'string')
}

/** Names of NAT rules that translate to or from private addresses: with them Azure refuses to allocate the firewall. */
export const privateNatRules = (spec: EgressSpec): readonly string[] =>
  spec.firewall.policy.ruleCollectionGroups.flatMap(({ ruleCollections }) =>
    ruleCollections.flatMap(({ rules }) =>
      rules.flatMap(rule =>
        rule.ruleType === 'NatRule' && rule.destinationAddresses.some(address => privateRanges.some(range => contains(range, address)))
          ? [rule.name]
          : [],
      ),
    ),
  )
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']
