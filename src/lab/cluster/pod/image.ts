/**
 * The one image of every container: the host's root file system without the host's own things, and with a trust store of
 * the distribution's roots and the lab's public root. Two read-only overlay layers, made once per cluster:
 * `hidden` whites out what must not be seen, `own` puts directories and files of the image's own in their places.
 */
import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { chmod, lstat, mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { run } from './command.ts'
import { characterDevice } from './native.ts'
import { hasUserNamespaces } from './user-namespace.ts'

export type Image = {
  /** For overlay's `lowerdir`, the topmost first. */
  readonly layers: readonly string[]
  /** Whether its containers get a user namespace. */
  readonly userNamespace: boolean
}

const systemFolders = new Set(['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32', 'usr', 'etc', 'var'])
const keptUnder: Readonly<Record<string, readonly string[]>> = {
  var: ['lib', 'cache', 'run', 'lock'],
  'var/lib': ['dpkg', 'pam', 'ucf', 'misc', 'xml-core', 'sgml-base'],
  'var/cache': ['debconf', 'ldconfig'],
}
const hostOnly = [
  'sudoers.d',
  'ssh',
  'netns',
  'kubernetes',
  'docker',
  'letsencrypt',
  'wireguard',
  'NetworkManager',
  'netplan',
  'machine-id',
  'mtab',
  'fstab',
  'environment',
  'gitconfig',
  'npmrc',
  'pip.conf',
].map(name => `etc/${name}`)
const replaced = ['usr/local/share/ca-certificates', 'etc/ssl/certs', 'etc/ca-certificates/update.d']

const emptyFolders: Readonly<Record<string, number>> = {
  root: 0o700,
  home: 0o755,
  opt: 0o755,
  srv: 0o755,
  mnt: 0o755,
  media: 0o755,
  boot: 0o755,
  tmp: 0o1777,
  run: 0o755,
  'run/lock': 0o1777,
  proc: 0o555,
  sys: 0o555,
  dev: 0o755,
  'dev/pts': 0o755,
  'dev/shm': 0o1777,
  'var/log': 0o755,
  'var/tmp': 0o1777,
  'var/spool': 0o755,
  'var/mail': 0o775,
  'var/backups': 0o755,
  'var/lib/apt/lists/partial': 0o755,
  'var/cache/apt/archives/partial': 0o755,
  'usr/local/share/ca-certificates': 0o755,
  'etc/ca-certificates/update.d': 0o755,
  'etc/ssl/certs': 0o755,
}
const devices: Readonly<Record<string, readonly [major: number, minor: number]>> = {
  null: [1, 3],
  zero: [1, 5],
  full: [1, 7],
  random: [1, 8],
  urandom: [1, 9],
  tty: [5, 0],
}
const deviceLinks: Readonly<Record<string, string>> = {
  fd: '/proc/self/fd',
  stdin: '/proc/self/fd/0',
  stdout: '/proc/self/fd/1',
  stderr: '/proc/self/fd/2',
  ptmx: 'pts/ptmx',
}

const rootFile = 'mozilla/Lab_Public_Root.crt'
const distributionRoots = '/usr/share/ca-certificates'
const configuration = '/etc/ca-certificates.conf'

const present = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )

