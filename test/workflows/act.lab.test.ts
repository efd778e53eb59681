/** The gate, run by act inside a kept lab: Azure, Entra, the vault and the cluster answer under their real names, the bundles are unmodified. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { findAct, missingAct, type Ran, type Scratch, scratch } from './act.ts'
import { root } from './files.ts'
import { type Kept, restartPods, withoutPods, withRulesByHand } from './in-lab.ts'

const example = (name: string): string => readFileSync(join(root, 'examples/weather', name), 'utf8')
const skip = findAct() === undefined ? missingAct : process.getuid?.() !== 0 ? 'the lab needs root' : false

type Running = Kept & { readonly process: ChildProcess }

/** A lab whose chain went well to its end, so the cluster is up and its pods trust the root. */
const keptLab = (report: string): Promise<Running> =>
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
      resolve({ process: child, first: Number(first[1]), env, kubeconfig: /export KUBECONFIG=(.*)/.exec(said)?.[1] ?? '' })
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('exit', code => reject(new Error(`the lab ended (${code}):\n${said.slice(-3000)}`)))
  })

describe('by act, in the lab', { skip }, () => {
  let place: Scratch
  let lab: Running
  const report = mkdtempSync(join(tmpdir(), 'egress-gate-act-lab-'))
  before(async () => {
    place = await scratch({
      'egress.yaml': example('egress.yaml'),
      'weather.yaml': example('weather.yaml'),
      'forecast-batch.yaml': example('forecast-batch.yaml'),
    })
    lab = await keptLab(report)
  })
  const end = async (): Promise<void> => {
    if (lab?.process.exitCode === null && lab.process.signalCode === null) {
      const ended = new Promise(resolve => lab.process.once('exit', resolve))
      lab.process.kill('SIGINT')
      await ended
    }
    await place?.remove()
    rmSync(report, { recursive: true, force: true })
  }
  after(end)
  const told = ({ jobs, steps, log }: Ran): string => `${JSON.stringify([[...jobs], [...steps]])}\n${log.slice(-4000)}`
  /** An output of a job's step, by default the gate's last job. act tells outputs from their file; the last lines of a step's own text it loses at times. */
  const said = ({ log }: Ran, output: string, job = 'verdict'): string | undefined =>
    log
      .split('\n')
      .flatMap(
        line =>
          new RegExp(`"arg":"((?:[^"\\\\]|\\\\.)*)","command":"set-output".*"jobID":"${job}".*"name":"${output}"`).exec(line)?.[1] ?? [],
      )
      .at(-1)
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
    assert.equal(ran.steps.get('deploy: Deploy'), 'success', told(ran))
    assert.equal(said(ran, 'verdict'), 'pass', told(ran))
    assert.match(said(ran, 'expires-at') ?? '', /^\d{4}-\d\d-\d\dT/, told(ran))
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

  /** A gate that asked every probe and stays closed because of exactly these, each with its result and its cause. */
  const closedBy = (ran: Ran, verdict: 'fail' | 'inconclusive', causes: readonly (readonly [string, string, RegExp])[]): void => {
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.equal(ran.steps.get('Verify from the pods: Take the kubeconfig from Azure'), 'success', told(ran))
    assert.equal(ran.steps.get('Verify from the pods: Verify'), 'failure', told(ran))
    assert.equal(ran.steps.get('Verify from the pods: Publish the evidence'), 'success', told(ran))
    assert.equal(ran.jobs.get('Verify from the pods'), 'failure', told(ran))
    assert.equal(ran.jobs.get('Verdict'), 'failure', told(ran))
    assert.equal(ran.jobs.get('deploy'), undefined, told(ran))
    assert.doesNotMatch(ran.log, /your deployment here; the egress is proven until \d/)
    assert.equal(said(ran, 'verdict'), verdict, told(ran))
    type Evidence = { result: string; verdicts: { result: string; because: string; probe: { name: string } }[] }
    const { result, verdicts } = JSON.parse(readFileSync(join(ran.artifacts, 'egress-evidence', 'report.json'), 'utf8')) as Evidence
    assert.equal(result, verdict)
    const open = verdicts.filter(each => each.result !== 'pass')
    assert.deepEqual(
      open.map(({ probe, result }) => [probe.name, result]),
      causes.map(([name, result]) => [name, result]),
      JSON.stringify(
        open.map(({ probe, because }) => [probe.name, because]),
        null,
        1,
      ),
    )
    for (const [index, [, , because]] of causes.entries()) assert.match(open[index]?.because ?? '', because)
  }
  /** The caller's egress.yaml with another text in it, for one run. */
  const withSpec = async (from: string, to: string): Promise<Ran> => {
    const file = join(place.folder, 'egress.yaml')
    const spec = readFileSync(file, 'utf8')
    assert.equal(spec.split(from).length, 2, from)
    writeFileSync(file, spec.replace(from, to))
    return await deploy().finally(() => writeFileSync(file, spec))
  }
  const city = 'city search is allowed and inspected'
  const forecasts = 'forecasts are denied by their path'

  test('not inspected: a network rule written by hand takes 443 first, and the gate stays closed', async () => {
    const rule = {
      ruleType: 'NetworkRule',
      ipProtocols: ['TCP'],
      destinationFqdns: ['dataservice.accuweather.com'],
      destinationPorts: ['443'],
    }
    closedBy(await withRulesByHand(lab, 'Allow', rule, deploy), 'fail', [
      [city, 'fail', /^it was not inspected: the pod saw the origin's own certificate/],
      [forecasts, 'fail', /^it was let through: /],
    ])
  })

  test('denied: a rule written by hand denies the host, and the gate stays closed', async () => {
    const rule = {
      ruleType: 'ApplicationRule',
      protocols: [{ protocolType: 'Https', port: 443 }],
      targetFqdns: ['dataservice.accuweather.com'],
    }
    closedBy(await withRulesByHand(lab, 'Deny', rule, deploy), 'fail', [
      [city, 'fail', /^the connection was closed after the ClientHello/],
      [forecasts, 'fail', /^it was denied, but not inside an inspected session/],
    ])
  })

  test('denied: the spec expects what its policy denies, and the gate stays closed', async () => {
    const ran = await withSpec('url: https://example.org/\n    expect: deny', 'url: https://example.org/\n    expect: allow')
    closedBy(ran, 'fail', [['an unlisted host is denied before the handshake', 'fail', /^the connection was closed after the ClientHello/]])
  })

  test('inconclusive: TCP to a port that the firewall answers itself proves nothing, and the gate stays closed', async () => {
    const last = '  - name: SSH outside the tag is dropped\n'
    const ran = await withSpec(last, `  - { name: an address answers, to: "203.0.113.10:443/tcp", expect: allow }\n${last}`)
    closedBy(ran, 'inconclusive', [['an address answers', 'inconclusive', /a TCP connection to port 443 proves nothing/]])
  })

  test('untrusted: new pods without the root, and the gate stays closed', async () => {
    await restartPods(lab, 'weather')
    const untrusted = /^it is inspected, but the pod does not trust our root/
    closedBy(await deploy(), 'fail', [
      [city, 'fail', untrusted],
      [forecasts, 'fail', untrusted],
      ['an origin with an untrusted certificate is refused', 'fail', untrusted],
    ])
  })

  const call = (workflow: string, event: string, more: Partial<Parameters<Scratch['run']>[0]> = {}): Promise<Ran> =>
    place.run({
      workflow,
      event,
      inside: lab.first,
      env: lab.env,
      variables: Object.fromEntries(Object.entries(lab.env).filter(([name]) => name.startsWith('AZURE_'))),
      ...more,
    })
  const push = (): Promise<Ran> => call('caller-push.yml', 'push')
  const chain = [
    'Check the contract',
    'Import the certificate authority',
    'Provision the firewall',
    'Deploy the cluster',
    'Verify from the pods',
  ]
  const proven = (ran: Ran): void => {
    assert.equal(ran.exitCode, 0, told(ran))
    for (const job of [...chain, 'Verdict']) assert.equal(ran.jobs.get(job), 'success', `${job}: ${told(ran)}`)
    assert.match(said(ran, 'firewall-id', 'firewall') ?? '', /\/azureFirewalls\/afw-weather$/, told(ran))
    assert.match(said(ran, 'private-ip', 'firewall') ?? '', /^10\.42\.2\.\d+$/, told(ran))
    assert.match(said(ran, 'public-ips', 'firewall') ?? '', /\d+\.\d+\.\d+\.\d+/, told(ran))
    assert.match(said(ran, 'cluster-id', 'cluster') ?? '', /\/managedClusters\/aks-weather$/, told(ran))
    assert.equal(said(ran, 'verdict'), 'pass', told(ran))
  }

  test('a push that changes the policy: the firewall is changed, trust is installed again, and the egress is proven', async () => {
    const file = join(place.folder, 'egress.yaml')
    const spec = readFileSync(file, 'utf8')
    const changed = spec.replace('{ id: "2024898", mode: Alert }', '{ id: "2024898", mode: Deny }')
    assert.notEqual(changed, spec)
    writeFileSync(file, changed)
    const ran = await push()
    proven(ran)
    assert.equal(said(ran, 'changed', 'firewall'), 'true', told(ran))
    assert.equal(said(ran, 'changed', 'cluster'), 'false', told(ran))
    assert.equal(said(ran, 'changed'), 'true', told(ran))
  })

  test('the same push again changes nothing, and the egress is proven', async () => {
    const ran = await push()
    proven(ran)
    for (const job of ['certificate-authority', 'firewall', 'cluster', 'verdict'])
      assert.equal(said(ran, 'changed', job), 'false', `${job}: ${told(ran)}`)
  })

  test('a push whose contract does not hold changes nothing and proves nothing', async () => {
    const file = join(place.folder, 'egress.yaml')
    const spec = readFileSync(file, 'utf8')
    writeFileSync(file, spec.replace('url: https://example.org/\n    expect: deny', 'url: https://example.org/\n    expect: allow'))
    const ran = await push().finally(() => writeFileSync(file, spec))
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.equal(ran.jobs.get('Check the contract'), 'failure', told(ran))
    for (const job of chain.slice(1)) assert.equal(ran.jobs.get(job), undefined, told(ran))
    assert.equal(said(ran, 'verdict'), 'fail', told(ran))
  })

  test('cancelled while the pods are asked: nothing is deployed', async () => {
    const ran = await call('caller-application.yml', 'push', { interruptAt: /asking \d+ pods? of/ })
    assert.match(ran.log, /asking \d+ pods? of/, told(ran))
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.equal(ran.jobs.get('Verify from the pods'), 'failure', told(ran))
    // act runs no step after it was interrupted, where GitHub still runs those with `always()`: either way no output opens the gate.
    assert.notEqual(said(ran, 'verdict'), 'pass', told(ran))
    assert.equal(ran.jobs.get('deploy'), undefined, told(ran))
  })

  test('no pods: nothing was asked, and the gate stays closed', async () => {
    const ran = await withoutPods(lab, 'weather', () => deploy())
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.equal(ran.jobs.get('Verdict'), 'failure', told(ran))
    assert.equal(ran.jobs.get('deploy'), undefined, told(ran))
    assert.equal(said(ran, 'verdict'), 'fail', told(ran))
    const report = JSON.parse(readFileSync(join(ran.artifacts, 'egress-evidence', 'report.json'), 'utf8')) as { headline: string }
    assert.match(report.headline, /no pod of workload weather/)
  })

  test('the evening stops the cluster; before the morning the gate is closed and nothing is deployed', async () => {
    const evening = await call('caller-nightly.yml', 'schedule', { payload: { schedule: '0 18 * * 1-5' } })
    assert.equal(evening.exitCode, 0, told(evening))
    assert.equal(said(evening, 'verdict'), 'deallocated', told(evening))
    assert.equal(said(evening, 'state', 'power'), 'deallocated', told(evening))
    assert.equal(evening.steps.get('Stop it: Say what it saves'), 'success', told(evening))
    const closed = await deploy()
    assert.notEqual(closed.exitCode, 0, told(closed))
    assert.equal(closed.jobs.get('Verdict'), 'failure', told(closed))
    assert.equal(closed.jobs.get('deploy'), undefined, told(closed))
    // No pod was asked: the API server is gone.
    assert.equal(said(closed, 'verdict'), 'inconclusive', told(closed))
    assert.equal(closed.steps.get('Verify from the pods: Verify'), 'failure', told(closed))
    assert.equal(closed.steps.get('Verify from the pods: Publish the evidence'), undefined, told(closed))
  })

  test('the morning brings both back, installs trust in the new pods and proves the egress; the gate opens again', async () => {
    const morning = await call('caller-nightly.yml', 'schedule', { payload: { schedule: '30 4 * * 1-5' } })
    assert.equal(morning.exitCode, 0, told(morning))
    assert.equal(said(morning, 'state', 'power'), 'allocated', told(morning))
    assert.equal(said(morning, 'verdict'), 'pass', told(morning))
    const opened = await deploy()
    assert.equal(opened.exitCode, 0, told(opened))
    assert.equal(said(opened, 'verdict'), 'pass', told(opened))
    assert.equal(opened.steps.get('deploy: Deploy'), 'success', told(opened))
  })

  test('nothing of it is left: no process, no namespace, no mount, no file', async () => {
    const spaces = ['net', 'mnt', 'pid'].map(kind => readlinkSync(`/proc/${lab.first}/ns/${kind}`))
    const folders = [dirname(place.folder), report, dirname(lab.kubeconfig)]
    await end()
    /** Ours by what it was given, or by where it lives. */
    const ours = (pid: string): boolean => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
        return (
          folders.some(folder => environment.includes(folder)) ||
          ['net', 'mnt', 'pid'].some(kind => spaces.includes(readlinkSync(`/proc/${pid}/ns/${kind}`)))
        )
      } catch {
        return false // it ended meanwhile
      }
    }
    // A process without a living parent is taken by the machine's first one, a moment later.
    const processes = (): string[] => readdirSync('/proc').filter(entry => /^\d+$/.test(entry) && ours(entry))
    for (let tries = 0; processes().length > 0 && tries < 20; tries++) await sleep(100)
    assert.deepEqual(processes(), [])
    const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n')
    assert.deepEqual(
      mounts.filter(line => folders.some(folder => line.includes(folder)) || spaces.some(space => line.includes(space))),
      [],
    )
    assert.deepEqual(folders.filter(existsSync), [])
  })
})
