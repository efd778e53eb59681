/** The gate: it opens, and it stays closed for each way to fail, because of exactly what went wrong. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ran } from '../act.ts'
import { withoutPods } from '../in-lab.ts'
import { withRulesByHand } from '../in-lab-arm.ts'
import { keepAtGithub, type LabOfAct, reportIn, said, told } from '../lab-of-act.ts'

/** Nothing was deployed, and nobody was told that it may be. */
const isClosed = (ran: Ran): void => {
  assert.notEqual(ran.exitCode, 0, told(ran))
  assert.equal(ran.jobs.get('Verdict'), 'failure', told(ran))
  assert.equal(ran.jobs.get('deploy'), undefined, told(ran))
  assert.equal(ran.steps.get('deploy: Deploy'), undefined, told(ran))
  assert.doesNotMatch(ran.log, /your deployment here; the egress is proven until \d/)
  assert.notEqual(said(ran, 'verdict'), 'pass', told(ran))
  assert.equal(said(ran, 'expires-at'), undefined, told(ran))
}

/** A gate that asked every probe and stays closed because of exactly these, each with its result and its cause. */
const closedBy = (ran: Ran, verdict: 'fail' | 'inconclusive', causes: readonly (readonly [string, string, RegExp])[]): void => {
  isClosed(ran)
  assert.equal(ran.steps.get('Verify from the pods: Take the kubeconfig from Azure'), 'success', told(ran))
  assert.equal(ran.steps.get('Verify from the pods: Verify'), 'failure', told(ran))
  assert.equal(ran.steps.get('Verify from the pods: Publish the evidence'), 'success', told(ran))
  assert.equal(ran.jobs.get('Verify from the pods'), 'failure', told(ran))
  assert.equal(said(ran, 'verdict'), verdict, told(ran))
  type Evidence = { result: string; verdicts: { result: string; because: string; probe: { name: string } }[] }
  const { result, verdicts } = JSON.parse(reportIn(ran, 'egress-evidence', 'report.json')) as Evidence
  assert.equal(result, verdict)
  const open = verdicts.filter(each => each.result !== 'pass')
  assert.deepEqual(
    open.map(({ probe, result }) => [probe.name, result]),
    causes.map(([name, result]) => [name, result]),
    JSON.stringify(
      open.map(({ probe, because }) => [probe.name, because]),
      null,
      1,
    ),
  )
  for (const [index, [, , because]] of causes.entries()) assert.match(open[index]?.because ?? '', because)
}

/** The caller's egress.yaml with another text in it, for one run. */
const withSpec = (at: LabOfAct, from: string, to: string): Promise<Ran> =>
  at.place.withChange(
    'egress.yaml',
    text => text.replace(from, to),
    () => at.deploy(),
  )

const city = 'city search is allowed and inspected'
const forecasts = 'forecasts are denied by their path'

export const gateCases = (at: LabOfAct): void => {
  test('the egress is proven: the gate opens, and the deployment runs', async () => {
    const ran = await at.deploy()
    assert.equal(ran.exitCode, 0, told(ran))
    assert.equal(ran.jobs.get('Verify from the pods'), 'success', told(ran))
    assert.equal(ran.jobs.get('Verdict'), 'success', told(ran))
    assert.equal(ran.jobs.get('deploy'), 'success', told(ran))
    assert.equal(ran.steps.get('deploy: Deploy'), 'success', told(ran))
    assert.equal(said(ran, 'verdict'), 'pass', told(ran))
    assert.match(said(ran, 'expires-at') ?? '', /^\d{4}-\d\d-\d\dT/, told(ran))
    keepAtGithub(at.github, ran, 'egress-evidence')
  })

  test('an identity that Entra does not know: the action fails, the gate stays closed, nothing is deployed', async () => {
    const ran = await at.deploy({ variables: { 'AZURE_CLIENT_ID_egress-verify': '00000000-0000-4000-8000-000000000000' } })
    assert.equal(ran.steps.get('Verify from the pods: Take the kubeconfig from Azure'), 'failure', told(ran))
    isClosed(ran)
  })

  test('not inspected: a network rule written by hand takes 443 first, and the gate stays closed', async () => {
    const rule = {
      ruleType: 'NetworkRule',
      ipProtocols: ['TCP'],
      destinationFqdns: ['dataservice.accuweather.com'],
      destinationPorts: ['443'],
    }
    closedBy(await withRulesByHand(at.lab, 'Allow', rule, () => at.deploy()), 'fail', [
      [city, 'fail', /^it was not inspected: the pod saw the origin's own certificate/],
      [forecasts, 'fail', /^it was let through: /],
    ])
  })

  test('denied: a rule written by hand denies the host, and the gate stays closed', async () => {
    const rule = {
      ruleType: 'ApplicationRule',
      protocols: [{ protocolType: 'Https', port: 443 }],
      targetFqdns: ['dataservice.accuweather.com'],
    }
    closedBy(await withRulesByHand(at.lab, 'Deny', rule, () => at.deploy()), 'fail', [
      [city, 'fail', /^the connection was closed after the ClientHello/],
      [forecasts, 'fail', /^it was denied, but not inside an inspected session/],
    ])
  })

  test('denied: the spec expects what its policy denies, and the gate stays closed', async () => {
    const ran = await withSpec(at, 'url: https://example.org/\n    expect: deny', 'url: https://example.org/\n    expect: allow')
    closedBy(ran, 'fail', [['an unlisted host is denied before the handshake', 'fail', /^the connection was closed after the ClientHello/]])
  })

  test('inconclusive: TCP to a port that the firewall answers itself proves nothing, and the gate stays closed', async () => {
    const last = '  - name: SSH outside the tag is dropped\n'
    const ran = await withSpec(at, last, `  - { name: an address answers, to: "203.0.113.10:443/tcp", expect: allow }\n${last}`)
    closedBy(ran, 'inconclusive', [['an address answers', 'inconclusive', /a TCP connection to port 443 proves nothing/]])
  })

  test('cancelled while the pods are asked: nothing is deployed', async () => {
    const ran = await at.call('caller-application.yml', 'push', { interruptAt: /asking \d+ pods? of/ })
    assert.match(ran.log, /asking \d+ pods? of/, told(ran))
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.equal(ran.jobs.get('Verify from the pods'), 'failure', told(ran))
    // act runs no step after it was interrupted, where GitHub still runs those with `always()`: either way no output opens the gate.
    assert.notEqual(said(ran, 'verdict'), 'pass', told(ran))
    assert.equal(ran.jobs.get('deploy'), undefined, told(ran))
  })
}

/** The last of them: the pods that come back are new ones, and trust the root no more. */
export const lostPodsCases = (at: LabOfAct): void => {
  test('no pods: nothing was asked, and the gate stays closed', async () => {
    const ran = await withoutPods(at.lab, 'weather', () => at.deploy())
    isClosed(ran)
    assert.equal(said(ran, 'verdict'), 'fail', told(ran))
    const report = JSON.parse(reportIn(ran, 'egress-evidence', 'report.json')) as { headline: string }
    assert.match(report.headline, /no pod of workload weather/)
  })

  test('untrusted: new pods without the root, and the gate stays closed', async () => {
    const untrusted = /^it is inspected, but the pod does not trust our root/
    closedBy(await at.deploy(), 'fail', [
      [city, 'fail', untrusted],
      [forecasts, 'fail', untrusted],
      ['an origin with an untrusted certificate is refused', 'fail', untrusted],
    ])
  })
}
