/** A run that passes, and everything that can be taken away from it, put in another place or made less: none of it may still be a pass. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { check } from '../../src/policy/check.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import type { EgressSpec } from '../../src/policy/spec.ts'
import { canonical, toEvidence } from '../../src/verify/evidence.ts'
import { readEvidence } from '../../src/verify/evidence-read.ts'
import { type Against, holds, verifyEvidence } from '../../src/verify/evidence-verify.ts'
import { judge } from '../../src/verify/judge.ts'
import { probesFor } from '../../src/verify/probes.ts'
import { inOrder } from '../../src/verify/subject.ts'
import type { Observation, OurAuthority, PodRef, Probe } from '../../src/verify/verdict.ts'
import { boundSession, flightOf, leafOf, ourFirewall, signer } from './lab.ts'

/** Everything that an expectation can be about, and a second workload. */
const yaml = `name: weather
firewall:
  ruleCollectionGroups:
    - name: network
      priority: 100
      ruleCollections:
        - name: ports
          priority: 100
          action: Allow
          networkRules:
            - { name: perhaps, protocols: [TCP], ports: [2222], fqdns: [unknown.example] }
            - { name: sure, protocols: [TCP], ports: [2222, 22], destinations: [203.0.113.0/24] }
    - name: application
      priority: 200
      ruleCollections:
        - name: denied
          priority: 100
          action: Deny
          applicationRules:
            - { name: DenyPath, protocols: ["Https:443"], inspect: true, urls: ["inspected.example/no/*"] }
        - name: allowed
          priority: 110
          action: Allow
          applicationRules:
            - { name: Inspect, protocols: ["Https:443"], inspect: true, fqdns: [inspected.example] }
            - { name: Pass, protocols: ["Https:443"], fqdns: [direct.example] }
            - { name: Plain, protocols: ["Http:80"], fqdns: [plain.example] }
  dnsProxy: true
network: { dns: firewall }
certificateAuthority: {}
workloads:
  - { name: weather, namespace: weather, selector: app=weather }
  - { name: batch, namespace: weather, selector: app=batch }
expectations:
  - { name: inspected, url: "https://inspected.example/", expect: allow, inspected: true, status: 200, body: sunny, rule: Inspect }
  - { name: inside, url: "https://inspected.example/no/way", expect: deny, inspected: true, status: 470 }
  - { name: direct, url: "https://direct.example/", expect: allow, inspected: false, status: 2xx }
  - { name: closed, url: "https://denied.example/", expect: deny }
  - { name: clear, url: "http://plain.example/", expect: allow, status: 200 }
  - { name: unlisted, url: "http://denied.example/", expect: deny }
  - { name: port, to: 203.0.113.9:22/tcp, expect: allow, rule: sure }
  - { name: silence, to: 198.51.100.9:22/tcp, expect: deny }
`
const nonce = 'a nonce'
const denial = { status: 470, body: 'Action: Deny. Reason: No rule matched. Proceeding with default action.', headers: { date: 'today' } }
const sunny = { status: 200, body: 'sunny', headers: { date: 'today' } }

type Asked = { readonly probe: Probe; readonly pod: PodRef; readonly observation: Observation }
let spec: EgressSpec
let authority: OurAuthority
let against: Against
let run: readonly Asked[]

const podOf = (workload: string, name: string): PodRef => ({
  namespace: 'weather',
  name: `${workload}-${name}`,
  container: 'app',
  uid: `uid-${workload}-${name}`,
  containerId: `containerd://${workload}-${name}`,
  restartCount: 0,
  address: name === 'a' ? '10.42.1.7' : '10.42.1.8',
})

before(async () => {
  const read = parseSpec(yaml, 'egress.yaml')
  assert.deepEqual(read.faults, [])
  assert.ok(read.spec)
  spec = read.spec
  const ours = await ourFirewall()
  authority = ours.authority
  const publicRoot = await signer('Public Root', 'self')
  against = { at: new Date(), publicRoots: [publicRoot.certificate], root: authority.root, spec, facts: spec.facts }
  const above = [ours.subCa, ours.intermediate]
  const leaf = await leafOf('inspected.example', ours.subCa)
  const direct = await leafOf('direct.example', publicRoot)
  const inspected = { kind: 'tls', flight: flightOf(leaf, ...above), protocol: 'TLSv1.2', alpn: '', trusted: true } as const
  const seen = async (probe: Probe, pod: PodRef): Promise<Observation> => {
    switch (probe.name) {
      case 'inspected':
        // A handshake of each pod's own.
        return { ...inspected, http: sunny, session: await boundSession(leaf, above, `${nonce} ${pod.uid}`, probe.id, 'inspected.example') }
      case 'inside':
        return { ...inspected, http: denial }
      case 'direct':
        return { kind: 'tls', flight: flightOf(direct), protocol: 'TLSv1.3', trusted: true, http: sunny }
      case 'clear':
        return { kind: 'http', http: sunny }
      case 'unlisted':
        return { kind: 'http', http: denial }
      case 'closed':
        return { kind: 'blocked', how: 'closed-after-hello', detail: 'closed', stage: 'handshake' }
      case 'port':
        return { kind: 'answered', detail: 'accepted' }
      default:
        return { kind: 'blocked', how: 'timeout', detail: 'silent', stage: 'connect' }
    }
  }
  const all: Asked[] = []
  for (const workload of spec.workloads)
    for (const name of ['a', 'b']) {
      const pod = podOf(workload.name, name)
      for (const probe of probesFor(spec, workload, spec.facts, pod.address)) all.push({ probe, pod, observation: await seen(probe, pod) })
    }
  run = all
})

