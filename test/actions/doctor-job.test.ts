/** The action as the runner starts it after a failure: a process of its own, with the runner's files, behind a proxy that leads to the lab. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, test } from 'node:test'
import { connectProxy } from '../azure/connect-proxy.ts'
import { type Emulated, emulate, subscriptionId } from '../azure/emulated.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'egress-gate-doctor-'))
let lab: Emulated
before(async () => {
  lab = await emulate({ github: { trusts: 'repo:weather/weather-service:environment:production' } })
})
after(async () => {
  await lab.close()
  rmSync(folder, { recursive: true, force: true })
})

async function run(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) {
  await using proxy = await connectProxy(() => lab.port)
  const path = (name: string): string => join(folder, name)
  for (const name of ['summary', 'output', 'state', 'env']) writeFileSync(path(name), '')
  writeFileSync(path('root.pem'), lab.root)
  const start = `import(${JSON.stringify(join(root, 'src/actions/main.ts'))}).then(({ main }) => main('doctor', ${JSON.stringify(join(root, 'actions/doctor'))}))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', start], {
    env: {
      PATH: '/nonexistent',
      HOME: folder,
      HTTPS_PROXY: proxy.url,
      NODE_EXTRA_CA_CERTS: path('root.pem'),
      AZURE_TENANT_ID: '22222222-2222-4222-8222-222222222222',
      AZURE_CLIENT_ID: '88888888-8888-4888-8888-888888888888',
      AZURE_SUBSCRIPTION_ID: subscriptionId,
      GITHUB_WORKSPACE: root,
      GITHUB_STEP_SUMMARY: path('summary'),
      GITHUB_OUTPUT: path('output'),
      GITHUB_STATE: path('state'),
      GITHUB_ENV: path('env'),
      RUNNER_TEMP: folder,
      ...lab.job,
      ...env,
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      log += chunk
    })
  const code = await new Promise(done => child.on('close', done))
  const masked = [...log.matchAll(/^::add-mask::(.*)$/gm)].map(([, secret = '']) => secret)
  return {
    code,
    log: log.replace(/^::(add-mask|debug)::.*$/gm, ''),
    masked,
    summary: readFileSync(path('summary'), 'utf8'),
    output: readFileSync(path('output'), 'utf8'),
  }
}

test('it finds what is wrong, says it everywhere, shows no token, and does not fail', async () => {
  const { code, log, masked, summary, output } = await run({ spec: 'examples/weather/egress.yaml', for: 'plan' })
  assert.equal(code, 0, log)
  assert.match(log, /^::error title=Doctor::Sign-in: Entra refuses the sign-in: AADSTS700213/m)
  assert.match(log, /^FAIL 5 ok, \d to look at, 1 to repair/m)
  assert.ok(log.includes(`subject:   ${lab.subject}`), 'the subject stands in the log as it is to be pasted')
  assert.match(summary, /Doctor: fail/)
  assert.ok(output.includes(`\n${lab.subject}\n`))
  assert.match(output, /failed<<\S+\n1\n/)
  const said = log + summary + output
  assert.ok(masked.length > 0)
  for (const secret of masked) assert.ok(!said.includes(secret))
  assert.doesNotMatch(said, /eyJ[\w-]{10,}/)
  assert.ok(!said.includes(lab.job['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '?'))
})

test('told to, it fails', async () => {
  const { code } = await run({ spec: 'examples/weather/egress.yaml', for: 'plan', 'fail-on': 'fail' })
  assert.equal(code, 1)
})

test('after a checkout that failed there is no spec, and it looks at the rest', async () => {
  const { code, log } = await run({ for: 'verify' }, { GITHUB_WORKSPACE: folder })
  assert.equal(code, 0, log)
  assert.match(log.replace(/\n {20,}/g, ' '), /\? +Spec +egress\.yaml cannot be read: it does not exist/)
})

test('inputs that are wrong are told before anything is asked', async () => {
  const { code, log } = await run({ for: 'plan, destroy', 'subscription-id': 'mine' })
  assert.equal(code, 1)
  assert.match(log, /for must be some of plan, apply, verify, power, got "destroy"/)
  assert.match(log, /subscription-id must be a GUID/)
})
