/** The gate, run by act inside a kept lab: Azure, Entra, the vault and the cluster answer under their real names, the bundles are unmodified. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { findAct, missingAct, type Ran, type Scratch, scratch } from './act.ts'
import { root } from './files.ts'

const example = (name: string): string => readFileSync(join(root, 'examples/weather', name), 'utf8')
const skip = findAct() === undefined ? missingAct : process.getuid?.() !== 0 ? 'the lab needs root' : false

type Kept = { readonly process: ChildProcess; readonly first: number; readonly env: Readonly<Record<string, string>> }

/** A lab whose chain went well to its end, so the cluster is up and its pods trust the root. */
const keptLab = (report: string): Promise<Kept> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), 'lab', '--keep', '--report', report], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    const take = (chunk: Buffer): void => {
      said += chunk.toString('utf8')
      const first = /nsenter --target (\d+)[^\n]*\n((?: {2}export [^\n]*\n)+)/.exec(said)
      // The line after the last export: all of them are there.
      if (!first || !/nsenter --target [\s\S]*\n\n$/.test(said)) return
      const env = Object.fromEntries([...(first[2] ?? '').matchAll(/export (\w+)=(.*)/g)].map(([, name, value]) => [name, value]))
      resolve({ process: child, first: Number(first[1]), env })
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('exit', code => reject(new Error(`the lab ended (${code}):\n${said.slice(-3000)}`)))
  })

describe('by act, in the lab', { skip }, () => {
  let place: Scratch
  let lab: Kept
  const report = mkdtempSync(join(tmpdir(), 'egress-gate-act-lab-'))
  before(async () => {
    place = await scratch({
      'egress.yaml': example('egress.yaml'),
      'weather.yaml': example('weather.yaml'),
      'forecast-batch.yaml': example('forecast-batch.yaml'),
    })
    lab = await keptLab(report)
  })
  after(async () => {
    if (lab) {
      const ended = new Promise(resolve => lab.process.once('exit', resolve))
      lab.process.kill('SIGINT')
      await ended
    }
    await place?.remove()
    rmSync(report, { recursive: true, force: true })
  })
  const told = ({ jobs, steps, log }: Ran): string => `${JSON.stringify([[...jobs], [...steps]])}\n${log.slice(-4000)}`
  const deploy = (env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    place.run({
      workflow: 'caller-application.yml',
      event: 'push',
      inside: lab.first,
      env: { ...lab.env, ...env },
      variables: Object.fromEntries(Object.entries(lab.env).filter(([name]) => name.startsWith('AZURE_'))),
    })

  test('the egress is proven: the gate opens, and the deployment runs', async () => {
    const ran = await deploy()
    assert.equal(ran.exitCode, 0, told(ran))
    assert.equal(ran.jobs.get('Verify from the pods'), 'success', told(ran))
    assert.equal(ran.jobs.get('Verdict'), 'success', told(ran))
    assert.equal(ran.jobs.get('deploy'), 'success', told(ran))
    assert.match(ran.log, /your deployment here; the egress is proven until \d{4}-/, told(ran))
  })

  test('an identity that Entra does not know: the action fails, the gate stays closed, nothing is deployed', async () => {
    const known = lab.env
    lab = { ...lab, env: { ...known, AZURE_CLIENT_ID: '00000000-0000-4000-8000-000000000000' } }
    const ran = await deploy().finally(() => {
      lab = { ...lab, env: known }
    })
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.equal(ran.steps.get('Verify from the pods: Take the kubeconfig from Azure'), 'failure', told(ran))
    assert.equal(ran.jobs.get('Verdict'), 'failure', told(ran))
    assert.equal(ran.jobs.get('deploy'), undefined, told(ran))
  })

  test('the evening stops the cluster; before the morning the gate is closed and nothing is deployed', async () => {
    const power = (schedule: string): Promise<Ran> =>
      place.run({
        workflow: 'caller-nightly.yml',
        event: 'schedule',
        payload: { schedule },
        inside: lab.first,
        env: lab.env,
        variables: Object.fromEntries(Object.entries(lab.env).filter(([name]) => name.startsWith('AZURE_'))),
      })
    const evening = await power('0 18 * * 1-5')
    assert.equal(evening.exitCode, 0, told(evening))
    const closed = await deploy()
    assert.notEqual(closed.exitCode, 0, told(closed))
    assert.equal(closed.jobs.get('Verdict'), 'failure', told(closed))
    assert.equal(closed.jobs.get('deploy'), undefined, told(closed))
  })
})
