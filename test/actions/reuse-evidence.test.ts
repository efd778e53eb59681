/** Evidence of an earlier run: reused only where nothing changed, and for each thing that can have changed its name. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { NetworkManagementClient } from '@azure/arm-network'
import { findEvidence } from '../../src/github/artifacts.ts'
import { sha256 } from '../../src/pki/hash.ts'
import { zip } from '../github/zip-file.ts'
import { podDocument } from '../kubernetes/cluster.ts'
import { ourFirewall, signer } from '../verify/lab.ts'
import { type Change, earlier, forged, gate, hours, reuseScene } from './reuse-scene.ts'

let scene: Awaited<ReturnType<typeof reuseScene>> // none where its making failed, which closed what it had opened
before(async () => {
  scene = await reuseScene()
})
after(() => scene?.close())

test('the first run passes, and its evidence says what it is about', () => {
  assert.equal(scene.recorded.outputs['verdict'], 'pass', scene.recorded.lines.join('\n'))
  const { subject } = JSON.parse(scene.evidence).body
  assert.deepEqual(
    subject.pods.map((pod: { uid: string }) => pod.uid),
    ['uid-weather-1', 'uid-weather-2'],
  )
  assert.match(subject.cluster.caSha256, /^[0-9a-f]{64}$/)
  assert.equal(subject.cluster.uid, 'uid-of-kube-system')
  assert.match(subject.deployedSha256, /^[0-9a-f]{64}$/, scene.recorded.lines.join('\n'))
})

test('nothing changed: it is reused, until its greatest age, and says whose it is', async () => {
  const { report, outputs, lines, github } = await scene.reuse()
  assert.equal(outputs['reused'], 'true', lines.join('\n'))
  const at = Date.parse(JSON.parse(scene.evidence).body.at)
  const url = `https://github.com/acme/platform/actions/runs/${earlier}`
  assert.deepEqual(outputs, {
    reused: 'true',
    verdict: 'pass',
    attested: 'false',
    because: '',
    'evidence-run': url,
    'expires-at': new Date(at + 12 * 3_600_000).toISOString(),
    passed: '10',
  })
  assert.match(
    report.headline,
    new RegExp(`^Nothing was asked: the evidence of run ${earlier}, recorded 20\\d\\d-.*reused until 20\\d\\d-`),
  )
  assert.ok(report.facts.some(({ name, value }) => name === 'evidence of run' && value === url))
  assert.ok(github.calls.every(call => call.startsWith('GET ')))
})

test('its own end comes before its greatest age', async () => {
  const { outputs } = await scene.reuse(change => {
    change.inputs['max-age-hours'] = '168'
  })
  const { expiresAt, at } = JSON.parse(scene.evidence).body
  const oldest = Date.parse(at) + 168 * 3_600_000
  assert.equal(outputs['expires-at'], new Date(Math.min(oldest, Date.parse(expiresAt))).toISOString())
})

for (const [name, more] of [
  ['succeeded, and reused the same', {}],
  ['was skipped', { conclusion: 'skipped' }],
  ['waits for its turn', { status: 'queued', conclusion: null }],
  ['failed on another branch', { conclusion: 'failure', head_branch: 'topic' }],
  ['failed for a pull request', { conclusion: 'failure', event: 'pull_request' }],
  ['failed in another workflow', { conclusion: 'failure', path: '.github/workflows/test.yml' }],
  ['failed before the evidence', { conclusion: 'failure', created_at: hours(-1) }],
] as const)
  test(`reused: a run that ${name} says nothing against it`, async () => {
    const { report, outputs } = await scene.reuse(s => laterRun(s, more))
    assert.equal(outputs['reused'], 'true', report.headline)
  })

test('reused: a pod that goes away after a rollout says nothing against it', async () => {
  const { report, outputs } = await scene.reuse(s => leaving(s, 20_000))
  assert.equal(outputs['reused'], 'true', report.headline)
})

const refused: readonly (readonly [name: string, because: RegExp, change: (scene: Change) => unknown])[] = [
  // Where it came from.
  ['no artifact of that name', /no evidence of this gate/, s => set(s, 'artifact', { name: 'other' })],
  ['a run of a fork', /no evidence of this gate/, s => set(s, 'run', { head_repository: { id: 5 } })],
  [
    'an artifact of a fork',
    /no evidence of this gate/,
    s => set(s, 'artifact', { workflow_run: { ...s.artifact.workflow_run, head_repository_id: 5 } }),
  ],
  ['another workflow file', /no evidence of this gate/, s => set(s, 'run', { path: '.github/workflows/test.yml' })],
  ['a file that begins alike', /no evidence of this gate/, s => set(s, 'run', { path: '.github/workflows/deploy.yml.yml' })],
  ...['pull_request', 'pull_request_target', 'workflow_run', 'pull_request_review'].map(
    event => [`a run by ${event}`, /no evidence of this gate/, (s: Change) => set(s, 'run', { event })] as const,
  ),
  ['another branch', /no evidence of this gate/, s => set(s, 'run', { head_branch: 'topic' })],
  ['a failing run', /newest run of this gate with evidence \(41\) ended as failure/, s => set(s, 'run', { conclusion: 'failure' })],
  ['a cancelled run', /ended as cancelled/, s => set(s, 'run', { conclusion: 'cancelled' })],
  ['a run that goes on', /is in_progress/, s => set(s, 'run', { status: 'in_progress', conclusion: null })],
  ['this run, tried again', /\(42\) is this one/, s => set(s, 'artifact', { workflow_run: { ...s.artifact.workflow_run, id: 42 } })],
  ...['failure', 'cancelled', 'timed_out', 'startup_failure'].map(
    conclusion =>
      [
        `a later run that left nothing and ended as ${conclusion}`,
        new RegExp(`run 43 of this gate, later than the evidence of run 41, ended as ${conclusion}`),
        (s: Change) => laterRun(s, { conclusion }),
      ] as const,
  ),
  ['more later runs than are looked through', /too many runs since run 41/, s => manyRuns(s)],
  ['an older pass behind a newer failure', /\(43\) ended as failure/, newerFailure],
  [
    'the gate at another commit',
    /other workflows, or the same ones at another commit/,
    s => set(s, 'run', { referenced_workflows: [{ path: `${gate.path}@v1`, sha: 'e'.repeat(40) }] }),
  ],
  [
    'a second gate beside it',
    /other workflows/,
    s =>
      set(s, 'run', {
        referenced_workflows: [...s.run.referenced_workflows, { path: 'a/b/.github/workflows/c.yml@v1', sha: 'e'.repeat(40) }],
      }),
  ],
  [
    'another gate than the one that runs',
    /does not list this gate/,
    s => Object.assign(s, { claims: { job_workflow_ref: 'evil/gate/.github/workflows/gate.yml@v1', job_workflow_sha: gate.sha } }),
  ],
  ['no OIDC token', /no OIDC token/, s => Object.assign(s, { claims: undefined })],
  ['an OIDC token that says nothing', /no OIDC token/, s => Object.assign(s, { claims: {} })],
  [
    'another text in the workflow file',
    /deploy\.yml was another one in run 41/,
    s => void s.github.state.files.set(`${'d'.repeat(40)}:.github/workflows/deploy.yml`, 'on: pull_request\n'),
  ],
  ['a runner that does not say where it is', /runner does not say/, s => void delete s.env['GITHUB_WORKFLOW_REF']],
  // Its bytes.
  ['another digest', /not the one that GitHub has the digest of/, s => set(s, 'artifact', { digest: `sha256:${'0'.repeat(64)}` })],
  ['no digest', /not the one that GitHub has the digest of/, s => set(s, 'artifact', { digest: undefined as never })],
  ['expired at GitHub', /run 41 has expired/, s => set(s, 'artifact', { expired: true })],
  [
    'a bomb',
    /cannot be read: evidence\.json says that it has/,
    s => Object.assign(s, { archive: zip([{ name: 'evidence.json', content: Buffer.alloc(65 * 1024 * 1024) }]) }),
  ],
  [
    'a bomb that hides its size',
    /cannot be read: it is broken/,
    s => Object.assign(s, { archive: zip([{ name: 'evidence.json', content: Buffer.alloc(65 * 1024 * 1024), size: 100 }]) }),
  ],
  ['no archive', /cannot be read: it is no ZIP/, s => Object.assign(s, { archive: Buffer.from('no') })],
  ['an archive that is too large', /larger than 33554432 bytes/, s => Object.assign(s, { archive: Buffer.alloc(33 * 1024 * 1024) })],
  [
    'a path that leads out',
    /no evidence\.json in it/,
    s => Object.assign(s, { archive: zip([{ name: '../evidence.json', content: s.evidence }]) }),
  ],
  [
    'a file that another job wrote',
    /no verifying job that names these bytes/,
    s => forge(s, body => (body.at = new Date().toISOString()), false),
  ],
  ['a step of another job', /no job that verified/, s => set(s, 'run', { jobs: [{ ...job(s), name: 'test' }] })],
  [
    'a step that did not succeed',
    /no verifying job that names/,
    s => set(s, 'run', { jobs: [{ ...job(s), steps: job(s).steps.map(step => ({ ...step, conclusion: 'skipped' })) }] }),
  ],
  ['a verifying job that failed', /no verifying job that names/, s => set(s, 'run', { jobs: [{ ...job(s), conclusion: 'failure' }] })],
  // What it says, even if the verifying job had written it.
  [
    'a body without its hash',
    /evidence: its hash does not hold/,
    s => Object.assign(s, { evidence: s.evidence.replace('"because":"', '"because":"x') }),
  ],
  ['no JSON', /not the JSON of evidence/, s => Object.assign(s, { evidence: 'no' })],
  [
    'version 1',
    /of an older version/,
    s =>
      forge(s, body => {
        body.schema = 'egress-gate/evidence/1'
        delete body.subject
      }),
  ],
  ['a flipped verdict', /evidence: its verdicts does not hold/, s => forge(s, body => (body.verdicts[0].result = 'fail'))],
  [
    'a failing run that says pass',
    /evidence: its (verdicts|result) does not hold/,
    s => forge(s, body => (body.verdicts[0].observation.trusted = false)),
  ],
  ['a longer life', /evidence: its expiry does not hold/, s => forge(s, body => (body.expiresAt = '2099-01-01T00:00:00.000Z'))],
  ['a probe left out', /evidence: its spec does not hold|evidence: its result/, s => forge(s, body => body.verdicts.shift())],
  [
    'a flight of another host',
    /evidence: its verdicts does not hold/,
    s =>
      forge(s, body => {
        const tls = body.verdicts.filter((each: { observation: { flight?: unknown } }) => each.observation.flight)
        tls[0].observation.flight = tls.find((each: { path: string }) => each.path === 'passthrough').observation.flight
      }),
  ],
  // Time.
  ['older than may be', /young enough/, s => set(s, 'artifact', { created_at: hours(-12.1) })],
  [
    'older than may be, in a run that took long',
    /^No evidence is reused: age: /,
    s => {
      set(s, 'artifact', { created_at: hours(-0.98) })
      set(s, 'run', { run_started_at: hours(-2) })
      s.inputs['max-age-hours'] = '1'
      forge(s, body => (body.at = hours(-1.02)))
    },
  ],
  [
    'a time after its run',
    /time: it says/,
    s => {
      set(s, 'run', { run_started_at: hours(-3) })
      set(s, 'artifact', { created_at: hours(-2) })
    },
  ],
  ['a time before its run', /time: it says/, s => forge(s, body => (body.at = hours(-1)))],
  ['its certificates ended', /expiry: it ended on/, s => forge(s, body => (body.expiresAt = hours(-0.1)))],
  ['no end', /expiry: nothing says/, s => forge(s, body => delete body.expiresAt)],
  // What it is about.
  [
    'another policy',
    /policy: the policy of the spec is another one/,
    s => Object.assign(s, { spec: s.spec.replace('name: AllowDirect', 'name: AllowDirectly') }),
  ],
  ['another expectation', /spec: the spec is another one/, s => Object.assign(s, { spec: s.spec.replace('body: sunny', 'body: sun') })],
  ['more workloads', /workloads: it is about weather, and .*weather/, s => Object.assign(s.inputs, { workloads: '' })],
  ['another workload', /workloads: it is about weather, and forecast-batch/, s => Object.assign(s.inputs, { workloads: 'forecast-batch' })],
  ['a log that has to agree', /log: the firewall's log has to agree/, s => Object.assign(s.inputs, { 'logs-deadline-seconds': '60' })],
  [
    'another root',
    /root: our root is another one now/,
    async s => {
      const other = await ourFirewall()
      s.inputs['root-certificate'] = other.authority.root.pem
      s.inputs['intermediate-certificate'] = other.authority.intermediate.pem
    },
  ],
  [
    'another intermediate',
    /intermediate: our intermediate is another one now/,
    async s =>
      Object.assign(s.inputs, {
        'intermediate-certificate': (await signer('Weather Egress Intermediate CA', scene.world.authority.root, 900, 1)).certificate.pem,
      }),
  ],
  [
    'another cluster by its uid',
    /cluster: the uid of namespace kube-system is another one/,
    () => Object.assign(scene.uid, { current: 'other' }),
  ],
  [
    'a cluster of which the uid is not known',
    /cluster: the uid .* is not known now/,
    s => Object.assign(s.cluster, { answer: () => undefined }),
  ],
  [
    'evidence that does not know its uid',
    /cluster: the uid .* is not known of then/,
    s => forge(s, body => delete body.subject.cluster.uid),
  ],
  [
    'another cluster by its authority',
    /cluster: the authority .* is another one/,
    s => forge(s, body => (body.subject.cluster.caSha256 = '0'.repeat(64))),
  ],
  [
    'a container that restarted',
    /pods: a container of weather-\d is another one, or restarted/,
    s => Object.assign(s.cluster, { restarts: 1 }),
  ],
  [
    'a pod that was replaced',
    /pods: weather-2 is gone, weather-3 was not there/,
    s => Object.assign(s.cluster, { pods: [...s.cluster.pods.slice(0, 1), scene.world.pod('weather-3')] }),
  ],
  [
    'a pod more',
    /pods: weather-3 was not there/,
    s => Object.assign(s.cluster, { pods: [...s.cluster.pods, scene.world.pod('weather-3')] }),
  ],
  ['a pod less', /pods: weather-2 is gone/, s => Object.assign(s.cluster, { pods: s.cluster.pods.slice(0, 1) })],
  ['no pods', /pods: weather-1 is gone/, s => Object.assign(s.cluster, { pods: [] })],
  [
    'a pod that is not ready',
    /pods: pod weather-2 could not be asked/,
    s => alter(s, document => ({ ...document, status: { ...document.status, conditions: [] } })),
  ],
  [
    'a sidecar that was not there',
    /pods: a container of weather-2 is another one/,
    s =>
      alter(s, document => ({
        ...document,
        status: {
          ...document.status,
          containerStatuses: [...(document.status?.containerStatuses ?? []), { name: 'side', containerID: 'x', restartCount: 0 }],
        },
      })),
  ],
  [
    'another address',
    /pods: a container of weather-2 is another one/,
    s => alter(s, document => ({ ...document, status: { ...document.status, podIP: '10.42.1.99' } })),
  ],
  ['a pod that goes away tomorrow and runs until then', /pod weather-9 is going away, and still runs/, s => leaving(s, 86_400_000)],
  ['a pod that should have gone an hour ago', /pod weather-9 is going away, and still runs/, s => leaving(s, -3_600_000)],
  [
    'an API server that refuses',
    /Forbidden|403|may not/i,
    s => Object.assign(s.cluster, { answer: () => ({ status: 403, body: { kind: 'Status', message: 'pods is forbidden', code: 403 } }) }),
  ],
  // Azure.
  [
    'evidence that does not know what was deployed',
    /deployed: what is deployed in Azure is not known of then/,
    s => forge(s, body => delete body.subject.deployedSha256),
  ],
  [
    'an Azure that cannot be read',
    /deployed: what is deployed in Azure is not known now/,
    s => Object.assign(s.inputs, { 'subscription-id': '99999999-9999-4999-8999-999999999999' }),
  ],
  // GitHub.
  ['no right to read runs', /GitHub refused \(403/, s => Object.assign(s, { permissions: { contents: 'read' } })],
  ['no right to read the file', /GitHub refused \(403/, s => Object.assign(s, { permissions: { actions: 'read' } })],
  ['a GitHub that breaks', /GitHub answered 500/, s => breaking(s, () => true, 500)],
  [
    'a GitHub that is not there',
    /could not be asked|GitHub answered 500/,
    s => Object.assign(s.env, { GITHUB_API_URL: 'http://127.0.0.1:1' }),
  ],
  ['a list of jobs that breaks', /GitHub answered 502/, s => breaking(s, url => url.endsWith('/jobs?per_page=100'), 502)],
  ['a download that breaks', /download was answered with 404/, s => breaking(s, url => url.startsWith('/_storage/'), 404)],
]

/** A pod that was deleted, and by its own word ends then. */
function leaving(s: Change, offset: number): void {
  const [first] = s.cluster.pods
  assert.ok(first)
  const document = podDocument({ ...first, name: 'weather-9' })
  const metadata = { ...document.metadata, uid: 'u9', deletionTimestamp: new Date(Date.now() + offset).toISOString() }
  s.cluster.pods = [...s.cluster.pods, { ...first, name: 'weather-9', document: { ...document, metadata } }]
}

