/** The whole chain from outside, as `npm run lab` runs it: what it answers, and what it leaves behind. */
import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { rootCertificates } from 'node:tls'
import type { LabDocument } from '../../src/cli/lab-report.ts'
import { onPath } from '../../src/lab/requirements.ts'
import { writePkcs12 } from '../../src/pki/pkcs12.ts'
import { readCertificate } from '../../src/pki/read.ts'
import { checker, describe, judge, readRecording, specificationFolder } from '../lab/openapi.ts'
import { deviations } from '../lab/openapi-deviations.ts'

const repository = resolve(import.meta.dirname, '../..')
const main = join(repository, 'src/cli/main.ts')
const scratch = mkdtempSync(join(tmpdir(), 'egress-gate-test-'))
after(() => rmSync(scratch, { recursive: true, force: true }))

type Ended = {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  readonly milliseconds: number
}

function startLab(args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended>; readonly said: () => string } {
  const began = performance.now()
  const child = spawn(process.execPath, [main, 'lab', ...args], {
    cwd: repository,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', chunk => {
    stdout += chunk
  })
  child.stderr.on('data', chunk => {
    stderr += chunk
  })
  const ended = new Promise<Ended>((done, failed) => {
    child.on('error', failed)
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr, milliseconds: performance.now() - began }))
  })
  return { child, ended, said: () => stdout + stderr }
}

/** The temporary folder of the labs that are started here, and of nobody else. */
const temporary = mkdtempSync(join(scratch, 'tmp-'))

/** Everything of a lab that the machine could still hold: processes, mounts, namespaces that are pinned. */
function leftBehind(): readonly string[] {
  const processes = readdirSync('/proc').filter(entry => /^\d+$/.test(entry) && runsLab(entry))
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .filter(line => line.includes('egress-gate'))
  const namespaces = existsSync('/run/netns') ? readdirSync('/run/netns') : []
  // A lab's namespaces are pinned in its own /run: none may show up in the machine's.
  const files = readdirSync(temporary)
  return [...processes.map(pid => `process ${pid}`), ...mounts, ...namespaces.map(name => `namespace ${name}`), ...files]
}

/** Only this test's own: others may run a lab at the same time. */
function runsLab(pid: string): boolean {
  try {
    return (
      readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`EGRESS_GATE_LAB=`) &&
      readFileSync(`/proc/${pid}/environ`, 'utf8').includes(scratch)
    )
  } catch {
    return false
  }
}

const until = async (what: string, holds: () => boolean, milliseconds: number): Promise<void> => {
  const end = performance.now() + milliseconds
  while (!holds()) {
    assert.ok(performance.now() < end, `waited ${milliseconds} ms for ${what}`)
    await new Promise(resolve => setTimeout(resolve, 25))
  }
}

/** Private keys in the open, in PEM or in a PFX whatever its password, and storage keys: looked for in every long base64 word. */
function secretsIn(text: string): readonly string[] {
  const found = /PRIVATE KEY/.test(text) ? ['PRIVATE KEY'] : []
  for (const [word] of text.matchAll(/[A-Za-z0-9+/]{86,}={0,2}/g)) {
    const bytes = Buffer.from(word, 'base64')
    if (bytes.includes('PRIVATE KEY')) found.push('a PEM key in base64')
    // pkcs7-data inside a PFX (1.2.840.113549.1.7.1), right after its version 3.
    else if (bytes[0] === 0x30 && bytes.subarray(0, 40).includes(Buffer.from('06092a864886f70d010701', 'hex'))) found.push('a PFX')
    else if (word.length === 88 && bytes.length === 64) found.push('a storage key')
  }
  return found
}

const someCertificate = () => readCertificate(rootCertificates[0] ?? '')

