/**
 * The lab's own view of the machine. The process is already in its own mount, network, PID, UTS and IPC namespaces
 * (`requirements.ts` has the flags); here it gets a private `/run` (network namespaces are pinned there, so they
 * vanish with it), a private `/etc/hosts` that names only the lab's services, and no way to resolve anything else.
 */
import { execFileSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdirSync, openSync, realpathSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Where the lab keeps its files: memory that is gone with the last process. */
export const labDirectory = '/run/egress-gate'

export type HostNames = { set(names: ReadonlyMap<string, string>): void }

/** Settles in. Must run once, first, as PID 1 of the lab's namespaces. */
export function settleIn(): HostNames {
  const resolver = realpath('/etc/resolv.conf')
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', '/run'])
  mkdirSync(`${labDirectory}/runner`, { recursive: true })
  mkdirSync('/run/netns', { recursive: true })
  execFileSync('ip', ['link', 'set', 'lo', 'up'])

  const hosts = `${labDirectory}/hosts`
  writeFileSync(hosts, '127.0.0.1 localhost\n')
  replace('/etc/hosts', hosts)
  const resolvConf = `${labDirectory}/resolv.conf`
  writeFileSync(
    resolvConf,
    '# the lab resolves its own names by /etc/hosts and nothing else\nnameserver 127.0.0.1\noptions timeout:1 attempts:1\n',
  )
  if (resolver) replace(resolver, resolvConf)
  return {
    set: names => overwrite(hosts, ['127.0.0.1 localhost', ...[...names].map(([name, address]) => `${address} ${name}`), ''].join('\n')),
  }
}

/** Puts `source` in the place of `target`, also where `/run` has just hidden it. */
function replace(target: string, source: string): void {
  if (target.startsWith('/run/')) {
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, '')
  }
  execFileSync('mount', ['--bind', source, target])
}

/** In place and never empty in between: the file is bind-mounted and read by running processes. */
function overwrite(path: string, text: string): void {
  const file = openSync(path, 'r+')
  try {
    const bytes = Buffer.from(text)
    writeSync(file, bytes, 0, bytes.length, 0)
    ftruncateSync(file, bytes.length)
  } finally {
    closeSync(file)
  }
}

function realpath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined // no resolver is configured: nothing to hide
  }
}
