import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { getOctokit } from '@actions/github'
import { type GithubApi, githubApi } from '../../../src/lab/github/api/api.ts'
import type { Permissions } from '../../../src/lab/github/api/permissions.ts'

let api: GithubApi
let url: string
const server = createServer((request, response) => api.handle(request, response))
before(async () => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  api = githubApi({ repository: 'acme/platform', url })
  api.openPullRequest('one')
})
after(() => void server.close())

const where = { owner: 'acme', repo: 'platform' }
const as = (permissions: Permissions) => getOctokit(api.token(permissions), { baseUrl: url }).rest
type Rest = ReturnType<typeof as>
const status = async (call: Promise<{ status: number }>): Promise<number> => {
  try {
    return (await call).status
  } catch (error) {
    return (error as { status: number }).status
  }
}

const calls: readonly (readonly [name: string, needs: Permissions, call: (rest: Rest) => Promise<{ status: number }>, good: number])[] = [
  [
    'comment on a pull request',
    { 'pull-requests': 'write' },
    rest => rest.issues.createComment({ ...where, issue_number: 1, body: 'x' }),
    201,
  ],
  ['comment, as an issue', { issues: 'write' }, rest => rest.issues.createComment({ ...where, issue_number: 1, body: 'x' }), 201],
  ['list comments', { 'pull-requests': 'read' }, rest => rest.issues.listComments({ ...where, issue_number: 1 }), 200],
  ['open an issue', { issues: 'write' }, rest => rest.issues.create({ ...where, title: 'x' }), 201],
  ['list issues', { issues: 'read' }, rest => rest.issues.listForRepo(where), 200],
  ['make a check run', { checks: 'write' }, rest => rest.checks.create({ ...where, name: 'x', head_sha: 'abc' }), 201],
  ['list check runs', { checks: 'read' }, rest => rest.checks.listForRef({ ...where, ref: 'abc' }), 200],
  ['make a deployment', { deployments: 'write' }, rest => rest.repos.createDeployment({ ...where, ref: 'main' }) as never, 201],
  ['list deployments', { deployments: 'read' }, rest => rest.repos.listDeployments(where), 200],
  ['list artifacts', { actions: 'read' }, rest => rest.actions.listArtifactsForRepo(where), 200],
]
for (const [name, needs, call, good] of calls)
  test(`${name}: with ${JSON.stringify(needs)}, and with nothing less`, async () => {
    assert.equal(await status(call(as(needs))), good)
    const [scope] = Object.keys(needs) as (keyof Permissions)[]
    assert.ok(scope)
    const others = {
      actions: 'write',
      checks: 'write',
      contents: 'write',
      deployments: 'write',
      issues: 'write',
      'pull-requests': 'write',
    } as const
    const shared = scope === 'issues' || scope === 'pull-requests' ? { issues: 'none', 'pull-requests': 'none' } : {}
    assert.equal(await status(call(as({ ...others, ...shared, [scope]: 'none' } as Permissions))), 403)
    if (needs[scope] === 'write') assert.equal(await status(call(as({ [scope]: 'read' }))), 403)
  })

test('a pull request cannot be had by "issues" being written through it', async () =>
  assert.equal(await status(as({ 'pull-requests': 'write' }).issues.create({ ...where, title: 'x' })), 403))

test('no token, a wrong one, another repository', async () => {
  assert.equal((await fetch(`${url}/repos/acme/platform/issues`)).status, 401)
  assert.equal(await status(getOctokit('ghs_wrong', { baseUrl: url }).rest.issues.listForRepo(where)), 401)
  assert.equal(await status(as({ issues: 'read' }).issues.listForRepo({ owner: 'acme', repo: 'other' })), 404)
})

test('what GitHub refuses: too long, empty, not there, not JSON', async () => {
  const rest = as({ issues: 'write', checks: 'write', deployments: 'write' })
  const comment = (body: string, issue_number = 1) => status(rest.issues.createComment({ ...where, issue_number, body }))
  assert.equal(await comment('x'.repeat(65_536)), 201)
  assert.equal(await comment('x'.repeat(65_537)), 422)
  assert.equal(await comment(' '), 422)
  assert.equal(await comment('x', 999), 404)
  assert.equal(await status(rest.issues.create({ ...where, title: ' ' })), 422)
  assert.equal(await status(rest.issues.update({ ...where, issue_number: 999, title: 'x' })), 404)
  assert.equal(await status(rest.issues.update({ ...where, issue_number: 1, state: 'odd' as 'open' })), 422)
  const headers = { authorization: `token ${api.token({ issues: 'write' })}` }
  assert.equal((await fetch(`${url}/repos/acme/platform/issues`, { method: 'POST', headers, body: '{"' })).status, 400)
  assert.equal(
    (await fetch(`${url}/repos/acme/platform/issues`, { method: 'POST', headers, body: `"${'x'.repeat(2 ** 21)}"` })).status,
    400,
  )
})

test('what it does not know it refuses by name', async () => {
  const rest = as({ issues: 'write' })
  assert.equal(await status(rest.issues.lock({ ...where, issue_number: 1 })), 501)
  assert.deepEqual(api.refused, ['PUT /issues/1/lock'])
})
