import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import tls from 'node:tls'
import type { Ask } from '../../src/azure/doctor-ask.ts'
import { inTime, TooLate } from '../../src/azure/doctor-deadline.ts'
import { clockDiagnosis, egressDiagnoses, type Reached, reach, runnerDiagnoses } from '../../src/azure/doctor-runner.ts'

const shown = { leafIssuer: 'Microsoft Azure RSA TLS Issuing CA 03', root: 'DigiCert Global Root G2', publicRoot: true }
const ours = { leafIssuer: 'Contoso Proxy', root: 'Contoso Root', publicRoot: false }
const text = (found: { what: string; why?: string; advice?: string; commands?: readonly string[] }): string =>
  [found.what, found.why, found.advice, ...(found.commands ?? [])].filter(Boolean).join(' ')

describe('the way out', () => {
  const rows: readonly (readonly [reached: Reached, env: Record<string, string>, state: string, says: RegExp])[] = [
    [{ kind: 'verified', shown, aheadSeconds: 0 }, {}, 'ok', /^h answers, as itself: by a public authority\.$/],
    [
      { kind: 'verified', shown, aheadSeconds: 0 },
      { HTTPS_PROXY: 'http://user:geheim@proxy:3128' },
      'ok',
      /through the proxy of HTTPS_PROXY/,
    ],
    [
      { kind: 'verified', shown: ours, aheadSeconds: 0 },
      {},
      'warn',
      /TLS is opened on the way\. Node trusts the root "Contoso Root" by the settings of this machine/,
    ],
    [
      { kind: 'verified', shown: ours, aheadSeconds: 0 },
      { NODE_EXTRA_CA_CERTS: '/etc/x.pem' },
      'warn',
      /by NODE_EXTRA_CA_CERTS \(\/etc\/x\.pem\)/,
    ],
    [
      { kind: 'untrusted', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', issuer: 'Contoso Proxy', aheadSeconds: 0 },
      {},
      'fail',
      /its issuer is "Contoso Proxy".*opens TLS.*NODE_EXTRA_CA_CERTS names when it starts.*openssl s_client -connect h:443/,
    ],
    [{ kind: 'untrusted', code: 'CERT_HAS_EXPIRED', issuer: '', aheadSeconds: 0 }, {}, 'fail', /Either the clock is wrong/],
    [{ kind: 'unreachable', code: 'ENOTFOUND', message: 'x' }, {}, 'fail', /The name does not resolve here/],
    [{ kind: 'unreachable', code: 'ECONNREFUSED', message: '' }, {}, 'fail', /ECONNREFUSED\..*TCP 443/],
    [{ kind: 'unanswered', why: 'the time was over' }, {}, 'unchecked', /is not known: the time was over/],
  ]
  for (const [reached, env, state, says] of rows)
    test(`${JSON.stringify(reached)} ${JSON.stringify(env)}`, () => {
      const [found = assert.fail()] = egressDiagnoses([{ host: 'h', purpose: 'for something', reached }], env)
      assert.equal(found.state, state)
      assert.match(text(found), says)
      assert.doesNotMatch(text(found), /geheim/)
    })
})

test('of which the same is to be said, is told together', () => {
  const ways = [
    { host: 'a', purpose: 'to a', reached: { kind: 'verified', shown: ours, aheadSeconds: 0 } },
    { host: 'b', purpose: 'to b', reached: { kind: 'unreachable', code: 'ENOTFOUND', message: 'b' } },
    { host: 'c', purpose: 'to c', reached: { kind: 'verified', shown: { ...ours, leafIssuer: 'Another' }, aheadSeconds: 9 } },
    { host: 'd', purpose: 'to d', reached: { kind: 'verified', shown, aheadSeconds: 0 } },
    { host: 'e', purpose: 'to e', reached: { kind: 'unreachable', code: 'ENOTFOUND', message: 'e' } },
    { host: 'f', purpose: 'to f', reached: { kind: 'unreachable', code: 'ECONNRESET', message: '' } },
  ] as const
  assert.deepEqual(
    egressDiagnoses(ways, {}).map(({ state, what }) => `${state} ${what.split(' ').slice(0, 3).join(' ')}`),
    ['warn a and c', 'fail b and e', 'ok d answers, as', 'fail f cannot be'],
  )
  assert.deepEqual(egressDiagnoses([], {}), [])
})

describe('the clock', () => {
  const at = (aheadSeconds: number | undefined): Reached => ({ kind: 'verified', shown, aheadSeconds })
  const rows: readonly (readonly [hosts: readonly Reached[], state: string, says: RegExp])[] = [
    [[at(0)], 'ok', /agrees/],
    [[at(1)], 'ok', /agrees/],
    [[at(29)], 'ok', /29 s ahead of/],
    [[at(-30)], 'warn', /30 s behind/],
    [[at(239)], 'warn', /4 min ahead/],
    [[at(-240)], 'fail', /4 min behind.*timedatectl/],
    [[at(86_400)], 'fail', /1440 min ahead/],
    [[], 'unchecked', /no time/],
    [[at(undefined), { kind: 'unreachable', code: 'x', message: '' }], 'unchecked', /no time/],
    [[{ kind: 'unreachable', code: 'x', message: '' }, at(0)], 'ok', /agrees/],
    [[{ kind: 'untrusted', code: 'x', issuer: '', aheadSeconds: 999 }, at(0)], 'ok', /agrees with Azure's\.$/],
    [[{ kind: 'untrusted', code: 'x', issuer: '', aheadSeconds: 0 }], 'ok', /by an answer whose certificate is not trusted/],
  ]
  for (const [hosts, state, says] of rows)
    test(JSON.stringify(hosts), () => {
      const found = clockDiagnosis(hosts)
      assert.equal(found.state, state)
      assert.match(text(found), says)
    })
})

describe('reaching a host', () => {
  const deadline = { signal: new AbortController().signal, seconds: 5 }
  const fails = (code: string) => Object.assign(new Error('m'), { code })
  const now = Date.parse('2026-11-29T12:00:00.500Z')
  const answer = { status: 401, headers: { date: 'Sun, 29 Nov 2026 11:00:00 GMT' }, body: undefined, shown }

  test('its Date is compared with the middle of the exchange', async () => {
    const found = await reach(
      'h',
      async () => answer,
      deadline,
      () => now,
    )
    assert.deepEqual(found, { kind: 'verified', shown, aheadSeconds: 3600 })
  })

  test('a header that is no date tells no time', async () => {
    const found = await reach(
      'h',
      async () => ({ ...answer, headers: { date: 'yesterday' } }),
      deadline,
      () => now,
    )
    assert.equal('aheadSeconds' in found && found.aheadSeconds, undefined)
  })

  test('an untrusted one is looked at once more, without belief and without a token', async () => {
    const asked: unknown[] = []
    const ask: Ask = async (url, options) => {
      asked.push([url, options.method, options.unverified, options.token])
      if (!options.unverified) throw fails('SELF_SIGNED_CERT_IN_CHAIN')
      return { ...answer, shown: ours }
    }
    const found = await reach('h', ask, deadline, () => now)
    assert.deepEqual(found, { kind: 'untrusted', code: 'SELF_SIGNED_CERT_IN_CHAIN', issuer: 'Contoso Proxy', aheadSeconds: 3600 })
    assert.deepEqual(asked, [
      ['https://h/', 'HEAD', false, undefined],
      ['https://h/', 'HEAD', true, undefined],
    ])
  })

  for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'ECONNRESET'])
    test(`${code} is no matter of trust`, async () => {
      const found = await reach(
        'h',
        async () => Promise.reject(fails(code)),
        deadline,
        () => now,
      )
      assert.deepEqual(found, { kind: 'unreachable', code, message: 'm' })
    })

  test('its own deadline makes it unreachable, that of all together leaves it open', async () => {
    const never: Ask = () => new Promise(() => {})
    assert.equal((await reach('h', never, { ...deadline, seconds: 0.05 }, () => now)).kind, 'unreachable')
    assert.equal((await reach('h', never, { signal: AbortSignal.abort(), seconds: 5 }, () => now)).kind, 'unanswered')
  })
})

