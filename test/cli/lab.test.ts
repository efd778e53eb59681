/** What `egress-gate lab` refuses before it starts anything: no root is needed to be told so. */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { after, test } from 'node:test'
import { lab } from '../../src/cli/lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'lab-input-'))
const at = (name: string): string => join(folder, name)
writeFileSync(at('file'), 'mine\n')
after(() => rmSync(folder, { recursive: true }))

for (const [what, args, said] of [
  ['an unknown option', ['--reprot', 'x'], /Unknown option '--reprot'[\s\S]*usage: /],
  ['a spec that is not there', ['--spec', 'no.yaml'], /--spec: no\.yaml cannot be read: it does not exist\n$/],
  ['a report folder that is a file', ['--report', at('file')], /--report: \S+file cannot be written: it is a file\n$/],
  ['a report folder below a file', ['--report', at('file/below')], /--report: \S+below cannot be written: ENOTDIR/],
  ['a record that is a folder', ['--report', at('report'), '--record', folder], /--record: \S+ cannot be written: it is a directory\n$/],
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
