/** The firewall from outside: curl and openssl in a pod, and what the log says afterwards. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FirewallLogRow } from '../../../src/lab/parts.ts'
import { readCertificates } from '../../../src/pki/read.ts'
import type { Policy } from '../../../src/policy/model.ts'
import { addresses, files, type LabNetwork, processOf, startLabNetwork } from '../network/lab-network.ts'
import { applicationRule, networkRule, policyOf } from '../network/policies.ts'
import { enterPrivateNamespaces } from '../network/private-namespaces.ts'

enterPrivateNamespaces(import.meta)

const web = [
  { protocolType: 'Https' as const, port: 443 },
  { protocolType: 'Http' as const, port: 80 },
]
const policy: Policy = policyOf(
  {
    name: 'network',
    priority: 100,
    action: 'Allow',
    rules: [
      networkRule('time', { ipProtocols: ['UDP'], destinationFqdns: ['ntp.ubuntu.com'], destinationPorts: ['123'] }),
      networkRule('ssh', { destinationAddresses: ['20.30.0.0/16'], destinationPorts: ['22'] }),
      networkRule('raw-https', { destinationAddresses: ['20.31.0.1'], destinationPorts: ['443'] }),
    ],
  },
  {
    name: 'network-denied',
    priority: 110,
    action: 'Deny',
    rules: [networkRule('no-web', { destinationAddresses: ['20.32.0.1'], destinationPorts: ['443'] })],
  },
  {
    name: 'denied-paths',
    priority: 200,
    action: 'Deny',
    rules: [
      applicationRule('no-forecasts', {
        terminateTLS: true,
        targetUrls: ['dataservice.accuweather.com/forecasts', 'dataservice.accuweather.com/forecasts/*'],
      }),
    ],
  },
  {
    name: 'allowed',
    priority: 300,
    action: 'Allow',
    rules: [
      applicationRule('weather', {
        terminateTLS: true,
        targetFqdns: ['*.accuweather.com'],
        httpHeadersToInsert: [{ headerName: 'X-Azfw-Proof', headerValue: 'nonce-1' }],
      }),
      applicationRule('registry', { targetFqdns: ['mcr.microsoft.com'] }),
      applicationRule('ubuntu', { protocols: web, targetFqdns: ['*.ubuntu.com'] }),
      applicationRule('gone', { protocols: web, targetFqdns: ['no-such-host.example.org'] }),
      applicationRule('other-port', { protocols: [{ protocolType: 'Http', port: 8080 }], targetFqdns: ['*.ubuntu.com'] }),
    ],
  },
)

let lab: LabNetwork
const weather = 'https://dataservice.accuweather.com'
before(async () => {
  lab = await startLabNetwork()
  const started = performance.now()
  await lab.configure({ policy, caPfx: lab.caPfx })
  console.log(`# configured in ${(performance.now() - started).toFixed(0)} ms`)
})
after(() => lab?.close())

/** The rows since the last call, once there are so many. */
let read = 0
async function logged(count: number): Promise<readonly FirewallLogRow[]> {
  for (let tries = 0; tries < 60 && lab.rows.length < read + count; tries++) await sleep(20)
  const rows = lab.rows.slice(read)
  read = lab.rows.length
  return rows
}
test.beforeEach(async () => {
  await sleep(50)
  read = lab.rows.length
})

