/**
 * Starting a program with given descriptors, by posix_spawn. Node's own way copies the page tables of the whole process first, which costs a
 * lab of 250 MB ten milliseconds for each program, all of its requests waiting; this one borrows the memory until the program has begun.
 */
import { accessSync, constants, openSync, statSync } from 'node:fs'
import { constants as machine } from 'node:os'
import { delimiter, join } from 'node:path'
import koffi from 'koffi'

/** How it ended; or `error`: it could not be started. */
export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly error?: Error }

export type Launched = { readonly pid: number | undefined; readonly ended: Promise<Ended> }

const libc = koffi.load('libc.so.6')
const spawnFile = libc.func(
  'int posix_spawn(_Out_ int *pid, const char *file, void *actions, void *attributes, const char **args, const char **env)',
) as (
  pid: number[],
  file: string,
  actions: Buffer,
  attributes: Buffer,
  args: readonly (string | null)[],
  env: readonly (string | null)[],
) => number
const actionsInit = libc.func('int posix_spawn_file_actions_init(void *actions)') as (actions: Buffer) => number
const actionsDestroy = libc.func('int posix_spawn_file_actions_destroy(void *actions)') as (actions: Buffer) => number
const actionsAddDup2 = libc.func('int posix_spawn_file_actions_adddup2(void *actions, int from, int to)') as (
  actions: Buffer,
  from: number,
  to: number,
) => number
const actionsAddClose = libc.func('int posix_spawn_file_actions_addclose(void *actions, int fd)') as (actions: Buffer, fd: number) => number
const attributesInit = libc.func('int posix_spawnattr_init(void *attributes)') as (attributes: Buffer) => number
const attributesDestroy = libc.func('int posix_spawnattr_destroy(void *attributes)') as (attributes: Buffer) => number
const attributesSetFlags = libc.func('int posix_spawnattr_setflags(void *attributes, short flags)') as (
  attributes: Buffer,
  flags: number,
) => number
const attributesSetDefault = libc.func('int posix_spawnattr_setsigdefault(void *attributes, void *signals)') as (
  attributes: Buffer,
  signals: Buffer,
) => number
const attributesSetMask = libc.func('int posix_spawnattr_setsigmask(void *attributes, void *signals)') as (
  attributes: Buffer,
  signals: Buffer,
) => number
const waitFor = libc.func('int waitpid(int pid, _Out_ int *status, int options)') as (
  pid: number,
  status: number[],
  options: number,
) => number
const errorText = libc.func('const char *strerror(int number)') as (number: number) => string

const WNOHANG = 1
/** POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID */
const flags = 0x04 | 0x08 | 0x80
/** More than either structure of glibc takes (80 and 336 bytes). */
const structure = 1024

const running = new Map<number, (ended: Ended) => void>()
const nameOfSignal = (number: number): NodeJS.Signals =>
  (Object.entries(machine.signals).find(([, each]) => each === number)?.[0] ?? `SIG${number}`) as NodeJS.Signals

/** Node waits for its own children alone, each by its pid, so these are ours to wait for. */
const reap = (): void => {
  for (const [pid, end] of running) {
    const status = [0]
    const waited = waitFor(pid, status, WNOHANG)
    if (waited === 0) continue
    running.delete(pid)
    if (waited !== pid) {
      end({ code: null, signal: null, error: new Error(`nobody knows how process ${pid} ended: somebody else has waited for it`) })
      continue
    }
    const [word = 0] = status
    const signal = word & 0x7f
    end(signal === 0 ? { code: (word >> 8) & 0xff, signal: null } : { code: null, signal: nameOfSignal(signal) })
  }
  if (running.size === 0) stopListening()
}

// A listener for a signal keeps nobody alive, and a child has to.
let awake: NodeJS.Timeout | undefined
const listen = (): void => {
  if (awake !== undefined) return
  process.on('SIGCHLD', reap)
  awake = setInterval(reap, 1000)
}
const stopListening = (): void => {
  process.off('SIGCHLD', reap)
  clearInterval(awake)
  awake = undefined
}

let nothing: number | undefined
/** A descriptor that says and keeps nothing. */
const nowhere = (): number => {
  nothing ??= openSync('/dev/null', 'r+')
  return nothing
}

/** As a shell with this PATH finds it. By our own PATH, which may lack /usr/sbin, posix_spawnp would find others. */
const found = (program: string, path: string): string =>
  program.includes('/')
    ? program
    : (path
        .split(delimiter)
        .map(folder => join(folder, program))
        .find(isProgram) ?? program)
const isProgram = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/**
 * Starts a program in a session of its own, found by the PATH that it is given, with `descriptors[n]` as its descriptor n (undefined: /dev/null), and no others
 * of ours than those that are not closed on exec. Signals are as a program expects to find them.
 */
export const launch = (
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  descriptors: readonly (number | undefined)[],
): Launched => {
  const [actions, attributes] = [Buffer.alloc(structure), Buffer.alloc(structure)]
  actionsInit(actions)
  attributesInit(attributes)
  try {
    const from = descriptors.map(each => each ?? nowhere())
    // By way of numbers above all of them: one that stands where another is to go would be overwritten before it is copied.
    const above = Math.max(from.length, ...from) + 1
    for (const [to, each] of from.entries()) actionsAddDup2(actions, each, above + to)
    for (const to of from.keys()) actionsAddDup2(actions, above + to, to)
    for (const to of from.keys()) actionsAddClose(actions, above + to)
    attributesSetFlags(attributes, flags)
    attributesSetDefault(attributes, Buffer.alloc(128, 0xff))
    attributesSetMask(attributes, Buffer.alloc(128))
    const pid = [0]
    const words = Object.entries(env).map(([name, value]) => `${name}=${value}`)
    listen()
    const failed = spawnFile(pid, found(program, env['PATH'] ?? ''), actions, attributes, [program, ...args, null], [...words, null])
    if (failed !== 0) {
      if (running.size === 0) stopListening()
      const error = new Error(`${program} could not be started: ${errorText(failed)}`)
      return { pid: undefined, ended: Promise.resolve({ code: null, signal: null, error }) }
    }
    const [started = -1] = pid
    return { pid: started, ended: new Promise(resolve => running.set(started, resolve)) }
  } finally {
    actionsDestroy(actions)
    attributesDestroy(attributes)
  }
}
