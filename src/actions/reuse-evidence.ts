import { type AzureInputs, readAzureInputs } from '../azure/session.ts'
import type { Action } from '../github/action.ts'
import type { ClusterInputs, InputFile } from './cluster.ts'
import { readAuthorityInputs, readClusterInputs } from './cluster.ts'

export type ReuseRequest = ClusterInputs & {
  readonly root: InputFile | undefined
  readonly intermediate: InputFile | undefined
  readonly where: AzureInputs
  /** The artifact that holds the evidence. */
  readonly name: string
  readonly maxAgeHours: number
  /** Whether the firewall's log had to agree. */
  readonly log: boolean
  /** Whether it has to be attested by the gate's workflow. */
  readonly attested: boolean
  readonly token: string
}

/** Looks for evidence of an earlier run that still holds for what is there now. That there is none is no failure: then the pods are asked. */
export const reuseEvidence: Action<ReuseRequest> = {
  name: 'reuse-evidence',
  outputsOfFailure: { reused: 'false', verdict: '' },
  inputs: read => {
    const token = read.text('github-token')
    return {
      ...readClusterInputs(read),
      ...readAuthorityInputs(read),
      where: readAzureInputs(read),
      name: read.text('evidence-name', { required: true }),
      maxAgeHours: read.integer('max-age-hours', { min: 1, max: 168 }),
      log: read.integer('logs-deadline-seconds', { min: 0, max: 3600 }) > 0,
      attested: read.boolean('attested'),
      token: token === '' || token.includes('${{') ? read.fault('github-token', 'is required and was not given') : token,
    }
  },
  run: async (request, world) => {
    const { runReuse } = await import('./reuse.ts')
    return runReuse(request, world)
  },
}
