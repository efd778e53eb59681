/** The callers, run by an independent runner: without an Azure, so that what has to stay closed can be seen to stay closed. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { startGithub } from '../actions/github-lab.ts'
import { findAct, missingAct, type Ran, type Scratch, scratch } from './act.ts'
import { root } from './files.ts'

const example = (name: string): string => readFileSync(join(root, 'examples/weather', name), 'utf8')
const skip = findAct() === undefined ? missingAct : false

describe('by act', { skip }, () => {
  let place: Scratch
  before(async () => {
    place = await scratch({
      'egress.yaml': example('egress.yaml'),
      'weather.yaml': example('weather.yaml'),
      'forecast-batch.yaml': example('forecast-batch.yaml'),
      'fleet.yaml': `clusters:\n${['east', 'west', 'north'].map(name => `  - { name: ${name}, environment: ${name} }\n`).join('')}`,
    })
  })
  after(() => place.remove())
  const told = ({ jobs, steps, log }: Ran): string => `${JSON.stringify([[...jobs], [...steps]])}\n${log.slice(-4000)}`

  test('an action that fails: the gate says so, is closed, and nothing is deployed', async () => {
    const ran = await place.run({ workflow: 'caller-application.yml', event: 'push' })
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.match(ran.log, /no subscription was named/, told(ran))
    assert.equal(ran.jobs.get('Verify from the pods'), 'failure')
    assert.equal(ran.jobs.get('Verdict'), 'failure')
    assert.match(ran.log, /The gate stays closed: the verifying job ended as \\"failure\\" and said \\"nothing\\"/)
    assert.equal(ran.jobs.get('deploy'), undefined, told(ran))
  })

  test('a run that is cancelled deploys nothing', async () => {
    const ran = await place.run({
      workflow: 'caller-application.yml',
      event: 'push',
      interruptAt: /none was given: it is taken from Azure/,
    })
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.notEqual(ran.jobs.get('Verdict'), 'success')
    assert.equal(ran.jobs.get('deploy'), undefined, told(ran))
  })

  test('a pull request: the contract is checked and commented on, once, also where Azure cannot be asked; that is no pass', async () => {
    await using github = await startGithub()
    const number = github.openPullRequest('more egress')
    const head = { repo: { full_name: 'acme/platform' } }
    const run = () =>
      place.run({
        workflow: 'caller-pull-request.yml',
        event: 'pull_request',
        payload: { pull_request: { number, head, base: { sha: 'main' } }, repository: { full_name: 'acme/platform' } },
        github,
      })
    const ran = await run()
    assert.equal(ran.jobs.get('Check the contract'), 'success', told(ran))
    assert.equal(ran.jobs.get('Compare with Azure'), 'failure', told(ran))
    assert.equal(ran.jobs.get('Comment on the pull request'), 'success', told(ran))
    assert.equal(ran.jobs.get('Verdict'), 'failure', told(ran))
    for (const job of ['Import the certificate authority', 'Provision the firewall', 'Deploy the cluster'])
      assert.equal(ran.jobs.get(job), undefined)
    assert.match(github.state.comments[0]?.body ?? '', /All 9 expectations hold/)
    await run()
    assert.equal(github.state.comments.length, 1, 'rewritten, not written again')
  })

  test('drift that nobody can look at: one issue, which says so, and the run fails', async () => {
    await using github = await startGithub()
    const ran = await place.run({
      workflow: 'caller-drift.yml',
      event: 'schedule',
      github,
    })
    assert.equal(ran.jobs.get('Compare with Azure'), 'failure', told(ran))
    assert.equal(ran.steps.get('Keep the issue: Open, update or close the issue'), 'success', told(ran))
    assert.equal(ran.jobs.get('Keep the issue'), 'failure')
    assert.equal(github.state.issues.length, 1)
    assert.match(github.state.issues[0]?.body ?? '', /- Not everything could be looked at, so there may be more\./)
    assert.match(github.state.issues[0]?.body ?? '', /- The newest proof of the egress ends soon, is over, or there is none/)
  })

  test('a fleet of three of which none can be asked: every gate is closed, and so is the fleet', async () => {
    const ran = await place.run({ workflow: 'caller-fleet.yml', event: 'schedule' })
    assert.notEqual(ran.exitCode, 0)
    assert.equal(ran.jobs.get('Read the fleet'), 'success', told(ran))
    for (const name of ['east', 'west', 'north'])
      assert.match(ran.log, new RegExp(`"${name}-\\d/Egress gate/Verdict *"[^\n]*"jobResult":"failure"`), told(ran))
    // act ends a run at the first called workflow that fails, so the job that sums up is not reached here; verdicts of fleets have their own tests.
    assert.notEqual(ran.jobs.get('Verdict of the fleet'), 'success')
  })

  test('a question that makes no sense is refused before anybody is asked', async () => {
    const ran = await place.run({
      workflow: 'caller-ad-hoc.yml',
      event: 'workflow_dispatch',
      payload: { inputs: { urls: '$(touch /tmp/x) allow' } },
    })
    assert.equal(ran.steps.get('Ask the pods: Write down the question'), 'failure', told(ran))
    assert.equal(ran.steps.get('Ask the pods: Take the kubeconfig from Azure'), undefined)
  })
})
