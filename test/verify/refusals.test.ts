/** The controls of a run: our own judgement has to be seen to refuse; and what is tried again. */
import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import type { Certificate } from '../../src/pki/certificate.ts'
import { withOtherKey } from '../../src/pki/decoy.ts'
import { generateKey, issue } from '../../src/pki/issue.ts'
import { conclude } from '../../src/verify/conclude.ts'
import { judge } from '../../src/verify/judge.ts'
import { refusals } from '../../src/verify/refusals.ts'
import { transient, withRetries } from '../../src/verify/retry.ts'
import type { Observation, PodRef, Verdict } from '../../src/verify/verdict.ts'
import { boundSession, flightOf, leafOf, ourFirewall, probe, type Signer, signer } from './lab.ts'

const at = new Date()
const pod: PodRef = { namespace: 'n', name: 'weather-1', container: 'c', uid: 'u', containerId: 'i', restartCount: 0 }
const http = { status: 200, body: 'ok', headers: {} }
const tls = (leaf: Signer, ...above: Signer[]): Observation & { kind: 'tls' } => ({
  kind: 'tls',
  flight: flightOf(leaf, ...above),
  protocol: 'TLSv1.2',
  trusted: true,
  http,
})

for (const type of ['p256', 'rsa-2048'] as const)
  test(`another key in the same certificate (${type})`, async () => {
    const { privateKey } = await generateKey(type)
    const root = await issue({
      subject: [['CN', 'Root']],
      key: privateKey,
      issuer: 'self',
      notBefore: new Date(at.getTime() - 1000),
      notAfter: new Date(at.getTime() + 86_400_000),
      ca: {},
      keyUsage: { critical: true, usages: ['keyCertSign'] },
    })
    const decoy = withOtherKey(root)
    assert.equal(decoy.subject, root.subject)
    assert.equal(decoy.keyType, root.keyType)
    assert.equal(decoy.keyBits, root.keyBits)
    assert.equal(decoy.subjectKeyIdentifier, root.subjectKeyIdentifier)
    assert.notEqual(decoy.keyFingerprint, root.keyFingerprint)
    // A key that OpenSSL takes, so that it is the signature that does not hold.
    const { publicKey } = new X509Certificate(decoy.der)
    assert.equal(new X509Certificate(root.der).verify(publicKey), false)
    assert.equal(new X509Certificate(root.der).verify(new X509Certificate(root.der).publicKey), true)
  })

async function run() {
  const { root, intermediate, subCa, authority } = await ourFirewall()
  const publicRoot = await signer('Public Root', 'self')
  const publicRoots = [publicRoot.certificate]
  const [a, b] = ['https://a.example/', 'https://b.example/']
  const leaf = await leafOf('a.example', subCa)
  const session = await boundSession(leaf, [subCa, intermediate], 'nonce', 'p1', 'a.example')
  const inspected = { ...tls(leaf, subCa, intermediate), session }
  const through = tls(await leafOf('b.example', publicRoot, { subject: 'x' }))
  const judged = (url: string, inspect: boolean, observation: Observation): Verdict =>
    judge(probe('p1', url, { inspected: inspect }), pod, observation, authority, at, { publicRoots })
  const verdicts = [judged(a, true, inspected), judged(b, false, through)]
  return { authority, publicRoots, verdicts, root, intermediate, subCa, leaf }
}

test('what was seen is refused against other keys, times and hosts', async () => {
  const { authority, publicRoots, verdicts } = await run()
  assert.deepEqual(
    verdicts.map(({ result }) => result),
    ['pass', 'pass'],
  )
  assert.deepEqual(refusals(verdicts, authority, at, publicRoots), { passedThrough: 1, inspected: 1, broken: [], unbound: [] })
})

test('a flight is tried once, and of very many different ones so many as show it', async () => {
  const { authority, publicRoots, verdicts } = await run()
  const [inspected, through] = verdicts as [Verdict, Verdict]
  const { passedThrough } = refusals([through, through], authority, at, publicRoots)
  assert.equal(passedThrough, 1)
  const { observation } = inspected
  assert.ok(observation.kind === 'tls')
  const [first, ...above] = observation.flight as [Certificate, ...Certificate[]]
  const many = Array.from({ length: 40 }, (_, index) => ({
    ...inspected,
    observation: { ...observation, flight: [{ ...first, fingerprint: `${index}` }, ...above] },
  }))
  const tried = refusals([...many, through], authority, at, publicRoots)
  assert.deepEqual([tried.inspected, tried.passedThrough, tried.broken], [32, 1, []])
})

