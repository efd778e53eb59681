/** The real script in real shells with real tools, against origins on loopback that behave as the firewall does, or worse. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { trailer, wholeScript } from '../../src/kubernetes/run-script.ts'
import { readServerFlight } from '../../src/pki/handshake.ts'
import { observe } from '../../src/verify/observe.ts'
import { observeTogether } from '../../src/verify/observe-together.ts'
import { parseOutput } from '../../src/verify/parse-output.ts'
import { verifyReply, verifyScript } from '../../src/verify/script.ts'
import { sessionRandom, withSession } from '../../src/verify/session.ts'
import { nothingKnown } from '../../src/verify/together.ts'
import type { Observation, Probe } from '../../src/verify/verdict.ts'
import { onPath } from '../programs-on-path.ts'
import { http, leafOf, ourFirewall, plainOrigin, probe, runShell, type Shell, signer, tlsOrigin, udpOrigin } from './lab.ts'

const nonce = '0123456789abcdef0123456789abcdef'
// Long for what answers, for this machine may be busy; shorter for what stays silent for ever, and yet enough for a handshake then.
const timing = { allowSeconds: 15, denySeconds: 5 }
const closers: (() => void)[] = []
const folder = mkdtempSync(join(tmpdir(), 'egress-gate-test-'))
after(() => {
  for (const close of closers) close()
  rmSync(folder, { recursive: true })
})
const open = <T extends { close: () => void }>(server: T): T => {
  closers.push(server.close)
  return server
}

let probes: Probe[]
let trustStore: string
let intermediateFingerprint: string

before(async () => {
  const { root, intermediate, subCa } = await ourFirewall()
  intermediateFingerprint = intermediate.certificate.fingerprint
  trustStore = join(folder, 'store.pem')
  writeFileSync(trustStore, root.certificate.pem)
  const other = await signer('Somebody Else CA', 'self')
  const leaf = await leafOf('localhost', subCa)
  const foreign = await leafOf('localhost', other)
  const address = await leafOf('127.0.0.1', subCa)
  const ours = open(await tlsOrigin(leaf, [subCa, intermediate], http(200, 'hello')))
  const denied = open(
    await tlsOrigin(leaf, [subCa, intermediate], http(470, 'Action: Deny. Reason: No rule matched. Proceeding with default action.')),
  )
  const refused = open(await tlsOrigin(leaf, [subCa, intermediate], http(500, 'x509: certificate signed by unknown authority\n')))
  const chunked = open(
    await tlsOrigin(leaf, [subCa, intermediate], 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n'),
  )
  const untrusted = open(await tlsOrigin(foreign, [], http(200, 'who am I?')))
  const byAddress = open(await tlsOrigin(address, [subCa, intermediate], http(200, 'by address')))
  const modern = open(
    // A leaf of its own: sessions with one and the same certificate cannot be told apart in curl's remarks.
    await tlsOrigin(await leafOf('localhost', subCa, { days: 299 }), [subCa, intermediate], http(200, 'modern'), {
      maxVersion: 'TLSv1.3',
      ALPNProtocols: ['http/1.1'],
    }),
  )
  const stalled = open(await tlsOrigin(leaf, [subCa, intermediate], undefined))
  const large = open(await tlsOrigin(leaf, [subCa, intermediate], http(200, 'x'.repeat(8_000_000))))
  // A certificate in a body must not get into the flight.
  const smuggler = open(await tlsOrigin(foreign, [], http(200, intermediate.certificate.pem)))
  const fin = open(await plainOrigin(socket => socket.end()))
  const rst = open(await plainOrigin(socket => socket.resetAndDestroy()))
  const alert = open(await plainOrigin(socket => socket.end(Buffer.from('15030100020228', 'hex'))))
  const silent = open(await plainOrigin(() => {}))
  const plain = open(
    await plainOrigin(socket => socket.end(http(470, 'Action: Deny. Reason: No rule matched. Proceeding with default action.'))),
  )
  const nobody = open(await plainOrigin(() => {}))
  nobody.close()
  const time = open(
    await udpOrigin(message => {
      const reply = Buffer.alloc(48)
      reply[0] = 0x24
      reply[1] = 2
      message.copy(reply, 24, 40, 48)
      return reply
    }),
  )
  const wrongTime = open(await udpOrigin(() => Buffer.concat([Buffer.from([0x24, 2]), Buffer.alloc(46)])))
  const echo = open(await udpOrigin(message => message))
  const names = open(await udpOrigin(message => Buffer.concat([message.subarray(0, 2), Buffer.from([0x81, 0x80]), message.subarray(4)])))
  const mute = open(await udpOrigin(() => undefined))
  const udp = (port: number, speaks?: 'ntp' | 'dns') => ({
    kind: 'port' as const,
    host: '127.0.0.1',
    port,
    protocol: 'udp' as const,
    ...(speaks === undefined ? {} : { speaks }),
  })
  const tcp = (port: number, host = '127.0.0.1') => ({ kind: 'port' as const, host, port, protocol: 'tcp' as const })
  probes = [
    probe('ours', `https://localhost:${ours.port}/a?b=[1]{2}'"$(id)`),
    probe('denied', `https://localhost:${denied.port}/`),
    probe('refused', `https://localhost:${refused.port}/`),
    probe('chunked', `https://localhost:${chunked.port}/`),
    probe('untrusted', `https://localhost:${untrusted.port}/`),
    probe('byAddress', `https://127.0.0.1:${byAddress.port}/`),
    probe('modern', `https://localhost:${modern.port}/`),
    probe('stalled', `https://localhost:${stalled.port}/`, { expect: 'deny' }),
    probe('large', `https://localhost:${large.port}/`),
    probe('smuggler', `https://localhost:${smuggler.port}/`),
    probe('fin', `https://localhost:${fin.port}/`),
    probe('rst', `https://localhost:${rst.port}/`),
    probe('alert', `https://localhost:${alert.port}/`),
    probe('silent', `https://localhost:${silent.port}/`, { expect: 'deny' }),
    probe('nobody', `https://localhost:${nobody.port}/`),
    probe('nodns', 'https://nothing.invalid/'),
    probe('plain', `http://localhost:${plain.port}/`),
    probe('plainNobody', `http://localhost:${nobody.port}/`),
    probe('tcp', tcp(silent.port)),
    probe('tcpNobody', tcp(nobody.port)),
    probe('tcpNodns', tcp(1, 'nothing.invalid')),
    probe('ntp', udp(time.port, 'ntp')),
    probe('ntpLie', udp(wrongTime.port, 'ntp')),
    probe('ntpEcho', udp(echo.port, 'ntp')),
    probe('dns', udp(names.port, 'dns')),
    probe('udp', udp(echo.port)),
    probe('udpMute', udp(mute.port, 'ntp'), { expect: 'deny' }),
    probe('udpNobody', udp(nobody.port, 'ntp')),
  ]
})

/** In one word, what came out. */
function told(observation: Observation | undefined): string {
  if (observation === undefined) return 'nothing'
  switch (observation.kind) {
    case 'tls':
      return [
        observation.flight.length,
        observation.trusted === 'unknown' ? 'unknown' : observation.trusted ? 'trusted' : 'untrusted',
        observation.http === undefined ? 'no answer' : `${observation.http.status} ${observation.http.body.slice(0, 12).trim()}`,
      ].join(' ')
    case 'http':
      return `${observation.http.status} ${observation.http.body.slice(0, 12)}`
    case 'blocked':
      return `${observation.how}${observation.stage === undefined ? '' : ` ${observation.stage}`}`
    default:
      return observation.kind
  }
}