suite('a whole run', () => {
  let document: LabDocument
  let ended: Ended
  const recording = join(scratch, 'traffic.jsonl')
  const report = join(scratch, 'report')

  before(async () => {
    ended = await startLab(['--json', '--record', recording, '--report', report]).ended
    assert.doesNotThrow(() => JSON.parse(ended.stdout), `no JSON document: ${ended.stdout.slice(0, 2000)}\n${ended.stderr}`)
    document = JSON.parse(ended.stdout) as LabDocument
  })

  test('ends well, and says so in one JSON document', () => {
    assert.equal(document.result, 'pass', ended.stderr)
    assert.equal(ended.code, 0)
    assert.deepEqual(document.notEmulated, [])
    assert.deepEqual(
      document.steps.map(({ action, ok }) => [action, ok]),
      [
        ['import-ca', true],
        ['provision-firewall', true],
        ['deploy-aks', true],
        ['verify-tls-inspection', true],
        ['install-ca-in-pod', true],
        ['verify-tls-inspection', true],
        ['deallocate', true],
        ['deallocate', true],
        ['install-ca-in-pod', true],
        ['verify-tls-inspection', true],
      ],
    )
  })

  test('the negative control failed, and only for want of trust', () => {
    const control = document.steps[3]
    assert.equal(control?.exitCode, 1)
    assert.equal(control.outputs['verdict'], 'fail')
    const failed = control.verdicts.filter(({ result }) => result === 'fail')
    assert.ok(failed.length > 0)
    for (const { because } of failed) assert.match(because, /trust/)
  })

  test('every verdict has what it expects, what was observed, and why', () => {
    assert.ok(document.verdicts.length >= 18)
    for (const verdict of document.verdicts) {
      assert.equal(verdict.result, 'pass')
      for (const key of ['workload', 'pod', 'probe', 'expected', 'observed', 'because'] as const) assert.notEqual(verdict[key], '', key)
    }
  })

  test('the private address changed once, and the pods that were recreated needed the root again', () => {
    const [, , , , , , , allocate, again] = document.steps
    assert.equal(allocate?.outputs['private-ip'], '10.42.2.5')
    assert.equal(again?.outputs['installed'], '2')
    assert.equal(again.outputs['unchanged'], '0')
  })

  test('the report folder holds the summary, the document and the page', () => {
    assert.deepEqual(JSON.parse(readFileSync(join(report, 'report.json'), 'utf8')), document)
    assert.match(readFileSync(join(report, 'summary.md'), 'utf8'), /^# Proven/)
    assert.match(readFileSync(join(report, 'report.html'), 'utf8'), /<td><span class="badge pass">pass<\/span><\/td>/)
    const fingerprint = document.steps[0]?.outputs['root-fingerprint']
    assert.equal(readCertificate(readFileSync(join(report, 'root.pem'), 'utf8')).fingerprint, fingerprint)
  })

  test('no private key and no token was recorded or reported', () => {
    for (const file of [recording, join(report, 'report.json'), join(report, '01-import-ca/report.json')]) {
      assert.deepEqual(secretsIn(readFileSync(file, 'utf8')), [])
    }
    // The same search finds what the vault was really sent: it can fail.
    const pfx = writePkcs12({ key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey, certificate: someCertificate() })
    assert.equal(secretsIn(JSON.stringify({ value: Buffer.from(pfx).toString('base64') })).length, 1)
    assert.doesNotMatch(ended.stderr + ended.stdout, /PRIVATE KEY|eyJ[\w-]+\.eyJ/)
  })

  test('Microsoft’s OpenAPI files accept every request and every answer', async context => {
    const folder = specificationFolder()
    if (folder === undefined) return context.skip('Microsoft’s OpenAPI files are not here: set AZURE_REST_API_SPECS')
    const pairs = readRecording(readFileSync(recording, 'utf8'))
    assert.ok(pairs.length > 50, `${pairs.length} pairs`)
    const judgement = await judge(pairs, await checker(folder), deviations)
    assert.ok(judgement.checked > 50 && judgement.faults.length + judgement.stale.length === 0, describe(judgement))
  })

  test('nothing is left behind', () => assert.deepEqual(leftBehind(), []))
})

suite('an end in the middle', () => {
  for (const [how, after] of [
    ['SIGINT', 200],
    ['SIGINT', 1200],
    ['SIGTERM', 3000],
    ['SIGHUP', 6000],
    ['SIGINT', 11_000],
  ] as const)
    test(`${how} after ${after} ms leaves nothing and answers 130`, async () => {
      const { child, ended } = startLab(['--report', join(scratch, 'cut')])
      await new Promise(resolve => setTimeout(resolve, after))
      const sent = performance.now()
      child.kill(how)
      const { code, signal } = await ended
      // Before the program has read its own first line, the signal's default ends it.
      assert.ok(code === 130 || signal === how, `${code} ${signal}`)
      assert.ok(performance.now() - sent < 4000)
      await until('everything to go', () => leftBehind().length === 0, 2000)
    })

  test('a record that the disk has no room for is told in one line, and ends it', {
    skip: !existsSync('/dev/full') && 'no /dev/full',
  }, async () => {
    const { code, stderr } = await startLab(['--record', '/dev/full', '--report', join(scratch, 'full')]).ended
    assert.equal(code, 1)
    assert.match(stderr, /^egress-gate lab: \/dev\/full cannot be written: ENOSPC: no space left on device, write\n$/)
    await until('everything to go', () => leftBehind().length === 0, 2000)
  })

  test('kill -9 leaves nothing either', async () => {
    const { child, ended, said } = startLab(['--report', join(scratch, 'killed')])
    await until('the chain to begin', () => said().includes('1/10'), 20_000)
    child.kill('SIGKILL')
    await ended
    await until('everything to go', () => leftBehind().length === 0, 5000)
  })
})

suite('labs that are kept', { skip: !onPath('kubectl') && 'no kubectl on this machine' }, () => {
  const keep = (report: string, ...more: readonly string[]) => {
    const lab = startLab(['--keep', '--report', join(scratch, report), ...more])
    const ready = async () => {
      await until('the instructions', () => lab.said().includes('export KUBECONFIG='), 240_000)
      return /export KUBECONFIG=(\S+)/.exec(lab.said())?.[1] ?? ''
    }
    return { ...lab, ready }
  }
  const kubectl = (kubeconfig: string, ...args: string[]) =>
    execFileSync('kubectl', args, {
      env: { PATH: process.env['PATH'] ?? '', KUBECONFIG: kubeconfig, HOME: scratch },
      encoding: 'utf8',
      timeout: 30_000,
    })

  test('two at a time, of them the example to copy, let kubectl and curl in, each into its own, until one is told to stop and the other is killed', async () => {
    const [one, other] = [keep('kept'), keep('minimal', '--spec', 'examples/minimal/egress.yaml')]
    try {
      const [first, second] = await Promise.all([one.ready(), other.ready()])
      assert.notEqual(first, second)
      kubectl(first, 'create', 'namespace', 'only-here')
      assert.match(kubectl(first, 'get', 'namespaces'), /only-here/)
      assert.doesNotMatch(kubectl(second, 'get', 'namespaces'), /only-here/)
      for (const [kubeconfig, asked] of [
        [first, 'https://dataservice.accuweather.com/locations/v1/cities/search?q=x'],
        [second, 'https://example.com/'],
      ] as const) {
        assert.match(kubectl(kubeconfig, 'get', 'pods', '-n', 'weather'), /Running/)
        assert.match(
          kubectl(kubeconfig, '-n', 'weather', 'exec', 'deploy/weather', '--', 'curl', '-sSv', '--stderr', '-', asked),
          /issuer: CN=Azure Firewall Manager CA/,
        )
      }
      // The example to copy, every rule of it.
      const document: LabDocument = JSON.parse(readFileSync(join(scratch, 'minimal', 'report.json'), 'utf8'))
      assert.equal(document.result, 'pass')
      assert.deepEqual(
        document.verdicts.map(({ result, probe }) => `${result}: ${probe}`),
        [
          'pass: the API is allowed and inspected',
          'pass: must be denied, by its path',
          'pass: must pass through uninspected',
          'pass: the vault passes through uninspected',
          'pass: control: example.org is denied',
        ],
      )
      one.child.kill('SIGINT')
      assert.equal((await one.ended).code, 130)
      assert.equal(existsSync(first), false)
      assert.match(kubectl(second, 'get', 'pods', '-n', 'weather'), /Running/)
      // Nothing of it is left that could tidy up.
      other.child.kill('SIGKILL')
      await other.ended
      await until('everything to go', () => leftBehind().length === 0, 5000)
      assert.equal(existsSync(second), false)
    } finally {
      one.child.kill('SIGINT')
      other.child.kill('SIGINT')
      await Promise.all([one.ended, other.ended])
    }
  })
})
