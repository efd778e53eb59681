/**
 * Pods have a user namespace of their own, in which ids are what they are outside. Their root owns files as before, but holds no
 * capability over anything that the host made, and a command that enters the pod becomes as powerless before its first instruction there.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { run } from './command.ts'

/** False where the kernel has none, or forbids them to us: then the bounding set alone keeps pods in. */
export const hasUserNamespaces = (): Promise<boolean> =>
  run('unshare', ['--user', 'true']).then(
    () => true,
    () => false,
  )

/** Everything that the lab's own namespace maps, mapped to itself. */
const identity = (file: string): string =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const [inside, , count] = line.trim().split(/\s+/)
      return `${inside} ${inside} ${count}\n`
    })
    .join('')

/** Once per process, after it has entered its new user namespace. */
export const mapIds = (pid: number): void => {
  writeFileSync(`/proc/${pid}/gid_map`, identity('/proc/self/gid_map'))
  writeFileSync(`/proc/${pid}/uid_map`, identity('/proc/self/uid_map'))
}
