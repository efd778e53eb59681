/** A question typed by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ran } from '../act.ts'
import { type LabOfAct, reportIn, said, told } from '../lab-of-act.ts'

export const questionCases = (at: LabOfAct): void => {
  const ask = (inputs: Readonly<Record<string, string>>): Promise<Ran> =>
    at.call('caller-ad-hoc.yml', 'workflow_dispatch', { payload: { inputs } })
  type Report = { readonly result: string; readonly verdicts: readonly { readonly result: string; readonly because: string }[] }
  const answer = (ran: Ran): Report => JSON.parse(reportIn(ran, 'egress-question', 'report.json')) as Report

  test('ad hoc: what was typed came out as expected, from the pods of the workload that was named', async () => {
    const writes = await at.writesOf(async () => {
      const ran = await ask({
        urls: 'https://dataservice.accuweather.com/locations/v1/cities/search?q=Redmond inspected https://example.org/ deny https://mcr.microsoft.com/v2/ passthrough',
        workloads: 'weather',
      })
      assert.equal(ran.exitCode, 0, told(ran))
      assert.equal(said(ran, 'verdict', 'ask', 'verify'), 'pass', told(ran))
      const { result, verdicts } = answer(ran)
      assert.equal(result, 'pass')
      assert.equal(verdicts.filter(verdict => verdict.result === 'pass').length, verdicts.length)
      assert.equal(said(ran, 'passed', 'ask', 'verify'), String(verdicts.length), told(ran))
    })
    assert.deepEqual(
      writes.filter(write => !/listClusterUserCredential/.test(write)),
      [],
    )
  })

  test('ad hoc: a fragment of egress.yaml beside a URL; one is not as expected, the run fails and says which', async () => {
    const ran = await ask({
      urls: 'https://example.org/ allow',
      expectations: '- { name: time is answered, to: "ntp.ubuntu.com:123/udp", speaks: ntp, expect: allow }',
    })
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.equal(said(ran, 'verdict', 'ask', 'verify'), 'fail', told(ran))
    assert.equal(said(ran, 'failed', 'ask', 'verify'), '2', 'one for each pod that was asked')
    const { verdicts } = answer(ran)
    assert.deepEqual(
      [...new Set(verdicts.filter(({ result }) => result !== 'pass').map(({ because }) => because.split(',')[0]))],
      ['the connection was closed after the ClientHello'],
    )
    assert.ok(verdicts.some(({ result }) => result === 'pass'))
  })
}
