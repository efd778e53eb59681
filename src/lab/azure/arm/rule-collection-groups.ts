/** Microsoft.Network/firewallPolicies/ruleCollectionGroups: one writer per policy, the whole group at once. */
import { at, compact, documentAt, documentsAt, flagAt, textAt, textsAt } from '../document.ts'
import { nameOf, parentOf, sameId } from '../ids.ts'
import { badRequest, notInLab, Refusal } from '../refusal.ts'
import { stateOf } from './lifecycle.ts'
import { anotherOperation, linked, networkVersions, onlyKnown, readOnlyMembers } from './network.ts'
import { checkTotals } from './policy-limits.ts'
import { groupType } from './policy-links.ts'
import { rollOut } from './policy-rollout.ts'
import { checkGroup } from './rule-checks.ts'
import type { ResourceType } from './type.ts'

/** 60 per policy in the 2023 limits page, 90 in a later copy: the smaller one. */
const groupsPerPolicy = 60

export const ruleCollectionGroups: ResourceType = {
  type: groupType,
  apiVersions: networkVersions,
  etag: 'etag',
  // Three to five minutes each once a firewall uses the policy, seconds before that.
  duration: { write: ({ id }, cloud) => (cloud.wiring.firewallsOf(id.split('/').slice(0, -2).join('/')).length ? 12 : 2), remove: 2 },
  conflict({ id, existing, parent, cloud }) {
    if (!parent) return
    const siblings = cloud.store.children(parent.id, groupType).filter(other => !sameId(other.id, id))
    const busy = [parent, ...siblings].find(other => other.operation)
    if (busy) {
      throw new Refusal(
        409,
        'FirewallPolicyRuleCollectionGroupUpdateNotAllowedWhenUpdatingOrDeleting',
        `Put on Firewall Policy Rule Collection Group ${id.split('/').at(-1)} Failed because ${busy === parent ? 'its Firewall Policy' : `Rule Collection Group ${busy.name}`} is in ${stateOf(busy)} state. Rule Collection Groups cannot be updated when the Firewall Policy or another of its groups is Updating or Deleting.`,
      )
    }
    anotherOperation(existing, cloud)
    for (const firewall of cloud.wiring.firewallsOf(parent.id)) anotherOperation(firewall, cloud)
  },
  write({ cloud, id, body, parent, existing, caller }) {
    const properties = documentAt(body, 'properties')
    onlyKnown(properties, ['priority', 'ruleCollections', 'size', ...readOnlyMembers], 'FirewallPolicyRuleCollectionGroup')
    const policy = documentAt(parent?.body, 'properties')
    checkGroup(id.id, properties, {
      tier: textAt(policy, 'sku.tier') ?? 'Standard',
      inspects: at(policy, 'transportSecurity.certificateAuthority') !== undefined,
      dnsProxy: flagAt(policy, 'dnsSettings.enableProxy') || at(policy, 'dnsSettings.requireProxyForNetworkRules') === false,
    })
    checkTotals(id.id, properties, cloud)
    for (const rule of documentsAt(properties, 'ruleCollections').flatMap(collection => documentsAt(collection, 'rules'))) {
      if (textsAt(rule, 'sourceKubeSelectorGroups').length > 0) throw notInLab('sourceKubeSelectorGroups in firewall rules')
      for (const group of [...textsAt(rule, 'sourceIpGroups'), ...textsAt(rule, 'destinationIpGroups')]) {
        linked(group, 'Microsoft.Network/ipGroups/join/action', { id: id.id, type: groupType }, caller, cloud)
      }
    }
    if (!existing && parent && cloud.store.children(parent.id, groupType).length >= groupsPerPolicy) {
      throw badRequest(
        'FirewallPolicyRuleCollectionGroupLimitExceeded',
        `Firewall policy ${parent.id} already has ${groupsPerPolicy} rule collection groups.`,
      ) // [K]
    }
    return { properties: compact({ priority: at(properties, 'priority'), ruleCollections: at(properties, 'ruleCollections') ?? [] }) }
  },
  read: ({ body }) => ({
    ...body,
    properties: { ...documentAt(body, 'properties'), size: `${(Buffer.byteLength(JSON.stringify(body)) / 1024 / 1024).toFixed(2)}MB` },
  }),
  async provision({ id }, cloud) {
    const policy = parentOf(id)
    await rollOut(`Firewall Policy ${nameOf(policy)}`, [policy], cloud)
  },
  remove({ id }, cloud) {
    cloud.store.remove(id)
    return cloud.wiring.firewall()
  },
}
