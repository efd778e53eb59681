/** The script that turns fresh namespaces into a container: its root, its mounts, its privileges; then its first process. */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { fstabField, quoted } from './command.ts'
import type { Image } from './image.ts'

export type Mount = {
  /** Path in the lab's own file system. */
  readonly source: string
  /** Absolute path in the container. */
  readonly target: string
  readonly readOnly: boolean
  readonly file: boolean
}

export type RootFs = {
  readonly image: Image
  /** Holds `upper`, `work` and `root`: the container's own writable layer. */
  readonly folder: string
  readonly mounts: readonly Mount[]
  readonly readOnly: boolean
}

const line = (source: string, target: string, type: string, options: string): string =>
  `${[source, target, type, options].map(fstabField).join(' ')} 0 0`

/** Kernel interfaces that are not namespaced: root in a pod is still root to them. */
const readOnlyPaths = ['/proc/sys', '/proc/sysrq-trigger', '/proc/irq', '/proc/bus', '/proc/fs']
const maskedFiles = [
  '/proc/kcore',
  '/proc/keys',
  '/proc/key-users',
  '/proc/timer_list',
  '/proc/latency_stats',
  '/proc/sched_debug',
  '/proc/kmsg',
  '/proc/kallsyms',
  '/proc/modules',
  '/proc/interrupts',
]
const maskedFolders = [
  '/proc/acpi',
  '/proc/scsi',
  '/proc/asound',
  '/sys/firmware',
  '/sys/fs',
  '/sys/kernel',
  '/sys/devices/virtual/powercap',
]

/** Where the old root hangs while the last mounts are made. An empty folder of the image. */
const oldRoot = '/media'

const kernelMounts = (root: string, { image, folder }: RootFs): string =>
  [
    line('overlay', root, 'overlay', `lowerdir=${image.layers.join(':')},upperdir=${folder}/upper,workdir=${folder}/work`),
    line('proc', `${root}/proc`, 'proc', 'nosuid,nodev,noexec'),
    line('sysfs', `${root}/sys`, 'sysfs', 'ro,nosuid,nodev,noexec'),
    line('devpts', `${root}/dev/pts`, 'devpts', 'nosuid,noexec,newinstance,ptmxmode=0666,mode=0620'),
    line('shm', `${root}/dev/shm`, 'tmpfs', 'nosuid,nodev,noexec,size=64m,mode=1777'),
  ].join('\n')

/** Made inside the new root, so that symbolic links on the way to a target (`/var/run`) mean what they mean to the container. */
const innerMounts = ({ mounts }: RootFs): string =>
  [
    ...mounts.map(mount => line(`${oldRoot}${mount.source}`, mount.target, 'none', `bind,${mount.readOnly ? 'ro' : 'rw'},X-mount.mkdir`)),
    ...readOnlyPaths.filter(existsSync).map(path => line(path, path, 'none', 'bind,ro')),
    ...maskedFiles.filter(existsSync).map(path => line('/dev/null', path, 'none', 'bind,ro')),
    ...maskedFolders.filter(existsSync).map(path => line('tmpfs', path, 'tmpfs', 'ro,nosuid,nodev,noexec,size=0')),
  ].join('\n')

/** The capabilities of a container under the usual "baseline": what package tools and web servers need. */
export const capabilities: readonly string[] = [
  'chown',
  'dac_override',
  'fowner',
  'fsetid',
  'kill',
  'setgid',
  'setuid',
  'setpcap',
  'net_bind_service',
  'sys_chroot',
  'setfcap',
]

/** `setpriv` and its arguments: what any process of the container runs with. */
export const privileges = (user?: { uid: number; gid: number }): string[] => [
  'setpriv',
  '--no-new-privs',
  '--inh-caps=-all',
  `--bounding-set=-all,${capabilities.map(one => `+${one}`).join(',')}`,
  ...(user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : []),
]

/** Writes what `rootScript` reads: one table for each of its two `mount -a`, which is one process instead of thirty. */
export const writeMountTables = async (root: RootFs): Promise<void> => {
  for (const name of ['upper', 'work', 'root']) await mkdir(`${root.folder}/${name}`, { recursive: true })
  await writeFile(`${root.folder}/fstab`, `${kernelMounts(`${root.folder}/root`, root)}\n`)
  await writeFile(`${root.folder}/inner.fstab`, `${innerMounts(root)}\n`)
}

/** Says that it has entered, and waits until its ids are mapped. Only the exec after that makes it root there. */
const enterUserNamespace = 'echo map >&4; read -r go <&5; unset go PWD OLDPWD; exec "$@" 5<&-'

/**
 * Runs in fresh mount and pid namespaces, inside the pod's network, uts and ipc namespaces. Descriptor 3 carries the program of the
 * first process, which the shell at the end reads as its standard input.
 */
export const rootScript = (root: RootFs, user: { uid: number; gid: number } | undefined): string => {
  const target = `${root.folder}/root`
  const files = root.mounts.filter(mount => mount.file).map(mount => mount.target)
  return [
    'set -e',
    `mount -a -T ${quoted(`${root.folder}/fstab`)}`,
    // Ping without a raw socket and ports under 1024 without a capability, in this network namespace alone.
    `echo "0 2147483647" > ${quoted(`${target}/proc/sys/net/ipv4/ping_group_range`)} || :`,
    `echo 0 > ${quoted(`${target}/proc/sys/net/ipv4/ip_unprivileged_port_start`)} || :`,
    `cd ${quoted(target)}`,
    `pivot_root . ${oldRoot.slice(1)}`,
    'cd /',
    ...files.map(file => `mkdir -p ${quoted(file.replace(/\/[^/]*$/, '') || '/')}; [ -e ${quoted(file)} ] || : > ${quoted(file)}`),
    `mount -a -T ${quoted(`${oldRoot}${root.folder}/inner.fstab`)}`,
    `umount -l ${oldRoot}`,
    ...(root.readOnly ? ['mount -o remount,bind,ro /'] : []),
    'unset OLDPWD PWD LC_ALL',
    `exec ${root.image.userNamespace ? `unshare --user sh -c ${quoted(enterUserNamespace)} sh ` : ''}${privileges(user).map(quoted).join(' ')} sh -s <&3 3<&-`,
  ].join('\n')
}
