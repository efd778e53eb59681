/** All URLs in one curl: which of them the container's own store is asked about at once, and what is asked afterwards. With a real curl. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { wholeScript } from '../../src/kubernetes/run-script.ts'
import { pastFirewall } from '../../src/policy/own-way.ts'
import { observe } from '../../src/verify/observe.ts'
import { bundleOfCurl, observeTogether } from '../../src/verify/observe-together.ts'
import { parseOutput } from '../../src/verify/parse-output.ts'
import { type Reach, reachWithout } from '../../src/verify/said.ts'
import { verifyReply, verifyScript } from '../../src/verify/script.ts'
import { answersIn, askedWithStore, nothingKnown } from '../../src/verify/together.ts'
import type { Probe } from '../../src/verify/verdict.ts'
import { http, leafOf, ourFirewall, probe, runShell, type Signer, signer, tlsOrigin } from './lab.ts'

const yes = { inspected: true }
const no = { inspected: false }
const picks: [string, readonly Probe[], string[]][] = [
  ['nothing', [], []],
  ['one that should be inspected, of several', [probe('a', 'https://a/', yes), probe('b', 'https://b/', yes)], ['a']],
  ['what is predicted counts where nothing is expected', [probe('a', 'https://a/', {}, yes), probe('b', 'https://b/', {}, no)], ['a', 'b']],
  ['what is expected counts first', [probe('a', 'https://a/', no, yes), probe('b', 'https://b/', yes, no)], ['b', 'a']],
  ['each host that should pass through, once', ['a/1', 'a/2', 'b/'].map((url, at) => probe(`p${at}`, `https://${url}`, no)), ['p0', 'p2']],
  ['no more than three of those', [1, 2, 3, 4, 5].map(at => probe(`p${at}`, `https://h${at}/`, no)), ['p1', 'p2', 'p3']],
  ['not what should be denied', [probe('a', 'https://a/', { ...yes, expect: 'deny' })], []],
  ['not what nobody can foresee', [probe('a', 'https://a/')], []],
  ['not what has no certificates', [probe('a', 'http://a/', no)], []],
  ['no ports', [probe('a', { kind: 'port', host: 'a', port: 443, protocol: 'tcp' }, no)], []],
]
for (const [name, probes, ids] of picks)
  test(`the store is asked at once: ${name}`, () => assert.deepEqual([...askedWithStore(probes)], ids))

const nonce = '0123456789abcdef0123456789abcdef'
const folder = mkdtempSync(join(tmpdir(), 'egress-gate-together-'))
const closers: (() => void)[] = []
after(() => {
  for (const close of closers) close()
  rmSync(folder, { recursive: true })
})
const url: Record<string, string> = {}
const store = join(folder, 'store.pem')

before(async () => {
  const { root, intermediate, subCa } = await ourFirewall()
  writeFileSync(store, root.certificate.pem)
  const open = async (leaf: Parameters<typeof tlsOrigin>[0], above: Parameters<typeof tlsOrigin>[1]): Promise<string> => {
    const server = await tlsOrigin(leaf, above, http(200, 'hello'))
    closers.push(server.close)
    return `https://localhost:${server.port}/`
  }
  const leaf = await leafOf('localhost', subCa)
  for (const name of ['ours', 'alsoOurs']) url[name] = await open(leaf, [subCa, intermediate])
  url['otherHost'] = await open(await leafOf('elsewhere.example', subCa), [subCa, intermediate])
  url['foreign'] = await open(await leafOf('localhost', await signer('Somebody Else CA', 'self')), [])
})

/** Each URL's trust and answer, and what the pod was told to ask afterwards. */
async function ask(probes: readonly Probe[], env: NodeJS.ProcessEnv = {}, command: readonly string[] = ['sh', '-s'], deaf = false) {
  const known = nothingKnown(new Date())
  const reply = verifyReply(probes, known)
  const script = verifyScript(probes, { allowSeconds: 15, denySeconds: 3 }, nonce, { runtimes: false })
  const asked: string[] = []
  const { stdout, stderr } = await runShell(
    wholeScript(script, nonce),
    { name: 'sh', command, env: { TMPDIR: folder, CURL_CA_BUNDLE: store, SSL_CERT_FILE: store, ...env } },
    line => {
      const answer = reply(line, nonce)
      if (answer !== undefined) asked.push(answer.trim())
      return answer !== undefined && deaf ? '\n' : answer
    },
  )
  const parsed = parseOutput(
    stdout,
    nonce,
    probes.map(({ id }) => id),
  )
  assert.deepEqual([...parsed.damaged], [], stderr)
  const together = observeTogether(probes, parsed, known)
  const seen = Object.fromEntries(
    probes.map(({ id }) => {
      const each = together.get(id) ?? observe(probes.find(other => other.id === id) as Probe, parsed.probes.get(id), nonce)
      return [id, each.kind === 'tls' ? `${each.trusted} ${each.http?.status ?? 'no answer'}` : each.kind]
    }),
  )
  return { asked, seen, bundle: bundleOfCurl(parsed), observations: together }
}
const of = (id: string, name: string, more: Parameters<typeof probe>[2] = {}): Probe => probe(id, url[name] ?? '', more)

