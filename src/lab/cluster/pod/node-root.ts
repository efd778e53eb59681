/**
 * The root folder of the lab's nodes, for `hostPath` volumes (`kubectl debug node/...` mounts it at /host). It is the image of every pod
 * without a writable layer, so nothing of the machine itself can be read or changed through it. All nodes share it.
 */
import { mkdir } from 'node:fs/promises'
import { run } from './command.ts'
import type { Image } from './image.ts'

export type NodeRoot = {
  /** Mounted when somebody asks for the first time. */
  folder(): Promise<string>
  release(): Promise<void>
}

export const nodeRoot = (folder: string, image: Image): NodeRoot => {
  let mounted: Promise<string> | undefined
  const mount = async (): Promise<string> => {
    await mkdir(folder, { recursive: true })
    await run('mount', ['-t', 'overlay', 'overlay', '-o', `ro,lowerdir=${image.layers.join(':')}`, folder])
    return folder
  }
  return {
    folder: () => {
      // A mount that failed is tried again by the next who asks.
      mounted ??= mount().catch((error: unknown) => {
        mounted = undefined
        throw error
      })
      return mounted
    },
    release: async () => {
      if (!mounted) return
      await mounted.catch(() => {})
      mounted = undefined
      await run('umount', ['-l', folder]).catch(() => {})
    },
  }
}
