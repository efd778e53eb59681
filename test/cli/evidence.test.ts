import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { evidence } from '../../src/cli/evidence.ts'
import { sha256 } from '../../src/pki/hash.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import { canonical, toEvidence } from '../../src/verify/evidence.ts'
import { BadEvidence } from '../../src/verify/evidence-fields.ts'
import { readEvidence } from '../../src/verify/evidence-read.ts'
import { holds, verifyEvidence } from '../../src/verify/evidence-verify.ts'
import { judge } from '../../src/verify/judge.ts'
import { probesFor } from '../../src/verify/probes.ts'
import { inOrder, type Subject } from '../../src/verify/subject.ts'
import type { Observation, Verdict } from '../../src/verify/verdict.ts'
import { boundSession, flightOf, leafOf, ourFirewall, signer } from '../verify/lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'egress-gate-evidence-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const file = new URL('../../examples/weather/egress.yaml', import.meta.url)
const yaml = readFileSync(file, 'utf8').replace(
  /^expectations:\n[\s\S]*?(?=^\S)/m,
  `expectations:
  - { name: inspected, url: "https://inspected.example/", expect: allow, inspected: true }
  - { name: direct, url: "https://mcr.microsoft.com/v2/", expect: allow, inspected: false }
  - { name: denied, url: "https://example.org/", expect: deny, inspected: false }
`,
)
let text: string
let against: Parameters<typeof verifyEvidence>[1]
let rootPem: string
let otherRoot: string
let otherIntermediate: string

before(async () => {
  const { root, subCa, intermediate, authority } = await ourFirewall()
  const other = await ourFirewall()
  const publicRoot = await signer('Public Root', 'self')
  const spec = parseSpec(yaml, 'egress.yaml').spec
  assert.ok(spec)
  const http = { status: 200, body: 'ok \u20ac', headers: {} }
  const leaf = await leafOf('inspected.example', subCa)
  const seen: Record<string, Observation> = {
    inspected: {
      kind: 'tls',
      flight: flightOf(leaf, subCa, intermediate),
      protocol: 'TLSv1.2',
      trusted: true,
      http,
    },
    direct: { kind: 'tls', flight: flightOf(await leafOf('mcr.microsoft.com', publicRoot)), trusted: true, http },
    denied: { kind: 'blocked', how: 'closed-after-hello', detail: 'closed', stage: 'handshake' },
  }
  const sessions = new Map<string, Awaited<ReturnType<typeof boundSession>>>()
  for (const { name } of spec.workloads)
    for (const id of [`${name}-a`, `${name}-b`])
      sessions.set(id, await boundSession(leaf, [subCa, intermediate], `a nonce of ${id}`, 'p1', 'inspected.example'))
  const at = new Date()
  const publicRoots = [publicRoot.certificate]
  const verdicts = spec.workloads.flatMap(workload =>
    ['a', 'b'].flatMap(name => {
      const id = `${workload.name}-${name}`
      const pod = {
        namespace: workload.namespace,
        name: id,
        container: 'app',
        uid: id,
        containerId: id,
        restartCount: 0,
        address: '10.42.1.7',
      }
      return probesFor(spec, workload, spec.facts, pod.address).map(probe => {
        // The prediction is not what is tested here.
        const agreed = { ...probe, predicted: { ...probe.predicted, effect: 'unknown' as const, inspected: 'unknown' as const } }
        const saw = seen[probe.name] as Observation
        const session = sessions.get(id)
        const bound = saw.kind === 'tls' && session !== undefined && probe.name === 'inspected' ? { ...saw, session } : saw
        return judge(agreed, pod, bound, authority, at, { publicRoots })
      })
    }),
  )
  const workloads = spec.workloads.map(({ name }) => name)
  text = toEvidence({ spec, workloads, authority, verdicts, at, publicRoots, cluster: 'lab', subject: subjectOf(verdicts) }).text
  against = { at, publicRoots, root: root.certificate }
  rootPem = root.certificate.pem
  otherRoot = Buffer.from(other.authority.root.der).toString('base64')
  otherIntermediate = Buffer.from(other.authority.intermediate.der).toString('base64')
})