test('a chain that the first curl has settled is not asked about again', async () => {
  const { asked, seen, bundle } = await ask([of('a', 'ours', yes), of('b', 'alsoOurs', yes), of('c', 'ours', yes)])
  assert.deepEqual([asked, seen], [[''], { a: 'true 200', b: 'true 200', c: 'true 200' }])
  assert.equal(bundle, store)
})

test('the URL with the store may stand anywhere among the others, and finds the bundle that the variables name', async () => {
  const { asked, seen } = await ask([of('a', 'ours'), of('b', 'alsoOurs', yes)])
  assert.deepEqual([asked, seen], [[''], { a: 'true 200', b: 'true 200' }])
})

test('of several bundles that curl names it is the one that was read, and not the empty one of those that were asked without', () => {
  // Some versions of curl name it for these, too.
  const remarks = ['* CAfile: /dev/null\n* CApath: /dev/null\n*  CAfile: /etc/ssl/certs/ca-certificates.crt\n']
  const said = (together: readonly string[]) => bundleOfCurl({ probes: new Map(), damaged: new Set(), together, noise: 0 })
  assert.equal(said(remarks), '/etc/ssl/certs/ca-certificates.crt')
  assert.equal(said(['* CAfile: /dev/null\n', '*  CAfile: $(id)\n']), undefined)
})

test('a chain that nobody foresaw is asked about afterwards', async () => {
  const { asked, seen } = await ask([of('a', 'ours', yes), of('b', 'foreign')])
  assert.deepEqual([asked, seen], [['t:b'], { a: 'true 200', b: 'false 200' }])
})

test('what the store refuses is asked again alone, to see what was served and what is behind it', async () => {
  const { asked, seen } = await ask([of('a', 'foreign', no), of('b', 'ours', yes)])
  assert.deepEqual([asked, seen], [['a:a'], { a: 'false 200', b: 'true 200' }])
})

test('a certificate of our firewall for another host is refused as well', async () => {
  const { asked, seen } = await ask([of('a', 'otherHost', yes), of('b', 'ours')])
  assert.deepEqual([asked, seen], [['t:b a:a'], { a: 'false 200', b: 'true 200' }])
})

test('a refusal that was not asked again stays one', async () => {
  const { asked, observations } = await ask([of('a', 'otherHost', yes)], {}, ['sh', '-s'], true)
  const seen = observations.get('a')
  assert.deepEqual(asked, ['a:a'])
  assert.deepEqual(seen?.kind === 'tls' && [seen.trusted, /^curl: \(60\) /.test(seen.trustDetail ?? '')], [false, true])
})

