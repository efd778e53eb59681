/** Asking all pods, against kubectl by hand, in the lab with origins 100 ms away. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { plugins } from '../scripts/libraries.ts'
import { type Bench, milliseconds, type Row } from './measure.ts'
import { inNamespaces } from './namespaces.ts'

type Seen = { readonly pods: number; readonly faults: readonly string[]; readonly memory: number }
type Measured = Readonly<Record<'ours' | 'serial' | 'twenty' | 'single' | 'hundreds', number>> & { readonly seen: Seen; readonly all: Seen }

export const verify: Bench = {
  name: 'verify',
  says: 'ask 10 pods for 8 URLs each, origins 100 ms away (the start of Node and of kubectl included), then 200 pods',
  async run() {
    const { ours, serial, twenty, single, hundreds, seen, all } = (await measured()) as Measured
    for (const fault of [...seen.faults, ...all.faults].slice(0, 10)) process.stdout.write(`  ${fault}\n`)
    const faster = (against: string, time: number, atLeast: number): Row => ({
      what: `${seen.pods} pods x 8 URLs`,
      ours: milliseconds(ours),
      against: `${against} ${milliseconds(time)}`,
      result: time / ours,
      unit: 'x',
      atLeast,
    })
    const megabytes = all.memory / 2 ** 20
    return [
      faster('kubectl exec, one by one', serial, 30),
      faster('kubectl exec, 20 at a time', twenty, 12),
      {
        what: `${seen.pods} pods x 8 URLs`,
        ours: milliseconds(ours),
        against: `one pod's curl --parallel ${milliseconds(single)}`,
        result: ours / single,
        unit: 'x',
        atMost: 1.5,
      },
      {
        what: 'answers that are missing or wrong',
        ours: '',
        against: '',
        result: seen.faults.length + all.faults.length,
        unit: 'n',
        atMost: 0,
      },
      { what: 'pods asked', ours: milliseconds(hundreds), against: '200 pods', result: all.pods, unit: 'n', atLeast: 200 },
      {
        what: `memory with ${all.pods} pods`,
        ours: `${megabytes.toFixed(0)} MB`,
        against: '250 MB',
        result: megabytes / 250,
        unit: 'x',
        atMost: 1,
      },
    ]
  },
}

/** Users run a bundle, with its libraries cut as ours are, so that is what is measured. */
async function measured(): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-bench-'))
  try {
    const entryPoints = [join(import.meta.dirname, 'verify-client.ts')]
    const shape = { bundle: true, splitting: true, minify: true, platform: 'node', format: 'esm', outExtension: { '.js': '.mjs' } } as const
    await build({ ...shape, entryPoints, outdir: folder, mainFields: ['module', 'main'], plugins, logLevel: 'error' })
    return await inNamespaces('verify-pods.ts', [join(folder, 'verify-client.mjs')])
  } finally {
    rmSync(folder, { recursive: true })
  }
}
