/** The one way in which actions read a file that somebody named: bounded in size, and never a pipe or a device. */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'

/** A spec has kilobytes, and so has every other file that is named. */
const usual = 16 * 1024 * 1024

/** The whole of a file, or an error that says what is there instead. @param most bytes that are read */
export function readGivenFile(path: string, most = usual): Buffer {
  // Before it is opened: no signal and no deadline ends the wait for a pipe's other end, and opening a device may already do something.
  refuse(statSync(path), path, most)
  // What has taken its place since then is not waited for either.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const { size } = refuse(fstatSync(file), path, most)
    // One more than it had: it may grow, and files of /proc say that they are empty.
    const chunks: Buffer[] = []
    let length = 0
    for (;;) {
      const chunk = Buffer.allocUnsafe(Math.max(size - length + 1, 64 * 1024))
      const read = readSync(file, chunk)
      if (read === 0) return Buffer.concat(chunks)
      length += read
      if (length > most) throw tooLarge(length, path, most)
      chunks.push(chunk.subarray(0, read))
    }
  } finally {
    closeSync(file)
  }
}

type Stat = { readonly size: number; isFile(): boolean; isDirectory(): boolean }

function refuse<S extends Stat>(stat: S, path: string, most: number): S {
  if (stat.isDirectory()) throw new Error(`it is a folder, and a file is needed: ${path}`)
  if (!stat.isFile()) throw new Error(`it is a pipe or a device, and a file is needed: ${path}`)
  if (stat.size > most) throw tooLarge(stat.size, path, most)
  return stat
}

const tooLarge = (size: number, path: string, most: number): Error =>
  new Error(`it has ${size} bytes, and at most ${most} are read: ${path}`)
