/** Files of config maps, secrets and the downward API, written as the kubelet writes them: a dated folder, `..data`, and links. */
import { chmod, mkdir, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { MountFailed } from './volume.ts'

export type Payload = Readonly<Record<string, { readonly bytes: Buffer; readonly mode?: number }>>

/** Replaces the whole content at once: readers see the old files or the new, never a mixture. */
export const writePayload = async (folder: string, payload: Payload, mode: number): Promise<void> => {
  const version = `..${new Date().toISOString().replace(/[-:TZ.]/g, '_')}${Math.floor(Math.random() * 1e6)}`
  await mkdir(join(folder, version), { mode: 0o755 })
  const roots = new Set<string>()
  for (const [path, file] of Object.entries(payload)) {
    const inside = normalize(path)
    if (inside.startsWith('/') || inside.split('/').includes('..'))
      throw new MountFailed(`invalid path ${JSON.stringify(path)}: must not contain '..'`)
    const at = join(folder, version, inside)
    await mkdir(dirname(at), { recursive: true })
    await writeFile(at, file.bytes)
    await chmod(at, file.mode ?? mode)
    roots.add(inside.split('/')[0] ?? inside)
  }
  const before = await readlink(join(folder, '..data')).catch(() => undefined)
  await symlink(version, join(folder, '..data_tmp'))
  await rename(join(folder, '..data_tmp'), join(folder, '..data'))
  for (const root of roots) {
    const link = join(folder, root)
    await symlink(`..data/${root}`, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  if (before !== undefined) await rm(join(folder, before), { recursive: true, force: true })
}
