/**
 * `npm test`, or `npm test -- test/policy report` for the files whose path contains one of the words.
 * One file more at once than there are cores, for many wait for deadlines more than they compute, and of those that need the machine's namespaces (`*.lab.test.ts`) never two; where the kernel
 * gives none they do not run, and the last lines say so.
 */
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { run } from 'node:test'
import { missingForLab } from '../src/lab/requirements.ts'
import { createTally, report } from './test-report.ts'

const root = resolve(import.meta.dirname, '..')
// Nearly two hundred processes load the same sources; what one has stripped of types and compiled, the next ones need not.
process.env['NODE_COMPILE_CACHE'] ??= resolve(root, 'node_modules/.cache/egress-gate-tests')
const words = process.argv.slice(2)
const chosen = globSync('test/**/*.test.ts', { cwd: root })
  .filter(file => words.length === 0 || words.some(word => file.includes(word)))
  .sort()
const inLab = chosen.filter(file => file.endsWith('.lab.test.ts'))
const elsewhere = chosen.filter(file => !file.endsWith('.lab.test.ts'))
const missing = inLab.length > 0 ? missingForLab() : []

const tally = createTally()
/** @param seconds after which it has failed; a file that does many things in one lab takes minutes on a busy machine */
const runFile = async (file: string, seconds: number): Promise<void> => {
  const stream = run({ files: [file], cwd: root, concurrency: 1, timeout: seconds * 1000 })
  await report(stream, root, tally, text => process.stdout.write(text))
}
/** Takes from the first of these lists until it is empty, then from the next. */
const work = async (...lists: (readonly [files: string[], seconds: number])[]): Promise<void> => {
  for (const [files, seconds] of lists)
    for (let file = files.shift(); file !== undefined; file = files.shift()) await runFile(file, seconds)
}

/** So that no core is idle while the other ends the longest. */
const longest = ['test/verify/script.test.ts', 'test/faults/matrix.test.ts', 'test/faults/attacks.test.ts', 'test/github/runner.test.ts']
const others: readonly [string[], number] = [elsewhere.toSorted((a, b) => Number(longest.includes(b)) - Number(longest.includes(a))), 300]
const lab: readonly [string[], number] = [missing.length === 0 ? [...inLab] : [], 600]
const lanes = Math.max(2, availableParallelism()) + 1
await Promise.all([work(lab, others), ...Array.from({ length: lanes - 1 }, () => work(others))])

process.stdout.write(tally.closingLines())
if (chosen.length === 0) process.stdout.write(`no test file matches ${words.join(' ')}\n`)
if (tally.skipped.length > 0)
  process.stdout.write(`\nNot run, as these files decided:\n${tally.skipped.map(line => `  ${line}\n`).join('')}`)
if (missing.length > 0) {
  process.stdout.write(`\nNot run, because this machine cannot hold the lab:\n${inLab.map(file => `  ${file}\n`).join('')}`)
  for (const { what, fix } of missing) process.stdout.write(`  missing: ${what}\n  remedy:  ${fix}\n`)
}
process.exitCode = tally.failed() || chosen.length === 0 ? 1 : 0
