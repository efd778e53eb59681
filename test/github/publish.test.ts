import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createConsole } from '../../src/github/console.ts'
import { publish } from '../../src/github/publish.ts'
import type { Report } from '../../src/report/report.ts'
import { makeReport, makeVerdict } from '../report/make.ts'

const three = ['report.html', 'report.json', 'summary.md']
const five = ['junit.xml', 'report.html', 'report.json', 'report.sarif', 'summary.md']

const published = async (...reports: readonly Report[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'publish-'))
  try {
    const common = { summary: false, reportDirectory: folder } as Parameters<typeof publish>[1]
    const console = createConsole(() => undefined)
    console.hide(['hunter2'])
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
