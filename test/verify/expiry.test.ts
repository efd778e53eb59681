/** Until when a proof holds: the first of the certificates that it stands on to end. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Certificate } from '../../src/pki/certificate.ts'
import { expiryOf } from '../../src/verify/expiry.ts'
import { firewallCaName } from '../../src/verify/interceptors.ts'
import type { Observation, Path, Verdict } from '../../src/verify/verdict.ts'
import { denied, inspected, passthrough } from './verdicts.ts'

const day = (at: number): Date => new Date(Date.UTC(2026, 0, at))
const certificate = (commonName: string, until: number) => ({ commonNames: [commonName], notAfter: day(until) }) as unknown as Certificate
const authority = (root: number, intermediate: number) => ({
  root: certificate('Root', root),
  intermediate: certificate('Intermediate', intermediate),
})
const ours: Path = { kind: 'inspected', by: 'us' }
const seen = (until: number, path: Path = ours, leaf = certificate('a.example', 1)): Verdict => {
  const observation: Observation = { kind: 'tls', flight: [leaf, certificate(firewallCaName, until), certificate('I', 1)], trusted: true }
  return { ...inspected, observation, path }
}

const cases: [string, readonly Verdict[], root: number, intermediate: number, end: number | undefined, of?: RegExp][] = [
  ['the sub-CA', [seen(10)], 30, 20, 10, /sub-CA/],
  ['the first of two sub-CAs', [seen(12), seen(10), seen(11)], 30, 20, 10, /sub-CA/],
  ['our intermediate', [seen(20)], 30, 10, 10, /our intermediate/],
  ['our root', [seen(20)], 10, 30, 10, /our root/],
  ['the sub-CA of a hop', [{ ...seen(20), hops: [seen(10)] }], 30, 30, 10, /sub-CA/],
  ['the sub-CA of a hop behind what passed through', [{ ...passthrough, hops: [seen(10)] }], 30, 30, 10, /sub-CA/],
  ['no leaf, whatever its name', [seen(10, ours, certificate(firewallCaName, 2))], 30, 20, 10, /sub-CA/],
  ['nothing, where nothing was asked', [], 30, 20, undefined],
  ['nothing, where nothing was seen inspected', [passthrough, denied], 30, 20, undefined],
  ['nothing of what passed through', [seen(10, { kind: 'passthrough', issuer: 'X' })], 30, 20, undefined],
  ['nothing of what somebody else opened', [seen(10, { kind: 'intercepted', by: 'Y' })], 30, 20, undefined],
  ['nothing without a flight', [{ ...denied, path: ours }], 30, 20, undefined],
]
for (const [name, verdicts, root, intermediate, end, of] of cases)
  test(`expiry: ${name}`, () => {
    const expiry = expiryOf(verdicts, authority(root, intermediate))
    assert.deepEqual(expiry?.at, end === undefined ? undefined : day(end))
    if (of !== undefined) assert.match(expiry?.of ?? '', of)
  })
