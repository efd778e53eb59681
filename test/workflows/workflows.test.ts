import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { parse } from 'yaml'
import { actionFile, callers, ourAction, ourWorkflows, reusable, textOf, type Workflow } from './files.ts'
import { errorsIn, loadParser, type Parser } from './parser.ts'
import { breachesOf, rules } from './rules.ts'

const expression = (text: string): string => `\${{ ${text} }}`

describe("GitHub's own parser accepts", () => {
  let parser: Parser
  before(async () => {
    parser = await loadParser()
  })

  for (const file of [...ourWorkflows, ...callers])
    test(`${file}, with the workflows that it calls`, async () => assert.deepEqual(await errorsIn(parser, file, textOf(file)), []))

  test('action.yml', () => {
    const { context } = parser.parseAction({ name: 'action.yml', content: textOf('action.yml') }, new parser.NoOperationTraceWriter())
    assert.deepEqual(
      context.errors.getErrors().map(({ message }) => message),
      [],
    )
  })

  for (const [fault, broken] of Object.entries({
    'an unknown key': (text: string) => text.replace('timeout-minutes: 60', 'timeout: 60'),
    'an output of a job that is not needed': (text: string) => text.replace('needs: [verify, attest]', 'needs: [attest, nobody]'),
    'an expression that does not end': (text: string) =>
      text.replace(expression('inputs.attest'), expression('inputs.attest').slice(0, -3)),
    'a context that is not there': (text: string) => text.replace('fromJSON(inputs.runner)', 'fromJSON(steps.x)'),
  }))
    test(`and sees ${fault}`, async () => {
      const text = textOf('.github/workflows/gate.yml')
      assert.notEqual(broken(text), text)
      assert.notDeepEqual(await errorsIn(parser, 'gate.yml', broken(text)), [])
    })

  test('and sees an input that the called workflow does not have', async () => {
    const text = textOf('workflows/application.yml')
    assert.notDeepEqual(await errorsIn(parser, 'application.yml', text.replace('workloads: weather', 'workload: weather')), [])
  })
})

