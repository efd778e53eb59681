import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { check } from '../../src/policy/check.ts'
import { readAllowances } from '../../src/policy/lint/allowances.ts'
import { lints } from '../../src/policy/lint/lints.ts'
import { lint } from '../../src/policy/lint/run.ts'
import type { Policy } from '../../src/policy/model.ts'
import { parseSpec } from '../../src/policy/parse.ts'
import type { Expectation } from '../../src/policy/spec.ts'
import { toCheckGithub } from '../../src/report/check-github.ts'
import { toCheckJson } from '../../src/report/check-json.ts'
import { type CheckReport, passes } from '../../src/report/check-report.ts'
import { toCheckText } from '../../src/report/check-text.ts'
import { toJunit } from '../../src/report/junit.ts'
import { toSarif } from '../../src/report/sarif.ts'
import { app, net, rules } from '../policy/policies.ts'
import { elements } from './xml.ts'

const example = readFileSync('examples/weather/egress.yaml', 'utf8')

function reportOf(text: string, more: Partial<CheckReport> = {}): CheckReport {
  const { spec, faults } = parseSpec(text, 'egress.yaml')
  assert(spec, JSON.stringify(faults))
  const checked = check(spec.expectations, spec.firewall.policy, spec.facts, spec.network.aksSubnet.prefix)
  const linted = lint({ policy: spec.firewall.policy, facts: spec.facts, spec, checked, allowances: readAllowances(text, 'egress.yaml') })
  return { ...linted, spec: 'egress.yaml', policy: 'egress.yaml', subnet: spec.network.aksSubnet.prefix, checked, ...more }
}

const good = reportOf(example)
/** The deny rule is gone, and one finding is turned off. */
const bad = reportOf(
  example
    .replace(
      'urls: [dataservice.accuweather.com/forecasts, dataservice.accuweather.com/forecasts/*]',
      'urls: [other.accuweather.com/forecasts]',
    )
    .replace(
      '            - { name: fileshare',
      '            # egress-gate: allow inspection-bypassed: moved to 445 by June\n            - { name: fileshare',
    ),
)

test('it passes if all that is expected holds, something is, and no finding is too grave', () => {
  const { checked } = good
  for (const [report, expected] of [
    [good, true],
    [{ ...good, failOn: 'error' }, false],
    [{ ...good, failOn: 'error', findings: good.findings.filter(({ severity }) => severity !== 'error') }, true],
    [{ ...good, failOn: 'warning', findings: good.findings.filter(({ severity }) => severity === 'note') }, true],
    [{ ...good, failOn: 'note', findings: good.findings.filter(({ severity }) => severity === 'note') }, false],
    [{ ...good, checked: [] }, false],
    [{ ...good, checked: checked.map((one, index) => ({ ...one, holds: index > 0 })) }, false],
    [bad, false],
  ] as const)
    assert.equal(passes(report), expected)
})