const full: Record<string, string> = {
  ours: '3 trusted 200 hello',
  denied: '3 trusted 470 Action: Deny',
  refused: '3 trusted 500 x509: certif',
  chunked: '3 trusted 200 hello',
  untrusted: '1 untrusted 200 who am I?',
  byAddress: '3 trusted 200 by address',
  modern: '3 trusted 200 modern',
  stalled: '3 trusted no answer',
  large: '3 trusted 200 xxxxxxxxxxxx',
  smuggler: '1 untrusted 200 -----BEGIN C',
  fin: 'closed-after-hello handshake',
  rst: 'reset handshake',
  alert: 'unknown',
  silent: 'timeout handshake',
  nobody: 'refused connect',
  nodns: 'dns-failure',
  plain: '470 Action: Deny',
  plainNobody: 'refused connect',
  tcp: 'answered',
  tcpNobody: 'refused connect',
  tcpNodns: 'dns-failure',
  ntp: 'answered',
  ntpLie: 'unknown',
  ntpEcho: 'unknown',
  dns: 'answered',
  udp: 'answered',
  udpMute: 'timeout answer',
  udpNobody: 'refused connect',
}

/** A PATH that has these tools and no others. */
function only(name: string, tools: readonly string[], fakes: Readonly<Record<string, string>> = {}): string {
  const bin = join(folder, name)
  mkdirSync(bin)
  const basics = [
    'sh',
    'dash',
    'mkdir',
    'rm',
    'cat',
    'wc',
    'head',
    'tail',
    'tr',
    'grep',
    'id',
    'sleep',
    'kill',
    'printf',
    'base64',
    'dd',
    'env',
    ...tools,
  ]
  for (const tool of basics) {
    const found = onPath(tool)
    if (found !== undefined && !(tool in fakes)) symlinkSync(realTool(tool, found), join(bin, tool))
  }
  for (const [tool, text] of Object.entries(fakes)) writeFileSync(join(bin, tool), text, { mode: 0o755 })
  return bin
}
/** Version managers put shims in PATH that find the real tool through PATH again. */
const realTool = (tool: string, found: string): string =>
  tool.startsWith('python') ? execFileSync(found, ['-c', 'import sys;print(sys.executable)'], { encoding: 'utf8' }).trim() : found

