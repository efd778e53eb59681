import { toArm } from '../policy/arm.ts'
import type { Policy } from '../policy/model.ts'
import { withoutInspection } from './closed.ts'
import { document, readOnly, type Scene, settled } from './context.ts'
import type { Json, Resource } from './resource.ts'

/** The policy with its rule groups, the firewall, the workspace and what is logged there. */
export function firewallResources(scene: Scene): readonly Resource[] {
  const { spec, ids } = scene
  const policy = policyOf(scene)
  const arm = toArm(policy)
  const groups = arm.ruleCollectionGroups.map(
    ({ name, properties }): Resource => ({
      id: ids.ruleCollectionGroup(name),
      title: `rule collection group ${name}`,
      part: 'firewall',
      needs: [ids.policy],
      desired: { properties: properties as Json },
      compare: {
        settled,
        unordered: {
          '/properties/ruleCollections': 'name',
          ...Object.fromEntries(lists.map(list => [`/properties/ruleCollections/*/rules/*/${list}`, ''])),
        },
      },
      // Azure takes one rule collection group of a policy at a time.
      exclusive: ids.policy,
    }),
  )
  return [
    document(
      scene,
      'firewall',
      ids.workspace,
      `log workspace ${spec.logs.workspace}`,
      [ids.group],
      { properties: { sku: { name: 'PerGB2018' }, retentionInDays: spec.logs.retentionDays } },
      // Old API versions answer `pergb2018`.
      {
        ignore: ['/properties/sku'],
        keep: ['/properties'],
        readOnly: [
          ...readOnly,
          'customerId',
          'createdDate',
          'modifiedDate',
          'privateLinkScopedResources',
          'quotaNextResetTime',
          'dataIngestionStatus',
        ],
      },
    ),
    document(
      scene,
      'firewall',
      ids.policy,
      `firewall policy ${spec.firewall.policyName}`,
      [ids.group, ids.policyIdentity],
      {
        properties: { sku: { tier: 'Premium' }, ...(arm.policy as { readonly [key: string]: Json }) },
        identity: { type: 'UserAssigned', userAssignedIdentities: { [ids.policyIdentity]: {} } },
      },
      {
        unordered: {
          '/properties/intrusionDetection/configuration/signatureOverrides': 'id',
          '/properties/intrusionDetection/configuration/bypassTrafficSettings': 'name',
        },
        absent: {
          '/properties/threatIntelWhitelist/ipAddresses': [],
          '/properties/threatIntelWhitelist/fqdns': [],
          '/properties/intrusionDetection/configuration/privateRanges': [],
          '/properties/snat/privateRanges': ['IANAPrivateRanges'],
        },
        // What a spec has no words for. A PUT that leaves the base policy out would take it off.
        keep: [
          '/properties/basePolicy',
          '/properties/insights',
          '/properties/sql',
          '/properties/explicitProxy',
          '/properties/dnsSettings/requireProxyForNetworkRules',
          '/properties/intrusionDetection/profile',
        ],
      },
    ),
    ...groups,
    document(
      scene,
      'firewall',
      ids.firewall,
      `firewall ${spec.firewall.name}`,
      // After its rule groups: written before the policy is attached they take seconds, afterwards minutes each.
      [ids.group, ids.network, ...ids.publicIps, ids.policy, ...groups.map(({ id }) => id)],
      {
        ...(spec.firewall.zones.length > 0 ? { zones: spec.firewall.zones } : {}),
        properties: {
          sku: { name: 'AZFW_VNet', tier: 'Premium' },
          firewallPolicy: { id: ids.policy },
          ipConfigurations: ipConfigurations(scene),
        },
      },
      {
        unordered: { '/zones': '', '/properties/ipConfigurations': 'name' },
        keep: ['/properties'],
        readOnly: [...readOnly, 'ipGroups', 'hubIPAddresses', 'privateIPAddress'],
      },
    ),
    {
      id: ids.diagnostics,
      title: `diagnostic settings of ${spec.firewall.name}`,
      part: 'firewall',
      needs: [ids.firewall, ids.workspace],
      desired: {
        properties: {
          workspaceId: ids.workspace,
          // `Dedicated` sends the AZFW categories to tables of their own; the old ones go to AzureDiagnostics either way.
          ...(spec.logs.tables === 'legacy' ? {} : { logAnalyticsDestinationType: 'Dedicated' }),
          logs: categories[spec.logs.tables].map(category => ({ category, enabled: true })),
        },
      },
      compare: { unordered: { '/properties/logs': 'category' }, keep: ['/properties/logs'] },
    },
  ]
}

/** The policy as it can be now: bound to the CA when there is one, and closed where it would need one that is not there. */
function policyOf({ spec, context }: Scene): Policy {
  const { certificateAuthority: _, ...policy } = spec.firewall.policy
  if (!context.ca) return withoutInspection(policy)
  return { ...policy, certificateAuthority: { name: spec.certificateAuthority.certificate, keyVaultSecretId: context.ca.secretId } }
}

/** The names that Azure's own tools give; only the first carries the subnet. */
export const ipConfigurations = ({ ids }: Pick<Scene, 'ids'>): readonly Json[] =>
  ids.publicIps.map((id, index) => ({
    name: `AzureFirewallIpConfiguration${index}`,
    properties: { ...(index === 0 ? { subnet: { id: ids.firewallSubnet } } : {}), publicIPAddress: { id } },
  }))

const lists = [
  'sourceAddresses',
  'destinationAddresses',
  'targetFqdns',
  'targetUrls',
  'fqdnTags',
  'webCategories',
  'ipProtocols',
  'destinationFqdns',
  'destinationPorts',
]

const structured = [
  'AZFWApplicationRule',
  'AZFWNetworkRule',
  'AZFWNatRule',
  'AZFWThreatIntel',
  'AZFWIdpsSignature',
  'AZFWDnsQuery',
  'AZFWFqdnResolveFailure',
]
const legacy = ['AzureFirewallApplicationRule', 'AzureFirewallNetworkRule', 'AzureFirewallDnsProxy']
const categories = { structured, legacy, both: [...structured, ...legacy] }