/** As somebody would write it who wants it to hold: whatever is claimed follows from what is in it. */
function evidenceOf(asked: readonly Asked[], named: readonly Asked[] = run): string {
  const verdicts = asked.map(({ probe, pod, observation }) => judge(probe, pod, observation, authority, against.at, against))
  const pods = [...new Map(named.map(({ probe: { workload }, pod }) => [pod.uid, { workload, pod }])).values()]
  return toEvidence({
    spec,
    workloads: spec.workloads.map(({ name }) => name),
    authority,
    verdicts,
    at: against.at,
    publicRoots: against.publicRoots,
    cluster: 'lab',
    subject: {
      cluster: {},
      pods: inOrder(
        pods.map(({ workload, pod: { namespace, name, uid, address = '', container, containerId, restartCount } }) => ({
          workload,
          namespace,
          name,
          uid,
          address,
          containers: [{ name: container, id: containerId, restarts: restartCount }],
        })),
      ),
    },
  }).text
}

const failing = (asked: readonly Asked[], named?: readonly Asked[], by: Against = against): string[] => {
  const checked = verifyEvidence(readEvidence(evidenceOf(asked, named)), by)
  return holds(checked) ? [] : [checked.result, ...checked.checks.flatMap(({ ok, what, detail }) => (ok ? [] : [`${what}: ${detail}`]))]
}
const { spec: _, ...withoutSpec } = { spec: 0 }
const alone = (): Against => ({ at: against.at, publicRoots: against.publicRoots, ...withoutSpec })

test('the whole of it holds, in any order', () => {
  assert.deepEqual(failing(run), [])
  fc.assert(
    fc.property(fc.shuffledSubarray([...Array(32).keys()], { minLength: 32 }), order => {
      assert.deepEqual(failing(order.map(index => run[index] as Asked)), [])
    }),
    { numRuns: 5 },
  )
  assert.equal(run.length, 32)
})

test('without any one question of any one pod it holds no more, also where nobody has the spec', () => {
  for (const [index, { probe, pod }] of run.entries()) {
    const rest = run.filter((_, at) => at !== index)
    assert.notDeepEqual(failing(rest), [], `${probe.name} of ${pod.name}`)
    assert.notDeepEqual(failing(rest, run, alone()), [], `${probe.name} of ${pod.name}, without the spec`)
  }
})

test('without a pod, or with a pod twice, it holds no more', () => {
  for (const uid of new Set(run.map(({ pod }) => pod.uid))) assert.notDeepEqual(failing(run.filter(({ pod }) => pod.uid !== uid)), [], uid)
  for (const each of run) assert.notDeepEqual(failing([...run, each]), [], each.probe.name)
})

/** What says nothing that a verdict stands on. */
const idle = /^(detail|alpn|trustDetail|httpDetail|headers|http\.headers|http\.headers\.date)$/

/** Every field of every observation, with its path. */
function fieldsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (path.at(-1) === 'flight' || value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...fieldsOf(inner, [...path, key])])
}

function changed(
  observation: Observation,
  path: readonly string[],
  change: (at: Record<string, unknown>, key: string) => void,
): Observation {
  const copy = structuredClone({ ...observation, ...(observation.kind === 'tls' ? { flight: [] } : {}) }) as Record<string, unknown>
  if (observation.kind === 'tls') copy['flight'] = observation.flight
  const at = path.slice(0, -1).reduce((inner, key) => inner[key] as Record<string, unknown>, copy)
  change(at, path.at(-1) ?? '')
  return copy as Observation
}

test('without any one field of any one observation it holds no more, or cannot be read', () => {
  let tried = 0
  // One pod stands for all, which are asked the same.
  for (const [index, each] of run.slice(0, 8).entries())
    for (const path of fieldsOf(each.observation)) {
      // The kind is what the others are fields of.
      if (idle.test(path.join('.')) || path.join('.') === 'kind') continue
      // An origin that is reached itself may speak whatever it likes.
      if (each.probe.name === 'direct' && path[0] === 'protocol') continue
      const without = changed(each.observation, path, (at, key) => delete at[key])
      const poorer = run.map((other, at) => (at === index ? { ...other, observation: without } : other))
      tried++
      let failed: readonly string[]
      try {
        failed = failing(poorer)
      } catch (error) {
        failed = [String(error)]
      }
      assert.notDeepEqual(failed, [], `${each.probe.name}: ${path.join('.')}`)
    }
  assert.ok(tried > 25, String(tried))
})