test('evidence: what was written holds', () => {
  const checked = verifyEvidence(readEvidence(text), against)
  assert.deepEqual(
    checked.checks.filter(({ ok }) => !ok),
    [],
  )
  assert.ok(holds(checked))
  assert.match(text, /^[\x20-\x7e]+$/)
})

/** The pods that were asked, one container each. */
const subjectOf = (verdicts: readonly Verdict[]): Subject => ({
  cluster: { caSha256: 'ca', uid: 'uid' },
  pods: inOrder(
    [
      ...new Map(
        verdicts.flatMap(({ probe: { workload }, pod }) => (pod === undefined ? [] : [[pod.uid, { workload, pod }] as const])),
      ).values(),
    ].map(({ workload, pod: { namespace, name, uid, address, container, containerId, restartCount } }) => ({
      workload,
      namespace,
      name,
      uid,
      ...(address === undefined ? {} : { address }),
      containers: [{ name: container, id: containerId, restarts: restartCount }],
    })),
  ),
  deployedSha256: 'deployed',
})

// biome-ignore lint/suspicious/noExplicitAny: a forger knows no types
type Body = any
const forgeries: [string, fails: string, (body: Body) => void][] = [
  ['a failure called a pass', 'verdicts result', body => (body.verdicts[0].observation.trusted = false)],
  ['a flight of another host', 'verdicts result', body => (body.verdicts[0].observation.flight = body.verdicts[1].observation.flight)],
  [
    'no session',
    'result',
    body => {
      for (const { observation } of body.verdicts) delete observation.session
    },
  ],
  [
    "a session's answer with another random",
    'pods result',
    body => {
      for (const { observation } of body.verdicts) if (observation.session) observation.session.random = '00'.repeat(32)
    },
  ],
  [
    "another pod's session",
    'pods',
    body => {
      const [first, ...others] = body.verdicts.flatMap(({ observation }: Body) => (observation.session ? [observation] : []))
      others[0].session = first.session
    },
  ],
  [
    'a question that one pod of two was not asked',
    'result',
    body => (body.verdicts = body.verdicts.filter(({ probe, pod }: Body) => probe.name !== 'direct' || !pod.name.endsWith('-b'))),
  ],
  ['no flight', 'verdicts result', body => (body.verdicts[0].observation.flight = [])],
  ['a flipped verdict', 'verdicts', body => (body.verdicts[1].result = 'fail')],
  ['another path', 'verdicts', body => (body.verdicts[1].path = 'inspected')],
  ['a pass without its pod', 'pods result', body => delete body.verdicts[2].pod],
  [
    'all inspected probes dropped',
    'result expiry',
    body => (body.verdicts = body.verdicts.filter((each: Body) => each.probe.name !== 'inspected')),
  ],
  [
    'controls dropped with their workloads',
    'result',
    body => {
      body.workloads = []
      body.verdicts = body.verdicts.filter((each: Body) => each.probe.name === 'inspected')
    },
  ],
  ['nothing asked', 'pods result expiry', body => (body.verdicts = [])],
  ['another root', 'authority root verdicts result expiry', body => (body.authority.root = otherRoot)],
  ['a longer life', 'expiry', body => (body.expiresAt = '2099-01-01T00:00:00.000Z')],
  ['no end', 'expiry', body => delete body.expiresAt],
  ['judged in another year', 'verdicts result expiry', body => (body.at = '2019-01-01T00:00:00.000Z')],
  ['judged in the future', 'expiry', body => (body.at = new Date(Date.parse(body.at) + 60_000).toISOString())],
  ['a log that contradicts', 'result', body => (body.logDisagreements = 1)],
  ['a pod left out of its subject', 'pods', body => body.subject.pods.pop()],
  ['a pod that nobody asked', 'pods', body => body.subject.pods.push({ ...body.subject.pods[0], uid: 'z' })],
  ['a pod of another workload', 'pods', body => (body.subject.pods[0].workload = 'z')],
  ['a pod with another container', 'pods', body => (body.subject.pods[0].containers[0].id = 'z')],
  ['a pod with another restart count', 'pods', body => (body.subject.pods[0].containers[0].restarts = 1)],
  ['another result', 'result', body => (body.result = 'fail')],
  [
    'a failure that it tells, and a log that contradicts: all of it is true',
    '',
    body => {
      Object.assign(body, { result: 'fail', logDisagreements: 1 })
      body.verdicts[0].result = 'fail'
      body.verdicts[0].observation.trusted = false
    },
  ],
  [
    'a question without a pod, and it tells that: all of it is true',
    '',
    body => {
      body.result = 'inconclusive'
      Object.assign(body.verdicts[2], { result: 'inconclusive', path: 'unknown', observation: { kind: 'unknown', detail: '' } })
      delete body.verdicts[2].pod
    },
  ],
  [
    'a workload that the list leaves out, and its control with it',
    'result',
    body => {
      const [left] = body.workloads.splice(1, 1)
      body.verdicts = body.verdicts.filter((each: Body) => each.probe.workload !== left || each.probe.name !== 'direct')
    },
  ],
  ['a workload that nobody asked', 'result', body => body.workloads.push('z')],
  ['an intermediate of another root', 'authority verdicts result expiry', body => (body.authority.intermediate = otherIntermediate)],
]
for (const [name, fails, forge] of forgeries)
  test(`evidence: does not hold, although its hash was put right: ${name}`, () => {
    const { body } = JSON.parse(text)
    forge(body)
    const checked = verifyEvidence(readEvidence(canonical({ body, sha256: sha256(canonical(body)) })), against)
    assert.equal(holds(checked), false)
    assert.equal(checked.checks.flatMap(({ ok, what }) => (ok ? [] : [what])).join(' '), fails)
  })

