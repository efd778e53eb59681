/** The whole lab run against its limits: time, memory, the first pod, each further pod. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { LabDocument } from '../src/cli/lab-report.ts'
import { missingForLab } from '../src/lab/requirements.ts'
import { type Bench, CannotMeasure, type Row } from './measure.ts'
import { inNamespaces } from './namespaces.ts'

const repository = resolve(import.meta.dirname, '..')
const megabyte = 2 ** 20

const limit = (what: string, ours: number, atMost: number, unit: 's' | 'MB', stretch?: number): Row => ({
  what,
  ours: `${ours.toFixed(unit === 's' ? 1 : 2)} ${unit}`,
  against: `${atMost} ${unit}${stretch === undefined ? '' : ` (stretch ${stretch} ${unit})`}`,
  result: ours / atMost,
  unit: 'x',
  atMost: 1,
})

export const lab: Bench = {
  name: 'lab',
  says: 'the whole chain, from the command to the last verdict, against its limits',
  async run() {
    const missing = missingForLab()
    if (missing.length > 0) throw new CannotMeasure(missing.map(({ what, fix }) => `${what}: ${fix}`).join('; '))
    const folder = mkdtempSync(join(tmpdir(), 'egress-gate-bench-'))
    try {
      const began = performance.now()
      const document = JSON.parse(await output([join(repository, 'src/cli/main.ts'), 'lab', '--json', '--report', folder])) as LabDocument
      const seconds = (performance.now() - began) / 1000
      if (document.result !== 'pass') throw new CannotMeasure('the lab run did not pass: run npm run lab')
      const pods = (await inNamespaces('lab-pods.ts', [], { BENCH_BEGAN: String(Date.now()) })) as { firstReady: number; perPod: number }
      return [
        limit('whole run', seconds, 25, 's', 15),
        limit('peak memory (PSS)', document.peakMemoryBytes / megabyte, 600, 'MB'),
        limit('command to first pod ready', pods.firstReady / 1000, 3, 's'),
        limit('each further pod', pods.perPod / megabyte, 5, 'MB'),
      ]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** Standard output of Node with these arguments. Its errors are shown. */
function output(args: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', chunk => {
      text += chunk
    })
    child.on('error', failed)
    child.on('close', code => (code === 0 ? done(text) : failed(new Error(`${args.join(' ')} ended with exit code ${code}`))))
  })
}
