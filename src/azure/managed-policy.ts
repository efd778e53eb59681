import { at } from '../plan/reference.ts'
import type { Json } from '../plan/resource.ts'
import { KnownFaultError } from '../report/fault.ts'

/**
 * Policies that Azure's own container offering manages must not be written by others (`afcManaged`, read-only; Microsoft.Network 2025-09-01 in
 * the typings of `@azure/arm-network` 39). Whoever would write one ends here, before anything else is written.
 */
export function refuseManaged(policy: Json | undefined, id: string): void {
  if (at(policy, '/properties/afcManaged') === true)
    throw new KnownFaultError({
      code: 'ManagedPolicy',
      message: `${id} is managed by Azure Firewall for Containers`,
      advice: 'Name another policy in firewall.policyName; that one must not be written by others.',
    })
}
