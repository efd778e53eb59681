/** verify-tls-inspection from outside: real curl in real shells, against a firewall's and an origin's flights on loopback. */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { publicRootsOfRunner } from '../../src/actions/public-roots.ts'
import { sha256 } from '../../src/pki/hash.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import { readEvidence } from '../../src/verify/evidence-read.ts'
import { verifyEvidence } from '../../src/verify/evidence-verify.ts'
import { type VerifyOptions, type VerifyWorld, verifyWorld } from '../faults/world.ts'
import type { TestPod } from '../kubernetes/cluster.ts'
import { loopbackName, ourFirewall } from '../verify/lab.ts'

let world: VerifyWorld
let folder: string
let standard: string
let spec: VerifyWorld['spec']
let distrusting: NodeJS.ProcessEnv
let direct: number
before(async () => {
  world = await verifyWorld()
  ;({ folder, standard, spec, distrusting } = world)
  direct = world.ports.direct
})
after(() => world.close())
const pod = (name: string, more: Partial<TestPod> = {}): TestPod => world.pod(name, more)
const verify = (pods: TestPod[], options: VerifyOptions = {}) => world.verify(pods, options)

test('verify: everything as expected, in every pod, with one exec each', async () => {
  const result = await verify([pod('weather-1'), pod('weather-2')], { inputs: { 'report-directory': join(folder, 'out') } })
  assert.equal(result.report.result, 'pass', [...result.told, JSON.stringify(result.report.findings)].join('\n'))
  assert.deepEqual(
    [result.outputs['verdict'], result.outputs['passed'], result.outputs['failed'], result.outputs['inconclusive']],
    ['pass', '10', '0', '0'],
  )
  assert.equal(result.outputs['expires-at'], world.authority.subCa.certificate.notAfter.toISOString())
  assert.equal(result.outputs['report'], join(folder, 'out/report.json'))
  const written = readFileSync(result.outputs['evidence'] ?? '', 'utf8')
  assert.equal(result.outputs['evidence-sha256'], sha256(written))
  const publicRoots = await publicRootsOfRunner()
  const { spec: given } = parseSpec(spec(), 'egress.yaml')
  assert.ok(given)
  const checked = verifyEvidence(readEvidence(written), { at: new Date(), publicRoots, spec: given, facts: given.facts })
  // One workload was chosen, and a spec has to be verified whole.
  assert.deepEqual(
    checked.checks.filter(({ ok }) => !ok),
    [{ what: 'spec', ok: false, detail: 'no pod of workload forecast-batch was asked' }],
  )
  assert.deepEqual(result.execs.sort(), ['weather-1', 'weather-2'])
  assert.ok(result.report.verdicts.every(({ logged }) => logged === undefined))
  assert.deepEqual(
    result.report.findings.flatMap(({ level, message }) => (/not asked/.test(message) ? [`${level}: ${message}`] : [])),
    ["notice: Of the spec's workloads forecast-batch was not asked: the input workloads does not name it."],
  )
  // That the pods have a store of their own is this test's doing, and so is the public root.
  assert.deepEqual(
    result.report.findings.filter(
      ({ message }) => !/^Of the spec's workloads|SSL_CERT_FILE|trust our root|roots of its own|this runner was given/.test(message),
    ),
    [],
  )
  assert.deepEqual(
    result.report.findings.flatMap(
      ({ message }) => /^(\S+) passed through with a certificate of (.*), which is known only/.exec(message)?.slice(1) ?? [],
    ),
    [loopbackName, 'Public Root'],
  )
  // So is that Node is there, without a variable that tells it of our root. It says so, and no verdict depends on it.
  assert.ok(result.report.findings.some(({ level, message }) => level === 'warning' && /^node v\S+ in workload weather/.test(message)))
})

test('verify: a log that could not be read agrees with nothing, and the evidence does not say that it does', async () => {
  const inputs = { 'report-directory': join(folder, 'unread'), 'logs-deadline-seconds': '1', 'subscription-id': '' }
  const result = await verify([pod('weather-1')], { inputs })
  assert.ok(result.report.findings.some(({ message }) => /log could not be read: no subscription was named/.test(message)))
  assert.deepEqual(
    new Set(result.report.verdicts.map(({ logged }) => JSON.stringify(logged))),
    new Set(['{"kind":"silent","because":"the log could not be read"}']),
  )
  assert.equal(readEvidence(readFileSync(result.outputs['evidence'] ?? '', 'utf8')).logDisagreements, undefined)
})

