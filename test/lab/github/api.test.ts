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
  const at = {
    path: '.github/workflows/a.yml',
    head_branch: 'main',
    head_sha: 'abc',
    created_at: '2026-11-01T00:00:00Z',
    run_started_at: '2026-11-01T00:00:00Z',
  }
  const ended = { event: 'push', status: 'completed', conclusion: 'success', referenced_workflows: [], jobs: [] }
  api.state.workflowRuns.push({ id: 41, ...at, ...ended, head_repository: { id: api.state.id } })
  api.state.files.set('abc:.github/workflows/a.yml', 'on: push\n')
  for (const [id, expired] of [
    [77, false],
    [78, true],
  ] as const)
    api.state.artifacts.push({
      id,
      name: 'x',
      size_in_bytes: 3,
      digest: 'sha256:x',
      expired,
      created_at: '2026-11-01T00:00:00Z',
      workflow_run: { id: 41, repository_id: api.state.id, head_repository_id: api.state.id, head_branch: 'main', head_sha: 'abc' },
    })
  api.state.archives.set(77, Buffer.from('zip'))
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

const fetched = (rest: Rest, artifact_id: number) =>
  rest.actions.downloadArtifact({ ...where, artifact_id, archive_format: 'zip', request: { redirect: 'manual' } })

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
  ['look at a run', { actions: 'read' }, rest => rest.actions.getWorkflowRun({ ...where, run_id: 41 }), 200],
  ['list the runs of a workflow', { actions: 'read' }, rest => rest.actions.listWorkflowRuns({ ...where, workflow_id: 'a.yml' }), 200],
  ['list the jobs of a run', { actions: 'read' }, rest => rest.actions.listJobsForWorkflowRun({ ...where, run_id: 41 }), 200],
  ['fetch an artifact', { actions: 'read' }, rest => fetched(rest, 77), 302],
  ['read a file', { contents: 'read' }, rest => rest.repos.getContent({ ...where, path: '.github/workflows/a.yml', ref: 'abc' }), 200],
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

test('an archive is given at an address of its own, to whoever comes without a token, and is gone when it has expired', async () => {
  const rest = as({ actions: 'read' })
  const { location = '' } = (await fetched(rest, 77)).headers
  assert.equal(await (await fetch(location)).text(), 'zip')
  assert.equal((await fetch(location, { headers: { authorization: 'token x' } })).status, 400)
  assert.equal(await status(fetched(rest, 78)), 410)
  assert.equal(await status(fetched(rest, 79)), 404)
})

test("any token may see the repository; a file's sha is git's", async () => {
  assert.equal((await as({}).repos.get(where)).data.default_branch, 'main')
  const { data } = await as({ contents: 'read' }).repos.getContent({ ...where, path: '.github/workflows/a.yml', ref: 'abc' })
  // printf 'on: push\n' | git hash-object --stdin
  assert.equal((data as { sha: string }).sha, 'b83836ed8c80558d4e40ea4ac5d69f4405334799')
})

test('runs of a workflow from a time on', async () => {
  const rest = as({ actions: 'read' })
  const count = async (workflow_id: string, created: string): Promise<number> =>
    (await rest.actions.listWorkflowRuns({ ...where, workflow_id, created })).data.total_count
  assert.equal(await count('a.yml', '>=2026-11-01T00:00:00Z'), 1)
  assert.equal(await count('a.yml', '>=2026-11-01T00:00:01Z'), 0)
  assert.equal(await count('b.yml', '>=2026-11-01T00:00:00Z'), 0)
})