async function ask(shell: Shell, chosen: readonly Probe[] = probes, denySeconds = timing.denySeconds) {
  const script = wholeScript(verifyScript(chosen, { ...timing, denySeconds }, nonce), nonce)
  const started = Date.now()
  // Of its own: the script's folder has the nonce for a name, and all runs have the same.
  const temporary = mkdtempSync(join(folder, 'run-'))
  const known = nothingKnown(new Date())
  const reply = verifyReply(chosen, known)
  const { code, stdout, stderr } = await runShell(
    script,
    {
      ...shell,
      env: { TMPDIR: temporary, CURL_CA_BUNDLE: trustStore, SSL_CERT_FILE: trustStore, SSL_CERT_DIR: '/nonexistent', ...shell.env },
    },
    line => reply(line, nonce),
  )
  assert.equal(code, 0, stderr)
  assert.deepEqual(readdirSync(temporary), [], 'nothing is left behind')
  assert.equal(stdout.trimEnd().split('\n').at(-1), trailer(nonce, 0), stderr.slice(0, 500))
  const parsed = parseOutput(
    stdout,
    nonce,
    chosen.map(({ id }) => id),
  )
  assert.deepEqual([...parsed.damaged], [])
  const together = observeTogether(chosen, parsed, known)
  const observations = new Map(
    chosen.map(each => {
      const fields = parsed.probes.get(each.id)
      return [each.id, withSession(each, together.get(each.id) ?? observe(each, fields, nonce), fields, nonce)]
    }),
  )
  return { observations, milliseconds: Date.now() - started, output: stdout, pod: parsed.probes.get('pod') }
}

const results = (observations: ReadonlyMap<string, Observation>) =>
  Object.fromEntries([...observations].map(([id, each]) => [id, told(each)]))

