/** Redirects from outside: the real script and curl in a real shell, against origins that redirect, round by round as the action does it. */
import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { trailer, wholeScript } from '../../src/kubernetes/run-script.ts'
import type { Decision } from '../../src/policy/decision.ts'
import { follow } from '../../src/verify/follow.ts'
import { judgeWithHops } from '../../src/verify/hops.ts'
import { withLocations } from '../../src/verify/location.ts'
import { observe } from '../../src/verify/observe.ts'
import { observeTogether } from '../../src/verify/observe-together.ts'
import { parseOutput } from '../../src/verify/parse-output.ts'
import { withRetries } from '../../src/verify/retry.ts'
import { verifyReply, verifyScript } from '../../src/verify/script.ts'
import { unbound, withSession } from '../../src/verify/session.ts'
import { nothingKnown } from '../../src/verify/together.ts'
import type { Observation, OurAuthority, PodRef, Probe, Verdict } from '../../src/verify/verdict.ts'
import { http, leafOf, ourFirewall, plainOrigin, probe, runShell, signer, tlsOrigin } from './lab.ts'

const nonce = '0123456789abcdef0123456789abcdef'
const pod: PodRef = { namespace: 'weather', name: 'weather-1', container: 'app', uid: 'u1', containerId: 'c1', restartCount: 0 }
const folder = mkdtempSync(join(tmpdir(), 'egress-gate-redirects-'))
const closers: (() => void)[] = [() => rmSync(folder, { recursive: true })]
after(() => {
  for (const close of closers) close()
})
const open = (server: { port: number; close: () => void }): number => {
  closers.push(server.close)
  return server.port
}

let authority: OurAuthority
let store: string
const ports: Record<string, number> = {}
const long = `/${'l'.repeat(1500)}`

before(async () => {
  const { root, intermediate, subCa, authority: ours } = await ourFirewall()
  authority = ours
  store = join(folder, 'store.pem')
  writeFileSync(store, root.certificate.pem)
  const leaf = await leafOf('localhost', subCa)
  const foreign = await leafOf('localhost', await signer('Somebody Else CA', 'self'))
  const inside = async (answer: string) => open(await tlsOrigin(leaf, [subCa, intermediate], answer))
  const to = (status: number, location: string) => http(status, 'moved', `location: ${location}\r\n`)
  ports['end'] = await inside(http(200, 'arrived'))
  ports['foreign'] = open(await tlsOrigin(foreign, [], http(200, 'arrived')))
  ports['closed'] = open(await plainOrigin(socket => socket.end()))
  ports['plain'] = open(await plainOrigin(socket => socket.end(http(200, 'arrived'))))
  ports['second'] = await inside(to(307, `https://localhost:${ports['end']}${long}?a=[1]{2}'$(id)`))
  ports['first'] = await inside(to(301, `https://localhost:${ports['second']}/two`))
  ports['toForeign'] = await inside(to(302, `https://localhost:${ports['foreign']}/`))
  ports['toClosed'] = await inside(to(302, `https://localhost:${ports['closed']}/`))
  ports['toPlain'] = await inside(to(302, `http://localhost:${ports['plain']}/`))
  ports['itself'] = await inside(to(302, '/'))
  ports['hostile'] = await inside(to(302, 'https://localhost/\u001b[2J'))
})

/** One exec's worth: the script in a shell, and what was seen, as the prober makes it. */
async function ask(probes: readonly Probe[]): Promise<ReadonlyMap<string, Observation>> {
  const known = nothingKnown(new Date())
  const reply = verifyReply(probes, known)
  const script = wholeScript(verifyScript(probes, { allowSeconds: 15, denySeconds: 3 }, nonce, { runtimes: false }), nonce)
  const env = { TMPDIR: folder, CURL_CA_BUNDLE: store, SSL_CERT_FILE: store, SSL_CERT_DIR: '/nonexistent' }
  const { stdout, stderr } = await runShell(script, { name: 'sh', command: ['sh', '-s'], env }, line => reply(line, nonce))
  assert.equal(stdout.trimEnd().split('\n').at(-1), trailer(nonce, 0), stderr.slice(0, 500))
  const parsed = parseOutput(
    stdout,
    nonce,
    probes.map(({ id }) => id),
  )
  const together = observeTogether(probes, parsed, known)
  return new Map(
    probes.map(each => {
      const fields = parsed.probes.get(each.id)
      const seen = together.get(each.id) ?? observe(each, fields, nonce)
      return [each.id, withLocations(each, withSession(each, seen, fields, nonce))]
    }),
  )
}

