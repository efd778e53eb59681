/**
 * `hostPath`: a path of the node. The lab's nodes have a root folder like a pod's image, which nobody can write to; the machine's own files
 * are never in it (`pod/node-root.ts`).
 */
import { stat } from 'node:fs/promises'
import { type Fill, MountFailed } from './volume.ts'
import { insideRoot } from './within.ts'

const kinds: Readonly<Record<string, readonly [name: string, is: (found: Awaited<ReturnType<typeof stat>>) => boolean]>> = {
  Directory: ['directory', found => found.isDirectory()],
  DirectoryOrCreate: ['directory', found => found.isDirectory()],
  File: ['file', found => found.isFile()],
  FileOrCreate: ['file', found => found.isFile()],
  Socket: ['socket file', found => found.isSocket()],
  CharDevice: ['character device', found => found.isCharacterDevice()],
  BlockDevice: ['block device', found => found.isBlockDevice()],
}

export const fillHostPath: Fill = async ({ hostPath }, _folder, _pod, world) => {
  const { path = '', type = '' } = hostPath ?? {}
  const source = await insideRoot(await world.nodeRoot(), path)
  const found = source === undefined ? undefined : await stat(source).catch(() => undefined)
  const kind = kinds[type]
  if (type !== '' && !kind) throw new MountFailed(`hostPath type check failed: unknown type ${JSON.stringify(type)}`)
  if (kind && found && !kind[1](found)) throw new MountFailed(`hostPath type check failed: ${path} is not a ${kind[0]}`)
  if (source === undefined || !found) {
    // A real node would make some of these; the lab's cannot be written to.
    throw new MountFailed(
      kind && !type.endsWith('OrCreate')
        ? `hostPath type check failed: ${path} is not a ${kind[0]}`
        : `hostPath ${path} does not exist on the node, and the lab's nodes are read-only: use emptyDir`,
    )
  }
  return { source, readOnly: true }
}
