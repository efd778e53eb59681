import type { Arm } from './arm.ts'
import { isAbsent } from './arm-store.ts'
import { allOf } from './pages.ts'

/** The ids of all resources of a network type in a resource group; none when the group does not exist. */
export async function listIds(
  arm: Arm,
  group: string,
  type: 'Microsoft.Network/routeTables',
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { NetworkManagementClient } = await import('@azure/arm-network')
  const client = new NetworkManagementClient(arm.credential, arm.subscriptionId, arm.options)
  try {
    const tables = await allOf(client.routeTables.list(group.split('/').at(-1) ?? '', { abortSignal: signal }), 'route tables')
    return tables.flatMap(({ name }) => (name ? [`${group}/providers/${type}/${name}`] : []))
  } catch (error) {
    if (isAbsent(error)) return []
    throw error
  }
}
