/** Microsoft.Network/locations/usages: the counters of a region, with their limits, as far as the lab counts them; and the refusal beyond the limit. */
import type { Cloud } from '../cloud.ts'
import { textAt } from '../document.ts'
import type { Answer } from '../http.ts'
import { badRequest } from '../refusal.ts'

/** Regions are written with and without blanks and capitals: `East US 2`, `eastus2`. */
const sameRegion = (one: string, other: string) => one.replaceAll(' ', '').toLowerCase() === other.replaceAll(' ', '').toLowerCase()

const within = (type: string, location: string, { store }: Pick<Cloud, 'store'>) =>
  store.list(`Microsoft.Network/${type}`).filter(({ body }) => sameRegion(textAt(body, 'location') ?? '', location))

/** Names and texts as in Azure's own answers; which counters there are differs from subscription to subscription. */
export function networkUsages({ match }: { match: RegExpExecArray }, cloud: Cloud): Answer {
  const location = match[1] ?? ''
  const addresses = within('publicIPAddresses', location, cloud)
  const standard = addresses.filter(({ body }) => textAt(body, 'sku.name') === 'Standard')
  const fixed = addresses.filter(({ body }) => textAt(body, 'properties.publicIPAllocationMethod') === 'Static')
  const { publicAddressLimit } = cloud.knobs
  const counters: readonly (readonly [value: string, localizedValue: string, currentValue: number, limit: number])[] = [
    ['VirtualNetworks', 'Virtual Networks', within('virtualNetworks', location, cloud).length, 1000],
    ['StaticPublicIPAddresses', 'Static Public IP Addresses', fixed.length, publicAddressLimit],
    ['PublicIPAddresses', 'Public IP Addresses', addresses.length, publicAddressLimit],
    ['StandardSkuPublicIpAddresses', 'Public IPv4 Addresses - Standard', standard.length, publicAddressLimit],
    ['RouteTables', 'Route Tables', within('routeTables', location, cloud).length, 200],
  ]
  return {
    status: 200,
    body: {
      value: counters.map(([value, localizedValue, currentValue, limit]) => ({
        id: `/subscriptions/${cloud.subscriptionId}/providers/Microsoft.Network/locations/${location}/usages/${value}`,
        name: { value, localizedValue },
        currentValue,
        limit,
        unit: 'Count',
      })),
    },
  }
}

/** One address more than the subscription may have in the region. Code and text as reported for 2018 to 2023. */
export function checkPublicAddressLimit(location: string, cloud: Pick<Cloud, 'store' | 'knobs'>): void {
  const { publicAddressLimit } = cloud.knobs
  if (within('publicIPAddresses', location, cloud).length < publicAddressLimit) return
  throw badRequest(
    'PublicIPCountLimitReached',
    `Cannot create more than ${publicAddressLimit} public IP addresses for this subscription in this region.`,
  )
}
