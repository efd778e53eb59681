/** What the lab needs of the machine, found out before anything is started. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Missing = { readonly what: string; readonly fix: string }

/** Programs that the lab runs, and the package that has them nearly everywhere. */
const programs: Readonly<Record<string, string>> = {
  unshare: 'util-linux',
  nsenter: 'util-linux',
  mount: 'util-linux (package "mount" on Debian)',
  setpriv: 'util-linux',
  pivot_root: 'util-linux',
  ip: 'iproute2',
  curl: 'curl',
  openssl: 'openssl',
}

/** The flags that put the whole lab into namespaces of its own; all of it ends when its first process ends. */
export const unshareFlags = ['--mount', '--net', '--pid', '--uts', '--ipc', '--fork', '--kill-child=KILL', '--mount-proc']

/** Everything that is missing, each with how to get it; empty when the lab can run. */
export function missingForLab(): readonly Missing[] {
  if (process.platform !== 'linux')
    return [{ what: `Linux namespaces (this is ${process.platform})`, fix: 'run it on a Linux machine or in a virtual machine' }]
  const absent = Object.entries(programs).flatMap(([program, from]) =>
    onPath(program) ? [] : [{ what: `the program "${program}"`, fix: `install ${from}` }],
  )
  if (absent.length > 0) return absent
  if (process.getuid?.() !== 0) return [{ what: 'root', fix: 'run it with sudo: sudo env "PATH=$PATH" npm run lab' }]
  return [...tryNamespaces(), ...tryOverlay()]
}

export function onPath(program: string): boolean {
  const folders = `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin${delimiter}/sbin`.split(delimiter)
  return folders.some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

const containerFix =
  'in a container, start it with --privileged (or CAP_SYS_ADMIN, CAP_NET_ADMIN and no seccomp/AppArmor confinement); on a machine, run it as real root'

function tryNamespaces(): readonly Missing[] {
  const tried = spawnSync('unshare', [...unshareFlags, 'ip', 'link', 'set', 'lo', 'up'], { encoding: 'utf8', timeout: 10_000 })
  if (tried.status === 0) return []
  return [{ what: `namespaces: ${firstLine(tried.stderr) || tried.error?.message || 'unshare failed'}`, fix: containerFix }]
}

function tryOverlay(): readonly Missing[] {
  const script =
    'mount -t tmpfs tmpfs /mnt && mkdir /mnt/u /mnt/w /mnt/m && mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/u,workdir=/mnt/w /mnt/m'
  const tried = spawnSync('unshare', ['--mount', 'sh', '-c', script], { encoding: 'utf8', timeout: 10_000 })
  if (tried.status === 0) return []
  return [{ what: `overlay mounts: ${firstLine(tried.stderr) || tried.error?.message || 'mount failed'}`, fix: containerFix }]
}

const firstLine = (text: string | null): string => (text ?? '').trim().split('\n')[0] ?? ''
