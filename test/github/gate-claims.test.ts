/** Which workflow a job is written in, by its own OIDC token: whoever may choose this word may choose whose evidence is believed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gateOf } from '../../src/github/gate-claims.ts'

const sha = '0123456789abcdef0123456789abcdef01234567'
const path = 'octo-org/egress-gate/.github/workflows/gate.yml'
const good = { job_workflow_ref: `${path}@refs/heads/main`, job_workflow_sha: sha }
const token = (claims: unknown): string => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`

const tokens: [string, string | undefined, { path: string; sha: string } | undefined][] = [
  ['its workflow and commit', token(good), { path, sha }],
  ['a tag with an at sign', token({ ...good, job_workflow_ref: `${path}@refs/tags/v1@2` }), { path, sha }],
  ['a commit of SHA-256', token({ ...good, job_workflow_sha: `${sha}${sha.slice(0, 24)}` }), { path, sha: `${sha}${sha.slice(0, 24)}` }],
  ['no token', undefined, undefined],
  ['an empty token', '', undefined],
  ['no token at all', 'abc', undefined],
  ['no JSON', 'e30.bm8.c2ln', undefined],
  ['null', token(null), undefined],
  ['a number', token(7), undefined],
  ['nothing', token({}), undefined],
  ['no workflow', token({ job_workflow_sha: sha }), undefined],
  ['no commit', token({ job_workflow_ref: good.job_workflow_ref }), undefined],
  ['a list for a workflow', token({ ...good, job_workflow_ref: [good.job_workflow_ref] }), undefined],
  ['a number for a commit', token({ ...good, job_workflow_sha: 7 }), undefined],
  ['a list for a commit', token({ ...good, job_workflow_sha: [sha] }), undefined],
  ['a workflow without its ref', token({ ...good, job_workflow_ref: path }), undefined],
  ['a workflow without its repository', token({ ...good, job_workflow_ref: 'gate.yml@refs/heads/main' }), undefined],
  ['a workflow with a blank', token({ ...good, job_workflow_ref: `x/y/z y@refs/heads/main` }), undefined],
  ['a workflow behind other words', token({ ...good, job_workflow_ref: ` ${path}@refs/heads/main` }), undefined],
  ['a commit that is too short', token({ ...good, job_workflow_sha: sha.slice(1) }), undefined],
  ['a commit in capitals', token({ ...good, job_workflow_sha: sha.toUpperCase() }), undefined],
  ['a branch for a commit', token({ ...good, job_workflow_sha: 'main' }), undefined],
]
for (const [name, given, gate] of tokens)
  test(`gate: ${name} -> ${gate === undefined ? 'not known' : 'known'}`, async () => {
    const asked: string[] = []
    const idToken = async (audience?: string) => {
      asked.push(audience ?? '')
      return given as string
    }
    assert.deepEqual(await gateOf({ idToken }), gate)
    assert.deepEqual(asked, ['egress-gate'])
  })

test('gate: a job that cannot have a token -> not known', async () => assert.equal(await gateOf({ idToken: undefined }), undefined))
