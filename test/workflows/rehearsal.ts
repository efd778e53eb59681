/** Runs set-up.sh against an `az` and a `gh` that only write down what they are told, so that it can be seen who gets which role. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './files.ts'

/** `az` and `gh` that know one subscription and write down every call. What exists is named by `existing`, what GitHub calls the subject by `prefix`, what it says of each environment by `environment` (JSON; empty: there is none). */
export const rehearse = (
  environments: readonly string[],
  {
    existing = '.',
    granted = '^$',
    prefix = 'repo:acme@77/platform@88',
    environment = '',
    branches = '',
    env = {},
  }: Partial<Record<'existing' | 'granted' | 'prefix' | 'environment' | 'branches', string>> & { env?: Record<string, string> } = {},
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
    // The answer is put through the script's own jq, as gh does it.
    tool(
      'gh',
      `case "$*" in
        *customization/sub*) printf '%s' "$PREFIX" ;;
        *"--method "*) ;;
        "api repos/acme/platform/environments/"*/deployment-branch-policies*) printf '%s\n' "$BRANCHES" ;;
        "api repos/acme/platform/environments/"*) if [ -z "$ENVIRONMENT" ]; then echo '{"message":"Not Found"}'; exit 1; fi; echo "$ENVIRONMENT" | jq -r "$4" ;;
      esac`,
    )
    const { status, stderr } = spawnSync('bash', [join(root, 'workflows/set-up.sh'), ...environments], {
      encoding: 'utf8',
      env: {
        PATH: `${folder}:${process.env['PATH']}`,
        CALLS: join(folder, 'calls'),
        EXISTING: existing,
        GRANTED: granted,
        PREFIX: prefix,
        ENVIRONMENT: environment,
        BRANCHES: branches,
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

export type Grant = { readonly role: string /** Below the resource group; empty: the group itself. */; readonly scope: string }

const group = '/subscriptions/subscription-1/resourceGroups/rg-weather'
export const grantsOf = (calls: readonly string[]): readonly Grant[] =>
  calls.flatMap(call => {
    const [, role, scope] = /role assignment create .*--role (.*) --scope (\S+)/.exec(call) ?? []
    return role === undefined ? [] : [{ role, scope: scope?.replace(group, '') ?? '' }]
  })
