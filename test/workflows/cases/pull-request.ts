/** A pull request: what it changes is told in one comment, from the spec and from the live Azure; nothing is written there. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Ran } from '../act.ts'
import { type LabOfAct, reportIn, said, summaryOf, told } from '../lab-of-act.ts'

const ours = { repo: { full_name: 'acme/platform' } }
const stranger = { repo: { full_name: 'somebody/platform' } }

/** A network rule that takes 443 to one host before any rule can inspect it. Every expectation still holds. */
const shortcut = (spec: string): string =>
  spec
    .replace(
      /^( +- )\{ name: fileshare,/m,
      '$1{ name: shortcut, protocols: [TCP], ports: [443], fqdns: [api.accuweather.com] }\n$1{ name: fileshare,',
    )
    .replace(
      '  dns:\n    "*.blob',
      `  dns:
    api.accuweather.com: [198.51.100.9]
    dataservice.accuweather.com: [203.0.113.20]
    legacy.accuweather.com: [203.0.113.21]
    mcr.microsoft.com: [203.0.113.22]
    example.org: [203.0.113.23]
    "*.blob`,
    )

export const pullRequestCases = (at: LabOfAct): void => {
  let number = 0
  const open = (head: unknown = ours, more: object = {}): Promise<Ran> =>
    at.call('caller-pull-request.yml', 'pull_request', {
      payload: { pull_request: { number, head, base: { sha: 'main' } }, repository: { full_name: 'acme/platform' } },
      ...more,
    })
  const comments = () => at.github.state.comments.filter(({ issue }) => issue === number)
  const looked = (ran: Ran): void => {
    assert.equal(ran.exitCode, 0, told(ran))
    assert.equal(said(ran, 'verdict'), 'planned', told(ran))
    for (const job of ['Import the certificate authority', 'Provision the firewall', 'Deploy the cluster', 'Verify from the pods'])
      assert.equal(ran.jobs.get(job), undefined, told(ran))
  }

  test('a pull request that takes 443 away from inspection: one comment says so, against the spec and against the live policy', async () => {
    number = at.github.openPullRequest('a shortcut')
    const writes = await at.writesOf(async () => {
      const ran = await at.place.withChange('egress.yaml', shortcut, () => open())
      looked(ran)
      assert.equal(said(ran, 'changed'), 'true', told(ran))
      assert.equal(comments().length, 1)
      const body = comments()[0]?.body ?? ''
      assert.match(body, /All 9 expectations hold/)
      assert.match(body, /Against the spec before this change: [^\n]*no longer inspected \(\d+\)/)
      assert.match(body, /Against the policy that is deployed: [^\n]*no longer inspected \(\d+\)/)
      assert.ok(body.indexOf('### Flows') < body.indexOf('### Findings'), 'what the change does comes first')
      assert.match(body, /HTTPS to <code>api\.accuweather\.com<\/code>/)
      // The plan: the group with the new rule would be written, and nothing else would.
      assert.match(body, /\| planned \| update \| rule collection group network \|/)
      assert.equal(body.match(/\| planned \|/g)?.length, 1, body)
      // The same stands in the summaries of the run.
      assert.match(reportIn(ran, 'egress-plan-azure', '3-firewall', 'summary.md'), /no longer inspected/)
      assert.match(summaryOf(ran), /Against the policy that is deployed: [^\n]*no longer inspected/)
    })
    assert.deepEqual(writes, [], 'a plan only reads, and its identity could do nothing else')
  })

  test('the next push of the pull request breaks the contract: the same comment says that now, and the run fails', async () => {
    const ran = await at.place.withChange(
      'egress.yaml',
      spec => shortcut(spec).replaceAll('fqdns: [api.accuweather.com]', 'fqdns: [dataservice.accuweather.com]'),
      () => open(),
    )
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.equal(ran.jobs.get('Check the contract'), 'failure', told(ran))
    assert.equal(ran.jobs.get('Verdict'), 'failure', told(ran))
    assert.equal(comments().length, 1, 'rewritten, not written again')
    assert.match(comments()[0]?.body ?? '', /2 of 9 expectations do not hold/)
  })

  test('a pull request that changes nothing: the comment says that, against Azure as it is', async () => {
    const ran = await open()
    looked(ran)
    assert.equal(said(ran, 'changed'), 'false', told(ran))
    assert.equal(comments().length, 1)
    assert.match(comments()[0]?.body ?? '', /Against the policy that is deployed: no flow changes/)
  })

  test("a fork's pull request has a token that only reads: the contract is checked, there is no comment, and the run says so", async () => {
    number = at.github.openPullRequest('from a fork')
    const before = at.github.calls.length
    const ran = await at.place.withChange('egress.yaml', shortcut, () => open(stranger, { fork: true }))
    looked(ran)
    assert.equal(ran.jobs.get('Compare with Azure'), undefined, told(ran))
    assert.deepEqual(comments(), [])
    assert.ok(at.github.calls.slice(before).some(call => call.startsWith('POST ') && call.endsWith(': 403')))
    assert.match(ran.log, /GitHub did not let this job comment on pull request \d+: Resource not accessible by integration/)
    assert.match(summaryOf(ran), /There is no comment: GitHub did not allow it/)
    assert.match(summaryOf(ran), /no longer inspected/, 'what it would have said stands in the summary')
  })

  test("a fork's branch that is taken for one of ours gets no identity either: nothing is compared with Azure, and that is no plan", async () => {
    const ran = await open(ours, { fork: true })
    assert.notEqual(ran.exitCode, 0, told(ran))
    assert.equal(ran.jobs.get('Compare with Azure'), 'failure', told(ran))
    assert.equal(ran.jobs.get('Verdict'), 'failure', told(ran))
  })
}