test('text: what is broken first, then findings, worst first, each kind once', () => {
  const text = toCheckText(bad)
  assert.match(
    text,
    /^egress\.yaml: 8 of 9 expectations hold \(from 10\.42\.1\.0\/24\)\n\n {2}FAIL {2}forecasts are denied by their path {2}egress\.yaml:\d+:5\n/,
  )
  assert.match(
    text,
    /\n {8}expected {3}deny, inspected, by DenyWeatherForecasts\n {8}decided {4}allow, inspected, by AllowWeatherService {2}egress\.yaml:\d+:\d+\n {8}because {4}rule/,
  )
  assert.match(
    text.replaceAll(/\n {6,}/g, ' '),
    /\n1 finding turned off:\n {2}line \d+ {2}"fileshare" .*\[inspection-bypassed\]: moved to 445 by June\n$/,
  )
  const kinds = [...text.matchAll(/^(error|warning|note) {2}.* {2}\[([\w-]+)\]$/gm)].map(([, severity, id]) => [severity, id])
  assert.equal(new Set(kinds.map(([, id]) => id)).size, kinds.length)
  assert.deepEqual(
    kinds
      .map(([severity]) => severity)
      .toSorted((a, b) => ['error', 'warning', 'note'].indexOf(a ?? '') - ['error', 'warning', 'note'].indexOf(b ?? '')),
    kinds.map(([severity]) => severity),
  )
  for (const line of toCheckText(bad, { width: 80 })
    .split('\n')
    .filter(line => !line.startsWith('  ok')))
    assert(line.length <= 100, line)
  assert.doesNotMatch(text, /\u001b/)
  assert.match(toCheckText(bad, { color: true }), /\u001b\[1;31mFAIL\u001b\[0m/)
})

test('text: sources that are treated differently are named', () => {
  const text = toCheckText(
    reportOf(
      example.replace(
        '- { name: apiudp,',
        '- { name: blocked, sources: [10.42.1.8/29], protocols: [TCP], ports: [443], destinations: ["203.0.113.10"] }\n            - { name: apiudp,',
      ),
    ),
  )
  assert.match(text, /\n {8}from {7}10\.42\.1\.8-10\.42\.1\.15\n {8}decided {4}allow, by blocked/)
})

test('json: everything, under keys that stay', () => {
  const { result, spec, policy, subnet, summary, expectations, findings, allowed } = JSON.parse(toCheckJson(bad))
  assert.deepEqual([result, spec, policy, subnet], ['fail', 'egress.yaml', 'egress.yaml', '10.42.1.0/24'])
  assert.deepEqual([summary.expectations, summary.failed, summary.allowed], [9, 1, 1])
  const broken = expectations.find(({ holds }: { holds: boolean }) => !holds)
  assert.deepEqual(
    [broken.name, broken.expect, broken.inspected, broken.rule],
    ['forecasts are denied by their path', 'deny', true, 'DenyWeatherForecasts'],
  )
  const [first] = broken.cases
  assert.deepEqual(
    [first.effect, first.inspected, first.rule, first.ruleCollection, first.from],
    ['allow', true, 'AllowWeatherService', 'aks-application', '10.42.1.4-10.42.1.254'],
  )
  assert.equal(first.breaches.length, 2)
  for (const finding of findings) {
    assert(lints.some(({ id }) => id === finding.lint))
    assert.equal(finding.documentation, `docs/policy.md#${finding.lint}`)
    for (const key of ['severity', 'title', 'message', 'means', 'fix']) assert(finding[key].length > 0, key)
  }
  assert.equal(allowed[0].reason, 'moved to 445 by June')
  assert.equal(JSON.parse(toCheckJson(good)).result, 'pass')
})

test('github: one command a line, at the rule that decides, ten of a level at most', () => {
  const lines = toCheckGithub(bad).trimEnd().split('\n')
  assert.match(
    lines[0] ?? '',
    /^::error file=egress\.yaml,line=\d+,col=\d+,title=expectation broken%3A forecasts are denied by their path::expected deny, inspected, by DenyWeatherForecasts; /,
  )
  for (const line of lines) assert.match(line, /^::(error|warning|notice) [^\n]*::.+$/)
  for (const level of ['error', 'warning', 'notice']) assert(lines.filter(line => line.startsWith(`::${level} `)).length <= 10)
  // Notes of one kind are one annotation.
  assert.equal(lines.filter(line => line.includes('(untested-rule)')).length, 1)
  const { checked } = bad
  const many = toCheckGithub({ ...bad, checked: Array.from({ length: 30 }, () => checked.filter(({ holds }) => !holds)).flat() })
  assert.equal(many.split('\n').filter(line => line.startsWith('::error ')).length, 10)
  assert.match(many, /::error title=egress-gate check::2\d more errors: run check/)
})

test('sarif: rules with help, results that point at them, fingerprints that lines do not change', () => {
  const log = JSON.parse(toSarif(bad))
  assert.equal(log.version, '2.1.0')
  const [{ tool, results }] = log.runs
  for (const rule of tool.driver.rules) {
    assert.match(rule.id, /^[a-z0-9-]+$/)
    for (const text of [rule.shortDescription.text, rule.fullDescription.text, rule.help.text, rule.help.markdown]) assert(text.length > 10)
  }
  for (const result of results) {
    assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId)
    assert(['error', 'warning', 'note'].includes(result.level))
    const { artifactLocation, region } = result.locations[0].physicalLocation
    assert.equal(artifactLocation.uri, 'egress.yaml')
    assert(region.startLine >= 1 && region.startColumn >= 1)
  }
  assert.equal(results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'expectation-broken').length, 1)
  const [suppressed] = results.filter(({ suppressions }: { suppressions?: unknown }) => suppressions)
  assert.deepEqual([suppressed.suppressions[0].kind, suppressed.suppressions[0].justification], ['inSource', 'moved to 445 by June'])

  const prints = (report: CheckReport): string[] =>
    JSON.parse(toSarif(report)).runs[0].results.map(
      (result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints['egressGate/v1'],
    )
  assert.equal(new Set(prints(good)).size, prints(good).length)
  assert.deepEqual(prints(reportOf(`# a line\n\n${example}`)), prints(good))
})

test('junit: counts agree, broken expectations fail, findings fail only where the check does', () => {
  for (const [report, failures] of [
    [good, 0],
    [bad, 1],
    [{ ...good, failOn: 'error' as const }, 1],
    // A spec that expects nothing fails the check.
    [{ ...good, checked: [] }, 1],
  ] as const) {
    const all = elements(toJunit(report))
    const [root] = all
    assert.equal(root?.name, 'testsuites')
    assert.equal(root?.attributes['failures'], String(failures))
    assert.equal(all.filter(({ name }) => name === 'failure').length, failures)
    assert.equal(failures === 0, passes(report))
    assert.equal(root?.attributes['tests'], String(all.filter(({ name }) => name === 'testcase').length))
    for (const suite of all.filter(({ name }) => name === 'testsuite')) assert(Number(suite.attributes['tests']) > 0)
  }
})

/** Names and texts that try to be more than text. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    ']]>',
    '</testcase>',
    '"><script>',
    '::error::x',
    '\n::add-mask::x',
    '\u001b[31m',
    '\ud800',
    '\u0000',
    '%0A',
    '&amp;',
    '`a`',
    '\u202e',
    '[text](https://evil.example)',
  ),
)

test('whatever names hold, every format stays what it is', () => {
  fc.assert(
    fc.property(hostile, hostile, (name, file) => {
      const made: Policy = rules(
        ['Allow', net(name, { destinationAddresses: ['*'] })],
        ['Deny', { ...app(name, { targetFqdns: [name] }), place: { file, line: 3, column: 1 } }],
      )
      const expectation: Expectation = {
        name,
        from: [],
        target: { kind: 'url', url: 'https://c.com/', method: 'GET' },
        expect: 'deny',
        rule: name,
        place: { file, line: 1, column: 1 },
      }
      const checked = check([expectation], made, {}, '10.0.0.0/24')
      const report: CheckReport = { ...lint({ policy: made, facts: {}, checked }), spec: file, policy: file, checked }
      for (const line of toCheckGithub(report).trimEnd().split('\n')) assert.match(line, /^::(error|warning|notice) /)
      assert.doesNotMatch(toCheckText(report), /[\u0000-\u0009\u000b-\u001f\u202e]/)
      const { version, runs } = JSON.parse(toSarif(report))
      assert.equal(version, '2.1.0')
      for (const { message, relatedLocations = [] } of runs[0].results)
        for (const text of [message.text, ...relatedLocations.map((each: { message: { text: string } }) => each.message.text)])
          assert.doesNotMatch(text, /[\p{C}\u2028\u2029]|\]\(/u)
      assert.equal(JSON.parse(toCheckJson(report)).result, 'fail')
      assert.equal(elements(toJunit(report)).filter(({ name }) => name === 'failure').length, 1)
    }),
    { numRuns: 200 },
  )
})
