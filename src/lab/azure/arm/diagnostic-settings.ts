/** Microsoft.Insights/diagnosticSettings: where a resource's logs go. The lab's firewall reads them before it writes a row. */
import { at, compact, documentAt, documentsAt, textAt } from '../document.ts'
import { badRequest, notInLab, Refusal } from '../refusal.ts'
import type { ResourceType } from './type.ts'

const firewallCategories = [
  'AzureFirewallApplicationRule',
  'AzureFirewallNetworkRule',
  'AzureFirewallDnsProxy',
  'AZFWNetworkRule',
  'AZFWApplicationRule',
  'AZFWNatRule',
  'AZFWThreatIntel',
  'AZFWIdpsSignature',
  'AZFWDnsQuery',
  'AZFWFqdnResolveFailure',
  'AZFWFatFlow',
  'AZFWFlowTrace',
  'AZFWApplicationRuleAggregation',
  'AZFWNetworkRuleAggregation',
  'AZFWNatRuleAggregation',
  'AZFWDnsAdditional',
]

export const diagnosticSettings: ResourceType = {
  type: 'Microsoft.Insights/diagnosticSettings',
  apiVersions: ['2021-05-01-preview'],
  extension: true,
  busy: null,
  createdStatus: 200,
  deletedStatus: 200,
  write({ cloud, id, body }) {
    const properties = documentAt(body, 'properties')
    if (!cloud.store.get(id.scope)) {
      throw new Refusal(
        404,
        'ResourceNotFound',
        `The Resource '${id.scope.split('/providers/').at(-1)}' under resource group '${id.resourceGroup}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
      )
    }
    for (const sink of ['storageAccountId', 'eventHubAuthorizationRuleId', 'marketplacePartnerId'])
      if (at(properties, sink)) throw notInLab(`diagnostic settings with ${sink}`)
    const workspaceId = textAt(properties, 'workspaceId')
    if (!workspaceId) throw badRequest('BadRequest', 'At least one data sink needs to be specified.')
    if (!cloud.store.get(workspaceId)) throw new Refusal(404, 'ResourceNotFound', `Resource '${workspaceId}' not found`)
    const logs = documentsAt(properties, 'logs')
    if (/\/Microsoft\.Network\/azureFirewalls\//i.test(id.scope)) {
      const unknown = logs
        .map(log => textAt(log, 'category'))
        .find(category => category !== undefined && !firewallCategories.includes(category))
      if (unknown) throw badRequest('BadRequest', `Category '${unknown}' is not supported.`)
    }
    return {
      properties: compact({
        ...properties,
        logs: logs.map(log => ({ ...log, enabled: log.enabled === true })),
        metrics: at(properties, 'metrics') ?? [],
      }),
    }
  },
}
