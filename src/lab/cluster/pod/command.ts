/** Short-lived programs of the host that set things up; and words for a shell. */
import { spawn } from 'node:child_process'

/** What the lab's own tools run with: nothing of the caller's environment. */
export const toolEnvironment = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' }

/** Runs a program to its end. Throws with its own words when it fails. */
export const run = (program: string, args: readonly string[], input = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: toolEnvironment, stdio: ['pipe', 'pipe', 'pipe'] })
    let output = ''
    let errors = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', code => {
      if (code === 0) resolve(output)
      else reject(new Error(`${program} ${args.join(' ')}: ${errors.trim() || `exit code ${code}`}`))
    })
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })

/** A word that a POSIX shell reads back as it is. */
export const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/** A field of an fstab line. */
export const fstabField = (text: string): string => text.replace(/[\s\\#]/g, one => `\\${one.charCodeAt(0).toString(8).padStart(3, '0')}`)
