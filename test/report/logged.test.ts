/** What the firewall's log says of a verdict stands in every form of the report, and only where it was asked. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toHtml } from '../../src/report/html.ts'
import { toJson } from '../../src/report/json.ts'
import { toMarkdown } from '../../src/report/markdown.ts'
import type { LogRow } from '../../src/verify/corroborate.ts'
import type { Verdict } from '../../src/verify/verdict.ts'
import { makeReport, makeVerdict } from './make.ts'

const row: LogRow = {
  kind: 'application',
  time: '2026-11-30T02:50:33Z',
  sourceIp: '10.42.1.6',
  url: 'a.example/path',
  port: 443,
  action: 'Allow',
  tlsInspected: true,
  rule: 'AllowA',
}

const rows: [what: string, logged: Verdict['logged'], html: RegExp, markdown: RegExp | undefined][] = [
  ['not asked', undefined, />not asked<.*logs-deadline-seconds/, undefined],
  ['no row', { kind: 'silent', because: 'nothing came' }, />no row<.*nothing came/, /log: no row \(because nothing came\)/],
  [
    'agrees',
    { kind: 'agrees', row },
    />agrees<.*Allow, inspected<.*AllowA<.*a\.example\/path<.*02:50:33Z/,
    /log: agrees \(action Allow, inspected; rule AllowA; for a\.example\/path/,
  ],
  [
    'disagrees',
    { kind: 'disagrees', row: { ...row, kind: 'network', url: undefined as never, target: '203.0.113.1' }, because: 'it says Allow' },
    />disagrees<.*it says Allow<.*Allow<.*203\.0\.113\.1:443/,
    /log: disagrees \(because it says Allow; action Allow; rule AllowA; for 203\.0\.113\.1:443/,
  ],
]
for (const [what, logged, html, markdown] of rows)
  test(`report: the log: ${what}`, () => {
    const report = makeReport({ verdicts: [makeVerdict(logged === undefined ? {} : { logged })] })
    assert.match(toHtml(report), html)
    if (markdown) assert.match(toMarkdown(report), markdown)
    else assert.doesNotMatch(toMarkdown(report), /firewall's log/)
    const [verdict] = toJson(report)['verdicts'] as unknown as [{ logged?: { kind: string } }]
    assert.equal(verdict.logged?.kind, logged?.kind)
  })

test('report: pods of which the log says different things are told apart', () => {
  const verdicts = [
    makeVerdict({ pod: 'one', logged: { kind: 'agrees', row } }),
    makeVerdict({ pod: 'two', logged: { kind: 'disagrees', row, because: 'it says Deny' } }),
  ]
  assert.match(toHtml(makeReport({ verdicts })), />agrees<[\s\S]*Said otherwise[\s\S]*log: disagrees, it says Deny/)
})
