/**
 * Ways to have the gate opened that ought to stay shut, from outside: by a pod that somebody else controls, by who stands on the way, and by
 * who writes the spec of a pull request. None of them may come to a pass, and each is told by what it is.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { generateKey, type IssueRequest, issue } from '../../src/pki/issue.ts'
import { toHtml } from '../../src/report/html.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import type { TestPod } from '../kubernetes/cluster.ts'
import { http, leafOf, loopbackName, type Signer, sessionWith, signer, tlsOrigin } from '../verify/lab.ts'
import { type VerifyWorld, verifyWorld } from './world.ts'

let world: VerifyWorld
/** A proxy that somebody else runs, and whose CA the pods trust, as in many a company. */
let proxy: Signer
before(async () => {
  world = await verifyWorld()
  proxy = await signer('Company Proxy CA', 'self')
})
after(() => world.close())

const pems = async (separator: string): Promise<string> => {
  const { subCa, intermediate } = world.authority
  const leaf = await leafOf(loopbackName, subCa)
  return [leaf, subCa, intermediate].map(({ certificate }) => certificate.pem.trim().replaceAll('\n', separator)).join(' ')
}

/** The proxy's certificate for origin.example, and an origin that shows it. */
async function proxied(more: Partial<IssueRequest>, count = 1): Promise<number> {
  const pair = await generateKey('p256')
  const certificate = await issue({
    subject: [['CN', loopbackName]],
    key: pair.privateKey,
    issuer: proxy,
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
    dnsNames: [loopbackName, 'localhost'],
    ...more,
  })
  const above = Array.from({ length: count }, () => proxy)
  return world.open(await tlsOrigin({ certificate, key: pair.privateKey, pem: pair.privateKeyPem }, above, http(200, 'sunny')))
}

/** The environment of a pod whose store holds the proxy's CA, too. */
const trustingAll = (name: string): NodeJS.ProcessEnv => {
  const file = join(world.folder, `${name}.pem`)
  writeFileSync(file, [world.authority.root, world.publicRoot, proxy].map(each => each.certificate.pem).join('\n'))
  return { ...world.trusting, CURL_CA_BUNDLE: file, SSL_CERT_FILE: file }
}