test('evidence: another spec, or probes that the spec does not ask, do not hold', () => {
  const { spec } = parseSpec(yaml, 'egress.yaml')
  const { spec: changed } = parseSpec(
    yaml.replace('name: denied, url: "https://example.org/"', 'name: denied, url: "https://example.net/"'),
    'egress.yaml',
  )
  assert.ok(spec && changed)
  const failing = (given: typeof spec) =>
    verifyEvidence(readEvidence(text), { ...against, spec: given, facts: given.facts }).checks.find(({ what }) => what === 'spec')
  assert.equal(failing(changed)?.detail, 'it is for another spec or policy')
  // The predictions in this file are made up, and the spec's own policy says otherwise.
  assert.match(failing(spec)?.detail ?? '', /is not what the spec asks/)
})

test('evidence: of the same spec, recorded in another cluster, it does not hold', () => {
  const { spec } = parseSpec(yaml, 'egress.yaml')
  assert.ok(spec)
  const detail = (cluster: string): string => {
    const { body } = JSON.parse(text)
    body.cluster = cluster
    const read = readEvidence(canonical({ body, sha256: sha256(canonical(body)) }))
    return verifyEvidence(read, { ...against, spec, facts: spec.facts }).checks.find(({ what }) => what === 'spec')?.detail ?? ''
  }
  assert.match(
    detail('aks-staging-1a2b3c4d.hcp.eastus2.azmk8s.io:443'),
    /^it was recorded in aks-staging-.*, and the spec declares a cluster of the DNS prefix aks-weather$/,
  )
  assert.match(detail('aks-weather-1a2b3c4d.hcp.westus.azmk8s.io:443'), /and the spec declares a cluster in eastus2$/)
  // Its predictions are made up, as everywhere in this file.
  assert.match(detail('aks-weather-1a2b3c4d.hcp.eastus2.azmk8s.io:443'), /is not what the spec asks/)
})