test('a deadline that has passed, an outer end, and work that fails by itself are three things', async () => {
  const signal = new AbortController().signal
  const own = (error: unknown) => error instanceof TooLate && error.own
  await assert.rejects(
    inTime({ signal, seconds: 0.02 }, () => new Promise(() => {})),
    own,
  )
  await assert.rejects(
    inTime({ signal: AbortSignal.abort(), seconds: 9 }, async () => 1),
    (error: unknown) => error instanceof TooLate && !error.own,
  )
  await assert.rejects(
    inTime({ signal, seconds: 9 }, () => Promise.reject(new Error('own'))),
    /^Error: own$/,
  )
  assert.equal(await inTime({ signal, seconds: 9 }, async () => 1), 1)
  // Work that ends because it was told to says nothing of its own.
  const heeding = (given: AbortSignal) => new Promise((_, reject) => given.addEventListener('abort', () => reject(new Error('aborted'))))
  await assert.rejects(inTime({ signal, seconds: 0.02 }, heeding), own)
})

describe('the runner itself', () => {
  const states = async (env: Record<string, string>, version = '24.1.0') =>
    (await runnerDiagnoses(env, version)).map(({ state, what }) => `${state}: ${what}`)
  const folder = mkdtempSync('/tmp/egress-gate-runner-')
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  test('Node, and where it runs', async () => {
    assert.deepEqual(await states({}), ['ok: Node.js 24.1.0, outside GitHub Actions.'])
    assert.deepEqual(await states({ GITHUB_ACTIONS: 'true', RUNNER_OS: 'Linux' }), ['ok: Node.js 24.1.0, a job of GitHub Actions (Linux).'])
    assert.match((await states({}, '20.19.0'))[0] ?? '', /^fail: Node\.js 20\.19\.0 is older than 24/)
  })
  test('what it trusts', async () => {
    const [pem = ''] = tls.rootCertificates
    assert.match((await states({ NODE_EXTRA_CA_CERTS: file('two.pem', `${pem}\n${pem}\n`) }))[1] ?? '', /^ok: .* holds 2 certificates/)
    assert.match((await states({ NODE_EXTRA_CA_CERTS: join(folder, 'none.pem') }))[1] ?? '', /^fail: .*ENOENT/)
    assert.match((await states({ NODE_EXTRA_CA_CERTS: file('text.pem', 'no PEM') }))[1] ?? '', /^fail: /)
    assert.match((await states({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }))[1] ?? '', /^fail: NODE_TLS_REJECT_UNAUTHORIZED=0/)
    rmSync(folder, { recursive: true })
  })
})
