/** What became of each pod, whichever way the root came, and what else there is to say. */
import type { Installed } from '../kubernetes/install-root.ts'
import type { Outcome } from '../plan/resource.ts'
import type { Workload } from '../policy/spec.ts'
import type { Finding } from '../report/report.ts'
import type { PodRef } from '../verify/verdict.ts'

export type Done = {
  readonly workload: Workload
  readonly pod: Pick<PodRef, 'namespace' | 'name'> & Partial<PodRef>
  readonly installed: Installed
}

export type Part = {
  readonly done: readonly Done[]
  readonly outcomes: readonly Outcome[]
  readonly findings: readonly Finding[]
  /** Workloads of which no pod was found. */
  readonly empty: readonly Workload[]
}

export const failed = (because: string, advice: string): Installed => ({ result: 'failed', because, advice })

/** Why an object was not written, and what to do. */
export const whyNot = (outcome: Outcome | undefined): [string, string] =>
  outcome?.result === 'failed'
    ? [outcome.fault.message, 'advice' in outcome.fault ? outcome.fault.advice : 'Look at the message of the API server.']
    : outcome?.result === 'skipped'
      ? [outcome.because, 'Correct that first, and run again.']
      : ['nothing became of it', 'Run again.']
