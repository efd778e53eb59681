/** Waiting for the ground, on a clock of the test's own. */
import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { groundFor } from '../../src/azure/ground.ts'
import type { Session } from '../../src/azure/session.ts'
import type { Json, Resource } from '../../src/plan/resource.ts'
import { KnownFaultError } from '../../src/report/fault.ts'
import { weatherIds as ids } from '../plan/scene.ts'

const firewall: Resource = { id: ids.firewall, title: 'firewall afw-weather', needs: [], desired: {} }
const rising: Json = { properties: { provisioningState: 'Updating', ipConfigurations: [{ properties: {} }] } }
const standing: Json = {
  properties: { provisioningState: 'Succeeded', ipConfigurations: [{ properties: { privateIPAddress: '10.0.0.4' } }] },
}
const deallocated: Json = { properties: { provisioningState: 'Succeeded', ipConfigurations: [] } }
const failed: Json = { properties: { provisioningState: 'Failed', ipConfigurations: [] } }

/** What Azure shows from which second on; how it ended, and after how many seconds. */
async function waited(shown: readonly (readonly [second: number, Json | undefined])[], minutes: number, mayRise: boolean) {
  mock.timers.enable({ apis: ['setTimeout', 'Date'] })
  try {
    const lines: string[] = []
    const now = () => Date.now() / 1000
    const session = {
      store: { read: async () => shown.findLast(([second]) => second <= now())?.[1] },
      arm: { signal: new AbortController().signal, log: (line: string) => lines.push(line) },
    } as unknown as Pick<Session, 'store' | 'arm'>
    let ended: string | undefined
    groundFor([firewall], ids, session, { minutes, rising: mayRise }).then(
      () => (ended = 'firm'),
      (error: unknown) => (ended = error instanceof KnownFaultError ? error.code : String(error)),
    )
    while (ended === undefined && now() < 10_000) {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
      if (ended === undefined) mock.timers.tick(1000)
    }
    return { ended, seconds: now(), lines }
  } finally {
    mock.timers.reset()
  }
}

const rows: [
  name: string,
  shown: [number, Json | undefined][],
  minutes: number,
  rising: boolean,
  ended: string,
  from: number,
  to: number,
][] = [
  ['what stands already is not waited for', [[0, standing]], 30, true, 'firm', 0, 0],
  ['without waiting, what is absent is refused at once', [[0, undefined]], 0, true, 'NotProvisioned', 0, 0],
  ['without waiting, what rises is refused at once', [[0, rising]], 0, false, 'FirewallNotReady', 0, 0],
  ['without waiting, what is deallocated is refused at once', [[0, deallocated]], 0, false, 'FirewallDeallocated', 0, 0],
  ['a firewall that rises gets four minutes', [[0, undefined], [60, rising]], 30, true, 'firm', 300, 320], // biome-ignore format: one row
  ['one that stands sooner is not waited for longer', [[0, undefined], [60, rising], [120, standing]], 30, true, 'firm', 120, 136], // biome-ignore format: one row
  ['nodes that failed wait until it stands', [[0, rising], [900, standing]], 30, false, 'firm', 900, 916], // biome-ignore format: one row
  ['a failed one may be written anew', [[0, failed], [90, rising], [200, standing]], 30, true, 'firm', 200, 216], // biome-ignore format: one row
  ['one that fails on its way starts anew', [[0, rising], [100, failed], [130, rising]], 30, true, 'firm', 370, 386], // biome-ignore format: one row
  ['what stays failed ends by the deadline', [[0, failed]], 10, true, 'FirewallFailed', 570, 600],
  ['what never comes ends by the deadline', [[0, undefined]], 10, true, 'NotProvisioned', 570, 600],
]
for (const [name, shown, minutes, mayRise, ended, from, to] of rows)
  test(`ground: ${name}`, async () => {
    const result = await waited(shown, minutes, mayRise)
    assert.equal(result.ended, ended)
    assert.ok(result.seconds >= from && result.seconds <= to, `after ${result.seconds} s`)
  })

test('ground: what is waited for is said once', async () => {
  const { lines } = await waited([[0, undefined], [60, rising]], 30, true) // biome-ignore format: one row
  assert.deepEqual(lines, ['waiting for firewall afw-weather', 'waiting for the firewall, which gets a head start over the nodes'])
})
