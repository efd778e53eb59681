import type { Action } from '../github/action.ts'
import { type ClusterInputs, type InputFile, readCertificateInput, readClusterInputs } from './cluster.ts'

export type InstallRequest = ClusterInputs & { readonly root: InputFile | undefined }

/** Makes running pods trust the root, the way their distribution does. */
export const installCaInPod: Action<InstallRequest> = {
  name: 'install-ca-in-pod',
  inputs: read => ({ ...readClusterInputs(read), root: readCertificateInput(read, 'root-certificate') }),
  run: async (request, world) => {
    const { runInstall } = await import('./install.ts')
    return runInstall(request, world)
  },
}
