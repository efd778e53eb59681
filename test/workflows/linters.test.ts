import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { actionlint, excuses, type Linted, zizmor } from '../../scripts/lint-workflows.ts'
import { textOf } from './files.ts'

const expression = (text: string): string => `\${{ ${text} }}`

/** Skips where the linter is not installed; the reason says how to get it. */
const linted = (context: TestContext, found: Linted): Linted | undefined => {
  if (found.missing !== undefined) context.skip(found.missing)
  return found.missing === undefined ? found : undefined
}

const inCopy = (change: (text: string) => string, lint: (path: string) => Linted): Linted => {
  const folder = mkdtempSync(join(tmpdir(), 'egress-gate-lint-'))
  try {
    const text = textOf('.github/workflows/gate.yml')
    assert.notEqual(change(text), text)
    const path = join(folder, 'gate.yml')
    writeFileSync(path, change(text))
    return lint(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('zizmor reports nothing', context => {
  const found = linted(context, zizmor())
  if (found) assert.deepEqual(found.findings, [])
})

test('actionlint reports nothing but its known false alarms, and every excuse is still needed', context => {
  const found = linted(context, actionlint())
  if (!found) return
  assert.deepEqual(found.findings, [])
  assert.ok(found.excused >= excuses.length)
})

const faults: readonly (readonly [name: string, tool: 'zizmor' | 'actionlint', change: (text: string) => string])[] = [
  ['an action of others without a commit', 'zizmor', text => text.replace(/actions\/checkout@\w+ # v7.0.1/, 'actions/checkout@v7')],
  ['credentials left in the checkout', 'zizmor', text => text.replace('          persist-credentials: false\n', '')],
  [
    "somebody's text in a script",
    'zizmor',
    text => text.replace('verdict=fail', `verdict=${expression('github.event.pull_request.title')}`),
  ],
  [
    'a trigger that gives rights to strangers',
    'zizmor',
    text => text.replace('  workflow_call:', '  pull_request_target:\n  workflow_call:'),
  ],
  [
    'an output of a step that is not there',
    'actionlint',
    text => text.replace('steps.name.outputs.report-sha256', 'steps.nobody.outputs.report-sha256'),
  ],
  ['a key that is none', 'actionlint', text => text.replace('    timeout-minutes: 60', '    timeout: 60')],
  ['an input that is none', 'actionlint', text => text.replace('inputs.install-trust', 'inputs.install')],
]
for (const [name, tool, change] of faults)
  test(`${tool} sees ${name}`, context => {
    const found = linted(
      context,
      inCopy(change, path => (tool === 'zizmor' ? zizmor([path]) : actionlint([path]))),
    )
    if (found) assert.notDeepEqual(found.findings, [])
  })

test('a file that cannot be read is a finding, not silence', context => {
  for (const lint of [zizmor, actionlint]) {
    const found = linted(context, lint(['/nowhere/gate.yml']))
    if (found) assert.notDeepEqual(found.findings, [])
  }
})
