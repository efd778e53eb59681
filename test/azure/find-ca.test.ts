/** Whether the CA that a vault holds may stay. */
import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { test } from 'node:test'
import { type HeldCa, judgeGivenCa, judgeHeldCa } from '../../src/azure/find-ca.ts'
import { generateKey } from '../../src/pki/key.ts'
import { days, intermediate, now, root } from '../pki/make.ts'

const rsa = await generateKey('rsa-4096')
const pair = { ...rsa, publicKey: createPublicKey(rsa.privateKey) }
const held = async (rootDays: number, intermediateDays: number, more: Partial<HeldCa> = {}): Promise<HeldCa> => {
  const top = await root({ notAfter: days(rootDays) })
  const below = await intermediate(top, { pair, notAfter: days(intermediateDays) })
  return { root: top.certificate, intermediate: below.certificate, secretId: 'https://v/secrets/c/1', ...more }
}

const cases: [string, Promise<HeldCa>, RegExp | undefined][] = [
  ['good for long', held(400, 400), undefined],
  ['on the last day that it need not be renewed', held(60, 60), undefined],
  ['the intermediate is near its end', held(400, 59), /the intermediate ends in 59 days/],
  ['the root is near its end, and nothing below it outlives it', held(10, 400), /the root ends in 10 days/],
  ['nobody can use it', held(400, 400, { unusable: 'is disabled' }), /the certificate in the vault is disabled/],
]
for (const [name, ca, expected] of cases)
  test(`held CA: ${name}`, async () => {
    const decision = judgeHeldCa(await ca, now, 60)
    if (expected === undefined) assert.deepEqual(decision, { keep: true })
    else assert.match(decision.keep ? 'kept' : decision.because, expected)
  })

test('given CA: the very one, where nobody can use it, is imported again', async () => {
  const one = await held(400, 400)
  const given = { intermediate: one.intermediate, root: one.root } as Required<Pick<HeldCa, 'intermediate' | 'root'>>
  assert.deepEqual(judgeGivenCa(one, given), { keep: true })
  assert.equal(judgeGivenCa({ ...one, unusable: 'is disabled' }, given).keep, false)
})
