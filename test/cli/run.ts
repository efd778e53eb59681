import { Writable } from 'node:stream'
import type { Io } from '../../src/cli/io.ts'

/** A command's exit code, and all that it writes. */
export async function run(command: (args: string[], io: Io) => Promise<number>, args: readonly string[]) {
  const texts = { stdout: '', stderr: '' }
  const into = (name: keyof typeof texts) =>
    new Writable({
      write(chunk, _, done) {
        texts[name] += String(chunk)
        done()
      },
    })
  const code = await command([...args], { stdout: into('stdout'), stderr: into('stderr') })
  return { code, ...texts }
}
