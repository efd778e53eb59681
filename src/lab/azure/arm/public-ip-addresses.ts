/** Microsoft.Network/publicIPAddresses. Addresses are made from the id, so a run can be repeated. */
import { createHash, randomUUID } from 'node:crypto'
import type { Cloud } from '../cloud.ts'
import { at, compact, documentAt, documentsAt, textAt } from '../document.ts'
import { sameId } from '../ids.ts'
import { badRequest } from '../refusal.ts'
import { anotherOperation, networkVersions, onlyKnown, readOnlyMembers } from './network.ts'
import type { ResourceType } from './type.ts'
import { checkPublicAddressLimit } from './usages.ts'

const kept = [
  'publicIPAllocationMethod',
  'publicIPAddressVersion',
  'idleTimeoutInMinutes',
  'dnsSettings',
  'ddosSettings',
  'ipTags',
  'publicIPPrefix',
  'deleteOption',
]

/** Azure East US 2 owns 20.57.0.0/17; the lab's addresses come from there. */
function addressFor(id: string, taken: ReadonlySet<string>): string {
  const [high = 0, low = 0] = createHash('sha256').update(id.toLowerCase()).digest()
  for (let offset = 0; ; offset += 1) {
    const address = `20.57.${(high + Math.floor((low + offset) / 254)) % 128}.${((low + offset) % 254) + 1}`
    if (!taken.has(address)) return address
  }
}

export const userOfPublicIp = (id: string, { store }: Pick<Cloud, 'store'>): string | undefined =>
  store
    .list('Microsoft.Network/azureFirewalls')
    .flatMap(firewall => documentsAt(firewall.body, 'properties.ipConfigurations').map(configuration => ({ firewall, configuration })))
    .filter(({ configuration }) => sameId(textAt(configuration, 'properties.publicIPAddress.id'), id))
    .map(({ firewall, configuration }) => `${firewall.id}/azureFirewallIpConfigurations/${textAt(configuration, 'name')}`)[0]

export const publicIpAddresses: ResourceType = {
  type: 'Microsoft.Network/publicIPAddresses',
  apiVersions: networkVersions,
  tracked: true,
  etag: 'etag',
  patch: 'tags',
  duration: { write: () => 1, remove: 1 },
  conflict: ({ existing, cloud }) => anotherOperation(existing, cloud),
  write({ cloud, id, body, existing }) {
    const properties = documentAt(body, 'properties')
    onlyKnown(
      properties,
      [
        ...kept,
        'ipAddress',
        'ipConfiguration',
        'natGateway',
        'servicePublicIPAddress',
        'linkedPublicIPAddress',
        'migrationPhase',
        'upgradedToV2',
        ...readOnlyMembers,
      ],
      'PublicIpAddress',
    )
    const sku = textAt(body, 'sku.name') ?? textAt(existing?.body, 'sku.name') ?? 'Basic'
    const method = textAt(properties, 'publicIPAllocationMethod') ?? (sku === 'Basic' ? 'Dynamic' : 'Static')
    if (sku !== 'Basic' && method !== 'Static') {
      throw badRequest('StandardSkuPublicIPAddressMustBeStatic', `Standard sku publicIp ${id.id} must have AllocationMethod set to Static.`) // code [K]
    }
    if (!existing) checkPublicAddressLimit(textAt(body, 'location') ?? '', cloud)
    const before = textAt(existing?.body, 'properties.ipAddress')
    const taken = new Set(
      cloud.store.list('Microsoft.Network/publicIPAddresses').map(other => textAt(other.body, 'properties.ipAddress') ?? ''),
    )
    return compact({
      location: at(body, 'location'),
      tags: at(body, 'tags'),
      zones: at(body, 'zones'),
      sku: { name: sku, tier: textAt(body, 'sku.tier') ?? 'Regional' },
      properties: {
        ...compact(Object.fromEntries(kept.map(key => [key, at(properties, key)]))),
        publicIPAllocationMethod: method,
        publicIPAddressVersion: textAt(properties, 'publicIPAddressVersion') ?? 'IPv4',
        idleTimeoutInMinutes: at(properties, 'idleTimeoutInMinutes') ?? 4,
        ipTags: at(properties, 'ipTags') ?? [],
        resourceGuid: textAt(existing?.body, 'properties.resourceGuid') ?? randomUUID(),
        ...(method === 'Static' ? { ipAddress: before ?? addressFor(id.id, taken) } : {}),
      },
    })
  },
  read({ id, body }, cloud) {
    const user = userOfPublicIp(id, cloud)
    return { ...body, properties: { ...documentAt(body, 'properties'), ...(user ? { ipConfiguration: { id: user } } : {}) } }
  },
  removable({ id, name }, cloud) {
    const user = userOfPublicIp(id, cloud)
    if (user) {
      throw badRequest(
        'PublicIPAddressCannotBeDeleted',
        `Public IP address ${id} can not be deleted since it is still allocated to resource ${user}. In order to delete the public IP, disassociate/detach the Public IP address from the resource. To learn how to do this, see aka.ms/deletepublicip.`,
      )
    }
    void name
  },
}