/** What a pod sends back of transfers that one curl made, put together by hand. */
function claimed(
  probes: readonly Probe[],
  answers: Record<string, { exitcode?: number; flight: readonly Signer[]; address?: string; errormsg?: string }>,
  more: Record<string, Record<string, string>> = {},
  reach?: Reach,
) {
  const many = Object.entries(answers).map(([id, { exitcode = 0, flight, address, errormsg = 'x' }]) => {
    const certs = flight.map(({ certificate }) => certificate.pem).join('')
    const times = { time_namelookup: 1, time_connect: 1, time_appconnect: exitcode === 35 ? 0 : 1 }
    return `egress-gate:${id} ${JSON.stringify({ exitcode, errormsg, ssl_verify_result: 0, certs, remote_ip: address, ...times })}\n`
  })
  const fields = (id: string) =>
    new Map(Object.entries({ head: 'HTTP/1.1 200 OK\r\n\r\n', ...more[id] }).map(([name, text]) => [name, Buffer.from(text)]))
  const parsed = {
    probes: new Map(probes.map(({ id }) => [id, fields(id)])),
    damaged: new Set<string>(),
    together: [many.join('')],
    noise: 0,
  }
  const seen = observeTogether(probes, parsed, nothingKnown(new Date()), reach)
  return (id: string) => {
    const each = seen.get(id)
    return each?.kind === 'tls' ? each.trusted : each?.kind
  }
}

test('what the store says of one host of an issuer does not outweigh what it says of another one', async () => {
  const issuer = await signer('Public CA', await signer('Public Root', 'self'))
  const [one, two] = [await leafOf('one.example', issuer), await leafOf('two.example', issuer)]
  const probes = [probe('a', 'https://one.example/', no), probe('b', 'https://two.example/', no)]
  const trusted = claimed(probes, { a: { flight: [one, issuer] }, b: { exitcode: 60, flight: [two, issuer] } })
  assert.equal(trusted('b'), false)
})

test('what the store refused once and took when it was asked again is not trusted for certain', async () => {
  const root = await signer('Public Root', 'self')
  const [one, other] = [await leafOf('one.example', root), await leafOf('one.example', await signer('Somebody Else CA', 'self'))]
  const asked = [probe('a', 'https://one.example/', no)]
  const alone = { tool: 'curl', rc: '0', out: `200 1.1 0 192.0.2.1\n${one.certificate.pem}`, err: '* SSL connection using TLSv1.3 / X' }
  const trusted = (exitcode: number) => claimed(asked, { a: { exitcode, flight: [other] } }, { a: alone })('a')
  assert.equal(trusted(60), 'unknown')
  // The file that a variable names may be found from one folder and not from another one.
  assert.equal(trusted(77), undefined)
  assert.equal(trusted(0), undefined)
})

test('what was asked by IPv6 says nothing of a firewall, whatever came back', async () => {
  const { subCa, intermediate } = await ourFirewall()
  const flight = [await leafOf('one.example', subCa), subCa, intermediate]
  const [https, plain] = [probe('a', 'https://one.example/', no), probe('b', 'http://one.example/')]
  const seen = (address: string) => {
    const both = claimed([https, plain], { a: { flight, address }, b: { flight: [], address } })
    const out = `200 1.1 0 ${address}\n${flight.map(({ certificate }) => certificate.pem).join('')}`
    const fields = new Map(
      Object.entries({ tool: 'curl', rc: '0', out, head: 'HTTP/1.1 200 OK\r\n\r\n' }).map(([name, text]) => [name, Buffer.from(text)]),
    )
    return [both('a'), both('b'), observe(https, fields, nonce).kind, observe(plain, fields, nonce).kind]
  }
  assert.deepEqual(seen('2001:db8::1'), ['unknown', 'unknown', 'unknown', 'unknown'])
  assert.deepEqual(seen('192.0.2.1'), [true, 'http', 'tls', 'http'])
})