test('an inspected session that is not bound to this run leaves it open, with the reason', async () => {
  const { authority, publicRoots, verdicts, subCa, intermediate, leaf } = await run()
  const [inspected, through] = verdicts as [Verdict, Verdict]
  const { observation } = inspected
  assert.ok(observation.kind === 'tls' && observation.session !== undefined)
  const other = await ourFirewall()
  const foreign = await leafOf('a.example', other.subCa)
  const elsewhere = await leafOf('b.example', subCa)
  const { session: held, ...without } = observation
  const sessions: [string, typeof held | undefined, RegExp][] = [
    ['none', undefined, /nothing in the container could send/],
    ['a recorded answer', { ...held, random: '00'.repeat(32) }, /another question/],
    ['an answer that is cut', { ...held, answer: held.answer.slice(0, 400) }, /cut off/],
    [
      "another firewall's answer",
      await boundSession(foreign, [other.subCa, other.intermediate], 'nonce', 'p1', 'a.example'),
      /not our firewall's \(intercepted\)/,
    ],
    [
      'our own answer for another host',
      await boundSession(elsewhere, [subCa, intermediate], 'nonce', 'p1', 'a.example'),
      /not our firewall's/,
    ],
    ['an answer without our intermediate', await boundSession(leaf, [subCa], 'nonce', 'p1', 'a.example'), /not our firewall's/],
    ['no base64', { ...held, answer: '\u0000' }, /nothing came back/],
  ]
  for (const [what, session, because] of sessions) {
    const given = [{ ...inspected, observation: { ...without, ...(session === undefined ? {} : { session }) } }, through]
    const { unbound } = refusals(given, authority, at, publicRoots)
    assert.match(unbound.join(), because, what)
    const conclusion = conclude(given, ['weather'], { passedThrough: 1, inspected: 1, broken: [], unbound })
    assert.equal(conclusion.result, 'inconclusive', what)
    assert.match(conclusion.findings.map(({ message }) => message).join(), /weather-1 c is bound to this run/, what)
  }
})

test('an inspected hop of a redirect has to be bound as well, where nothing else of the pod is', async () => {
  const { authority, publicRoots, verdicts } = await run()
  const [inspected, through] = verdicts as [Verdict, Verdict]
  const { observation } = inspected
  assert.ok(observation.kind === 'tls' && observation.session !== undefined)
  const { session: _, ...without } = observation
  const plain = { ...through, path: { kind: 'plain' } as unknown as Verdict['path'] }
  const told = (hop: Observation) => refusals([{ ...plain, hops: [{ ...inspected, observation: hop }] }], authority, at, publicRoots)
  assert.deepEqual(told(observation), { passedThrough: 0, inspected: 1, broken: [], unbound: [] })
  assert.match(told(without).unbound.join(), /no inspected session of .*weather-1 c is bound to this run: nothing in the container/)
})

test('a judgement that takes what it must not is told, and nothing to try is no control', async () => {
  const { authority, publicRoots, verdicts, root } = await run()
  // The same verdicts, and a root that signed the origin too: a flight that passed through must never hold against our root.
  const origin = tls(await leafOf('b.example', root, { subject: 'x' }))
  const wrong = { ...(verdicts[1] as Verdict), observation: origin }
  assert.match(refusals([wrong], authority, at, publicRoots).broken.join(), /b\.example was taken for one below our root/)
  for (const [given, told] of [
    [[], /no flight that passed through.*no inspected flight/],
    [[verdicts[0] as Verdict], /no flight that passed through/],
    [[verdicts[1] as Verdict], /no inspected flight/],
    [[...verdicts, wrong], /taken for one below our root/],
  ] as const) {
    const conclusion = conclude(given, ['weather'], refusals(given, authority, at, publicRoots))
    assert.notEqual(conclusion.result, 'pass')
    assert.match(conclusion.headline, told)
  }
})

const blocked = (how: 'reset' | 'timeout' | 'closed-after-hello'): Observation => ({ kind: 'blocked', how, detail: how })

test('only what failed in passing is tried again, as often as asked, and every try is told', async () => {
  const lost = probe('lost', 'https://a.example/', { retries: 2 })
  const denied = probe('denied', 'https://a.example/', { retries: 2 })
  const once = probe('once', 'https://a.example/')
  const closed = probe('closed', 'https://a.example/', { expect: 'deny', retries: 2 })
  const asked: string[][] = []
  const answers: Record<string, Observation[]> = {
    lost: [blocked('reset'), { kind: 'dns-failure', detail: 'no answer' }, { kind: 'http', http }],
    denied: [blocked('closed-after-hello'), { kind: 'http', http }],
    once: [blocked('reset'), { kind: 'http', http }],
    closed: [blocked('timeout'), { kind: 'http', http }],
  }
  const { observations, findings } = await withRetries(pod, [lost, denied, once, closed], async probes => {
    asked.push(probes.map(({ id }) => id))
    // A pod that answers what it was not asked is not believed.
    return new Map([
      ...(asked.length > 1 ? [['once', { kind: 'http', http } as const] as const] : []),
      ...probes.map(({ id }) => [id, answers[id]?.shift() as Observation] as const),
    ])
  })
  assert.deepEqual(asked, [['lost', 'denied', 'once', 'closed'], ['lost'], ['lost']])
  assert.equal(observations.get('lost')?.kind, 'http')
  for (const id of ['denied', 'once', 'closed']) assert.equal(observations.get(id)?.kind, 'blocked', id)
  assert.equal(findings.length, 1)
  assert.match(findings[0]?.message ?? '', /lost \[weather-1\] was tried 3 times.*reset.*name not resolved/)
  assert.equal(transient({ kind: 'http', http }), false)
  assert.equal(transient(undefined), false)
})

test('tries end, whatever comes back', async () => {
  let asked = 0
  const { findings } = await withRetries(pod, [probe('p', 'https://a.example/', { retries: 3 })], async () => {
    asked++
    return new Map([['p', blocked('timeout')]])
  })
  assert.equal(asked, 4)
  assert.match(findings[0]?.message ?? '', /4 times/)
})