test('an inspected session: TLS 1.2, one cipher, no ALPN, three certificates, the manager as issuer', async () => {
  const shown = await lab.run(
    'sh',
    '-c',
    `openssl s_client -connect dataservice.accuweather.com:443 -servername dataservice.accuweather.com -alpn h2,http/1.1 -showcerts -tlsextdebug -CAfile ${files.root} -verify_return_error </dev/null 2>&1`,
  )
  assert.match(shown.out, /Protocol *: TLSv1\.2|New, TLSv1\.2, Cipher is ECDHE-RSA-AES256-GCM-SHA384/)
  assert.match(shown.out, /ECDHE-RSA-AES256-GCM-SHA384/)
  assert.match(shown.out, /No ALPN negotiated/)
  assert.match(shown.out, /Verify return code: 0 \(ok\)/)
  assert.doesNotMatch(shown.out, /TLS session ticket:/)
  // All that the real one's ServerHello has, and no more.
  assert.deepEqual(shown.out.match(/(?<=TLS server extension ")[^"]+/g)?.sort(), [
    'EC point formats',
    'extended master secret',
    'renegotiation info',
    'server name',
  ])
  const flight = readCertificates(shown.out)
  assert.equal(flight.length, 3)
  const [leaf, subCa, intermediate] = flight
  assert.deepEqual(leaf?.commonNames, ['Azure Firewall Manager CA', 'dataservice.accuweather.com'])
  assert.deepEqual(leaf?.issuerCommonNames, ['Azure Firewall Manager CA'])
  assert.deepEqual(leaf?.dnsNames, ['dataservice.accuweather.com'])
  assert.deepEqual([leaf?.keyType, leaf?.keyBits, leaf?.extendedKeyUsage], ['rsa', 4096, undefined])
  assert.deepEqual(
    [subCa?.keyBits, subCa?.basicConstraints, subCa?.keyUsage],
    [2048, { critical: true, ca: true, pathLength: 0 }, { critical: true, usages: ['keyCertSign'] }],
  )
  assert.deepEqual(subCa?.issuerCommonNames, ['Test Intermediate'])
  assert.equal(intermediate?.fingerprint, lab.authority.intermediate.fingerprint)
  assert.ok(leaf && subCa && leaf.notAfter > subCa.notAfter, 'the leaf outlives its issuer')
  const days = [leaf, subCa].map(({ notBefore, notAfter }) => (notAfter.getTime() - notBefore.getTime()) / 86_400_000)
  assert.deepEqual(days, [366, 30 + 1 / 24])
})

test('an inspected request: header inserted, client named, encoding added, every request logged with its URL', async () => {
  const got = await lab.curl(
    '--cacert',
    files.root,
    '-H',
    'X-Forwarded-For: 1.2.3.4',
    `${weather}/locations/v1/cities/search?q=Redmond`,
    `${weather}/second`,
  )
  const [first] = got.out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  assert.equal(first.headers['x-azfw-proof'], 'nonce-1')
  assert.equal(first.headers['x-forwarded-for'], lab.pod.address)
  assert.equal(first.headers['accept-encoding'], 'gzip')
  assert.equal(first.client, addresses.publicIp)
  assert.deepEqual(first.tls.protocol, 'TLSv1.3')
  const rows = await logged(2)
  assert.deepEqual(
    rows.map(
      row =>
        row.kind === 'application' && [
          row.protocol,
          row.fqdn,
          row.targetUrl,
          row.action,
          row.tlsInspected,
          row.rule?.rule,
          row.rule?.policy,
        ],
    ),
    [
      [
        'HTTPS',
        'dataservice.accuweather.com',
        'dataservice.accuweather.com/locations/v1/cities/search?q=Redmond',
        'Allow',
        true,
        'weather',
        'policy',
      ],
      ['HTTPS', 'dataservice.accuweather.com', 'dataservice.accuweather.com/second', 'Allow', true, 'weather', 'policy'],
    ],
  )
})

test('a path that is denied is denied inside the session', async () => {
  const got = await lab.curl('-i', '--cacert', files.root, `${weather}/forecasts/v1/daily`)
  assert.match(got.out, /^HTTP\/1\.1 470 status code 470\r\n/)
  assert.match(got.out, /Action: Deny\..*Rule: no-forecasts$/)
  const [row] = await logged(1)
  assert.ok(row?.kind === 'application' && row.action === 'Deny' && row.tlsInspected && row.rule?.rule === 'no-forecasts')
})

test('a client that does not trust the root gets nothing', async () => {
  assert.equal((await lab.curl('--cacert', files.publicRoot, `${weather}/`)).code, 60)
})

