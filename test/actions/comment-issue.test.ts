import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { comment } from '../../src/actions/comment.ts'
import { issue } from '../../src/actions/issue.ts'
import type { Permissions } from '../../src/lab/github/api/permissions.ts'
import { type GithubLab, startGithub } from './github-lab.ts'
import { runAction } from './world.ts'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'egress-gate-comment-'))
  writeFileSync(join(folder, 'one.md'), '# First\n\nwhat was found\n')
  writeFileSync(join(folder, 'two.md'), '# Second\n')
})
after(() => rmSync(folder, { recursive: true, force: true }))

const job = (github: GithubLab, permissions: Permissions, event?: unknown) => {
  const path = join(folder, 'event.json')
  writeFileSync(path, JSON.stringify(event ?? {}))
  return {
    token: github.token(permissions),
    world: { env: { ...github.env, GITHUB_WORKSPACE: folder, GITHUB_EVENT_PATH: path } },
  }
}
const writes = { 'pull-requests': 'write' } as const

test('one comment: written, left alone while nothing changes, rewritten when something does', async () => {
  await using github = await startGithub()
  const number = github.openPullRequest('more egress')
  const { token, world } = job(github, writes, { pull_request: { number } })
  const run = (text: string) =>
    runAction(comment, { 'github-token': token, files: 'one.md\nmissing.md\ntwo.md', title: 'Egress', text, workspace: folder }, world)

  const first = await run('before')
  assert.equal(first.report.result, 'pass')
  assert.deepEqual(first.outputs, { url: `https://github.com/acme/platform/pull/${number}#issuecomment-2`, done: 'created' })
  assert.ok(first.lines.some(line => /missing.md is left out/.test(line)))
  assert.equal((await run('before')).outputs['done'], 'unchanged')
  assert.equal((await run('after')).outputs['done'], 'updated')
  assert.equal(github.state.comments.length, 1)
  assert.match(
    github.state.comments[0]?.body ?? '',
    /^<!-- egress-gate egress_gate \w+ -->\n## Egress\n\nafter\n\n# First\n\nwhat was found\n\n# Second\n\n.*actions\/runs\/42/,
  )
})

test('two markers are two comments, also where they look alike', async () => {
  await using github = await startGithub()
  const number = github.openPullRequest('more egress')
  const { token, world } = job(github, writes, { pull_request: { number } })
  for (const marker of ['a b', 'a-->b', 'a_b', 'a-->b'])
    await runAction(comment, { 'github-token': token, marker, text: 'x', workspace: folder }, world)
  assert.equal(github.state.comments.length, 3)
  for (const { body } of github.state.comments) assert.match(body, /^<!-- [\w ./-]+ -->$/m)
})

test('a person who copies the marker is not taken for us; a comment far behind is found', async () => {
  await using github = await startGithub()
  const number = github.openPullRequest('more egress')
  const { token, world } = job(github, writes, { pull_request: { number } })
  const run = () => runAction(comment, { 'github-token': token, text: 'x', workspace: folder }, world)
  await run()
  const own = github.state.comments[0]
  assert.ok(own)
  const user = { login: 'mallory', id: 1, type: 'User' as const }
  github.state.comments.unshift(...Array.from({ length: 250 }, (_, id) => ({ ...own, id: 1000 + id, user })))
  assert.equal((await run()).outputs['done'], 'unchanged')
  assert.equal(github.state.comments.length, 251)
})

test('without the right to write: a warning, no failure', async () => {
  await using github = await startGithub()
  const number = github.openPullRequest('from a fork')
  for (const permissions of [{}, { 'pull-requests': 'read' }, { contents: 'write' }] as const) {
    const { token, world } = job(github, permissions, { pull_request: { number } })
    const { report, outputs } = await runAction(comment, { 'github-token': token, text: 'x', workspace: folder }, world)
    assert.equal(report.result, 'pass')
    assert.deepEqual(outputs, { url: '', done: 'refused' })
    assert.match(report.findings[0]?.message ?? '', /did not let this job comment on pull request 1/)
    assert.equal(report.findings[0]?.level, 'warning')
  }
  assert.equal(github.state.comments.length, 0)
})

test('what was asked for wrongly', async () => {
  await using github = await startGithub()
  const { token, world } = job(github, writes)
  await assert.rejects(runAction(comment, { 'github-token': token, workspace: folder }, world), /not started by a pull request/)
  await assert.rejects(runAction(comment, { 'github-token': token, 'pull-request': '-1', workspace: folder }, world), /must be a number/)
  await assert.rejects(runAction(comment, { 'pull-request': '1', workspace: folder }, world), /github-token is required/)
  await assert.rejects(
    runAction(comment, { 'github-token': token, 'pull-request': '1', workspace: folder }, { env: { GITHUB_WORKSPACE: folder } }),
    /GITHUB_REPOSITORY/,
  )
  const gone = await runAction(comment, { 'github-token': token, 'pull-request': '77', workspace: folder }, world)
  assert.equal(gone.outputs['done'], 'refused')
})

test('one issue: opened, kept up to date, closed by itself, opened anew', async () => {
  await using github = await startGithub()
  const { token, world } = job(github, { issues: 'write' })
  const run = (state: string, text = '') =>
    runAction(issue, { 'github-token': token, state, text, title: 'Egress drift', files: 'one.md', workspace: folder }, world)

  assert.deepEqual((await run('closed')).outputs, { url: '', done: 'none' })
  assert.deepEqual((await run('open', 'a')).outputs, { url: 'https://github.com/acme/platform/issues/1', done: 'opened' })
  assert.equal((await run('open', 'a')).outputs['done'], 'unchanged')
  assert.equal((await run('open', 'b')).outputs['done'], 'updated')
  assert.match(github.state.issues[0]?.body ?? '', /\n\nb\n\n# First/)
  assert.equal((await run('closed')).outputs['done'], 'closed')
  assert.equal(github.state.issues[0]?.state, 'closed')
  assert.match(github.state.comments[0]?.body ?? '', /It is over, says \[this run\]/)
  assert.deepEqual((await run('open', 'c')).outputs, { url: 'https://github.com/acme/platform/issues/2', done: 'opened' })
})

test('a pull request that bears the marker is no issue', async () => {
  await using github = await startGithub()
  const { token, world } = job(github, { issues: 'write' })
  const run = () => runAction(issue, { 'github-token': token, title: 'Egress drift', workspace: folder }, world)
  await run()
  const [first] = github.state.issues
  assert.ok(first)
  github.state.issues[0] = { ...first, pull_request: { url: '' } }
  assert.equal((await run()).outputs['done'], 'opened')
})

test('an issue that nobody may write is a failure: nobody would hear of it', async () => {
  await using github = await startGithub()
  const { token, world } = job(github, { issues: 'read' })
  await assert.rejects(runAction(issue, { 'github-token': token, workspace: folder }, world), {
    code: 'IssueRefused',
    advice: /issues: write/,
  })
})
