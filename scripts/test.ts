/**
 * `npm test`, or `npm test -- test/policy report` for the files whose path contains one of the words.
 * Tests that need the machine's namespaces (`*.lab.test.ts`) run last, one at a time; where the kernel gives none they do not run,
 * and the last lines say so.
 */
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { run } from 'node:test'
import { missingForLab } from '../src/lab/requirements.ts'
import { createTally, report } from './test-report.ts'

const root = resolve(import.meta.dirname, '..')
const words = process.argv.slice(2)
const chosen = globSync('test/**/*.test.ts', { cwd: root })
  .filter(file => words.length === 0 || words.some(word => file.includes(word)))
  .sort()
const inLab = chosen.filter(file => file.endsWith('.lab.test.ts'))
const elsewhere = chosen.filter(file => !file.endsWith('.lab.test.ts'))
const missing = inLab.length > 0 ? missingForLab() : []

const tally = createTally()
/** @param seconds after which a file has failed; one that does many things in one lab takes minutes on a busy machine */
const runFiles = async (files: readonly string[], concurrency: number, seconds: number): Promise<void> => {
  if (files.length === 0) return
  const stream = run({ files: [...files], cwd: root, concurrency, timeout: seconds * 1000 })
  await report(stream, root, tally, text => process.stdout.write(text))
}

await runFiles(elsewhere, Math.max(2, availableParallelism()), 300)
if (missing.length === 0) await runFiles(inLab, 1, 600)

process.stdout.write(tally.closingLines())
if (chosen.length === 0) process.stdout.write(`no test file matches ${words.join(' ')}\n`)
if (tally.skipped.length > 0)
  process.stdout.write(`\nNot run, as these files decided:\n${tally.skipped.map(line => `  ${line}\n`).join('')}`)
if (missing.length > 0) {
  process.stdout.write(`\nNot run, because this machine cannot hold the lab:\n${inLab.map(file => `  ${file}\n`).join('')}`)
  for (const { what, fix } of missing) process.stdout.write(`  missing: ${what}\n  remedy:  ${fix}\n`)
}
process.exitCode = tally.failed() || chosen.length === 0 ? 1 : 0
