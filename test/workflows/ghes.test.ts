import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { parse } from 'yaml'
import { forServer, serverWorkflows } from '../../scripts/ghes.ts'
import { reusable, root, textOf, textsIn, type Workflow, workflowFile } from './files.ts'
import { errorsIn, loadParser, type Parser } from './parser.ts'

const release = { repository: 'acme/egress-gate', commit: 'a'.repeat(40), version: 'v1.2.3' }
const made = serverWorkflows(release)
let parser: Parser
before(async () => {
  parser = await loadParser()
})

test('every reusable workflow has a variant for servers', () =>
  assert.deepEqual(
    [...made.keys()],
    reusable.map(file => file.replace('.github/workflows/', '')),
  ))

for (const [name, text] of made) {
  const workflow = parse(text) as Workflow
  test(`${name} parses, with the variants that it calls`, async () =>
    assert.deepEqual(await errorsIn(parser, name, text, async ({ path }) => made.get(path.replace('.github/workflows/', '')) ?? ''), []))

  test(`${name} has nothing that servers do not know`, () => {
    const uses = Object.values(workflow.jobs).flatMap(job =>
      [job.uses, ...(job.steps ?? []).map(step => step.uses)].filter(each => each !== undefined),
    )
    for (const each of uses)
      assert.match(
        each,
        /^(acme\/egress-gate\/actions\/[\w-]+@a{40}|\.\/\.github\/workflows\/[\w-]+\.yml|actions\/(checkout|upload-artifact|download-artifact)@[0-9a-f]{40})$/,
      )
    for (const pattern of [
      /^ +queue:/m,
      /deployment: false/,
      /attestations:/,
      /upload-artifact@\w+ # v[4-9]/,
      /job\.workflow_/,
      /ubuntu-24/,
    ])
      assert.doesNotMatch(text.replace(/^ *#.*$/gm, ''), pattern)
  })

  test(`${name} is otherwise the same: inputs, outputs, jobs, what they need and on what they decide`, () => {
    const original = workflowFile(`.github/workflows/${name}`)
    assert.deepEqual(Object.keys(workflow.jobs), Object.keys(original.jobs))
    const call = (each: Workflow) => each.on['workflow_call']
    assert.deepEqual(Object.keys(call(workflow)?.inputs ?? {}), Object.keys(call(original)?.inputs ?? {}))
    assert.deepEqual(call(workflow)?.outputs, call(original)?.outputs)
    for (const [job, { needs, if: condition, outputs, steps = [], uses }] of Object.entries(original.jobs)) {
      const other = workflow.jobs[job]
      assert.deepEqual(
        [other?.needs, other?.if, other?.outputs, other?.uses === undefined],
        [needs, condition, outputs, uses === undefined],
      )
      assert.deepEqual(
        (other?.steps ?? []).map(({ name, if: condition, run }) => [name, condition, name === 'Attest' ? undefined : run]),
        steps.map(({ name, if: condition, run }) => [name, condition, run]),
      )
    }
  })
}

test('a server is refused what it cannot do, and does not pass over it', () =>
  assert.ok(textsIn(parse(made.get('gate.yml') ?? '')).some(text => /keeps no attestations/.test(text) && /exit 1/.test(text))))

test('a release that is none is refused', () => {
  const text = textOf('.github/workflows/gate.yml')
  for (const wrong of [{ repository: 'acme' }, { commit: 'main' }, { commit: 'a'.repeat(39) }, { version: 'v1' }, { version: '1.2.3' }])
    assert.throws(() => forServer(text, { ...release, ...wrong }), /--(repository|commit|version)/)
})

test('what it does not understand is an error, not a copy', () =>
  assert.throws(
    () => forServer(`${textOf('.github/workflows/gate.yml')}\n      - uses: "$/actions/connect"\n`, release),
    /not for a server/,
  ))

test('from the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-ghes-'))
  try {
    const run = (...args: string[]) => spawnSync(process.execPath, ['scripts/ghes.ts', ...args], { cwd: root, encoding: 'utf8' })
    const good = run('--repository', release.repository, '--commit', release.commit, '--version', release.version, '--out', folder)
    assert.equal(good.status, 0, good.stderr)
    assert.deepEqual(readdirSync(folder).sort(), [...made.keys()])
    const bad = run('--repository', release.repository, '--out', folder)
    assert.equal(bad.status, 1)
    assert.match(bad.stderr, /--commit must be a whole commit/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
