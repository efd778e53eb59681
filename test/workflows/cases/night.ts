/** The evening and the morning. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ran } from '../act.ts'
import { type LabOfAct, said, summaryOf, told } from '../lab-of-act.ts'

export const nightCases = (at: LabOfAct): void => {
  /** The run, and what it wrote to Azure of firewall, routes and the cluster's power, in order. */
  const night = async (schedule: string, change?: (text: string) => string): Promise<readonly [Ran, readonly string[]]> => {
    const go = (): Promise<Ran> => at.call('caller-nightly.yml', 'schedule', { payload: { schedule } })
    let ran: Ran | undefined
    const writes = await at.writesOf(async () => {
      ran = await (change ? at.place.withChange('.github/workflows/caller-nightly.yml', change, go) : go())
    })
    assert.ok(ran)
    const told = writes.flatMap(write => {
      const [, method, name] = /^(PUT|POST) .*\/(afw-weather|rt-weather|vnet-weather|aks-weather\/(?:stop|start))\?/.exec(write) ?? []
      return method === undefined ? [] : [`${method} ${name}`]
    })
    return [ran, told]
  }

  test('the evening stops the cluster; before the morning the gate is closed and nothing is deployed', async () => {
    const [evening, writes] = await night('0 18 * * 1-5', text => text.replace('price-per-hour: 0 #', 'price-per-hour: 1.75 #'))
    // The cluster first: nodes that lose their way out while they run are worse than nodes that are stopped.
    assert.deepEqual(writes, ['POST aks-weather/stop', 'PUT afw-weather'])
    assert.match(summaryOf(evening), /\*\*17\.50\*\* are not spent: 10 hours at 1\.75 per hour\./)
    assert.equal(evening.exitCode, 0, told(evening))
    assert.equal(said(evening, 'verdict'), 'deallocated', told(evening))
    assert.equal(said(evening, 'state', 'power'), 'deallocated', told(evening))
    assert.equal(evening.steps.get('Stop it: Say what it saves'), 'success', told(evening))
    const closed = await at.deploy()
    assert.notEqual(closed.exitCode, 0, told(closed))
    assert.equal(closed.jobs.get('Verdict'), 'failure', told(closed))
    assert.equal(closed.jobs.get('deploy'), undefined, told(closed))
    // No pod was asked: the API server is gone.
    assert.equal(said(closed, 'verdict'), 'inconclusive', told(closed))
    assert.equal(closed.steps.get('Verify from the pods: Verify'), 'failure', told(closed))
    assert.equal(closed.steps.get('Verify from the pods: Publish the evidence'), undefined, told(closed))
  })

  test('the morning brings both back, installs trust in the new pods and proves the egress; the gate opens again', async () => {
    const [morning, writes] = await night('30 4 * * 1-5')
    // The way out first; its address is the same, so no route had to be repaired.
    assert.deepEqual(writes, ['PUT afw-weather', 'POST aks-weather/start'])
    assert.equal(morning.exitCode, 0, told(morning))
    assert.equal(said(morning, 'state', 'power'), 'allocated', told(morning))
    assert.equal(said(morning, 'verdict'), 'pass', told(morning))
    const opened = await at.deploy()
    assert.equal(opened.exitCode, 0, told(opened))
    assert.equal(said(opened, 'verdict'), 'pass', told(opened))
    assert.equal(opened.steps.get('deploy: Deploy'), 'success', told(opened))
  })
}
