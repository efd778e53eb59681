/** Drift: what somebody changed by hand is told in one issue, which is kept up to date and closes itself. The identity that looks can only read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ran } from '../act.ts'
import { withRoutes, withRulesByHand } from '../in-lab-arm.ts'
import { type LabOfAct, said, told } from '../lab-of-act.ts'

export const driftCases = (at: LabOfAct): void => {
  /** With more inputs than the caller has. */
  const look = (...inputs: readonly string[]): Promise<Ran> => {
    const go = (): Promise<Ran> => at.call('caller-drift.yml', 'schedule')
    const give = (text: string): string => text.replace('spec: egress.yaml', ['spec: egress.yaml', ...inputs].join('\n      '))
    return inputs.length === 0 ? go() : at.place.withChange('.github/workflows/caller-drift.yml', give, go)
  }
  const found = (ran: Ran): void => {
    assert.equal(said(ran, 'drift', 'conclude'), 'found', told(ran))
    assert.equal(ran.steps.get('Keep the issue: Open, update or close the issue'), 'success', told(ran))
    assert.equal(ran.exitCode, 0, told(ran))
  }
  const issues = () => at.github.state.issues.filter(({ title }) => title.startsWith('Egress drift'))
  const rule = {
    ruleType: 'NetworkRule',
    ipProtocols: ['TCP'],
    destinationAddresses: ['203.0.113.0/24'],
    destinationPorts: ['443'],
  }

  test('no drift: nothing is written, to Azure or to GitHub', async () => {
    const before = at.github.calls.length
    const writes = await at.writesOf(async () => {
      const ran = await look()
      assert.equal(said(ran, 'drift', 'conclude'), 'none', told(ran))
      assert.equal(ran.exitCode, 0, told(ran))
    })
    assert.deepEqual(writes, [])
    assert.deepEqual(issues(), [])
    assert.deepEqual(
      at.github.calls.slice(before).filter(call => !call.startsWith('GET ')),
      [],
    )
  })

  test('a rule collection group by hand: one issue, which names it', async () => {
    found(await withRulesByHand(at.lab, 'Allow', rule, () => look()))
    assert.deepEqual(
      issues().map(({ state }) => state),
      ['open'],
    )
    assert.match(issues()[0]?.body ?? '', /by-hand/)
  })

  test('a route by hand around the firewall, and one that is gone: the same issue says so now', async () => {
    const around = { name: 'around', properties: { addressPrefix: '203.0.113.0/24', nextHopType: 'Internet' } }
    const ran = await withRoutes(
      at.lab,
      routes => [...routes.filter(({ name }) => name !== 'firewall-public-ip-pip-weather'), around],
      look,
    )
    found(ran)
    assert.equal(issues().length, 1)
    const body = issues()[0]?.body ?? ''
    assert.match(body, /around/)
    assert.match(body, /firewall-public-ip-pip-weather/)
    assert.doesNotMatch(body, /by-hand/)
  })

  test('repaired: the issue is closed by itself, with a word', async () => {
    const ran = await look()
    assert.equal(said(ran, 'drift', 'conclude'), 'none', told(ran))
    assert.deepEqual(
      issues().map(({ state }) => state),
      ['closed'],
    )
    assert.match(at.github.state.comments.find(({ issue }) => issue === issues()[0]?.number)?.body ?? '', /It is over/)
  })

  const openIssue = (): string => issues().find(({ state }) => state === 'open')?.body ?? ''

  test('a certificate authority and a proof that end soon, a policy that denies what AKS needs today: a new issue says all, and when', async () => {
    const ran = await at.place.withChange(
      'egress.yaml',
      text => text.replace(/ +- \{ name: AllowAzureKubernetesServicesFqdn.*\n/, ''),
      () => look('warn-days: 5000', 'proof-warn-days: 31'),
    )
    found(ran)
    assert.match(
      openIssue(),
      /- The certificate authority ends on 20\d\d-\d\d-\d\d, in \d{3,4} days: run import-ca, then install-ca-in-pod\./,
    )
    assert.match(openIssue(), /- The newest proof of the egress ends soon, is over, or there is none: run the gate\./)
    assert.match(openIssue(), /The newest proof \(run 42, [^\n]*That is in (29|30) days/)
    assert.match(openIssue(), /- The policy denies what AKS needs today\./)
    assert.match(openIssue(), /packages\.aks\.azure\.com/)
    assert.equal(issues().length, 2)
  })

  test('a job without issues: write is refused by GitHub, and the run says which permission is missing', async () => {
    const ran = await at.place.withChange(
      '.github/workflows/drift.yml',
      text => text.replace(/ {6}issues: write.*\n/, '      contents: read\n'),
      () => look(),
    )
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.equal(ran.steps.get('Keep the issue: Open, update or close the issue'), 'failure', told(ran))
    assert.match(ran.log, /GitHub did not let this job keep the issue/, told(ran))
    assert.match(ran.log, /permissions: issues: write/, told(ran))
    assert.ok(at.github.calls.at(-1)?.endsWith(': 403'), at.github.calls.at(-1))
    assert.equal(issues().filter(({ state }) => state === 'open').length, 1, 'nothing was closed')
  })

  test('a group that is meant to be there is known, and no drift; the issue closes', async () => {
    const ran = await withRulesByHand(at.lab, 'Allow', rule, () => look('known: By-Hand, elsewhere'))
    assert.equal(said(ran, 'drift', 'conclude'), 'none', told(ran))
    assert.deepEqual(
      issues().map(({ state }) => state),
      ['closed', 'closed'],
    )
  })
}
