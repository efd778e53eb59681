/** Which kind of volume is filled by whom. */
import { chmod, mkdir } from 'node:fs/promises'
import type { Pod, Volume } from '../objects/pod.ts'
import { fillAzureFile } from './azure-file.ts'
import { fillHostPath } from './host-path.ts'
import { fillSecretsStore } from './secrets-store.ts'
import { fillConfigMap, fillDownward, fillProjected, fillSecret } from './sources.ts'
import { type Fill, MountFailed, type VolumeWorld } from './volume.ts'

const drivers: Readonly<Record<string, Fill>> = { 'secrets-store.csi.k8s.io': fillSecretsStore, 'file.csi.azure.com': fillAzureFile }

const fillOf = (volume: Volume): Fill | undefined => {
  if (volume.emptyDir) return async () => undefined
  if (volume.configMap) return fillConfigMap
  if (volume.secret) return fillSecret
  if (volume.projected) return fillProjected
  if (volume.downwardAPI) return fillDownward
  if (volume.hostPath) return fillHostPath
  return volume.csi ? drivers[volume.csi.driver] : undefined
}

/** Whether the content follows its source while the pod runs; the others are filled once. */
export const isLive = (volume: Volume): boolean => Boolean(volume.configMap ?? volume.secret ?? volume.projected)

/** Fills one volume in its folder and says where its content is. Throws with the text of the FailedMount event. */
export const fillVolume = async (
  volume: Volume,
  folder: string,
  pod: Pod,
  world: VolumeWorld,
): Promise<{ folder: string; readOnly: boolean }> => {
  const fill = fillOf(volume)
  if (!fill) {
    const kind = Object.keys(volume).find(field => field !== 'name') ?? 'unknown'
    throw new MountFailed(
      volume.csi
        ? `kubernetes.io/csi: mounter.SetUpAt failed to get CSI client: driver name ${volume.csi.driver} not found in the list of registered CSI drivers`
        : `the lab's nodes have no volumes of type ${kind}`,
    )
  }
  await mkdir(folder, { recursive: true })
  if (volume.emptyDir) await chmod(folder, 0o777)
  const filled = await fill(volume, folder, pod, world)
  return { folder: filled?.source ?? folder, readOnly: filled?.readOnly ?? false }
}
