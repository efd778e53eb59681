/** Measurements inside namespaces of their own, where the lab's network can be. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { missingForLab, unshareFlags } from '../src/lab/requirements.ts'
import { CannotMeasure } from './measure.ts'

/** The JSON that a program of this folder prints. Throws `CannotMeasure` where the machine gives no namespaces. */
export async function inNamespaces(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<unknown> {
  const missing = missingForLab()
  if (missing.length > 0) throw new CannotMeasure(missing.map(({ what, fix }) => `${what}: ${fix}`).join('; '))
  const text = await new Promise<string>((done, failed) => {
    const child = spawn('unshare', [...unshareFlags, '--', process.execPath, join(import.meta.dirname, file), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
    })
    let printed = ''
    child.stdout.on('data', chunk => {
      printed += chunk
    })
    child.on('error', failed)
    child.on('close', code => (code === 0 ? done(printed) : failed(new Error(`the measurement ended with exit code ${code}`))))
  })
  return JSON.parse(text)
}
