import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import test from 'node:test'
import { diff } from '../../src/cli/diff.ts'
import { toArm } from '../../src/policy/arm.ts'
import { evaluate } from '../../src/policy/evaluate.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import { edits, weather } from '../policy/weather-edits.ts'

function sink(isTTY = false) {
  const chunks: string[] = []
  const stream = new Writable({
    write: (chunk, _, done) => {
      chunks.push(String(chunk))
      done()
    },
  })
  return { stream: Object.assign(stream, { isTTY }), text: () => chunks.join('') }
}

async function run(args: readonly string[], isTTY = false) {
  const [stdout, stderr] = [sink(isTTY), sink()]
  const code = await diff([...args], { stdout: stdout.stream, stderr: stderr.stream })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

/** Files in a folder of their own, for the time of a test. */
async function withFiles(files: Readonly<Record<string, string>>, body: (path: (name: string) => string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'diff-'))
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    await body(name => join(folder, name))
  } finally {
    await rm(folder, { recursive: true })
  }
}

const policyOf = (text: string) => parseSpec(text, 'x.yaml').spec?.firewall.policy ?? assert.fail()
const armOf = (text: string): string => JSON.stringify(toArm(policyOf(text)))

test('exit codes: 0 where no flow changes, 1 where some do', () =>
  withFiles({ 'old.yaml': weather, 'rename.yaml': edits.rename, 'add.yaml': edits.addRule }, async path => {
    const same = await run([path('old.yaml'), path('rename.yaml')])
    assert.deepEqual([same.code, same.stderr], [0, ''])
    assert.match(same.stdout, /: no flow changes\n/)
    const more = await run([path('old.yaml'), path('add.yaml')])
    assert.deepEqual([more.code, more.stderr], [1, ''])
    assert.match(more.stdout, /\nNewly allowed\n {2}HTTPS to \*\.github\.com, outside Storage\.EastUS2\n/)
  }))

test('what the same policy is written in makes no difference', () =>
  withFiles({ 'old.yaml': weather, 'new.json': armOf(weather), 'edited.json': armOf(edits.dropDeny) }, async path => {
    for (const pair of [
      ['old.yaml', 'new.json'],
      ['new.json', 'old.yaml'],
      ['new.json', 'new.json'],
    ])
      assert.equal((await run(pair.map(path))).code, 0, pair.join(' '))
    const { code, stdout } = await run([path('old.yaml'), path('edited.json')])
    assert.equal(code, 1)
    assert.match(stdout, /\n {2}HTTPS to dataservice\.accuweather\.com, paths \/forecasts and \/forecasts\/\*, outside Storage\.EastUS2\n/)
    assert.match(stdout, /\n {2}BREAKS {5}forecasts are denied by their path/)
  }))

test('every example of the JSON is what the evaluator says of both policies', () =>
  withFiles({ 'old.yaml': weather, 'new.yaml': edits.network443 }, async path => {
    const { code, stdout } = await run([path('old.yaml'), path('new.yaml'), '--format', 'json'])
    assert.equal(code, 1)
    const { regions } = JSON.parse(stdout)
    assert.ok(regions.length > 5)
    const { facts } = parseSpec(edits.network443, 'x.yaml').spec ?? assert.fail()
    for (const { example, was, is } of regions) {
      if (example.neither) continue
      for (const [text, said] of [
        [weather, was],
        [edits.network443, is],
      ] as const) {
        const { effect, inspected } = evaluate(policyOf(text), example.flow, facts)
        assert.deepEqual({ effect, inspected }, said, JSON.stringify(example.flow))
      }
    }
  }))

test('facts from a file count for both', () =>
  withFiles(
    {
      'old.yaml': weather,
      'new.yaml': edits.unknownTag,
      'facts.yaml': 'fqdnTags:\n  WindowsUpdate: ["*.update.example"]\n',
      'broken.yaml': 'fqdnTag: {}\n',
    },
    async path => {
      const { stdout } = await run([path('old.yaml'), path('new.yaml'), '--facts', path('facts.yaml')])
      assert.match(stdout, /\nNewly allowed\n {2}HTTPS to \*\.update\.example, outside Storage\.EastUS2\n/)
      assert.doesNotMatch(stdout, /Not certain/)
      const { code, stderr } = await run([path('old.yaml'), path('new.yaml'), '--facts', path('broken.yaml')])
      assert.equal(code, 2)
      assert.match(stderr, /broken\.yaml:1:1 .*fqdnTag/)
    },
  ))

test('colours on a terminal alone; Markdown for a comment', () =>
  withFiles({ 'old.yaml': weather, 'new.yaml': edits.dropInspect }, async path => {
    const files = [path('old.yaml'), path('new.yaml')]
    assert.match((await run(files, true)).stdout, /\u001b\[1;31mNo longer inspected\u001b\[0m/)
    assert.doesNotMatch((await run(files)).stdout, /\u001b/)
    assert.match((await run([...files, '--format', 'markdown'], true)).stdout, /^## ⚠️ Egress: flows change: no longer inspected \(1\)\n/)
  }))

for (const [title, args, complaint] of [
  ['nothing', [], /^OLD and NEW are missing/],
  ['one file', ['old.yaml'], /^NEW is missing/],
  ['three files', ['a', 'b', 'c'], /c is too much/],
  ['a format of its own', ['a', 'b', '--format', 'pdf'], /--format: "pdf" is none of text, json, markdown/],
  ['an inherited name as a format', ['a', 'b', '--format', 'toString'], /"toString" is none of/],
  ['an option of its own', ['--fast'], /Unknown option '--fast'/],
  [
    'a file that is not there',
    ['/nowhere/a.yaml', '/nowhere/b.yaml'],
    /^OLD: \/nowhere\/a\.yaml cannot be read: it does not exist\nNEW: \/nowhere\/b\.yaml cannot be read: it does not exist\n$/,
  ],
] as const)
  test(`bad input: ${title}`, async () => {
    const { code, stdout, stderr } = await run(args)
    assert.deepEqual([code, stdout], [2, ''])
    assert.match(stderr, complaint)
  })

test('bad input: files that hold no policy, both told at once', () =>
  withFiles({ 'old.yaml': weather.replace('action: Deny', 'action: Maybe'), 'new.json': '{"a": 1', 'empty.json': '{}' }, async path => {
    const { code, stdout, stderr } = await run([path('old.yaml'), path('new.json')])
    assert.deepEqual([code, stdout], [2, ''])
    assert.match(stderr, /old\.yaml:\d+:\d+ .*Maybe/)
    assert.match(stderr, /new\.json:\d+:\d+ /)
    assert.equal((await run([path('empty.json'), path('empty.json')])).code, 2)
  }))

test('help', async () => {
  const { code, stdout } = await run(['--help'])
  assert.equal(code, 0)
  assert.match(stdout, /^usage: egress-gate diff OLD NEW/)
})

test('from the command line', () =>
  withFiles({ 'old.yaml': weather, 'new.yaml': edits.reorder }, async path => {
    const { status, stdout } = spawnSync(process.execPath, ['src/cli/main.ts', 'diff', path('old.yaml'), path('new.yaml')], {
      encoding: 'utf8',
    })
    assert.equal(status, 0)
    assert.match(
      stdout,
      /no flow changes\n\nWritten differently; every flow is decided as before:\n {2}the rules of "aks-application" stand in another order\n/,
    )
  }))
