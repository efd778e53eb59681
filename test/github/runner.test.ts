import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type RanAction, type RunActionOptions, runAction } from '../../src/lab/github/run-action.ts'

const workspace = mkdtempSync(join(tmpdir(), 'egress-gate-runner-'))
after(() => rmSync(workspace, { recursive: true, force: true }))
const action = join(import.meta.dirname, 'sample')

const run = (inputs: Record<string, string>, options: Partial<RunActionOptions> = {}): Promise<RanAction> =>
  runAction({ action, workspace, inputs: { word: 'hello', ...inputs }, ...options })

test('a passing action gives its outputs, a summary and exit code 0, with nothing against the contract', async () => {
  const ran = await run({ names: 'a, b\nc,', number: ' 7 ' })
  assert.equal(ran.exitCode, 0, ran.lines.join('\n'))
  assert.deepEqual(JSON.parse(ran.outputs['echo'] ?? ''), {
    behaviour: 'pass',
    word: 'hello',
    number: 7,
    names: ['a', 'b', 'c'],
    document: '',
  })
  assert.equal(ran.outputs['lines'], 'one\ntwo')
  assert.match(ran.summary, /## ✅ Sample: pass/)
  assert.deepEqual(ran.complaints, [])
  assert.deepEqual(ran.post, { exitCode: 0, lines: [] })
})

for (const result of ['fail', 'inconclusive'])
  test(`a report that says ${result} fails the step, after its outputs and its summary`, async () => {
    const ran = await run({ behaviour: result })
    assert.equal(ran.exitCode, 1)
    assert.ok(ran.outputs['echo'])
    assert.match(ran.summary, new RegExp(`Sample: ${result}`))
  })

test('every wrong input is reported at once, with what to write instead', async () => {
  const ran = await run({ word: ' ', behaviour: 'explode', number: '77', document: 'absent.pem', summary: 'yes' })
  assert.equal(ran.exitCode, 1)
  assert.deepEqual(
    ran.annotations.map(({ title }) => title),
    ['summary', 'behaviour', 'word', 'number', 'document'].map(name => `sample: ${name}`),
  )
  const text = ran.lines.join('\n')
  assert.match(text, /5 inputs are wrong; nothing was done/)
  assert.match(text, /summary must be true or false, got "yes" \(INPUT_SUMMARY\)/)
  assert.match(text, /number must be a whole number from 1 to 9, got "77"/)
  assert.match(text, /word is required/)
  assert.match(text, new RegExp(`does not exist: ${join(workspace, 'absent.pem')}`))
  assert.equal(ran.summary, '')
})

test('an input that is nearly one of the action is refused, not passed over: the one that was meant would keep its default', async () => {
  for (const [given, meant] of [
    ['numbers', 'number'],
    ['words', 'word'],
    ['documant', 'document'],
    ['timeout-minute', 'timeout-minutes'],
    ['timeout_minutes', 'timeout-minutes'],
    ['report-directry', 'report-directory'],
  ] as const) {
    const ran = await run({ [given]: '7' })
    assert.equal(ran.exitCode, 1, given)
    assert.match(ran.lines.join('\n'), new RegExp(`${given} is no input of this action; ${meant} is meant`))
  }
})

test("a job's own variable that begins like an input is none, and an empty one says nothing", async () => {
  for (const given of [{ model: 'x' }, { 'install-trust': 'true' }, { numbers: '' }] as Record<string, string>[])
    assert.equal((await run(given)).exitCode, 0, JSON.stringify(given))
})

test('an input that a workflow sets to nothing has the default of action.yml', async () => {
  const ran = await run({ behaviour: '', number: '', 'timeout-minutes': '' })
  assert.equal(ran.exitCode, 0, ran.lines.join('\n'))
  assert.equal(JSON.parse(ran.outputs['echo'] ?? '').number, 3)
})

test('a file input is read relative to the workspace', async () => {
  writeFileSync(join(workspace, 'ca.pem'), 'content')
  assert.equal(JSON.parse((await run({ document: 'ca.pem' })).outputs['echo'] ?? '').document, 'content')
})

test('a known fault shows its advice and no stack', async () => {
  const ran = await run({ behaviour: 'known' })
  const text = ran.lines.join('\n')
  assert.equal(ran.exitCode, 1)
  assert.match(text, /What to do: Grant the role Network Contributor\./)
  assert.doesNotMatch(text, /\n\s+at /)
  assert.equal(ran.annotations.length, 1)
  assert.match(ran.summary, /Grant the role/)
})

test('an unknown error keeps its stack and that of its cause', async () => {
  const ran = await run({ behaviour: 'unknown' })
  const text = ran.lines.join('\n')
  assert.equal(ran.exitCode, 1)
  assert.match(text, /something nobody planned/)
  assert.match(text, /\n\s+at .*sample\.ts/)
  assert.match(text, /caused by: Error: the root of it/)
})

test('every fault of a spec is shown; ten as annotations at their lines', async () => {
  const ran = await run({ behaviour: 'spec' })
  const text = ran.lines.join('\n')
  for (let index = 0; index < 12; index++) assert.match(text, new RegExp(`fault ${index}\\b`))
  assert.ok(ran.annotations.length <= 10)
  assert.deepEqual([ran.annotations[0]?.file, ran.annotations[0]?.line, ran.annotations[0]?.column], ['egress.yaml', 1, 3])
})

test('what a pod printed is never taken for a command', async () => {
  const ran = await run({ behaviour: 'hostile' })
  assert.equal(ran.exitCode, 0)
  assert.deepEqual(
    ran.annotations.map(({ level, file, line }) => [level, file, line]),
    [['warning', 'a,b:c.yaml', 7]],
  )
  assert.deepEqual(ran.complaints, [])
  assert.deepEqual(ran.masks, [])
  assert.notEqual(ran.outputs['echo'], 'forged')
  assert.ok(!ran.lines.join('').includes('\u001b'))
  assert.ok(!ran.lines.some(line => line.includes('only with RUNNER_DEBUG')))
})

test('nor is what stands in an input that is refused, whoever chose it', async () => {
  const forged = '::set-output name=echo::forged'
  for (const inputs of [
    { document: `absent\r${forged}` },
    { document: 'absent##[add-mask]hello' },
    { word: '', document: `a\n${forged}\r\n  ::error::forged` },
    { behaviour: `x\r${forged}` },
    { number: '##[set-output name=echo;]forged' },
  ] as Record<string, string>[]) {
    const ran = await run(inputs)
    assert.equal(ran.exitCode, 1)
    assert.deepEqual([ran.complaints, ran.masks, ran.outputs], [[], [], {}], JSON.stringify(inputs))
    assert.ok(
      ran.annotations.every(({ title }) => title?.startsWith('sample: ')),
      ran.lines.join('\n'),
    )
  }
})

test('secrets are masked in every form, armour is not', async () => {
  const ran = await run({ behaviour: 'secret' })
  const text = ran.lines.join('\n')
  assert.match(text, /password \*\*\*, encoded \*\*\*/)
  assert.match(text, /as one: \*\*\*/)
  for (const part of ['hunter22', 'AAAAAA', 'CCCCCC']) assert.ok(!text.includes(part), part)
  assert.match(text, /-----BEGIN CERTIFICATE-----/)
  assert.match(text, /-----BEGIN PRIVATE KEY-----/)
  assert.ok(!ran.masks.some(mask => mask.startsWith('-----')))
})

test('without a runner a secret is not printed either, and it is in no file', () => {
  const { stdout } = byHand({ INPUT_BEHAVIOUR: 'secret', INPUT_WORD: 'hunter22', 'INPUT_REPORT-DIRECTORY': 'secret-report' })
  assert.match(stdout, /password \*\*\*, encoded \*\*\*/)
  assert.ok(!/hunter22|AAAAAA|CCCCCC/.test(stdout), stdout)
  for (const name of ['report.json', 'summary.md', 'report.html'])
    assert.ok(!readFileSync(join(workspace, 'secret-report', name), 'utf8').includes('hunter22'), name)
})

test('variables for later steps arrive whole, whatever they contain', async () => {
  const { exportedEnv } = await run({ behaviour: 'variables' })
  assert.deepEqual(exportedEnv, { KUBECONFIG: '/tmp/kubeconfig', TRICKY: 'a\nKUBECONFIG=/evil\nghadelimiter_x' })
})

for (const [signal, behaviour] of [
  ['SIGINT', 'wait'],
  ['SIGTERM', 'wait'],
  ['SIGHUP', 'wait'],
  ['SIGINT', 'deaf'],
] as const)
  test(`${signal} while it is ${behaviour}: exit 130 within a second, and the log says what goes on`, async () => {
    const began = performance.now()
    let sent = 0
    const ran = await run(
      { behaviour },
      {
        kill: { signal, when: line => line.includes('waiting now') },
        onLine: line => {
          if (line.includes('waiting now')) sent = performance.now()
        },
      },
    )
    // Of the main step alone: starting the post step takes its own time, and on a busy machine a long one.
    const took = ran.milliseconds - (sent - began)
    const text = ran.lines.join('\n')
    assert.equal(ran.exitCode, 130, text)
    // The second is the code's own clock; on a busy machine the rest takes as long again.
    assert.ok(took < 2500, `${took} ms`)
    assert.match(text, new RegExp(`${signal}: the job was cancelled`))
    assert.match(text, /Running the action again is safe/)
    assert.equal(ran.post?.exitCode, 0)
    assert.match(ran.post?.lines.join('\n') ?? '', /did not come to its end/)
    if (behaviour !== 'wait') return
    assert.match(text, /firewall afw \(https:\/\/management\.azure\.com\/operations\/1\)/)
    assert.doesNotMatch(text, /done already|signature/)
    assert.equal(ran.state['firewall afw'], 'https://management.azure.com/operations/1?api-version=1&t=signature')
    assert.match(ran.summary, /Cancelled \(SIGINT\)|Cancelled \(SIGTERM\)|Cancelled \(SIGHUP\)/)
  })

test('a second signal ends it at once', async () => {
  const child = spawn(process.execPath, [join(action, 'main.ts')], { env: { INPUT_WORD: 'w', INPUT_BEHAVIOUR: 'deaf' }, cwd: workspace })
  let printed = ''
  let second = 0
  for await (const chunk of child.stdout) {
    printed += chunk
    if (!second && printed.includes('waiting now')) {
      child.kill('SIGINT')
      second = 1
    }
    if (second === 1 && printed.includes('the job was cancelled')) {
      child.kill('SIGINT')
      second = performance.now()
    }
  }
  assert.ok(performance.now() - second < 300)
  assert.equal(child.exitCode ?? (await new Promise(resolve => child.once('exit', resolve))), 130)
})

test('after timeout-minutes it stops waiting, says what goes on and fails', async () => {
  const { status, stdout } = byHand({ INPUT_BEHAVIOUR: 'wait' }, 'soon.ts')
  assert.equal(status, 1)
  assert.match(stdout, /did not end within 0\.01 minutes \(input timeout-minutes\)/)
  assert.match(stdout, /firewall afw/)
})

test('cut off without a word (SIGKILL), the post step says what is still going on, and does not fail', async () => {
  const ran = await run({ behaviour: 'wait' }, { kill: { signal: 'SIGKILL', when: line => line.includes('waiting now') } })
  assert.equal(ran.exitCode, null)
  assert.equal(ran.post?.exitCode, 0)
  assert.match(ran.post?.lines.join('\n') ?? '', /firewall afw \(https:\/\/management\.azure\.com\/operations\/1\)/)
  assert.match(ran.summary, /did not come to its end/)
})

test('cancelling the job is noticed by the action itself, long before the runner gets impatient', async () => {
  const controller = new AbortController()
  const ran = await run(
    { behaviour: 'wait' },
    { signal: controller.signal, onLine: line => line.includes('waiting now') && controller.abort() },
  )
  assert.equal(ran.exitCode, 130)
  assert.ok(ran.milliseconds < 7000)
})

test('a run that waits for nothing that can come is a failure, not a pass', async () => {
  const ran = await run({ behaviour: 'stuck' }, { env: { EGRESS_GATE_TEST: '1' } })
  assert.equal(ran.exitCode, 1)
  assert.match(ran.lines.join('\n'), /stopped without a result/)
})

test('open connections do not hold a finished action', async () => {
  const ran = await run({ behaviour: 'hang' })
  assert.equal(ran.exitCode, 0)
  assert.ok(ran.milliseconds < 10_000)
})

test('more warnings than GitHub shows are plain lines', async () => {
  const ran = await run({ behaviour: 'warnings' })
  assert.equal(ran.annotations.filter(({ level }) => level === 'warning').length, 10)
  for (let index = 0; index < 15; index++) assert.ok(ran.lines.some(line => line.includes(`warning ${index}`)))
})

test('an OIDC token is asked for with the audience, and masked', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.headers.authorization} ${new URL(request.url ?? '', 'http://h').searchParams.get('audience')}`)
    response.end(JSON.stringify({ value: 'header.payload-of-the-token.signature' }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  assert.ok(typeof address === 'object' && address)
  try {
    const env = { ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${address.port}/?v=1`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer' }
    const ran = await run({ behaviour: 'token' }, { env })
    assert.equal(ran.exitCode, 0, ran.lines.join('\n'))
    assert.deepEqual(asked, ['Bearer bearer api://AzureADTokenExchange'])
    assert.ok(!ran.lines.join('\n').includes('payload-of-the-token'))
  } finally {
    server.close()
  }
  assert.match((await run({ behaviour: 'token' })).lines.join('\n'), /token none/)
})

