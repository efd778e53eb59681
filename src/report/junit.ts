import type { Checked } from '../policy/check.ts'
import type { Finding } from '../policy/lint/lint.ts'
import { severities } from '../policy/lint/lint.ts'
import { type CheckReport, documentation, expectedText, placeText } from './check-report.ts'

/**
 * JUnit's XML, in the part that all viewers agree on: one suite of expectations, one of lints. A lint's finding is a failure only
 * where the check would fail on it; else it passes, and says what was found in its output.
 */
export function toJunit(report: CheckReport): string {
  const suites = [
    suite(
      'expectations',
      report.spec !== undefined && report.checked.length === 0 ? [nothing(report.spec)] : report.checked.map(expectationCase),
    ),
    suite(
      'lints',
      report.findings.map(finding => findingCase(finding, report)),
    ),
  ]
  const [tests, failures] = [sum(suites.map(one => one.tests)), sum(suites.map(one => one.failures))]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="egress-gate check" tests="${tests}" failures="${failures}" errors="0" time="0">\n${suites
    .map(({ text }) => text)
    .join('')}</testsuites>\n`
}

export type TestCase = { readonly text: string; readonly failed: boolean }

function suite(name: string, cases: readonly TestCase[]) {
  const failures = cases.filter(({ failed }) => failed).length
  const attributes = `name=${quoted(name)} tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="0"`
  return { tests: cases.length, failures, text: `  <testsuite ${attributes}>\n${cases.map(({ text }) => text).join('')}  </testsuite>\n` }
}

/** The check fails on it, and a viewer takes a suite without tests for a good one. */
const nothing = (file: string): TestCase => {
  const body = failure(
    'nothing is expected',
    'Without expectations there is nothing that a change could break, and a check that checks nothing is not passed.',
  )
  return { failed: true, text: testCase('something is expected', 'expectations', { file, line: 1 }, body) }
}

function expectationCase({ expectation, holds, cases }: Checked): TestCase {
  const { name, place } = expectation
  const bad = cases.filter(({ breaches }) => breaches.length > 0)
  const says = bad.flatMap(({ breaches }) => breaches.map(one => one.says)).join('; ')
  const details = bad.map(({ from, decision }) =>
    [
      `${placeText(place)}: expected ${expectedText(expectation)}`,
      ...(cases.length > 1 ? [`from ${from}`] : []),
      ...(decision.place ? [`decided at ${placeText(decision.place)}`] : []),
      decision.because,
    ].join('\n'),
  )
  return { failed: !holds, text: testCase(name, 'expectations', place, holds ? '' : failure(says, details.join('\n\n'))) }
}

function findingCase(finding: Finding, { failOn }: CheckReport): TestCase {
  const { lint, severity, message, fix, place, subject } = finding
  const failed = failOn !== undefined && severities.indexOf(severity) <= severities.indexOf(failOn)
  const details = [...(place ? [placeText(place)] : []), lint.means, `Fix: ${fix}`, documentation(lint.id)].join('\n')
  const body = failed
    ? failure(`${severity}: ${message}`, details)
    : `      <system-out>${text(`${severity}: ${message}\n${details}`)}</system-out>\n`
  return { failed, text: testCase(`${lint.id}: ${subject}`, `lints.${lint.id}`, place, body) }
}

export const testCase = (
  name: string,
  group: string,
  place: { readonly file: string; readonly line: number } | undefined,
  body: string,
): string => {
  const where = place ? ` file=${quoted(place.file)} line="${place.line}"` : ''
  const open = `    <testcase name=${quoted(name)} classname=${quoted(`egress-gate.${group}`)}${where} time="0"`
  return body === '' ? `${open}/>\n` : `${open}>\n${body}    </testcase>\n`
}

const failure = (message: string, details: string): string =>
  `      <failure message=${quoted(message)} type="failure">${text(details)}</failure>\n`

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

/** What XML 1.0 cannot hold at all, not even as a reference, becomes a replacement character. */
const legal = (value: string): string => value.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
export const text = (value: string): string => legal(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
export const quoted = (value: string): string =>
  `"${text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;').replaceAll('\t', '&#9;')}"`
