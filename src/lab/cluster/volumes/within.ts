/** Paths that must not leave a folder, whatever symbolic links lie on the way: what they name is mounted into pods. */
import { readlink, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative } from 'node:path'

const mostLinks = 40

/** Where `path` leads when `root` is `/`, as after chroot: absolute links start at `root`, and above it is nothing. Undefined: in circles. */
export const insideRoot = async (root: string, path: string): Promise<string | undefined> => {
  const left = path.split('/')
  const reached: string[] = []
  for (let links = 0; left.length > 0; ) {
    const step = left.shift() ?? ''
    if (step === '' || step === '.') continue
    if (step === '..') {
      reached.pop()
      continue
    }
    const to = await readlink(join(root, ...reached, step)).catch(() => undefined)
    if (to === undefined) {
      reached.push(step)
      continue
    }
    links += 1
    if (links > mostLinks) return undefined
    if (isAbsolute(to)) reached.length = 0
    left.unshift(...to.split('/'))
  }
  return join(root, ...reached)
}

/** Where `path` really leads, if that is in `folder`. Undefined: it is not there, or elsewhere. */
export const reallyWithin = async (folder: string, path: string): Promise<string | undefined> => {
  try {
    const [root, found] = await Promise.all([realpath(folder), realpath(`${folder}/${path}`)])
    const way = relative(root, found)
    return way === '..' || way.startsWith('../') || isAbsolute(way) ? undefined : found
  } catch {
    return undefined
  }
}