/** What only some may read on the host is the host's own: a pod's root would read it. */
const privateUnder = (folder: string): string[] =>
  readdirSync(`/${folder}`, { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`
    if (entry.isSymbolicLink()) return []
    const { mode } = lstatSync(`/${path}`)
    if ((mode & 0o004) === 0) return [path]
    return entry.isDirectory() ? privateUnder(path) : []
  })

const hide = async (hidden: string): Promise<void> => {
  const paths = (await readdir('/')).filter(name => !systemFolders.has(name))
  for (const [folder, kept] of Object.entries(keptUnder)) {
    const names = await readdir(`/${folder}`).catch(() => [])
    paths.push(...names.filter(name => !kept.includes(name)).map(name => `${folder}/${name}`))
  }
  for (const path of [...hostOnly, ...replaced]) if (await present(`/${path}`)) paths.push(path)
  const inside = (path: string): boolean => paths.some(other => path === other || path.startsWith(`${other}/`))
  paths.push(...privateUnder('etc').filter(path => !inside(path)))
  for (const path of paths) {
    await mkdir(dirname(join(hidden, path)), { recursive: true })
    characterDevice(join(hidden, path), 0, 0, 0)
  }
}

/** Accounts of the system alone: names and homes of the host's people stay out. */
const systemAccounts = async (file: string): Promise<string[]> => {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(line => line !== '')
  return lines.filter(line => {
    const id = Number(line.split(':')[2])
    return id < 1000 || id === 65534
  })
}

/** `/etc/ssl/certs` as `update-ca-certificates` would make it from the distribution's roots and ours, without the second that it takes. */
const trustStore = async (own: string, publicRootPem: string): Promise<void> => {
  const listed = (await readFile(configuration, 'utf8').catch(() => '')).split('\n')
  const roots = listed.filter(line => /^[^#!\s]/.test(line) && existsSync(join(distributionRoots, line)))
  const pem = publicRootPem.endsWith('\n') ? publicRootPem : `${publicRootPem}\n`
  await mkdir(join(own, distributionRoots, dirname(rootFile)), { recursive: true })
  await writeFile(join(own, distributionRoots, rootFile), pem)
  await writeFile(join(own, configuration), `${[...listed.filter(line => line !== ''), rootFile].join('\n')}\n`)
  const certs = join(own, 'etc/ssl/certs')
  const bundle: string[] = []
  for (const file of roots) bundle.push((await readFile(join(distributionRoots, file), 'utf8')).replace(/\n*$/, '\n'))
  await writeFile(join(certs, 'ca-certificates.crt'), [...bundle, pem].join(''))
  // Links: <name>.pem to the file, <hash>.<n> to <name>.pem. The host's are copied where they lead to a root of the distribution.
  const kept = new Set<string>()
  const links: [name: string, to: string][] = []
  for (const name of await readdir('/etc/ssl/certs').catch(() => [])) {
    const to = await readlink(join('/etc/ssl/certs', name)).catch(() => '')
    if (to.startsWith(`${distributionRoots}/`)) kept.add(name)
    if (to !== '') links.push([name, to])
  }
  const taken = new Set<string>()
  for (const [name, to] of links) {
    if (!kept.has(name) && !kept.has(to)) continue
    taken.add(name)
    await symlink(to, join(certs, name))
  }
  const hash = (await run('openssl', ['x509', '-noout', '-subject_hash'], pem)).trim()
  let number = 0
  while (taken.has(`${hash}.${number}`)) number += 1
  await symlink(join(distributionRoots, rootFile), join(certs, 'Lab_Public_Root.pem'))
  await symlink('Lab_Public_Root.pem', join(certs, `${hash}.${number}`))
}

/** Makes the image in `folder` (on a tmpfs that allows device nodes). */
export const makeImage = async (folder: string, publicRootPem: string): Promise<Image> => {
  const hidden = join(folder, 'hidden')
  const own = join(folder, 'own')
  await mkdir(hidden, { recursive: true })
  await hide(hidden)
  for (const [path, mode] of Object.entries(emptyFolders)) {
    await mkdir(join(own, path), { recursive: true })
    await chmod(join(own, path), mode)
  }
  for (const [name, [major, minor]] of Object.entries(devices)) {
    characterDevice(join(own, 'dev', name), major, minor)
    await chmod(join(own, 'dev', name), 0o666)
  }
  for (const [name, to] of Object.entries(deviceLinks)) await symlink(to, join(own, 'dev', name))
  for (const path of ['dev/termination-log', 'etc/hosts', 'etc/resolv.conf', 'etc/hostname', 'etc/machine-id', 'etc/fstab'])
    await writeFile(join(own, path), '')
  const accounts = await systemAccounts('/etc/passwd')
  await writeFile(join(own, 'etc/passwd'), `${accounts.join('\n')}\n`)
  await writeFile(join(own, 'etc/group'), `${(await systemAccounts('/etc/group')).join('\n')}\n`)
  await writeFile(join(own, 'etc/shadow'), accounts.map(line => `${line.split(':')[0]}:*:19000:0:99999:7:::\n`).join(''), { mode: 0o640 })
  await symlink('/proc/self/mounts', join(own, 'etc/mtab'))
  await trustStore(own, publicRootPem)
  return { layers: [own, hidden, '/'], userNamespace: await hasUserNamespaces() }
}
