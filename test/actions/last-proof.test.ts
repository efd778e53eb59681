import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { lastProof } from '../../src/actions/last-proof.ts'
import type { Artifact } from '../../src/lab/github/api/state.ts'
import { sha256 } from '../../src/pki/hash.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import { canonical, toEvidence } from '../../src/verify/evidence.ts'
import { type VerifyWorld, verifyWorld } from '../faults/world.ts'
import { zip } from '../github/zip-file.ts'
import { type GithubLab, startGithub } from './github-lab.ts'
import { runAction } from './world.ts'

let world: VerifyWorld
let github: GithubLab
let written: string
before(async () => {
  world = await verifyWorld()
  github = await startGithub()
  const { root, intermediate } = world.authority
  const { spec } = parseSpec(readFileSync('examples/weather/egress.yaml', 'utf8'), 'egress.yaml')
  assert.ok(spec)
  written = toEvidence({
    spec,
    workloads: ['weather'],
    authority: { root: root.certificate, intermediate: intermediate.certificate },
    verdicts: [],
    at: new Date(),
    publicRoots: [],
    cluster: 'aks-weather',
    subject: { cluster: {}, pods: [] },
  }).text
})
after(async () => {
  await github[Symbol.asyncDispose]()
  await world.close()
})

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString()
/** What a gate would have left, with the words that decide here. */
const evidence = (result: string, expiresAt?: string): string => {
  const { body } = JSON.parse(written) as { body: object }
  const changed = { ...body, result, ...(expiresAt === undefined ? {} : { expiresAt }) }
  return canonical({ body: changed, sha256: sha256(canonical(changed)) })
}

type Run = Artifact['workflow_run']
const leave = (text: string, at: number, run: Partial<Run> = {}, more: Partial<Artifact> = {}): void => {
  const archive = zip([{ name: 'evidence.json', content: text }])
  const id = github.state.nextId++
  const own = github.state.id
  github.state.archives.set(id, archive)
  github.state.artifacts.push({
    id,
    name: 'egress-evidence',
    size_in_bytes: archive.length,
    digest: `sha256:${createHash('sha256').update(archive).digest('hex')}`,
    expired: false,
    created_at: inDays(at),
    workflow_run: { id: 40 + id, repository_id: own, head_repository_id: own, head_branch: 'main', head_sha: 'a'.repeat(40), ...run },
    ...more,
  })
}
const look = (permissions = { actions: 'read' } as const, inputs = {}) =>
  runAction(
    lastProof,
    { 'github-token': github.token(permissions), 'warn-days': '3', ...inputs },
    { env: { ...github.env, GITHUB_WORKSPACE: world.folder } },
  )
const among = async (leaveAll: () => void) => {
  github.state.artifacts.length = 0
  leaveAll()
  return look()
}

test('the newest proof of the default branch says when it ends', async () => {
  const until = inDays(20)
  const { report, outputs } = await among(() => {
    leave(evidence('pass', inDays(1)), -9)
    leave(evidence('pass', until), -2)
  })
  assert.deepEqual(outputs, { lasts: 'true', 'proven-until': until })
  assert.deepEqual(report.findings, [])
})

const cases: readonly (readonly [string, () => void, RegExp])[] = [
  ['one that ends soon', () => leave(evidence('pass', inDays(2.5)), -1), /ends at .* That is in 2 days\.$/],
  ['one that is over', () => leave(evidence('pass', inDays(-1)), -31), /That is over\.$/],
  ['none', () => {}, /left evidence named "egress-evidence"/],
  [
    'a newest one that is no proof, before an older one that is',
    () => {
      leave(evidence('pass', inDays(20)), -2)
      leave(evidence('fail'), -1)
    },
    /says fail/,
  ],
  ['one that knows no end', () => leave(evidence('pass'), -1), /has no end/],
  ["a fork's", () => leave(evidence('pass', inDays(20)), -1, { head_repository_id: 666 }), /left evidence named/],
  ["a branch's", () => leave(evidence('pass', inDays(20)), -1, { head_branch: 'mine' }), /left evidence named/],
  ['another name', () => leave(evidence('pass', inDays(20)), -1, {}, { name: 'egress-evidence-east' }), /left evidence named/],
  ['one that GitHub threw away', () => leave(evidence('pass', inDays(20)), -1, {}, { expired: true }), /left evidence named/],
]
for (const [what, leaveAll, said] of cases)
  test(`${what}: it does not last, and is told`, async () => {
    const { report, outputs } = await among(leaveAll)
    assert.equal(outputs['lasts'], 'false')
    assert.equal(report.result, 'pass', 'it gates nothing')
    assert.match(report.findings[0]?.message ?? '', said)
  })

test('what cannot be known is no answer', async () => {
  const fails = async (leaveAll: () => void, permissions: object, said: RegExp): Promise<void> => {
    github.state.artifacts.length = 0
    leaveAll()
    await assert.rejects(look(permissions as { actions: 'read' }), said)
  }
  const good = () => evidence('pass', inDays(20))
  await fails(() => leave(good(), -1), {}, /is not known: Resource not accessible by integration/)
  await fails(
    () => leave(good(), -1, {}, { digest: `sha256:${'0'.repeat(64)}` }),
    { actions: 'read' },
    /not the one that GitHub has the digest of/,
  )
  await fails(() => leave(good().replace('"pass"', '"fail"'), -1), { actions: 'read' }, /not what its own hash says/)
  await fails(() => leave('{}', -1), { actions: 'read' }, /is not known/)
})
