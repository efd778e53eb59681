/**
 * Where `method: auto` looks for the root, in order: a volume of the Secrets Store CSI driver (workload identity), a volume of Azure Files,
 * the action's input. What a container does not mount is said, and the next is tried. Pure.
 */
import type { Pod } from './documents.ts'
import type { RootSource } from './root-source.ts'

/** In the order in which they are tried. `none`: there is no such source, and why. */
export type Step = RootSource | { readonly kind: 'none'; readonly because: string }

const kinds = [
  {
    volume: 'vault',
    driver: 'secrets-store.csi.k8s.io',
    what: 'no volume of the Secrets Store CSI driver',
    file: (secret: string) => secret,
  },
  { volume: 'file-share', driver: 'file.csi.azure.com', what: 'no volume of Azure Files', file: () => 'rootCA.pem' },
] as const

/** `path`: the workload's trust.path, taken where it lies in a mount. `rootSecret`: what the vault calls the root. */
export function sourcesOf(
  pod: Pod | undefined,
  container: string,
  { path, rootSecret, given }: { readonly path: string | undefined; readonly rootSecret: string; readonly given: boolean },
): Step[] {
  const steps: Step[] = []
  const mounts = pod?.spec?.containers?.find(({ name }) => name === container)?.volumeMounts ?? []
  for (const { volume, driver, what, file } of kinds) {
    const names = (pod?.spec?.volumes ?? [])
      .filter(({ csi, azureFile }) => csi?.driver === driver || (volume === 'file-share' && azureFile !== undefined))
      .map(({ name }) => name)
    const mount = mounts.find(({ name }) => names.includes(name))
    const at = mount?.mountPath?.replace(/\/+$/, '')
    if (mount === undefined || at === undefined) steps.push({ kind: 'none', because: `${container} mounts ${what}` })
    else if (path !== undefined && (path === at || path.startsWith(`${at}/`))) steps.push({ kind: 'mounted', path, volume })
    else steps.push({ kind: 'mounted', path: mount.subPath ? at : `${at}/${file(rootSecret)}`, volume })
  }
  steps.push(given ? { kind: 'given' } : { kind: 'none', because: 'no root-certificate was given' })
  return steps
}

export const nameOf = (source: RootSource): string =>
  source.kind === 'given'
    ? 'the input root-certificate'
    : `${source.volume === 'vault' ? 'the Key Vault mount' : 'the file share'} ${source.path}`