test('what was asked inside the own network says nothing of a firewall, however it ended', async () => {
  const origin = await leafOf('one.example', await signer('Public Root', 'self'))
  const probes = [
    probe('a', 'https://one.example/', no),
    probe('b', 'http://one.example/'),
    probe('c', 'https://one.example/', { expect: 'deny' }),
  ]
  const reach = reachWithout(pastFirewall(['10.42.0.0/16'], '172.16.0.0/16'))
  const seen = (address: string) => {
    const both = claimed(
      probes,
      {
        a: { flight: [origin], address },
        b: { flight: [], address },
        c: { flight: [], exitcode: 35, errormsg: 'OpenSSL SSL_connect: SSL_ERROR_SYSCALL', address },
      },
      {},
      reach,
    )
    const alone = (id: number, fields: Record<string, string>) =>
      observe(
        probes[id] as Probe,
        new Map(Object.entries({ tool: 'curl', ...fields }).map(([name, text]) => [name, Buffer.from(text)])),
        nonce,
        reach,
      ).kind
    const out = `200 1.1 0 ${address}\n`
    return [
      both('a'),
      both('b'),
      both('c'),
      alone(0, { rc: '0', out: `${out}${origin.certificate.pem}`, head: 'HTTP/1.1 200 OK\r\n\r\n' }),
      alone(1, { rc: '0', out, head: 'HTTP/1.1 200 OK\r\n\r\n' }),
      alone(2, { rc: '35', out: out.replace('200', '000'), err: 'curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL' }),
    ]
  }
  for (const address of ['10.42.3.5', '172.16.9.9', '169.254.169.254']) assert.deepEqual([...new Set(seen(address))], ['unknown'], address)
  assert.deepEqual(seen('192.0.2.1'), [true, 'http', 'blocked', 'tls', 'http', 'blocked'])
})

test('what an origin writes into a header is no line of curl', () => {
  const json = (exitcode: number) => JSON.stringify({ exitcode, errormsg: 'closed', ssl_verify_result: 0 })
  const began = '* TLSv1.3 (IN), TLS handshake, Server hello (2):\n{ [88 bytes data]\n'
  const headers = `< x: a\regress-gate:p1 ${json(0)}\r\n< y: b\r* SSL connection using TLSv1.3 / X\r\n`
  const text = `${began}${began}* SSL connection using TLSv1.3 / X\n${headers}egress-gate:p1 ${json(35)}\n`
  const answers = answersIn(text, new Set(['p1']), nothingKnown(new Date()))
  assert.deepEqual([answers.get('p1')?.exitCode, answers.get('p1')?.halfway], [35, true])
})

test('a certificate without an issuer beside it is trusted only as the one that the store was asked about', async () => {
  const root = await signer('Public Root', 'self')
  const [one, other] = [await leafOf('one.example', root), await leafOf('one.example', root)]
  const asked = (flight: Signer) => ({ a: { trc: '0', tout: `200 1.1 0 192.0.2.1\n${flight.certificate.pem}` } })
  const probes = [probe('a', 'https://one.example/')]
  assert.equal(claimed(probes, { a: { flight: [one] } }, asked(one))('a'), true)
  assert.equal(claimed(probes, { a: { flight: [one] } }, asked(other))('a'), 'unknown')
})

test('a store that is not there, or is no store, trusts nothing', async () => {
  const broken = join(folder, 'broken.pem')
  writeFileSync(broken, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')
  for (const CURL_CA_BUNDLE of [join(folder, 'none.pem'), broken]) {
    const { asked, seen } = await ask([of('a', 'ours', yes), of('b', 'alsoOurs', yes)], { CURL_CA_BUNDLE })
    assert.deepEqual([asked, seen], [['t:b a:a'], { a: 'false 200', b: 'false 200' }], CURL_CA_BUNDLE)
  }
})

test('a folder that is named from where the shell stands works as well, and is taken away', async () => {
  const before = readdirSync(folder)
  const { seen } = await ask([of('a', 'ours', yes)], { TMPDIR: '.' }, ['sh', '-c', `cd ${folder} && exec sh -s`])
  assert.deepEqual(seen, { a: 'true 200' })
  assert.deepEqual(readdirSync(folder), before)
})

test('a curl that is set not to verify does not pass for a store that trusts', async () => {
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const real = execFileSync('sh', ['-c', 'command -v curl'], { encoding: 'utf8' }).trim()
  writeFileSync(join(bin, 'curl'), `#!/bin/sh\n[ "$1" = --version ] && exec ${real} --version\nshift\nexec ${real} -q -k "$@"\n`, {
    mode: 0o755,
  })
  const { seen, observations } = await ask([of('a', 'foreign', yes)], { PATH: `${bin}:${process.env['PATH']}` })
  assert.deepEqual(seen, { a: 'false 200' })
  const seenA = observations.get('a')
  assert.match((seenA?.kind === 'tls' && seenA.trustDetail) || '', /set not to verify/)
})
