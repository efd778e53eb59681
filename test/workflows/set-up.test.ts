import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { grantsOf, rehearse } from './rehearsal.ts'

const hasJq = spawnSync('jq', ['--version']).status === 0

const rolesOf = (calls: readonly string[]): readonly string[] => grantsOf(calls).map(({ role, scope }) => `${role} on ${scope}`)

test('the identity that reads: exactly this subject, exactly these roles', () => {
  const { status, stderr, calls, writes } = rehearse(['egress-plan'])
  assert.equal(status, 0, stderr)
  assert.ok(
    calls.includes(
      'az identity federated-credential create --resource-group rg-weather --identity-name id-egress-plan-platform --name egress-plan --issuer https://token.actions.githubusercontent.com --subject repo:acme@77/platform@88:environment:egress-plan --audiences api://AzureADTokenExchange --output none',
    ),
    calls.join('\n'),
  )
  assert.deepEqual(rolesOf(calls), [
    'Reader on ',
    'Key Vault Reader on /providers/Microsoft.KeyVault/vaults/kv-weather-egress',
    'Key Vault Secrets User on /providers/Microsoft.KeyVault/vaults/kv-weather-egress/secrets/egress-root',
  ])
  assert.ok(writes.includes('gh variable set AZURE_CLIENT_ID --repo acme/platform --env egress-plan --body client-1'))
  assert.ok(!calls.some(call => /deployment-branch-policies/.test(call)), 'pull requests have to reach it')
})

test('without az or gh it says so before it does anything', () => {
  const { status, stdout, stderr } = spawnSync('/bin/bash', ['workflows/set-up.sh', 'egress-plan'], {
    env: { PATH: '/nowhere', REPOSITORY: 'acme/platform', RESOURCE_GROUP: 'rg-weather' },
    encoding: 'utf8',
  })
  assert.deepEqual([status, stdout, stderr], [2, '', 'az is not on the PATH: install it and sign in, then run this again\n'])
})

test('no identity but the one that writes may read more of the vault than the root', () => {
  for (const environment of ['egress-plan', 'egress-verify', 'egress-verify-east', 'egress-power'])
    for (const role of rolesOf(rehearse([environment]).calls))
      assert.doesNotMatch(role, /(Secrets|Certificates?) (User|Officer).* on (?!.*\/secrets\/egress-root$)/)
})

test('identities that write or ask pods are of the main branch alone', () => {
  for (const environment of ['egress-apply', 'egress-verify', 'egress-power', 'egress-verify-west']) {
    const { calls } = rehearse([environment])
    assert.ok(
      calls.some(call => call.includes(`environments/${environment}`) && call.includes('custom_branch_policies]=true')),
      calls.join('\n'),
    )
    assert.ok(calls.some(call => call.includes('deployment-branch-policies') && call.endsWith('--field name=main')))
  }
})

const reviewers = { type: 'required_reviewers', reviewers: [{ type: 'User' }] }
const named = { protected_branches: false, custom_branch_policies: true }
for (const [what, name, environment, branches, wanted] of [
  ['a plan that is there', 'egress-plan', { protection_rules: [reviewers], deployment_branch_policy: null }, '', []],
  ['open, and without rules', 'egress-apply', { protection_rules: [], deployment_branch_policy: null }, '', ['PUT', 'POST']],
  [
    'of the branch alone, with reviewers',
    'egress-apply',
    { protection_rules: [reviewers, { type: 'branch_policy' }], deployment_branch_policy: named },
    'main',
    [],
  ],
  [
    'of another branch, with reviewers',
    'egress-apply',
    { protection_rules: [reviewers], deployment_branch_policy: named },
    'release',
    ['POST'],
  ],
  [
    'of protected branches',
    'egress-verify',
    { protection_rules: [reviewers], deployment_branch_policy: { protected_branches: true, custom_branch_policies: false } },
    '',
    [],
  ],
] as const)
  test(`an environment that is there keeps its reviewers: ${what}`, context => {
    if (!hasJq) return context.skip('jq is not installed')
    const { status, stderr, writes } = rehearse([name], { environment: JSON.stringify(environment), branches })
    assert.equal(status, 0, stderr)
    assert.deepEqual(
      writes.flatMap(call => /^gh api .*--method (\w+)/.exec(call)?.[1] ?? []),
      wanted,
    )
  })

test('an environment of every branch whose reviewers would be lost gets no identity, and that is told', context => {
  if (!hasJq) return context.skip('jq is not installed')
  const environment = JSON.stringify({ protection_rules: [reviewers], deployment_branch_policy: null })
  const { status, stderr, writes } = rehearse(['egress-apply'], { environment })
  assert.equal(status, 1)
  assert.match(stderr, /egress-apply has rules of its own and is open to every branch: limit it to main/)
  assert.ok(!writes.some(call => /identity create|federated-credential|--method/.test(call)), writes.join('\n'))
})

test('a repository that is older has a subject without numbers', () => {
  const { calls } = rehearse(['egress-plan'], { prefix: '' })
  assert.ok(calls.some(call => call.includes('--subject repo:acme/platform:environment:egress-plan ')))
})

test('a server has another issuer', () => {
  const { calls } = rehearse(['egress-plan'], { env: { ISSUER: 'https://ghes.example/_services/token' } })
  assert.ok(calls.some(call => call.includes('--issuer https://ghes.example/_services/token ')))
})

test('what does not exist yet is left for later, and told; the rest is done', () => {
  const { status, stderr, calls } = rehearse(['egress-verify'], { existing: '^nothing$' })
  assert.equal(status, 0)
  assert.deepEqual(rolesOf(calls), ['Log Analytics Reader on '])
  assert.match(stderr, /later: "Azure Kubernetes Service RBAC Writer" on aks-weather, which does not exist yet/)
  assert.match(stderr, /later: "Key Vault Secrets User" on egress-root/)
})

test('what is granted is not granted twice', () => assert.deepEqual(rolesOf(rehearse(['egress-power'], { granted: '.' }).calls), []))

test('a rehearsal writes nothing', () => {
  const { status, stderr, writes } = rehearse(['egress-plan', 'egress-apply', 'egress-verify', 'egress-power'], { env: { DRY_RUN: '1' } })
  assert.equal(status, 0, stderr)
  assert.deepEqual(writes, [])
  assert.match(stderr, /\+ az role assignment create/)
})

test('names that stand for nothing are refused before anything is made', () => {
  for (const environments of [[], ['production'], ['egress-plan', 'prod']]) assert.equal(rehearse(environments).status, 2)
})
