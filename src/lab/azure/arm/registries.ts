/** Microsoft.ContainerRegistry/registries: the document only; images come from the lab's internet. */
import { at, compact, documentAt, textAt } from '../document.ts'
import { badRequest } from '../refusal.ts'
import type { ResourceType } from './type.ts'

export const registries: ResourceType = {
  type: 'Microsoft.ContainerRegistry/registries',
  apiVersions: ['2025-11-01', '2025-04-01', '2024-11-01-preview', '2023-07-01', '2023-01-01-preview'],
  tracked: true,
  patch: 'merge',
  duration: { write: () => 2, remove: 1 },
  busy: { creating: 'Creating', updating: 'Updating' },
  createdStatus: 201,
  write({ cloud, name, body, existing }) {
    if (!/^[a-zA-Z0-9]{5,50}$/.test(name))
      throw badRequest('InvalidRegistryName', `The registry name '${name}' must have 5 to 50 letters and digits.`)
    const properties = documentAt(body, 'properties')
    const sku = textAt(body, 'sku.name') ?? textAt(existing?.body, 'sku.name')
    if (!sku || !['Basic', 'Standard', 'Premium'].includes(sku))
      throw badRequest('InvalidSku', `The sku '${sku}' of registry '${name}' is not Basic, Standard or Premium.`)
    return compact({
      location: at(body, 'location'),
      tags: at(body, 'tags') ?? {},
      sku: { name: sku, tier: sku },
      identity: at(body, 'identity'),
      properties: compact({
        loginServer: `${name.toLowerCase()}.azurecr.io`,
        creationDate: textAt(existing?.body, 'properties.creationDate') ?? cloud.now().toISOString(),
        adminUserEnabled: at(properties, 'adminUserEnabled') ?? false,
        publicNetworkAccess: textAt(properties, 'publicNetworkAccess') ?? 'Enabled',
        zoneRedundancy: textAt(properties, 'zoneRedundancy') ?? 'Disabled',
        networkRuleBypassOptions: textAt(properties, 'networkRuleBypassOptions') ?? 'AzureServices',
        dataEndpointEnabled: at(properties, 'dataEndpointEnabled') ?? false,
        anonymousPullEnabled: at(properties, 'anonymousPullEnabled') ?? false,
        encryption: at(properties, 'encryption') ?? { status: 'disabled' },
        policies: at(properties, 'policies'),
        networkRuleSet: at(properties, 'networkRuleSet'),
      }),
    })
  },
}
