/** Asking all pods, against kubectl by hand, in the lab with origins 100 ms away. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { plugins } from '../scripts/libraries.ts'
import { type Bench, milliseconds, type Row } from './measure.ts'
import { inNamespaces } from './namespaces.ts'

type Seen = { readonly pods: number; readonly faults: readonly string[]; readonly memory: number }
type Measured = Readonly<Record<'ours' | 'bare' | 'stores' | 'serial' | 'twenty' | 'single' | 'hundreds', number>> & {
  readonly seen: Seen
  readonly all: Seen
}

export const verify: Bench = {
  name: 'verify',
  says: 'ask 10 pods for 8 URLs each, origins 100 ms away (the start of Node and of kubectl included), then 200 pods',
  async run() {
    const { ours, bare, stores, serial, twenty, single, hundreds, seen, all } = (await measured()) as Measured
    for (const fault of [...seen.faults, ...all.faults].slice(0, 10)) process.stdout.write(`  ${fault}\n`)
    const what = `${seen.pods} pods x 8 URLs`
    const faster = (against: string, time: number, atLeast?: number): Row => ({
      what,
      ours: milliseconds(ours),
      against: `${against} ${milliseconds(time)}`,
      result: time / ours,
      unit: 'x',
      ...(atLeast === undefined ? {} : { atLeast }),
    })
    const megabytes = all.memory / 2 ** 20
    return [
      faster('kubectl exec, one by one', serial, 30),
      faster('kubectl exec, 20 at a time', twenty, 12),
      {
        what,
        ours: milliseconds(ours),
        against: `one pod's curl --parallel ${milliseconds(single)}`,
        result: ours / single,
        unit: 'x',
        atMost: 1.5,
      },
      faster('one curl with its store in each pod', stores),
      // What these cores do in that time at the best: it shows which of the limits leave room for what a run has to know besides.
      { what: `${what}, nothing but curl`, ours: milliseconds(bare), against: '20 at a time', result: twenty / bare, unit: 'x' },
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
    const entryPoints = ['verify-client.ts', 'verify-bare.ts'].map(name => join(import.meta.dirname, name))
    const shape = { bundle: true, splitting: true, minify: true, platform: 'node', format: 'esm', outExtension: { '.js': '.mjs' } } as const
    await build({ ...shape, entryPoints, outdir: folder, mainFields: ['module', 'main'], plugins, logLevel: 'error' })
    return await inNamespaces('verify-pods.ts', [join(folder, 'verify-client.mjs'), join(folder, 'verify-bare.mjs')])
  } finally {
    rmSync(folder, { recursive: true })
  }
}
