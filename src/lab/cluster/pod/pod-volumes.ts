/** A pod's volumes: filled before its containers start, tried again until it works, kept up to date while it runs. */
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Container } from '../objects/pod.ts'
import { fillVolume, isLive } from '../volumes/mount.ts'
import { insideRoot, reallyWithin } from '../volumes/within.ts'
import { pause } from './limit.ts'
import type { PodContext } from './pod-context.ts'
import type { Mount } from './root.ts'

const backoff = (failures: number): number => Math.min(500 * 2 ** failures, 30_000)
const refreshEvery = 60_000

/** Returns when all are filled, or the pod ends. */
export const fillVolumes = async (context: PodContext): Promise<void> => {
  const { mounts, folder, signal, world } = context
  for (let failures = 0; !signal.aborted && !context.ending; failures += 1) {
    try {
      for (const volume of context.pod.spec?.volumes ?? []) {
        if (mounts.has(volume.name)) continue
        const at = join(folder, 'volumes', volume.name)
        await rm(at, { recursive: true, force: true })
        try {
          mounts.set(volume.name, await fillVolume(volume, at, context.pod, world.volumes))
        } catch (error) {
          context.event('Warning', 'FailedMount', `MountVolume.SetUp failed for volume "${volume.name}" : ${(error as Error).message}`)
          throw error
        }
      }
      return
    } catch {
      context.publish()
      await pause(backoff(failures), signal)
    }
  }
}

/** Config maps and secrets follow their objects; tokens are renewed long before they end. Returns how to stop. */
export const refreshVolumes = (context: PodContext): (() => void) => {
  const timer = setInterval(() => {
    for (const volume of context.pod.spec?.volumes ?? []) {
      const mount = context.mounts.get(volume.name)
      if (mount && isLive(volume)) void fillVolume(volume, mount.folder, context.pod, context.world.volumes).catch(() => {})
    }
  }, refreshEvery)
  timer.unref()
  return () => clearInterval(timer)
}

/** What a container sees of its pod: the sandbox's files, its termination message, its volumes. Throws where a path of a volume is not there. */
export const mountsOf = async ({ sandbox, mounts }: PodContext, container: Container, messageFile: string): Promise<Mount[]> => [
  ...(sandbox?.files ?? []),
  { source: messageFile, target: container.terminationMessagePath ?? '/dev/termination-log', readOnly: false, file: true },
  ...(await Promise.all(
    (container.volumeMounts ?? []).flatMap(mount => {
      const volume = mounts.get(mount.name)
      return volume ? [volumeMount(mount, volume)] : []
    }),
  )),
]

const volumeMount = async (
  mount: NonNullable<Container['volumeMounts']>[number],
  volume: { folder: string; readOnly: boolean },
): Promise<Mount> => {
  const { name, mountPath, subPath } = mount
  const readOnly = volume.readOnly || mount.readOnly === true
  let source: string | undefined = volume.folder
  if (subPath) {
    // The kubelet makes what is missing. Links that containers laid in the volume must not lead out of it.
    source = await reallyWithin(volume.folder, subPath)
    if (source === undefined && !volume.readOnly && (await insideRoot(volume.folder, subPath)) === join(volume.folder, subPath)) {
      await mkdir(join(volume.folder, subPath), { recursive: true }).catch(() => {})
      source = await reallyWithin(volume.folder, subPath)
    }
    if (source === undefined)
      throw new Error(`failed to prepare subPath ${JSON.stringify(subPath)} of volume "${name}": it is not in the volume`)
  }
  return { source, target: mountPath, readOnly, file: !(await stat(source)).isDirectory() }
}
