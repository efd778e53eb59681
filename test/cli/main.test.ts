import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { copyFile, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'

test('called by npm from another folder, it means the files of that folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'main-'))
  try {
    await copyFile('examples/weather/egress.yaml', join(folder, 'mine.yaml'))
    const output = execFileSync('npm', ['--silent', '--prefix', process.cwd(), 'run', 'cli', '--', 'check', 'mine.yaml'], {
      cwd: folder,
      encoding: 'utf8',
    })
    assert.match(output, /^mine\.yaml: 9 of 9 expectations hold/)
    const lab = ['--silent', '--prefix', process.cwd(), 'run', 'lab', '--', '--spec', 'mine.yaml', '--report', 'mine.yaml']
    const { status, stderr } = spawnSync('npm', lab, { cwd: folder, encoding: 'utf8' })
    assert.deepEqual([status, stderr], [2, `--report: ${join(await realpath(folder), 'mine.yaml')} cannot be written: it is a file\n`])
  } finally {
    await rm(folder, { recursive: true })
  }
})

for (const name of ['nosuch', 'constructor', '__proto__'])
  test(`no command is called ${name}, and that is bad input`, () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/main.ts', name], { encoding: 'utf8' })
    assert.deepEqual([status, stdout], [2, ''])
    assert.match(stderr, new RegExp(`^egress-gate: there is no command "${name}"\n\nusage: `))
  })

test('a reader that goes away ends the command without a stack trace, and not as a success', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'main-'))
  const flows = join(folder, 'flows.jsonl')
  await writeFile(flows, '{"from":"10.42.1.10","to":"20.0.0.1:22/tcp"}\n'.repeat(3000))
  try {
    const command = `'${process.execPath}' src/cli/main.ts explain --spec examples/weather/egress.yaml --flows '${flows}' | true; echo "$PIPESTATUS"`
    const output = execFileSync('bash', ['-c', `{ ${command}; } 2>&1`], { encoding: 'utf8' })
    assert.equal(output.trim(), '141')
  } finally {
    await rm(folder, { recursive: true })
  }
})

for (const [what, redirected, status, says] of [
  ['the answer', '>/dev/full', 2, /^egress-gate: the answer cannot be written: ENOSPC/],
  ['what is wrong', '2>/dev/full', 2, /^$/],
  ['what is wrong, to a reader that went away', '2> >(true)', 141, /^$/],
] as const)
  test(`what cannot be written is no answer: ${what}`, () => {
    const file = status === 2 && redirected.startsWith('>') ? 'examples/weather/egress.yaml' : 'package.json'
    // The reader has gone by the time that something is written.
    const command = `sleep 0.2; exec '${process.execPath}' src/cli/main.ts check ${file}`
    const told = spawnSync('bash', ['-c', `{ ${command}; } ${redirected}`], { encoding: 'utf8' })
    assert.equal(told.status, status)
    assert.match(told.stderr, says)
  })
