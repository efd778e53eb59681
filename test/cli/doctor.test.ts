/** `egress-gate doctor` as a process of its own, behind a proxy that leads to the lab's Azure, to somebody who opens TLS, or nowhere. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { importCa } from '../../src/actions/import-ca.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { issueServerCertificate, makePublicRoot } from '../../src/lab/public-root.ts'
import { bareSpec } from '../actions/bare-spec.ts'
import { connectProxy, interceptor } from '../azure/connect-proxy.ts'
import { type Emulated, emulate, subscriptionId } from '../azure/emulated.ts'
import { apiServer } from '../kubernetes/api-server.ts'

const bin = resolve(import.meta.dirname, '../../bin/egress-gate.mjs')
const folder = mkdtempSync(join(tmpdir(), 'egress-gate-doctor-'))
const spec = bareSpec()
after(() => {
  rmSync(folder, { recursive: true, force: true })
  spec.remove()
})

type Ran = { readonly code: number | null; readonly out: string; readonly err: string; readonly milliseconds: number }

/** With nothing of this machine's environment, and no credential but the one of the environment. */
const doctor = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> =>
  new Promise((done, reject) => {
    const start = Date.now()
    const child = spawn(process.execPath, [bin, 'doctor', ...args], {
      cwd: folder,
      env: { PATH: '/nonexistent', HOME: folder, AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 60_000,
    })
    let [out, err] = ['', '']
    child.stdout.on('data', chunk => {
      out += chunk
    })
    child.stderr.on('data', chunk => {
      err += chunk
    })
    child.on('error', reject)
    child.on('close', code => done({ code, out, err, milliseconds: Date.now() - start }))
  })

/** The text without its line breaks inside paragraphs. */
const flat = (out: string): string => out.replace(/\n {20,}/g, ' ')

const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('behind a proxy, with the lab’s Azure', () => {
  let lab: Emulated
  before(async () => {
    lab = await emulate({ github: {} })
    await lab.run(importCa, { spec: spec.file })
    await lab.run(provisionFirewall, { spec: spec.file })
  })
  after(() => lab.close())

  const environment = (proxy: string) => ({
    HTTPS_PROXY: proxy,
    NODE_EXTRA_CA_CERTS: file('root.pem', lab.root),
    AZURE_TENANT_ID: '22222222-2222-4222-8222-222222222222',
    AZURE_CLIENT_ID: '88888888-8888-4888-8888-888888888888',
    AZURE_SUBSCRIPTION_ID: subscriptionId,
  })

  test('a job: everything is asked through the proxy, the three values are printed, no token is', async () => {
    await using proxy = await connectProxy(() => lab.port)
    await using server = await apiServer({
      http: (request, response) =>
        void response
          .writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' })
          .end(JSON.stringify(request.url === '/version' ? { gitVersion: 'v1.34.1' } : { status: { allowed: true } })),
    })
    const env = { ...environment(proxy.url), ...lab.job }
    const { code, out, err } = await doctor(['--spec', spec.file, '--kubeconfig', file('kubeconfig', server.kubeconfig)], env)
    const text = flat(out)
    assert.equal(code, 0, out + err)
    assert.equal(err, '')
    for (const host of ['management.azure.com', 'login.microsoftonline.com', 'kv-weather-egress.vault.azure.net', 'api.loganalytics.io'])
      assert.ok(proxy.asked.includes(`${host}:443`), `${host} was asked through the proxy: ${proxy.asked}`)
    // The lab's root is no public one: to the doctor, the lab is a proxy that opens TLS and is trusted.
    assert.match(
      text,
      /warn +Way out +management\.azure\.com, .* answer with a certificate of "Lab Public Web Root .*TLS is opened on the way/,
    )
    assert.match(text, /Whoever holds its key reads the tokens of this job/)
    assert.match(text, /issuer: +https:\/\/token\.actions\.githubusercontent\.com\b/)
    assert.ok(text.includes(`subject:   ${lab.subject}`), text)
    assert.match(text, /audience: +api:\/\/AzureADTokenExchange/)
    assert.match(text, /ok +Sign-in +Entra knows this job as the application 88888888-/)
    assert.match(text, /ok +Roles +The identity may do all \d+ things that "apply" needs/)
    assert.match(text, /ok +Key Vault +Key vault kv-weather-egress gives the certificate/)
    assert.match(text, /ok +Cluster +The API server 127\.0\.0\.1:\d+ answers: Kubernetes v1\.34\.1/)
    assert.doesNotMatch(text, /eyJ/)
    for (const secret of [lab.job['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '?', 'secret-token']) assert.ok(!text.includes(secret))
    assert.deepEqual(lab.azure.refusals, [])
  })

  test('a token request that is refused: GitHub is named, and Entra is not blamed', async () => {
    await using proxy = await connectProxy(() => lab.port)
    const env = { ...environment(proxy.url), ...lab.job, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-another-job-that-is-over' }
    const { code, out } = await doctor(['--for', 'power'], env)
    assert.equal(code, 1)
    assert.match(flat(out), /FAIL +GitHub's token +GitHub gave no OIDC token: its token service answered with status 401 and no token\./)
    assert.match(flat(out), /\? +Sign-in +Entra was not asked/)
    assert.ok(!out.includes('of-another-job'))
  })

  test('the same as JSON', async () => {
    await using proxy = await connectProxy(() => lab.port)
    const { code, out } = await doctor(['--spec', spec.file, '--for', 'plan', '--json'], { ...environment(proxy.url), ...lab.job })
    const read = JSON.parse(out)
    assert.equal(read.schema, 'egress-gate.doctor/v1')
    assert.equal(read.fail, 0, out)
    assert.equal(code, 0)
    const token = read.checks.find(({ about }: { about: string }) => about === 'token')
    assert.deepEqual(token.values, {
      issuer: 'https://token.actions.githubusercontent.com',
      subject: lab.subject,
      audience: 'api://AzureADTokenExchange',
    })
    assert.deepEqual(
      read.checks.filter(({ about }: { about: string }) => ['cluster'].includes(about)),
      [],
      'plan does not touch the cluster',
    )
    assert.doesNotMatch(out, /eyJ/)
  })

  test('something to repair: exit code 1', async () => {
    await using proxy = await connectProxy(() => lab.port)
    lab.azure.knobs.unregisteredProviders.add('Microsoft.ContainerService')
    const { code, out } = await doctor(['--spec', spec.file, '--for', 'plan'], {
      ...environment(proxy.url),
      AZURE_CLIENT_SECRET: 'lab-secret',
    })
    lab.azure.knobs.unregisteredProviders.clear()
    assert.equal(code, 1)
    assert.match(flat(out), /FAIL +Resource providers +Not registered in the subscription: Microsoft\.ContainerService/)
    assert.ok(!out.includes('lab-secret'))
  })

  test('a vault that is not there yet looks to a proxy like one that is out of reach', async () => {
    await using proxy = await connectProxy(host => (host.endsWith('.vault.azure.net') ? undefined : lab.port))
    const { out } = await doctor(['--spec', spec.file, '--for', 'plan'], { ...environment(proxy.url), AZURE_CLIENT_SECRET: 'lab-secret' })
    assert.match(flat(out), /warn +Key Vault +kv-weather-egress\.vault\.azure\.net cannot be reached.*import-ca makes it/)
  })
})

describe('a runner behind TLS interception', () => {
  const corporate = makePublicRoot().then(async root => ({
    root,
    leaf: await issueServerCertificate(root, ['*.azure.com', '*.microsoftonline.com', '*.loganalytics.io']),
  }))

  test('with a root that is not known: whose it is, and what to do', async () => {
    const { leaf, root } = await corporate
    await using opens = await interceptor(leaf)
    await using proxy = await connectProxy(() => opens.port)
    const { code, out } = await doctor(['--for', 'power'], { HTTPS_PROXY: proxy.url })
    const text = flat(out)
    assert.equal(code, 1, out)
    const [issuer] = /Lab Public Web Root \w+/.exec(root.certificate.subject) ?? ['?']
    assert.match(
      text,
      new RegExp(
        `FAIL +Way out +management\\.azure\\.com and login\\.microsoftonline\\.com show a certificate that this Node does not trust \\(UNABLE_TO_\\w+\\); its issuer is "${issuer}`,
      ),
    )
    assert.match(text, /Something between the runner and Azure opens TLS/)
    assert.match(
      text,
      /Exempt management\.azure\.com and login\.microsoftonline\.com from inspection, or give the root of that issuer to Node: .*NODE_EXTRA_CA_CERTS/,
    )
    assert.match(text, /ok +Clock +The clock agrees with Azure's \(by an answer whose certificate is not trusted\)/)
  })

  test('with its root given by a file that is none: that is said', async () => {
    const { leaf } = await corporate
    await using opens = await interceptor(leaf)
    await using proxy = await connectProxy(() => opens.port)
    const { out } = await doctor(['--for', 'power'], { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: file('empty.pem', 'nothing') })
    assert.match(flat(out), /FAIL +Runner +NODE_EXTRA_CA_CERTS names .*empty\.pem, and Node\.js cannot use it/)
  })

  test('with verification switched off: that is said first', async () => {
    const { leaf } = await corporate
    await using opens = await interceptor(leaf)
    await using proxy = await connectProxy(() => opens.port)
    const { code, out } = await doctor(['--for', 'power'], { HTTPS_PROXY: proxy.url, NODE_TLS_REJECT_UNAUTHORIZED: '0' })
    assert.equal(code, 1)
    assert.match(flat(out), /FAIL +Runner +NODE_TLS_REJECT_UNAUTHORIZED=0 is set/)
    assert.match(
      flat(out),
      /FAIL +Way out +management\.azure\.com .*show a certificate that this Node does not trust/,
      'and the doctor verifies all the same',
    )
  })
})

describe('without any cloud', () => {
  test('a proxy that lets nothing through: all is told, nothing is asked twice, and it ends', async () => {
    await using proxy = await connectProxy(() => undefined)
    const { code, out, err } = await doctor(['--spec', spec.file], { HTTPS_PROXY: proxy.url })
    const text = flat(out)
    assert.equal(code, 1, err)
    assert.match(text, /FAIL +Way out +management\.azure\.com, .* cannot be reached/)
    assert.match(text, /\? +Sign-in +Nobody is signed in to Azure\..*az login/)
    for (const question of ['Clock', "GitHub's token", 'Roles', 'Resource providers', 'Quota', 'Cluster'])
      assert.match(text, new RegExp(`\\? +${question} `), question)
  })

  test('a way that swallows everything ends by the deadline, and so does the process', async () => {
    await using proxy = await connectProxy(() => 'hang')
    const { code, out, milliseconds } = await doctor(['--spec', spec.file, '--timeout', '2'], {
      HTTPS_PROXY: proxy.url,
      AZURE_TENANT_ID: '22222222-2222-4222-8222-222222222222',
      AZURE_CLIENT_ID: '88888888-8888-4888-8888-888888888888',
      AZURE_CLIENT_SECRET: 'lab-secret',
      AZURE_SUBSCRIPTION_ID: subscriptionId,
    })
    assert.ok(milliseconds < 15_000, `${milliseconds} ms`)
    assert.match(
      flat(out),
      /Way out +(management\.azure\.com, .* cannot be reached: ETIMEDOUT|Whether management\.azure\.com, .* can be reached is not known)/,
    )
    assert.match(flat(out), /\? +Sign-in +Whether Entra knows this identity could not be looked at/)
    assert.ok(code === 0 || code === 1, String(code))
  })
})

describe('input', () => {
  for (const [args, said] of [
    [['--for', 'plan,deploy'], /--for: deploy is none of plan, apply, verify, power/],
    [['--spec', 'missing.yaml'], /missing\.yaml cannot be read: it does not exist/],
    [['--subscription-id', 'Pay as you go'], /--subscription-id: must be a GUID/],
    [['--kubeconfig', 'missing'], /--kubeconfig: missing cannot be read: it does not exist/],
    [['--timeout', 'soon'], /--timeout: must be a number of seconds/],
    [['--verbose'], /--verbose/],
    [['positional'], /positional/],
  ] as const)
    test(`exit code 2: ${args.join(' ')}`, async () => {
      const { code, out, err } = await doctor(args, {})
      assert.equal(code, 2)
      assert.equal(out, '')
      assert.match(err, said)
      assert.equal(/^usage:/m.test(err), !/cannot be read/.test(err))
    })

  test('exit code 2: a spec with faults, all of them at once', async () => {
    const broken = bareSpec(document => {
      document.set('location', 7)
      document.setIn(['cluster', 'name'], '!')
    })
    const { code, err } = await doctor(['--spec', broken.file], {})
    broken.remove()
    assert.equal(code, 2)
    assert.match(err, /location/)
    assert.match(err, /cluster\.name|name/)
    assert.doesNotMatch(err, /usage:/)
  })

  test('--help', async () => {
    const { code, out } = await doctor(['--help'], {})
    assert.equal(code, 0)
    assert.match(out, /^usage: egress-gate doctor/)
    assert.match(out, /Exit code 0: nothing to repair/)
  })
})
