/** Files that an action writes. A workspace holds what a repository brought along, so what stands there may be a link to anywhere else. */
import { randomUUID } from 'node:crypto'
import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { KnownFaultError } from '../report/fault.ts'

/**
 * Writes files into a folder that is made where it is missing. A reader sees the old file or the new one, never half of one, and a link of a
 * file's name is replaced, never followed. A folder of the workspace has to lie in it: a repository must not choose what is overwritten.
 * @param mode the permissions of the files, whatever those before had
 */
export async function writeFiles(
  directory: string,
  files: Readonly<Record<string, string>>,
  workspace: string,
  mode = 0o666,
): Promise<void> {
  const outside = await leadingOut(directory, workspace)
  if (outside !== undefined)
    throw new KnownFaultError({
      code: 'LinkOutside',
      message: `${outside} leads out of the workspace, so nothing is written there`,
      advice: 'The repository holds a link of that name. Remove it, or write to a folder of another name.',
    })
  await mkdir(directory, { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory, name)
    const partial = `${path}.${randomUUID()}.partial`
    try {
      await writeFile(partial, content, { flag: 'wx', mode })
      await rename(partial, path)
    } catch (error) {
      await rm(partial, { force: true })
      throw error
    }
  }
}

/** The first folder on the way down from the workspace that is elsewhere. Undefined: none, or the path never was in the workspace. */
async function leadingOut(directory: string, workspace: string): Promise<string | undefined> {
  const parts = relative(workspace, directory).split(sep)
  if (parts[0] === '..') return undefined
  const root = await realpath(workspace)
  let path = workspace
  for (const part of parts) {
    path = join(path, part)
    const real = await realpath(path).catch(() => undefined)
    if (real === undefined) return undefined
    if (real !== root && !real.startsWith(root === sep ? sep : root + sep)) return path
  }
  return undefined
}
