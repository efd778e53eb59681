/** Microsoft.Network/firewallPolicies. Codes tagged [?] are the lab's own: Azure's are in no public source. */
import { at, compact, documentAt, textAt } from '../document.ts'
import { badRequest, notInLab, Refusal } from '../refusal.ts'
import { identityBlock, shownIdentity } from './identity.ts'
import { anotherOperation, networkVersions, onlyKnown, readOnlyMembers } from './network.ts'
import { checkBase, checkSettings, checkTier } from './policy-checks.ts'
import { childPolicies, groupType, policyType } from './policy-links.ts'
import { rollOut } from './policy-rollout.ts'
import { sizeOf } from './rule-checks.ts'
import type { ResourceType } from './type.ts'

const kept = [
  'threatIntelMode',
  'threatIntelWhitelist',
  'dnsSettings',
  'intrusionDetection',
  'transportSecurity',
  'sku',
  'basePolicy',
  'insights',
  'snat',
  'sql',
  'explicitProxy',
]
const shown = ['size', 'firewalls', 'childPolicies', 'ruleCollectionGroups', 'afcManaged']

export const firewallPolicies: ResourceType = {
  type: policyType,
  apiVersions: networkVersions,
  tracked: true,
  etag: 'etag',
  patch: 'tags',
  // A policy that firewalls use takes minutes instead of seconds: each of them must take it over.
  duration: { write: ({ id }, cloud) => (cloud.wiring.firewallsOf(id).length ? 8 : 2), remove: 2 },
  conflict({ existing, cloud }) {
    anotherOperation(existing, cloud)
    for (const group of existing ? cloud.store.children(existing.id, groupType) : []) anotherOperation(group, cloud)
    for (const firewall of existing ? cloud.wiring.firewallsOf(existing.id) : []) anotherOperation(firewall, cloud)
  },
  write({ cloud, id, body, existing, caller }) {
    const properties = documentAt(body, 'properties')
    onlyKnown(properties, [...kept, ...shown, ...readOnlyMembers], 'FirewallPolicy')
    const self = { id: id.id, type: policyType }
    const tier = textAt(properties, 'sku.tier') ?? textAt(existing?.body, 'properties.sku.tier') ?? 'Standard'
    checkTier(id.id, properties, tier, textAt(existing?.body, 'properties.sku.tier'))
    checkSettings(properties)
    const identity = identityBlock(body, self, caller, cloud)
    const authority = textAt(properties, 'transportSecurity.certificateAuthority.keyVaultSecretId')
    if (authority !== undefined) {
      if (!/^https:\/\/[a-z0-9-]{3,24}\.vault\.azure\.net\/secrets\/[0-9a-zA-Z-]{1,127}(\/[0-9a-f]{32})?\/?$/i.test(authority)) {
        throw badRequest(
          'FirewallPolicyInvalidKeyVaultSecretId',
          `'${authority}' is no id of a Key Vault secret: https://<vault>.vault.azure.net/secrets/<name>[/<version>].`,
        ) // [?]
      }
      if (!identity) {
        throw badRequest(
          'FirewallPolicyTransportSecurityRequiresIdentity',
          `Firewall policy ${id.id} names a Key Vault secret but has no user-assigned identity to read it with.`,
        ) // [?]
      }
    }
    checkBase(self, body, caller, cloud)
    if (at(properties, 'explicitProxy.enableExplicitProxy') === true) throw notInLab("a firewall policy's explicit proxy")
    return compact({
      location: at(body, 'location'),
      tags: at(body, 'tags'),
      identity,
      properties: {
        ...compact(Object.fromEntries(kept.map(key => [key, at(properties, key)]))),
        threatIntelMode: textAt(properties, 'threatIntelMode') ?? 'Alert',
        sku: { tier },
      },
    })
  },
  read({ id, body }, cloud) {
    const groups = cloud.store.children(id, groupType)
    return {
      ...body,
      ...shownIdentity(body, cloud),
      properties: {
        ...documentAt(body, 'properties'),
        size: `${(groups.reduce((sum, group) => sum + sizeOf(group.body), 0) / 1024 / 1024).toFixed(2)}MB`,
        childPolicies: childPolicies(id, cloud).map(({ id }) => ({ id })),
        ruleCollectionGroups: groups.map(({ id }) => ({ id })),
        firewalls: cloud.wiring.firewallsOf(id).map(({ id }) => ({ id })),
      },
    }
  },
  provision: ({ id, name }, cloud) => rollOut(`Firewall Policy ${name}`, [id], cloud),
  removable({ id, name }, cloud) {
    const user = cloud.wiring.firewallsOf(id)[0] ?? childPolicies(id, cloud)[0]
    if (user) throw new Refusal(400, 'FirewallPolicyInUse', `Firewall policy ${name} is in use by ${user.id} and cannot be deleted.`) // [K]
  },
}