const shells: Shell[] = [
  { name: 'dash', command: ['dash', '-s'] },
  { name: 'bash', command: ['bash', '--posix', '-s'] },
  ...(onPath('busybox') !== undefined ? [{ name: 'busybox ash', command: ['busybox', 'ash', '-s'] }] : []),
]
// They wait most of the time: for what stays silent.
suite('script', { concurrency: 2 }, () => {
  for (const shell of shells)
    test(`script in ${shell.name}: every kind of answer and of denial is told apart`, async () => {
      const { observations, output, pod } = await ask(shell)
      assert.deepEqual(results(observations), full)
      const ours = observations.get('ours') as Observation & { kind: 'tls' }
      assert.equal(ours.protocol, 'TLSv1.2')
      assert.equal(ours.alpn, '')
      assert.equal(ours.flight[2]?.fingerprint, intermediateFingerprint)
      assert.equal(ours.http?.headers['content-type'], 'text/plain; charset=utf-8')
      const modern = observations.get('modern') as Observation & { kind: 'tls' }
      assert.deepEqual([modern.protocol, modern.alpn], ['TLSv1.3', 'http/1.1'])
      assert.ok(output.length < 1_500_000, `${output.length}`)
      assert.match(Buffer.from(pod?.get('info') ?? []).toString(), /^env=SSL_CERT_FILE/)
    })

  test('script without curl: openssl does it all', async () => {
    const path = only('openssl', ['openssl', 'timeout', 'bash', 'python3'])
    const { observations } = await ask({ name: 'dash', command: ['dash', '-s'], env: { PATH: path } })
    // What openssl had printed is lost when its time is over.
    assert.deepEqual(results(observations), { ...full, silent: 'timeout' })
  })

  test('script without curl, openssl, bash and timeout: python says what it can, and what it cannot is unknown', async () => {
    const path = only('python', ['python3'])
    // A few: an interpreter for each takes its time to start.
    const chosen = probes.filter(({ id }) =>
      ['ours', 'denied', 'untrusted', 'fin', 'rst', 'silent', 'nobody', 'nodns', 'plain', 'tcp', 'ntp', 'ntpLie'].includes(id),
    )
    const { observations } = await ask({ name: 'dash', command: ['dash', '-s'], env: { PATH: path } }, chosen)
    const seen = results(observations)
    for (const [id, expected] of Object.entries(full).filter(([id]) => chosen.some(each => each.id === id)))
      if (/trusted/.test(expected)) assert.ok(seen[id] === 'unknown' || seen[id] === expected, `${id}: ${seen[id]}`)
      else assert.equal(seen[id], expected, id)
  })

  test('script with node alone: the path is seen, trust is unknown', async () => {
    const path = only('node', [], { node: `#!/bin/sh\nexec ${process.execPath} "$@"\n` })
    // In halves, and with more time: a Node for each has to start within the time that a denial is given.
    const seen: Record<string, string> = {}
    for (const half of [probes.slice(0, probes.length / 2), probes.slice(probes.length / 2)])
      Object.assign(seen, results((await ask({ name: 'dash', command: ['dash', '-s'], env: { PATH: path } }, half, 12)).observations))
    const expected = Object.fromEntries(Object.entries(full).map(([id, text]) => [id, text.replace(/(un)?trusted/, 'unknown')]))
    assert.deepEqual(seen, expected)
  })

  test('script with perl or bash alone for UDP', async () => {
    for (const tool of ['perl', 'bash']) {
      const path = only(`udp-${tool}`, [tool, 'timeout'])
      const { observations } = await ask(
        { name: 'dash', command: ['dash', '-s'], env: { PATH: path } },
        probes.filter(({ id }) => /^(ntp|dns|udp)/.test(id)),
      )
      const seen = results(observations)
      assert.deepEqual(
        seen,
        {
          ntp: 'answered',
          ntpLie: 'unknown',
          ntpEcho: 'unknown',
          dns: 'answered',
          udp: 'answered',
          udpMute: 'timeout answer',
          udpNobody: 'refused connect',
        },
        tool,
      )
    }
  })

  test('script with busybox alone (an Alpine image without packages)', {
    skip: onPath('busybox') === undefined && 'no busybox on this machine',
  }, async () => {
    const busybox = onPath('busybox') as string
    const bin = join(folder, 'applets')
    mkdirSync(bin)
    for (const applet of execFileSync(busybox, ['--list'], { encoding: 'utf8' }).trim().split('\n')) symlinkSync(busybox, join(bin, applet))
    const chosen = probes.filter(({ id }) => /^(ours|untrusted|plain|tcp|ntp|udpMute)/.test(id))
    const { observations } = await ask({ name: 'busybox', command: [busybox, 'ash', '-s'], env: { PATH: bin } }, chosen)
    assert.deepEqual(results(observations), {
      ours: 'unknown',
      untrusted: 'unknown',
      plain: '470 ',
      plainNobody: 'refused connect',
      tcp: 'answered',
      tcpNobody: 'refused connect',
      tcpNodns: 'dns-failure',
      // This nc speaks no UDP, in Debian's build.
      ntp: 'unknown',
      ntpLie: 'unknown',
      ntpEcho: 'unknown',
      udpMute: 'unknown',
    })
  })

  test('script with nothing at all: everything is unknown, nothing is claimed', async () => {
    const path = only('nothing', [])
    const { observations } = await ask({ name: 'dash', command: ['dash', '-s'], env: { PATH: path } })
    assert.deepEqual([...new Set(Object.values(results(observations)))], ['unknown'])
  })

  test('script: no writable directory is said, not guessed around', async () => {
    const path = only('nomkdir', ['curl', 'openssl', 'timeout'], { mkdir: '#!/bin/sh\nexit 1\n' })
    const script = wholeScript(verifyScript(probes, timing, nonce), nonce)
    const { stdout, stderr } = await runShell(script, { name: 'dash', command: ['dash', '-s'], env: { PATH: path } })
    assert.match(stderr, /no directory of this container can be written to/)
    assert.match(stdout.trimEnd(), new RegExp(`${trailer(nonce, 4)}$`))
  })
})

