import { type AzureInputs, readAzureInputs } from '../azure/session.ts'
import type { Action } from '../github/action.ts'
import { type ClusterInputs, type InputFile, readAuthorityInputs, readClusterInputs } from './cluster.ts'

export type VerifyRequest = ClusterInputs & {
  readonly root: InputFile | undefined
  readonly intermediate: InputFile | undefined
  readonly allowSeconds: number
  readonly denySeconds: number
  /** The image of an ephemeral container beside containers in which nothing can be run. */
  readonly debugImage?: string
  /** 0: the log is not asked. */
  readonly logsSeconds: number
  readonly where: AzureInputs
  /** Whether the evidence says what a later run needs to reuse it. */
  readonly reusable: boolean
  /** Empty: no files are written. */
  readonly reportDirectory: string
}

/** Proves from inside the pods that egress is what the spec expects. */
export const verifyTlsInspection: Action<VerifyRequest> = {
  name: 'verify-tls-inspection',
  outputsOfFailure: { verdict: 'inconclusive' },
  inputs: read => {
    const debugImage = read.text('debug-image')
    if (debugImage !== '' && !/^[\w.:@/-]{1,500}$/.test(debugImage))
      read.fault('debug-image', 'must be the reference of an image, as registry.example/tools/curl:1.2')
    return {
      ...readClusterInputs(read),
      ...readAuthorityInputs(read),
      ...(debugImage === '' ? {} : { debugImage }),
      allowSeconds: read.integer('probe-timeout-seconds', { min: 1, max: 120 }),
      denySeconds: read.integer('deny-timeout-seconds', { min: 1, max: 120 }),
      logsSeconds: read.integer('logs-deadline-seconds', { min: 0, max: 3600 }),
      where: readAzureInputs(read),
      reusable: read.boolean('reusable'),
      reportDirectory: read.text('report-directory'),
    }
  },
  run: async (request, world) => {
    const { runVerify } = await import('./verify.ts')
    return runVerify(request, world)
  },
}