test('the report folder holds the three files, whole', async () => {
  const ran = await run({ 'report-directory': 'out/report' })
  const folder = join(workspace, 'out/report')
  assert.equal(ran.exitCode, 0)
  assert.deepEqual(readdirSync(folder).sort(), ['report.html', 'report.json', 'summary.md'])
  assert.equal(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).result, 'pass')
})

test('a report folder that cannot be made fails the step and says so', async () => {
  writeFileSync(join(workspace, 'occupied'), '')
  const ran = await run({ 'report-directory': 'occupied' })
  assert.equal(ran.exitCode, 1)
  assert.match(ran.lines.join('\n'), /report was not written to .*occupied \(input report-directory\)/)
})

test('no summary is written when it is not wanted', async () => {
  assert.equal((await run({ summary: 'false' })).summary, '')
})

test("the runner's files: missing or unwritable, they are named before any work is done", async () => {
  const folder = join(workspace, 'a-folder')
  mkdirSync(folder, { recursive: true })
  for (const [env, expected] of [
    [{ GITHUB_OUTPUT: '/nowhere/output' }, /GITHUB_OUTPUT names a file that cannot be written: \/nowhere\/output does not exist/],
    [{ GITHUB_STATE: folder }, /GITHUB_STATE names a file that cannot be written: .* is not a file/],
    [{ GITHUB_ENV: '' }, /GITHUB_ENV is not set, although GITHUB_ACTIONS is/],
  ] as const) {
    const { status, stdout } = byHand({ GITHUB_ACTIONS: 'true', ...files(), ...env })
    assert.equal(status, 1)
    assert.match(stdout, expected)
  }
})

test('a summary that cannot be written is a warning', async () => {
  const { status, stdout } = byHand({ GITHUB_ACTIONS: 'true', ...files(), GITHUB_STEP_SUMMARY: '/nowhere/summary' })
  assert.equal(status, 0, stdout)
  assert.match(stdout, /::warning::The job summary was not written to \/nowhere\/summary/)
})

test('by hand, without a runner, answers are printed', async () => {
  const { status, stdout } = byHand({})
  assert.equal(status, 0, stdout)
  assert.match(stdout, /^output lines=one$/m)
})

const byHand = (env: Record<string, string>, script = 'main.ts') =>
  spawnSync(process.execPath, [join(action, script)], { env: { INPUT_WORD: 'w', ...env }, encoding: 'utf8', cwd: workspace })

const files = (): Record<string, string> =>
  Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_STEP_SUMMARY'].map(name => {
      const path = join(workspace, name)
      if (!existsSync(path)) writeFileSync(path, '')
      chmodSync(path, 0o600)
      return [name, path]
    }),
  )
