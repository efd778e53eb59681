/** What `egress-gate lab` refuses before it starts anything: no root is needed to be told so. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { after, test } from 'node:test'
import { lab } from '../../src/cli/lab.ts'
import { clearReport } from '../../src/cli/lab-places.ts'
import { type LabRun, Unwritten, writeLabReport } from '../../src/cli/lab-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'lab-input-'))
const at = (name: string): string => join(folder, name)
writeFileSync(at('file'), 'mine\n')
symlinkSync('/run', at('run'))
after(() => rmSync(folder, { recursive: true }))

for (const [what, args, said] of [
  ['an unknown option', ['--reprot', 'x'], /Unknown option '--reprot'[\s\S]*usage: /],
  ['a spec that is not there', ['--spec', 'no.yaml'], /--spec: no\.yaml cannot be read: it does not exist\n$/],
  ['a report folder that is a file', ['--report', at('file')], /--report: \S+file cannot be written: it is a file\n$/],
  ['a report folder below a file', ['--report', at('file/below')], /--report: \S+below cannot be written: ENOTDIR/],
  ['a record that is a folder', ['--report', at('report'), '--record', folder], /--record: \S+ cannot be written: it is a directory\n$/],
  ['a spec that can be read once only', ['--spec', '/dev/null'], /--spec: \/dev\/null is a pipe or a device, .*\n$/],
  ['a report folder that the lab would not have', ['--report', '/run/a/report'], /--report: \/run\/a\/report lies below \/run, .*\n$/],
  ['the same by a link', ['--report', '/var/run/a'], /--report: \/var\/run\/a lies below \/run, .*\n$/],
  ['a record that the lab would not have', ['--report', at('report'), '--record', at('run/record')], /--record: \S+ lies below \/run, /],
] as const)
  test(`lab: bad input: ${what}`, async () => {
    const io = { stdout: new PassThrough(), stderr: new PassThrough() }
    assert.equal(await lab([...args], io), 2)
    assert.match(String(io.stderr.read()), said)
    assert.equal(io.stdout.read(), null)
    assert.equal(readFileSync(at('file'), 'utf8'), 'mine\n')
  })

test('lab: with a spec that has faults no report folder is made', async () => {
  const io = { stdout: new PassThrough(), stderr: new PassThrough() }
  assert.equal(await lab(['--spec', 'no.yaml', '--report', at('unmade')], io), 2)
  assert.equal(existsSync(at('unmade')), false)
})

test('lab: of the report folder only what a run wrote is taken away', () => {
  const folders = ['01-import-ca', '10-verify-tls-inspection', '01-getting-started', '02-install', 'docs']
  for (const name of folders) mkdirSync(at(`used/${name}`), { recursive: true })
  for (const name of ['report.json', 'root.pem', 'README.md']) writeFileSync(at(`used/${name}`), '')
  clearReport(at('used'))
  assert.deepEqual(readdirSync(at('used')).sort(), ['01-getting-started', '02-install', 'README.md', 'docs'])
})

test('lab: a report that cannot be written is told by its path, and leaves no half of a file', () => {
  mkdirSync(at('lost/report.html'), { recursive: true })
  const run = { spec: {}, steps: [], refusals: [], startMilliseconds: 0, milliseconds: 0, peakBytes: 0 } as unknown as LabRun
  assert.throws(
    () => writeLabReport({ ...run, spec: { file: 'egress.yaml', name: 'a' } as LabRun['spec'] }, at('lost'), { 'root.pem': 'r' }),
    (error: Error) => error instanceof Unwritten && error.message.startsWith(`${at('lost/report.html')} cannot be written: `),
  )
  assert.deepEqual(readdirSync(at('lost')).sort(), ['report.html', 'report.json', 'summary.md'])
})
