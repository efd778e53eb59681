/** The evening and the morning. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LabOfAct, said, told } from '../lab-of-act.ts'

export const nightCases = (at: LabOfAct): void => {
  test('the evening stops the cluster; before the morning the gate is closed and nothing is deployed', async () => {
    const evening = await at.call('caller-nightly.yml', 'schedule', { payload: { schedule: '0 18 * * 1-5' } })
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
    const morning = await at.call('caller-nightly.yml', 'schedule', { payload: { schedule: '30 4 * * 1-5' } })
    assert.equal(morning.exitCode, 0, told(morning))
    assert.equal(said(morning, 'state', 'power'), 'allocated', told(morning))
    assert.equal(said(morning, 'verdict'), 'pass', told(morning))
    const opened = await at.deploy()
    assert.equal(opened.exitCode, 0, told(opened))
    assert.equal(said(opened, 'verdict'), 'pass', told(opened))
    assert.equal(opened.steps.get('deploy: Deploy'), 'success', told(opened))
  })
}