test("with what another question saw in its place it holds no more, unless it saw the same, and never with another pod's session", () => {
  fc.assert(
    fc.property(fc.nat(31), fc.nat(31), (to, from) => {
      const [into, other] = [run[to] as Asked, run[from] as Asked]
      const same = into.probe.name === other.probe.name
      if (same && into.probe.name !== 'inspected') return
      if (to === from) return
      const replaced = run.map((each, at) => (at === to ? { ...each, observation: other.observation } : each))
      assert.notDeepEqual(failing(replaced), [], `${into.probe.name} of ${into.pod.name} as ${other.probe.name} of ${other.pod.name}`)
    }),
    { numRuns: 60 },
  )
})

test('a certificate less, more, or in a place of another one: what is taken for inspected is still ours', () => {
  fc.assert(
    fc.property(fc.nat(31), fc.array(fc.nat(5), { maxLength: 5 }), (index, order) => {
      const each = run[index] as Asked
      if (each.observation.kind !== 'tls') return
      const { flight } = each.observation
      const other = order.flatMap(at => flight[at] ?? [])
      const kept =
        canonical(other.map(({ fingerprint }) => fingerprint).sort()) === canonical(flight.map(({ fingerprint }) => fingerprint).sort())
      const observation: Observation = { ...each.observation, flight: other }
      const failed = failing(run.map((one, at) => (at === index ? { ...one, observation } : one)))
      if (new Set(other).size < flight.length) assert.notDeepEqual(failed, [])
      else if (kept && other[0] === flight[0]) assert.deepEqual(failed, [])
    }),
    { numRuns: 60 },
  )
})

test('of several rules that come to the same none is proven to decide, as the offline check has it', () => {
  const { spec: open } = parseSpec(
    yaml.replace(/^ {2}- \{ name: port.*\n/m, '  - { name: port, to: 203.0.113.9:2222/tcp, expect: allow, rule: perhaps }\n'),
    'egress.yaml',
  )
  assert.ok(open)
  const [workload] = open.workloads
  const at = open.expectations.findIndex(({ name }) => name === 'port')
  const asked = workload && probesFor(open, workload, open.facts, '10.42.1.7')[at]
  assert.ok(asked)
  assert.deepEqual([asked.predicted.effect, asked.predicted.rule], ['allow', 'perhaps'])
  const [checked] = check([asked.expectation], open.firewall.policy, open.facts, '10.42.1.0/24')
  assert.equal(checked?.holds, false)
  const verdict = judge(asked, undefined, { kind: 'answered', detail: '' }, authority, against.at, against)
  assert.equal(verdict.result, 'inconclusive', verdict.because)
  assert.match(verdict.because, /it is open whether another rule/)
})

test('a port that an application rule takes, or may, is answered by the firewall itself: neither an answer there nor silence proves anything', () => {
  const rules = (network: string) =>
    yaml
      .replace(
        '{ name: sure, protocols: [TCP], ports: [2222, 22], destinations: [203.0.113.0/24] }',
        `$&\n            - { name: other, protocols: [TCP], ports: [8443], ${network} }`,
      )
      .replace('{ name: Pass, protocols: ["Https:443"]', '{ name: Pass, protocols: ["Https:443", "Https:8443"]')
      .replace(
        /^expectations:\n/m,
        '$&  - { name: open, to: 203.0.113.9:8443/tcp, expect: allow }\n  - { name: shut, to: 203.0.113.9:8443/tcp, expect: deny }\n',
      )
  const silent: Observation = { kind: 'blocked', how: 'timeout', detail: 'silent', stage: 'connect' }
  for (const [network, effect, results] of [
    ['fqdns: [unknown.example]', 'unknown', ['inconclusive', 'inconclusive']],
    ['destinations: [203.0.114.0/24]', 'unknown', ['inconclusive', 'inconclusive']],
    ['destinations: [203.0.113.0/24]', 'allow', ['pass', 'inconclusive']],
  ] as const) {
    const read = parseSpec(rules(network), 'egress.yaml')
    assert.deepEqual(read.faults, [])
    const [workload] = read.spec?.workloads ?? []
    assert.ok(read.spec && workload)
    const probes = probesFor(read.spec, workload, read.spec.facts, '10.42.1.7')
    const result = (name: string, saw: Observation) => {
      const asked = probes.find(each => each.name === name)
      assert.ok(asked)
      assert.equal(asked.predicted.effect, effect)
      return judge(asked, undefined, saw, authority, against.at, against).result
    }
    assert.deepEqual([result('open', { kind: 'answered', detail: '' }), result('shut', silent)], results, network)
  }
})
