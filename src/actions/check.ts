import type { Action } from '../github/action.ts'
import type { InputFile } from './cluster.ts'

export type CheckRequest = {
  readonly spec: InputFile | undefined
  /** A path that need not exist: a spec that is new was nothing before. */
  readonly oldSpec: string
  /** Findings from this severity on fail the check, as broken expectations do. */
  readonly failOn: 'none' | 'error' | 'warning' | 'note'
}

/** Holds a spec's expectations against its own policy, without asking anybody. */
export const check: Action<CheckRequest> = {
  name: 'check',
  inputs: read => ({
    spec: read.file('spec', { required: true }),
    oldSpec: read.text('old-spec'),
    failOn: read.oneOf('fail-on', ['none', 'error', 'warning', 'note']),
  }),
  run: async (request, world) => {
    const { runCheck } = await import('./check-contract.ts')
    return runCheck(request, world)
  },
}
