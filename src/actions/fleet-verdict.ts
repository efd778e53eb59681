import type { Action } from '../github/action.ts'

export type FleetVerdictRequest = { readonly clusters: string; readonly result: string; readonly evidenceDirectory: string }

/** One verdict about many clusters. */
export const fleetVerdict: Action<FleetVerdictRequest> = {
  name: 'fleet-verdict',
  // None of them is required: a fleet that could not even be read has a verdict too, and it is not a pass.
  inputs: read => ({
    clusters: read.text('clusters'),
    result: read.text('result'),
    evidenceDirectory: read.text('evidence-directory', { required: true }),
  }),
  run: async (request, world) => {
    const { runFleetVerdict } = await import('./fleet-evidence.ts')
    return runFleetVerdict(request, world)
  },
}