// biome-ignore lint/suspicious/noExplicitAny: a forger knows no types
function forge(s: Change, change: (body: any) => unknown, sealed = true): void {
  s.evidence = forged(s.evidence, change)
  s.sealed = sealed
}
function breaking(s: Change, which: (url: string) => boolean, status: number): void {
  s.github.fault = (request, response) => {
    if (!which(request.url ?? '')) return false
    response.writeHead(status).end()
    return true
  }
}
function set<K extends 'run' | 'artifact'>(s: Change, what: K, more: Partial<Change[K]>): void {
  s[what] = { ...s[what], ...more }
}
function alter(s: Change, change: (document: ReturnType<typeof podDocument>) => ReturnType<typeof podDocument>): void {
  const [first, second] = s.cluster.pods
  assert.ok(first && second)
  s.cluster.pods = [first, { ...second, document: change(podDocument(second)) }]
}
function job(s: Change) {
  return {
    name: 'egress / Verify from the pods',
    conclusion: 'success',
    steps: [{ name: `Evidence ${sha256(s.evidence)}`, conclusion: 'success' }],
  }
}
function laterRun(s: Change, more: Partial<Change['run']>): void {
  s.github.state.workflowRuns.push({ ...s.run, id: 43, created_at: hours(-0.01), ...more })
}
function manyRuns(s: Change): void {
  for (let id = 1000; id < 1500; id++) laterRun(s, { id })
}
function newerFailure(s: Change): void {
  s.github.state.workflowRuns.push({ ...s.run, id: 43, conclusion: 'failure' })
  s.github.state.artifacts.push({ ...s.artifact, id: 99, created_at: hours(0.01), workflow_run: { ...s.artifact.workflow_run, id: 43 } })
}

