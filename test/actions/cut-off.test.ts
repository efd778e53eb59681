/** A runner that is lost (SIGKILL, a power cut) writes no last word. Whatever was done by then, the next run goes on from there. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { deallocate } from '../../src/actions/deallocate.ts'
import { deployAks } from '../../src/actions/deploy-aks.ts'
import { importCa } from '../../src/actions/import-ca.ts'
import { provisionFirewall } from '../../src/actions/provision-firewall.ts'
import type { Action } from '../../src/github/action.ts'
import type { Pair } from '../../src/lab/azure/http.ts'
import { type Emulated, emulate, type Ran } from '../azure/emulated.ts'
import { bareSpec } from './bare-spec.ts'

const spec = bareSpec()
after(() => spec.remove())

/** Something was changed: no sign-in, no challenge, no handing out of credentials. */
const wrote = ({ request: { method, url }, response }: Pair): boolean =>
  !['GET', 'HEAD'].includes(method) && response.statusCode < 400 && !/login\.microsoftonline\.com|\/list[A-Za-z]+\?/.test(url)

/** `PUT firewallPolicies/afwp-weather`; a file's content is a write of its own (`comp=range`). */
const nameOf = ({ request: { method, url } }: Pair): string => {
  const { pathname, searchParams } = new URL(url)
  return [method, pathname.split('/').slice(-2).join('/'), searchParams.get('comp') ?? ''].join(' ').trim()
}

type Run = (lab: Emulated, signal?: AbortSignal) => Promise<Ran>
const run =
  <Inputs>(action: Action<Inputs>, more = {}): Run =>
  (lab, signal) =>
    lab.run(action, { spec: spec.file, ...more }, signal ? { signal } : {})

/** Kills a run as soon as `strike` holds for an exchange: from then on nothing that it sends is done any more. */
async function killed(lab: Emulated, start: Run, strike: (pair: Pair) => boolean): Promise<boolean> {
  const stop = new AbortController()
  lab.onExchange = () => {
    const pair = lab.pairs.at(-1)
    if (stop.signal.aborted || pair === undefined || !strike(pair)) return
    // No connection that breaks: clients whose process goes on living here would try again.
    lab.azure.knobs.faults = { seed: 1, rules: [{ match: /./, fault: { kind: 'wrong', status: 410 } }] }
    stop.abort(new Error('killed'))
  }
  await start(lab, stop.signal).catch(() => {})
  // What Azure had begun to do, it does.
  if (stop.signal.aborted) await sleep(15)
  lab.onExchange = undefined
  lab.azure.knobs.faults = { seed: 1, rules: [] }
  return stop.signal.aborted
}

/** What may be written again: a root whose intermediate never came is of no use, and the file is made by one request and filled by another. */
const again = ['PUT secrets/egress-root', 'PUT certificates/rootCA.pem']

const chain: readonly (readonly [what: string, Run, kills: number, again?: readonly string[]])[] = [
  ['import-ca', run(importCa), 10, again],
  ['provision-firewall', run(provisionFirewall), 8],
  ['deploy-aks', run(deployAks), 6],
  ['deallocate', run(deallocate), 2],
  ['allocate', run(deallocate, { operation: 'allocate' }), 2],
]

test('killed after every single thing that it writes, run by run, each action gets to its end and writes nothing twice', async () => {
  const lab = await emulate()
  try {
    for (const [what, start, atLeast, mayAgain = []] of chain) {
      lab.forget()
      const struck = new Set<string>()
      const strike = (pair: Pair): boolean => wrote(pair) && !struck.has(nameOf(pair)) && struck.add(nameOf(pair)).size > 0
      while (await killed(lab, start, strike)) assert.ok(struck.size < 40, `${what} does not come to its end`)
      assert.ok(struck.size >= atLeast, `${what}: only ${struck.size} kills`)
      const writes = lab.pairs.filter(wrote).map(nameOf)
      const twice = writes.filter((write, at) => writes.indexOf(write) !== at)
      assert.deepEqual(twice, mayAgain, what)
      lab.forget()
      const { report, outputs } = await start(lab)
      assert.deepEqual([report.result, outputs['changed'], lab.pairs.filter(wrote).map(nameOf)], ['pass', 'false', []], what)
    }
    assert.deepEqual([lab.azure.refusals, lab.seen.clusters], [[], 1])
  } finally {
    await lab.close()
  }
})
