import { type AzureInputs, readAzureInputs, whereTo } from '../azure/session.ts'
import type { Action } from '../github/action.ts'
import type { InputFile } from './cluster.ts'

export type ConnectRequest = {
  readonly spec: InputFile | undefined
  readonly where: AzureInputs
  /** Where to write it; empty: the job's folder. */
  readonly kubeconfig: string
  readonly admin: boolean
}

/** Takes a kubeconfig from Azure. For jobs that ask the cluster and do not make it. */
export const connect: Action<ConnectRequest> = {
  name: 'connect',
  inputs: read => ({
    spec: read.file('spec', { required: true }),
    where: readAzureInputs(read),
    kubeconfig: read.text('kubeconfig'),
    admin: read.boolean('admin'),
  }),
  run: async (inputs, world) => {
    const where = whereTo(inputs.where, world.env)
    const { runConnect } = await import('./sign-in.ts')
    return runConnect({ ...inputs, where }, world)
  },
}
