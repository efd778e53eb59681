import { type AzureInputs, readAzureInputs, whereTo } from '../azure/session.ts'
import type { Action } from '../github/action.ts'

export type DeployRequest = {
  readonly spec: { readonly path: string; readonly content: Uint8Array } | undefined
  readonly where: AzureInputs
  readonly mode: 'apply' | 'plan'
  /** Where to write it; empty: the job's folder. */
  readonly kubeconfig: string
  readonly admin: boolean
  /** How long the firewall may take to be there; 0: it has to be. */
  readonly waitMinutes: number
  /** Names of node pools that stand in another subnet and are meant to. */
  readonly known: readonly string[]
}

/** Makes the cluster behind the firewall, and what runs on it. */
export const deployAks: Action<DeployRequest> = {
  name: 'deploy-aks',
  inputs: read => ({
    spec: read.file('spec', { required: true }),
    where: readAzureInputs(read),
    mode: read.oneOf('mode', ['apply', 'plan']),
    kubeconfig: read.text('kubeconfig'),
    admin: read.boolean('admin'),
    waitMinutes: read.integer('wait-for-firewall-minutes', { min: 0, max: 240 }),
    known: read.list('known'),
  }),
  run: async (inputs, world) => {
    const where = whereTo(inputs.where, world.env)
    const { runDeploy } = await import('./deploy.ts')
    return runDeploy({ ...inputs, where }, world)
  },
}
