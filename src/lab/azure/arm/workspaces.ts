/** Microsoft.OperationalInsights/workspaces: their customer id is what queries name. */
import { randomUUID } from 'node:crypto'
import { at, compact, documentAt, numberAt, textAt } from '../document.ts'
import { badRequest } from '../refusal.ts'
import type { ResourceType } from './type.ts'

export const workspaceType = 'Microsoft.OperationalInsights/workspaces'

export const workspaces: ResourceType = {
  type: workspaceType,
  apiVersions: ['2022-10-01', '2023-09-01', '2025-02-01', '2025-07-01', '2021-12-01-preview'],
  tracked: true,
  patch: 'merge',
  duration: { write: () => 2, remove: 1 },
  busy: { creating: 'Creating', updating: 'Updating' },
  follow: 'resource',
  write({ cloud, name, body, existing }) {
    if (!/^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/.test(name))
      throw badRequest('InvalidWorkspaceName', `The workspace name '${name}' must have 4 to 63 letters, digits and hyphens.`)
    const properties = documentAt(body, 'properties')
    const retention = numberAt(properties, 'retentionInDays') ?? 30
    if (retention !== 7 && (retention < 30 || retention > 730))
      throw badRequest('InvalidParameter', `'RetentionInDays' property doesn't match the SKU limits: ${retention}.`)
    const now = cloud.now().toISOString()
    return compact({
      location: at(body, 'location'),
      tags: at(body, 'tags'),
      identity: at(body, 'identity'),
      properties: {
        customerId: textAt(existing?.body, 'properties.customerId') ?? randomUUID(),
        sku: {
          name: textAt(properties, 'sku.name') ?? 'PerGB2018',
          lastSkuUpdate: textAt(existing?.body, 'properties.sku.lastSkuUpdate') ?? now,
        },
        retentionInDays: retention,
        features: { enableLogAccessUsingOnlyResourcePermissions: true, ...documentAt(properties, 'features') },
        workspaceCapping: {
          dailyQuotaGb: -1,
          quotaNextResetTime: now,
          dataIngestionStatus: 'RespectQuota',
          ...documentAt(properties, 'workspaceCapping'),
        },
        publicNetworkAccessForIngestion: textAt(properties, 'publicNetworkAccessForIngestion') ?? 'Enabled',
        publicNetworkAccessForQuery: textAt(properties, 'publicNetworkAccessForQuery') ?? 'Enabled',
        createdDate: textAt(existing?.body, 'properties.createdDate') ?? now,
        modifiedDate: now,
      },
    })
  },
}
