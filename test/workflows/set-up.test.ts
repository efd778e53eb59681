import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from './files.ts'

/** `az` and `gh` that know one subscription and write down every call. What exists is named by `existing`, what GitHub calls the subject by `prefix`. */
const rehearse = (
  environments: readonly string[],
  {
    existing = '.',
    granted = '^$',
    prefix = 'repo:acme@77/platform@88',
    env = {},
  }: Partial<Record<'existing' | 'granted' | 'prefix', string>> & { env?: Record<string, string> } = {},
) => {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-set-up-'))
  try {
    const tool = (name: string, body: string) => {
      writeFileSync(
        join(folder, name),
        `#!/bin/sh\nprintf '%s' "${name}" >> "$CALLS"; for a in "$@"; do printf ' %s' "$a" >> "$CALLS"; done; echo >> "$CALLS"\n${body}`,
      )
      chmodSync(join(folder, name), 0o755)
    }
    tool(
      'az',
      `case "$*" in
        "account show --query tenantId"*) echo tenant-1 ;;
        "account show"*) echo subscription-1 ;;
        "identity show"*clientId*) echo client-1 ;;
        "identity show"*principalId*) echo principal-1 ;;
        "resource show --ids "*) echo "$3" | grep -E -- "$EXISTING" ;;
        "role assignment list"*) echo "$*" | grep -E -- "$GRANTED" || true ;;
      esac`,
    )
    tool('gh', `case "$*" in *customization/sub*) printf '%s' "$PREFIX" ;; esac`)
    const { status, stderr } = spawnSync('bash', [join(root, 'workflows/set-up.sh'), ...environments], {
      encoding: 'utf8',
      env: {
        PATH: `${folder}:${process.env['PATH']}`,
        CALLS: join(folder, 'calls'),
        EXISTING: existing,
        GRANTED: granted,
        PREFIX: prefix,
        REPOSITORY: 'acme/platform',
        RESOURCE_GROUP: 'rg-weather',
        CLUSTER: 'aks-weather',
        VAULT: 'kv-weather-egress',
        ...env,
      },
    })
    const calls = status === 2 ? [] : readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n')
    return { status, stderr, calls, writes: calls.filter(call => / (create|set|--method (PUT|POST)) /.test(call)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const group = '/subscriptions/subscription-1/resourceGroups/rg-weather'
const rolesOf = (calls: readonly string[]) =>
  calls.flatMap(call => {
    const [, role, scope] = /role assignment create .*--role (.*) --scope (\S+)/.exec(call) ?? []
    return role === undefined ? [] : [`${role} on ${scope?.replace(group, '')}`]
  })

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
