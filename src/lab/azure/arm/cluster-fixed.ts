/** What AKS does not change of a cluster or a node pool that exists. */
import { at, type Document, documentsAt, textAt } from '../document.ts'
import { badRequest } from '../refusal.ts'
import type { Resource } from '../store.ts'

const ofCluster = ['dnsPrefix', 'nodeResourceGroup', 'networkProfile.serviceCidr', 'networkProfile.dnsServiceIP']
const ofPool = ['vmSize', 'vnetSubnetID', 'osType', 'osDiskSizeGB', 'type', 'scaleSetPriority']

/** Code and sentence are AKS' own, the list of members is [K]. What is not sent stays as it is. */
function checkFixed(sent: Document, before: Document, paths: readonly string[], prefix: string): void {
  const differs = paths.find(path => {
    const [wanted, had] = [at(sent, path), at(before, path)]
    return wanted !== undefined && wanted !== null && had !== undefined && String(wanted).toLowerCase() !== String(had).toLowerCase()
  })
  if (differs !== undefined) throw badRequest('PropertyChangeNotAllowed', `Changing property '${prefix}${differs}' is not allowed.`)
}

export const checkFixedOfPool = (sent: Document, existing: Resource | undefined): void =>
  existing && checkFixed(sent, existing.body.properties as Document, ofPool, 'properties.')

export function checkFixedOfCluster(sent: Document, existing: Resource | undefined, pools: readonly Resource[]): void {
  if (!existing) return
  checkFixed(sent, existing.body.properties as Document, ofCluster, '')
  for (const profile of documentsAt(sent, 'agentPoolProfiles'))
    checkFixedOfPool(
      profile,
      pools.find(({ name }) => name === textAt(profile, 'name')),
    )
}
