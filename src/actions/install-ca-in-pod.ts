import type { Action } from '../github/action.ts'
import { type ClusterInputs, type InputFile, readCertificateInput, readClusterInputs } from './cluster.ts'

export type InstallRequest = ClusterInputs & {
  readonly root: InputFile | undefined
  /** How long pods may take to become ready, in seconds. */
  readonly waitSeconds: number
}

/** Makes running pods trust the root, the way their distribution does. */
export const installCaInPod: Action<InstallRequest> = {
  name: 'install-ca-in-pod',
  inputs: read => ({
    ...readClusterInputs(read),
    root: readCertificateInput(read, 'root-certificate'),
    waitSeconds: read.integer('wait-seconds', { min: 0, max: 3600 }),
  }),
  run: async (request, world) => {
    const { runInstall } = await import('./install.ts')
    return runInstall(request, world)
  },
}
