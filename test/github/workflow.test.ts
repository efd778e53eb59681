import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { parse } from 'yaml'

const root = resolve(import.meta.dirname, '../..')

type Job = { permissions?: unknown; 'timeout-minutes'?: number; uses?: string; steps?: { uses?: string; run?: string }[] }

for (const file of globSync('.github/workflows/*.yml', { cwd: root }))
  test(`${file}: no right by default, every job ends, every action of others is pinned to a commit, no expression in a script`, () => {
    const { permissions, jobs } = parse(readFileSync(resolve(root, file), 'utf8')) as { permissions: unknown; jobs: Record<string, Job> }
    assert.deepEqual(permissions, {})
    for (const [name, job] of Object.entries(jobs)) {
      assert.ok(job.permissions, `${name} says what it may`)
      assert.ok(job.uses || job['timeout-minutes'], `${name} has a deadline`)
      for (const { uses, run } of job.steps ?? []) {
        if (uses && !uses.startsWith('$/')) assert.match(uses, /@[0-9a-f]{40}$/)
        assert.doesNotMatch(run ?? '', /\$\{\{/)
      }
    }
  })