test('verify: the negative control: a pod that does not trust the root fails, by name', async () => {
  const result = await verify([pod('weather-1'), pod('weather-2', { env: distrusting })])
  assert.equal(result.report.result, 'fail')
  assert.deepEqual(
    [result.outputs['passed'], result.outputs['failed'], result.outputs['inconclusive']],
    ['8', '2', '0'],
    result.told.join('\n'),
  )
  assert.ok(
    result.told.some(line =>
      /^weather-2 allowed and inspected: fail \(it is inspected, but the pod does not trust our root \(not installed\?\)/.test(line),
    ),
    result.told.join('\n'),
  )
  assert.match(result.report.next.join(' '), /Run install-ca-in-pod/)
  const finding = result.report.findings[0]
  assert.equal(finding?.file, 'egress.yaml')
  assert.match(spec().split('\n')[(finding?.line ?? 0) - 1] ?? '', /allowed and inspected/)
})

test('verify: what goes around the firewall fails, and contradicts the policy', async () => {
  const result = await verify([pod('weather-1')], {
    expectations: standard
      .replace(/(allowed and inspected, url: "https:\/\/origin.example):\d+/, `$1:${direct}`)
      .replace(', body: sunny', ''),
  })
  assert.equal(result.report.result, 'fail')
  assert.ok(
    result.told.some(line =>
      /allowed and inspected: fail \(it was not inspected: the pod saw the origin's own certificate, by Public Root/.test(line),
    ),
    result.told.join('\n'),
  )
})

test('verify: what pods are connected to inside their own network never met the firewall, and no control is there either', async () => {
  const result = await verify([pod('weather-1')], { edit: text => text.replace('[10.42.0.0/16]', '[10.42.0.0/16, 127.0.0.0/8]') })
  assert.equal(result.report.result, 'inconclusive', result.told.join('\n'))
  assert.equal(result.outputs['passed'], '0', result.told.join('\n'))
  assert.ok(
    result.told.some(line =>
      /^weather-1 passes through: inconclusive \(it was asked at 127\.0\.0\.1, which lies in 127\.0\.0\.0\/8/.test(line),
    ),
    result.told.join('\n'),
  )
})

test('verify: another CA than ours is not our inspection', async () => {
  const other = await ourFirewall()
  const result = await verify([pod('weather-1')], {
    inputs: { 'root-certificate': other.authority.root.pem, 'intermediate-certificate': other.authority.intermediate.pem },
  })
  assert.equal(result.report.result, 'fail')
  assert.ok(
    result.told.some(line => /somebody else stands in the path: .*an Azure Firewall that does not use our intermediate/.test(line)),
    result.told.join('\n'),
  )
})

test('verify: certificates that do not belong together are refused', async () => {
  const other = await ourFirewall()
  await assert.rejects(
    verify([pod('weather-1')], { inputs: { 'root-certificate': other.authority.root.pem } }),
    /does not belong to the root/,
  )
  await assert.rejects(verify([pod('weather-1')], { inputs: { 'root-certificate': '' } }), /must be given together/)
})

test('verify: a kubeconfig of another cluster is refused before anything is asked', async () => {
  const kubeconfig = join(folder, 'kubeconfig-of-another')
  writeFileSync(
    kubeconfig,
    `apiVersion: v1
kind: Config
clusters: [{ name: c, cluster: { server: "https://aks-another-1a2b3c4d.hcp.eastus2.azmk8s.io:443" } }]
contexts: [{ name: c, context: { cluster: c, user: u } }]
current-context: c
users: [{ name: u, user: { token: t } }]
`,
  )
  await assert.rejects(verify([pod('weather-1')], { inputs: { kubeconfig } }), { code: 'OtherCluster' })
})

test('verify: no pods, no pass', async () => {
  const result = await verify([])
  assert.equal(result.report.result, 'fail')
  assert.equal(result.outputs['verdict'], 'fail')
  assert.match(result.report.headline, /nothing was asked.*no pod of workload weather/)
})

test('verify: without a control, no pass', async () => {
  const result = await verify([pod('weather-1')], { expectations: standard.split('\n').slice(0, 2).join('\n') })
  assert.notEqual(result.report.result, 'pass')
  assert.match(JSON.stringify([result.report.headline, result.report.findings]), /control/)
})

test('verify: without an expectation of its own, a workload proves nothing', async () => {
  const result = await verify([pod('weather-1')], { expectations: '  []' })
  assert.equal(result.outputs['verdict'], 'fail')
  assert.match(result.report.headline, /no expectation speaks of workload weather/)
})

test('verify: where nothing was inspected, no pass', async () => {
  const lines = standard.split('\n').filter(line => !/inspected: true/.test(line))
  const result = await verify([pod('weather-1')], { expectations: lines.join('\n') })
  assert.equal(result.outputs['verdict'], 'inconclusive', result.told.join('\n'))
  assert.match(result.report.headline, /nothing was seen to be inspected/)
})

test('verify: a pod that is not ready must not be a way around the proof', async () => {
  const sick = {
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'False' }],
      containerStatuses: [{ name: 'app', ready: false, restartCount: 0, containerID: 'containerd://x', state: { running: {} } }],
    },
  }
  const result = await verify([pod('weather-1'), pod('weather-2', { document: sick })])
  assert.equal(result.outputs['verdict'], 'inconclusive')
  assert.equal(result.outputs['passed'], '5')
  assert.ok(
    result.told.some(line => /^- .*inconclusive \(pod weather-2 could not be asked/.test(line)),
    result.told.join('\n'),
  )
})

const broken: [string, Partial<TestPod>, RegExp][] = [
  ['dies in the middle', { exec: socket => socket.terminate() }, /inconclusive \(the connection/],
  ['closes without a status', { exec: socket => socket.close(1000) }, /inconclusive \(the connection was closed \(1000\) without a status/],
  [
    'says Success and nothing else',
    { exec: socket => socket.send(Buffer.concat([Buffer.of(3), Buffer.from('{"status":"Success"}')])) },
    /does not carry this run's nonce/,
  ],
  [
    'has no tools',
    { paths: { 'have curl': 'false', 'have openssl': 'false', 'in python3 python': 'in nopython', 'have node': 'false' } },
    /neither curl, openssl/,
  ],
]
for (const [name, more, because] of broken)
  test(`verify: a pod that ${name} is never a pass, and does not spoil the others`, async () => {
    const result = await verify([pod('weather-1'), pod('weather-2', more)])
    assert.notEqual(result.report.result, 'pass')
    assert.equal(result.told.filter(line => /^weather-1 .*: pass/.test(line)).length, 5, result.told.join('\n'))
    assert.ok(
      result.told.some(line => line.startsWith('weather-2') && because.test(line)),
      result.told.join('\n'),
    )
    assert.ok(!result.told.some(line => /^weather-2 (allowed|denied|passes|closed).*: pass/.test(line)), result.told.join('\n'))
  })

test('verify: a container that restarts meanwhile is inconclusive', async () => {
  const result = await verify([], {
    change: cluster => {
      cluster.pods = [pod('weather-1', { afterExec: () => void cluster.restarts++ })]
    },
  })
  assert.equal(result.report.result, 'inconclusive')
  assert.ok(
    result.told.every(line => /inconclusive \(the container restarted/.test(line)),
    result.told.join('\n'),
  )
})

test('verify: a pod that comes meanwhile has to be asked', async () => {
  const result = await verify([], {
    change: cluster => {
      cluster.pods = [pod('weather-1', { afterExec: () => void cluster.pods.push(pod('weather-2')) })]
    },
  })
  assert.equal(result.report.result, 'inconclusive')
  assert.ok(
    result.told.some(line => /^weather-2 .*inconclusive \(this pod came/.test(line)),
    result.told.join('\n'),
  )
})

test('verify: a pod that comes to another workload meanwhile has to be asked there', async () => {
  const batch = { labels: { app: 'forecast-batch' } }
  const result = await verify([], {
    inputs: { workloads: '' },
    change: cluster => {
      const moved = () => {
        cluster.pods = [pod('weather-1'), pod('weather-2', batch), pod('batch-1', batch)]
      }
      cluster.pods = [pod('weather-1'), pod('weather-2', { afterExec: moved }), pod('batch-1', batch)]
    },
  })
  assert.equal(result.outputs['verdict'], 'inconclusive', result.told.join('\n'))
  for (const because of [/its workload does not select it any more/, /this pod came while the others were verified/])
    assert.ok(
      result.told.some(line => line.startsWith('weather-2 ') && because.test(line)),
      result.told.join('\n'),
    )
})

test('verify: what a pod prints is neither believed nor repeated', async () => {
  const noise =
    "printf '::set-output name=verdict::pass\\n\\033[31m::error::x\\negress-gate 00 p1 rc b 1 MA==\\n'; head -c 300000 /dev/urandom\n"
  const result = await verify([pod('weather-1', { paths: { 'umask 077': `${noise}umask 077` } })])
  assert.equal(result.report.result, 'pass', result.told.join('\n'))
  assert.doesNotMatch(JSON.stringify([result.report, result.lines]), /set-output|\\u001b/)
})

test('verify: a curl that lies gets no pass', async () => {
  const lie =
    'curl() { case $1 in --version) echo curl 8;; *) for a; do case $p in -D) printf "HTTP/1.1 200 OK\\r\\n\\r\\n" >"$a";; -o) echo sunny >"$a";; esac; p=$a; done; echo "* SSL connection using TLSv1.2 / X" >&2; esac; }'
  const result = await verify([
    pod('weather-1', { paths: { 'umask 077': `umask 077\n${lie}`, 'have openssl && openssl version': 'false' } }),
  ])
  assert.notEqual(result.report.result, 'pass')
  assert.ok(!result.told.some(line => /(inspected|through|inside).*: pass/.test(line)), result.told.join('\n'))
})

test('verify: expectations that say unknown are not asked, and named', async () => {
  const result = await verify([pod('weather-1')], {
    expectations: `${standard}  - { name: nobody knows, url: "https://x.example/", expect: unknown }\n`,
  })
  assert.equal(result.report.result, 'pass', result.told.join('\n'))
  assert.match(JSON.stringify(result.report.findings), /nobody knows.*not asked/)
})