// Alone: two programs more for each request take time from those that have three seconds.
test('script with an old curl: the flight comes from openssl', async () => {
  // Curl before 7.88 prints nothing for %{certs}.
  const real = onPath('curl')
  const path = only('oldcurl', ['openssl', 'timeout', 'bash', 'python3'])
  const without = `/bin/sed -u -e '/^Subject:/,$d' -e 's/"certs":"[^"]*",//'`
  writeFileSync(join(path, 'curl'), `#!/bin/bash\nset -o pipefail\n{ ${real} "$@" 2>&3 | ${without}; } 3> >(${without} >&2)\n`, {
    mode: 0o755,
  })
  const { observations } = await ask({ name: 'dash', command: ['dash', '-s'], env: { PATH: path } })
  assert.deepEqual(results(observations), full)
})

test('script: all probes run at the same time, denials with their own deadline', async () => {
  const silent = probes.filter(({ id }) => ['silent', 'stalled', 'udpMute'].includes(id))
  const twice = [...silent, ...silent.map(each => ({ ...each, id: `${each.id}2` }))]
  const { milliseconds } = await ask({ name: 'dash', command: ['dash', '-s'] }, twice, 3)
  assert.ok(milliseconds < 12_000, `${milliseconds} ms for nine waits of 3 s`)
})

test('script: a lying curl is not believed about the flight', async () => {
  const path = only('liar', ['openssl', 'timeout'], {
    curl: '#!/bin/sh\ncase $1 in --version) echo curl 8; exit;; esac\necho "200 1.1 0 1.2.3.4"; echo "-----BEGIN CERTIFICATE-----"; echo AAAA; echo "-----END CERTIFICATE-----"\necho "* SSL connection using TLSv1.2 / X" >&2\nexit 0\n',
  })
  const { observations } = await ask({ name: 'dash', command: ['dash', '-s'], env: { PATH: path } }, probes.slice(0, 2))
  assert.deepEqual(results(observations), { ours: 'unknown', denied: 'unknown' })
})

test("script: an image's own curl that does not verify cannot claim trust", async () => {
  const real = onPath('curl')
  // With and without a curl that can ask for all URLs at once.
  for (const [name, refuse] of [
    ['careless', ''],
    ['carelessalone', 'case " $* " in *" --parallel "*) exit 2;; esac\n'],
  ] as const) {
    const path = only(name, ['openssl', 'timeout'], { curl: `#!/bin/sh\n${refuse}exec ${real} -k "$@"\n` })
    const asked = probes.filter(({ id }) => id === 'untrusted')
    const { observations } = await ask({ name: 'dash', command: ['dash', '-s'], env: { PATH: path } }, asked)
    const untrusted = observations.get('untrusted')
    assert.ok(untrusted?.kind === 'tls', name)
    assert.equal(untrusted.trusted, false, name)
    assert.match(untrusted.trustDetail ?? '', /set not to verify/)
  }
})

for (const [tool, needs] of [
  ['bash', ['bash']],
  ['python3', ['python3']],
  ['perl', ['perl']],
  ['node', ['node']],
  ['nc of busybox', ['nc']],
] as const)
  test(`script: a session is bound to the run with ${tool}, beside curl`, {
    skip: tool.startsWith('nc') && onPath('busybox') === undefined && 'there is no busybox',
  }, async () => {
    const fakes: Record<string, string> = tool.startsWith('nc') ? { nc: `#!/bin/sh\nexec ${onPath('busybox')} nc "$@"\n` } : {}
    const path = only(`session ${tool}`, ['curl', 'timeout', ...needs], fakes)
    const asked = probes.filter(({ id }) => id === 'ours' || id === 'fin')
    const { observations } = await ask({ name: 'dash', command: ['dash', '-s'], env: { PATH: path } }, asked)
    const ours = observations.get('ours')
    assert.ok(ours?.kind === 'tls' && ours.session !== undefined, told(ours))
    assert.equal(ours.session.random, Buffer.from(sessionRandom(nonce, 'ours')).toString('hex'))
    const read = readServerFlight(Buffer.from(ours.session.answer, 'base64'), Buffer.from(ours.session.random, 'hex'))
    assert.ok(read.ok, JSON.stringify(read))
    assert.deepEqual(
      read.flight.map(der => Buffer.from(der)),
      ours.flight.map(({ der }) => Buffer.from(der)),
    )
  })