test('evidence: of another name, namespace or container than the spec says, it does not hold', () => {
  const { spec } = parseSpec(yaml, 'egress.yaml')
  assert.ok(spec)
  const rows: [(body: Body) => void, RegExp][] = [
    [body => (body.spec.name = 'another'), /^it is for another spec or policy$/],
    [
      body => {
        for (const { pod } of body.verdicts) pod.namespace = 'elsewhere'
      },
      /^elsewhere\/weather-a is not in the namespace of workload weather$/,
    ],
    [
      body => {
        for (const { pod } of body.verdicts) pod.container = 'sidecar'
      },
      /^in weather-a container sidecar was asked, and workload weather names app$/,
    ],
  ]
  for (const [forge, because] of rows) {
    const { body } = JSON.parse(text)
    forge(body)
    const read = readEvidence(canonical({ body, sha256: sha256(canonical(body)) }))
    const { checks } = verifyEvidence(read, { ...against, spec, facts: spec.facts })
    assert.match(checks.find(({ what }) => what === 'spec')?.detail ?? '', because)
  }
})

test('evidence: what the spec asks, of each of its workloads that was chosen, once in each pod, and nothing else', async () => {
  const { spec } = parseSpec(yaml, 'egress.yaml')
  assert.ok(spec)
  const { authority } = await ourFirewall()
  const at = new Date()
  const verdicts = spec.workloads.flatMap(workload => {
    const pod = {
      namespace: workload.namespace,
      name: `pod-${workload.name}`,
      container: 'app',
      uid: workload.name,
      containerId: 'c',
      restartCount: 0,
    }
    return probesFor(spec, workload, spec.facts, '10.42.1.7').map(probe =>
      judge(probe, { ...pod, address: '10.42.1.7' }, { kind: 'unknown', detail: '' }, authority, at, { publicRoots: [] }),
    )
  })
  const names = spec.workloads.map(({ name }) => name)
  const [first = '', second = ''] = names
  const subject = subjectOf(verdicts)
  const made = toEvidence({ spec, workloads: names, authority, verdicts, at, publicRoots: [], cluster: 'lab', subject }).text
  const of = (body: Body, workload: string) => body.verdicts.filter((each: Body) => each.probe.workload === workload)
  const none: (body: Body) => void = () => {}
  const rows: readonly (readonly [chosen: readonly string[] | undefined, forge: (body: Body) => void, because: RegExp | undefined])[] = [
    [undefined, none, undefined],
    [names, none, undefined],
    [[first], none, /^it speaks of a workload that the spec does not have, or that was not chosen$/],
    [[first], body => (body.verdicts = of(body, first)), undefined],
    [undefined, body => (body.verdicts = of(body, first)), new RegExp(`^no pod of workload ${second} was asked$`)],
    [undefined, body => (body.spec.policySha256 = '00'.repeat(32)), /^it is for another spec or policy$/],
    [undefined, body => (body.spec.sha256 = '00'.repeat(32)), /^it is for another spec or policy$/],
    [undefined, body => body.verdicts.push(body.verdicts[0]), /was asked 2 times in pod-/],
    [undefined, body => body.verdicts.splice(1, 1), /was asked 0 times in pod-/],
    [
      undefined,
      body => body.verdicts.push({ ...body.verdicts[0], probe: { ...body.verdicts[0].probe, id: 'more' } }),
      /^pod-\S+ was asked more than the spec asks$/,
    ],
  ]
  for (const [chosen, forge, because] of rows) {
    const { body } = JSON.parse(made)
    forge(body)
    const read = readEvidence(canonical({ body, sha256: sha256(canonical(body)) }))
    const workloads = chosen === undefined ? {} : { workloads: chosen }
    const { checks } = verifyEvidence(read, { at, publicRoots: [], spec, facts: spec.facts, ...workloads })
    const { ok, detail = '' } = checks.find(({ what }) => what === 'spec') ?? {}
    if (because === undefined) assert.equal(ok, true, detail)
    else assert.match(detail, because)
  }
})

test('evidence: version 1, which has no subject, is judged as before', () => {
  const { body } = JSON.parse(text)
  delete body.subject
  body.schema = 'egress-gate/evidence/1'
  assert.ok(holds(verifyEvidence(readEvidence(canonical({ body, sha256: sha256(canonical(body)) })), against)))
})

