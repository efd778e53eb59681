/** A fleet of three: all proven and open; one closed, and the fleet with it. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { stringify } from 'yaml'
import type { Ran } from '../act.ts'
import { root, workflowFile } from '../files.ts'
import { type LabOfAct, said, summaryOf, told } from '../lab-of-act.ts'

const names = ['east', 'west', 'north'] as const
const file = `clusters:
  - { name: east, workloads: [weather] }
  - { name: west, workloads: [weather], spec: west.yaml }
  - { name: north, workloads: [forecast-batch] }
`

export const fleetCases = (at: LabOfAct): void => {
  const ask = (): Promise<Ran> => at.call('caller-fleet.yml', 'schedule')
  /** The result of the gate of each cluster. */
  const gates = ({ log }: Ran): readonly (string | undefined)[] =>
    names.map(name => new RegExp(`"[^"]*${name}-\\d/Egress gate/Verdict *"[^\n]*"jobResult":"(\\w+)"`).exec(log)?.[1])

  test('a fleet of three, all proven: the fleet is open until the first proof ends', async () => {
    await at.place.change('fleet.yaml', () => file)
    // The lab has one cluster: asked the very same twice, it would be told as one that is named twice.
    const spec = readFileSync(join(root, 'examples/weather/egress.yaml'), 'utf8')
    await at.place.change('west.yaml', () => spec.replace('name: city search', 'name: in the west, city search'))
    const ran = await ask()
    assert.equal(ran.exitCode, 0, told(ran))
    assert.deepEqual(gates(ran), ['success', 'success', 'success'])
    assert.equal(said(ran, 'verdict'), 'pass', told(ran))
    assert.equal(said(ran, 'passed'), '3', told(ran))
    assert.match(said(ran, 'expires-at') ?? '', /^\d{4}-\d\d-\d\dT/)
    assert.match(summaryOf(ran), /All 3 clusters passed/)
  })

  test('a fleet of which one is not proven: the others are, the fleet is closed, and the summary names it', async () => {
    const ran = await at.place.withChange(
      'west.yaml',
      spec => spec.replace('url: https://example.org/\n    expect: deny', 'url: https://example.org/\n    expect: allow'),
      ask,
    )
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.deepEqual(gates(ran), ['success', 'failure', 'success'])
    // act ends a run at the first called workflow that fails; GitHub goes on to the job that sums up. So that job is run after it, on the
    // run's artifacts, with what GitHub would have put into its contexts.
    const verdict = JSON.stringify({ ...workflowFile('.github/workflows/fleet.yml').jobs['verdict'], needs: undefined })
      .replaceAll('needs.fleet.result', "'success'")
      .replaceAll('needs.fleet.outputs.clusters', `'${JSON.stringify(names.map(name => ({ name }))).replaceAll('"', '\\"')}'`)
      .replaceAll('needs.gate.result', "'failure'")
      .replaceAll('fromJSON(inputs.runner)', "'ubuntu-24.04'")
    await at.place.change('.github/workflows/sums-up.yml', () =>
      stringify({ name: 'sums up', on: 'push', permissions: {}, jobs: { verdict: JSON.parse(verdict) as unknown } }),
    )
    const summed = await at.call('sums-up.yml', 'push', { artifacts: ran.artifacts })
    assert.notEqual(summed.exitCode, 0, told(summed))
    assert.equal(said(summed, 'verdict'), 'fail', told(summed))
    assert.equal(said(summed, 'passed'), '2', told(summed))
    assert.match(summaryOf(summed), /2 of 3 clusters passed/)
    assert.match(summaryOf(summed), /west: fail: \d+ of \d+ probes passed/)
    assert.doesNotMatch(summaryOf(summed), /(east|north): fail/)
  })
}
