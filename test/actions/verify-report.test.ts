/** What the evidence says of the firewall's log has to be what the run made of it. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { writeEvidence } from '../../src/actions/verify-report.ts'
import { readEvidence } from '../../src/verify/evidence-read.ts'
import { weather } from '../plan/scene.ts'
import { ourFirewall } from '../verify/lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'egress-gate-verify-report-'))
after(() => rmSync(folder, { recursive: true }))

const rows: [what: string, read: boolean, disagreements: number, recorded: number | undefined][] = [
  ['was read, and agrees', true, 0, 0],
  ['was read, and contradicts', true, 2, 2],
  ['could not be read', false, 0, undefined],
  ['contradicts, and could not be read any more after that', false, 1, 1],
]
for (const [what, read, disagreements, recorded] of rows)
  test(`evidence: the log ${what}`, async () => {
    const { authority } = await ourFirewall()
    const asked = { verdicts: [], pods: [], findings: [], steering: [], log: undefined, subject: [], at: new Date(), publicRoots: [] }
    const request = { reportDirectory: 'out' } as Parameters<typeof writeEvidence>[5]
    const log = { read, disagreements, logged: [], facts: [], findings: [] }
    const subject = { cluster: {}, pods: [] }
    const env = { GITHUB_WORKSPACE: folder }
    const { evidence } = await writeEvidence(weather(), [], authority, asked, log, request, 'lab', subject, env)
    assert.equal(readEvidence(readFileSync(join(folder, evidence ?? ''), 'utf8')).logDisagreements, recorded)
  })