test('redirects are followed with the real script: each hop shows its own certificates, and is judged by them', async () => {
  const asked = (id: string, redirects?: number) =>
    probe(id, `https://localhost:${ports[id]}/`, {
      inspected: true,
      ...(redirects === undefined ? { status: 302 } : { redirects, status: 200, body: 'arrived' }),
    })
  const probes = [
    asked('first', 2),
    asked('second', 1),
    asked('end', 1),
    asked('toForeign', 1),
    asked('toClosed', 1),
    asked('toPlain', 1),
    asked('itself', 5),
    asked('hostile', 1),
    probe('short', `https://localhost:${ports['first']}/`, { inspected: true, redirects: 1 }),
    probe('none', `https://localhost:${ports['toPlain']}/`, { inspected: true, status: 302 }),
  ]
  const rounds: string[][] = []
  const tried = (some: readonly Probe[]) => {
    rounds.push(some.map(({ id }) => id))
    return withRetries(pod, some, ask)
  }
  const judges = { authority, at: new Date(), publicRoots: [] }
  const unknown: Decision = { effect: 'unknown', inspected: 'unknown', by: 'undecided', because: 'x', dependsOn: [], trace: [] }
  const { observations } = await tried(probes)
  const { hops } = await follow(
    pod,
    probes,
    observations,
    async () => judges,
    () => unknown,
    tried,
  )
  const verdicts = new Map<string, Verdict>(
    probes.map(each => [each.id, judgeWithHops(each, pod, observations.get(each.id) as Observation, hops.get(each.id) ?? [], judges)]),
  )
  const told = Object.fromEntries([...verdicts].map(([id, { result, because }]) => [id, `${result}: ${because}`]))
  for (const [id, expected] of [
    [
      'first',
      /^pass: .*:\d+\/ -> 301 -> https:\/\/localhost:\d+\/two -> 307 -> https:\/\/localhost:\d+\/l+…\?… -> 200, where the origin answered 200; the served flight/,
    ],
    ['second', /^pass: /],
    ['end', /^pass: the origin answered 200; the served flight holds our intermediate's key and validates to our root$/],
    ['toForeign', /^fail: redirect 1, https:\/\/localhost:\d+\/: somebody else stands in the path: .*Somebody Else CA/],
    ['toClosed', /^fail: redirect 1, https:\/\/localhost:\d+\/: the connection was closed after the ClientHello/],
    ['toPlain', /^fail: redirect 1, http:\/\/localhost:\d+\/: nothing was encrypted/],
    ['itself', /^fail: redirects go round in a loop/],
    ['hostile', /^fail: 302 has a Location that is no URL/],
    ['short', /^fail: it redirects more often than once/],
    ['none', /^pass: the origin answered 302/],
  ] as const)
    assert.match(told[id] ?? '', expected)
  assert.deepEqual(rounds.slice(1), [['firsth1', 'secondh1', 'toForeignh1', 'toClosedh1', 'toPlainh1', 'shorth1'], ['firsth2']])
  const [hop, last] = verdicts.get('first')?.hops ?? []
  assert.deepEqual([hop?.path.kind, last?.path.kind], ['inspected', 'inspected'])
  // One of each round answers to this run's random as well.
  const bound = [...verdicts.values()].flatMap(({ hops = [] }) => hops.filter(each => 'session' in each.observation))
  assert.deepEqual([...new Set(bound.map(({ probe: { id } }) => id))], ['firsth1', 'firsth2'])
  assert.deepEqual(unbound([verdicts.get('first') as Verdict], authority, judges), [])
  // Only what follows keeps the Locations.
  const none = observations.get('none')
  assert.ok(none?.kind === 'tls' && none.http !== undefined && !('locations' in none.http) && none.http.headers['location'] !== undefined)
  assert.deepEqual(
    readdirSync(folder).filter(name => name.startsWith('egress-gate')),
    [],
  )
})