for (const [name, because, change] of refused)
  test(`not reused: ${name}`, async () => {
    const { report, outputs } = await scene.reuse(change)
    assert.match(report.headline, because)
    assert.match(report.headline, /^No evidence is reused: [^\n]+ The pods are asked anew\.$/)
    assert.equal(report.result, 'pass', 'that there is nothing to reuse fails nothing')
    assert.deepEqual(
      [outputs['reused'], outputs['verdict'], outputs['attested'], outputs['expires-at'], outputs['evidence-run']],
      ['false', '', 'false', '', ''],
    )
  })

const group = 'rg-weather'
type Network = NetworkManagementClient
/** What somebody does by hand, and how it is taken back. */
const byHand: readonly (readonly [name: string, write: (network: Network) => Promise<() => Promise<unknown>>])[] = [
  [
    'the policy was changed',
    async network => {
      const policy = await network.firewallPolicies.get(group, 'afwp-weather')
      await network.firewallPolicies.createOrUpdate(group, 'afwp-weather', { ...policy, threatIntelMode: 'Off' })
      return () => network.firewallPolicies.createOrUpdate(group, 'afwp-weather', policy)
    },
  ],
  [
    'a rule collection group was written',
    async network => {
      const groups = network.firewallPolicyRuleCollectionGroups
      await groups.createOrUpdate(group, 'afwp-weather', 'by-hand', { priority: 150, ruleCollections: [] })
      return () => groups.delete(group, 'afwp-weather', 'by-hand')
    },
  ],
  [
    'a route was written',
    async network => {
      const table = await network.routeTables.get(group, 'rt-weather')
      const around = { name: 'around', addressPrefix: '203.0.113.0/24', nextHopType: 'Internet' }
      await network.routeTables.createOrUpdate(group, 'rt-weather', { ...table, routes: [...(table.routes ?? []), around] })
      return () => network.routeTables.createOrUpdate(group, 'rt-weather', table)
    },
  ],
]
for (const [name, write] of byHand)
  test(`not reused: ${name} by hand`, async () => {
    const { report } = await scene.reuse(async () => {
      let undo: (() => Promise<unknown>) | undefined
      await scene.byHand(async network => {
        undo = await write(network)
      })
      return () => scene.byHand(async () => undo?.())
    })
    assert.match(report.headline, /deployed: the firewall, its policy or the way to it was changed in Azure/)
    assert.equal((await scene.reuse()).outputs['reused'], 'true', 'and what was taken back counts as before')
  })

