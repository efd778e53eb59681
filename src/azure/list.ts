import type { Arm } from './arm.ts'
import { isAbsent } from './arm-store.ts'

/** The ids of all resources of a network type in a resource group; none when the group does not exist. */
export async function listIds(
  arm: Arm,
  group: string,
  type: 'Microsoft.Network/routeTables',
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { NetworkManagementClient } = await import('@azure/arm-network')
  const client = new NetworkManagementClient(arm.credential, arm.subscriptionId, arm.options)
  const found: string[] = []
  const most = 1000
  try {
    for await (const { name } of client.routeTables.list(group.split('/').at(-1) ?? '', { abortSignal: signal })) {
      if (name) found.push(`${group}/providers/${type}/${name}`)
      if (found.length > most) throw new Error(`more than ${most} route tables in ${group}: this is not a list that ends`)
    }
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
  return found
}
