import assert from 'node:assert/strict'
import { test } from 'node:test'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import { emulate } from '../azure/emulated.ts'

/** A run that is cut off after its n-th exchange; then a run to the end. */
async function cutAndRerun(count: number) {
  const lab = await emulate()
  try {
    const stop = new AbortController()
    let seen = 0
    lab.onExchange = () => {
      seen += 1
      if (seen === count) stop.abort(new Error('cut off'))
    }
    await lab.run(provisionFirewall, {}, { signal: stop.signal }).catch(() => {})
    lab.onExchange = undefined
    const again = await lab.run(provisionFirewall)
    const writes = lab.calls('PUT')
    const last = await lab.run(provisionFirewall)
    assert.equal(
      again.report.result,
      'pass',
      `cut after ${count}: ${JSON.stringify(again.report.outcomes.filter(({ result }) => result === 'failed'))}`,
    )
    assert.equal(last.outputs.changed, 'false', `cut after ${count}`)
    for (const call of new Set(writes))
      assert.ok(writes.filter(other => other === call).length <= 2, `${call} was written more than once again, cut after ${count}`)
    return { cut: stop.signal.aborted, ids: Object.keys(lab.azure.resources()).length, refusals: lab.azure.refusals }
  } finally {
    await lab.close()
  }
}

test('provisioning that is cut off anywhere is finished by the next run, with nothing made twice', async () => {
  const whole = await cutAndRerun(100_000)
  assert.equal(whole.cut, false)
  for (const count of [1, 16, 19, 23, 27, 31, 36, 41, 46]) {
    const { cut, ids, refusals } = await cutAndRerun(count)
    assert.deepEqual([cut, ids, refusals], [true, whole.ids, []], `cut after ${count}`)
  }
})