describe('the rules of the house', () => {
  for (const file of [...ourWorkflows, ...callers]) test(file, () => assert.deepEqual(breachesOf(file), []))

  test('the six reusable workflows are there', () =>
    assert.deepEqual(
      reusable.map(file => file.replace('.github/workflows/', '')),
      ['adhoc.yml', 'deallocate.yml', 'drift.yml', 'fleet.yml', 'gate.yml', 'provision.yml'],
    ))

  // A rule that never fires guards nothing: each of these breaks exactly one, in a copy.
  const breaking: readonly (readonly [rule: string, file: string, change: (text: string) => string])[] = [
    ['no right by default', 'gate.yml', text => text.replace('\npermissions: {}\n', '\n')],
    ['no right by default', 'gate.yml', text => text.replace('    permissions: {}\n', '')],
    ['every job ends', 'gate.yml', text => text.replace('    timeout-minutes: 60\n', '')],
    ['pinned', 'gate.yml', text => text.replace(/@3d3c42e5\w+ # v7.0.1/, '@v7')],
    ['pinned', 'gate.yml', text => text.replace(/(@3d3c42e5\w+) # v7.0.1/, '$1 # v7')],
    ['named? theirs by', 'gate.yml', text => text.replace('$/actions/connect', './actions/connect')],
    ['what is named by', 'gate.yml', text => text.replace('$/actions/connect', '$/actions/disconnect')],
    ['no expression in a script', 'gate.yml', text => text.replace('verdict=fail', `verdict=${expression('needs.verify.result')}`)],
    [
      'one of its inputs',
      'gate.yml',
      text => text.replace(`          admin: ${expression('inputs.admin')}`, `          administrator: ${expression('inputs.admin')}`),
    ],
    ['one of its inputs', 'fleet.yml', text => text.replace('      evidence-name:', '      evidence:')],
    ['asks for', 'fleet.yml', text => text.replace('      attestations: write\n', '')],
    ['every output that is read', 'gate.yml', text => text.replace('steps.verify.outputs.verdict', 'steps.verify.outputs.verdicts')],
    ['every output that is read', 'gate.yml', text => text.replace('needs: [verify, attest]', 'needs: [verify]')],
    ['every output that is read', 'gate.yml', text => text.replace('jobs.verdict.outputs.verdict', 'jobs.verify.outputs.verdikt')],
    ['described and used', 'gate.yml', text => text.replace('inputs.install-trust && steps', 'inputs.install && steps')],
    ['never cancelled', 'provision.yml', text => text.replace('  cancel-in-progress: false', '  cancel-in-progress: true')],
    ['never cancelled', 'provision.yml', text => text.replace('  queue: max\n', '')],
    ['has an environment', 'provision.yml', text => text.replaceAll(`    environment: ${expression('inputs.apply-environment')}\n`, '')],
    ['ends with the doctor', 'adhoc.yml', text => text.replace('$/actions/doctor', '$/actions/check')],
    [
      'ends with the doctor',
      'gate.yml',
      text => text.replace('        if: failure()\n        continue-on-error', '        if: always()\n        continue-on-error'),
    ],
    ['ends with the doctor', 'drift.yml', text => text.replace('        continue-on-error: true\n        timeout-minutes: 5\n', '')],
    [
      'ends with the doctor',
      'provision.yml',
      text => text.replace(/(for: apply\n {10}tenant-id: .*\n {10}client-id: \$\{\{ inputs\.)apply-client-id/, '$1plan-client-id'),
    ],
    ['cannot write to GitHub', 'drift.yml', text => text.replace('      actions: read', '      issues: write')],
    ['applies nothing', 'drift.yml', text => text.replace('          mode: plan\n', '')],
    ['applies nothing', 'provision.yml', text => text.replace('          mode: plan\n', '          mode: apply\n')],
    ['cannot push', 'gate.yml', text => text.replace('persist-credentials: false', 'persist-credentials: true')],
    ['stands in for no report', 'gate.yml', text => text.replace(`report-directory: ${expression('runner.temp')}/`, 'report-directory: ')],
    [
      'stands in for no report',
      'drift.yml',
      text => text.replace(`path: ${expression('runner.temp')}/egress-drift/`, 'path: egress-drift/'),
    ],
    [
      'stands in for no report',
      'gate.yml',
      text => text.replace(`            ${expression('runner.temp')}/egress-evidence/summary.md`, '            egress-evidence/summary.md'),
    ],
    [
      'stands in for no report',
      'fleet.yml',
      text => text.replace(`evidence-directory: ${expression('runner.temp')}/`, 'evidence-directory: '),
    ],
    [
      'stands in for no report',
      'provision.yml',
      text => text.replace('          persist-credentials: false\n', '          persist-credentials: false\n          path: base\n'),
    ],
    [
      'attempt in which that opened',
      'workflows/application.yml',
      text => text.replace('    if: needs.egress.outputs.attempt == github.run_attempt\n', ''),
    ],
    ['code of strangers', 'adhoc.yml', text => text.replace('  workflow_dispatch:', '  pull_request_target:')],
  ]
  for (const [rule, name, change] of breaking)
    test(`a breach is seen: ${rule} (${name})`, () => {
      const file = name.includes('/') ? name : `.github/workflows/${name}`
      const text = textOf(file)
      const changed = change(text)
      assert.notEqual(changed, text, 'nothing was changed')
      const found = breachesOf(file, changed, parse(changed) as Workflow)
      assert.ok(
        found.some(breach => new RegExp(rule.replace('named? ', '')).test(breach)),
        found.join('\n') || 'nothing was found',
      )
    })
  test('every rule is broken by one of these', () =>
    assert.deepEqual(
      rules
        .map(({ name }) => name)
        .filter(name => !breaking.some(([rule]) => new RegExp(rule.replace('named? ', '')).test(name) || /asks for|ask for/.test(name))),
      [],
    ))
})

describe('action.yml, the gate as one step', () => {
  const { inputs = {}, outputs = {}, runs } = actionFile('')
  test('passes on only what its steps take, and gives only what they give', () => {
    const steps = new Map((runs.steps ?? []).map(step => [step.id ?? '', step]))
    for (const { uses, with: given = {} } of steps.values()) {
      const action = ourAction(uses)
      assert.ok(action, uses)
      for (const key of Object.keys(given)) assert.ok(key in (actionFile(action).inputs ?? {}), `${uses} has no input ${key}`)
    }
    for (const { value = '' } of Object.values(outputs)) {
      const [, id = '', name = ''] = /^\$\{\{ steps\.(\w+)\.outputs\.([\w-]+) \}\}$/.exec(value) ?? []
      assert.ok(name in (actionFile(ourAction(steps.get(id)?.uses) ?? '?').outputs ?? {}), value)
    }
    const text = textOf('action.yml')
    for (const input of Object.keys(inputs)) assert.ok(text.includes(`inputs.${input}`), `${input} is used`)
  })
})
