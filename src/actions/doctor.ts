import { type AzureInputs, readAzureInputs } from '../azure/session.ts'
import type { Action } from '../github/action.ts'
import type { InputFile } from './cluster.ts'

export type DoctorInputs = {
  /** A path that need not exist: after a checkout that failed there is nothing. */
  readonly spec: string
  /** Names of the kinds of work; empty means all. */
  readonly works: readonly string[]
  readonly where: AzureInputs
  /** Undefined: KUBECONFIG of the environment, else the one that Azure gives. */
  readonly kubeconfig: InputFile | undefined
  readonly failOn: 'none' | 'fail' | 'warn'
}

const kinds = ['plan', 'apply', 'verify', 'power']

/** Says what stands in the way of the others. It changes nothing, and fails only where it is told to. */
export const doctor: Action<DoctorInputs> = {
  name: 'doctor',
  inputs: read => {
    const works = read.list('for')
    const unknown = works.filter(work => !kinds.includes(work))
    if (unknown.length > 0) read.fault('for', `must be some of ${kinds.join(', ')}, got ${JSON.stringify(unknown.join(', ').slice(0, 60))}`)
    return {
      spec: read.text('spec', { required: true }),
      works,
      where: readAzureInputs(read),
      kubeconfig: read.file('kubeconfig'),
      failOn: read.oneOf('fail-on', ['none', 'fail', 'warn']),
    }
  },
  run: async (inputs, world) => {
    const { runDoctor } = await import('./doctor-run.ts')
    return runDoctor(inputs, world)
  },
}