test('evidence: it holds until the very moment of its end, and not at it', () => {
  const end = Date.parse(JSON.parse(text).body.expiresAt)
  assert.equal(holds(verifyEvidence(readEvidence(text), { ...against, at: new Date(end - 1) })), true)
  assert.equal(holds(verifyEvidence(readEvidence(text), { ...against, at: new Date(end) })), false)
})

test('evidence: what a check leans on is said: no root, no spec, other public authorities', () => {
  const { spec } = parseSpec(yaml, 'egress.yaml')
  assert.ok(spec)
  const { root, ...rootless } = against
  const notes = (by: typeof against): readonly string[] =>
    verifyEvidence(readEvidence(text), by).notes.map(note => note.split(' ').slice(0, 4).join(' '))
  assert.ok(root)
  assert.deepEqual(notes(rootless), ['Without --root the file', 'Without --spec the file'])
  assert.deepEqual(notes(against), ['Without --spec the file'])
  assert.deepEqual(notes({ ...against, spec, facts: spec.facts }), [])
  assert.deepEqual(notes({ ...against, spec, facts: spec.facts, publicRoots: [root] }), ['The public authorities known'])
})

test('evidence: expired, changed without its hash', () => {
  assert.equal(holds(verifyEvidence(readEvidence(text), { ...against, at: new Date('2099-01-01') })), false)
  const edited = text.replace('"cluster":"lab"', '"cluster":"prod"')
  assert.notEqual(edited, text)
  assert.equal(holds(verifyEvidence(readEvidence(edited), against)), false)
})

const unreadable: [string, (text: string) => string, RegExp][] = [
  ['duplicate key', text => text.replace('{"body":{', '{"body":{"at":"x",'), /a key stands twice/],
  ['a prototype', text => text.replace('{"body":{', '{"body":{"__proto__":{},'), /^\$(\.body)?: /],
  ['NaN', text => text.replace(/"restartCount":0/, '"restartCount":NaN'), /not the JSON/],
  ['a number too large', text => text.replace(/"restartCount":0/, '"restartCount":1e999'), /not the JSON/],
  ['a text for a number', text => text.replace(/"restartCount":0/, '"restartCount":"0"'), /verdicts\[0\]\.pod\.restartCount: must be/],
  ['depth', () => '['.repeat(100_000) + ']'.repeat(100_000), /deeper/],
  ['another version', text => text.replace('egress-gate/evidence/2', 'egress-gate/evidence/3'), /schema: must be one of/],
  ['version 1 with a subject', text => text.replace('egress-gate/evidence/2', 'egress-gate/evidence/1'), /subject: is not what/],
  [
    'a subject of another shape',
    text => text.replace('"restarts":0', '"restarts":-1'),
    /subject\.pods\[0\]\.containers\[0\]\.restarts: must be/,
  ],
  ['no object', () => 'null', /^\$: must be an object/],
]
for (const [name, change, because] of unreadable)
  test(`evidence: cannot be read: ${name}`, () => {
    assert.throws(
      () => readEvidence(change(text)),
      (error: Error) => error instanceof BadEvidence && because.test(error.message),
    )
  })

test('evidence: whatever is in the file, the parser answers', () => {
  const parsed = JSON.parse(text)
  const places: string[][] = []
  const walk = (value: Body, path: string[]): void => {
    if (path.length > 0) places.push(path)
    if (value !== null && typeof value === 'object') for (const key of Object.keys(value)) walk(value[key], [...path, key])
  }
  walk(parsed, [])
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
      const copy = structuredClone(parsed)
      const last = path.at(-1) as string
      path.slice(0, -1).reduce((at, key) => at[key], copy)[last] = value
      try {
        verifyEvidence(readEvidence(canonical(copy)), against)
      } catch (error) {
        assert.ok(error instanceof BadEvidence, String(error))
      }
    }),
    { numRuns: 150 },
  )
})

