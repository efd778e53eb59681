/** Failures that speak to the user. Whatever throws one of these is shown with its advice and without a stack. */
import type { KnownFault } from '../plan/resource.ts'
import { describeFault, type Fault } from '../policy/place.ts'
import type { Finding } from './report.ts'

/** A failure that we know how to explain: thrown by whoever meets it, shown by `github/runner.ts` and the command line. */
export class KnownFaultError extends Error implements KnownFault {
  override readonly name = 'KnownFaultError'
  readonly code: string
  readonly advice: string
  /** Each becomes an annotation of its own, at its file and line. */
  readonly findings: readonly Finding[]

  constructor(fault: KnownFault, options: { readonly cause?: unknown; readonly findings?: readonly Finding[] } = {}) {
    super(fault.message, 'cause' in options ? { cause: options.cause } : undefined)
    this.code = fault.code
    this.advice = fault.advice
    this.findings = options.findings ?? []
  }
}

/** All faults of a spec as one error: every fault is an annotation at its own place. */
export const specFaults = (file: string, faults: readonly Fault[]): KnownFaultError =>
  new KnownFaultError(
    {
      code: 'InvalidSpec',
      message: `${file} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}\n${faults.map(fault => `  ${describeFault(fault)}`).join('\n')}`,
      advice: `Correct ${file} and run again: nothing was changed.`,
    },
    {
      findings: faults.map(({ place, path, message }) => ({
        level: 'error',
        message: path ? `${path}: ${message}` : message,
        file: place.file,
        line: place.line,
        column: place.column,
      })),
    },
  )

/** The fault that an error carries, if it carries one. A bundle may hold two copies of a class, so the shape decides. */
export const knownFault = (error: unknown): (KnownFault & { readonly findings: readonly Finding[] }) | undefined => {
  if (!(error instanceof Error) || !('advice' in error) || !('code' in error)) return undefined
  const { code, advice, message } = error
  if (typeof code !== 'string' || typeof advice !== 'string') return undefined
  return { code, advice, message, findings: 'findings' in error && Array.isArray(error.findings) ? error.findings : [] }
}
