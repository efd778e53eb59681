import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createConsole } from '../../src/github/console.ts'
import { maskedForms } from '../../src/github/masks.ts'
import { publish } from '../../src/github/publish.ts'
import { redactReport } from '../../src/github/redact-report.ts'
import type { Report } from '../../src/report/report.ts'
import { makeOutcome, makeReport, makeVerdict, tls } from '../report/make.ts'

const three = ['report.html', 'report.json', 'summary.md']
const five = ['junit.xml', 'report.html', 'report.json', 'report.sarif', 'summary.md']

const published = (...reports: readonly Report[]) => publishedWithout(['hunter2'], ...reports)

const publishedWithout = async (secrets: readonly string[], ...reports: readonly Report[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'publish-'))
  try {
    const common = { summary: false, reportDirectory: folder } as Parameters<typeof publish>[1]
    const console = createConsole(() => undefined)
    console.hide(secrets)
    for (const report of reports) assert.equal(await publish(report, common, console, {} as Parameters<typeof publish>[3]), true)
    return new Map(
      readdirSync(folder)
        .sort()
        .map(name => [name, readFileSync(join(folder, name), 'utf8')]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('JUnit and SARIF are written for verdicts alone, without secrets', async () => {
  assert.deepEqual([...(await published(makeReport({ action: 'connect' }))).keys()], three)
  const files = await published(makeReport({ result: 'fail', verdicts: [makeVerdict({ result: 'fail', because: 'it said hunter2' })] }))
  assert.deepEqual([...files.keys()], five)
  for (const [name, text] of files) assert.ok(!text.includes('hunter2'), name)
  assert.match(files.get('junit.xml') ?? '', /it said \*\*\*/)
  assert.match(files.get('report.sarif') ?? '', /it said \*\*\*/)
})

test('a run that comes to no verdict does not leave those of the run before', async () => {
  const files = await published(makeReport({ verdicts: [makeVerdict()] }), makeReport({ result: 'fail', headline: 'no cluster' }))
  assert.match(files.get('junit.xml') ?? '', /failures="1"[\s\S]*no cluster/)
  assert.match(files.get('report.sarif') ?? '', /no cluster/)
})

/** Each is another text in one of the formats: entities, Markdown's and JSON's backslashes, spelled controls, percent signs. */
const secrets = [`a&b<c>"d'e`, 'pipe|star*line_tick`', 'back\\slash"quote', 'tab\tand\u0007bell', '100%25:of,it', '&amp;&lt;']

for (const secret of secrets)
  test(`a secret is hidden before a format makes another text of it: ${JSON.stringify(secret)}`, async () => {
    const said = `before ${secret} after`
    const report = makeReport({
      title: said,
      headline: said,
      result: 'fail',
      facts: [{ name: said, value: said }],
      findings: [{ level: 'error', message: said, advice: said, file: 'egress.yaml', line: 1, column: 1 }],
      next: [said],
      outcomes: [makeOutcome(said, 'failed', [{ path: said, desired: said, current: said }]), makeOutcome(said, 'skipped')],
      verdicts: [
        makeVerdict({ result: 'fail', workload: said, probe: said, because: said, observed: said, pod: said, rule: said }),
        makeVerdict({ observation: tls([said], { http: { status: 200, body: said, headers: { [said]: said } } }) }),
      ],
    })
    const told = (text: string) => [...text.matchAll(/before (.*?) after/gs)].map(([, between]) => between?.replaceAll('&#42;', '*'))
    const files = await publishedWithout(maskedForms(secret), report)
    for (const [name, text] of files) {
      const found = told(text)
      assert.ok(found.length > 4, name)
      assert.deepEqual([...new Set(found)], ['***'], name)
    }
  })

test('a secret that is a word of the report itself breaks no report', async () => {
  for (const secret of ['fail', 'pass', 'inconclusive', 'allow', 'tls', 'div', 'weather']) {
    const report = makeReport({ result: 'fail', verdicts: [makeVerdict({ result: 'fail', observation: tls(['a']) }), makeVerdict()] })
    const files = await publishedWithout(maskedForms(secret), report)
    const json = JSON.parse(files.get('report.json') ?? '')
    assert.equal(json.result, 'fail')
    assert.deepEqual(json.counts, { pass: 1, fail: 1, inconclusive: 0 })
    assert.match(files.get('report.html') ?? '', /<\/html>/)
  }
})

test('what is the same value in many verdicts stays one', () => {
  const observation = tls(['a'])
  const { verdicts } = redactReport(makeReport({ verdicts: [makeVerdict({ observation }), makeVerdict({ observation })] }), text => text)
  assert.equal(verdicts[0]?.observation, verdicts[1]?.observation)
  assert.deepEqual(verdicts[0]?.observation, observation)
})
