import { type AzureInputs, readAzureInputs } from '../azure/session.ts'
import type { Action } from '../github/action.ts'
import { type ClusterInputs, type InputFile, readCertificateInput, readClusterInputs } from './cluster.ts'

export type InstallRequest = ClusterInputs & {
  readonly root: InputFile | undefined
  /** What the firewall signs with now: decides whether an old root may go. */
  readonly intermediate: InputFile | undefined
  readonly method: 'exec' | 'rollout' | 'node' | 'auto'
  readonly operation: 'install' | 'remove'
  /** For `node` alone. */
  readonly where: AzureInputs
  /** How long pods may take to become ready, in seconds. */
  readonly waitSeconds: number
}

/** Makes pods trust the root: those that run, or those that a workload declares. Or the nodes, which is another matter. */
export const installCaInPod: Action<InstallRequest> = {
  name: 'install-ca-in-pod',
  inputs: read => {
    const method = read.oneOf('method', ['exec', 'rollout', 'node', 'auto'])
    const operation = read.oneOf('operation', ['install', 'remove'])
    if (operation === 'remove' && method === 'exec')
      read.fault(
        'operation',
        'cannot remove what exec installed: it goes with the containers (kubectl rollout restart). What a rollout declared is removed with `method: rollout`',
      )
    return {
      ...readClusterInputs(read),
      root: readCertificateInput(read, 'root-certificate'),
      intermediate: readCertificateInput(read, 'intermediate-certificate'),
      method,
      operation,
      where: readAzureInputs(read),
      waitSeconds: read.integer('wait-seconds', { min: 0, max: 3600 }),
    }
  },
  run: async (request, world) => {
    const { runInstall } = await import('./install.ts')
    return runInstall(request, world)
  },
}
