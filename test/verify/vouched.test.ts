/** Whose word a host passes through by: of authorities that nobody had to give nothing is said, of all others it is, once for each. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Observation, Path, Probe, Verdict } from '../../src/verify/verdict.ts'
import { vouchedByRunner } from '../../src/verify/vouched.ts'
import { flightOf, leafOf, probe, type Signer, signer } from './lab.ts'

const own = await signer('Public Root', 'self')
const below = await signer('Public Issuer', own)
const company = await signer('Company Root', 'self')
const proxy = await signer('Proxy Root', 'self')
// An authority that calls itself as a known one.
const namesake = await signer('Public Root', 'self')
const at = new Date()

const judged = (asked: Probe, observation: Observation, path: Path, hops?: readonly Verdict[]): Verdict => ({
  probe: asked,
  observation,
  path,
  expected: 'allow',
  observed: '',
  result: 'pass',
  because: '',
  ...(hops ? { hops } : {}),
})
const passes = (issuer: string): Path => ({ kind: 'passthrough', issuer })
async function through(host: string, by: Signer, { above = [], hops }: { above?: Signer[]; hops?: readonly Verdict[] } = {}) {
  const flight = flightOf(await leafOf(host, by), ...above)
  return judged(
    probe(host, `https://${host.includes(':') ? `[${host}]` : host}/`),
    { kind: 'tls', flight, trusted: true },
    passes(by.certificate.subject),
    hops,
  )
}
const said = (verdicts: readonly Verdict[], when = at): readonly string[] =>
  vouchedByRunner(verdicts, [own.certificate], when).map(({ level, message }) => {
    assert.equal(level, 'notice')
    return message.replace(/, which is known only .*/, '').replace(' passed through with a certificate of', ' by')
  })

const a = await through('a.example', company)
const named = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(name => through(`${name}.example`, company)))
const tls = a.observation as Extract<Observation, { kind: 'tls' }>

const rows: readonly (readonly [what: string, verdicts: readonly Verdict[], said: readonly string[]])[] = [
  ['nobody', [], []],
  ['a known authority', [await through('a.example', own)], []],
  ['a known authority, through one below it', [await through('a.example', below, { above: [below] })], []],
  ['one that its flight leaves out', [await through('a.example', below)], ['a.example by CN=Public Issuer']],
  ['an authority that was given', [a], ['a.example by CN=Company Root']],
  [
    'an authority that was given, and is sent along',
    [await through('a.example', company, { above: [company] })],
    ['a.example by CN=Company Root'],
  ],
  ['one of the same name', [await through('a.example', namesake)], ['a.example by CN=Public Root']],
  ["a known one's word for another host", [{ ...(await through('b.example', own)), probe: a.probe }], ['a.example by CN=Public Root']],
  ['an address', [await through('2001:db8::7', company)], ['2001:db8::7 by CN=Company Root']],
  ['a host that two pods asked', [a, a], ['a.example by CN=Company Root']],
  ['a host with two certificates, one of a known authority', [await through('a.example', own), a], ['a.example by CN=Company Root']],
  ['two authorities', [a, await through('b.example', proxy)], ['a.example by CN=Company Root', 'b.example by CN=Proxy Root']],
  ['three hosts', named.slice(0, 3), ['a.example, b.example, c.example by CN=Company Root']],
  ['four hosts', named.slice(0, 4), ['a.example, b.example, c.example and 1 more by CN=Company Root']],
  ['five hosts', named, ['a.example, b.example, c.example and 2 more by CN=Company Root']],
  ['where a redirect led', [await through('b.example', own, { hops: [a] })], ['a.example by CN=Company Root']],
  ['what was inspected', [{ ...a, path: { kind: 'inspected', by: 'CN=Company Root' } }], []],
  ['what somebody opened', [{ ...a, path: { kind: 'intercepted', by: 'CN=Company Root' } }], []],
  ['no certificate', [{ ...a, observation: { ...tls, flight: [] } }], []],
  ['no TLS', [{ ...a, observation: { kind: 'unknown', detail: '' } }], []],
  [
    'no URL',
    [{ ...a, probe: probe('p', { kind: 'port', host: 'a.example', port: 443, protocol: 'tcp' } as Probe['expectation']['target']) }],
    [],
  ],
]
for (const [what, verdicts, expected] of rows) test(`vouched for: ${what}`, () => assert.deepEqual(said(verdicts), expected))

test('vouched for: by a known authority that is over, it is said as well', async () => {
  const known = [await through('a.example', own)]
  assert.deepEqual(said(known, new Date(at.getTime() + 299 * 86_400_000 - 60_000)), [])
  assert.deepEqual(said(known, new Date(at.getTime() + 300 * 86_400_000)), ['a.example by CN=Public Root'])
})
