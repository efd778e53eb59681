import type { PowerRequest } from '../azure/deallocate.ts'
import { readAzureInputs, whereTo } from '../azure/session.ts'
import type { Action } from '../github/action.ts'

/** Stops what costs by the hour, and brings it back with its routes repaired. */
export const deallocate: Action<PowerRequest> = {
  name: 'deallocate',
  inputs: read => ({
    spec: read.file('spec', { required: true }),
    where: readAzureInputs(read),
    mode: read.oneOf('mode', ['apply', 'plan']),
    operation: read.oneOf('operation', ['deallocate', 'allocate']),
    cluster: read.boolean('cluster'),
  }),
  run: async (inputs, world) => {
    const where = whereTo(inputs.where, world.env)
    const { runPower } = await import('../azure/deallocate.ts')
    return runPower({ ...inputs, where }, world)
  },
}
