/** The chain on a push: what is changed, what is proven, and what a contract that does not hold prevents. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ran } from '../act.ts'
import { type LabOfAct, said, told } from '../lab-of-act.ts'

export const pushCases = (at: LabOfAct): void => {
  const push = (): Promise<Ran> => at.call('caller-push.yml', 'push')
  const chain = [
    'Check the contract',
    'Import the certificate authority',
    'Provision the firewall',
    'Deploy the cluster',
    'Verify from the pods',
  ]
  const proven = (ran: Ran): void => {
    assert.equal(ran.exitCode, 0, told(ran))
    for (const job of [...chain, 'Verdict']) assert.equal(ran.jobs.get(job), 'success', `${job}: ${told(ran)}`)
    assert.match(said(ran, 'firewall-id', 'firewall') ?? '', /\/azureFirewalls\/afw-weather$/, told(ran))
    assert.match(said(ran, 'private-ip', 'firewall') ?? '', /^10\.42\.2\.\d+$/, told(ran))
    assert.match(said(ran, 'public-ips', 'firewall') ?? '', /\d+\.\d+\.\d+\.\d+/, told(ran))
    assert.match(said(ran, 'cluster-id', 'cluster') ?? '', /\/managedClusters\/aks-weather$/, told(ran))
    assert.equal(said(ran, 'verdict'), 'pass', told(ran))
  }

  test('a push that changes the policy: the firewall is changed, trust is installed again, and the egress is proven', async () => {
    await at.place.change('egress.yaml', spec => spec.replace('{ id: "2024898", mode: Alert }', '{ id: "2024898", mode: Deny }'))
    const ran = await push()
    proven(ran)
    assert.equal(said(ran, 'changed', 'firewall'), 'true', told(ran))
    assert.equal(said(ran, 'changed'), 'true', told(ran))
  })

  test('the same push again changes nothing, and the egress is proven', async () => {
    const ran = await push()
    proven(ran)
    for (const job of ['certificate-authority', 'firewall', 'cluster', 'verdict'])
      assert.equal(said(ran, 'changed', job), 'false', `${job}: ${told(ran)}`)
  })

  test('a push whose contract does not hold changes nothing and proves nothing', async () => {
    const ran = await at.place.withChange(
      'egress.yaml',
      spec => spec.replace('url: https://example.org/\n    expect: deny', 'url: https://example.org/\n    expect: allow'),
      push,
    )
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.equal(ran.jobs.get('Check the contract'), 'failure', told(ran))
    for (const job of chain.slice(1)) assert.equal(ran.jobs.get(job), undefined, told(ran))
    assert.equal(said(ran, 'verdict'), 'fail', told(ran))
  })
}
