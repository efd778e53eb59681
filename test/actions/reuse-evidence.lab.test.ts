/**
 * Evidence reused from outside: the bundles as they are, in a kept lab, with the rights that set-up.sh gives to who verifies. Azure, Entra, the
 * vault, the cluster and GitHub answer.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { sealOf } from '../../src/github/provenance.ts'
import type { Permissions } from '../../src/lab/github/api/permissions.ts'
import { zip } from '../github/zip-file.ts'
import { findAct, missingAct, type Ran as RanByAct } from '../workflows/act.ts'
import { type RanBundle, runBundle } from '../workflows/bundle-in-lab.ts'
import { withoutPods } from '../workflows/in-lab.ts'
import { callArm, withRoutes, withRulesByHand } from '../workflows/in-lab-arm.ts'
import { type LabOfAct, said, startLabOfAct, summaryOf, told } from '../workflows/lab-of-act.ts'

const skip = process.getuid?.() !== 0 ? 'the lab needs root' : false
type Ran = RanBundle

const workflow = '.github/workflows/deploy.yml'
const [then, now] = ['d'.repeat(40), 'c'.repeat(40)]
/** The lab's tokens say so: its one job is in a workflow of its own repository. */
const gate = {
  path: 'weather/weather-service/.github/workflows/egress.yml',
  sha: createHash('sha1').update('weather/weather-service').digest('hex'),
}

/** What a runner says of the run that it is in. */
const here = (id: number, path: string): Readonly<Record<string, string>> => ({
  GITHUB_REPOSITORY: 'acme/platform',
  GITHUB_RUN_ID: `${id}`,
  GITHUB_WORKFLOW_REF: `acme/platform/${path}@refs/heads/main`,
  GITHUB_WORKFLOW_SHA: now,
  GITHUB_REF_TYPE: 'branch',
  GITHUB_REF_NAME: 'main',
})

