/**
 * `npm run bench`, or `npm run bench -- NAME...`: measures, prints a table each, and fails where a limit is exceeded.
 * `npm run bench -- rules --cases 50000` compares the evaluators on fewer cases than the million, which takes a few minutes;
 * `npm run bench -- faults --seeds 100 --row K4` injects the faults of one row of the matrix under so many seeds.
 */
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Bench, CannotMeasure, keeps, table } from './measure.ts'

const options = {
  cases: { type: 'string', default: '1000000' },
  seeds: { type: 'string', default: '100' },
  row: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const
const { values, positionals: asked } = given()

function given() {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    process.stderr.write(`bench: ${(error as Error).message}\n`)
    process.exit(2)
  }
}

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  'cold-start': async () => (await import('./cold-start.ts')).coldStart,
  lab: async () => (await import('./lab.ts')).lab,
  leaf: async () => (await import('./leaf.ts')).leaf,
  install: async () => (await import('./install.ts')).install,
  verify: async () => (await import('./verify.ts')).verify,
  faults: async () => (await import('./faults.ts')).faults(Number(values.seeds), values.row),
  rules: async () => (await import('./rules.ts')).rules(Number(values.cases)),
}

if (values.help) {
  const names = Object.keys(benches).join(' | ')
  process.stdout.write(`usage: npm run bench -- [${names}]... [--cases N (rules)] [--seeds N (faults)] [--row ROW (faults)]\n\n`)
  process.stdout.write('Exit code 0: every limit is kept. 1: one is not. 2: bad input, or something could not be measured.\n')
  process.exit(0)
}
const unknown = asked.filter(name => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  process.stderr.write(`bench: there is no ${unknown.join(', ')}; there is ${Object.keys(benches).join(', ')}\n`)
  process.exit(2)
}

const [load = 0] = loadavg()
process.stdout.write(`Node ${process.version}, ${availableParallelism()} cores\n`)
if (load > availableParallelism()) process.stdout.write(`The machine is busy (load ${load.toFixed(1)}): what is measured now is rough.\n`)
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  const bench = await benches[name]?.()
  if (bench === undefined) continue
  process.stdout.write(`\n${bench.name}: ${bench.says}\n`)
  try {
    const rows = await bench.run()
    process.stdout.write(table(rows))
    if (!rows.every(keeps)) process.exitCode ||= 1
  } catch (error) {
    if (!(error instanceof CannotMeasure)) throw error
    process.stdout.write(`  not measured: ${error.message}\n`)
    process.exitCode = 2
  }
}
