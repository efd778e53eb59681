/** The few system calls that Node does not have: real pipes (its own are sockets, which `/dev/stdout` cannot open), terminals, device nodes. */
import { closeSync, openSync, readdirSync } from 'node:fs'
import { Socket } from 'node:net'
import { ReadStream, WriteStream } from 'node:tty'
import koffi from 'koffi'

const libc = koffi.load('libc.so.6')
const pipe2 = libc.func('int pipe2(_Out_ int *ends, int flags)') as (ends: number[], flags: number) => number
const makeNode = libc.func('int mknod(const char *path, uint32_t mode, uint64_t device)') as (
  path: string,
  mode: number,
  device: bigint,
) => number
const ioctlNumber = libc.func('int ioctl(int fd, unsigned long request, uint64_t value)') as (
  fd: number,
  request: number,
  value: number,
) => number
const ioctlBytes = libc.func('int ioctl(int fd, unsigned long request, void *value)') as (
  fd: number,
  request: number,
  value: Buffer,
) => number

const setDescriptorFlags = libc.func('int fcntl(int fd, int command, int flags)') as (fd: number, command: number, flags: number) => number

const closeOnExec = 0o2000000

/** What the lab itself inherited (a caller's pipes, files, folders) must not reach a pod: Node closes only the first few on exec. */
export const keepDescriptorsToOurselves = (): void => {
  const F_SETFD = 2
  const FD_CLOEXEC = 1
  for (const name of readdirSync('/proc/self/fd')) if (Number(name) > 2) setDescriptorFlags(Number(name), F_SETFD, FD_CLOEXEC)
}

/** Both ends of a pipe, closed on exec. */
export const pipe = (): { read: number; write: number } => {
  const ends = [-1, -1]
  if (pipe2(ends, closeOnExec) !== 0) throw new Error('pipe2 failed: too many open files?')
  return { read: ends[0] ?? -1, write: ends[1] ?? -1 }
}

/** Our end of a pipe as a stream. It owns the descriptor. */
export const stream = (fd: number, direction: 'read' | 'write'): Socket => {
  const socket = new Socket({ fd, readable: direction === 'read', writable: direction === 'write' })
  socket.on('error', () => {
    // EPIPE: the other side has gone. Its exit is what is reported.
  })
  return socket
}

/** A character device; 0:0 is an overlay's whiteout. */
export const characterDevice = (path: string, major: number, minor: number, mode = 0o666): void => {
  if (makeNode(path, 0o020000 | mode, BigInt((major << 8) | minor)) !== 0) throw new Error(`mknod ${path} failed: this needs CAP_MKNOD`)
}

const TIOCSPTLCK = 0x40045431
const TIOCGPTPEER = 0x5441
const TIOCSWINSZ = 0x5414
const openFlags = 0o2 | 0o400 // O_RDWR | O_NOCTTY

export type Terminal = {
  readonly peer: number
  readonly output: ReadStream
  readonly input: WriteStream
  resize(columns: number, rows: number): void
  close(): void
}

/** A terminal of the container's own devpts, through its root. `peer` is the process's side; close it after the spawn. */
export const openTerminal = (root: string): Terminal => {
  const master = openSync(`${root}/dev/pts/ptmx`, openFlags)
  const unlocked = Buffer.alloc(4)
  if (ioctlBytes(master, TIOCSPTLCK, unlocked) !== 0) throw new Error('cannot unlock the terminal')
  const peer = ioctlNumber(master, TIOCGPTPEER, openFlags | closeOnExec)
  if (peer < 0) throw new Error('cannot open the terminal')
  const output = new ReadStream(master)
  // The same descriptor in two streams: only the reader closes it.
  const input = new WriteStream(master)
  for (const one of [output, input]) one.on('error', () => {})
  return {
    peer,
    output,
    input,
    resize: (columns, rows) => {
      const size = Buffer.alloc(8)
      size.writeUInt16LE(rows, 0)
      size.writeUInt16LE(columns, 2)
      ioctlBytes(master, TIOCSWINSZ, size)
    },
    close: () => output.destroy(),
  }
}

export const close = (...fds: readonly number[]): void => {
  for (const fd of fds) closeSync(fd)
}