test('what is not inspected passes through: the origin own chain, TLS 1.3 and HTTP/2; one row without a URL', async () => {
  const got = await lab.curl('-v', '--cacert', files.publicRoot, 'https://mcr.microsoft.com/v2/')
  assert.equal(got.code, 0)
  assert.match(got.err, /SSL connection using TLSv1\.3/)
  assert.match(got.err, /issuer: O=Lab Public Root; CN=Public TLS Issuing CA 1/)
  assert.match(got.err, /using HTTP\/2|ALPN: server accepted h2/)
  const [row] = await logged(1)
  assert.ok(
    row?.kind === 'application' &&
      row.action === 'Allow' &&
      !row.tlsInspected &&
      row.targetUrl === undefined &&
      row.rule?.rule === 'registry',
  )
})

test('an unlisted host: FIN after the ClientHello, no alert', async () => {
  const got = await lab.curl('-v', '--cacert', files.publicRoot, 'https://example.org/')
  assert.equal(got.code, 35)
  assert.doesNotMatch(got.err, /alert/i)
  const [row] = await logged(1)
  assert.deepEqual(row?.kind === 'application' && [row.protocol, row.fqdn, row.action, row.rule, row.reason], [
    'HTTPS',
    'example.org',
    'Deny',
    undefined,
    'No rule matched. Proceeding with default action.',
  ])
})

test('an address without a name: FIN, and the reason in the log', async () => {
  assert.equal((await lab.curl('-k', 'https://203.0.113.10/')).code, 35)
  const [row] = await logged(1)
  assert.deepEqual(row?.kind === 'application' && [row.fqdn, row.action, row.reason], [undefined, 'Deny', 'SNI TLS extension was missing.'])
})

test('an origin with an untrusted certificate: 500 with the x509 text, after a good handshake', async () => {
  const got = await lab.curl('-i', '--cacert', files.root, 'https://legacy.accuweather.com/')
  assert.match(got.out, /^HTTP\/1\.1 500 /)
  assert.match(got.out, /x-content-type-options: nosniff/i)
  assert.match(got.out, /\r\n\r\nx509: certificate signed by unknown authority\n$/)
})

test('plain HTTP to an unlisted host: 470 and exactly this text', async () => {
  const got = await lab.curl('-i', 'http://example.org/some/path')
  assert.match(got.out, /^HTTP\/1\.1 470 status code 470\r\n/)
  assert.match(got.out, /content-type: text\/plain; charset=utf-8\r\n/i)
  assert.equal(got.out.split('\r\n\r\n')[1], 'Action: Deny. Reason: No rule matched. Proceeding with default action.')
  const [row] = await logged(1)
  assert.deepEqual(row?.kind === 'application' && [row.protocol, row.targetUrl, row.action], ['HTTP', 'example.org/some/path', 'Deny'])
})

test('HTTP goes where the Host header says, not where the packet says', async () => {
  const got = await lab.curl('--resolve', 'archive.ubuntu.com:80:203.0.113.99', 'http://archive.ubuntu.com/x')
  const body = JSON.parse(got.out)
  assert.notEqual(body.address, '203.0.113.99')
  assert.equal(body.headers['x-forwarded-for'], lab.pod.address)
})

const plain: [name: string, args: string[], expected: RegExp | number][] = [
  ['a Host header with another port is dropped', ['-H', 'Host: archive.ubuntu.com:8080', 'http://archive.ubuntu.com/'], 52],
  [
    'a name that nobody can resolve',
    ['--resolve', 'no-such-host.example.org:80:1.2.3.4', 'http://no-such-host.example.org/'],
    /^Action: Deny\. Reason: Failed to resolve address\.$/,
  ],
  ['the same with TLS: FIN', ['--resolve', 'no-such-host.example.org:443:1.2.3.4', 'https://no-such-host.example.org/'], 35],
  ['a port of an application rule', ['http://archive.ubuntu.com:8080/x'], /connect: connection refused/],
  ['an address in place of a host name', ['http://203.0.113.10/'], /^Action: Deny/],
  [
    'a fake Host header inside an inspected session',
    ['--cacert', files.root, '-H', 'Host: www.accuweather.com', `${weather}/`],
    /^Action: Deny/,
  ],
  ['HTTP spoken on 443', ['http://mcr.microsoft.com:443/'], /^Action: Deny/],
]
for (const [name, args, expected] of plain)
  test(name, async () => {
    const got = await lab.curl(...args)
    if (typeof expected === 'number') assert.equal(got.code, expected)
    else assert.match(got.out, expected)
  })

