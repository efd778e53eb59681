import { placeText } from './check-report.ts'
import { quoted, type TestCase, testCase, text } from './junit.ts'
import type { Report } from './report.ts'
import { shortened, visible } from './text.ts'
import { type FindingCase, findingCases, type VerdictCase, verdictCases } from './verdict-cases.ts'

/**
 * JUnit's XML: a suite for each workload with a test for each of its expectations, and one for errors of the run. What is inconclusive
 * is an error: the experiment broke, and a viewer that knows only failures must not show it as passed.
 */
export function toVerdictJunit(report: Report): string {
  const cases = verdictCases(report)
  const workloads = [...new Set(cases.map(({ workload }) => workload))]
  const suites = [
    ...workloads.map(workload => suite(workload, cases.filter(each => each.workload === workload).map(probeCase))),
    ...[findingCases(report)].filter(found => found.length > 0).map(found => suite('run', found.map(findingTest))),
  ]
  const sum = (of: 'tests' | 'failures' | 'errors') => suites.reduce((total, each) => total + each[of], 0)
  const counts = `tests="${sum('tests')}" failures="${sum('failures')}" errors="${sum('errors')}"`
  const name = quoted(`egress-gate ${shortened(visible(report.action), 120)}`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name=${name} ${counts} time="0">\n${suites.map(each => each.text).join('')}</testsuites>\n`
}

type Test = TestCase & { readonly broken: boolean }

function suite(name: string, cases: readonly Test[]) {
  const [tests, failures, errors] = [cases.length, cases.filter(each => each.failed).length, cases.filter(each => each.broken).length]
  const attributes = `name=${quoted(shown(name))} tests="${tests}" failures="${failures}" errors="${errors}" skipped="0" time="0"`
  return { tests, failures, errors, text: `  <testsuite ${attributes}>\n${cases.map(each => each.text).join('')}  </testsuite>\n` }
}

const shown = (name: string): string => shortened(visible(name), 200)

function probeCase({ workload, name, number, place, result, kind, message }: VerdictCase): Test {
  const element = result === 'fail' ? 'failure' : 'error'
  const body = kind === undefined ? '' : problem(element, kind, message, `${visible(placeText(place))}: ${message}`)
  const title = number === 1 ? shown(name) : `${shown(name)} #${number}`
  return { failed: result === 'fail', broken: result === 'inconclusive', text: testCase(title, shown(workload), place, body) }
}

function findingTest({ message, place }: FindingCase): Test {
  const details = place ? `${visible(placeText(place))}: ${message}` : message
  return {
    failed: true,
    broken: false,
    text: testCase(shown(message), 'run', place, problem('failure', 'run-finding', message, details)),
  }
}

const problem = (element: 'failure' | 'error', type: string, message: string, details: string): string =>
  `      <${element} message=${quoted(message)} type=${quoted(type)}>${text(details)}</${element}>\n`
