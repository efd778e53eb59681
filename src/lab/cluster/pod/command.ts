/** Short-lived programs of the host that set things up; and words for a shell. */
import { text } from 'node:stream/consumers'
import { launch } from './launch.ts'
import { close, pipe, stream } from './native.ts'

/** What the lab's own tools run with: nothing of the caller's environment. */
export const toolEnvironment = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' }

/** Runs a program to its end. Throws with its own words when it fails. */
export const run = async (program: string, args: readonly string[], input = ''): Promise<string> => {
  const [given, out, err] = [pipe(), pipe(), pipe()]
  const { ended } = launch(program, args, toolEnvironment, [given.read, out.write, err.write])
  close(given.read, out.write, err.write)
  stream(given.write, 'write').end(input)
  const [output, errors, { code, signal, error }] = await Promise.all([
    text(stream(out.read, 'read')),
    text(stream(err.read, 'read')),
    ended,
  ])
  if (error !== undefined) throw error
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}: ${errors.trim() || signal || `exit code ${code}`}`)
  return output
}

/** A word that a POSIX shell reads back as it is. */
export const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/** A field of an fstab line. */
export const fstabField = (text: string): string => text.replace(/[\s\\#]/g, one => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`)