/** A `gh` that keeps what it was called with and ends as it is told. */
const withGh = (script: string) => {
  const folder = join(scene.world.folder, `gh-${Math.round(performance.now() * 1000)}`)
  mkdirSync(folder)
  writeFileSync(
    join(folder, 'gh'),
    `#!/bin/sh\nprintf '%s\\n' "$@" > ${folder}/args; cat "$3" > ${folder}/file; echo "$GH_TOKEN" > ${folder}/token\n${script}\n`,
    { mode: 0o755 },
  )
  return { path: `${folder}:/usr/bin:/bin`, read: (name: string) => readFileSync(join(folder, name), 'utf8') }
}

test('attested: gh is asked about these bytes, by the workflow and the commits, and its yes is in the outputs', async () => {
  const gh = withGh('exit 0')
  const { outputs } = await scene.reuse(s => {
    s.inputs['attested'] = 'true'
    s.env['PATH'] = gh.path
  })
  assert.deepEqual([outputs['reused'], outputs['attested']], ['true', 'true'])
  const [, , file = '', ...args] = gh.read('args').trim().split('\n')
  assert.match(file, /evidence\.json$/)
  assert.deepEqual(args, [
    '--repo',
    'acme/platform',
    '--signer-workflow',
    gate.path,
    '--signer-digest',
    gate.sha,
    '--source-digest',
    'd'.repeat(40),
  ])
  assert.equal(gh.read('file'), scene.evidence)
  assert.match(gh.read('token'), /^ghs_/)
})