test('time is answered through a network rule by name, and logged', async () => {
  const got = await lab.run(
    'python3',
    '-c',
    "import socket\ns=socket.socket(socket.AF_INET,socket.SOCK_DGRAM);s.settimeout(2)\ns.connect((socket.gethostbyname('ntp.ubuntu.com'),123));s.send(b'\\x23'+b'\\0'*47);print(len(s.recv(99)))",
  )
  assert.equal(got.out.trim(), '48')
  const [row] = await logged(1)
  assert.deepEqual(row?.kind === 'network' && [row.protocol, row.destinationPort, row.action, row.rule?.rule], [
    'UDP',
    123,
    'Allow',
    'time',
  ])
})

test('TCP 22 inside the rule is answered, outside it is dropped in silence', async () => {
  const allowed = await lab.run('timeout', '2', 'bash', '-c', 'head -1 </dev/tcp/20.30.1.1/22')
  assert.match(allowed.out, /^SSH-2\.0/)
  const dropped = await lab.curl('--connect-timeout', '1', 'telnet://203.0.113.22:22')
  assert.equal(dropped.code, 28)
  const rows = await logged(2)
  assert.deepEqual(
    rows.map(row => row.kind === 'network' && [row.destinationIp, row.destinationPort, row.action, row.rule?.rule]),
    [
      ['20.30.1.1', 22, 'Allow', 'ssh'],
      ['203.0.113.22', 22, 'Deny', undefined],
    ],
  )
})

test('a network rule on 443 takes the flow before any application rule: allowed is not inspected, denied is silence', async () => {
  const allowed = await lab.curl(
    '-v',
    '--cacert',
    files.publicRoot,
    '--resolve',
    'dataservice.accuweather.com:443:20.31.0.1',
    `${weather}/forecasts`,
  )
  assert.match(allowed.err, /issuer: O=Lab Public Root; CN=Public TLS Issuing CA 1/)
  assert.equal(JSON.parse(allowed.out).client, lab.pod.address)
  const denied = await lab.curl('--connect-timeout', '1', '--resolve', 'mcr.microsoft.com:443:20.32.0.1', 'https://mcr.microsoft.com/')
  assert.equal(denied.code, 28)
})

test('bodies stream both ways, chunked and with Expect: 100-continue; HEAD has none', async () => {
  const down = await lab.curl(
    '--cacert',
    files.root,
    '-o',
    '/dev/null',
    '-w',
    '%{size_download} %{time_total}',
    `${weather}/bytes/50000000`,
  )
  assert.equal(down.out.split(' ')[0], '50000000')
  const up = await lab.run(
    'sh',
    '-c',
    `head -c 5000000 /dev/zero | curl -sS --cacert ${files.root} -T - -H 'Expect: 100-continue' ${weather}/upload`,
  )
  assert.equal(JSON.parse(up.out).received, 5_000_000)
  assert.equal(JSON.parse(up.out).headers['transfer-encoding'], 'chunked')
  const head = await lab.curl('-I', '--cacert', files.root, `${weather}/status/404`)
  assert.match(head.out, /^HTTP\/1\.1 404/)
})

test('the first handshake for a new host is quick', async () => {
  const times: number[] = []
  for (let host = 0; host < 8; host++) {
    const got = await lab.curl(
      '--cacert',
      files.root,
      '-o',
      '/dev/null',
      '-w',
      '%{time_connect} %{time_appconnect}',
      `https://host-${host}.accuweather.com/`,
    )
    const [connected = 0, ready = 0] = got.out.split(' ').map(Number)
    times.push((ready - connected) * 1000)
  }
  const median = times.sort((a, b) => a - b)[4] ?? 0
  console.log(
    `# first handshakes ${times.map(time => time.toFixed(0)).join(' ')} ms; memory ${memory('firewall/main.ts')} MB firewall, ${memory('internet/main.ts')} MB internet`,
  )
  assert.ok(median < 150)
})

