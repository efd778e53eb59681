/** Whether evidence still holds for what is there now: one value that is asked, and each thing that can differ, as a table. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSpec } from '../../src/policy/parse.ts'
import { toEvidence } from '../../src/verify/evidence.ts'
import { type Evidence, readEvidence } from '../../src/verify/evidence-read.ts'
import { judge } from '../../src/verify/judge.ts'
import { probesFor } from '../../src/verify/probes.ts'
import { type Difference, type Present, reusable } from '../../src/verify/reuse.ts'
import type { Subject, SubjectPod } from '../../src/verify/subject.ts'
import type { Observation } from '../../src/verify/verdict.ts'
import { boundSession, flightOf, leafOf, ourFirewall, signer } from './lab.ts'

const yaml = `name: weather
firewall:
  ruleCollectionGroups:
    - name: application
      priority: 200
      ruleCollections:
        - name: allowed
          priority: 110
          action: Allow
          applicationRules:
            - { name: Inspect, protocols: ["Https:443"], inspect: true, fqdns: [inspected.example] }
            - { name: Pass, protocols: ["Https:443"], fqdns: [direct.example] }
certificateAuthority: {}
workloads:
  - { name: weather, namespace: weather, selector: app=weather }
expectations:
  - { name: inspected, url: "https://inspected.example/", expect: allow, inspected: true }
  - { name: direct, url: "https://direct.example/", expect: allow, inspected: false }
  - { name: closed, url: "https://denied.example/", expect: deny }
`
const specOf = (text: string) => {
  const { spec, faults } = parseSpec(text, 'egress.yaml')
  assert.deepEqual(faults, [])
  assert.ok(spec)
  return spec
}
const spec = specOf(yaml)
const hour = 3_600_000
const ours = await ourFirewall()
const others = await ourFirewall()
const publicRoot = await signer('Public Root', 'self')
const publicRoots = [publicRoot.certificate]
const above = [ours.subCa, ours.intermediate]
const leaf = await leafOf('inspected.example', ours.subCa)
const direct = await leafOf('direct.example', publicRoot)
const at = new Date()
const later = (milliseconds: number): Date => new Date(at.getTime() + milliseconds)

const pods: readonly SubjectPod[] = ['a', 'b'].map(name => ({
  workload: 'weather',
  namespace: 'weather',
  name: `weather-${name}`,
  uid: `uid-${name}`,
  address: name === 'a' ? '10.42.1.7' : '10.42.1.8',
  containers: [{ name: 'app', id: `containerd://${name}`, restarts: 0 }],
}))
const subject: Subject = { cluster: { caSha256: 'ca', uid: 'uid' }, pods, deployedSha256: 'deployed' }
const http = { status: 200, body: 'sunny', headers: {} }

async function record(): Promise<string> {
  const [workload] = spec.workloads
  assert.ok(workload)
  const verdicts = []
  for (const { uid, namespace, name, address, containers } of pods)
    for (const probe of probesFor(spec, workload, spec.facts, address)) {
      const [container] = containers
      assert.ok(container)
      const pod = { namespace, name, uid, container: container.name, containerId: container.id, restartCount: container.restarts }
      const seen: Observation =
        probe.name === 'inspected'
          ? {
              kind: 'tls',
              flight: flightOf(leaf, ...above),
              protocol: 'TLSv1.2',
              alpn: '',
              trusted: true,
              http,
              session: await boundSession(leaf, above, `a nonce of ${uid}`, probe.id, 'inspected.example'),
            }
          : probe.name === 'direct'
            ? { kind: 'tls', flight: flightOf(direct), protocol: 'TLSv1.3', trusted: true, http }
            : { kind: 'blocked', how: 'closed-after-hello', detail: 'closed', stage: 'handshake' }
      verdicts.push(judge(probe, { ...pod, ...(address && { address }) }, seen, ours.authority, at, { publicRoots }))
    }
  return toEvidence({ spec, workloads: ['weather'], authority: ours.authority, verdicts, at, publicRoots, cluster: 'lab', subject }).text
}
const evidence = readEvidence(await record())
const end = new Date(evidence.expiresAt ?? '')
assert.ok(evidence.verdicts.length > 0 && evidence.result === 'pass' && end > at)

const now: Present = {
  at: later(hour),
  maxAgeHours: 12,
  spec,
  facts: spec.facts,
  workloads: ['weather'],
  authority: ours.authority,
  publicRoots,
  cluster: { caSha256: 'ca', uid: 'uid' },
  pods,
  unready: [],
  deployedSha256: 'deployed',
  log: false,
  recorded: { from: later(-60_000), to: later(60_000) },
}

const { cluster: _cluster, ...noCluster } = subject
const { deployedSha256: _deployed, ...notDeployed } = subject
const { subject: _subject, ...firstVersion } = evidence
const about = (more: Partial<Subject>): Partial<Evidence> => ({ subject: { ...subject, ...more } })
const second = (more: Partial<SubjectPod>): readonly SubjectPod[] => pods.map((each, index) => (index === 1 ? { ...each, ...more } : each))
const skew = 5 * 60_000

type Case = readonly [name: string, what: Difference | 'reusable', because: RegExp, present?: Partial<Present>, then?: Partial<Evidence>]
const cases: readonly Case[] = [
  ['nothing differs', 'reusable', /./],
  // Time.
  ['its run began as much later as clocks may differ', 'reusable', /./, { recorded: { from: later(skew), to: later(2 * skew) } }],
  ['a moment more', 'time', /^it says 20.*, and its run recorded it from/, { recorded: { from: later(skew + 1), to: later(2 * skew) } }],
  ['it was taken as much before as clocks may differ', 'reusable', /./, { recorded: { from: later(-2 * skew), to: later(-skew) } }],
  ['a moment before that', 'time', /^it says/, { recorded: { from: later(-2 * skew), to: later(-skew - 1) } }],
  ['the last moment of its age', 'reusable', /./, { at: later(12 * hour - 1) }],
  ['its age', 'age', /^it is from 20.*, more than 12 hours ago$/, { at: later(12 * hour) }],
  ['the last moment of its certificates', 'reusable', /./, { at: new Date(end.getTime() - 1), maxAgeHours: 10_000 }],
  ['the end of its certificates', 'expiry', /^it ended on 20/, { at: end, maxAgeHours: 10_000 }],
  ['no end', 'expiry', /^nothing says until when it holds$/, {}, { expiresAt: undefined }],
  // What was asked.
  ['an older version', 'evidence', /^it is of an older version/],
  ['another policy', 'policy', /^the policy of the spec is another one$/, { spec: specOf(yaml.replace('name: Pass', 'name: Passes')) }],
  [
    'another expectation',
    'spec',
    /^the spec is another one$/,
    { spec: specOf(yaml.replace('expect: allow, inspected: true', 'expect: allow, inspected: true, status: 200')) },
  ],
  ['more workloads', 'workloads', /^it is about weather, and batch, weather are to be asked$/, { workloads: ['weather', 'batch'] }],
  ['none of the workloads', 'workloads', /^it is about weather, and none are/, { workloads: [] }],
  ['evidence of none', 'workloads', /^it is about none, and weather are/, {}, { workloads: [] }],
  ['another root', 'root', /^our root is another one now$/, { authority: { ...ours.authority, root: others.authority.root } }],
  [
    'another intermediate',
    'intermediate',
    /^our intermediate is another one now$/,
    { authority: { ...ours.authority, intermediate: others.authority.intermediate } },
  ],
  // The cluster.
  [
    'another authority of the API server',
    'cluster',
    /authority of the cluster's API server is another one: it is another cluster$/,
    { cluster: { caSha256: 'x', uid: 'uid' } },
  ],
  ['another uid', 'cluster', /the uid of namespace kube-system is another one/, { cluster: { caSha256: 'ca', uid: 'x' } }],
  ['the authority is not known now', 'cluster', /API server is not known now$/, { cluster: { uid: 'uid' } }],
  ['the uid is not known now', 'cluster', /kube-system is not known now$/, { cluster: { caSha256: 'ca' } }],
  ['the authority was not known', 'cluster', /API server is not known of then$/, {}, about({ cluster: { uid: 'uid' } })],
  ['the uid was not known', 'cluster', /kube-system is not known of then$/, {}, about({ cluster: { caSha256: 'ca' } })],
  [
    'nothing of the cluster is known on either side',
    'cluster',
    /is not known of then$/,
    { cluster: {} },
    { subject: { ...noCluster, cluster: {} } },
  ],
  [
    'empty words on both sides',
    'cluster',
    /is not known/,
    { cluster: { caSha256: '', uid: '' } },
    about({ cluster: { caSha256: '', uid: '' } }),
  ],
  // Pods.
  ['a pod that cannot be asked', 'pods', /^weather-c waits$/, { unready: ['weather-c waits'] }],
  ['the pods in another order', 'reusable', /./, { pods: [...pods].reverse() }],
  ['no pods now', 'pods', /^weather-a is gone$/, { pods: [] }],
  ['no pods on either side', 'pods', /^there are none$/, { pods: [] }, about({ pods: [] })],
  ['a pod less', 'pods', /^weather-b is gone$/, { pods: pods.slice(0, 1) }],
  ['a pod more', 'pods', /^weather-c was not there$/, { pods: [...pods, { ...(pods[0] as SubjectPod), uid: 'uid-c', name: 'weather-c' }] }],
  ['another in its place', 'pods', /^weather-b is gone, weather-c was not there$/, { pods: second({ uid: 'uid-c', name: 'weather-c' }) }],
  ['the same pod for another workload', 'pods', /^weather-b is gone, weather-b was not there$/, { pods: second({ workload: 'batch' }) }],
  [
    'a restart',
    'pods',
    /^a container of weather-b is another one, or restarted$/,
    { pods: second({ containers: [{ name: 'app', id: 'containerd://b', restarts: 1 }] }) },
  ],
  [
    'a container more',
    'pods',
    /^a container of weather-b/,
    { pods: second({ containers: [...(pods[1]?.containers ?? []), { name: 'new', id: 'n', restarts: 0 }] }) },
  ],
  // What is deployed.
  ['another policy in Azure', 'deployed', /was changed in Azure$/, { deployedSha256: 'other' }],
  ['what is deployed is not known now', 'deployed', /^what is deployed in Azure is not known now$/, { deployedSha256: undefined }],
  ['it was not known', 'deployed', /is not known of then$/, {}, { subject: notDeployed }],
  ['it is not known on either side', 'deployed', /is not known of then$/, { deployedSha256: undefined }, { subject: notDeployed }],
  // The log.
  ['a log that nobody has to agree with', 'reusable', /./, {}, { logDisagreements: 0 }],
  ['a log that agreed', 'reusable', /./, { log: true }, { logDisagreements: 0 }],
  ['a log that was not read', 'log', /^the firewall's log has to agree, and it was not read then$/, { log: true }],
  ['a log that disagreed', 'evidence', /^its result does not hold|^its verdict is/, { log: true }, { logDisagreements: 1 }],
  [
    'a log that disagreed, and was told',
    'evidence',
    /^its verdict is inconclusive$/,
    { log: true },
    { logDisagreements: 1, result: 'inconclusive' },
  ],
  // The evidence itself.
  ['a changed body', 'evidence', /^its hash does not hold: the file was changed/, {}, { hash: { given: 'x', actual: 'y' } }],
  ['a longer life', 'evidence', /^its expiry does not hold/, {}, { expiresAt: later(1e12).toISOString() }],
  ['another result', 'evidence', /^its result does not hold/, {}, { result: 'fail' }],
  ['a verdict less', 'evidence', /^its (?:result|spec|pods) does not hold/, {}, { verdicts: evidence.verdicts.slice(1) }],
  ['no verdicts', 'evidence', /^its (?:pods|result) does not hold/, {}, { verdicts: [] }],
]

for (const [name, what, because, present = {}, then = {}] of cases)
  test(`${what === 'reusable' ? 'reused' : 'not reused'}: ${name}`, () => {
    const given: Evidence = what === 'evidence' && name === 'an older version' ? firstVersion : { ...evidence, ...then }
    const answer = reusable(given, { ...now, ...present })
    if (answer.kind === 'reusable') assert.equal(what, 'reusable')
    else {
      assert.equal(answer.what, what, answer.because)
      assert.match(answer.because, because)
    }
  })

test('until its greatest age or its own end, whichever comes first, with what passed and in how many pods', () => {
  const passed = evidence.verdicts.filter(({ result }) => result === 'pass').length
  assert.deepEqual(reusable(evidence, now), { kind: 'reusable', until: later(12 * hour), passed, pods: 2 })
  assert.deepEqual(reusable(evidence, { ...now, maxAgeHours: 10_000 }), { kind: 'reusable', until: end, passed, pods: 2 })
})