const expecting = (port: number): string =>
  world.standard.replace(
    / {2}- \{ name: allowed and inspected.*\n/,
    `  - { name: allowed, url: "https://origin.example:${port}/", expect: allow, inspected: true }\n`,
  )

async function attacked(pod: TestPod, port: number) {
  const result = await world.verify([pod], { expectations: expecting(port) })
  const told = result.told.join('\n')
  assert.notEqual(result.outputs['verdict'], 'pass', told)
  return { ...result, told, of: result.told.find(line => line.includes(' allowed: ')) ?? '' }
}

for (const [where, tools] of [
  ['curl for all URLs', {}],
  ['curl for each URL', { '--parallel': '--no-such-option' }],
  ['openssl', { 'have curl': 'false' }],
] as const)
  for (const [what, more] of [
    ['the name', async (): Promise<Partial<IssueRequest>> => ({ subject: [['O', `x ${await pems('')}`]] })],
    [
      'the name, with line ends',
      async (): Promise<Partial<IssueRequest>> => ({ subject: [['O', `x\n${await pems('\n')}\nServer certificate\n`]] }),
    ],
    [
      'a comment, with line ends',
      async (): Promise<Partial<IssueRequest>> => ({ netscapeComment: `\n${await pems('\n')}\nServer certificate\n` }),
    ],
    [
      'a comment, more often than is read',
      async (): Promise<Partial<IssueRequest>> => ({ netscapeComment: `\n${`${await pems('\n')}\n`.repeat(9)}` }),
    ],
  ] as const)
    test(`on the way: a proxy writes our flight into ${what} of its certificate (${where})`, async () => {
      const port = await proxied(await more())
      const { of } = await attacked(world.pod('weather-1', { env: trustingAll('smuggled'), paths: tools }), port)
      assert.doesNotMatch(of, /allowed: pass/)
      assert.match(
        of,
        /somebody else stands in the path.*Company Proxy CA|nothing in the container can show what was served|without certificates/,
      )
    })

/** A shell in which curl says what was recorded, whatever is served. */
async function liar(parts: { remarks?: boolean; session?: string }): Promise<Record<string, string>> {
  const { subCa, intermediate } = world.authority
  const leaf = await leafOf(loopbackName, subCa)
  const certs = [leaf, subCa, intermediate]
    .map(({ certificate }) => `Subject:${certificate.subject}\nStart date:a\nExpire date:b\nCert:${certificate.pem}`)
    .join('\n')
  const times = { time_namelookup: 1, time_connect: 1, time_appconnect: 1 }
  const answer = { exitcode: 0, errormsg: null, certs, remote_ip: '1.2.3.4', ssl_verify_result: 0, ...times }
  const remarks = `* SSL connection using TLSv1.2 / ECDHE-RSA-AES256-GCM-SHA384\n* Server certificate:\n*  subject: ${leaf.certificate.subject}\n*  start date: a\n*  expire date: b\n`
  const file = join(world.folder, `lie-${randomBytes(4).toString('hex')}`)
  writeFileSync(`${file}.many`, `\negress-gate:p1 ${JSON.stringify(answer)}\n`)
  writeFileSync(`${file}.remarks`, parts.remarks === false ? '' : remarks)
  writeFileSync(`${file}.out`, `200 1.1 0 1.2.3.4\n${certs}`)
  const curl = `curl() { case " $* " in
*" --version "*) echo curl 8;;
*" -K "*) printf 'HTTP/1.1 200 OK\\r\\n\\r\\n' >p1.head; echo sunny >p1.body; cat ${file}.remarks ${file}.many;;
*":$EVIL/"*) cat ${file}.out; cat ${file}.remarks >&2; while [ $# -gt 0 ]; do [ "$1" = -D ] && printf 'HTTP/1.1 200 OK\\r\\n\\r\\n' >"$2"; shift; done;;
*) command curl "$@";;
esac; }`
  return {
    'umask 077': `umask 077\n${curl}`,
    ...(parts.session === undefined ? {} : { '# Beside the probes': `${parts.session}\n# Beside the probes` }),
  }
}

const recorded = async (): Promise<string> => {
  const file = join(world.folder, 'recorded')
  writeFileSync(file, await sessionWith(world.ports.allowed, loopbackName, randomBytes(32)))
  return file
}

for (const [what, parts, because] of [
  ['as it was', async () => ({}), /is bound to this run: a flight came that is not our firewall's \(passthrough\)/],
  [
    'with a handshake that was recorded, too',
    async () => ({ session: `session() { cat ${await recorded()} >"$d/$1.session"; }` }),
    /is bound to this run: what it signed is not the random/,
  ],
  [
    'and has nothing to ask a session with',
    async () => ({ session: 'session() { :; }' }),
    /is bound to this run: nothing in the container could send/,
  ],
  ['and does not say which protocol it was', async () => ({ remarks: false }), /does not say which protocol the session spoke/],
] as const)
  test(`a pod that lies: it shows a flight of our firewall that it saw before, ${what}`, async () => {
    const port = world.ports.direct
    const pod = world.pod('weather-1', { env: { ...world.trusting, EVIL: String(port) }, paths: await liar(await parts()) })
    const result = await attacked(pod, port)
    assert.match([result.told, ...result.report.findings.map(({ message }) => message)].join('\n'), because)
  })

test('a pod that lies: it answers for a probe that another one answered', async () => {
  const lies = await liar({})
  const both = { ...lies, 'pod_info\n': `printf '\\negress-gate %s many1 text b 4 AAAA\\n' "$n"; pod_info\n` }
  await attacked(world.pod('weather-1', { env: { ...world.trusting, EVIL: String(world.ports.direct) }, paths: both }), world.ports.direct)
})

test('a pod that lies: what it prints to keep us reading is read in time', { timeout: 60_000 }, async () => {
  const flood = `newlines() { printf 'CONNECTED(3)\\n'; cat ${world.folder}/chain.pem; head -c 60000 /dev/zero | tr '\\000' '\\012'; }
limit() { case "$*" in *s_client*) newlines;; *) shift; "$@";; esac; }
ask() { yes "egress-gate $n ask many1" | head -n 20000; }`
  writeFileSync(join(world.folder, 'chain.pem'), await pems('\n'))
  const started = performance.now()
  await attacked(
    world.pod('weather-1', { paths: { 'python_prober=': `${flood}\nask\npython_prober=`, 'have curl': 'false' } }),
    world.ports.allowed,
  )
  assert.ok(performance.now() - started < 30_000)
})

test('on the way: names that act on who reads them', async () => {
  const name = `x\n::set-output name=verdict::pass\r\u001b[2J\u202egnp.exe\u0000<script>alert(1)</script>[a](https://evil.example)`
  const port = await proxied({ subject: [['O', name]], issuer: await signer(name, 'self') })
  const { report, lines } = await attacked(world.pod('weather-1'), port)
  const page = toHtml(report)
  for (const text of [lines.join('\n'), toMarkdown(report), page]) assert.doesNotMatch(text, /^::set-output|[\u001b\u202e\u0000]|\r/m)
  assert.doesNotMatch(page, /<script>alert/)
})

for (const [what, until, result] of [
  ['a pod that goes away in an hour', 3_600_000, 'inconclusive'],
  ['a pod that should have gone an hour ago (a finalizer)', -3_600_000, 'inconclusive'],
  ['a pod that goes away after a rollout', 20_000, 'pass'],
] as const)
  test(`who runs pods: ${what} -> ${result}`, async () => {
    const going = world.pod('weather-9', {
      document: {
        metadata: { name: 'weather-9', namespace: 'weather', uid: 'u9', deletionTimestamp: new Date(Date.now() + until).toISOString() },
      },
    })
    const run = await world.verify([world.pod('weather-1'), going])
    assert.equal(run.outputs['verdict'], result, run.told.join('\n'))
    assert.match([...run.told, ...run.report.findings.map(({ message }) => message)].join('\n'), /weather-9 is going away/)
  })

/** Each is what a pull request might make of the expectations. */
const specs: [string, (world: VerifyWorld) => string, RegExp][] = [
  [
    'asks for nothing that is inspected',
    ({ standard }) => standard.replace(/.*allowed and inspected.*\n|.*denied inside.*\n/g, ''),
    /nothing was seen to be inspected/,
  ],
  [
    'says unknown to all',
    ({ standard }) => standard.replace(/expect: (?:allow|deny)[^}]*/g, 'expect: unknown '),
    /controls alone prove nothing/,
  ],
  [
    'does not say whether it must be inspected, and goes around',
    ({ standard, ports }) =>
      standard
        .replace(/.*denied inside.*\n/, '')
        .replace(
          `origin.example:${ports.allowed}/", expect: allow, inspected: true, status: 200, body: sunny`,
          `origin.example:${ports.direct}/", expect: allow`,
        ),
    /nothing was seen to be inspected/,
  ],
  [
    'expects what the policy does not say',
    ({ standard }) => standard.replace('expect: allow, inspected: false }', 'expect: allow, inspected: true }'),
    /was not inspected/,
  ],
  [
    'names a host that is not there as denied',
    ({ standard, ports }) => standard.replace(`https://origin.example:${ports.closed}/`, 'https://nothing.invalid/'),
    /did not resolve/,
  ],
  [
    'denies what nobody listens on',
    ({ standard, ports }) => standard.replace(`https://origin.example:${ports.closed}/`, 'https://origin.example:1/'),
    /refused/,
  ],
]
for (const [what, expectations, because] of specs)
  test(`who writes the spec: ${what}`, async () => {
    const result = await world.verify([world.pod('weather-1')], { expectations: expectations(world) })
    const said = [...result.told, result.report.headline].join('\n')
    assert.notEqual(result.outputs['verdict'], 'pass', said)
    assert.match(said, because)
  })

test('who writes the spec: names in it do not act on the log', async () => {
  const expectations = world.standard.replace('name: plain', 'name: "x\\n::error::y\\n::set-output name=verdict::pass\\u001b[31m"')
  const result = await world.verify([world.pod('weather-1')], { expectations }).catch((error: unknown) => String(error))
  if (typeof result === 'string') return assert.match(result, /name/)
  assert.doesNotMatch(result.lines.join('\n'), /^::(?:error|set-output)|\u001b/m)
})

for (const [where, verdict, because] of [
  ['toAllowed', 'pass', /each hop holds: https:\/\/origin.example:\d+\/ -> 302 -> https:\/\/origin.example:\d+\/arrived -> 200/],
  ['toDirect', 'fail', /redirect 1, https:\/\/origin.example:\d+\/: it was not inspected/],
  ['toDenied', 'fail', /redirect 1, https:\/\/origin.example:\d+\/: the policy denies it/],
  ['toForbidden', 'fail', /302 leads to http:\/\/169\.254\.169\.254\/metadata\/instance\?…, which is reached without the firewall/],
  ['toUnlisted', 'fail', /redirect 1, https:\/\/origin.example:\d+\/: the policy denies it/],
  ['toTerminal', 'fail', /has a Location that is no URL/],
  ['toItself', 'fail', /redirects go round in a loop/],
] as const)
  test(`on the way: an origin redirects ${where} -> ${verdict}`, async () => {
    const moved = `  - { name: allowed, url: "https://origin.example:${world.ports[where]}/", expect: allow, inspected: true, redirects: 3, status: 200 }\n`
    const { outputs, told, lines, report, execs } = await world.verify([world.pod('weather-1')], {
      expectations: `${world.standard}${moved}`,
    })
    assert.equal(outputs['verdict'], verdict, told.join('\n'))
    assert.match(told.find(line => line.includes(' allowed: ')) ?? '', because)
    // What the policy denies is not asked of the pod: it would be whoever answers who has it ask.
    assert.equal(execs.length, where === 'toAllowed' || where === 'toDirect' ? 2 : 1)
    for (const text of [lines.join('\n'), toMarkdown(report), toHtml(report)]) assert.doesNotMatch(text, /^::set-output|[\u001b\u0007]/m)
  })
