import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { parseFileCommands } from '../../../src/lab/github/file-commands.ts'
import { createStepLog, parseCommand } from '../../../src/lab/github/log.ts'
import { type RanAction, type RunActionOptions, runAction } from '../../../src/lab/github/run-action.ts'

const folder = mkdtempSync(join(tmpdir(), 'egress-gate-lab-github-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** An action of one script, for what a real one would never do. */
const run = (main: string, options: Partial<RunActionOptions> & { post?: string; postIf?: string } = {}): Promise<RanAction> => {
  const action = mkdtempSync(join(folder, 'action-'))
  const post = options.post === undefined ? '' : `  post: post.cjs\n  post-if: ${options.postIf ?? 'always()'}\n`
  writeFileSync(
    join(action, 'action.yml'),
    `inputs:\n  some-name:\n    default: "a default"\n  other:\n    default: true\noutputs:\n  known: {}\nruns:\n  using: node24\n  main: main.cjs\n${post}`,
  )
  writeFileSync(join(action, 'main.cjs'), main)
  if (options.post !== undefined) writeFileSync(join(action, 'post.cjs'), options.post)
  const workspace = join(action, 'workspace')
  mkdirSync(workspace)
  return runAction({ action, workspace, ...options })
}

test('the environment is that of a runner, with nothing of this process in it', async () => {
  process.env['LEAKED'] = 'yes'
  const ran = await run('console.log(JSON.stringify(process.env))', { env: { GIVEN: '1' }, inputs: { other: 'no' } })
  const env = JSON.parse(ran.lines[0] ?? '{}')
  assert.equal(env['LEAKED'], undefined)
  assert.equal(env['NODE_OPTIONS'], undefined)
  assert.deepEqual([env['GIVEN'], env['INPUT_SOME-NAME'], env['INPUT_OTHER'], env['GITHUB_ACTIONS']], ['1', 'a default', 'no', 'true'])
  assert.ok(env['HOME'].startsWith(folder))
})

test('outputs, variables and state come through their files, and only declared outputs are in order', async () => {
  const ran = await run(
    `
    const { appendFileSync } = require('fs')
    appendFileSync(process.env.GITHUB_OUTPUT, 'known=1\\nunknown<<E\\na\\nb\\nE\\n')
    appendFileSync(process.env.GITHUB_ENV, 'VARIABLE=x=y\\nNODE_OPTIONS=--inspect\\n')
    appendFileSync(process.env.GITHUB_STATE, 'place=here\\n')
    appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# hello\\n')`,
    { post: 'console.log(process.env.STATE_place)' },
  )
  assert.deepEqual(ran.outputs, { known: '1', unknown: 'a\nb' })
  assert.deepEqual(ran.exportedEnv, { VARIABLE: 'x=y' })
  assert.deepEqual(ran.state, { place: 'here' })
  assert.equal(ran.summary, '# hello\n')
  assert.deepEqual(ran.post?.lines, ['here'])
  assert.deepEqual(ran.complaints, ['the output unknown is not declared in action.yml', "can't store NODE_OPTIONS through GITHUB_ENV"])
})

test('what breaks the contract is complained about: old commands, unknown inputs, missing outputs, broken files, a summary over 1 MiB', async () => {
  const ran = await run(
    `console.log('::set-output name=known::1'); const { appendFileSync } = require('fs')
     appendFileSync(process.env.GITHUB_OUTPUT, 'no delimiter<<E\\n')
     appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024 + 1))`,
    { inputs: { surprise: '1' } },
  )
  assert.equal(ran.complaints.length, 5)
  assert.deepEqual([ran.outputs, ran.summary], [{}, ''])
})

test('masks hold from the line that registers them, on both streams, line by line', async () => {
  const ran = await run(`
    console.log('before secret1')
    console.log('::add-mask::secret1')
    console.log('::add-mask::first%0Asecond')
    console.log('now secret1, first')
    console.error('and second')`)
  assert.deepEqual([...ran.lines].sort(), ['and ***', 'before secret1', 'now ***, ***'])
  assert.deepEqual(ran.masks, ['secret1', 'first\nsecond', 'first', 'second'])
})

test('stop-commands makes lines text until its token comes', async () => {
  const ran = await run(
    `console.log('::stop-commands::abc\\n::error::no\\n::other::\\n::abc::\\n::error file=a.ts,line=3,col=4,title=t%3A1::yes')`,
  )
  assert.deepEqual(ran.annotations, [{ level: 'error', message: 'yes', title: 't:1', file: 'a.ts', line: 3, column: 4 }])
})

test('a cancelled job: SIGINT first, and nothing is left of a script that ignores everything', async () => {
  const controller = new AbortController()
  const started = performance.now()
  const ran = await run(
    `require('child_process').spawn('sleep', ['600'], { stdio: 'inherit' })
     for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => console.log(s, Date.now()))
     setInterval(() => {}, 1000); console.log('up')`,
    {
      signal: controller.signal,
      onLine: line => line === 'up' && controller.abort(),
      post: `console.log('post ran')`,
      postIf: 'cancelled()',
    },
  )
  const took = performance.now() - started
  assert.equal(ran.exitCode, null)
  const [interrupted = 0, terminated = 0] = ran.lines.slice(1, 3).map(line => Number(line.split(' ')[1]))
  assert.ok(terminated - interrupted > 7000 && terminated - interrupted < 8500)
  assert.ok(took > 9_000 && took < 14_000, `${took} ms`)
  assert.deepEqual(ran.post?.lines, ['post ran'])
})

test('post-if decides about the post step', async () => {
  assert.equal((await run('process.exit(1)', { post: '', postIf: 'success()' })).post, undefined)
  assert.ok((await run('process.exit(1)', { post: '', postIf: 'failure()' })).post)
  assert.equal((await run('', { post: '', postIf: 'cancelled()' })).post, undefined)
})

test('its memory and its time are measured', async () => {
  const ran = await run(`const b = Buffer.alloc(80e6, 1); console.log(b.length); setTimeout(() => {}, 200)`)
  assert.ok(ran.peakRssBytes > 100e6 && ran.peakRssBytes < 500e6, `${ran.peakRssBytes}`)
  assert.ok(ran.milliseconds >= 200 && (ran.firstByteMilliseconds ?? 0) < ran.milliseconds)
})

test('nothing of a step stays in the temporary folder but what it made', async () => {
  const ran = await run(`console.log(process.env.RUNNER_TEMP); require('fs').writeFileSync(process.env.RUNNER_TEMP + '/kubeconfig', '')`)
  const temp = ran.lines[0] ?? ''
  assert.deepEqual(readdirSync(temp).sort(), ['_home', '_runner_file_commands', 'kubeconfig'])
  assert.deepEqual(readdirSync(join(temp, '_runner_file_commands')), [])
})

test('file commands: what is written by the rules reads back', () => {
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_-]{0,10}$/)
  fc.assert(
    fc.property(
      fc.dictionary(
        name,
        fc.string().map(text => text.replaceAll('\r', '')),
      ),
      values => {
        const text = Object.entries(values)
          .map(([key, value]) => `${key}<<ghadelimiter_1\n${value}\nghadelimiter_1\n`)
          .join('')
        assert.deepEqual(parseFileCommands(text), { ...values })
      },
    ),
  )
})