describe('reuse of evidence, in the lab', { skip }, () => {
  let at: LabOfAct
  let identity: string
  let kubeconfig: string
  let evidence: string
  before(async () => {
    at = await startLabOfAct()
    const path = '/resourceGroups/rg-weather/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-egress-verify-platform'
    const [found] = await callArm(at.lab, [{ method: 'GET', path, version: '2023-01-31' }])
    identity = String(found?.properties['clientId'])
    mkdirSync(join(at.place.folder, '_temp'), { recursive: true })
  })
  after(() => at?.end())

  const run = (action: string, inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
    runBundle(at, action, 'kubeconfig' in inputs || kubeconfig === undefined ? inputs : { ...inputs, kubeconfig }, {
      AZURE_CLIENT_ID: identity,
      ...env,
    })
  const lines = ({ lines, complaints }: Ran): string => [...complaints, ...lines].join('\n')

  /** A second run of the gate; `change` is what became of GitHub since. */
  const reuse = (permissions: Permissions = { actions: 'read', contents: 'read' }): Promise<Ran> =>
    run(
      'reuse-evidence',
      { 'github-token': at.github.token(permissions) },
      {
        ...at.github.env,
        ...here(42, workflow),
      },
    )
  const refused = async (because: RegExp, permissions?: Permissions): Promise<void> => {
    const ran = await reuse(permissions)
    assert.equal(ran.exitCode, 0, lines(ran))
    assert.deepEqual([ran.outputs['reused'], ran.outputs['verdict']], ['false', ''], lines(ran))
    assert.match(ran.outputs['because'] ?? '', because)
  }

  test('a run with the rights of who verifies records all that a later one needs', async () => {
    const connected = await run('connect', { admin: 'false', kubeconfig: join(at.place.folder, '_temp', 'kubeconfig') })
    assert.equal(connected.exitCode, 0, lines(connected))
    kubeconfig = connected.outputs['kubeconfig'] ?? ''
    const ran = await run('verify-tls-inspection', { reusable: 'true', 'report-directory': 'egress-evidence' })
    assert.deepEqual([ran.exitCode, ran.outputs['verdict'], ran.complaints], [0, 'pass', []], lines(ran))
    evidence = readFileSync(join(at.place.folder, ran.outputs['evidence'] ?? ''), 'utf8')
    const { subject } = JSON.parse(evidence).body
    assert.ok(subject.pods.length > 0)
    for (const value of [subject.cluster.caSha256, subject.cluster.uid, subject.deployedSha256])
      assert.match(value ?? '', /^[0-9a-f-]{36,64}$/, lines(ran))
    published(evidence, { id: 41, path: workflow })
  })

  /** What that run left at GitHub, with the run that comes after it. */
  function published(text: string, { id, path }: { readonly id: number; readonly path: string }): void {
    const { state } = at.github
    const archive = zip([
      { name: 'report.json', content: '{}' },
      { name: 'evidence.json', content: text },
    ])
    const sum = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex')
    const earlier = new Date(Date.now() - 600_000).toISOString()
    const common = {
      path,
      event: 'push',
      head_branch: 'main',
      head_repository: { id: state.id },
      created_at: earlier,
      run_started_at: earlier,
      referenced_workflows: [{ path: `${gate.path}@refs/heads/main`, sha: gate.sha, ref: 'refs/heads/main' }],
    }
    const steps = [{ name: sealOf(sum(text)), conclusion: 'success' }]
    const verifying = { name: 'egress / Verify from the pods', conclusion: 'success', steps }
    state.workflowRuns.push(
      { ...common, id, head_sha: then, status: 'completed', conclusion: 'success', jobs: [verifying] },
      { ...common, id: id + 1, head_sha: now, status: 'in_progress', conclusion: null, jobs: [] },
    )
    state.artifacts.push({
      id,
      name: 'egress-evidence',
      size_in_bytes: archive.length,
      digest: `sha256:${sum(archive)}`,
      expired: false,
      created_at: new Date().toISOString(),
      workflow_run: { id, repository_id: state.id, head_repository_id: state.id, head_branch: 'main', head_sha: then },
    })
    state.archives.set(id, archive)
    for (const ref of [then, now]) state.files.set(`${ref}:${path}`, 'on: push\n')
  }

  test('nothing changed: it is reused, nothing but reads goes to Azure, and no pod is asked', async () => {
    let ran: Ran | undefined
    const writes = await at.writesOf(async () => {
      ran = await reuse()
    })
    assert.ok(ran)
    assert.deepEqual([ran.exitCode, ran.outputs['reused'], ran.outputs['verdict'], ran.complaints], [0, 'true', 'pass', []], lines(ran))
    assert.equal(ran.outputs['evidence-run'], 'https://github.com/acme/platform/actions/runs/41')
    assert.deepEqual(
      writes.filter(each => !/login\.microsoftonline\.com/.test(each)),
      [],
    )
  })

  test('a token that may not read runs', () => refused(/GitHub refused \(403/, { contents: 'read' }))

  test('a newer run of the gate that failed stands in front of it', async () => {
    const { state } = at.github
    const [passed] = state.workflowRuns
    const [artifact] = state.artifacts
    assert.ok(passed && artifact)
    state.workflowRuns.push({ ...passed, id: 43, conclusion: 'failure' })
    state.artifacts.push({
      ...artifact,
      id: 8,
      created_at: new Date(Date.now() + 1000).toISOString(),
      workflow_run: { ...artifact.workflow_run, id: 43 },
    })
    await refused(/newest run of this gate with evidence \(43\) ended as failure/)
    state.artifacts.pop()
    state.workflowRuns.pop()
  })

  test('a rule written by hand', () => {
    const rule = { ruleType: 'ApplicationRule', protocols: [{ protocolType: 'Https', port: 443 }], targetFqdns: ['evil.example'] }
    return withRulesByHand(at.lab, 'Allow', rule, () => refused(/^deployed: the firewall, its policy or the way to it was changed/))
  })

  test('a route written by hand', () => {
    const around = { name: 'around', properties: { addressPrefix: '203.0.113.0/24', nextHopType: 'Internet' } }
    return withRoutes(
      at.lab,
      routes => [...routes, around],
      () => refused(/^deployed: the firewall, its policy or the way to it was changed/),
    )
  })

  test('what was taken back counts as before', async () => assert.equal((await reuse()).outputs['reused'], 'true'))

  const act = { skip: findAct() === undefined ? missingAct : false }
  const caller = '.github/workflows/caller-application.yml'
  /** The whole gate with a deployment behind it, by act: the caller lets evidence be reused. */
  const deploy = (id: number): Promise<RanByAct> =>
    at.place.withChange(
      caller,
      text => text.replace(/^( +)workloads: weather\n/m, '$1workloads: weather\n$1reuse-evidence: true\n'),
      () => at.deploy({ env: { NODE_EXTRA_CA_CERTS: at.lab.env['NODE_EXTRA_CA_CERTS'] ?? '', ...here(id, caller) } }),
    )
  const verify = 'Verify from the pods: Verify'
  const search = 'Verify from the pods: Look for evidence to reuse'

  test('the gate asks, and names its evidence by a step', act, async () => {
    const ran = await deploy(50)
    assert.deepEqual([ran.exitCode, ran.steps.get(search), ran.steps.get(verify)], [0, 'success', 'success'], told(ran))
    assert.deepEqual([said(ran, 'verdict'), said(ran, 'reused'), said(ran, 'evidence-run')], ['pass', 'false', undefined], told(ran))
    const text = readFileSync(join(ran.artifacts, 'egress-evidence', 'evidence.json'), 'utf8')
    const sum = createHash('sha256').update(text).digest('hex')
    assert.equal(ran.steps.get(`Verify from the pods: ${sealOf(sum)}`), 'success', told(ran))
    published(text, { id: 51, path: caller })
  })

  test('the gate opens by that evidence: nobody is asked, nothing is published, and the deployment runs', act, async () => {
    const ran = await deploy(52)
    assert.deepEqual([ran.exitCode, ran.steps.get(search), ran.steps.get(verify)], [0, 'success', undefined], told(ran))
    assert.equal(ran.steps.get('Verify from the pods: Publish the evidence'), undefined, told(ran))
    assert.deepEqual([ran.jobs.get('Verdict'), ran.jobs.get('deploy')], ['success', 'success'], told(ran))
    assert.deepEqual([said(ran, 'verdict'), said(ran, 'reused')], ['pass', 'true'], told(ran))
    assert.equal(said(ran, 'evidence-run'), 'https://github.com/acme/platform/actions/runs/51')
    assert.match(summaryOf(ran), /Nothing was asked: the evidence of run 51, recorded/)
  })

  test('no pods, and then new ones', async () => {
    await withoutPods(at.lab, 'weather', () => refused(/^pods: [^,]+ is gone$/))
    await refused(/^pods: .* is gone, .* was not there$/)
  })

  test('the gate asks the new pods, which do not trust the root, and stays closed', act, async () => {
    const ran = await deploy(52)
    assert.notEqual(ran.exitCode, 0)
    assert.deepEqual([ran.steps.get(search), ran.steps.get(verify)], ['success', 'failure'], told(ran))
    assert.deepEqual([ran.jobs.get('Verdict'), ran.jobs.get('deploy')], ['failure', undefined], told(ran))
    assert.deepEqual([said(ran, 'verdict'), said(ran, 'reused')], ['fail', 'false'], told(ran))
    assert.match(summaryOf(ran), /No evidence is reused: pods: /)
  })
})