test('evidence verify: what the spec says of a service tag counts, however the tag is written', async () => {
  const named = yaml
    .replace(/^facts:\n/m, 'facts:\n  serviceTags: { AZURECLOUD.EASTUS2: [203.0.113.0/24] }\n')
    .replace(/^expectations:\n/m, '$&  - { name: tagged, to: 203.0.113.22:22/tcp, expect: allow, rule: ssh }\n')
  const { spec } = parseSpec(named, 'named.yaml')
  assert.ok(spec)
  const { authority } = await ourFirewall()
  const at = new Date()
  const verdicts = spec.workloads.flatMap(workload => {
    const pod = { namespace: workload.namespace, name: 'p', container: 'app', uid: workload.name, containerId: 'c', restartCount: 0 }
    return probesFor(spec, workload, spec.facts, '10.42.1.7').map(probe =>
      judge(probe, { ...pod, address: '10.42.1.7' }, { kind: 'unknown', detail: '' }, authority, at, { publicRoots: [] }),
    )
  })
  assert.equal(verdicts.find(({ probe }) => probe.name === 'tagged')?.probe.predicted.rule, 'ssh')
  const workloads = spec.workloads.map(({ name }) => name)
  const subject = subjectOf(verdicts)
  writeFileSync(
    join(folder, 'named.json'),
    toEvidence({ spec, workloads, authority, verdicts, at, publicRoots: [], cluster: 'lab', subject }).text,
  )
  writeFileSync(join(folder, 'named.yaml'), named)
  const io = { stdout: new PassThrough(), stderr: new PassThrough() }
  await evidence(['verify', join(folder, 'named.json'), '--spec', join(folder, 'named.yaml')], io)
  assert.match(String(io.stdout.read()), /^ok {4}spec /m, String(io.stderr.read()))
})

test('evidence verify: from the command line', async () => {
  const write = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const run = async (...args: string[]) => {
    const io = { stdout: new PassThrough(), stderr: new PassThrough() }
    const code = await evidence(args, io)
    return { code, out: String(io.stdout.read() ?? ''), err: String(io.stderr.read() ?? '') }
  }
  const good = write('evidence.json', text)
  // This Node does not know the test's public root, and says so.
  const told = await run('verify', good, '--root', write('root.pem', rootPem))
  assert.equal(told.code, 1)
  assert.match(told.out, /^ok {4}root /m)
  assert.match(told.out, /public authorities known here are not those of the run/)
  assert.match((await run('verify', good)).out, /vouches only for itself/)
  assert.equal((await run('verify', join(folder, 'none'))).code, 2)
  for (const [args, says] of [
    [[], /^what to do is missing: verify\n\nusage: /],
    [['verfy', good], /^"verfy" is none of: verify\n\nusage: /],
    [['verify'], /^FILE is missing: /],
    [['verify', good, good], /^one FILE at a time: /],
    [['verify', good, '--rot', 'x'], /^Unknown option '--rot'[\s\S]*\n\nusage: /],
    [['verify', good, '--root', join(folder, 'none')], /^--root: \S+none cannot be read: it does not exist\n$/],
    [['verify', write('other.json', '{"a":1}')], /^\S+other\.json is not the evidence of a run: /],
  ] as const) {
    const { code, out, err } = await run(...args)
    assert.deepEqual([code, out], [2, ''])
    assert.match(err, says)
  }
  for (const [at, reads] of [
    ['soon', false],
    ['1', false],
    ['2026', false],
    ['2026-01-31', false],
    ['2026-01-31T12:00:00', false],
    ['01/02/2026 12:00Z', false],
    ['2026-02-31T00:00:00Z', false],
    ['2026-01-31T25:00:00Z', false],
    ['2026-01-31T12:00Z', true],
    ['2026-01-31T12:00:00.000Z', true],
    ['2026-01-31T23:30:00-05:30', true],
    ['2026-02-01T01:00:00+14:00', true],
  ] as const)
    assert.equal(
      (await run('verify', good, '--at', at)).err,
      reads ? '' : `--at: ${at} is not a time; write it as 2026-01-31T12:00:00Z\n`,
      at,
    )
  assert.equal((await run('verify', write('bad.json', '{}'))).code, 2)
  const huge = write('huge.json', '')
  truncateSync(huge, 100_000_000)
  assert.match((await run('verify', huge)).err, /at most 67108864 are read/)
})