for (const [name, script, because] of [
  ['gh says no', 'echo "::error::no attestation" >&2; exit 1', /attestation: gh says no: ::error::no attestation/],
  ['gh is killed', 'kill -9 $$', /attestation: gh says no/],
] as const)
  test(`not reused: ${name}`, async () => {
    const { report, outputs } = await scene.reuse(s => {
      s.inputs['attested'] = 'true'
      s.env['PATH'] = withGh(script).path
    })
    assert.match(report.headline, because)
    assert.deepEqual([outputs['reused'], outputs['attested'], outputs['verdict']], ['false', 'false', ''])
  })

test('not reused: it has to be attested, and gh is not there', async () => {
  const { report } = await scene.reuse(s => {
    s.inputs['attested'] = 'true'
    s.env['PATH'] = '/nowhere'
  })
  assert.match(report.headline, /attestation: gh is not installed here/)
})

test('a GitHub that does not answer is not waited for', async () => {
  await scene.reuse(async ({ github, env }) => {
    github.fault = () => true
    const begin = performance.now()
    const found = await findEvidence(
      { name: 'egress-evidence', file: 'evidence.json', mostBytes: 1000, since: new Date(0) },
      { token: github.token({ actions: 'read' }), gate, env, signal: new AbortController().signal, deadline: 200 },
    )
    assert.deepEqual(found, { kind: 'none', because: 'GitHub did not answer in time' })
    assert.ok(performance.now() - begin < 5000)
    github.fault = undefined
  })
})