test('the log shows every line once, however the stream is cut', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z ]{0,8}$/)),
      fc.array(fc.integer({ min: 1, max: 7 })),
      fc.constantFrom('\n', '\r\n'),
      (lines, cuts, end) => {
        const text = lines.map(line => line + end).join('')
        const log = createStepLog(() => {}, [], false)
        let at = 0
        for (const cut of cuts) {
          log.write(text.slice(at, at + cut), 'stdout')
          at += cut
        }
        log.write(text.slice(at), 'stdout')
        log.end()
        assert.deepEqual(log.lines, lines)
      },
    ),
  )
})

for (const [line, expected] of [
  ['::error::message', { name: 'error', properties: {}, message: 'message' }],
  ['  ::warning file=a,line=1::m::n', { name: 'warning', properties: { file: 'a', line: '1' }, message: 'm::n' }],
  ['text ##[error]old', { name: 'error', properties: {}, message: 'old' }],
  ['##[set-output name=a;other=b]c', { name: 'set-output', properties: { name: 'a', other: 'b' }, message: 'c' }],
  ['text ::error::no', undefined],
  ['::', undefined],
  ['::error', undefined],
  [':: error::x', undefined],
] as const)
  test(`the runner reads ${JSON.stringify(line)}`, () => assert.deepEqual(parseCommand(line), expected))
