/** What is said of pods that were not asked has to fit to the result. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unreadyFindings } from '../../src/actions/verify-unasked.ts'
import { sortPods } from '../../src/kubernetes/pods.ts'
import { toAnnotations } from '../../src/report/annotations.ts'
import type { Finding } from '../../src/report/report.ts'
import { findingCases } from '../../src/report/verdict-cases.ts'
import { makeReport } from '../report/make.ts'

const finding: Finding = { level: 'error', message: 'weather/weather-1 was not asked: its image cannot be pulled' }
const pod = (parts: { readonly phase?: string; readonly deletionTimestamp?: string } = {}) => ({
  metadata: {
    uid: 'uid-1',
    name: 'weather-1',
    ...(parts.deletionTimestamp ? { deletionTimestamp: parts.deletionTimestamp } : {}),
  },
  spec: { containers: [{ name: 'app', image: 'app' }] },
  status: { phase: parts.phase ?? 'Pending' },
})

for (const [what, now, level] of [
  ['still not ready', [pod()], 'error'],
  ['gone', [], 'warning'],
  ['going away', [pod({ deletionTimestamp: '2026-11-23T09:00:30Z' })], 'warning'],
  ['over', [pod({ phase: 'Failed' })], 'warning'],
] as const)
  test(`a pod that was not ready, and is now: ${what}`, () => {
    const told = unreadyFindings([{ uid: 'uid-1', finding }], [{ pods: sortPods(now, 'weather') }])
    assert.deepEqual(
      told.map(each => each.level),
      [level],
    )
    if (level === 'error') return
    // The run may pass: then no format may say that it failed.
    const report = makeReport({ findings: told })
    assert.deepEqual(findingCases(report), [])
    assert.ok(toAnnotations(report).every(each => each.level !== 'error'))
  })