test('the DNS proxy answers over UDP and TCP while the policy has it on, and is silent when it is off', async () => {
  const ask = `
import socket, struct, sys
q = b'\\0\\1\\1\\0\\0\\1\\0\\0\\0\\0\\0\\0\\7example\\3org\\0\\0\\1\\0\\1'
for kind, message in (socket.SOCK_DGRAM, q), (socket.SOCK_STREAM, struct.pack('>H', len(q)) + q):
  s = socket.socket(socket.AF_INET, kind); s.settimeout(1)
  try: s.connect(('${addresses.firewall}', 53)); s.send(message); print(len(s.recv(2000)))
  except TimeoutError: print('silence')`
  const answers = async () => (await lab.run('python3', '-c', ask.trim())).out.trim().split('\n')
  assert.deepEqual(await answers(), ['56', '58'])
  await lab.configure({ policy: { ...policy, dnsSettings: { servers: [], enableProxy: false } }, caPfx: lab.caPfx })
  assert.deepEqual(await answers(), ['silence', 'silence'])
  await lab.configure({ policy, caPfx: lab.caPfx })
  assert.deepEqual(await answers(), ['56', '58'])
})

test('a policy that inspects without a CA fails closed', async () => {
  const { certificateAuthority: _, ...without } = policy
  await lab.configure({ policy: without })
  assert.equal((await lab.curl('--cacert', files.root, `${weather}/`)).code, 35)
  assert.equal((await lab.curl('--cacert', files.publicRoot, 'https://mcr.microsoft.com/v2/')).code, 0)
  await lab.configure({ policy })
  assert.equal((await lab.curl('--cacert', files.root, `${weather}/`)).code, 35)
})

test('a CA that the firewall refuses changes nothing', async () => {
  await assert.rejects(lab.configure({ policy, caPfx: Buffer.from('nonsense').toString('base64') }), /cannot be read/)
  assert.equal((await lab.curl('--cacert', files.publicRoot, 'https://mcr.microsoft.com/v2/')).code, 0)
})

test('a changed policy counts for the next request, and a changed route for the next packet', async () => {
  await lab.configure({ policy: policyOf(), caPfx: lab.caPfx })
  assert.equal((await lab.curl('--cacert', files.publicRoot, 'https://mcr.microsoft.com/v2/')).code, 35)
  await lab.topology.setRoutes([])
  assert.equal((await lab.curl('--cacert', files.publicRoot, '--resolve', 'example.org:443:198.51.100.9', 'https://example.org/')).code, 0)
  await lab.topology.setRoutes([{ prefix: '0.0.0.0/0', nextHop: { type: 'VirtualAppliance', address: addresses.firewall } }])
  await lab.configure({ policy, caPfx: lab.caPfx })
  assert.equal((await lab.curl('--cacert', files.root, `${weather}/`)).code, 0)
})

test('deallocated: forwards nothing, answers nothing, existing connections are cut; allocated again it may have another address', async () => {
  const long = lab.curl('--cacert', files.root, '--limit-rate', '1M', '-o', '/dev/null', `${weather}/bytes/50000000`)
  await sleep(300)
  await lab.dataPlane.configure(undefined)
  assert.notEqual((await long).code, 0)
  const tries = ['https://203.0.113.10/', 'http://203.0.113.10/', 'telnet://20.30.1.1:22'].map(url =>
    lab.curl('-k', '--connect-timeout', '1', url),
  )
  assert.deepEqual(
    (await Promise.all(tries)).map(got => got.code),
    [28, 28, 28],
  )

  await lab.configure({ policy, caPfx: lab.caPfx, privateIp: '10.42.2.5' })
  assert.equal((await lab.curl('-k', '--connect-timeout', '1', 'https://203.0.113.10/')).code, 28)
  await lab.topology.setRoutes([{ prefix: '0.0.0.0/0', nextHop: { type: 'VirtualAppliance', address: '10.42.2.5' } }])
  assert.equal((await lab.curl('-k', '--connect-timeout', '1', 'https://203.0.113.10/')).code, 35)
})

/** Proportional set size, in MB. */
function memory(script: string): number {
  const rollup = readFileSync(`/proc/${processOf(script)}/smaps_rollup`, 'utf8')
  return Math.round(Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1]) / 1024)
}
